#include "engine/command/request.h"

#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/words.h"
#include "engine/methods/method.h"
#include "engine/methods/normalization.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace yindi {
namespace {

/// The method that a word means: its id, or how others write it.
const Method* known_method(const std::string& id, Language language, std::ostream& err) {
  if (const Method* method = method_meant(id)) return method;
  std::vector<std::string> known;
  for (const Method& row : methods()) known.emplace_back(row.id);
  refuse(err, say(mark("method \"{}\" is not in this version"), id),
         did_you_mean(id, known, say(mark("yindi methods lists those it has"))), language, wrong_usage);
  return nullptr;
}

} // namespace

std::optional<Settings> given_parameters(const std::vector<std::string>& texts, Language language, std::ostream& err) {
  Settings given;
  for (const std::string& text : texts) {
    const auto pair = key_value("--param", text, language, err);
    if (!pair) return std::nullopt;
    if (!given.emplace(pair->first, setting_from(pair->second)).second) {
      refuse(err, say(mark("--param {} is given twice"), pair->first), {}, language, wrong_usage);
      return std::nullopt;
    }
  }
  return given;
}

std::optional<std::map<std::string, Settings>>
given_by_method(const std::vector<std::string>& texts, const std::string& asked, Language language, std::ostream& err) {
  std::map<std::string, Settings> given;
  const auto take = [&](const std::string& method, const std::string& key,
                        const std::pair<std::string, std::string>& pair) {
    if (given[method].emplace(key, setting_from(pair.second)).second) return true;
    refuse(err, say(mark("--param {} is given twice"), pair.first), {}, language, wrong_usage);
    return false;
  };
  for (const std::string& text : texts) {
    const auto pair = key_value("--param", text, language, err);
    if (!pair) return std::nullopt;
    const auto point = pair->first.find('.');
    if (point == std::string::npos && method_meant(asked)) {
      if (!take(method_meant(asked)->id, pair->first, *pair)) return std::nullopt;
      continue;
    }
    if (point == std::string::npos) {
      refuse(err, say(mark("parameter \"{}\" does not say of which method"), pair->first),
             say(mark("write METHOD.key=value, as in topsis.weight_power=1, or give --method")), language, wrong_usage);
      return std::nullopt;
    }
    const Method* method = known_method(pair->first.substr(0, point), language, err);
    if (!method) return std::nullopt;
    if (!take(method->id, pair->first.substr(point + 1), *pair)) return std::nullopt;
  }
  return given;
}

std::optional<std::string> asked_normalization(const std::string& asked, const std::string& usual, Language language,
                                               std::ostream& err) {
  if (asked.empty()) return usual;
  const auto unknown = unknown_normalization(asked);
  if (!unknown) return find_normalization(asked)->id;
  refuse(err, unknown->message, unknown->hint, language, wrong_usage);
  return std::nullopt;
}

std::optional<MethodUse> asked_method(const MatrixOptions& options, std::ostream& err) {
  const Language language = options.language();
  MethodUse request;
  request.method = known_method(options.method, language, err);
  if (!request.method) return std::nullopt;
  const auto normalization = asked_normalization(options.normalization, request.method->normalization, language, err);
  const auto given = given_parameters(options.parameters, language, err);
  if (!normalization || !given) return std::nullopt;
  request.normalization = *normalization;
  Loaded<Settings> settings = complete_settings(*request.method, *given);
  for (Diagnostic& d : settings.diagnostics)
    for (const std::string& text : options.parameters)
      if (d.path == "method.parameters." + text.substr(0, text.find('='))) d.path = "--param " + text;
  if (report_problems(err, settings.diagnostics, language)) return std::nullopt;
  request.settings = *settings.value;
  return request;
}

std::optional<std::vector<std::string>> asked_methods(const std::string& list, const std::string& method,
                                                      Language language, std::ostream& err) {
  std::vector<std::string> ids;
  const Method* one = method.empty() ? nullptr : known_method(method, language, err);
  if (!method.empty() && !one) return std::nullopt;
  if (list.empty()) {
    for (const Method& row : methods()) ids.emplace_back(row.id);
    return ids;
  }
  std::istringstream parts(list);
  for (std::string id; std::getline(parts, id, ',');) {
    const Method* found = known_method(std::string(trim(id)), language, err);
    if (!found) return std::nullopt;
    if (std::find(ids.begin(), ids.end(), found->id) == ids.end()) ids.emplace_back(found->id);
  }
  if (one && std::find(ids.begin(), ids.end(), one->id) == ids.end()) ids.emplace_back(one->id);
  return ids;
}

TableReading reading_of(const TableOptions& options, bool blanks) {
  TableReading reading;
  reading.directions = options.directions;
  reading.weights = options.weights;
  reading.columns = options.columns;
  reading.blanks = blanks;
  return reading;
}

bool refuse_for_casebook(const TableOptions& options, Language language, std::ostream& err) {
  const std::pair<const char*, const std::string&> given[] = {
      {"--directions", options.directions}, {"--weights", options.weights}, {"--columns", options.columns}};
  for (const auto& [name, text] : given)
    if (!text.empty()) {
      refuse(err, say(mark("{} goes with a decision matrix only"), name),
             say(mark("a casebook says such things itself; --set changes them")), language, wrong_usage);
      return true;
    }
  return false;
}

bool is_casebook(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

} // namespace yindi
