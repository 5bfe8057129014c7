// What a measure of a leaf asks for: its keys together, the columns that it names, what it wants of their cells.

#include "engine/casebook/checking.h"

#include "engine/case/region_facts.h"
#include "engine/format/csv.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"
#include "engine/schema/formula.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace yindi {
namespace {

struct Reference {
  std::string key; ///< of the measure that names the column
  Use use;
};

/// The columns that a measure refers to, with the key that names each.
std::vector<Reference> references(const Measure& m, const std::string& key) {
  std::vector<Reference> result;
  const auto add = [&](const std::string& where, const char* table, const std::string& column, Role role) {
    if (!nothing_to_see(column)) result.push_back({key + "." + where, {table, column, role}});
  };
  const bool between = m.kind == "county" || m.kind == "industry";
  const Role one = between ? Role::between : Role::number;
  add("condition", "county", m.condition, m.kind == "supply" ? Role::stock : one);
  add("requirement", "industry", m.requirement, m.kind == "band" ? Role::band : m.kind == "supply" ? Role::need : one);
  for (const auto& [where, column] : {std::pair("from", m.from), {"to", m.to}, {"to_high", m.to_high}, {"at", m.at}})
    add(where, "county", column, Role::number);
  add("high_for", "industry", m.high_for, Role::number);
  add("shares", "county", m.shares, Role::classes);
  for (std::size_t i = 0; i < m.bands.size(); ++i) {
    add(indexed("bands", i) + ".condition", "county", m.bands[i].condition, Role::number);
    add(indexed("bands", i) + ".requirement", "industry", m.bands[i].requirement, Role::band);
    add(indexed("bands", i) + ".error", "county", m.bands[i].error, Role::error);
  }
  for (std::size_t i = 0; i < m.hazards.size(); ++i) {
    if (nothing_to_see(m.hazards[i])) continue;
    add(indexed("hazards", i), "county", "hazard_" + m.hazards[i], Role::share);
    add(indexed("hazards", i), "industry", "sensitivity_" + m.hazards[i], Role::share);
  }
  for (std::size_t i = 0; i < m.likeness.size(); ++i)
    add(indexed("likeness", i) + ".condition", "county", m.likeness[i].condition, Role::number);
  add("market", "industry", m.market, Role::share);
  add("decay_requirement", "industry", m.decay_requirement, Role::number);
  if (!m.expression.empty())
    if (const auto formula = parse_formula(m.expression).formula)
      for (const auto& [table, column] : inputs(*formula))
        if (table != "region") add("expression", table.c_str(), column, Role::between);
  return result;
}

bool is_interval(const std::map<std::string, Cell>& cells, const std::string& column) {
  const auto found = cells.find(column);
  return found != cells.end() && std::holds_alternative<std::vector<double>>(found->second);
}

/// A formula takes one number of an interval, which whoever wrote the interval should know.
void note_intervals(const Checking& check, const std::string& table, const std::string& column,
                    const std::string& key) {
  const Model& model = *check.c.model;
  const bool county = table == "county";
  const bool any = county ? std::any_of(model.counties.begin(), model.counties.end(),
                                        [&](const County& one) { return is_interval(one.conditions, column); })
                          : std::any_of(model.industries.begin(), model.industries.end(),
                                        [&](const Industry& one) { return is_interval(one.requirements, column); });
  if (any)
    check.problems.note(check.places.find(key),
                        say(mark("\"{}\" has intervals, of which a formula takes the likeliest or the middle"), column),
                        say(mark("the measures county, industry and supply carry an interval on")));
}

void check_formula(const Checking& check, const Measure& measure, const std::string& key) {
  const ParsedFormula parsed = parse_formula(measure.expression);
  if (!parsed.formula)
    check.error(key + ".expression", say(mark("the expression cannot be read at character {0}: {1}"),
                                         std::to_string(parsed.position), parsed.error));
  if (!parsed.formula) return;
  for (const auto& [table, name] : inputs(*parsed.formula)) {
    if (table != "region") note_intervals(check, table, name, key + ".expression");
    if (table != "region" || find_region_fact(name)) continue;
    std::vector<std::string> known;
    for (const RegionFact& fact : region_facts()) known.emplace_back(fact.id);
    check.error(key + ".expression", say(mark("the region says nothing called \"{}\""), name),
                did_you_mean(name, known, say(mark("known here: {}"), joined(known))));
  }
}

/// Keys of a measure that are there or not; one that is misspelt or of a wrong type has its own error.
struct Keys {
  const Checking& check;
  const Measure& measure;
  const std::string& key;

  bool there(const char* word, bool filled) const {
    return filled || misspelt(measure.extras, word) || check.places.named.count(key + "." + word) > 0;
  }
  bool there(const char* word, const std::string& value) const { return there(word, !value.empty()); }

  /// An error where some are there and others are not.
  void together(const std::vector<std::pair<const char*, bool>>& words) const {
    const auto is = [](const auto& word) { return word.second; };
    if (std::all_of(words.begin(), words.end(), is) || std::none_of(words.begin(), words.end(), is)) return;
    std::vector<std::string> all;
    for (const auto& [word, present] : words) all.emplace_back(word);
    for (const auto& [word, present] : words)
      if (!present)
        check.error(key, say(mark("\"{}\" is missing"), word), say(mark("these keys go together: {}"), joined(all)));
  }
};

void check_heights(const Keys& keys, const Measure& m) {
  const bool from = keys.there("from", m.from), to = keys.there("to", m.to);
  if (m.kind == "limiting")
    keys.together({{"from", from}, {"to", to}, {"at", keys.there("at", m.at)}});
  else
    keys.together({{"from", from}, {"to", to}});
  const bool high = keys.there("to_high", m.to_high);
  keys.together({{"to_high", high}, {"high_for", keys.there("high_for", m.high_for)}});
  if (high && !from) keys.together({{"from", from}, {"to_high", high}});
}

void check_band(const Keys& keys, const Measure& m) {
  const bool condition = keys.there("condition", m.condition);
  const bool heights = keys.there("from", m.from) || keys.there("to", m.to);
  const bool shares = keys.there("shares", m.shares) || keys.there("classes", !m.classes.empty());
  if (condition + heights + shares != 1)
    keys.check.error(keys.key, say(mark("a band needs one of three: \"condition\", or \"from\" and \"to\", or "
                                        "\"shares\" and \"classes\"")));
  check_heights(keys, m);
  keys.together({{"shares", keys.there("shares", m.shares)}, {"classes", keys.there("classes", !m.classes.empty())}});
  const bool rises = std::adjacent_find(m.classes.begin(), m.classes.end(), std::greater_equal<>()) == m.classes.end();
  if (!m.classes.empty() && (m.classes.size() < 2 || !rises))
    keys.check.error(keys.key + ".classes", say(mark("the edges of the classes do not rise")),
                     say(mark("write one more than there are shares, the lowest first: [0, 500, 1000]")));
}

void check_columns_of(const Checking& check, const Measure& measure, const std::string& key) {
  for (const auto& [where, use] : references(measure, key)) {
    const bool county = use.table == "county";
    const auto& columns = county ? check.c.model->condition_columns : check.c.model->requirement_columns;
    if (county ? check.c.model->counties.empty() : check.c.model->industries.empty()) continue;
    if (std::find(columns.begin(), columns.end(), use.column) != columns.end()) continue;
    const auto table = check.places.tables.find(use.table);
    const auto other =
        std::find_if(columns.begin(), columns.end(),
                     [asked = lower(use.column)](const std::string& column) { return lower(column) == asked; });
    if (other != columns.end() && table != check.places.tables.end() && table->second->column(*other)) {
      // The table is at fault: what else asks for the column is right.
      const Place place = table->second->header_place(*table->second->column(*other));
      const bool told = std::any_of(check.problems.list.begin(), check.problems.list.end(), [&](const Diagnostic& d) {
        return d.path == place.path && d.line == place.line && d.column == place.column;
      });
      if (!told)
        check.problems.error(place, say(mark("unknown column \"{}\""), *other),
                             say(mark("did you mean \"{}\"?"), use.column));
    } else {
      check.error(where, say(mark("{0} has no column \"{1}\""), county ? "counties.csv" : "industries.csv", use.column),
                  did_you_mean(use.column, columns));
    }
  }
}

/// Where a measure's heights begin and end; each pair of columns once.
using HeightColumns = std::set<std::pair<std::string, std::string>>;

HeightColumns height_columns(const Library& library) {
  HeightColumns result;
  for (const Criterion& leaf : library.criteria) {
    if (!leaf.measure || leaf.measure->from.empty()) continue;
    for (const std::string& to : {leaf.measure->to, leaf.measure->to_high})
      if (!to.empty()) result.emplace(leaf.measure->from, to);
  }
  return result;
}

std::optional<double> number_in(const County& county, const std::string& column) {
  const auto found = county.conditions.find(column);
  const double* value = found == county.conditions.end() ? nullptr : std::get_if<double>(&found->second);
  return value ? std::optional(*value) : std::nullopt;
}

void check_heights_of(const Checking& check, const County& county, const HeightColumns& columns,
                      const std::string& key) {
  for (const auto& [from, to] : columns) {
    const auto low = number_in(county, from), high = number_in(county, to);
    if (low && high && *low > *high)
      check.error(key + "." + to,
                  say(mark("\"{0}\" ({1}) lies above \"{2}\" ({3}) in {4}"), from, shortest(*low), to, shortest(*high),
                      county.name),
                  say(mark("the land is looked at from \"{0}\" to \"{1}\": correct one of the two, or leave it blank "
                           "where it is unknown"),
                      from, to));
  }
}

void check_shares_of(const Checking& check, const County& county, const Measure& measure, const std::string& key) {
  const auto found = county.conditions.find(measure.shares);
  if (found == county.conditions.end() || std::holds_alternative<std::monostate>(found->second)) return;
  std::vector<double> shares;
  if (const double* one = std::get_if<double>(&found->second)) shares = {*one};
  if (const auto* many = std::get_if<std::vector<double>>(&found->second)) shares = *many;
  const std::string cell = key + "." + measure.shares;
  if (shares.size() + 1 != measure.classes.size())
    check.error(cell,
                say(mark("{0} shares for {1} classes"), std::to_string(shares.size()),
                    std::to_string(measure.classes.empty() ? 0 : measure.classes.size() - 1)),
                say(mark("write the share of the land in each class, the lowest first: 0.2;0.5;0.3")));
  else if (std::any_of(shares.begin(), shares.end(), [](double share) { return share < 0; }))
    check.error(cell, say(mark("a share cannot be negative")));
  else if (!(std::accumulate(shares.begin(), shares.end(), 0.0) > 0))
    check.error(cell, say(mark("all shares are 0")), say(mark("leave the cell blank where they are unknown")));
}

} // namespace

void check_measure(const Checking& check, const Measure& m, const std::string& key) {
  const Keys keys{check, m, key};
  if (m.kind == "formula" && !nothing_to_see(m.expression)) check_formula(check, m, key);
  if (m.kind == "band") check_band(keys, m);
  if (m.kind == "limiting") check_heights(keys, m);
  if (!m.absent.empty() && (m.absent.size() != 2 || m.absent[0] > m.absent[1]))
    check.error(key + ".absent",
                say(mark("\"absent\" is the lowest and the highest that it may be, such as [0, 0.5]")));
  check_columns_of(check, m, key);
}

void check_land(const Checking& check) {
  const Library& library = check.c.model->library;
  const HeightColumns columns = height_columns(library);
  for (std::size_t i = 0; i < check.c.model->counties.size(); ++i) {
    const County& county = check.c.model->counties[i];
    const std::string key = indexed("county", i);
    check_heights_of(check, county, columns, key);
    for (const Criterion& leaf : library.criteria)
      if (leaf.measure && !leaf.measure->shares.empty()) check_shares_of(check, county, *leaf.measure, key);
  }
}

std::vector<Use> used_columns(const Case& value) {
  std::vector<Use> result;
  std::set<std::tuple<std::string, std::string, Role>> seen;
  for (const Criterion& criterion : value.model->library.criteria) {
    if (!criterion.measure) continue;
    for (const auto& [key, use] : references(*criterion.measure, {}))
      if (seen.emplace(use.table, use.column, use.role).second) result.push_back(use);
  }
  if (std::find(value.model->requirement_columns.begin(), value.model->requirement_columns.end(), "market_shared") !=
      value.model->requirement_columns.end())
    result.push_back({"industry", "market_shared", Role::share});
  const auto reaches = [](const Criterion& criterion) {
    return criterion.measure && criterion.measure->kind == "access";
  };
  const auto& criteria = value.model->library.criteria;
  const std::string population = population_column(value.model->condition_columns);
  if (!population.empty() && std::any_of(criteria.begin(), criteria.end(), reaches) &&
      seen.emplace("county", population, Role::stock).second)
    result.push_back({"county", population, Role::stock});
  return result;
}

} // namespace yindi
