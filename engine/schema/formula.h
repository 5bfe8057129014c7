#pragma once

// A small arithmetic expression over conditions and requirements: `county.COLUMN`, `industry.COLUMN`, what the region
// says of the county (`region.NAME`, see region_facts.h), numbers, + - * / ^, parentheses, min max abs sqrt exp ln
// clamp(x, low, high) if(a < b, then, otherwise) with < <= > >= == !=. Column names have letters, digits and _ (a
// hyphen is a minus).

#include "engine/language/language.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yindi {

struct FormulaNode {
  std::string word; ///< "number", "county", "industry", "region", an operator, or a function
  double number = 0;
  std::string column;
  std::vector<std::size_t> arguments; ///< positions in Formula::nodes
  bool operator==(const FormulaNode&) const = default;
};

/// The last node is the whole.
struct Formula {
  std::vector<FormulaNode> nodes;
  bool operator==(const Formula&) const = default;
};

struct ParsedFormula {
  std::optional<Formula> formula;
  Sentence error;           ///< where there is no formula
  std::size_t position = 0; ///< of the error, in code points from 1
};
ParsedFormula parse_formula(std::string_view text);

/// `{table, column}` of every input, each once, in the order of the text; table is "county", "industry" or "region".
std::vector<std::pair<std::string, std::string>> inputs(const Formula& formula);

/// The value of an input; nothing where it is unknown.
using FormulaLookup = std::function<std::optional<double>(const std::string& table, const std::string& column)>;

/// A value; or none, because inputs that count are unknown (`unknown`: "county.x"), or because of a division by zero,
/// a root or logarithm outside its domain, or a result that is not finite (`error`).
struct FormulaValue {
  std::optional<double> value;
  std::vector<std::string> unknown;
  Sentence error;
};
FormulaValue evaluate(const Formula& formula, const FormulaLookup& lookup);

} // namespace yindi
