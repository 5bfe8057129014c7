#include "engine/case/names.h"
#include "engine/rationale/case_sheet.h"
#include "engine/rationale/explanation.h"
#include "engine/robustness/leave_out.h"
#include "engine/robustness/weight_draws.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace yindi {
namespace {

using Kind = SheetText::Kind;

struct Counted {
  std::string id;
  Text name;
  int count = 0;
  std::vector<Text> counties;
};
/// The most often first; ties as they came.
void by_count(std::vector<Counted>& all) {
  std::stable_sort(all.begin(), all.end(), [](const Counted& a, const Counted& b) { return a.count > b.count; });
}
Counted& entry_of(std::vector<Counted>& all, const std::string& id, const Text& name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Counted& one) { return one.id == id; });
  if (found != all.end()) return *found;
  all.push_back({id, name, 0, {}});
  return all.back();
}

struct CaseComposer {
  const CaseMaterial& m;
  const Provenance& p;
  Language language;
  CountySheet sheet{};
  std::vector<Counted> firsts{};
  int unranked = 0;
  std::map<Level, int> levels{};

  bool zh() const { return language == Language::zh; }
  std::string in(const Text& text) const { return one_line(text.in(language)); }
  std::string in(const Sentence& sentence) const { return one_line(sentence.in(language)); }
  std::string word(const char* english) const { return std::string(tr(language, english)); }
  const std::vector<CountyRanking>& counties() const { return m.facts.ranked.ranking.counties; }
  SheetPart& part(const char* id, const char* label) {
    sheet.parts.push_back({id, word(label), 1});
    return sheet.parts.back();
  }
  void claim(std::string id, double value) { sheet.claims.push_back({std::move(id), value, shortest(value), 0}); }
  static std::string first_of(const CountyRanking& county) {
    return county.ranking.empty() ? std::string() : county.ranking.front().industry;
  }
  std::optional<std::size_t> place_in_plan(const std::string& county) const {
    if (!m.facts.plan) return std::nullopt;
    const auto& all = m.facts.plan->problem.counties;
    const auto at = std::find(all.begin(), all.end(), county);
    return at == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - all.begin()));
  }
  std::vector<std::string> planned(const std::string& county) const {
    std::vector<std::string> ids;
    const auto at = place_in_plan(county);
    if (!at || m.facts.plan->planned.chosen.empty()) return ids;
    for (const std::size_t k : by_fit(m.facts.plan->problem, *at, m.facts.plan->planned.chosen[*at]))
      ids.push_back(m.facts.plan->problem.industries[k]);
    return ids;
  }
  bool changes(const CountyRanking& county) const {
    const auto all = planned(county.assessment->county);
    return !all.empty() && std::find(all.begin(), all.end(), first_of(county)) == all.end();
  }
};

/// "29 Eco-tourism, 19 Photovoltaic power".
Text counts_in_words(const std::vector<Counted>& all) {
  std::vector<Text> said;
  for (const Counted& one : all) said.push_back(both(say(mark("{0} × {1}"), std::to_string(one.count), one.name)));
  return list(said);
}

void count(CaseComposer& w) {
  for (std::size_t i = 0; i < w.counties().size(); ++i) {
    const CountyRanking& county = w.counties()[i];
    const std::string first = CaseComposer::first_of(county);
    if (first.empty()) {
      ++w.unranked;
      continue;
    }
    Counted& one = entry_of(w.firsts, first, industry_name(w.m.c, first));
    ++one.count;
    one.counties.push_back(county_name(w.m.c, county.assessment->county));
    ++w.levels[w.m.sure[i].verdict.level];
  }
  by_count(w.firsts);
  for (const Counted& one : w.firsts) w.claim("first." + one.id, one.count);
}

/// Groups of criteria without which some county's first changes, with how many.
std::vector<Counted> flipping_groups(const CaseComposer& w, std::vector<std::vector<Counted>>& to) {
  std::vector<Counted> groups;
  std::map<std::string, std::vector<Counted>> becomes;
  for (const CountyRobustness& sure : w.m.sure) {
    if (!sure.problem) continue;
    for (const LeftOut& node : leave_out(sure.problem->ranking).nodes) {
      const Criterion* criterion = find_criterion(w.m.c.model->library, node.node);
      if (!criterion || is_leaf(*criterion)) continue;
      Counted& one = entry_of(groups, node.node, node.name);
      if (node.kept || node.firsts.empty()) continue;
      ++one.count;
      ++entry_of(becomes[node.node], node.firsts.front(), industry_name(w.m.c, node.firsts.front())).count;
    }
  }
  by_count(groups);
  for (const Counted& one : groups) {
    by_count(becomes[one.id]);
    to.push_back(becomes[one.id]);
  }
  return groups;
}

void compose_case_answer(CaseComposer& w) {
  SheetPart& part = w.part("answer", mark("Answer"));
  const std::string all = std::to_string(w.counties().size());
  const auto lead = [&](const Sentence& head, const std::vector<Sentence>& rest) {
    std::string text;
    for (const Sentence& one : rest) text += (text.empty() || w.zh() ? "" : " ") + w.in(one);
    part.blocks.push_back(SheetText{Kind::lead, {{w.in(head) + (w.zh() ? "" : " "), true}, {text}}});
  };
  if (w.firsts.empty()) {
    lead(say(mark("Nothing is ranked in any of the {} counties."), all), {});
    return;
  }
  std::vector<Sentence> counts = {say(mark("Of {0} counties: {1}."), all, counts_in_words(w.firsts))};
  if (w.unranked > 0) counts.push_back(say(mark("Nothing is ranked in {}."), std::to_string(w.unranked)));
  lead(say(mark("First choices.")), counts);
  lead(say(mark("How sure.")),
       {say(mark("Clear in {0} counties, likely in {1}, not decided in {2}, one candidate alone in {3}."),
            std::to_string(w.levels[Level::clear]), std::to_string(w.levels[Level::likely]),
            std::to_string(w.levels[Level::open]), std::to_string(w.levels[Level::only]))});
  const Sameness &today = w.m.facts.h.leads, &alone = w.m.facts.alone;
  if (alone.pairs > 0) {
    const Sentence head = alone.same > today.same   ? say(mark("Each for itself, neighbours grow more alike."))
                          : alone.same < today.same ? say(mark("Each for itself, neighbours grow less alike."))
                                                    : say(mark("Each for itself, neighbours stay as alike."));
    std::vector<Sentence> rest;
    if (w.m.facts.plan) {
      double loss = 0;
      int moved = 0;
      for (const double x : w.m.facts.plan->loss) loss += x;
      for (const CountyRanking& county : w.counties()) moved += w.changes(county) ? 1 : 0;
      rest.push_back(
          say(mark("Neighbours with the same leading choice, of {0} pairs: {1} today (by sector), {2} each for "
                   "itself, {3} planned."),
              std::to_string(alone.pairs), std::to_string(today.same), std::to_string(alone.same),
              std::to_string(w.m.facts.planned_same)));
      rest.push_back(
          say(mark("The plan changes {0} counties and costs {1} points of fit on the mean."), std::to_string(moved),
              decimal(loss / static_cast<double>(std::max<std::size_t>(1, w.m.facts.plan->loss.size())), 3)));
      const bool worth =
          2 * w.m.facts.planned_same <= alone.same && loss / static_cast<double>(w.m.facts.plan->loss.size()) < 0.05;
      rest.push_back(worth
                         ? say(mark("Follow the plan: it at least halves them at a mean loss below 0.05."))
                         : say(mark("Lay both side by side: the plan does not halve them at a mean loss below 0.05.")));
      w.claim("pairs.planned", static_cast<double>(w.m.facts.planned_same));
    } else
      rest.push_back(
          say(mark("Neighbours with the same leading choice, of {0} pairs: {1} today (by sector), {2} each for "
                   "itself."),
              std::to_string(alone.pairs), std::to_string(today.same), std::to_string(alone.same)));
    lead(head, rest);
    w.claim("pairs.alone", static_cast<double>(alone.same));
    w.claim("pairs.today", static_cast<double>(today.same));
  }
}

std::string short_letter(const std::string& name, Language language) {
  std::size_t take = 0, wanted = language == Language::zh ? 1 : 2;
  for (; take < name.size() && wanted > 0; --wanted) {
    ++take;
    while (take < name.size() && (static_cast<unsigned char>(name[take]) & 0xC0) == 0x80) ++take;
  }
  return name.substr(0, take);
}

void compose_map(CaseComposer& w) {
  SheetMap map;
  std::map<std::string, std::size_t> at;
  for (const CountyRanking& county : w.counties()) {
    const County* place = find_county(w.m.c, county.assessment->county);
    if (!place || !place->lon || !place->lat) continue;
    const std::string first = CaseComposer::first_of(county);
    SheetMap::Node node;
    node.name = w.in(place->name);
    node.letter = first.empty() ? "–" : short_letter(w.in(industry_name(w.m.c, first)), w.language);
    const auto kind =
        std::find_if(w.firsts.begin(), w.firsts.end(), [&](const Counted& one) { return one.id == first; });
    node.kind = static_cast<int>(kind - w.firsts.begin());
    node.x = *place->lon, node.y = *place->lat;
    node.framed = w.changes(county);
    at[place->id] = map.nodes.size();
    map.nodes.push_back(std::move(node));
  }
  if (map.nodes.size() < 2) return;
  const CountyGraph& graph = w.m.facts.ranked.assessed.region->graph;
  for (const auto& [id, here] : at)
    for (const Neighbour& neighbour : graph.neighbours[graph.index.at(id)]) {
      const auto there = at.find(graph.counties[neighbour.county]);
      if (there == at.end() || there->second <= here) continue;
      const bool same = map.nodes[here].kind == map.nodes[there->second].kind &&
                        map.nodes[here].kind < static_cast<int>(w.firsts.size());
      map.edges.push_back({here, there->second, same});
    }
  std::string key;
  for (const Counted& one : w.firsts)
    key += (key.empty() ? ""
            : w.zh()    ? "　"
                        : "   ") +
           short_letter(w.in(one.name), w.language) + " " + w.in(one.name) + " " + std::to_string(one.count);
  map.key =
      key + (w.zh() ? "。" : ". ") +
      w.in(say(mark("Thick lines join neighbours with the same first choice; a frame: the plan has something else.")));
  SheetPart& part = w.part("map", mark("Graph of the counties"));
  part.blocks.push_back(std::move(map));
}

void compose_county_table(CaseComposer& w) {
  SheetPart& part = w.part("counties", mark("County by county"));
  if (w.counties().size() > most_in_table) {
    SheetTable table;
    table.columns = {{w.word(mark("First choice")), false, 0.22},
                     {w.word(mark("In counties")), true, 0.1},
                     {w.word(mark("Which")), false, 0.68}};
    for (const Counted& one : w.firsts)
      table.rows.push_back({w.in(one.name), std::to_string(one.count), w.in(list(one.counties))});
    part.blocks.push_back(std::move(table));
    part.blocks.push_back(SheetText{Kind::note,
                                    {{w.word(mark("Each county's sheet stands by itself: yindi report CASEBOOK "
                                                  "--each-county --output FOLDER."))}}});
    return;
  }
  SheetTable table;
  table.columns = {{w.word(mark("County")), false, 0.19}, {w.word(mark("First choice")), false, 0.25},
                   {w.word(mark("Score")), true, 0.1},    {w.word(mark("How sure")), false, 0.16},
                   {w.word(mark("Planned")), false, 0.2}, {w.word(mark("Gives up")), true, 0.1}};
  for (std::size_t i = 0; i < w.counties().size(); ++i) {
    const CountyRanking& county = w.counties()[i];
    const std::string& id = county.assessment->county;
    if (county.ranking.empty()) {
      table.rows.push_back({w.in(county_name(w.m.c, id)), "–", "–", "–", "–", "–"});
      continue;
    }
    const RankedIndustry& first = county.ranking.front();
    const Verdict& verdict = w.m.sure[i].verdict;
    const char* disc = verdict.level == Level::clear ? "●" : verdict.level == Level::likely ? "◐" : "○";
    std::vector<Text> names;
    for (const std::string& k : w.planned(id)) names.push_back(industry_name(w.m.c, k));
    const auto at = w.place_in_plan(id);
    table.rows.push_back({w.in(county_name(w.m.c, id)), w.in(industry_name(w.m.c, first.industry)),
                          first.score ? decimal(*first.score, 3) : "–",
                          std::string(disc) + " " + w.in(share_of_draws(verdict.share)),
                          names.empty()       ? "–"
                          : w.changes(county) ? w.in(list(names))
                                              : w.word(mark("the same")),
                          at && !w.m.facts.plan->loss.empty() ? decimal(w.m.facts.plan->loss[*at], 3) : "–"});
  }
  part.blocks.push_back(std::move(table));
  part.blocks.push_back(SheetText{
      Kind::note,
      {{w.in(say(mark("● clear, ◐ likely, ○ not decided: share of the draws in which it is first. Gives up: points "
                      "of fit against the county's own best; they cannot be taken from the scores.")))}}});
}

void compose_flips(CaseComposer& w) {
  SheetPart& part = w.part("flips", mark("What would flip it"));
  std::vector<std::vector<Counted>> to;
  const std::vector<Counted> groups = flipping_groups(w, to);
  SheetTable table;
  table.columns = {{w.word(mark("Left out")), false, 0.3},
                   {w.word(mark("Counties that change")), true, 0.2},
                   {w.word(mark("To")), false, 0.5}};
  for (std::size_t k = 0; k < groups.size(); ++k)
    table.rows.push_back(
        {w.in(groups[k].name), std::to_string(groups[k].count), to[k].empty() ? "–" : w.in(counts_in_words(to[k]))});
  if (!table.rows.empty()) part.blocks.push_back(std::move(table));
  std::vector<Counted> gates;
  for (const CountyRobustness& sure : w.m.sure)
    for (const Gate& gate : sure.verdict.gates) {
      static const std::map<std::string, const char*> names = {
          {"assumption", mark("one value within its spread puts another first")},
          {"assessed", mark("less than two thirds of the weight could be assessed")},
          {"lead", mark("the lead is smaller than what the draws move it by")},
          {"doubtful", mark("a number behind it is doubtful")},
          {"methods", mark("all other methods agree on another")}};
      const auto found = names.find(gate.id);
      ++entry_of(gates, gate.id, found == names.end() ? plain(gate.id) : both(found->second)).count;
    }
  by_count(gates);
  if (!gates.empty())
    part.blocks.push_back(SheetText{
        Kind::text, {{w.in(say(mark("What keeps verdicts down, in so many counties: {}."), counts_in_words(gates)))}}});
}

void compose_levers(CaseComposer& w) {
  const LibraryWords words = library_words(w.m.c.model->library);
  std::vector<Counted> missing;
  std::map<std::string, double> lost, gained;
  std::map<std::string, int> answered;
  for (std::size_t i = 0; i < w.counties().size(); ++i) {
    if (!w.m.sure[i].problem) continue;
    const CountyMaterial one{w.m.c, w.m.facts, w.counties()[i], w.m.sure[i], w.m.drawn, words};
    for (const Obstacle& obstacle : obstacles_of(one, CaseComposer::first_of(w.counties()[i]), 3)) {
      ++entry_of(missing, obstacle.leaf, criterion_name(w.m.c.model->library, obstacle.leaf)).count;
      lost[obstacle.leaf] += obstacle.points;
      if (obstacle.then && obstacle.now) {
        gained[obstacle.leaf] += std::abs(*obstacle.then - *obstacle.now);
        ++answered[obstacle.leaf];
      }
    }
  }
  if (missing.empty()) return;
  by_count(missing);
  if (missing.size() > 8) missing.resize(8);
  SheetPart& part = w.part("levers", mark("What holds the first choices back, what helps"));
  SheetTable table;
  table.columns = {{w.word(mark("What holds it back")), false, 0.24}, {w.word(mark("In counties")), true, 0.11},
                   {w.word(mark("Points lost, mean")), true, 0.15},   {w.word(mark("Measure")), false, 0.22},
                   {w.word(mark("Gains, mean")), true, 0.12},         {w.word(mark("Office")), false, 0.16}};
  for (const Counted& one : missing) {
    const auto found = words.leaves.find(one.id);
    const bool lever = found != words.leaves.end() && found->second.in_reach() && answered[one.id] > 0;
    table.rows.push_back({w.in(one.name), std::to_string(one.count), decimal(lost[one.id] / one.count, 3),
                          lever ? w.in(found->second.lever) : w.word(mark("nothing in reach")),
                          lever ? "+" + decimal(gained[one.id] / answered[one.id], 3) : "–",
                          found == words.leaves.end() || found->second.ask.empty() ? "–" : w.in(found->second.ask)});
  }
  part.blocks.push_back(std::move(table));
}

void compose_case_weights(CaseComposer& w) {
  SheetPart& part = w.part("people", mark("Weights and who judged"));
  std::vector<std::string> seen;
  for (const CountyRanking& county : w.counties()) {
    if (std::find(seen.begin(), seen.end(), county.profile) != seen.end() || seen.size() == 4) continue;
    seen.push_back(county.profile);
    for (const NodeWeights& node : county.weights.nodes) {
      if (node.node != goal) continue;
      std::vector<Text> shares;
      for (std::size_t k = 0; k < node.items.size(); ++k)
        shares.push_back(both(
            say(mark("{0} {1}"), criterion_name(w.m.c.model->library, node.items[k]), decimal(node.weights[k], 2))));
      const Text profile = profile_in_words(w.m.c, county.profile);
      std::vector<SheetRun> words;
      if (!profile.empty()) words.push_back({w.in(profile) + (w.zh() ? "：" : ": "), true});
      words.push_back({w.in(say(mark("{0} ({1})."), list(shares), node.origin)) + (w.zh() ? "" : " ")});
      if (node.members.size() > 1)
        words.push_back({w.in(say(mark("Judged by {}."), std::to_string(node.members.size()))) + (w.zh() ? "" : " ")});
      if (node.cr) words.push_back({w.in(say(mark("Consistency ratio {} (0.10 allowed)."), decimal(*node.cr, 3)))});
      part.blocks.push_back(SheetText{Kind::text, std::move(words)});
    }
  }
}

void compose_case_end(CaseComposer& w) {
  SheetPart& decision = w.part("decision", mark("Decision"));
  std::vector<Counted> chosen;
  int departing = 0, taken = 0;
  for (const Decision& one : w.m.c.record.decisions)
    for (const CountyRanking& county : w.counties()) {
      if (county.assessment->county != one.county) continue;
      ++taken;
      const auto first = leaders(county);
      bool with = false;
      for (const std::string& id : one.chosen) {
        ++entry_of(chosen, id, industry_name(w.m.c, id)).count;
        with = with || std::find(first.begin(), first.end(), id) != first.end();
      }
      departing += with ? 0 : 1;
    }
  by_count(chosen);
  decision.blocks.push_back(SheetText{
      Kind::text,
      {{taken == 0
            ? w.in(say(mark("None of the {} counties has recorded a decision. A ranking is advice; people decide."),
                       std::to_string(w.counties().size())))
            : w.in(say(mark("{0} of {1} counties have decided: {2}. {3} of them differ from the ranking."),
                       std::to_string(taken), std::to_string(w.counties().size()), counts_in_words(chosen),
                       std::to_string(departing)))}}});
  SheetBoxes boxes;
  for (const ProcedureStep& step : procedure_of({})) boxes.boxes.emplace_back(w.word(step.name), "");
  decision.blocks.push_back(std::move(boxes));
  decision.blocks.push_back(
      SheetSignatures{{w.word(mark("Prepared by")), w.word(mark("Checked by")), w.word(mark("Approved by"))},
                      w.zh() ? "年　　月　　日（盖章）" : ""});
  SheetPart& part = w.part("proof", mark("Recompute"));
  std::string arguments;
  for (const std::string& argument : w.p.arguments) arguments += (arguments.empty() ? "" : " ") + argument;
  std::string all;
  for (const Sentence& one :
       {say(mark("Recompute by \"{}\"."), "yindi report CASEBOOK --shape prefecture --lang " +
                                              std::string(w.zh() ? "zh" : "en") +
                                              (arguments.empty() ? "" : " " + arguments)),
        say(mark("Yindi {0} ({1}), {2} draws, seed {3}, weights drawn: {4}."), w.p.version, w.p.commit,
            std::to_string(w.p.draws), std::to_string(w.p.seed), drawn_in_words(w.p.weights)),
        arguments.empty() ? say(mark("Nothing else than the files was given."))
                          : say(mark("Not from the files alone: {} stood in place of their settings."), arguments),
        say(mark("SHA-256 over the {0} files read: {1}."), std::to_string(w.p.files.size()), inputs_hash(w.p.files)),
        say(mark("Journal: {0} lines, head {1}."), std::to_string(w.p.journal_lines), w.p.journal_head.substr(0, 12))})
    all += (all.empty() || w.zh() ? "" : " ") + w.in(one);
  part.blocks.push_back(SheetText{Kind::code, {{all}}});
}

} // namespace

CountySheet compose_case(const CaseMaterial& m, const Provenance& p, Language language) {
  CaseComposer w{m, p, language};
  CountySheet& sheet = w.sheet;
  sheet.language = language;
  const Text title = m.c.head.title.empty() ? plain(m.c.head.id) : m.c.head.title;
  sheet.kind = w.word(mark("Decision rationale")), sheet.shape = "case";
  sheet.case_title = w.in(title), sheet.date = m.c.head.date;
  sheet.title = w.zh() ? w.in(say(mark("Rationale: {}"), title)) : w.in(title);
  sheet.subtitle = w.in(m.c.head.question);
  sheet.foot = w.in(say(mark("{0}, Yindi {1}, inputs {2}"), title, p.version, inputs_hash(p.files).substr(0, 8)));
  sheet.provenance = p;
  count(w);
  compose_case_answer(w);
  compose_map(w);
  compose_county_table(w);
  compose_flips(w);
  compose_levers(w);
  compose_case_weights(w);
  compose_case_end(w);
  return std::move(w.sheet);
}

} // namespace yindi
