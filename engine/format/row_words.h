#pragma once

// What rows of tables are called that are none of the others' kind: totals, means.

#include <string>

namespace yindi {

/// Without what people write differently: capitals, full-width signs, blanks around, a colon behind.
std::string folded_name(const std::string& text);
/// The same with blanks for _, without blanks between Chinese characters (权　重) and without what stands in brackets
/// behind: weight (%).
std::string bare_name(const std::string& text);

/// Whether a head says that what stands below it are names: alternative, id, code, 名称, 编号 …
bool names_the_rows(const std::string& head);
/// Whether a head names codes and dates, which are numbers and no measure: zip code, FIPS, date, 邮编.
bool holds_codes(const std::string& head);

/// Whether a name says that its row is a total of the others: 合计, 总计, total, Summe …
bool names_a_total(const std::string& name);
/// Whether it says that its row sums the others up otherwise: 平均, mean, median, 最大值 …
bool names_a_mean(const std::string& name);

} // namespace yindi
