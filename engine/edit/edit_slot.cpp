#include "engine/edit/edit_slot.h"

#include "engine/format/words.h"
#include "engine/schema/parts.h"
#include "engine/schema/text_fields.h"

#include <algorithm>

namespace yindi {
namespace {

/// What stands in a path from this part on, with its dots.
std::string rest(const Parts& path, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < path.size(); ++i) text += (i > from ? "." : "") + path[i];
  return text;
}

/// A field of an item and what of a path lies below its key.
struct Found {
  const Field* field;
  std::string below;
};

std::optional<Found> find_field(const Item& item, const std::string& key, const std::vector<std::string>* free) {
  for (const Field& field : item.fields_of()) {
    if (field.identifies || field.fixed) continue;
    if (field.key.empty() && free && std::find(free->begin(), free->end(), key) != free->end()) return {{&field, key}};
    if (field.key.empty() || !key.starts_with(field.key)) continue;
    const bool whole = key.size() == field.key.size();
    if (!whole && key[field.key.size()] != '.') continue;
    const std::string below = whole ? std::string() : key.substr(field.key.size() + 1);
    if (field_text(item, field, below)) return {{&field, below}};
  }
  return std::nullopt;
}

std::vector<std::string> known_paths(const std::vector<Item>& items) {
  std::vector<std::string> known;
  for (const Item& item : items)
    for (const Field& field : item.fields_of()) {
      if (field.identifies || field.fixed) continue;
      const auto paths = paths_of(field, item);
      known.insert(known.end(), paths.begin(), paths.end());
    }
  return known;
}

/// The items of an item as they are changed: its own fields, and those that stand in the same table.
Item to_edit(const Part& part, Case& c, std::size_t i, std::size_t which) {
  return which == 0 ? part.items.edit(c)[i] : part.more.edit(c)[0];
}

/// Another direction swaps the ends of the scale, as no other order is allowed.
Sentence turn(Case& c, std::size_t i, const std::function<Sentence()>& put) {
  const auto old = c.model->library.criteria[i].direction;
  if (Sentence wrong = put(); !wrong.empty()) return wrong;
  Criterion& criterion = c.model.edit().library.criteria[i];
  if (old && *old != *criterion.direction && criterion.scale) {
    std::swap(criterion.scale->worst, criterion.scale->best);
    std::reverse(criterion.value.points.begin(), criterion.value.points.end());
  }
  return {};
}

std::optional<Slot> field_slot(const Case& value, const Part& part, std::size_t i, const std::string& key,
                               Sentence& why) {
  const std::vector<Item> items = part.look_at(value, i);
  const auto* free = part.free ? &((*value.model).*part.free) : nullptr;
  for (std::size_t which = 0; which < items.size(); ++which) {
    const auto found = find_field(items[which], key, free);
    if (!found) continue;
    return Slot{*field_text(items[which], *found->field, found->below),
                [&part, i, which, found = *found](Case& c, const std::string& text, auto) {
                  const auto put = [&] {
                    return put_field(to_edit(part, c, i, which), *found.field, found.below, text);
                  };
                  return part.path == "criterion" && found.field->key == "direction" ? turn(c, i, put) : put();
                }};
  }
  why = no_such(key, known_paths(items));
  return std::nullopt;
}

/// The fields whose values name a row, in the order of a path.
std::vector<const Field*> names_of(const Description& description) {
  std::vector<const Field*> result;
  for (const Field& field : description.fields)
    if (field.identifies) result.push_back(&field);
  return result;
}

std::optional<std::size_t> find_row(const Items& items, const Parts& path) {
  const auto names = names_of(items.description());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item item = items[i];
    std::size_t k = 0;
    while (k < names.size() && *std::get<std::string*>(item[*names[k]]) == path[k + 1]) ++k;
    if (k == names.size()) return i;
  }
  return std::nullopt;
}

/// A new row has all the unknown columns of its table, blank.
Sentence add_row(const Part& part, Case& c, const Parts& path, const std::string& text, std::size_t at) {
  const Items items = part.items.edit(c);
  const Item item = items.insert(std::min(at, items.size()));
  const auto names = names_of(items.description());
  for (std::size_t k = 0; k < names.size(); ++k) *std::get<std::string*>(item[*names[k]]) = path[k + 1];
  if (part.file == InFile::table && item.extras() && items.size() > 1)
    for (const Extra& extra : *items[at == 0 ? 1 : 0].extras()) item.extras()->push_back({extra.key, ""});
  return put_row(item, text, part.free ? (*c.model).*part.free : std::vector<std::string>());
}

Slot row_slot(const Case& value, const Part& part, const Parts& path, std::optional<std::size_t> found) {
  const Items items = part.look(value);
  return {found ? row_text(items[*found]) : std::string(),
          [&part, path, found](Case& c, const std::string& text, std::optional<std::size_t> at) {
            if (!text.empty() && !found) return add_row(part, c, path, text, at.value_or(part.look(c).size()));
            if (!found) return Sentence{};
            const Items all = part.items.edit(c);
            if (!text.empty()) return put_row(all[*found], text, part.free ? (*c.model).*part.free : Parts());
            all.erase(*found);
            return Sentence{};
          },
          {},
          {},
          found};
}

std::vector<std::string> ids_of(const Items& items) {
  std::vector<std::string> ids;
  const auto names = names_of(items.description());
  for (std::size_t i = 0; i < items.size() && names.size() == 1; ++i)
    ids.push_back(*std::get<std::string*>(items[i][*names[0]]));
  return ids;
}

std::optional<Slot> list_slot(const Case& value, const Part& part, const Parts& path, Sentence& why) {
  const Items items = part.look(value);
  const std::size_t names = names_of(items.description()).size();
  if (path.size() < names + 1) {
    why = say(mark("the path is too short"));
    return std::nullopt;
  }
  const auto found = find_row(items, path);
  if (path.size() == names + 1) return row_slot(value, part, path, found);
  if (found) return field_slot(value, part, *found, rest(path, names + 1), why);
  why = part.needed
            ? no_such(path[1], ids_of(items))
            : did_you_mean(path[1], ids_of(items), say(mark("there is no such row yet; write the whole row first")));
  return std::nullopt;
}

} // namespace

std::optional<Slot> find_slot(const Case& value, const std::string& path, Sentence& why) {
  const Parts words = split(path, '.');
  const Part* part = find_part(words[0]);
  if (words.size() > 1 && part && !part->fixed) {
    const Items items = part->look(value);
    if (names_of(items.description()).empty() && items.many()) return find_judgement_slot(value, words, why);
    return items.many() ? list_slot(value, *part, words, why) : field_slot(value, *part, 0, rest(words, 1), why);
  }
  Parts known;
  for (const Part& one : parts())
    if (!one.fixed) known.push_back(one.path);
  why = no_such(words[0], known);
  return std::nullopt;
}

} // namespace yindi
