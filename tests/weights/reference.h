#pragma once

// What the tests of the weights share. The published examples are checked by tests/textbook.

#include <cmath>
#include <string>
#include <vector>

namespace yindi::test {

/// a, b, c, …
inline std::vector<std::string> letters(std::size_t n) {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < n; ++i) result.push_back(std::string(1, static_cast<char>('a' + i)));
  return result;
}

/// Whether two vectors agree to `tolerance` in every place.
inline bool near(const std::vector<double>& x, const std::vector<double>& y, double tolerance) {
  if (x.size() != y.size()) return false;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (!(std::abs(x[i] - y[i]) <= tolerance)) return false;
  return true;
}

} // namespace yindi::test
