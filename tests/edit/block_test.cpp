#include "engine/edit/block.h"

#include "engine/casebook/new_case.h"
#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "engine/conditions/backing.h"
#include "engine/format/folder.h"
#include "tests/catch.h"

#include <algorithm>

namespace block_test {

using namespace yindi;

namespace {

using Fate = BlockCell::Fate;

Case plateau() { return *read_casebook(YINDI_SOURCE "/casebooks/sichuan-plateau").value; }

BlockTarget all_counties(const Case& c) {
  BlockTarget target{"county", {}, c.model->condition_columns, 0, 0};
  for (const County& county : c.model->counties) target.rows.push_back(county.id);
  return target;
}

/// The first errors.
std::string said(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics)
    if (d.severity == Severity::error && text.size() < 2000) text += print(d);
  return text;
}

Case applied(const Case& c, const Edits& edits) {
  Applied result = apply(c, Step{edits.all(), {}, {}, {}, {}});
  INFO(said(result.diagnostics));
  REQUIRE(result.value);
  return *result.value;
}

} // namespace

TEST_CASE("a block of cells is read as Excel and WPS write it", "[block]") {
  CHECK(read_block("1\t2\r\n3\t4\r\n") == Block{{"1", "2"}, {"3", "4"}});
  CHECK(read_block("a\n\"two\nlines \"\"x\"\"\"\tb\n") == Block{{"a", ""}, {"two\nlines \"x\"", "b"}});
  CHECK(read_block("61") == Block{{"61"}});
  const Block block = {{"a\tb", "c"}, {"", "\"d\""}};
  CHECK(read_block(block_text(block)) == block);
}

TEST_CASE("a block goes where the cursor is, or to the rows and columns that it names", "[block]") {
  const Case c = plateau();
  BlockTarget target = all_counties(c);
  target.row = 2, target.column = 1;
  const BlockPlan plain = plan_block(c, {{"2000", "2500"}}, target);
  REQUIRE(plain.cells.size() == 2);
  CHECK(plain.cells[1].at == CellAt{"county", target.rows[2], target.columns[2]});
  CHECK(plain.plain());

  // 理塘 without its 县, a code, a total; heads in Chinese and by key, in another order.
  const BlockPlan named = plan_block(c,
                                     {{"县", "通自来水户比重", "elev_seat_m", "没有的列"},
                                      {"理塘", "85%", "3,950", "1"},
                                      {"513301", "", "2617", "2"},
                                      {"合计", "1", "2", "3"},
                                      {"哪里", "1", "2", "3"}},
                                     target);
  CHECK(named.by_heads);
  CHECK(named.by_names);
  CHECK(named.heads_left_out == std::vector<std::string>{"没有的列"});
  CHECK(named.rows_left_out == std::vector<std::string>{"哪里"});
  CHECK(named.totals_left_out == std::vector<std::string>{"合计"});
  REQUIRE(named.cells.size() == 4);
  CHECK(named.cells[0].at == CellAt{"county", "513334", "piped_water_share"});
  CHECK(named.cells[0].text == "0.85");
  CHECK(named.cells[1].text == "3950");
  CHECK(named.cells[2].fate == Fate::blank);
}

TEST_CASE("the column of names may stand anywhere", "[block]") {
  const Case c = plateau();
  const BlockTarget target = all_counties(c);
  const BlockPlan middle = plan_block(
      c, {{"通自来水户比重", "县", "elev_seat_m"}, {"85%", "理塘", "3950"}, {"80%", "513301", "2617"}}, target);
  CHECK(middle.by_heads);
  CHECK(middle.by_names);
  CHECK(middle.heads_left_out.empty());
  REQUIRE(middle.cells.size() == 4);
  CHECK(middle.cells[0].at == CellAt{"county", "513334", "piped_water_share"});
  CHECK(middle.cells[1].at == CellAt{"county", "513334", "elev_seat_m"});
  CHECK(middle.cells[3].at == CellAt{"county", "513301", "elev_seat_m"});

  const BlockPlan coded = plan_block(c, {{"513334", "理塘县", "1", "2"}}, target); // a code before the name
  REQUIRE(coded.cells.size() == 2);
  CHECK(coded.cells[0].at == CellAt{"county", "513334", target.columns[0]});
  CHECK(coded.cells[1].at == CellAt{"county", "513334", target.columns[1]});
}

TEST_CASE("words above numbers are heads, also where few of them are known", "[block]") {
  const Case c = plateau();
  BlockTarget target = all_counties(c);
  target.row = 2, target.column = 1;
  const BlockPlan few =
      plan_block(c, {{"County", "Of what", "Age", "elev_seat_m", "Other"}, {"理塘", "1", "2", "3950", "4"}}, target);
  CHECK(few.by_heads);
  CHECK(few.by_names);
  CHECK(few.heads_left_out == std::vector<std::string>{"Of what", "Age", "Other"});
  REQUIRE(few.cells.size() == 1);
  CHECK(few.cells[0].at == CellAt{"county", "513334", "elev_seat_m"});

  const BlockPlan none = plan_block(c, {{"Of what", "Age"}, {"2000", "2500"}}, target);
  CHECK_FALSE(none.by_heads);
  CHECK(none.rows_left_out == std::vector<std::string>{"Of what"});
  REQUIRE(none.cells.size() == 2);
  CHECK(none.cells[1].at == CellAt{"county", target.rows[2], target.columns[2]});
  CHECK(none.cells[1].text == "2500");

  const BlockPlan unknown = plan_block(c, {{"不详"}, {"2500"}}, target); // no head, but a number that nobody knows
  REQUIRE(unknown.cells.size() == 2);
  CHECK(unknown.cells[0].unknown);
}

TEST_CASE("what cannot be a number stops only its own cell, and no-data words make a cell unknown", "[block]") {
  const Case c = plateau();
  BlockTarget target = all_counties(c);
  target.column = static_cast<std::size_t>(std::find(target.columns.begin(), target.columns.end(), "share_15_64_pct") -
                                           target.columns.begin());
  const BlockPlan plan = plan_block(c, {{"61"}, {"abc"}, {"不详"}, {"６２"}, {"-9999"}}, target);
  REQUIRE(plan.cells.size() == 5);
  CHECK(plan.cells[0].fate == Fate::put);
  CHECK(plan.cells[1].fate == Fate::refused);
  CHECK_FALSE(plan.cells[1].why.empty());
  CHECK(plan.cells[2].unknown);
  CHECK(plan.cells[2].text.empty());
  CHECK(plan.cells[3].text == "62");
  CHECK((plan.cells[4].fate == Fate::refused || plan.cells[4].fate == Fate::doubtful));
  Edits edits(c);
  put_block(edits, plan, {});
  const Case next = applied(c, edits);
  CHECK(std::get<double>(next.model->counties[0].conditions.at("share_15_64_pct")) == 61);
  CHECK(next.model->counties[1].conditions == c.model->counties[1].conditions);
  CHECK(std::holds_alternative<std::monostate>(next.model->counties[2].conditions.at("share_15_64_pct")));
}

TEST_CASE("an own number never keeps the source of its column, and a blanked one keeps none", "[block]") {
  const Case c = plateau();
  const CellAt at{"county", "513334", "share_15_64_pct"};
  CHECK(basis_of(c, at).source == "census2020");
  const Backing before = backing_of_cell(c, "counties", "513334", "share_15_64_pct");
  CHECK(before.source == "census2020");
  Edits edits(c);
  edits.put_source("own", {"Own figures", "自有数据"}, "Luo Ying", "2026");
  edits.put_value(at, "61", {"own", "estimate", {"asked the bureau", ""}});
  const Applied first = apply(c, Step{edits.all(), {}, {}, {}, {}});
  REQUIRE(first.value);
  const Case& next = *first.value;
  const Backing behind = backing_of_cell(next, "counties", "513334", "share_15_64_pct");
  CHECK(behind.source == "own");
  CHECK(behind.quality == "estimate");
  CHECK(behind.unit == "%");
  CHECK(backing_of_cell(next, "counties", "513301", "share_15_64_pct").source == "census2020");
  // Measures look there, too: every value that rests on the cell says so.
  const Assessment a = assess(next, "513334");
  int found = 0;
  for (const auto& row : a.cells)
    for (const LeafValue& value : row)
      for (const Input& input : value.inputs)
        if (input.table == InputTable::counties && input.column == at.column) {
          CHECK(backing_of(next, a, input).source == "own");
          CHECK(quality_of(next, input) == "estimate");
          ++found;
        }
  CHECK(found > 0);
  CHECK(apply(next, Step{first.inverse, {}, {}, {}, {}}).value == c);

  Edits blank(next);
  blank.put_value(at, "", {});
  const Case without = applied(next, blank);
  CHECK(without.model->cells.empty());
}

TEST_CASE("cells with sources of their own are written and read back, and wrong ones are told", "[block]") {
  Case c = plateau();
  c.model.edit().cells.push_back({"counties", "513334", "share_15_64_pct", "census2020", "official", {"n", "注"}, {}});
  const auto files = compose(c);
  CHECK(files.at("cells.csv") ==
        "table,row,column,source,quality,note,note_zh\ncounties,513334,share_15_64_pct,census2020,official,n,注\n");
  Folder folder;
  folder.memory.emplace();
  for (const auto& [name, text] : files) (*folder.memory)[name] = text;
  const Loaded<Casebook> read = open_casebook(folder);
  REQUIRE(read.value);
  CHECK(read.value->value.model->cells == c.model->cells);
  CHECK_FALSE(set_key(c, "cell.counties.nowhere.share_15_64_pct", "{\"source\":\"census2020\"}").value);
  CHECK_FALSE(set_key(c, "cell.counties.513334.no_such", "{\"source\":\"census2020\"}").value);
  CHECK_FALSE(set_key(c, "cell.counties.513334.elev_seat_m", "{\"source\":\"no_such\"}").value);
}

TEST_CASE("removing a county or an industry takes its rows along as one step that can be taken back", "[block]") {
  Case c = plateau();
  c.model.edit().cells.push_back({"counties", "513334", "elev_seat_m", "", "", {}, {}});
  c.plan.fixed = {{"513334", "yak"}};
  const auto rows_of = [](const Case& one, const std::string& id) {
    std::size_t n = 0;
    for (const Link& link : one.model->links) n += link.from == id || link.to == id;
    for (const Presence& p : one.model->presence) n += p.county == id;
    for (const GivenValue& v : one.model->values) n += v.county == id;
    for (const CellNote& note : one.model->cells) n += note.row == id;
    return n;
  };
  const Removal removal = removal_of(c, "county", {"513334"});
  std::size_t told = 0;
  for (const auto& [part, rows] : removal.rows)
    if (part == "link" || part == "presence" || part == "value" || part == "cell") told += rows;
  CHECK(told == rows_of(c, "513334"));
  CHECK(told > 10);
  CHECK(removal.rows.at("county") == 1);
  const Applied gone = apply(c, Step{removal.edits, {}, {}, {}, {}});
  INFO(said(gone.diagnostics));
  REQUIRE(gone.value);
  CHECK_FALSE(find_county(*gone.value, "513334"));
  CHECK(rows_of(*gone.value, "513334") == 0);
  CHECK(gone.value->plan.fixed.empty());
  CHECK(gone.value->model->county_ids.size() + 1 == c.model->county_ids.size());
  const Applied again = apply(*gone.value, Step{gone.inverse, {}, {}, {}, {}});
  INFO(said(again.diagnostics));
  const std::optional<Case>& back = again.value;
  REQUIRE(back);
  CHECK((back->model->counties == c.model->counties));
  CHECK((back->model->links == c.model->links));
  CHECK((back->model->presence == c.model->presence));
  CHECK((back->model->cells == c.model->cells));
  CHECK((back->model->region == c.model->region));
  CHECK((back->known == c.known));
  CHECK((back->plan == c.plan));
  CHECK((*back == c));

  const Removal yak = removal_of(c, "industry", {"yak"});
  const Applied without = apply(c, Step{yak.edits, {}, {}, {}, {}});
  INFO(said(without.diagnostics));
  REQUIRE(without.value);
  CHECK_FALSE(find_industry(*without.value, "yak"));
  CHECK(without.value->plan.fixed.empty());
  CHECK(apply(*without.value, Step{without.inverse, {}, {}, {}, {}}).value == c);
}

TEST_CASE("a new case out of a region has its counties first and nobody's judgements", "[block]") {
  const Case region = plateau();
  NewCase wanted;
  wanted.counties = {"513334", "513301"};
  wanted.industries = {"yak", "pv", "ecotourism"};
  wanted.own_counties = {{"", {"", "新县"}}};
  wanted.own_industries = {{"", {"Honey wine", ""}}};
  wanted.title = {"", "两县"};
  wanted.author = "Luo Ying", wanted.date = "2026-05-12", wanted.profile = "plateau";
  const Case c = new_case(region, wanted);
  CHECK(c.model->county_ids == std::vector<std::string>{"513334", "513301", "own"});
  CHECK(c.model->industry_ids.size() == 4);
  CHECK(c.model->industry_ids.back() == "honey-wine");
  CHECK(c.model->counties.size() == region.model->counties.size() + 1);
  CHECK(c.model->counties[0].id == "513301");
  CHECK(c.model->counties[0].profile == "plateau");
  CHECK(c.head.title == Text{"两县", "两县"});
  CHECK(c.judging.participants.empty());
  CHECK(c.record == Record{});
  Folder folder;
  folder.memory.emplace();
  for (const auto& [name, text] : compose(c)) (*folder.memory)[name] = text;
  const Loaded<Casebook> read = open_casebook(folder);
  INFO(said(read.diagnostics));
  REQUIRE(read.value);
  CHECK_FALSE(has_errors(read.diagnostics));
}

} // namespace block_test
