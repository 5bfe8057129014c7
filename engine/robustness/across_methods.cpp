#include "engine/robustness/across_methods.h"

#include "engine/methods/method_words.h"

#include <algorithm>

namespace yindi {
namespace {

Text name_of(const Method& method, const Settings& settings) {
  Text name = method.name;
  for (const Parameter& parameter : method.parameters) {
    const auto given = settings.find(parameter.id);
    if (given == settings.end()) continue;
    name = both(say(mark("{0}, {1} {2}"), name, parameter.label, setting_in_words(given->second)));
  }
  return name;
}

MethodFirst first_under(const Case& c, const CountyRanking& county, const MethodAsked& asked) {
  MethodFirst result{asked.method, plain(asked.method), asked.settings, {}, {}};
  const MethodChoice choice{asked.method, {}, asked.settings, {}};
  const Loaded<Frame> frame = frame_of(choice, c.model->library, *county.assessment, county.used);
  if (!frame.value) {
    result.diagnostics = frame.diagnostics;
    return result;
  }
  result.name = name_of(*frame.value->method, asked.settings);
  result.own = county.frame && county.frame->method == frame.value->method &&
               county.frame->settings == frame.value->settings && county.frame->asked_normalization.empty();
  const Loaded<CountyProblem> problem = county_problem(c, county, *frame.value);
  result.diagnostics = problem.diagnostics;
  if (!problem.value) return result;
  const RankingProblem& ranking = problem.value->ranking;
  for (std::size_t i = 0; i < ranking.ranks.size(); ++i)
    if (ranking.ranks[i] == 1) result.firsts.push_back(ranking.alternatives[i]);
  return result;
}

} // namespace

bool AcrossMethods::agree_on(const std::string& industry) const {
  return std::find(common.begin(), common.end(), industry) != common.end();
}

AcrossMethods across_methods(const Case& c, const CountyRanking& county, const std::vector<MethodAsked>& asked) {
  AcrossMethods result;
  if (county.used.empty()) return result;
  for (const MethodAsked& one : asked) result.methods.push_back(first_under(c, county, one));
  for (const std::string& industry : county.assessment->industries) {
    bool everywhere = !result.methods.empty(), elsewhere = false, others = true;
    for (const MethodFirst& method : result.methods) {
      const bool first = std::find(method.firsts.begin(), method.firsts.end(), industry) != method.firsts.end();
      everywhere = everywhere && first;
      others = others && (method.own || first);
      elsewhere = elsewhere || !method.own;
    }
    if (everywhere) result.common.push_back(industry);
    if (others && elsewhere) result.common_of_others.push_back(industry);
  }
  return result;
}

std::vector<MethodAsked> agreeing_methods(const Case& c) {
  std::vector<MethodAsked> result;
  for (const std::string& id : c.robustness.agree) {
    if (id != "topsis") {
      result.push_back({id, {}});
      continue;
    }
    result.push_back({id, {{"weight_power", 1.0}}});
    result.push_back({id, {{"weight_power", 2.0}}});
  }
  return result;
}

AcrossMethods across_methods(const Case& c, const CountyRanking& county) {
  return across_methods(c, county, agreeing_methods(c));
}

std::vector<MethodAsked> scaled_methods() {
  std::vector<MethodAsked> result;
  for (const Method& method : methods())
    if (method.input == InputKind::scaled) result.push_back({method.id, {}});
  return result;
}

} // namespace yindi
