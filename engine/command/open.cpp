#include "engine/command/open.h"

#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/edit/edit.h"
#include "engine/format/place.h"
#include "engine/format/words.h"
#include "engine/ranking/leaf_correlation.h"
#include "engine/rationale/library_words.h"

#include <algorithm>

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

/// What an argument changes, through the one door of edits; false, with the reason on `err`, where it cannot be put.
bool change(Casebook& book, std::vector<Edit> edits, const std::string& key, const std::string& argument,
            Language language, std::ostream& err) {
  Applied changed = apply(book.value, Step{std::move(edits), {}, {}, {}, {}});
  for (Diagnostic& diagnostic : changed.diagnostics) diagnostic.path = argument;
  if (report_problems(err, changed.diagnostics, language) || !changed.value) return false;
  book.value = std::move(*changed.value);
  place_at_argument(book, key, argument);
  return true;
}

/// One --set.
bool set(const std::string& text, Casebook& book, Language language, std::ostream& err) {
  const auto pair = key_value("--set", text, language, err);
  if (!pair) return false;
  const auto& [key, value] = *pair;
  auto edits = key == "method.id" && !value.empty() ? edits_to_method(book.value, value)
                                                    : std::vector<Edit>{edit_to(book.value, key, value)};
  return change(book, std::move(edits), key, "--set " + text, language, err);
}

/// One --param. A blank is a word like any other, and not the absence of the parameter.
bool set_parameter(const std::string& text, Casebook& book, Language language, std::ostream& err) {
  const auto pair = key_value("--param", text, language, err);
  if (!pair) return false;
  const std::string key = "method.parameters." + pair->first;
  const Edit edit = edit_to(book.value, key, pair->second.empty() ? "\"\"" : pair->second);
  return change(book, {edit}, key, "--param " + text, language, err);
}

} // namespace

bool apply_arguments(const CasebookOptions& options, Casebook& book, std::ostream& err) {
  const Language language = options.language();
  auto settings = options.settings; // the method before what belongs to it
  const auto others = std::stable_partition(settings.begin(), settings.end(),
                                            [](const auto& text) { return text.starts_with("method.id="); });
  const auto all_set = [&](auto from, auto to) {
    return std::all_of(from, to, [&](const auto& text) { return set(text, book, language, err); });
  };
  if (!all_set(settings.begin(), others)) return false;
  if (!options.method.empty() && !change(book, edits_to_method(book.value, options.method), "method.id",
                                         "--method " + options.method, language, err))
    return false;
  return all_set(others, settings.end()) &&
         std::all_of(options.parameters.begin(), options.parameters.end(),
                     [&](const auto& text) { return set_parameter(text, book, language, err); });
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
