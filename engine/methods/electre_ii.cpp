// ELECTRE II: a strong and a weak outranking relation, ranked from the top and from the bottom; the score is the mean
// of the two ranks, so lower is better. Roy & Bertier 1971, La méthode ELECTRE II; Gomes, Gomes & Almeida 2004, Tomada
// de decisão gerencial, p. 100; examples: Cebrián & Porcar 2009, Wang & Triantaphyllou 2008, Omega 36:45–63.

#include "engine/methods/electre.h"
#include "engine/methods/inputs.h"
#include "engine/methods/table_b.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Kernel = std::vector<Index>;

/// Those of `left` that none of `left` outranks.
Kernel not_outranked(const Kernel& left, const Relation& outranks) {
  Kernel result;
  for (const Index b : left)
    if (std::none_of(left.begin(), left.end(), [&](Index a) { return a != b && outranks(a, b); })) result.push_back(b);
  return result;
}

/// Ranks from the top: again and again those that nothing left outranks strongly, and of them those that none of them
/// outranks weakly. A circle that never opens shares a rank.
std::vector<int> ranks_from_top(const Relation& strong, const Relation& weak) {
  Kernel left;
  for (Index i = 0; i < strong.rows(); ++i) left.push_back(i);
  std::vector<int> ranks(left.size(), 0);
  for (int position = 1; !left.empty(); ++position) {
    Kernel best = not_outranked(left, strong);
    if (best.empty()) best = left;
    const Kernel better = not_outranked(best, weak);
    if (!better.empty()) best = better;
    for (const Index i : best) ranks[static_cast<std::size_t>(i)] = position;
    std::erase_if(left, [&](Index i) { return ranks[static_cast<std::size_t>(i)] != 0; });
  }
  return ranks;
}

std::vector<int> ranks_from_bottom(const Relation& strong, const Relation& weak) {
  std::vector<int> ranks = ranks_from_top(strong.transpose(), weak.transpose());
  const int last = *std::max_element(ranks.begin(), ranks.end());
  for (int& rank : ranks) rank = last + 1 - rank;
  return ranks;
}

Diagnostics refuse_order(const Settings& settings) {
  const auto at_least = [&](const char* a, const char* b) { return number(settings, a) >= number(settings, b); };
  if (at_least("p0", "p1") && at_least("p1", "p2") && at_least("q0", "q1")) return {};
  return {refusal(say(mark("the thresholds of ELECTRE II need p0 ≥ p1 ≥ p2 and q0 ≥ q1")))};
}

Loaded<Scores> electre_ii_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                                const std::string& normalization, const Settings& settings) {
  const Loaded<ElectreInput> input = electre_input(matrix, weights, normalization);
  if (!input.value) return {std::nullopt, input.diagnostics};
  const Diagnostics wrong = refuse_order(settings);
  if (!wrong.empty()) return {std::nullopt, wrong};
  if (input.value->nothing_differs) return {nothing_to_compare(), {}};
  const MatrixXd& c = input.value->concordance;
  const MatrixXd d = discordance(input.value->values, input.value->range);
  const Relation more = (c - c.transpose()).array() > rounding;
  const auto enough = [&](const char* p, const char* q) {
    return Relation(c.array() >= number(settings, p) - rounding && d.array() <= number(settings, q) + rounding &&
                    more.array());
  };
  const Relation strong = enough("p0", "q0").array() || enough("p1", "q1").array(), weak = enough("p2", "q0");
  const std::vector<int> top = ranks_from_top(strong, weak), bottom = ranks_from_bottom(strong, weak);
  Scores scores;
  for (std::size_t i = 0; i < top.size(); ++i) scores.scores.push_back((top[i] + bottom[i]) / 2.0);
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"rank_from_top", top},      {"rank_from_bottom", bottom}, {"concordance", rows_of(c)},
            {"discordance", rows_of(d)}, {"strong", marks_of(strong)}, {"weak", marks_of(weak)}};
  };
  scores.contributions_note = say(mark("ELECTRE counts arguments for and against, so scores do not add up"));
  return {scores, {}};
}

} // namespace

Method electre_ii_method() {
  const auto share = [](const char* id, Text label, double initial, Text help) {
    return Parameter{id, std::move(label), initial, {}, 0, 1, std::move(help)};
  };
  const Text most = {"Share of weights that must agree.", "须达成一致的权重份额。"};
  const Text against = {"Disadvantage that is borne.", "可容忍的劣势。"};
  return {"electre-ii",
          {"ELECTRE II", "ELECTRE II（排序）"},
          InputKind::scaled,
          Linearity::none,
          false,
          false,
          "sum_plain",
          {share("p0", {"Concordance, high", "一致度（高）"}, 0.65, most),
           share("p1", {"Concordance, middle", "一致度（中）"}, 0.5, most),
           share("p2", {"Concordance, low", "一致度（低）"}, 0.35, most),
           share("q0", {"Discordance, high", "不一致度（高）"}, 0.65, against),
           share("q1", {"Discordance, low", "不一致度（低）"}, 0.35, against)},
          "Roy & Bertier 1971, La methode ELECTRE II; Wang & Triantaphyllou 2008, Omega 36:45-63",
          electre_ii_score};
}

} // namespace yindi
