#pragma once

// Expected numbers against computed ones.

#include "engine/format/data_tree.h"

#include <nlohmann/json.hpp>

namespace yindi {

struct Comparing {
  std::string example; ///< its id, for the messages
  double tolerance = 0;
  double max_difference = 0; ///< of the numbers; infinite where a word, a length or a kind differs
  Diagnostics differences = {};
  Diagnostics problems = {}; ///< quantities that do not exist

  bool ok() const { return max_difference <= tolerance; }
};

/// Compares the table of expected quantities with what was computed. Numbers may differ by the tolerance, words and
/// lengths not at all; "" expects that there is none (null). Quantities that the table leaves out are not compared.
/// Lists count from 1 in messages: `scores[3]`, `nodes/Criteria/Cost/weights[2]`.
void compare(const DataNode& expected, const nlohmann::ordered_json& computed, Comparing& result);

} // namespace yindi
