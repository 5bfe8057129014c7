#include "command/version.h"
#include "engine/case/save_files.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/rationale/report_formats.h"

#include <filesystem>

namespace yindi {
int run_report(const Options& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const ReportFormat* format = report_format_of(options.output);
  if (!format)
    return refuse(err, say(mark("\"{}\" is no format of a report in this version"), options.output),
                  say(mark("name the file .html or .md")), language, wrong_usage);
  int status = done;
  const auto book = open_for(options, err, status);
  if (!book) return status;
  auto ranked = rank_for(options, *book, err, status);
  if (!ranked) return status;
  const SimulationOptions drawn = simulation_options(book->value);
  auto robust = *robustness(book->value, ranked->ranking.counties, drawn);
  Rationale rationale = make_rationale(book->value, std::move(*ranked), std::move(robust), drawn);
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
