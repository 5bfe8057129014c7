#include "engine/edit/criteria_edits.h"

#include "engine/casebook/checking.h"
#include "engine/edit/edit_slot.h"
#include "engine/schema/fields.h"
#include "engine/schema/text_fields.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace yindi {
namespace {

/// The criterion and all below it, parents first.
std::vector<std::string> with_all_below(const Library& library, const std::string& criterion) {
  std::vector<std::string> all = {criterion};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const std::string& child : children(library, all[i])) all.push_back(child);
  return all;
}

std::string node_of(const Library& library, const std::string& criterion) {
  const Criterion* found = find_criterion(library, criterion);
  return found && !found->parent.empty() ? found->parent : goal;
}

/// An id of letters, digits and _ that no criterion has.
std::string free_id(const Library& library, const Text& name, const std::set<std::string>& taken) {
  std::string id;
  for (const char letter : name.en.empty() ? name.zh : name.en) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte < 0x80 && std::isalnum(byte))
      id += static_cast<char>(std::tolower(byte));
    else if (!id.empty() && id.back() != '_')
      id += '_';
  }
  while (!id.empty() && id.back() == '_') id.pop_back();
  if (id.empty() || id == goal) id = "criterion";
  const auto is_taken = [&](const std::string& one) { return find_criterion(library, one) || taken.contains(one); };
  std::string result = id;
  for (int n = 2; is_taken(result); ++n) result = id + "_" + std::to_string(n);
  return result;
}

Criterion new_leaf(const std::string& id, const std::string& parent, const Text& name) {
  Criterion leaf;
  leaf.id = id;
  leaf.parent = parent;
  leaf.name = name;
  leaf.direction = Direction::max;
  leaf.scale = Scale{};
  leaf.scale->worst = 0, leaf.scale->best = 1;
  leaf.measure = Measure{};
  leaf.measure->kind = "given";
  return leaf;
}

Edit put_criterion(const Criterion& criterion) {
  return {"criterion." + criterion.id, "", row_text(Item::look(criterion))};
}

void remove_row(const Case& c, const std::string& path, std::vector<Edit>& edits) {
  if (const auto present = value_at(c, path); present && !present->empty()) edits.push_back({path, *present, ""});
}

/// Of judgements on `node`: those that name `item`; all of them where it is blank.
void remove_judgements(const Case& c, const std::string& node, const std::string& item, std::vector<Edit>& edits) {
  const auto remove_from = [&](const std::vector<Judgement>& all, bool of_library) {
    for (const Judgement& one : all)
      if (one.node == node && (item.empty() || one.a == item || one.b == item))
        remove_row(c, judgement_path(one, of_library), edits);
  };
  remove_from(c.judging.judgements, false);
  remove_from(c.judging.profile_judgements, true);
}

/// What goes is no longer in the list of what is switched off.
void remove_from_off(const Case& c, const std::vector<std::string>& gone, std::vector<Edit>& edits) {
  std::vector<std::string> off = c.judging.weighting.off;
  if (std::erase_if(off, [&](const auto& id) { return std::find(gone.begin(), gone.end(), id) != gone.end(); }) == 0)
    return;
  const std::string path = "weighting.off";
  edits.push_back({path, value_at(c, path).value_or(""), json_list(off)});
}

/// Weights that are given for a node know all of its children, no more and no fewer: other children, other weights.
void remove_weights(const Case& c, const std::string& node, std::vector<Edit>& edits) {
  if (find_node_weighting(c, node)) remove_row(c, "weight." + node, edits);
}

} // namespace

std::vector<Edit> edits_to_add_criterion(const Case& c, const Text& name, const std::string& parent) {
  std::vector<Edit> edits;
  remove_weights(c, parent.empty() ? goal : parent, edits);
  edits.push_back(put_criterion(new_leaf(free_id(c.model->library, name, {}), parent, name)));
  return edits;
}

std::vector<Edit> edits_to_add_group(const Case& c, const Text& group, const Text& leaf) {
  std::vector<Edit> edits;
  remove_weights(c, goal, edits);
  Criterion above;
  above.id = free_id(c.model->library, group, {});
  above.name = group;
  edits.push_back(put_criterion(above));
  edits.push_back(put_criterion(new_leaf(free_id(c.model->library, leaf, {above.id}), above.id, leaf)));
  return edits;
}

HangsOn hangs_on(const Case& c, const std::string& criterion) {
  HangsOn count;
  for (const Edit& edit : edits_to_remove_criterion(c, criterion)) {
    const std::string part = edit.path.substr(0, edit.path.find('.'));
    count.criteria += part == "criterion";
    count.judgements += part == "judgement" || part == "profile_judgement";
    count.values += part == "value";
    count.weights += part == "weight";
  }
  return count;
}

std::vector<Edit> edits_to_remove_criterion(const Case& c, const std::string& criterion) {
  std::vector<Edit> edits;
  const Library& library = c.model->library;
  if (!find_criterion(library, criterion)) return edits;
  const std::vector<std::string> gone = with_all_below(library, criterion);
  remove_from_off(c, gone, edits);
  remove_judgements(c, node_of(library, criterion), criterion, edits);
  remove_weights(c, node_of(library, criterion), edits);
  for (const std::string& one : gone) {
    remove_judgements(c, one, {}, edits);
    remove_weights(c, one, edits);
  }
  for (const GivenValue& value : c.model->values)
    if (std::find(gone.begin(), gone.end(), value.criterion) != gone.end())
      remove_row(c, "value." + value.county + "." + value.industry + "." + value.criterion, edits);
  for (auto one = gone.rbegin(); one != gone.rend(); ++one) remove_row(c, "criterion." + *one, edits);
  return edits;
}

std::vector<Edit> edits_to_move_criterion(const Case& c, const std::string& criterion, const std::string& parent) {
  std::vector<Edit> edits;
  const Library& library = c.model->library;
  const std::string from = node_of(library, criterion), to = parent.empty() ? goal : parent;
  if (!find_criterion(library, criterion) || from == to) return edits;
  remove_judgements(c, from, criterion, edits);
  remove_weights(c, from, edits);
  remove_weights(c, to, edits);
  const std::string path = "criterion." + criterion + ".parent";
  edits.push_back({path, value_at(c, path).value_or(""), parent == goal ? "" : parent});
  return edits;
}

std::vector<Edit> edits_to_reorder_criterion(const Case& c, const std::string& criterion, int by) {
  const Library& library = c.model->library;
  if (!find_criterion(library, criterion)) return {};
  const std::vector<std::string> siblings = children(library, node_of(library, criterion));
  const auto here = std::find(siblings.begin(), siblings.end(), criterion) - siblings.begin();
  if (here + by < 0 || here + by >= static_cast<std::ptrdiff_t>(siblings.size())) return {};
  const std::string& other = siblings[static_cast<std::size_t>(here + by)];
  const auto place = std::find_if(library.criteria.begin(), library.criteria.end(),
                                  [&](const Criterion& one) { return one.id == other; });
  const std::string path = "criterion." + criterion, text = value_at(c, path).value_or("");
  return {{path, text, ""}, {path, "", text, static_cast<std::size_t>(place - library.criteria.begin())}};
}

Taking taking_of(const Case& c, const Library& from, const std::string& criterion, const std::string& parent) {
  Taking result;
  if (!find_criterion(from, criterion)) return result;
  std::set<std::string> grown;
  Case taken = c;
  taken.model.edit().library.criteria.clear();
  std::vector<Edit> rows;
  for (const std::string& id : with_all_below(from, criterion)) {
    Criterion one = *find_criterion(from, id);
    if (const Criterion* here = find_criterion(c.model->library, id)) {
      one.parent = here->parent; // where it stands is no part of what it says
      (one == *here ? result.there : result.clashing).push_back(id);
      continue;
    }
    if (id == criterion) one.parent = parent;
    grown.insert(one.parent.empty() ? goal : one.parent);
    rows.push_back(put_criterion(one));
    result.taken.push_back(id);
    taken.model.edit().library.criteria.push_back(std::move(one));
  }
  for (const std::string& node : grown) remove_weights(c, node, result.edits);
  result.edits.insert(result.edits.end(), rows.begin(), rows.end());
  std::set<std::string> missing;
  for (const Use& use : used_columns(taken)) {
    const bool county = use.table == "county";
    const auto& columns = county ? c.model->condition_columns : c.model->requirement_columns;
    if (std::find(columns.begin(), columns.end(), use.column) == columns.end())
      missing.insert(std::string(county ? "counties.csv: " : "industries.csv: ") + use.column);
  }
  result.columns.assign(missing.begin(), missing.end());
  return result;
}

} // namespace yindi
