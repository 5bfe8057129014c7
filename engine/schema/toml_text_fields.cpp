// The canonical text of described items.

#include "engine/format/toml_text.h"
#include "engine/schema/toml_fields.h"

#include <algorithm>

namespace yindi {
namespace {

std::string assigned(const std::string& key, const std::string& value) { return toml_key(key) + " = " + value + "\n"; }

template <class List, class Write>
std::string list_text(const List& items, Write write) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : ", ") + write(item);
  return "[" + text + "]";
}

std::string strings(const std::vector<std::string>& items) {
  return list_text(items, [](const std::string& item) { return toml_string(item); });
}

std::string numbers(const std::vector<double>& items) {
  return list_text(items, [](double item) { return shortest(item); });
}

/// Parts of an inline table.
struct Inline {
  std::string parts = {};

  void add(const std::string& key, const std::string& value) {
    parts += (parts.empty() ? "" : ", ") + toml_key(key) + " = " + value;
  }
  std::string table() const { return parts.empty() ? "{}" : "{ " + parts + " }"; }
};

struct SettingText {
  std::string operator()(bool flag) const { return flag ? "true" : "false"; }
  std::string operator()(double number) const { return shortest(number); }
  std::string operator()(const std::string& text) const { return toml_string(text); }
  std::string operator()(const std::vector<double>& items) const { return numbers(items); }
  std::string operator()(const std::vector<std::string>& words) const { return strings(words); }
  std::string operator()(const std::vector<std::vector<double>>& rows) const { return list_text(rows, numbers); }
};

/// The unknown keys inside the small table `key`: of `key.fr` the part behind the dot.
template <class Each>
void for_nested(const Item& item, const std::string& key, Each each) {
  if (const Extras* extras = item.extras())
    for (const Extra& extra : *extras)
      if (extra.key.starts_with(key + ".")) each(extra.key.substr(key.size() + 1), extra.text);
}

Inline both_languages(const Item& item, const Field& field, const Text& text) {
  Inline table;
  if (!text.en.empty()) table.add("en", toml_string(text.en));
  if (!text.zh.empty()) table.add("zh", toml_string(text.zh));
  for_nested(item, field.key, [&](const std::string& key, const std::string& value) { table.add(key, value); });
  return table;
}

/// A field as one value; blank where there is nothing to write.
struct Writer {
  const Item& item;
  const Field& field;

  std::string operator()(const std::string* x) const {
    return field.style == Style::date || field.style == Style::moment ? toml_date(*x) : toml_string(*x);
  }
  std::string operator()(const Text* x) const {
    const Inline table = both_languages(item, field, *x);
    return table.parts.empty() ? std::string() : table.table();
  }
  std::string operator()(const bool* x) const { return *x ? "true" : "false"; }
  std::string operator()(const int* x) const { return std::to_string(*x); }
  std::string operator()(const double* x) const { return shortest(*x); }
  std::string operator()(const std::optional<double>* x) const { return *x ? shortest(**x) : std::string(); }
  std::string operator()(const std::vector<std::string>* x) const { return strings(*x); }
  std::string operator()(const std::optional<Direction>* x) const {
    return !*x ? "" : **x == Direction::max ? "\"max\"" : "\"min\"";
  }
  std::string operator()(const Numbers* x) const {
    Inline table;
    for (const auto& [id, number] : *x) table.add(id, shortest(number));
    return table.table();
  }
  std::string operator()(const Settings* x) const {
    Inline table;
    for (const auto& [id, setting] : *x) table.add(id, std::visit(SettingText{}, setting));
    return table.table();
  }
  std::string operator()(const PlanPairs* x) const { return strings(plan_texts(*x)); }
  std::string operator()(const Limits* x) const { return strings(plan_texts(*x)); }
  std::string operator()(const Points* x) const {
    return list_text(*x, [](const auto& point) { return numbers({point.first, point.second}); });
  }
  std::string operator()(const Series* x) const { return numbers(*x); }
  std::string operator()(const Hashes*) const { return {}; } // a table of its own
  std::string operator()(const Cells*) const { return {}; }  // columns of a CSV table
  std::string operator()(const Items& x) const {
    std::string text;
    for (std::size_t i = 0; i < x.size(); ++i) {
      Inline table{inline_parts(x[i])};
      if (!x.many() && !x[i].extras())
        for_nested(item, field.key, [&](const std::string& key, const std::string& value) { table.add(key, value); });
      text += (text.empty() ? "" : ", ") + table.table();
    }
    return x.many() ? "[" + text + "]" : text;
  }

  static std::string inline_parts(const Item& item);
};

bool is_section(const Item& item, const Field& field) {
  return field.style == Style::section || std::holds_alternative<Hashes*>(item[field]);
}

/// The text of a field that stands on its line; blank where it is not written.
std::string value_text(const Item& item, const Field& field) {
  if (field.key.empty() || !item.has(field) || is_section(item, field)) return {};
  const Ref ref = item[field];
  const bool nested = std::holds_alternative<Text*>(ref); // which may hold unknown keys alone
  if (!field.always && !item.must_have(field) && !nested && same(ref, item.initial(field))) return {};
  return std::visit(Writer{item, field}, ref);
}

/// Whether an unknown key stands inside one of the small tables, and is written there.
bool is_inside(const Item& item, const Extra& extra) {
  const auto& all = item.fields_of();
  return std::any_of(all.begin(), all.end(), [&](const Field& field) {
    if (field.key.empty() || !extra.key.starts_with(field.key + ".")) return false;
    const Ref ref = item[field];
    const auto* items = std::get_if<Items>(&ref);
    return std::holds_alternative<Text*>(ref) || (items && !items->many() && !items->description().extras);
  });
}

std::string Writer::inline_parts(const Item& item) {
  Inline table;
  for (const Field& field : item.fields_of())
    if (const std::string text = value_text(item, field); !text.empty()) table.add(field.key, text);
  if (const Extras* extras = item.extras())
    for (const Extra& extra : *extras)
      if (!is_inside(item, extra)) table.add(extra.key, extra.text);
  return table.parts;
}

/// [head.title] with its two languages, [ballots], [[head.order]].
std::string section_text(const Item& item, const Field& field, const std::string& name) {
  const Ref ref = item[field];
  std::string lines;
  if (const auto* text = std::get_if<Text*>(&ref)) {
    if (!(*text)->en.empty()) lines += assigned("en", toml_string((*text)->en));
    if (!(*text)->zh.empty()) lines += assigned("zh", toml_string((*text)->zh));
    for_nested(item, field.key,
               [&](const std::string& key, const std::string& value) { lines += assigned(key, value); });
  } else if (const auto* hashes = std::get_if<Hashes*>(&ref)) {
    for (const auto& [file, hash] : **hashes) lines += toml_string(file) + " = " + toml_string(hash) + "\n";
  } else if (const auto* items = std::get_if<Items>(&ref)) {
    std::string text;
    for (std::size_t i = 0; i < items->size(); ++i) text += "\n[[" + name + "]]\n" + item_lines((*items)[i], name);
    return text;
  }
  return lines.empty() ? lines : "\n[" + name + "]\n" + lines;
}

} // namespace

std::string field_lines(const Item& item) {
  std::string lines;
  for (const Field& field : item.fields_of())
    if (const std::string text = value_text(item, field); !text.empty()) lines += assigned(field.key, text);
  return lines;
}

std::string extra_lines(const Extras& extras) {
  std::string lines;
  for (const Extra& extra : extras) lines += assigned(extra.key, extra.text);
  return lines;
}

std::string extra_lines(const Item& item) {
  std::string lines;
  if (const Extras* extras = item.extras())
    for (const Extra& extra : *extras)
      if (!is_inside(item, extra)) lines += assigned(extra.key, extra.text);
  return lines;
}

std::string section_lines(const Item& item, const std::string& head) {
  std::string text;
  for (const Field& field : item.fields_of())
    if (is_section(item, field)) text += section_text(item, field, head.empty() ? field.key : head + "." + field.key);
  return text;
}

std::string item_lines(const Item& item, const std::string& head) {
  return field_lines(item) + extra_lines(item) + section_lines(item, head);
}

std::string inline_text(const Item& item, const Field& field) {
  const Ref ref = item[field];
  const auto* part = std::get_if<Items>(&ref);
  return part && part->size() > 0 ? Writer{item, field}(*part) : std::string();
}

} // namespace yindi
