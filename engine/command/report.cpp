#include "command/version.h"
#include "engine/command/command.h"
#include "engine/command/county_documents.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/save_files.h"
#include "engine/format/words.h"
#include "engine/rationale/documents.h"
#include "engine/rationale/report_formats.h"
#include "engine/validity/validity.h"

#include <filesystem>

namespace yindi {
namespace {

int run_whole_report(const ReportOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const ReportFormat* format = report_format_of(options.file);
  if (!format)
    return refuse(err, say(mark("\"{}\" is no format of a report in this version"), options.file),
                  say(mark("name the file .pdf, .docx, .xlsx, .html or .md; one county's document also .json")),
                  language, wrong_usage);
  int status = done;
  const auto book = open_for(options, err, status);
  if (!book) return status;
  auto ranked = rank_for(options, *book, err, status);
  if (!ranked) return status;
  const SimulationOptions drawn = simulation_options(book->value);
  auto robust = *robustness(book->value, ranked->ranking.counties, drawn);
  Rationale rationale = make_rationale(book->value, std::move(*ranked), std::move(robust), drawn);
  if (!book->value.known.empty())
    if (const auto found = validity(book->value, book->value.known, {false}); found.value)
      rationale.agreement = validity_in_brief(*found.value);
  rationale.files = hashes_of(options.casebook, book->files);
  rationale.arguments = arguments_in(options);
  rationale.made_by = std::string("yindi ") + version + " (" + commit + ")";
  const std::filesystem::path output(options.file);
  const std::string folder = output.has_parent_path() ? output.parent_path().string() : ".";
  if (std::error_code missing; !std::filesystem::is_directory(folder, missing))
    return refuse(err, say(mark("the folder {} is missing"), folder), say(mark("make it first, or name another")),
                  language, input_has_errors);
  const Diagnostics problems = save_files(folder, {{output.filename().string(), format->write(rationale, language)}});
  if (report_problems(err, problems, language)) return input_has_errors;
  std::error_code error;
  out << std::filesystem::absolute(options.file, error).lexically_normal().string() << "\n";
  return done;
}

/// Counties' own documents are asked for: one county's, or several's in one PDF.
bool about_own_counties(const ReportOptions& options) {
  const bool pdf = lower(std::filesystem::path(options.file).extension().string()) == ".pdf";
  return options.shape == "county" || options.shape == "notice" ||
         (options.shape.empty() && (options.counties.size() == 1 || (options.counties.size() > 1 && pdf)));
}

int run_report(const ReportOptions& options, std::ostream& out, std::ostream& err) {
  if (!options.verify.empty()) return run_verify_document(options, out, err);
  if (options.file.empty())
    return refuse(err, say(mark("--output is missing")), say(mark("say where the document goes: --output FILE.html")),
                  options.language(), wrong_usage);
  if (options.each_county) return run_each_county(options, out, err);
  if (about_own_counties(options)) return run_county_document(options, out, err);
  // A page or text of no named shape is the long report of old: every number of every county.
  const bool long_report = options.shape.empty() && !options.annex && report_format_of(options.file);
  return case_format_of(options.file) && !long_report ? run_case_document(options, out, err)
                                                      : run_whole_report(options, out, err);
}

Action prepare_report(Arguments& arguments) {
  const auto options = std::make_shared<ReportOptions>();
  add_casebook(arguments, *options);
  add_counties(arguments, *options);
  add_language(arguments, options->output);
  arguments.text("--output", options->file,
                 mark("FILE.pdf, .docx, .xlsx, .html or .md; of one county also .json: the ending says the format"));
  arguments.word(
      "--shape", options->shape,
      mark("county: two pages on one; notice: one page for everybody; prefecture: the whole case in eight pages; "
           "province: in six, by prefecture"),
      {"county", "notice", "prefecture", "province"});
  arguments.flag("--annex", options->annex,
                 mark("with the whole case: the audit annex behind it (an .xlsx has all of it and more)"));
  arguments.flag("--each-county", options->each_county,
                 mark("one document for each county, and an index, in the folder --output"));
  arguments.word("--as", options->as, mark("with --each-county: what they are written as; html if not given"),
                 endings_of(county_formats()));
  arguments.text("--template", options->template_docx,
                 mark("a .docx of yours: its styles of the same names are taken, and its normal text"));
  arguments.text("--verify", options->verify,
                 mark("a document (HTML, DOCX, XLSX, JSON): computes it again and says what does not agree"));
  arguments.go_with({"--as"}, "--each-county");
  arguments.refused("--format", mark("a report's format is the ending of its file: --output FILE.html"));
  return when_read(options, run_report);
}

} // namespace

Command report_command() {
  return {"report", mark("the rationale as a document to sign, check, print or read"),
          mark("The path of the report. It stands alone: charts inside, nothing fetched; it prints on A4."),
          "yindi report casebooks/sichuan-hilly --lang zh --output report.html", prepare_report};
}

} // namespace yindi
