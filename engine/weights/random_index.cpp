#include "engine/weights/random_index.h"

#include "engine/schema/domains.h"

#include <algorithm>
#include <map>

namespace yindi {
namespace {

struct Table {
  const char *id, *name;
  std::vector<double> from_three; ///< for n = 3, 4, …
};

const std::vector<Table>& complete_tables() {
  static const std::vector<Table> tables = {
      {"saaty1977", "Saaty 1977", {.58, .90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59}},
      {"saaty2005", "Saaty 2005", {.52, .89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59}},
      {"donegan_dodd1991", "Donegan & Dodd 1991", {.4914, .8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055}},
      {"alonso_lamata2006",
       "Alonso & Lamata 2006",
       {.5247, .8816, 1.1086, 1.2479, 1.3417, 1.4057, 1.4499, 1.4854, 1.5140, 1.5365, 1.5551, 1.5713, 1.5838}},
      {"tummala_ling1998",
       "Tummala & Ling 1998",
       {.5799, .8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882, 1.5117, 1.5356, 1.5571, 1.5714, 1.5831}},
  };
  return tables;
}

/// Rows n = 3, 4, …, 10; columns: number of missing pairs from 0. Mean of CI over random judgements from the 17 values
/// of the 1–9 scale at random connected pairs, the missing entries completed within 1/9 … 9. The first column and the
/// rows to 6 items are those of Ágoston & Csató 2022, which our own draws repeat to 0.005; the rest of the rows from 7
/// items is our own draws by that definition (100,000 to 20,000 a cell, standard error below 0.003).
const std::vector<std::vector<double>>& incomplete_table() {
  static const std::vector<std::vector<double>> rows = {
      {.524},
      {.884, .583, .306},
      {1.109, .925, .739, .557, .379, .212},
      {1.249, 1.128, 1.007, .883, .758, .634, .510, .389, .271, .161},
      {1.341, 1.256, 1.171, 1.085, .997, .912, .821, .732, .643, .552, .463, .376, .289, .207, .130},
      {1.404, 1.341, 1.278, 1.216, 1.153, 1.087, 1.022, .957, .892, .822, .758,
       .690,  .623,  .557,  .490,  .422,  .355,  .290,  .226, .166, .110},
      {1.451, 1.402, 1.355, 1.304, 1.255, 1.208, 1.160, 1.107, 1.058, 1.008, .958, .907, .855, .804,
       .751,  .700,  .650,  .591,  .543,  .489,  .438,  .385,  .331,  .280,  .232, .183, .137, .094},
      {1.486, 1.448, 1.409, 1.370, 1.332, 1.294, 1.254, 1.217, 1.175, 1.138, 1.095, 1.056,
       1.019, .975,  .937,  .896,  .854,  .812,  .775,  .732,  .691,  .648,  .606,  .564,
       .523,  .479,  .437,  .395,  .351,  .312,  .270,  .229,  .189,  .154,  .117,  .083},
  };
  return rows;
}

double alonso_lamata_fit(int n) { return (2.7699 * n - 4.3513 - n) / (n - 1); }

std::optional<double> complete(const std::string& table, int n) {
  for (const Table& row : complete_tables())
    if (row.id == table && n >= 3 && static_cast<std::size_t>(n - 3) < row.from_three.size())
      return row.from_three[static_cast<std::size_t>(n - 3)];
  return std::nullopt;
}

RandomIndex fitted(int n) {
  return {alonso_lamata_fit(n), "alonso_lamata2006", "fit",
          say(mark("no table of random indices reaches {} items: the linear fit of Alonso and Lamata (2006) stands in"),
              std::to_string(n))};
}

/// How much of the index of complete judgements is left with missing pairs: Ágoston & Csató's approximation.
double judged_share(int n, int missing) { return 1 - 2.0 * missing / ((n - 1.0) * (n - 2.0)); }

RandomIndex for_incomplete(int n, int missing) {
  const auto row = static_cast<std::size_t>(n - 3), column = static_cast<std::size_t>(missing);
  const auto& rows = incomplete_table();
  if (row < rows.size() && column < rows[row].size()) return {rows[row][column], "agoston_csato", "", {}};
  const double whole =
      row < rows.size() ? rows[row][0] : complete("alonso_lamata2006", n).value_or(alonso_lamata_fit(n));
  return {
      judged_share(n, missing) * whole, "agoston_csato", "approximation",
      say(mark("the random index for {0} items, {1} of their pairs missing, is the linear approximation of Ágoston and "
               "Csató (2022)"),
          std::to_string(n), std::to_string(missing))};
}

RandomIndex for_scale(const std::string& scale, int n, int missing) {
  return {
      judged_share(n, missing) * simulated_index(scale, n), "simulated", missing > 0 ? "approximation" : "simulated",
      missing > 0 ? say(mark("the random index was simulated for the scale {0} and reduced in proportion to the {1} "
                             "missing pairs, the linear approximation of Ágoston and Csató (2022)"),
                        scale, std::to_string(missing))
                  : say(mark("the random index was simulated for the scale {}"), scale)};
}

} // namespace

const std::vector<std::string>& random_index_tables() {
  static const std::vector<std::string> ids = [] {
    std::vector<std::string> names;
    for (const Table& table : complete_tables()) names.push_back(table.id);
    names.push_back("agoston_csato");
    return names;
  }();
  return ids;
}

bool is_rough(const RandomIndex& index) {
  return index.label == "unadjusted" || index.label == "index of the 1–9 scale";
}

Text random_index_name(const std::string& table, const std::string& label) {
  static const std::map<std::string, Text> labels = {
      {"unadjusted", {"unadjusted", "未按缺失数调整"}},
      {"approximation", {"approximation", "近似值"}},
      {"fit", {"linear fit", "线性拟合"}},
      {"simulated", {"simulated", "模拟得出"}},
      {"index of the 1–9 scale", {"made for the scale 1–9", "1–9 标度的指数"}}};
  Text name = table == "agoston_csato" ? plain("Ágoston & Csató 2022") : table == "simulated" ? Text{} : plain(table);
  for (const Table& row : complete_tables())
    if (row.id == table) name = plain(row.name);
  const auto found = labels.find(label);
  if (found == labels.end()) return name;
  if (name.empty()) return found->second;
  return {name.en + ", " + found->second.en, name.zh + "，" + found->second.zh};
}

RandomIndex random_index(const std::string& table, int n, int missing, const std::string& scale) {
  const bool other_scale = scale != "saaty" && scale != "linear";
  std::string used = table;
  if (used.empty()) used = other_scale ? "simulated" : missing > 0 ? "agoston_csato" : "saaty1977";
  if (n <= 2) return {std::nullopt, used, "", say(mark("not testable: two items cannot contradict each other"))};
  if (missing >= (n - 1) * (n - 2) / 2)
    return {std::nullopt, used, "", say(mark("not testable: no more judgements than the weights need"))};
  if (used == "simulated") return for_scale(scale, n, missing);
  if (other_scale) {
    RandomIndex result = random_index(table, n, missing);
    result.label = "index of the 1–9 scale";
    result.note =
        say(mark("index of the 1–9 scale: {0} was made for it, but the judgements are on the scale {1}"), used, scale);
    return result;
  }
  if (used == "agoston_csato") return for_incomplete(n, missing);
  RandomIndex result{complete(used, n), used, "", {}};
  if (!result.value && table.empty()) return fitted(n);
  if (!result.value && used == "alonso_lamata2006") result = fitted(n);
  if (!result.value) {
    result.note = say(mark("the table {0} has no random index for {1} items; alonso_lamata2006 has one for any number"),
                      used, std::to_string(n));
  } else if (missing > 0) {
    result.label = "unadjusted";
    result.note = say(
        mark("unadjusted: {} is a table for complete judgements, so the consistency ratio comes out too small"), used);
  }
  return result;
}

Words random_index_words() {
  Words all;
  for (const std::string& id : random_index_tables()) all.push_back({id, random_index_name(id, "")});
  return all;
}

} // namespace yindi
