#pragma once

// The fields of a row, and the row as a JSON object of them.

#include "engine/edit/edit_slot.h"
#include "engine/format/words.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {

using Json = nlohmann::ordered_json;

/// One field of a row: its text, and how to put another. `put` gives blank, or what is wrong.
template <class Item>
struct Field {
  const char* name;
  std::function<std::string(const Item&)> text;
  std::function<Sentence(Item&, const std::string&)> put;
};

template <class Item>
Field<Item> words(const char* name, std::string Item::*member) {
  return {name, [=](const Item& item) { return item.*member; },
          [=](Item& item, const std::string& text) {
            item.*member = text;
            return Sentence{};
          }};
}

/// One language of a text.
template <class Item>
Field<Item> words(const char* name, Text Item::*text, std::string Text::*language) {
  return {name, [=](const Item& item) { return item.*text.*language; },
          [=](Item& item, const std::string& value) {
            item.*text.*language = value;
            return Sentence{};
          }};
}

template <class Item>
Field<Item> number(const char* name, std::optional<double> Item::*member) {
  return {name, [=](const Item& item) { return item.*member ? shortest(*(item.*member)) : std::string(); },
          [=](Item& item, const std::string& text) {
            ReadNumber read = read_number(text);
            if (!text.empty() && !read.value) return read.hint;
            item.*member = read.value;
            return Sentence{};
          }};
}

/// The row as a JSON object of its fields and of what this version does not know; blank fields are left out.
template <class Item>
std::string row_text(const Item& item, const std::vector<Field<Item>>& fields) {
  Json json = Json::object();
  for (const Field<Item>& field : fields)
    if (const std::string text = field.text(item); !text.empty()) json[field.name] = text;
  for (const Extra& extra : item.extras) json[extra.key] = extra.text;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <class Item>
Sentence put_row(Item& item, const std::vector<Field<Item>>& fields, const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return say(mark("write the row as a JSON object: {}"), row_text(item, fields));
  std::vector<std::string> known;
  for (const Field<Item>& field : fields) known.emplace_back(field.name);
  for (const Field<Item>& field : fields)
    if (!json.contains(field.name) && field.name != std::string("weight") && field.name != std::string("chosen"))
      field.put(item, "");
  for (const auto& member : json.items()) { // named, not bound: clang 14 cannot capture structured bindings
    const std::string& key = member.key();
    const Json& part = member.value();
    const std::string value = part.is_string() ? part.template get<std::string>()
                              : part.is_null() ? std::string()
                                               : part.dump();
    const auto field = std::find_if(fields.begin(), fields.end(), [&](const Field<Item>& f) { return f.name == key; });
    if (field != fields.end()) {
      if (Sentence wrong = field->put(item, value); !wrong.empty()) return wrong;
      continue;
    }
    if (nearest(key, known)) return did_you_mean(key, known);
    const auto extra =
        std::find_if(item.extras.begin(), item.extras.end(), [&](const Extra& e) { return e.key == key; });
    if (extra != item.extras.end())
      extra->text = value;
    else
      item.extras.push_back({key, value});
  }
  return {};
}

} // namespace yindi
