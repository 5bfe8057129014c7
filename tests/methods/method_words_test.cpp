// What a person reads of methods, in both languages.

#include "engine/methods/method_words.h"

#include "engine/methods/method_merits.h"
#include "engine/methods/normalization.h"
#include "engine/methods/objective.h"
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

TEST_CASE("every method says in one sentence what it is good for and what is held against it", "[methods][words]") {
  std::set<std::string> said;
  for (const Method& method : methods()) {
    CAPTURE(method.id);
    const Text text = merits(method);
    CHECK(text.en.starts_with("Good "));
    CHECK(text.en.find("; held against it: ") != std::string::npos);
    CHECK(text.en.ends_with("."));
    CHECK(text.zh.find("；不足：") != std::string::npos);
    CHECK(text.zh.ends_with("。"));
    CHECK(said.insert(text.en).second);
  }
}

} // namespace method_words_test
