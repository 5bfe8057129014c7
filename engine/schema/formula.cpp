#include "engine/schema/formula.h"

#include "engine/format/encoding.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace yindi {
namespace {

constexpr int deepest = 100; ///< nested parentheses, so that a hostile expression ends by an error, not by the stack

struct Function {
  const char* name;
  std::size_t least, most; ///< number of arguments
};
constexpr Function functions[] = {{"min", 2, 64}, {"max", 2, 64}, {"abs", 1, 1},   {"sqrt", 1, 1},
                                  {"exp", 1, 1},  {"ln", 1, 1},   {"clamp", 3, 3}, {"if", 3, 3}};

struct Failure {
  Sentence message;
  std::size_t offset;
};

bool is_table(std::string_view word) { return word == "county" || word == "industry" || word == "region"; }

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80); }
bool is_word(char c) { return is_letter(c) || std::isdigit(static_cast<unsigned char>(c)); }

/// Recursive descent: sum, product, sign, power, atom. Failures are thrown inside this file only.
struct Parser {
  std::string_view text;
  std::size_t at = 0;
  int depth = 0;
  Formula formula = {};

  [[noreturn]] void fail(Sentence message, std::size_t offset) const { throw Failure{std::move(message), offset}; }

  void skip() {
    while (at < text.size() && std::string_view(" \t\r\n").find(text[at]) != std::string_view::npos) ++at;
  }
  bool take(std::string_view word) {
    skip();
    if (text.substr(at, word.size()) != word) return false;
    at += word.size();
    return true;
  }
  void need(std::string_view word) {
    if (!take(word))
      fail(at < text.size() ? say(mark("\"{}\" is expected here"), std::string(word))
                            : say(mark("the expression ends where \"{}\" is expected"), std::string(word)),
           at);
  }
  std::size_t add(FormulaNode node) {
    formula.nodes.push_back(std::move(node));
    return formula.nodes.size() - 1;
  }
  std::size_t join(const char* word, std::size_t a, std::size_t b) { return add({word, 0, {}, {a, b}}); }

  std::size_t sum() {
    std::size_t left = product();
    while (true) {
      if (take("+"))
        left = join("+", left, product());
      else if (take("-"))
        left = join("-", left, product());
      else
        return left;
    }
  }
  std::size_t product() {
    std::size_t left = sign();
    while (true) {
      if (take("*"))
        left = join("*", left, sign());
      else if (take("/"))
        left = join("/", left, sign());
      else
        return left;
    }
  }
  std::size_t sign() {
    if (++depth > deepest) fail(say(mark("the expression is nested too deeply")), at);
    const bool negative = take("-");
    std::size_t node = negative ? sign() : power();
    if (negative) node = add({"negate", 0, {}, {node}});
    --depth;
    return node;
  }
  std::size_t power() {
    const std::size_t base = atom();
    return take("^") ? join("^", base, sign()) : base;
  }
  std::size_t comparison() {
    const std::size_t left = sum();
    for (const char* word : {"<=", ">=", "==", "!=", "<", ">"})
      if (take(word)) return join(word, left, sum());
    fail(say(mark("a comparison is expected here: <, <=, >, >=, == or !=")), at);
  }
  std::size_t atom() {
    skip();
    if (at >= text.size()) fail(say(mark("the expression ends where a number or a column is expected")), at);
    if (take("(")) {
      const std::size_t inner = sum();
      need(")");
      return inner;
    }
    if (is_letter(text[at])) return named();
    return number();
  }
  std::size_t number() {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
    const bool digit = std::isdigit(static_cast<unsigned char>(text[at])) || text[at] == '.';
    if (!digit || error != std::errc() || !std::isfinite(value))
      fail(say(mark("a number or a column is expected here")), at);
    at = static_cast<std::size_t>(end - text.data());
    return add({"number", value, {}, {}});
  }
  std::string word() {
    const std::size_t begin = at;
    while (at < text.size() && is_word(text[at])) ++at;
    return std::string(text.substr(begin, at - begin));
  }
  std::size_t named() {
    const std::size_t begin = at;
    const std::string name = word();
    if (is_table(name)) {
      if (at >= text.size() || text[at] != '.') fail(say(mark("\"{}\" is followed by a point and a column"), name), at);
      ++at;
      std::string column = word();
      if (column.empty()) fail(say(mark("\"{}\" is followed by a point and a column"), name), at);
      return add({name, 0, std::move(column), {}});
    }
    const auto* function =
        std::find_if(std::begin(functions), std::end(functions), [&](const Function& f) { return f.name == name; });
    if (function == std::end(functions))
      fail(say(mark("unknown word \"{}\"; a column is written county.COLUMN or industry.COLUMN"), name), begin);
    return call(*function, begin);
  }
  std::size_t call(const Function& function, std::size_t begin) {
    need("(");
    std::vector<std::size_t> arguments;
    do {
      const bool condition = arguments.empty() && std::string_view(function.name) == "if";
      arguments.push_back(condition ? comparison() : sum());
    } while (take(","));
    need(")");
    if (arguments.size() < function.least || arguments.size() > function.most)
      fail(say(mark("\"{0}\" does not take {1} arguments"), function.name, std::to_string(arguments.size())), begin);
    return add({function.name, 0, {}, std::move(arguments)});
  }
};

/// Unknown inputs and errors of one evaluation.
struct Evaluation {
  const Formula& formula;
  const FormulaLookup& lookup;
  FormulaValue result = {};

  std::optional<double> fail(Sentence message) {
    if (result.error.empty()) result.error = std::move(message);
    return std::nullopt;
  }
  std::optional<double> finite(double value) {
    if (std::isfinite(value)) return value;
    return fail(say(mark("the result is not a finite number")));
  }
  std::optional<double> input(const FormulaNode& node) {
    const auto value = lookup(node.word, node.column);
    if (value) return finite(*value);
    const std::string name = node.word + "." + node.column;
    if (std::find(result.unknown.begin(), result.unknown.end(), name) == result.unknown.end())
      result.unknown.push_back(name);
    return std::nullopt;
  }

  static bool is_arithmetic(const FormulaNode& node) {
    return node.word == "+" || node.word == "-" || node.word == "*" || node.word == "/";
  }

  /// A sum of thousands of terms leans to the left, so it is followed there without recursion.
  std::optional<double> at(std::size_t i) {
    std::vector<std::size_t> leaning;
    for (; is_arithmetic(formula.nodes[i]); i = formula.nodes[i].arguments[0]) leaning.push_back(i);
    std::optional<double> value = one(i);
    for (; !leaning.empty(); leaning.pop_back()) {
      const FormulaNode& node = formula.nodes[leaning.back()];
      const auto right = at(node.arguments[1]);
      value = value && right ? apply(node.word, {*value, *right}) : std::nullopt;
    }
    return value;
  }

  std::optional<double> one(std::size_t i) {
    const FormulaNode& node = formula.nodes[i];
    if (node.word == "number") return node.number;
    if (is_table(node.word)) return input(node);
    if (node.word == "if") {
      // The branch that is not taken does not count: its unknowns and errors neither.
      const auto condition = at(node.arguments[0]);
      if (!condition) return std::nullopt;
      return at(node.arguments[*condition != 0 ? 1 : 2]);
    }
    std::vector<double> x;
    bool known = true;
    for (const std::size_t argument : node.arguments) {
      const auto value = at(argument);
      known = known && value.has_value();
      x.push_back(value.value_or(0));
    }
    if (!known) return std::nullopt;
    return apply(node.word, x);
  }

  std::optional<double> apply(const std::string& word, const std::vector<double>& x) {
    if (word == "negate") return -x[0];
    if (word == "+") return finite(x[0] + x[1]);
    if (word == "-") return finite(x[0] - x[1]);
    if (word == "*") return finite(x[0] * x[1]);
    if (word == "/") return x[1] == 0 ? fail(say(mark("division by zero"))) : finite(x[0] / x[1]);
    if (word == "^") return power(x[0], x[1]);
    if (word == "min") return *std::min_element(x.begin(), x.end());
    if (word == "max") return *std::max_element(x.begin(), x.end());
    if (word == "abs") return std::abs(x[0]);
    if (word == "sqrt") return x[0] < 0 ? fail(say(mark("the square root of a negative number"))) : std::sqrt(x[0]);
    if (word == "exp") return finite(std::exp(x[0]));
    if (word == "ln")
      return x[0] <= 0 ? fail(say(mark("the logarithm of a number that is not positive"))) : std::log(x[0]);
    if (word == "clamp")
      return x[1] > x[2] ? fail(say(mark("clamp has a low end above its high end"))) : std::clamp(x[0], x[1], x[2]);
    return compare(word, x[0], x[1]) ? 1.0 : 0.0;
  }
  std::optional<double> power(double base, double exponent) {
    if (base == 0 && exponent < 0) return fail(say(mark("division by zero")));
    if (base < 0 && exponent != std::floor(exponent)) return fail(say(mark("a root of a negative number")));
    return finite(std::pow(base, exponent));
  }
  static bool compare(const std::string& word, double a, double b) {
    if (word == "<") return a < b;
    if (word == "<=") return a <= b;
    if (word == ">") return a > b;
    if (word == ">=") return a >= b;
    return word == "==" ? a == b : a != b;
  }
};

} // namespace

ParsedFormula parse_formula(std::string_view text) {
  Parser parser{text};
  try {
    parser.sum();
    parser.skip();
    if (parser.at < text.size()) parser.fail(say(mark("the expression should end here")), parser.at);
    return {std::move(parser.formula), {}, 0};
  } catch (const Failure& failure) {
    return {std::nullopt, failure.message, code_points(text.substr(0, failure.offset)) + 1};
  }
}

std::vector<std::pair<std::string, std::string>> inputs(const Formula& formula) {
  std::vector<std::pair<std::string, std::string>> result;
  std::set<std::pair<std::string, std::string>> seen;
  for (const FormulaNode& node : formula.nodes)
    if (is_table(node.word) && seen.emplace(node.word, node.column).second) result.emplace_back(node.word, node.column);
  return result;
}

FormulaValue evaluate(const Formula& formula, const FormulaLookup& lookup) {
  Evaluation evaluation{formula, lookup};
  if (!formula.nodes.empty()) evaluation.result.value = evaluation.at(formula.nodes.size() - 1);
  return std::move(evaluation.result);
}

} // namespace yindi
