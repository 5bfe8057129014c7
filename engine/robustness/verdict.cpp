#include "engine/robustness/verdict.h"

#include "engine/case/names.h"
#include "engine/case/quality.h"
#include "engine/format/words.h"
#include "engine/robustness/spread.h"
#include "engine/robustness/value_draws.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace yindi {
namespace {

using Eigen::Index;

Sentence counted(double share, std::int64_t draws, const std::string& weights, bool library_only) {
  const Text count = quantity(static_cast<double>(draws));
  if (weights == "around")
    return say(mark("first in {0} of {1} weightings near the present one"), share_of_draws(share), count);
  if (weights == "any") return say(mark("first in {0} of {1} weightings of any kind"), share_of_draws(share), count);
  if (library_only)
    return say(mark("first in {0} of {1} weightings that the library's template allows"), share_of_draws(share), count);
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

Sentence share_rule(const VerdictRule& rule) {
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

} // namespace

const char* word(Level level) {
  switch (level) {
  case Level::clear:
    return "clear";
  case Level::likely:
    return "likely";
  case Level::open:
    return "no clear winner";
  case Level::only:
    return "only one left";
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
  case Level::only:
    return both(mark("Only one left"));
  case Level::none:
    break;
  }
  return {};
}

Text verdict_in_brief(const Verdict& verdict) {
  if (verdict.level == Level::only) return verdict_word(verdict.level);
  const Text word = verdict_word(verdict.level), share = share_of_draws(verdict.share);
  const char* symbol = verdict.level == Level::clear ? "● " : verdict.level == Level::likely ? "◐ " : "○ ";
  return {symbol + word.en + ", " + share.en, symbol + word.zh + "，" + share.zh};
}

Sentence rule_in_words(const VerdictRule& rule) {
  return say(
      mark("{0}. Not clear where one value that may be off puts another first, where less than two thirds of the "
           "weight could be assessed, or where the lead is smaller than what the draws move it by; not likely "
           "where all other methods agree on another"),
      share_rule(rule));
}

Text share_of_draws(double share) {
  if (share < 1 && share >= 0.995) return both(say(mark("over {}"), per_cent(0.99)));
  if (share > 0 && share < 0.01) return both(say(mark("under {}"), per_cent(0.01)));
  return per_cent(std::floor(share * 100 + 1e-9) / 100);
}

namespace {

/// "120 published (± 5%)" for each quality of which the draws vary some.
std::vector<Text> varied(const Case& c, const std::map<std::string, int>& exact, int& count) {
  std::vector<Text> result;
  for (const auto& [quality, spread] : drawn_spreads(c)) {
    const auto found = exact.find(quality);
    if (found == exact.end()) continue;
    count += found->second;
    result.push_back(
        both(say(mark("{0} {1} (± {2})"), std::to_string(found->second), quality_name(quality), per_cent(spread))));
  }
  return result;
}

} // namespace

void count_assumptions(Verdict& verdict, const Case& c, const Assessment& assessment) {
  verdict.assumed = verdict.values = 0;
  std::map<std::string, int> exact;
  for (const auto& row : assessment.cells)
    for (const LeafValue& cell : row) {
      ++verdict.values;
      verdict.assumed += is_assumed(cell) && !cell.bounded() ? 1 : 0;
      if (cell.x && cell.u && !cell.bounded()) ++exact[cell.quality];
    }
  verdict.assumptions = {};
  const std::string assumed = std::to_string(verdict.assumed), values = std::to_string(verdict.values);
  int count = 0;
  const std::vector<Text> parts = varied(c, exact, count);
  if (tells_spread(c.model->library.spread)) {
    if (count > 0)
      verdict.assumptions =
          say(mark("Of the {0} values behind it the draws vary {1} by what their quality may be off, as "
                   "a share of their scales: {2}."),
              values, std::to_string(count), list(parts));
    return;
  }
  if (verdict.assumed == 0) return;
  const double spread = drawn_spread(c, "assumption");
  verdict.assumptions =
      spread > 0
          ? say(mark("{0} of the {1} values behind it rest on assumptions; the draws vary them by up to {2} of their "
                     "scales."),
                assumed, values, per_cent(spread))
          : say(mark("{0} of the {1} values behind it rest on assumptions, which the draws do not vary: this tells how "
                     "sure the weights make it, not how sure the values are."),
                assumed, values);
}

void doubt_numbers(Verdict& verdict, const std::vector<SuspiciousCell>& behind) {
  if (behind.empty() || verdict.level == Level::none) return;
  if (verdict.level == Level::clear) {
    verdict.level = Level::likely;
    verdict.gates.push_back({"doubtful", behind.front().message});
  }
  verdict.sentence =
      say(mark("{0}; but a number behind it is doubtful: {1}"), both(verdict.sentence), both(behind.front().message));
}

Sentence verdict_line(const Verdict& verdict) {
  return say(mark("{0}: {1}."), verdict_word(verdict.level), verdict.sentence);
}

namespace {

/// Whether a known value may be off, and by how much is told.
bool is_off(const DoubtfulValue& value) { return value.doubt == Doubt::assumed || value.doubt == Doubt::inexact; }

/// By alternative whether it would lead if all that may be off of it alone stood at its best. Where scores rise with an
/// industry's own values nobody else can be brought to the first place by one of them.
std::vector<bool> could_lead(const CountyProblem& county, const std::vector<DoubtfulValue>& values) {
  const RankingProblem& ranking = county.ranking;
  std::vector<CellValue> best;
  for (const DoubtfulValue& value : values) {
    if (!is_off(value)) continue;
    for (const CellValue& cell : cells_at(value, value.high))
      if (cell.row != ranking.first) best.push_back(cell);
  }
  const Eigen::MatrixXd met = merits_with(county, {best});
  std::vector<bool> result;
  for (Index i = 0; i < met.cols(); ++i) result.push_back(met(0, i) >= met(0, ranking.first));
  return result;
}

} // namespace

std::optional<TurningValue> turning_value(const CountyProblem& county, const std::vector<DoubtfulValue>& values) {
  const RankingProblem& ranking = county.ranking;
  std::vector<std::vector<CellValue>> variants;
  std::vector<const DoubtfulValue*> of;
  const bool own = county.frame.own_and_rising();
  const std::vector<bool> rivals = own ? could_lead(county, values) : std::vector<bool>();
  for (const DoubtfulValue& value : values) {
    if (!is_off(value)) continue;
    const Index row = value.cells.front().first;
    const bool first = row == ranking.first;
    if (own && !first && !rivals[static_cast<std::size_t>(row)]) continue;
    // Where a score rises with the industry's own values, the first can only fall by being worse, others by being
    // better.
    for (const bool up : {false, true}) {
      if (own && up == first) continue;
      variants.push_back(cells_at(value, up ? value.high : value.low));
      of.push_back(&value);
    }
  }
  const Eigen::MatrixXd met = merits_with(county, variants);
  std::optional<TurningValue> result;
  double furthest = 0;
  for (std::size_t k = 0; k < variants.size(); ++k) {
    const auto row = met.row(static_cast<Index>(k));
    const Index best = best_of(row, ranking.first);
    if (leads(row, ranking.first) || best < 0 || row(best) - row(ranking.first) <= furthest) continue;
    furthest = row(best) - row(ranking.first);
    const double u = variants[k].front().u;
    const auto [i, j] = of[k]->cells.front();
    result =
        TurningValue{of[k], std::abs(u - county.point(i, j)), ranking.alternatives[static_cast<std::size_t>(best)]};
  }
  return result;
}

std::optional<Turned> turned_by(const CountyProblem& county, const std::vector<DoubtfulValue>& values) {
  const auto met = turning_value(county, values);
  return met ? std::optional(Turned{met->value->label, met->spread, met->becomes_first}) : std::nullopt;
}

namespace {

/// Why a verdict whose share and methods would make it clear is not.
std::vector<Gate> gates_of_clear(const RankingProblem& problem, const Verdict& verdict, const Evidence& evidence) {
  std::vector<Gate> gates;
  if (const auto turned = evidence.turned ? evidence.turned() : std::nullopt) {
    const auto at = std::find(problem.alternatives.begin(), problem.alternatives.end(), turned->becomes_first);
    gates.push_back({"assumption", say(mark("\"{0}\", off by {1} of its scale, puts {2} first"), turned->label,
                                       per_cent(turned->spread),
                                       problem.names[static_cast<std::size_t>(at - problem.alternatives.begin())])});
  }
  if (evidence.open_rival)
    gates.push_back(
        {"unknown", say(mark("of {0} {1} of the score is not known, and it could come first"),
                        name_of(problem, evidence.open_rival->industry), per_cent(evidence.open_rival->open))});
  if (evidence.assessed_weight < least_assessed)
    gates.push_back(
        {"assessed", say(mark("only {} of the weight could be assessed"), per_cent(evidence.assessed_weight))});
  if (verdict.lead_moves_by && verdict.lead < *verdict.lead_moves_by)
    gates.push_back({"lead", say(mark("its lead of {0} is smaller than what the draws move it by, {1}"),
                                 decimal(verdict.lead, 3), decimal(*verdict.lead_moves_by, 3))});
  return gates;
}

/// That all other methods agree on another first; blank where they do not.
Sentence others_agree(const RankingProblem& problem, const AcrossMethods& methods, const std::string& first) {
  const auto& common = methods.common_of_others;
  if (common.empty() || std::find(common.begin(), common.end(), first) != common.end()) return {};
  std::vector<Text> names;
  for (std::size_t i = 0; i < problem.alternatives.size(); ++i)
    if (std::find(common.begin(), common.end(), problem.alternatives[i]) != common.end())
      names.push_back(problem.names[i]);
  return say(mark("all other methods agree on {}"), list(names));
}

void find_lead(const RankingProblem& problem, const MovedLead& moved, Verdict& verdict) {
  if (problem.second < 0) return;
  const double sign = problem.scorer.higher_is_better ? 1 : -1;
  verdict.lead = sign * (problem.scores(problem.first) - problem.scores(problem.second));
  // Where several tie the draws may have followed another pair of them; the lead is 0 then, and any move is more.
  if (moved.first >= 0) verdict.lead_moves_by = moved.deviation;
}

/// What decides, where nothing is decided between the first and others.
Sentence undecided(const RankingProblem& problem, const Eigen::VectorXd& firsts, const Verdict& verdict, Index rival,
                   const Sentence& share) {
  const auto name = [&](Index i) { return problem.names[static_cast<std::size_t>(i)]; };
  std::vector<Text> level_with;
  for (Index i = 0; i < firsts.size(); ++i)
    if (i != problem.first && firsts(i) >= verdict.share) level_with.push_back(name(i));
  return level_with.size() > 1
             ? say(mark("{0} is {1}, and so is each of {2} as often: nothing is decided between them"),
                   name(problem.first), share, list(level_with))
             : say(mark("{0} is {1}, {2} in {3}: nothing is decided between them"), name(problem.first), share,
                   name(rival), share_of_draws(verdict.rival_share));
}

Sentence why(const RankingProblem& problem, const AcrossMethods& methods, const Verdict& verdict,
             const AskCritical& ask_critical, double clear, const Sentence& share) {
  const Text& first = problem.names[static_cast<std::size_t>(problem.first)];
  std::vector<Text> against;
  for (const Gate& gate : verdict.gates) against.push_back(both(gate.sentence));
  if (against.empty() && verdict.share >= clear && !verdict.methods_agree)
    if (const auto dissenting = dissent(problem, methods, verdict.first)) against.push_back(both(*dissenting));
  if (!against.empty()) return say(mark("{0} is {1}, but {2}"), first, share, list(against));
  if (const auto critical = ask_critical ? ask_critical() : std::nullopt)
    return say(mark("{0} is {1}; it {2}"), first, share, loses_to(*critical));
  return say(mark("{0} is {1}; no change of a single weight changes that"), first, share);
}

} // namespace

Verdict verdict(const RankingProblem& problem, const Acceptability& acceptability, const AcrossMethods& methods,
                const AskCritical& critical, const std::string& weights, const VerdictRule& rule,
                const Evidence& evidence) {
  Verdict result;
  result.rule = rule_in_words(rule);
  if (problem.alternatives.empty()) return result;
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
  if (problem.alternatives.size() == 1) {
    result.level = Level::only;
    result.sentence = say(mark("{} alone was not excluded, so there is nothing to compare it with"), problem.names[0]);
    return result;
  }
  find_lead(problem, acceptability.lead, result);
  const bool tied = rival >= 0 && result.rival_share >= result.share; // tied first, each counts as first
  const Sentence others = others_agree(problem, methods, result.first);
  result.level = tied || result.share < rule.likely                   ? Level::open
                 : result.share >= rule.clear && result.methods_agree ? Level::clear
                                                                      : Level::likely;
  const bool by_share = result.level == Level::open;
  if (result.level == Level::clear) result.gates = gates_of_clear(problem, result, evidence);
  if (!by_share && !others.empty()) result.gates = {{"methods", others}};
  if (!result.gates.empty()) result.level = others.empty() ? Level::likely : Level::open;

  const Sentence share = counted(result.share, acceptability.draws, weights, evidence.library_only);
  result.sentence = by_share && rival >= 0 ? undecided(problem, firsts, result, rival, share)
                                           : why(problem, methods, result, critical, rule.clear, share);
  if (result.level == Level::likely && result.gates.empty() && evidence.open_rival) // else it is said among the gates
    result.sentence =
        say(mark("{0}; of {1} {2} of the score is not known, and it could come first"), both(result.sentence),
            name_of(problem, evidence.open_rival->industry), per_cent(evidence.open_rival->open));
  return result;
}

} // namespace yindi
