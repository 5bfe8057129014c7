#include "engine/workshop/questionnaire.h"

#include "engine/command/command.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/save_files.h"

#include <filesystem>

namespace yindi {
namespace {

struct QuestionnaireCommandOptions : CasebookOptions {
  std::optional<int> round, copies, first;
  std::string file;
};

/// One file, wherever it lies.
Diagnostics save_file(const std::string& path, const std::string& bytes) {
  const std::filesystem::path where(path);
  const std::string folder = where.parent_path().empty() ? "." : where.parent_path().string();
  return save_files(folder, {{where.filename().string(), bytes}});
}

int run_questionnaire(const QuestionnaireCommandOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  int status = done;
  const auto book = open_for(options, err, status);
  if (!book) return status;
  const Case& c = book->value;
  const Loaded<QuestionSheet> sheet = question_sheet(c, *options.round);
  if (report_problems(err, sheet.diagnostics, language) || !sheet.value) return input_has_errors;
  const QuestionnaireOptions how = questionnaire_for(c, *sheet.value, language, options.copies, options.first);
  if (report_problems(err, save_file(options.file, questionnaire_pdf(*sheet.value, how)), language))
    return input_has_errors;
  out << options.file << "\n"
      << say(mark("Sheets: {0}, from {1} to {2}"), std::to_string(how.copies),
             sheet_code(sheet.value->round, how.first_serial),
             sheet_code(sheet.value->round, how.first_serial + how.copies - 1))
             .in(language)
      << "\n";
  return done;
}

Action prepare_questionnaire(Arguments& arguments) {
  const auto options = std::make_shared<QuestionnaireCommandOptions>();
  arguments.text("CASEBOOK", options->casebook, mark("the casebook's folder"), Needed::yes);
  add_language(arguments, options->output);
  arguments.number("--round", options->round, mark("which round it asks for"), 1, 1'000'000, Needed::yes);
  arguments.text("--output", options->file, mark("FILE.pdf"), Needed::yes);
  arguments.number("--copies", options->copies,
                   mark("how many sheets; in a named round as many spare ones, without a name. If not given: one a "
                        "participant in a named round, else 1"),
                   1, 10'000);
  arguments.number("--first", options->first,
                   mark("the number of the first sheet; in a named round the first participant has 1"), 1, 100'000);
  return when_read(options, run_questionnaire);
}

} // namespace

Command questionnaire_command() {
  return {
      "questionnaire", mark("a round on paper: sheets to fill in by hand"),
      mark("The path of the PDF (A4, two sides a sheet) and the codes of its sheets. Type what comes back twice, into "
           "two tables, and give both to yindi round --paper."),
      "yindi questionnaire casebooks/sichuan-hilly --round 1 --lang zh --output sheets.pdf", prepare_questionnaire};
}

} // namespace yindi
