// Reading a hierarchy file.

#include "engine/weights/alternatives.h"
#include "engine/weights/comparison_file.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

using Kind = DataNode::Kind;

struct AlternativesReader {
  Problems problems;

  /// The list under `key`; nullptr, with a problem, where it is missing (if `needed`) or no list.
  const DataNode* list(const DataNode& table, const char* key, bool needed) {
    const DataNode* node = table.find(key);
    if (!node && needed) problems.error(table.place, say(mark("the key \"{}\" is missing"), key));
    if (node && node->kind != Kind::list) {
      problems.error(node->place, say(mark("\"{}\" is a list: […]"), key));
      return nullptr;
    }
    return node;
  }

  std::string name(const DataNode& table) {
    const DataNode* node = table.find("name");
    if (!node) problems.error(table.place, say(mark("the key \"{}\" is missing"), "name"));
    if (!node) return {};
    if (node->kind == Kind::text && !node->text.empty()) return node->text;
    problems.error(node->place, say(mark("\"{}\" is a text: write it in quotes"), "name"));
    return {};
  }

  /// What a comparison file would hold in the cell.
  std::string cell(const DataNode& node) {
    if (node.kind == Kind::nothing) return {};
    if (node.kind == Kind::text || node.kind == Kind::number) return node.text;
    problems.error(node.place, say(mark("a judgement is a number, a fraction like \"1/3\", or missing")));
    return {};
  }

  /// The comparison of the elements, or of no judgements where there are scores.
  std::optional<Comparison> comparison(const DataNode& table, const DataNode& elements) {
    std::vector<const DataNode*> rows = {&elements};
    std::vector<std::vector<std::string>> cells = {{""}};
    for (const DataNode& element : elements.items) {
      if (element.kind != Kind::text)
        problems.error(element.place, say(mark("\"{}\" is a list of texts: [\"…\", \"…\"]"), "elements"));
      cells[0].push_back(element.text);
    }
    const DataNode* pairwise = list(table, "pairwise", false);
    const std::size_t n = elements.items.size();
    if (pairwise && pairwise->items.size() != n)
      problems.error(pairwise->place,
                     say(mark("{0} rows for {1} elements"), std::to_string(pairwise->items.size()), std::to_string(n)));
    for (std::size_t i = 0; i < n; ++i) {
      auto& line = cells.emplace_back(std::vector<std::string>{cells[0][i + 1]});
      rows.push_back(pairwise && i < pairwise->items.size() ? &pairwise->items[i] : &elements);
      if (rows.back() == &elements) continue;
      if (rows.back()->kind != Kind::list || rows.back()->items.size() != n)
        problems.error(rows.back()->place, say(mark("a row of \"pairwise\" has one entry for each element")));
      for (const DataNode& entry : rows.back()->items) line.push_back(cell(entry));
    }
    if (has_errors(problems.list)) return std::nullopt;
    auto read = read_comparison(cells, [&](std::size_t row, std::size_t column) {
      const auto& items = rows[row]->items;
      // A file's first row are the names; so is, for a row without entries, the list of elements.
      const std::size_t i = rows[row] == &elements && row > 0 ? row : column;
      const Place& place = i > 0 && i <= items.size() ? items[i - 1].place : rows[row]->place;
      Diagnostic diagnostic;
      diagnostic.path = place.path;
      diagnostic.line = place.line;
      diagnostic.column = place.column;
      return diagnostic;
    });
    problems.add(read.diagnostics);
    return std::move(read.value);
  }

  std::vector<double> scores(const DataNode& list, std::size_t n) {
    std::vector<double> result;
    double sum = 0;
    if (list.items.size() != n)
      problems.error(list.place,
                     say(mark("{0} scores for {1} elements"), std::to_string(list.items.size()), std::to_string(n)));
    for (const DataNode& item : list.items) {
      if (item.kind != Kind::number || !std::isfinite(item.number) || item.number < 0)
        problems.error(item.place, say(mark("a score is a number from 0 on, better when larger")));
      result.push_back(item.number);
      sum += item.number;
    }
    if (!has_errors(problems.list) && !(sum > 0 && std::isfinite(sum)))
      problems.error(list.place,
                     say(mark("the scores sum to {}, so nothing can be shared out by them"), shortest(sum)));
    return result;
  }

  /// The children in the order of the elements, one for each.
  std::vector<HierarchyNode> children(const DataNode& list, const std::vector<std::string>& elements) {
    std::vector<HierarchyNode> found;
    for (const DataNode& item : list.items) {
      if (item.kind != Kind::table) {
        problems.error(item.place, say(mark("\"{0}\" is a list of tables, each begun by [[{0}]]"), "children"));
        continue;
      }
      HierarchyNode child = node(item);
      const auto same = [&](const HierarchyNode& other) { return other.name == child.name; };
      if (child.name.empty()) continue;
      if (std::find(elements.begin(), elements.end(), child.name) == elements.end())
        problems.error(child.place, say(mark("no element is named \"{}\""), child.name));
      else if (std::any_of(found.begin(), found.end(), same))
        problems.error(child.place, say(mark("the name \"{}\" stands twice"), child.name));
      found.push_back(std::move(child));
    }
    std::vector<HierarchyNode> result;
    for (const std::string& element : elements) {
      const auto child = std::find_if(found.begin(), found.end(), [&](const auto& c) { return c.name == element; });
      if (child != found.end())
        result.push_back(std::move(*child));
      else if (!found.empty())
        problems.error(list.place, say(mark("no child is named \"{}\""), element),
                       say(mark("every element has a child of its name, or none has")));
    }
    return result;
  }

  HierarchyNode node(const DataNode& table) {
    HierarchyNode result;
    result.place = table.place;
    if (table.kind != Kind::table) {
      problems.error(table.place, say(mark("a hierarchy is a table of keys and values")));
      return result;
    }
    result.name = name(table);
    const DataNode* elements = list(table, "elements", true);
    const DataNode* measured = list(table, "scores", false);
    if (!table.find("scores") && !table.find("pairwise"))
      problems.error(table.place, say(mark("neither \"pairwise\" nor \"scores\" weighs the elements")));
    if (measured && table.find("pairwise"))
      problems.error(measured->place, say(mark("\"pairwise\" and \"scores\" cannot both weigh the elements")));
    if (elements) {
      AlternativesReader own; // so that a problem elsewhere does not hide those of this node
      auto read = own.comparison(table, *elements);
      if (read) result.comparison = std::move(*read);
      if (measured) result.scores = own.scores(*measured, elements->items.size());
      problems.add(own.problems.list);
    }
    if (const DataNode* below = list(table, "children", false)) {
      std::vector<std::string> names;
      if (elements)
        for (const DataNode& element : elements->items) names.push_back(element.text);
      result.children = children(*below, names);
    }
    return result;
  }
};

} // namespace

Loaded<HierarchyNode> read_hierarchy(const DataNode& root) {
  AlternativesReader reader;
  HierarchyNode node = reader.node(root);
  Loaded<HierarchyNode> result{std::nullopt, reader.problems.sorted()};
  if (!has_errors(result.diagnostics)) result.value = std::move(node);
  return result;
}

} // namespace yindi
