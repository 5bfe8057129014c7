#include "engine/results/hierarchy_json.h"

#include "engine/results/json.h"

namespace yindi {

Json hierarchy_json(const HierarchyPriorities& result) {
  Json json = {{"alternatives", Json::object()}, {"nodes", Json::object()}, {"mode", result.mode}};
  for (const auto& [name, priority] : result.alternatives) json["alternatives"][name] = priority;
  for (const NodePriorities& node : result.nodes)
    json["nodes"][node.path] = {{"items", node.items},
                                {"weights", node.weights},
                                {"cr", or_null(node.cr)},
                                {"ri", or_null(node.ri.value)},
                                {"ri_table", or_null(node.ri.table)},
                                {"ri_label", or_null(node.ri.label)},
                                {"by", node.by}};
  return json;
}

} // namespace yindi
