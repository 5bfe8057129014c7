#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <csignal>
#include <random>
#include <set>
#include <sys/resource.h>
#include <sys/stat.h>
#include <tuple>

namespace write_casebook_test {

using namespace yindi;

namespace {

std::map<std::string, std::string> contents(const Scratch& scratch) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(scratch.folder))
    if (entry.is_regular_file())
      files[std::filesystem::relative(entry.path(), scratch.folder).string()] = slurp(entry.path());
  return files;
}

Case minimal() { return *read_casebook(YINDI_SOURCE "/tests/data/minimal").value; }

const std::vector<std::string> nasty = {"quote \" and ''",
                                        "two\nlines\r\nand\ttabs",
                                        "comma, semicolon; # no comment",
                                        "茶叶（四川）㐂𠮷",
                                        " spaces ",
                                        "\\back\\slash",
                                        "[2J without its escape",
                                        "= [table]",
                                        "\"\"\"",
                                        "-",
                                        "true",
                                        "2024-05-01",
                                        "'single'"};

std::string pick(std::mt19937& random, bool may_be_blank = true) {
  const std::size_t i = random() % (nasty.size() + (may_be_blank ? 3 : 0));
  return i < nasty.size() ? nasty[i] : std::string();
}

double some_number(std::mt19937& random) {
  static const double numbers[] = {0, 0.1, -1.0 / 3, 1e-300, 12345678.9, 1e21, -0.05, 395, 4.9406564584124654e-324};
  return numbers[random() % std::size(numbers)];
}

/// A case as strange as the format allows; its ids stay good so that it can be read without errors of reference.
Case strange(unsigned seed) {
  std::mt19937 random(seed);
  Case c = minimal();
  c.judging.rounds.clear();
  c.head.title = {pick(random, false), pick(random)};
  c.head.question = {pick(random), pick(random)};
  c.head.author = pick(random);
  c.head.extras = {{"telephone", "\"0827\""}, {"unknown table", "{ b = 1, a = [2.5, \"x\"] }"}};
  c.head.table_extras = {{"title.français", "\"une affaire\""}, {"remark", "true"}};
  for (Participant& p : c.judging.participants) {
    p.name = pick(random);
    p.weight = 0.25 + double(random() % 7) / 3;
    p.extras = {{"email address", "2024-01-01"}};
  }
  for (Judgement& j : c.judging.judgements) {
    j.comment = pick(random);
    j.stale = random() % 2 == 0;
  }
  c.method.parameters = {
      {"q", std::vector<double>{49, 0, -0.1}}, {"metric", std::string("word \"x\"")}, {"strict", true}};
  if (random() % 2) c.method.normalization = "sum_plain";
  if (random() % 2) c.judging.weighting.kind = "critic", c.judging.weighting.normalization = "minmax";
  if (random() % 2) c.judging.weighting.combine = "game";
  if (random() % 2) c.judging.weighting.parameters = {{"direction_aware", false}};
  c.model.edit().condition_columns.push_back("soil, type");
  for (County& county : c.model.edit().counties) {
    county.name = {pick(random), pick(random)};
    county.conditions["soil, type"] = Cell("loam; " + pick(random, false));
    county.conditions["pop_2020"] = random() % 2 ? Cell(some_number(random)) : Cell();
  }
  for (GivenValue& v : c.model.edit().values) {
    v.note = {pick(random), pick(random)};
    v.extras = {{"remark", pick(random)}, {"other remark", pick(random)}};
  }
  c.model.edit().values[1].value = some_number(random);
  for (Criterion& criterion : c.model.edit().library.criteria) {
    criterion.name = {pick(random, false), pick(random)};
    criterion.help = {pick(random), pick(random)};
    criterion.extras = {{"weight", "[1, 2]"}};
  }
  c.model.edit().library.criteria[6].value = {"s-curve", {}, 0.3, 5, {{"colour", "\"red\""}}};
  c.model.edit().library.criteria[6].extras.insert(c.model->library.criteria[6].extras.begin(), {"scale.ideal", "0.9"});
  c.judging.profiles = {{"hilly", {"Hills", "丘陵"}, "census", {}}, {"plateau", {"Plateau", ""}, "", {}}};
  c.judging.profile_judgements = {{"", "hilly", "goal", "nature", "livelihood", "1/3", "", pick(random), false, {}}};
  for (ColumnNote& note : c.model.edit().columns) note.name = {pick(random), pick(random)}, note.note.zh = pick(random);
  c.model.edit().sources[0].title.zh = pick(random), c.model.edit().sources[0].licence.zh = pick(random);
  c.record.decisions[0].reason = pick(random);
  c.judging.node_weightings = {{"nature", "points", {{"terrain", 40}, {"disaster", 0.1}}, {}, {}, pick(random), {}},
                               {"goal",
                                "best-worst",
                                {{"nature", 1}, {"livelihood", 3}},
                                {{"nature", 3}, {"livelihood", 1}},
                                {{"livelihood", 0.25}},
                                "",
                                {{"asked", "\"by phone\""}}}};
  return c;
}

std::string errors_of(const Scratch& scratch, const Diagnostics& diagnostics) {
  Diagnostics errors;
  for (const Diagnostic& d : diagnostics)
    if (d.severity == Severity::error) errors.push_back(d);
  return scratch.print_all(errors);
}

} // namespace

TEST_CASE("an unchanged case changes no byte", "[write]") {
  const Scratch scratch;
  const auto before = contents(scratch);
  CHECK(write_casebook(minimal(), scratch.path()).empty());
  CHECK(contents(scratch) == before);
}

TEST_CASE("what another program changed since it was read is not written over", "[write]") {
  const Case read = minimal();
  Case mine = read;
  mine.head.title.en = "Mine";
  const Scratch table, criteria, same, own;
  for (const auto& [scratch, file, old, next, line] :
       {std::tuple(&table, "counties.csv", "100.270,29.996,3950", "100.270,29.996,3900", 3),
        std::tuple(&criteria, "criteria.toml", "below = 0.01", "below = 0.02", 19)}) {
    REQUIRE(scratch->replace(file, old, next));
    const auto before = contents(*scratch);
    const std::string said = scratch->print_all(write_casebook(mine, scratch->path(), scratch->path(), &read));
    CHECK(said.find(std::string(file) + ":") == 0);
    CHECK(said.find("was changed by another program since it was read, so nothing was saved") != std::string::npos);
    CHECK(contents(*scratch) == before);
    if (line == 3) CHECK(said.find("counties.csv:3:1: error: ") == 0);
  }
  REQUIRE(same.replace("counties.csv", "100.270", "100.27")); // the same number in other digits
  CHECK_FALSE(has_errors(write_casebook(mine, same.path(), same.path(), &read)));
  CHECK(same.read("counties.csv").find("100.27,") != std::string::npos);
  mine.model.edit().counties[1].name.en = "Lithang"; // nobody else has written
  CHECK_FALSE(has_errors(write_casebook(mine, own.path(), own.path(), &read)));
  CHECK(own.read("counties.csv").find("Lithang") != std::string::npos);
}

TEST_CASE("only the files whose content changed are written", "[write]") {
  const Scratch scratch;
  scratch.write("journal.jsonl", "{}\n");
  auto expected = contents(scratch);
  Case c = minimal();
  c.model.edit().values[1].value = 950;
  CHECK(write_casebook(c, scratch.path()).empty());
  auto after = contents(scratch);
  CHECK(after["values.csv"].find("yak,income,950,") != std::string::npos);
  after.erase("values.csv"), expected.erase("values.csv");
  CHECK(after == expected);
  CHECK(*read_casebook(scratch.path()).value == c);
}

TEST_CASE("a commented file is kept once and the note says so", "[write]") {
  const Scratch scratch;
  const std::string original = scratch.read("casebook.toml");
  Case c = minimal();
  c.head.author = "Someone # else";
  const Diagnostics notes = write_casebook(c, scratch.path());
  CHECK(scratch.print_all(notes) ==
        "casebook.toml:1:1: note: comments are not kept on saving; the file as it was is now "
        "\"casebook.toml.orig\"\n");
  CHECK(scratch.read("casebook.toml.orig") == original);
  CHECK(*read_casebook(scratch.path()).value == c);
  c.head.author = "Someone";
  CHECK(write_casebook(c, scratch.path()).empty());
  CHECK(scratch.read("casebook.toml.orig") == original);
}

TEST_CASE("what is written reads back equal, however strange", "[write]") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    INFO("seed " << seed);
    const Scratch scratch(false);
    const Case c = strange(seed);
    CHECK(errors_of(scratch, write_casebook(c, scratch.path())).empty());
    const auto loaded = read_casebook(scratch.path());
    CHECK(errors_of(scratch, loaded.diagnostics).empty());
    REQUIRE(loaded.value);
    CHECK(*loaded.value == c);
    const auto before = contents(scratch);
    CHECK(write_casebook(c, scratch.path()).empty());
    CHECK(contents(scratch) == before);
  }
}

TEST_CASE("the canonical text is a fixed point", "[write]") {
  for (const Case& c : {minimal(), strange(1)}) {
    const Folder memory{"memory", compose(c)};
    Case again = open_casebook(memory).value->value;
    CHECK(compose(again) == compose(c));
  }
}

TEST_CASE("a case that would not read back is not saved", "[write]") {
  const Scratch scratch;
  const auto before = contents(scratch);
  Case c = minimal();
  c.head.author = "not UTF-8: \xFF";
  CHECK(has_errors(write_casebook(c, scratch.path())));
  c = minimal();
  c.model.edit().counties[0].conditions["pop_2020"] = Cell(std::string("12")); // words that look like a number
  CHECK(has_errors(write_casebook(c, scratch.path())));
  c = minimal();
  c.head.criteria_file = "../criteria.toml";
  CHECK(has_errors(write_casebook(c, scratch.path())));
  CHECK(contents(scratch) == before);
}

TEST_CASE("closed rounds are never rewritten", "[write]") {
  const Scratch scratch;
  const auto before = contents(scratch);
  Case c = minimal();
  c.judging.rounds[0].ballots[0].judgements[0].value = "9";
  const Diagnostics refused = write_casebook(c, scratch.path());
  REQUIRE(refused.size() == 1);
  CHECK(scratch.print_all(refused).starts_with("rounds/1/p1.toml:1:1: error: round 1 is closed and never changes"));
  CHECK(contents(scratch) == before);
}

TEST_CASE("saving into another folder takes the closed rounds along", "[write]") {
  const Scratch scratch, other(false);
  const std::string target = (other.folder / "new" / "case").string();
  CHECK(has_errors(write_casebook(minimal(), target)));
  CHECK_FALSE(std::filesystem::exists(target));
  CHECK(write_casebook(minimal(), target, scratch.path()).empty());
  const auto loaded = read_casebook(target);
  CHECK(loaded.diagnostics.empty());
  CHECK(*loaded.value == minimal());
}

TEST_CASE("a folder whose files cannot be read is not overwritten", "[write]") {
  const Scratch scratch;
  scratch.write("casebook.toml", "format = \n");
  const auto before = contents(scratch);
  CHECK(has_errors(write_casebook(minimal(), scratch.path())));
  CHECK(contents(scratch) == before);
}

TEST_CASE("a full disk leaves the old files", "[write]") {
  const Scratch scratch;
  const auto before = contents(scratch);
  Case c = minimal();
  c.head.author = "Someone";
  c.model.edit().sources[0].note.en = std::string(20'000, 'x');
  // A limit on the size of files stands for the full disk: the larger file fails after the smaller one is written.
  rlimit old{}, small{};
  getrlimit(RLIMIT_FSIZE, &old);
  small = old;
  small.rlim_cur = 10'000;
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &small);
  const Diagnostics problems = write_casebook(c, scratch.path());
  setrlimit(RLIMIT_FSIZE, &old);
  std::signal(SIGXFSZ, handler);
  REQUIRE(problems.size() == 1);
  CHECK(scratch.print_all(problems).starts_with("sources.csv:1:1: error: the file cannot be written: File too large"));
  auto after = contents(scratch);
  CHECK(after == before);
}

TEST_CASE("a folder without permission to write leaves the old files", "[write]") {
  const Scratch scratch;
  const auto before = contents(scratch);
  Case c = minimal();
  c.head.author = "Someone";
  chmod(scratch.path().c_str(), 0555);
  const bool root = geteuid() == 0;
  if (root) REQUIRE(seteuid(65534) == 0);
  const Diagnostics problems = write_casebook(c, scratch.path());
  if (root) REQUIRE(seteuid(0) == 0);
  chmod(scratch.path().c_str(), 0755);
  REQUIRE(problems.size() == 1);
  CHECK(scratch.print_all(problems).starts_with(
      "casebook.toml:1:1: error: the file cannot be written: Permission denied"));
  CHECK(contents(scratch) == before);
}

} // namespace write_casebook_test
