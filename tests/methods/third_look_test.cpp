// Slips that a third reader of the doors found.

#include "engine/case/suspicious.h"
#include "engine/casebook/read_casebook.h"
#include "engine/methods/matrix_file.h"
#include "engine/methods/matrix_words.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/command/run.h"

#include <fstream>

namespace third_look_test {

using namespace yindi;
using test::run;

namespace {

std::string told(const Scratch& scratch, const std::string& table, std::vector<std::string> words) {
  scratch.write("table.csv", table);
  for (std::string& word : words)
    if (word == "FILE") word = scratch.path() + "/table.csv";
  const auto done = run(words);
  return done.out + done.err;
}

} // namespace

TEST_CASE("weights, totals and directions are known in further words", "[third]") {
  CHECK(row_named("Вес") == MatrixRow::weights);
  CHECK(row_named("Coefficient") == MatrixRow::weights);
  CHECK(row_named("權重") == MatrixRow::weights);
  CHECK(row_named("單位") == MatrixRow::units);
  CHECK(may_name_directions("is_benefit"));
  CHECK(direction_of("負向") == Direction::min);
  CHECK(direction_of("望大") == Direction::max);
  const Scratch scratch;
  CHECK(told(scratch, "名稱,產量,風險\n甲,120,0.3\n乙,90,0.4\n丙,95,0.2\n合計,305,0.9\n",
             {"matrix", "FILE", "--directions", "max,min", "--method", "saw"})
            .find("合計 is the sum of the others") != std::string::npos);
}

TEST_CASE("weights under a word that nobody knows are doubted where one column is a share", "[third]") {
  const Scratch scratch;
  const std::string out = told(scratch,
                               "alternative,yield,cost,risk\ndirection,max,min,min\nvikt,0.5,0.3,0.2\ntea,120,40,0.3\n"
                               "yak,100,10,0.4\nbarley,80,20,0.1\n",
                               {"matrix", "FILE", "--method", "saw"});
  CHECK(out.find("the numbers of vikt add up as weights do") != std::string::npos);
}

TEST_CASE("places 1 to 3 are no total", "[third]") {
  const Scratch scratch;
  const std::string out = told(scratch, "alt,saw,topsis,vikor\nA,1,1,2\nB,2,2,1\nC,3,3,3\n", {"combine", "FILE"});
  CHECK(out.find("sum of the others") == std::string::npos);
}

TEST_CASE("a table as R writes it with tabs has row names without a head", "[third]") {
  const Scratch scratch;
  const auto with = [&](const std::string& table) {
    return told(scratch, table, {"matrix", "FILE", "--directions", "max", "--method", "saw"});
  };
  const std::string out = with("\"mpg\"\t\"cyl\"\t\"hp\"\n\"Mazda RX4\"\t21\t6\t110\n\"Datsun 710\"\t22.8\t4\t93\n");
  CHECK(out.find("stand apart by blanks") == std::string::npos);
  CHECK(out.find("Mazda RX4") != std::string::npos);
  CHECK(with("mpg\tcyl\thp\nMazda\t21\t6\t110\nDatsun\t22.8\t4\t93\n").find("blanks") == std::string::npos);
}

TEST_CASE("of three values one in another unit is told in a plain table, too", "[third]") {
  const Scratch scratch;
  CHECK(told(scratch, "name,share (%),b\nA,45,1\nB,0.38,2\nC,51,3\n",
             {"matrix", "FILE", "--directions", "max", "--method", "saw"})
            .find("the other 2 have 45 to 51") != std::string::npos);
}

TEST_CASE("ways that nobody goes so fast, or shorter than the straight line, are told", "[third]") {
  const Scratch scratch;
  const auto doubts = [&](const std::string& link) {
    scratch.write("links.csv", "from,to,kind,km,minutes,source\n" + link + "\n");
    std::string text;
    for (const Diagnostic& one : open_casebook(scratch.path()).diagnostics)
      if (one.path.ends_with("links.csv")) text += print(one);
    return text;
  };
  CHECK(doubts("511921,513334,road,800,900,geonames").empty());
  CHECK(doubts("511921,513334,road,800,15,geonames").find("then it is 900") != std::string::npos);
  CHECK(doubts("511921,513334,road,80,90,geonames").find("their seats lie") != std::string::npos);
}

} // namespace third_look_test
