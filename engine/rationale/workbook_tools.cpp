// Sheets HeadToHead, WhatIf and Simulated: two industries leaf by leaf, one weight changed, what was drawn.

#include "engine/rationale/workbook.h"
#include "engine/robustness/weight_draws.h"

#include <algorithm>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>

namespace yindi {
namespace {

using Nodes = boost::math::quadrature::gauss<double, 16>;

/// What the sheets that look into Calc share.
struct Looking {
  const BookWriter& w;

  int n() const { return static_cast<int>(w.leaf_count()); }
  std::string column(int at) const { return range(at, at); }
  std::string range(int first, int last) const {
    return "Calc!" + range_name(w.calc.first_row, first, w.calc.last_row, last, true);
  }
  std::string keys() const { return column(4); }
  /// Row of a county and an industry, counted from the first of Calc.
  static std::string key(const std::string& county, const std::string& industry) {
    return county + "&\"/\"&" + industry;
  }
};

const RankedIndustry* entry_of(const CountyRanking& county, const std::string& industry) {
  for (const RankedIndustry& entry : county.ranking)
    if (entry.industry == industry) return &entry;
  return nullptr;
}

/// u of one industry's row at an end, leaf by leaf of the workbook.
std::vector<double> values_of(const BookWriter& w, const CountyRanking& county, const std::string& industry, int end) {
  const Assessment& a = *county.assessment;
  std::vector<double> result(w.leaf_count(), 0);
  const auto found = std::find(a.industries.begin(), a.industries.end(), industry);
  if (found == a.industries.end()) return result;
  const auto& cells = a.cells[static_cast<std::size_t>(found - a.industries.begin())];
  const bool point = std::all_of(cells.begin(), cells.end(), [](const LeafValue& v) { return v.u.has_value(); });
  for (std::size_t j = 0; j < w.leaf_count(); ++j) {
    const auto taken = std::find(a.leaves.begin(), a.leaves.end(), w.leaves[j]);
    if (taken == a.leaves.end()) continue;
    const LeafValue& cell = cells[static_cast<std::size_t>(taken - a.leaves.begin())];
    result[j] = point ? *cell.u : end == 0 ? cell.u_range.low : cell.u_range.high;
  }
  return result;
}

double weight_of(const BookWriter& w, const CountyRanking& county, std::size_t j) {
  const auto found = county.used.find(w.leaves[j]);
  return found == county.used.end() ? 0 : found->second;
}

} // namespace

void fill_head_to_head(BookWriter& w) {
  BookSheet& sheet = add_sheet(w, "HeadToHead");
  const Looking at{w};
  put(sheet, 0, 0, w.word(mark("Two industries against each other, leaf by leaf")), CellLook::title);
  sheet.widths = {{0, 30}, {1, 22}, {2, 14}, {3, 14}, {4, 14}, {5, 3}, {6, 14}};
  const CountyRanking* county = nullptr;
  for (const CountyRanking* one : w.counties)
    if (!county && one->ranking.size() > 1 && one->ranking[0].score && one->ranking[1].score) county = one;
  if (!w.scored_live || !county) {
    put(sheet, 1, 0, w.word(mark("There is nothing to compare, or the method's scores are no formula of cells.")),
        CellLook::note);
    return;
  }
  const std::string a = county->ranking[0].industry, b = county->ranking[1].industry;
  put(sheet, 1, 0,
      w.word(mark("Yellow: what is compared, may be changed. Each leaf's part of the lead is the integral of the score "
                  "from the one to the other (Aumann and Shapley 1974).")),
      CellLook::note);
  const char* asked[] = {mark("county"), "A", "B"};
  const std::string words[] = {county->assessment->county, a, b};
  for (int i = 0; i < 3; ++i) {
    put(sheet, 2 + i, 0, i == 0 ? w.word(asked[i]) : std::string(asked[i]));
    put(sheet, 2 + i, 1, words[i], CellLook::input);
    sheet.choices.push_back(
        {2 + i,
         1,
         {},
         i == 0 ? "=Weights!" + range_name(3, 0, 2 + static_cast<int>(w.counties.size()), 0, true)
                : "=Requirements!" + range_name(5, 0, 4 + static_cast<int>(w.industries.size()), 0, true)});
  }
  for (int i = 0; i < 2; ++i) {
    BookCell name{3 + i, 2, CellLook::note};
    name.formula = "INDEX(" + at.column(3) + ",MATCH(" + Looking::key("$B$3", cell_name(3 + i, 1, true, true)) + "," +
                   at.keys() + ",0))";
    name.text = w.industry_words(i == 0 ? a : b);
    sheet.cells.push_back(name);
  }
  const auto place = [&](const std::string& id) {
    const auto k = std::find(w.counties.begin(), w.counties.end(), county) - w.counties.begin();
    const auto i = std::find(w.industries.begin(), w.industries.end(), id) - w.industries.begin();
    return static_cast<double>(k * static_cast<std::ptrdiff_t>(w.industries.size()) + i + 1);
  };
  for (int i = 0; i < 2; ++i) {
    put(sheet, 3 + i, 3,
        Live{"MATCH(" + Looking::key("$B$3", cell_name(3 + i, 1, true, true)) + "," + at.keys() + ",0)",
             place(i == 0 ? a : b)},
        CellLook::formula, 0);
    put(sheet, 3 + i, 4,
        Live{"INDEX(" + at.column(w.calc.score) + "," + cell_name(3 + i, 3) + ")",
             *entry_of(*county, i == 0 ? a : b)->score},
        CellLook::strong, 6);
  }
  put(sheet, 2, 3, w.word(mark("row of Calc")), CellLook::note);
  put(sheet, 2, 4, w.word(mark("score")), CellLook::note);
  put(sheet, 5, 0, w.word(mark("Lead of A over B")));
  const double lead = *entry_of(*county, a)->score - *entry_of(*county, b)->score;
  put(sheet, 5, 4, Live{"E4-E5", lead}, CellLook::strong, 9);
  // The table of leaves, and for each end the nodes of the integral beside it.
  const int top = 8, n = at.n(), ends = w.calc.ends;
  put(sheet, 7, 0, w.word(mark("Leaf")), CellLook::head);
  put(sheet, 7, 1, w.word(mark("Weight")), CellLook::head_number);
  put(sheet, 7, 2, w.word(mark("part of the lead")), CellLook::head_number);
  const auto lead_parts = head_to_head(*county, a, b);
  const int u_column = 6; // u of A and B at each end
  const int node_column = u_column + 2 * ends + 1;
  const int nodes = 16;
  for (int end = 0; end < ends; ++end)
    for (int side = 0; side < 2; ++side)
      put(sheet, 7, u_column + 2 * end + side,
          std::string(side == 0 ? "u A" : "u B") + (ends == 1  ? ""
                                                    : end == 0 ? " −"
                                                               : " +"),
          CellLook::head_number);
  const std::string w_range = range_name(top, 1, top + n - 1, 1, true);
  const std::string acting = w.distances && w.power != 1 ? w_range + "^" + shortest(w.power) : w_range;
  if (w.distances)
    for (int end = 0; end < ends; ++end) {
      const int row = 2 + 2 * end;
      const auto ua = values_of(w, *county, a, end), ub = values_of(w, *county, b, end);
      put(sheet, row, node_column - 1, "D⁻", CellLook::note);
      put(sheet, row + 1, node_column - 1, "D⁺", CellLook::note);
      for (int i = 0; i < nodes; ++i) {
        const auto half = static_cast<std::size_t>(i < 8 ? 7 - i : i - 8);
        const double t = 0.5 + (i < 8 ? -0.5 : 0.5) * Nodes::abscissa()[half], omega = Nodes::weights()[half] / 2;
        const int column = node_column + i;
        if (end == 0) {
          put(sheet, 0, column, t, CellLook::constant);
          put(sheet, 1, column, omega, CellLook::constant);
        }
        double minus = 0, plus = 0;
        for (std::size_t j = 0; j < w.leaf_count(); ++j) {
          const double x = ub[j] + t * (ua[j] - ub[j]), weight = std::pow(weight_of(w, *county, j), w.power);
          minus += weight * x * x, plus += weight * (1 - x) * (1 - x);
        }
        const std::string u_a = range_name(top, u_column + 2 * end, top + n - 1, u_column + 2 * end, true),
                          u_b = range_name(top, u_column + 2 * end + 1, top + n - 1, u_column + 2 * end + 1, true);
        const std::string x = "(" + u_b + "+" + cell_name(0, column, true) + "*(" + u_a + "-" + u_b + "))";
        put(sheet, row, column, Live{"SQRT(SUMPRODUCT(" + acting + "," + x + "^2))", std::sqrt(minus)},
            CellLook::formula, 6);
        put(sheet, row + 1, column, Live{"SQRT(SUMPRODUCT(" + acting + ",(1-" + x + ")^2))", std::sqrt(plus)},
            CellLook::formula, 6);
      }
    }
  if (w.distances) {
    put(sheet, 0, node_column - 1, "t", CellLook::note);
    put(sheet, 1, node_column - 1, "ω", CellLook::note);
  }
  double sum = 0;
  for (int j = 0; j < n; ++j) {
    const int row = top + j;
    const auto leaf = static_cast<std::size_t>(j);
    put(sheet, row, 0, w.leaf_name(w.leaves[leaf]));
    put(sheet, row, 1,
        Live{"INDEX(Weights!" + range_name(3, 2 + j, 2 + static_cast<int>(w.counties.size()), 2 + j, true) +
                 ",MATCH($B$3,Weights!" + range_name(3, 0, 2 + static_cast<int>(w.counties.size()), 0, true) + ",0))",
             weight_of(w, *county, leaf)},
        CellLook::formula, 6);
    std::string parts;
    for (int end = 0; end < ends; ++end) {
      for (int side = 0; side < 2; ++side)
        put(sheet, row, u_column + 2 * end + side,
            Live{"INDEX(" + at.column(w.calc.u + end * n + j) + "," + cell_name(3 + side, 3, true, true) + ")",
                 values_of(w, *county, side == 0 ? a : b, end)[leaf]},
            CellLook::formula, 4);
      const std::string ua = cell_name(row, u_column + 2 * end), ub = cell_name(row, u_column + 2 * end + 1);
      const std::string weight = cell_name(row, 1) + (w.distances && w.power != 1 ? "^" + shortest(w.power) : "");
      std::string part = "(" + ua + "-" + ub + ")*" + weight;
      if (w.distances) {
        const auto across = [&](int line) {
          return range_name(line, node_column, line, node_column + nodes - 1, true);
        };
        const std::string x = "(" + ub + "+" + across(0) + "*(" + ua + "-" + ub + "))", near = across(2 + 2 * end),
                          far = across(3 + 2 * end);
        part += "*SUMPRODUCT(" + across(1) + "*(" + x + "*" + far + "/" + near + "+(1-" + x + ")*" + near + "/" + far +
                ")/(" + near + "+" + far + ")^2)";
      }
      parts += (end ? "," : "") + part;
    }
    const auto& taken = county->assessment->leaves;
    const auto found = std::find(taken.begin(), taken.end(), w.leaves[leaf]);
    const auto i = static_cast<std::size_t>(found - taken.begin());
    const double part = found != taken.end() && i < lead_parts.size() ? lead_parts[i] : 0;
    sum += part;
    put(sheet, row, 2, Live{ends > 1 ? "AVERAGE(" + parts + ")" : parts, part}, CellLook::strong, 6);
  }
  put(sheet, top + n, 0, w.word(mark("Sum, which is the lead")), CellLook::strong);
  put(sheet, top + n, 2, Live{"SUM(" + range_name(top, 2, top + n - 1, 2) + ")", sum}, CellLook::strong, 9);
  sheet.frozen_rows = 8, sheet.frozen_columns = 1, sheet.sideways = true;
}

void fill_what_if(BookWriter& w) {
  BookSheet& sheet = add_sheet(w, "WhatIf");
  const Looking at{w};
  put(sheet, 0, 0, w.word(mark("What if one weight were different?")), CellLook::title);
  sheet.widths = {{0, 20}, {1, 26}, {2, 18}, {3, 11}, {4, 11}, {5, 3},
                  {6, 26}, {7, 11}, {8, 8},  {9, 11}, {10, 8}, {11, 8}};
  const CountyRanking* county = nullptr;
  for (const CountyRanking* one : w.counties)
    if (!county && has_scores(*one)) county = one;
  if (!w.scored_live || !county) {
    put(sheet, 1, 0, w.word(mark("There is nothing to compare, or the method's scores are no formula of cells.")),
        CellLook::note);
    return;
  }
  const int n = at.n(), top = 8, ends = w.calc.ends;
  const Library& library = w.c().model->library;
  std::vector<std::string> groups;
  std::size_t heaviest = 0;
  for (std::size_t j = 0; j < w.leaf_count(); ++j) {
    const std::string group = group_of(library, w.leaves[j]);
    if (group != w.leaves[j] && std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
    if (weight_of(w, *county, j) > weight_of(w, *county, heaviest)) heaviest = j;
  }
  const std::string asked = groups.empty() ? w.leaves[heaviest] : group_of(library, w.leaves[heaviest]);
  const auto moves = [&](std::size_t j) { return w.leaves[j] == asked || group_of(library, w.leaves[j]) == asked; };
  double now = 0;
  for (std::size_t j = 0; j < w.leaf_count(); ++j) now += moves(j) ? weight_of(w, *county, j) : 0;
  const char* labels[] = {mark("County"), mark("Criterion or group"), mark("Its weight now"), mark("Its weight then")};
  for (int i = 0; i < 4; ++i) put(sheet, 1 + i, 0, w.word(labels[i]));
  put(sheet, 1, 1, county->assessment->county, CellLook::input);
  put(sheet, 2, 1, asked, CellLook::input);
  sheet.choices.push_back({1, 1, {}, "=Weights!" + range_name(3, 0, 2 + static_cast<int>(w.counties.size()), 0, true)});
  const std::string now_formula = "SUMPRODUCT(((" + range_name(top, 0, top + n - 1, 0, true) + "=$B$3)+(" +
                                  range_name(top, 2, top + n - 1, 2, true) + "=$B$3)>0)*" +
                                  range_name(top, 3, top + n - 1, 3, true) + ")";
  put(sheet, 3, 1, Live{now_formula, now}, CellLook::formula, 4);
  put(sheet, 4, 1, now, CellLook::input, 4);
  put(sheet, 4, 2, w.word(mark("0 to 1: type another number here")), CellLook::note);
  const char* heads[] = {mark("leaf"), mark("Leaf"), mark("Group"), mark("now"), mark("then")};
  for (int i = 0; i < 5; ++i) put(sheet, 7, i, w.word(heads[i]), i > 2 ? CellLook::head_number : CellLook::head);
  const int last_county = 2 + static_cast<int>(w.counties.size());
  for (int j = 0; j < n; ++j) {
    const auto leaf = static_cast<std::size_t>(j);
    const int row = top + j;
    put(sheet, row, 0, w.leaves[leaf]);
    put(sheet, row, 1, w.leaf_name(w.leaves[leaf]));
    put(sheet, row, 2, group_of(library, w.leaves[leaf]), CellLook::note);
    const double weight = weight_of(w, *county, leaf);
    put(sheet, row, 3,
        Live{"INDEX(Weights!" + range_name(3, 2 + j, last_county, 2 + j, true) + ",MATCH($B$2,Weights!" +
                 range_name(3, 0, last_county, 0, true) + ",0))",
             weight},
        CellLook::formula, 4);
    const std::string own = cell_name(row, 3);
    put(sheet, row, 4,
        Live{"IF(OR(" + cell_name(row, 0) + "=$B$3," + cell_name(row, 2) + "=$B$3),IF($B$4=0,0," + own +
                 "*$B$5/$B$4),IF($B$4=1,0," + own + "*(1-$B$5)/(1-$B$4)))",
             weight},
        CellLook::strong, 4);
  }
  put(sheet, top + n, 0, w.word(mark("Sum")), CellLook::note);
  for (int i = 3; i < 5; ++i)
    put(sheet, top + n, i, Live{"SUM(" + range_name(top, i, top + n - 1, i) + ")", 1}, CellLook::formula, 4);
  put(sheet, top + n + 1, 0, w.word(mark("Criteria and groups to choose from:")), CellLook::note);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    put(sheet, top + n + 2 + static_cast<int>(i), 0, groups[i], CellLook::constant);
    put(sheet, top + n + 2 + static_cast<int>(i), 1, w.leaf_name(groups[i]), CellLook::note);
  }
  sheet.choices.push_back(
      {2, 1, {}, "=WhatIf!" + range_name(top, 0, top + n + 1 + static_cast<int>(groups.size()), 0, true)});

  const char* of_industries[] = {mark("Industry"), mark("now"),   mark("place"),
                                 mark("then"),     mark("place"), mark("moves")};
  for (int i = 0; i < 6; ++i)
    put(sheet, 7, 6 + i, w.word(of_industries[i]), i ? CellLook::head_number : CellLook::head);
  put(sheet, 7, 12, w.word(mark("row of Calc")), CellLook::note);
  const int last = top + static_cast<int>(w.industries.size()) - 1;
  const std::string then_weights =
      range_name(top, 4, top + n - 1, 4, true) + (w.distances && w.power != 1 ? "^" + shortest(w.power) : "");
  std::string first_now;
  for (std::size_t i = 0; i < w.industries.size(); ++i) {
    const int row = top + static_cast<int>(i);
    const std::string& id = w.industries[i];
    const RankedIndustry* entry = entry_of(*county, id);
    const auto k = std::find(w.counties.begin(), w.counties.end(), county) - w.counties.begin();
    put(sheet, row, 6, w.industry_words(id));
    const std::string line = cell_name(row, 12, false, true);
    put(sheet, row, 12,
        Live{"MATCH($B$2&\"/" + id + "\"," + at.keys() + ",0)",
             static_cast<double>(static_cast<std::size_t>(k) * w.industries.size() + i + 1)},
        CellLook::constant, 0);
    const std::string there = "INDEX(" + at.column(w.calc.score) + "," + line + ")";
    const bool scored = entry && entry->score;
    const auto cell = [&](int column, const std::string& formula, double value, CellLook look, int digits, bool array) {
      BookCell one{row, column, look, digits};
      one.formula = formula;
      if (scored) one.number = value;
      if (array) one.array_rows = one.array_columns = 1;
      sheet.cells.push_back(one);
    };
    cell(7, "IF(ISNUMBER(" + there + ")," + there + ",\"\")", scored ? *entry->score : 0, CellLook::formula, 6, false);
    std::string mean;
    for (int end = 0; end < ends; ++end) {
      const std::string u = "INDEX(" + at.range(w.calc.u + end * n, w.calc.u + end * n + n - 1) + "," + line + ",0)";
      mean += (end ? "+" : "") + (w.distances ? "1/(1+SQRT(MMULT((1-" + u + ")^2," + then_weights + ")/MMULT(" + u +
                                                    "^2," + then_weights + ")))"
                                              : "MMULT(" + u + "," + then_weights + ")");
    }
    cell(9, "IF(ISNUMBER(" + there + ")," + (ends > 1 ? "(" + mean + ")/2" : mean) + ",\"\")",
         scored ? *entry->score : 0, CellLook::strong, 6, scored);
    for (const int column : {8, 10}) {
      const std::string score = cell_name(row, column - 1);
      cell(column,
           "IF(ISNUMBER(" + score + "),COUNTIF(" + cell_name(top, column - 1, true) + ":" +
               cell_name(last, column - 1, true) + ",\">\"&" + score + "+1E-9)+1,\"\")",
           entry ? entry->rank : 0, CellLook::formula, 0, false);
    }
    const std::string before = cell_name(row, 8), after = cell_name(row, 10);
    BookCell moved{row, 11, CellLook::strong};
    moved.formula = "IF(AND(ISNUMBER(" + before + "),ISNUMBER(" + after + "))," + "IF(" + after + ">" + before +
                    ",\"▼ \"&(" + after + "-" + before + "),IF(" + after + "<" + before + ",\"▲ \"&(" + before + "-" +
                    after + "),\"\")),\"\")";
    sheet.cells.push_back(std::move(moved));
    if (entry && entry->rank == 1 && first_now.empty()) first_now = w.industry_words(id);
  }
  const auto first = [&](int column) {
    return "INDEX(" + range_name(top, 6, last, 6, true) + ",MATCH(1," + range_name(top, column, last, column, true) +
           ",0))";
  };
  const bool zh = w.language() == Language::zh;
  BookCell sentence{1, 6, CellLook::title};
  const std::string before = w.word(mark("First now: ")), between = w.word(mark(". First then: ")),
                    end = zh ? "。" : ".";
  sentence.formula = "\"" + before + "\"&" + first(8) + "&\"" + between + "\"&" + first(10) + "&\"" + end + "\"";
  sentence.text = before + first_now + between + first_now + end;
  sheet.cells.push_back(sentence);
  put(sheet, 2, 6, w.word(mark("Shares of draws are values on Simulated; they cannot move.")), CellLook::note);
  sheet.frozen_rows = 8, sheet.sideways = true;
}

void fill_simulated(BookWriter& w) {
  BookSheet& sheet = add_sheet(w, "Simulated");
  put(sheet, 0, 0, w.word(mark("What was drawn: values of the program, no formulas")), CellLook::title);
  const Provenance& proof = w.document.sheet.provenance;
  const bool judged = std::any_of(w.counties.begin(), w.counties.end(),
                                  [](const CountyRanking* county) { return judged_by_people(county->weights); });
  put(sheet, 1, 0,
      say(mark("At most {0} draws, seed {1}, weights drawn: {2}."), std::to_string(proof.draws),
          std::to_string(proof.seed), drawn_in_words(proof.weights, judged))
          .in(w.language()),
      CellLook::note);
  const char* heads[] = {mark("county"),     mark("industry"),    mark("County"),       mark("Industry"),
                         mark("first"),      mark("first three"), mark("lowest score"), mark("highest score"),
                         mark("best place"), mark("worst place"), mark("draws"),        mark("Verdict")};
  for (int i = 0; i < 12; ++i)
    put(sheet, 3, i, w.word(heads[i]), i > 3 && i < 11 ? CellLook::head_number : CellLook::head);
  sheet.widths = {{0, 10}, {1, 18}, {2, 14}, {3, 24}, {11, 90}};
  int row = 4;
  for (std::size_t k = 0; k < w.counties.size(); ++k) {
    const CountyRobustness& sure = *w.sure[k];
    bool told = false;
    for (const RankedIndustry& entry : w.counties[k]->ranking) {
      put(sheet, row, 0, w.counties[k]->assessment->county);
      put(sheet, row, 1, entry.industry);
      put(sheet, row, 2, w.county_words(w.counties[k]->assessment->county));
      put(sheet, row, 3, w.industry_words(entry.industry));
      const auto found = std::find(sure.industries.begin(), sure.industries.end(), entry.industry);
      if (sure.acceptability && found != sure.industries.end()) {
        const auto& shares = sure.acceptability->rank_acceptability;
        const auto i = static_cast<Eigen::Index>(found - sure.industries.begin());
        put(sheet, row, 4, shares(i, 0), CellLook::constant, 4);
        put(sheet, row, 5, shares.row(i).head(std::min<Eigen::Index>(3, shares.cols())).sum(), CellLook::constant, 4);
        put(sheet, row, 10, static_cast<double>(sure.acceptability->draws), CellLook::constant, 0);
      }
      if (entry.score) {
        put(sheet, row, 6, entry.score_low, CellLook::constant, 4);
        put(sheet, row, 7, entry.score_high, CellLook::constant, 4);
      }
      put(sheet, row, 8, entry.rank_best, CellLook::constant, 0);
      put(sheet, row, 9, entry.rank_worst, CellLook::constant, 0);
      if (!std::exchange(told, true))
        put(sheet, row, 11, verdict_line(sure.verdict).in(w.language()), CellLook::wrapped);
      ++row;
    }
  }
  sheet.frozen_rows = 4, sheet.frozen_columns = 4, sheet.sideways = true;
}

} // namespace yindi
