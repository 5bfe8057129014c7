#include "gui/session/session.h"

#include "engine/edit/edit.h"
#include "gui/session/documents.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace yindi::gui {
namespace {

template <class... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

void compute_all(Session& session) { compute(session.document, session.selection, session.results); }

void open_recalled(Session& session, const std::string& folder) {
  if (session.live) recall(session.preferences, folder, session.selection);
  open_folder(session, folder);
}

void open(Session& session, const std::string& folder) {
  session.message = {};
  if (session.document.changed())
    session.leaving = Leaving{folder};
  else
    open_recalled(session, folder);
}

/// Written first, so that the new case is safe whatever becomes of the one that is open.
void create(Session& session, const Create& wanted) {
  session.message = create_casebook(*wanted.made, wanted.folder);
  if (session.message.empty()) open(session, wanted.folder);
}

void close(Session& session) {
  session.message = {};
  if (session.document.changed())
    session.leaving = Leaving{};
  else
    session.closed = true;
}

void leave(Session& session) {
  const Leaving leaving = std::exchange(session.leaving, std::nullopt).value_or(Leaving{});
  drop_kept_work(session);
  if (leaving.to.empty())
    session.closed = true;
  else
    open_recalled(session, leaving.to);
}

void save_and_leave(Session& session) {
  save_session(session);
  if (session.conflict) return; // its question comes first, this one stands behind it
  if (!session.document.changed())
    leave(session); // else the message says why it cannot be saved, and the question stands
}

/// Dear ImGui as Debian builds it knows 16 bits of a character; what is beyond arrives as U+FFFD.
bool loses_characters(const Case& c, const std::vector<Change>& wanted) {
  const std::string lost = "\uFFFD";
  return std::any_of(wanted.begin(), wanted.end(), [&](const Change& change) {
    return change.text.find(lost) != std::string::npos &&
           value_at(c, change.path).value_or("").find(lost) == std::string::npos;
  });
}

void make_changes(Session& session, const std::vector<Change>& wanted) {
  if (!session.document.history) return;
  if (loses_characters(shown_case(session), wanted)) {
    session.message = say(mark("A character beyond U+FFFF cannot be typed in this window: write it in the casebook's "
                               "file, or leave it out. Nothing was changed."));
    return;
  }
  const auto before = session.document.now();
  const TriedWeights tried = session.selection.what_if;
  Changed changed = change(session.document, wanted);
  session.message = std::move(changed.refused);
  if (session.document.now() == before) return;
  compute_all(session); // tried weights end where the judged ones change
  session.document.timeline.case_changed(changed.own_step, tried, session.selection.what_if);
}

void try_weights(Session& session, const TriedWeights& groups, std::uint64_t gesture) {
  if (!session.document.history) return;
  const TriedWeights before = std::exchange(session.selection.what_if, groups);
  session.document.timeline.tried(before, groups, gesture);
  compute_all(session);
}

/// The moment's case first, which may end a trial; then what was tried then.
void show(Session& session, const TriedWeights& tried, bool case_moved) {
  if (case_moved) compute_all(session);
  session.selection.what_if = tried;
  compute_all(session);
}

Step signed_step(const Session& session, const char* why) {
  Step step;
  step.why = why;
  sign(session.document, step);
  return step;
}

void undo(Session& session) {
  if (!session.document.history) return;
  const auto moment = session.document.timeline.undo();
  if (!moment) return;
  if (moment->of_case) session.document.history->undo(signed_step(session, "undo"));
  show(session, moment->before, moment->of_case);
}

void redo(Session& session) {
  if (!session.document.history) return;
  const auto moment = session.document.timeline.redo();
  if (!moment) return;
  if (moment->of_case) session.document.history->redo(signed_step(session, "redo"));
  show(session, moment->after, moment->of_case);
}

void change_county(Session& session, const std::string& id) {
  if (id == session.selection.county || !session.document.history) return;
  session.selection.county = id;
  session.selection.what_if.clear(); // weights are a county's own: its profile may differ
  session.document.timeline.forget_trials();
  session.selection.industry.clear();
  session.selection.compared.clear();
  compute_all(session);
}

void step_county(Session& session, int by) {
  if (!session.document.history) return;
  const auto& ids = shown_case(session).model->county_ids;
  if (ids.empty()) return;
  const auto at = std::find(ids.begin(), ids.end(), session.selection.county) - ids.begin();
  const auto count = static_cast<std::ptrdiff_t>(ids.size());
  change_county(session, ids[static_cast<std::size_t>(((at + by) % count + count) % count)]);
}

void choose_industry(Session& session, const std::string& id) {
  Selection& s = session.selection;
  if (id == s.compared || id == s.industry)
    std::swap(s.industry, s.compared); // the second click turns the pair round
  else
    s.industry = id;
  explain_choice(session.document, s, session.results);
}

void compare_industry(Session& session, const std::string& id) {
  if (id == session.selection.industry) return;
  session.selection.compared = id;
  explain_choice(session.document, session.selection, session.results);
}

void ask(Session& session, AskedPair asked) {
  session.selection.asked = std::move(asked);
  follow_asked(session.document, session.selection, session.results);
}

/// A row that says nothing valid is refused as an edit would be, and what was looked at before stays.
void look_at_way(Session& session, const std::optional<std::string>& row) {
  if (!session.document.history) return;
  Selection& s = session.selection;
  session.message = {};
  if (row) {
    const Applied next = set_key(shown_case(session), "weight." + s.asked.node, *row);
    if (!next.value) {
      session.message = next.diagnostics.front().message;
      return;
    }
  }
  s.asked.way = row;
  follow_asked(session.document, s, session.results);
}

/// What counts by then is no longer looked at (follow_asked).
void apply_way(Session& session) {
  const auto& asked = session.selection.asked;
  if (asked.way) make_changes(session, {Change{"weight." + asked.node, *asked.way}});
}

void choose_page(Session& session, const std::string& id) {
  if (id == session.selection.page) return;
  session.selection.page = id;
  session.selection.asked.pointed.reset();
  session.selection.data_weights = false;
  follow_asked(session.document, session.selection, session.results);
}

std::vector<std::pair<std::string, double>> sums_by_group(const Session& session, const CountyRanking* county) {
  std::vector<std::pair<std::string, double>> result;
  if (!county) return result;
  const Library& library = shown_case(session).model->library;
  for (const std::string& group : children(library, goal)) {
    double sum = 0;
    bool present = false;
    for (const auto& [leaf, weight] : county->used)
      if (group_of(library, leaf) == group) present = true, sum += weight;
    if (present) result.emplace_back(group, sum);
  }
  return result;
}

} // namespace

void update(Session& session, const Intent& intent) {
  Selection& s = session.selection;
  session.document.who = session.preferences.name;
  std::visit(Overloaded{
                 [&](const Open& i) { open(session, i.folder); },
                 [&](const Create& i) { create(session, i); },
                 [&](const Save&) { save_session(session); },
                 [&](const SaveAs& i) {
                   session.message = save_as(session.document, i.folder);
                   if (session.leaving && !session.document.changed()) leave(session);
                 },
                 [&](const ChooseDocument& i) {
                   session.selection.document = i.shape;
                   session.selection.document_language = i.language;
                 },
                 [&](const ExportDocument& i) {
                   std::string written;
                   session.message = export_document(session, i.ending, written);
                   if (!written.empty()) session.last_exported = written;
                 },
                 [&](const ShowExported&) {
                   const std::filesystem::path file(session.last_exported);
                   session.message = open_in_desktop(file.parent_path().string());
                 },
                 [&](const OpenManual&) { session.message = open_manual(s.language); },
                 [&](const Close&) { close(session); },
                 [&](const SaveAndLeave&) { save_and_leave(session); },
                 [&](const LeaveUnsaved&) { leave(session); },
                 [&](const Stay&) {
                   if (std::exchange(session.cannot_save_here, false)) return;
                   if (!std::exchange(session.conflict, std::nullopt)) session.leaving.reset();
                 },
                 [&](const TakeKeptWork&) { take_kept_work(session); },
                 [&](const DropKeptWork&) { drop_kept_work(session); },
                 [&](const SettleConflict& i) {
                   settle_conflict(session, i.keep, i.theirs_wins);
                   if (session.leaving && !session.conflict && !session.document.changed()) leave(session);
                 },
                 [&](const Tell& i) { session.message = i.what; },
                 [&](const Undo&) { undo(session); },
                 [&](const Redo&) { redo(session); },
                 [&](const Change& i) { make_changes(session, {i}); },
                 [&](const Changes& i) { make_changes(session, i.all); },
                 [&](const ChooseMethod& i) {
                   if (session.document.history) make_changes(session, changes_to_method(shown_case(session), i.id));
                 },
                 [&](const ChoosePage& i) { choose_page(session, i.id); },
                 [&](const ChooseView& i) { s.views[i.page] = i.id; },
                 [&](const ChooseCounty& i) { change_county(session, i.id); },
                 [&](const StepCounty& i) { step_county(session, i.by); },
                 [&](const ChooseIndustry& i) { choose_industry(session, i.id); },
                 [&](const CompareIndustry& i) { compare_industry(session, i.id); },
                 [&](const ChooseLanguage& i) { s.language = i.language; },
                 [&](const ChooseTheme& i) { s.theme = i.theme; },
                 [&](const SetProjector& i) { s.projector = i.on; },
                 [&](const TryWeights& i) { try_weights(session, i.groups, i.gesture); },
                 [&](const ForgetWeights&) { try_weights(session, {}, 0); },
                 [&](const ChooseNode& i) {
                   ask(session, {i.id, {}, {}, {}, {}, {}});
                 },
                 [&](const ChooseVoice& i) {
                   ask(session, {s.asked.node, {}, {}, i.voice, {}, s.asked.way});
                 },
                 [&](const AskPair& i) {
                   ask(session, {s.asked.node, i.a, i.b, s.asked.voice, {}, s.asked.way});
                 },
                 [&](const TryAnswer& i) {
                   s.asked.pointed = i.answer;
                   follow_asked(session.document, s, session.results);
                 },
                 [&](const LookAtWay& i) { look_at_way(session, i.row); },
                 [&](const ApplyWay&) { apply_way(session); },
                 [&](const LookAtDataWeights& i) { s.data_weights = i.on; },
                 [&](const RoomOrder& i) { give_order(session, i); },
                 [&](const ChooseRound& i) { s.round = i.number; },
                 [&](const SetTimer& i) { set_timer(session, i.minutes); },
                 [&](const AddTime& i) { add_time(session, i.minutes); },
                 [&](const SignAs& i) { session.preferences.name = i.who; },
                 [&](const GiveReason& i) { session.document.why = i.why; },
                 [&](const CompareSnapshots& i) { s.from = i.from, s.to = i.to; },
                 [&](const AskJob& i) { ask_again(session, i.id); },
                 [&](const CancelJob& i) { cancel_job(session, i.id); },
             },
             intent);
  follow_keeping(session);
  follow_folder(session);
  follow_workshop(session);
  follow_jobs(session);
}

const Case& shown_case(const Session& session) { return *session.document.history->now; }

const CountyRanking* shown_county(const Session& session) {
  return session.results.tried ? &*session.results.tried : judged_county(session.results, session.selection.county);
}

std::vector<std::pair<std::string, double>> group_weights(const Session& session) {
  return sums_by_group(session, shown_county(session));
}

std::vector<std::pair<std::string, double>> judged_group_weights(const Session& session) {
  return sums_by_group(session, judged_county(session.results, session.selection.county));
}

} // namespace yindi::gui
