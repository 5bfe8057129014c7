#include "engine/format/data_tree.h"

#include "engine/format/encoding.h"
#include "engine/format/folder.h"
#include "engine/format/toml_read.h"
#include "engine/format/toml_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

constexpr int deepest = 64; // below this, reading and freeing a tree by recursion is safe

void in_file_order(DataNode& table) {
  std::stable_sort(table.members.begin(), table.members.end(), [](const auto& a, const auto& b) {
    return std::pair(a.node.place.line, a.node.place.column) < std::pair(b.node.place.line, b.node.place.column);
  });
}

DataNode from_toml(const toml::node& node, const std::string& path) {
  DataNode result;
  const auto& begin = node.source().begin;
  result.place = {path, std::max(1, static_cast<int>(begin.line)), std::max(1, static_cast<int>(begin.column))};
  if (const auto* table = node.as_table()) {
    result.kind = DataNode::Kind::table;
    for (const auto& [key, child] : *table) result.members.push_back({std::string(key.str()), from_toml(child, path)});
    in_file_order(result);
  } else if (const auto* list = node.as_array()) {
    result.kind = DataNode::Kind::list;
    for (const toml::node& item : *list) result.items.push_back(from_toml(item, path));
  } else if (node.is_number()) {
    result.kind = DataNode::Kind::number;
    result.number = node.value<double>().value_or(0);
    result.text = shortest(result.number);
  } else if (const auto* flag = node.as_boolean()) {
    result.kind = DataNode::Kind::flag;
    result.flag = flag->get();
  } else {
    result.kind = DataNode::Kind::text;
    const auto* text = node.as_string();
    result.text = text ? text->get() : toml_value(node);
  }
  return result;
}

/// Walks a text that is known to be JSON and notes where each value begins.
struct JsonWalk {
  std::string_view text;
  const std::string& path;
  std::size_t at = 0;
  int line = 1;
  std::size_t line_start = 0;

  void skip_blanks() {
    for (; at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\n'); ++at)
      if (text[at] == '\n') {
        ++line;
        line_start = at + 1;
      }
  }
  Place here() const {
    return {path, line, static_cast<int>(code_points(text.substr(line_start, at - line_start))) + 1};
  }
  /// The value or name that begins here and holds no other.
  nlohmann::json scalar() {
    const std::size_t begin = at;
    if (text[at] == '"') {
      for (++at; text[at] != '"'; ++at)
        if (text[at] == '\\') ++at;
      ++at;
    } else
      at = std::min(text.find_first_of(",]} \t\r\n", at), text.size());
    return nlohmann::json::parse(text.substr(begin, at - begin));
  }
  /// Past a comma, or past `close`, which ends the list or table.
  bool ends(char close) {
    skip_blanks();
    const bool end = text[at] == close;
    if (end || text[at] == ',') ++at;
    skip_blanks();
    return end;
  }

  DataNode value() {
    skip_blanks();
    DataNode result;
    result.place = here();
    if (text[at] == '{') {
      result.kind = DataNode::Kind::table;
      for (++at; !ends('}');) {
        std::string key = scalar().get<std::string>();
        skip_blanks();
        ++at; // the colon
        result.members.push_back({std::move(key), value()});
      }
    } else if (text[at] == '[') {
      result.kind = DataNode::Kind::list;
      for (++at; !ends(']');) result.items.push_back(value());
    } else
      take(result, scalar());
    return result;
  }

  static void take(DataNode& result, const nlohmann::json& scalar) {
    if (scalar.is_string()) {
      result.kind = DataNode::Kind::text;
      result.text = scalar.get<std::string>();
    } else if (scalar.is_number()) {
      result.kind = DataNode::Kind::number;
      result.number = scalar.get<double>();
      result.text = shortest(result.number);
    } else if (scalar.is_boolean()) {
      result.kind = DataNode::Kind::flag;
      result.flag = scalar.get<bool>();
    }
  }
};

/// The offset of a bracket that opens one level too many.
std::optional<std::size_t> too_deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      quoted = !quoted;
    else if (!quoted && (text[i] == '[' || text[i] == '{') && ++depth > deepest)
      return i;
    else if (!quoted && (text[i] == ']' || text[i] == '}'))
      --depth;
  }
  return std::nullopt;
}

Loaded<DataNode> parse_json(const std::string& text, const std::string& path) {
  Problems problems;
  if (const auto deep = too_deep(text)) {
    problems.error(place_at(text, *deep, path), say(mark("nested more than {} levels deep"), std::to_string(deepest)));
    return {std::nullopt, problems.list};
  }
  try {
    [[maybe_unused]] const auto whole = nlohmann::json::parse(text); // only the form is of interest
  } catch (const nlohmann::json::parse_error& error) {
    problems.error(place_at(text, error.byte == 0 ? 0 : error.byte - 1, path), say(mark("this is not valid JSON")));
    return {std::nullopt, problems.list};
  } catch (const nlohmann::json::exception&) {
    problems.error({path, 0, 0}, say(mark("a number is too large to be read")));
    return {std::nullopt, problems.list};
  }
  JsonWalk walk{text, path};
  return {walk.value(), {}};
}

} // namespace

const DataNode* DataNode::find(const std::string& key) const {
  const auto found = std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.key == key; });
  return found == members.end() ? nullptr : &found->node;
}

Loaded<DataNode> parse_data(std::string bytes, const std::string& path) {
  if (path.ends_with(".json")) {
    Loaded<std::string> text = to_utf8(std::move(bytes), path);
    if (!text.value) return {std::nullopt, text.diagnostics};
    return parse_json(*text.value, path);
  }
  Loaded<toml::table> table = parse_toml(std::move(bytes), path);
  if (!table.value) return {std::nullopt, table.diagnostics};
  return {from_toml(*table.value, path), table.diagnostics};
}

Loaded<DataNode> read_data(const std::string& path) {
  Loaded<std::string> bytes = read_bytes(path, path);
  if (!bytes.value) return {std::nullopt, bytes.diagnostics};
  return parse_data(std::move(*bytes.value), path);
}

} // namespace yindi
