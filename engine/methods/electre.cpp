#include "engine/methods/electre.h"

#include "engine/methods/preparation.h"
#include "engine/methods/table_b.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

Loaded<ElectreInput> electre_input(const DecisionMatrix& matrix, const std::vector<double>& weights,
                                   const std::string& normalization) {
  const Diagnostics wrong = refuse_input(matrix, weights);
  if (!wrong.empty()) return {std::nullopt, wrong};
  if (const Diagnostics many = refuse_pairs(matrix); !many.empty()) return {std::nullopt, many};
  const Loaded<DecisionMatrix> normalized = prepared(matrix, normalization);
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  ElectreInput input;
  input.values = oriented(*normalized.value);
  input.weights = vector_of(weights);
  input.concordance = concordance(input.values, input.weights);
  if (normalization != frozen_frame) input.range = largest_range(input.values);
  input.nothing_differs = nothing_differs(matrix, weights);
  return {std::move(input), {}};
}

MatrixXd concordance(const MatrixXd& values, const VectorXd& weights, const std::vector<double>& preference) {
  const Index m = values.rows();
  MatrixXd result = MatrixXd::Zero(m, m);
  for (Index j = 0; j < values.cols(); ++j) {
    const double from = preference.empty() ? 0 : preference[static_cast<std::size_t>(j)];
    const double none = rounding_of(values.col(j));
    for (Index b = 0; b < m; ++b)
      for (Index a = 0; a < m; ++a) {
        const double lead = values(b, j) - values(a, j);
        result(a, b) += lead <= none ? weights(j) : lead < from ? (1 - lead / from) * weights(j) : 0;
      }
  }
  return result / weights.sum();
}

MatrixXd discordance(const MatrixXd& values, double range) {
  const Index m = values.rows();
  MatrixXd result = MatrixXd::Zero(m, m);
  if (range == 0) return result;
  for (Index j = 0; j < values.cols(); ++j)
    for (Index b = 0; b < m; ++b)
      for (Index a = 0; a < m; ++a) result(a, b) = std::max(result(a, b), values(b, j) - values(a, j));
  return result / range;
}

double largest_range(const MatrixXd& values) {
  return (values.colwise().maxCoeff() - values.colwise().minCoeff()).maxCoeff();
}

std::vector<double> kernel(const Relation& outranks) {
  std::vector<double> inside;
  for (Index b = 0; b < outranks.cols(); ++b) {
    bool free = true;
    for (Index a = 0; a < outranks.rows(); ++a) free = free && (a == b || !outranks(a, b));
    inside.push_back(free ? 1 : 0);
  }
  return inside;
}

std::vector<std::vector<int>> marks_of(const Relation& relation) {
  std::vector<std::vector<int>> rows(static_cast<std::size_t>(relation.rows()));
  for (Index a = 0; a < relation.rows(); ++a)
    for (Index b = 0; b < relation.cols(); ++b)
      rows[static_cast<std::size_t>(a)].push_back(a != b && relation(a, b) ? 1 : 0);
  return rows;
}

namespace {

Scores kernel_scores(const Relation& outranks) {
  Scores scores;
  scores.scores = kernel(outranks);
  scores.contributions_note = say(mark("ELECTRE counts arguments for and against, so scores do not add up"));
  if (std::all_of(scores.scores.begin(), scores.scores.end(), [](double x) { return x == 0; }))
    scores.notes.push_back(say(mark("the kernel is empty: every alternative is outranked by another")));
  return scores;
}

using Marks = Eigen::Array<bool, Eigen::Dynamic, Eigen::Dynamic>;

/// Where `shares` reach (>=) or pass (>) the threshold, up to rounding.
Marks speaks_enough(const MatrixXd& shares, double threshold, const std::string& rule) {
  return shares.array() >= threshold + (rule == ">" ? rounding : -rounding);
}

/// Where `sizes` reach (>=) or pass (>) what is borne.
Marks beyond(const MatrixXd& sizes, double borne, const std::string& rule, double allowance) {
  return rule == ">=" ? Marks(sizes.array() >= borne - allowance) : Marks(sizes.array() > borne + allowance);
}

Loaded<Scores> score_electre_i(const DecisionMatrix& matrix, const std::vector<double>& weights,
                               const std::string& normalization, const Settings& settings) {
  const Loaded<ElectreInput> input = electre_input(matrix, weights, normalization);
  if (!input.value) return {std::nullopt, input.diagnostics};
  if (input.value->nothing_differs) return {nothing_to_compare(), {}};
  const MatrixXd& c = input.value->concordance;
  const MatrixXd d = discordance(input.value->values, input.value->range);
  const Relation outranks = speaks_enough(c, number(settings, "p"), word(settings, "concordance_rule")) &&
                            !beyond(d, number(settings, "q"), word(settings, "discordance_rule"), rounding);
  Scores scores = kernel_scores(outranks);
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"concordance", rows_of(c)}, {"outranks", marks_of(outranks)}, {"discordance", rows_of(d)}};
  };
  return {scores, {}};
}

/// Enough concordance, and no criterion on which b leads by the veto. With preference thresholds a criterion speaks for
/// in part up to them, as in ELECTRE Is without indifference (Roy & Skalka 1984). "At least" the threshold is what
/// Maystre, Pictet & Simos 1994 print; some programs take "above" it. Both compare up to rounding, so that a sum of
/// 0.2 + 0.1 + 0.2 + 0.1 is 0.6 in whatever order the criteria stand.
Loaded<Scores> score_veto(const DecisionMatrix& matrix, const std::vector<double>& weights,
                          const std::string& normalization, const Settings& settings) {
  const Diagnostics wrong = refuse_input(matrix, weights, "electre-i-veto", normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  if (const Diagnostics many = refuse_pairs(matrix); !many.empty()) return {std::nullopt, many};
  const auto veto = numbers_per_criterion(settings, "veto", weights.size());
  if (!veto.value) return {std::nullopt, veto.diagnostics};
  const auto preference = numbers_per_criterion(settings, "preference_thresholds", weights.size());
  if (!preference.value) return {std::nullopt, preference.diagnostics};
  if (nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  const MatrixXd values = oriented(matrix);
  const Index m = values.rows();
  const MatrixXd c = concordance(values, vector_of(weights), *preference.value);
  Marks blocked = Marks::Constant(m, m, false);
  for (Index j = 0; j < values.cols(); ++j) {
    const double v = (*veto.value)[static_cast<std::size_t>(j)];
    if (v == 0) continue;
    const MatrixXd leads = values.col(j).transpose().replicate(m, 1) - values.col(j).replicate(1, m);
    blocked = blocked || beyond(leads, v, word(settings, "veto_rule"), rounding_of(values.col(j)));
  }
  const Relation outranks =
      speaks_enough(c, number(settings, "concordance_threshold"), word(settings, "concordance_rule")) && !blocked;
  Scores scores = kernel_scores(outranks);
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"concordance", rows_of(c)}, {"outranks", marks_of(outranks)}};
  };
  return {scores, {}};
}

/// Celikbilek 2018 and Yoon & Hwang 1995 (after van Delft & Nijkamp 1977): sums over rivals of concordance for minus
/// against, and of discordance alike. A pair's discordance is measured by its own largest weighted difference.
Loaded<Scores> score_net(const DecisionMatrix& matrix, const std::vector<double>& weights,
                         const std::string& normalization, const Settings& settings) {
  const Loaded<ElectreInput> input = electre_input(matrix, weights, normalization);
  if (!input.value) return {std::nullopt, input.diagnostics};
  if (input.value->nothing_differs) return {nothing_to_compare(), {}};
  const VectorXd w = input.value->weights / input.value->weights.sum();
  const MatrixXd values = input.value->values * w.asDiagonal();
  MatrixXd c = input.value->concordance;
  if (!std::get<bool>(settings.at("weights_rescaled_to_sum_one"))) c *= input.value->weights.sum();
  MatrixXd d = MatrixXd::Zero(c.rows(), c.cols());
  for (Index a = 0; a < d.rows(); ++a)
    for (Index b = 0; b < d.cols(); ++b) {
      const double most = (values.row(b) - values.row(a)).cwiseAbs().maxCoeff();
      if (most > 0) d(a, b) = std::max(0.0, (values.row(b) - values.row(a)).maxCoeff()) / most;
    }
  const auto net = [](const MatrixXd& x) { return list_of(x.rowwise().sum() - x.colwise().sum().transpose()); };
  Scores scores;
  const std::vector<double> speaking = net(c), against = net(d);
  scores.scores = speaking;
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"net_concordance", speaking},
            {"net_discordance", against},
            {"rank_by_discordance", competition_ranks(against, false)},
            {"concordance", rows_of(c)},
            {"discordance", rows_of(d)}};
  };
  if (competition_ranks(scores.scores, true) != competition_ranks(against, false))
    scores.notes.push_back(say(mark("net discordance orders the alternatives otherwise than net concordance")));
  scores.contributions_note = say(mark("ELECTRE counts arguments for and against, so scores do not add up"));
  return {scores, {}};
}

Parameter share(const char* id, Text label, double initial, Text help) {
  return {id, std::move(label), initial, {}, 0, 1, std::move(help)};
}

/// What the source fixes, named so that a file that states it is read, and one that states another is refused.
Parameter rule(const char* id, Text label, const char* only, Text help) {
  return {id, std::move(label), std::string(only), {only}, 0, 0, std::move(help)};
}

/// At least the threshold, or above it.
Parameter reach_or_pass(const char* id, Text label, const char* initial, Text help,
                        std::vector<std::pair<std::string, std::string>> aliases = {}) {
  aliases.insert(aliases.end(), {{"at-least", ">="}, {"≥", ">="}, {"above", ">"}, {"＞", ">"}});
  return {id, std::move(label), std::string(initial), {">=", ">"},       0,
          0,  std::move(help),  Takes::one,           std::move(aliases)};
}

Parameter size_per_criterion(const char* id, Text label, Text help) {
  return {id, std::move(label), 0.0, {}, 0, 1e300, std::move(help), Takes::one_per_criterion};
}

} // namespace

Method electre_i_method() {
  return {"electre-i",
          {"ELECTRE I", "ELECTRE I（核）"},
          InputKind::scaled,
          Linearity::none,
          true,
          false,
          "sum_plain",
          {share("p", {"Least concordance", "最低一致度"}, 0.65,
                 {"The share of weights that must speak for an outranking.", "支持级别优于关系所需的权重份额。"}),
           share("q", {"Greatest discordance", "最高不一致度"}, 0.35,
                 {"The disadvantage that an outranking may have.", "级别优于关系所容许的劣势。"}),
           reach_or_pass("concordance_rule", {"Concordance rule", "一致性规则"}, ">=",
                         {"Whether the concordance must reach the threshold (>=) or pass it (>).",
                          "一致度须达到阈值（>=）还是超过阈值（>）。"}),
           reach_or_pass("discordance_rule", {"Discordance rule", "不一致性规则"}, ">",
                         {"Whether a discordance forbids when it reaches the greatest one (>=) or passes it (>).",
                          "不一致度达到上限（>=）还是超过上限（>）时即否定。"})},
          "Roy 1968, RIRO 8:57-75; Barba-Romero & Pomerol 1997, Decisiones multicriterio, p. 216",
          score_electre_i};
}

Method electre_i_veto_method() {
  return {"electre-i-veto",
          {"ELECTRE I with veto", "带否决的 ELECTRE I"},
          InputKind::scaled,
          Linearity::none,
          true,
          false,
          "",
          {share("concordance_threshold", {"Concordance threshold", "一致性阈值"}, 0.6,
                 {"The share of weights that must speak for an outranking.", "支持级别优于关系所需的权重份额。"}),
           size_per_criterion("veto", {"Veto", "否决阈值"},
                              {"A disadvantage of this size on one criterion forbids an outranking; 0 is no veto.",
                               "任一准则上的劣势达到此值即否决；0 表示不设否决。"}),
           size_per_criterion("preference_thresholds", {"Preference thresholds", "偏好阈值"},
                              {"A smaller disadvantage lets the criterion still speak for in part; 0: not at all.",
                               "劣势小于此值时，该准则仍部分支持；0 表示完全不支持。"}),
           reach_or_pass("concordance_rule", {"Concordance rule", "一致性规则"}, ">=",
                         {"Whether the concordance must reach the threshold (>=) or pass it (>).",
                          "一致度须达到阈值（>=）还是超过阈值（>）。"},
                         {{"at least the threshold", ">="}, {"strictly greater than threshold", ">"}}),
           reach_or_pass("veto_rule", {"Veto rule", "否决规则"}, ">=",
                         {"Whether a disadvantage forbids when it reaches the veto (>=) or passes it (>).",
                          "劣势达到否决阈值（>=）还是超过否决阈值（>）时即否决。"},
                         {{"outranking needs every worse difference strictly below the veto", ">="}})},
          "Maystre, Pictet & Simos 1994, Methodes multicriteres ELECTRE (ELECTRE Iv); Roy & Skalka 1984, ELECTRE IS "
          "(preference thresholds)",
          score_veto};
}

Method electre_net_method() {
  return {"electre-net",
          {"ELECTRE (net concordance)", "ELECTRE（净和谐度）"},
          InputKind::scaled,
          Linearity::none,
          true,
          false,
          "vector",
          {{"weights_rescaled_to_sum_one",
            {"Weights sum to 1", "权重之和化为 1"},
            true,
            {},
            0,
            0,
            {"Weights are divided by their sum first.", "先将权重除以其总和。"}},
           rule("denominator", {"Denominator of discordance", "不一致度的分母"},
                "max |v_i-v_j| over all criteria of the pair",
                {"What a pair's disadvantage is measured by.", "衡量一对方案之间劣势的基准。"})},
          "Yoon & Hwang 1995, Multiple Attribute Decision Making; Celikbilek 2018",
          score_net};
}

} // namespace yindi
