// The commands weigh and compare.

#include "engine/command/program.h"
#include "engine/methods/method.h"
#include "engine/methods/objective.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/command/run.h"

#include <nlohmann/json.hpp>
#include <sstream>

namespace weigh_compare_test {

using namespace yindi;
using test::run;
using test::Run;
using Json = nlohmann::json;

namespace {

std::string minimal() { return std::string(YINDI_SOURCE) + "/tests/data/minimal"; }

constexpr const char* matrix_text = "alternative,price,yield,risk\ndirection,min,max,min\nweight,0.3,0.5,0.2\n"
                                    "A,3,100,10\nB,2.5,80,8\nC,1.8,50,20\nD,2.2,70,12\n";

struct Files : Scratch {
  Files() : Scratch(false) {}
  std::string file(const std::string& name, const std::string& text = matrix_text) const {
    write(name, text);
    return path() + "/" + name;
  }
};

} // namespace

TEST_CASE("weigh gives weights with what they were made by", "[program]") {
  const Files files;
  const std::string file = files.file("m.csv");
  for (const char* by : {"entropy", "critic", "merec", "std", "gini", "equal", "cilos", "idocriw", "lopcow", "angle"}) {
    CAPTURE(by);
    const Run result = run({"weigh", file, "--by", by, "--format", "json"});
    REQUIRE(result.status == 0);
    const Json json = Json::parse(result.out);
    CHECK(json["by"] == by);
    CHECK(json["parameters"].is_object());
    double sum = 0;
    for (const Json& w : json["weights"]) sum += w.get<double>();
    CHECK(sum == Approx(1).margin(1e-12));
    CHECK(json["criteria"] == Json({"price", "yield", "risk"}));
  }
  const Json blind =
      Json::parse(run({"weigh", file, "--by", "critic", "--param", "direction_aware=false", "--format", "json"}).out);
  CHECK(blind["parameters"]["direction_aware"] == false);
  CHECK(run({"weigh", file, "--by", "equal", "--format", "csv"}).out.rfind("criterion,weight\nprice,0.333", 0) == 0);
}

TEST_CASE("weigh says what it cannot take", "[program]") {
  const Files files;
  const std::string file = files.file("m.csv");
  CHECK(run({"weigh", file, "--by", "entropi"}).status == 2);
  CHECK(run({"weigh", file, "--by", "entropi"}).err.find("did you mean \"entropy\"?") != std::string::npos);
  CHECK(run({"weigh", file}).status == 2);
  CHECK(run({"weigh", file, "--by", "std", "--param", "ddof=7"}).status == 2);
  CHECK(run({"weigh", file, "--by", "std", "--normalization", "mimmax"}).status == 2);
  const std::string zero = files.file("z.csv", "alternative,a,b\ndirection,min,max\nA,0,2\nB,3,1\n");
  const Run refused = run({"weigh", zero, "--by", "merec"});
  CHECK(refused.status == 1);
  CHECK(refused.err.find("MEREC cannot take 0 (alternative \"A\", criterion \"a\")") != std::string::npos);
}

TEST_CASE("weigh takes a casebook as one pooled matrix", "[program]") {
  const Run result = run({"weigh", minimal(), "--by", "entropy", "--format", "json"});
  REQUIRE(result.status == 0);
  const Json json = Json::parse(result.out);
  CHECK(json["criteria"].size() == json["weights"].size());
}

TEST_CASE("compare puts all methods that take the matrix side by side", "[program]") {
  const Files files;
  const std::string file = files.file("m.csv");
  const Run result = run({"compare", file, "--format", "json"});
  REQUIRE(result.status == 0);
  const Json json = Json::parse(result.out);
  CHECK(json["methods"].size() + json["refused"].size() == methods().size());
  CHECK(json["refused"]["spotis"] == Json({"SPOTIS needs bounds"}));
  for (const Json& method : json["methods"]) {
    CAPTURE(method);
    const Json alone =
        Json::parse(run({"matrix", file, "--method", method.get<std::string>(), "--format", "json"}).out);
    CHECK(json["rankings"][method.get<std::string>()] == alone["ranking"]);
  }
  const std::size_t k = json["methods"].size();
  for (const char* coefficient : {"kendall", "kendall_a", "spearman"}) {
    REQUIRE(json[coefficient].size() == k);
    for (std::size_t a = 0; a < k; ++a)
      for (std::size_t b = 0; b < k; ++b) CHECK(json[coefficient][a][b] == json[coefficient][b][a]);
  }
  for (const char* rule : {"borda", "copeland", "schulze", "mean_rank"})
    CHECK(json["combined"][rule].size() == json["rankings"]["topsis"].size());
}

TEST_CASE("compare takes the methods that are named, with their parameters", "[program]") {
  const Files files;
  const std::string file = files.file("m.csv");
  const Json json = Json::parse(run({"compare", file, "--methods", "topsis,spotis", "--param",
                                     "spotis.bounds=[[0,5],[0,100],[0,20]]", "--format", "json"})
                                    .out);
  CHECK(json["methods"] == Json({"topsis", "spotis"}));
  const Run refused = run({"compare", file, "--methods", "topsis,spotis"});
  CHECK(refused.status == 1);
  CHECK(refused.err.find("SPOTIS needs bounds") != std::string::npos);
  CHECK(refused.out.empty());
  CHECK(run({"compare", file, "--methods", "topsis,vikr"}).status == 2);
  CHECK(run({"compare", file, "--param", "topsis.weight=1"}).status == 2);
  CHECK(run({"compare", file, "--param", "weight_power=1"}).status == 2);
}

TEST_CASE("compare of a casebook agrees with rank, county by county", "[program]") {
  const Run result = run({"compare", minimal(), "--methods", "topsis,saw,vikor", "--format", "json"});
  REQUIRE(result.status == 0);
  const Json json = Json::parse(result.out);
  const Json ranked = Json::parse(run({"rank", minimal(), "--method", "saw", "--format", "json"}).out);
  REQUIRE(json["counties"].size() == ranked["counties"].size());
  for (std::size_t c = 0; c < json["counties"].size(); ++c) {
    CHECK(json["counties"][c]["id"] == ranked["counties"][c]["id"]);
    for (const Json& entry : json["counties"][c]["rankings"]["saw"])
      for (const Json& other : ranked["counties"][c]["ranking"])
        if (entry["industry"] == other["industry"]) {
          CHECK(entry["rank"] == other["rank"]);
          CHECK(entry["score"] == other["score"]);
        }
  }
  const Run all = run({"compare", minimal(), "--lang", "zh"});
  CHECK(all.status == 0);
  CHECK(all.out.find("各方法") != std::string::npos);
  CHECK(run({"compare", minimal(), "--format", "csv"}).out.rfind("county,industry,method,score,rank\n", 0) == 0);
}

TEST_CASE("compare takes the method of --method with its own parameters", "[program]") {
  const Files files;
  const std::string file = files.file("m.csv");
  const auto methods_of = [](const Run& result) {
    REQUIRE(result.status == 0);
    return Json::parse(result.out);
  };
  const Json two = methods_of(run({"compare", file, "--methods", "saw", "--method", "vikor", "--format", "json"}));
  CHECK(two["methods"] == Json({"saw", "vikor"}));
  const Json strict =
      methods_of(run({"compare", file, "--methods", "saw", "--method", "vikor", "--param", "v=0", "--format", "json"}));
  CHECK(strict["rankings"]["saw"] == two["rankings"]["saw"]);
  CHECK(strict["rankings"]["vikor"] != two["rankings"]["vikor"]);
  const Json all = methods_of(run({"compare", file, "--method", "vikor", "--format", "json"}));
  CHECK(all["rankings"].contains("saw"));
  CHECK(run({"compare", file, "--method", "vikr"}).err.find("did you mean \"vikor\"?") != std::string::npos);
  CHECK(run({"compare", file, "--methods", "saw,vikor", "--param", "v=0"}).status == 2);
  const Json county = methods_of(
      run({"compare", minimal(), "--methods", "saw", "--method", "vikor", "--param", "v=0", "--format", "json"}));
  CHECK(county["counties"][0]["methods"] == Json({"saw", "vikor"}));
}

TEST_CASE("the data weigh a casebook, and every view says so", "[program]") {
  const Json json = Json::parse(run({"rank", minimal(), "--set", "weighting.kind=std", "--format", "json"}).out);
  CHECK(json["weighting"] == "std");
  CHECK(json["counties"][0]["consistency"]["goal"]["origin_kind"] == "data");
  const std::string county = json["counties"][0]["id"];
  CHECK(json["counties"][0]["notes"].dump().find("not from judgements") != std::string::npos);
  for (const auto& command :
       {std::vector<std::string>{"rank", minimal()}, {"explain", minimal(), "--county", county}}) {
    std::vector<std::string> arguments = command;
    arguments.insert(arguments.end(), {"--set", "weighting.kind=std", "--lang", "zh"});
    const Run shown = run(arguments);
    CAPTURE(command[0], shown.err);
    CHECK(shown.status == 0);
    CHECK(shown.out.find("不来自判断") != std::string::npos);
  }
  const Scratch scratch(false);
  const std::string page = scratch.path() + "/page.md";
  CHECK(run({"report", minimal(), "--set", "weighting.kind=std", "--output", page}).status == 0);
  CHECK(slurp(page).find("and not from judgements") != std::string::npos);
  const Run wrong = run({"rank", minimal(), "--set", "weighting.kind=entropi"});
  CHECK(wrong.status == 2);
  CHECK(wrong.err.find("entropy") != std::string::npos);
}

TEST_CASE("judgements and the data weigh a casebook together", "[program]") {
  const std::vector<std::string> both = {"--set", "weighting.kind=std", "--set", "weighting.combine=game"};
  const auto with = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), both.begin(), both.end());
    return run(arguments);
  };
  const Json json = Json::parse(with({"rank", minimal(), "--format", "json"}).out);
  CHECK(json["combine"] == "game");
  const Json& made = json["counties"][0]["combination"];
  CHECK(made["correlation"].is_number());
  CHECK(made["shares"].size() == 2);
  CHECK(made["judged"].size() == made["data"].size());
  CHECK(json["counties"][0]["consistency"]["livelihood"]["members"].size() == 2);
  const std::string county = json["counties"][0]["id"];
  for (const auto& command : {std::vector<std::string>{"rank", minimal()},
                              {"robust", minimal(), "--draws", "200"},
                              {"explain", minimal(), "--county", county}}) {
    const Run shown = with(command);
    CAPTURE(command[0], shown.err);
    CHECK(shown.status == 0);
    CHECK(shown.out.find("The correlation of the judged weights with those of the data is") != std::string::npos);
  }
  const Scratch scratch(false);
  const std::string page = scratch.path() + "/page.md";
  CHECK(with({"report", minimal(), "--output", page}).status == 0);
  CHECK(slurp(page).find("game theory says how much each counts") != std::string::npos);
  CHECK(slurp(page).find("CR of each alone") != std::string::npos);
  const Run wrong = run({"rank", minimal(), "--set", "weighting.kind=std", "--set", "weighting.combine=gaem"});
  CHECK(wrong.status == 2);
  CHECK(wrong.err.find("did you mean \"game\"?") != std::string::npos);
  CHECK(run({"rank", minimal(), "--set", "weighting.combine=game"}).err.find("nothing to combine them with") !=
        std::string::npos);
}

TEST_CASE("a method before its settings, whatever their order", "[program]") {
  const Run result = run({"rank", minimal(), "--set", "method.normalization=sum_plain", "--method", "saw", "--set",
                          "method.parameters={}", "--format", "json"});
  const Run good =
      run({"rank", minimal(), "--set", "method.normalization=sum_plain", "--method", "saw", "--format", "json"});
  CHECK(result.status == 2);
  REQUIRE(good.status == 0);
  CHECK(Json::parse(good.out)["normalization"] == "sum_plain");
  const Run refused = run({"rank", minimal(), "--method", "vikor", "--set", "method.normalization=vector"});
  CHECK(refused.status == 2);
  CHECK(refused.err.find("--set method.normalization=vector") != std::string::npos);
}

TEST_CASE("a method left out says why, not what holds of it anyway", "[program]") {
  const Files files;
  const std::string file = files.file("same.csv", "alternative,a\ndirection,max\nA,1\nB,1\n");
  CHECK(run({"compare", file, "--methods", "topsis,saw"}).status == 0);
  const Run county = run({"compare", minimal(), "--county", "511921"}); // one industry is left there
  CHECK(county.status == 0);
  CHECK(county.out.find("Left out: WPM (weighted product): the alternatives do not differ") != std::string::npos);
  CHECK(county.out.find("rank reversal") == std::string::npos);
  CHECK(county.out.find("moora-fmf") == std::string::npos); // names, not ids
}

TEST_CASE("every objective weighting can be the casebook's", "[program]") {
  for (const ObjectiveWeighting& weighting : objective_weightings()) {
    CAPTURE(weighting.id);
    const Run result = run({"rank", minimal(), "--set", std::string("weighting.kind=") + weighting.id});
    CHECK(result.err.find("unknown word") == std::string::npos);
    // A pair that is worst somewhere has u = 0, which some refuse by the cell.
    CHECK((result.status == 0 || result.err.find("cannot") != std::string::npos ||
           result.err.find("CILOS") != std::string::npos || result.err.find("CRITIC") != std::string::npos ||
           result.err.find("LOPCOW") != std::string::npos));
  }
}

} // namespace weigh_compare_test
