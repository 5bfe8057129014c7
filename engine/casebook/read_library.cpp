#include "engine/casebook/reading.h"

#include "engine/format/words.h"

#include <algorithm>

namespace yindi {
namespace {

void add_nested(Section& section, const std::string& key, Extras extras) {
  for (Extra& extra : extras) section.nested.push_back({key + "." + extra.key, std::move(extra.text)});
}

std::vector<std::string> kind_ids() {
  std::vector<std::string> ids;
  for (const MeasureKind& kind : measure_kinds()) ids.emplace_back(kind.id);
  return ids;
}

bool takes(const MeasureKind& kind, const std::string& key) {
  const auto is = [&](const char* word) { return key == word; };
  return std::any_of(kind.required.begin(), kind.required.end(), is) ||
         std::any_of(kind.optional.begin(), kind.optional.end(), is);
}

std::vector<Band> read_bands(Section& section) {
  std::vector<Band> bands;
  for (const toml::table* item : section.children("bands")) {
    Section inner = section.inside(*item, indexed(section.name + ".bands", bands.size()));
    bands.push_back({inner.needed_text("condition"), inner.needed_text("requirement")});
    for (const Extra& extra : inner.extras())
      if (!nearest(extra.key, inner.known))
        section.problems.error(inner.key_place(extra.key), say(mark("unknown key \"{}\""), extra.key));
  }
  return bands;
}

Measure read_measure(Section section) {
  Measure m;
  const toml::node* node = section.need("kind");
  m.kind = section.text("kind");
  const MeasureKind* kind = find_measure_kind(m.kind);
  if (!kind) {
    if (node && node->is_string())
      section.problems.error(section.places.find(section.name + ".kind"),
                             say(mark("unknown kind of measure \"{}\""), m.kind),
                             did_you_mean(m.kind, kind_ids(), say(mark("known here: {}"), joined(kind_ids()))));
    return m;
  }
  for (const char* key : kind->required) section.need(key);
  if (takes(*kind, "condition")) m.condition = section.text("condition");
  if (takes(*kind, "requirement")) m.requirement = section.text("requirement");
  if (takes(*kind, "bands")) m.bands = read_bands(section);
  if (takes(*kind, "combine")) m.combine = section.text("combine");
  if (takes(*kind, "hazards")) m.hazards = section.texts("hazards");
  if (takes(*kind, "decay_requirement")) m.decay_requirement = section.text("decay_requirement");
  if (takes(*kind, "expression")) m.expression = section.text("expression");
  m.extras = section.extras();
  return m;
}

ValueFunction read_value_function(Section section) {
  ValueFunction v;
  v.kind = section.needed_text("kind");
  if (v.kind == "piecewise") {
    const toml::node* node = section.need("points");
    const toml::array* array = node ? node->as_array() : nullptr;
    if (node && !array) section.wrong_type(*node, "points", mark("\"{}\" is a list of points: [[x, u], [x, u]]"));
    if (array)
      for (const toml::node& item : *array) {
        const toml::array* pair = item.as_array();
        const bool good = pair && pair->size() == 2 && (*pair)[0].is_number() && (*pair)[1].is_number();
        section.places.named[indexed(section.name + ".points", v.points.size())] = section.node_place(item);
        if (!good) section.wrong_type(item, "points", mark("\"{}\" is a list of points: [[x, u], [x, u]]"));
        if (good) v.points.emplace_back((*pair)[0].value_or(0.0), (*pair)[1].value_or(0.0));
      }
  } else if (v.kind == "s-curve") {
    section.need("middle");
    section.need("steepness");
    v.middle = section.number("middle").value_or(0);
    v.steepness = section.number("steepness").value_or(0);
  } else if (v.kind != "linear") {
    for (const char* key : {"points", "middle", "steepness"}) section.find(key); // the kind is the error, not these
  }
  v.extras = section.extras();
  return v;
}

Veto read_veto(Section section) {
  Veto v;
  v.below = section.number("below");
  v.above = section.number("above");
  v.reason = section.both("reason");
  v.extras = section.extras();
  return v;
}

std::optional<Scale> read_scale(Section& section) {
  const toml::table* found = section.child("scale");
  if (!found) return std::nullopt;
  Section inner = section.inside(*found, section.name + ".scale");
  inner.need("worst");
  inner.need("best");
  const auto worst = inner.number("worst"), best = inner.number("best");
  add_nested(section, "scale", inner.extras());
  return worst && best ? std::optional(Scale{*worst, *best}) : std::nullopt;
}

std::optional<Direction> read_direction(Section& section) {
  if (!section.find("direction")) return std::nullopt;
  const std::string word = section.text("direction");
  if (word == "max") return Direction::max;
  if (word == "min") return Direction::min;
  section.problems.error(section.places.find(section.name + ".direction"), say(mark("unknown direction \"{}\""), word),
                         say(mark("\"max\": more is better; \"min\": less is better")));
  return Direction::max;
}

Criterion read_criterion(Section section) {
  Criterion c;
  c.id = section.needed_text("id");
  c.parent = section.text("parent");
  section.need("name");
  c.name = section.both("name");
  c.direction = read_direction(section);
  c.unit = section.text("unit");
  c.scale = read_scale(section);
  if (const auto* found = section.child("measure"))
    c.measure = read_measure(section.inside(*found, section.name + ".measure"));
  if (const auto* found = section.child("value"))
    c.value = read_value_function(section.inside(*found, section.name + ".value"));
  if (const auto* found = section.child("veto")) c.veto = read_veto(section.inside(*found, section.name + ".veto"));
  c.help = section.both("help");
  c.source = section.text("source");
  c.extras = section.extras();
  return c;
}

Profile read_profile(Section section) {
  Profile p;
  p.id = section.needed_text("id");
  p.name = section.both("name");
  p.source = section.text("source");
  p.extras = section.extras();
  return p;
}

} // namespace

void set_criterion_part(Criterion& criterion, const std::string& key, const std::string& text, Problems& problems) {
  Criterion next = criterion;
  if (key == "value") next.value = {};
  if (key == "scale") {
    next.scale.reset();
    std::erase_if(next.extras, [](const Extra& extra) { return extra.key.starts_with("scale."); });
  }
  if (key == "measure") next.measure.reset();
  if (key == "veto") next.veto.reset();
  if (!text.empty()) {
    Loaded<toml::table> root = parse_toml(key + " = " + text, key);
    problems.add(root.diagnostics);
    if (!root.value) return;
    Places places;
    Section section{*root.value, key, "", places, problems};
    const toml::table* found = section.child(key);
    if (found && key == "measure") next.measure = read_measure(section.inside(*found, key));
    if (found && key == "value") next.value = read_value_function(section.inside(*found, key));
    if (found && key == "veto") next.veto = read_veto(section.inside(*found, key));
    if (found && key == "scale") next.scale = read_scale(section);
    for (Extra& extra : section.extras()) {
      if (!extra.key.starts_with(key + ".")) problems.error({}, say(mark("unknown key \"{}\""), extra.key));
      next.extras.push_back(std::move(extra));
    }
  }
  if (!has_errors(problems.list)) criterion = std::move(next);
}

void read_library(Reading& reading, const toml::table& root) {
  Library& library = reading.value.library;
  Section top{root, reading.path(reading.value.criteria_file), "library_file", reading.places, reading.problems};
  top.places.named["library_file"] = {top.path, 1, 1};
  top.partial = reading.partial.count(reading.value.criteria_file) > 0;
  read_format(top);
  if (const auto* found = top.child("library")) {
    Section section = top.inside(*found, "library");
    library.id = section.text("id");
    library.name = section.both("name");
    library.library_extras = section.extras();
  }
  for (const toml::table* item : top.children("criterion"))
    library.criteria.push_back(read_criterion(top.inside(*item, indexed("criterion", library.criteria.size()))));
  if (!root.contains("criterion") && !top.partial)
    reading.problems.error({top.path, 1, 1}, say(mark("no criterion")), say(mark("each begins with [[criterion]]")));
  for (const toml::table* item : top.children("profile"))
    library.profiles.push_back(read_profile(top.inside(*item, indexed("profile", library.profiles.size()))));
  for (const toml::table* item : top.children("judgement")) {
    Section section = top.inside(*item, indexed("library_judgement", library.judgements.size()));
    section.need("profile");
    library.judgements.push_back(read_judgement(std::move(section)));
  }
  library.extras = top.extras();
}

} // namespace yindi
