#include "engine/casebook/reading.h"

#include "engine/format/toml_text.h"
#include "engine/format/words.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

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
  c.id = section.needed_text("id");
  section.need("title");
  c.title = section.both("title");
  c.question = section.both("question");
  c.date = section.date("date");
  c.author = section.text("author");
  c.criteria_file = section.needed_text("criteria");
  c.county_ids = needed_ids(section, "counties");
  c.industry_ids = needed_ids(section, "industries");
  c.case_extras = section.extras();
}

Participant read_participant(Section section) {
  Participant p;
  p.id = section.needed_text("id");
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
  word("combine", w.combine);
  word("normalization", w.normalization);
  w.parameters = settings_in(section, "parameters");
  w.extras = section.extras();
  return w;
}

std::map<std::string, double> read_numbers(Section& section, const std::string& key) {
  std::map<std::string, double> result;
  const toml::table* table = section.child(key);
  if (!table) return result;
  Section inner = section.inside(*table, section.name + "." + key);
  for (const auto& [name, node] : *table)
    if (const auto value = inner.number(std::string(name.str()))) result[std::string(name.str())] = *value;
  return result;
}

NodeWeighting read_node_weighting(Section section) {
  NodeWeighting w;
  section.need("node");
  w.node = section.text("node");
  section.need("kind");
  w.kind = section.text("kind");
  w.values = read_numbers(section, "values");
  w.worst = read_numbers(section, "worst");
  w.reason = section.text("reason");
  w.extras = section.extras();
  return w;
}

MethodChoice read_method(Section section) {
  MethodChoice method;
  if (const toml::node* id = section.need("id")) {
    const std::string text = section.text("id");
    if (id->is_string()) method.id = text;
  }
  method.normalization = section.text("normalization");
  method.parameters = settings_in(section, "parameters");
  method.extras = section.extras();
  return method;
}

StatedRange read_stated_range(Section section) {
  StatedRange range;
  range.criterion = section.needed_text("criterion");
  range.low = section.number("low").value_or(range.low);
  range.high = section.number("high").value_or(range.high);
  range.extras = section.extras();
  return range;
}

StatedOrder read_stated_order(Section section) {
  StatedOrder stated;
  stated.node = section.needed_text("node");
  section.need("order");
  stated.order = section.texts("order");
  stated.extras = section.extras();
  return stated;
}

RobustnessSettings read_robustness(Section section) {
  RobustnessSettings r;
  r.draws = section.integer("draws").value_or(r.draws);
  r.seed = section.integer("seed").value_or(r.seed);
  if (section.find("weights")) r.weights = section.text("weights");
  if (section.find("values")) r.values = section.text("values");
  r.standard_error = section.number("standard_error").value_or(r.standard_error);
  r.assumed_spread = section.number("assumed_spread").value_or(r.assumed_spread);
  r.clear = section.number("clear").value_or(r.clear);
  r.likely = section.number("likely").value_or(r.likely);
  if (section.find("agree")) r.agree = section.texts("agree");
  for (const toml::table* item : section.children("weight"))
    r.ranges.push_back(read_stated_range(section.inside(*item, indexed("robustness.weight", r.ranges.size()))));
  for (const toml::table* item : section.children("order"))
    r.orders.push_back(read_stated_order(section.inside(*item, indexed("robustness.order", r.orders.size()))));
  r.extras = section.extras();
  return r;
}

RegionSettings read_region(Section section) {
  RegionSettings r;
  if (section.find("closeness")) r.closeness = section.text("closeness");
  r.crowding_hops = section.integer("crowding_hops").value_or(r.crowding_hops);
  if (section.find("hubs")) r.hubs = section.texts("hubs");
  for (const auto& [key, field] : region_numbers()) r.*field = section.number(key).value_or(r.*field);
  r.extras = section.extras();
  return r;
}

PlanRequest read_plan(Section section) {
  PlanRequest plan;
  plan.lambda = section.number("lambda").value_or(plan.lambda);
  plan.choices = section.integer("choices").value_or(plan.choices);
  plan.max_loss = section.number("max_loss");
  plan.min_fit = section.number("min_fit");
  const auto refuse = [&](const char* key, const char* form) {
    section.problems.error(section.key_place(key), say(mark("an entry of \"{0}\" is not of the form {1}"), key, form));
  };
  for (const auto& [key, pairs] : {std::pair{"fixed", &plan.fixed}, std::pair{"forbidden", &plan.forbidden}}) {
    if (auto read = plan_pairs(section.texts(key)))
      *pairs = std::move(*read);
    else
      refuse(key, "county=industry");
  }
  if (auto read = plan_limits(section.texts("at_most")))
    plan.at_most = std::move(*read);
  else
    refuse("at_most", "industry=3");
  plan.extras = section.extras();
  return plan;
}

Decision read_decision(Section section) {
  Decision d;
  d.county = section.needed_text("county");
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

Judgement read_judgement(Section section) {
  Judgement j;
  section.need("value");
  j.participant = section.text("participant");
  j.profile = section.text("profile");
  j.node = section.needed_text("node");
  j.a = section.needed_text("a");
  j.b = section.needed_text("b");
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
  top.partial = reading.partial.count("casebook.toml") > 0;
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
  for (const toml::table* item : top.children("weight"))
    c.node_weightings.push_back(read_node_weighting(top.inside(*item, indexed("weight", c.node_weightings.size()))));
  if (const auto* found = top.child("method")) c.method = read_method(top.inside(*found, "method"));
  if (const auto* found = top.child("robustness")) c.robustness = read_robustness(top.inside(*found, "robustness"));
  if (const auto* found = top.child("region")) c.region = read_region(top.inside(*found, "region"));
  if (const auto* found = top.child("plan")) c.plan = read_plan(top.inside(*found, "plan"));
  for (const toml::table* item : top.children("decision"))
    c.decisions.push_back(read_decision(top.inside(*item, indexed("decision", c.decisions.size()))));
  if (const auto* found = top.child("journal")) c.journal = read_journal(top.inside(*found, "journal"));
  c.extras = top.extras();
}

} // namespace yindi
