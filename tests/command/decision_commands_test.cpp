// The commands fuzzy, fuzzy-ahp, sort, gaia, network and dematel, as a person types them.

#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/command/run.h"

#include <nlohmann/json.hpp>

namespace decision_commands_test {

using namespace yindi;
using test::run;
using test::Run;
using Json = nlohmann::json;

namespace {

struct Files : Scratch {
  Files() : Scratch(false) {
    write("fuzzy.csv",
          "alternative,price,quality\ndirection,min,max\nweight,3 6 9,5 8 9\nA,3 5 7,7 9 9\nB,5 7 9,5 8 9\n");
    write("sites.csv", "alternative,price,residents\ndirection,min,max\nweight,25,12\nA,120,3.5\nB,60,8\n");
    write("limits.csv", "limit,price,residents\nq,15,0.5\np,40,3.5\nv,100,4.5\nlow,100,4\nhigh,50,7\n");
    write("network.toml",
          "[[cluster]]\nname = \"use\"\nelements = [\"F\", \"R\"]\n[[cluster]]\nname = \"level\"\nelements = [\"L\", "
          "\"H\"]\n[[influence]]\non = \"F\"\nof = \"level\"\nscores = [3, 1]\n[[influence]]\non = \"R\"\nof = "
          "\"level\"\nscores = [1, 1]\n[[influence]]\non = \"L\"\nof = \"use\"\npairwise = [[1, 3], [\"1/3\", "
          "1]]\n[[influence]]\non = \"H\"\nof = \"use\"\nscores = [1, 4]\n");
    write("influences.csv", ",a,b,c\na,,4,1\nb,0,,3\nc,1,0,\n");
  }
  std::string at(const char* name) const { return path() + "/" + name; }
};

Json json_of(std::vector<std::string> words) {
  words.insert(words.end(), {"--format", "json"});
  const Run result = run(words);
  INFO(result.err);
  REQUIRE(result.status == 0);
  return Json::parse(result.out);
}

} // namespace

TEST_CASE("fuzzy: closeness and ranks, with ideals of one kind or the other", "[program]") {
  const Files files;
  const Json json = json_of({"fuzzy", files.at("fuzzy.csv"), "--ideal", "found"});
  CHECK(json["ranking"][0]["rank"] == 1);
  CHECK(json["workings"]["weighted"][0][0][1].get<double>() == Approx(3.6));
  CHECK(json["workings"]["best"][0] == Json({9.0, 9.0, 9.0}));
  const Run weights = run({"fuzzy", files.at("fuzzy.csv")}); // weights above 1 with fixed ideals
  CHECK(weights.status == 1);
  CHECK(weights.err.find("a weight reaches 9") != std::string::npos);
  const Run table = run({"fuzzy", files.at("fuzzy.csv"), "--ideal", "found", "--lang", "zh"});
  CHECK(table.status == 0);
  CHECK(table.out.find("贴近度") != std::string::npos);
  CHECK(run({"fuzzy", files.at("fuzzy.csv"), "--ideal", "found", "--format", "csv"})
            .out.find("alternative,to_best,to_worst,closeness,rank\nA,") == 0);
  files.write("fuzzy.csv", "alternative,price\ndirection,min\nA,0 1 2\nB,1\n");
  const Run zero = run({"fuzzy", files.at("fuzzy.csv")});
  CHECK(zero.status == 1);
  CHECK(zero.err.find("fuzzy.csv:3:3: error: where less is better fuzzy TOPSIS cannot take 0 1 2") !=
        std::string::npos);
}

TEST_CASE("sort: categories by both rules", "[program]") {
  const Files files;
  const Json json = json_of({"sort", files.at("sites.csv"), "--limits", files.at("limits.csv"), "--cut", "0.9"});
  CHECK(json["categories"] == Json({"C1", "C2", "C3"}));
  CHECK(json["cut"] == 0.9);
  CHECK(json["assignments"][1]["pessimistic"] == "C3");
  CHECK(json["workings"]["over"].size() == 2);
  CHECK(json["assignments"][1]["next"].is_null());   // in the best category already
  const Json& next = json["assignments"][0]["next"]; // 120 and 3.5 against 100 and 4: 20 of 15 to 40 too dear
  CHECK(next["category"] == "C2");
  CHECK(next["limit"] == "low");
  CHECK(next["by"][0]["criterion"] == "price");
  CHECK(next["by"][0]["full_from"] == 115);
  double lacking = 0;
  for (const Json& by : next["by"]) lacking += by["lacking"].get<double>();
  CHECK(lacking == Approx(1 - next["concordance"].get<double>()));
  CHECK(run({"sort", files.at("sites.csv"), "--limits", files.at("limits.csv"), "--cut", "0.9"})
            .out.find("A is not in C2: credibility 0.86 against \"low\", 0.9 needed: \"price\" lacks 0.14 (counts in "
                      "full from 115)") != std::string::npos);
  CHECK(run({"sort", files.at("sites.csv")}).status == 2); // without limits
  CHECK(run({"sort", files.at("sites.csv"), "--limits", files.at("limits.csv"), "--cut", "0.3"}).status == 2);
  files.write("limits.csv", "limit,price,residents\nlow,50,7\nhigh,100,8\n");
  const Run falling = run({"sort", files.at("sites.csv"), "--limits", files.at("limits.csv")});
  CHECK(falling.status == 1);
  CHECK(falling.err.find("limits.csv:3:6: error: limit \"high\" is worse than \"low\" before it") != std::string::npos);
}

TEST_CASE("network: priorities, limit matrix and circles", "[program]") {
  const Files files;
  const Json json = json_of({"network", files.at("network.toml")});
  REQUIRE(json["priorities"].size() == 4);
  CHECK(json["period"] == 2);
  double uses = 0;
  for (const Json& element : json["priorities"])
    if (element["cluster"] == "use") uses += element["within_cluster"].get<double>();
  CHECK(uses == Approx(1));
  const Run table = run({"network", files.at("network.toml")});
  CHECK(table.status == 0);
  CHECK(table.err.find("network.toml:1:1: note: influences go round in circles of 2") != std::string::npos);
  files.write("network.toml", "[[cluster]]\nname = \"c\"\nelements = [\"x\", \"y\"]\n[[influence]]\non = \"x\"\nof = "
                              "\"d\"\nscores = [1, 1]\n");
  const Run unknown = run({"network", files.at("network.toml")});
  CHECK(unknown.status == 1);
  CHECK(unknown.err.find("network.toml:6:6: error: \"of\" does not know \"d\"") != std::string::npos);
}

TEST_CASE("dematel: causes, effects and the ways above the mean", "[program]") {
  const Files files;
  const Json json = json_of({"dematel", files.at("influences.csv")});
  CHECK(json["factors"][0]["group"] == "cause");
  CHECK(json["factors"][2]["group"] == "effect");
  const Run table = run({"dematel", files.at("influences.csv")});
  CHECK(table.out.find("a → b") != std::string::npos);
  CHECK(run({"dematel", files.at("influences.csv"), "--lang", "zh"}).out.find("原因") != std::string::npos);
  files.write("influences.csv", ",a,b\na,,2\nb,2,\n");
  const Run endless = run({"dematel", files.at("influences.csv")});
  CHECK(endless.status == 1);
  CHECK(endless.err.find("these influences never fade") != std::string::npos);
}

TEST_CASE("sort and gaia take a casebook, county by county", "[program]") {
  const Files files;
  const std::string book = std::string(YINDI_SOURCE) + "/tests/data/minimal";
  const Json ranked = json_of({"rank", book, "--method", "promethee-ii"});
  std::string header = "limit", low = "low", high = "high";
  const Json first = json_of({"gaia", book});
  std::size_t planes = 0; // one industry alone has none
  for (const Json& county : ranked["counties"]) planes += county["ranking"].size() > 1 ? 1 : 0;
  REQUIRE(planes > 0);
  REQUIRE(first["counties"].size() == planes);
  for (const Json& county : first["counties"])
    for (const Json& other : ranked["counties"])
      if (other["id"] == county["county"]) CHECK(county["alternatives"].size() == other["ranking"].size());
  for (const Json& criterion : first["counties"][0]["criteria"]) {
    header += "," + criterion["criterion"].get<std::string>();
    low += ",0.3", high += ",0.6";
  }
  files.write("scales.csv", header + "\n" + low + "\n" + high + "\n");
  const Json sorted = json_of({"sort", book, "--limits", files.at("scales.csv")});
  REQUIRE(sorted["counties"].size() == ranked["counties"].size());
  CHECK(sorted["counties"][0]["assignments"].size() == ranked["counties"][0]["ranking"].size());
  double sum = 0;
  for (const Json& weight : sorted["counties"][0]["weights"]) sum += weight.get<double>();
  CHECK(sum == Approx(1));
  const std::string county = ranked["counties"][0]["id"].get<std::string>();
  CHECK(run({"sort", book, "--limits", files.at("scales.csv"), "--county", county, "--format", "csv"})
            .out.find("county,industry,pessimistic,optimistic\n" + county + ",") == 0);
  CHECK(run({"sort", book, "--limits", files.at("scales.csv"), "--lang", "zh"}).out.find("悲观") != std::string::npos);
  const std::string drawn = first["counties"][0]["county"].get<std::string>();
  CHECK(run({"gaia", book, "--picture", files.at("one.svg"), "--county", drawn}).status == 0);
  CHECK(files.read("one.svg").find("<svg xmlns") == 0);
  if (ranked["counties"].size() > 1)
    CHECK(run({"gaia", book, "--picture", files.at("two.svg")}).err.find("name it with --county") != std::string::npos);
}

TEST_CASE("sort takes the limits of the casebook where no file is given", "[program]") {
  const Files files;
  const std::string book = std::string(YINDI_SOURCE) + "/tests/data/minimal";
  const Json own = json_of({"sort", book});
  const Json& first = own["counties"][0];
  CHECK(first["categories"] == Json({"low", "middle", "high"}));
  CHECK(first["cut"] == 0.75);
  for (const Json& one : first["assignments"]) CHECK((one.contains("lowest") && one.contains("highest")));
  const Json two = json_of({"sort", book, "--set", "sorting.limits=[0.5]", "--set", "sorting.cut=0.9"});
  CHECK(two["counties"][0]["categories"] == Json({"low", "high"}));
  CHECK(two["counties"][0]["cut"] == 0.9);
  const Run table = run({"sort", book, "--set", "sorting.classes=[\"poor\",\"fair\",\"good\"]"});
  CHECK(table.status == 0);
  CHECK(table.out.find(": Not \"good\": ") != std::string::npos);
  CHECK(run({"sort", book, "--lang", "zh"}).out.find("低") != std::string::npos);
  const Run wrong = run({"sort", book, "--set", "sorting.limits=[0.6,0.3]"});
  CHECK(wrong.status == 2);
  CHECK(wrong.err.find("the limits do not rise") != std::string::npos);
  CHECK(run({"sort", files.at("sites.csv")}).err.find("a matrix has no limits between categories of its own") !=
        std::string::npos);
}

TEST_CASE("sort gives the counties of one industry their classes, the best first", "[program]") {
  const std::string book = std::string(YINDI_SOURCE) + "/tests/data/minimal";
  const Json all = json_of({"sort", book}), tea = json_of({"sort", book, "--industry", "tea"});
  CHECK(tea["industry"] == "tea");
  std::size_t ranked = 0;
  for (const Json& county : all["counties"]) // each as among its county's industries
    for (const Json& one : county["assignments"]) {
      if (one["alternative"] != "tea") continue;
      ++ranked;
      const auto same = std::find_if(tea["counties"].begin(), tea["counties"].end(),
                                     [&](const Json& other) { return other["county"] == county["county"]; });
      REQUIRE(same != tea["counties"].end());
      for (const char* key : {"pessimistic", "optimistic", "lowest", "highest", "next"})
        CHECK((*same)[key] == one[key]);
    }
  REQUIRE(ranked > 0);
  CHECK(tea["counties"].size() == ranked);
  const std::vector<std::string> order = {"low", "middle", "high"};
  const auto place = [&](const Json& one) {
    return std::find(order.begin(), order.end(), one["pessimistic"].get<std::string>()) - order.begin();
  };
  for (std::size_t i = 1; i < ranked; ++i) CHECK(place(tea["counties"][i - 1]) >= place(tea["counties"][i]));
  const Run csv = run({"sort", book, "--industry", "tea", "--format", "csv"});
  CHECK(csv.out.find("county,industry,pessimistic,optimistic\n") == 0);
  CHECK(static_cast<std::size_t>(std::count(csv.out.begin(), csv.out.end(), '\n')) == ranked + 1);
  if (ranked < all["counties"].size())
    CHECK(run({"sort", book, "--industry", "tea"})
              .out.find("excluded in " + std::to_string(all["counties"].size() - ranked)) != std::string::npos);
  const Run wrong = run({"sort", book, "--industry", "te"});
  CHECK(wrong.status == 2);
  CHECK(wrong.err.find("tea") != std::string::npos);
}

TEST_CASE("fuzzy takes directions, weights and columns beside the file, and any name of the first column",
          "[program]") {
  const Files files;
  files.write("plain.csv", "方案,cost,gain,other\nA,1 2 3,5,1\nB,2,4 5 6,2\n");
  const Json json = json_of({"fuzzy", files.at("plain.csv"), "--columns", "cost,gain", "--directions", "min,max",
                             "--weights", "0.2 0.3 0.4,0.7"});
  files.write("whole.csv", "x,cost,gain\n方向,越小越好,越大越好\nweight,0.2 0.3 0.4,0.7\nA,1 2 3,5\nB,2,4 5 6\n");
  CHECK(json["ranking"] == json_of({"fuzzy", files.at("whole.csv")})["ranking"]);
  const Run few = run({"fuzzy", files.at("plain.csv"), "--directions", "max,min"});
  CHECK(few.status == 1);
  CHECK(few.err.find("--directions") == 0);
  CHECK(few.err.find("entries given: 2, criteria of the file: 3") != std::string::npos);
  CHECK(run({"fuzzy", files.at("plain.csv"), "--directions", "max", "--weights", "1,x,1"}).err.find("--weights") == 0);
  CHECK(run({"fuzzy", files.at("plain.csv"), "--directions", "max", "--columns", "gian"})
            .err.find("the file has no column \"gian\"") != std::string::npos);
  CHECK(run({"fuzzy", files.at("plain.csv")}).err.find("or give --directions") != std::string::npos);
}

TEST_CASE("dematel and gaia draw what they print", "[program]") {
  const Files files;
  const Run drawn = run({"dematel", files.at("influences.csv"), "--threshold", "0.5", "--picture", files.at("d.svg")});
  CHECK(drawn.status == 0);
  CHECK(drawn.out.find("above 0.5000:") != std::string::npos);
  CHECK(files.read("d.svg").find("<svg xmlns") == 0);
  CHECK(files.read("d.svg").find("arrows: influence above 0.5000") != std::string::npos);
  files.write("plane.csv", "alternative,cost,use,speed\ndirection,min,max,max\nA,1,2,3\nB,4,5,1\nC,2,3,2\n");
  const Json json = json_of({"gaia", files.at("plane.csv"), "--picture", files.at("g.svg")});
  CHECK(json["alternatives"].size() == 3);
  CHECK(json["explained"].get<double>() == Approx(1)); // three net flows that sum to 0 lie in a plane
  CHECK(files.read("g.svg").find(">decision axis π<") != std::string::npos);
  CHECK(run({"gaia", files.at("plane.csv"), "--lang", "zh"}).out.find("决策轴") != std::string::npos);
  CHECK(run({"gaia", files.at("plane.csv"), "--format", "csv"}).out.find("alternative,u,v,net_flow,rank\nA,") == 0);
  CHECK(run({"gaia", files.at("plane.csv"), "--picture", files.at("g.png")}).err.find("a picture is an SVG file") !=
        std::string::npos);
  CHECK(run({"gaia", files.at("plane.csv"), "--param", "p=x"}).status == 2);
}

TEST_CASE("fuzzy-ahp: weights, consistency and the flaw of extent analysis", "[program]") {
  const Files files;
  files.write("judged.csv", ",a,b,c,d\na,,2 3 4,4 5 6,4 5 6\nb,,,2 3 4,3\nc,,,,2\nd,,,,\n");
  const Json json = json_of({"fuzzy-ahp", files.at("judged.csv")});
  CHECK(json["weights"][0].get<double>() == Approx(.5467).margin(5e-5));
  CHECK(json["cr"].get<double>() == Approx(.0386).margin(5e-5));
  CHECK(json["defuzzification"] == "centre of area");
  const Run extent = run({"fuzzy-ahp", files.at("judged.csv"), "--by", "extent"});
  CHECK(extent.status == 0);
  CHECK(extent.err.find("judged.csv:1:1: warning: extent analysis gives no weight to: c and d.") != std::string::npos);
  CHECK(run({"fuzzy-ahp", files.at("judged.csv"), "--lang", "zh"}).out.find("行几何平均法") != std::string::npos);
  CHECK(run({"fuzzy-ahp", files.at("judged.csv"), "--spread", "0", "--format", "csv"})
            .out.find("item,least,likeliest,most,crisp,weight\na,") == 0);
  files.write("judged.csv", ",a,b\na,,5 3 1\nb,,\n");
  const Run turned = run({"fuzzy-ahp", files.at("judged.csv")});
  CHECK(turned.status == 1);
  CHECK(turned.err.find("judged.csv:2:4: error: a against b is 5 3 1, which is no triangular judgement") !=
        std::string::npos);
}

} // namespace decision_commands_test
