#include "engine/ranking/county_classes.h"
#include "gui/pages/ranking/ranking_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <numeric>

namespace yindi::gui {
namespace {

constexpr float class_row = 30, class_field = 220;

/// "[0.33,0.67]" or ["a","b"] without brackets and quotes, as a person types a list.
std::string bare(std::string json) {
  std::string text;
  for (const char c : json)
    if (c == ',')
      text += ", ";
    else if (c != '[' && c != ']' && c != '"')
      text += c;
  return text;
}

/// The list that somebody typed as the files have it; separated by commas, semicolons or their Chinese forms.
std::string as_list(const std::string& typed, bool words) {
  std::string list, part;
  const auto take = [&] {
    const auto from = part.find_first_not_of(' '), to = part.find_last_not_of(' ');
    if (from == std::string::npos) return;
    part = part.substr(from, to - from + 1);
    list += (list.empty() ? "" : ",") + (words ? "\"" + part + "\"" : part);
    part.clear();
  };
  std::string text = typed;
  for (const char* separator : {"，", "；", "、", ";"})
    for (auto at = text.find(separator); at != std::string::npos; at = text.find(separator))
      text.replace(at, std::string_view(separator).size(), ",");
  for (const char c : text)
    if (c == ',')
      take(), part.clear();
    else if (c != '[' && c != ']' && c != '"' && c != '\\')
      part += c;
  take();
  return "[" + list + "]";
}

/// A line of [sorting] to type into, with its label above; taken over when it is left.
struct SettingLine {
  const char *path, *label, *help;
  bool list = false, words = false;
  float wide = 100;
};

void setting_line(const Session& session, UiState& ui, Intents& intents, const SettingLine& line, const Box& place) {
  const Look& look = ui.look;
  put_in(look, {place.x, place.y, place.w, look.px(20)}, tr(look.language, line.label), {}, look.colours.t3);
  const std::string written = value_at(shown_case(session), line.path).value_or("");
  const std::string now = line.list ? bare(written) : written;
  const auto typed = ui.ranking.parameters_typed.find(line.path);
  std::string text = typed == ui.ranking.parameters_typed.end() ? now : typed->second;
  const Box box{place.x, place.y + look.px(22), place.w, look.px(control_height)};
  std::string hint; // of names: those that stand in their place
  if (line.words)
    for (const Text& name : class_names(shown_case(session).sorting))
      hint += (hint.empty() ? "" : ", ") + name.in(look.language);
  if (field(look, (std::string("##") + line.path).c_str(), box, text, hint))
    ui.ranking.parameters_typed[line.path] = text;
  if (look.touched) look.touched->push_back({line.path, box});
  if (ImGui::IsItemDeactivated()) {
    if (typed != ui.ranking.parameters_typed.end() && text != now) {
      const std::string asked = line.list ? as_list(text, line.words) : text;
      const bool others = line.list && !line.words && !shown_case(session).sorting.classes.empty() &&
                          std::count(asked.begin(), asked.end(), ',') != std::count(now.begin(), now.end(), ',');
      if (others) // names of other classes go with them
        intents.push_back(Changes{{{line.path, asked}, {"sorting.classes", "[]"}}});
      else
        intents.push_back(Change{line.path, asked});
    }
    ui.ranking.parameters_typed.erase(line.path);
  }
  if (ImGui::IsMouseHoveringRect(place.min(), {box.right(), box.bottom()}) && ImGui::IsWindowHovered())
    tooltip(look, std::string(tr(look.language, line.help)));
}

/// What the limits are, to be changed. Returns the height.
float limits_of_case(const Session& session, UiState& ui, Intents& intents, const Column& column, float y) {
  const Look& look = ui.look;
  const float begin = y;
  const std::vector<SettingLine> lines = {
      {"sorting.limits", mark("Limits on the scales"),
       mark("From the worst to the best, between 0 and 1: 0.33, 0.67 makes three classes."), true},
      {"sorting.classes", mark("Names, the worst first"),
       mark("One name more than limits, with commas between them; blank: low, middle, high."), true, true},
      {"sorting.cut", mark("Needed credibility"),
       mark("Which part of the weights must speak for a class, 0.5 to 1; 0.75 is usual."), false, false, 150},
      {"sorting.veto", mark("Veto"),
       mark("An industry that lies this far below a limit on one criterion does not reach the class; 0: no veto.")}};
  float x = column.x;
  for (const SettingLine& line : lines) {
    const float w = look.px(line.list ? class_field : line.wide);
    if (x > column.x && x + w > column.x + column.w) {
      x = column.x;
      y += look.px(64);
    }
    setting_line(session, ui, intents, line, {x, y, w, look.px(22 + control_height)});
    x += w + look.px(20);
  }
  return y + look.px(66) - begin;
}

/// The industries of one class, in the order of the ranking.
std::vector<std::size_t> members(const CountyRanking& county, const CountyClasses& classes, int of) {
  std::vector<std::size_t> result;
  for (const RankedIndustry& entry : county.ranking) {
    const auto& names = classes.matrix.alternatives;
    const auto i = static_cast<std::size_t>(std::find(names.begin(), names.end(), entry.industry) - names.begin());
    if (i < names.size() && classes.assigned.pessimistic[i] == of) result.push_back(i);
  }
  return result;
}

/// Where the columns of a class begin, pixels.
struct ClassColumns {
  float bar, bar_end, maybe, lacking, end;
};

ClassColumns class_columns(const Session& session, const Look& look, const Column& column) {
  const float bar = column.x + names_end(session, look, column), bar_end = bar + look.px(100);
  return {bar, bar_end, bar_end + look.px(52), bar_end + look.px(52 + 100), column.x + column.w};
}

/// The credibility that the class above is reached, and the one that is needed.
void credibility_bar(const Look& look, const ClassColumns& at, float y, float h, double reached, double needed) {
  const Palette& p = look.colours;
  const float w = at.bar_end - at.bar, top = y + (h - look.px(8)) / 2;
  fill({at.bar, top, w, look.px(8)}, p.line, look.px(2));
  fill({at.bar, top, w * static_cast<float>(reached), look.px(8)}, p.info, look.px(2));
  vertical(at.bar + w * static_cast<float>(needed), top - look.px(4), top + look.px(12), p.ink, look.px(2));
  put_in(look, {at.bar_end + look.px(8), y, look.px(44), h}, decimal(reached, 2), {}, p.ink);
}

/// The other classes that values not known for sure allow; blank where there is none.
std::string maybe_in(const Session& session, const Look& look, const CountyClasses& classes, std::size_t i) {
  const std::vector<Text> names = class_names(shown_case(session).sorting);
  std::vector<Text> others;
  if (i >= classes.worst.size() || i >= classes.best.size()) return {};
  for (const int k : {classes.worst[i], classes.best[i]})
    if (k != classes.assigned.pessimistic[i]) others.push_back(names[static_cast<std::size_t>(k)]);
  return others.empty() ? std::string() : sentence(look, mark("or {}"), list(others));
}

/// "Expected loss 0.61, Belt of producers 0.20": what keeps an industry from the next class, first what does most.
std::string lacking_most(const Session& session, const Look& look, const CountyClasses& classes, std::size_t i) {
  std::string text;
  for (const Hindrance& by : classes.assigned.next[i]->by) {
    const double stands = classes.matrix.values(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(by.criterion));
    text += (text.empty()                    ? ""
             : look.language == Language::zh ? "，"
                                             : ", ") +
            criterion_name(session, classes.matrix.criteria[by.criterion]) + " " + decimal(stands, 2);
    if (by.against >= 1) text += sentence(look, mark(" (veto)"));
  }
  return text;
}

/// One class with its industries. Returns the height.
float class_block(const Session& session, const Look& look, Intents& intents, const Column& column, float y,
                  const CountyClasses& classes, int of) {
  const Palette& p = look.colours;
  const float begin = y, indent = look.px(12), h = look.px(class_row);
  const ClassColumns at = class_columns(session, look, column);
  const std::vector<std::size_t> inside = members(*shown_county(session), classes, of);
  const std::vector<Text> names = class_names(shown_case(session).sorting);
  const auto k = static_cast<std::size_t>(of);
  const float used = put(look, column.x, y, names[k].in(look.language), {TextSize::M, true}, p.ink);
  const std::string count = inside.empty() ? std::string(tr(look.language, "no industry"))
                                           : sentence(look, mark("industries: {}"), std::to_string(inside.size()));
  const Box beside{column.x + used + look.px(12), y, at.bar - column.x - used - look.px(16), look.px(26)};
  put_in(look, beside, count, {}, p.t3);
  if (!inside.empty() && k + 1 < names.size()) {
    put_in(look, {at.bar, y, at.maybe - at.bar, look.px(26)}, sentence(look, mark("for \"{}\""), names[k + 1]), {},
           p.t3);
    put_in(look, {at.lacking, y, at.end - at.lacking, look.px(26)},
           sentence(look, mark("below the limit of \"{}\", the weightiest first"), names[k + 1]), {}, p.t3);
  }
  y += look.px(30);
  horizontal(column.x, column.x + column.w, y, p.line);
  y += look.px(4);
  for (const std::size_t i : inside) {
    const std::string& id = classes.matrix.alternatives[i];
    const Box row{column.x - indent, y, column.w + 2 * indent, h};
    const Touch t = touch(look, ("class " + id).c_str(), row, 4);
    const bool chosen = id == session.selection.industry;
    if (chosen || t.hovered) fill(row, chosen ? p.accent_tint : p.hover, look.px(4));
    put_in(look, {column.x, y, at.bar - column.x - look.px(8), h}, industry_name(session, id), {TextSize::S, chosen},
           p.ink);
    put_in(look, {at.maybe, y, at.lacking - at.maybe - look.px(8), h}, maybe_in(session, look, classes, i), {}, p.t2);
    if (classes.assigned.next[i]) {
      credibility_bar(look, at, y, h, classes.assigned.next[i]->credibility, classes.cut);
      put_in(look, {at.lacking, y, at.end - at.lacking, h}, lacking_most(session, look, classes, i), {}, p.t2);
      if (t.hovered) tooltip(look, missing_to_next(shown_case(session), classes, i).in(look.language));
    }
    if (t.right_clicked || (t.clicked && ImGui::GetIO().KeyCtrl))
      intents.push_back(CompareIndustry{id});
    else if (t.clicked)
      intents.push_back(ChooseIndustry{id});
    y += h;
  }
  return y + look.px(16) - begin;
}

/// The class of the chosen industry in every county that does not exclude it; worked out once a case and industry.
const ClassesAcross& across(const Session& session, UiState& ui) {
  ClassesAcross& kept = ui.ranking.classes_across;
  if (kept.of == session.results.of && kept.industry == session.selection.industry) return kept;
  kept = {session.results.of, session.selection.industry, {}};
  kept.counties.resize(shown_case(session).sorting.limits.size() + 1);
  for (const CountyRanking& county : session.results.ranking.counties) {
    const auto& ids = county.assessment->industries;
    const auto at = static_cast<std::size_t>(std::find(ids.begin(), ids.end(), kept.industry) - ids.begin());
    if (at == ids.size()) continue;
    const Loaded<CountyClasses> classes = county_classes(shown_case(session), county);
    if (classes.value)
      kept.counties[static_cast<std::size_t>(classes.value->assigned.pessimistic[at])].push_back(
          county.assessment->county);
  }
  return kept;
}

/// The chosen industry in the other counties. Returns the height.
float counties_by_class(const Session& session, UiState& ui, const Column& column, float y) {
  const Look& look = ui.look;
  const ClassesAcross& all = across(session, ui);
  const std::vector<Text> names = class_names(shown_case(session).sorting);
  const float begin = y, name_end = names_end(session, look, column);
  put(look, column.x, y, sentence(look, mark("{} in the counties"), industry_name(session, all.industry)),
      {TextSize::M, true}, look.colours.ink);
  y += look.px(32);
  for (std::size_t k = all.counties.size(); k-- > 0 && k < names.size();) {
    std::vector<Text> counties;
    for (const std::string& id : all.counties[k]) counties.push_back(plain(county_name(session, id)));
    const std::string text =
        counties.empty() ? std::string(tr(look.language, "no county")) : list(counties).in(look.language);
    put_in(look, {column.x, y, name_end - look.px(8), look.px(22)}, names[k].in(look.language), {TextSize::S, true},
           look.colours.ink);
    y += std::max(look.px(24), paragraph(look, column.x + name_end, y, column.w - name_end, text, {},
                                         counties.empty() ? look.colours.t3 : look.colours.t2) +
                                   look.px(4));
  }
  return y - begin;
}

} // namespace

float classes_view(const Session& session, UiState& ui, Intents& intents, Column column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const float begin = y;
  y +=
      paragraph(look, column.x, y, column.w,
                tr(look.language, "Each industry against fixed limits, with the weights of the county (ELECTRE TRI-B): "
                                  "no rival moves anybody's class. The bar is the part of the weights that speaks for "
                                  "the class above, the line what is needed."),
                {TextSize::M}, p.t2);
  y += look.px(10);
  y += limits_of_case(session, ui, intents, column, y);
  if (shown_case(session).sorting == Sorting{})
    y += paragraph(look, column.x, y, column.w,
                   tr(look.language, "The limits are thirds of every scale as long as this case sets none; reports "
                                     "have classes only where it does."),
                   {}, p.t3);
  y += look.px(14);
  const Loaded<CountyClasses> classes = county_classes(shown_case(session), *shown_county(session));
  if (!classes.value) {
    for (const Diagnostic& d : classes.diagnostics)
      y += paragraph(look, column.x, y, column.w, d.message.in(look.language), {}, p.ink) + look.px(6);
    return y - begin;
  }
  for (int k = static_cast<int>(classes.value->assigned.categories.size()); k-- > 0;)
    y += class_block(session, look, intents, column, y, *classes.value, k);
  return y + counties_by_class(session, ui, column, y) - begin;
}

} // namespace yindi::gui
