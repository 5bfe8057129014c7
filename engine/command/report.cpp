#include "command/version.h"
#include "engine/format/folder.h"
#include "engine/format/hash.h"
#include "engine/format/save_files.h"
#include "engine/format/words.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/rationale/rationale.h"

#include <filesystem>

namespace yindi {
namespace {

/// One row a format: the file's ending and its writer.
struct Format {
  const char* ending;
  std::string (*write)(const Rationale&, Language);
};

constexpr Format formats[] = {{".html", write_html}, {".md", write_markdown}};

const Format* format_of(const std::string& output) {
  const std::string ending = lower(std::filesystem::path(output).extension().string());
  for (const Format& format : formats)
    if (ending == format.ending) return &format;
  return nullptr;
}

/// Of the files that the casebook was read from, and of no other that lies in its folder.
std::vector<FileHash> hashes_of(const std::string& folder, const std::vector<std::string>& files) {
  std::vector<FileHash> hashes;
  for (const std::string& file : files)
    if (const Loaded<std::string> bytes = read_file({folder, std::nullopt}, file); bytes.value)
      hashes.push_back({file, sha256(*bytes.value)});
  return hashes;
}

} // namespace

int run_report(const Options& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const Format* format = format_of(options.output);
  if (!format)
    return refuse(err, say(mark("\"{}\" is no format of a report in this version"), options.output),
                  say(mark("name the file .html or .md")), language, wrong_usage);
  int status = done;
  const auto book = open_for(options, err, status);
  if (!book) return status;
  if (!rank_for(options, *book, err, status)) return status;
  Rationale rationale = make_rationale(book->value, options.counties);
  rationale.files = hashes_of(options.casebook, book->files);
  rationale.made_by = std::string("yindi ") + version + " (" + commit + ")";
  const std::filesystem::path output(options.output);
  const std::string folder = output.has_parent_path() ? output.parent_path().string() : ".";
  if (std::error_code missing; !std::filesystem::is_directory(folder, missing))
    return refuse(err, say(mark("the folder {} is missing"), folder), say(mark("make it first, or name another")),
                  language, input_has_errors);
  const Diagnostics problems = save_files(folder, {{output.filename().string(), format->write(rationale, language)}});
  if (report_problems(err, problems, language)) return input_has_errors;
  std::error_code error;
  out << std::filesystem::absolute(options.output, error).lexically_normal().string() << "\n";
  return done;
}

} // namespace yindi
