// Below the table: what the numbers of a column are worth to the chosen industry, county by county.

#include "gui/pages/conditions/conditions_page.h"

#include "engine/conditions/value_function.h"
#include "engine/format/words.h"
#include "engine/rationale/charts.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/plot.h"

#include <algorithm>
#include <functional>

namespace yindi::gui {

/// A county that is ranked: what stands in the column, and what that is worth.
struct ChartPoint {
  std::string county;
  double x = 0;
  const LeafValue* value = nullptr;
};

/// A corner of a band, an end of a scale.
struct ChartMark {
  std::string name;
  double x = 0;
};

/// Worked out once for each question.
struct ValueChart {
  std::shared_ptr<const Case> of;
  std::shared_ptr<const Assessment> first; ///< of the first county: another ranking has other ones
  std::string column, asked_leaf, asked_industry;
  std::vector<std::shared_ptr<const Assessment>> kept; ///< that `points` point into
  const Criterion* leaf = nullptr;                     ///< nullptr: no measure looks at the column
  std::string industry;
  std::vector<ChartPoint> points;
  std::vector<double> others; ///< of the counties that get no ranking
  std::function<double(double)> curve;
  std::vector<ChartMark> marks;
  bool one_of_several = false; ///< the curve is that of one band, and the narrowest of several counts
};

namespace {

constexpr std::size_t most_chart_names = 7;

bool looks_at(const LeafValue& value, const std::string& column) {
  return std::any_of(value.inputs.begin(), value.inputs.end(),
                     [&](const Input& input) { return input.table == InputTable::counties && input.column == column; });
}

/// The leaf's value of the pair, of an industry that its veto took out, too.
const LeafValue* value_in(const Assessment& a, const std::string& industry, const std::string& leaf) {
  const auto i = std::find(a.industries.begin(), a.industries.end(), industry) - a.industries.begin();
  const auto j = std::find(a.leaves.begin(), a.leaves.end(), leaf) - a.leaves.begin();
  if (i < static_cast<std::ptrdiff_t>(a.industries.size()) && j < static_cast<std::ptrdiff_t>(a.leaves.size()))
    return &a.cells[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
  for (const Exclusion& one : a.excluded)
    if (one.industry == industry && one.criterion == leaf) return &one.value;
  return nullptr;
}

/// The leaf and the industry that the chart is of: what the inspector shows, as far as it looks at the column.
void choose_leaf(const Session& session, const ConditionsState& s, const std::string& column, ValueChart& chart) {
  const Library& library = shown_case(session).model->library;
  std::vector<std::pair<std::string, std::string>> found; // leaf, industry
  for (const CountyRanking& county : session.results.ranking.counties) {
    const Assessment& a = *county.assessment;
    for (std::size_t j = 0; j < a.leaves.size(); ++j)
      for (std::size_t i = 0; i < a.industries.size(); ++i)
        if (looks_at(a.cells[i][j], column)) found.emplace_back(a.leaves[j], a.industries[i]);
    for (const Exclusion& one : a.excluded)
      if (looks_at(one.value, column)) found.emplace_back(one.criterion, one.industry);
    if (!found.empty()) break;
  }
  const auto better = [&](const auto& a, const auto& b) {
    const auto rank = [&](const auto& one) {
      return (one.first == s.leaf ? 2 : 0) + (one.second == session.selection.industry ? 1 : 0);
    };
    return rank(a) < rank(b);
  };
  const auto best = std::max_element(found.begin(), found.end(), better);
  if (best == found.end()) return;
  chart.leaf = find_criterion(library, best->first);
  chart.industry = best->second;
}

/// The curve where one follows from the column alone: of a condition as it is, and of a band that it must lie in.
void find_curve(const Case& c, const std::string& column, ValueChart& chart) {
  const Criterion& leaf = *chart.leaf;
  if (!leaf.measure || !leaf.scale) return;
  const Measure& measure = *leaf.measure;
  if (measure.kind == "county" && measure.condition == column) {
    chart.curve = [&leaf](double x) {
      bool clamped = false;
      return value_of(leaf, x, clamped);
    };
    if (leaf.value.kind == "piecewise")
      for (const auto& point : leaf.value.points) chart.marks.push_back({"", point.first});
    else
      chart.marks = {{"", leaf.scale->worst}, {"", leaf.scale->best}};
    return;
  }
  std::string requirement = measure.kind == "band" && measure.condition == column ? measure.requirement : std::string();
  for (const Band& band : measure.bands)
    if (band.condition == column) requirement = band.requirement;
  chart.one_of_several = measure.bands.size() > 1;
  const Industry* industry = find_industry(c, chart.industry);
  if (requirement.empty() || !industry) return;
  const auto cell = industry->requirements.find(requirement);
  const auto* corners =
      cell == industry->requirements.end() ? nullptr : std::get_if<std::vector<double>>(&cell->second);
  if (!corners || corners->size() != 4 || !std::is_sorted(corners->begin(), corners->end())) return;
  chart.curve = [&leaf, corners](double x) {
    bool clamped = false;
    return value_of(leaf, trapezoid(x, *corners), clamped);
  };
  for (std::size_t i = 0; i < 4; ++i)
    chart.marks.push_back({std::string(1, static_cast<char>('a' + i)), (*corners)[i]});
}

void work_out_chart(const Session& session, const ConditionsState& s, ValueChart& chart) {
  const Case& c = *chart.of;
  choose_leaf(session, s, chart.column, chart);
  if (chart.leaf) find_curve(c, chart.column, chart);
  for (const County& county : c.model->counties) {
    const auto cell = county.conditions.find(chart.column);
    const double* x = cell == county.conditions.end() ? nullptr : std::get_if<double>(&cell->second);
    if (!x) continue;
    const CountyRanking* ranking = judged_county(session.results, county.id);
    if (!ranking) {
      chart.others.push_back(*x);
      continue;
    }
    chart.kept.push_back(ranking->assessment);
    const LeafValue* value = chart.leaf ? value_in(*ranking->assessment, chart.industry, chart.leaf->id) : nullptr;
    chart.points.push_back({county.id, *x, value && looks_at(*value, chart.column) ? value : nullptr});
  }
}

const ValueChart& chart_of(const Session& session, ConditionsState& s, const std::string& column) {
  const auto& counties = session.results.ranking.counties;
  const auto now = session.document.now();
  const auto first = counties.empty() ? nullptr : counties.front().assessment;
  const std::string& industry = session.selection.industry;
  const auto& known = s.worked_out;
  if (!known || known->of != now || known->first != first || known->column != column || known->asked_leaf != s.leaf ||
      known->asked_industry != industry) {
    auto chart = std::make_shared<ValueChart>();
    chart->of = now, chart->first = first;
    chart->column = column, chart->asked_leaf = s.leaf, chart->asked_industry = industry;
    work_out_chart(session, s, *chart);
    s.worked_out = std::move(chart);
  }
  return *s.worked_out;
}

Plot plot_around(const ValueChart& chart, const Box& box) {
  std::vector<double> xs;
  for (const ChartPoint& point : chart.points) xs.push_back(point.x);
  if (xs.empty()) xs = chart.others;
  const auto [low, high] = std::minmax_element(xs.begin(), xs.end());
  Plot plot{box, *low, *high};
  const double span = std::max(*high - *low, 1e-9);
  const auto take = [&, least = *low, most = *high](double x) { // far ones would press the ranked ones together
    plot.low = std::min(plot.low, std::max(x, least - span / 2));
    plot.high = std::max(plot.high, std::min(x, most + span / 2));
  };
  for (const ChartMark& mark : chart.marks) take(mark.x);
  for (const double x : chart.others) take(x);
  if (!(plot.high > plot.low)) plot.low -= .5, plot.high += .5;
  const double margin = (plot.high - plot.low) * .03;
  plot.low -= margin, plot.high += margin;
  return plot;
}

/// Writes a text where nothing else stands, beside a point; nowhere where there is no room.
void label_beside(const Look& look, const Plot& plot, std::vector<Box>& taken, const ImVec2& at,
                  const std::string& text, bool bold, ImU32 colour) {
  const Style style{TextSize::S, bold};
  const float w = width(look, text, style), h = look.px(20);
  const float right = at.x + look.px(9), left = at.x - look.px(9) - w;
  for (const float y : {at.y - look.px(28), at.y + look.px(7), at.y - h / 2, at.y - look.px(48)})
    for (const float x : {at.x - w / 2, right, left}) {
      if (y == at.y - h / 2 && x == at.x - w / 2) continue; // on the point itself
      const Box tag{x, y, w, h};
      if (x < plot.box.x || tag.right() > plot.box.right() || y < plot.box.y - look.px(30) ||
          tag.bottom() > plot.box.bottom())
        continue;
      if (std::any_of(taken.begin(), taken.end(), [&](const Box& other) {
            return tag.x < other.right() && other.x < tag.right() && tag.y < other.bottom() && other.y < tag.bottom();
          }))
        continue;
      taken.push_back(tag);
      fill(inset(tag, -look.px(1)), faded(look.colours.page, .8F)); // a curve may run below it
      put(look, x, y, text, style, colour);
      return;
    }
}

void draw_value_curve(const Look& look, const Plot& plot, const ValueChart& chart, ImU32 colour) {
  if (!chart.curve) return;
  std::vector<double> xs;
  constexpr int pieces = 160;
  for (int i = 0; i <= pieces; ++i) xs.push_back(plot.low + (plot.high - plot.low) * i / pieces);
  for (const ChartMark& mark : chart.marks)
    if (mark.x > plot.low && mark.x < plot.high) xs.push_back(mark.x);
  std::sort(xs.begin(), xs.end());
  ImDrawList& drawn = *ImGui::GetWindowDrawList();
  for (const double x : xs) drawn.PathLineTo({plot.x(x), plot.y(chart.curve(x))});
  drawn.PathStroke(chart.one_of_several ? faded(colour, .5F) : colour, 0, look.px(2.5F));
}

void draw_chart_marks(const Look& look, const Plot& plot, const ValueChart& chart, const std::string& unit,
                      ImU32 colour, ImU32 ink, std::vector<Box>& taken) {
  ImDrawList& drawn = *ImGui::GetWindowDrawList();
  for (const ChartMark& mark : chart.marks) {
    if (mark.x < plot.low || mark.x > plot.high) continue;
    const ImVec2 at{plot.x(mark.x), plot.y(chart.curve(mark.x))};
    drawn.AddCircleFilled(at, look.px(7), look.colours.page);
    drawn.AddCircle(at, look.px(7), colour, 0, look.px(2.5F));
    const std::string number = quantity(mark.x, unit).in(look.language);
    label_beside(look, plot, taken, at, mark.name.empty() ? number : mark.name + " " + number, true, ink);
  }
}

void draw_chart_points(const Session& session, UiState& ui, const Plot& plot, const ValueChart& chart,
                       std::vector<Box>& taken) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  ConditionsState& s = ui.conditions;
  ImDrawList& drawn = *ImGui::GetWindowDrawList();
  const float r = look.px(4);
  std::vector<const ChartPoint*> order;
  for (const ChartPoint& point : chart.points) order.push_back(&point);
  std::stable_partition(order.begin(), order.end(), [&](const ChartPoint* one) { return one->county == s.cursor.row; });
  std::vector<std::pair<const ChartPoint*, ImVec2>> placed;
  for (const ChartPoint* one : order) {
    const LeafValue* value = one->value;
    const double u = !value ? 0 : value->u.value_or((value->u_range.low + value->u_range.high) / 2);
    const ImVec2 at{plot.x(one->x), plot.y(u)};
    if (value && value->bounded())
      vertical(at.x, plot.y(value->u_range.high), plot.y(value->u_range.low), p.t2, look.px(1.5F));
    placed.emplace_back(one, at);
  }
  for (auto one = placed.rbegin(); one != placed.rend(); ++one) { // the county of the cursor above the others
    const auto& [point, at] = *one;
    const bool here = point->county == s.cursor.row;
    drawn.AddCircleFilled(at, here ? look.px(6) : r, here ? p.accent : p.n1);
    drawn.AddCircle(at, here ? look.px(6) : r, p.page, 0, 1);
    const Touch t = touch(look, ("chart " + point->county).c_str(), {at.x - r, at.y - r, 2 * r, 2 * r}, r);
    if (t.hovered) tooltip(look, county_name(session, point->county));
    if (t.clicked) s.cursor.row = s.anchor.row = point->county, s.reveal = true;
  }
  for (std::size_t i = 0; i < std::min(placed.size(), most_chart_names); ++i) {
    const auto& [point, at] = placed[i];
    const bool here = point->county == s.cursor.row;
    std::string text = county_name(session, point->county);
    if (here) {
      text += " " + quantity(point->x, "").in(look.language);
      if (point->value && point->value->u) text += ": " + decimal(*point->value->u, 2);
    }
    label_beside(look, plot, taken, at, text, here, here ? p.ink : p.t2);
  }
}

/// How many counties fit fully, in part, not at all, and of how many nothing is known.
std::string chart_summary(const Look& look, const Session& session, const ValueChart& chart) {
  int full = 0, part = 0, none = 0;
  for (const ChartPoint& point : chart.points)
    if (point.value && point.value->u) ++(*point.value->u >= 1 ? full : *point.value->u <= 0 ? none : part);
  const std::size_t ranked = session.results.ranking.counties.size();
  const std::size_t unknown = ranked - std::min(ranked, chart.points.size());
  std::string text;
  if (chart.leaf)
    text = sentence(look, mark("Counties at the best end: {0}, in between: {1}, at the worst end: {2}."),
                    std::to_string(full), std::to_string(part), std::to_string(none));
  const auto add = [&](const std::string& more) { text += (text.empty() ? "" : " ") + more; };
  if (unknown > 0) add(sentence(look, mark("Without a number: {}."), std::to_string(unknown)));
  if (chart.curve && chart.one_of_several)
    add(std::string(tr(look.language, "The curve is that of this band alone; the narrowest of several counts.")));
  else if (chart.leaf && !chart.curve)
    add(std::string(tr(look.language,
                       "What it is worth depends on other numbers, too, so no one curve goes through the "
                       "counties.")));
  if (!chart.others.empty()) add(std::string(tr(look.language, "Ticks on the axis: counties that get no ranking.")));
  return text;
}

} // namespace

bool has_value_chart(const TableGrid& grid, const ConditionsState& s) {
  if (grid.part->path != "county" || s.block || s.import || !s.chart) return false;
  const auto k = grid.column_place(s.cursor.column);
  return k && grid.columns[*k].number;
}

float value_chart(const Session& session, UiState& ui, const TableGrid& grid, const Column& column, float y,
                  float height) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  ConditionsState& s = ui.conditions;
  const GridColumn& of = grid.columns[*grid.column_place(s.cursor.column)];
  const ValueChart& chart = chart_of(session, s, of.key);
  const float begin = y;
  const std::string name = of.name.in(look.language);
  if (chart.leaf)
    y += block_title(look, column, y,
                     sentence(look, mark("How \"{0}\" counts for {1}"), name, industry_name(session, chart.industry)),
                     criterion_name(session, chart.leaf->id));
  else
    y += block_title(
        look, column, y, sentence(look, mark("\"{}\" in the counties"), name),
        std::string(tr(look.language, of.blank == Blank::unknown ? mark("no curve of one criterion alone")
                                                                 : mark("no measure looks at this column"))));
  if (chart.points.empty() && chart.others.empty())
    return y + paragraph(look, column.x, y, column.w, tr(look.language, "No county has a number here."), {}, p.t3) -
           begin;
  const Box box{column.x + look.px(44), y + look.px(30), column.w - look.px(72), height};
  const Plot plot = plot_around(chart, box);
  const std::string unit = of.unit.empty() || of.unit == "1" ? std::string() : unit_name(of.unit).in(look.language);
  axes(look, plot, unit);
  for (const double x : chart.others)
    if (x >= plot.low && x <= plot.high) vertical(plot.x(x), box.bottom() - look.px(6), box.bottom(), p.n1, 1);
  std::vector<Box> taken;
  if (chart.leaf) {
    const std::size_t group = group_place(shown_case(session).model->library, chart.leaf->id) % 7;
    draw_value_curve(look, plot, chart, p.fill[group]);
    if (chart.curve) draw_chart_marks(look, plot, chart, "", p.fill[group], p.text[group], taken);
  }
  draw_chart_points(session, ui, plot, chart, taken);
  y = box.bottom() + look.px(46);
  return y + paragraph(look, column.x, y, column.w, chart_summary(look, session, chart), {}, p.t2) - begin;
}

} // namespace yindi::gui
