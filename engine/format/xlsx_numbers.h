#pragma once

#include "engine/format/xlsx_package.h"

#include <optional>
#include <vector>

/// How a workbook shows numbers.
namespace yindi::xlsx {

enum class Shown { plain, per_cent, date };

std::optional<int> whole_number(std::string_view text);
/// How each style of the cells shows numbers.
std::vector<Shown> styles_of(const Package& package, const std::string& part);
/// As many digits as a spreadsheet shows.
std::string shown_digits(double value);
/// The day and time of a number of days; nothing where it is none.
std::optional<std::string> date_of(double days, bool from_1904);

} // namespace yindi::xlsx
