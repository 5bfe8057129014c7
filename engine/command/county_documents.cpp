#include "engine/command/county_documents.h"

#include "command/version.h"
#include "engine/case/names.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/folder.h"
#include "engine/format/machine.h"
#include "engine/format/save_files.h"
#include "engine/format/words.h"
#include "engine/rationale/county_proof.h"
#include "engine/rationale/documents.h"
#include "engine/rationale/docx.h"
#include "engine/rationale/markup.h"
#include "engine/rationale/report_formats.h"
#include "engine/vectors/threads.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <sstream>

namespace yindi {
namespace {

/// A case with everything that its documents are written from.
struct Prepared {
  Casebook book;
  DocumentMaterial material;

  const Case& value() const { return book.value; }
  std::size_t count() const { return material.asked.size(); }
};

bool is_pdf(const std::string& file) { return lower(std::filesystem::path(file).extension().string()) == ".pdf"; }

/// Nothing, with the reasons on `err`, where the case cannot be had. `refused`: why nothing is to be computed of it.
std::optional<Prepared> prepare(const ReportOptions& options, std::ostream& err, int& status,
                                const std::function<int(const Case&)>& refused = nullptr) {
  auto book = open_for(options, err, status);
  if (!book) return std::nullopt;
  if (refused && (status = refused(book->value)) != done) return std::nullopt;
  const LibraryWords words = library_words(book->value.model->library);
  if (report_problems(err, placed(words.diagnostics, book->places, options.casebook), options.language())) {
    status = input_has_errors;
    return std::nullopt;
  }
  auto ranked = rank_for(options, *book, err, status);
  if (!ranked) return std::nullopt;
  if (!options.counties.empty()) { // the region needs every county
    ReportOptions all = options;
    all.counties.clear();
    std::ostringstream told; // of the others nobody asked
    int unused = done;
    if (auto whole = rank_for(all, *book, told, unused)) ranked = std::move(whole);
  }
  Prepared prepared{std::move(*book), {}};
  prepared.material =
      *document_material(prepared.value(), std::move(*ranked), options.counties, nullptr, options.annex);
  prepared.material.provenance =
      provenance_of(prepared.value(), prepared.material.drawn, hashes_of(options.casebook, prepared.book.files),
                    arguments_in(options), version, commit);
  give_memory_back(); // the ranking takes twice what is left of it
  return prepared;
}

CountySheet sheet_of(const Prepared& prepared, std::size_t k, Language language) {
  return county_sheet(prepared.value(), prepared.material, k, language);
}

std::optional<std::string> bytes_of(const std::string& file, std::ostream& err, Language language) {
  const std::filesystem::path path(file);
  const Folder folder{path.has_parent_path() ? path.parent_path().string() : ".", std::nullopt};
  const auto bytes = read_file(folder, path.filename().string());
  if (report_problems(err, bytes.diagnostics, language) || !bytes.value) return std::nullopt;
  return bytes.value;
}

/// The bytes of --template, blank without one; nothing, with the reason on `err`, where it is no DOCX with styles.
std::optional<std::string> template_of(const ReportOptions& options, std::ostream& err) {
  if (options.template_docx.empty()) return std::string();
  auto bytes = bytes_of(options.template_docx, err, options.language());
  if (!bytes) return std::nullopt;
  if (const auto wrong = wrong_template(*bytes)) {
    refuse(err, say(mark("--template {0}: {1}"), options.template_docx, *wrong),
           say(mark("save a document of yours as .docx and name that file")), options.language(), input_has_errors);
    return std::nullopt;
  }
  return bytes;
}

int save(const std::string& file, const std::string& bytes, Language language, std::ostream& out, std::ostream& err) {
  const std::filesystem::path output(file);
  const std::string folder = output.has_parent_path() ? output.parent_path().string() : ".";
  if (std::error_code missing; !std::filesystem::is_directory(folder, missing))
    return refuse(err, say(mark("the folder {} is missing"), folder), say(mark("make it first, or name another")),
                  language, input_has_errors);
  if (report_problems(err, save_files(folder, {{output.filename().string(), bytes}}), language))
    return input_has_errors;
  std::error_code error;
  out << std::filesystem::absolute(file, error).lexically_normal().string() << "\n";
  return done;
}

/// What the index says of a document.
struct Indexed {
  std::string county, answer;
};
Indexed indexed(const CountySheet& sheet) {
  for (const SheetPart& part : sheet.parts)
    if (part.id == "answer")
      if (const auto* head = std::get_if<SheetText>(&part.blocks.front()))
        return {sheet.county, head->words.front().text};
  return {sheet.county, {}};
}

/// The list of all documents with each one's answer.
std::string index_of(const Prepared& prepared, const std::vector<Indexed>& sheets, const std::string& ending,
                     Language language) {
  const Case& c = prepared.value();
  const std::string title = escape_markup((c.head.title.empty() ? c.head.id : c.head.title.in(language)));
  std::string page =
      fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" "
                  "content=\"width=device-width, initial-scale=1\"/>\n<title>{}</title>\n<style>body {{ max-width: "
                  "860px; margin: 24px "
                  "auto; padding: 0 16px; font: 16px/1.5 \"Noto Sans CJK SC\", \"Microsoft YaHei\", Arial, sans-serif; "
                  "overflow-wrap: "
                  "anywhere; }} table {{ width: 100%; border-collapse: collapse; }} th, td {{ padding: 5px 10px 5px 0; "
                  "border-bottom: 1px "
                  "solid #c9c9c9; text-align: left; }} td:last-child {{ white-space: nowrap; }} a {{ color: #23415F; "
                  "}}</style>\n</head>\n"
                  "<body>\n<h1>{}</h1>\n<table>\n<thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead>\n<tbody>\n",
                  language == Language::zh ? "zh-Hans" : "en", title, title, tr(language, "County"),
                  tr(language, "Answer"), tr(language, "How sure"));
  for (std::size_t k = 0; k < sheets.size(); ++k)
    page +=
        fmt::format("<tr><td><a href=\"{0}{1}\">{2}</a></td><td>{3}</td><td>{4}</td></tr>\n", sheets[k].county, ending,
                    escape_markup(county_name(c, sheets[k].county).in(language)), escape_markup(sheets[k].answer),
                    escape_markup(verdict_in_brief(prepared.material.sure[k].verdict).in(language)));
  return page + "</tbody>\n</table>\n</body>\n</html>\n";
}

} // namespace

std::vector<std::string> arguments_in(const CasebookOptions& options) {
  std::vector<std::string> all;
  if (!options.method.empty()) all.push_back("--method " + options.method);
  for (const std::string& text : options.parameters) all.push_back("--param " + text);
  for (const std::string& text : options.settings) all.push_back("--set " + text);
  return all;
}

int run_county_document(const ReportOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const bool notice = options.shape == "notice";
  const SheetFormat* format = notice ? notice_format_of(options.file) : county_format_of(options.file);
  if (!format)
    return refuse(err, say(mark("\"{}\" is no format of a county's document in this version"), options.file),
                  say(mark("give the file one of these endings: {}"),
                      joined(endings_of(notice ? notice_formats() : county_formats()))),
                  language, wrong_usage);
  const auto styles = template_of(options, err);
  if (!styles) return input_has_errors;
  int status = done;
  const auto prepared = prepare(options, err, status);
  if (!prepared) return status;
  const bool several = is_pdf(options.file) && !notice && prepared->count() > 1 && prepared->count() <= most_in_table;
  if (several) {
    std::vector<CountySheet> sheets;
    for (std::size_t k = 0; k < prepared->count(); ++k) sheets.push_back(sheet_of(*prepared, k, language));
    return save(options.file, write_counties_pdf(sheets), language, out, err);
  }
  if (prepared->count() != 1)
    return refuse(
        err, say(mark("a county's document is about one county; this asks for {}"), std::to_string(prepared->count())),
        say(mark("name it with --county, or ask for one document each: --each-county --output FOLDER")), language,
        wrong_usage);
  const CountySheet sheet =
      notice ? notice_sheet(prepared->value(), prepared->material, 0, language) : sheet_of(*prepared, 0, language);
  return save(options.file, format->write({prepared->value(), prepared->material, sheet, *styles}), language, out, err);
}

int run_case_document(const ReportOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  int status = done;
  const bool pdf = is_pdf(options.file);
  const auto too_many = [&](const Case& c) -> int {
    const std::size_t count = options.counties.empty() ? c.model->county_ids.size() : options.counties.size();
    if (count <= most_in_table || options.shape == "province" || !pdf) return done;
    return refuse(
        err, say(mark("one PDF of {} counties would not be read by anybody"), std::to_string(count)),
        say(mark("ask for the few pages on all of them with --shape province, and for the counties' own sheets "
                 "with --each-county --output FOLDER --as pdf")),
        language, wrong_usage);
  };
  const auto styles = template_of(options, err);
  if (!styles) return input_has_errors;
  auto prepared = prepare(options, err, status, too_many);
  if (!prepared) return status;
  const std::size_t count = prepared->count();
  if (count != prepared->material.facts.ranked.ranking.counties.size())
    return refuse(err,
                  say(mark("the whole case as {} is about all of its counties"),
                      lower(std::filesystem::path(options.file).extension().string())),
                  say(mark("leave --county out, or name one county")), language, wrong_usage);
  const CountySheet sheet =
      case_sheet(prepared->value(), prepared->material, language, {options.shape == "province", options.annex});
  if (pdf) { // written from the sheet alone: the case makes room for the fonts
    prepared.reset();
    give_memory_back();
    return save(options.file, write_case_pdf(sheet), language, out, err);
  }
  return save(options.file,
              case_format_of(options.file)->write({prepared->value(), prepared->material, sheet, *styles}), language,
              out, err);
}

int run_each_county(const ReportOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const std::string ending = "." + (options.as.empty() ? "html" : options.as);
  const SheetFormat* format = county_format_of("sheet" + ending);
  const auto styles = template_of(options, err);
  if (!styles) return input_has_errors;
  int status = done;
  const auto prepared = prepare(options, err, status);
  if (!prepared) return status;
  const std::size_t count = prepared->count();
  std::vector<Indexed> sheets(count);
  const std::atomic<bool> cancelled = false;
  // So many at once are in memory; the index comes last, so that where it stands all documents do.
  constexpr std::size_t at_once = 48;
  for (std::size_t from = 0; from < count; from += at_once) {
    const std::size_t some = std::min(at_once, count - from);
    std::vector<std::string> bytes(some);
    for_each(
        static_cast<int>(some), thread_count(0),
        [&](int k) {
          const std::size_t at = from + static_cast<std::size_t>(k);
          const CountySheet sheet = sheet_of(*prepared, at, language);
          bytes[at - from] = format->write({prepared->value(), prepared->material, sheet, *styles});
          sheets[at] = indexed(sheet);
        },
        cancelled);
    std::map<std::string, std::string> files;
    for (std::size_t k = 0; k < some; ++k) files[sheets[from + k].county + ending] = std::move(bytes[k]);
    if (report_problems(err, save_files(options.file, files), language)) return input_has_errors;
  }
  const std::string index = index_of(*prepared, sheets, ending, language);
  if (report_problems(err, save_files(options.file, {{"index.html", index}}), language)) return input_has_errors;
  std::error_code error;
  out << (std::filesystem::absolute(options.file, error) / "index.html").lexically_normal().string() << "\n";
  return done;
}

int run_verify_document(const ReportOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const auto bytes = bytes_of(options.verify, err, language);
  if (!bytes) return input_has_errors;
  const auto document = read_document(*bytes);
  if (!document.value) {
    const Diagnostic& why = document.diagnostics.front();
    return refuse(err, why.message, why.hint, language, input_has_errors);
  }
  // What the document itself asked; what the command line asks besides is compared with that.
  ReportOptions asked = options;
  asked.method.clear(), asked.parameters.clear(), asked.settings.clear();
  for (const std::string& argument : document.value->arguments) {
    const std::size_t blank = argument.find(' ');
    const std::string name = argument.substr(0, blank),
                      value = blank == std::string::npos ? "" : argument.substr(blank + 1);
    if (name == "--method") asked.method = value;
    if (name == "--param") asked.parameters.push_back(value);
    if (name == "--set") asked.settings.push_back(value);
  }
  const bool whole = document.value->whole();
  asked.annex = document.value->annex;
  asked.counties.clear();
  if (!whole) asked.counties = {document.value->county};
  asked.output.lang = document.value->lang == "zh" ? "zh" : "en";
  int status = done;
  const auto prepared = prepare(asked, err, status);
  if (!prepared) return status;
  if (!whole && prepared->count() == 0)
    return refuse(err, say(mark("no county \"{}\" in this casebook"), document.value->county), {}, language,
                  input_has_errors);
  const Language as_written = asked.language();
  const CountySheet sheet = whole ? case_sheet(prepared->value(), prepared->material, as_written,
                                               {document.value->kind == "province", document.value->annex})
                            : document.value->kind == "notice"
                                ? notice_sheet(prepared->value(), prepared->material, 0, as_written)
                                : sheet_of(*prepared, 0, as_written);
  const SheetFormat* format = county_format_of("sheet" + document.value->ending);
  auto now = *read_document(format->write({prepared->value(), prepared->material, sheet})).value;
  if (const auto given = arguments_in(options); !given.empty()) now.arguments = given;
  std::vector<Disagreement> found = compare(*document.value, now);
  for (const std::string& county : options.counties)
    if (whole || county != document.value->county)
      found.push_back(
          {"arguments",
           whole ? say(mark("Arguments differ: the document is about all counties, this asks for {}."), county)
                 : say(mark("Arguments differ: the document is about {0}, this asks for {1}."), document.value->county,
                       county)});
  for (const Disagreement& one : found) out << one.said.in(language) << "\n";
  if (!found.empty()) return input_has_errors;
  out << say(mark("The document agrees: {0} numbers, {1} parts, {2} files."), std::to_string(now.claims.size()),
             std::to_string(now.texts.size()), std::to_string(now.files.size()))
             .in(language)
      << "\n";
  if (!document.value->arguments.empty()) {
    std::string all;
    for (const std::string& argument : document.value->arguments) all += (all.empty() ? "" : " ") + argument;
    out << say(mark("It was not made from the files alone, but with {}."), all).in(language) << "\n";
  }
  return done;
}

} // namespace yindi
