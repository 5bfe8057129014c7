#include "engine/rationale/composer.h"

#include "engine/format/words.h"
#include "engine/weights/voices.h"

#include <algorithm>
#include <fmt/format.h>

namespace yindi {

void Composer::add(Table table) const {
  if (!table.rows.empty()) out->push_back({std::move(table)});
}

void Composer::add(Bullets bullets) const {
  if (!bullets.items.empty()) out->push_back({std::move(bullets)});
}

void Composer::add(Figure figure) const {
  if (figure.drawing.height > 0) out->push_back({std::move(figure)});
}

void Composer::say_all(const std::vector<Sentence>& sentences) const {
  Bullets bullets;
  for (const Sentence& sentence : sentences) bullets.items.push_back({Run{in(sentence)}});
  add(std::move(bullets));
}

Run Composer::criterion(const std::string& id) const {
  if (id == goal) return Run{title(mark("Goal"))};
  return Run{in(node_name(c().model->library, id)), "#" + anchor("k", id)};
}

Words Composer::sources(const std::string& ids) const {
  Words words;
  if (ids.empty()) return words;
  const auto& all = c().model->sources;
  for (const std::string& id : split(ids, ';')) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Source& s) { return s.id == id; });
    if (found == all.end())
      words.push_back(Run{id});
    else
      words.push_back(Run{fmt::format("[{}]", found - all.begin() + 1), "#" + anchor("s", id)});
  }
  return words;
}

Run Composer::quality(const std::string& word) const { return Run{in(quality_name(word)), {}, word}; }

Run Composer::column(const std::string& table, const std::string& name) const {
  const ColumnNote* note = find_column(c(), table, name);
  const std::string link = note ? "#" + anchor("d-" + table, name) : "";
  return note && !note->name.empty() ? Run{in(note->name), link} : Run{name, link, {}, false, true};
}

Run Composer::given(const GivenValue& value) const {
  const Sentence text = say(mark("{0} of {1} in {2}"), criterion_name(c().model->library, value.criterion),
                            industry_of(value.industry), county_of(value.county));
  return Run{in(text), "#" + anchor("v-" + value.county + "-" + value.industry, value.criterion)};
}

std::string Composer::profile(const std::string& profile) const {
  const Text text = profile_in_words(c(), profile);
  return text.empty() ? std::string(tr(language, "none")) : in(text);
}

std::string anchor(const std::string& kind, const std::string& id) {
  std::string text = kind + "-" + id;
  for (char& c : text) {
    const bool kept =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!kept) c = '_';
  }
  return text;
}

std::string cell_text(const Cell& cell, Language language) {
  if (const auto* number = std::get_if<double>(&cell)) return quantity(*number).in(language);
  if (const auto* words = std::get_if<std::string>(&cell)) return *words;
  if (const auto* several = std::get_if<std::vector<double>>(&cell)) {
    std::string text;
    for (const double number : *several) text += (text.empty() ? "" : "; ") + quantity(number).in(language);
    return text;
  }
  return std::string(tr(language, "unknown"));
}

std::string ordinal(Language language, int number) {
  if (language == Language::en || number < 1 || number > 99) return std::to_string(number);
  static const char* const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const int tens = number / 10;
  return std::string(tens > 1 ? digits[tens] : "") + (tens > 0 ? "十" : "") + digits[number % 10];
}

void compose_question(const Composer& w) {
  const Case& c = w.c();
  w.add(Paragraph{{Run{c.head.question.in(w.language), {}, {}, true}}});
  w.note(say(mark("Counties: {0}; candidate industries: {1}; criteria: {2} in {3} groups; participants: {4}."),
             std::to_string(w.rationale.ranking.counties.size()), std::to_string(c.model->industry_ids.size()),
             std::to_string(leaves(c.model->library).size()), std::to_string(children(c.model->library, goal).size()),
             std::to_string(c.judging.participants.size())));
}

namespace {

struct ReportSection {
  const char *name, *id;
  void (*compose)(const Composer&);
};

/// In the order of the page.
constexpr ReportSection sections[] = {
    {mark("Question"), "question", compose_question},
    {mark("Conclusion"), "conclusion", compose_summary},
    {mark("Decisions"), "decisions", compose_decisions},
    {mark("Criteria and weights"), "criteria", compose_criteria},
    {mark("Participants and judgements"), "participants", compose_participants},
    {mark("County by county"), "counties", compose_counties},
    {mark("To be collected"), "collect", compose_collection},
    {mark("Method"), "method", compose_method},
    {mark("Data"), "data", compose_data},
    {mark("Sources"), "sources", compose_sources},
    {mark("Verification"), "verification", compose_verification},
};

} // namespace

Page compose(const Rationale& rationale, Language language) {
  Page page;
  const Case& c = rationale.c;
  const std::string title = c.head.title.empty() ? c.head.id : c.head.title.in(language);
  page.title = say(mark("{}: rationale for the choice of industries"), title).in(language);
  page.kind = std::string(tr(language, "Rationale report"));
  std::vector<std::string> parts;
  for (const std::string& part : {c.head.author, c.head.date})
    if (!part.empty()) parts.push_back(part);
  for (const std::string& part : parts) page.subtitle += (page.subtitle.empty() ? "" : " | ") + part;
  page.made_by = rationale.made_by;

  Composer composer{rationale, language, &page.blocks};
  for (const ReportSection& section : sections) {
    const std::string count = ordinal(language, ++composer.section), heading(tr(language, section.name));
    composer.add(Heading{2, language == Language::zh ? count + "、" + heading : count + ". " + heading, section.id});
    section.compose(composer);
  }
  return page;
}

} // namespace yindi
