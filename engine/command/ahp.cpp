#include "engine/command/ahp_table.h"
#include "engine/command/ahp_words.h"
#include "engine/command/command.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/results/ahp_json.h"
#include "engine/weights/comparison_file.h"
#include "engine/weights/scales.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct AhpOptions : ComparisonOptions {
  std::vector<std::string> files;
};

/// A comparison and the table that it was read from.
struct ComparisonFile {
  Comparison comparison;
  CsvTable table;
};

/// As judgements are asked for: from 1/100 to 100, told of beyond the scale.
ComparisonRules rules_of_judgements(bool rounded) {
  ComparisonRules rules;
  rules.printed_digits = rounded;
  rules.least = 0.01;
  rules.most = 100;
  rules.warn_beyond_scale = true;
  return rules;
}

/// A decimal comma, where fields stand apart by semicolons.
std::string with_point(std::string text, char delimiter) {
  std::string pointed = text;
  std::replace(pointed.begin(), pointed.end(), ',', '.');
  const bool comma = delimiter == ';' && std::count(text.begin(), text.end(), ',') == 1 && ratio(pointed);
  return comma ? pointed : text;
}

Loaded<ComparisonFile> read_file(const std::string& path, bool rounded) {
  Loaded<CsvTable> table = read_csv(path, {{}, true});
  if (!table.value || has_errors(table.diagnostics)) return {std::nullopt, table.diagnostics};
  std::vector<std::vector<std::string>> cells = {table.value->header};
  for (std::size_t row = 0; row < table.value->rows(); ++row) {
    auto& line = cells.emplace_back();
    for (std::size_t column = 0; column < table.value->columns(); ++column)
      line.push_back(with_point(table.value->at(row, column), table.value->delimiter));
  }
  Loaded<Comparison> read = read_comparison(
      cells,
      [&](std::size_t row, std::size_t column) {
        const Place place = row == 0 ? table.value->header_place(column) : table.value->place(row - 1, column);
        Diagnostic diagnostic;
        diagnostic.path = place.path;
        diagnostic.line = place.line;
        diagnostic.column = place.column;
        return diagnostic;
      },
      rules_of_judgements(rounded));
  read.diagnostics.insert(read.diagnostics.begin(), table.diagnostics.begin(), table.diagnostics.end());
  if (!read.value) return {std::nullopt, read.diagnostics};
  return {ComparisonFile{std::move(*read.value), std::move(*table.value)}, read.diagnostics};
}

/// The file's answers become ratios of the scale; what reading them as such says comes after the rest.
void scale_answers(Loaded<ComparisonFile>& read, const std::string& scale, const std::string& path) {
  Loaded<Comparison> scaled = on_scale(read.value->comparison, scale);
  for (Diagnostic& problem : scaled.diagnostics) {
    problem.path = path;
    read.diagnostics.push_back(std::move(problem));
  }
  if (scaled.value)
    read.value->comparison = std::move(*scaled.value);
  else
    read.value.reset();
}

/// One weight a file, 1 each where nothing is asked for; nothing with a refusal where they don't fit.
std::optional<std::vector<double>> member_weights(const AhpOptions& options, std::ostream& err) {
  const std::size_t n = options.files.size();
  if (options.member_weights.empty()) return std::vector<double>(n, 1.0);
  const auto wrong = [&](Sentence message) -> std::optional<std::vector<double>> {
    refuse(err, message, say(mark("write one number for each file, as in --member-weights 1,2,1")), options.language(),
           wrong_usage);
    return std::nullopt;
  };
  std::vector<double> weights;
  for (const std::string& part : split(options.member_weights, ',')) {
    const auto value = read_number(part).value;
    if (!value || *value < 0)
      return wrong(say(mark("--member-weights: \"{}\" is no weight: a number from 0 on"), part));
    weights.push_back(*value);
  }
  if (weights.size() != n)
    return wrong(say(mark("--member-weights: weights given: {0}, files: {1}"), std::to_string(weights.size()),
                     std::to_string(n)));
  if (std::all_of(weights.begin(), weights.end(), [](double weight) { return weight == 0; }))
    return wrong(say(mark("--member-weights: none is above 0, so nobody would count")));
  return weights;
}

/// What a later file of a group names otherwise than the first: at the name that is only there, else at its beginning.
Diagnostic other_items(const ComparisonFile& file, const std::vector<std::string>& items, const std::string& first) {
  std::size_t column = 0;
  for (std::size_t i = 1; i < file.table.columns() && column == 0; ++i) {
    const std::string name(trim(file.table.header[i]));
    if (!name.empty() && std::find(items.begin(), items.end(), name) == items.end()) column = i;
  }
  const Place place = file.table.header_place(column);
  return {Severity::error,
          place.path,
          place.line,
          place.column,
          say(mark("{0} compares other items than {1}"), place.path, first),
          say(mark("all files of a group name the same items"))};
}

int run_ahp(const AhpOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const auto weights = member_weights(options, err);
  if (!weights || !known_words(options, err)) return wrong_usage;
  const PriorityOptions how = priority_options(options);

  std::vector<Member> members;
  bool bad = false;
  for (std::size_t k = 0; k < options.files.size(); ++k) {
    Loaded<ComparisonFile> read = read_file(options.files[k], options.rounded);
    if (read.value) scale_answers(read, how.scale, options.files[k]);
    bad = report_problems(err, read.diagnostics, language) || !read.value || bad;
    if (!read.value) continue;
    Comparison& comparison = read.value->comparison;
    if (!members.empty()) {
      const auto& first = members.front().comparison.items;
      if (!std::is_permutation(first.begin(), first.end(), comparison.items.begin(), comparison.items.end())) {
        report_problems(err, {other_items(*read.value, first, options.files.front())}, language);
        bad = true;
        continue;
      }
      comparison = reordered(comparison, first);
    }
    members.push_back({options.files[k], (*weights)[k], std::move(comparison)});
  }
  if (bad) return input_has_errors;

  const auto placed = [&](Diagnostics diagnostics) {
    for (Diagnostic& d : diagnostics)
      if (d.path.empty()) d.path = options.files.front(), d.line = d.column = 1;
    return diagnostics;
  };
  if (members.size() == 1) {
    const Comparison& matrix = members.front().comparison;
    const Loaded<Priorities> result = priorities(matrix, how, plain(options.files.front()));
    if (report_problems(err, placed(result.diagnostics), language) || !result.value) return input_has_errors;
    return print_ahp(ahp_json(matrix, *result.value, how, language), options.output, out);
  }
  tame_weights(members);
  const std::string aggregate = options.aggregate.empty() ? "judgements" : options.aggregate;
  std::vector<Text> names;
  for (const std::string& file : options.files) names.push_back(plain(file));
  const Loaded<GroupPriorities> result = group_priorities(members, aggregate, how, list(names));
  if (report_problems(err, placed(result.diagnostics), language) || !result.value) return input_has_errors;
  return print_ahp(ahp_json(*result.value, how, language), options.output, out);
}

Action prepare_ahp(Arguments& arguments) {
  const auto options = std::make_shared<AhpOptions>();
  arguments.files("FILE", options->files, mark("comparison matrices, CSV files; several are a group"), 1, any_number);
  add_comparisons(arguments, *options);
  return when_read(options, run_ahp);
}

} // namespace

Command ahp_command() {
  return {
      "ahp", mark("weights and consistency of comparison matrices"),
      mark("Weights, λmax, CI and CR with the table in use; circles and the judgements that fit worst with what would "
           "mend them; which pair to ask next. csv: item, weight."),
      "yindi ahp comparisons.csv --prioritization eigenvector --ri saaty1977", prepare_ahp};
}

} // namespace yindi
