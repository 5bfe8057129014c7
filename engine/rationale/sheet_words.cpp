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

std::string day_in_words(const std::string& date, Language language) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return date;
  for (std::size_t k = 0; k < date.size(); ++k)
    if (k != 4 && k != 7 && !is_digit(date[k])) return date;
  const int month = 10 * (date[5] - '0') + date[6] - '0', day = 10 * (date[8] - '0') + date[9] - '0';
  if (month < 1 || month > 12) return date;
  if (language == Language::zh)
    return date.substr(0, 4) + "年" + std::to_string(month) + "月" + std::to_string(day) + "日";
  const char* const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};
  return std::to_string(day) + " " + months[month - 1] + " " + date.substr(0, 4);
}

CountySheet head_of(const SheetWords& words, const CountyRationale& r, const Provenance& p, const char* shape) {
  CountySheet sheet;
  sheet.language = words.language, sheet.county = r.county, sheet.shape = shape;
  sheet.case_title = words.in(r.case_title), sheet.date = r.date;
  sheet.claims = r.claims, sheet.provenance = p;
  return sheet;
}

} // namespace yindi
