#include "engine/region/entries.h"

#include "engine/format/words.h"
#include "engine/region/product_space.h"
#include "engine/region/structure.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace yindi {
namespace {

struct AmountReader {
  const CsvTable& table;
  Problems problems;
  AmountTable read;
  std::map<std::string, Eigen::Index> county_at, item_at;

  double number(std::size_t row, std::size_t column) {
    const std::string text = table.at(row, column);
    const ReadNumber number = read_needed_number(text);
    if (!number.value) problems.error(table.place(row, column), say(mark("\"{}\" is no number"), text), number.hint);
    if (number.value && *number.value < 0)
      problems.error(table.place(row, column), say(mark("an amount cannot be negative")));
    return std::max(0.0, number.value.value_or(0));
  }

  std::string id(std::size_t row, std::size_t column) {
    std::string text(trim(table.at(row, column)));
    if (text.empty()) problems.error(table.place(row, column), say(mark("a row without an id")));
    return text;
  }

  static Eigen::Index place(const std::string& id, std::vector<std::string>& ids,
                            std::map<std::string, Eigen::Index>& known) {
    const auto [found, added] = known.emplace(id, static_cast<Eigen::Index>(ids.size()));
    if (added) ids.push_back(id);
    return found->second;
  }

  void wide() {
    read.items.assign(table.header.begin() + 1, table.header.end());
    read.amounts.setZero(static_cast<Eigen::Index>(table.rows()), static_cast<Eigen::Index>(read.items.size()));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string county = id(row, 0);
      if (!county_at.emplace(county, static_cast<Eigen::Index>(read.counties.size())).second)
        problems.error(table.place(row, 0), say(mark("the id \"{}\" is there twice"), county));
      read.counties.push_back(county);
      for (std::size_t j = 1; j < table.columns(); ++j)
        read.amounts(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(j - 1)) = number(row, j);
    }
  }

  void one_a_row(std::size_t item, std::size_t amount) {
    struct Amount {
      Eigen::Index county, item;
      double value;
    };
    std::vector<Amount> amounts;
    const std::size_t county = *table.column("county");
    for (std::size_t row = 0; row < table.rows(); ++row)
      amounts.push_back({place(id(row, county), read.counties, county_at), place(id(row, item), read.items, item_at),
                         number(row, amount)});
    read.amounts.setZero(static_cast<Eigen::Index>(read.counties.size()), static_cast<Eigen::Index>(read.items.size()));
    for (const Amount& one : amounts) read.amounts(one.county, one.item) += one.value;
  }
};

/// Rows and columns of a table by the ids of another.
std::vector<Eigen::Index> places(const std::vector<std::string>& ids, const std::vector<std::string>& in) {
  std::map<std::string, Eigen::Index> at;
  for (std::size_t i = 0; i < in.size(); ++i) at.emplace(in[i], static_cast<Eigen::Index>(i));
  std::vector<Eigen::Index> result;
  for (const std::string& id : ids) result.push_back(at.at(id));
  return result;
}

std::vector<std::string> in_both(const std::vector<std::string>& a, std::vector<std::string> b) {
  std::sort(b.begin(), b.end());
  std::vector<std::string> result;
  std::copy_if(a.begin(), a.end(), std::back_inserter(result),
               [&](const std::string& id) { return std::binary_search(b.begin(), b.end(), id); });
  return result;
}

} // namespace

Loaded<AmountTable> read_amounts(const CsvTable& table) {
  AmountReader reader{table, {}, {}, {}, {}};
  const auto item = table.column("item"), amount = table.column("amount");
  if (!table.column("county") || (!(item && amount) && table.header.front() != "county"))
    reader.problems.error(
        table.header_place(0), say(mark("the table has no column \"county\"")),
        say(mark("write one row a county, county,<sector>,<sector>,…, or the columns of presence.csv")));
  else if (item && amount)
    reader.one_a_row(*item, *amount);
  else
    reader.wide();
  Loaded<AmountTable> result;
  result.diagnostics = reader.problems.sorted();
  if (!has_errors(result.diagnostics)) result.value = std::move(reader.read);
  return result;
}

std::optional<double> area_under_curve(const std::vector<double>& scores, const std::vector<bool>& flags) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] < scores[b]; });
  double ranks = 0, yes = 0;
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i;
    double here = 0;
    for (; end < order.size() && scores[order[end]] == scores[order[i]]; ++end)
      if (flags[order[end]]) ++here;
    ranks += here * (static_cast<double>(i + end) + 1) / 2; // ties share the mean of their ranks, from 1 on
    yes += here;
    i = end;
  }
  const double no = static_cast<double>(scores.size()) - yes;
  if (!(yes > 0) || !(no > 0)) return std::nullopt;
  return (ranks - yes * (yes + 1) / 2) / (yes * no);
}

EntryTest test_entries(const AmountTable& earlier, const AmountTable& later, const std::vector<std::string>& without) {
  EntryTest test;
  test.counties = in_both(earlier.counties, later.counties);
  test.items = in_both(earlier.items, later.items);
  std::erase_if(test.items,
                [&](const std::string& id) { return std::find(without.begin(), without.end(), id) != without.end(); });
  const auto presence = [&](const AmountTable& table) {
    const Eigen::MatrixXd amounts =
        table.amounts(places(test.counties, table.counties), places(test.items, table.items));
    return present(location_quotients(amounts), amounts);
  };
  const Eigen::MatrixXd before = presence(earlier), after = presence(later);
  const Eigen::MatrixXd density = relatedness_density(before, proximity(before));
  for (Eigen::Index c = 0; c < before.rows(); ++c)
    for (Eigen::Index p = 0; p < before.cols(); ++p) {
      if (before(c, p) > 0) continue;
      test.scores.push_back(density(c, p));
      test.entered.push_back(after(c, p) > 0);
      test.county.push_back(static_cast<std::size_t>(c));
    }
  return test;
}

Entries EntryTest::among(const std::string& prefix) const {
  Entries result;
  std::vector<double> some;
  std::vector<bool> flags;
  result.counties = static_cast<std::size_t>(
      std::count_if(counties.begin(), counties.end(), [&](const std::string& id) { return id.starts_with(prefix); }));
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (!counties[county[i]].starts_with(prefix)) continue;
    some.push_back(scores[i]);
    flags.push_back(entered[i]);
    if (entered[i]) ++result.entered;
  }
  result.open = some.size();
  result.auc = area_under_curve(some, flags);
  return result;
}

} // namespace yindi
