#include "engine/validity/validity.h"

#include "engine/case/names.h"
#include "engine/casebook/read_known.h"
#include "engine/command/command.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/results/validity_json.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct ValidityCommandOptions : CasebookOptions {
  std::string known, hold_out = "county";
};

std::string figure(const std::optional<double>& value) { return value ? decimal(*value, 3) : "–"; }

std::string between(const Estimate& estimate) {
  return estimate.low && estimate.high ? decimal(*estimate.low, 3) + "–" + decimal(*estimate.high, 3) : "";
}

/// The model's own figures, each with its interval; beside them those with whole prefectures held out.
void print_figures(const Validity& found, Language language, std::ostream& out) {
  std::vector<std::vector<std::string>> rows = {
      heads(language, {mark("Figure"), mark("Value"), mark("95 % interval")})};
  const auto& blinded = found.blinded;
  if (blinded)
    for (std::string& head : heads(language, {mark("Prefecture withheld"), mark("95 % interval")}))
      rows.front().push_back(std::move(head));
  const auto add = [&](const Sentence& name, const Estimate& estimate, const Estimate& without) {
    rows.push_back({name.in(language), figure(estimate.value), between(estimate)});
    if (blinded) rows.back().insert(rows.back().end(), {figure(without.value), between(without)});
  };
  const Blinded others = blinded.value_or(Blinded{});
  add(say(mark("Known above others of the county (AUC)")), found.auc, others.auc);
  add(say(mark("The same, pairs of high confidence")), found.high, others.high);
  add(say(mark("The same, within {}"), found.farming_name), found.auc_farming, others.auc_farming);
  add(say(mark("Known counties above others of the industry")), found.within_industry, others.within_industry);
  for (const auto& [k, hit] : found.hits) {
    const auto without = others.hits.find(k);
    add(k == 1 ? say(mark("Counties with a known one first"))
               : say(mark("Counties with a known one among the first {}"), std::to_string(k)),
        hit, without == others.hits.end() ? Estimate{} : without->second);
  }
  add(say(mark("Mean reciprocal rank of the best known")), found.mrr, others.mrr);
  out << align(rows) << "\n";
}

void print_baselines(const Validity& found, Language language, std::ostream& out) {
  std::vector<std::vector<std::string>> rows = {
      heads(language, {mark("Order by"), mark("AUC"), mark("95 % interval"), mark("First 1"), mark("First 3"),
                       mark("First 5"), mark("Reciprocal rank")})};
  if (found.blinded) rows.front().emplace_back(tr(language, mark("AUC, prefecture withheld")));
  const auto hit = [](const auto& hits, int k) { return hits.count(k) ? hits.at(k) : std::nullopt; };
  std::map<int, std::optional<double>> own;
  for (const auto& [k, estimate] : found.hits) own[k] = estimate.value;
  const auto add = [&](const std::string& name, const Estimate& auc, const std::map<int, std::optional<double>>& hits,
                       const std::optional<double>& mrr) {
    rows.push_back({name, figure(auc.value), between(auc), figure(hit(hits, 1)), figure(hit(hits, 3)),
                    figure(hit(hits, 5)), figure(mrr)});
  };
  add(std::string(tr(language, mark("This case"))), found.auc, own, found.mrr.value);
  if (found.blinded) rows.back().push_back(figure(found.blinded->auc.value));
  for (std::size_t k = 0; k < found.baselines.size(); ++k) {
    const Baseline& one = found.baselines[k];
    add(one.name.in(language), one.auc, one.hits, one.mrr);
    if (found.blinded) rows.back().push_back(figure(found.blinded->baselines.at(k).auc.value));
  }
  out << align(rows) << "\n";
}

void print_criteria(const Case& c, const Validity& found, Language language, std::ostream& out) {
  std::vector<std::vector<std::string>> rows = {
      heads(language, {mark("Criterion"), mark("Weight"), mark("AUC without it"), mark("It adds"), mark("It alone")})};
  for (const CriterionValidity& one : found.criteria) {
    const bool both = found.auc.value && one.without;
    rows.push_back({criterion_name(c.model->library, one.id).in(language), decimal(one.weight, 3), figure(one.without),
                    both ? signed_decimal(*found.auc.value - *one.without, 3) : "", figure(one.alone)});
  }
  out << align(rows) << "\n";
}

void print_excluded(const Case& c, const Validity& found, Language language, std::ostream& out) {
  for (const JudgedPair& pair : found.pairs) {
    if (!pair.excluded) continue;
    const Exclusion& e = *pair.excluded;
    out << "  "
        << say(mark("{0} is known for {1} ({2}), and \"{3}\" excludes it: {4}."), county_name(c, pair.county),
               industry_name(c, pair.industry), pair.confidence.empty() ? "–" : pair.confidence,
               criterion_name(c.model->library, e.criterion), e.limit)
               .in(language)
        << "\n";
  }
}

void print_verdicts(const Validity& found, Language language, std::ostream& out) {
  if (found.verdicts.empty()) return;
  std::vector<std::vector<std::string>> rows = {
      heads(language, {mark("Verdict"), mark("Counties"), mark("First is known"), mark("Share")})};
  for (const VerdictCount& one : found.verdicts)
    rows.push_back({verdict_word(one.level).in(language), std::to_string(one.counties), std::to_string(one.right),
                    per_cent(one.right / static_cast<double>(one.counties)).in(language)});
  out << "\n" << align(rows);
}

void print_left_out(const Case& c, const Validity& found, Language language, std::ostream& out) {
  std::map<std::string, std::vector<Text>> by_reason;
  for (const LeftOutPair& pair : found.left_out)
    by_reason[pair.why.in(language)].push_back(
        both(say(mark("{0} in {1}"), industry_name(c, pair.industry), county_name(c, pair.county))));
  if (!by_reason.empty()) out << "\n";
  for (const auto& [why, pairs] : by_reason)
    out << "  " << say(mark("Left out: {0}: {1}"), list(pairs), why).in(language) << "\n";
}

std::string csv_of(const Validity& found) {
  std::vector<std::vector<std::string>> rows;
  for (const JudgedPair& pair : found.pairs)
    rows.push_back({pair.county, pair.industry, pair.confidence, pair.rank ? std::to_string(*pair.rank) : "",
                    std::to_string(pair.of), pair.auc ? shortest(*pair.auc) : "",
                    pair.excluded ? pair.excluded->criterion : ""});
  return write_csv({"county", "industry", "confidence", "rank", "of", "auc", "excluded_by"}, rows);
}

void print_table(const Case& c, const Validity& found, Language language, std::ostream& out) {
  out << validity_in_brief(found).in(language) << (language == Language::zh ? "。" : ".") << "\n";
  out << say(mark("Withheld while its county was judged: {0} rows of presence.csv, {1} given values."),
             std::to_string(found.withheld_presence), std::to_string(found.withheld_values))
             .in(language)
      << "\n";
  if (found.blinded)
    out << say(mark("Prefecture withheld: what is on record of any county of its prefecture is withheld while a county "
                    "is judged, from the plain rules too ({} prefectures)."),
               std::to_string(found.blinded->prefectures))
               .in(language)
        << "\n";
  out << "\n";
  print_figures(found, language, out);
  print_baselines(found, language, out);
  print_criteria(c, found, language, out);
  print_excluded(c, found, language, out);
  print_verdicts(found, language, out);
  print_left_out(c, found, language, out);
}

/// The pairs to compare with; nothing, with the reason on `err`, where there are none.
std::optional<std::vector<KnownPair>> known_for(const ValidityCommandOptions& options, const Casebook& book,
                                                std::ostream& err) {
  const Language language = options.language();
  if (!options.known.empty()) {
    Loaded<std::vector<KnownPair>> read = read_known(options.known);
    report_problems(err, read.diagnostics, language);
    return std::move(read.value);
  }
  if (!book.value.known.empty()) return book.value.known;
  report_problems(err,
                  {{Severity::error, options.casebook + "/known.csv", 1, 1, say(mark("nothing to compare with")),
                    say(mark("list what counties are known for in known.csv: "
                             "county,industry,confidence,source,note; or name another file with --known"))}},
                  language);
  return std::nullopt;
}

int run_validity(const ValidityCommandOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  int status = done;
  const auto book = open_for(options, err, status);
  if (!book) return status;
  const auto known = known_for(options, *book, err);
  if (!known) return input_has_errors;
  ValidityOptions asked;
  asked.blinded = options.hold_out == "prefecture";
  Loaded<Validity> found = validity(book->value, *known, asked);
  Diagnostics problems = placed(found.diagnostics, book->places, options.casebook);
  for (Diagnostic& d : problems) // of none of the case's keys: of the pairs
    if (d.path.empty())
      d.path = options.known.empty() ? options.casebook + "/known.csv" : options.known, d.line = d.column = 1;
  if (report_problems(err, problems, language) || !found.value) return input_has_errors;
  if (options.output.format == "json")
    print_json(out, validity_json(book->value, *found.value, language));
  else if (options.output.format == "csv")
    out << csv_of(*found.value);
  else
    print_table(book->value, *found.value, language, out);
  return done;
}

Action prepare_validity(Arguments& arguments) {
  const auto options = std::make_shared<ValidityCommandOptions>();
  add_casebook(arguments, *options);
  add_output(arguments, options->output);
  arguments.text("--known", options->known, mark("what counties are known for, in place of the casebook's known.csv"));
  arguments.word(
      "--hold-out", options->hold_out,
      mark("whose facts are withheld while a county is judged: county, its own; prefecture, also those of its "
           "whole prefecture, told beside it"),
      {"county", "prefecture"});
  return when_read(options, run_validity);
}

} // namespace

Command validity_command() {
  return {
      "validity", mark("how well the rankings agree with what counties are known for"),
      mark("How far what each county is known for (known.csv) ranks above its other industries, with intervals, beside "
           "plain rules; what each criterion adds; which known ones a veto excludes; how often each verdict is right. "
           "Whatever the case holds of a county's own products is withheld while it is judged; with --hold-out "
           "prefecture a second time that of its whole prefecture, so that no neighbour speaks for it. csv: county, "
           "industry, "
           "confidence, rank, of, auc, excluded_by."),
      "yindi validity casebooks/sichuan --hold-out prefecture", prepare_validity};
}

} // namespace yindi
