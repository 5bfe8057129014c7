#include "gui/pages/column.h"
#include "gui/pages/robustness/robustness_page.h"

#include "gui/widgets/symbols.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

/// A weight this near to turning first place is within what people mean by the same weight: judgements are seldom
/// repeated more exactly.
constexpr double near_miss = 0.05;
constexpr std::size_t most_named = 3;

/// One row: a mark, what was tried in bold, and what came out.
void test(Cursor& at, State state, const std::string& what, const std::string& outcome) {
  const Look& look = at.look;
  at.gap(8);
  state_mark(look, {at.x + look.px(8), at.y + look.px(10)}, state);
  const float x = at.x + look.px(26), w = at.w - look.px(26);
  at.y += paragraph(look, x, at.y, w, what, {TextSize::S, true}, look.colours.ink);
  at.y += paragraph(look, x, at.y, w, outcome, {}, look.colours.t2);
  at.gap(8);
  horizontal(at.x, at.x + at.w, at.y, look.colours.line);
}

State held(int kept, int of) { return kept == of ? State::done : 2 * kept >= of ? State::running : State::attention; }

Text first_few(std::vector<Text> names) {
  if (names.size() <= most_named) return list(names);
  const std::string others = std::to_string(names.size() - most_named);
  names.resize(most_named);
  const Sentence several = say(mark("{0} and {1} more"), list(names), others);
  return {several.in(Language::en), several.in(Language::zh)};
}

Text first_name(const Sureness& sure) {
  const RankingProblem& problem = sure.county.problem->ranking;
  return problem.names[static_cast<std::size_t>(problem.first)];
}

void reversal_test(const Sureness& sure, Cursor& at) {
  const auto& reversal = sure.county.reversal;
  if (!reversal || reversal->of == 0) return;
  test(at, held(reversal->kept, reversal->of), std::string(tr(at.look.language, "Industries added or removed")),
       sentence(at.look, mark("first place unchanged in {0} of {1}"), std::to_string(reversal->kept),
                std::to_string(reversal->of)));
}

void methods_test(const Sureness& sure, Cursor& at) {
  std::vector<Text> others;
  int kept = 0, of = 0;
  for (const MethodFirst& method : sure.methods.methods) {
    if (method.firsts.empty()) continue;
    ++of;
    const auto& firsts = method.firsts;
    if (std::find(firsts.begin(), firsts.end(), sure.county.verdict.first) != firsts.end())
      ++kept;
    else
      others.push_back(method.name);
  }
  if (of == 0) return;
  std::string outcome =
      sentence(at.look, mark("{0} first in {1} of {2}"), first_name(sure), std::to_string(kept), std::to_string(of));
  if (!others.empty()) outcome += sentence(at.look, mark("; not by {}"), first_few(std::move(others)));
  test(at, held(kept, of), std::string(tr(at.look.language, "Other methods")), outcome);
}

void left_out_test(const Sureness& sure, Cursor& at) {
  const LeaveOut& left_out = sure.left_out;
  if (left_out.of == 0) return;
  std::vector<Text> others;
  for (const LeftOut& node : left_out.nodes)
    if (!node.kept) others.push_back(node.name);
  std::string outcome = sentence(at.look, mark("{0} first in {1} of {2}"), first_name(sure),
                                 std::to_string(left_out.kept), std::to_string(left_out.of));
  if (!others.empty()) outcome += sentence(at.look, mark("; not without {}"), first_few(std::move(others)));
  test(at, held(left_out.kept, left_out.of), std::string(tr(at.look.language, "A criterion left out")), outcome);
}

void draws_test(const Sureness& sure, Cursor& at) {
  const Verdict& verdict = sure.county.verdict;
  const VerdictRule rule = verdict_rule(*sure.key.of);
  const State state = verdict.share >= rule.clear    ? State::done
                      : verdict.share >= rule.likely ? State::running
                                                     : State::attention;
  test(at, state,
       sentence(at.look, mark("{} weightings"), quantity(static_cast<double>(sure.county.acceptability->draws))),
       sentence(at.look, mark("{0} first in {1}; clear starts at {2}"), first_name(sure), share_of_draws(verdict.share),
                per_cent(rule.clear)));
}

void turning_test(const Sureness& sure, Cursor& at) {
  const std::string what(tr(at.look.language, "Nearest turning weight"));
  if (!sure.critical) {
    test(at, State::done, what, takes_the_lead(sure.critical).in(at.look.language));
    return;
  }
  const CriticalWeight& critical = *sure.critical;
  test(at, critical.move() < near_miss ? State::attention : State::running, what,
       sentence(at.look, mark("{0}, {1} away: then {2} is first"), critical.name,
                signed_decimal(critical.at - critical.now, 2), critical.taker_name));
}

void worth_finding_out(const Sureness& sure, Cursor& at) {
  const Look& look = at.look;
  const Palette& p = look.colours;
  const auto& values = sure.information.values;
  const auto telling = static_cast<std::size_t>(
      std::count_if(values.begin(), values.end(), [](const WorthKnowing& worth) { return worth.probability > 0; }));
  at.rule();
  at.title(tr(look.language, "Worth finding out first"));
  if (values.empty())
    at.say(tr(look.language, "No value here is unknown, a range or an assumption."), p.t3);
  else if (telling == 0)
    at.say(tr(look.language, "No single value that is unknown, a range or an assumption changes first place."), p.t3);
  else
    at.say(tr(look.language, "Chance that knowing it exactly changes first place"), p.t3);
  const std::size_t shown = std::min<std::size_t>(telling, 5);
  for (std::size_t k = 0; k < shown; ++k) {
    const WorthKnowing& worth = values[k];
    at.gap(6);
    quality_mark(look, {at.x + look.px(7), at.y + look.px(10)}, worth.value.quality);
    const float x = at.x + look.px(22), right = at.x + at.w;
    at.y += paragraph(look, x, at.y, right - x, worth.value.label.in(look.language), {}, p.ink);
    const float longest = right - x - look.px(52);
    const float w = std::max(look.px(2), longest * static_cast<float>(worth.probability / values[0].probability));
    fill({x, at.y + look.px(4), w, look.px(12)}, p.n1);
    put(look, x + w + look.px(8), at.y, per_cent(worth.probability).in(look.language), {TextSize::S, true}, p.ink);
    at.gap(20);
  }
  const std::size_t unknown = std::min(most_named, sure.information.not_assessed.size());
  for (std::size_t k = 0; k < unknown; ++k) {
    at.gap(8);
    quality_mark(look, {at.x + look.px(7), at.y + look.px(10)}, "unknown");
    at.y += paragraph(look, at.x + look.px(22), at.y, at.w - look.px(22),
                      not_computed(sure.information.not_assessed[k]).in(look.language), {}, p.t2);
  }
}

std::string answer(const Look& look, Level level) {
  return std::string(tr(look.language, level == Level::clear    ? mark("Clear on every count of the rule")
                                       : level == Level::likely ? mark("Likely, but not clear")
                                       : level == Level::only   ? mark("Only one left")
                                                                : mark("No clear winner")));
}

} // namespace

void robustness_inspector(const Session& session, UiState& ui, Intents&) {
  const Look& look = ui.look;
  const Box box = room();
  Cursor at{look, box.x + look.px(22), box.y + look.px(18), box.w - look.px(44)};
  at.say(tr(look.language, "Why?"), look.colours.t3);
  const Sureness* sure = shown_sureness(session);
  if (!sure || !sure->county.problem) return;
  at.title(answer(look, sure->county.verdict.level));
  at.gap(4);
  reversal_test(*sure, at);
  methods_test(*sure, at);
  left_out_test(*sure, at);
  draws_test(*sure, at);
  turning_test(*sure, at);
  worth_finding_out(*sure, at);
  at.rule();
  const std::string stop = look.language == Language::zh ? "。" : ".";
  at.say(sure->county.verdict.rule.in(look.language) + stop, look.colours.t3);
  for (const Sentence& note : sure->county.notes) {
    at.gap(6);
    at.say(note.in(look.language), look.colours.t3);
  }
  ImGui::SetCursorScreenPos({box.x, at.y + look.px(16)});
  ImGui::Dummy({1, 1});
}

} // namespace yindi::gui
