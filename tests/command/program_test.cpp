#include "engine/command/command.h"
#include "engine/command/program.h"
#include "tests/catch.h"
#include "tests/command/run.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <unistd.h>

namespace program_test {

using namespace yindi;
using test::run;
using test::Run;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::string shipped(const std::string& name) { return std::string(YINDI_SOURCE) + "/casebooks/" + name; }
std::string minimal() { return std::string(YINDI_SOURCE) + "/tests/data/minimal"; }

struct Scratch {
  fs::path folder;
  Scratch() {
    static int count = 0;
    folder =
        fs::temp_directory_path() / ("yindi-program-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
    fs::create_directories(folder);
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name, std::ios::binary) << text;
    return (folder / name).string();
  }
};

std::string bytes(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

} // namespace

TEST_CASE("every shipped casebook passes check without a warning", "[program]") {
  for (const auto& entry : fs::directory_iterator(std::string(YINDI_SOURCE) + "/casebooks")) {
    if (!fs::exists(entry.path() / "casebook.toml")) continue;
    CAPTURE(entry.path());
    const Run result = run({"check", entry.path().string(), "--format", "json"});
    CHECK(result.status == 0);
    const Json json = Json::parse(result.out);
    for (const Json& diagnostic : json["diagnostics"]) CHECK(diagnostic["severity"] == "note");
  }
}

TEST_CASE("the shipped casebooks are as large as promised", "[program]") {
  for (const char* name : {"sichuan-hilly", "sichuan-plateau", "sichuan"}) {
    const Json json = Json::parse(run({"rank", shipped(name), "--format", "json"}).out);
    CHECK(json["counties"].size() >= 10);
    for (const Json& county : json["counties"]) {
      CAPTURE(county["id"]);
      CHECK(county["ranking"].size() + county["excluded"].size() >= 10);
      CHECK_FALSE(county["ranking"].empty());
      double weights = 0;
      for (const auto& [leaf, weight] : county["weights"].items()) weights += weight.get<double>();
      CHECK(weights == Approx(1).margin(1e-12));
      bool within = true; // one check a county, because there are 8,000 entries
      for (const Json& entry : county["ranking"]) {
        const double score = entry["score"].get<double>();
        double sum = 0, rest = 0;
        for (const auto& [leaf, x] : entry["contributions"].items()) sum += x.get<double>();
        for (const auto& [leaf, x] : entry["shortfalls"].items()) rest += x.get<double>();
        within = within && std::abs(sum - score) < 1e-9 && std::abs(rest - (1 - score)) < 1e-9;
        within = within && entry["score_low"].get<double>() <= score + 1e-12;
        within = within && entry["rank_best"].get<int>() <= entry["rank"].get<int>();
        within = within && entry["rank_worst"].get<int>() >= entry["rank"].get<int>();
      }
      CHECK(within);
    }
  }
}

TEST_CASE("rank prints tables, JSON and CSV in both languages", "[program]") {
  CHECK(run({"rank", minimal()}).out.find("Yak comes first in Litang") != std::string::npos);
  CHECK(run({"rank", minimal(), "--lang", "zh"}).out.find("理塘县：牦牛居首") != std::string::npos);
  const std::string csv = run({"rank", minimal(), "--format", "csv"}).out;
  CHECK(csv.starts_with("county,industry,score,score_low,score_high,rank\n511921,tea,0.717"));
  const Run one = run({"rank", "--county", "513334", minimal(), "--format", "json"});
  CHECK(Json::parse(one.out)["counties"].size() == 1);
  const Json classic = Json::parse(run({"rank", minimal(), "--param", "weight_power=2", "--format", "json"}).out);
  CHECK(classic["parameters"]["weight_power"] == 2.0);
  const Json set =
      Json::parse(run({"rank", minimal(), "--set", "method.parameters.weight_power=2", "--format", "json"}).out);
  CHECK(set["counties"] == classic["counties"]);
}

TEST_CASE("explain sums to the difference and names what is missing", "[program]") {
  const Run result = run({"explain", minimal(), "--county", "513334", "--levers", "--format", "json"});
  REQUIRE(result.status == 0);
  const Json json = Json::parse(result.out);
  CHECK(json["industry"] == "yak");
  CHECK(json["against"] == "highland_barley");
  double sum = 0;
  for (const auto& [leaf, x] : json["difference"].items()) sum += x.get<double>();
  CHECK(sum == Approx(0.669536 - 0.643890).margin(2e-6));
  CHECK(json["unknown"] == Json::parse(R"([{"industry": "highland_barley", "criterion": "income"}])"));
  CHECK(json["excluded"][0]["industry"] == "tea");
  CHECK(json["sentences"].size() >= 5);
  CHECK_FALSE(json["levers"].empty());
  for (const Json& lever : json["levers"]) // an industry's own property is nothing that a county can move
    CHECK(lever.get<std::string>().find("Price volatility") == std::string::npos);
  const Run chosen =
      run({"explain", minimal(), "--county", "513334", "--industry", "highland_barley", "--format", "json"});
  CHECK(Json::parse(chosen.out)["against"] == "yak");
  CHECK(run({"explain", minimal(), "--county", "513334", "--lang", "zh"}).out.find("占优") != std::string::npos);
}

TEST_CASE("wrong usage is 2, bad input is 1", "[program]") {
  CHECK(run({}).status == 2);
  CHECK(run({"rnak", minimal()}).status == 2);
  CHECK(run({"rnak"}).err.find("did you mean \"rank\"?") != std::string::npos);
  CHECK(run({"rank"}).status == 2);
  CHECK(run({"rank", minimal(), "--format", "xml"}).status == 2);
  CHECK(run({"rank", minimal(), "--county", "51333"}).status == 2);
  CHECK(run({"rank", minimal(), "--method", "topsys"}).status == 2);
  CHECK(run({"rank", minimal(), "--param", "weight_power=ten"}).status == 2);
  CHECK(run({"rank", minimal() + "/nowhere"}).status == 1);
  CHECK(run({"explain", minimal(), "--county", "513334", "--industry", "teaa"}).status == 2);
  CHECK(run({"report", minimal(), "--output", "x.doc"}).status == 2);
  CHECK(run({"--version"}).status == 0);
  CHECK(run({"help"}).status == 0);
  CHECK(run({"help", "rank"}).status == 0);
  CHECK(run({"rank", "--help"}).status == 0);
}

TEST_CASE("check places an error of the casebook", "[program]") {
  const Scratch scratch;
  fs::copy(minimal(), scratch.folder / "case", fs::copy_options::recursive);
  std::string values = bytes(scratch.folder / "case/values.csv");
  values.replace(values.find("513334,yak"), 6, "999999");
  scratch.write("case/values.csv", values);
  const std::string folder = (scratch.folder / "case").string();
  const Run result = run({"check", folder});
  CHECK(result.status == 1);
  CHECK(result.err.find(folder + "/values.csv:3:1: error:") != std::string::npos);
  CHECK(run({"rank", folder}).status == 1);
  CHECK(run({"rank", folder}).out.empty());
}

TEST_CASE("matrix ranks a decision matrix file", "[program]") {
  const Scratch scratch;
  // Tzeng & Huang 2011, Multiple Attribute Decision Making: .5037 .6581 .7482 .3340
  const std::string file = scratch.write("m.csv", "alternative,a,b,c\ndirection,max,max,max\nweight,0.3,0.4,0.3\n"
                                                  "A1,5,8,4\nA2,7,6,8\nA3,8,8,6\nA4,7,4,6\n");
  const Json json = Json::parse(run({"matrix", file, "--method", "topsis", "--format", "json"}).out);
  CHECK(json["normalization"] == "vector");
  CHECK(json["ranking"][2]["rank"] == 1);
  CHECK(json["ranking"][0]["score"].get<double>() == Approx(0.5037196585795188).margin(1e-12));
  CHECK(run({"matrix", file, "--method", "topsis", "--normalization", "vektor"}).status == 2);
  const std::string same = scratch.write("same.csv", "alternative,a\ndirection,max\nA,1\nB,1\n");
  const Json tied = Json::parse(run({"matrix", same, "--method", "topsis", "--format", "json"}).out);
  CHECK(tied["ranking"][1]["score"].is_null());
  CHECK(tied["ranking"][1]["rank"] == 1);
  const std::string bad = scratch.write("bad.csv", "alternative,a\ndirection,mix\nA,1\n");
  const Run refused = run({"matrix", bad, "--method", "topsis"});
  CHECK(refused.status == 1);
  CHECK(refused.err.find(bad + ":2:11: error:") != std::string::npos);
}

TEST_CASE("ahp weighs comparison files", "[program]") {
  const Scratch scratch;
  const std::string one = scratch.write("one.csv", ",a,b,c\na,1,2,\nb,,1,3\nc,,,1\n");
  const Json json = Json::parse(run({"ahp", one, "--format", "json"}).out);
  CHECK(json["missing"] == 1);
  CHECK(json["cr"].is_null());
  CHECK(json["weights"][0].get<double>() == Approx(0.6));
  const std::string two = scratch.write("two.csv", ",a,c,b\na,1,6,2\nc,,1,1/3\nb,,,1\n");
  const Json group = Json::parse(run({"ahp", one, two, "--member-weights", "1,2", "--format", "json"}).out);
  CHECK(group["members"].size() == 2);
  CHECK(group["weights"][1].get<double>() == Approx(0.3));
  const std::string apart = scratch.write("apart.csv", ",a,b,c,d\na,1,2,,\nb,,1,,\nc,,,1,2\nd,,,,1\n");
  CHECK(run({"ahp", apart}).status == 1);
  CHECK(run({"ahp", one, "--ri", "saati"}).status == 2);
  CHECK(run({"ahp", one, "--scale", "balancd"}).status == 2);
  const Json balanced = Json::parse(run({"ahp", one, "--scale", "balanced", "--format", "json"}).out);
  CHECK(balanced["scale"] == "balanced");
  CHECK(balanced["weights"] != json["weights"]);
  CHECK(balanced["notes"][0].get<std::string>().find("another scale gives other weights") != std::string::npos);
}

TEST_CASE("report writes a page and names it", "[program]") {
  const Scratch scratch;
  for (const char* ending : {"html", "md"})
    for (const char* language : {"en", "zh"}) {
      const std::string file = (scratch.folder / (std::string("r-") + language + "." + ending)).string();
      const Run result = run({"report", minimal(), "--lang", language, "--output", file});
      REQUIRE(result.status == 0);
      CHECK(result.out == file + "\n");
      const std::string text = bytes(file);
      CHECK(text.find(std::string(language) == "zh" ? "牦牛" : "Yak") != std::string::npos);
      CHECK(text.size() > 2000);
    }
  CHECK(run({"report", minimal(), "--output", "/proc/nowhere/r.html"}).status == 1);
}

TEST_CASE("the built program does the same as its parts", "[program][built]") {
  for (const std::string& folder : {shipped("sichuan-hilly"), shipped("sichuan-plateau"), minimal()}) {
    const std::string command = std::string(YINDI_BUILD) + "/yindi rank '" + folder + "' --format json 2>/dev/null";
    FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe);
    std::string out;
    std::array<char, 4096> buffer;
    while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), n);
    CHECK(::pclose(pipe) == 0);
    CHECK(out == run({"rank", folder, "--format", "json"}).out);
  }
}

TEST_CASE("help speaks both languages and ends with an example", "[program]") {
  const auto is_chinese = [](const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
  };
  CHECK(is_chinese(run({"help", "--lang", "zh"}).out));
  CHECK_FALSE(is_chinese(run({"help"}).out));
  for (const Command& command : commands()) {
    const Run en = run({"help", command.id}), zh = run({"help", command.id, "--lang", "zh"});
    CAPTURE(command.id);
    CHECK(en.status == 0);
    CHECK(en.out == run({command.id, "--help"}).out);
    CHECK(en.out.find("Example: yindi " + std::string(command.id)) != std::string::npos);
    CHECK(zh.out.find("示例：yindi " + std::string(command.id)) != std::string::npos);
    CHECK_FALSE(is_chinese(en.out));
    // Each option is said in Chinese: no line of the list ends in an English sentence.
    std::istringstream lines(zh.out);
    for (std::string line; std::getline(lines, line);)
      if (line.starts_with("  --") && line.find(":{") == std::string::npos && line.find(" in [") == std::string::npos &&
          line.find('|') == std::string::npos) // a list of the words that an option takes
        CHECK(is_chinese(line));
  }
  const Run missing = run({"rank", "--lang", "zh"});
  CHECK(missing.status == 2);
  CHECK(missing.err.find("缺少 CASEBOOK") != std::string::npos);
}

TEST_CASE("the heads of a table are in the language asked for, those of csv are not", "[program]") {
  const Scratch scratch;
  const std::string file = scratch.write("m.csv", "alternative,a,b\ndirection,max,min\nA,1,2\nB,2,1\n");
  CHECK(run({"matrix", file, "--method", "topsis", "--lang", "zh"}).out.find("名次") != std::string::npos);
  CHECK(run({"matrix", file, "--method", "topsis", "--lang", "zh", "--format", "csv"})
            .out.starts_with("alternative,score,rank\n"));
}

TEST_CASE("a name of two lines stays on its line", "[program]") {
  const Scratch scratch;
  fs::copy(minimal(), scratch.folder / "book", fs::copy_options::recursive);
  std::string counties = bytes(scratch.folder / "book/counties.csv");
  const auto at = counties.find("Litang");
  REQUIRE(at != std::string::npos);
  scratch.write("book/counties.csv", counties.replace(at, 6, "\"Li\ntang\""));
  for (const char* command : {"rank", "check"}) {
    const Run result = run({command, (scratch.folder / "book").string()});
    CAPTURE(command, result.err);
    CHECK(result.status == 0);
    CHECK((result.out + result.err).find("Li\ntang") == std::string::npos);
  }
}

TEST_CASE("an excluded industry is explained by its exclusion", "[program]") {
  const Run result = run({"explain", minimal(), "--county", "513334", "--industry", "tea"});
  CHECK(result.status == 0);
  CHECK(result.out.find("Tea is excluded: ") < result.out.find("Excluded before scoring"));
}

} // namespace program_test
