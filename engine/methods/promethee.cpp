#include "engine/methods/promethee.h"

#include "engine/methods/inputs.h"
#include "engine/methods/table_b.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

const std::vector<std::string> shapes = {"usual", "ushape", "vshape", "level", "linear", "gaussian"};

PreferenceShape shape_of(const std::string& word) {
  return static_cast<PreferenceShape>(std::find(shapes.begin(), shapes.end(), word) - shapes.begin());
}

bool uses_q(PreferenceShape f) {
  return f == PreferenceShape::ushape || f == PreferenceShape::level || f == PreferenceShape::linear;
}
bool uses_p(PreferenceShape f) {
  return f == PreferenceShape::vshape || f == PreferenceShape::level || f == PreferenceShape::linear;
}
bool uses_s(PreferenceShape f) { return f == PreferenceShape::gaussian; }

/// For each place in rising order the number of places whose value it leads by more than `lead` (strictly).
std::vector<std::size_t> beaten(const std::vector<double>& rising, double lead) {
  std::vector<std::size_t> count(rising.size());
  std::size_t behind = 0;
  for (std::size_t k = 0; k < rising.size(); ++k) {
    while (behind < k && rising[k] - rising[behind] > lead) ++behind;
    count[k] = behind;
  }
  return count;
}

/// Σ over rivals behind of the preference, for each place of values in rising order.
std::vector<double> preference_sums(const std::vector<double>& rising, const PreferenceFunction& f) {
  const std::size_t m = rising.size();
  std::vector<double> sums(m);
  const bool sloped = f.shape == PreferenceShape::vshape || f.shape == PreferenceShape::linear;
  const double q = uses_q(f.shape) ? f.q : 0;
  const std::vector<std::size_t> some = beaten(rising, q + f.allowance);
  if (f.shape == PreferenceShape::usual || f.shape == PreferenceShape::ushape || (sloped && f.p <= q)) {
    for (std::size_t k = 0; k < m; ++k) sums[k] = static_cast<double>(some[k]);
    return sums;
  }
  const std::vector<std::size_t> full = beaten(rising, f.p + f.allowance);
  std::vector<double> before(m + 1, 0); // prefix sums, from the lowest value to keep them small
  for (std::size_t k = 0; k < m; ++k) before[k + 1] = before[k] + (rising[k] - rising[0]);
  for (std::size_t k = 0; k < m; ++k) {
    const double between = static_cast<double>(some[k] - full[k]);
    sums[k] = static_cast<double>(full[k]);
    if (sloped)
      sums[k] += (between * (rising[k] - rising[0] - q) - (before[some[k]] - before[full[k]])) / (f.p - q);
    else
      sums[k] += between / 2;
  }
  return sums;
}

Flows flows_pair_by_pair(const VectorXd& column, const PreferenceFunction& f) {
  const Index m = column.size();
  Flows result{VectorXd::Zero(m), VectorXd::Zero(m)};
  // In rising order, so that the sums are the same in whatever order the rows stand.
  std::vector<double> rising(column.data(), column.data() + m);
  std::sort(rising.begin(), rising.end());
  for (Index i = 0; i < m; ++i)
    for (const double other : rising) {
      result.positive(i) += f(column(i) - other);
      result.negative(i) += f(other - column(i));
    }
  return result;
}

/// Flows where some values are missing (NaN): among the known, as shares of all.
Flows flows_of_known(const VectorXd& column, const PreferenceFunction& f) {
  std::vector<Index> known;
  for (Index i = 0; i < column.size(); ++i)
    if (!std::isnan(column(i))) known.push_back(i);
  Flows result{VectorXd::Zero(column.size()), VectorXd::Zero(column.size())};
  if (known.size() < 2) return result;
  const Flows among = flows(column(known), f);
  const double share = static_cast<double>(known.size() - 1) / static_cast<double>(column.size() - 1);
  result.positive(known) = share * among.positive;
  result.negative(known) = share * among.negative;
  return result;
}

struct Preferences {
  std::vector<PreferenceFunction> functions;
  std::vector<Sentence> notes;
};

Diagnostics refuse_thresholds(const PreferenceFunction& f, const std::string& criterion) {
  const std::string word = shapes[static_cast<std::size_t>(f.shape)];
  const auto needs = [&](const char* parameter) {
    return Diagnostics{
        refusal(say(mark("the function \"{0}\" of criterion \"{1}\" needs {2} above zero"), word, criterion, parameter),
                say(mark("give it in the criterion's own unit, as in --param {}=5"), parameter))};
  };
  if (uses_p(f.shape) && f.p <= 0) return needs("p");
  if (uses_s(f.shape) && f.s <= 0) return needs("s");
  if (uses_q(f.shape) && uses_p(f.shape) && f.q > f.p)
    return {refusal(say(mark("criterion \"{0}\" is indifferent up to q = {1}, beyond strict preference at p = {2}"),
                        criterion, shortest(f.q), shortest(f.p)),
                    say(mark("q is at most p")))};
  return {};
}

Loaded<Preferences> preferences_of(const DecisionMatrix& matrix, const Settings& settings) {
  const std::size_t n = matrix.criteria.size();
  const auto words = words_per_criterion(settings, "functions", n);
  const auto q = numbers_per_criterion(settings, "q", n), p = numbers_per_criterion(settings, "p", n),
             s = numbers_per_criterion(settings, "s", n);
  Loaded<Preferences> result;
  for (const Diagnostics* d : {&words.diagnostics, &q.diagnostics, &p.diagnostics, &s.diagnostics})
    result.diagnostics.insert(result.diagnostics.end(), d->begin(), d->end());
  if (has_errors(result.diagnostics)) return result;
  Preferences preferences;
  for (std::size_t j = 0; j < n; ++j) {
    const PreferenceFunction f{shape_of((*words.value)[j]), (*q.value)[j], (*p.value)[j], (*s.value)[j]};
    const Diagnostics wrong = refuse_thresholds(f, matrix.criteria[j]);
    result.diagnostics.insert(result.diagnostics.end(), wrong.begin(), wrong.end());
    preferences.functions.push_back(f);
  }
  if (has_errors(result.diagnostics)) return result;
  const auto note_unused = [&](const char* id, const std::vector<double>& given, bool (*uses)(PreferenceShape)) {
    const bool used = std::any_of(preferences.functions.begin(), preferences.functions.end(),
                                  [&](const PreferenceFunction& f) { return uses(f.shape); });
    if (!used && std::any_of(given.begin(), given.end(), [](double x) { return x != 0; }))
      preferences.notes.push_back(say(mark("parameter \"{}\" is ignored: no chosen function uses it"), id));
  };
  note_unused("q", *q.value, uses_q);
  note_unused("p", *p.value, uses_p);
  note_unused("s", *s.value, uses_s);
  result.value = std::move(preferences);
  return result;
}

/// Flows criterion by criterion (m × n), and weighted.
struct AllFlows {
  MatrixXd by_criterion;
  VectorXd positive, negative;
  std::vector<Sentence> notes;
};

Loaded<AllFlows> all_flows(const DecisionMatrix& matrix, const std::vector<double>& weights, const char* method,
                           const std::string& normalization, const Settings& settings) {
  Diagnostics wrong = refuse_input(matrix, weights, method, normalization, Blanks::taken);
  if (!wrong.empty()) return {std::nullopt, wrong};
  Loaded<Preferences> preferences = preferences_of(matrix, settings);
  if (!preferences.value) return {std::nullopt, preferences.diagnostics};
  const MatrixXd values = oriented(matrix);
  AllFlows all{MatrixXd(values.rows(), values.cols()), VectorXd::Zero(values.rows()), VectorXd::Zero(values.rows()),
               preferences.value->notes};
  if (values.rows() < 2) return {all, {}};
  if (const Index blanks = values.array().isNaN().count(); blanks > 0)
    all.notes.push_back(say(mark("blank cells: {}; a pair of which one value is blank counts as no preference either "
                                 "way"),
                            std::to_string(blanks)));
  for (Index j = 0; j < values.cols(); ++j) {
    PreferenceFunction& function = preferences.value->functions[static_cast<std::size_t>(j)];
    function.allowance = rounding_of(values.col(j));
    const Flows f = flows(values.col(j), function);
    const double w = weights[static_cast<std::size_t>(j)];
    all.by_criterion.col(j) = w * (f.positive - f.negative);
    all.positive += w * f.positive;
    all.negative += w * f.negative;
  }
  return {all, {}};
}

Loaded<Scores> score_ii(const DecisionMatrix& matrix, const std::vector<double>& weights,
                        const std::string& normalization, const Settings& settings) {
  const Loaded<AllFlows> all = all_flows(matrix, weights, "promethee-ii", normalization, settings);
  if (!all.value) return {std::nullopt, all.diagnostics};
  if (nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  Scores scores;
  fill_additive(scores, all.value->by_criterion, vector_of(weights));
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"positive_flow", list_of(all.value->positive)}, {"negative_flow", list_of(all.value->negative)}};
  };
  scores.notes = all.value->notes;
  return {scores, {}};
}

/// a before b: at least as good in both flows and better in one (Brans & Vincke 1985, partial preorder).
Loaded<Scores> score_promethee_i(const DecisionMatrix& matrix, const std::vector<double>& weights,
                                 const std::string& normalization, const Settings& settings) {
  if (const Diagnostics many = refuse_pairs(matrix); !many.empty()) return {std::nullopt, many};
  const Loaded<AllFlows> all = all_flows(matrix, weights, "promethee-i", normalization, settings);
  if (!all.value) return {std::nullopt, all.diagnostics};
  const Index m = matrix.values.rows();
  if (nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  const std::vector<double> plus = list_of(all.value->positive), minus = list_of(all.value->negative);
  const double tolerance = std::max(tie_tolerance(plus), tie_tolerance(minus));
  const auto sign = [&](double lead) { return lead > tolerance ? 1 : lead < -tolerance ? -1 : 0; };
  Scores scores;
  scores.ranks.assign(static_cast<std::size_t>(m), 1);
  std::vector<std::vector<const char*>> relation(plus.size(), std::vector<const char*>(plus.size()));
  for (std::size_t a = 0; a < plus.size(); ++a)
    for (std::size_t b = 0; b < plus.size(); ++b) {
      const int strong = sign(plus[a] - plus[b]), weak = sign(minus[b] - minus[a]);
      const bool preferred = strong + weak > 0 && strong * weak >= 0, behind = strong + weak < 0 && strong * weak >= 0;
      if (behind) ++scores.ranks[a];
      relation[a][b] = preferred ? "P" : behind ? "-" : strong == 0 ? "I" : "R";
    }
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"positive_flow", plus}, {"negative_flow", minus}, {"relation", relation}};
  };
  scores.contributions_note = say(mark("PROMETHEE I orders without scores, so there is nothing to split up"));
  scores.notes = all.value->notes;
  return {scores, {}};
}

std::vector<Parameter> parameters() {
  const auto threshold = [](const char* id, Text label, Text help) {
    return Parameter{id, label, 0.0, {}, 0, 1e300, help, Takes::one_per_criterion};
  };
  return {{"functions",
           {"Preference functions", "偏好函数"},
           std::string("usual"),
           shapes,
           0,
           0,
           {"How a lead on a criterion becomes a preference; one for all or one for each criterion.",
            "准则上的领先如何转化为偏好；可统一指定，也可逐准则指定。"},
           Takes::one_per_criterion},
          threshold("q", {"Indifference threshold", "无差异阈值"},
                    {"A lead up to q counts nothing (ushape, level, linear).", "领先不超过 q 时不计（ushape、level、"
                                                                               "linear）。"}),
          threshold("p", {"Preference threshold", "偏好阈值"},
                    {"A lead from p on counts in full (vshape, level, linear).",
                     "领先达到 p 时完全计入（vshape、level、linear）。"}),
          threshold("s", {"Gaussian width", "高斯宽度"},
                    {"Where the Gaussian bends (gaussian).", "高斯函数的拐点（gaussian）。"})};
}

} // namespace

double PreferenceFunction::operator()(double d) const {
  if (d <= allowance) return 0;
  const bool beyond_q = d > q + allowance, beyond_p = d > p + allowance;
  switch (shape) {
  case PreferenceShape::usual:
    return 1;
  case PreferenceShape::ushape:
    return beyond_q ? 1 : 0;
  case PreferenceShape::vshape:
    return beyond_p ? 1 : d / p;
  case PreferenceShape::level:
    return beyond_p ? 1 : beyond_q ? 0.5 : 0;
  case PreferenceShape::linear:
    return beyond_p ? 1 : beyond_q ? (d - q) / (p - q) : 0;
  case PreferenceShape::gaussian:
    return -std::expm1(-d * d / (2 * s * s));
  }
  return 0;
}

Flows flows(const VectorXd& column, const PreferenceFunction& f) {
  if (column.hasNaN()) return flows_of_known(column, f);
  const Index m = column.size();
  Flows result;
  if (f.shape == PreferenceShape::gaussian) {
    result = flows_pair_by_pair(column, f);
  } else {
    std::vector<Index> order(static_cast<std::size_t>(m));
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](Index a, Index b) { return column(a) < column(b); });
    std::vector<double> rising, falling;
    for (const Index i : order) rising.push_back(column(i));
    for (auto value = rising.rbegin(); value != rising.rend(); ++value) falling.push_back(-*value);
    const std::vector<double> over = preference_sums(rising, f), under = preference_sums(falling, f);
    result = {VectorXd(m), VectorXd(m)};
    for (std::size_t k = 0; k < order.size(); ++k) {
      result.positive(order[k]) = over[k];
      result.negative(order[k]) = under[order.size() - 1 - k];
    }
  }
  result.positive /= static_cast<double>(m - 1);
  result.negative /= static_cast<double>(m - 1);
  return result;
}

Loaded<NetFlows> net_flows(const DecisionMatrix& matrix, const Settings& settings) {
  const std::vector<double> ones(matrix.criteria.size(), 1.0);
  Loaded<AllFlows> all = all_flows(matrix, ones, "promethee-ii", "", settings);
  if (!all.value) return {std::nullopt, std::move(all.diagnostics)};
  return {NetFlows{std::move(all.value->by_criterion), std::move(all.value->notes)}, {}};
}

Method promethee_i_method() {
  return {"promethee-i",
          {"PROMETHEE I", "PROMETHEE I（部分排序）"},
          InputKind::scaled,
          Linearity::none,
          true,
          false,
          "",
          parameters(),
          "Brans & Vincke 1985, Manage. Sci. 31:647-656",
          score_promethee_i,
          nullptr,
          true};
}

Method promethee_ii_method() {
  return {"promethee-ii",
          {"PROMETHEE II", "PROMETHEE II（完全排序）"},
          InputKind::scaled,
          Linearity::linear,
          true,
          false,
          "",
          parameters(),
          "Brans & Vincke 1985, Manage. Sci. 31:647-656 (net flow over n - 1)",
          score_ii,
          nullptr,
          true};
}

} // namespace yindi
