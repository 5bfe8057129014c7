#include "engine/case/toml_read.h"

#include "engine/case/encoding.h"
#include "engine/case/toml_text.h"
#include "engine/case/words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yindi {
namespace {

constexpr int format_read = 1;
constexpr int deepest_key = 64;

Place place_of(const toml::source_region& region, const std::string& path) {
  return {path, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

bool is_bare(char c) { return is_id(std::string_view(&c, 1)); }

/// toml++ takes and frees nested tables by recursion, so a key of a hundred thousand dotted parts would end the
/// program. Gives the offset of a key with too many parts.
std::optional<std::size_t> too_deep(std::string_view text) {
  int parts = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (text[i] == '"' || text[i] == '\'') {
      const auto close = text.find_first_of(text[i] == '"' ? "\"\n" : "'\n", i + 1);
      i = close == std::string_view::npos ? text.size() : close + 1;
    } else {
      while (i < text.size() && is_bare(text[i])) ++i;
    }
    const bool part = i > begin;
    while (i < text.size() && (text[i] == ' ' || text[i] == '\t')) ++i;
    if (!part || i >= text.size() || text[i] != '.') {
      parts = 0;
      if (i == begin || (i < text.size() && !is_bare(text[i]) && text[i] != '"' && text[i] != '\'')) ++i;
      continue;
    }
    ++i;
    while (i < text.size() && (text[i] == ' ' || text[i] == '\t')) ++i;
    if (++parts >= deepest_key) return begin;
  }
  return std::nullopt;
}

/// A duplicate key is best shown at the key; toml++ gives the end of its value.
Place syntax_place(const toml::parse_error& error, std::string_view text, const std::string& path) {
  Place place = place_of(error.source(), path);
  const bool redefined = error.description().find("cannot redefine") != std::string_view::npos;
  if (!redefined) return place;
  std::size_t start = 0;
  for (int line = 1; line < place.line; ++line) start = text.find('\n', start) + 1;
  const std::string_view rest = text.substr(start);
  const auto indent = rest.find_first_not_of(" \t");
  if (indent != std::string_view::npos && (is_bare(rest[indent]) || rest[indent] == '"'))
    place.column = static_cast<int>(indent) + 1;
  return place;
}

Sentence syntax_message(const toml::parse_error& error) {
  std::string what(error.description());
  if (what.find("cannot redefine") == std::string::npos) {
    std::replace(what.begin(), what.end(), '\n', ' ');
    return say(mark("this is not valid TOML: {}"), what);
  }
  const auto open = what.find('\''), close = what.rfind('\'');
  const std::string key = open < close ? what.substr(open + 1, close - open - 1) : what;
  return say(mark("\"{}\" is there twice"), key);
}

std::vector<double> numbers_of(const toml::array& array) {
  std::vector<double> numbers;
  for (const toml::node& item : array) numbers.push_back(item.value<double>().value_or(0));
  return numbers;
}

bool has_text_keys(const toml::table& table) { return table.contains("en") || table.contains("zh"); }

} // namespace

Loaded<toml::table> parse_toml(std::string bytes, const std::string& path) {
  Loaded<std::string> text = to_utf8(std::move(bytes), path);
  if (!text.value) return {std::nullopt, text.diagnostics};
  Problems problems;
  if (const auto deep = too_deep(*text.value)) {
    problems.error(place_at(*text.value, *deep, path),
                   say(mark("a key of more than {} parts"), std::to_string(deepest_key)));
    return {std::nullopt, problems.list};
  }
  try {
    return {toml::parse(std::string_view(*text.value), std::string_view(path)), {}};
  } catch (const toml::parse_error& error) {
    problems.error(syntax_place(error, *text.value, path), syntax_message(error));
  }
  return {std::nullopt, problems.list};
}

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
  if (!node) problems.error(place(), say(mark("the key \"{}\" is missing"), key));
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
                 say(mark("\"{0}\" holds the control character {1}"), key, code_point_name(text[at])),
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

std::string Section::needed_text(const std::string& key) {
  need(key);
  return text(key);
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
  wrong_type(*node, key, mark("\"{}\" is a finite number: write it without quotes"));
  return std::nullopt;
}

std::optional<int> Section::integer(const std::string& key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  const auto value = number(key);
  if (!value) return std::nullopt;
  if (*value == std::floor(*value) && std::abs(*value) <= std::numeric_limits<int>::max())
    return static_cast<int>(*value);
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
    if (nearest(word, known))
      problems.error(where, say(mark("unknown key \"{}\""), word), did_you_mean(word, known));
    else
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
