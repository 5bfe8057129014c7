#include "engine/format/shell.h"
#include "engine/format/slips.h"
#include "engine/format/units.h"
#include "engine/format/words.h"
#include "engine/methods/method.h"
#include "engine/methods/table.h"
#include "engine/methods/table_b.h"
#include "engine/methods/table_c.h"
#include "engine/methods/topsis.h"
#include "engine/schema/domains.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

namespace yindi {

const std::vector<Method>& methods() {
  static const std::vector<Method> table = {
      topsis_method(),
      // scores by sums, products and distances
      saw_method(),
      wpm_method(),
      waspas_method(),
      vikor_method(),
      copras_method(),
      edas_method(),
      codas_method(),
      marcos_method(),
      aras_method(),
      mabac_method(),
      // by outranking, by ratios, against fixed references
      promethee_i_method(),
      promethee_ii_method(),
      electre_i_method(),
      electre_i_veto_method(),
      electre_ii_method(),
      electre_iii_method(),
      electre_net_method(),
      moora_method(),
      moora_refpoint_method(),
      moora_fmf_method(),
      multimoora_method(),
      spotis_method(),
      comet_method(),
      gra_method(),
      rsr_method(),
      rim_method(),
      fce_method(),
      // what other libraries share
      cocoso_method(),
      ocra_method(),
      mairca_method(),
      moosra_method(),
      ram_method(),
      rov_method(),
      piv_method(),
      cradis_method(),
      rafsi_method(),
      lmaw_method(),
      probid_method(),
      wisp_method(),
      todim_method(),
  };
  return table;
}

const Method* find_method(const std::string& id) {
  const auto& table = methods();
  const auto found = std::find_if(table.begin(), table.end(), [&](const Method& method) { return method.id == id; });
  return found == table.end() ? nullptr : &*found;
}

Diagnostic unknown_method(const std::string& id, const std::string& key) {
  if (const Method* meant = method_meant(id))
    return refusal(say(mark("method \"{}\" is not in this version"), id),
                   say(mark("did you mean \"{}\"?"), std::string(meant->id)), key);
  std::vector<std::string> known;
  for (const Method& method : methods()) known.emplace_back(method.id);
  return refusal(say(mark("method \"{}\" is not in this version"), id),
                 did_you_mean(id, known, say(mark("it has: {}"), joined(known))), key);
}

const Method* method_meant(const std::string& word) {
  const auto folded = [](const std::string& text) {
    std::string result = lower(trim(text));
    std::erase_if(result, [](char c) { return c == '-' || c == '_' || c == ' '; });
    return result;
  };
  static const std::map<std::string, const char*> others = {
      {"wsm", "saw"},
      {"weightedsum", "saw"},
      {"simpleadditiveweighting", "saw"},
      {"weightedproduct", "wpm"},
      {"promethee", "promethee-ii"},
      {"promethee1", "promethee-i"},
      {"promethee2", "promethee-ii"},
      {"electre1", "electre-i"},
      {"electre2", "electre-ii"},
      {"electre3", "electre-iii"},
      {"electreiv", "electre-i-veto"},
      {"electre1v", "electre-i-veto"},
      {"moorarefpoint", "moora-refpoint"},
      {"referencepoint", "moora-refpoint"},
      {"fullmultiplicativeform", "moora-fmf"},
      {"fmf", "moora-fmf"},
      {"grey", "gra"},
  };
  const std::string asked = folded(word);
  for (const Method& method : methods())
    if (folded(method.id) == asked) return &method;
  const auto other = others.find(asked);
  return other == others.end() ? nullptr : find_method(other->second);
}

const char* name(InputKind kind) { return kind == InputKind::scaled ? "scaled" : "natural"; }

const char* name(Linearity linearity) {
  switch (linearity) {
  case Linearity::linear:
    return "linear";
  case Linearity::quadratic:
    return "quadratic";
  case Linearity::products:
    return "products";
  case Linearity::none:
    return "none";
  }
  return "";
}

namespace {

bool within(const Parameter& parameter, const Setting& value) {
  if (std::holds_alternative<bool>(parameter.initial)) return std::holds_alternative<bool>(value);
  const auto number = [&](double x) { return x >= parameter.low && x <= parameter.high; };
  const auto choice = [&](const std::string& word) {
    return std::find(parameter.choices.begin(), parameter.choices.end(), word) != parameter.choices.end();
  };
  if (parameter.takes == Takes::list_per_criterion) {
    const auto* rows = std::get_if<std::vector<std::vector<double>>>(&value);
    const auto* blank = std::get_if<std::vector<double>>(&value); // "[]"
    return rows ? std::all_of(rows->begin(), rows->end(),
                              [&](const auto& row) { return std::all_of(row.begin(), row.end(), number); })
                : blank && blank->empty();
  }
  const bool lists = parameter.takes == Takes::one_per_criterion;
  if (!parameter.choices.empty()) {
    const auto* word = std::get_if<std::string>(&value);
    const auto* words = std::get_if<std::vector<std::string>>(&value);
    return (word && choice(*word)) || (lists && words && std::all_of(words->begin(), words->end(), choice));
  }
  const auto* one = std::get_if<double>(&value);
  const auto* numbers = std::get_if<std::vector<double>>(&value);
  return (one && number(*one)) || (lists && numbers && std::all_of(numbers->begin(), numbers->end(), number));
}

/// A word in the parameter's own words.
std::string without_alias(const Parameter& parameter, const std::string& word) {
  for (const auto& [other, choice] : parameter.aliases)
    if (word == other) return choice;
  return word;
}

/// `value` in the parameter's own words; a list of words whose quotes a shell took away, too.
Setting without_aliases(const Parameter& parameter, const Setting& value) {
  const auto* word = std::get_if<std::string>(&value);
  if (!word) return value;
  if (parameter.choices.empty() || parameter.takes != Takes::one_per_criterion || !word->starts_with('[') ||
      !word->ends_with(']'))
    return without_alias(parameter, *word);
  std::vector<std::string> words;
  for (std::string part : split(std::string_view(*word).substr(1, word->size() - 2), ',')) {
    std::erase_if(part, [](char c) { return c == '"' || c == '\''; });
    words.push_back(without_alias(parameter, part));
  }
  return words;
}

/// What stands between other brackets, semicolons or full-width commas, with commas; brackets left out.
std::string plain_list(const std::string& text) {
  std::string list(trim(half_width(text)));
  for (const std::string_view brackets : {"[]", "()", "{}"})
    if (list.size() > 1 && list.front() == brackets[0] && list.back() == brackets[1])
      list = list.substr(1, list.size() - 2);
  std::replace(list.begin(), list.end(), ';', ',');
  return list;
}

/// Numbers with blanks between them, as in 10 2 1 1, with commas.
std::string with_commas(const std::string& text) {
  std::string list;
  std::size_t count = 0;
  bool thousands = true; // 10 000
  for (const std::string& part : split(trim(text), ' ')) {
    if (part.empty()) continue;
    if (!read_needed_number(part).value) return text;
    thousands = thousands && (count == 0 || (part.size() == 3 && part.find('.') == std::string::npos));
    list += (count++ > 0 ? "," : "") + part;
  }
  return count > 1 && !thousands ? list : text;
}

/// A list that was written without its brackets, or with others, as in 3,4, (3;4) or 3 4.
bool bare_list(const Setting& value) {
  const auto* word = std::get_if<std::string>(&value);
  return word && word->find('[') == std::string::npos && plain_list(with_commas(*word)).find(',') != std::string::npos;
}

/// 0,5 may be a number, too.
std::optional<std::string> as_decimal(const std::string& text) {
  const std::vector<std::string> parts = split(text, ',');
  const auto digits = [](const std::string& part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string::npos;
  };
  if (parts.size() != 2 || !digits(parts[0]) || !digits(parts[1])) return std::nullopt;
  return parts[0] + "." + parts[1];
}

/// The same with them: [3,4], or of words ["usual","linear"].
std::string bracketed(const Parameter& parameter, const std::string& bare) {
  std::string list;
  for (const std::string& part : split(plain_list(bare), ','))
    list += (list.empty() ? "" : ",") + (parameter.choices.empty() ? part : "\"" + part + "\"");
  return "[" + list + "]";
}

/// The choice that a word, or one of a list, is near to; else all there are.
Sentence choice_hint(const Parameter& parameter, const Setting& value) {
  const Sentence all = say(mark("it takes one of: {}"), joined(parameter.choices));
  if (const auto* word = std::get_if<std::string>(&value)) return did_you_mean(*word, parameter.choices, all);
  if (const auto* words = std::get_if<std::vector<std::string>>(&value))
    for (const std::string& word : *words)
      if (std::find(parameter.choices.begin(), parameter.choices.end(), word) == parameter.choices.end())
        return did_you_mean(word, parameter.choices, all);
  return all;
}

/// Nothing where `value` is of the parameter's kind and within its range.
std::optional<Diagnostic> refuse(const Parameter& parameter, const Setting& value) {
  if (within(parameter, value)) return std::nullopt;
  const std::string key = std::string("method.parameters.") + parameter.id;
  if (bare_list(value) && parameter.takes != Takes::one) {
    const std::string given = with_commas(std::get<std::string>(value));
    const auto number = parameter.choices.empty() ? as_decimal(given) : std::nullopt;
    const std::string list = shell_word(std::string(parameter.id) + "=" + bracketed(parameter, given));
    return refusal(say(mark("parameter \"{0}\" is \"{1}\", a list without its brackets"), parameter.id,
                       std::get<std::string>(value)),
                   number ? say(mark("write {0}, or {1} for one number"), list, parameter.id + ("=" + *number))
                          : say(mark("write {}"), list),
                   key);
  }
  if (std::holds_alternative<bool>(parameter.initial))
    return refusal(say(mark("parameter \"{}\" has no such choice"), parameter.id),
                   say(mark("it takes one of: {}"), "true, false"), key);
  if (!parameter.choices.empty())
    return refusal(say(mark("parameter \"{}\" has no such choice"), parameter.id), choice_hint(parameter, value), key);
  if (parameter.takes == Takes::list_per_criterion)
    return refusal(say(mark("parameter \"{}\" is no list of number lists"), parameter.id),
                   say(mark("it takes one list for each criterion, as in [[0,10],[2,5]]")), key);
  if (const auto* word = std::get_if<std::string>(&value))
    return refusal(
        say(mark("parameter \"{0}\" is no number: {1}"), parameter.id, *word),
        read_needed_number(*word).value ? Sentence{} : share_hint(*word).value_or(read_needed_number(*word).hint), key);
  return refusal(say(mark("parameter \"{}\" is out of range"), parameter.id),
                 say(mark("it takes a number from {0} to {1}"), shortest(parameter.low), shortest(parameter.high)),
                 key);
}

} // namespace

Loaded<Settings> complete_settings(const Method& method, const Settings& given) {
  return complete_settings(method.parameters, given, method.id, mark("method \"{0}\" has no parameter \"{1}\""));
}

Loaded<Settings> complete_settings(const std::vector<Parameter>& parameters, const Settings& given, const char* owner,
                                   const char* unknown) {
  Loaded<Settings> result;
  Settings settings;
  std::vector<std::string> known;
  for (const Parameter& parameter : parameters) {
    settings[parameter.id] = parameter.initial;
    known.push_back(parameter.id);
  }
  for (const auto& [id, value] : given) {
    const auto parameter =
        std::find_if(parameters.begin(), parameters.end(), [&id = id](const Parameter& p) { return p.id == id; });
    if (parameter == parameters.end()) {
      const Sentence has =
          known.empty() ? say(mark("it takes none")) : say(mark("its parameters are: {}"), joined(known));
      result.diagnostics.push_back(
          refusal(say(unknown, owner, id),
                  id == "normalization" ? say(mark("it stands beside the parameters: --normalization, or normalization "
                                                   "in the section of the casebook"))
                                        : did_you_mean(id, known, has),
                  "method.parameters." + id));
      continue;
    }
    if (value == Setting(std::string("null"))) continue; // JSON's word for what is not given
    const Setting meant = without_aliases(*parameter, value);
    if (auto diagnostic = refuse(*parameter, meant)) result.diagnostics.push_back(*diagnostic);
    settings[id] = meant;
  }
  if (!has_errors(result.diagnostics)) result.value = settings;
  return result;
}

double tie_tolerance(const std::vector<double>& scores) {
  double greatest = 0;
  for (double score : scores) greatest = std::max(greatest, std::abs(score));
  return 1e-9 * greatest;
}

std::vector<int> competition_ranks(const std::vector<double>& scores, bool higher_is_better) {
  const double tolerance = tie_tolerance(scores);
  const double sign = higher_is_better ? 1 : -1;
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sign * scores[a] > sign * scores[b]; });
  std::vector<int> ranks(scores.size(), 1);
  std::size_t best = 0; // place of the tie group's best member
  for (std::size_t place = 0; place < order.size(); ++place) {
    if (sign * (scores[order[best]] - scores[order[place]]) > tolerance) best = place;
    ranks[order[place]] = static_cast<int>(best) + 1;
  }
  return ranks;
}

std::vector<int> ranks_of(const Method& method, const Scores& scores, std::size_t alternatives) {
  if (!scores.ranks.empty()) return scores.ranks;
  if (scores.scores.empty()) return std::vector<int>(alternatives, 1);
  return competition_ranks(scores.scores, method.higher_is_better);
}

nlohmann::ordered_json workings_of(const Scores& scores) {
  return scores.workings ? scores.workings() : nlohmann::ordered_json::object();
}

double number(const Settings& settings, const std::string& id) { return std::get<double>(settings.at(id)); }
std::string word(const Settings& settings, const std::string& id) { return std::get<std::string>(settings.at(id)); }

Words method_words() {
  Words all;
  for (const Method& row : methods()) all.push_back({row.id, row.name});
  return all;
}

} // namespace yindi
