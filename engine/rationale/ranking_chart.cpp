#include "engine/case/names.h"
#include "engine/rationale/sheet.h"

#include "engine/methods/method.h"
#include "engine/robustness/robustness.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

constexpr double axis_height = 26;
constexpr double rank_at = 18, narrowest_value = 32, segment_gap = 1.5, whisker_below = 6, cap = 3;

/// The places in the draws take this much of a chart that is at least so wide; from the last column on they are pooled.
constexpr double place_width = 20, narrowest_with_places = 700;
constexpr std::size_t most_places = 7;

/// Where the columns and the zero of the scores stand, and how many px one point of score takes.
struct Columns {
  double head = 24;      ///< height of the heads
  double places = 0;     ///< where the places in the draws begin; 0: they are not shown
  std::size_t shown = 0; ///< how many places have a column
  double name = 0, name_room = 0, bars = 0, right = 0, zero = 0, unit = 0, lowest = 0, highest = 0;
  double at(double score) const { return zero + score * unit; }
};

std::string rank_text(const CountyRanking& county, const RankedIndustry& entry) {
  const auto shares = [&](const RankedIndustry& other) { return other.rank == entry.rank; };
  const bool tied = std::count_if(county.ranking.begin(), county.ranking.end(), shares) > 1;
  return std::to_string(entry.rank) + (tied ? "=" : "");
}

double finite(double value) { return std::isfinite(value) ? value : 0; }

/// How far a row's drawing reaches in points of score: its bar, and its whisker where there is one.
double bar_end(const RankedIndustry& e) { return e.score ? finite(*e.score) : 0; }
double low_end(const RankedIndustry& e) { return std::min(bar_end(e), e.score && e.bounded ? finite(e.score_low) : 0); }
double whisker_end(const RankedIndustry& e) { return e.score && e.bounded ? finite(e.score_high) : 0; }

Columns columns(const Sheet& sheet, const Case& c, const CountyRanking& county, bool with_places) {
  Columns result;
  double rank_width = 0, name_width = sheet.width_of(std::string(tr(sheet.style.language, "Industry")));
  double score_width = 0, low = 0, bar = 0, whisker = 0;
  for (const RankedIndustry& e : county.ranking) {
    rank_width = std::max(rank_width, sheet.width_of(rank_text(county, e), TextSize::M, true));
    name_width =
        std::max(name_width, sheet.width_of(industry_name(c, e.industry).in(sheet.style.language), TextSize::M));
    if (e.score) score_width = std::max(score_width, sheet.width_of(decimal(*e.score, 3), TextSize::M, true));
    low = std::min(low, low_end(e));
    bar = std::max(bar, bar_end(e));
    whisker = std::max(whisker, whisker_end(e));
  }
  result.name = rank_at + std::max(30.0, rank_width) + 18;
  result.name_room = std::min(name_width, sheet.style.width * 0.3);
  result.bars = result.name + result.name_room + 16;
  result.right = sheet.style.width - 12;
  if (with_places && sheet.style.width >= narrowest_with_places && county.ranking.size() > 1) {
    result.shown = std::min(most_places, county.ranking.size());
    result.places = result.right - static_cast<double>(std::max<std::size_t>(5, result.shown)) * place_width;
    result.right = result.places - 24;
    result.head = 46;
  }
  const double room = std::max(1.0, result.right - result.bars);
  result.lowest = low;
  result.highest = std::max(bar, whisker);
  if (result.highest <= low) result.highest = 1;
  result.unit = room / (result.highest - low);
  // The score stands behind the bar, on the right of zero even where the bar goes to the left.
  if (bar > low) result.unit = std::min(result.unit, std::max(1.0, room - 8 - score_width) / (bar - low));
  if (whisker > low) result.unit = std::min(result.unit, std::max(1.0, room - cap) / (whisker - low));
  result.zero = result.bars - low * result.unit;
  return result;
}

/// Whether a bar can be cut into what each group gives: parts of one sign that sum to the score.
bool stacks(const RankedIndustry& e) {
  if (!e.score || e.contributions.empty()) return false;
  double sum = 0;
  for (const double part : e.contributions) {
    if (part < -1e-12) return false;
    sum += part;
  }
  return std::abs(sum - *e.score) <= 1e-6 * std::max(1.0, std::abs(*e.score));
}

/// "Score (TOPSIS) by criteria group; whisker: where it may lie".
std::string score_title(const Case& c, const CountyRanking& county, Language language) {
  const Method* method = find_method(c.method.id);
  const Text name = name_of(method, c.method.id);
  if (!has_scores(county)) return say(mark("{} gives no scores here"), name).in(language);
  const auto any = [&](bool (*is)(const RankedIndustry&)) {
    return std::any_of(county.ranking.begin(), county.ranking.end(), is);
  };
  const bool stacked = any(stacks), bounded = any([](const RankedIndustry&e) { return e.bounded; });
  const char* message = stacked && bounded ? mark("Score ({}) by criteria group; whisker: where it may lie")
                        : stacked          ? mark("Score ({}) by criteria group")
                        : bounded          ? mark("Score ({}); whisker: where it may lie")
                                           : mark("Score ({})");
  std::string text = say(message, name).in(language);
  if (method && !method->higher_is_better) text += std::string(tr(language, "; lower is better"));
  return text;
}

/// Column heads, the grid and the numbers below it.
void frame(Sheet& sheet, const Case& c, const CountyRanking& county, const Columns& at) {
  const Language language = sheet.style.language;
  const double bottom = at.head + static_cast<double>(county.ranking.size()) * sheet.style.row_height;
  const double reach = (at.right - at.zero) / at.unit;
  const Ticks axis =
      has_scores(county) ? ticks(at.lowest, std::min(reach, std::max(at.highest, at.lowest + 1e-9))) : Ticks{};
  double free_from = at.bars;
  for (const double value : axis.at) {
    const double x = at.at(value);
    sheet.line({x, at.head}, {x, bottom + 4}, value == 0 ? Ink::line2 : Ink::line);
    const std::string text = value == 0 ? "0" : decimal(value, axis.digits);
    sheet.add(Label{{x, bottom + 15}, text, TextSize::S, false, Ink::t3, Align::centre});
    free_from = x + sheet.width_of(text) / 2 + 16;
  }
  const std::string scale_note(tr(language, "1 = every best end reached"));
  const bool closeness = has_scores(county) && (c.method.id == "topsis" || c.method.id == "saw");
  if (closeness && free_from + sheet.width_of(scale_note) <= (at.places > 0 ? at.places : sheet.style.width))
    sheet.add(Label{{free_from, bottom + 15}, scale_note, TextSize::S, false, Ink::t3});

  const auto head = [&](double x, const std::string& text, double room) {
    sheet.add(Label{{x, at.head - 12}, sheet.fitted(text, room), TextSize::S, false, Ink::t3});
  };
  head(rank_at - 6, std::string(tr(language, "Rank")), at.name - rank_at);
  head(at.name, std::string(tr(language, "Industry")), at.name_room);
  head(at.bars, score_title(c, county, language), at.right - at.bars);
}

/// ".092": a share of the score, where the number would only repeat the zero.
std::string segment_text(double value) {
  std::string text = decimal(value, 3);
  return text.rfind("0.", 0) == 0 ? text.substr(1) : text;
}

void bar(Sheet& sheet, const Case& c, const CountyRanking& county, const RankedIndustry& e, const Columns& at,
         double top, bool with_values) {
  const double height = sheet.style.bar_height;
  if (!stacks(e)) {
    const double from = std::min(at.zero, at.at(bar_end(e)));
    sheet.add(Rectangle{{from, top}, std::abs(bar_end(e)) * at.unit, height, Ink::n1});
    return;
  }
  std::map<std::string, double> by_leaf;
  for (std::size_t j = 0; j < e.contributions.size() && j < county.assessment->leaves.size(); ++j)
    by_leaf[county.assessment->leaves[j]] = e.contributions[j];
  double from = at.zero;
  for (const GroupSum& group : by_group(c, by_leaf)) {
    const double width = std::max(0.0, group.sum) * at.unit;
    const double shown = width > 2 * segment_gap ? width - segment_gap : width / 2;
    sheet.add(Rectangle{{from, top}, shown, height, group_fill(group.place)});
    const std::string text = segment_text(group.sum);
    if (with_values && width >= narrowest_value && sheet.width_of(text) <= shown - 4)
      sheet.add(Label{
          {from + shown / 2, top + height / 2}, text, TextSize::S, false, text_on_group(group.place), Align::centre});
    sheet.region("segment:" + e.industry + ":" + group.id,
                 say(mark("{0}: {1} gives {2} of {3}"), industry_name(c, e.industry), group.name, decimal(group.sum, 3),
                     decimal(*e.score, 3)),
                 {from, top}, width, height);
    from += width;
  }
}

void whisker(Sheet& sheet, const RankedIndustry& e, const Columns& at, double y) {
  const double low = at.at(finite(e.score_low)), high = at.at(finite(e.score_high));
  sheet.line({low, y}, {high, y}, Ink::ink, 1.5);
  for (const double x : {low, high}) sheet.line({x, y - cap}, {x, y + cap}, Ink::ink, 1.5);
}

Sentence row_title(const Case& c, const RankedIndustry& e) {
  const Text name = industry_name(c, e.industry);
  const std::string rank = std::to_string(e.rank);
  if (!e.score) return say(mark("{0}: place {1}, no score"), name, rank);
  if (!e.bounded) return say(mark("{0}: place {1}, score {2}"), name, rank, decimal(*e.score, 3));
  return say(mark("{0}: place {1}, score {2}, may lie between {3} and {4}"), name, rank, decimal(*e.score, 3),
             decimal(e.score_low, 3), decimal(e.score_high, 3));
}

void row(Sheet& sheet, const Case& c, const CountyRanking& county, const RankedIndustry& e, const Columns& at,
         double top, bool selected, bool compared) {
  const double height = sheet.style.row_height, middle = top + height / 2;
  const double bar_top = middle - sheet.style.bar_height / 2;
  sheet.add(Label{{rank_at, middle}, rank_text(county, e), TextSize::M, true, selected ? Ink::ink : Ink::t2});
  const std::string name =
      sheet.fitted(industry_name(c, e.industry).in(sheet.style.language), at.name_room, TextSize::M);
  sheet.add(Label{{at.name, middle}, name, TextSize::M, selected, Ink::ink});
  sheet.region("row:" + e.industry, row_title(c, e), {0, top}, sheet.style.width, height);
  if (!e.score) {
    if (has_scores(county)) sheet.add(Label{{at.bars + 8, middle}, "–", TextSize::M, true, Ink::t2});
    return;
  }
  bar(sheet, c, county, e, at, bar_top, selected || compared);
  const double end = at.at(std::max(0.0, bar_end(e)));
  sheet.add(Label{{end + 8, middle}, decimal(*e.score, 3), TextSize::M, true, Ink::ink});
  if (e.bounded)
    whisker(sheet, e, at,
            bar_top + sheet.style.bar_height + std::min(whisker_below, (height - sheet.style.bar_height) / 2 - cap));
}

/// "Rank in 10,000 draws" and the places below it.
void place_heads(Sheet& sheet, const CountyRanking& county, const DrawnPlaces& places, const Columns& at) {
  const std::string title = say(mark("Rank in {} draws"), quantity(places.draws)).in(sheet.style.language);
  const double x =
      std::min(at.places, sheet.style.width - sheet.width_of(title, TextSize::S)); // few places, long words
  sheet.add(Label{{x, at.head - 34}, title, TextSize::S, false, Ink::t3});
  for (std::size_t k = 0; k < at.shown; ++k) {
    const bool pooled = k + 1 == at.shown && county.ranking.size() > at.shown;
    const double x = at.places + (static_cast<double>(k) + 0.5) * place_width;
    sheet.add(Label{
        {x, at.head - 12}, std::to_string(k + 1) + (pooled ? "+" : ""), TextSize::S, false, Ink::t3, Align::centre});
  }
}

/// In what part of the draws the industry takes each place; the commonest is dark.
void place_bars(Sheet& sheet, const Case& c, const DrawnPlaces& places, const RankedIndustry& e, const Columns& at,
                double top) {
  const auto found = places.shares.find(e.industry);
  if (found == places.shares.end() || found->second.empty()) return;
  std::vector<double> shares(at.shown, 0);
  for (std::size_t k = 0; k < found->second.size(); ++k) shares[std::min(k, at.shown - 1)] += found->second[k];
  const auto most = std::max_element(found->second.begin(), found->second.end());
  const auto commonest = std::max_element(shares.begin(), shares.end());
  const double floor = top + sheet.style.row_height - 8, tallest = sheet.style.row_height - 16;
  const double width = static_cast<double>(at.shown) * place_width;
  sheet.line({at.places, floor}, {at.places + width, floor}, Ink::line2);
  for (std::size_t k = 0; k < at.shown; ++k) {
    if (shares[k] <= 0) continue;
    const double height = std::max(1.0, shares[k] * tallest);
    sheet.add(Rectangle{{at.places + static_cast<double>(k) * place_width + 3, floor - height},
                        place_width - 6,
                        height,
                        shares[k] == *commonest ? Ink::accent : Ink::n2});
  }
  sheet.region("places:" + e.industry,
               say(mark("{0}: first in {1} of the draws, most often at place {2} ({3})"), industry_name(c, e.industry),
                   per_cent(found->second.front()), std::to_string(most - found->second.begin() + 1), per_cent(*most)),
               {at.places, top}, width, sheet.style.row_height);
}

/// A bracket before the names of each group of ties.
void brackets(Sheet& sheet, const CountyRanking& county, const Columns& at) {
  const double height = sheet.style.row_height, x = at.name - 8;
  for (std::size_t from = 0; from < county.ranking.size();) {
    std::size_t to = from + 1;
    while (to < county.ranking.size() && county.ranking[to].rank == county.ranking[from].rank) ++to;
    if (to - from > 1) {
      const double y0 = at.head + (static_cast<double>(from) + 0.5) * height - 11;
      const double y1 = at.head + (static_cast<double>(to) - 0.5) * height + 11;
      sheet.add(Polyline{{{x - 5, y0}, {x, y0}, {x, y1}, {x - 5, y1}}, Ink::t3, 1.5});
    }
    from = to;
  }
}

} // namespace

DrawnPlaces drawn_places(const CountyRobustness& robustness) {
  DrawnPlaces places;
  if (!robustness.acceptability) return places;
  places.draws = static_cast<double>(robustness.acceptability->draws);
  const Eigen::MatrixXd& shares = robustness.acceptability->rank_acceptability;
  for (std::size_t i = 0; i < robustness.industries.size(); ++i) {
    const Eigen::VectorXd row = shares.row(static_cast<Eigen::Index>(i)).transpose();
    places.shares[robustness.industries[i]] = {row.data(), row.data() + row.size()};
  }
  return places;
}

Drawing ranking_chart(const Case& c, const CountyRanking& county, const ChartStyle& style, const std::string& selected,
                      const std::string& compared, const DrawnPlaces& places) {
  Sheet sheet{{}, style};
  sheet.drawing.width = style.width;
  if (county.ranking.empty()) return sheet.drawing;
  const Columns at = columns(sheet, c, county, places.draws > 0);
  const double rows = static_cast<double>(county.ranking.size());
  sheet.drawing.height = at.head + rows * style.row_height + (has_scores(county) ? axis_height : 6);
  // Grounds first, then the grid, then what is written on it.
  double top = at.head;
  for (const RankedIndustry& e : county.ranking) {
    if (e.industry == selected) {
      sheet.add(Rectangle{{0, top}, style.width, style.row_height, Ink::accent_tint, Ink::none, 6});
      sheet.add(Rectangle{{0, top + 6}, 4, style.row_height - 12, Ink::accent, Ink::none, 2});
    } else if (e.industry != county.ranking.back().industry) {
      sheet.line({0, top + style.row_height}, {style.width, top + style.row_height});
    }
    top += style.row_height;
  }
  frame(sheet, c, county, at);
  if (at.places > 0) place_heads(sheet, county, places, at);
  top = at.head;
  for (const RankedIndustry& e : county.ranking) {
    const bool is_compared = e.industry == compared && compared != selected;
    if (is_compared)
      sheet.add(Rectangle{{0.5, top + 0.5}, style.width - 1, style.row_height - 1, Ink::none, Ink::accent, 6, 1});
    row(sheet, c, county, e, at, top, e.industry == selected, is_compared);
    if (at.places > 0) place_bars(sheet, c, places, e, at, top);
    top += style.row_height;
  }
  brackets(sheet, county, at);
  return sheet.drawing;
}

} // namespace yindi
