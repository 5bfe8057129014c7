#include "engine/robustness/verdict.h"

#include "engine/case/names.h"
#include "engine/format/words.h"
#include "engine/robustness/value_draws.h"

#include <algorithm>

namespace yindi {
namespace {

using Eigen::Index;

Sentence counted(double share, std::int64_t draws, const std::string& weights) {
  const Text count = quantity(static_cast<double>(draws));
  if (weights == "around")
    return say(mark("first in {0} of {1} weightings near the present one"), share_of_draws(share), count);
  if (weights == "any") return say(mark("first in {0} of {1} weightings of any kind"), share_of_draws(share), count);
  return say(mark("first in {0} of {1} weightings that the judgements allow"), share_of_draws(share), count);
}

/// The first method that puts another industry first, in words; blank where all agree.
std::optional<Sentence> dissent(const RankingProblem& problem, const AcrossMethods& methods, const std::string& first) {
  for (const MethodFirst& method : methods.methods) {
    if (method.firsts.empty() || method.firsts.front() == first) continue;
    if (std::find(method.firsts.begin(), method.firsts.end(), first) != method.firsts.end()) continue;
    const auto at = std::find(problem.alternatives.begin(), problem.alternatives.end(), method.firsts.front());
    const Text other = problem.names[static_cast<std::size_t>(at - problem.alternatives.begin())];
    return say(mark("{0} puts {1} first"), method.name, other);
  }
  return std::nullopt;
}

} // namespace

const char* word(Level level) {
  switch (level) {
  case Level::clear:
    return "clear";
  case Level::likely:
    return "likely";
  case Level::open:
    return "no clear winner";
  case Level::none:
    break;
  }
  return "";
}

Text verdict_word(Level level) {
  switch (level) {
  case Level::clear:
    return both(mark("Clear"));
  case Level::likely:
    return both(mark("Likely"));
  case Level::open:
    return both(mark("No clear winner"));
  case Level::none:
    break;
  }
  return {};
}

Text verdict_in_brief(const Verdict& verdict) {
  const Text word = verdict_word(verdict.level), share = share_of_draws(verdict.share);
  const char* symbol = verdict.level == Level::clear ? "● " : verdict.level == Level::likely ? "◐ " : "○ ";
  return {symbol + word.en + ", " + share.en, symbol + word.zh + "，" + share.zh};
}

Text share_of_draws(double share) {
  if (share < 1 && share >= 0.995) return both(say(mark("over {}"), per_cent(0.99)));
  if (share > 0 && share < 0.005) return both(say(mark("under {}"), per_cent(0.01)));
  return per_cent(share);
}

Sentence rule_in_words(const VerdictRule& rule) {
  const Text clear = per_cent(rule.clear), likely = per_cent(rule.likely);
  if (rule.agree == VerdictRule{}.agree)
    return say(
        mark("clear: first in at least {0} of the draws and first by simple weighting, TOPSIS with either power of "
             "the weights and VIKOR; likely: first in at least {1}"),
        clear, likely);
  if (rule.agree.empty())
    return say(
        mark("clear: first in at least {0} of the draws, whatever other methods say; likely: first in at least {1}"),
        clear, likely);
  std::vector<Text> names;
  for (const std::string& id : rule.agree) {
    const Text name = name_of(find_method(id), id);
    names.push_back(id == "topsis" ? both(say(mark("{} with either power of the weights"), name)) : name);
  }
  return say(mark("clear: first in at least {0} of the draws and first by {1}; likely: first in at least {2}"), clear,
             list(names), likely);
}

void count_assumptions(Verdict& verdict, const Assessment& assessment, double spread) {
  verdict.assumed = verdict.values = 0;
  for (const auto& row : assessment.cells)
    for (const LeafValue& cell : row) {
      ++verdict.values;
      verdict.assumed += is_assumed(cell) && !cell.bounded() ? 1 : 0;
    }
  verdict.assumptions = {};
  if (verdict.assumed == 0) return;
  const std::string assumed = std::to_string(verdict.assumed), values = std::to_string(verdict.values);
  verdict.assumptions =
      spread > 0
          ? say(mark("{0} of the {1} values behind it rest on assumptions; the draws vary them by up to {2} of their "
                     "scales."),
                assumed, values, per_cent(spread))
          : say(mark("{0} of the {1} values behind it rest on assumptions, which the draws do not vary: this tells how "
                     "sure the weights make it, not how sure the values are."),
                assumed, values);
}

Sentence verdict_line(const Verdict& verdict) {
  return say(mark("{0}: {1}."), verdict_word(verdict.level), verdict.sentence);
}

Verdict verdict(const RankingProblem& problem, const Acceptability& acceptability, const AcrossMethods& methods,
                const std::optional<CriticalWeight>& critical, const std::string& weights, const VerdictRule& rule) {
  Verdict result;
  result.rule = rule_in_words(rule);
  if (problem.alternatives.empty()) return result;
  const auto name = [&](Index i) { return problem.names[static_cast<std::size_t>(i)]; };
  const Eigen::VectorXd firsts = acceptability.rank_acceptability.col(0);
  const Index first = problem.first;
  Index rival = -1;
  for (Index i = 0; i < firsts.size(); ++i)
    if (i != first && firsts(i) > 0 && (rival < 0 || firsts(i) > firsts(rival))) rival = i;
  result.first = problem.alternatives[static_cast<std::size_t>(first)];
  result.share = firsts(first);
  if (rival >= 0) {
    result.rival = problem.alternatives[static_cast<std::size_t>(rival)];
    result.rival_share = firsts(rival);
  }
  result.methods_agree = rule.agree.empty() || methods.agree_on(result.first);
  const bool tied = rival >= 0 && result.rival_share >= result.share; // tied first, each counts as first
  result.level = tied || result.share < rule.likely                   ? Level::open
                 : result.share >= rule.clear && result.methods_agree ? Level::clear
                                                                      : Level::likely;

  const Sentence share = counted(result.share, acceptability.draws, weights);
  if (result.level == Level::open && rival >= 0) {
    std::vector<Text> level_with;
    for (Index i = 0; i < firsts.size(); ++i)
      if (i != first && firsts(i) >= result.share) level_with.push_back(name(i));
    result.sentence = level_with.size() > 1
                          ? say(mark("{0} is {1}, and so is each of {2} as often: nothing is decided between them"),
                                name(first), share, list(level_with))
                          : say(mark("{0} is {1}, {2} in {3}: nothing is decided between them"), name(first), share,
                                name(rival), share_of_draws(result.rival_share));
    return result;
  }
  const auto against = dissent(problem, methods, result.first);
  if (result.share >= rule.clear && !result.methods_agree && against)
    result.sentence = say(mark("{0} is {1}, but {2}"), name(first), share, *against);
  else if (critical)
    result.sentence = say(mark("{0} is {1}; it {2}"), name(first), share, loses_to(*critical));
  else
    result.sentence = say(mark("{0} is {1}; no change of a single weight changes that"), name(first), share);
  return result;
}

} // namespace yindi
