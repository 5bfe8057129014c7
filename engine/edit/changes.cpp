#include "engine/edit/changes.h"

#include "engine/edit/edit_slot.h"
#include "engine/schema/parts.h"
#include "engine/schema/text_fields.h"

#include <algorithm>
#include <map>
#include <set>

namespace yindi {
namespace {

/// A key of an item: what it is called in a path, and where its text stands.
struct Key {
  const Field* field;
  std::string below;
};

std::map<std::string, Key> keys_of(const std::vector<Item>& items, const std::vector<std::string>& free) {
  std::map<std::string, Key> keys;
  for (const Item& item : items)
    for (const Field& field : item.fields_of()) {
      if (field.identifies || field.fixed) continue;
      if (field.key.empty()) {
        for (const std::string& column : free) keys.try_emplace(column, Key{&field, column});
        continue;
      }
      if (const Ref ref = item[field]; const auto* settings = std::get_if<Settings*>(&ref)) {
        for (const auto& [id, setting] : **settings) keys.try_emplace(field.key + "." + id, Key{&field, id});
        continue;
      }
      for (const std::string& path : paths_of(field, item))
        keys.try_emplace(path, Key{&field, path.size() > field.key.size() && path.starts_with(field.key + ".")
                                               ? path.substr(field.key.size() + 1)
                                               : std::string()});
    }
  return keys;
}

std::string text_in(const std::vector<Item>& items, const Key& key) {
  for (const Item& item : items)
    for (const Field& field : item.fields_of())
      if (&field == key.field) return field_text(item, field, key.below).value_or("");
  return {};
}

/// What this version does not know, by its key.
std::map<std::string, std::string> extras_of(const std::vector<Item>& items) {
  std::map<std::string, std::string> extras;
  for (const Item& item : items)
    if (const Extras* more = item.extras())
      for (const Extra& extra : *more) extras[extra.key] = extra.text;
  return extras;
}

void compare_items(const std::string& path, const std::vector<Item>& before, const std::vector<Item>& after,
                   const std::vector<std::string>& free, std::vector<Edit>& edits) {
  auto keys = keys_of(before, free);
  keys.merge(keys_of(after, free));
  for (const auto& [name, key] : keys)
    if (std::string old = text_in(before, key), now = text_in(after, key); old != now)
      edits.push_back({path + "." + name, std::move(old), std::move(now)});
  const auto old_extras = extras_of(before), now_extras = extras_of(after);
  for (const auto& [name, text] : old_extras)
    if (const auto found = now_extras.find(name); found == now_extras.end() || found->second != text)
      edits.push_back({path + "." + name, text, found == now_extras.end() ? std::string() : found->second});
  for (const auto& [name, text] : now_extras)
    if (!old_extras.contains(name) && !text.empty()) edits.push_back({path + "." + name, "", text});
}

/// The rows of a list by their path; more than one where names repeat.
std::map<std::string, std::vector<std::size_t>> rows_of(const Part& part, const Items& items) {
  std::map<std::string, std::vector<std::size_t>> rows;
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::string path = part.path;
    const Item item = items[i];
    for (const Field& field : item.fields_of())
      if (field.identifies) path += "." + *std::get<std::string*>(item[field]);
    rows[path].push_back(i);
  }
  return rows;
}

std::vector<std::string> columns_of(const Part& part, const Case& a, const Case& b) {
  std::vector<std::string> columns;
  if (!part.free) return columns;
  std::set<std::string> all;
  for (const Case* c : {&a, &b})
    for (const std::string& column : (*c->model).*part.free)
      if (all.insert(column).second) columns.push_back(column);
  return columns;
}

void compare_rows(const Part& part, const Case& before, const Case& after, std::vector<Edit>& edits) {
  const Items old = part.look(before), now = part.look(after);
  const auto old_rows = rows_of(part, old), now_rows = rows_of(part, now);
  const auto free = columns_of(part, before, after);
  const auto count = [](const auto& rows, const std::string& path) {
    const auto found = rows.find(path);
    return found == rows.end() ? 0 : found->second.size();
  };
  for (const auto& [path, places] : old_rows)
    for (std::size_t k = 0; k < places.size(); ++k)
      if (k >= count(now_rows, path))
        edits.push_back({path, row_text(old[places[k]]), ""});
      else
        compare_items(path, part.look_at(before, places[k]), part.look_at(after, now_rows.at(path)[k]), free, edits);
  for (const auto& [path, places] : now_rows)
    for (std::size_t k = count(old_rows, path); k < places.size(); ++k)
      edits.push_back({path, "", row_text(now[places[k]])});
}

void compare_judgements(const std::vector<Judgement>& old, const std::vector<Judgement>& now, bool of_library,
                        const Case& before, const Case& after, std::vector<Edit>& edits) {
  if (old == now) return;
  for (const Judgement& one : old) {
    const std::string path = judgement_path(one, of_library);
    const std::string was = value_at(before, path).value_or(""), is = value_at(after, path).value_or("");
    if (was != is) edits.push_back({path, was, is});
  }
  for (const Judgement& one : now)
    if (const std::string path = judgement_path(one, of_library); value_at(before, path).value_or("").empty())
      edits.push_back({path, "", value_at(after, path).value_or("")});
}

} // namespace

std::vector<Edit> changes_between(const Case& before, const Case& after) {
  std::vector<Edit> edits;
  for (const Part& part : parts()) {
    if (part.fixed) continue;
    if (part.path == "judgement") {
      compare_judgements(before.judging.judgements, after.judging.judgements, false, before, after, edits);
    } else if (part.path == "profile_judgement") {
      compare_judgements(before.judging.profile_judgements, after.judging.profile_judgements, true, before, after,
                         edits);
    } else if (part.look(before).many()) {
      compare_rows(part, before, after, edits);
    } else {
      const auto items = [&](const Case& c) {
        return part.look(c).size() > 0 ? part.look_at(c, 0) : std::vector<Item>{part.look(c).as_it_comes()};
      };
      compare_items(part.path, items(before), items(after), columns_of(part, before, after), edits);
    }
  }
  return edits;
}

} // namespace yindi
