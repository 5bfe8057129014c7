#pragma once

// Lines of a table before it is known how they are to be read.

#include "engine/format/csv.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yindi {

inline constexpr std::size_t bytes_looked_at = 4 << 20;

/// How a line reads under the delimiter that gives most of the expected names, then most fields. A trapezoid's ; or a
/// decimal comma must not be taken for the delimiter, so the header decides.
struct CsvLine {
  std::size_t begin = 0, next = 0;
  char delimiter = ',';
  std::vector<std::string> fields;
  std::size_t known = 0;
};

/// `told`: the delimiter, where it is known.
CsvLine read_line(std::string_view text, std::size_t begin, const std::vector<std::string>& expected,
                  std::optional<char> told);

/// The first lines from `start` on that are not blank.
std::vector<CsvLine> first_lines(const std::string& text, std::size_t start, const CsvOptions& options,
                                 std::optional<char> told);

/// The fields of the record at `at`, without quotes, and where the next one begins.
std::vector<std::string> record_at(std::string_view text, std::size_t& at, char delimiter);

/// How many of the fields are expected names; how many are not blank.
std::size_t known_in(const std::vector<std::string>& fields, const std::vector<std::string>& expected);
std::size_t filled_in(const std::vector<std::string>& fields);

} // namespace yindi
