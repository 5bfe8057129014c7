#include "gui/session/documents.h"

#include "command/version.h"
#include "engine/casebook/read_casebook.h"
#include "engine/command/shipped.h"
#include "engine/format/save_files.h"
#include "engine/format/words.h"
#include "engine/rationale/notice.h"
#include "engine/rationale/report_formats.h"
#include "gui/session/desktop.h"
#include "gui/session/session.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace yindi::gui {
namespace {

constexpr double pixels_a_millimetre = 5; ///< a page of A4 is 1050 × 1485

struct Question {
  DocumentKey key;
  std::string folder;
  Assessments assessed; ///< these three of the same case
  ProfileWeights weights;
  std::shared_ptr<const Ranking> ranking;
};

std::shared_ptr<const ShownDocument> answer(Question question, const GoesOn& goes_on) {
  auto shown = std::make_shared<ShownDocument>();
  shown->key = question.key;
  const Case& c = *question.key.of;
  const auto refuse = [&](Sentence why) {
    shown->refused = std::move(why);
    return shown;
  };
  if (const LibraryWords words = library_words(c.model->library); has_errors(words.diagnostics))
    return refuse(words.diagnostics.front().message);
  const auto& all = question.ranking->counties;
  const auto about = [&](const CountyRanking& one) { return one.assessment->county == question.key.county; };
  if (all.empty() || (!question.key.county.empty() && std::find_if(all.begin(), all.end(), about) == all.end())) {
    const Diagnostics& why = question.ranking->diagnostics;
    return refuse(why.empty() ? say(mark("nothing is ranked here")) : why.front().message);
  }
  std::vector<std::string> counties;
  if (!question.key.county.empty()) counties.push_back(question.key.county);
  auto material =
      document_material(c, {std::move(question.assessed), question.weights, *question.ranking}, counties, goes_on);
  if (!material) return nullptr;
  material->provenance = provenance_of(c, material->drawn, {}, {}, version, commit);
  if (question.key.saved)
    if (const auto book = open_casebook(question.folder); book.value) { // a save writes the journal on
      Provenance& proof = material->provenance;
      proof.files = hashes_of(question.folder, book.value->files);
      proof.journal_lines = book.value->value.record.journal.lines;
      proof.journal_head = book.value->value.record.journal.head;
    }
  shown->material = std::move(*material);
  const Language language = question.key.language;
  switch (question.key.shape) {
  case DocumentShape::county:
    shown->sheet = county_sheet(c, shown->material, 0, language);
    shown->pages = county_pictures(shown->sheet, pixels_a_millimetre);
    break;
  case DocumentShape::notice:
    shown->sheet = notice_sheet(c, shown->material, 0, language);
    shown->pages = notice_pictures(shown->sheet, pixels_a_millimetre);
    break;
  case DocumentShape::whole: // more counties than one table has room for are told by prefecture
    shown->sheet = case_sheet(c, shown->material, language, {shown->material.asked.size() > most_in_table, false});
    shown->pages = case_pictures(shown->sheet, pixels_a_millimetre);
    break;
  }
  return shown;
}

std::optional<Need> document_needs(const Session& session) {
  if (!session.document.history || session.results.held || !shown_county(session)) return std::nullopt;
  const DocumentKey key = document_key(session);
  const std::string rest = key.county + (key.shape == DocumentShape::notice ? " notice" : "") +
                           (key.language == Language::zh ? " zh" : " en") + (key.saved ? " saved" : " not saved");
  const ShownDocument* shown = shown_document(session);
  return Need{{key.of, rest}, session.selection.shows("report"), shown && shown->key == key};
}

Work ask_document(Session& session) {
  return [question = Question{document_key(session), session.document.folder, session.results.assessed,
                              session.results.weights, shared_ranking(session.results)}](
             const GoesOn& goes_on, const Publish&) -> Found { return answer(question, goes_on); };
}

void take_document(Session& session, Found found, bool) {
  session.results.document = std::static_pointer_cast<const ShownDocument>(found);
}

const std::vector<SheetFormat>& formats_of(DocumentShape shape) {
  return shape == DocumentShape::whole    ? case_formats()
         : shape == DocumentShape::notice ? notice_formats()
                                          : county_formats();
}

std::string written_as(const ShownDocument& shown, const std::string& ending) {
  for (const SheetFormat& format : formats_of(shown.key.shape))
    if (ending == format.ending) return format.write({*shown.key.of, shown.material, shown.sheet});
  return {};
}

} // namespace

DocumentKey document_key(const Session& session) {
  const Selection& s = session.selection;
  return {session.document.now(), s.document == DocumentShape::whole ? std::string() : s.county, s.document,
          s.document_language.value_or(s.language), !session.document.folder.empty() && !session.document.changed()};
}

const ShownDocument* shown_document(const Session& session) {
  return session.document.history ? session.results.document.get() : nullptr;
}

bool document_is_current(const Session& session) {
  const ShownDocument* shown = shown_document(session);
  return shown && shown->key == document_key(session);
}

std::vector<DocumentFormat> document_formats(const DocumentKey& key) {
  std::vector<DocumentFormat> all;
  for (const SheetFormat& format : formats_of(key.shape)) all.push_back({format.ending, format.for_whom});
  return all;
}

Sentence export_document(Session& session, const std::string& ending, std::string& written) {
  namespace fs = std::filesystem;
  written.clear();
  if (!document_is_current(session)) return say(mark("the document is still being written"));
  const ShownDocument& shown = *shown_document(session);
  if (!shown.refused.empty()) return shown.refused;
  if (!shown.key.saved)
    return say(mark("save the case first: a document proves itself by the files that it was made from"));
  std::error_code error;
  const fs::path folder = fs::absolute(session.document.folder, error).lexically_normal();
  const fs::path home = folder.has_filename() ? folder.parent_path() : folder.parent_path().parent_path();
  const std::string stem = (folder.has_filename() ? folder : folder.parent_path()).filename().string() +
                           (shown.key.county.empty() ? "" : "-" + shown.key.county) +
                           (shown.key.shape == DocumentShape::notice ? "-notice" : "") +
                           (shown.key.language == Language::zh ? "-zh" : "-en");
  fs::path file = home / (stem + ending);
  for (int number = 2; fs::exists(file, error) && !session.exported.count(file.string()); ++number)
    file = home / (stem + "-" + std::to_string(number) + ending);
  const Diagnostics problems = save_files(home.string(), {{file.filename().string(), written_as(shown, ending)}});
  for (const Diagnostic& problem : problems)
    if (problem.severity == Severity::error) return problem.message;
  written = file.string();
  session.exported.insert(written);
  return say(mark("Written: {}"), written);
}

Sentence open_in_desktop(const std::string& folder) {
  return show_on_desktop(folder) ? Sentence{}
                                 : say(mark("no program of this desktop shows folders; the folder is {}"), folder);
}

Sentence open_manual(Language language) {
  const std::string folder = shipped_folder("manual");
  const std::filesystem::path page =
      std::filesystem::path(folder) / (language == Language::zh ? "zh" : "en") / "index.html";
  std::error_code error;
  if (folder.empty() || !std::filesystem::is_regular_file(page, error))
    return say(mark("the manual's pages are not made here: `cmake --build build/release --target manual` makes them"));
  return open_in_desktop(std::filesystem::absolute(page).string());
}

JobRow document_job() { return {"document", mark("The document"), document_needs, ask_document, take_document}; }

} // namespace yindi::gui
