#include "engine/command/open.h"

#include "engine/case/edit.h"
#include "engine/case/words.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/methods/leaf_correlation.h"

#include <algorithm>

namespace yindi {
namespace {

/// "key=value" taken apart; nothing, with a refusal, where there is no "=".
std::optional<std::pair<std::string, std::string>> key_value(const std::string& text, Language language,
                                                             std::ostream& err) {
  const auto equals = text.find('=');
  if (equals != std::string::npos && equals > 0) return std::pair(text.substr(0, equals), text.substr(equals + 1));
  refuse(err, say(mark("\"{}\" is not key=value"), text), {}, language, wrong_usage);
  return std::nullopt;
}

bool apply_settings(const Options& options, Case& c, std::ostream& err) {
  for (const std::string& text : options.settings) {
    const auto pair = key_value(text, options.language(), err);
    if (!pair) return false;
    Applied changed = set_key(c, pair->first, pair->second);
    if (report_problems(err, changed.diagnostics, options.language()) || !changed.value) return false;
    c = std::move(*changed.value);
  }
  if (!options.method.empty() && options.method != c.method.id) {
    c.method.id = options.method;
    c.method.parameters.clear(); // those of another method
  }
  for (const std::string& text : options.parameters) {
    const auto pair = key_value(text, options.language(), err);
    if (!pair) return false;
    c.method.parameters[pair->first] = setting_from(pair->second);
  }
  return true;
}

/// Gives a diagnostic that was found after reading the place of the part that it speaks of.
Diagnostics placed(Diagnostics diagnostics, const std::string& folder) {
  for (Diagnostic& diagnostic : diagnostics)
    if (diagnostic.path.empty()) diagnostic.path = folder + "/casebook.toml";
  return diagnostics;
}

/// The ids of --county, each of them a deciding county.
bool known_counties(const Options& options, const Case& c, std::ostream& err) {
  bool all = true;
  for (const std::string& id : options.counties) {
    if (std::find(c.county_ids.begin(), c.county_ids.end(), id) != c.county_ids.end()) continue;
    all = false;
    const bool context = find_county(c, id) != nullptr;
    refuse(err,
           context ? say(mark("county \"{}\" is context in this casebook: it gets no ranking"), id)
                   : say(mark("no county \"{}\" in this casebook"), id),
           did_you_mean(id, c.county_ids, say(mark("its counties are those of [case] counties"))), options.language(),
           wrong_usage);
  }
  return all;
}

} // namespace

std::optional<Casebook> open_for(const Options& options, std::ostream& err, int& status) {
  Loaded<Casebook> loaded = open_casebook(options.casebook);
  const bool bad = report_problems(err, loaded.diagnostics, options.language());
  status = input_has_errors;
  if (bad || !loaded.value) return std::nullopt;
  status = wrong_usage;
  if (!apply_settings(options, loaded.value->value, err)) return std::nullopt;
  status = done;
  return std::move(*loaded.value);
}

std::optional<Ranking> rank_for(const Options& options, const Casebook& book, std::ostream& err, int& status) {
  status = wrong_usage;
  if (!known_counties(options, book.value, err)) return std::nullopt;
  if (const auto settings = casebook_settings(book.value); !settings.value) {
    const bool asked = !options.method.empty() || !options.parameters.empty();
    status = asked ? wrong_usage : input_has_errors;
    if (asked)
      for (const Diagnostic& d : settings.diagnostics) refuse(err, d.message, d.hint, options.language(), status);
    else
      report_problems(err, placed(settings.diagnostics, options.casebook), options.language());
    return std::nullopt;
  }
  Ranking ranking = rank(book.value, options.counties);
  status =
      report_problems(err, placed(ranking.diagnostics, options.casebook), options.language()) ? input_has_errors : done;
  if (status != done) return std::nullopt;
  return ranking;
}

Diagnostics deep_check(const std::string& folder, const Casebook& book) {
  const Ranking ranking = rank(book.value);
  Diagnostics all = ranking.diagnostics;
  std::vector<Sentence> said; // counties of one profile share their notes
  for (const CountyRanking& county : ranking.counties)
    for (const Sentence& note : county.weights.notes) {
      if (std::find(said.begin(), said.end(), note) != said.end()) continue;
      said.push_back(note);
      all.push_back({Severity::note, "", 0, 0, note, {}});
    }
  for (const AlikeLeaves& pair : alike_leaves(book.value, ranking))
    all.push_back(
        {Severity::note, folder + "/" + book.value.criteria_file, 0, 0,
         say(mark("\"{0}\" and \"{1}\" say nearly the same (Spearman {2}) and weigh {3} together"),
             find_criterion(book.value.library, pair.a)->name, find_criterion(book.value.library, pair.b)->name,
             signed_decimal(pair.spearman, 2), per_cent(pair.weight)),
         say(mark("give them one joint weight, or leave one of them out"))});
  return placed(all, folder);
}

} // namespace yindi
