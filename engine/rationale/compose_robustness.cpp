#include "engine/rationale/composer.h"
#include "engine/rationale/provenance.h"
#include "engine/robustness/analysis_words.h"
#include "engine/robustness/weight_draws.h"

#include <algorithm>

namespace yindi {
namespace {

/// Industries × places in the order of the ranking; the places from the sixth on are put together.
Table acceptability_table(const Composer& w, const CountyRanking& ranking, const CountyRobustness& county) {
  const Acceptability& a = *county.acceptability;
  const auto m = static_cast<Eigen::Index>(county.industries.size());
  const Eigen::Index shown = std::min<Eigen::Index>(m, 5);
  Table table{w.in(say(mark("Per cent of {} draws in which each industry takes each place"),
                       quantity(static_cast<double>(a.draws)))),
              {{w.title(mark("Industry"))}},
              {}};
  for (Eigen::Index r = 0; r < shown; ++r) table.columns.push_back({std::to_string(r + 1), true});
  if (shown < m)
    table.columns.push_back({w.in(say(mark("{0} to {1}"), std::to_string(shown + 1), std::to_string(m))), true});
  std::vector<Eigen::Index> order;
  for (const RankedIndustry& e : ranking.ranking) {
    const auto at = std::find(county.industries.begin(), county.industries.end(), e.industry);
    if (at != county.industries.end()) order.push_back(at - county.industries.begin());
  }
  for (const Eigen::Index i : order) {
    TableRow row{{{w.industry(county.industries[static_cast<std::size_t>(i)])}}, {}, 0};
    for (Eigen::Index r = 0; r < shown; ++r) row.cells.push_back({Run{share_in_hundred(a.rank_acceptability(i, r))}});
    if (shown < m) row.cells.push_back({Run{share_in_hundred(a.rank_acceptability.row(i).tail(m - shown).sum())}});
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::vector<Sentence> findings(const CountyRobustness& county) {
  const RankingProblem& problem = county.problem->ranking;
  const Text first = problem.names[static_cast<std::size_t>(problem.first)];
  std::vector<Sentence> result;
  std::vector<std::pair<double, const Stability*>> turning;
  for (const Stability& node : county.stability)
    if (const auto critical = critical_weight(problem, {node})) turning.emplace_back(critical->move(), &node);
  std::stable_sort(turning.begin(), turning.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  constexpr std::size_t most = 5;
  for (std::size_t k = 0; k < turning.size() && k < most; ++k) result.push_back(stays_first(*turning[k].second, first));
  for (const MethodFirst& method : county.methods.methods) {
    std::vector<Text> names;
    for (const std::string& id : method.firsts) {
      const auto at = std::find(problem.alternatives.begin(), problem.alternatives.end(), id);
      names.push_back(at == problem.alternatives.end()
                          ? plain(id)
                          : problem.names[static_cast<std::size_t>(at - problem.alternatives.begin())]);
    }
    if (!names.empty()) result.push_back(say(mark("By {0}: {1} first."), method.name, list(names)));
  }
  if (county.reversal)
    result.push_back(
        say(mark("In a frame made of the industries themselves, first place stays in {0} of {1} changes of the list."),
            std::to_string(county.reversal->kept), std::to_string(county.reversal->of)));
  return result;
}

} // namespace

void compose_robustness(const Composer& w, const CountyRanking& ranking, const CountyRobustness& county) {
  if (!county.acceptability) return;
  w.add(Heading{4, w.title(mark("How sure this is")), {}});
  w.add(acceptability_table(w, ranking, county));
  w.say_all(findings(county));
  w.say_all(county.notes);
  w.note(county.verdict.rule);
  const SimulationOptions& drawn = w.rationale.drawn;
  w.note(say(mark("Weights drawn: {0}; draws: {1}; seed: {2}."),
             drawn_in_words(drawn.weights, judged_by_people(ranking.weights)),
             std::to_string(county.acceptability->draws), std::to_string(drawn.seed)));
}

} // namespace yindi
