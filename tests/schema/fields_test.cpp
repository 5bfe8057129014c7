// What follows from the description of a field, for every field that there is: a new one is tested by being described.

#include "tests/case/scratch.h"
#include "tests/catch.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "engine/edit/edit.h"
#include "engine/methods/method.h"
#include "engine/methods/objective.h"
#include "engine/schema/parts.h"
#include "engine/schema/text_fields.h"
#include "engine/weights/scales.h"
#include "engine/weights/weightings.h"

#include <set>

namespace fields_test {

using namespace yindi;

namespace {

Case minimal() { return *read_casebook(YINDI_SOURCE "/tests/data/minimal").value; }

/// The described items of every part of a case, each with the path of its fields.
std::vector<std::pair<std::string, Item>> settings(const Case& c) {
  std::vector<std::pair<std::string, Item>> result;
  for (const Part& part : parts())
    if (!part.look(c).many() && !part.fixed)
      for (const Item& item : part.look_at(c, 0)) result.emplace_back(part.path + ".", item);
  return result;
}

/// Saves in memory and reads again. The closed round keeps its bytes.
std::optional<Case> read_back(const Case& c) {
  auto files = compose(c);
  files["rounds/1/p1.toml"] = slurp(YINDI_SOURCE "/tests/data/minimal/rounds/1/p1.toml");
  Loaded<Casebook> again = open_casebook(Folder{"memory", std::move(files)});
  if (!again.value) return std::nullopt;
  return std::move(again.value->value);
}

void check_reads_back(const Case& c, const std::string& path, const std::string& text) {
  INFO(path << " = " << text);
  const Applied applied = set_key(c, path, text);
  for (const Diagnostic& diagnostic : applied.diagnostics) UNSCOPED_INFO(print(diagnostic));
  REQUIRE(applied.value);
  CHECK(value_at(*applied.value, path) == text);
  CHECK(read_back(*applied.value) == applied.value);
}

/// A number that a field takes and that it has not now.
std::string another_number(const Field& field, double now) {
  for (const double x : {now + 1, now + 0.0625, now - 0.0625, now - 1}) {
    bool good = true;
    for (const Bound& bound : field.bounds) good = good && x > bound.low && x < bound.high;
    if (good) return shortest(x);
  }
  return {};
}

std::string printed(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += print(diagnostic);
  return text;
}

} // namespace

TEST_CASE("every field says in both languages what it means", "[schema]") {
  const Case c;
  for (const Part& part : parts()) {
    std::set<std::string> keys;
    for (const Field& field : part.look(c).description().fields) {
      INFO(part.path << "." << field.key);
      const Sentence help = say(field.help);
      CHECK(help.in(Language::en).size() >= 3);
      CHECK(help.in(Language::zh) != help.in(Language::en));
      CHECK(keys.insert(field.key).second);
    }
  }
}

TEST_CASE("every number of the settings is changed by an edit, written, read back and kept in its bounds", "[schema]") {
  const Case c = minimal();
  int numbers = 0, bounds = 0;
  for (const auto& [path, item] : settings(c))
    for (const Field& field : item.fields_of()) {
      const Ref ref = item[field];
      const auto* whole = std::get_if<int*>(&ref);
      const auto* real = std::get_if<double*>(&ref);
      const auto* maybe = std::get_if<std::optional<double>*>(&ref);
      if (!whole && !real && !maybe) continue;
      ++numbers;
      const double now = whole ? **whole : real ? **real : (*maybe)->value_or(0.5);
      check_reads_back(c, path + field.key, another_number(field, now));
      for (const Bound& bound : field.bounds)
        for (const double x : {bound.low - 1, bound.high + 1, bound.above ? bound.low : bound.low - 1}) {
          if (!std::isfinite(x)) continue;
          INFO(path << field.key << " = " << x);
          const Applied refused = set_key(c, path + field.key, shortest(x));
          CHECK_FALSE(refused.value);
          CHECK(printed(refused.diagnostics).starts_with(path + field.key + ": error: "));
          ++bounds;
        }
    }
  // draws, seed, four shares; crowding_hops and five of the region; four of the plan; five spreads; four of the classes
  CHECK(numbers == 25);
  CHECK(bounds >= 20);
}

TEST_CASE("every word of the settings is taken, any other is refused, and the words are those of the tables",
          "[schema]") {
  const Case c = minimal();
  int words = 0;
  for (const auto& [path, item] : settings(c))
    for (const Field& field : item.fields_of()) {
      const Ref ref = item[field];
      const auto* text = std::get_if<std::string*>(&ref);
      if (!text || field.words.open || field.words.told_later) continue;
      for (const std::string& word : field.words.ids()) {
        if (word != **text) check_reads_back(c, path + field.key, word);
        ++words;
      }
      INFO(path << field.key);
      const Applied refused = set_key(c, path + field.key, "neither-of-them");
      CHECK_FALSE(refused.value);
      CHECK(printed(refused.diagnostics).find("neither-of-them") != std::string::npos);
    }
  CHECK(words > 30);

  const Domain kinds = fields<Weighting>().find("kind")->words;
  CHECK(kinds.ids().front() == "ahp");
  CHECK(kinds.ids().size() == objective_weightings().size() + 1);
  for (const ObjectiveWeighting& row : objective_weightings()) CHECK(kinds.has(row.id));
  CHECK(fields<Weighting>().find("scale")->words.ids() == scale_ids());
  const Domain methods_there = fields<MethodChoice>().find("id")->words;
  CHECK(methods_there.all.size() == methods().size());
  CHECK(methods_there.all.front().name == methods().front().name);
  for (const WeightingKind& row : weightings()) CHECK(fields<NodeWeighting>().find("kind")->words.has(row.id));
}

TEST_CASE("a row can be taken out of every table and put back as it was", "[schema][edit]") {
  const Case c = minimal();
  int rows = 0;
  for (const Part& part : parts()) {
    const Items items = part.look(c);
    if (!items.many() || part.path.ends_with("judgement")) continue; // judgements have texts of their own
    for (std::size_t i = 0; i < items.size(); ++i) {
      std::string path = part.path;
      for (const Field& field : items[i].fields_of())
        if (field.identifies) path += "." + *std::get<std::string*>(items[i][field]);
      INFO(path);
      const auto text = value_at(c, path);
      REQUIRE(text);
      CHECK(*text == row_text(items[i]));
      const Applied without = set_key(c, path, "");
      if (!without.value) continue; // others refer to it
      CHECK(part.look(*without.value).size() == items.size() - 1);
      REQUIRE(without.inverse.size() == 1);
      const Applied back = apply(*without.value, without.inverse.front());
      REQUIRE(back.value);
      CHECK(*back.value == c);
      ++rows;
    }
  }
  CHECK(rows > 10);
}

TEST_CASE("a row names what it does not have", "[schema][edit]") {
  const Case c = minimal();
  const auto refusal = [&](const std::string& path, const std::string& text) {
    return printed(set_key(c, path, text).diagnostics);
  };
  CHECK(refusal("sector.mining", "{\"nmae_en\":\"Mining\"}") ==
        "sector.mining: error: \"{\"nmae_en\":\"Mining\"}\" does not fit here\n  did you mean \"name_en\"?\n");
  CHECK(refusal("county.511921.nmae_en", "x").find("did you mean \"name_en\"?") != std::string::npos);
  CHECK(refusal("link.511921.513334.road", "{\"from\":\"511922\"}").find("known here: km, minutes, source") !=
        std::string::npos);
  CHECK(set_key(c, "sector.mining", "{\"name_en\":\"Mining\",\"name_zh\":\"采矿业\",\"public\":\"no\"}").value);
  CHECK(refusal("sector.mining", "{\"name_en\":\"Mining\",\"public\":\"maybe\"}").find("neither yes nor no") !=
        std::string::npos);
}

} // namespace fields_test
