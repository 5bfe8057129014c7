// Sheet Calc: a row a county and industry, from raw values to score, place and contributions.

#include "engine/rationale/workbook.h"

#include "engine/conditions/value_function.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace yindi {
namespace {

constexpr int first_data_row = 8, worst_row = 4, best_row = 5;
constexpr double same_as = 1e-12; ///< a formula stands only where it gives the engine's number

/// What a measure is where it can be written as a formula of the sheets before; else a negative row's blank formula.
std::optional<Live> raw_formula(const BookWriter& w, std::size_t k, const std::string& industry,
                                const Criterion& leaf) {
  const std::string& county = w.counties[k]->assessment->county;
  const Measure& m = *leaf.measure;
  const auto fact = [&](const char* table, const std::string& row, const std::string& column) -> std::optional<Live> {
    const auto found = w.facts.find({std::string(table) + "/" + row, column});
    if (found == w.facts.end()) return std::nullopt;
    const auto* number = std::get_if<double>(&found->second.second);
    return number ? std::optional(Live{found->second.first, *number}) : std::nullopt;
  };
  if (m.kind == "county") return fact("counties", county, m.condition);
  if (m.kind == "industry") return fact("industries", industry, m.requirement);
  if (m.kind == "supply") {
    const auto has = fact("counties", county, m.condition), needs = fact("industries", industry, m.requirement);
    if (!has || !needs || !(needs->value > 0)) return std::nullopt;
    return Live{"MIN(1," + has->formula + "/" + needs->formula + ")", std::min(1.0, has->value / needs->value)};
  }
  if (m.kind == "exposure") {
    Live spared{"", 1};
    for (const std::string& hazard : m.hazards) {
      const auto level = fact("counties", county, "hazard_" + hazard),
                 sensitivity = fact("industries", industry, "sensitivity_" + hazard);
      if (!level || !sensitivity) return std::nullopt;
      spared.formula +=
          std::string(spared.formula.empty() ? "" : "*") + "(1-" + level->formula + "*" + sensitivity->formula + ")";
      spared.value *= 1 - level->value * sensitivity->value;
    }
    return Live{"1-" + spared.formula, 1 - spared.value};
  }
  if (m.kind == "crowding") {
    const auto found = w.crowding.find({k, find_industry(w.c(), industry)->sector});
    if (found == w.crowding.end()) return std::nullopt;
    Live share = found->second;
    if (m.market.empty()) return share;
    const auto market = fact("industries", industry, m.market);
    if (!market) return share;
    return Live{share.formula + "*" + market->formula, share.value * market->value};
  }
  return std::nullopt;
}

/// u of a raw value by the leaf's value function, the anchors standing above the column.
std::string value_formula(const Criterion& leaf, const std::string& x, int raw_column) {
  const std::string worst = cell_name(worst_row, raw_column, true), best = cell_name(best_row, raw_column, true);
  const std::string position = "MAX(0,MIN(1,(" + x + "-" + worst + ")/(" + best + "-" + worst + ")))";
  if (leaf.value.kind == "s-curve") {
    const double span = leaf.scale->best - leaf.scale->worst, middle = (leaf.value.middle - leaf.scale->worst) / span;
    const auto logistic = [&](const std::string& t) {
      return "1/(1+EXP(-" + shortest(leaf.value.steepness) + "*(" + t + "-" + shortest(middle) + ")))";
    };
    return "MAX(0,MIN(1,(" + logistic(position) + "-" + logistic("0") + ")/(" + logistic("1") + "-" + logistic("0") +
           ")))";
  }
  if (leaf.value.kind == "piecewise") {
    auto points = leaf.value.points;
    std::sort(points.begin(), points.end());
    std::string formula = shortest(points.back().second);
    for (std::size_t i = points.size() - 1; i >= 1; --i) {
      const auto [x0, u0] = points[i - 1];
      const auto [x1, u1] = points[i];
      formula = "IF(" + x + "<=" + shortest(x1) + "," + shortest(u0) + "+(" + shortest(u1) + "-(" + shortest(u0) +
                "))*(" + x + "-(" + shortest(x0) + "))/(" + shortest(x1 - x0) + ")," + formula + ")";
    }
    return "MAX(0,MIN(1,IF(" + x + "<=" + shortest(points.front().first) + "," + shortest(points.front().second) + "," +
           formula + ")))";
  }
  return position;
}

/// The end of a measured interval that gives the worse or the better u.
double measured_end(const Criterion& leaf, Interval x, bool better) {
  bool unused = false;
  const bool rising = value_of(leaf, x.high, unused) >= value_of(leaf, x.low, unused);
  return rising == better ? x.high : x.low;
}

struct CalcSheet {
  BookWriter& w;
  BookSheet& sheet;

  int n() const { return static_cast<int>(w.leaf_count()); }
  const Criterion& leaf(int j) const {
    return *find_criterion(w.c().model->library, w.leaves[static_cast<std::size_t>(j)]);
  }

  void heads() {
    const auto& at = w.calc;
    const char* rows[] = {mark("leaf"), mark("unit"), mark("worst"), mark("best"), mark("measure")};
    for (int i = 0; i < 5; ++i) put(sheet, 2 + i, 0, w.word(rows[i]), CellLook::note);
    const char* keys[] = {mark("county"), mark("industry"), mark("County"), mark("Industry"), mark("key")};
    for (int i = 0; i < 5; ++i) put(sheet, 7, i, w.word(keys[i]), CellLook::head);
    const auto block = [&](int column, const std::string& title) {
      put(sheet, 1, column, title, CellLook::title);
      for (int j = 0; j < n(); ++j) {
        put(sheet, 7, column + j, w.leaf_name(leaf(j).id), CellLook::head_number);
        sheet.widths[column + j] = 11;
      }
      if (n() > 4) sheet.folded.emplace_back(column + 3, column + n() - 1);
    };
    for (int end = 0; end < at.ends; ++end) {
      const int raw = at.raw + end * n(), u = at.u + end * n();
      block(raw, w.word(at.ends == 1 ? mark("raw, in the leaf's unit")
                        : end == 0   ? mark("raw (worse end)")
                                     : mark("raw (better end)")));
      block(u, w.word(at.ends == 1 ? mark("u, 0 worst to 1 best")
                      : end == 0   ? mark("u at the worse end")
                                   : mark("u at the better end")));
      for (int j = 0; j < n(); ++j) {
        put(sheet, 2, raw + j, leaf(j).id, CellLook::note);
        put(sheet, 3, raw + j, leaf(j).unit, CellLook::note);
        if (leaf(j).scale) {
          put(sheet, worst_row, raw + j, leaf(j).scale->worst, CellLook::constant);
          put(sheet, best_row, raw + j, leaf(j).scale->best, CellLook::constant);
        }
        put(sheet, 6, raw + j, leaf(j).measure ? leaf(j).measure->kind : "", CellLook::note);
      }
      if (w.distances) {
        const std::string suffix = at.ends == 1 ? "" : end == 0 ? " (1)" : " (2)";
        const std::string names[] = {"D⁻" + suffix, "D⁺" + suffix};
        for (int i = 0; i < 2; ++i) put(sheet, 7, at.distances + 2 * end + i, names[i], CellLook::head_number);
      }
    }
    put(sheet, 7, at.score, w.word(mark("score")), CellLook::head_number);
    put(sheet, 7, at.rank, w.word(mark("place")), CellLook::head_number);
    if (w.scored_live) {
      block(at.contributions, w.word(mark("contribution to the score")));
      put(sheet, 7, at.contributions + n(), w.word(mark("check")), CellLook::head_number);
    }
    sheet.widths[0] = 10, sheet.widths[1] = 18, sheet.widths[2] = 14, sheet.widths[3] = 22, sheet.widths[4] = 26;
    sheet.folded.emplace_back(4, 4);
    sheet.frozen_rows = first_data_row, sheet.frozen_columns = 4, sheet.sideways = true;
  }

  /// Raw value and u of one cell at one end.
  void value(std::size_t k, int row, int j, int end, bool at_point, const LeafValue& cell,
             const std::string& industry) {
    const int raw = w.calc.raw + end * n() + j, u = w.calc.u + end * n() + j;
    const Criterion& of = leaf(j);
    std::optional<double> x = cell.x;
    double wanted = cell.u.value_or(end == 0 ? cell.u_range.low : cell.u_range.high);
    if (!at_point) {
      wanted = end == 0 ? cell.u_range.low : cell.u_range.high;
      if (cell.x_range) x = measured_end(of, *cell.x_range, end == 1);
    }
    if (!x) {
      put(sheet, row, raw, "", CellLook::unknown);
      put(sheet, row, u, wanted, CellLook::constant, 4);
      return;
    }
    const auto live = cell.x && *cell.x == *x ? raw_formula(w, k, industry, of) : std::nullopt;
    if (live && std::abs(live->value - *x) < same_as)
      put(sheet, row, raw, Live{live->formula, *x}, CellLook::formula, 3);
    else
      put(sheet, row, raw, *x, CellLook::constant, 3);
    bool unused = false;
    if (of.scale && std::abs(value_of(of, *x, unused) - wanted) < same_as) {
      const std::string at = cell_name(row, raw);
      put(sheet, row, u, Live{"IF(" + at + "=\"\",0," + value_formula(of, at, raw) + ")", wanted}, CellLook::formula,
          4);
    } else
      put(sheet, row, u, wanted, CellLook::constant, 4);
  }

  std::string weights_of(std::size_t k) const {
    const int row = 3 + static_cast<int>(k);
    std::string range = "Weights!" + range_name(row, 2, row, 1 + n(), true);
    return w.distances && w.power != 1 ? range + "^" + shortest(w.power) : range;
  }

  double weight(std::size_t k, int j) const {
    const auto found = w.counties[k]->used.find(leaf(j).id);
    const double value = found == w.counties[k]->used.end() ? 0 : found->second;
    return w.distances && w.power != 1 ? std::pow(value, w.power) : value;
  }

  void scored(std::size_t k, int row, int first, int last, const RankedIndustry& entry,
              const std::vector<std::vector<double>>& u) {
    const auto& at = w.calc;
    std::string mean;
    for (int end = 0; end < at.ends; ++end) {
      const std::string values = range_name(row, at.u + end * n(), row, at.u + end * n() + n() - 1);
      if (!w.distances) {
        mean += (end ? "," : "") + std::string("SUMPRODUCT(") + weights_of(k) + "," + values + ")";
        continue;
      }
      double minus = 0, plus = 0;
      for (int j = 0; j < n(); ++j) {
        const double v = u[static_cast<std::size_t>(end)][static_cast<std::size_t>(j)];
        minus += weight(k, j) * v * v, plus += weight(k, j) * (1 - v) * (1 - v);
      }
      const int column = at.distances + 2 * end;
      put(sheet, row, column, Live{"SQRT(SUMPRODUCT(" + weights_of(k) + "," + values + "^2))", std::sqrt(minus)},
          CellLook::formula, 6);
      put(sheet, row, column + 1, Live{"SQRT(SUMPRODUCT(" + weights_of(k) + ",(1-" + values + ")^2))", std::sqrt(plus)},
          CellLook::formula, 6);
      const std::string near = cell_name(row, column), far = cell_name(row, column + 1);
      mean += (end ? "," : "") + near + "/(" + near + "+" + far + ")";
    }
    put(sheet, row, at.score, Live{at.ends > 1 ? "AVERAGE(" + mean + ")" : mean, *entry.score}, CellLook::strong, 6);
    const std::string score = cell_name(row, at.score);
    put(sheet, row, at.rank,
        Live{"COUNTIF(" + cell_name(first, at.score, true) + ":" + cell_name(last, at.score, true) + ",\">\"&" + score +
                 "+1E-9)+1",
             static_cast<double>(entry.rank)},
        CellLook::strong, 0);
    const auto& taken = w.counties[k]->assessment->leaves;
    for (int j = 0; j < n(); ++j) {
      std::string parts;
      for (int end = 0; end < at.ends; ++end) {
        const std::string value = cell_name(row, at.u + end * n() + j);
        std::string weight = "Weights!" + cell_name(3 + static_cast<int>(k), 2 + j, true, true);
        if (w.distances && w.power != 1) weight += "^" + shortest(w.power);
        if (!w.distances) {
          parts += (end ? "," : "") + weight + "*" + value;
          continue;
        }
        const std::string near = cell_name(row, at.distances + 2 * end),
                          far = cell_name(row, at.distances + 2 * end + 1);
        parts += (end ? "," : "") + ("IF(" + near + "=0,0," + weight + "*" + value) + "^2/(" + near + "*(" + near +
                 "+" + far + ")))";
      }
      const auto place = std::find(taken.begin(), taken.end(), leaf(j).id);
      const auto i = static_cast<std::size_t>(place - taken.begin());
      const double part = place != taken.end() && i < entry.contributions.size() ? entry.contributions[i] : 0;
      put(sheet, row, at.contributions + j, Live{at.ends > 1 ? "AVERAGE(" + parts + ")" : parts, part},
          CellLook::formula, 6);
    }
    put(sheet, row, at.contributions + n(),
        Live{"ROUND(" + score + "-SUM(" + range_name(row, at.contributions, row, at.contributions + n() - 1) + "),9)",
             0},
        CellLook::formula);
  }

  void industry(std::size_t k, int row, int first, int last, const std::string& id) {
    const CountyRanking& county = *w.counties[k];
    const Assessment& a = *county.assessment;
    const auto& at = w.calc;
    put(sheet, row, 0, a.county);
    put(sheet, row, 1, id);
    put(sheet, row, 2, w.county_words(a.county));
    put(sheet, row, 3, w.industry_words(id));
    put(sheet, row, 4, a.county + "/" + id, CellLook::constant);
    for (const Exclusion& out : a.excluded)
      if (out.industry == id) {
        put(sheet, row, at.raw, say(mark("excluded: {0}; {1}"), out.limit, out.reason).in(w.language()),
            CellLook::excluded);
        for (int column = at.raw + 1; column <= at.rank; ++column) put(sheet, row, column, "", CellLook::excluded);
        return;
      }
    const auto found = std::find(a.industries.begin(), a.industries.end(), id);
    if (found == a.industries.end()) return;
    const auto& cells = a.cells[static_cast<std::size_t>(found - a.industries.begin())];
    const bool point = std::all_of(cells.begin(), cells.end(), [](const LeafValue& v) { return v.u.has_value(); });
    std::vector<std::vector<double>> u(static_cast<std::size_t>(at.ends), std::vector<double>(w.leaf_count(), 0));
    for (int end = 0; end < at.ends; ++end)
      for (int j = 0; j < n(); ++j) {
        const auto taken = std::find(a.leaves.begin(), a.leaves.end(), leaf(j).id);
        if (taken == a.leaves.end()) { // weighs nothing here
          put(sheet, row, at.raw + end * n() + j, "", CellLook::unknown);
          put(sheet, row, at.u + end * n() + j, 0, CellLook::constant, 4);
          continue;
        }
        const LeafValue& cell = cells[static_cast<std::size_t>(taken - a.leaves.begin())];
        value(k, row, j, end, point, cell, id);
        u[static_cast<std::size_t>(end)][static_cast<std::size_t>(j)] = point      ? *cell.u
                                                                        : end == 0 ? cell.u_range.low
                                                                                   : cell.u_range.high;
      }
    const auto entry = std::find_if(county.ranking.begin(), county.ranking.end(),
                                    [&](const RankedIndustry& one) { return one.industry == id; });
    if (entry == county.ranking.end()) return;
    if (w.scored_live && entry->score) return scored(k, row, first, last, *entry, u);
    if (entry->score) put(sheet, row, at.score, *entry->score, CellLook::constant, 6);
    put(sheet, row, at.rank, entry->rank, CellLook::constant, 0);
  }
};

} // namespace

void fill_calc(BookWriter& w) {
  BookSheet& sheet = add_sheet(w, "Calc");
  const int n = static_cast<int>(w.leaf_count());
  auto& at = w.calc;
  at.ends = 1;
  for (const CountyRanking* county : w.counties)
    for (const RankedIndustry& entry : county->ranking)
      if (!entry.point) at.ends = 2;
  at.first_row = first_data_row;
  at.raw = 5, at.u = at.raw + at.ends * n;
  at.distances = at.u + at.ends * n;
  at.score = at.distances + (w.distances ? 2 * at.ends : 0), at.rank = at.score + 1, at.contributions = at.score + 2;
  const int each = static_cast<int>(w.industries.size());
  at.last_row = first_data_row + each * static_cast<int>(w.counties.size()) - 1;
  put(sheet, 0, 0, w.word(mark("From raw values to score and place, a row a county and industry")), CellLook::title);
  put(sheet, 1, 0,
      w.word(w.scored_live ? mark("Yellow cells of the other sheets may be changed: all follows.")
                           : mark("This method's scores are no formula of cells: they are labelled values, grey.")),
      CellLook::note);
  CalcSheet calc{w, sheet};
  calc.heads();
  for (std::size_t k = 0; k < w.counties.size(); ++k) {
    const int first = first_data_row + each * static_cast<int>(k), last = first + each - 1;
    for (int i = 0; i < each; ++i) calc.industry(k, first + i, first, last, w.industries[static_cast<std::size_t>(i)]);
    write_rows(w); // of all the sheets the one that grows with counties × industries × leaves
    if (k == 0) w.texts.back().second.reserve(w.texts.back().second.size() * w.counties.size()); // it would double
  }
}

} // namespace yindi
