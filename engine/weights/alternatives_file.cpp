// Reading a hierarchy file.

#include "engine/format/words.h"
#include "engine/weights/alternatives.h"
#include "engine/weights/comparison_file.h"
#include "engine/weights/weightings.h"

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
    ComparisonRules rules;
    rules.printed_digits = true; // such files hold what papers print
    auto read = read_comparison(
        cells,
        [&](std::size_t row, std::size_t column) {
          const auto& items = rows[row]->items;
          // A file's first row are the names; so is, for a row without entries, the list of elements.
          const std::size_t i = rows[row] == &elements && row > 0 ? row : column;
          const Place& place = i > 0 && i <= items.size() ? items[i - 1].place : rows[row]->place;
          Diagnostic diagnostic;
          diagnostic.path = place.path;
          diagnostic.line = place.line;
          diagnostic.column = place.column;
          return diagnostic;
        },
        rules);
    problems.add(read.diagnostics);
    return std::move(read.value);
  }

  /// One number an element; `wrong` says what a number must be.
  std::vector<double> numbers(const DataNode& list, std::size_t n, const char* wrong, bool negative = false) {
    std::vector<double> result;
    if (list.items.size() != n)
      problems.error(list.place,
                     say(mark("{0} numbers for {1} elements"), std::to_string(list.items.size()), std::to_string(n)));
    for (const DataNode& item : list.items) {
      if (item.kind != Kind::number || !std::isfinite(item.number) || (item.number < 0 && !negative))
        problems.error(item.place, say(wrong));
      result.push_back(item.number);
    }
    return result;
  }

  void refuse_nothing(const DataNode& list, const std::vector<double>& scores) {
    double sum = 0;
    for (const double score : scores) sum += score;
    if (!has_errors(problems.list) && !(sum > 0 && std::isfinite(sum)))
      problems.error(list.place,
                     say(mark("the scores sum to {}, so nothing can be shared out by them"), shortest(sum)));
  }

  std::vector<double> scores(const DataNode& list, std::size_t n) {
    std::vector<double> result = numbers(list, n, mark("a score is a number from 0 on, better when larger"));
    refuse_nothing(list, result);
    return result;
  }

  /// Shares of the way from the scale's worst end to its best; beyond an end counts as the end.
  std::vector<double> measures(const DataNode& table, const DataNode& list, std::size_t n) {
    std::vector<double> result = numbers(list, n, mark("a measure is a number"), true);
    const DataNode* scale = table.find("scale");
    const DataNode* worst = scale ? scale->find("worst") : nullptr;
    const DataNode* best = scale ? scale->find("best") : nullptr;
    const auto number = [](const DataNode* end) {
      return end && end->kind == Kind::number && std::isfinite(end->number);
    };
    if (!number(worst) || !number(best) || worst->number == best->number)
      problems.error(scale ? scale->place : table.place,
                     say(mark("measures need a scale with two different ends, worst and best")));
    if (has_errors(problems.list)) return result;
    for (std::size_t i = 0; i < result.size(); ++i) {
      const double way = (result[i] - worst->number) / (best->number - worst->number);
      result[i] = std::clamp(way, 0.0, 1.0);
      if (way != result[i])
        problems.warning(list.items[i].place,
                         say(mark("{} is beyond the scale and counts as its end"), shortest(list.items[i].number)));
    }
    refuse_nothing(list, result);
    return result;
  }

  /// The weights that a row of weightings() makes of `values`, `worst` and `steps`.
  std::vector<double> weights(const DataNode& table, const DataNode& kind, const std::vector<std::string>& elements) {
    NodeWeighting given;
    if (kind.kind == Kind::text) given.kind = kind.text;
    const DataNode* at = &kind;
    for (const auto& [key, into] :
         {std::pair("values", &given.values), std::pair("worst", &given.worst), std::pair("steps", &given.steps)})
      if (const DataNode* found = list(table, key, false)) {
        at = found;
        const auto all = numbers(*found, elements.size(), mark("a number, one for each element"));
        for (std::size_t i = 0; i < std::min(all.size(), elements.size()); ++i) (*into)[elements[i]] = all[i];
      }
    if (has_errors(problems.list)) return {};
    const Loaded<DirectWeights> direct = direct_weights(elements, given);
    for (const Diagnostic& problem : direct.diagnostics) problems.error(at->place, problem.message, problem.hint);
    if (!direct.value) return {};
    for (const Sentence& note : direct.value->notes)
      problems.add({Severity::note, kind.place.path, kind.place.line, kind.place.column, note, {}});
    return direct.value->weights;
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
        problems.error(
            child.place, say(mark("no element is named \"{}\""), child.name),
            did_you_mean(child.name, elements, say(mark("a child goes further from an element of its name"))));
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

  /// The one key that says how the elements are weighed; blank, with a problem, where there is none or more than one.
  std::string way(const DataNode& table) {
    std::string found;
    for (const char* key : {"pairwise", "scores", "measures", "weighting"}) {
      const DataNode* node = table.find(key);
      if (!node) continue;
      if (!found.empty()) {
        problems.error(node->place, say(mark("\"{0}\" and \"{1}\" cannot both weigh the elements"), found, key));
        return {};
      }
      found = key;
    }
    if (found.empty())
      problems.error(table.place, say(mark("nothing weighs the elements")),
                     say(mark("write one of: pairwise, scores, measures (with a scale), weighting (with values)")));
    return found;
  }

  /// Of the root only.
  std::string mode(const DataNode& table, bool root) {
    const DataNode* found = table.find("mode");
    if (!found) return {};
    const auto& known = hierarchy_modes();
    if (std::find(known.begin(), known.end(), found->text) == known.end())
      problems.error(found->place, say(mark("unknown mode \"{}\""), found->text),
                     did_you_mean(found->text, known, say(mark("distributive or ideal"))));
    else if (!root)
      problems.error(found->place, say(mark("the mode holds for the whole hierarchy: write it at the root")));
    return found->text;
  }

  /// Others are ignored, but a misspelt one would change the result without a word. Short ones are near to many words.
  void warn_of_misspelt(const DataNode& table) {
    static const std::vector<std::string> known = {"elements",  "pairwise", "scores", "children", "measures",
                                                   "weighting", "values",   "worst",  "steps"};
    for (const auto& [key, value] : table.members)
      if (std::find(known.begin(), known.end(), key) == known.end() && nearest(key, known))
        problems.warning(value.place, say(mark("\"{}\" is ignored"), key), did_you_mean(key, known));
  }

  HierarchyNode node(const DataNode& table, bool root = false) {
    HierarchyNode result;
    result.place = table.place;
    if (table.kind != Kind::table) {
      problems.error(table.place, say(mark("a hierarchy is a table of keys and values")));
      return result;
    }
    result.name = name(table);
    result.mode = mode(table, root);
    const DataNode* elements = list(table, "elements", true);
    const std::string by = way(table);
    std::vector<std::string> names;
    if (elements && elements->items.empty()) problems.error(elements->place, say(mark("\"elements\" names nothing")));
    if (elements && !elements->items.empty()) {
      AlternativesReader own; // so that a problem elsewhere does not hide those of this node
      if (auto read = own.comparison(table, *elements)) result.comparison = std::move(*read);
      for (const DataNode& element : elements->items) names.push_back(element.text);
      if (by == "weighting") {
        const DataNode& kind = *table.find("weighting");
        result.weighting = kind.text;
        result.scores = own.weights(table, kind, names);
      } else if (const DataNode* measured =
                     by == "scores" || by == "measures" ? own.list(table, by.c_str(), true) : nullptr) {
        result.rated = by == "measures";
        result.scores =
            result.rated ? own.measures(table, *measured, names.size()) : own.scores(*measured, names.size());
      }
      problems.add(own.problems.list);
    }
    if (const DataNode* below = list(table, "children", false)) result.children = children(*below, names);
    warn_of_misspelt(table);
    return result;
  }
};

} // namespace

Loaded<HierarchyNode> read_hierarchy(const DataNode& root) {
  AlternativesReader reader;
  HierarchyNode node = reader.node(root, true);
  Loaded<HierarchyNode> result{std::nullopt, reader.problems.sorted()};
  if (!has_errors(result.diagnostics)) result.value = std::move(node);
  return result;
}

} // namespace yindi
