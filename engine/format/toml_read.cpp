#include "engine/format/toml_read.h"

#include "engine/format/encoding.h"
#include "engine/format/toml_text.h"
#include "engine/format/words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yindi {
namespace {

constexpr int format_read = 1;
constexpr long long largest_exact = 1LL << 53; ///< the whole numbers that a double holds exactly

Place place_of(const toml::source_region& region, const std::string& path) {
  return {path, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

std::vector<double> numbers_of(const toml::array& array) {
  std::vector<double> numbers;
  for (const toml::node& item : array) numbers.push_back(item.value<double>().value_or(0));
  return numbers;
}

bool has_text_keys(const toml::table& table) { return table.contains("en") || table.contains("zh"); }

} // namespace

Place Section::place() const {
  Place place = place_of(table.source(), path);
  return {path, std::max(1, place.line), std::max(1, place.column)}; // an empty file's table has no place
}

Place Section::key_place(const std::string& key) const {
  for (const auto& [k, node] : table)
    if (k.str() == key) return place_of(k.source(), path);
  return place();
}

Place Section::node_place(const toml::node& node) const { return place_of(node.source(), path); }

Section Section::inside(const toml::table& child, const std::string& child_name) const {
  Section section{child, path, child_name, places, problems};
  section.partial = partial;
  places.named[child_name] = section.place();
  return section;
}

const toml::node* Section::find(const std::string& key) {
  if (std::find(known.begin(), known.end(), key) == known.end()) known.push_back(key);
  const toml::node* node = table.get(key);
  if (node) places.named[name.empty() ? key : name + "." + key] = place_of(node->source(), path);
  return node;
}

const toml::node* Section::need(const std::string& key) {
  const toml::node* node = find(key);
  if (!node && !partial) problems.error(place(), say(mark("the key \"{}\" is missing"), key));
  return node;
}

void Section::wrong_type(const toml::node& node, const std::string& key, const char* wanted) {
  problems.error(place_of(node.source(), path), say(wanted, key));
}

std::string Section::without_controls(const toml::value<std::string>& value, const std::string& key) {
  const std::string& text = value.get();
  const std::size_t at = first_control(text);
  if (at == std::string::npos) return text;
  problems.error(place_of(value.source(), path),
                 say(mark("\"{0}\" holds the control character {1}"), key, code_point_name(text, at)),
                 say(mark("take it out: no name, id or text needs one")));
  return {};
}

std::string Section::text(const std::string& key) {
  const toml::node* node = find(key);
  if (!node) return {};
  if (const auto* value = node->as_string()) return without_controls(*value, key);
  wrong_type(*node, key, mark("\"{}\" is a text: write it in quotes"));
  return {};
}

std::string Section::text_or_number(const std::string& key) {
  const toml::node* node = find(key);
  if (node && node->is_integer()) return std::to_string(node->as_integer()->get());
  if (node && node->is_floating_point()) return shortest(node->as_floating_point()->get());
  return text(key);
}

std::string Section::date(const std::string& key) {
  const toml::node* node = find(key);
  if (!node) return {};
  if (node->is_date() || node->is_date_time()) return toml_value(*node);
  if (const auto* value = node->as_string()) return without_controls(*value, key);
  wrong_type(*node, key, mark("\"{}\" is a date: write it as 2024-05-01"));
  return {};
}

std::optional<double> Section::number(const std::string& key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  const auto value = node->value<double>();
  if (node->is_number() && value && std::isfinite(*value)) return value;
  if (node->is_integer()) { // TOML++ gives no double that would not be the integer
    problems.error(node_place(*node),
                   say(mark("\"{0}\" is too large: a number up to {1}"), key, std::to_string(largest_exact)));
    return std::nullopt;
  }
  if (node->is_floating_point()) // inf or nan
    problems.error(node_place(*node), say(mark("\"{}\" must be a finite number"), key));
  else
    wrong_type(*node, key, mark("\"{}\" is a finite number: write it without quotes"));
  return std::nullopt;
}

std::optional<int> Section::integer(const std::string& key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  const auto too_large = [&] {
    problems.error(node_place(*node), say(mark("\"{0}\" is too large: a number up to {1}"), key,
                                          std::to_string(std::numeric_limits<int>::max())));
    return std::nullopt;
  };
  const auto value = number(key);
  if (!value) return std::nullopt;
  if (*value == std::floor(*value) && std::abs(*value) <= std::numeric_limits<int>::max())
    return static_cast<int>(*value);
  if (*value == std::floor(*value)) return too_large();
  wrong_type(*node, key, mark("\"{}\" is a whole number"));
  return std::nullopt;
}

std::optional<bool> Section::flag(const std::string& key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_boolean()) return value->get();
  wrong_type(*node, key, mark("\"{}\" is true or false"));
  return std::nullopt;
}

std::vector<std::string> Section::texts(const std::string& key) {
  const toml::node* node = find(key);
  std::vector<std::string> result;
  if (!node) return result;
  const toml::array* array = node->as_array();
  if (!array) {
    wrong_type(*node, key, mark("\"{}\" is a list of texts: [\"…\", \"…\"]"));
    return result;
  }
  for (const toml::node& item : *array) {
    places.named[(name.empty() ? key : name + "." + key) + "." + std::to_string(result.size())] =
        place_of(item.source(), path);
    const auto* value = item.as_string();
    if (!value) wrong_type(item, key, mark("\"{}\" is a list of texts: [\"…\", \"…\"]"));
    result.push_back(value ? without_controls(*value, key) : std::string());
  }
  return result;
}

Text Section::both(const std::string& key) {
  const toml::node* node = find(key);
  if (!node) return {};
  if (const auto* value = node->as_string()) {
    const std::string text = without_controls(*value, key);
    return {text, text};
  }
  const toml::table* names = node->as_table();
  if (!names) {
    wrong_type(*node, key, mark("\"{}\" is a text in both languages: {{ en = \"…\", zh = \"…\" }}"));
    return {};
  }
  Section section = inside(*names, name.empty() ? key : name + "." + key);
  Text result{section.text("en"), section.text("zh")};
  if (!has_text_keys(*names)) problems.error(section.place(), say(mark("\"{}\" has neither \"en\" nor \"zh\""), key));
  for (Extra& extra : section.extras()) nested.push_back({key + "." + extra.key, std::move(extra.text)});
  return result;
}

const toml::table* Section::child(const std::string& key) {
  const toml::node* node = find(key);
  if (!node) return nullptr;
  if (!node->is_table()) wrong_type(*node, key, mark("\"{}\" is a table: keys and values"));
  return node->as_table();
}

std::vector<const toml::table*> Section::children(const std::string& key) {
  std::vector<const toml::table*> result;
  const toml::node* node = find(key);
  if (!node) return result;
  const toml::array* array = node->as_array();
  if (!array) {
    wrong_type(*node, key, mark("\"{0}\" is a list of tables, each begun by [[{0}]]"));
    return result;
  }
  for (const toml::node& item : *array) {
    if (item.is_table())
      result.push_back(item.as_table());
    else
      wrong_type(item, key, mark("\"{0}\" is a list of tables, each begun by [[{0}]]"));
  }
  return result;
}

/// Keys that are kept as they are written and read by who uses them: what a library says for the rationale
/// (engine/rationale/library_words.h), how a decision came about (procedure.h).
constexpr const char* read_later[] = {"rationale", "procedure", "document"};

Extras Section::extras() {
  std::vector<std::pair<const toml::key*, const toml::node*>> unknown;
  for (const auto& [key, node] : table)
    if (std::find(known.begin(), known.end(), key.str()) == known.end()) unknown.emplace_back(&key, &node);
  std::stable_sort(unknown.begin(), unknown.end(), [](const auto& a, const auto& b) {
    const auto &x = a.first->source().begin, &y = b.first->source().begin;
    return std::pair(x.line, x.column) < std::pair(y.line, y.column);
  });
  Extras result = std::move(nested);
  for (const auto& [key, node] : unknown) {
    const std::string word(key->str());
    const Place where = place_of(key->source(), path);
    if (std::find(std::begin(read_later), std::end(read_later), word) != std::end(read_later)) {
      result.push_back({word, toml_value(*node)});
      continue;
    }
    if (const auto meant = nearest(word, known)) {
      problems.withdraw(place(), say(mark("the key \"{}\" is missing"), *meant));
      // What is missing in a table whose head is misspelt stands below that head.
      if (const toml::node* there = table.get(*meant); there && there->is_table() && node->is_table())
        for (const auto& [inner, value] : *node->as_table())
          problems.withdraw(node_place(*there), say(mark("the key \"{}\" is missing"), std::string(inner.str())));
      problems.error(where, say(mark("unknown key \"{}\""), word), did_you_mean(word, known));
    } else
      problems.warning(where, say(mark("unknown key \"{}\""), word),
                       say(mark("it is kept as it is and has no effect")));
    result.push_back({word, toml_value(*node)});
  }
  return result;
}

std::optional<Setting> setting_of(const toml::node& node) {
  if (const auto* flag = node.as_boolean()) return flag->get();
  if (const auto* text = node.as_string()) return text->get();
  if (node.is_number()) return node.value<double>().value_or(0);
  const toml::array* array = node.as_array();
  if (!array) return std::nullopt;
  const auto all = [&](const auto& is) { return std::all_of(array->begin(), array->end(), is); };
  if (all([](const toml::node& item) { return item.is_number(); })) return numbers_of(*array);
  if (all([](const toml::node& item) { return item.is_string(); })) {
    std::vector<std::string> words;
    for (const toml::node& item : *array) words.push_back(item.as_string()->get());
    return words;
  }
  std::vector<std::vector<double>> rows;
  for (const toml::node& item : *array) {
    const toml::array* row = item.as_array();
    if (!row || !std::all_of(row->begin(), row->end(), [](const toml::node& x) { return x.is_number(); }))
      return std::nullopt;
    rows.push_back(numbers_of(*row));
  }
  return rows;
}

Settings settings_in(Section& section, const std::string& key) {
  Settings settings;
  const toml::table* table = section.child(key);
  if (!table) return settings;
  Section inner = section.inside(*table, section.name.empty() ? key : section.name + "." + key);
  for (const auto& [name, node] : *table) {
    const std::string id(name.str());
    inner.places.named[inner.name + "." + id] = inner.key_place(id);
    if (auto setting = setting_of(node))
      settings[id] = std::move(*setting);
    else
      inner.wrong_type(node, id, mark("\"{}\" is a number, a word, true or false, or a list of numbers"));
  }
  return settings;
}

void read_format(Section& section) {
  const toml::node* node = section.need("format");
  if (!node) return;
  const auto format = section.integer("format");
  if (format && *format != format_read)
    section.problems.error(place_of(node->source(), section.path),
                           say(mark("format {0} is not read; this version reads format {1}"), std::to_string(*format),
                               std::to_string(format_read)),
                           say(mark("use the version of Yindi that wrote it, or a newer one")));
}

} // namespace yindi
