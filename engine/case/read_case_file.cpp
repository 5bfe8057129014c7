#include "engine/case/reading.h"

#include "engine/case/toml_text.h"
#include "engine/case/words.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

std::string indexed(const std::string& name, std::size_t i) { return name + "." + std::to_string(i); }

/// The ids of a list with its problems: missing, empty.
std::vector<std::string> needed_ids(Section& section, const std::string& key) {
  const toml::node* node = section.need(key);
  std::vector<std::string> ids = section.texts(key);
  if (node && node->is_array() && ids.empty())
    section.problems.error(section.places.find(section.name + "." + key), say(mark("\"{}\" names nothing"), key),
                           say(mark("name at least one")));
  return ids;
}

void read_case_table(Case& c, Section section) {
  section.need("id");
  c.id = section.text("id");
  section.need("title");
  c.title = section.both("title");
  c.question = section.both("question");
  c.date = section.date("date");
  c.author = section.text("author");
  section.need("criteria");
  c.criteria_file = section.text("criteria");
  c.county_ids = needed_ids(section, "counties");
  c.industry_ids = needed_ids(section, "industries");
  c.case_extras = section.extras();
}

Participant read_participant(Section section) {
  Participant p;
  section.need("id");
  p.id = section.text("id");
  p.name = section.text("name");
  p.group = section.text("group");
  p.weight = section.number("weight").value_or(1);
  p.reason = section.text("reason");
  p.extras = section.extras();
  return p;
}

Weighting read_weighting(Section section) {
  Weighting w;
  const auto word = [&](const char* key, std::string& into) {
    if (section.find(key)) into = section.text(key);
  };
  word("kind", w.kind);
  word("scale", w.scale);
  word("prioritization", w.prioritization);
  word("ri", w.ri);
  word("aggregate", w.aggregate);
  w.extras = section.extras();
  return w;
}

std::vector<double> numbers_of(const toml::array& array) {
  std::vector<double> numbers;
  for (const toml::node& item : array) numbers.push_back(item.value<double>().value_or(0));
  return numbers;
}

std::optional<Setting> read_setting(const toml::node& node) {
  if (const auto* flag = node.as_boolean()) return flag->get();
  if (const auto* text = node.as_string()) return text->get();
  if (node.is_number()) return node.value<double>().value_or(0);
  const toml::array* array = node.as_array();
  if (!array) return std::nullopt;
  const auto all = [&](const auto& is) { return std::all_of(array->begin(), array->end(), is); };
  if (all([](const toml::node& item) { return item.is_number(); })) return numbers_of(*array);
  if (all([](const toml::node& item) { return item.is_string(); })) {
    std::vector<std::string> words;
    for (const toml::node& item : *array) words.push_back(item.as_string()->get());
    return words;
  }
  std::vector<std::vector<double>> rows;
  for (const toml::node& item : *array) {
    const toml::array* row = item.as_array();
    if (!row || !std::all_of(row->begin(), row->end(), [](const toml::node& x) { return x.is_number(); }))
      return std::nullopt;
    rows.push_back(numbers_of(*row));
  }
  return rows;
}

MethodChoice read_method(Section section) {
  MethodChoice method;
  if (const toml::node* id = section.need("id")) {
    const std::string text = section.text("id");
    if (id->is_string()) method.id = text;
  }
  if (const toml::table* parameters = section.child("parameters")) {
    Section inner = section.inside(*parameters, section.name + ".parameters");
    for (const auto& [key, node] : *parameters) {
      const std::string id(key.str());
      if (auto setting = read_setting(node))
        method.parameters[id] = std::move(*setting);
      else
        inner.wrong_type(node, id, mark("\"{}\" is a number, a word, true or false, or a list of numbers"));
    }
  }
  method.extras = section.extras();
  return method;
}

RobustnessSettings read_robustness(Section section) {
  RobustnessSettings r;
  r.draws = section.integer("draws").value_or(r.draws);
  r.seed = section.integer("seed").value_or(r.seed);
  if (section.find("weights")) r.weights = section.text("weights");
  r.extras = section.extras();
  return r;
}

RegionSettings read_region(Section section) {
  RegionSettings r;
  if (section.find("closeness")) r.closeness = section.text("closeness");
  for (const auto& [key, field] : region_numbers()) r.*field = section.number(key).value_or(r.*field);
  r.extras = section.extras();
  return r;
}

Decision read_decision(Section section) {
  Decision d;
  section.need("county");
  d.county = section.text("county");
  section.need("chosen");
  d.chosen = section.texts("chosen");
  d.by = section.text("by");
  d.date = section.date("date");
  d.reason = section.text("reason");
  d.dissent = section.text("dissent");
  d.extras = section.extras();
  return d;
}

JournalHead read_journal(Section section) {
  JournalHead j;
  j.lines = section.integer("lines").value_or(0);
  if (section.find("head")) j.head = section.text("head");
  j.extras = section.extras();
  return j;
}

} // namespace

std::string criteria_file_of(const toml::table& root) {
  const auto* name = root["case"]["criteria"].as_string();
  return name ? name->get() : std::string();
}

Judgement read_judgement(Section section) {
  Judgement j;
  for (const char* key : {"node", "a", "b", "value"}) section.need(key);
  j.participant = section.text("participant");
  j.profile = section.text("profile");
  j.node = section.text("node");
  j.a = section.text("a");
  j.b = section.text("b");
  j.value = section.text_or_number("value");
  j.kept_because = section.text("kept_because");
  j.comment = section.text("comment");
  j.stale = section.flag("stale").value_or(false);
  j.extras = section.extras();
  return j;
}

void read_case_file(Reading& reading, const toml::table& root) {
  Case& c = reading.value;
  Section top{root, reading.path("casebook.toml"), "", reading.places, reading.problems};
  read_format(top);
  if (const auto* found = top.child("case"); found)
    read_case_table(c, top.inside(*found, "case"));
  else if (!root.contains("case"))
    top.need("case");
  for (const toml::table* item : top.children("participant"))
    c.participants.push_back(read_participant(top.inside(*item, indexed("participant", c.participants.size()))));
  for (const toml::table* item : top.children("judgement")) {
    Section section = top.inside(*item, indexed("judgement", c.judgements.size()));
    section.need("participant");
    c.judgements.push_back(read_judgement(std::move(section)));
  }
  if (const auto* found = top.child("weighting")) c.weighting = read_weighting(top.inside(*found, "weighting"));
  if (const auto* found = top.child("method")) c.method = read_method(top.inside(*found, "method"));
  if (const auto* found = top.child("robustness")) c.robustness = read_robustness(top.inside(*found, "robustness"));
  if (const auto* found = top.child("region")) c.region = read_region(top.inside(*found, "region"));
  for (const toml::table* item : top.children("decision"))
    c.decisions.push_back(read_decision(top.inside(*item, indexed("decision", c.decisions.size()))));
  if (const auto* found = top.child("journal")) c.journal = read_journal(top.inside(*found, "journal"));
  c.extras = top.extras();
}

} // namespace yindi
