#include "engine/casebook/reading.h"
#include "engine/format/toml_text.h"
#include "engine/casebook/write_casebook.h"

namespace yindi {
namespace {

std::string assigned(const std::string& key, const std::string& value) { return toml_key(key) + " = " + value + "\n"; }

std::string optional_text(const std::string& key, const std::string& text) {
  return text.empty() ? std::string() : assigned(key, toml_string(text));
}

std::string optional_date(const std::string& key, const std::string& text) {
  return text.empty() ? std::string() : assigned(key, toml_date(text));
}

std::string strings(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ", ") + toml_string(item);
  return "[" + text + "]";
}

/// `name.fr` belongs inside the small table `name`, not beside it.
bool is_nested(const Extra& extra, const std::string& key) { return extra.key.starts_with(key + "."); }

std::string extra_lines(const Extras& extras, std::initializer_list<const char*> small_tables = {}) {
  std::string text;
  for (const Extra& extra : extras) {
    bool nested = false;
    for (const char* key : small_tables) nested = nested || is_nested(extra, key);
    if (!nested) text += assigned(extra.key, extra.text);
  }
  return text;
}

/// Parts of an inline table; blank where there is none.
struct Inline {
  std::string parts = {};

  void add(const std::string& key, const std::string& value) {
    parts += (parts.empty() ? "" : ", ") + toml_key(key) + " = " + value;
  }
  void text(const std::string& key, const std::string& value) {
    if (!value.empty()) add(key, toml_string(value));
  }
  void both(const Text& text_value) {
    text("en", text_value.en);
    text("zh", text_value.zh);
  }
  void extras(const Extras& all) {
    for (const Extra& extra : all) add(extra.key, extra.text);
  }
  void nested(const Extras& all, const std::string& key) {
    for (const Extra& extra : all)
      if (is_nested(extra, key)) add(extra.key.substr(key.size() + 1), extra.text);
  }
  std::string table() const { return parts.empty() ? "{}" : "{ " + parts + " }"; }
};

std::string inline_text(const std::string& key, const Text& text, const Extras& extras) {
  Inline table;
  table.both(text);
  table.nested(extras, key);
  return table.parts.empty() ? std::string() : assigned(key, table.table());
}

std::string text_section(const std::string& head, const std::string& key, const Text& text, const Extras& extras) {
  std::string lines = optional_text("en", text.en) + optional_text("zh", text.zh);
  for (const Extra& extra : extras)
    if (is_nested(extra, key)) lines += assigned(extra.key.substr(key.size() + 1), extra.text);
  return lines.empty() ? lines : "\n[" + head + "." + key + "]\n" + lines;
}

std::string judgement_text(const Judgement& j) {
  std::string text =
      "\n[[judgement]]\n" + optional_text("participant", j.participant) + optional_text("profile", j.profile);
  text += assigned("node", toml_string(j.node)) + assigned("a", toml_string(j.a)) + assigned("b", toml_string(j.b)) +
          assigned("value", toml_string(j.value));
  text += optional_text("kept_because", j.kept_because) + optional_text("comment", j.comment);
  if (j.stale) text += assigned("stale", "true");
  return text + extra_lines(j.extras);
}

struct SettingText {
  std::string operator()(bool flag) const { return flag ? "true" : "false"; }
  std::string operator()(double number) const { return shortest(number); }
  std::string operator()(const std::string& text) const { return toml_string(text); }
  std::string operator()(const std::vector<double>& numbers) const {
    std::string text;
    for (const double number : numbers) text += (text.empty() ? "" : ", ") + shortest(number);
    return "[" + text + "]";
  }
  std::string operator()(const std::vector<std::string>& words) const { return strings(words); }
  std::string operator()(const std::vector<std::vector<double>>& rows) const {
    std::string text;
    for (const std::vector<double>& row : rows) text += (text.empty() ? "" : ", ") + (*this)(row);
    return "[" + text + "]";
  }
};

std::string parameters_text(const Settings& settings) {
  Inline parameters;
  for (const auto& [id, setting] : settings) parameters.add(id, std::visit(SettingText{}, setting));
  return parameters.parts.empty() ? std::string() : assigned("parameters", parameters.table());
}

std::string method_text(const MethodChoice& method) {
  return "\n[method]\n" + assigned("id", toml_string(method.id)) +
         optional_text("normalization", method.normalization) + parameters_text(method.parameters) +
         extra_lines(method.extras);
}

std::string numbers_text(const std::string& key, const std::map<std::string, double>& numbers) {
  Inline table;
  for (const auto& [id, number] : numbers) table.add(id, shortest(number));
  return numbers.empty() ? std::string() : assigned(key, table.table());
}

std::string node_weighting_text(const NodeWeighting& w) {
  return "\n[[weight]]\n" + assigned("node", toml_string(w.node)) + assigned("kind", toml_string(w.kind)) +
         numbers_text("values", w.values) + numbers_text("worst", w.worst) + optional_text("reason", w.reason) +
         extra_lines(w.extras);
}

std::string node_weightings_text(const Case& c) {
  std::string text;
  for (const NodeWeighting& weighting : c.node_weightings) text += node_weighting_text(weighting);
  return text;
}

/// Nothing where all is as it comes, so that a case which never asked for it gets no section.
std::string region_text(const RegionSettings& r) {
  if (r == RegionSettings{}) return {};
  std::string text = "\n[region]\n" + assigned("closeness", toml_string(r.closeness));
  text += assigned("crowding_hops", std::to_string(r.crowding_hops));
  if (!r.hubs.empty()) text += assigned("hubs", strings(r.hubs));
  for (const auto& [key, field] : region_numbers()) text += assigned(key, shortest(r.*field));
  return text + extra_lines(r.extras);
}

std::string plan_text(const PlanRequest& plan) {
  if (plan == PlanRequest{}) return {};
  const auto list = [](const char* key, const std::vector<std::string>& texts) {
    return texts.empty() ? std::string() : assigned(key, strings(texts));
  };
  const auto number = [](const char* key, const std::optional<double>& value) {
    return value ? assigned(key, shortest(*value)) : std::string();
  };
  return "\n[plan]\n" + assigned("lambda", shortest(plan.lambda)) + assigned("choices", std::to_string(plan.choices)) +
         number("max_loss", plan.max_loss) + number("min_fit", plan.min_fit) + list("fixed", plan_texts(plan.fixed)) +
         list("forbidden", plan_texts(plan.forbidden)) + list("at_most", plan_texts(plan.at_most)) +
         extra_lines(plan.extras);
}

/// The later keys only where they are not as they come, so that older cases keep their text.
std::string robustness_text(const RobustnessSettings& r) {
  const RobustnessSettings initial;
  std::string text = "\n[robustness]\n" + assigned("draws", std::to_string(r.draws)) +
                     assigned("seed", std::to_string(r.seed)) + assigned("weights", toml_string(r.weights));
  if (r.values != initial.values) text += assigned("values", toml_string(r.values));
  const auto number = [&](const char* key, double RobustnessSettings::*field) {
    if (r.*field != initial.*field) text += assigned(key, shortest(r.*field));
  };
  number("standard_error", &RobustnessSettings::standard_error);
  number("assumed_spread", &RobustnessSettings::assumed_spread);
  number("clear", &RobustnessSettings::clear);
  number("likely", &RobustnessSettings::likely);
  if (r.agree != initial.agree) text += assigned("agree", strings(r.agree));
  text += extra_lines(r.extras);
  for (const StatedRange& range : r.ranges)
    text += "\n[[robustness.weight]]\n" + assigned("criterion", toml_string(range.criterion)) +
            assigned("low", shortest(range.low)) + assigned("high", shortest(range.high)) + extra_lines(range.extras);
  for (const StatedOrder& stated : r.orders)
    text += "\n[[robustness.order]]\n" + assigned("node", toml_string(stated.node)) +
            assigned("order", strings(stated.order)) + extra_lines(stated.extras);
  return text;
}

std::string settings_text(const Case& c) {
  const Weighting& w = c.weighting;
  return "\n[weighting]\n" + assigned("kind", toml_string(w.kind)) + assigned("scale", toml_string(w.scale)) +
         assigned("prioritization", toml_string(w.prioritization)) + optional_text("ri", w.ri) +
         assigned("aggregate", toml_string(w.aggregate)) + optional_text("combine", w.combine) +
         optional_text("normalization", w.normalization) + parameters_text(w.parameters) + extra_lines(w.extras) +
         node_weightings_text(c) + method_text(c.method) + robustness_text(c.robustness) + region_text(c.region) +
         plan_text(c.plan);
}

std::string participant_text(const Participant& p) {
  return "\n[[participant]]\n" + assigned("id", toml_string(p.id)) + optional_text("name", p.name) +
         optional_text("group", p.group) + assigned("weight", shortest(p.weight)) + optional_text("reason", p.reason) +
         extra_lines(p.extras);
}

std::string decision_text(const Decision& d) {
  return "\n[[decision]]\n" + assigned("county", toml_string(d.county)) + assigned("chosen", strings(d.chosen)) +
         optional_text("by", d.by) + optional_date("date", d.date) + optional_text("reason", d.reason) +
         optional_text("dissent", d.dissent) + extra_lines(d.extras);
}

std::string measure_text(const Measure& m) {
  Inline table;
  table.add("kind", toml_string(m.kind));
  table.text("condition", m.condition);
  table.text("requirement", m.requirement);
  if (!m.bands.empty()) {
    std::string bands;
    for (const Band& band : m.bands) {
      Inline inner;
      inner.add("condition", toml_string(band.condition));
      inner.add("requirement", toml_string(band.requirement));
      bands += (bands.empty() ? "" : ", ") + inner.table();
    }
    table.add("bands", "[" + bands + "]");
  }
  table.text("combine", m.combine);
  if (!m.hazards.empty()) table.add("hazards", strings(m.hazards));
  table.text("decay_requirement", m.decay_requirement);
  table.text("expression", m.expression);
  table.extras(m.extras);
  return assigned("measure", table.table());
}

std::string value_text(const ValueFunction& v) {
  if (v == ValueFunction{}) return {};
  Inline table;
  table.add("kind", toml_string(v.kind));
  if (v.kind == "piecewise") {
    std::string points;
    for (const auto& [x, u] : v.points)
      points += (points.empty() ? "[" : ", [") + shortest(x) + ", " + shortest(u) + "]";
    table.add("points", "[" + points + "]");
  } else if (v.kind == "s-curve") {
    table.add("middle", shortest(v.middle));
    table.add("steepness", shortest(v.steepness));
  }
  table.extras(v.extras);
  return assigned("value", table.table());
}

std::string veto_text(const Veto& v) {
  Inline table;
  if (v.below) table.add("below", shortest(*v.below));
  if (v.above) table.add("above", shortest(*v.above));
  Inline reason;
  reason.both(v.reason);
  reason.nested(v.extras, "reason");
  if (!reason.parts.empty()) table.add("reason", reason.table());
  for (const Extra& extra : v.extras)
    if (!is_nested(extra, "reason")) table.add(extra.key, extra.text);
  return assigned("veto", table.table());
}

std::string scale_text(const Scale& scale, const Extras& extras) {
  Inline table;
  table.add("worst", shortest(scale.worst));
  table.add("best", shortest(scale.best));
  table.nested(extras, "scale");
  return assigned("scale", table.table());
}

std::string criterion_text(const Criterion& c) {
  std::string text = "\n[[criterion]]\n" + assigned("id", toml_string(c.id)) + optional_text("parent", c.parent) +
                     inline_text("name", c.name, c.extras);
  if (c.direction) text += assigned("direction", *c.direction == Direction::max ? "\"max\"" : "\"min\"");
  text += optional_text("unit", c.unit);
  if (c.scale) text += scale_text(*c.scale, c.extras);
  if (c.measure) text += measure_text(*c.measure);
  text += value_text(c.value);
  if (c.veto) text += veto_text(*c.veto);
  return text + inline_text("help", c.help, c.extras) + optional_text("source", c.source) +
         extra_lines(c.extras, {"name", "scale", "help"});
}

} // namespace

std::string criterion_part(const Criterion& criterion, const std::string& key) {
  std::string line;
  if (key == "scale" && criterion.scale) line = scale_text(*criterion.scale, criterion.extras);
  if (key == "measure" && criterion.measure) line = measure_text(*criterion.measure);
  if (key == "value") line = value_text(criterion.value);
  if (key == "veto" && criterion.veto) line = veto_text(*criterion.veto);
  if (line.empty()) return line;
  const auto begin = line.find('{');
  return line.substr(begin, line.rfind('}') - begin + 1);
}

std::string compose_case_file(const Case& c) {
  std::string text = "format = 1\n" + extra_lines(c.extras) + "\n[case]\n" + assigned("id", toml_string(c.id)) +
                     optional_date("date", c.date) + optional_text("author", c.author) +
                     assigned("criteria", toml_string(c.criteria_file)) + assigned("counties", strings(c.county_ids)) +
                     assigned("industries", strings(c.industry_ids)) +
                     extra_lines(c.case_extras, {"title", "question"}) +
                     text_section("case", "title", c.title, c.case_extras) +
                     text_section("case", "question", c.question, c.case_extras);
  for (const Participant& participant : c.participants) text += participant_text(participant);
  for (const Judgement& judgement : c.judgements) text += judgement_text(judgement);
  text += settings_text(c);
  for (const Decision& decision : c.decisions) text += decision_text(decision);
  return text + "\n[journal]\n" + assigned("lines", std::to_string(c.journal.lines)) +
         assigned("head", toml_string(c.journal.head)) + extra_lines(c.journal.extras);
}

std::string compose_library(const Library& library) {
  std::string text = "format = 1\n" + extra_lines(library.extras);
  const std::string head = optional_text("id", library.id) + inline_text("name", library.name, library.library_extras) +
                           extra_lines(library.library_extras, {"name"});
  if (!head.empty()) text += "\n[library]\n" + head;
  for (const Criterion& criterion : library.criteria) text += criterion_text(criterion);
  for (const Profile& profile : library.profiles)
    text += "\n[[profile]]\n" + assigned("id", toml_string(profile.id)) +
            inline_text("name", profile.name, profile.extras) + optional_text("source", profile.source) +
            extra_lines(profile.extras, {"name"});
  for (const Judgement& judgement : library.judgements) text += judgement_text(judgement);
  return text;
}

std::string compose_round(const Round& round) {
  std::string text = "format = 1\n" + assigned("number", std::to_string(round.number)) +
                     inline_text("title", round.title, round.extras) + assigned("naming", toml_string(round.naming)) +
                     assigned("state", toml_string(round.state)) + assigned("nodes", strings(round.nodes)) +
                     extra_lines(round.extras, {"title"});
  if (round.hashes.empty()) return text;
  text += "\n[ballots]\n";
  for (const auto& [file, hash] : round.hashes) text += toml_string(file) + " = " + toml_string(hash) + "\n";
  return text;
}

std::string compose_ballot(const Ballot& ballot, int round) {
  std::string text = "format = 1\n" + assigned("round", std::to_string(round)) +
                     optional_text("participant", ballot.participant) + optional_text("pseudonym", ballot.pseudonym) +
                     optional_text("token", ballot.token) + optional_date("submitted", ballot.submitted) +
                     extra_lines(ballot.extras);
  for (const Judgement& judgement : ballot.judgements) text += judgement_text(judgement);
  return text;
}

} // namespace yindi
