#include "engine/schema/text_fields.h"

#include "engine/format/words.h"
#include "engine/schema/toml_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

using Json = nlohmann::ordered_json;
constexpr auto replace = Json::error_handler_t::replace;

std::optional<std::vector<std::string>> read_json_list(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  const auto is_text = [](const Json& item) { return item.is_string(); };
  if (!json.is_array() || !std::all_of(json.begin(), json.end(), is_text)) return std::nullopt;
  return json.get<std::vector<std::string>>();
}

std::string Text::*language_of(const std::string& word) {
  return word == "en" ? &Text::en : word == "zh" ? &Text::zh : nullptr;
}

/// What stands in a field, as text.
struct Shown {
  const Item& item;
  const Field& field;
  const std::string& below;
  using Result = std::optional<std::string>;

  Result whole(std::string text) const { return below.empty() ? Result(std::move(text)) : std::nullopt; }

  Result operator()(const std::string* x) const { return whole(*x); }
  Result operator()(const Text* x) const {
    const auto language = language_of(below);
    return language ? Result(x->*language) : std::nullopt;
  }
  Result operator()(const bool* x) const {
    return whole(field.style == Style::yes_no ? (*x ? "yes" : "no") : *x ? "true" : "");
  }
  Result operator()(const int* x) const { return whole(std::to_string(*x)); }
  Result operator()(const double* x) const { return whole(shortest(*x)); }
  Result operator()(const std::optional<double>* x) const { return whole(*x ? shortest(**x) : ""); }
  Result operator()(const std::vector<std::string>* x) const { return whole(json_list(*x)); }
  Result operator()(const std::optional<Direction>* x) const {
    return whole(!*x ? "" : **x == Direction::max ? "max" : "min");
  }
  Result operator()(const Numbers* x) const { return whole(x->empty() ? "" : Json(*x).dump()); }
  Result operator()(const Settings* x) const {
    const auto found = x->find(below);
    if (below.empty()) return std::nullopt;
    return found == x->end() ? std::string() : setting_text(found->second);
  }
  Result operator()(const PlanPairs* x) const { return whole(json_list(plan_texts(*x))); }
  Result operator()(const Limits* x) const { return whole(json_list(plan_texts(*x))); }
  Result operator()(const Points*) const { return std::nullopt; } // part of an inline table
  Result operator()(const Series* x) const { return whole(x->empty() ? "" : Json(*x).dump()); }
  Result operator()(const Hashes*) const { return std::nullopt; } // of a closed round, which never changes
  Result operator()(const Cells* x) const {
    const auto found = x->find(below);
    return found == x->end() ? std::string() : cell_text(found->second);
  }
  Result operator()(const Items& x) const { return x.many() ? std::nullopt : whole(inline_text(item, field)); }
};

/// Why a text is no whole number that a field holds, with the number that was meant.
Sentence why_no_whole(const std::string& text) {
  constexpr double most = std::numeric_limits<int>::max();
  const ReadNumber read = read_needed_number(text);
  if (!read.value) return say(mark("write a whole number"));
  if (std::abs(*read.value) > most)
    return say(mark("write a whole number up to {}"), std::to_string(std::numeric_limits<int>::max()));
  if (*read.value == std::floor(*read.value))
    return say(mark("write {}"), std::to_string(static_cast<int>(*read.value)));
  return say(mark("write a whole number"));
}

/// Puts another text.
struct Put {
  const Item& item;
  const Field& field;
  const std::string& below;
  const std::string& text;

  Sentence operator()(std::string* x) const {
    *x = text;
    return {};
  }
  Sentence operator()(Text* x) const {
    x->*language_of(below) = text;
    return {};
  }
  Sentence operator()(bool* x) const {
    const bool table = field.style == Style::yes_no;
    const char *on = table ? "yes" : "true", *off = table ? "no" : "false";
    if (!text.empty() && text != on && text != off)
      return table ? say(mark("\"{}\" is neither yes nor no"), text) : say(mark("write true, or leave it blank"));
    *x = text == on;
    return {};
  }
  Sentence operator()(int* x) const {
    if (text.empty() && field.blank_resets) return reset(*x);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return why_no_whole(text);
    *x = number;
    return {};
  }
  Sentence operator()(double* x) const {
    if (text.empty() && field.blank_resets) return reset(*x);
    const ReadNumber read = read_needed_number(text);
    if (!read.value) return read.hint;
    *x = *read.value;
    return {};
  }
  Sentence operator()(std::optional<double>* x) const {
    const ReadNumber read = read_number(text);
    if (!text.empty() && !read.value) return read.hint;
    *x = read.value;
    return {};
  }
  Sentence operator()(std::vector<std::string>* x) const {
    auto ids = read_json_list(text);
    if (!ids) return say(mark("write a list of ids: [\"a\", \"b\"]"));
    if (ids->empty() && field.need == Need::filled) return say(mark("name at least one"));
    *x = std::move(*ids);
    return {};
  }
  Sentence operator()(std::optional<Direction>* x) const {
    if (text != "max" && text != "min") return say(mark("\"max\": more is better; \"min\": less is better"));
    *x = text == "max" ? Direction::max : Direction::min;
    return {};
  }
  Sentence operator()(Numbers* x) const {
    const Json json = text.empty() ? Json::object() : Json::parse(text, nullptr, false);
    const auto is_number = [](const Json& part) { return part.is_number(); };
    if (!json.is_object() || !std::all_of(json.begin(), json.end(), is_number))
      return say(mark("write a number for each child: {}"), "{\"a\": 40, \"b\": 60}");
    *x = json.get<Numbers>();
    return {};
  }
  Sentence operator()(Settings* x) const {
    if (text.empty()) {
      x->erase(below);
      return {};
    }
    auto setting = read_setting(text);
    if (!setting) return say(mark("write a number, a word, true, false or a list of numbers"));
    (*x)[below] = std::move(*setting);
    return {};
  }
  Sentence operator()(PlanPairs* x) const { return put_list(*x, plan_pairs); }
  Sentence operator()(Limits* x) const { return put_list(*x, plan_limits); }
  Sentence operator()(Points*) const { return {}; }
  Sentence operator()(Series* x) const {
    const Json json = text.empty() ? Json::array() : Json::parse(text, nullptr, false);
    const auto is_number = [](const Json& part) { return part.is_number(); };
    if (!json.is_array() || !std::all_of(json.begin(), json.end(), is_number))
      return say(mark("write a list of numbers: {}"), "[0, 0.5]");
    *x = json.get<Series>();
    return {};
  }
  Sentence operator()(Hashes*) const { return {}; }
  Sentence operator()(Cells* x) const {
    (*x)[below] = read_cell(text);
    return {};
  }
  Sentence operator()(const Items&) const {
    Problems problems;
    put_inline(item, field, text, problems);
    for (const Diagnostic& problem : problems.list)
      if (problem.severity == Severity::error) return problem.message;
    return {};
  }

private:
  template <class Value>
  Sentence reset(Value& x) const {
    x = *std::get<Value*>(item.initial(field));
    return {};
  }
  template <class List>
  Sentence put_list(List& x, std::optional<List> (*read)(const std::vector<std::string>&)) const {
    const auto items = text.empty() ? std::vector<std::string>() : read_json_list(text);
    auto result = items ? read(*items) : std::nullopt;
    if (!result) return say(mark("write a list: [\"county=industry\"] or [\"industry=3\"]"));
    x = std::move(*result);
    return {};
  }
};

/// The fields of a row that its JSON object has, each with the path below its key.
template <class Each>
void for_row_fields(const Item& item, Each each) {
  for (const Field& field : item.fields_of()) {
    if (field.identifies || field.fixed) continue;
    const Ref ref = item[field];
    if (const auto* cells = std::get_if<Cells*>(&ref)) {
      for (const auto& [column, cell] : **cells) each(field, column, column);
    } else if (std::holds_alternative<Text*>(ref)) {
      for (const char* language : {"en", "zh"}) each(field, std::string(language), field.key + "." + language);
    } else {
      each(field, std::string(), field.key);
    }
  }
}

} // namespace

std::optional<std::string> field_text(const Item& item, const Field& field, const std::string& below) {
  return std::visit(Shown{item, field, below}, item[field]);
}

Sentence put_field(const Item& item, const Field& field, const std::string& below, const std::string& text) {
  return std::visit(Put{item, field, below, text}, item[field]);
}

std::vector<std::string> paths_of(const Field& field, const Item& item) {
  const Ref ref = item[field];
  if (std::holds_alternative<Text*>(ref)) return {field.key + ".en", field.key + ".zh"};
  if (std::holds_alternative<Settings*>(ref)) return {field.key + ".ID"};
  if (const auto* cells = std::get_if<Cells*>(&ref)) {
    std::vector<std::string> columns;
    for (const auto& [column, cell] : **cells) columns.push_back(column);
    return columns;
  }
  return {field.key};
}

std::string row_text(const Item& item) {
  Json json = Json::object();
  for_row_fields(item, [&](const Field& field, const std::string& below, const std::string& key) {
    if (const auto text = field_text(item, field, below); text && !text->empty()) json[key] = *text;
  });
  if (const Extras* extras = item.extras())
    for (const Extra& extra : *extras) json[extra.key] = extra.text;
  return json.dump(-1, ' ', false, replace);
}

Sentence put_row(const Item& item, const std::string& text, const std::vector<std::string>& columns) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return say(mark("write the row as a JSON object: {}"), row_text(item));
  std::vector<std::string> known;
  for (const Field& field : item.fields_of())
    if (const Ref ref = item[field]; auto* const* cells = std::get_if<Cells*>(&ref))
      for (const std::string& column : columns) (*cells)->try_emplace(column);
  Sentence wrong;
  for_row_fields(item, [&](const Field& field, const std::string& below, const std::string& key) {
    known.push_back(key);
    const auto found = json.find(key);
    if (found == json.end() || found->is_null()) {
      put_field(item, field, below, ""); // what cannot be blank stays
      return;
    }
    const std::string value = found->is_string() ? found->get<std::string>() : found->dump();
    if (wrong.empty()) wrong = put_field(item, field, below, value);
  });
  if (!wrong.empty()) return wrong;
  for (const auto& member : json.items()) { // named, not bound: clang 14 cannot capture structured bindings
    const std::string& key = member.key();
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    if (nearest(key, known) || item.description().find(key) || !item.extras()) return no_such(key, known);
    const std::string value = member.value().is_string() ? member.value().get<std::string>()
                              : member.value().is_null() ? std::string()
                                                         : member.value().dump();
    Extras& extras = *item.extras();
    const auto extra = std::find_if(extras.begin(), extras.end(), [&](const Extra& e) { return e.key == key; });
    if (extra != extras.end())
      extra->text = value;
    else
      extras.push_back({key, value});
  }
  return {};
}

std::string json_list(const std::vector<std::string>& items) { return Json(items).dump(-1, ' ', false, replace); }

std::optional<Setting> read_setting(const std::string& text) {
  if (text == "true") return true;
  if (text == "false") return false;
  if (const auto number = read_number(text).value) return *number;
  if (!text.starts_with('[') && !text.starts_with('"')) return text;
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_string()) return json.get<std::string>();
  if (!json.is_array()) return std::nullopt;
  const auto numeric = [](const auto& item) { return item.is_number(); };
  const auto numbers = [&](const auto& list) {
    return list.is_array() && std::all_of(list.begin(), list.end(), numeric);
  };
  if (numbers(json)) return json.get<std::vector<double>>();
  if (std::all_of(json.begin(), json.end(), [](const auto& item) { return item.is_string(); }))
    return json.get<std::vector<std::string>>();
  if (std::all_of(json.begin(), json.end(), numbers)) return json.get<std::vector<std::vector<double>>>();
  return std::nullopt;
}

std::string setting_text(const Setting& setting) {
  if (const auto* flag = std::get_if<bool>(&setting)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<double>(&setting)) return shortest(*number);
  if (const auto* text = std::get_if<std::string>(&setting)) return *text;
  if (const auto* words = std::get_if<std::vector<std::string>>(&setting)) return json_list(*words);
  const auto list = [](const std::vector<double>& numbers) {
    std::string text;
    for (const double number : numbers) text += (text.empty() ? "" : ",") + shortest(number);
    return "[" + text + "]";
  };
  if (const auto* numbers = std::get_if<std::vector<double>>(&setting)) return list(*numbers);
  std::string rows;
  for (const auto& row : std::get<std::vector<std::vector<double>>>(setting))
    rows += (rows.empty() ? "" : ",") + list(row);
  return "[" + rows + "]";
}

Cell read_cell(const std::string& field) {
  if (trim(field).empty()) return std::monostate{};
  if (const auto single = read_number(field).value) return *single;
  std::vector<double> numbers;
  for (const std::string& part : split(field, ';')) {
    const auto number = read_number(part).value;
    if (!number) return field;
    numbers.push_back(*number);
  }
  return numbers;
}

std::string cell_text(const Cell& cell) {
  if (const auto* words = std::get_if<std::string>(&cell)) return *words;
  if (const auto* number = std::get_if<double>(&cell)) return shortest(*number);
  std::string text;
  if (const auto* numbers = std::get_if<std::vector<double>>(&cell))
    for (const double x : *numbers) text += (text.empty() ? "" : ";") + shortest(x);
  return text;
}

Sentence no_such(const std::string& word, const std::vector<std::string>& known) {
  return did_you_mean(word, known, say(mark("known here: {}"), joined(known)));
}

} // namespace yindi
