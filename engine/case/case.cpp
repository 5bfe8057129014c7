#include "engine/case/case.h"

#include "engine/case/quality.h"
#include "engine/format/words.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

namespace yindi {
namespace {

template <class Items>
auto find_by_id(const Items& items, const std::string& id) -> const typename Items::value_type* {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

void collect_leaves(const Library& library, const std::string& node, std::size_t depth,
                    std::vector<std::string>& result) {
  if (depth > library.criteria.size()) return; // a cycle, which reading reports
  for (const Criterion& criterion : library.criteria) {
    const std::string& parent = criterion.parent.empty() ? goal : criterion.parent;
    if (parent != node) continue;
    if (is_leaf(criterion))
      result.push_back(criterion.id);
    else
      collect_leaves(library, criterion.id, depth + 1, result);
  }
}

} // namespace

const County* find_county(const Case& c, const std::string& id) { return find_by_id(c.model->counties, id); }
const Industry* find_industry(const Case& c, const std::string& id) { return find_by_id(c.model->industries, id); }
const Criterion* find_criterion(const Library& l, const std::string& id) { return find_by_id(l.criteria, id); }
const Source* find_source(const Case& c, const std::string& id) { return find_by_id(c.model->sources, id); }

const NodeWeighting* find_node_weighting(const Case& c, const std::string& node) {
  const auto found = std::find_if(c.judging.node_weightings.begin(), c.judging.node_weightings.end(),
                                  [&](const NodeWeighting& weighting) { return weighting.node == node; });
  return found == c.judging.node_weightings.end() ? nullptr : &*found;
}

bool is_off(const Case& c, const std::string& criterion) {
  const auto& off = c.judging.weighting.off;
  return std::find(off.begin(), off.end(), criterion) != off.end();
}

std::string population_column(const std::vector<std::string>& condition_columns) {
  std::string found;
  for (const std::string& column : condition_columns)
    if (column == "population" || (found != "population" && column.starts_with("pop_") && column > found))
      found = column;
  return found;
}

const ColumnNote* find_column(const Case& c, const std::string& table, const std::string& column) {
  const auto found = std::find_if(c.model->columns.begin(), c.model->columns.end(),
                                  [&](const ColumnNote& note) { return note.table == table && note.column == column; });
  return found == c.model->columns.end() ? nullptr : &*found;
}

const CellNote* find_cell(const Case& c, const std::string& table, const std::string& row, const std::string& column) {
  const auto found = std::find_if(c.model->cells.begin(), c.model->cells.end(), [&](const CellNote& note) {
    return note.row == row && note.column == column && note.table == table;
  });
  return found == c.model->cells.end() ? nullptr : &*found;
}

bool is_leaf(const Criterion& criterion) { return criterion.measure.has_value(); }

std::vector<std::string> children(const Library& library, const std::string& node) {
  std::vector<std::string> result;
  for (const Criterion& criterion : library.criteria)
    if (criterion.parent == node || (criterion.parent.empty() && node == goal)) result.push_back(criterion.id);
  return result;
}

std::vector<std::string> leaves(const Library& library, const std::string& node) {
  if (const Criterion* self = find_criterion(library, node); self && is_leaf(*self)) return {node};
  std::vector<std::string> result;
  collect_leaves(library, node, 0, result);
  return result;
}

std::string group_of(const Library& library, const std::string& criterion) {
  std::string id = criterion;
  for (std::size_t step = 0; step <= library.criteria.size(); ++step) {
    const Criterion* found = find_criterion(library, id);
    if (!found || found->parent.empty() || found->parent == goal) return id;
    id = found->parent;
  }
  return id;
}

std::set<std::string> register_units(const Library& library) {
  std::set<std::string> units;
  for (const Criterion& leaf : library.criteria)
    if (leaf.measure && !leaf.measure->unit.empty()) units.insert(leaf.measure->unit);
  return units;
}

const std::vector<MeasureKind>& measure_kinds() {
  static const std::vector<MeasureKind> kinds = {
      {"given", mark("Given values"), {}, {}},
      {"band",
       mark("Band that it grows in"),
       {"requirement"},
       {"condition", "from", "to", "to_high", "high_for", "shares", "classes"}},
      {"limiting",
       mark("Narrowest of several bands"),
       {"bands"},
       {"combine", "from", "to", "to_high", "high_for", "at"}},
      {"supply", mark("Supply against need"), {"condition", "requirement"}, {}},
      {"exposure", mark("Exposure to hazards"), {"hazards"}, {}},
      {"county", mark("A condition of the county"), {"condition"}, {}},
      {"industry", mark("A requirement of the industry"), {"requirement"}, {}},
      {"formula", mark("A formula"), {"expression"}, {}},
      {"presence", mark("What is there already"), {"unit"}, {"absent"}},
      {"track_record", mark("Record of places alike"), {"unit", "likeness"}, {"prior", "interval"}},
      {"crowding", mark("Crowding by neighbours"), {}, {"unit", "market", "hops"}},
      {"belt", mark("Belt with neighbours"), {"unit"}, {"market", "hops"}},
      {"similarity", mark("Likeness to neighbours"), {}, {"by"}},
      {"relatedness", mark("Relatedness to what is there"), {}, {"unit", "by"}},
      {"specialisation", mark("Location quotient"), {}, {"by"}},
      {"linkage", mark("Input and output links"), {}, {"by"}},
      {"access", mark("Access to markets"), {"decay_requirement"}, {}},
  };
  return kinds;
}

const MeasureKind* find_measure_kind(const std::string& id) {
  const auto& kinds = measure_kinds();
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const MeasureKind& kind) { return kind.id == id; });
  return found == kinds.end() ? nullptr : &*found;
}

std::vector<std::string> plan_texts(const PlanPairs& pairs) {
  std::vector<std::string> texts;
  for (const auto& [key, value] : pairs) texts.push_back(key + "=" + value);
  return texts;
}

std::vector<std::string> plan_texts(const std::map<std::string, std::size_t>& limits) {
  std::vector<std::string> texts;
  for (const auto& [industry, limit] : limits) texts.push_back(industry + "=" + std::to_string(limit));
  return texts;
}

std::optional<PlanPairs> plan_pairs(const std::vector<std::string>& texts) {
  PlanPairs pairs;
  for (const std::string& text : texts) {
    const std::size_t sign = text.find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == text.size()) return std::nullopt;
    pairs.emplace_back(text.substr(0, sign), text.substr(sign + 1));
  }
  return pairs;
}

std::optional<std::map<std::string, std::size_t>> plan_limits(const std::vector<std::string>& texts) {
  const auto pairs = plan_pairs(texts);
  if (!pairs) return std::nullopt;
  std::map<std::string, std::size_t> limits;
  for (const auto& [industry, text] : *pairs) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    limits[industry] = number;
  }
  return limits;
}

std::vector<std::string> round_namings() { return {"named", "pseudonymous", "anonymous"}; }

const std::vector<std::string>& qualities() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> ids;
    for (const Quality& row : quality_rows().first(quality_rows().size() - 1)) ids.emplace_back(row.id);
    return ids;
  }();
  return words;
}

} // namespace yindi
