#include "engine/format/zip.h"
#include "engine/rationale/county_proof.h"
#include "engine/rationale/county_sheet.h"
#include "engine/rationale/docx.h"
#include "engine/rationale/sheet_painter.h"
#include "engine/rationale/sheet_words.h"
#include "engine/robustness/weight_draws.h"

#include "tests/catch.h"
#include "tests/rationale/example.h"
#include "tests/rationale/markup_check.h"

#include <algorithm>
#include <map>

namespace county_sheet_test {

using namespace yindi;
using namespace yindi::tests;

namespace {

struct Made {
  CountyRationale rationale;
  CountySheet en, zh;
  std::string english, chinese;
};

Provenance proof(const Case& c, const SimulationOptions& drawn, std::vector<std::string> arguments = {}) {
  return provenance_of(c, drawn, {{"casebook.toml", std::string(64, 'a')}}, std::move(arguments), "0.1.0", "abc");
}

Made made(Case c, const std::string& county = "513334") {
  c.robustness.draws = 600;
  const RegionalFacts facts = regional_facts(c, rank_case(c));
  const auto& all = facts.ranked.ranking.counties;
  const auto at =
      std::find_if(all.begin(), all.end(), [&](const CountyRanking& one) { return one.assessment->county == county; });
  REQUIRE(at != all.end());
  SimulationOptions drawn = options_for_verdicts(c);
  const CountyRobustness sure = robustness(c, {*at}, drawn)->front();
  Made result;
  result.rationale = county_rationale(c, facts, *at, sure, drawn);
  result.en = compose_county(c, result.rationale, proof(c, drawn), Language::en);
  result.zh = compose_county(c, result.rationale, proof(c, drawn), Language::zh);
  result.english = text_of(result.en), result.chinese = text_of(result.zh);
  return result;
}

std::string part(const CountySheet& sheet, const std::string& id) {
  for (const SheetPart& one : sheet.parts)
    if (one.id == id) return text_of(one);
  return "(no such part)";
}

bool says(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

/// Of the shipped plateau a county with 23 other industries, seven of them excluded.
const Made& plateau() {
  static const Made m = [] {
    Case c = read_casebook(YINDI_SOURCE "/casebooks/sichuan-plateau").value.value();
    return made(c, "513326");
  }();
  return m;
}

const SheetPart& part_of(const CountySheet& sheet, const std::string& id) {
  return *std::find_if(sheet.parts.begin(), sheet.parts.end(), [&](const SheetPart& one) { return one.id == id; });
}

std::vector<const SheetTable*> tables_in(const SheetPart& part) {
  std::vector<const SheetTable*> all;
  for (const SheetBlock& block : part.blocks)
    if (const auto* table = std::get_if<SheetTable>(&block)) all.push_back(table);
  return all;
}

std::size_t count_of(const std::string& text, const std::string& piece) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(piece, at)) != std::string::npos; at += piece.size()) ++count;
  return count;
}

Case undecided() {
  Case c = minimal_case();
  c.record.decisions.clear();
  return c;
}

} // namespace

TEST_CASE("the stance follows rank, verdict, presence and subsidies", "[county_sheet]") {
  const auto stance = [](int rank, int ranked, Level level, OnRecord here, double subsidy, bool alone = true) {
    return stance_of({rank, ranked, alone, level, here, subsidy});
  };
  CHECK(stance(1, 6, Level::clear, OnRecord::no, 0) == Stance::start);
  CHECK(stance(1, 6, Level::likely, OnRecord::unknown, 0) == Stance::start);
  CHECK(stance(1, 6, Level::only, OnRecord::no, 0) == Stance::start);
  CHECK(stance(1, 6, Level::clear, OnRecord::yes, 0.9) == Stance::strengthen);
  CHECK(stance(1, 6, Level::open, OnRecord::no, 0) == Stance::none);
  CHECK(stance(1, 6, Level::open, OnRecord::yes, 0) == Stance::strengthen);
  CHECK(stance(1, 6, Level::clear, OnRecord::no, 0, false) == Stance::none);
  CHECK(stance(1, 6, Level::clear, OnRecord::yes, 0, false) == Stance::strengthen);
  CHECK(stance(2, 6, Level::clear, OnRecord::yes, 0.5) == Stance::strengthen);
  CHECK(stance(2, 6, Level::clear, OnRecord::no, 0.5) == Stance::none);
  CHECK(stance(4, 6, Level::clear, OnRecord::yes, 0.5) == Stance::keep);
  CHECK(stance(5, 6, Level::clear, OnRecord::yes, 0.31) == Stance::wind_down);
  CHECK(stance(5, 6, Level::clear, OnRecord::yes, 0.3) == Stance::keep);
  CHECK(stance(0, 6, Level::clear, OnRecord::yes, 0.4) == Stance::wind_down);
  CHECK(stance(0, 6, Level::clear, OnRecord::yes, 0.1) == Stance::keep);
  CHECK(stance(6, 6, Level::clear, OnRecord::unknown, 0.9) == Stance::none);
}

TEST_CASE("a county's sheet adds up and names what was not known", "[county_sheet]") {
  const Made m = made(undecided());
  const CountyRationale& r = m.rationale;
  REQUIRE(r.lead);
  double sum = r.others;
  for (const Contribution& one : r.contributions) sum += one.points;
  CHECK(sum == Approx(*r.lead).margin(1e-9));
  CHECK(r.contributions.size() <= 5);
  CHECK(r.reasons.size() <= 3);
  CHECK(r.candidates == 3);
  CHECK(r.others_ranked.size() + r.excluded.size() + 1 == 3);
  CHECK(r.values.at("sourced") + r.values.at("assumed") + r.values.at("open") > 0);
  CHECK(says(part(m.en, "answer"), "Of 3 candidate industries"));
  // What to find out is always told, be it that nothing changes the first.
  CHECK(part(m.en, "find") != "(no such part)");
  CHECK(part(m.zh, "find") != "(no such part)");
  // What helps the most comes first, what nothing answers last.
  const auto& obstacles = plateau().rationale.obstacles;
  REQUIRE(obstacles.size() == 5);
  std::map<std::string, std::vector<double>> gains;
  for (const Obstacle& one : obstacles) gains[one.industry].push_back(one.then ? *one.then - *one.now : 0);
  CHECK(gains.size() == 2);
  for (const auto& [industry, all] : gains) {
    CHECK(std::is_sorted(all.rbegin(), all.rend()));
    CHECK(all.front() > 0.005);
    CHECK(all.back() == 0); // though it costs the most points
  }
  CHECK(obstacles[2].points > obstacles[0].points);
  // No blank between Han and figures.
  const SheetWords zh{Language::zh};
  CHECK(zh.set("明确的有20 个县") == "明确的有20个县");
  CHECK(zh.set("降到 0.251 以下，Yindi 0.1.0 版") == "降到0.251以下，Yindi 0.1.0版");
  CHECK(SheetWords{Language::en}.set("有20 个") == "有20 个");
  CHECK(says(part(m.zh, "answer"), "3 个备选产业") != says(part(m.zh, "answer"), "3个备选产业"));
  CHECK(says(part(m.en, "decision"), "Not taken yet."));
  CHECK(says(part(m.zh, "decision"), "尚未决定"));
}

TEST_CASE("every branch of the answer is worded in both languages", "[county_sheet]") {
  SECTION("two share the first place") {
    Case c = undecided();
    for (Industry& industry : c.model.edit().industries)
      if (industry.id == "highland_barley") industry.requirements = find_industry(c, "yak")->requirements;
    c.model.edit().values.clear();
    const Made m = made(c);
    CHECK(m.en.title == "Litang: Highland barley and Yak tie");
    CHECK(says(part(m.zh, "answer"), "青稞和牦牛并列第一"));
    CHECK(says(part(m.en, "answer"), "share the best score"));
    CHECK(m.rationale.stance != Stance::start);
  }
  SECTION("nothing is decided") {
    Case c = undecided();
    c.robustness.clear = c.robustness.likely = 1;
    c.robustness.agree.clear();
    for (GivenValue& value : c.model.edit().values) value.low = 0, value.high = 4000;
    const Made m = made(c);
    REQUIRE(m.rationale.level == Level::open);
    CHECK(says(m.en.title, "the evidence does not part "));
    // Nothing is recommended: both stand side by side.
    CHECK_FALSE(says(part(m.en, "decision"), "as recommended"));
    CHECK(says(part(m.en, "decision"), m.rationale.first_name.en));
    CHECK(says(part(m.en, "decision"), m.rationale.second_name.en));
    CHECK(says(part(m.zh, "answer"), "现有依据分不出"));
    CHECK(says(part(m.en, "answer"), "Not decided."));
    CHECK(says(part(m.zh, "answer"), "现有依据定不下来。"));
  }
  SECTION("one industry alone") {
    Case c = undecided();
    c.model.edit().industry_ids = {"yak"};
    const Made m = made(c);
    CHECK(m.en.title == "Litang: only Yak can work here");
    CHECK(says(part(m.zh, "answer"), "只剩牦牛一项可行"));
    CHECK(says(part(m.en, "answer"), "Nothing to compare with."));
    CHECK(part(m.en, "sure") == "(no such part)");
    CHECK(says(part(m.en, "why"), "of the score"));
  }
  SECTION("all excluded") {
    Case c = undecided();
    c.model.edit().industry_ids = {"tea"};
    const Made m = made(c);
    REQUIRE(m.rationale.ranked == 0);
    CHECK(m.en.title == "Litang: no candidate can work here");
    CHECK(says(part(m.zh, "answer"), "没有一项可行"));
    CHECK(says(part(m.en, "answer"), "The only candidate industry is excluded"));
    CHECK(says(part(m.en, "others"), "Tea | needs 200 to 2,130 m"));
  }
  SECTION("nobody judged") {
    Case c = undecided();
    c.judging.judgements.clear(), c.judging.rounds.clear(), c.judging.participants.clear();
    const Made m = made(c);
    CHECK_FALSE(m.rationale.judged);
    CHECK(says(part(m.en, "people"), "Judged by nobody."));
    CHECK(says(part(m.zh, "people"), "没有人参加判断。"));
  }
  SECTION("the decision differs from the ranking") {
    Case c = undecided();
    const std::string first = made(c).rationale.first.front();
    Decision decision;
    decision.county = "513334", decision.chosen = {first == "yak" ? "highland_barley" : "yak"};
    decision.by = "County meeting", decision.date = "2026-12-08", decision.reason = "herders asked for it";
    decision.dissent = "agriculture bureau";
    decision.extras = {{"procedure", R"({ public = "2026-12-01, notice", legal = "2026-12-05" })"},
                       {"document", R"("No. 12")"}};
    c.record.decisions = {decision};
    const Made m = made(c);
    CHECK(m.rationale.departs);
    CHECK(says(part(m.en, "decision"), "Differs from the ranking: it chose "));
    CHECK(says(part(m.zh, "decision"), "与排名不一致"));
    CHECK(says(part(m.en, "decision"), "County meeting, 2026-12-08"));
    CHECK(says(part(m.en, "decision"), "No. 12"));
    CHECK(says(part(m.en, "people"), "Public participation: 2026-12-01, notice"));
    CHECK(says(part(m.en, "people"), "Expert review: not held"));
    CHECK(says(part(m.zh, "people"), "专家论证: 未开展"));
    CHECK(says(part(m.en, "people"), "Dissent: agriculture bureau"));
    // Where nothing is said of any step nobody knows whether it was held.
    c.record.decisions.front().extras = {};
    const Made silent = made(c);
    CHECK(says(part(silent.en, "people"), "Deliberation: not recorded"));
    CHECK_FALSE(says(part(silent.en, "people"), "not held"));
  }
  SECTION("not assessed") {
    Case c = undecided();
    for (County& county : c.model.edit().counties) county.conditions["schooling_years"] = std::monostate{};
    const Made m = made(c);
    CHECK(says(part(m.en, "risk"), "Not assessed: "));
    CHECK(says(part(m.zh, "risk"), "未评估："));
  }
}

TEST_CASE("a county's PDF has two pages whatever it says", "[county_sheet]") {
  const std::string hostile =
      "<script>alert('x')</script> \"q\" =SUM(A1) \xF0\x9F\x98\x80 \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D ";
  Case long_names = undecided();
  std::string longest;
  while (longest.size() < 10000) longest += hostile;
  for (Industry& industry : long_names.model.edit().industries) industry.name = {longest, longest};
  Case many = undecided();
  for (int k = 0; k < 40; ++k) {
    Industry copy = *find_industry(many, "yak");
    copy.id = "yak" + std::to_string(k), copy.name = {"Yak " + std::to_string(k), "牦牛" + std::to_string(k)};
    many.model.edit().industries.push_back(copy);
    many.model.edit().industry_ids.push_back(copy.id);
  }
  for (const Case& c : {undecided(), long_names, many}) {
    const Made m = made(c);
    for (const CountySheet* sheet : {&m.en, &m.zh}) {
      int pages = 0;
      const std::string pdf = write_county_pdf(*sheet, &pages);
      CHECK(pages == 2);
      CHECK(pdf.rfind("%PDF", 0) == 0);
      CHECK(pdf == write_county_pdf(*sheet));
    }
  }
  const Made m = made(long_names);
  const std::string html = write_county_html(m.en);
  CHECK(unbalanced(html).empty());
  CHECK_FALSE(says(html, "<script"));
  CHECK(says(html, "&lt;script&gt;alert"));
}

TEST_CASE("every other industry has a line of its own, in type that can be read", "[county_sheet]") {
  const Made& m = plateau();
  CHECK(m.rationale.others_ranked.size() == 16);
  CHECK(m.rationale.excluded.size() == 7);
  for (const CountySheet* sheet : {&m.en, &m.zh}) {
    const auto tables = tables_in(part_of(*sheet, "others"));
    REQUIRE(tables.size() == 2);
    REQUIRE(tables[0]->rows.size() == 16);
    for (std::size_t k = 0; k < 16; ++k) {
      const auto& row = tables[0]->rows[k];
      REQUIRE(row.size() == 5);
      CHECK(row[1].rfind(m.rationale.others_ranked[k].name.in(sheet->language), 0) == 0);
      CHECK(row[3].size() > 3); // where it loses
      CHECK(row[4].size() > 3); // and what it would need
    }
    REQUIRE(tables[1]->rows.size() == 7);
    for (const auto& row : tables[1]->rows) CHECK(row[1].find(sheet->language == Language::en ? "m" : "米") < 40);
    int pages = 0;
    double scale = 0;
    write_county_pdf(*sheet, &pages, &scale);
    CHECK(pages == 2);
    CHECK(scale > 0.9); // tables in more than 7 points
    const auto files = *read_zip(write_docx(*sheet));
    for (const OtherIndustry& one : m.rationale.others_ranked)
      CHECK(says(files.at("word/document.xml"), ">" + one.name.in(sheet->language)));
  }
  // Beyond 24 the excluded run on, and nothing is dropped.
  Case many = undecided();
  for (int k = 0; k < 25; ++k) {
    Industry copy = *find_industry(many, "yak");
    copy.id = "yak" + std::to_string(k), copy.name = {"Yak " + std::to_string(k), "牦牛" + std::to_string(k)};
    many.model.edit().industries.push_back(copy);
    many.model.edit().industry_ids.push_back(copy.id);
  }
  const Made crowd = made(many);
  for (const OtherIndustry& one : crowd.rationale.excluded) CHECK(says(part(crowd.en, "others"), one.name.en));
  for (const OtherIndustry& one : crowd.rationale.others_ranked) CHECK(says(part(crowd.en, "others"), one.name.en));
  for (const SheetTable* table : tables_in(part_of(crowd.en, "others"))) CHECK(table->abreast == 1);
}

TEST_CASE("short rows stand beside each other", "[county_sheet]") {
  SheetTable table;
  table.columns = {{"Industry", false, 0.4}, {"Needs", false, 0.6}};
  for (int k = 0; k < 7; ++k) table.rows.push_back({"name " + std::to_string(k), "need " + std::to_string(k)});
  table.abreast = 2;
  const SheetTable pairs = sheets::abreast(table, false);
  REQUIRE(pairs.columns.size() == 4);
  CHECK(pairs.columns[0].share + pairs.columns[1].share == Approx(0.5));
  REQUIRE(pairs.rows.size() == 4);
  CHECK(pairs.rows[0] == std::vector<std::string>{"name 0", "need 0", "name 4", "need 4"});
  CHECK(pairs.rows[3] == std::vector<std::string>{"name 3", "need 3", "", ""});
  CHECK_FALSE(sheets::has_heads(pairs));
  table.abreast = 3;
  CHECK(sheets::abreast(table, false).rows.size() == 3);
  CHECK(sheets::abreast(table, false).rows[0][4] == "name 6");
  CHECK(sheets::abreast(table, true).columns[5].title == "Needs");
}

TEST_CASE("each reason names its sources", "[county_sheet]") {
  const Made& m = plateau();
  REQUIRE(m.rationale.reasons.size() == 3);
  const std::string sources = m.rationale.figures_from.in(Language::en);
  std::vector<Reason> all = m.rationale.reasons;
  all.push_back(*m.rationale.against);
  for (const Reason& reason : all) {
    REQUIRE_FALSE(reason.sources.empty());
    for (const int number : reason.sources) CHECK(says(sources, "[" + std::to_string(number) + "] "));
  }
  // The way to the hub is from the boundaries and from what the library takes for speed, the price from the latter
  // alone.
  CHECK(m.rationale.reasons[0].leaf == "hub_time");
  CHECK(m.rationale.reasons[0].sources.size() == 2);
  CHECK(m.rationale.reasons[2].sources.size() == 1);
  for (const Reason& reason : all) CHECK(reason.sources.size() <= 3);
  const Made one = made(read_casebook(YINDI_SOURCE "/casebooks/sichuan-plateau").value.value(), "513334");
  CHECK(one.rationale.reasons[2].leaf == "track_record"); // which looks into many registers
  CHECK(one.rationale.reasons[2].more_sources > 0);
  CHECK(says(part(one.en, "why"), " more]"));
  CHECK(says(part(one.zh, "why"), "个）]"));
  CHECK(says(part(m.en, "why"), " [1, 2]"));
  CHECK(says(part(m.zh, "why"), "[1、2]"));
}

TEST_CASE("where nobody judged no error of judgements is spoken of, and what is assumed has one word",
          "[county_sheet]") {
  const Made& m = plateau();
  CHECK_FALSE(m.rationale.judged);
  CHECK(says(part(m.zh, "proof"), "在已知范围内"));
  CHECK_FALSE(says(m.chinese, "在判断的误差内"));
  CHECK(says(part(m.en, "proof"), "nobody has judged yet"));
  CHECK(says(m.chinese, "假设"));
  CHECK_FALSE(says(m.chinese, "假定"));
  CHECK(drawn_in_words("judgements", true).zh == "在判断的误差内");
  CHECK(part(m.en, "answer").rfind("Start Highland barley\n", 0) == 0);
  CHECK(judged_by_people(Weights{}) == false);
}

TEST_CASE("several counties' sheets stand in one PDF, two pages each", "[county_sheet]") {
  const Made& m = plateau();
  const std::string pdf = write_counties_pdf({m.en, m.zh, m.en});
  CHECK(count_of(pdf, "/Type /Page\n") + count_of(pdf, "/Type /Page ") == 6);
  CHECK(pdf == write_counties_pdf({m.en, m.zh, m.en}));
  CHECK(write_counties_pdf({}).empty());
}

TEST_CASE("a document agrees with itself, and what was changed is named", "[county_sheet]") {
  const Made m = made(undecided());
  const std::string html = write_county_html(m.en);
  CHECK(unbalanced(html).empty());
  const auto now = read_document(html);
  REQUIRE(now.value);
  CHECK(compare(*now.value, *now.value).empty());
  CHECK(now.value->claims.size() == m.rationale.claims.size());
  const auto kinds = [&](const std::string& bytes, const ReadDocument& against) {
    const auto read = read_document(bytes);
    REQUIRE(read.value);
    std::vector<std::string> all;
    for (const Disagreement& one : compare(*read.value, against))
      if (std::find(all.begin(), all.end(), one.kind) == all.end()) all.push_back(one.kind);
    return all;
  };
  const auto replaced = [](std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
  };
  using Kinds = std::vector<std::string>;
  CHECK(kinds(replaced(html, "Not taken yet.", "Taken."), *now.value) == Kinds{"text"});
  const std::string shown = ">" + decimal(*m.rationale.score, 3) + "<";
  CHECK(kinds(replaced(html, shown, ">0.999<"), *now.value) == Kinds{"text"});
  // What stands outside the parts counts, too: the answer in the title, a sentence between two parts or behind the
  // last.
  const std::string title = "<h1>" + m.en.title;
  CHECK(kinds(replaced(html, title, "<h1>Litang: grow tea"), *now.value) == Kinds{"text"});
  CHECK(kinds(replaced(html, "<title>" + m.en.title, "<title>Grow tea"), *now.value) == Kinds{"text"});
  CHECK(kinds(replaced(html, "</section>\n<section", "</section>\n<p>Added.</p>\n<section"), *now.value) ==
        Kinds{"text"});
  CHECK(kinds(replaced(html, "<footer>", "<p>Added.</p>\n<footer>"), *now.value) == Kinds{"text"});
  CHECK(kinds(replaced(html, "</body>", "<p>Added.</p></body>"), *now.value) == Kinds{"text"});
  CHECK(
      kinds(replaced(html, "<section id=\"answer\"", "<section id=\"answer\">Other.</section>\n<section id=\"answer\""),
            *now.value) == Kinds{"text"});
  ReadDocument other = *now.value;
  other.files.front().sha256 = std::string(64, 'b');
  CHECK(kinds(html, other) == Kinds{"inputs"});
  other = *now.value;
  other.arguments = {"--set robustness.draws=500"};
  CHECK(kinds(html, other) == Kinds{"arguments"});
  other = *now.value;
  other.commit = "def";
  CHECK(kinds(html, other) == Kinds{"version"});
  other = *now.value;
  other.claims.front().value += 1e-6;
  CHECK(kinds(html, other) == Kinds{"numbers", "arguments"}); // files alike: a setting that is not stated
  const std::string json = write_county_json(m.zh);
  const auto of_json = read_document(json);
  REQUIRE(of_json.value);
  CHECK(of_json.value->lang == "zh");
  CHECK(compare(*of_json.value, *of_json.value).empty());
  CHECK(kinds(replaced(json, "尚未决定", "已经决定"), *of_json.value) == Kinds{"text"});
  CHECK(kinds(replaced(json, m.zh.title, "种茶"), *of_json.value) == Kinds{"text"});
  CHECK_FALSE(read_document("<html></html>").value);
  CHECK_FALSE(read_document("{}").value);
}

TEST_CASE("settings in place of the casebook's own are told", "[county_sheet]") {
  const Case c = undecided();
  const Made m = made(c);
  const CountySheet sheet = compose_county(
      c, m.rationale, proof(c, simulation_options(c), {"--set robustness.draws=500", "--method saw"}), Language::en);
  CHECK(says(part(sheet, "proof"), "Not from the files alone: --set robustness.draws=500 --method saw stood in place"));
  CHECK(says(part(m.en, "proof"), "Nothing else than the files was given."));
}

TEST_CASE("what is in reach comes from the library, and a wrong bound is an error", "[county_sheet]") {
  Case c = undecided();
  auto& criteria = c.model.edit().library.criteria;
  const auto risk =
      std::find_if(criteria.begin(), criteria.end(), [](const Criterion& k) { return k.id == "market_risk"; });
  REQUIRE(risk != criteria.end());
  risk->extras = {
      {"rationale",
       R"({ ahead = { en = "A steady price", zh = "价格稳" }, factor = 0.5, lever = { en = "contracts", zh = "订单收购" } })"}};
  const LibraryWords words = library_words(c.model->library);
  CHECK(words.diagnostics.empty());
  REQUIRE(words.leaves.contains("market_risk"));
  CHECK(words.leaves.at("market_risk").moved(0.2) == Approx(0.1));
  const Made m = made(c);
  CHECK(says(m.english, "In reach within three years: "));
  const auto answered = std::find_if(m.rationale.obstacles.begin(), m.rationale.obstacles.end(),
                                     [](const Obstacle& one) { return one.leaf == "market_risk"; });
  REQUIRE(answered != m.rationale.obstacles.end());
  REQUIRE(answered->then);
  CHECK(*answered->then > *answered->now);
  for (const char* wrong :
       {"{ factor = 0.5, add = 1 }", "{ factor = -1 }", "{ moves = \"all\" }", "{ lver = 1 }", "3"}) {
    criteria[static_cast<std::size_t>(risk - criteria.begin())].extras = {{"rationale", wrong}};
    CHECK(library_words(c.model->library).diagnostics.size() == 1);
  }
}

TEST_CASE("signs on a map are each an industry's own", "[county_sheet]") {
  using Signs = std::vector<std::string>;
  CHECK(unique_letters({"生态文化旅游", "生猪", "青稞"}, Language::zh) == Signs{"生", "猪", "青"});
  CHECK(unique_letters({"Tea", "Tea oil", "Yak", ""}, Language::en) == Signs{"Te", "Ta", "Ya", "–"});
}

TEST_CASE("the plan is advised where it halves what is alike and costs little", "[county_sheet]") {
  RegionalFacts facts;
  facts.alone.same = 10, facts.planned_same = 5;
  CHECK_FALSE(plan_advised(facts));
  facts.plan = Plan{};
  facts.plan->loss = {0.01, 0.07};
  CHECK(plan_advised(facts));
  CHECK(mean_loss(facts) == Approx(0.04));
  facts.planned_same = 6;
  CHECK_FALSE(plan_advised(facts));
  facts.planned_same = 5, facts.plan->loss = {0.05, 0.06};
  CHECK_FALSE(plan_advised(facts));
}

TEST_CASE("a page's pictures have names, and room for the words in them", "[county_sheet]") {
  CountySheet sheet;
  SheetStar star;
  star.centre = "Litang", star.centre_letter = "Ya";
  star.rays = {{"Mili Tibetan Autonomous County", "Re", false, 1, 0}, {"Baiyu", "Hi", false, -1, 0}};
  SheetPart part{"neighbours", "Neighbours"};
  part.blocks.push_back(star);
  sheet.parts = {part};
  const std::string html = write_county_html(sheet);
  CHECK(says(html, "role=\"img\" aria-label=\"Litang, Mili Tibetan Autonomous County Re, Baiyu Hi\""));
  double left = 0, width = 0;
  const std::size_t at = html.find("class=\"star\" viewBox=\"");
  REQUIRE(at != std::string::npos);
  REQUIRE(std::sscanf(html.c_str() + at, "class=\"star\" viewBox=\"%lf 0 %lf", &left, &width) == 2);
  CHECK(left < -120);
  CHECK(width == Approx(2 * (135 - left)));
}

} // namespace county_sheet_test
