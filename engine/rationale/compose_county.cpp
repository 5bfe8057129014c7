#include "engine/case/names.h"
#include "engine/case/quality.h"
#include "engine/rationale/county_sheet.h"
#include "engine/rationale/markup.h"
#include "engine/robustness/weight_draws.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

struct SheetComposer {
  const CountyRationale& r;
  const Provenance& p;
  Language language;
  CountySheet sheet{};

  bool zh() const { return language == Language::zh; }
  std::string in(const Text& text) const { return one_line(text.in(language)); }
  std::string in(const Sentence& sentence) const { return one_line(sentence.in(language)); }
  std::string word(const char* english) const { return std::string(tr(language, english)); }
  /// Sentences after each other: nothing between them in Chinese.
  std::string together(const std::vector<Sentence>& sentences) const {
    std::string all;
    for (const Sentence& sentence : sentences) all += (all.empty() || zh() ? "" : " ") + in(sentence);
    return all;
  }
  std::string gap() const { return zh() ? "" : " "; }

  SheetPart& part(const char* id, const char* label, int page) {
    sheet.parts.push_back({id, word(label), page});
    return sheet.parts.back();
  }
  static SheetText text(SheetText::Kind kind, std::vector<SheetRun> words) { return {kind, std::move(words)}; }
  SheetText plain(SheetText::Kind kind, std::string said) const { return {kind, {{std::move(said)}}}; }
};

using Kind = SheetText::Kind;

const char* disc_of(Level level) {
  return level == Level::clear ? "full" : level == Level::likely ? "half" : level == Level::none ? "" : "empty";
}

void compose_answer(SheetComposer& w) {
  SheetPart& part = w.part("answer", mark("Answer"), 1);
  part.blocks.push_back(w.plain(Kind::head, w.in(w.r.title)));
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
    if (!w.r.first.empty()) choices.push_back({w.in(say(mark("as recommended: {}"), w.r.first_name)), true, false});
    if (!w.r.planned.empty() && w.r.planned_name.en != w.r.first_name.en)
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

SheetGauge gauge(const SheetComposer& w, const char* name, const Gauge& from) {
  SheetGauge result;
  result.name = w.word(name);
  result.share = from.share;
  // Not rounded across a limit nor up to 100.
  if (from.share) result.shown = w.in(per_cent(std::floor(*from.share * 100 + 1e-9) / 100));
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
  bars.own = w.in(r.first_name), bars.other = w.in(r.second_name);
  if (!r.second.empty()) {
    bars.ahead = w.in(say(mark("{} ahead"), r.first_name));
    bars.behind = w.in(say(mark("{} ahead"), r.second_name));
  }
  std::vector<std::string> marks;
  for (const Contribution& one : r.contributions) {
    bars.bars.push_back({one.quality, w.in(one.name), w.in(one.own), w.in(one.other), signed_decimal(one.points, 3),
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
  part.blocks.push_back(std::move(bars));
  int number = 0;
  for (const Reason& reason : r.reasons)
    part.blocks.push_back(SheetComposer::text(
        Kind::text, {{std::to_string(++number) + ". "},
                     {reason.head.empty() ? std::string() : w.in(reason.head) + (w.zh() ? "。" : ". "), true},
                     {w.in(reason.body)}}));
  if (r.against)
    part.blocks.push_back(SheetComposer::text(
        Kind::text, {{w.in(say(mark("The strongest reason against: {}."), r.against->head)) + w.gap(), true},
                     {w.in(r.against->body)}}));
}

void compose_risk(SheetComposer& w) {
  if (w.r.risk_head.empty() && w.r.risk.empty()) return;
  SheetPart& part = w.part("risk", mark("Main risk"), 1);
  part.blocks.push_back(
      SheetComposer::text(Kind::text, {{w.in(w.r.risk_head) + w.gap(), true}, {w.together(w.r.risk)}}));
}

/// What all of several texts end with, from its comma on; blank for a single text.
std::string shared_end(const std::vector<std::string>& texts) {
  if (texts.size() < 2) return {};
  std::string shared = texts.front();
  for (const std::string& text : texts) {
    std::size_t same = 0;
    while (same < shared.size() && same < text.size() &&
           shared[shared.size() - 1 - same] == text[text.size() - 1 - same])
      ++same;
    shared = shared.substr(shared.size() - same);
  }
  for (const char* comma : {", ", "，"})
    if (const std::size_t at = shared.find(comma); at != std::string::npos) return shared.substr(at);
  return {};
}

void compose_others(SheetComposer& w) {
  const CountyRationale& r = w.r;
  if (r.others_ranked.empty() && r.excluded.empty()) return;
  SheetPart& part = w.part("others", mark("Why not another"), 2);
  const std::string star = " ★";
  if (!r.others_ranked.empty()) {
    SheetTable table;
    table.columns = {{w.word(mark("Place")), true, 0.07},
                     {w.word(mark("Industry")), false, 0.25},
                     {w.word(mark("Score")), true, 0.09},
                     {w.word(mark("Stance")), false, 0.13},
                     {w.word(mark("To come first it would need …")), false, 0.46}};
    for (const OtherIndustry& one : r.others_ranked) {
      const std::string score = one.score ? decimal(*one.score, 3) : "–", stance = w.word(word(one.stance)),
                        name = w.in(one.name) + (one.known ? star : "");
      table.rows.push_back({std::to_string(one.rank), name, score, stance, w.in(one.need)});
      table.in_brief.push_back(std::to_string(one.rank) + " " + name + (w.zh() ? "（" : " (") + score +
                               (one.stance == Stance::none ? "" : (w.zh() ? "，" : ", ") + stance) +
                               (w.zh() ? "）：" : "): ") + w.in(one.need));
    }
    part.blocks.push_back(std::move(table));
  }
  // The excluded by reason: said once.
  std::vector<std::string> reasons;
  for (const OtherIndustry& one : r.excluded)
    if (std::find(reasons.begin(), reasons.end(), one.veto) == reasons.end()) reasons.push_back(one.veto);
  for (const std::string& reason : reasons) {
    std::string all;
    int count = 0;
    std::vector<std::string> needs;
    for (const OtherIndustry& one : r.excluded)
      if (one.veto == reason) needs.push_back(w.in(one.need));
    const std::string shared = shared_end(needs);             // said once
    if (!shared.empty()) all = shared.substr(w.zh() ? 3 : 2); // without its comma
    if (!all.empty() && all[0] >= 'a' && all[0] <= 'z') all[0] = static_cast<char>(all[0] - 'a' + 'A');
    for (const OtherIndustry& one : r.excluded) {
      if (one.veto != reason) continue;
      ++count;
      const std::string need = needs[static_cast<std::size_t>(count - 1)];
      all += (all.empty() ? ""
              : w.zh()    ? "；"
                          : "; ") +
             w.in(one.name) + (one.known ? star : "") + (w.zh() ? "：" : ": ") +
             need.substr(0, need.size() - shared.size());
    }
    part.blocks.push_back(SheetComposer::text(
        Kind::note, {{w.in(count == 1 ? say(mark("One is excluded before scoring."))
                                      : say(mark("{} are excluded before scoring."), std::to_string(count))) +
                          w.gap(),
                      true},
                     {all + (w.zh() ? "。" : ".")}}));
  }
  std::vector<Sentence> notes = r.known_low;
  if (!notes.empty()) part.blocks.push_back(w.plain(Kind::note, "★ " + w.together(notes)));
  if (!r.reach.empty()) part.blocks.push_back(w.plain(Kind::note, w.in(r.reach)));
}

void compose_obstacles(SheetComposer& w) {
  if (w.r.obstacles.empty()) return;
  SheetPart& part = w.part("levers", mark("What holds it back, what helps"), 2);
  SheetTable table;
  table.columns = {{w.word(mark("Industry")), false, 0.2},
                   {w.word(mark("What is missing (points lost)")), false, 0.32},
                   {w.word(mark("Measure")), false, 0.3},
                   {w.word(mark("Score then")), true, 0.18}};
  std::string before;
  for (const Obstacle& one : w.r.obstacles) {
    std::string name;
    if (one.industry != before)
      name = w.in(one.name) + (one.stance == Stance::none ? "" : (w.zh() ? "：" : ": ") + w.word(word(one.stance)));
    const std::string arrow = one.then ? "→ " + decimal(*one.then, 3) : std::string("–");
    table.rows.push_back({name,
                          w.in(one.missing) + (w.zh() ? "（" : " (") + decimal(one.points, 3) + (w.zh() ? "）" : ")"),
                          one.lever.empty() ? w.word(mark("nothing in reach")) : w.in(one.lever),
                          (one.industry != before && one.now && one.then ? decimal(*one.now, 3) + " " : "") + arrow});
    before = one.industry;
  }
  part.blocks.push_back(std::move(table));
}

/// The first character of a Chinese name, two letters of an English one.
std::string letter_of(const std::string& name, Language language) {
  std::size_t take = 1;
  if (name.empty()) return "–";
  const auto lead = static_cast<unsigned char>(name[0]);
  if (lead >= 0xF0)
    take = 4;
  else if (lead >= 0xE0)
    take = 3;
  else if (lead >= 0xC0)
    take = 2;
  else if (language == Language::en && name.size() > 1 && static_cast<unsigned char>(name[1]) < 0x80)
    take = 2;
  return name.substr(0, take);
}

void compose_neighbours(SheetComposer& w, const Case& c) {
  SheetPart& part = w.part("neighbours", mark("Neighbours and plan"), 2);
  SheetStar star;
  star.centre = w.in(w.r.name);
  const std::string first = w.r.first.empty() ? std::string() : w.r.first.front();
  star.centre_letter = w.r.first.empty() ? "–" : letter_of(w.in(w.r.first_name), w.language);
  for (const NeighbourChoice& one : w.r.neighbours) {
    if (!one.east || !one.north) continue;
    star.rays.push_back({w.in(one.name),
                         one.first.empty() ? "–" : letter_of(w.in(industry_name(c, one.first)), w.language),
                         !one.first.empty() && one.first == first, *one.east, *one.north});
  }
  for (const Sentence& sentence : w.r.regional) star.beside.push_back({{w.in(sentence)}});
  // What the letters stand for.
  std::vector<std::string> seen;
  std::string key;
  for (const NeighbourChoice& one : w.r.neighbours) {
    if (one.first.empty() || std::find(seen.begin(), seen.end(), one.first) != seen.end()) continue;
    seen.push_back(one.first);
    const std::string name = w.in(industry_name(c, one.first));
    key += (key.empty() ? "" : w.zh() ? "，" : ", ") + letter_of(name, w.language) + " " + name;
  }
  if (!key.empty()) star.beside.push_back({{w.in(say(mark("First choices: {}."), key))}});
  part.blocks.push_back(std::move(star));
}

void compose_to_find(SheetComposer& w) {
  if (w.r.to_find.empty()) return;
  SheetPart& part = w.part("find", mark("Find out first"), 2);
  SheetTable table;
  table.columns = {{w.word(mark("What")), false, 0.36},
                   {w.word(mark("Now")), false, 0.14},
                   {w.word(mark("Could change the first")), true, 0.22},
                   {w.word(mark("Ask")), false, 0.28}};
  for (const ToFind& one : w.r.to_find) {
    const Quality* quality = find_quality(one.state);
    table.rows.push_back(
        {w.in(one.what), (quality ? std::string(quality->symbol) + " " : std::string()) + w.in(quality_name(one.state)),
         one.probability > 0 ? w.in(say(mark("{} in 100"), decimal(100 * one.probability, 0)))
                             : w.in(say(mark("weighs {}"), decimal(one.weight, 2))),
         one.ask.empty() ? "–" : w.in(one.ask)});
  }
  part.blocks.push_back(std::move(table));
}

void compose_people(SheetComposer& w) {
  SheetPart& part = w.part("people", mark("Who judged, who signs"), 2);
  part.blocks.push_back(
      SheetComposer::text(Kind::text, {{w.in(w.r.judged_head) + w.gap(), true}, {w.together(w.r.judging)}}));
  SheetBoxes boxes;
  for (const ProcedureStep& step : w.r.procedure)
    boxes.boxes.emplace_back(w.word(step.name), step.held.empty() ? w.word(mark("not held")) : one_line(step.held));
  part.blocks.push_back(std::move(boxes));
  if (w.r.dissent.empty() && !w.r.decision)
    part.blocks.push_back(SheetForm{{}, {{{w.word(mark("Dissent")), false, true}}}});
  else
    part.blocks.push_back(SheetComposer::text(
        Kind::text, {{w.word(mark("Dissent")) + (w.zh() ? "：" : ": "), true},
                     {w.r.dissent.empty() ? w.word(mark("none recorded")) : one_line(w.r.dissent)}}));
  part.blocks.push_back(
      SheetSignatures{{w.word(mark("Prepared by")), w.word(mark("Checked by")), w.word(mark("Approved by"))},
                      w.zh() ? "年　　月　　日（盖章）" : ""});
}

void compose_proof(SheetComposer& w) {
  SheetPart& part = w.part("proof", mark("Recompute"), 2);
  const Provenance& p = w.p;
  std::string arguments;
  for (const std::string& argument : p.arguments) arguments += " " + argument;
  const std::string command =
      "yindi report CASEBOOK --county " + w.r.county + " --lang " + (w.zh() ? "zh" : "en") + arguments;
  std::vector<Sentence> said = {
      say(mark("Recompute by \"{}\"."), command),
      say(mark("Yindi {0} ({1}), {2} draws, seed {3}, weights drawn: {4}."), p.version, p.commit,
          std::to_string(p.draws), std::to_string(p.seed), drawn_in_words(p.weights)),
      overridden(p) ? say(mark("Not from the files alone: {} stood in place of their settings."), arguments.substr(1))
                    : say(mark("Nothing else than the files was given.")),
      say(mark("SHA-256 over the {0} files read: {1}."), std::to_string(p.files.size()), inputs_hash(p.files)),
      say(mark("Journal: {0} lines, head {1}."), std::to_string(p.journal_lines), p.journal_head.substr(0, 12))};
  part.blocks.push_back(w.plain(Kind::code, w.together(said)));
  part.blocks.push_back(w.plain(Kind::note, w.in(stance_rule())));
}

} // namespace

CountySheet compose_county(const Case& c, const CountyRationale& r, const Provenance& p, Language language) {
  SheetComposer w{r, p, language};
  CountySheet& sheet = w.sheet;
  sheet.language = language;
  sheet.county = r.county;
  sheet.kind = w.word(mark("Decision rationale"));
  sheet.case_title = w.in(r.case_title);
  sheet.date = r.date;
  sheet.title = w.zh() ? w.in(say(mark("Rationale of the choice of industry in {}"), r.name))
                       : w.in(r.name) + ": " + w.in(r.title);
  sheet.subtitle = w.in(say(mark("Case \"{0}\" ({1} counties)"), r.case_title, std::to_string(r.counties)));
  sheet.foot = w.in(say(mark("{0}, Yindi {1}, inputs {2}"), r.name, p.version, inputs_hash(p.files).substr(0, 8)));
  sheet.claims = r.claims;
  sheet.provenance = p;
  compose_answer(w);
  compose_decision(w);
  compose_sureness(w);
  compose_why(w);
  compose_risk(w);
  compose_others(w);
  compose_obstacles(w);
  compose_neighbours(w, c);
  compose_to_find(w);
  compose_people(w);
  compose_proof(w);
  return std::move(w.sheet);
}

} // namespace yindi
