// A county's sheet: its first page, and the whole of it.

#include "engine/case/names.h"
#include "engine/case/quality.h"
#include "engine/rationale/county_composer.h"
#include "engine/rationale/markup.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

using Kind = SheetText::Kind;

const char* disc_of(Level level) {
  return level == Level::clear ? "full" : level == Level::likely ? "half" : level == Level::none ? "" : "empty";
}

/// A line of its own begins with a capital.
std::string with_capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

void compose_answer(SheetComposer& w) {
  SheetPart& part = w.part("answer", mark("Answer"), 1);
  part.blocks.push_back(w.plain(Kind::head, with_capital(w.in(w.r.title))));
  SheetStrip strip;
  const Stance stances[] = {Stance::start, Stance::strengthen, Stance::keep, Stance::wind_down};
  for (std::size_t i = 0; i < 4; ++i) {
    strip.cells.push_back(w.word(word(stances[i])));
    if (w.r.stance == stances[i]) strip.chosen = static_cast<int>(i);
  }
  if (!w.r.first.empty()) part.blocks.push_back(std::move(strip));
  part.blocks.push_back(w.plain(Kind::lead, w.together(w.r.answer)));
  if (!w.r.verdict_head.empty()) {
    SheetText verdict{Kind::lead, {{w.in(w.r.verdict_head) + w.gap(), true}, {w.together(w.r.verdict)}}};
    verdict.mark = disc_of(w.r.level);
    part.blocks.push_back(std::move(verdict));
  }
}

void compose_decision(SheetComposer& w) {
  SheetPart& part = w.part("decision", mark("Decision"), 1);
  if (!w.r.decision) {
    SheetForm form;
    form.head = w.word(mark("Not taken yet. To be filled in at the meeting:"));
    std::vector<SheetField> choices;
    // Where nothing is recommended, what stands side by side.
    const bool open = w.r.level == Level::open || w.r.first.size() > 1;
    if (open && !w.r.second.empty()) {
      choices.push_back({w.in(w.r.first_name), true, false});
      choices.push_back({w.in(w.r.second_name), true, false});
    } else if (!w.r.first.empty())
      choices.push_back({w.in(say(mark("as recommended: {}"), w.r.first_name)), true, false});
    if (!w.r.planned.empty() && w.r.planned_name.en != w.r.first_name.en &&
        !(open && w.r.planned_name.en == w.r.second_name.en))
      choices.push_back({w.in(say(mark("as planned: {}"), w.r.planned_name)), true, false});
    choices.push_back({w.word(mark("other")), true, true});
    form.lines.push_back(std::move(choices));
    form.lines.push_back({{w.word(mark("Reason")), false, true}});
    form.lines.push_back({{w.word(mark("Body and date")), false, true}, {w.word(mark("Document no.")), false, true}});
    part.blocks.push_back(std::move(form));
    return;
  }
  const Decision& decision = *w.r.decision;
  SheetFacts facts;
  const auto add = [&](const char* label, const std::string& value) {
    if (!value.empty()) facts.rows.emplace_back(w.word(label), one_line(value));
  };
  std::string by = decision.by;
  if (!decision.date.empty()) by += (by.empty() ? "" : w.zh() ? "，" : ", ") + decision.date;
  add(mark("Decided"), w.in(w.r.decided.front()));
  add(mark("Beside the ranking"), w.together({w.r.decided.begin() + 1, w.r.decided.end()}));
  add(mark("Reason"), decision.reason.empty() ? w.word(mark("none recorded")) : decision.reason);
  add(mark("Decided by"), by);
  add(mark("Document no."), document_of(decision));
  part.blocks.push_back(std::move(facts));
}

/// A criterion's name with its unit, for a column of bare numbers: "Households per 10,000 yuan", "Access (minutes)".
std::string with_unit(std::string name, std::string unit, Language language) {
  if (unit.starts_with("（") && unit.ends_with("）")) unit = unit.substr(3, unit.size() - 6);
  // A unit that begins as the name does says it all.
  const std::size_t word = std::min(name.find(' '), name.size());
  if (word > 1 && unit.size() > word && unit.substr(1, word - 1) == name.substr(1, word - 1) && unit[word] == ' ')
    return name.substr(0, 1) + unit.substr(1);
  return name + (language == Language::zh ? "（" + unit + "）" : " (" + unit + ")");
}

/// A name without what its brackets add, for the narrow heads of a chart whose caption has it whole.
Text without_brackets(Text name) {
  for (std::string* text : {&name.en, &name.zh})
    for (const char* open : {" (", "（"})
      if (const std::size_t at = text->find(open); at != std::string::npos && at > 0) text->resize(at);
  return name;
}

SheetGauge gauge(const SheetComposer& w, const char* name, const Gauge& from) {
  SheetGauge result;
  result.name = w.word(name);
  result.share = from.share;
  if (from.share) result.shown = w.in(share_of_draws(*from.share));
  result.likely_word = w.word(mark("likely first")), result.clear_word = w.word(mark("clearly first"));
  result.said = w.together(from.said);
  return result;
}

void compose_sureness(SheetComposer& w) {
  if (!w.r.weights.share && !w.r.data.share) return;
  SheetPart& part = w.part("sure", mark("How sure"), 1);
  SheetGauges gauges;
  gauges.left = gauge(w, mark("If the weights move"), w.r.weights);
  gauges.right = gauge(w, mark("If the data move"), w.r.data);
  for (const auto& [id, name] : {std::pair("sourced", mark("sourced")), std::pair("assumed", mark("assumed")),
                                 std::pair("open", mark("not known"))})
    gauges.values.emplace_back(w.word(name), w.r.values.at(id));
  part.blocks.push_back(std::move(gauges));
}

/// "[1, 2]": by which number the note below names the sources of a reason.
std::string sources_of(const SheetComposer& w, const Reason& reason) {
  std::string all;
  for (const int number : reason.sources) all += (all.empty() ? "" : w.zh() ? "、" : ", ") + std::to_string(number);
  if (all.empty()) return all;
  if (reason.more_sources > 0) all = w.in(say(mark("{0} and {1} more"), all, std::to_string(reason.more_sources)));
  return (w.zh() ? "[" : " [") + all + "]";
}

void compose_why(SheetComposer& w) {
  const CountyRationale& r = w.r;
  if (r.contributions.empty() && r.reasons.empty()) {
    if (r.first.empty()) return;
    SheetPart& part = w.part("why", mark("Why"), 1);
    part.blocks.push_back(w.plain(
        Kind::text, w.word(r.second.empty() || r.first.size() > 1
                               ? mark("No criterion sets the first apart.")
                               : mark("The method gives no lead that criteria could share: there are no reasons by "
                                      "criteria."))));
    return;
  }
  SheetPart& part = w.part("why", mark("Why"), 1);
  SheetBars bars;
  const std::string lead = r.lead ? decimal(*r.lead, 3) : std::string();
  bars.caption =
      r.second.empty() ? w.in(say(mark("What {0} scores by: the largest of its parts"), r.first_name))
      : r.lead
          ? w.in(say(mark("{0} against {1}: the largest differences, by points of score"), r.first_name, r.second_name))
          : w.in(say(mark("{0} against {1}"), r.first_name, r.second_name));
  const Text first = without_brackets(r.first_name), second = without_brackets(r.second_name);
  bars.own = w.in(first), bars.other = w.in(second);
  if (!r.second.empty()) {
    bars.ahead = w.in(say(mark("{} ahead"), first));
    bars.behind = w.in(say(mark("{} ahead"), second));
  }
  std::vector<std::string> marks;
  std::string units;
  for (const Contribution& one : r.contributions) {
    std::string own = w.in(one.own), other = w.in(one.other);
    std::string name = w.in(one.name);
    if (constexpr std::size_t most = 16; !one.unit.empty() && std::max(own.size(), other.size()) > most) {
      // Said once, beside the name, or below where that has no room for it.
      constexpr std::size_t most_of_name = 30;
      own = w.in(one.own_number), other = w.in(one.other_number);
      const std::string whole = with_unit(name, w.in(one.unit), w.language);
      if (whole.size() <= most_of_name)
        name = whole;
      else
        units += (units.empty() ? "" : w.zh() ? "，" : ", ") + name + (w.zh() ? "：" : ": ") + w.in(one.unit);
    }
    bars.bars.push_back({one.quality, std::move(name), std::move(own), std::move(other), signed_decimal(one.points, 3),
                         one.points, false, false});
    if (std::find(marks.begin(), marks.end(), one.quality) == marks.end()) marks.push_back(one.quality);
  }
  if (r.other_count > 0)
    bars.bars.push_back({{},
                         w.in(say(mark("The other {} together"), std::to_string(r.other_count))),
                         {},
                         {},
                         signed_decimal(r.others, 3),
                         r.others,
                         false,
                         true});
  if (r.score) {
    double total = r.others;
    for (const Contribution& one : r.contributions) total += one.points;
    bars.bars.push_back({{},
                         w.word(mark("Score")),
                         decimal(*r.score, 3),
                         r.second_score ? decimal(*r.second_score, 3) : std::string(),
                         signed_decimal(total, 3),
                         total,
                         true,
                         false});
  }
  for (const std::string& id : marks)
    if (const Quality* quality = find_quality(id))
      bars.key += (bars.key.empty() ? "" : "  ") + std::string(quality->symbol) + " " + w.in(quality_name(id));
  if (!units.empty()) bars.key += (w.zh() ? "　" : "   ") + w.in(say(mark("Units: {}"), units));
  part.blocks.push_back(std::move(bars));
  int number = 0;
  for (const Reason& reason : r.reasons)
    part.blocks.push_back(SheetComposer::text(
        Kind::text, {{std::to_string(++number) + ". "},
                     {reason.head.empty() ? std::string() : w.in(reason.head) + (w.zh() ? "。" : ". "), true},
                     {w.in(reason.body) + sources_of(w, reason)}}));
  if (r.against)
    part.blocks.push_back(SheetComposer::text(
        Kind::text, {{w.in(say(mark("The strongest reason against: {}."), r.against->head)) + w.gap(), true},
                     {w.in(r.against->body) + sources_of(w, *r.against)}}));
  if (!r.figures_from.empty()) part.blocks.push_back(w.plain(Kind::note, w.in(r.figures_from)));
}

void compose_risk(SheetComposer& w) {
  if (w.r.risk_head.empty() && w.r.risk.empty()) return;
  SheetPart& part = w.part("risk", mark("Main risk"), 1);
  part.blocks.push_back(
      SheetComposer::text(Kind::text, {{w.in(w.r.risk_head) + w.gap(), true}, {w.together(w.r.risk)}}));
}

} // namespace

CountySheet compose_county(const Case& c, const CountyRationale& r, const Provenance& p, Language language) {
  SheetComposer w{{language}, r, p};
  w.sheet = head_of(w, r, p, "county");
  CountySheet& sheet = w.sheet;
  sheet.kind = w.word(mark("Decision rationale"));
  sheet.title = w.zh() ? w.in(say(mark("Rationale of the choice of industry in {}"), r.name))
                       : w.in(r.name) + ": " + w.in(r.title);
  sheet.subtitle = w.in(say(mark("Case \"{0}\" ({1} counties)"), r.case_title, std::to_string(r.counties)));
  sheet.foot = w.in(say(mark("{0}, Yindi {1}, inputs {2}"), r.name, p.version, inputs_hash(p.files).substr(0, 8)));
  compose_answer(w);
  compose_decision(w);
  compose_sureness(w);
  compose_why(w);
  compose_risk(w);
  compose_second_page(w, c);
  number_blocks(w.sheet);
  return std::move(w.sheet);
}

} // namespace yindi
