#include "engine/weights/wording.h"

#include "engine/casebook/read_casebook.h"
#include "tests/catch.h"

namespace wording_test {

using namespace yindi;

namespace {

Library minimal_library() {
  auto loaded = read_casebook(std::string(YINDI_SOURCE) + "/tests/data/minimal");
  REQUIRE(loaded.value);
  return loaded.value->model->library;
}

} // namespace

TEST_CASE("a question names both ends of both criteria", "[weights]") {
  const Library library = minimal_library();
  const Text question = weight_question(library, "income", "market_risk");
  CHECK(question.en == "How much more important is going from 0 yuan/mu to 4,000 yuan/mu on Net income than going from "
                       "0.5 CV to 0 CV on Price volatility?");
  CHECK(question.zh ==
        "“净收益从 0 元/亩 变为 4000 元/亩”与“价格波动从 0.5（变异系数） 变为 0（变异系数）”相比，前者重要多少？");
}

TEST_CASE("a question about groups names their leaves, three at the most", "[weights]") {
  Library library = minimal_library();
  CHECK(weight_question(library, "nature", "terrain").en ==
        "How much more important is going from worst to best on all of Nature (from 0 to 1 on Terrain fit and from 0.5 "
        "to "
        "0 on Disaster risk) than going from 0 to 1 on Terrain fit?");
  const auto leaf = [&](const std::string& id) {
    Criterion added = *find_criterion(library, "income");
    added.id = id;
    library.criteria.push_back(added);
  };
  leaf("fourth");
  CHECK(way_of(library, "livelihood").en.ends_with(" and 1 more criterion)"));
  leaf("fifth");
  CHECK(way_of(library, "livelihood").en.ends_with(" and 2 more criteria)"));
  CHECK(way_of(library, "livelihood").zh.find("另外 2 项准则") != std::string::npos);
  library.criteria.back().scale.reset();
  library.criteria.back().name = {"Fifth", "第五"};
  CHECK(way_of(library, "fifth").en == "from worst to best on Fifth");
}

TEST_CASE("an answer in words says which way is worth more", "[weights]") {
  const Library library = minimal_library();
  const std::string terrain = "from 0 to 1 on Terrain fit", disaster = "from 0.5 to 0 on Disaster risk";
  CHECK(answer_in_words(library, "terrain", "disaster", 3).en ==
        "Going " + terrain + " is moderately more important than going " + disaster + ".");
  CHECK(answer_in_words(library, "terrain", "disaster", 1 / 7.0).en ==
        "Going " + disaster + " is very strongly more important than going " + terrain + ".");
  CHECK(answer_in_words(library, "terrain", "disaster", 1).en ==
        "Going " + terrain + " is as important as going " + disaster + ".");
}

} // namespace wording_test
