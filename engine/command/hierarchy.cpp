#include "engine/case/csv.h"
#include "engine/case/words.h"
#include "engine/command/ahp_words.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/weights/alternatives.h"

namespace yindi {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Json hierarchy_json(const HierarchyPriorities& result) {
  Json json = {{"alternatives", Json::object()}, {"nodes", Json::object()}};
  for (const auto& [name, priority] : result.alternatives) json["alternatives"][name] = priority;
  for (const NodePriorities& node : result.nodes)
    json["nodes"][node.path] = {{"items", node.items},
                                {"weights", node.weights},
                                {"cr", node.cr ? Json(*node.cr) : Json(nullptr)},
                                {"ri_table", node.ri_table.empty() ? Json(nullptr) : Json(node.ri_table)}};
  return json;
}

Rows alternatives_of(const HierarchyPriorities& result, bool full) {
  Rows rows = {{"alternative", "priority"}};
  for (const auto& [name, priority] : result.alternatives)
    rows.push_back({name, full ? shortest(priority) : decimal(priority, 4)});
  return rows;
}

Rows nodes_of(const HierarchyPriorities& result) {
  Rows rows = {{"node", "item", "weight", "cr"}};
  for (const NodePriorities& node : result.nodes)
    for (std::size_t i = 0; i < node.items.size(); ++i)
      rows.push_back({i == 0 ? node.path : "", node.items[i], decimal(node.weights[i], 4),
                      i == 0 && node.cr ? decimal(*node.cr, 4) : ""});
  return rows;
}

} // namespace

int run_hierarchy(const Options& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const std::string& path = options.files.front();
  if (!known_words(options, err)) return wrong_usage;
  for (const auto& [given, name] :
       {std::pair(&options.aggregate, "--aggregate"), std::pair(&options.member_weights, "--member-weights")})
    if (!given->empty())
      err << path << ": note: " << say(mark("a hierarchy has no members, so {} has no effect"), name).in(language)
          << "\n";
  const Loaded<DataNode> data = read_data(path);
  if (report_problems(err, data.diagnostics, language) || !data.value) return input_has_errors;
  const Loaded<HierarchyNode> root = read_hierarchy(*data.value);
  if (report_problems(err, root.diagnostics, language) || !root.value) return input_has_errors;
  const Loaded<HierarchyPriorities> result = hierarchy_priorities(*root.value, priority_options(options));
  if (report_problems(err, result.diagnostics, language) || !result.value) return input_has_errors;
  if (options.format == "json")
    print_json(out, hierarchy_json(*result.value));
  else if (options.format == "csv") {
    const Rows rows = alternatives_of(*result.value, true);
    out << write_csv(rows.front(), {rows.begin() + 1, rows.end()});
  } else
    out << align(alternatives_of(*result.value, false)) << "\n" << align(nodes_of(*result.value));
  return done;
}

} // namespace yindi
