// The ends of a criterion in words, as its help says them.

#include "engine/weights/ends_in_words.h"

#include "engine/casebook/read_casebook.h"
#include "tests/catch.h"

namespace ends_in_words_test {

using namespace yindi;

TEST_CASE("the ends stand in the help behind their numbers, in either language", "[ends]") {
  const Text help{"How much? Worst (60 yuan): half a wage. Best (0.5): between 0.1 and 0.5. More of it.",
                  "多少？最差（60元）：一半；最好（0.5）：0.1到0.5之间。另有说明。"};
  const EndsInWords ends = ends_in_words(help);
  CHECK(ends.worst.en == "half a wage");
  CHECK(ends.best.en == "between 0.1 and 0.5");
  CHECK(ends.worst.zh == "一半");
  CHECK(ends.best.zh == "0.1到0.5之间");
  const EndsInWords last = ends_in_words({"Worst: nothing. Best: all", "最差：没有；最好：都有"});
  CHECK(last.best.en == "all");
  CHECK(last.best.zh == "都有");
  for (const char* none : {"", "Worst comes first. Best comes last.", "The worst: a. Best: b.", "Worst: a, best: b."})
    CHECK(ends_in_words({none, none}).worst.en.empty());
}

TEST_CASE("other words take the place of the old ones and leave the rest of the help alone", "[ends]") {
  const std::string help = "How much? Worst (0): none of it. Best (1): all of it. The land is that below.";
  CHECK(with_ends(help, Language::en, "it fails", "all of it") ==
        "How much? Worst (0): it fails. Best (1): all of it. The land is that below.");
  CHECK(with_ends(help, Language::en, "none of it.", "it thrives.") ==
        "How much? Worst (0): none of it. Best (1): it thrives. The land is that below.");
  CHECK(with_ends(help, Language::en, "", "") == "How much? The land is that below.");
  CHECK(with_ends("合适吗？最差：长不成；最好：最旺。", Language::zh, "种不活", "最旺") ==
        "合适吗？最差：种不活；最好：最旺。");
}

TEST_CASE("where the help had no ends they are said at its end", "[ends]") {
  CHECK(with_ends("", Language::en, "none", "all") == "Worst: none. Best: all.");
  CHECK(with_ends("Is it there?", Language::en, "no", "yes") == "Is it there? Worst: no. Best: yes.");
  CHECK(with_ends("It is counted", Language::en, "no", "") == "It is counted. Worst: no. Best: .");
  CHECK(with_ends("有没有", Language::zh, "没有", "有") == "有没有。最差：没有；最好：有。");
  for (const Language language : {Language::en, Language::zh})
    for (const char* worst : {"", "a", "0.5 of it"})
      for (const char* best : {"", "b", "1.5 more"}) {
        const std::string text = with_ends("x", language, worst, best);
        const EndsInWords ends = ends_in_words({text, text});
        CHECK((language == Language::en ? ends.worst.en : ends.worst.zh) == worst);
        CHECK((language == Language::en ? ends.best.en : ends.best.zh) == best);
      }
}

TEST_CASE("every criterion of the shipped plateau says its ends in both languages", "[ends]") {
  const auto loaded = open_casebook(std::string(YINDI_SOURCE) + "/casebooks/sichuan-plateau");
  REQUIRE(loaded.value);
  for (const Criterion& one : loaded.value->value.model->library.criteria) {
    CAPTURE(one.id);
    const EndsInWords ends = ends_in_words(one.help);
    for (const std::string* words : {&ends.worst.en, &ends.worst.zh, &ends.best.en, &ends.best.zh})
      CHECK_FALSE(words->empty());
  }
}

} // namespace ends_in_words_test
