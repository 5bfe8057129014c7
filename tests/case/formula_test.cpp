#include "engine/schema/formula.h"
#include "tests/catch.h"

#include <cmath>
#include <map>

namespace formula_test {

using namespace yindi;

namespace {

const std::map<std::string, double> known = {{"county.x", 3}, {"county.zero", 0}, {"industry.y", 4}};

FormulaValue value(const std::string& text) {
  const ParsedFormula parsed = parse_formula(text);
  INFO(text);
  REQUIRE(parsed.formula);
  return evaluate(*parsed.formula, [](const std::string& table, const std::string& column) -> std::optional<double> {
    const auto found = known.find(table + "." + column);
    return found == known.end() ? std::nullopt : std::optional(found->second);
  });
}

std::string error(const std::string& text) {
  const ParsedFormula parsed = parse_formula(text);
  return parsed.formula ? "none" : std::to_string(parsed.position) + ": " + parsed.error.in(Language::en);
}

} // namespace

TEST_CASE("arithmetic has the usual order", "[formula]") {
  CHECK(value("1 + 2 * 3").value == 7);
  CHECK(value("(1 + 2) * 3").value == 9);
  CHECK(value("7 - 2 - 1").value == 4);
  CHECK(value("12 / 3 / 2").value == 2);
  CHECK(value("-2 ^ 2").value == -4);
  CHECK(value("2 ^ 3 ^ 2").value == 512);
  CHECK(value("2 ^ -1").value == 0.5);
  CHECK(value("--2").value == 2);
  CHECK(value("county.x * industry.y - .5").value == 11.5);
}

TEST_CASE("functions and conditions", "[formula]") {
  CHECK(value("min(3, 1, 2) + max(1, 2)").value == 3);
  CHECK(value("abs(-2) + sqrt(9)").value == 5);
  CHECK(value("ln(exp(2))").value == Approx(2).epsilon(1e-15));
  CHECK(value("clamp(county.x, 0, 1)").value == 1);
  CHECK(value("if(county.x < industry.y, 10, 20)").value == 10);
  CHECK(value("if(county.x >= industry.y, 10, 20)").value == 20);
  CHECK(value("if(1 + 1 == 2, if(1 != 1, 1, 2), 3)").value == 2);
}

TEST_CASE("an unknown input makes the value unknown, if it counts", "[formula]") {
  const FormulaValue unknown = value("county.x + county.missing * industry.none");
  CHECK_FALSE(unknown.value);
  CHECK(unknown.unknown == std::vector<std::string>{"county.missing", "industry.none"});
  CHECK(unknown.error.empty());
  CHECK(value("if(county.x > 0, 1, county.missing)").value == 1);
  CHECK(value("if(county.x > 0, 1, 1 / county.zero)").value == 1);
}

TEST_CASE("outside the domain is an error, not a number", "[formula]") {
  for (const char* text :
       {"1 / county.zero", "sqrt(-1)", "ln(0)", "(-8) ^ (1 / 3)", "0 ^ -1", "exp(1000)", "clamp(1, 2, 0)"}) {
    const FormulaValue result = value(text);
    INFO(text);
    CHECK_FALSE(result.value);
    CHECK_FALSE(result.error.empty());
  }
}

TEST_CASE("an error has its position", "[formula]") {
  CHECK(error("") == "1: the expression ends where a number or a column is expected");
  CHECK(error("1 +") == "4: the expression ends where a number or a column is expected");
  CHECK(error("(1 + 2") == "7: the expression ends where \")\" is expected");
  CHECK(error("1 2") == "3: the expression should end here");
  CHECK(error("foo(1)") == "1: unknown word \"foo\"; a column is written county.COLUMN or industry.COLUMN");
  CHECK(error("1 + county") == "11: \"county\" is followed by a point and a column");
  CHECK(error("abs(1, 2)") == "1: \"abs\" does not take 2 arguments");
  CHECK(error("if(1, 2, 3)") == "5: a comparison is expected here: <, <=, >, >=, == or !=");
  CHECK(error("1 + ×") == "5: unknown word \"×\"; a column is written county.COLUMN or industry.COLUMN");
  CHECK(error("1 + $") == "5: a number or a column is expected here");
  CHECK(error("inf") == "1: unknown word \"inf\"; a column is written county.COLUMN or industry.COLUMN");
  CHECK(error(std::string(100'000, '(')).find("nested too deeply") != std::string::npos);
  CHECK(error(std::string(100'000, '-')).find("nested too deeply") != std::string::npos);
}

TEST_CASE("inputs are listed once, in order", "[formula]") {
  const auto parsed = parse_formula("county.b + industry.a * county.b");
  REQUIRE(parsed.formula);
  CHECK(inputs(*parsed.formula) ==
        std::vector<std::pair<std::string, std::string>>{{"county", "b"}, {"industry", "a"}});
}

TEST_CASE("a sum of tens of thousands of terms is a sum", "[formula]") {
  std::string text = "1";
  for (int i = 0; i < 30'000; ++i) text += i % 2 == 0 ? "+2" : "-1*county.x";
  const ParsedFormula parsed = parse_formula(text);
  REQUIRE(parsed.formula);
  const auto known =
      evaluate(*parsed.formula, [](const std::string&, const std::string&) { return std::optional(1.0); });
  CHECK(known.value == 1 + 15'000 * 2 - 15'000);
  const auto unknown =
      evaluate(*parsed.formula, [](const std::string&, const std::string&) { return std::optional<double>(); });
  CHECK_FALSE(unknown.value);
  CHECK(unknown.unknown == std::vector<std::string>{"county.x"});
}

} // namespace formula_test
