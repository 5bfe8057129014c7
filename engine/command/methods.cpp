#include "engine/case/csv.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/methods/method_words.h"
#include "engine/results/methods_json.h"

namespace yindi {
int run_methods(const Options& options, std::ostream& out, std::ostream&) {
  const Language language = options.language();
  std::vector<std::vector<std::string>> rows;
  for (const Method& method : methods()) {
    std::string words;
    for (const Parameter& parameter : method.parameters)
      words += (words.empty() ? "" : " ") + std::string(parameter.id);
    if (options.format == "table")
      rows.push_back({method.id, method.name.in(language), in_words(method.input).in(language),
                      in_words(method.linearity).in(language), words, method.source});
    else
      rows.push_back({method.id, name(method.input), name(method.linearity), words, method.source});
  }
  const std::vector<std::string> header = {"id", "input", "linearity", "parameters", "source"};
  if (options.format == "json")
    print_json(out, methods_json(language));
  else if (options.format == "csv")
    out << write_csv(header, rows);
  else {
    rows.insert(rows.begin(), heads(language, {"id", mark("Name"), mark("Takes"), mark("In the weights"),
                                               mark("Parameters"), mark("Source")}));
    out << align(rows);
  }
  return done;
}

} // namespace yindi
