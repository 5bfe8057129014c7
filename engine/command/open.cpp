#include "engine/command/open.h"

#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/edit/edit.h"
#include "engine/format/place.h"
#include "engine/format/words.h"
#include "engine/ranking/leaf_correlation.h"
#include "engine/rationale/library_words.h"

#include <algorithm>
#include <map>

namespace yindi {
namespace {

/// Later problems with `key` are those of the argument.
void place_at_argument(Casebook& book, const std::string& key, const std::string& argument) {
  book.places.named[key] = {argument, 0, 0};
}

bool is_argument(const Diagnostic& diagnostic) { return diagnostic.path.starts_with("--"); }

/// Who gave a county's name is told its id.
Sentence county_hint(const Case& c, const std::string& given) {
  for (const std::string& id : c.model->county_ids)
    if (const County* county = find_county(c, id);
        county && (lower(county->name.en) == lower(given) || (!given.empty() && county->name.zh.starts_with(given))))
      return say(mark("counties are named by their ids: {0} has \"{1}\""), county->name, id);
  return did_you_mean(given, c.model->county_ids, say(mark("its counties are those of [case] counties")));
}

/// The ids of --county, each of them a deciding county.
bool known_counties(const CasebookOptions& options, const Case& c, std::ostream& err) {
  bool all = true;
  for (const std::string& id : options.counties) {
    if (std::find(c.model->county_ids.begin(), c.model->county_ids.end(), id) != c.model->county_ids.end()) continue;
    all = false;
    const bool context = find_county(c, id) != nullptr;
    refuse(err,
           context ? say(mark("county \"{}\" is context in this casebook: it gets no ranking"), id)
                   : say(mark("no county \"{}\" in this casebook"), id),
           county_hint(c, id), options.language(), wrong_usage);
  }
  return all;
}

/// What an argument changes.
struct Asked {
  std::vector<Edit> edits;
  std::string key, argument;
};

/// Through the one door of edits, as one step: what is valid only together is put together, in whatever order it was
/// given. False, with the reasons on `err`, where it cannot be put.
bool change(Casebook& book, const std::vector<Asked>& all, Language language, std::ostream& err) {
  Step step;
  std::map<std::string, std::string> argument_of; // path → the last argument that says it
  for (const Asked& asked : all)
    for (const Edit& edit : asked.edits) {
      const auto same = std::find_if(step.edits.begin(), step.edits.end(),
                                     [&](const Edit& before) { return before.path == edit.path; });
      if (same == step.edits.end())
        step.edits.push_back(edit);
      else
        same->new_value = edit.new_value;
      argument_of[edit.path] = asked.argument;
    }
  Applied changed = apply(book.value, step);
  for (Diagnostic& diagnostic : changed.diagnostics) {
    const auto argument = argument_of.find(diagnostic.path);
    diagnostic.path = argument == argument_of.end() ? all.back().argument : argument->second;
  }
  if (report_problems(err, changed.diagnostics, language) || !changed.value) return false;
  book.value = std::move(*changed.value);
  for (const Asked& asked : all) place_at_argument(book, asked.key, asked.argument);
  return true;
}

/// One --set.
std::optional<Asked> set(const std::string& text, const Case& c, Language language, std::ostream& err) {
  const auto pair = key_value("--set", text, language, err);
  if (!pair) return std::nullopt;
  const auto& [key, value] = *pair;
  auto edits =
      key == "method.id" && !value.empty() ? edits_to_method(c, value) : std::vector<Edit>{edit_to(c, key, value)};
  return Asked{std::move(edits), key, "--set " + text};
}

/// One --param. A blank is a word like any other, and not the absence of the parameter.
std::optional<Asked> parameter(const std::string& text, const Case& c, Language language, std::ostream& err) {
  const auto pair = key_value("--param", text, language, err);
  if (!pair) return std::nullopt;
  const std::string key = "method.parameters." + pair->first;
  return Asked{{edit_to(c, key, pair->second.empty() ? "\"\"" : pair->second)}, key, "--param " + text};
}

} // namespace

bool apply_arguments(const CasebookOptions& options, Casebook& book, std::ostream& err) {
  const Language language = options.language();
  const auto names_method = [](const std::string& text) { return text.starts_with("method.id="); };
  // The method before what belongs to it.
  for (const std::string& text : options.settings)
    if (names_method(text))
      if (const auto asked = set(text, book.value, language, err); !asked || !change(book, {*asked}, language, err))
        return false;
  if (!options.method.empty() &&
      !change(book, {{edits_to_method(book.value, options.method), "method.id", "--method " + options.method}},
              language, err))
    return false;
  std::vector<Asked> all;
  const auto ask = [&](std::optional<Asked> asked) {
    if (!asked) return false;
    const auto twice = std::find_if(all.begin(), all.end(), [&](const Asked& one) { return one.key == asked->key; });
    if (twice != all.end()) {
      refuse(err,
             say(mark("{0} is given twice: {1}"), asked->argument.substr(0, asked->argument.find('=')),
                 twice->argument.substr(twice->argument.find('=') + 1) + ", " +
                     asked->argument.substr(asked->argument.find('=') + 1)),
             {}, language, wrong_usage);
      return false;
    }
    all.push_back(std::move(*asked));
    return true;
  };
  for (const std::string& text : options.settings)
    if (!names_method(text) && !ask(set(text, book.value, language, err))) return false;
  for (const std::string& text : options.parameters)
    if (!ask(parameter(text, book.value, language, err))) return false;
  return all.empty() || change(book, all, language, err);
}

std::optional<Casebook> open_for(const CasebookOptions& options, std::ostream& err, int& status) {
  Loaded<Casebook> loaded = open_casebook(options.casebook);
  const bool bad = report_problems(err, loaded.diagnostics, options.language());
  status = input_has_errors;
  if (bad || !loaded.value) return std::nullopt;
  status = wrong_usage;
  if (!apply_arguments(options, *loaded.value, err)) return std::nullopt;
  status = done;
  return std::move(*loaded.value);
}

std::optional<RankedCase> rank_for(const CasebookOptions& options, const Casebook& book, std::ostream& err,
                                   int& status) {
  status = wrong_usage;
  if (!known_counties(options, book.value, err)) return std::nullopt;
  RankedCase ranked = rank_case(book.value, options.counties);
  Diagnostics problems = placed(ranked.ranking.diagnostics, book.places, options.casebook);
  if (all_refused(ranked.ranking)) // nothing is left that could be shown
    for (Diagnostic& d : problems)
      if (d.severity == Severity::warning) d.severity = Severity::error;
  status = done;
  const bool bad = report_problems(err, problems, options.language());
  if (!bad) return ranked;
  const auto of_argument = [](const Diagnostic& d) { return d.severity == Severity::error && is_argument(d); };
  status = std::any_of(problems.begin(), problems.end(), of_argument) ? wrong_usage : input_has_errors;
  return std::nullopt;
}

Diagnostics deep_check(const std::string& folder, const Casebook& book) {
  const Ranking ranking = rank_case(book.value).ranking;
  Diagnostics all = ranking.diagnostics;
  for (const Diagnostic& found : library_words(book.value.model->library).diagnostics) all.push_back(found);
  for (const CountyRanking& county : ranking.counties)
    for (const Diagnostic& note : county.weights.notes) // counties of one profile share their notes
      if (std::find(all.begin(), all.end(), note) == all.end()) all.push_back(note);
  for (const AlikeLeaves& pair : alike_leaves(book.value, ranking)) {
    const auto& criteria = book.value.model->library.criteria;
    const auto first =
        std::find_if(criteria.begin(), criteria.end(), [&](const Criterion& x) { return x.id == pair.a; });
    all.push_back({Severity::note, indexed("criterion", static_cast<std::size_t>(first - criteria.begin())), 0, 0,
                   say(mark("\"{0}\" and \"{1}\" say nearly the same (Spearman {2}) and weigh {3} together"),
                       find_criterion(book.value.model->library, pair.a)->name,
                       find_criterion(book.value.model->library, pair.b)->name, signed_decimal(pair.spearman, 2),
                       per_cent(pair.weight)),
                   say(mark("give them one joint weight, or leave one of them out"))});
  }
  return placed(all, book.places, folder);
}

} // namespace yindi
