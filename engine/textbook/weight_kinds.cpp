// Examples that start from comparisons.

#include "engine/textbook/kinds.h"
#include "engine/weights/alternatives.h"
#include "engine/weights/eigenpair.h"
#include "engine/weights/group.h"

namespace yindi {
namespace {

/// The tree as a hierarchy. The keys of one are marked as known, and so needn't be read again.
std::optional<HierarchyNode> hierarchy_of(ExampleFile& file, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) file.section.find(key);
  Loaded<HierarchyNode> read = read_hierarchy(file.tree);
  file.section.problems.add(read.diagnostics);
  return std::move(read.value);
}

/// Weights by one prioritization; null where it refuses (column means of an incomplete matrix).
Quantities weights_by(const Comparison& comparison, const std::string& prioritization) {
  const Loaded<Priorities> result = priorities(comparison, {prioritization, ""});
  return result.value ? Quantities(result.value->weights) : Quantities(nullptr);
}

/// Random-index table → CR, of those that have one for such a matrix.
Quantities ratios_by_table(const Comparison& comparison) {
  Quantities result = Quantities::object();
  for (const std::string& table : random_index_tables())
    if (const auto by = priorities(comparison, {"eigenvector", table}); by.value && by.value->cr)
      result[table] = *by.value->cr;
  return result;
}

/// λ by hand from column means, and the CR by each table; null where judgements are missing.
Quantities by_hand_of(const Comparison& comparison) {
  Quantities result = Quantities::object();
  for (const std::string& table : random_index_tables()) {
    const auto means = priorities(comparison, {"column-mean", table});
    const auto hand = means.value ? by_hand(comparison, *means.value) : std::nullopt;
    if (!hand) return nullptr;
    result["lambda_max"] = hand->lambda_max;
    if (hand->cr) result["cr"][table] = *hand->cr;
  }
  return result;
}

/// The nodes depth first, as hierarchy_priorities() lists them.
void collect(const HierarchyNode& node, std::vector<const HierarchyNode*>& all) {
  all.push_back(&node);
  for (const HierarchyNode& child : node.children) collect(child, all);
}

/// "a,b" → the entry that completes a row and b column.
Quantities completion(const Comparison& comparison) {
  Quantities result = Quantities::object();
  if (!connected(comparison)) return result;
  const Eigen::MatrixXd full = least_eigenvalue_completion(comparison);
  for (Eigen::Index i = 0; i < comparison.size(); ++i)
    for (Eigen::Index j = i + 1; j < comparison.size(); ++j)
      if (!comparison.judged(i, j))
        result[comparison.items[static_cast<std::size_t>(i)] + "," + comparison.items[static_cast<std::size_t>(j)]] =
            full(i, j);
  return result;
}

} // namespace

std::optional<Quantities> compute_ahp(ExampleFile& file, const Settings&) {
  const auto node = hierarchy_of(file, {"name", "elements", "pairwise"});
  if (!node) return std::nullopt;
  const Comparison& comparison = node->comparison;
  const Loaded<Priorities> eigen = priorities(comparison);
  add_problems(file, eigen.diagnostics);
  if (!eigen.value) return std::nullopt;
  Quantities result = {{"eigenvector", eigen.value->weights},
                       {"geometric_mean", weights_by(comparison, "geometric-mean")},
                       {"column_mean", weights_by(comparison, "column-mean")},
                       {"harker", weights_by(comparison, "harker")},
                       {"lambda_max", eigen.value->lambda_max},
                       {"missing", eigen.value->missing},
                       {"cr", ratios_by_table(comparison)}};
  if (eigen.value->ci) result["ci"] = *eigen.value->ci;
  result["by_hand"] = by_hand_of(comparison);
  if (eigen.value->missing > 0) result["completion"] = completion(comparison);
  return result;
}

std::optional<Quantities> compute_hierarchy(ExampleFile& file, const Settings&) {
  const auto root = hierarchy_of(file, {"name", "elements", "pairwise", "scores", "children", "mode", "measures",
                                        "scale", "weighting", "values", "worst", "steps"});
  PriorityOptions options;
  if (const std::string word = file.section.text("prioritization"); !word.empty()) options.prioritization = word;
  options.ri = file.section.text("ri");
  if (!root) return std::nullopt;
  const Loaded<HierarchyPriorities> composed = hierarchy_priorities(*root, options);
  add_problems(file, composed.diagnostics);
  if (!composed.value) return std::nullopt;
  Quantities result = {{"alternatives", Quantities::object()}, {"nodes", Quantities::object()}};
  for (const auto& [name, priority] : composed.value->alternatives) result["alternatives"][name] = priority;
  std::vector<const HierarchyNode*> nodes;
  collect(*root, nodes);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const NodePriorities& node = composed.value->nodes[i];
    Quantities& own = result["nodes"][node.path] = {{"weights", node.weights}};
    if (!nodes[i]->scores.empty()) continue;
    own["lambda_max"] = node.lambda_max;
    own["cr"] = ratios_by_table(nodes[i]->comparison);
  }
  return result;
}

std::optional<Quantities> compute_group(ExampleFile& file, const Settings&) {
  file.section.find("elements");
  std::vector<Member> members;
  const DataNode* list = file.tree.find("member");
  const auto tables = file.section.children("member");
  for (std::size_t k = 0; list && k < tables.size(); ++k) {
    Section section = file.section.inside(*tables[k], "member." + std::to_string(k));
    ExampleFile one{section, list->items[k]};
    if (const DataNode* elements = file.tree.find("elements")) one.tree.members.push_back({"elements", *elements});
    const double weight = one.section.number("weight").value_or(1);
    auto node = hierarchy_of(one, {"name", "pairwise"});
    one.section.extras();
    if (node) members.push_back({node->name, weight, std::move(node->comparison)});
  }
  if (members.empty()) {
    file.section.need("member");
    return std::nullopt;
  }
  tame_weights(members);
  Quantities result = {{"members", Quantities::array()}};
  for (const std::string& aggregate : aggregations()) {
    const Loaded<GroupPriorities> group = group_priorities(members, aggregate);
    add_problems(file, group.diagnostics);
    if (!group.value) return std::nullopt;
    result[aggregate] = group.value->weights;
    result["members"] = Quantities::array();
    for (const MemberPriorities& member : group.value->members)
      result["members"].push_back(member.own ? Quantities(member.own->weights) : Quantities(nullptr));
  }
  return result;
}

} // namespace yindi
