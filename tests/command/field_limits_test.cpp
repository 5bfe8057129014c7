// Inputs that are too large, too deep or never end, and saves that are: refused with the number, or read whole.

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "engine/format/hash.h"
#include "engine/format/save_files.h"
#include "engine/format/unfinished_save.h"
#include "tests/catch.h"
#include "tests/command/field.h"

#include <csignal>
#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

namespace field_limits_test {

using namespace yindi;
using namespace yindi::field;
using test::run;
namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

namespace {

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    names.push_back(entry.path().lexically_relative(folder).string());
  std::sort(names.begin(), names.end());
  return names;
}

/// The case of `tests/data/minimal` and another one, of which many files differ.
struct Two {
  Case a, b;
  explicit Two(const Scratch& scratch) : a(*read_casebook(scratch.path()).value), b(a) {
    Model& model = b.model.edit();
    for (Criterion& criterion : model.library.criteria) criterion.name.en += " B";
    for (County& county : model.counties) county.name.en += " B";
    for (Source& source : model.sources) source.title.en += " B";
    for (GivenValue& value : model.values)
      if (value.value) *value.value += 1;
    b.head.title.en = "Another state";
  }
};

} // namespace

TEST_CASE("outranking refuses more pairs than it can hold", "[field]") {
  std::string rows = "alternative,a,b\ndirection,max,max\nweight,1,1\n";
  for (int i = 0; i < 20000; ++i)
    rows += "r" + std::to_string(i) + "," + std::to_string(i % 977) + "," + std::to_string(i % 313) + "\n";
  const TableFile table(rows);
  for (const char* method :
       {"electre-net", "promethee-i", "electre-i", "electre-i-veto", "electre-ii", "electre-iii"}) {
    INFO(method);
    const test::Run result = run({"matrix", table.path, "--method", method});
    CHECK(result.status == 1);
    CHECK(has(result.err, "400,000,000"));
    CHECK(has(result.err, table.path + ":"));
  }
}

TEST_CASE("keys of too many parts are refused, also behind a quoted quotation mark", "[field]") {
  std::string deep = "a = \"\\\"\"\n";
  for (int i = 0; i < 30000; ++i) deep += "k.";
  for (const char* file : {"casebook.toml", "criteria.toml"}) {
    INFO(file);
    const Scratch scratch;
    scratch.write(file, scratch.read(file) + "\n" + deep + "k = 1\n");
    const Lines lines = of(told(scratch), std::string("error ") + file);
    REQUIRE_FALSE(lines.empty());
    CHECK(has(lines[0], "a key of more than 64 parts"));
  }
  const Scratch tables; // and tables in tables
  std::string nested = "\nx = ";
  for (int i = 0; i < 30000; ++i) nested += "{a=";
  tables.write("criteria.toml", tables.read("criteria.toml") + nested + "\n");
  CHECK_FALSE(of(told(tables), "error criteria.toml").empty());
}

TEST_CASE("a formula of 13,000 terms", "[field]") {
  const Scratch scratch;
  std::string formula = "county.schooling_years";
  for (int i = 0; i < 13000; ++i) formula += " + 0 * industry.price_cv";
  REQUIRE(scratch.replace("criteria.toml",
                          "kind = \"supply\", condition = \"schooling_years\", requirement = \"schooling_need_years\"",
                          "kind = \"formula\", formula = \"" + formula + "\""));
  CHECK(run({"check", scratch.path()}).status <= 1); // said or computed, never a crash
}

TEST_CASE("equal voices are equal, however large", "[field]") {
  const Scratch plain;
  const std::string right = ranked(plain, "511921");
  REQUIRE_FALSE(right.empty());
  for (const char* weight : {"1e308", "5e-324", "3"}) {
    INFO(weight);
    const Scratch scratch;
    REQUIRE(scratch.replace("casebook.toml", "weight = 1.0", std::string("weight = ") + weight));
    REQUIRE(scratch.replace("casebook.toml", "weight = 1.0", std::string("weight = ") + weight));
    const std::string now = ranked(scratch, "511921");
    CHECK((now == right || !of(told(scratch), "error casebook.toml:").empty()));
  }
}

TEST_CASE("columns without a name are counted once", "[field]") {
  std::string head = "alternative,a", row = "x,1";
  for (int i = 0; i < 300000; ++i) head += ",", row += ",1";
  const TableFile table(head + "\n" + row + "\n");
  const test::Run result = run({"matrix", table.path, "--method", "saw"});
  CHECK(result.status == 1);
  CHECK(has(result.err, "300000"));
  CHECK(std::count(result.err.begin(), result.err.end(), '\n') < 10);
}

TEST_CASE("many criteria, and parents in a circle, are told once", "[field]") {
  const Scratch circle;
  std::string criteria = "format = 1\n\n[library]\nid = \"c\"\nname = \"C\"\n";
  const int count = 20000;
  for (int i = 0; i < count; ++i)
    criteria += "\n[[criterion]]\nid = \"c" + std::to_string(i) + "\"\nparent = \"c" + std::to_string((i + 1) % count) +
                "\"\nname = \"C\"\n";
  circle.write("criteria.toml", criteria);
  const Lines lines = of(told(circle), "error criteria.toml:");
  CHECK(std::count_if(lines.begin(), lines.end(), [](const std::string& line) { return has(line, "circle"); }) == 1);
}

TEST_CASE("files are judged by their size before they are read", "[field]") {
  const Scratch scratch;
  fs::resize_file(scratch.folder / "values.csv", std::uintmax_t(3) << 30); // holes, which take no space
  CHECK(has(run({"check", scratch.path()}).err,
            "values.csv:1:1: error: the file is larger than 2 GB, which is not read"));
  const Scratch text;
  fs::resize_file(text.folder / "criteria.toml", 65 << 20);
  CHECK(has(run({"check", text.path()}).err,
            "criteria.toml:1:1: error: the file is larger than 64 MB, which is not read"));
}

TEST_CASE("reasons that are the reason", "[field]") {
  const std::string minimal = std::string(YINDI_SOURCE) + "/tests/data/minimal";
  for (const char* number : {"1e308", "inf", "-1", "1000000"}) {
    INFO(number);
    const test::Run result = run({"region", minimal, "--plan", "--lambda", number});
    CHECK(result.status != 0);
    CHECK(has(result.err, "--lambda must be from 0 to below 1,000,000"));
  }
  CHECK(
      has(run({"region", minimal, "--plan", "--max-loss", "inf"}).err, "--max-loss must be a finite number from 0 on"));
  const Scratch seed;
  REQUIRE(seed.replace("casebook.toml", "seed = 1", "seed = 9223372036854775807"));
  CHECK(of(told(seed), "error casebook.toml:").at(0).find("a number up to 9007199254740992") != std::string::npos);
  const Scratch link;
  fs::remove(link.folder / "criteria.toml");
  fs::create_symlink("criteria.toml", link.folder / "criteria.toml");
  const Lines lines = of(told(link), "error criteria.toml:");
  REQUIRE_FALSE(lines.empty());
  CHECK(has(lines[0], "the link leads in a circle"));
}

TEST_CASE("a save that cannot replace one file replaces none", "[field][save]") {
  const Scratch scratch;
  const Two two(scratch);
  const std::string criteria = scratch.read("criteria.toml"), casebook = scratch.read("casebook.toml");
  fs::remove(scratch.folder / "values.csv"); // what somebody else did meanwhile
  fs::create_directory(scratch.folder / "values.csv");
  const auto before = names_in(scratch.path());
  const Diagnostics said = save_files(
      scratch.path(), {{"casebook.toml", "new"}, {"criteria.toml", "new"}, {"values.csv", "new"}, {"x/y.csv", "new"}});
  REQUIRE(said.size() == 1);
  CHECK(has(print(said[0]), "values.csv:1:1: error: the file cannot be written: "));
  CHECK(has(print(said[0]), "there is a folder of that name"));
  CHECK(scratch.read("criteria.toml") == criteria);
  CHECK(scratch.read("casebook.toml") == casebook);
  CHECK(names_in(scratch.path()) == before); // no temporary file, no list, no new folder
  fs::remove(scratch.folder / "values.csv");
  CHECK(save_files(scratch.path(), {{"casebook.toml", "new"}, {"values.csv", "new"}, {"x/y.csv", "new"}}).empty());
  CHECK(scratch.read("casebook.toml") == "new");
  CHECK(scratch.read("x/y.csv") == "new");
  for (const std::string& name : names_in(scratch.path())) CHECK_FALSE(name.starts_with('.'));
}

TEST_CASE("a save that was cut short reads whole: as it was, or as it was to be", "[field][save]") {
  const std::vector<std::string> files = {"casebook.toml", "counties.csv", "criteria.toml", "sources.csv",
                                          "values.csv"};
  const Scratch target; // what the save writes
  const Two two(target);
  REQUIRE_FALSE(has_errors(write_casebook(two.b, target.path())));
  for (std::size_t done = 0; done <= files.size(); ++done) {
    INFO(done << " files replaced");
    const Scratch scratch;
    std::vector<ListedFile> lines;
    for (std::size_t i = 0; i < files.size(); ++i) {
      const std::string old = scratch.read(files[i]), fresh = target.read(files[i]);
      const std::string temporary = "." + files[i] + ".save-AbC12" + std::to_string(i);
      lines.push_back({files[i], temporary, sha256(old), sha256(fresh)});
      scratch.write(i < done ? files[i] : temporary, fresh);
      if (i < done) scratch.write(temporary, old); // they exchange their names
    }
    CHECK(read_casebook(scratch.path()).value == (done == 0 ? two.a : read_casebook(scratch.path()).value));
    const std::string list = compose_save_list(lines);
    scratch.write(save_list, list.substr(0, list.size() / 2)); // cut short itself
    if (done == 0) CHECK(read_casebook(scratch.path()).value == two.a);
    scratch.write(save_list, list);
    const Loaded<Case> now = read_casebook(scratch.path());
    REQUIRE(now.value);
    CHECK(*now.value == two.b);
    CHECK(has(scratch.print_all(now.diagnostics), "a save was cut short"));
    CHECK(run({"check", scratch.path()}).status == 0);
    CHECK(scratch.read(save_list) == list); // who reads changes nothing
    CHECK_FALSE(has_errors(finish_save(scratch.path())));
    CHECK(read_casebook(scratch.path()).diagnostics.empty());
    CHECK(*read_casebook(scratch.path()).value == two.b);
    for (const std::string& name : names_in(scratch.path())) CHECK_FALSE(name.starts_with('.'));
  }
}

TEST_CASE("what somebody changed after a save that was cut short stays", "[field][save]") {
  const Scratch scratch;
  const std::string old = scratch.read("sources.csv");
  scratch.write(".sources.csv.save-AbC123", "id\n");
  scratch.write(save_list,
                compose_save_list({{"sources.csv", ".sources.csv.save-AbC123", sha256(old), sha256("id\n")}}));
  scratch.write("sources.csv", old + "mine,Mine,,,,,\n");
  CHECK(has(run({"check", scratch.path()}).out,
            "sources.csv:1:1: warning: the file was changed after a save that was cut"));
  finish_save(scratch.path());
  CHECK(scratch.read("sources.csv") == old + "mine,Mine,,,,,\n");
  // A list from elsewhere takes nothing from outside the folder and nothing that no save wrote.
  for (const auto& [name, temporary] : std::vector<std::pair<std::string, std::string>>{
           {"../x.csv", "../.x.csv.save-AbC123"}, {"sources.csv", "values.csv"}, {"sources.csv", "/etc/hostname"}}) {
    const Scratch hostile;
    const std::string bytes = hostile.read("values.csv");
    hostile.write(save_list,
                  compose_save_list({{name, temporary, sha256(hostile.read("sources.csv")), sha256(bytes)}}));
    CHECK(unfinished_save(hostile.path()).pending.empty());
    finish_save(hostile.path());
    CHECK(hostile.read("sources.csv") == old);
  }
}

TEST_CASE("a save of one file finishes first what another save left", "[field][save]") {
  const Scratch scratch;
  const std::string sources = scratch.read("sources.csv"), values = scratch.read("values.csv");
  const std::string fresh = sources + "mine,Mine,,,,,\n";
  scratch.write(".sources.csv.save-AbC123", fresh);
  scratch.write(save_list,
                compose_save_list({{"sources.csv", ".sources.csv.save-AbC123", sha256(sources), sha256(fresh)},
                                   {"values.csv", ".values.csv.save-AbC124", sha256(values), sha256(values)}}));
  SECTION("another file") {
    REQUIRE(save_files(scratch.path(), {{"note.txt", "a note"}}).empty());
    CHECK(scratch.read("sources.csv") == fresh);
  }
  SECTION("one of the same") {
    REQUIRE(save_files(scratch.path(), {{"sources.csv", sources}}).empty());
    CHECK(scratch.read("sources.csv") == sources);
  }
  for (const std::string& name : names_in(scratch.path())) CHECK_FALSE(name.starts_with('.'));
}

TEST_CASE("killed in the middle of a save, the folder is one of two states", "[field][save]") {
  const Scratch scratch;
  fs::remove_all(scratch.folder / "rounds");
  const Two two(scratch);
  REQUIRE_FALSE(has_errors(write_casebook(two.b, scratch.path())));
  for (int i = 0; i < 20; ++i) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0)
      for (;;) {
        write_casebook(two.a, scratch.path());
        write_casebook(two.b, scratch.path());
      }
    usleep(static_cast<useconds_t>(5000 + 9000 * i));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const Loaded<Case> now = read_casebook(scratch.path());
    REQUIRE(now.value);
    CHECK((*now.value == two.a || *now.value == two.b));
  }
  REQUIRE_FALSE(has_errors(write_casebook(two.a, scratch.path())));
  for (const std::string& name : names_in(scratch.path())) CHECK_FALSE(name.starts_with('.'));
}

} // namespace field_limits_test
