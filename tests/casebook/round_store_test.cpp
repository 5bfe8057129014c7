#include "engine/casebook/read_casebook.h"
#include "engine/casebook/round_store.h"
#include "engine/format/hash.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <csignal>
#include <map>
#include <sys/resource.h>

namespace round_store_test {

using namespace yindi;

namespace {

std::map<std::string, std::string> contents(const Scratch& scratch) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(scratch.folder))
    if (entry.is_regular_file())
      files[std::filesystem::relative(entry.path(), scratch.folder).string()] = slurp(entry.path());
  return files;
}

Round second_round() {
  Round round;
  round.title = {"Second round", "第二轮"};
  round.naming = "pseudonymous";
  round.nodes = {"goal"};
  return round;
}

Ballot ballot(const std::string& voter, const std::string& answer) {
  Ballot result;
  result.file = voter + ".toml";
  result.pseudonym = voter;
  result.submitted = "2024-06-01T10:00:00";
  Judgement j;
  j.node = "goal", j.a = "nature", j.b = "livelihood", j.value = answer;
  result.judgements = {j};
  return result;
}

} // namespace

TEST_CASE("a ballot that arrives is one new file, and nothing else changes", "[rounds]") {
  const Scratch scratch;
  REQUIRE(open_round(scratch.path(), second_round()).value == 2);
  CHECK(round_numbers(scratch.path()) == std::vector<int>{1, 2});
  auto expected = contents(scratch);
  CHECK(expected.at("rounds/2/round.toml") ==
        "format = 1\nnumber = 2\ntitle = { en = \"Second round\", zh = \"第二轮\" }\nnaming = \"pseudonymous\"\n"
        "state = \"open\"\nnodes = [\"goal\"]\n");
  for (const auto& [voter, answer] : {std::pair("r1", "3"), std::pair("r2", "skip")}) {
    CHECK(add_ballot(scratch.path(), 2, ballot(voter, answer)).empty());
    expected["rounds/2/" + std::string(voter) + ".toml"] =
        "format = 1\nround = 2\npseudonym = \"" + std::string(voter) +
        "\"\nsubmitted = 2024-06-01T10:00:00\n\n[[judgement]]\nnode = \"goal\"\na = \"nature\"\nb = \"livelihood\"\n"
        "value = \"" +
        answer + "\"\n";
    CHECK(contents(scratch) == expected);
  }
  const auto loaded = open_casebook(scratch.path());
  CHECK(scratch.print_all(loaded.diagnostics) == "");
  REQUIRE(loaded.value);
  REQUIRE(loaded.value->value.judging.rounds.size() == 2);
  CHECK(read_round(scratch.path(), 2).value == loaded.value->value.judging.rounds[1]);
}

TEST_CASE("the same ballot twice is once, another under its name is refused", "[rounds]") {
  const Scratch scratch;
  REQUIRE(open_round(scratch.path(), second_round()).value);
  CHECK(add_ballot(scratch.path(), 2, ballot("r1", "3")).empty());
  const auto before = contents(scratch);
  CHECK(add_ballot(scratch.path(), 2, ballot("r1", "3")).empty());
  CHECK(scratch.print_all(add_ballot(scratch.path(), 2, ballot("r1", "5"))) ==
        "rounds/2/r1.toml:1:1: error: there is another ballot of this name already\n"
        "  the first stays; ask who sent the second\n");
  for (const char* name : {"round", "../r2", "a/b", ".hidden"})
    CHECK(has_errors(add_ballot(scratch.path(), 2, ballot(name, "3"))));
  CHECK(has_errors(add_ballot(scratch.path(), 3, ballot("r2", "3")))); // no such round
  CHECK(contents(scratch) == before);
}

TEST_CASE("a closed round lists the hashes of its ballots and takes no more", "[rounds]") {
  const Scratch scratch;
  REQUIRE(open_round(scratch.path(), second_round()).value);
  CHECK(add_ballot(scratch.path(), 2, ballot("r1", "3")).empty());
  CHECK(add_ballot(scratch.path(), 2, ballot("r2", "1/3")).empty());
  CHECK(close_round(scratch.path(), 2).empty());
  const auto round = read_round(scratch.path(), 2);
  REQUIRE(round.value);
  CHECK(round.value->state == "closed");
  CHECK(round.value->hashes ==
        std::map<std::string, std::string>{{"r1.toml", sha256(scratch.read("rounds/2/r1.toml"))},
                                           {"r2.toml", sha256(scratch.read("rounds/2/r2.toml"))}});
  CHECK(scratch.print_all(open_casebook(scratch.path()).diagnostics) == "");
  const auto before = contents(scratch);
  const char* closed = "rounds/2/round.toml:1:1: error: round 2 is closed and never changes\n"
                       "  a new vote is a new round\n";
  CHECK(scratch.print_all(add_ballot(scratch.path(), 2, ballot("r3", "3"))) == closed);
  CHECK(scratch.print_all(close_round(scratch.path(), 2)) == closed);
  CHECK(contents(scratch) == before);
}

TEST_CASE("closing keeps a commented round.toml as it was", "[rounds]") {
  const Scratch scratch;
  REQUIRE(open_round(scratch.path(), second_round()).value);
  const std::string commented = "# the second vote\n" + scratch.read("rounds/2/round.toml");
  scratch.write("rounds/2/round.toml", commented);
  CHECK(scratch.print_all(close_round(scratch.path(), 2)) ==
        "rounds/2/round.toml:1:1: note: comments are not kept on saving; the file as it was is now "
        "\"rounds/2/round.toml.orig\"\n");
  CHECK(scratch.read("rounds/2/round.toml.orig") == commented);
}

TEST_CASE("a full disk loses no ballot and leaves no half of one", "[rounds]") {
  const Scratch scratch;
  REQUIRE(open_round(scratch.path(), second_round()).value);
  CHECK(add_ballot(scratch.path(), 2, ballot("r1", "3")).empty());
  const auto before = contents(scratch);
  Ballot large = ballot("r2", "3");
  large.judgements[0].comment = std::string(20'000, 'x');
  rlimit old{}, small{};
  getrlimit(RLIMIT_FSIZE, &old);
  small = old;
  small.rlim_cur = 10'000; // stands for the full disk
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &small);
  const Diagnostics problems = add_ballot(scratch.path(), 2, large);
  setrlimit(RLIMIT_FSIZE, &old);
  std::signal(SIGXFSZ, handler);
  CHECK(scratch.print_all(problems).starts_with("rounds/2/r2.toml:1:1: error: the file cannot be written: File too"));
  CHECK(contents(scratch) == before);
}

} // namespace round_store_test
