// Sheets Judgements and Weights: from the comparisons of each node to the weight of every leaf in each county.

#include "engine/rationale/workbook.h"

#include "engine/case/names.h"
#include "engine/rationale/explanation.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

constexpr const char* judgements_sheet = "Judgements";

/// As the sheet says a ratio: 0.5 stands as a number.
bool complete(const Comparison& comparison) { return missing_pairs(comparison) == 0; }

/// A block of the sheet in the making; `row` is the next free one.
struct Blocks {
  BookWriter& w;
  BookSheet& sheet;
  int row = 0;

  std::string name_of_item(const std::string& id) const { return w.leaf_name(id); }

  void keep(const std::string& profile, const NodeWeights& node, std::size_t i, int at_row, int column) {
    w.local[{profile, node.node}][node.items[i]] =
        Live{std::string(judgements_sheet) + "!" + cell_name(at_row, column, true, true), node.weights[i]};
  }

  void title(const std::string& profile, const NodeWeights& node) {
    const std::string of = node.node == goal ? w.word(mark("Goal")) : name_of_item(node.node);
    std::string text = of;
    if (!profile.empty()) text += w.language() == Language::zh ? "，" : ", ";
    if (!profile.empty()) text += w.say_text(profile_in_words(w.c(), profile));
    put(sheet, row, 0, text, CellLook::title);
    put(sheet, row + 1, 0, node.origin.in(w.language()), CellLook::note);
    row += 2;
  }

  /// Weights that no comparison stands behind, or one that is not reckoned by formulas.
  void values(const std::string& profile, const NodeWeights& node, const char* why) {
    put(sheet, row, 0, w.word(mark("Below it")), CellLook::head);
    put(sheet, row, 1, w.word(mark("Weight")), CellLook::head_number);
    if (*why) put(sheet, row, 3, w.word(why), CellLook::note);
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      ++row;
      put(sheet, row, 0, name_of_item(node.items[i]));
      put(sheet, row, 1, node.weights[i], CellLook::constant, 6);
      keep(profile, node, i, row, 1);
    }
    ++row;
    if (node.cr) {
      put(sheet, row, 0, w.word(mark("CR of the program")));
      put(sheet, row, 1, *node.cr, CellLook::constant, 9);
      ++row;
    }
    ++row;
  }

  void ratios(const Comparison& comparison, int top, int n) {
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j) {
        const double value = comparison.ratio(i, j);
        if (i == j)
          put(sheet, top + i, 1 + j, 1, CellLook::constant);
        else if (j > i)
          put(sheet, top + i, 1 + j, value, CellLook::input,
              std::abs(1 / value - std::round(1 / value)) < 1e-12 || value == std::round(value) ? as_fraction : 3);
        else
          put(sheet, top + i, 1 + j, Live{"1/" + cell_name(top + j, 1 + i), value}, CellLook::formula, 3);
      }
  }

  /// One square of a matrix divided by its sum, as an array formula over n × n cells.
  Eigen::MatrixXd squared(const Eigen::MatrixXd& from, int from_row, int to_row, int n) {
    Eigen::MatrixXd square = from * from;
    square /= square.sum();
    const std::string range = range_name(from_row, 1, from_row + n - 1, n);
    BookCell cell{to_row, 1, CellLook::formula, 9};
    cell.formula = "MMULT(" + range + "," + range + ")/SUM(MMULT(" + range + "," + range + "))";
    cell.array_rows = cell.array_columns = n;
    cell.number = square(0, 0);
    sheet.cells.push_back(cell);
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j)
        if (i + j > 0) put(sheet, to_row + i, 1 + j, square(i, j), CellLook::formula, 9);
    return square;
  }

  void labelled(const char* marked, const Live& live, int digits, CellLook look = CellLook::formula) {
    put(sheet, row, 0, w.word(marked));
    put(sheet, row, 1, live, look, digits);
    ++row;
  }

  void consistency(const NodeWeights& node, int n, int vector_column, int top, int last_power) {
    const std::string lambda = cell_name(row, 1);
    labelled(mark("λmax"),
             {"AVERAGE(" + range_name(top, vector_column + 2, top + n - 1, vector_column + 2) + ")",
              node.lambda_max.value_or(0)},
             9);
    if (!node.ci || !node.ri || !node.cr) return;
    const std::string ci = cell_name(row, 1);
    labelled(mark("CI"), {"(" + lambda + "-" + std::to_string(n) + ")/(" + std::to_string(n) + "-1)", *node.ci}, 9);
    const std::string ri = cell_name(row, 1);
    put(sheet, row, 0, w.word(mark("RI")) + " (n = " + std::to_string(n) + ")");
    put(sheet, row, 1, *node.ri, CellLook::constant);
    put(sheet, row, 2, node.ri_table, CellLook::note);
    ++row;
    const std::string cr = cell_name(row, 1);
    put(sheet, row, 2, w.word(mark("0.10 or less is accepted")), CellLook::note);
    labelled(mark("CR"), {ci + "/" + ri, *node.cr}, 9, CellLook::strong);
    if (last_power > 0) { // how far the weights are from what multiplying once more gives
      const std::string w_range = range_name(top, vector_column, top + n - 1, vector_column);
      const std::string product = range_name(top, vector_column + 1, top + n - 1, vector_column + 1);
      put(sheet, row, 2, w.word(mark("0: the squarings have settled")), CellLook::note);
      labelled(mark("Largest residual"),
               {"ROUND(SUMPRODUCT(ABS(" + product + "-" + lambda + "*" + w_range + ")),12)", 0}, 12);
    }
    const std::string program = cell_name(row, 1);
    put(sheet, row, 2, w.word(mark("value written by Yindi, not computed here")), CellLook::note);
    put(sheet, row, 0, w.word(mark("CR of the program")));
    put(sheet, row, 1, *node.cr, CellLook::constant, 9);
    ++row;
    put(sheet, row, 0, w.word(mark("equal to 1e-9")));
    BookCell same{row, 1, CellLook::formula};
    same.formula =
        "IF(ABS(" + cr + "-" + program + ")<1E-9,\"" + w.word(mark("yes")) + "\",\"" + w.word(mark("no")) + "\")";
    same.text = w.word(mark("yes"));
    sheet.cells.push_back(same);
    ++row;
  }

  void comparisons(const std::string& profile, const NodeWeights& node, bool eigenvector) {
    const Comparison& comparison = *node.aggregated;
    const int n = static_cast<int>(comparison.size()), vector_column = n + 2;
    put(sheet, row, 0, w.word(mark("How many times more the row counts")), CellLook::head);
    for (int j = 0; j < n; ++j)
      put(sheet, row, 1 + j, name_of_item(comparison.items[static_cast<std::size_t>(j)]), CellLook::head_number);
    put(sheet, row, vector_column, w.word(mark("Weight")), CellLook::head_number);
    put(sheet, row, vector_column + 1, "A · w", CellLook::head_number);
    put(sheet, row, vector_column + 2, "A · w / w", CellLook::head_number);
    const int top = row + 1;
    ratios(comparison, top, n);
    for (int i = 0; i < n; ++i) put(sheet, top + i, 0, name_of_item(comparison.items[static_cast<std::size_t>(i)]));

    Eigen::VectorXd weights(n);
    for (int i = 0; i < n; ++i) weights(i) = node.weights[static_cast<std::size_t>(i)];
    int at = top, next = top + n + 1;
    Eigen::MatrixXd power = comparison.ratio;
    if (eigenvector) { // powers of the matrix until their rows say the weights
      for (int k = 0; k < 10; ++k) {
        power = squared(power, at, next, n);
        at = next, next += n + 1;
        if ((power.rowwise().sum() / power.sum() - weights).cwiseAbs().maxCoeff() < 1e-14 && k >= 3) break;
      }
      sheet.folded_rows.emplace_back(top + n + 1, next - 2);
      put(sheet, top + n, 0,
          say(mark("Rows {0} to {1} are folded: the matrix squared again and again, each time divided by its sum"),
              std::to_string(top + n + 2), std::to_string(next - 1))
              .in(w.language()),
          CellLook::note);
    }
    const Eigen::VectorXd product = comparison.ratio * weights;
    for (int i = 0; i < n; ++i) {
      const auto k = static_cast<std::size_t>(i);
      const std::string own =
          eigenvector
              ? "SUM(" + range_name(at + i, 1, at + i, n) + ")/SUM(" + range_name(at, 1, at + n - 1, n, true) + ")"
              : "GEOMEAN(" + range_name(top + i, 1, top + i, n) + ")/" + [&] {
                  std::string sum;
                  for (int r = 0; r < n; ++r)
                    sum += (r ? "+" : "") + ("GEOMEAN(" + range_name(top + r, 1, top + r, n)) + ")";
                  return "(" + sum + ")";
                }();
      put(sheet, top + i, vector_column, Live{own, weights(i)}, CellLook::strong, 6);
      BookCell times{top + i, vector_column + 1, CellLook::formula, 6};
      times.formula = "MMULT(" + range_name(top + i, 1, top + i, n) + "," + cell_name(top, vector_column, true) + ":" +
                      cell_name(top + n - 1, vector_column, true) + ")";
      times.array_rows = times.array_columns = 1;
      times.number = product(i);
      sheet.cells.push_back(times);
      put(sheet, top + i, vector_column + 2,
          Live{cell_name(top + i, vector_column + 1) + "/" + cell_name(top + i, vector_column),
               product(i) / weights(i)},
          CellLook::formula, 6);
      keep(profile, node, k, top + i, vector_column);
    }
    row = next;
    if (eigenvector)
      consistency(node, n, vector_column, top, at);
    else if (node.cr) {
      put(sheet, row, 0, w.word(mark("CR of the program")));
      put(sheet, row, 1, *node.cr, CellLook::constant, 9);
      ++row;
    }
    ++row;
  }

  void node(const std::string& profile, const NodeWeights& node) {
    if (w.local.count({profile, node.node}) || node.items.empty()) return;
    for (const NodeWeights& part : node.parts) this->node(part.profile, part);
    title(profile, node);
    if (!node.parts.empty()) return blend(profile, node);
    const auto& c = node.aggregated;
    const bool usable = c && complete(*c) && c->items == node.items && c->size() > 1;
    const std::string& how = w.c().judging.weighting.prioritization;
    if (!usable || (how != "eigenvector" && how != "geometric-mean"))
      return values(profile, node,
                    c ? mark("labelled values: these comparisons are incomplete, or weighed in a way that is no "
                             "formula of cells")
                      : "");
    comparisons(profile, node, how == "eigenvector");
  }

  void blend(const std::string& profile, const NodeWeights& node) {
    put(sheet, row, 0, w.word(mark("Below it")), CellLook::head);
    put(sheet, row, 1, w.word(mark("Weight")), CellLook::head_number);
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      ++row;
      put(sheet, row, 0, name_of_item(node.items[i]));
      Live live{"", 0};
      for (const NodeWeights& part : node.parts) {
        const auto& items = w.local[{part.profile, part.node}];
        const auto found = items.find(node.items[i]);
        if (found == items.end()) continue;
        live.formula += (live.formula.empty() ? "" : "+") + shortest(part.share) + "*" + found->second.formula;
        live.value += part.share * found->second.value;
      }
      if (std::abs(live.value - node.weights[i]) < 1e-12 && !live.formula.empty())
        put(sheet, row, 1, live, CellLook::strong, 6);
      else
        put(sheet, row, 1, node.weights[i], CellLook::constant, 6);
      keep(profile, node, i, row, 1);
    }
    row += 2;
  }
};

/// A leaf's weight as the product of local weights, what is not assessed left out and its share given to its siblings.
Live leaf_weight(const BookWriter& w, const CountyRanking& county, const std::string& leaf) {
  const Library& library = w.c().model->library;
  std::set<std::string> taken(county.assessment->leaves.begin(), county.assessment->leaves.end());
  const auto lives = [&](const std::string& id) {
    if (taken.count(id)) return true;
    const auto below = leaves(library, id);
    return std::any_of(below.begin(), below.end(), [&](const std::string& one) { return taken.count(one) > 0; });
  };
  Live result{"", 1};
  for (std::string at = leaf; at != goal;) {
    const Criterion* criterion = find_criterion(library, at);
    if (!criterion) return {"", -1};
    const std::string node = criterion->parent.empty() ? goal : criterion->parent;
    const auto items = w.local.find({county.profile, node});
    if (items == w.local.end()) return {"", -1};
    std::string sum;
    double total = 0;
    std::size_t left = 0;
    for (const auto& [id, live] : items->second)
      if (lives(id)) {
        sum += (left++ ? "+" : "") + live.formula;
        total += live.value;
      }
    const auto own = items->second.find(at);
    if (own == items->second.end() || !(total > 0)) return {"", -1};
    result.formula = own->second.formula + (left < items->second.size() ? "/(" + sum + ")" : "") +
                     (result.formula.empty() ? "" : "*" + result.formula);
    result.value *= own->second.value / (left < items->second.size() ? total : 1);
    at = node;
  }
  return result;
}

} // namespace

void fill_judgements(BookWriter& w) {
  BookSheet& sheet = add_sheet(w, judgements_sheet);
  sheet.widths[0] = 30;
  for (int column = 1; column < 16; ++column) sheet.widths[column] = 12;
  put(sheet, 0, 0, w.word(mark("Comparisons and the weights that follow from them")), CellLook::title);
  put(sheet, 1, 0, w.word(mark("Yellow: a judgement, may be changed. White: a formula. Grey: a labelled constant.")),
      CellLook::note);
  Blocks blocks{w, sheet, 3};
  for (const CountyRanking* county : w.counties)
    for (const NodeWeights& node : county->weights.nodes) blocks.node(county->profile, node);
  sheet.frozen_columns = 1;
}

void fill_weights(BookWriter& w) {
  BookSheet& sheet = add_sheet(w, "Weights");
  put(sheet, 0, 0, w.word(mark("The weight of every leaf in each county")), CellLook::title);
  put(sheet, 1, 0,
      w.word(mark("The product of the weights up the tree; a leaf that is not assessed weighs 0 and hands its share to "
                  "its siblings.")),
      CellLook::note);
  put(sheet, 2, 0, w.word(mark("county")), CellLook::head);
  put(sheet, 2, 1, w.word(mark("County")), CellLook::head);
  sheet.widths = {{0, 12}, {1, 18}};
  for (std::size_t j = 0; j < w.leaf_count(); ++j) {
    put(sheet, 2, 2 + static_cast<int>(j), w.leaf_name(w.leaves[j]), CellLook::head_number);
    sheet.widths[2 + static_cast<int>(j)] = 11;
  }
  const int sum_column = 2 + static_cast<int>(w.leaf_count());
  put(sheet, 2, sum_column, w.word(mark("Sum")), CellLook::head_number);
  bool of_values = false;
  for (std::size_t k = 0; k < w.counties.size(); ++k) {
    const CountyRanking& county = *w.counties[k];
    const int row = 3 + static_cast<int>(k);
    put(sheet, row, 0, county.assessment->county);
    put(sheet, row, 1, w.county_words(county.assessment->county));
    for (std::size_t j = 0; j < w.leaf_count(); ++j) {
      const auto used = county.used.find(w.leaves[j]);
      const int column = 2 + static_cast<int>(j);
      if (used == county.used.end()) {
        put(sheet, row, column, 0, CellLook::unknown, 6);
        continue;
      }
      const Live live = leaf_weight(w, county, w.leaves[j]);
      if (std::abs(live.value - used->second) < 1e-12)
        put(sheet, row, column, Live{live.formula, used->second}, CellLook::formula, 6);
      else {
        of_values = true;
        put(sheet, row, column, used->second, CellLook::constant, 6);
      }
    }
    put(sheet, row, sum_column, Live{"SUM(" + range_name(row, 2, row, sum_column - 1) + ")", 1}, CellLook::strong, 6);
  }
  if (of_values)
    put(sheet, 4 + static_cast<int>(w.counties.size()), 0,
        w.word(mark("Grey weights are labelled values: the data weigh here too, which is no formula of cells.")),
        CellLook::note);
  sheet.frozen_rows = 3, sheet.frozen_columns = 2, sheet.sideways = true;
}

} // namespace yindi
