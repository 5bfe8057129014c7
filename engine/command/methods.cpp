#include "engine/case/csv.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/methods/method.h"

namespace yindi {
namespace {

Json json_of(const Parameter& parameter, Language language) {
  Json json = {{"id", parameter.id}};
  std::visit([&json](const auto& value) { json["default"] = value; }, parameter.initial);
  if (parameter.choices.empty())
    json["range"] = {parameter.low, parameter.high};
  else
    json["range"] = parameter.choices;
  json["label"] = parameter.label.in(language);
  json["help"] = parameter.help.in(language);
  return json;
}

} // namespace

int run_methods(const Options& options, std::ostream& out, std::ostream&) {
  const Language language = options.language();
  Json list = Json::array();
  std::vector<std::vector<std::string>> rows;
  for (const Method& method : methods()) {
    Json parameters = Json::array();
    std::string words;
    for (const Parameter& parameter : method.parameters) {
      parameters.push_back(json_of(parameter, language));
      words += (words.empty() ? "" : " ") + std::string(parameter.id);
    }
    list.push_back({{"id", method.id},
                    {"name", method.name.in(language)},
                    {"input", name(method.input)},
                    {"linearity", name(method.linearity)},
                    {"higher_is_better", method.higher_is_better},
                    {"normalization", method.normalization},
                    {"parameters", parameters},
                    {"source", method.source}});
    rows.push_back({method.id, name(method.input), name(method.linearity), words, method.source});
  }
  const std::vector<std::string> header = {"id", "input", "linearity", "parameters", "source"};
  if (options.format == "json")
    print_json(out, {{"methods", list}});
  else if (options.format == "csv")
    out << write_csv(header, rows);
  else {
    rows.insert(rows.begin(), header);
    out << align(rows);
  }
  return done;
}

} // namespace yindi
