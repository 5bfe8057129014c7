#include "engine/case/words.h"
#include "engine/methods/method.h"
#include "engine/methods/table.h"
#include "engine/methods/topsis.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace yindi {

const std::vector<Method>& methods() {
  static const std::vector<Method> table = {
      topsis_method(),
      // scores by sums, products and distances
      saw_method(),
      wpm_method(),
      waspas_method(),
      vikor_method(),
      copras_method(),
      edas_method(),
      codas_method(),
      marcos_method(),
      aras_method(),
      mabac_method(),
  };
  return table;
}

const Method* find_method(const std::string& id) {
  const auto& table = methods();
  const auto found = std::find_if(table.begin(), table.end(), [&](const Method& method) { return method.id == id; });
  return found == table.end() ? nullptr : &*found;
}

const char* name(InputKind kind) { return kind == InputKind::scaled ? "scaled" : "natural"; }

const char* name(Linearity linearity) {
  switch (linearity) {
  case Linearity::linear:
    return "linear";
  case Linearity::quadratic:
    return "quadratic";
  case Linearity::products:
    return "products";
  case Linearity::none:
    return "none";
  }
  return "";
}

namespace {

Diagnostic wrong(Sentence message, Sentence hint) { return {Severity::error, "", 0, 0, message, hint}; }

/// Nothing where `value` is of the parameter's kind and within its range.
std::optional<Diagnostic> refuse(const Parameter& parameter, const Setting& value) {
  if (!parameter.choices.empty()) {
    const auto* word = std::get_if<std::string>(&value);
    if (word && std::find(parameter.choices.begin(), parameter.choices.end(), *word) != parameter.choices.end())
      return std::nullopt;
    return wrong(say(mark("parameter \"{}\" has no such choice"), parameter.id),
                 say(mark("it takes one of: {}"), joined(parameter.choices)));
  }
  const auto* number = std::get_if<double>(&value);
  if (number && *number >= parameter.low && *number <= parameter.high) return std::nullopt;
  return wrong(say(mark("parameter \"{}\" is out of range"), parameter.id),
               say(mark("it takes a number from {0} to {1}"), shortest(parameter.low), shortest(parameter.high)));
}

} // namespace

Loaded<Settings> complete_settings(const Method& method, const Settings& given) {
  Loaded<Settings> result;
  Settings settings;
  std::vector<std::string> known;
  for (const Parameter& parameter : method.parameters) {
    settings[parameter.id] = parameter.initial;
    known.push_back(parameter.id);
  }
  for (const auto& [id, value] : given) {
    const auto parameter = std::find_if(method.parameters.begin(), method.parameters.end(),
                                        [&id = id](const Parameter& p) { return p.id == id; });
    if (parameter == method.parameters.end()) {
      result.diagnostics.push_back(wrong(say(mark("method \"{0}\" has no parameter \"{1}\""), method.id, id),
                                         say(mark("its parameters are: {}"), joined(known))));
      continue;
    }
    if (auto diagnostic = refuse(*parameter, value)) result.diagnostics.push_back(*diagnostic);
    settings[id] = value;
  }
  if (!has_errors(result.diagnostics)) result.value = settings;
  return result;
}

double tie_tolerance(const std::vector<double>& scores) {
  double greatest = 0;
  for (double score : scores) greatest = std::max(greatest, std::abs(score));
  return 1e-9 * greatest;
}

std::vector<int> competition_ranks(const std::vector<double>& scores, bool higher_is_better) {
  const double tolerance = tie_tolerance(scores);
  const double sign = higher_is_better ? 1 : -1;
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sign * scores[a] > sign * scores[b]; });
  std::vector<int> ranks(scores.size(), 1);
  std::size_t best = 0; // place of the tie group's best member
  for (std::size_t place = 0; place < order.size(); ++place) {
    if (sign * (scores[order[best]] - scores[order[place]]) > tolerance) best = place;
    ranks[order[place]] = static_cast<int>(best) + 1;
  }
  return ranks;
}

std::vector<int> ranks_of(const Method& method, const Scores& scores, std::size_t alternatives) {
  if (!scores.ranks.empty()) return scores.ranks;
  if (scores.scores.empty()) return std::vector<int>(alternatives, 1);
  return competition_ranks(scores.scores, method.higher_is_better);
}

double number(const Settings& settings, const std::string& id) { return std::get<double>(settings.at(id)); }
std::string word(const Settings& settings, const std::string& id) { return std::get<std::string>(settings.at(id)); }

} // namespace yindi
