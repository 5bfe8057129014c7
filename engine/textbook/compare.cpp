#include "engine/textbook/compare.h"

#include "engine/format/words.h"

#include <cmath>
#include <limits>

namespace yindi {
namespace {

using Json = nlohmann::ordered_json;
using Kind = DataNode::Kind;

constexpr const char* not_compared = "?";    ///< a number of the print that does not follow from it
constexpr std::size_t most_differences = 20; // of one example; the first of them tell what is wrong

std::string shown(const Json& value) {
  if (value.is_number()) return shortest(value.get<double>());
  if (value.is_string()) return value.get<std::string>();
  if (value.is_structured()) return value.dump().substr(0, 60);
  return value.dump();
}

std::string shown(const DataNode& node) {
  if (node.kind == Kind::flag) return node.flag ? "true" : "false";
  if (node.kind == Kind::list) return "[…]";
  if (node.kind == Kind::table) return "{…}";
  return node.text.empty() ? "\"\"" : node.text;
}

struct Walk {
  Comparing& result;

  Diagnostic at(const Place& place, Sentence message, Sentence hint = {}) const {
    return {Severity::error, place.path, place.line, place.column, std::move(message), std::move(hint)};
  }

  void differ(const DataNode& expected, const Json& computed, const std::string& quantity, double by) {
    result.max_difference = std::max(result.max_difference, by);
    if (by <= result.tolerance || result.differences.size() >= most_differences) return;
    result.differences.push_back(at(expected.place,
                                    say(mark("{0}: {1} is expected to be {2}, computed is {3}"), result.example,
                                        quantity, shown(expected), shown(computed)),
                                    say(mark("they may differ by {}"), shortest(result.tolerance))));
  }

  void unlike(const DataNode& expected, const Json& computed, const std::string& quantity) {
    differ(expected, computed, quantity, std::numeric_limits<double>::infinity());
  }

  void visit(const DataNode& expected, const Json& computed, const std::string& quantity) {
    if (expected.kind == Kind::text && expected.text == not_compared && computed.is_number()) return;
    if (expected.kind == Kind::table && computed.is_object()) return members(expected, computed, quantity);
    if (expected.kind == Kind::list && computed.is_array() && expected.items.size() == computed.size()) {
      for (std::size_t i = 0; i < expected.items.size(); ++i)
        visit(expected.items[i], computed[i], quantity + "[" + std::to_string(i + 1) + "]");
      return;
    }
    if (expected.kind == Kind::number && computed.is_number()) {
      const double by = std::abs(expected.number - computed.get<double>());
      return differ(expected, computed, quantity, std::isnan(by) ? std::numeric_limits<double>::infinity() : by);
    }
    const bool same = (expected.kind == Kind::text && computed.is_string() && computed == expected.text) ||
                      (expected.kind == Kind::text && expected.text.empty() && computed.is_null()) ||
                      (expected.kind == Kind::flag && computed.is_boolean() && computed == expected.flag);
    if (!same) unlike(expected, computed, quantity);
  }

  void members(const DataNode& expected, const Json& computed, const std::string& quantity) {
    for (const auto& [key, node] : expected.members) {
      const std::string name = quantity.empty() ? key : quantity + "/" + key;
      if (computed.contains(key)) {
        visit(node, computed[key], name);
        continue;
      }
      std::vector<std::string> known;
      for (const auto& [word, value] : computed.items()) known.push_back(word);
      result.problems.push_back(at(node.place, say(mark("nothing computed is named \"{}\""), name),
                                   did_you_mean(key, known, say(mark("there are: {}"), joined(known)))));
    }
  }
};

} // namespace

void compare(const DataNode& expected, const Json& computed, Comparing& result) {
  Walk{result}.members(expected, computed, "");
}

} // namespace yindi
