#include "engine/command/ahp_words.h"
#include "engine/command/command.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/results/hierarchy_json.h"
#include "engine/weights/alternatives.h"
#include "engine/weights/scales.h"
#include "engine/weights/weightings.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct HierarchyOptions : ComparisonOptions {
  std::vector<std::string> file; ///< one
  std::string mode;
};

using Rows = std::vector<std::vector<std::string>>;

/// Heads are words for a person; in a CSV file they are names of columns.
Rows alternatives_of(const HierarchyPriorities& result, const HierarchyOptions& options) {
  const bool full = options.output.format == "csv";
  const Language language = full ? Language::en : options.language();
  Rows rows = {{std::string(tr(language, mark("alternative"))), std::string(tr(language, mark("priority")))}};
  for (const auto& [name, priority] : result.alternatives)
    rows.push_back({name, full ? shortest(priority) : decimal(priority, 4)});
  return rows;
}

/// "pairwise", "scores" …, or the name of a weighting.
std::string way_in_words(const NodePriorities& node, Language language) {
  if (const WeightingKind* kind = find_weighting(node.by)) return kind->name.in(language);
  const char* way = mark("scores");
  if (node.by == "pairwise") way = mark("comparisons");
  if (node.by == "measures") way = mark("measures on a scale");
  return std::string(tr(language, way));
}

Rows nodes_of(const HierarchyPriorities& result, Language language) {
  Rows rows = {{}};
  for (const char* head :
       {mark("node"), mark("weighed by"), mark("item"), mark("weight"), mark("CR"), mark("random index")})
    rows.front().emplace_back(tr(language, head));
  for (const NodePriorities& node : result.nodes)
    for (std::size_t i = 0; i < node.items.size(); ++i)
      rows.push_back({i == 0 ? node.path : "", i == 0 ? way_in_words(node, language) : "", node.items[i],
                      decimal(node.weights[i], 4), i == 0 ? (node.cr ? decimal(*node.cr, 4) : "–") : "",
                      i == 0 && node.cr ? random_index_name(node.ri.table, node.ri.label).in(language) : ""});
  return rows;
}

int run_hierarchy(const HierarchyOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const std::string& path = options.file.front();
  if (!known_words(options, err)) return wrong_usage;
  if (const auto& modes = hierarchy_modes();
      !options.mode.empty() && std::find(modes.begin(), modes.end(), options.mode) == modes.end())
    return refuse(err, say(mark("{0} does not know \"{1}\""), "--mode", options.mode),
                  did_you_mean(options.mode, modes, say(mark("it takes one of: {}"), joined(modes))), language,
                  wrong_usage);
  for (const auto& [given, name] :
       {std::pair(&options.aggregate, "--aggregate"), std::pair(&options.member_weights, "--member-weights")})
    if (!given->empty())
      err << path << ": note: " << say(mark("a hierarchy has no members, so {} has no effect"), name).in(language)
          << "\n";
  const Loaded<DataNode> data = read_data(path);
  if (report_problems(err, data.diagnostics, language) || !data.value) return input_has_errors;
  const Loaded<HierarchyNode> root = read_hierarchy(*data.value);
  if (report_problems(err, root.diagnostics, language) || !root.value) return input_has_errors;
  const Loaded<HierarchyPriorities> result = hierarchy_priorities(*root.value, priority_options(options), options.mode);
  if (report_problems(err, result.diagnostics, language) || !result.value) return input_has_errors;
  if (options.output.format == "json")
    print_json(out, hierarchy_json(*result.value));
  else if (options.output.format == "csv") {
    const Rows rows = alternatives_of(*result.value, options);
    out << write_csv(rows.front(), {rows.begin() + 1, rows.end()});
  } else {
    out << align(alternatives_of(*result.value, options)) << "\n" << align(nodes_of(*result.value, language));
    if (result.value->mode == "ideal")
      out << say(mark("ideal mode: the best alternative of each last node gets the node's whole weight; where a scale "
                      "measures, "
                      "the best end of the scale would"))
                 .in(language)
          << "\n";
    if (const Sentence scale = scale_note(options.scale); !scale.empty()) out << scale.in(language) << "\n";
  }
  return done;
}

Action prepare_hierarchy(Arguments& arguments) {
  const auto options = std::make_shared<HierarchyOptions>();
  arguments.one("FILE", options->file, mark("the hierarchy, a TOML or JSON file"));
  arguments.text("--mode", options->mode,
                 mark("distributive, or ideal: the best alternative of each last node gets all its weight"));
  add_comparisons(arguments, *options);
  return when_read(options, run_hierarchy);
}

} // namespace

Command hierarchy_command() {
  return {"hierarchy", mark("a whole AHP hierarchy: priorities of its alternatives"),
          mark("The priority of each alternative, then of each node its weights and CR. csv: alternative, priority."),
          "yindi hierarchy hierarchy.toml", prepare_hierarchy};
}

} // namespace yindi
