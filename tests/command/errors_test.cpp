// What the commands say of bad input and wrong usage: the exact place, once, in words that name the cure.

#include "engine/command/program.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/command/run.h"

#include <nlohmann/json.hpp>
#include <sstream>

namespace errors_test {

using namespace yindi;
using test::run;
using test::Run;
using Json = nlohmann::json;

namespace {

/// Standard error with paths inside the folder.
std::string said(const Scratch& scratch, Run result) {
  const std::string prefix = scratch.path() + "/";
  for (auto at = result.err.find(prefix); at != std::string::npos; at = result.err.find(prefix))
    result.err.erase(at, prefix.size());
  return result.err;
}

std::string minimal() { return std::string(YINDI_SOURCE) + "/tests/data/minimal"; }

void divide_by_zero(const Scratch& scratch) {
  REQUIRE(scratch.replace("criteria.toml", "{ kind = \"industry\", requirement = \"price_cv\" }",
                          "{ kind = \"formula\", expression = \"1 / (county.elev_seat_m - 395)\" }"));
}

} // namespace

TEST_CASE("parameters of the method are told at their key", "[errors]") {
  const Scratch scratch;
  REQUIRE(scratch.replace("casebook.toml", "{ weight_power = 1 }", "{ weight_power = 9, weigt_power = 1 }"));
  for (const char* command : {"check", "rank"}) {
    const Run result = run({command, scratch.path()});
    CHECK(result.status == 1);
    CHECK(said(scratch, result)
              .starts_with("casebook.toml:92:16: error: parameter \"weight_power\" is out of range\n"
                           "  it takes a number from 0.5 to 4\n"
                           "casebook.toml:92:34: error: method \"topsis\" has no parameter "
                           "\"weigt_power\"\n  did you mean \"weight_power\"?\n"));
  }
  REQUIRE(scratch.replace("casebook.toml", "id = \"topsis\"", "id = \"topsys\""));
  CHECK(said(scratch, run({"rank", scratch.path()})) ==
        "casebook.toml:91:6: error: method \"topsys\" is not in this version\n  did you mean \"topsis\"?\n");
}

TEST_CASE("a formula that fails is told at the measure of its criterion, each failure once", "[errors]") {
  const Scratch scratch;
  divide_by_zero(scratch);
  const std::string expected =
      "criteria.toml:54:11: error: the formula of \"market_risk\" fails for Tea in Tongjiang: division by zero\n"
      "  guard the formula, for example with max(x, 0.001), or leave the cell blank\n"
      "criteria.toml:54:11: error: the formula of \"market_risk\" fails for Yak in Tongjiang: division by zero\n"
      "  guard the formula, for example with max(x, 0.001), or leave the cell blank\n"
      "criteria.toml:54:11: error: the formula of \"market_risk\" fails for Highland barley in Tongjiang: division by "
      "zero\n"
      "  guard the formula, for example with max(x, 0.001), or leave the cell blank\n";
  CHECK(said(scratch, run({"explain", scratch.path(), "--county", "511921"})) == expected);
  CHECK(said(scratch, run({"rank", scratch.path(), "--county", "511921", "--county", "511921"})) == expected);
  CHECK(said(scratch, run({"check", scratch.path()})) == expected);
  CHECK(run({"check", scratch.path()}).status == 1);
}

TEST_CASE("a county asked for twice is ranked once", "[errors]") {
  const Json json =
      Json::parse(run({"rank", minimal(), "--county", "513334", "--county", "513334", "--format", "json"}).out);
  CHECK(json["counties"].size() == 1);
}

TEST_CASE("notes of weighing stand where the judgements do, and origins are ids", "[errors]") {
  const Scratch scratch;
  REQUIRE(scratch.replace("rounds/1/round.toml", "state = \"closed\"", "state = \"open\""));
  const Json open = Json::parse(run({"rank", scratch.path(), "--format", "json"}).out)["counties"][0]["consistency"];
  CHECK(open["goal"]["origin_kind"] == "participants");
  CHECK(open["goal"]["origin_id"].is_null());
  CHECK(open["goal"]["origin"] == "participants");
  const Json closed = Json::parse(run({"rank", minimal(), "--format", "json"}).out)["counties"][0]["consistency"];
  CHECK(closed["goal"]["origin_kind"] == "round");
  CHECK(closed["goal"]["origin_id"] == "1");
  CHECK(closed["nature"]["origin_kind"] == "participants");
}

TEST_CASE("every diagnostic of check has a line and a column", "[errors]") {
  const Json notes = Json::parse(run({"check", minimal(), "--format", "json"}).out)["diagnostics"];
  CHECK_FALSE(notes.empty());
  bool of_round = false;
  for (const Json& note : notes) {
    CAPTURE(note.dump());
    CHECK(note["line"] > 0);
    CHECK(note["column"] > 0);
    of_round = of_round || note["path"] == minimal() + "/rounds/1/round.toml";
  }
  CHECK(of_round); // its ballot does not connect the node "livelihood"
  CHECK(run({"check", minimal() + "/nowhere"}).err.starts_with(minimal() + "/nowhere:1:1: error: "));
}

TEST_CASE("judgements that do not connect a node are told at the first of them", "[errors]") {
  const Scratch scratch;
  REQUIRE(scratch.replace("casebook.toml", "a = \"market_risk\"\nb = \"services\"\nvalue = \"1\"",
                          "a = \"market_risk\"\nb = \"income\"\nvalue = \"1\"\nprofile = \"hilly\""));
  REQUIRE(scratch.replace("casebook.toml", "a = \"income\"\nb = \"services\"\nvalue = \"2\"",
                          "a = \"market_risk\"\nb = \"income\"\nvalue = \"1/3\"\nprofile = \"plateau\""));
  const std::string err = said(scratch, run({"check", scratch.path()}));
  // Herders' for the hilly profile at line 77, the bureau's for the plateau at line 55: each profile's first that
  // counts.
  CHECK(err.find("casebook.toml:77:1: error: the judgements of Livelihood leave groups that nobody compared") == 0);
  CHECK(err.find("\ncasebook.toml:55:1: error: the judgements of Livelihood leave groups") != std::string::npos);
}

TEST_CASE("arguments are named as they were given", "[errors]") {
  const auto refused = [](const std::vector<std::string>& more) {
    std::vector<std::string> all = {"rank", minimal()};
    all.insert(all.end(), more.begin(), more.end());
    const Run result = run(all);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    return result.err;
  };
  CHECK(refused({"--set", "robustness.draws=many"}) ==
        "--set robustness.draws=many: error: \"many\" does not fit here\n  write a whole number\n");
  CHECK(refused({"--set", "robustness.drows=1"})
            .starts_with("--set robustness.drows=1: error: there is nothing at \"robustness.drows\"\n"));
  CHECK(refused({"--set", "weighting.ri=saaty1978"})
            .starts_with("--set weighting.ri=saaty1978: error: unknown word \"saaty1978\"\n"));
  CHECK(
      refused({"--set", "method.parameters.weight_power=9"})
          .starts_with("--set method.parameters.weight_power=9: error: parameter \"weight_power\" is out of range\n"));
  CHECK(refused({"--set", "method.id=topsys"})
            .starts_with("--set method.id=topsys: error: method \"topsys\" is not in this version\n"));
  CHECK(refused({"--param", "weight_power=9"})
            .starts_with("--param weight_power=9: error: parameter \"weight_power\" is out of range\n"));
  CHECK(refused({"--method", "topsys"})
            .starts_with("--method topsys: error: method \"topsys\" is not in this version\n"));
  CHECK(refused({"--set", "draws"}) == "yindi: --set takes key=value, not \"draws\"\n");
  CHECK(run({"check", minimal(), "--set", "robustness.draws=many"}).status == 2);
  CHECK(run({"check", minimal(), "--set", "method.parameters.weight_power=9"})
            .err.starts_with("--set method.parameters.weight_power=9: error: "));
}

TEST_CASE("a blank value is no default", "[errors]") {
  const Scratch scratch;
  scratch.write("m.csv", "alternative,a\ndirection,max\nA,1\nB,2\n");
  const std::string matrix = scratch.path() + "/m.csv";
  const std::vector<std::vector<std::string>> all = {
      {"matrix", matrix, "--method", "topsis", "--normalization", ""},
      {"matrix", matrix, "--method", ""},
      {"matrix", "", "--method", "topsis"},
      {"rank", ""},
      {"rank", " "},
      {"rank", minimal(), "--method", ""},
      {"rank", minimal(), "--county", ""},
      {"check", minimal(), "--set", ""},
      {"explain", minimal(), "--county", "513334", "--industry", ""},
      {"explain", minimal(), "--county", "513334", "--against", ""},
      {"ahp", ""},
      {"ahp", matrix, "--ri", ""},
      {"ahp", matrix, "--member-weights", ""},
      {"report", minimal(), "--output", ""},
  };
  for (const auto& arguments : all) {
    const Run result = run(arguments);
    CAPTURE(arguments);
    CHECK(result.status == 2);
    CHECK(result.err.find("a value is needed here, not a blank") != std::string::npos);
  }
}

TEST_CASE("a matrix needs numbers, and the hint does not say to leave one out", "[errors]") {
  const Scratch scratch;
  for (const char* cell : {"nan", "inf", "-inf", "n/a", "many"}) {
    scratch.write("m.csv", std::string("alternative,a\ndirection,max\nA,") + cell + "\nB,2\n");
    const Run result = run({"matrix", scratch.path() + "/m.csv", "--method", "topsis"});
    CAPTURE(cell);
    CHECK(result.status == 1);
    CHECK(said(scratch, result).starts_with(std::string("m.csv:3:3: error: \"") + cell + "\" is no number\n  write "));
    CHECK(result.err.find("blank") == std::string::npos);
  }
  for (const char* cell : {"1e101", "-1e101", "1e-101"}) {
    scratch.write("m.csv", std::string("alternative,a\ndirection,max\nA,") + cell + "\nB,2\n");
    CHECK(said(scratch, run({"matrix", scratch.path() + "/m.csv", "--method", "topsis"})) ==
          std::string("m.csv:3:3: error: ") + cell + " is too large or too small to reckon with\n" +
              "  give the column in other units, so that numbers stay between 1e-100 and 1e100\n");
  }
}

TEST_CASE("a group of comparisons says which file and which name", "[errors]") {
  const Scratch scratch;
  scratch.write("one.csv", ",a,b,c\na,1,2,\nb,,1,3\nc,,,1\n");
  scratch.write("two.csv", ",a,b,d\na,1,2,\nb,,1,3\nd,,,1\n");
  scratch.write("few.csv", ",a,b\na,1,2\nb,,1\n");
  scratch.write("apart.csv", ",a,b,c\na,1,2,\nb,,1,\nc,,,1\n");
  const auto file = [&](const char* name) { return scratch.path() + "/" + name; };
  CHECK(said(scratch, run({"ahp", file("one.csv"), file("two.csv")})) ==
        "two.csv:1:6: error: two.csv compares other items than one.csv\n  all files of a group name the same items\n");
  CHECK(said(scratch, run({"ahp", file("one.csv"), file("few.csv")})) ==
        "few.csv:1:1: error: few.csv compares other items than one.csv\n  all files of a group name the same items\n");
  CHECK(said(scratch, run({"ahp", file("apart.csv"), file("apart.csv")}))
            .starts_with("apart.csv:1:1: error: the judgements of apart.csv and apart.csv leave groups"));
  CHECK(said(scratch, run({"ahp", file("apart.csv"), file("apart.csv"), "--aggregate", "priorities"}))
            .starts_with("apart.csv:1:1: error: nobody's own judgements of apart.csv and apart.csv connect all"));
  for (const auto& [weights, message] :
       std::vector<std::pair<std::string, std::string>>{{"1,x", "\"x\" is no weight: a number from 0 on"},
                                                        {"1,x,2", "\"x\" is no weight: a number from 0 on"},
                                                        {"1,-2", "\"-2\" is no weight: a number from 0 on"},
                                                        {"1,2,3", "weights given: 3, files: 2"},
                                                        {"0,0", "none is above 0, so nobody would count"}}) {
    const Run result = run({"ahp", file("one.csv"), file("one.csv"), "--member-weights", weights});
    CHECK(result.status == 2);
    CHECK(result.err ==
          "yindi: --member-weights: " + message + "\n  write one number for each file, as in --member-weights 1,2,1\n");
  }
}

TEST_CASE("check counts without plurals, report takes its format from the ending", "[errors]") {
  const Scratch scratch;
  REQUIRE(scratch.replace("values.csv", "513334,yak", "999999,yak"));
  CHECK(run({"check", scratch.path()}).out.find(": errors 1, warnings 0, notes ") != std::string::npos);
  CHECK(run({"report", minimal(), "--output", scratch.path() + "/r.HTML"}).status == 0);
  CHECK(scratch.read("r.HTML").starts_with("<!"));
  const Run format = run({"report", minimal(), "--output", scratch.path() + "/r.md", "--format", "json"});
  CHECK(format.status == 2);
  CHECK(format.err.find("a report's format is the ending of its file") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(scratch.folder / "r.md"));
}

TEST_CASE("what a method refuses of a matrix stands at its cell", "[errors]") {
  const Scratch scratch;
  scratch.write("m.csv", "alternative,size,price\ndirection,max,max\nA,3,4\nB,2,-7\n");
  const Run result = run({"matrix", scratch.path() + "/m.csv", "--method", "wpm"});
  CHECK(result.status == 1);
  CHECK(said(scratch, result).starts_with("m.csv:4:5: error: "));
}

TEST_CASE("who gives a name in place of an id is told the id", "[errors]") {
  const std::string book = YINDI_SOURCE "/casebooks/sichuan-plateau";
  for (const char* name : {"Litang", "litang", "理塘县", "理塘"}) {
    const Run result = run({"rank", book, "--county", name});
    CHECK(result.status == 2);
    CHECK(result.err.find("\"513334\"") != std::string::npos);
  }
  const Run industry = run({"explain", book, "--county", "513334", "--industry", "牦牛", "--lang", "zh"});
  CHECK(industry.status == 2);
  CHECK(industry.err.find("“yak”") != std::string::npos);
}

TEST_CASE("tables of ahp and hierarchy speak the language, a group shows each file by itself", "[program]") {
  const Scratch scratch;
  scratch.write("one.csv", ",a,b,c\na,1,2,3\nb,,1,2\nc,,,1\n");
  scratch.write("two.csv", ",a,b,c\na,1,1/2,\nb,,1,2\nc,,,1\n");
  scratch.write("h.toml", "name = \"g\"\nelements = [\"a\", \"b\"]\nscores = [1, 3]\n");
  const auto file = [&](const char* name) { return scratch.path() + "/" + name; };
  const std::string chinese = run({"ahp", file("one.csv"), "--lang", "zh"}).out;
  CHECK(chinese.find("weight") == std::string::npos);
  CHECK(chinese.find("权重") != std::string::npos);
  CHECK(run({"ahp", file("one.csv"), "--lang", "zh", "--format", "csv"}).out.starts_with("item,weight\n"));
  const std::string tree = run({"hierarchy", file("h.toml"), "--lang", "zh", "--mode", "ideal"}).out;
  for (const char* word : {"备选方案", "优先度", "赋权方式", "得分", "理想模式"}) {
    CAPTURE(word);
    CHECK(tree.find(word) != std::string::npos);
  }
  CHECK(run({"hierarchy", file("h.toml"), "--mode", "idael"}).err.find("did you mean \"ideal\"?") != std::string::npos);
  const std::string group = run({"ahp", file("one.csv"), file("two.csv")}).out;
  CHECK(group.find("0.0079") != std::string::npos); // CR of the first alone
  CHECK(group.find("a against c: judged by 1 of 2") != std::string::npos);
}

TEST_CASE("explain says what could still be asked, and whether it can change first place", "[program]") {
  const Scratch scratch;
  REQUIRE(
      scratch.replace("casebook.toml", "a = \"market_risk\"\nb = \"services\"", "a = \"income\"\nb = \"services\""));
  const std::vector<std::string> command = {"explain", scratch.path(), "--county", "513334"};
  const Run shown = run(command);
  CAPTURE(shown.err);
  CHECK(shown.out.find("What could still be asked") != std::string::npos);
  CHECK(shown.out.find("pairs that nobody judged: 1; the next to ask is") != std::string::npos);
  std::vector<std::string> json = command;
  json.insert(json.end(), {"--format", "json"});
  const Json open = Json::parse(run(json).out)["open_pairs"];
  REQUIRE(open.size() == 1);
  CHECK(open[0]["node"] == "livelihood");
  CHECK(open[0]["missing"] == 1);
  CHECK(open[0]["first_stays"].get<double>() > 0);
  const Run complete = run({"explain", minimal(), "--county", "513334"});
  CHECK(complete.out.find("What could still be asked") == std::string::npos);
}

TEST_CASE("wrong usage is told in our words in both languages", "[errors]") {
  const std::vector<std::string> commands[] = {{"rank"},
                                               {"rank", minimal(), "extra"},
                                               {"rank", minimal(), "--format", "xml"},
                                               {"robust", minimal(), "--draws", "0"},
                                               {"region", minimal(), "--plan", "--lambda", "much"},
                                               {"robust", minimal(), "--standard-error", "2"},
                                               {"region", minimal(), "--lambda", "2"},
                                               {"rank", minimal(), "--method"},
                                               {"report", minimal(), "--output", "r.html", "--format", "html"},
                                               {}};
  const std::pair<const char*, const char*> expected[] = {
      {"CASEBOOK is missing", "缺少 CASEBOOK"},
      {"not understood: extra", "无法识别：extra"},
      {"--format does not take \"xml\" but one of: table,json,csv", "--format 不接受“xml”，可用：table,json,csv"},
      {"--draws does not take 0: it must be between 1 and ", "--draws 不接受 0：须在 1 与 "},
      {"--lambda does not take \"much\": it must be a number", "--lambda 不接受“much”：须为数字"},
      {"--standard-error does not take 2: it must be between 0 and 0.5",
       "--standard-error 不接受 2：须在 0 与 0.5 之间"},
      {"--lambda goes with --plan only", "--lambda 只能与 --plan 一起使用"},
      {"--method needs a value", "--method 需要一个值"},
      {"--format: a report's format is the ending of its file", "--format：报告的格式由文件扩展名决定"},
      {"a command is missing", "缺少命令"}};
  for (std::size_t i = 0; i < std::size(commands); ++i)
    for (const bool chinese : {false, true}) {
      std::vector<std::string> arguments = commands[i];
      if (chinese) arguments.insert(arguments.empty() ? arguments.end() : arguments.begin() + 1, {"--lang", "zh"});
      const Run result = run(arguments);
      CAPTURE(arguments, result.err);
      CHECK(result.status == 2);
      CHECK(result.out.empty());
      CHECK(result.err.find(chinese ? expected[i].second : expected[i].first) != std::string::npos);
    }
  CHECK(run({"rank", minimal(), "--format", std::string(100000, 'x')}).status == 2);
}

} // namespace errors_test
