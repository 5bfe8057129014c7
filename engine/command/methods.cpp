#include "engine/command/command.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/csv.h"
#include "engine/methods/analyses.h"
#include "engine/methods/method_merits.h"
#include "engine/methods/method_words.h"
#include "engine/methods/objective.h"
#include "engine/results/methods_json.h"
#include "engine/weights/weightings.h"

#include <nlohmann/json.hpp>
#include <sstream>

namespace yindi {
namespace {

/// The lines of the table, below each method's own what it is good for and what is held against it.
std::string with_merits(const std::string& table, Language language) {
  std::istringstream lines(table);
  std::string text, line;
  std::getline(lines, line);
  text = line + "\n";
  for (const Method& method : methods())
    if (std::getline(lines, line)) text += line + "\n      " + merits(method).in(language) + "\n";
  return text;
}

/// A heading, and below it rows of id, name and source with what each is good for.
struct Named {
  std::string id, name, source, merits;
};
std::string in_section(const std::string& head, const std::vector<Named>& all) {
  std::vector<std::vector<std::string>> rows;
  for (const Named& one : all) rows.push_back({one.id, one.name, one.source});
  std::istringstream lines(align(rows));
  std::string text = "\n" + head + "\n", line;
  for (const Named& one : all)
    if (std::getline(lines, line)) text += line + "\n      " + one.merits + "\n";
  return text;
}

/// Weightings and what has a command of its own.
std::string beside_methods(Language language) {
  std::vector<Named> data, people, others;
  for (const ObjectiveWeighting& one : objective_weightings())
    data.push_back({one.id, one.name.in(language), one.source, weighting_merits(one.id).in(language)});
  for (const WeightingKind& one : weightings())
    if (!find_objective_weighting(one.id))
      people.push_back({one.id, one.name.in(language), one.source, weighting_merits(one.id).in(language)});
  for (const Analysis& one : analyses())
    others.push_back({std::string("yindi ") + one.command, one.name.in(language), one.source, one.merits.in(language)});
  return in_section(std::string(tr(language, mark("Weights that the data give (yindi weigh --by)"))), data) +
         in_section(
             std::string(tr(language, mark("Weights that people state (weights of a node, or yindi weigh --by)"))),
             people) +
         in_section(std::string(tr(language, mark("Analyses with a command of their own"))), others) + "\n" +
         std::string(
             tr(language, mark("Left out: PSI, because the only worked example to be had does not follow from its "
                               "formula, and FlowSort, because none with printed numbers could be had. yindi "
                               "sort has ELECTRE TRI-B in its place."))) +
         "\n";
}

int run_methods(const OutputOptions& options, std::ostream& out, std::ostream& /*err*/) {
  const Language language = options.language();
  std::vector<std::vector<std::string>> rows;
  for (const Method& method : methods()) {
    std::string words;
    for (const Parameter& parameter : method.parameters)
      words += (words.empty() ? "" : " ") + std::string(parameter.id);
    if (options.format == "table")
      rows.push_back({method.id, method.name.in(language), input_in_words(method).in(language),
                      in_words(method.linearity).in(language), words, method.source});
    else
      rows.push_back(
          {method.id, name(method.input), name(method.linearity), words, method.source, merits(method).in(language)});
  }
  const std::vector<std::string> header = {"id", "input", "linearity", "parameters", "source", "merits"};
  if (options.format == "json")
    print_json(out, methods_json(language));
  else if (options.format == "csv")
    out << write_csv(header, rows);
  else {
    rows.insert(rows.begin(), heads(language, {"id", mark("Name"), mark("Takes"), mark("In the weights"),
                                               mark("Parameters"), mark("Source")}));
    out << with_merits(align(rows), language) << beside_methods(language);
  }
  return done;
}

Action prepare_methods(Arguments& arguments) {
  const auto options = std::make_shared<OutputOptions>();
  add_output(arguments, *options);
  return when_read(options, run_methods);
}

} // namespace

Command methods_command() {
  return {
      "methods", mark("the table of methods with parameters and sources"),
      mark("Each method with the input that it takes, how its scores depend on the weights, its parameters and its "
           "source, and below it what it is good for and what is held against it; then the weightings and what has a "
           "command of its own; json also gives the rules that combine. csv: id, input, linearity, parameters, source, "
           "merits."),
      "yindi methods --format json", prepare_methods};
}

} // namespace yindi
