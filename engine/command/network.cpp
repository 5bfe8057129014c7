#include "engine/weights/network.h"
#include "engine/command/ahp_words.h"
#include "engine/command/command.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/results/other_json.h"
#include "engine/weights/standing.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct NetworkOptions : ComparisonOptions {
  std::vector<std::string> file; ///< one
};

/// One comparison with its ratio: what depends, and on what.
struct Compared {
  std::string on, of;
  double cr;
};

std::vector<Compared> comparisons_of(const Network& network, Language language) {
  std::vector<Compared> all;
  for (const Influence& one : network.influences)
    if (one.cr) all.push_back({one.on, one.of, *one.cr});
  for (const ClusterInfluence& one : network.cluster_influences)
    if (one.cr) all.push_back({one.on, std::string(tr(language, mark("the clusters"))), *one.cr});
  return all;
}

int run_network(const NetworkOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const std::string& path = options.file.front();
  if (!known_words(options, err)) return wrong_usage;
  for (const auto& [given, name] :
       {std::pair(&options.aggregate, "--aggregate"), std::pair(&options.member_weights, "--member-weights")})
    if (!given->empty())
      err << path << ": note: " << say(mark("a network has no members, so {} has no effect"), name).in(language)
          << "\n";
  const Loaded<DataNode> data = read_data(path);
  if (report_problems(err, data.diagnostics, language) || !data.value) return input_has_errors;
  const Loaded<Network> network = read_network(*data.value, priority_options(options));
  if (report_problems(err, network.diagnostics, language) || !network.value) return input_has_errors;
  Loaded<NetworkPriorities> result = network_priorities(*network.value);
  for (Diagnostic& diagnostic : result.diagnostics) diagnostic.path = path, diagnostic.line = diagnostic.column = 1;
  if (report_problems(err, result.diagnostics, language) || !result.value) return input_has_errors;
  const std::vector<Compared> compared = comparisons_of(*network.value, language);
  for (const Compared& one : compared)
    if (one.cr > cr_limit)
      err << path << ":1:1: warning: "
          << say(mark("the comparisons of {0} for \"{1}\" contradict each other: CR {2} is above {3}"), one.of, one.on,
                 decimal(one.cr, 4), decimal(cr_limit, 2))
                 .in(language)
          << "\n";
  for (const Sentence& note : result.value->notes) err << path << ":1:1: note: " << note.in(language) << "\n";
  if (options.output.format == "json") {
    print_json(out, network_json(*network.value, *result.value, language));
    return done;
  }
  const bool table = options.output.format == "table";
  std::vector<std::vector<std::string>> rows = {{"cluster", "element", "priority", "within_cluster"}};
  if (table)
    rows.front() = heads(language, {mark("Cluster"), mark("Element"), mark("Priority"), mark("Within its cluster")});
  const auto number = [&](double x) { return table ? decimal(x, 4) : shortest(x); };
  for (std::size_t i = 0; i < result.value->elements.size(); ++i)
    rows.push_back({network.value->clusters[result.value->cluster_of[i]].name, result.value->elements[i],
                    number(result.value->priorities[i]), number(result.value->within[i])});
  if (table) {
    out << align(rows);
    std::vector<std::vector<std::string>> ratios = {
        heads(language, {mark("Depends"), mark("On what"), mark("Consistency ratio CR")})};
    for (const Compared& one : compared) ratios.push_back({one.on, one.of, decimal(one.cr, 4)});
    if (!compared.empty()) out << "\n" << align(ratios);
  } else
    out << write_csv(rows.front(), {rows.begin() + 1, rows.end()});
  return done;
}

Action prepare_network(Arguments& arguments) {
  const auto options = std::make_shared<NetworkOptions>();
  arguments.one("FILE", options->file, mark("the network, a TOML or JSON file"));
  add_comparisons(arguments, *options);
  return when_read(options, run_network);
}

} // namespace

Command network_command() {
  return {
      "network", mark("priorities where elements depend on each other: the analytic network process"),
      mark("The priority of each element, of all and within its cluster; json also gives the unweighted, the "
           "weighted and the limit matrix, table and json the consistency ratio of each comparison. The file: "
           "[[cluster]] with name and elements; [[influence]] with on (the "
           "element that depends), of (a cluster) and pairwise, scores, measures or weighting as a node of a "
           "hierarchy has them; [[cluster_influence]] with on (a cluster) and the same for the clusters, if they do "
           "not count alike; goal, if one element's dependences count. csv: cluster, element, priority, "
           "within_cluster."),
      "yindi network network.toml", prepare_network};
}

} // namespace yindi
