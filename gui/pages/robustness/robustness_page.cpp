#include "gui/pages/robustness/robustness_page.h"

#include "gui/pages/no_ranking.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/verdict.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

constexpr float column_gap = 36, robustness_columns_from = 760; ///< px of the design

/// "10,000 draws, seed 2024, 38 ms", or that it is not what is shown.
std::string remark(const Session& session, const Sureness& sure, const Look& look) {
  if (sureness_is_stale(session))
    return std::string(
        tr(look.language, sureness_state(session).running ? mark("Recomputing...") : mark("Out of date: cancelled")));
  const std::string draws =
      sentence(look, mark("{0} draws, seed {1}"), quantity(static_cast<double>(sure.county.acceptability->draws)),
               std::to_string(sure.options.seed));
  const std::string error =
      sentence(look, mark("standard error {} points"),
               decimal(100 * std::sqrt(sure.county.verdict.share * (1 - sure.county.verdict.share) /
                                       static_cast<double>(sure.county.acceptability->draws)),
                       1));
  const std::string comma = look.language == Language::zh ? "，" : ", ";
  return draws + comma + error + comma + sentence(look, mark("{} ms"), decimal(1000 * sure.seconds, 0));
}

float heading(const Session& session, const Sureness& sure, const Look& look, const Column& column, float y) {
  const Palette& p = look.colours;
  const float begin = y;
  const Verdict& verdict = sure.county.verdict;
  const std::string text = robustness_headline(sure, look);
  const float badge = verdict_badge_width(look, verdict.level);
  const float w = width(look, text, {TextSize::L, true});
  const bool beside = w + look.px(16) + badge <= column.w;
  const float used = beside ? w + look.px(16) + badge : 0;
  const std::string aside = remark(session, sure, look);
  const ImU32 ink = sureness_is_stale(session) ? p.info : p.t3;
  if (beside) {
    put(look, column.x, y, text, {TextSize::L, true}, p.ink);
    verdict_badge(look, column.x + w + look.px(16), y + look.px(3), verdict.level);
    y += look.px(44);
  } else {
    y += paragraph(look, column.x, y, column.w, text, {TextSize::L, true}, p.ink) + look.px(4);
    verdict_badge(look, column.x, y, verdict.level);
    y += look.px(badge_height + 6);
  }
  const bool aside_fits = beside && used + look.px(20) + width(look, aside) <= column.w;
  if (aside_fits) put_in(look, {column.x + used, begin, column.w - used, look.px(40)}, aside, {}, ink, Align::right);
  const std::string stop = look.language == Language::zh ? "。" : ".";
  y += paragraph(look, column.x, y, column.w, verdict.sentence.in(look.language) + stop, {TextSize::M}, p.t2);
  if (!verdict.assumptions.empty())
    y += paragraph(look, column.x, y + look.px(2), column.w, verdict.assumptions.in(look.language), {}, p.t2) +
         look.px(2);
  if (!aside_fits) y += paragraph(look, column.x, y + look.px(2), column.w, aside, {}, ink) + look.px(2);
  return y - begin;
}

/// While nothing is there yet, or nothing can be.
void nothing_yet(const Session& session, const Look& look, Intents& intents, const Column& column, float y) {
  const Palette& p = look.colours;
  const auto say_that = [&](std::string_view text) {
    return paragraph(look, column.x, y, column.w, text, {TextSize::M}, p.t2);
  };
  if (sureness_state(session).running) {
    say_that(tr(look.language, "Working out how sure the ranking is..."));
    return;
  }
  if (shown_sureness(session)) {
    say_that(tr(look.language, "Nothing is ranked here, so there is nothing to be sure of."));
    return;
  }
  y += say_that(tr(look.language, "Cancelled: how sure the ranking is has not been worked out.")) + look.px(12);
  const std::string again(tr(look.language, "Work it out"));
  if (button(look, "again", {column.x, y, button_width(look, again, {Kind::primary}), look.px(control_height)}, again,
             {Kind::primary}))
    intents.push_back(AskJob{"sureness"});
}

/// While the draws go on: how sure it is so far, filling.
float filling(const Sureness& so_far, const Look& look, const Column& column, float y) {
  const float begin = y;
  const Acceptability& a = *so_far.county.acceptability;
  y += paragraph(look, column.x, y, column.w, tr(look.language, "Working out how sure the ranking is..."),
                 {TextSize::L, true}, look.colours.ink) +
       look.px(4);
  const std::string done = sentence(
      look, mark("{0} of {1} draws; standard error at most {2} points"), quantity(static_cast<double>(a.draws)),
      quantity(static_cast<double>(so_far.options.draws)), decimal(100 * a.standard_error(), 1));
  y += paragraph(look, column.x, y, column.w, done, {}, look.colours.t2) + look.px(16);
  const Column chart{column.x, std::min(column.w, look.px(760))};
  return y + acceptability_block(so_far, look, chart, y) - begin;
}

float charts(const Session& session, const Sureness& sure, UiState& ui, Intents& intents, const Column& column,
             float y) {
  const Look& look = ui.look;
  const float begin = y;
  const std::size_t rows = look.projector ? 7 : 8;
  if (column.w < look.px(robustness_columns_from)) {
    y += acceptability_block(sure, look, column, y) + look.px(24);
    y += stability_block(session, sure, ui, intents, column, y) + look.px(24);
    y += tornado_block(sure, look, column, y, rows) + look.px(24);
    return y + weight_graph_block(sure, ui, column, y, look.px(300)) - begin;
  }
  const float half = (column.w - look.px(column_gap)) / 2;
  const Column left{column.x, half}, right{column.x + half + look.px(column_gap), half};
  const float first = acceptability_block(sure, look, left, y);
  y += std::max(first, stability_block(session, sure, ui, intents, right, y)) + look.px(18);
  horizontal(column.x, column.x + column.w, y, look.colours.line);
  y += look.px(18);
  const float second = tornado_block(sure, look, left, y, rows);
  y += std::max(second, weight_graph_block(sure, ui, right, y, second));
  return y - begin;
}

} // namespace

std::string robustness_headline(const Sureness& sure, const Look& look) {
  const RankingProblem& problem = sure.county.problem->ranking;
  const Verdict& verdict = sure.county.verdict;
  const auto name = [&](const std::string& id) {
    const auto at = std::find(problem.alternatives.begin(), problem.alternatives.end(), id);
    return at == problem.alternatives.end()
               ? plain(id)
               : problem.names[static_cast<std::size_t>(at - problem.alternatives.begin())];
  };
  if (verdict.level == Level::open && !verdict.rival.empty())
    return sentence(look, mark("{0} or {1}"), name(verdict.first), name(verdict.rival));
  if (verdict.level == Level::only) return name(verdict.first).in(look.language);
  return sentence(look, mark("{0} stays first in {1} of weightings"), name(verdict.first),
                  share_of_draws(verdict.share));
}

void robustness_page(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Box page = room();
  const Column column{page.x + look.px(28), page.w - look.px(52)};
  float y = page.y + look.px(18);
  if (!shown_county(session)) {
    no_ranking(session, look, intents, column, y);
    return;
  }
  // A ring in the hand stays there: the charts of before follow it until it is let go.
  if (const Sureness* so_far = ui.robustness.dragged.empty() ? sureness_so_far(session) : nullptr) {
    y += filling(*so_far, look, column, y);
    ImGui::SetCursorScreenPos({page.x, y + look.px(24)});
    ImGui::Dummy({1, 1});
    return;
  }
  const Sureness* sure = shown_sureness(session);
  if (!sure || !sure->county.problem) {
    nothing_yet(session, look, intents, column, y);
    return;
  }
  y += heading(session, *sure, look, column, y) + look.px(16);
  if (sureness_is_stale(session) && !sureness_state(session).running) {
    const std::string again(tr(look.language, "Work it out"));
    if (button(look, "again", {column.x, y, button_width(look, again), look.px(control_height)}, again))
      intents.push_back(AskJob{"sureness"});
    y += look.px(control_height + 12);
  }
  const float top = y;
  y += charts(session, *sure, ui, intents, column, y);
  if (sureness_is_stale(session))
    fill({page.x, top, page.w, y - top}, faded(look.colours.page, .55F)); // not what is shown now
  ImGui::SetCursorScreenPos({page.x, y + look.px(24)});
  ImGui::Dummy({1, 1});
}

PageState robustness_state(const Session& session) {
  if (sureness_state(session).running) return {State::running, 0};
  if (!sureness_is_current(session)) return {State::waiting, 0};
  return {shown_sureness(session)->county.verdict.level == Level::open ? State::attention : State::done, 0};
}

} // namespace yindi::gui
