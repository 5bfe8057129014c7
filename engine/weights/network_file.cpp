// Reading a network file.

#include "engine/format/words.h"
#include "engine/weights/alternatives.h"
#include "engine/weights/network.h"

#include <algorithm>
#include <set>

namespace yindi {
namespace {

using Kind = DataNode::Kind;

struct NetworkReader {
  Network network;
  Problems problems;
  PriorityOptions options;

  std::string text(const DataNode& table, const char* key) {
    const DataNode* node = table.find(key);
    if (!node)
      problems.error(table.place, say(mark("the key \"{}\" is missing"), key));
    else if (node->kind != Kind::text || node->text.empty())
      problems.error(node->place, say(mark("\"{}\" is a text: write it in quotes"), key));
    return node ? node->text : std::string();
  }

  /// The tables under `key`, each begun by [[key]].
  std::vector<const DataNode*> tables(const DataNode& root, const char* key, bool needed) {
    std::vector<const DataNode*> result;
    const DataNode* node = root.find(key);
    if (!node && needed) problems.error(root.place, say(mark("the key \"{}\" is missing"), key));
    if (node && node->kind != Kind::list)
      problems.error(node->place, say(mark("\"{0}\" is a list of tables, each begun by [[{0}]]"), key));
    else if (node)
      for (const DataNode& item : node->items) {
        if (item.kind == Kind::table)
          result.push_back(&item);
        else
          problems.error(item.place, say(mark("\"{0}\" is a list of tables, each begun by [[{0}]]"), key));
      }
    return result;
  }

  std::vector<std::string> names(const std::string& of_cluster) const {
    std::vector<std::string> result;
    for (const Cluster& cluster : network.clusters)
      if (of_cluster.empty())
        result.push_back(cluster.name);
      else if (of_cluster == cluster.name)
        result = cluster.elements;
    return result;
  }

  std::vector<std::string> elements() const {
    std::vector<std::string> all;
    for (const Cluster& cluster : network.clusters)
      all.insert(all.end(), cluster.elements.begin(), cluster.elements.end());
    return all;
  }

  void clusters(const DataNode& root) {
    std::set<std::string> seen_clusters, seen;
    for (const DataNode* table : tables(root, "cluster", true)) {
      Cluster cluster{text(*table, "name"), {}};
      if (!cluster.name.empty() && !seen_clusters.insert(cluster.name).second)
        problems.error(table->place, say(mark("the name \"{}\" stands twice"), cluster.name));
      const DataNode* list = table->find("elements");
      if (!list || list->kind != Kind::list || list->items.empty()) {
        problems.error(list ? list->place : table->place,
                       say(mark("\"{}\" is a list of texts: [\"…\", \"…\"]"), "elements"));
        continue;
      }
      for (const DataNode& element : list->items) {
        if (element.kind != Kind::text || element.text.empty())
          problems.error(element.place, say(mark("\"{}\" is a list of texts: [\"…\", \"…\"]"), "elements"));
        else if (!seen.insert(element.text).second)
          problems.error(element.place, say(mark("the name \"{}\" stands twice"), element.text));
        cluster.elements.push_back(element.text);
      }
      network.clusters.push_back(std::move(cluster));
    }
  }

  bool known(const DataNode& table, const char* key, const std::string& name, const std::vector<std::string>& among) {
    if (name.empty() || std::find(among.begin(), among.end(), name) != among.end()) return !name.empty();
    problems.error(table.find(key)->place, say(mark("\"{0}\" does not know \"{1}\""), key, name),
                   did_you_mean(name, among, say(mark("it takes one of: {}"), joined(among))));
    return false;
  }

  /// The weights of `items` as a node of a hierarchy would have them.
  std::optional<NodePriorities> weigh(const DataNode& table, const std::vector<std::string>& items) {
    DataNode node = table;
    std::erase_if(node.members, [](const DataMember& m) { return m.key == "on" || m.key == "of"; });
    DataNode list{Kind::list, table.place, "", 0, false, {}, {}};
    for (const std::string& item : items) list.items.push_back({Kind::text, table.place, item, 0, false, {}, {}});
    node.members.push_back({"elements", list});
    node.members.push_back({"name", {Kind::text, table.place, text(table, "on"), 0, false, {}, {}}});
    const Loaded<HierarchyNode> read = read_hierarchy(node);
    problems.add(read.diagnostics);
    if (!read.value) return std::nullopt;
    const Loaded<HierarchyPriorities> weighed = hierarchy_priorities(*read.value, options);
    problems.add(weighed.diagnostics);
    if (!weighed.value) return std::nullopt;
    return weighed.value->nodes.front();
  }

  void influences(const DataNode& root) {
    std::set<std::pair<std::string, std::string>> seen;
    for (const DataNode* table : tables(root, "influence", true)) {
      const std::string on = text(*table, "on"), of = text(*table, "of");
      const bool known_on = known(*table, "on", on, elements()), known_of = known(*table, "of", of, names(""));
      if (!known_on || !known_of) continue;
      if (!seen.insert({on, of}).second)
        problems.error(table->place, say(mark("what \"{0}\" has of \"{1}\" stands here twice"), on, of));
      if (const auto weighed = weigh(*table, names(of)))
        network.influences.push_back({on, of, weighed->weights, weighed->cr});
    }
    std::set<std::string> seen_clusters;
    for (const DataNode* table : tables(root, "cluster_influence", false)) {
      const std::string on = text(*table, "on");
      if (!known(*table, "on", on, names(""))) continue;
      if (!seen_clusters.insert(on).second) problems.error(table->place, say(mark("the name \"{}\" stands twice"), on));
      if (const auto weighed = weigh(*table, names("")))
        network.cluster_influences.push_back({on, weighed->weights, weighed->cr});
    }
  }

  void read(const DataNode& root) {
    clusters(root);
    if (has_errors(problems.list)) return;
    influences(root);
    if (!root.find("goal")) return;
    network.goal = text(root, "goal");
    known(root, "goal", network.goal, elements());
  }
};

} // namespace

Loaded<Network> read_network(const DataNode& root, const PriorityOptions& options) {
  NetworkReader reader{{}, {}, options};
  reader.read(root);
  Loaded<Network> result{std::nullopt, reader.problems.sorted()};
  if (!has_errors(result.diagnostics)) result.value = std::move(reader.network);
  return result;
}

} // namespace yindi
