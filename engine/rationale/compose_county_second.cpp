// The second page of a county's sheet.

#include "engine/case/names.h"
#include "engine/case/quality.h"
#include "engine/rationale/county_composer.h"

#include <algorithm>
#include <map>

namespace yindi {
namespace {

using Kind = SheetText::Kind;

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

/// What most of those that nothing in reach puts first would begin with; blank where there are none.
std::string usual_begin(const SheetComposer& w) {
  std::map<std::string, int> counts;
  std::string usual;
  for (const OtherIndustry& one : w.r.others_ranked)
    if (const std::string begin = w.in(one.begin_with); one.best_place > 0 && ++counts[begin] > counts[usual])
      usual = begin;
  return usual;
}

constexpr const char* star = " ★"; ///< behind what the county is known for

/// The excluded by reason, which is said once. Up to `most_lines` other industries each has a line, beyond they run on.
void compose_excluded(SheetComposer& w, SheetPart& part) {
  constexpr std::size_t most_lines = 24;
  const CountyRationale& r = w.r;
  const bool lines = r.others_ranked.size() + r.excluded.size() <= most_lines;
  std::vector<std::string> reasons;
  for (const OtherIndustry& one : r.excluded)
    if (std::find(reasons.begin(), reasons.end(), one.veto) == reasons.end()) reasons.push_back(one.veto);
  for (const std::string& reason : reasons) {
    std::vector<std::string> names, needs;
    for (const OtherIndustry& one : r.excluded)
      if (one.veto == reason)
        names.push_back(w.in(one.name) + (one.known ? star : "")), needs.push_back(w.in(one.need));
    const std::string shared = shared_end(needs);                              // said once
    std::string all = shared.empty() ? shared : shared.substr(w.zh() ? 3 : 2); // without its comma
    if (!all.empty() && all[0] >= 'a' && all[0] <= 'z') all[0] = static_cast<char>(all[0] - 'a' + 'A');
    SheetTable table;
    table.abreast = w.zh() ? 3 : 2;
    table.columns = {{w.word(mark("Industry")), false, 0.42}, {w.word(mark("What it needs")), false, 0.58}};
    for (std::size_t k = 0; k < names.size(); ++k) {
      const std::string need = needs[k].substr(0, needs[k].size() - shared.size());
      table.rows.push_back({names[k], need});
      if (!lines) all += (all.empty() ? "" : w.zh() ? "；" : "; ") + names[k] + (w.zh() ? "：" : ": ") + need;
    }
    part.blocks.push_back(SheetComposer::text(
        Kind::note,
        {{w.in(names.size() == 1 ? say(mark("One is excluded before scoring."))
                                 : say(mark("{} are excluded before scoring."), std::to_string(names.size()))) +
              w.gap(),
          true},
         {all + (all.empty() ? ""
                 : w.zh()    ? "。"
                             : ".")}}));
    if (lines) part.blocks.push_back(std::move(table));
  }
}

void compose_others(SheetComposer& w) {
  const CountyRationale& r = w.r;
  if (r.others_ranked.empty() && r.excluded.empty()) return;
  SheetPart& part = w.part("others", mark("Why not another"), 2);
  if (!r.others_ranked.empty()) {
    SheetTable table;
    table.columns = {{w.word(mark("Place")), true, 0.05},
                     {w.word(mark("Industry")), false, 0.2},
                     {w.word(mark("Score")), true, 0.065},
                     {w.word(mark("Loses most in")), false, w.zh() ? 0.195 : 0.265},
                     {w.word(mark("To come first it would need …")), false, w.zh() ? 0.49 : 0.42}};
    const std::string usual = usual_begin(w);
    table.brief_head =
        usual.empty()
            ? w.word(mark("Further down. In brackets: score, and what it loses most in."))
            : w.in(say(mark("Further down. In brackets: score, and what it loses most in; the best place in reach, "
                            "and what to begin with where it is not {}."),
                       usual));
    for (const OtherIndustry& one : r.others_ranked) {
      const std::string score = one.score ? decimal(*one.score, 3) : "–", stance = w.word(word(one.stance)),
                        name = w.in(one.name) + (one.known ? star : "");
      table.rows.push_back({std::to_string(one.rank),
                            name + (one.stance == Stance::none ? "" : (w.zh() ? "：" : ": ") + stance), score,
                            one.behind.empty() ? "–" : w.in(one.behind), one.need.empty() ? "–" : w.in(one.need)});
      const char *comma = w.zh() ? "，" : ", ", *open = w.zh() ? "（" : " (";
      const std::string first = std::to_string(one.rank) + " " + name + open + score +
                                (one.stance == Stance::none ? "" : comma + stance) +
                                (one.behind.empty() ? "" : comma + w.in(one.behind));
      const std::string begin = w.in(one.begin_with);
      table.in_brief.push_back(one.best_place > 0 ? first + (w.zh() ? "；" : "; ") + std::to_string(one.best_place) +
                                                        (begin == usual ? "" : comma + begin) + (w.zh() ? "）" : ")")
                                                  : first + (w.zh() ? "）：" : "): ") + w.in(one.need));
    }
    part.blocks.push_back(std::move(table));
  }
  compose_excluded(w, part);
  std::vector<Sentence> notes = r.known_low;
  if (!notes.empty()) part.blocks.push_back(w.plain(Kind::note, "★ " + w.together(notes)));
  if (!r.reach.empty()) part.blocks.push_back(w.plain(Kind::note, w.in(r.reach)));
}

void compose_obstacles(SheetComposer& w) {
  if (w.r.obstacles.empty()) return;
  SheetPart& part = w.part("levers", mark("What holds it back, what helps"), 2);
  SheetTable table;
  table.columns = {{w.word(mark("Industry")), false, 0.2},
                   {w.word(mark("What is missing (points lost)")), false, 0.28},
                   {w.word(mark("Measure")), false, 0.38},
                   {w.word(mark("Score then")), true, 0.14}};
  std::string before, told;
  for (const Obstacle& one : w.r.obstacles) {
    std::string name;
    if (one.industry != before)
      name = w.in(one.name) + (one.stance == Stance::none ? "" : (w.zh() ? "：" : ": ") + w.word(word(one.stance)));
    std::string then = one.then ? "→ " + decimal(*one.then, 3) : std::string("–");
    if (one.then && one.now && told != one.industry) then = decimal(*one.now, 3) + " " + then, told = one.industry;
    table.rows.push_back({name,
                          w.in(one.missing) + (w.zh() ? "（" : " (") + decimal(one.points, 3) + (w.zh() ? "）" : ")"),
                          !one.lever.empty()       ? w.in(one.lever)
                          : w.r.library_says_reach ? w.word(mark("nothing in reach"))
                                                   : w.word(mark("not said in the library")),
                          then});
    before = one.industry;
  }
  part.blocks.push_back(std::move(table));
}

void compose_neighbours(SheetComposer& w, const Case& c) {
  SheetPart& part = w.part("neighbours", mark("Neighbours and plan"), 2);
  SheetStar star;
  star.centre = w.in(w.r.name);
  // Every first choice around has a sign of its own; ours comes first.
  const std::string first = w.r.first.empty() ? std::string() : w.r.first.front();
  std::vector<std::string> kinds, names;
  const auto kind_of = [&](const std::string& industry) {
    const auto at = static_cast<std::size_t>(std::find(kinds.begin(), kinds.end(), industry) - kinds.begin());
    if (at == kinds.size()) kinds.push_back(industry), names.push_back(w.in(industry_name(c, industry)));
    return at;
  };
  if (!first.empty()) kind_of(first);
  for (const NeighbourChoice& one : w.r.neighbours)
    if (!one.first.empty()) kind_of(one.first);
  const std::vector<std::string> signs = unique_letters(names, w.language);
  star.centre_letter = first.empty() ? "–" : signs[kind_of(first)];
  std::string key;
  for (const NeighbourChoice& one : w.r.neighbours)
    if (one.east && one.north)
      star.rays.push_back({w.in(one.name), one.first.empty() ? "–" : signs[kind_of(one.first)],
                           !one.first.empty() && one.first == first, *one.east, *one.north});
  for (const Sentence& sentence : w.r.regional) star.beside.push_back({{w.in(sentence)}});
  for (std::size_t k = 0; k < names.size() && !w.r.neighbours.empty(); ++k)
    key += (key.empty() ? "" : w.zh() ? "，" : ", ") + signs[k] + (w.zh() ? "＝" : " = ") + names[k];
  if (!key.empty()) star.beside.push_back({{w.in(say(mark("First choices: {}."), key))}});
  part.blocks.push_back(std::move(star));
}

Text of_hundred_draws(double share) {
  return share < 0.005 ? both(mark("less than one")) : plain(decimal(100 * share, 0));
}

void compose_to_find(SheetComposer& w) {
  if (w.r.ranked < 2) return;
  SheetPart& part = w.part("find", mark("Find out first"), 2);
  if (w.r.to_find.empty()) {
    part.blocks.push_back(
        w.plain(Kind::text,
                w.word(mark("Nothing that is not known exactly changes the first, neither alone nor with the others "
                            "of its criterion."))));
    return;
  }
  SheetTable table;
  table.columns = {{w.word(mark("What")), false, 0.22},
                   {w.word(mark("Now")), false, 0.14},
                   {w.word(mark("Could change the first")), true, 0.27},
                   {w.word(mark("Ask")), false, 0.37}};
  for (const ToFind& one : w.r.to_find) {
    const Quality* quality = find_quality(one.state);
    const Text state = one.range ? both(say(mark("{}, a range"), quality_name(one.state))) : quality_name(one.state);
    table.rows.push_back(
        {w.in(one.what), (quality ? std::string(quality->symbol) + "\u00A0" : std::string()) + w.in(state),
         one.probability > 0 ? w.in(say(mark("{} in 100"), of_hundred_draws(one.probability)))
         : one.together > 0  ? w.in(say(mark("{} in 100, all its values together"), of_hundred_draws(one.together)))
                             : w.in(say(mark("not computable (weight {})"), decimal(one.weight, 2))),
         one.ask.empty() ? "–" : w.in(one.ask)});
  }
  part.blocks.push_back(std::move(table));
  if (std::any_of(w.r.to_find.begin(), w.r.to_find.end(), [](const ToFind& one) { return one.probability > 0; }))
    part.blocks.push_back(w.plain(
        Kind::note, w.word(mark("Tried one by one: each goes through all that it may be, the others stand still. Under "
                                "\"How sure\" all move together, so a share here may be larger than what is lost "
                                "there."))));
}

void compose_people(SheetComposer& w) {
  SheetPart& part = w.part("people", mark("Who judged, who signs"), 2);
  part.blocks.push_back(
      SheetComposer::text(Kind::text, {{w.in(w.r.judged_head) + w.gap(), true}, {w.together(w.r.judging)}}));
  SheetBoxes boxes;
  // Of a decision that says nothing of its steps nobody knows whether they were held.
  const bool told = !w.r.decision || std::any_of(w.r.procedure.begin(), w.r.procedure.end(),
                                                 [](const ProcedureStep& step) { return !step.held.empty(); });
  for (const ProcedureStep& step : w.r.procedure)
    boxes.boxes.emplace_back(w.word(step.name), !step.held.empty() ? one_line(step.held)
                                                : told             ? w.word(mark("not held"))
                                                                   : w.word(mark("not recorded")));
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
  part.blocks.push_back(
      w.plain(Kind::code, w.proof(w.p, "yindi report " + w.r.case_id + " --county " + w.r.county, w.r.judged)));
  part.blocks.push_back(w.plain(Kind::note, w.in(stance_rule())));
}

} // namespace

void compose_second_page(SheetComposer& w, const Case& c) {
  compose_others(w);
  compose_obstacles(w);
  compose_neighbours(w, c);
  compose_to_find(w);
  compose_people(w);
  compose_proof(w);
}

} // namespace yindi
