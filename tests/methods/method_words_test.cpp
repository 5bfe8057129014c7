// What a person reads of methods, in both languages.

#include "engine/methods/method_words.h"

#include "engine/methods/analyses.h"
#include "engine/methods/method_merits.h"
#include "engine/methods/normalization.h"
#include "engine/methods/objective.h"
#include "engine/methods/preparation.h"
#include "engine/weights/weightings.h"
#include "tests/catch.h"

#include <set>

namespace method_words_test {

using namespace yindi;

TEST_CASE("brief names are short, no ids, and different for every method", "[methods][words]") {
  std::set<std::string> en, zh;
  for (const Method& method : methods()) {
    CAPTURE(method.id);
    const Text brief = brief_name(method);
    CHECK(brief.en.size() <= 14);
    CHECK(brief.en.find('-') == std::string::npos); // as in "moora-fmf"
    CHECK(brief.en != method.id);
    CHECK_FALSE(brief.zh.empty());
    CHECK(en.insert(brief.en).second);
    CHECK(zh.insert(brief.zh).second);
  }
}

TEST_CASE("every choice of every parameter, and every normalisation, has its words in both languages",
          "[methods][words]") {
  const auto check = [](const std::vector<Parameter>& parameters) {
    for (const Parameter& parameter : parameters)
      for (const std::string& choice : parameter.choices) {
        CAPTURE(parameter.id, choice);
        const Text name = choice_name(choice);
        CHECK(name.zh != choice);
        CHECK(name.en.find('_') == std::string::npos);
      }
  };
  for (const Method& method : methods()) check(method.parameters);
  for (const ObjectiveWeighting& weighting : objective_weightings()) check(weighting.parameters);
  for (const Normalization& row : normalizations()) CHECK(row.name.zh != row.name.en);
  CHECK(setting_in_words(std::string("euclidean")).zh == "欧氏距离");
  CHECK(setting_in_words(2.0).zh == "2");
  CHECK(setting_in_words(true).zh == "是");
  CHECK(setting_in_words(std::vector<std::string>{"usual", "linear"}).zh == "通常型; 线性型");
  CHECK(setting_in_words(std::vector<std::vector<double>>{{0, 10}, {2, 5}}).en == "0 10; 2 5");
}

TEST_CASE("every method, weighting and analysis says what it is good for and what is held against it",
          "[methods][words]") {
  std::set<std::string> said;
  const auto check = [&](const std::string& id, const Text& text) {
    CAPTURE(id);
    CHECK(text.en.find("; held against it: ") != std::string::npos);
    CHECK(text.en.starts_with("Good "));
    CHECK(text.en.ends_with("."));
    CHECK(text.zh.find("；不足：") != std::string::npos);
    CHECK(text.zh.ends_with("。"));
    CHECK(said.insert(text.en).second);
  };
  for (const Method& method : methods()) check(method.id, merits(method));
  for (const ObjectiveWeighting& one : objective_weightings()) check(one.id, weighting_merits(one.id));
  for (const WeightingKind& one : weightings())
    if (!find_objective_weighting(one.id)) check(one.id, weighting_merits(one.id));
  for (const Analysis& one : analyses()) check(one.id, one.merits);
  CHECK(weighting_merits("no such").en.empty());
}

TEST_CASE("what a method takes says what it takes at 0, and its formula does", "[methods][words]") {
  for (const Method& method : methods()) {
    if (method.input != InputKind::natural) continue;
    CAPTURE(method.id);
    for (const Direction direction : {Direction::max, Direction::min}) {
      const DecisionMatrix matrix{{"A", "B", "C"},
                                  {"c", "d"},
                                  {direction, Direction::max},
                                  (Eigen::MatrixXd(3, 2) << 0, 2, 3, 1, 5, 4).finished()};
      const auto scores = method.score(matrix, {.5, .5}, method.normalization, *complete_settings(method, {}).value);
      CHECK(scores.value.has_value() == takes_cell(method, 0, direction));
    }
  }
  CHECK(input_in_words(*find_method("ram")).en == "measured values from 0 on");
  CHECK(input_in_words(*find_method("copras")).en == "measured values above 0, benefits also 0");
  CHECK(input_in_words(*find_method("aras")).en == "measured values above 0");
}

} // namespace method_words_test
