#include "gui/session/session.h"

#include <algorithm>

namespace yindi::gui {
namespace {

template <class... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

void compute_all(Session& session) { compute(session.document, session.selection, session.results); }

/// Another case: what belonged to the one of before goes.
void begin(Session& session) {
  session.results = {};
  session.selection.what_if.clear();
  session.selection.asked = {};
  session.message = {};
  compute_all(session);
}

void open(Session& session, const std::string& folder) {
  const Places places = read_document(session.document, folder);
  begin(session);
  const Diagnostics& found = session.results.ranking.diagnostics;
  const bool broken = std::any_of(found.begin(), found.end(), [](const Diagnostic& d) {
    return d.severity == Severity::error && !is_of_weights(d);
  });
  if (!session.document.history || !broken) return;
  // What only ranking finds (a method's parameter, a formula that fails) is an error of the case all the same.
  // Judgements that do not connect yet, or data that give no weights, are not: the case opens without the rankings that
  // they keep from being made, says so among the problems, and somebody goes on where they stopped.
  refuse_document(session.document, placed(found, places, folder));
  begin(session);
}

void make_changes(Session& session, const std::vector<Change>& wanted) {
  if (!session.document.history) return;
  session.message = change(session.document, wanted);
  compute_all(session);
}

void change_county(Session& session, const std::string& id) {
  if (id == session.selection.county || !session.document.history) return;
  session.selection.county = id;
  session.selection.what_if.clear(); // weights are a county's own: its profile may differ
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

void choose_page(Session& session, const std::string& id) {
  if (id == session.selection.page) return;
  session.selection.page = id;
  session.selection.asked.pointed.reset();
  session.selection.data_weights = false;
  follow_asked(session.document, session.selection, session.results);
}

void go_in_history(Session& session, bool back) {
  if (!session.document.history) return;
  back ? session.document.history->undo() : session.document.history->redo();
  compute_all(session);
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
  std::visit(Overloaded{
                 [&](const Open& i) { open(session, i.folder); },
                 [&](const Save&) { session.message = save(session.document); },
                 [&](const Undo&) { go_in_history(session, true); },
                 [&](const Redo&) { go_in_history(session, false); },
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
                 [&](const TryWeights& i) { s.what_if = i.groups, compute_all(session); },
                 [&](const ForgetWeights&) { s.what_if.clear(), compute_all(session); },
                 [&](const ChooseNode& i) {
                   ask(session, {i.id, {}, {}, {}, {}});
                 },
                 [&](const ChooseVoice& i) {
                   ask(session, {s.asked.node, {}, {}, i.voice, {}});
                 },
                 [&](const AskPair& i) {
                   ask(session, {s.asked.node, i.a, i.b, s.asked.voice, {}});
                 },
                 [&](const TryAnswer& i) {
                   s.asked.pointed = i.answer;
                   follow_asked(session.document, s, session.results);
                 },
                 [&](const LookAtDataWeights& i) { s.data_weights = i.on; },
                 [&](const AskJob& i) { ask_again(session, i.id); },
                 [&](const CancelJob& i) { cancel_job(session, i.id); },
             },
             intent);
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

void open_case(Session& session, Case c) {
  open_case(session.document, std::move(c));
  begin(session);
  follow_jobs(session);
}

} // namespace yindi::gui
