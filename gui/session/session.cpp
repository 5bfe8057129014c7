#include "gui/session/session.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "engine/edit/edit.h"
#include "engine/ranking/frame.h"
#include "gui/session/attention.h"

#include <algorithm>

namespace yindi::gui {
namespace {

template <class... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

const CountyRanking* judged_county(const Session& session) {
  for (const CountyRanking& county : session.results.ranking.counties)
    if (county.assessment->county == session.county) return &county;
  return nullptr;
}

/// The judged weights with those of the goal replaced, scaled to sum to 1.
Weights with_groups(Weights weights, const std::map<std::string, double>& groups) {
  for (NodeWeights& node : weights.nodes) {
    if (node.node != goal) continue;
    double sum = 0;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const auto found = groups.find(node.items[i]);
      if (found != groups.end()) node.weights[i] = found->second;
      sum += node.weights[i];
    }
    if (sum > 0)
      for (double& weight : node.weights) weight /= sum;
  }
  return weights;
}

void explain_choice(Session& session) {
  session.why.reset();
  session.lead.reset();
  const CountyRanking* county = shown_county(session);
  if (!county || county->ranking.empty()) return;
  session.why = explain(shown_case(session), *county, session.industry, session.compared);
  session.lead = explain(shown_case(session), *county);
}

/// Keeps the two chosen industries where they are still ranked, else takes the first and the second.
void choose_pair(Session& session) {
  const CountyRanking* county = shown_county(session);
  if (!county || county->ranking.empty()) {
    session.industry.clear();
    session.compared.clear();
    return;
  }
  const auto& ranking = county->ranking;
  if (!ranked(*county, session.industry)) session.industry = ranking.front().industry;
  if (!ranked(*county, session.compared) || session.compared == session.industry) {
    session.compared.clear();
    for (const RankedIndustry& entry : ranking)
      if (session.compared.empty() && entry.industry != session.industry) session.compared = entry.industry;
  }
}

void try_weights(Session& session) {
  session.tried.reset();
  const CountyRanking* judged = judged_county(session);
  if (!judged || session.what_if.empty()) return;
  session.tried = rank_county(shown_case(session), judged->assessment, with_groups(judged->weights, session.what_if));
  session.tried->profile = judged->profile;
}

void compare_methods(Session& session) {
  session.methods.reset();
  const CountyRanking* county = judged_county(session);
  if (!session.compares_methods || !county) return;
  std::vector<std::string> all;
  for (const Method& method : methods()) all.emplace_back(method.id);
  session.methods = yindi::compare_methods(shown_case(session), county->assessment, county->weights, all);
  session.methods_of = session.county;
}

/// Judgements that do not connect a node's items yet give no ranking at all; while somebody answers one question after
/// another the one of before stays, and the problem is told. Only where both cases have the same rows and columns.
void hold_rankings(Results& now, const Results& before) {
  if (!before.of || !has_errors(now.ranking.diagnostics)) return;
  const Case &c = *now.of, &old = *before.of;
  if (c.model != old.model || c.method != old.method) return;
  std::vector<CountyRanking> all;
  for (const CountyRanking& kept : before.ranking.counties) {
    const auto fresh = std::find_if(now.ranking.counties.begin(), now.ranking.counties.end(), [&](const auto& county) {
      return county.assessment && county.assessment->county == kept.assessment->county; // none: taken already
    });
    now.held = now.held || fresh == now.ranking.counties.end();
    all.push_back(fresh == now.ranking.counties.end() ? kept : std::move(*fresh));
  }
  if (now.held) now.ranking.counties = std::move(all);
}

bool same_but_for_plan(const Case& a, const Case& b) {
  if (a.plan == b.plan) return false;
  return a.model == b.model && a.judging == b.judging && a.method == b.method && a.robustness == b.robustness &&
         a.head == b.head && a.record == b.record;
}

/// Assesses again only where something changed that assessments hang on.
void rank_anew(Session& session) {
  Results before = std::move(session.results);
  const Case& c = *session.history->now;
  const bool alike = before.of && before.of->model == c.model;
  RankedCase ranked = alike ? rank_case(c, before.assessed) : rank_case(c);
  session.results = {session.history->now, std::move(ranked.assessed), std::move(ranked.ranking), {}, {}, false};
  hold_rankings(session.results, before);
  const bool same_cells = alike && before.ranking.counties.size() == session.results.ranking.counties.size();
  session.results.evidence = same_cells ? before.evidence : evidence(c, session.results.ranking);
}

void compute(Session& session) {
  if (!session.history) return;
  const bool fresh = session.results.of != session.history->now;
  if (fresh) {
    if (session.results.of && same_but_for_plan(*session.results.of, *session.history->now))
      session.results.of = session.history->now; // no ranking asks what the plan is asked
    else
      rank_anew(session);
  }
  const Case& c = shown_case(session);
  const auto& ids = c.model->county_ids;
  if (std::find(ids.begin(), ids.end(), session.county) == ids.end())
    session.county = ids.empty() ? std::string() : ids.front();
  try_weights(session);
  choose_pair(session);
  explain_choice(session);
  if (fresh || session.methods_of != session.county) compare_methods(session);
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

void open(Session& session, const std::string& folder) {
  session.folder = folder;
  session.history.reset();
  session.results = {};
  session.what_if.clear();
  session.tried.reset();
  session.why.reset();
  session.methods.reset();
  session.message = {};
  Loaded<Casebook> loaded = open_casebook(folder);
  session.diagnostics = std::move(loaded.diagnostics);
  if (!loaded.value || has_errors(session.diagnostics)) return;
  open_case(session, std::move(loaded.value->value));
  const Diagnostics& found = session.results.ranking.diagnostics;
  const bool broken = std::any_of(found.begin(), found.end(), [](const Diagnostic& d) {
    return d.severity == Severity::error && !is_of_weights(d);
  });
  if (!broken) return;
  // What only ranking finds (a method's parameter, a formula that fails) is an error of the case all the same.
  // Judgements that do not connect yet, or data that give no weights, are not: the case opens without the rankings that
  // they keep from being made, says so among the problems, and somebody goes on where they stopped.
  for (Diagnostic& d : placed(found, loaded.value->places, folder)) session.diagnostics.push_back(std::move(d));
  session.history.reset();
  session.results = {};
}

void tell_first(Session& session, const Diagnostics& diagnostics) {
  for (const Diagnostic& d : diagnostics)
    if (d.severity == Severity::error) {
      session.message = d.message;
      return;
    }
}

void change_method(Session& session, const std::vector<Change>& wanted);

void change(Session& session, const Change& wanted) {
  if (!session.history) return;
  if (wanted.path.starts_with("method.")) return change_method(session, {wanted});
  const Case& c = shown_case(session);
  const auto old = value_at(c, wanted.path);
  if (!old || *old == wanted.text) return;
  const Edit edit{wanted.path, *old, wanted.text};
  const Applied applied = apply(c, edit);
  session.message = {};
  if (!applied.value) return tell_first(session, applied.diagnostics);
  session.history->commit(*applied.value, {{edit}, applied.inverse, {}, {}, {}}, wanted.gesture);
  compute(session);
}

/// Edits of the method that make one step of the history; refused whole where the method does not take the result.
void change_method(Session& session, const std::vector<Change>& wanted) {
  if (!session.history) return;
  Step step;
  for (const Change& one : wanted)
    if (const auto old = value_at(shown_case(session), one.path); old && *old != one.text)
      step.edits.push_back({one.path, *old, one.text});
  session.message = {};
  Applied applied = apply(shown_case(session), step);
  if (!applied.value) return tell_first(session, applied.diagnostics);
  if (const auto settings = casebook_settings(*applied.value); !settings.value)
    return tell_first(session, settings.diagnostics);
  step.inverse = std::move(applied.inverse);
  session.history->commit(std::move(*applied.value), std::move(step));
  compute(session);
}

void choose_method(Session& session, const std::string& id) {
  if (!session.history) return;
  std::vector<Change> changes;
  for (const Edit& edit : edits_to_method(shown_case(session), id)) changes.push_back({edit.path, edit.new_value});
  change_method(session, changes);
}

void save(Session& session) {
  if (!session.history || session.folder.empty()) return;
  const Diagnostics diagnostics = write_casebook(shown_case(session), session.folder);
  session.message = {};
  if (has_errors(diagnostics)) return tell_first(session, diagnostics);
  session.saved = session.history->now;
  for (const Diagnostic& d : diagnostics) session.message = d.message;
}

void change_county(Session& session, const std::string& id) {
  if (id == session.county || !session.history) return;
  session.county = id;
  session.what_if.clear(); // weights are a county's own: its profile may differ
  session.industry.clear();
  session.compared.clear();
  compute(session);
}

void step_county(Session& session, int by) {
  if (!session.history) return;
  const auto& ids = shown_case(session).model->county_ids;
  if (ids.empty()) return;
  const auto at = std::find(ids.begin(), ids.end(), session.county) - ids.begin();
  const auto count = static_cast<std::ptrdiff_t>(ids.size());
  change_county(session, ids[static_cast<std::size_t>(((at + by) % count + count) % count)]);
}

void choose_industry(Session& session, const std::string& id) {
  if (id == session.compared || id == session.industry)
    std::swap(session.industry, session.compared); // the second click turns the pair round
  else
    session.industry = id;
  explain_choice(session);
}

} // namespace

void update(Session& session, const Intent& intent) {
  std::visit(Overloaded{
                 [&](const Open& i) { open(session, i.folder); },
                 [&](const Change& i) { change(session, i); },
                 [&](const Save&) { save(session); },
                 [&](const Undo&) {
                   if (session.history) session.history->undo();
                   compute(session);
                 },
                 [&](const Redo&) {
                   if (session.history) session.history->redo();
                   compute(session);
                 },
                 [&](const ChoosePage& i) { session.page = i.id; },
                 [&](const ChooseCounty& i) { change_county(session, i.id); },
                 [&](const StepCounty& i) { step_county(session, i.by); },
                 [&](const ChooseIndustry& i) { choose_industry(session, i.id); },
                 [&](const CompareIndustry& i) {
                   if (i.id == session.industry) return;
                   session.compared = i.id;
                   explain_choice(session);
                 },
                 [&](const ChooseLanguage& i) { session.language = i.language; },
                 [&](const ChooseTheme& i) { session.theme = i.theme; },
                 [&](const SetProjector& i) { session.projector = i.on; },
                 [&](const TryWeights& i) {
                   session.what_if = i.groups;
                   compute(session);
                 },
                 [&](const ChooseMethod& i) { choose_method(session, i.id); },
                 [&](const CompareMethods& i) {
                   session.compares_methods = i.on;
                   compare_methods(session);
                 },
                 [&](const AskSureness&) { session.sureness_asked.reset(); },
                 [&](const CancelSureness&) { sureness_worker(session).cancel(); },
                 [&](const AskRegional&) { session.regional_asked.reset(); },
                 [&](const CancelRegional&) { cancel_regional(session); },
                 [&](const ForgetWeights&) {
                   session.what_if.clear();
                   compute(session);
                 },
             },
             intent);
  follow_sureness(session);
  follow_regional(session);
}

const Case& shown_case(const Session& session) { return *session.history->now; }

const CountyRanking* shown_county(const Session& session) {
  return session.tried ? &*session.tried : judged_county(session);
}

const RankedIndustry* ranked(const CountyRanking& county, const std::string& industry) {
  for (const RankedIndustry& entry : county.ranking)
    if (entry.industry == industry) return &entry;
  return nullptr;
}

std::vector<std::pair<std::string, double>> group_weights(const Session& session) {
  return sums_by_group(session, shown_county(session));
}

std::vector<std::pair<std::string, double>> judged_group_weights(const Session& session) {
  return sums_by_group(session, judged_county(session));
}

void open_case(Session& session, Case c) {
  session.history.emplace(std::move(c));
  session.saved = session.history->now;
  session.results = {}; // what another case came to holds nothing here
  session.what_if.clear();
  session.sureness.reset();
  session.sureness_asked.reset();
  session.regionals.clear();
  session.regional_asked.reset();
  compute(session);
  follow_sureness(session);
  follow_regional(session);
}

} // namespace yindi::gui
