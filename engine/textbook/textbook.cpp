#include "engine/textbook/textbook.h"

#include "engine/format/folder.h"
#include "engine/textbook/compare.h"
#include "engine/textbook/kinds.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <memory>
#include <set>

namespace yindi {
namespace fs = std::filesystem;
namespace {

/// Printed and asserted by the test it came through; or computed by two independent programs that agree.
const std::vector<std::string> provenances = {"published", "computed"};

/// One set of parameters with what is expected under them.
struct ExampleRun {
  Settings parameters;
  const DataNode* expected = nullptr;
  const DataNode* exact = nullptr;
  double tolerance = 0; ///< of `expected`
};

/// The paths of all *.toml in the folder and below, sorted.
std::vector<std::string> example_files(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const fs::path inside = entry->path().lexically_relative(folder);
    if (entry->path().extension() == ".toml" && entry->is_regular_file(error))
      paths.push_back(shown_path({folder, {}}, inside.generic_string()));
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string one_of(Section& section, const std::string& key, const std::vector<std::string>& words) {
  section.need(key);
  std::string word = section.text(key);
  if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end())
    unknown_word(section, key, word, words);
  return word;
}

/// An example file taken apart.
struct Parsed {
  toml::table table;
  Places places;
  Problems problems;
  ExampleFile file;
  const ExampleKind* kind = nullptr;
  std::vector<ExampleRun> runs;
  double tolerance = 0;
  CheckedExample result;

  Parsed(toml::table root, DataNode tree, const std::string& path)
      : table(std::move(root)), file{Section{table, path, "", places, problems}, std::move(tree)} {}
  Parsed(const Parsed&) = delete;
  Parsed& operator=(const Parsed&) = delete;

  void read_run(Section& section, const DataNode& tree, const Settings& base) {
    ExampleRun run{base, tree.find("expected"), tree.find("exact"), section.number("tolerance").value_or(tolerance)};
    if (run.tolerance < 0) problems.error(section.key_place("tolerance"), say(mark("a tolerance below 0")));
    for (auto& [key, value] : settings_in(section, "parameters")) run.parameters[key] = value;
    section.child("expected");
    section.child("exact");
    if (run.expected || run.exact) runs.push_back(std::move(run));
  }

  void read() {
    Section& section = file.section;
    result.path = section.path;
    result.id = fs::path(section.path).stem().string();
    std::vector<std::string> kinds;
    for (const ExampleKind& row : example_kinds()) kinds.emplace_back(row.id);
    const std::string word = one_of(section, "kind", kinds);
    for (const ExampleKind& row : example_kinds())
      if (word == row.id) kind = &row;
    section.need("source");
    result.source = section.text("source");
    result.through = section.text("through");
    result.subject = word;
    for (const char* key : {"method", "by"})
      if (section.table.contains(key)) result.subject = section.text(key);
    if (word == "normalization") result.subject = word + " " + section.text("normalization");
    section.text("note");
    result.provenance = one_of(section, "provenance", provenances);
    tolerance = section.number("tolerance").value_or(0);
    read_runs();
    const auto expects = [](const ExampleRun& run) { return run.expected != nullptr; };
    if (std::any_of(runs.begin(), runs.end(), expects)) section.need("tolerance");
    if (runs.empty() && !has_errors(problems.list))
      problems.error(section.place(), say(mark("an example without [expected] and without [exact]")));
  }

  void read_runs() {
    Section& section = file.section;
    read_run(section, file.tree, {});
    const Settings base = settings_in(section, "parameters");
    const auto tables = section.children("run");
    const DataNode* list = file.tree.find("run");
    for (std::size_t k = 0; list && k < tables.size(); ++k) {
      Section inner = section.inside(*tables[k], "run." + std::to_string(k));
      read_run(inner, list->items[k], base);
      inner.extras();
    }
  }
};

std::unique_ptr<Parsed> parse_example(const std::string& bytes, const std::string& path, Diagnostics& diagnostics) {
  Loaded<toml::table> table = parse_toml(bytes, path);
  Loaded<DataNode> tree = parse_data(bytes, path);
  diagnostics.insert(diagnostics.end(), table.diagnostics.begin(), table.diagnostics.end());
  if (!table.value || !tree.value) return nullptr;
  auto parsed = std::make_unique<Parsed>(std::move(*table.value), std::move(*tree.value), path);
  parsed->read();
  return parsed;
}

/// How much of its tolerance a comparison uses up: at most 1 where it is met.
double used_up(const Comparing& comparing) {
  if (comparing.max_difference == 0) return 0;
  return comparing.tolerance == 0 ? std::numeric_limits<double>::infinity()
                                  : comparing.max_difference / comparing.tolerance;
}

void check_example(Parsed& parsed, Diagnostics& differences) {
  std::optional<Comparing> printed, exact; // the ones that use up most, over all runs
  const auto check = [&](const DataNode* expected, const Quantities& computed, double tolerance,
                         std::optional<Comparing>& worst) {
    if (!expected) return;
    Comparing comparing{parsed.result.id, tolerance};
    compare(*expected, computed, comparing);
    parsed.problems.add(comparing.problems);
    differences.insert(differences.end(), comparing.differences.begin(), comparing.differences.end());
    if (!worst || used_up(comparing) > used_up(*worst)) worst = comparing;
  };
  for (const ExampleRun& run : parsed.runs) {
    const auto computed = parsed.kind->compute(parsed.file, run.parameters);
    if (!computed || has_errors(parsed.problems.list)) return;
    check(run.expected, *computed, run.tolerance, printed);
    check(run.exact, *computed, exact_tolerance, exact);
  }
  const bool exact_missed = exact && !exact->ok();
  const Comparing& told = printed && !exact_missed ? *printed : *exact;
  parsed.result.tolerance = told.tolerance;
  parsed.result.max_difference = told.max_difference;
  parsed.result.ok = !exact_missed && (!printed || printed->ok());
}

void append(Verification& all, Verification more) {
  for (auto& example : more.examples) {
    const auto same = [&](const CheckedExample& other) { return other.id == example.id; };
    const auto twin = std::find_if(all.examples.begin(), all.examples.end(), same);
    if (twin == all.examples.end())
      all.examples.push_back(std::move(example));
    else
      all.diagnostics.push_back({Severity::error, example.path, 0, 0,
                                 say(mark("the example \"{0}\" is there twice: {1}"), example.id, twin->path),
                                 say(mark("an example is named by its file"))});
  }
  all.diagnostics.insert(all.diagnostics.end(), more.diagnostics.begin(), more.diagnostics.end());
  all.differences.insert(all.differences.end(), more.differences.begin(), more.differences.end());
}

} // namespace

const std::vector<ExampleKind>& example_kinds() {
  static const std::vector<ExampleKind> table = {
      {"matrix", compute_matrix},
      {"normalization", compute_normalization},
      {"weigh", compute_weigh},
      {"composition", compute_composition},
      {"correlation", compute_correlation},
      {"combine", compute_combine},
      {"ahp", compute_ahp},
      {"group", compute_group},
      {"hierarchy", compute_hierarchy},
      {"fuzzy-topsis", compute_fuzzy_topsis},
      {"fuzzy-ahp", compute_fuzzy_ahp},
      {"sort", compute_sort},
      {"gaia", compute_gaia},
      {"network", compute_network},
      {"dematel", compute_dematel},
  };
  return table;
}

void add_problems(ExampleFile& file, const Diagnostics& diagnostics) {
  for (Diagnostic diagnostic : diagnostics) {
    if (diagnostic.path.empty()) {
      const Place place = file.section.key_place("kind");
      diagnostic.path = place.path;
      diagnostic.line = place.line;
      diagnostic.column = place.column;
    }
    file.section.problems.add(diagnostic);
  }
}

Verification verify_example(const std::string& bytes, const std::string& path) {
  Verification result;
  const auto parsed = parse_example(bytes, path, result.diagnostics);
  if (!parsed) return result;
  if (parsed->kind && !has_errors(parsed->problems.list)) {
    check_example(*parsed, result.differences);
    parsed->file.section.extras();
  }
  const Diagnostics said = parsed->problems.sorted();
  result.diagnostics.insert(result.diagnostics.end(), said.begin(), said.end());
  if (!has_errors(result.diagnostics)) result.examples.push_back(parsed->result);
  return result;
}

Verification verify(const std::string& folder) {
  Verification result;
  const auto refuse = [&](Sentence message) {
    result.diagnostics.push_back({Severity::error, folder, 0, 0, std::move(message),
                                  say(mark("give a folder of examples such as casebooks/textbook"))});
    return result;
  };
  std::error_code error;
  if (!fs::exists(folder, error)) return refuse(say(mark("the folder is missing")));
  if (!fs::is_directory(folder, error)) return refuse(say(mark("this is a file, not a folder")));
  const std::vector<std::string> paths = example_files(folder);
  if (paths.empty()) return refuse(say(mark("no examples here")));
  for (const std::string& path : paths) {
    const Loaded<std::string> bytes = read_bytes(path, path);
    append(result, bytes.value ? verify_example(*bytes.value, path) : Verification{{}, bytes.diagnostics, {}});
  }
  std::sort(result.examples.begin(), result.examples.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return result;
}

VerificationSummary summary_of(const Verification& verification) {
  VerificationSummary summary;
  std::set<std::string> subjects, sources;
  for (const CheckedExample& example : verification.examples) {
    summary.ok += example.ok ? 1 : 0;
    subjects.insert(example.subject);
    sources.insert(example.source);
  }
  summary.examples = verification.examples.size();
  summary.subjects = subjects.size();
  summary.sources = sources.size();
  return summary;
}

bool is_textbook(const std::string& folder) {
  if (has_file({folder, {}}, "casebook.toml")) return false;
  for (const std::string& path : example_files(folder)) {
    const Loaded<DataNode> tree = read_data(path);
    if (tree.value && tree.value->find("kind")) return true;
  }
  return false;
}

std::vector<MatrixExample> examples_of(const std::string& method, const std::string& folder) {
  std::vector<MatrixExample> result;
  for (const std::string& path : example_files(folder)) {
    const Loaded<std::string> bytes = read_bytes(path, path);
    Diagnostics ignored;
    const auto parsed = parse_example(bytes.value.value_or(""), path, ignored);
    if (!parsed || parsed->file.section.text("method") != method) continue;
    for (const ExampleRun& run : parsed->runs)
      if (auto example = read_matrix_example(parsed->file, run.parameters)) {
        example->id = parsed->result.id;
        result.push_back(std::move(*example));
      }
  }
  return result;
}

} // namespace yindi
