#pragma once

// What files carry beyond what a version knows, and settings whose kind their owner decides.

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace yindi {

/// A key or column that this version does not know, kept as written so that saving loses nothing. `text` is TOML (an
/// inline value) or the CSV field.
struct Extra {
  std::string key, text;
  bool operator==(const Extra&) const = default;
};
using Extras = std::vector<Extra>;

/// A setting of a method or a weighting: one value, one for each criterion, or a list of numbers for each criterion.
using Setting = std::variant<bool, double, std::string, std::vector<double>, std::vector<std::string>,
                             std::vector<std::vector<double>>>;
using Settings = std::map<std::string, Setting>;

} // namespace yindi
