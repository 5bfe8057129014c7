#include "engine/methods/limits_file.h"

#include "engine/format/words.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace yindi {
namespace {

struct LimitsReader {
  const CsvTable& table;
  const std::vector<std::string>& criteria;
  Problems problems;
  std::vector<std::size_t> columns; ///< of the criteria
  std::map<std::string, std::vector<double>> thresholds;
  std::map<std::string, std::size_t> threshold_rows;
  std::vector<std::string> names;
  std::vector<std::vector<double>> rows;

  void find_columns() {
    if (std::find(criteria.begin(), criteria.end(), table.header.front()) != criteria.end())
      problems.error(table.header_place(0), say(mark("the first column is \"{}\""), table.header.front()),
                     say(mark("a file of limits starts with a column of their names")));
    for (const std::string& criterion : criteria) {
      const auto column = table.column(criterion);
      if (!column)
        problems.error(table.header_place(0), say(mark("no column is named \"{}\""), criterion),
                       say(mark("the limits have a value for each criterion of the matrix")));
      columns.push_back(column.value_or(0));
    }
    for (std::size_t j = 1; j < table.columns(); ++j)
      if (std::find(criteria.begin(), criteria.end(), table.header[j]) == criteria.end())
        problems.note(table.header_place(j), say(mark("\"{}\" is ignored"), table.header[j]),
                      did_you_mean(table.header[j], criteria, say(mark("the matrix has no such criterion"))));
  }

  std::vector<double> numbers(std::size_t row) {
    std::vector<double> result;
    for (const std::size_t column : columns) {
      const std::string text = table.at(row, column);
      const ReadNumber read = read_needed_number(text);
      if (!read.value)
        problems.error(table.place(row, column),
                       trim(text).empty() ? say(mark("a blank cell")) : say(mark("\"{}\" is no number"), text),
                       read.hint);
      result.push_back(read.value.value_or(0));
    }
    return result;
  }

  void read() {
    find_columns();
    if (has_errors(problems.list)) return;
    std::set<std::string> seen;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string name(trim(table.at(row, 0)));
      if (name.empty()) problems.error(table.place(row, 0), say(mark("a limit without a name")));
      if (!name.empty() && !seen.insert(name).second)
        problems.error(table.place(row, 0), say(mark("a second row \"{}\""), name));
      std::vector<double> values = numbers(row);
      if (name == "q" || name == "p" || name == "v") {
        threshold_rows[name] = row;
        thresholds[name] = std::move(values);
      } else {
        names.push_back(name);
        rows.push_back(std::move(values));
      }
    }
    if (!has_errors(problems.list)) check_thresholds();
  }

  /// 0 ≤ q ≤ p ≤ v at the later of two that do not keep to it; v = 0 is no veto.
  void check_thresholds() {
    for (std::size_t j = 0; j < criteria.size(); ++j) {
      double least = 0;
      for (const char* name : {"q", "p", "v"}) {
        const auto given = thresholds.find(name);
        if (given == thresholds.end() || (*name == 'v' && given->second[j] == 0)) continue;
        if (given->second[j] < least)
          problems.error(
              table.place(threshold_rows[name], columns[j]), say(mark("criterion \"{}\" needs q ≤ p ≤ v"), criteria[j]),
              say(mark("{0} is {1}, and at least {2} is needed"), name, shortest(given->second[j]), shortest(least)));
        least = std::max(least, given->second[j]);
      }
    }
  }

  CategoryLimits limits() {
    const auto n = static_cast<Eigen::Index>(criteria.size());
    CategoryLimits result{names, Eigen::MatrixXd(static_cast<Eigen::Index>(rows.size()), n), {}, {}, {}};
    for (std::size_t k = 0; k < rows.size(); ++k)
      for (std::size_t j = 0; j < criteria.size(); ++j)
        result.values(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(j)) = rows[k][j];
    const auto given = [&](const char* name, std::vector<double> otherwise) {
      const auto at = thresholds.find(name);
      return at == thresholds.end() ? otherwise : at->second;
    };
    result.q = given("q", std::vector<double>(criteria.size(), 0.0));
    result.p = given("p", result.q);
    result.v = given("v", std::vector<double>(criteria.size(), 0.0));
    for (double& veto : result.v)
      if (veto == 0) veto = std::numeric_limits<double>::infinity();
    return result;
  }
};

} // namespace

Loaded<CategoryLimits> read_limits(const CsvTable& table, const std::vector<std::string>& criteria) {
  LimitsReader reader{table, criteria, {}, {}, {}, {}, {}, {}};
  reader.read();
  Loaded<CategoryLimits> result{std::nullopt, reader.problems.sorted()};
  if (!has_errors(result.diagnostics)) result.value = reader.limits();
  return result;
}

Loaded<CategoryLimits> read_limits_file(const std::string& path, const std::vector<std::string>& criteria) {
  const Loaded<CsvTable> table = read_csv(path, {{"limit"}, false});
  if (!table.value || has_errors(table.diagnostics)) return {std::nullopt, table.diagnostics};
  Loaded<CategoryLimits> result = read_limits(*table.value, criteria);
  result.diagnostics.insert(result.diagnostics.begin(), table.diagnostics.begin(), table.diagnostics.end());
  return result;
}

} // namespace yindi
