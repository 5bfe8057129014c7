#include "engine/format/toml_text.h"

#include "engine/format/words.h"
#include "engine/language/language.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <sstream>

namespace yindi {
namespace {

/// Shortest text that reads back as the same double and as a float, not an integer.
std::string float_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  std::string text = shortest(value);
  return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

template <class Value>
std::string streamed(const Value& value) {
  std::ostringstream stream;
  stream << value;
  return stream.str();
}

std::string table_text(const toml::table& table) {
  // toml++ keeps keys in alphabetical order; the places give back the file's.
  std::vector<std::pair<const toml::key*, const toml::node*>> entries;
  for (const auto& [key, node] : table) entries.emplace_back(&key, &node);
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
    const auto &x = a.first->source().begin, &y = b.first->source().begin;
    return std::pair(x.line, x.column) < std::pair(y.line, y.column);
  });
  std::string text = "{";
  for (std::size_t i = 0; i < entries.size(); ++i)
    text += (i > 0 ? ", " : " ") + toml_key(entries[i].first->str()) + " = " + toml_value(*entries[i].second);
  return text + (entries.empty() ? "}" : " }");
}

std::string array_text(const toml::array& array) {
  std::string text = "[";
  for (std::size_t i = 0; i < array.size(); ++i) text += (i > 0 ? ", " : "") + toml_value(array[i]);
  return text + "]";
}

} // namespace

std::string toml_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      result += std::string("\\") + c;
    else if (c == '\n')
      result += "\\n";
    else if (c == '\r')
      result += "\\r";
    else if (c == '\t')
      result += "\\t";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      result += fmt::format("\\u{:04X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    else
      result += c;
  }
  return result + "\"";
}

std::string toml_key(std::string_view key) { return is_id(key) ? std::string(key) : toml_string(key); }

std::string toml_date(const std::string& text) { return is_date_time(text) ? text : toml_string(text); }

std::string toml_value(const toml::node& node) {
  switch (node.type()) {
  case toml::node_type::table:
    return table_text(*node.as_table());
  case toml::node_type::array:
    return array_text(*node.as_array());
  case toml::node_type::string:
    return toml_string(node.as_string()->get());
  case toml::node_type::integer:
    return std::to_string(node.as_integer()->get());
  case toml::node_type::floating_point:
    return float_text(node.as_floating_point()->get());
  case toml::node_type::boolean:
    return node.as_boolean()->get() ? "true" : "false";
  case toml::node_type::date:
    return streamed(node.as_date()->get());
  case toml::node_type::time:
    return streamed(node.as_time()->get());
  case toml::node_type::date_time:
    return streamed(node.as_date_time()->get());
  case toml::node_type::none:
    break;
  }
  return "\"\"";
}

} // namespace yindi
