#include "engine/rationale/sheet_words.h"

#include "engine/rationale/sheet.h"
#include "engine/robustness/weight_draws.h"

#include <algorithm>

namespace yindi {

std::string SheetWords::set(std::string text) const {
  if (!zh()) return text;
  const auto is_figure = [](char c) { return (c >= '0' && c <= '9') || c == '%'; };
  const auto is_han = [&](std::size_t at) { // the character that begins there
    const auto lead = static_cast<unsigned char>(text[at]);
    return lead >= 0xE4 && lead <= 0xE9;
  };
  for (std::size_t at = 1; (at = text.find(' ', at)) != std::string::npos && at + 1 < text.size();) {
    const bool han_before = at >= 3 && is_han(at - 3), han_behind = is_han(at + 1);
    if ((han_before && is_figure(text[at + 1])) || (is_figure(text[at - 1]) && han_behind))
      text.erase(at, 1);
    else
      ++at;
  }
  return text;
}

std::string SheetWords::together(const std::vector<Sentence>& sentences) const {
  std::string all;
  for (const Sentence& sentence : sentences) all = joined(all, in(sentence));
  return all;
}

std::string SheetWords::joined(const std::string& first, const std::string& second) const {
  return first + (first.empty() ? "" : gap()) + second;
}

std::string SheetWords::proof(const Provenance& p, const std::string& command, bool judged) const {
  std::string arguments;
  for (const std::string& argument : p.arguments) arguments += (arguments.empty() ? "" : " ") + argument;
  return together(
      {say(mark("Recompute by \"{}\"."),
           command + " --lang " + (zh() ? "zh" : "en") + (arguments.empty() ? "" : " " + arguments)),
       say(mark("A document as HTML, DOCX, XLSX or JSON is checked by \"{}\"."),
           command.substr(0, command.find(" --")) + " --verify FILE"),
       say(mark(
               "Yindi {0} ({1}), up to {2} draws (a gauge takes at most 2,048 of them), seed {3}, weights drawn: {4}."),
           p.version, p.commit, quantity(static_cast<double>(p.draws)), std::to_string(p.seed),
           drawn_in_words(p.weights, judged)),
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

std::vector<std::string> unique_letters(const std::vector<std::string>& names, Language language) {
  std::vector<std::string> taken;
  for (const std::string& name : names) {
    const std::vector<std::string> all = characters(name);
    if (all.empty()) {
      taken.push_back("–");
      continue;
    }
    std::string sign = all.front();
    if (language == Language::en && all.size() > 1 && all[1] != " ") sign += all[1];
    const auto is_free = [&](const std::string& one) {
      return one != " " && std::find(taken.begin(), taken.end(), one) == taken.end();
    };
    std::string found = sign;
    for (std::size_t k = 1; k < all.size() && !is_free(found); ++k) {
      const std::string next = language == Language::en ? all.front() + all[k] : all[k];
      if (all[k] != " " && is_free(next)) found = next;
    }
    taken.push_back(found);
  }
  return taken;
}

CountySheet head_of(const SheetWords& words, const CountyRationale& r, const Provenance& p, const char* shape) {
  CountySheet sheet;
  sheet.language = words.language, sheet.county = r.county, sheet.shape = shape;
  sheet.case_title = words.in(r.case_title), sheet.date = r.date;
  sheet.claims = r.claims, sheet.provenance = p;
  return sheet;
}

} // namespace yindi
