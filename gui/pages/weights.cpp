#include "gui/pages/weights.h"

#include "engine/rationale/charts.h"
#include "engine/weights/scales.h"
#include "engine/weights/voices.h"
#include "engine/weights/weighting_rows.h"
#include "engine/weights/weightings.h"
#include "gui/pages/frame.h"
#include "gui/session/attention.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yindi::gui {
namespace {

/// The ways to weigh a node, as the switch shows them.
struct Way {
  const char* name;
  const char* kind; ///< an id of weightings(); blank: comparisons
};
constexpr Way ways[] = {
    {mark("Questions"), ""},
    {mark("Points"), "points"},
    {mark("Swing"), "swing"},
    {mark("Ranks"), "rank-order-centroid"},
    {mark("Best-worst"), "best-worst"},
    {mark("Equal"), "equal"},
};

int way_of_kind(const NodeWeighting* given) {
  if (!given) return 0;
  const WeightingKind* kind = find_weighting(given->kind);
  for (int i = 1; i < static_cast<int>(std::size(ways)); ++i) {
    const bool ranks = kind && kind->asks == Asks::ranks && ways[i].kind == std::string("rank-order-centroid");
    if (given->kind == ways[i].kind || ranks) return i;
  }
  return 0;
}

void choose_way(const WeightsView& v, int way) {
  if (way == 0) return v.intents.push_back(Change{"weight." + v.w->node, ""});
  std::vector<double> weights(v.w->items.size(), 1.0 / static_cast<double>(v.w->items.size()));
  if (const NodeWeights* now = node_weights(v.county, v.w->node)) weights = now->weights;
  // Another kind starts from what holds now, in one step: the old row would keep the numbers of the old kind.
  v.intents.push_back(Change{"weight." + v.w->node, start_weighting(ways[way].kind, v.w->items, weights)});
}

/// A button with what is chosen and an arrow; opens the popup `id`. Returns its width.
float chooser(const WeightsView& v, const char* id, float x, float y, const std::string& label,
              std::optional<State> mark = {}) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float left = look.px(mark ? 32 : 12), w = left + width(look, label) + look.px(32);
  const Box box{x, y, w, look.px(control_height)};
  ImGui::PushID(id);
  const Touch t = touch(look, "open", box);
  ImGui::PopID();
  fill(box, t.hovered ? p.hover : p.page, look.px(6));
  outline(box, p.line2, look.px(6));
  if (mark) state_mark(look, {x + look.px(18), box.centre().y}, *mark);
  put_in(look, {x + left, y, w - left, box.h}, label, {}, p.ink);
  icon(look, {box.right() - look.px(16), box.centre().y}, Icon::chevron_down, p.t2, 16);
  if (t.clicked) ImGui::OpenPopup(id);
  return w;
}

/// Rows of a list below a chooser; gives the place of the one that was taken.
struct Line {
  std::string label, remark;
  bool chosen = false;
};
std::optional<std::size_t> taken_from(const Look& look, const char* id, float x, float y,
                                      const std::vector<Line>& lines) {
  if (!ImGui::IsPopupOpen(id)) return std::nullopt;
  float w = look.px(240);
  for (const Line& line : lines)
    w = std::max(w, width(look, line.label, {TextSize::S, true}) + width(look, line.remark) + look.px(64));
  const float below = y + look.px(control_height + 4);
  const float h =
      std::min(look.px(18 + 31 * static_cast<float>(lines.size())), ImGui::GetIO().DisplaySize.y - below - look.px(40));
  const float at = std::min(x, ImGui::GetIO().DisplaySize.x - w - look.px(12));
  std::optional<std::size_t> taken;
  if (!begin_list(look, id, {at, below, w, h})) return taken;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    if (list_row(look, "row", lines[i].label, lines[i].remark, lines[i].chosen)) taken = i;
    ImGui::PopID();
  }
  if (taken) ImGui::CloseCurrentPopup();
  end_list();
  return taken;
}

std::string node_label(const Session& session, const Look& look, const std::string& node) {
  if (node == goal) return std::string(tr(look.language, "Goal"));
  return node_name(shown_case(session).library, node).in(look.language);
}

void node_list(WeightsView& v, float x, float y) {
  const auto nodes = nodes_to_weigh(v.c().library);
  std::vector<Line> lines;
  for (const std::string& node : nodes) {
    const NodeWeights* weights = node_weights(v.county, node);
    const std::string words = weights ? node_stand(v.c(), *weights).words.in(v.look().language) : std::string();
    lines.push_back({node_label(v.session, v.look(), node), words, node == v.w->node});
  }
  if (const auto taken = taken_from(v.look(), "nodes", x, y, lines)) {
    v.ui.weights = {};
    v.ui.weights.node = nodes[*taken];
  }
}

void voice_list(WeightsView& v, float x, float y) {
  const Look& look = v.look();
  const auto all = voices(v.c(), v.w->node);
  std::vector<Line> lines;
  for (const Voice& voice : all) {
    const bool counts = v.county && !v.given && voice_behind(v.c(), *v.county, v.w->node) == voice;
    lines.push_back({voice_name(v.c(), voice).in(look.language),
                     counts ? std::string(tr(look.language, "counts here")) : std::string(), voice == v.w->voice});
  }
  lines.push_back({std::string(tr(look.language, "Answer as a new participant")), "", false});
  const auto taken = taken_from(look, "voices", x, y, lines);
  if (!taken) return;
  Voice chosen = *taken < all.size() ? all[*taken] : Voice{new_participant(v.c()), ""};
  if (*taken == all.size()) {
    const std::string name = sentence(look, mark("Participant {}"), chosen.participant.substr(1));
    v.intents.push_back(Change{"participant." + chosen.participant, "{\"name\": \"" + name + "\", \"weight\": 1}"});
  }
  v.ui.weights.voice_chosen = true;
  v.ui.weights.voice_participant = chosen.participant;
  v.ui.weights.voice_profile = chosen.profile;
  v.ui.weights.a.clear();
}

void scale_list(const WeightsView& v, float x, float y) {
  std::vector<Line> lines;
  for (const JudgementScale& scale : judgement_scales()) {
    std::string formula = scale.formula;
    const std::string subscript = "₂"; // no Chinese font has it
    if (const auto at = formula.find(subscript); at != std::string::npos) formula.replace(at, subscript.size(), "2");
    lines.push_back({scale.name.in(v.look().language), formula, v.c().weighting.scale == scale.id});
  }
  if (const auto taken = taken_from(v.look(), "scales", x, y, lines))
    v.intents.push_back(Change{"weighting.scale", judgement_scales()[*taken].id});
}

void rank_kind_list(const WeightsView& v, float x, float y) {
  std::vector<Line> lines;
  std::vector<std::string> ids;
  for (const WeightingKind& kind : weightings()) {
    if (kind.asks != Asks::ranks) continue;
    ids.emplace_back(kind.id);
    lines.push_back({kind.name.in(v.look().language), "", v.given->kind == kind.id});
  }
  if (const auto taken = taken_from(v.look(), "rank kinds", x, y, lines))
    v.intents.push_back(Change{"weight." + v.w->node + ".kind", ids[*taken]});
}

/// That another scale moves the weights; blank for the usual ones.
float scale_remark(const WeightsView& v, const Column& column, float y) {
  const Sentence moved = v.given ? Sentence{} : scale_note(v.c().weighting.scale);
  if (moved.empty()) return 0;
  return v.look().px(6) + paragraph(v.look(), column.x, y + v.look().px(6), column.w, moved.in(v.look().language), {},
                                    v.look().colours.warn);
}

/// The ways to weigh, at the right where there is room beside what ends at `used`, else in a row below.
float way_switch(WeightsView& v, const Column& column, float used, float y) {
  const Look& look = v.look();
  std::vector<std::string> parts;
  for (const Way& way : ways) parts.emplace_back(tr(look.language, way.name));
  const float w = segments_width(look, parts), right = column.x + column.w;
  const bool beside = used + w <= right;
  const Box place{beside ? right - w : column.x, beside ? y : y + look.px(control_height + 8), w,
                  look.px(control_height)};
  if (const auto way = segments(look, "ways", place, parts, way_of_kind(v.given))) choose_way(v, *way);
  return place.bottom() - y;
}

/// Node, whose answers, scale, way: what is weighed, by whom, and how.
float selectors(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  float x = column.x;
  const NodeWeights* weights = node_weights(v.county, v.w->node);
  const NodeStand stand = weights ? node_stand(v.c(), *weights) : NodeStand{State::waiting, {}};
  const std::string node = node_label(v.session, look, v.w->node) + "  " + std::to_string(v.w->items.size());
  node_list(v, x, y);
  x += chooser(v, "nodes", x, y, node, stand.mark) + look.px(12);
  if (v.given) {
    const WeightingKind* kind = find_weighting(v.given->kind);
    if (kind && kind->asks == Asks::ranks) {
      rank_kind_list(v, x, y);
      x += chooser(v, "rank kinds", x, y, kind->name.in(look.language)) + look.px(12);
    }
    return way_switch(v, column, x, y);
  }
  voice_list(v, x, y);
  const std::string whose = v.w->voice.none() ? std::string(tr(look.language, "Whose answers?"))
                                              : voice_name(v.c(), v.w->voice).in(look.language);
  x += chooser(v, "voices", x, y, whose) + look.px(12);
  const JudgementScale* scale = find_scale(v.c().weighting.scale);
  scale_list(v, x, y);
  x += chooser(v, "scales", x, y, scale ? scale->name.in(look.language) : v.c().weighting.scale) + look.px(12);
  const float h = way_switch(v, column, x, y);
  return h + scale_remark(v, column, y + h);
}

/// Where this voice stands with the node, and whether it counts for the county.
std::string stand_sentence(const WeightsView& v) {
  const Look& look = v.look();
  const std::string node = node_label(v.session, look, v.w->node);
  const NodeWeights* weights = node_weights(v.county, v.w->node);
  const std::string origin = weights ? weights->origin.in(look.language) : std::string();
  if (v.given) {
    const WeightingKind* kind = find_weighting(v.given->kind);
    return kind ? "**" + kind->name.in(look.language) + "**" + (look.language == Language::zh ? "：" : ": ") +
                      kind->help.in(look.language)
                : v.given->kind;
  }
  if (v.w->voice.none())
    return std::string(tr(look.language, "Nobody has been asked yet: choose whose answers these are."));
  const Text who = voice_name(v.c(), v.w->voice);
  const std::string total = std::to_string(v.w->answers.size()), done = std::to_string(v.w->answered);
  std::string text = v.w->answered == static_cast<int>(v.w->answers.size())
                         ? sentence(look, mark("**{0}**. {2}: all {1} pairs are answered."), who, total, node)
                         : sentence(look, mark("**{0}**. {3}: {1} of {2} pairs are answered."), who, done, total, node);
  const std::string blank = look.language == Language::zh ? "" : " ";
  if (v.session.results.held)
    text += blank + std::string(tr(look.language, "The ranking is the one of before: answers do not connect all yet."));
  else if (!v.w->counts && weights)
    text += blank + sentence(look, mark("They do not count in this county; its weights come from: {}."), origin);
  return text;
}

float heading(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y;
  const std::string text(
      tr(look.language, v.given ? mark("How much does each count?") : mark("Which matters more, and by how much?")));
  y += paragraph(look, column.x, y, column.w, text, {TextSize::L, true}, look.colours.ink);
  y += paragraph(look, column.x, y, column.w, stand_sentence(v), {}, look.colours.t2);
  return y - begin;
}

/// Beside each other where there is room, else one below the other.
float below_question(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y, right = look.px(column.w > look.px(980) ? 328 : 290), gap = look.px(28);
  const Column left{column.x, column.w - right - gap};
  const float matrix = answers_matrix(v, left, y);
  y += std::max(matrix, consistency_block(v, {left.x + left.w + gap, right}, y));
  return y - begin;
}

} // namespace

void weights_page(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Box page = room();
  const Column column{page.x + look.px(28), page.w - look.px(52)};
  float y = page.y + look.px(18);
  WeightsView v = weights_view(session, ui, intents);
  if (v.w->items.size() < 2) {
    paragraph(look, column.x, y, column.w, tr(look.language, "There is nothing to weigh: no node has two children."),
              {TextSize::M}, look.colours.t2);
    return;
  }
  y += weights_source(v, column, y);
  y += heading(v, column, y) + look.px(12);
  y += selectors(v, column, y) + look.px(12);
  if (v.given) {
    y += given_panel(v, column, y) + look.px(20);
  } else {
    question_keys(v);
    y += question_panel(v, column, y) + look.px(20);
    y += below_question(v, column, y) + look.px(18);
  }
  horizontal(column.x, column.x + column.w, y, look.colours.line);
  y += look.px(16);
  // The inspector has the ranking; where it is folded the ranking stands beside the weights.
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const float right = layout(ui, window.x, window.y).inspector_folded ? look.px(290) : 0;
  const float tree = weights_tree(v, {column.x, column.w - right - (right > 0 ? look.px(28) : 0)}, y);
  y += right > 0 ? std::max(tree, small_ranking(v, {column.x + column.w - right, right}, y, 7)) : tree;
  y += look.px(12);
  y += data_weights(v, column, y);
  ImGui::SetCursorScreenPos({page.x, y + look.px(24)});
  ImGui::Dummy({1, 1});
}

PageState weights_state(const Session& session) {
  const CountyRanking* county = shown_county(session);
  if (!county) return {State::waiting, 0};
  int attention = 0;
  bool open = session.results.held;
  for (const std::string& node : nodes_to_weigh(shown_case(session).library))
    if (const NodeWeights* weights = node_weights(county, node)) {
      const State mark = node_stand(shown_case(session), *weights).mark;
      attention += mark == State::attention;
      open = open || mark == State::running || mark == State::waiting;
    }
  return {attention ? State::attention : open ? State::running : State::done, attention};
}

} // namespace yindi::gui
