// The first two steps: the region, and the counties that decide.

#include "gui/pages/new_case/new_case.h"

#include "engine/case/prefectures.h"
#include "engine/edit/block.h"
#include "engine/format/words.h"
#include "gui/platform/keys.h"
#include "gui/session/folders.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <imgui_internal.h>
#include <map>
#include <utility>

namespace yindi::gui {
namespace {

bool chosen(const NewCaseState& s, const std::string& id) {
  return std::find(s.wanted.counties.begin(), s.wanted.counties.end(), id) != s.wanted.counties.end();
}

void choose(NewCaseState& s, const std::string& id, bool on) {
  if (id.empty() || chosen(s, id) == on) return;
  if (on)
    s.wanted.counties.push_back(id);
  else
    std::erase(s.wanted.counties, id);
}

std::size_t known_cells(const County& county) {
  return static_cast<std::size_t>(
      std::count_if(county.conditions.begin(), county.conditions.end(),
                    [](const auto& cell) { return !std::holds_alternative<std::monostate>(cell.second); }));
}

/// The counties that a region's own case lets decide come first in its list; the others are its neighbours.
std::vector<const County*> listed_counties(const NewCaseState& s) {
  std::vector<const County*> result;
  const std::string wanted = lower(trim(s.search));
  for (const County& county : s.region->model->counties) {
    if (!s.prefecture.empty() && wanted.empty() && prefecture_of(county.id) != s.prefecture) continue;
    const bool fits = wanted.empty() || lower(county.name.en).find(wanted) != std::string::npos ||
                      county.name.zh.find(wanted) != std::string::npos || county.id.find(wanted) != std::string::npos;
    if (fits) result.push_back(&county);
  }
  return result;
}

float prefectures(UiState& ui, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  NewCaseState& s = ui.new_case;
  std::map<std::string, std::pair<int, int>> counts; // all, chosen
  for (const County& county : s.region->model->counties) {
    const std::string code = prefecture_of(county.id);
    ++counts[code].first, counts[code].second += chosen(s, county.id);
  }
  const float begin = y, h = look.px(26);
  const auto row = [&](const std::string& code, const std::string& name, int all, int some) {
    const Box box{column.x - look.px(6), y, column.w, h};
    const Touch t = touch(look, ("prefecture " + code).c_str(), box, 4);
    const bool here = s.prefecture == code;
    if (here || t.hovered) fill(box, here ? p.accent_tint : p.hover, look.px(4));
    put_in(look, {box.x + look.px(6), y, box.w - look.px(76), h}, name, {TextSize::S, here || some > 0}, p.ink);
    const std::string count =
        some > 0 ? sentence(look, mark("{0} of {1}"), std::to_string(some), std::to_string(all)) : std::to_string(all);
    put_in(look, {box.x, y, box.w - look.px(8), h}, count, {TextSize::S, some > 0}, some > 0 ? p.ink : p.t3,
           Align::right);
    if (t.clicked) s.prefecture = code, s.search.clear();
    y += h;
  };
  row("", std::string(tr(look.language, "All")), static_cast<int>(s.region->model->counties.size()),
      static_cast<int>(s.wanted.counties.size()));
  for (const auto& [code, count] : counts) {
    if (!is_known_prefecture(code)) continue; // neighbours beyond the region: under "All"
    row(code, prefecture_name(code).in(look.language), count.first, count.second);
  }
  return y - begin;
}

float county_list(UiState& ui, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  NewCaseState& s = ui.new_case;
  const float begin = y, h = look.px(31);
  const std::size_t all = s.region->model->condition_columns.size();
  put_in(look, {column.x + look.px(36), y, column.w, look.px(20)}, tr(look.language, "County"), {}, p.t3);
  put_in(look, {column.x, y, column.w - look.px(8), look.px(20)}, tr(look.language, "known conditions"), {}, p.t3,
         Align::right);
  y += look.px(24);
  horizontal(column.x, column.x + column.w, y, p.line2);
  for (const County* county : listed_counties(s)) {
    const Box row{column.x, y, column.w, h};
    if (ImGui::IsRectVisible(row.min(), row.max()) || look.touched || look.transcript) {
      const bool on = chosen(s, county->id);
      if (check_row(look, ("county " + county->id).c_str(), row, on)) choose(s, county->id, !on);
      put_in(look, {row.x + look.px(36), row.y, column.w * .3F, h}, county->name.in(look.language), {TextSize::S, on},
             p.ink);
      put_in(look, {row.x + look.px(36) + column.w * .32F, row.y, column.w * .2F, h},
             look.language == Language::zh ? county->name.en : county->name.zh, {}, p.t3);
      put_in(look, {row.x + column.w * .6F, row.y, look.px(80), h}, county->id, {}, p.t3);
      put_in(look, {row.x, row.y, row.w - look.px(8), h},
             sentence(look, mark("{0} of {1}"), std::to_string(known_cells(*county)), std::to_string(all)), {}, p.t2,
             Align::right);
      horizontal(row.x, row.right(), row.bottom(), p.line);
    }
    y += h;
  }
  return y - begin;
}

/// What each line of a list was understood as, and what to do with the others.
float listed_names(UiState& ui, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  NewCaseState& s = ui.new_case;
  if (s.listed.empty()) return 0;
  const float begin = y;
  y += block_title(look, column, y, std::string(tr(look.language, "As it was pasted")),
                   sentence(look, mark("{} lines"), std::to_string(s.listed.size())));
  for (std::size_t i = 0; i < s.listed.size(); ++i) {
    ListedName& line = s.listed[i];
    const Box row{column.x, y, column.w, look.px(31)};
    const bool fine = !line.id.empty() || line.total;
    state_mark(look, {row.x + look.px(8), row.centre().y}, fine ? State::done : State::attention);
    put_in(look, {row.x + look.px(26), row.y, row.w * .3F, row.h}, line.text, {}, p.ink);
    const County* county = find_county(*s.region, line.id);
    const bool own = line.id.empty() && std::any_of(s.wanted.own_counties.begin(), s.wanted.own_counties.end(),
                                                    [&](const OwnRow& one) { return one.name.zh == line.text; });
    const std::string meaning = line.total             ? std::string(tr(look.language, "a total, left out"))
                                : county               ? county->name.in(look.language) + "  " + county->id
                                : own                  ? std::string(tr(look.language, "a county of your own"))
                                : line.several.empty() ? std::string(tr(look.language, "not in the table"))
                                                       : std::string(tr(look.language, "which of these?"));
    float x = row.x + row.w * .36F;
    x +=
        put_in(look, {x, row.y, row.w * .3F, row.h}, meaning, {TextSize::S, county != nullptr}, fine ? p.ink : p.warn) +
        look.px(12);
    if (line.id.empty() && !line.total && !own && line.several.empty()) {
      const std::string add(tr(look.language, "Add as a county of your own"));
      if (button(look, ("own county " + std::to_string(i)).c_str(),
                 {x, y + look.px(2), button_width(look, add), look.px(27)}, add))
        s.wanted.own_counties.push_back({"", {line.text, line.text}});
    }
    for (const std::string& id : line.id.empty() ? line.several : std::vector<std::string>()) {
      const County* one = find_county(*s.region, id);
      const std::string name = one->name.in(look.language) + " " + id;
      const float w = button_width(look, name);
      if (x + w > row.right()) break;
      if (button(look, ("means " + id).c_str(), {x, y + look.px(2), w, look.px(27)}, name))
        line.id = id, choose(s, id, true);
      x += w + look.px(6);
    }
    y += row.h;
    horizontal(row.x, row.right(), y, p.line);
  }
  return y + look.px(12) - begin;
}

float chosen_counties(UiState& ui, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  NewCaseState& s = ui.new_case;
  const float begin = y, h = look.px(31);
  y += block_title(look, column, y, std::string(tr(look.language, "Chosen")),
                   std::string(tr(look.language, "these get a ranking")));
  const auto row = [&](const std::string& key, const std::string& name, const std::string& remark) {
    const Box box{column.x, y, column.w, h};
    put_in(look, {box.x, y, box.w * .5F, h}, name, {TextSize::S, true}, p.ink);
    put_in(look, {box.x, y, box.w - look.px(36), h}, remark, {}, p.t3, Align::right);
    const bool gone =
        button(look, ("forget " + key).c_str(), {box.right() - look.px(28), y + look.px(2), look.px(27), look.px(27)},
               "", {Kind::flat, true, Icon::cross, std::string(tr(look.language, "Take out"))});
    y += h;
    horizontal(box.x, box.right(), y, p.line);
    return gone;
  };
  std::string forgotten;
  for (const std::string& id : s.wanted.counties) {
    const County* county = find_county(*s.region, id);
    const auto neighbours =
        std::count_if(s.region->model->links.begin(), s.region->model->links.end(),
                      [&](const Link& link) { return link.kind == "adjacent" && (link.from == id || link.to == id); });
    if (county &&
        row(id, county->name.in(look.language), sentence(look, mark("{} neighbours"), std::to_string(neighbours))))
      forgotten = id;
  }
  choose(s, forgotten, false);
  std::optional<std::size_t> gone;
  for (std::size_t i = 0; i < s.wanted.own_counties.size(); ++i)
    if (row("own " + std::to_string(i), s.wanted.own_counties[i].name.in(look.language),
            std::string(tr(look.language, "your own, all unknown"))))
      gone = i;
  if (gone) s.wanted.own_counties.erase(s.wanted.own_counties.begin() + static_cast<std::ptrdiff_t>(*gone));
  y += look.px(12);
  const std::string add(tr(look.language, "Add"));
  const float w = button_width(look, add);
  field(look, "##own county", {column.x, y, column.w - w - look.px(8), look.px(control_height)}, s.own_name,
        std::string(tr(look.language, "A county that is not in the table")));
  const bool entered = ImGui::IsItemFocused() && pressed(Key::enter, Modifiers{});
  const std::string name(trim(s.own_name));
  if ((button(look, "add own county", {column.x + column.w - w, y, w, look.px(control_height)}, add,
              {Kind::plain, !name.empty()}) ||
       entered) &&
      !name.empty()) {
    if (const std::string id = row_named(*s.region, "county", name); !id.empty())
      choose(s, id, true);
    else
      s.wanted.own_counties.push_back({"", {name, name}});
    s.own_name.clear();
  }
  return y + look.px(control_height) - begin;
}

/// The counties that a table names, as a pasted list.
void take_county_table(NewCaseState& s, const std::string& path) {
  const TableFile file = read_table_file(path);
  s.table_wrong = {}, s.search.clear(), s.listed.clear();
  const std::string names = county_column(*s.region, file.block);
  if (!names.empty()) {
    s.listed = read_names(*s.region, names);
    for (const ListedName& one : s.listed) choose(s, one.id, true);
    return;
  }
  for (const Diagnostic& d : file.diagnostics)
    if (d.severity == Severity::error && s.table_wrong.empty())
      s.table_wrong = say(mark("{0}, line {1}: {2}"), name_of_path(path), std::to_string(d.line), both(d.message));
  if (s.table_wrong.empty()) s.table_wrong = say(mark("{} names no county of this region"), name_of_path(path));
}

} // namespace

std::vector<ListedName> read_names(const Case& region, const std::string& text) {
  static const std::vector<std::string> separators = {"、", "，", "；", ",", ";", "\t", "\r", "\n"};
  std::string lines = text;
  for (const std::string& separator : separators)
    for (auto at = lines.find(separator); at != std::string::npos; at = lines.find(separator, at + 1))
      lines.replace(at, separator.size(), "\n");
  std::vector<ListedName> result;
  for (const std::string& line : split(lines, '\n')) {
    if (line.empty()) continue;
    ListedName one;
    one.text = line;
    one.total = means_total(line);
    if (!one.total) one.id = row_named(region, "county", line, &one.several);
    result.push_back(std::move(one));
  }
  return result;
}

std::string county_column(const Case& region, const Block& table) {
  std::size_t most = 0;
  std::string best;
  for (std::size_t k = 0; !table.empty() && k < table.front().size(); ++k) {
    std::size_t named = 0, row = 0;
    std::string all;
    for (const std::vector<std::string>& cells : table) {
      const std::string name(trim(cells[k]));
      const bool is_county = !name.empty() && !row_named(region, "county", name).empty();
      named += is_county;
      // The first row is a header, unless a county stands in it.
      if (!name.empty() && (row > 0 || is_county)) all += one_line(name) + "\n";
      ++row;
    }
    if (named > most) most = named, best = std::move(all);
  }
  return best;
}

float region_step(const Session& session, UiState& ui, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  NewCaseState& s = ui.new_case;
  const float begin = y;
  y += paragraph(look, column.x, y, column.w,
                 tr(look.language, "Its tables come along: conditions, borders, what is there. What you change later "
                                   "carries your own source."),
                 {TextSize::M}, p.t2) +
       look.px(16);
  const auto take = [&](const std::string& folder) {
    if (s.region_folder != folder)
      s.wanted.counties.clear(), s.wanted.industries.clear(), s.wanted.profile.clear(), s.listed.clear();
    s.region = read_region(folder, s.wrong);
    s.region_folder = folder;
  };
  for (const ShippedCase& one : shipped_cases()) {
    const Box row{column.x - look.px(8), y, column.w + look.px(16), look.px(56)};
    const Touch t = touch(look, ("region " + name_of_path(one.folder)).c_str(), row);
    const bool on = s.region && s.region_folder == one.folder;
    if (on || t.hovered) fill(row, on ? p.accent_tint : p.hover, look.px(6));
    if (on) fill({row.x, row.y + look.px(8), look.px(4), row.h - look.px(16)}, p.accent, look.px(2));
    put_in(look, {row.x + look.px(16), row.y + look.px(6), row.w * .5F, look.px(24)}, one.title.in(look.language),
           {TextSize::M, true}, p.ink);
    put_in(look, {row.x + look.px(16), row.y + look.px(30), row.w * .8F, look.px(20)},
           sentence(look, mark("{0} counties decide, {1} industries"), std::to_string(one.counties),
                    std::to_string(one.industries)),
           {}, p.t3);
    if (t.clicked) take(one.folder);
    y += row.h;
    horizontal(column.x, column.x + column.w, y, p.line);
  }
  y += look.px(16);
  const std::string other(tr(look.language, "Another casebook as the region..."));
  if (button(look, "other region", {column.x, y, button_width(look, other), look.px(control_height)}, other))
    open_chooser(ui.chooser, Choosing::casebook, "region",
                 s.region_folder.empty() ? "~" : parent_folder(s.region_folder));
  if (const std::string folder = take_choice(ui.chooser, "region"); !folder.empty()) take(folder);
  y += look.px(control_height) + look.px(12);
  if (!s.wrong.empty())
    y += paragraph(look, column.x, y, column.w, s.wrong.in(look.language), {}, p.err);
  else if (s.region)
    y +=
        paragraph(look, column.x, y, column.w, sentence(look, mark("**{}** is read."), s.region->head.title), {}, p.t2);
  (void)session;
  return y - begin;
}

float counties_step(const Session&, UiState& ui, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  NewCaseState& s = ui.new_case;
  const float begin = y;
  const std::size_t others =
      s.region->model->counties.size() - std::min(s.region->model->counties.size(), s.wanted.counties.size());
  y +=
      paragraph(
          look, column.x, y, column.w,
          sentence(
              look,
              mark(
                  "The other {} counties come along: they count as neighbours and for comparison, and get no ranking."),
              std::to_string(others)),
          {TextSize::M}, p.t2) +
      look.px(14);
  const bool pastes = pressed(Key::v, Modifiers{.control = true});
  // A copy: the field that pastes asks for the clipboard again, and then what was given before is no longer there.
  const char* given = pastes ? ImGui::GetClipboardText() : nullptr;
  const std::string clip = given ? given : "";
  const bool list = clip.find_first_of("\n\t") != std::string::npos;
  const std::string before = s.search;
  field(look, "##county search", {column.x, y, std::min(look.px(620), column.w), look.px(control_height)}, s.search,
        std::string(tr(look.language, "Name or code; or paste a column from Excel, WPS or WeChat")),
        std::exchange(s.begins, false));
  if (const std::string path = take_choice(ui.chooser, "county table"); !path.empty()) take_county_table(s, path);
  const std::string table(tr(look.language, "From a table..."));
  const float at_right = std::min(look.px(620), column.w) + look.px(10),
              table_w = button_width(look, table, {Kind::plain, true, Icon::table});
  const bool beside = at_right + table_w <= column.w;
  const Box table_box{beside ? column.x + at_right : column.x, beside ? y : y + look.px(control_height + 8), table_w,
                      look.px(control_height)};
  const bool takes_first = ImGui::IsItemFocused() && pressed(Key::enter, Modifiers{});
  if (button(look, "county table", table_box, table, {Kind::plain, true, Icon::table}))
    open_chooser(ui.chooser, Choosing::table, "county table", "~");
  if (!beside) y += look.px(control_height + 8);
  const std::string text = list ? clip : s.search;
  const auto names = list || s.search != before ? read_names(*s.region, text) : std::vector<ListedName>();
  if (list || names.size() > 1) {
    s.listed = names;
    for (const ListedName& one : s.listed) choose(s, one.id, true);
    if (list) { // the field has taken the list as one line: it begins anew
      ImGui::ClearActiveID();
      s.search.clear();
      s.begins = true;
    }
  } else if (s.search != before) {
    s.listed.clear();
    s.table_wrong = {};
  }
  if (takes_first && !trim(s.search).empty()) // Enter takes the first that is found
    if (const auto found = listed_counties(s); !found.empty()) {
      choose(s, found.front()->id, true);
      ImGui::ClearActiveID();
      s.search.clear();
      s.begins = true;
    }
  y += look.px(control_height) + look.px(14);
  if (!s.table_wrong.empty())
    y += paragraph(look, column.x, y, column.w, s.table_wrong.in(look.language), {}, look.colours.err) + look.px(8);
  const float gap = look.px(28), left = look.px(190), right = std::min(look.px(340), column.w * .34F);
  const Column middle{column.x + left + gap, std::max(look.px(260), column.w - left - right - 2 * gap)};
  float height = prefectures(ui, {column.x, left}, y);
  height = std::max(height, chosen_counties(ui, {middle.x + middle.w + gap, right}, y));
  float at = y;
  if (s.listed.size() > 1 || list) at += listed_names(ui, middle, at);
  if (s.listed.size() <= 1) at += county_list(ui, middle, at);
  return std::max(height, at - y) + y - begin;
}

} // namespace yindi::gui
