// The controls above the question: which node, whose answers, on which scale, and the ways to weigh.

#include "engine/format/words.h"
#include "engine/rationale/charts.h"
#include "engine/schema/fields.h"
#include "engine/schema/text_fields.h"
#include "engine/weights/scales.h"
#include "engine/weights/voices.h"
#include "engine/weights/weighting_rows.h"
#include "engine/weights/weightings.h"
#include "gui/pages/actions.h"
#include "gui/pages/weights/weights_page.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <functional>
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
    {mark("Ratios"), "fucom"},
    {mark("Steps"), "swara"},
    {mark("Equal"), "equal"},
};

/// The way of a kind: its own, else that of the kind which asks for the same.
int way_of_kind(const std::string& id) {
  const WeightingKind* kind = find_weighting(id);
  int alike = 0;
  for (int i = 1; i < static_cast<int>(std::size(ways)); ++i) {
    if (ways[i].kind == id) return i;
    if (kind && alike == 0 && find_weighting(ways[i].kind)->asks == kind->asks) alike = i;
  }
  return alike;
}

/// Kinds that stand behind the same way.
std::vector<const WeightingKind*> kinds_of_way(int way) {
  std::vector<const WeightingKind*> kinds;
  for (const WeightingKind& kind : weightings())
    if (way_of_kind(kind.id) == way) kinds.push_back(&kind);
  return kinds;
}

/// Another kind starts from what holds now: the old row would keep the numbers of the old kind.
void look_at_kind(const WeightsView& v, const char* kind) {
  std::vector<double> weights(v.w->items.size(), 1.0 / static_cast<double>(v.w->items.size()));
  if (const NodeWeights* now = node_weights(v.county, v.w->node); now && now->weights.size() == weights.size())
    weights = now->weights;
  v.intents.push_back(LookAtWay{start_weighting(kind, v.w->items, weights)});
}

/// Another way is only looked at, and the one that counts is gone back to, as it is.
void choose_way(const WeightsView& v, int way) {
  const NodeWeighting* counts = find_node_weighting(v.c(), v.w->node);
  if ((counts ? way_of_kind(counts->kind) : 0) == way)
    v.intents.push_back(LookAtWay{});
  else if (way == 0)
    v.intents.push_back(LookAtWay{""});
  else
    look_at_kind(v, ways[way].kind);
}

float chooser_width(const Look& look, const std::string& label, bool mark) {
  return look.px(mark ? 64 : 44) + width(look, label);
}

/// A button with what is chosen and an arrow; opens the popup `id`. Returns its width.
float chooser(const WeightsView& v, const char* id, float x, float y, const std::string& label,
              std::optional<State> mark = {}) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float left = look.px(mark ? 32 : 12), w = chooser_width(look, label, mark.has_value());
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

/// Rows of a list below a chooser; gives the place of the one that was taken. `more` draws below them, in a box of this
/// height, and says whether the list is to be closed.
struct Line {
  std::string label, remark;
  bool chosen = false;
};
std::optional<std::size_t> taken_from(const Look& look, const char* id, float x, float y,
                                      const std::vector<Line>& lines, float more_height = 0,
                                      const std::function<bool(const Box&)>& more = {}) {
  if (!ImGui::IsPopupOpen(id)) return std::nullopt;
  float w = look.px(more ? 300 : 240);
  for (const Line& line : lines)
    w = std::max(w, width(look, line.label, {TextSize::S, true}) + width(look, line.remark) + look.px(64));
  const float below = y + look.px(control_height + 4);
  const float h = std::min(look.px(18 + 31 * static_cast<float>(lines.size())) + more_height,
                           ImGui::GetIO().DisplaySize.y - below - look.px(40));
  const float at = std::min(x, ImGui::GetIO().DisplaySize.x - w - look.px(12));
  std::optional<std::size_t> taken;
  if (!begin_list(look, id, {at, below, w, h})) return taken;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    if (list_row(look, "row", lines[i].label, lines[i].remark, lines[i].chosen)) taken = i;
    ImGui::PopID();
  }
  bool done = taken.has_value();
  if (more) {
    const ImVec2 at_now = ImGui::GetCursorScreenPos();
    const Box box{at_now.x, at_now.y, w - look.px(16), more_height};
    done = more(box) || done;
    ImGui::SetCursorScreenPos(at_now);
    ImGui::Dummy({box.w, box.h});
  }
  if (done) ImGui::CloseCurrentPopup();
  end_list();
  return taken;
}

void node_list(WeightsView& v, float x, float y) {
  const auto nodes = nodes_to_weigh(v.c().model->library);
  std::vector<Line> lines;
  for (const std::string& node : nodes) {
    const NodeWeights* weights = node_weights(v.county, node);
    const std::string words = weights ? node_stand(v.c(), *weights).words.in(v.look().language) : std::string();
    lines.push_back({node_label(v.session, v.look(), node), words, node == v.w->node});
  }
  if (const auto taken = taken_from(v.look(), "nodes", x, y, lines)) {
    choose_node(v, nodes[*taken]);
  }
}

void voice_list(WeightsView& v, float x, float y) {
  const Look& look = v.look();
  const auto all = voices(v.c(), v.w->node);
  std::vector<Line> lines;
  for (const Voice& voice : all) {
    const bool counts = v.county && !v.given && voice_behind(v.c(), v.county->weights, v.w->node) == voice;
    lines.push_back({voice_name(v.c(), voice).in(look.language),
                     counts ? std::string(tr(look.language, "counts here")) : std::string(), voice == v.w->voice});
  }
  // Somebody new is asked for a name.
  const std::string says(
      tr(look.language, "A participant's answers count in every county, instead of the template of its profile."));
  const float says_h = paragraph(look, 0, 0, look.px(280), says, {}, look.colours.t3, false);
  std::string& name = v.ui.weights.new_name;
  const auto somebody_new = [&](const Box& box) {
    const float h = look.px(control_height), y_field = box.y + look.px(10);
    const std::string words(tr(look.language, "Answer"));
    const float w = button_width(look, words);
    field(look, "##new name", {box.x + look.px(4), y_field, box.w - w - look.px(12), h}, name,
          std::string(tr(look.language, "Name of a new participant")));
    const bool named = !trim(name).empty();
    const bool wanted = button(look, "new participant", {box.right() - w, y_field, w, h}, words, {Kind::plain, named});
    paragraph(look, box.x + look.px(4), y_field + h + look.px(8), box.w - look.px(8), says, {}, look.colours.t3);
    if (!named || !(wanted || pressed(Key::enter))) return false;
    Participant one;
    one.id = new_participant(v.c());
    one.name = std::string(trim(std::exchange(name, {})));
    v.intents.push_back(Change{"participant." + one.id, row_text(Item::look(one)), 0});
    choose_voice(v, Voice{one.id, ""});
    return true;
  };
  if (const auto taken = taken_from(look, "voices", x, y, lines, look.px(control_height + 26) + says_h, somebody_new))
    choose_voice(v, all[*taken]);
}

void scale_list(const WeightsView& v, float x, float y) {
  std::vector<Line> lines;
  for (const JudgementScale& scale : judgement_scales()) {
    std::string formula = scale.formula;
    const std::string subscript = "₂"; // no Chinese font has it
    if (const auto at = formula.find(subscript); at != std::string::npos) formula.replace(at, subscript.size(), "2");
    lines.push_back({scale.name.in(v.look().language), formula, v.c().judging.weighting.scale == scale.id});
  }
  if (const auto taken = taken_from(v.look(), "scales", x, y, lines))
    v.intents.push_back(Change{"weighting.scale", judgement_scales()[*taken].id});
}

/// Kinds that ask for the same with other formulas keep the answers; a step of another kind says something else.
void kind_list(const WeightsView& v, const std::vector<const WeightingKind*>& kinds, float x, float y) {
  std::vector<Line> lines;
  for (const WeightingKind* kind : kinds)
    lines.push_back({kind->name.in(v.look().language), "", v.given->kind == kind->id});
  const auto taken = taken_from(v.look(), "kinds", x, y, lines);
  if (!taken || lines[*taken].chosen) return;
  if (kinds[*taken]->asks == Asks::steps) return look_at_kind(v, kinds[*taken]->id);
  NodeWeighting row = *v.given;
  row.kind = kinds[*taken]->id;
  v.intents.push_back(LookAtWay{weighting_row(row)});
}

/// That another scale moves the weights; blank for the usual ones.
float scale_remark(const WeightsView& v, const Column& column, float y) {
  const Sentence moved = v.given ? Sentence{} : scale_note(v.c().judging.weighting.scale);
  if (moved.empty()) return 0;
  return v.look().px(6) + paragraph(v.look(), column.x, y + v.look().px(6), column.w, moved.in(v.look().language), {},
                                    v.look().colours.warn);
}

/// The controls above the question, left to right, with new rows where there is no room.
struct Row {
  const Look& look;
  const Column& column;
  float x, y;

  /// Goes on to where `w` fits.
  void fit(float w) {
    if (x + w <= column.x + column.w || x == column.x) return;
    x = column.x;
    y += look.px(control_height + 8);
  }
  void next(const WeightsView& v, const char* id, const std::string& label, std::optional<State> mark = {}) {
    x += chooser(v, id, x, y, label, mark) + look.px(12);
  }
};

} // namespace

std::string node_label(const Session& session, const Look& look, const std::string& node) {
  if (node == goal) return std::string(tr(look.language, "Goal"));
  return node_name(shown_case(session).model->library, node).in(look.language);
}

float weights_selectors(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  Row row{look, column, column.x, y};
  const NodeWeights* weights = node_weights(v.county, v.w->node);
  const NodeStand stand = weights ? node_stand(v.c(), *weights) : NodeStand{Standing::equal, {}};
  node_list(v, row.x, row.y);
  row.next(v, "nodes", node_label(v.session, look, v.w->node) + "  " + std::to_string(v.w->items.size()),
           state_of(stand.standing));
  if (v.given) {
    const WeightingKind* kind = find_weighting(v.given->kind);
    const auto kinds = kinds_of_way(way_of_kind(v.given->kind));
    if (kind && kinds.size() > 1) {
      const std::string name = kind->name.in(look.language);
      row.fit(chooser_width(look, name, false));
      kind_list(v, kinds, row.x, row.y);
      row.next(v, "kinds", name);
    }
    return row.y + look.px(control_height) - y;
  }
  const std::string whose = v.w->voice.none() ? std::string(tr(look.language, "Whose answers?"))
                                              : voice_name(v.c(), v.w->voice).in(look.language);
  row.fit(chooser_width(look, whose, false));
  voice_list(v, row.x, row.y);
  row.next(v, "voices", whose);
  const JudgementScale* scale = find_scale(v.c().judging.weighting.scale);
  const std::string on = scale ? scale->name.in(look.language) : v.c().judging.weighting.scale;
  row.fit(chooser_width(look, on, false));
  scale_list(v, row.x, row.y);
  row.next(v, "scales", on);
  const float h = row.y + look.px(control_height) - y;
  return h + scale_remark(v, column, y + h);
}

/// A switch, or a list where the column is too narrow for it.
float ways_row(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  std::vector<std::string> parts;
  for (const Way& way : ways) parts.emplace_back(tr(look.language, way.name));
  const int now = v.given ? way_of_kind(v.given->kind) : 0;
  const float w = segments_width(look, parts);
  if (w <= column.w) {
    if (const auto way = segments(look, "ways", {column.x, y, w, look.px(control_height)}, parts, now))
      choose_way(v, *way);
    return look.px(control_height);
  }
  std::vector<Line> lines;
  for (std::size_t i = 0; i < parts.size(); ++i) lines.push_back({parts[i], "", static_cast<int>(i) == now});
  if (const auto way = taken_from(look, "ways", column.x, y, lines)) choose_way(v, static_cast<int>(*way));
  chooser(v, "ways", column.x, y, parts[static_cast<std::size_t>(now)]);
  return look.px(control_height);
}

float way_to_apply(WeightsView& v, const Column& column, float y) {
  if (!v.looked) return 0;
  const Look& look = v.look();
  const Palette& p = look.colours;
  const NodeWeighting* counts = find_node_weighting(v.c(), v.w->node);
  const auto name = [&](const NodeWeighting* row) {
    return std::string(tr(look.language, ways[row ? way_of_kind(row->kind) : 0].name));
  };
  const std::string county = county_name(v.session, v.session.selection.county);
  const std::string blank = look.language == Language::zh ? "" : " ";
  std::string text = sentence(look,
                              mark("**Only looked at.** {0} still counts for {1}; nothing is changed until you "
                                   "apply it."),
                              name(counts), node_label(v.session, look, v.w->node));
  const std::optional<RankingEffect>& then = v.looked->ranking;
  if (!v.looked->problem.empty())
    text += blank + v.looked->problem.in(look.language) + (look.language == Language::zh ? "。" : ".");
  else if (then && !then->first_after.empty() && then->first_after != then->first_before)
    text += blank + sentence(look, mark("In {0}, {1} would come first."), county,
                             industry_name(v.session, then->first_after.front()));
  else if (then)
    text += blank + sentence(look, mark("In {} the first place stays."), county);
  if (v.looked->problem.empty() && v.looked->of > 1)
    text += blank + sentence(look,
                             v.looked->firsts == 0   ? mark("So it does in all {1} counties.")
                             : v.looked->firsts == 1 ? mark("Of {1} counties 1 would begin with another industry.")
                                                     : mark("Of {1} counties {0} would begin with another industry."),
                             std::to_string(v.looked->firsts), std::to_string(v.looked->of));
  const float pad = look.px(14), h = look.px(control_height);
  const float apply_w = action_width(look, "apply the way", {Kind::primary}),
              leave_w = action_width(look, "leave the way");
  const float buttons = apply_w + leave_w + look.px(10);
  const bool beside = column.w > look.px(640);
  const float text_w = column.w - 2 * pad - (beside ? buttons + look.px(20) : 0);
  const float text_h = paragraph(look, 0, 0, text_w, text, {}, p.ink, false);
  const float tall = beside ? std::max(text_h, h) : text_h + look.px(10) + h;
  fill({column.x, y, column.w, tall + 2 * pad}, p.warn_tint, look.px(8));
  paragraph(look, column.x + pad, y + pad + (beside ? (tall - text_h) / 2 : 0), text_w, text, {}, p.ink);
  const float x = beside ? column.x + column.w - pad - buttons : column.x + pad;
  const float at = beside ? y + pad + (tall - h) / 2 : y + pad + text_h + look.px(10);
  action_button(v.session, v.ui, v.intents, "leave the way", {x, at, leave_w, h});
  action_button(v.session, v.ui, v.intents, "apply the way", {x + leave_w + look.px(10), at, apply_w, h},
                {Kind::primary});
  return tall + 2 * pad + look.px(12);
}

} // namespace yindi::gui
