#include "engine/casebook/read_casebook.h"
#include "engine/format/hash.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <sys/resource.h>
#include <sys/stat.h>

namespace read_casebook_test {

using namespace yindi;

namespace {

/// The diagnostics of a folder that cannot be read, without hints.
std::string first_line(const std::string& folder) {
  const auto loaded = read_casebook(folder);
  CHECK_FALSE(loaded.value);
  return loaded.diagnostics.empty() ? ""
                                    : print(loaded.diagnostics[0]).substr(0, print(loaded.diagnostics[0]).find('\n'));
}

/// Root may read everything, so permissions are tried as someone else.
struct AsNobody {
  bool switched = geteuid() == 0 && seteuid(65534) == 0;
  ~AsNobody() {
    if (switched && seteuid(0) != 0) std::abort();
  }
};

} // namespace

TEST_CASE("the minimal example is read whole", "[case]") {
  const auto loaded = open_casebook(std::string(YINDI_SOURCE "/tests/data/minimal"));
  CHECK(loaded.diagnostics.empty());
  REQUIRE(loaded.value);
  const Case& c = loaded.value->value;
  CHECK(c.head.id == "minimal");
  CHECK(c.head.title == Text{"A minimal case", "最小示例"});
  CHECK(c.head.date == "2024-05-01");
  CHECK(c.model->county_ids == std::vector<std::string>{"511921", "513334"});
  REQUIRE(c.model->counties.size() == 3);
  CHECK(c.model->counties[0].conditions.at("elev_seat_m") == Cell(395.0));
  CHECK(c.model->counties[2].conditions.at("schooling_years") == Cell());
  CHECK(c.model->industries[0].requirements.at("elevation_band_m") == Cell(std::vector<double>{200, 440, 1500, 2130}));
  CHECK(c.judging.judgements[2].kept_because == "income is what people asked for in spring");
  CHECK(c.method.parameters.at("weight_power") == Setting(1.0));
  CHECK(c.model->library.criteria[4].value.points.size() == 3);
  CHECK(c.model->library.criteria[1].veto->below == 0.01);
  CHECK(c.model->values[0].low == 2000);
  CHECK_FALSE(c.model->values[2].value);
  CHECK(c.record.decisions[0].dissent == "one vote for goats");
  REQUIRE(c.judging.rounds.size() == 1);
  CHECK(c.judging.rounds[0].ballots[0].judgements[1].value == "skip");
  CHECK(c.judging.rounds[0].ballots[0].submitted == "2024-05-10T09:30:00");
  CHECK_FALSE(c.model->sectors[1].is_public);
}

TEST_CASE("the places of a case are kept", "[case]") {
  const std::string folder = YINDI_SOURCE "/tests/data/minimal";
  const Places places = open_casebook(folder).value->places;
  CHECK(places.find("judgement.1.value") == Place{folder + "/casebook.toml", 45, 9});
  CHECK(places.find("participant.1") == Place{folder + "/casebook.toml", 26, 1});
  CHECK(places.find("criterion.1.scale.worst") == Place{folder + "/criteria.toml", 17, 19});
  CHECK(places.find("criterion.1.nothing") == Place{folder + "/criteria.toml", 11, 1});
  CHECK(places.find("value.1.criterion") == Place{folder + "/values.csv", 3, 12});
  CHECK(places.find("county.header.pop_2020") == Place{folder + "/counties.csv", 1, 64});
  CHECK(places.find("round.0.ballot.0.judgement.1") == Place{folder + "/rounds/1/p1.toml", 12, 1});
  CHECK(places.find("nowhere.1") == Place{"nowhere.1", 0, 0});
}

TEST_CASE("what is no casebook folder is one clear error", "[case]") {
  const Scratch scratch;
  const std::string p = scratch.path();
  CHECK(first_line(p + "/no") == p + "/no:1:1: error: the folder is missing");
  CHECK(first_line("") == ":1:1: error: the folder is missing");
  CHECK(first_line(p + "/casebook.toml") == p + "/casebook.toml:1:1: error: this is a file; a casebook is a folder");
  std::filesystem::remove(scratch.folder / "counties.csv");
  CHECK(first_line(p) == p + "/counties.csv:1:1: error: the file is missing");
  std::filesystem::create_directory(scratch.folder / "counties.csv");
  CHECK(first_line(p) == p + "/counties.csv:1:1: error: this is a folder, not a file");
  std::filesystem::remove_all(scratch.folder / "counties.csv");
  REQUIRE(mkfifo((scratch.folder / "counties.csv").c_str(), 0600) == 0);
  CHECK(first_line(p) == p + "/counties.csv:1:1: error: this is no regular file");
  std::filesystem::remove(scratch.folder / "casebook.toml");
  CHECK(first_line(p) == p + "/casebook.toml:1:1: error: the file is missing");
}

TEST_CASE("without permission", "[case]") {
  const Scratch scratch;
  const std::string p = scratch.path();
  chmod(p.c_str(), 0755);
  chmod((p + "/criteria.toml").c_str(), 0);
  {
    const AsNobody nobody;
    CHECK(first_line(p) == p + "/criteria.toml:1:1: error: the file cannot be read");
  }
  chmod(p.c_str(), 0);
  {
    const AsNobody nobody;
    CHECK(first_line(p) == p + ":1:1: error: the folder cannot be read");
  }
  chmod(p.c_str(), 0755);
}

TEST_CASE("a symbolic link out of the folder is not followed", "[case]") {
  const Scratch scratch, other;
  std::filesystem::remove(scratch.folder / "counties.csv");
  std::filesystem::create_symlink(other.folder / "counties.csv", scratch.folder / "counties.csv");
  CHECK(first_line(scratch.path()) ==
        scratch.path() + "/counties.csv:1:1: error: \"counties.csv\" leads out of the casebook's folder");
  std::filesystem::remove(scratch.folder / "counties.csv");
  std::filesystem::copy(other.folder / "counties.csv", scratch.folder / "here.csv");
  std::filesystem::create_symlink("here.csv", scratch.folder / "counties.csv");
  CHECK(read_casebook(scratch.path()).diagnostics.empty());
}

TEST_CASE("optional files may be missing", "[case]") {
  const Scratch scratch;
  for (const char* name :
       {"values.csv", "links.csv", "presence.csv", "sectors.csv", "reference.csv", "columns.csv", "sources.csv"})
    std::filesystem::remove(scratch.folder / name);
  std::filesystem::remove_all(scratch.folder / "rounds");
  const auto loaded = read_casebook(scratch.path());
  CHECK_FALSE(has_errors(loaded.diagnostics));
  CHECK(loaded.value);
}

TEST_CASE("hostile TOML ends by an error", "[case]") {
  const Scratch scratch;
  std::string deep = "a";
  for (int i = 0; i < 200'000; ++i) deep += ".a";
  for (const std::string& text :
       {deep + " = 1\n", "[" + deep + "]\n", "a = " + std::string(200'000, '[') + "\n",
        "x = 1\n[case]\na = { " + deep + " = 1 }\n", std::string("\x01"), std::string("= = =")}) {
    scratch.write("casebook.toml", text);
    const auto loaded = read_casebook(scratch.path());
    CHECK(has_errors(loaded.diagnostics));
    CHECK_FALSE(loaded.value);
  }
}

TEST_CASE("SHA-256 (FIPS 180-4, example of one block)", "[case]") {
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

} // namespace read_casebook_test
