#include "gui/pages/conditions/conditions_page.h"
#include "engine/case/quality.h"

#include "gui/pages/actions.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/evidence.h"

#include <algorithm>

namespace yindi::gui {
namespace {

using QualityCounts = std::map<std::string, int>;

int counted(const QualityCounts& counts, const std::string& quality) {
  const auto found = counts.find(quality);
  return found == counts.end() ? 0 : found->second;
}

int counted_doubtful(const QualityCounts& counts) {
  int sum = 0;
  for (const Quality& quality : quality_rows())
    if (quality.doubtful) sum += counted(counts, quality.id);
  return sum;
}

/// What is unknown or doubtful of these cells.
std::string lack_in_words(const Look& look, const QualityCounts& counts) {
  const int unknown = counted(counts, "unknown"), doubtful = counted_doubtful(counts);
  if (unknown == 0 && doubtful == 0) return std::string(tr(look.language, "Every number is known"));
  std::string text = unknown == 0   ? std::string(tr(look.language, "No cell is unknown"))
                     : unknown == 1 ? std::string(tr(look.language, "1 unknown cell"))
                                    : sentence(look, mark("{} unknown cells"), std::to_string(unknown));
  if (doubtful > 0) text += sentence(look, mark(", {} estimated or assumed"), std::to_string(doubtful));
  return text;
}

/// The answer of the page: how much of the table is unknown, or what a waiting block would do.
std::string headline_of(const Look& look, const TableGrid& grid, const ConditionsState& s) {
  if (s.block) {
    const std::size_t put = count(s.block->plan, BlockCell::Fate::put);
    const std::size_t flagged =
        count(s.block->plan, BlockCell::Fate::refused) + count(s.block->plan, BlockCell::Fate::doubtful);
    std::string text = put == 1 ? std::string(tr(look.language, "1 cell to put in"))
                                : sentence(look, mark("{} cells to put in"), std::to_string(put));
    if (flagged > 0) text += sentence(look, mark(", {} to look at"), std::to_string(flagged));
    return text;
  }
  if (s.import) return std::string(tr(look.language, "This file gives no cells yet"));
  if (grid.rows.empty()) return std::string(tr(look.language, "This table is empty"));
  if (!grid.grouped) return lack_in_words(look, grid.counts);
  const std::string lack = lack_in_words(look, grid.ranked_counts);
  if (grid.path() == "industry") {
    const std::size_t industries = grid.of->model->industry_ids.size();
    return industries == 1
               ? sentence(look, mark("{} for the industry that is ranked"), lack)
               : sentence(look, mark("{0} for the {1} industries that are ranked"), lack, std::to_string(industries));
  }
  const std::size_t ranked = grid.of->model->county_ids.size();
  return ranked == 1 ? sentence(look, mark("{} in the county that is ranked"), lack)
                     : sentence(look, mark("{0} in the {1} counties that are ranked"), lack, std::to_string(ranked));
}

/// Buttons at the right of the headline. Returns the room that is left for it.
float head_buttons(const Session& session, UiState& ui, Intents& intents, const Column& column, float y) {
  const Look& look = ui.look;
  ConditionsState& s = ui.conditions;
  const float h = look.px(control_height);
  float right = column.x + column.w;
  if (s.block || s.import) {
    const std::size_t put = s.block ? count(s.block->plan, BlockCell::Fate::put) : 0;
    const std::string label = sentence(look, mark("Put in {} cells"), std::to_string(put));
    const ButtonOptions primary{Kind::primary, put > 0};
    float w = button_width(look, label, primary);
    if (button(look, "put block", {right - w, y, w, h}, label, primary)) {
      put_waiting_block(session, ui, intents);
      s.focus_wanted = true;
      return right - w - column.x;
    }
    right -= w + look.px(10);
    const std::string cancel(tr(look.language, "Cancel"));
    w = button_width(look, cancel);
    if (button(look, "cancel block", {right - w, y, w, h}, cancel)) forget_block(ui);
    return right - w - look.px(12) - column.x;
  }
  for (const char* id : {"import table", "paste"}) {
    const float w = action_width(look, id);
    action_button(session, ui, intents, id, {right - w, y, w, h});
    right -= w + look.px(8);
  }
  return right - column.x;
}

/// A filter with its mark and count. Returns its width.
float chip(const Look& look, ConditionsState& s, const char* id, const std::string& label, const std::string& quality,
           const Box& at) {
  const Palette& p = look.colours;
  const float mark_room = quality == "own" ? 0 : look.px(18);
  const float w = width(look, label, {TextSize::S, true}) + look.px(24) + mark_room;
  const Box box{at.x, at.y, w, at.h};
  const bool on = s.marks.count(quality) > 0;
  const Touch t = touch(look, id, box, 17);
  fill(box, on ? p.accent_tint : t.hovered ? p.hover : p.page, look.px(17));
  outline(box, on ? p.accent : p.line2, look.px(17));
  if (mark_room > 0) quality_mark(look, {box.x + look.px(17), box.centre().y}, quality);
  put_in(look, {box.x + look.px(12) + mark_room, box.y, w, box.h}, label, {TextSize::S, on}, on ? p.accent : p.ink);
  if (t.clicked) {
    if (on)
      s.marks.erase(quality);
    else
      s.marks.insert(quality);
  }
  return w;
}

/// The tables, what is searched, and the filters. Returns the height.
float controls(const Session& session, UiState& ui, Intents& intents, const TableGrid& grid, const Column& column,
               float y) {
  const Look& look = ui.look;
  ConditionsState& s = ui.conditions;
  const float h = look.px(control_height), begin = y;
  std::vector<std::string> names = view_names(look, "conditions");
  const PageRow& page = *find_page("conditions");
  for (std::size_t i = 0; i < names.size(); ++i)
    names[i] += " " + std::to_string(find_part(page.views[i].id)->look(*grid.of).size());
  const float tables = std::min(segments_width(look, names), column.w);
  const int chosen = static_cast<int>(chosen_view(session.selection, "conditions"));
  if (const auto other = segments(look, "table", {column.x, y, tables, h}, names, chosen)) {
    s.block.reset(), s.filter.clear(), s.marks.clear(), s.sorted_by.clear();
    intents.push_back(ChooseView{"conditions", page.views[static_cast<std::size_t>(*other)].id});
  }
  float x = column.x + tables + look.px(10);
  const float buttons = action_width(look, "add row") + action_width(look, "remove rows") + look.px(3 * 10);
  const float rest = column.x + column.w - x - buttons; // all in one row where that leaves enough to type into
  const float search = rest >= look.px(90) ? std::min(look.px(220), rest) : look.px(150);
  if (x + search > column.x + column.w) x = column.x, y += h + look.px(8);
  const std::string hint(tr(look.language, "Find in this table"));
  const bool roomy = width(look, hint) + look.px(22) <= search;
  field(look, "##filter", {x, y, search, h}, s.filter, roomy ? hint : std::string(tr(look.language, "Find")),
        std::exchange(s.find_wanted, false));
  if (ImGui::IsItemActive() && (pressed(Key::enter) || pressed(Key::down))) s.focus_wanted = s.reveal = true;
  if (ImGui::IsItemActive() && pressed(Key::escape)) s.filter.clear(), s.focus_wanted = true;
  x += search + look.px(10);
  const auto next = [&](float w) {
    if (x + w > column.x + column.w && x > column.x) x = column.x, y += h + look.px(8);
  };
  for (const char* id : {"add row", "remove rows"}) {
    const float w = action_width(look, id);
    next(w);
    action_button(session, ui, intents, id, {x, y, w, h});
    x += w + look.px(8);
  }
  return y + h - begin;
}

/// How many cells are of which quality: the key of the marks, and filters. Returns the height.
float counts(UiState& ui, const TableGrid& grid, const Column& column, float y) {
  const Look& look = ui.look;
  ConditionsState& s = ui.conditions;
  auto kinds = qualities();
  kinds.push_back("unknown");
  kinds.push_back("own");
  const float h = look.px(28), begin = y;
  float x = column.x;
  for (const std::string& kind : kinds) {
    // Industries that nobody ranks stand behind no number; other counties do, as neighbours.
    const int n = counted(grid.grouped && grid.path() == "industry" ? grid.ranked_counts : grid.counts, kind);
    if (n == 0 && !s.marks.count(kind)) continue;
    const std::string name = kind == "own"       ? std::string(tr(look.language, "own source"))
                             : kind == "unknown" ? std::string(tr(look.language, "unknown"))
                                                 : quality_name(kind).in(look.language);
    const std::string label = name + " " + std::to_string(n);
    const float w = width(look, label, {TextSize::S, true}) + look.px(42);
    if (x + w > column.x + column.w && x > column.x) x = column.x, y += h + look.px(6);
    x += chip(look, s, ("mark " + kind).c_str(), label, kind, {x, y, 0, h}) + look.px(8);
  }
  const std::string shown =
      sentence(look, mark("{0} of {1} rows"), std::to_string(grid.shown.size()), std::to_string(grid.rows.size()));
  if (x + width(look, shown) < column.x + column.w)
    put_in(look, {column.x, y, column.w, h}, shown, {}, look.colours.t3, Align::right);
  return y + h - begin;
}

} // namespace

float block_report(const Session&, UiState& ui, const WaitingBlock& waiting, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const BlockPlan& plan = waiting.plan;
  const float begin = y;
  y += block_title(look, column, y, std::string(tr(look.language, "How the block was read")),
                   waiting.from.empty() ? std::string(tr(look.language, "from the clipboard")) : waiting.from);
  const auto line = [&](bool fine, const char* name, const std::string& text) {
    state_mark(look, {column.x + look.px(8), y + look.px(14)}, fine ? State::done : State::attention);
    put_in(look, {column.x + look.px(26), y, look.px(120), look.px(28)}, tr(look.language, name), {TextSize::S, true},
           p.ink);
    const float h = paragraph(look, column.x + look.px(150), y + look.px(4), column.w - look.px(150), text, {}, p.t2);
    y += std::max(look.px(28), h + look.px(8));
    horizontal(column.x, column.x + column.w, y, p.line);
  };
  const auto joined_words = [](const std::vector<std::string>& words) {
    std::vector<Text> all;
    for (std::size_t i = 0; i < words.size() && i < 8; ++i) all.push_back(plain(words[i]));
    return list(all);
  };
  for (const ReadRemark& told : waiting.read) line(told.fine, mark("File"), told.text.in(look.language));
  if (plan.by_heads && plan.heads_left_out.empty())
    line(true, mark("Heads"), std::string(tr(look.language, "all matched by name")));
  else if (plan.by_heads)
    line(false, mark("Heads"),
         sentence(look, mark("left out, no column is called so: {}"), joined_words(plan.heads_left_out)));
  else
    line(plan.columns_beyond == 0, mark("Columns"),
         plan.columns_beyond == 0 ? std::string(tr(look.language, "none named: they go from the cursor to the right"))
                                  : sentence(look, mark("{} stand beyond the last column and are left out"),
                                             std::to_string(plan.columns_beyond)));
  if (plan.by_names && plan.rows_left_out.empty())
    line(true, mark("Rows"), std::string(tr(look.language, "all matched by name or code")));
  else if (plan.by_names)
    line(false, mark("Rows"),
         sentence(look, mark("left out, no row is called so: {}"), joined_words(plan.rows_left_out)));
  else
    line(plan.rows_beyond == 0, mark("Rows"),
         plan.rows_beyond == 0
             ? std::string(tr(look.language, "none named: they go from the cursor downwards"))
             : sentence(look, mark("{} stand below the last row and are left out"), std::to_string(plan.rows_beyond)));
  if (!plan.totals_left_out.empty())
    line(true, mark("Totals"), sentence(look, mark("left out: {}"), joined_words(plan.totals_left_out)));
  const std::size_t blank = count(plan, BlockCell::Fate::blank), same = count(plan, BlockCell::Fate::same);
  if (blank + same > 0)
    line(true, mark("As it was"),
         sentence(look, mark("{0} blank cells leave what stands there, {1} stand there already"), std::to_string(blank),
                  std::to_string(same)));
  const auto unknown = std::count_if(plan.cells.begin(), plan.cells.end(), [](const BlockCell& cell) {
    return cell.unknown && cell.fate == BlockCell::Fate::put;
  });
  if (unknown > 0)
    line(false, mark("No data"), sentence(look, mark("{} known cells become unknown"), std::to_string(unknown)));
  std::set<std::string> told;
  for (const BlockCell& cell : plan.cells)
    if (cell.fate == BlockCell::Fate::put && !cell.why.empty() && !cell.unknown && told.size() < 3)
      if (told.insert(cell.why.in(look.language)).second) line(true, mark("Read as"), cell.why.in(look.language));
  const std::size_t refused = count(plan, BlockCell::Fate::refused), doubtful = count(plan, BlockCell::Fate::doubtful);
  if (refused > 0)
    line(false, mark("Refused"),
         sentence(look, mark("{} cells cannot stand there and stay as they were; F8 goes through them"),
                  std::to_string(refused)));
  if (doubtful > 0)
    line(false, mark("Suspicious"),
         sentence(look,
                  doubtful == 1
                      ? mark("{} cell is hardly what was meant and stays as it was; F8 goes to it")
                      : mark("{} cells are hardly what was meant and stay as they were; F8 goes through them"),
                  std::to_string(doubtful)));
  return y - begin;
}

/// What the block would do, and beside it the file that it comes from.
float waiting_report(const Session& session, UiState& ui, Intents& intents, const Column& column, float y) {
  ConditionsState& s = ui.conditions;
  if (!s.import) return block_report(session, ui, *s.block, column, y);
  if (!s.block) return import_preview(session, ui, intents, column, y);
  const float gap = ui.look.px(28), w = (column.w - gap) / 2;
  const float report = block_report(session, ui, *s.block, {column.x, w}, y);
  return std::max(report, import_preview(session, ui, intents, {column.x + w + gap, w}, y));
}

void conditions_page(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  ConditionsState& s = ui.conditions;
  const TableGrid& grid = current_grid(session, ui);
  if (const std::string file = take_choice(ui.chooser, "import"); !file.empty())
    import_file(session, ui, intents, file);
  // Not among the keys of the table: ImGui has taken the keyboard from it by Esc already.
  if ((s.block || s.import) && pressed(Key::escape) && !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup))
    forget_block(ui);
  const Box box = room();
  const Column column{box.x + look.px(28), box.w - look.px(52)};
  float y = box.y + look.px(18);
  const float left = head_buttons(session, ui, intents, column, y + look.px(3));
  const std::string title = headline_of(look, grid, s);
  // As high in every table, so that the switch below it stands still: a long answer takes two lines of smaller type.
  const bool fits = width(look, title, {TextSize::L, true}) <= left;
  const Style style{fits ? TextSize::L : TextSize::M, true};
  y += std::max(look.px(50), paragraph(look, column.x, fits ? y + look.px(4) : y, left, title, style, p.ink)) +
       look.px(10);
  if (!s.unreadable.empty())
    y += paragraph(look, column.x, y, column.w, s.unreadable.in(look.language), {}, p.err) + look.px(8);
  if (s.import)
    y += import_controls(session, ui, intents, column, y) + look.px(12);
  else if (!s.block)
    y += controls(session, ui, intents, grid, column, y) + look.px(12);
  const bool waits = s.block || s.import;
  // In a low window the rows come first, and the curve when it is asked for.
  const bool has_chart = has_value_chart(grid, s), chart = has_chart && s.chart_open.value_or(box.h >= look.px(816));
  const float chart_h = std::clamp(box.h - look.px(590), look.px(96), look.px(150));
  const float report = waits ? look.px(300) : chart ? look.px(240) + chart_h : look.px(has_chart ? 94 : 60);
  const float h = whole_rows(look, std::max(look.px(240), box.bottom() - y - report));
  draw_grid(session, ui, intents, grid, {column.x, y, column.w, h});
  y += h + look.px(8);
  const bool still_waits = s.block || s.import; // the keys of the table may have put it in
  float curve_w = 0;                            // of the button at the right end of the counts
  if (has_chart && !still_waits) {
    const std::string label(tr(look.language, chart ? mark("Fold the curve") : mark("Show the curve")));
    const float w = button_width(look, label);
    if (button(look, "curve", {column.x + column.w - w, y, w, look.px(28)}, label)) s.chart_open = !chart;
    curve_w = w + look.px(12);
  }
  y += still_waits ? waiting_report(session, ui, intents, column, y + look.px(8))
                   : counts(ui, grid, {column.x, column.w - curve_w}, y);
  if (chart && !still_waits) y += look.px(14) + value_chart(session, ui, grid, column, y + look.px(14), chart_h);
  ImGui::SetCursorScreenPos({column.x, y + look.px(8)});
  ImGui::Dummy({1, 1});
  row_questions(session, ui, intents);
}

PageState conditions_state(const Session& session) {
  if (!session.document.history) return {};
  const auto unknown = session.results.known.evidence.find("unknown");
  const int count = unknown == session.results.known.evidence.end() ? 0 : unknown->second;
  return {count > 0 ? State::attention : State::done, count};
}

std::vector<ViewRow> conditions_views() {
  return {{"county", mark("Counties")},
          {"industry", mark("Industries")},
          {"value", mark("Given values")},
          {"link", mark("Links")},
          {"presence", mark("What is there")}};
}

} // namespace yindi::gui
