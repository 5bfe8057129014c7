#include "engine/rationale/sheet_words.h"

#include "engine/robustness/weight_draws.h"

namespace yindi {

std::string SheetWords::together(const std::vector<Sentence>& sentences) const {
  std::string all;
  for (const Sentence& sentence : sentences) all = joined(all, in(sentence));
  return all;
}

std::string SheetWords::joined(const std::string& first, const std::string& second) const {
  return first + (first.empty() ? "" : gap()) + second;
}

std::string SheetWords::proof(const Provenance& p, const std::string& command) const {
  std::string arguments;
  for (const std::string& argument : p.arguments) arguments += (arguments.empty() ? "" : " ") + argument;
  return together(
      {say(mark("Recompute by \"{}\"."),
           command + " --lang " + (zh() ? "zh" : "en") + (arguments.empty() ? "" : " " + arguments)),
       say(mark("Yindi {0} ({1}), {2} draws, seed {3}, weights drawn: {4}."), p.version, p.commit,
           std::to_string(p.draws), std::to_string(p.seed), drawn_in_words(p.weights)),
       overridden(p) ? say(mark("Not from the files alone: {} stood in place of their settings."), arguments)
                     : say(mark("Nothing else than the files was given.")),
       say(mark("SHA-256 over the {0} files read: {1}."), std::to_string(p.files.size()), inputs_hash(p.files)),
       say(mark("Journal: {0} lines, head {1}."), std::to_string(p.journal_lines), p.journal_head.substr(0, 12))});
}

CountySheet head_of(const SheetWords& words, const CountyRationale& r, const Provenance& p, const char* shape) {
  CountySheet sheet;
  sheet.language = words.language, sheet.county = r.county, sheet.shape = shape;
  sheet.case_title = words.in(r.case_title), sheet.date = r.date;
  sheet.claims = r.claims, sheet.provenance = p;
  return sheet;
}

} // namespace yindi
