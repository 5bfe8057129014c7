// The hierarchy: as an icicle whose widths are weights, and as a tree with a switch and a bar in each row.

#include "engine/edit/criteria_edits.h"
#include "gui/pages/criteria/criteria_page.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace yindi::gui {
namespace {

constexpr float criterion_row = 31, floor_height = 28; ///< px of the design

struct TreeLine {
  std::string id;
  int depth = 0;
  bool group = false;
};

/// As they stand one below the other, without what is folded away.
std::vector<TreeLine> tree_lines(const CriteriaView& v) {
  std::vector<TreeLine> lines;
  const std::function<void(const std::string&, int)> add = [&](const std::string& node, int depth) {
    for (const std::string& child : children(v.library(), node)) {
      const bool group = is_group(v.library(), child);
      lines.push_back({child, depth, group});
      if (group && !v.state().folded.contains(child)) add(child, depth + 1);
    }
  };
  add(goal, 0);
  return lines;
}

void hatch(const Look& look, const Box& box, ImU32 colour) {
  ImDrawList& drawn = *ImGui::GetWindowDrawList();
  drawn.PushClipRect(box.min(), box.max(), true);
  for (float x = box.x - box.h; x < box.right(); x += look.px(7))
    drawn.AddLine({x, box.bottom()}, {x + box.h, box.y}, colour, 1);
  drawn.PopClipRect();
}

void icicle_cell(CriteriaView& v, const std::string& id, const Box& box, bool top) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const bool group = is_group(v.library(), id), off = is_off(v.c(), id);
  const std::string name = criterion_name(v.session, id);
  const bool unassessed = !group && is_unassessed(v, id);
  const ImU32 colour = criterion_fill(v, id);
  const Box inner{box.x, box.y, std::max(1.F, box.w - look.px(1.5F)), box.h};
  const Touch t = touch(look, ("icicle " + id).c_str(), inner, 2);
  if (unassessed || off) {
    fill(inner, p.page);
    hatch(look, inner, p.line2);
    outline(inner, colour);
  } else
    fill(inner, colour);
  const auto groups = children(v.library(), goal);
  const auto place =
      static_cast<std::size_t>(std::find(groups.begin(), groups.end(), group_of(v.library(), id)) - groups.begin());
  const ImU32 ink = unassessed || off ? p.t2 : p.on_fill[place % 7];
  const std::string inside = top ? decimal(v.weight(id), 2) : name;
  if (width(look, inside, {TextSize::S, top}) + look.px(8) < inner.w)
    put_in(look, inner, inside, {TextSize::S, top}, ink, Align::centre);
  if (v.chosen && v.chosen->id == id) outline(inset(inner, -look.px(1)), p.ink, 0, look.px(2.5F));
  if (t.hovered) tooltip(look, name + "  " + decimal(v.weight(id), 3));
  if (t.clicked) choose_criterion(v, id);
}

/// A group's name above its cell: in the row below where the cell is wide enough, else in the row above with a line
/// down.
struct IcicleName {
  std::string text;
  float x, w, needed; ///< of the cell; of the text
  bool fits;
  float at; ///< where the text begins
};

/// Those that do not fit, pushed apart and kept within the column; what then has no room at all is shortened by its
/// box.
void push_apart(std::vector<IcicleName>& names, const Column& column, float gap) {
  float free_from = column.x, free_to = column.x + column.w;
  for (IcicleName& name : names)
    if (!name.fits) name.at = std::max(name.x, free_from), free_from = name.at + name.needed + gap;
  for (auto name = names.rbegin(); name != names.rend(); ++name)
    if (!name->fits)
      name->at = std::max(column.x, std::min(name->at, free_to - name->needed)), free_to = name->at - gap;
}

/// The names of the groups above their cells. Returns the height.
float icicle_names(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  const auto groups = children(v.library(), goal);
  const float row = look.px(22);
  std::vector<IcicleName> names;
  float x = column.x;
  bool above = false;
  for (const std::string& group : groups) {
    const float w = column.w * static_cast<float>(v.weight(group));
    const std::string text = criterion_name(v.session, group);
    const float needed = width(look, text, {TextSize::S, true});
    names.push_back({text, x, w, needed, needed + look.px(6) <= w, x});
    above = above || !names.back().fits;
    x += w;
  }
  push_apart(names, column, look.px(12));
  const float lower = above ? y + row : y, bottom = lower + row;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const IcicleName& name = names[i];
    const float next = i + 1 < names.size() && !names[i + 1].fits ? names[i + 1].at - look.px(8) : column.x + column.w;
    const Box box{name.at, name.fits ? lower : y, name.fits ? name.w : std::max(1.F, next - name.at), look.px(20)};
    put_in(look, box, name.text, {TextSize::S, true}, look.colours.text[i % 7]);
    if (name.fits || name.w < 1) continue;
    const float middle = name.x + name.w / 2;
    const float from = std::clamp(middle, name.at, name.at + name.needed);
    ImGui::GetWindowDrawList()->AddLine({from, y + look.px(20)}, {middle, bottom - look.px(2)},
                                        look.colours.text[i % 7], 1);
  }
  return bottom - y;
}

void row_marks(CriteriaView& v, const TreeLine& line, float& x, const Box& row) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const Criterion& criterion = *find_criterion(v.library(), line.id);
  if (criterion.veto) {
    icon(look, {x + look.px(8), row.centre().y}, Icon::forbidden, p.t2, 15);
    x += look.px(22);
  }
  if (!line.group && is_unassessed(v, line.id)) {
    quality_mark(look, {x + look.px(6), row.centre().y}, "unknown");
    x += look.px(20);
  }
}

void switch_box(CriteriaView& v, const TreeLine& line, const Box& box) {
  const Look& look = v.look();
  const bool on = !is_off(v.c(), line.id);
  const Touch hover = touch(look, ("switch " + line.id).c_str(), box, 4);
  const Palette& p = look.colours;
  const float side = look.px(18);
  const Box square{box.centre().x - side / 2, box.centre().y - side / 2, side, side};
  if (on) {
    fill(square, p.accent, look.px(3));
    icon(look, square.centre(), Icon::tick, p.accent_text, 16);
  } else {
    fill(square, p.page, look.px(3));
    outline(square, p.line2, look.px(3), look.px(1.5F));
  }
  if (!hover.hovered && !hover.clicked) return;
  const Switching how = switching(v, line.id);
  if (hover.hovered)
    tooltip(look, how.refused.empty() ? v.tell(on ? mark("Switch it off: its siblings share its weight as they stand")
                                                  : mark("Switch it on again"))
                                      : v.tell(how.refused));
  if (!hover.clicked) return;
  if (how.refused.empty())
    v.intents.push_back(Changes{how.changes});
  else
    v.intents.push_back(Tell{how.refused});
}

void tree_row(CriteriaView& v, const TreeLine& line, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const Box row{column.x, y, column.w, look.px(criterion_row)};
  const bool chosen = v.chosen && v.chosen->id == line.id;
  if (chosen) {
    fill({row.x - look.px(10), row.y, row.w + look.px(20), row.h}, p.accent_tint, look.px(6));
    fill({row.x - look.px(10), row.y + look.px(5), look.px(4), row.h - look.px(10)}, p.accent, look.px(2));
  }
  float x = row.x + look.px(static_cast<float>(22 * line.depth));
  if (line.group) {
    const bool folded = v.state().folded.contains(line.id);
    const Touch t = touch(look, ("fold " + line.id).c_str(), {x, row.y, look.px(18), row.h}, 4);
    icon(look, {x + look.px(8), row.centre().y}, folded ? Icon::chevron_right : Icon::chevron_down, p.t2, 16);
    if (t.clicked && folded) v.state().folded.erase(line.id);
    if (t.clicked && !folded) v.state().folded.insert(line.id);
  }
  x += look.px(20);
  switch_box(v, line, {x, row.y, look.px(22), row.h});
  x += look.px(28);
  if (line.group) {
    fill({x, row.y + look.px(8), look.px(6), row.h - look.px(16)}, criterion_fill(v, line.id), look.px(2));
    x += look.px(14);
  }
  const float bar_x = row.x + row.w * .66F, number_w = look.px(54);
  const Box target{x, row.y, row.right() - x, row.h};
  const Touch t = touch(look, ("criterion " + line.id).c_str(), target);
  if (t.hovered && !chosen) fill(target, p.hover, look.px(6));
  const bool weak = is_off(v.c(), line.id) || (!line.group && is_unassessed(v, line.id));
  const int marks =
      (find_criterion(v.library(), line.id)->veto ? 1 : 0) + (!line.group && is_unassessed(v, line.id) ? 1 : 0);
  const float room = bar_x - x - look.px(8) - look.px(22) * static_cast<float>(marks);
  x += put_in(look, {x, row.y, room, row.h}, criterion_name(v.session, line.id), {TextSize::S, line.group || chosen},
              weak ? p.t3 : p.ink) +
       look.px(6);
  row_marks(v, line, x, row);
  const auto share = static_cast<float>(v.weight(line.id));
  const float most = row.right() - number_w - bar_x;
  const Box bar{bar_x, row.centre().y - look.px(6), std::max(1.F, std::min(most, share * look.px(420))), look.px(12)};
  if (weak)
    outline(bar, p.line2);
  else
    fill(bar, criterion_fill(v, line.id));
  if (!v.weights.empty())
    put_in(look, {row.right() - number_w, row.y, number_w, row.h}, decimal(share, 3),
           {TextSize::S, line.group || chosen}, weak ? p.t3 : p.ink, Align::right);
  if (t.clicked) choose_criterion(v, line.id);
}

Text typed_name(const Look& look, const std::string& text) {
  Text name;
  (look.language == Language::zh ? name.zh : name.en) = text;
  return name;
}

} // namespace

float icicle(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  if (v.weights.empty()) return 0;
  const float begin = y, h = look.px(floor_height), gap = look.px(2);
  y += icicle_names(v, column, y);
  int deepest = 0;
  const std::function<void(const std::string&, float, int)> draw = [&](const std::string& node, float x, int depth) {
    for (const std::string& child : children(v.library(), node)) {
      const float w = column.w * static_cast<float>(v.weight(child));
      deepest = std::max(deepest, depth);
      if (w >= 1) icicle_cell(v, child, {x, y + (h + gap) * static_cast<float>(depth), w, h}, depth == 0);
      draw(child, x, depth + 1);
      x += w;
    }
  };
  draw(goal, column.x, 0);
  return y + (h + gap) * static_cast<float>(deepest + 1) - begin;
}

float criteria_tree(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y;
  put(look, column.x, y, v.tell(mark("Criterion")), {}, look.colours.t3);
  put_in(look, {column.x, y, column.w, look.px(20)}, v.tell(mark("weight")), {}, look.colours.t3, Align::right);
  y += look.px(24);
  for (const TreeLine& line : tree_lines(v)) {
    if (line.depth == 0) horizontal(column.x, column.x + column.w, y, look.colours.line);
    tree_row(v, line, column, y);
    y += look.px(criterion_row);
  }
  return y - begin;
}

float adding_line(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  CriteriaState& state = v.state();
  const float begin = y, h = look.px(control_height), pad = look.px(12);
  constexpr const char* new_group = "new group";
  std::vector<ListedWord> places;
  for (const Criterion& one : v.library().criteria)
    if (is_group(v.library(), one.id)) places.push_back({one.id, criterion_name(v.session, one.id)});
  places.push_back({"", v.tell(mark("directly below the goal"))});
  places.push_back({new_group, v.tell(mark("a new group: Group / Criterion"))});
  const Box panel{column.x, y, column.w, h + 2 * pad};
  fill(panel, p.bg, look.px(8));
  float x = panel.x + pad;
  y += pad;
  const std::string add = v.tell(mark("Add")), no = v.tell(mark("Cancel"));
  const float add_w = button_width(look, add), no_w = button_width(look, no), place_w = look.px(230);
  const Box line{x, y, panel.w - 2 * pad - place_w - add_w - no_w - look.px(24), h};
  const bool in_group = state.new_under == new_group;
  field(look, "##new criterion", line, state.new_name,
        v.tell(in_group ? mark("Culture / Local pride") : mark("name of the criterion")),
        std::exchange(state.add_begins, false));
  const bool entered = ImGui::IsItemDeactivated() && pressed(Key::enter);
  x = line.right() + look.px(8);
  if (const auto chosen = choose_word(look, "new under", {x, y, place_w, h}, state.new_under, places))
    state.new_under = *chosen;
  x += place_w + look.px(8);
  const auto slash = state.new_name.find('/');
  const auto part = [&](std::size_t from, std::size_t to) {
    const std::string text = state.new_name.substr(from, to);
    const auto first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
    return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
  };
  const std::string before = part(0, in_group ? slash : std::string::npos);
  const std::string after = in_group && slash != std::string::npos ? part(slash + 1, std::string::npos) : std::string();
  const bool ready = !before.empty() && (!in_group || !after.empty());
  if ((button(look, "add it", {x, y, add_w, h}, add, {Kind::primary, ready}) || entered) && ready) {
    const auto edits = in_group ? edits_to_add_group(v.c(), typed_name(look, before), typed_name(look, after))
                                : edits_to_add_criterion(v.c(), typed_name(look, before), state.new_under);
    Changes changes;
    for (const Edit& edit : edits) changes.all.push_back({edit.path, edit.new_value, 0});
    if (!edits.empty()) state.chosen = edits.back().path.substr(std::string("criterion.").size());
    v.intents.push_back(std::move(changes));
    state.adding = false;
    state.new_name.clear();
  }
  x += add_w + look.px(8);
  if (button(look, "add nothing", {x, y, no_w, h}, no) || pressed(Key::escape)) state.adding = false;
  return panel.h + y - begin - pad;
}

void step_criterion(CriteriaView& v, int by) {
  const auto lines = tree_lines(v);
  if (lines.empty() || !v.chosen) return;
  const auto at =
      std::find_if(lines.begin(), lines.end(), [&](const TreeLine& line) { return line.id == v.chosen->id; });
  const auto place = at == lines.end() ? 0 : static_cast<int>(at - lines.begin()) + by;
  choose_criterion(v, lines[static_cast<std::size_t>(std::clamp(place, 0, static_cast<int>(lines.size()) - 1))].id);
}

} // namespace yindi::gui
