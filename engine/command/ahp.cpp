#include "engine/case/csv.h"
#include "engine/case/words.h"
#include "engine/command/ahp_json.h"
#include "engine/command/ahp_table.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/weights/comparison_file.h"
#include "engine/weights/scales.h"

#include <algorithm>

namespace yindi {
namespace {

Loaded<Comparison> read_file(const std::string& path) {
  const Loaded<CsvTable> table = read_csv(path, {{}, true});
  if (!table.value || has_errors(table.diagnostics)) return {std::nullopt, table.diagnostics};
  std::vector<std::vector<std::string>> cells = {table.value->header};
  for (std::size_t row = 0; row < table.value->rows(); ++row) {
    auto& line = cells.emplace_back();
    for (std::size_t column = 0; column < table.value->columns(); ++column)
      line.push_back(table.value->at(row, column));
  }
  return read_comparison(cells, [&](std::size_t row, std::size_t column) {
    const Place place = row == 0 ? table.value->header_place(column) : table.value->place(row - 1, column);
    Diagnostic diagnostic;
    diagnostic.path = place.path;
    diagnostic.line = place.line;
    diagnostic.column = place.column;
    return diagnostic;
  });
}

/// The file's answers as ratios of the scale, with what reading them said.
Loaded<Comparison> scaled(Loaded<Comparison> read, const std::string& scale, const std::string& path) {
  Loaded<Comparison> result = on_scale(*read.value, scale);
  for (Diagnostic& problem : result.diagnostics) problem.path = path;
  result.diagnostics.insert(result.diagnostics.begin(), read.diagnostics.begin(), read.diagnostics.end());
  return result;
}

/// One weight a file, 1 each where nothing is asked for; nothing with a refusal where they don't fit.
std::optional<std::vector<double>> member_weights(const Options& options, std::ostream& err) {
  const std::size_t n = options.files.size();
  if (options.member_weights.empty()) return std::vector<double>(n, 1.0);
  std::vector<double> weights;
  for (const std::string& part : split(options.member_weights, ','))
    if (const auto value = read_number(part).value; value && *value >= 0) weights.push_back(*value);
  if (weights.size() == n) return weights;
  refuse(err,
         say(mark("--member-weights \"{0}\" is not one number from 0 on for each of {1} files"), options.member_weights,
             std::to_string(n)),
         say(mark("write them as 1,2,1")), options.language(), wrong_usage);
  return std::nullopt;
}

bool known_words(const Options& options, std::ostream& err) {
  const auto check_word = [&](const std::string& given, const std::vector<std::string>& known, const char* option) {
    if (given.empty() || std::find(known.begin(), known.end(), given) != known.end()) return true;
    refuse(err, say(mark("{0} does not know \"{1}\""), option, given),
           did_you_mean(given, known, say(mark("it takes one of: {}"), joined(known))), options.language(),
           wrong_usage);
    return false;
  };
  return check_word(options.prioritization, prioritizations(), "--prioritization") &&
         check_word(options.ri, random_index_tables(), "--ri") &&
         check_word(options.aggregate, aggregations(), "--aggregate") &&
         check_word(options.scale, scale_ids(), "--scale");
}

} // namespace

int run_ahp(const Options& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const auto weights = member_weights(options, err);
  if (!weights || !known_words(options, err)) return wrong_usage;
  PriorityOptions how;
  if (!options.prioritization.empty()) how.prioritization = options.prioritization;
  how.ri = options.ri;
  if (!options.scale.empty()) how.scale = options.scale;

  std::vector<Member> members;
  bool bad = false;
  for (std::size_t k = 0; k < options.files.size(); ++k) {
    Loaded<Comparison> read = read_file(options.files[k]);
    if (read.value) read = scaled(std::move(read), how.scale, options.files[k]);
    bad = report_problems(err, read.diagnostics, language) || !read.value || bad;
    if (!read.value) continue;
    if (!members.empty()) {
      const auto& first = members.front().comparison.items;
      if (!std::is_permutation(first.begin(), first.end(), read.value->items.begin(), read.value->items.end())) {
        refuse(err, say(mark("{0} compares other items than {1}"), options.files[k], options.files.front()),
               say(mark("all files of a group name the same items")), language, input_has_errors);
        bad = true;
        continue;
      }
      read.value = reordered(*read.value, first);
    }
    members.push_back({options.files[k], (*weights)[k], std::move(*read.value)});
  }
  if (bad) return input_has_errors;

  const auto placed = [&](Diagnostics diagnostics) {
    for (Diagnostic& d : diagnostics)
      if (d.path.empty()) d.path = options.files.front();
    return diagnostics;
  };
  if (members.size() == 1) {
    const Comparison& matrix = members.front().comparison;
    const Loaded<Priorities> result = priorities(matrix, how, plain(options.files.front()));
    if (report_problems(err, placed(result.diagnostics), language) || !result.value) return input_has_errors;
    return print_ahp(ahp_json(matrix, *result.value, how, language), options, out);
  }
  const std::string aggregate = options.aggregate.empty() ? "judgements" : options.aggregate;
  const Loaded<GroupPriorities> result = group_priorities(members, aggregate, how);
  if (report_problems(err, placed(result.diagnostics), language) || !result.value) return input_has_errors;
  return print_ahp(ahp_json(*result.value, how, language), options, out);
}

} // namespace yindi
