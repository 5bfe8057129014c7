// The counties of a case on a map and in a table, and what stands in neighbours today, each for itself and planned.

#include "engine/case/names.h"
#include "engine/case/prefectures.h"
#include "engine/rationale/case_composer.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace yindi {
namespace {

/// The kinds of what counties have, the most frequent first, and the map that shows them.
struct DrawnMap {
  std::vector<Counted> kinds;
  std::vector<std::string> letters; ///< of the kinds
  SheetMap map;
};

/// `has` gives the id of what a county has, blank for nothing, and its name.
DrawnMap map_of(const CaseComposer& w, const std::function<std::pair<std::string, Text>(const CountyRanking&)>& has,
                bool framed) {
  DrawnMap shown;
  for (const CountyRanking& county : w.counties())
    if (const auto [id, name] = has(county); !id.empty()) ++entry_of(shown.kinds, id, name).count;
  by_count(shown.kinds);
  std::vector<std::string> names;
  for (const Counted& one : shown.kinds) names.push_back(w.in(one.name));
  shown.letters = unique_letters(names, w.language);
  std::map<std::string, std::size_t> at;
  for (const CountyRanking& county : w.counties()) {
    const County* place = find_county(w.m.c, county.assessment->county);
    if (!place || !place->lon || !place->lat) continue;
    const auto [id, name] = has(county);
    const auto kind = std::find_if(shown.kinds.begin(), shown.kinds.end(),
                                   [&, wanted = id](const Counted& one) { return one.id == wanted; });
    SheetMap::Node node;
    node.name = w.in(place->name) + (framed && w.decided(place->id) ? "\u00A0✓" : "");
    node.letter = id.empty() ? "–" : shown.letters[static_cast<std::size_t>(kind - shown.kinds.begin())];
    node.kind = static_cast<int>(kind - shown.kinds.begin());
    node.x = *place->lon, node.y = *place->lat;
    node.framed = framed && w.changes(county);
    at[place->id] = shown.map.nodes.size();
    shown.map.nodes.push_back(std::move(node));
  }
  const CountyGraph& graph = w.m.facts.ranked.assessed.region->graph;
  for (const auto& [id, here] : at)
    for (const Neighbour& neighbour : graph.neighbours[graph.index.at(id)]) {
      const auto there = at.find(graph.counties[neighbour.county]);
      if (there == at.end() || there->second <= here) continue;
      const int kind = shown.map.nodes[here].kind;
      const bool same = kind == shown.map.nodes[there->second].kind && kind < static_cast<int>(shown.kinds.size());
      shown.map.edges.push_back({here, there->second, same});
    }
  return shown;
}

std::pair<std::string, Text> own_first(const CaseComposer& w, const CountyRanking& county) {
  const std::string first = CaseComposer::first_of(county);
  return {first, first.empty() ? Text{} : industry_name(w.m.c, first)};
}

std::pair<std::string, Text> planned_first(const CaseComposer& w, const CountyRanking& county) {
  const auto ids = w.planned(county.assessment->county);
  return ids.empty() ? std::pair<std::string, Text>{} : std::pair(ids.front(), industry_name(w.m.c, ids.front()));
}

std::pair<std::string, Text> leads_today(const CaseComposer& w, const CountyRanking& county) {
  const Region& region = *w.m.facts.ranked.assessed.region;
  const auto found = region.graph.index.find(county.assessment->county);
  if (found == region.graph.index.end() || region.leading[found->second] == no_lead) return {};
  const auto item = static_cast<std::size_t>(region.leading[found->second]);
  return {region.items[item], region.item_names[item]};
}

/// What the nodes of a map stand for: by their letters; by their shapes where there are too many for letters.
std::string letters(const CaseComposer& w, const DrawnMap& shown, std::size_t most = 100) {
  const std::vector<Counted>& kinds = shown.kinds;
  const std::size_t nodes = shown.map.nodes.size();
  std::string key;
  if (nodes > most_named_nodes && most < 100) {
    int others = 0;
    for (std::size_t k = 2; k < kinds.size(); ++k) others += kinds[k].count;
    for (std::size_t k = 0; k < std::min<std::size_t>(2, kinds.size()); ++k)
      key += (k == 0 ? "■ " : w.zh() ? "　○ " : "   ○ ") + w.in(kinds[k].name) + " " + std::to_string(kinds[k].count);
    if (others > 0)
      key += (w.zh() ? "　" : "   ") + w.in(say(mark("grey circles: {} others, each rarer"), std::to_string(others)));
    return key;
  }
  for (std::size_t k = 0; k < std::min(most, kinds.size()); ++k)
    key += (key.empty() ? ""
            : w.zh()    ? "　"
                        : "   ") +
           shown.letters[k] + (w.zh() ? "＝" : " = ") + w.in(kinds[k].name) + " " + std::to_string(kinds[k].count);
  return key;
}

/// "◐ 85 % a; Tea 46 %": the share, what keeps the verdict down, and who is first more often.
std::string sure_of(const CaseComposer& w, std::size_t k) {
  const Verdict& verdict = w.m.sure[k].verdict;
  if (verdict.level == Level::only) return w.in(verdict_word(verdict.level));
  const char* disc = verdict.level == Level::clear ? "●" : verdict.level == Level::likely ? "◐" : "○";
  std::string said = std::string(disc) + "\u00A0" + w.in(share_of_draws(verdict.share));
  for (const GateName* gate : gates_of(verdict, verdict_rule(w.m.c))) said += std::string("\u00A0") + gate->letter;
  if (w.has_stronger_rival(k))
    said += (w.zh() ? "；" : "; ") + w.in(industry_name(w.m.c, verdict.rival)) + "\u00A0" +
            w.in(share_of_draws(verdict.rival_share));
  return said;
}

/// What the letters behind the shares mean; blank where none is used.
std::string gates_in_words(const CaseComposer& w) {
  const VerdictRule rule = verdict_rule(w.m.c);
  std::vector<Text> said;
  for (const GateName& gate : gate_names)
    if (std::any_of(w.m.sure.begin(), w.m.sure.end(), [&](const CountyRobustness& sure) {
          const auto acting = gates_of(sure.verdict, rule);
          return std::find(acting.begin(), acting.end(), &gate) != acting.end();
        }))
      said.push_back(both(say(mark("{0} {1}"), gate.letter, both(gate.name))));
  return said.empty() ? std::string() : w.in(say(mark("A letter says what keeps the mark lower: {}."), list(said)));
}

void list_by_first(CaseComposer& w, SheetPart& part) {
  SheetTable table;
  table.columns = {{w.word(mark("First choice")), false, 0.22},
                   {w.word(mark("In counties")), true, 0.1},
                   {w.word(mark("Which")), false, 0.68}};
  for (const Counted& one : w.firsts)
    table.rows.push_back({w.in(one.name), std::to_string(one.count), w.in(list(one.counties))});
  part.blocks.push_back(std::move(table));
}

/// The prefectures, with the places of their counties among the map's nodes, which are those with a position.
std::vector<SheetMap::District> districts_of(const CaseComposer& w) {
  std::vector<SheetMap::District> all;
  std::vector<std::string> codes;
  std::size_t node = 0;
  for (const CountyRanking& county : w.counties()) {
    const County* place = find_county(w.m.c, county.assessment->county);
    if (!place || !place->lon || !place->lat) continue;
    const std::size_t at = node++;
    const std::string code = prefecture_of(place->id);
    if (!is_known_prefecture(code)) continue;
    auto found = static_cast<std::size_t>(std::find(codes.begin(), codes.end(), code) - codes.begin());
    if (found == codes.size()) codes.push_back(code), all.push_back({w.in(prefecture_name(code)), {}});
    all[found].nodes.push_back(at);
  }
  return all;
}

} // namespace

void compose_case_map(CaseComposer& w) {
  DrawnMap shown = map_of(
      w, [&](const CountyRanking& county) { return own_first(w, county); }, true);
  if (shown.map.nodes.size() < 2) return;
  shown.map.key =
      letters(w, shown) + (w.zh() ? "。" : ". ") +
      w.in(say(mark("Thick lines join neighbours with the same first choice; a frame: the plan has something else.")));
  if (std::any_of(w.counties().begin(), w.counties().end(),
                  [&](const CountyRanking& one) { return w.decided(one.assessment->county) != nullptr; }))
    shown.map.key = w.joined(shown.map.key, w.word(mark("✓: decided already.")));
  if (shown.map.nodes.size() > most_named_nodes) shown.map.districts = districts_of(w);
  shown.map.title = w.word(mark("Who borders on whom, and the leading choice of each"));
  w.part("map", mark("Graph of the counties")).blocks.push_back(std::move(shown.map));
}

void compose_county_table(CaseComposer& w) {
  SheetPart& part = w.part("counties", mark("County by county"));
  if (w.counties().size() > most_in_table) {
    list_by_first(w, part);
    CaseComposer::add_text(part, SheetText::Kind::note,
                           w.word(mark("Each county's sheet stands by itself: yindi report CASEBOOK --each-county "
                                       "--output FOLDER.")));
    return;
  }
  SheetTable table;
  table.columns = {{w.word(mark("County")), false, 0.17},  {w.word(mark("First choice")), false, 0.24},
                   {w.word(mark("Score")), true, 0.08},    {w.word(mark("How sure")), false, 0.19},
                   {w.word(mark("Planned")), false, 0.23}, {w.word(mark("Gives up")), true, 0.09}};
  for (std::size_t i = 0; i < w.counties().size(); ++i) {
    const CountyRanking& county = w.counties()[i];
    const std::string& id = county.assessment->county;
    if (county.ranking.empty()) {
      table.rows.push_back({w.in(county_name(w.m.c, id)), "–", "–", "–", "–", "–"});
      continue;
    }
    const RankedIndustry& first = county.ranking.front();
    const auto names = w.planned(id);
    const auto loss = w.gives_up(id);
    std::string choice = w.in(industry_name(w.m.c, first.industry));
    if (const Decision* decision = w.decided(id))
      choice += w.zh() ? "；" : "; ", choice += w.in(say(mark("decided: {}"), w.names_of(decision->chosen)));
    table.rows.push_back({w.in(county_name(w.m.c, id)), choice, first.score ? decimal(*first.score, 3) : "–",
                          sure_of(w, i),
                          names.empty()       ? "–"
                          : w.changes(county) ? w.in(w.names_of(names))
                                              : w.word(mark("the same")),
                          !loss          ? "–"
                          : *loss < 5e-4 ? "0"
                                         : decimal(*loss, 3)});
    if (first.score) w.claim("score." + id, *first.score);
  }
  // How it is to be read stands at its head, as it may go over a page.
  CaseComposer::add_text(
      part, SheetText::Kind::note,
      w.joined(
          w.joined(w.in(say(mark("● clear, ◐ likely, ○ not decided: share of the draws in which it is first; behind "
                                 "it, where there is one, who is first more often."))),
                   gates_in_words(w)),
          w.m.facts.plan
              ? w.in(say(mark("Gives up: points of fit against the county's own best; they cannot be taken from the "
                              "scores. Fit leaves crowding by neighbours out: a county that changes may give up "
                              "nothing, and one that keeps its choice may give up something.")))
              : std::string()));
  part.blocks.push_back(std::move(table));
}

void compose_prefectures(CaseComposer& w) {
  SheetPart& part = w.part("prefectures", mark("Prefecture by prefecture"));
  struct Row {
    std::string code;
    std::vector<Text> counties;
    std::vector<Counted> firsts;
    std::map<Level, int> levels;
    int moved = 0;
    double loss = 0;
  };
  std::vector<Row> rows;
  for (std::size_t i = 0; i < w.counties().size(); ++i) {
    const CountyRanking& county = w.counties()[i];
    const std::string& id = county.assessment->county;
    const std::string own = prefecture_of(id), code = own.empty() ? id : own;
    auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& one) { return one.code == code; });
    if (row == rows.end()) row = rows.insert(rows.end(), Row{code, {}, {}, {}});
    row->counties.push_back(county_name(w.m.c, id));
    if (const auto [first, name] = own_first(w, county); !first.empty()) ++entry_of(row->firsts, first, name).count;
    ++row->levels[w.m.sure[i].verdict.level];
    row->moved += w.changes(county) ? 1 : 0;
    row->loss += w.gives_up(id).value_or(0);
  }
  SheetTable table;
  table.columns = {{w.word(mark("Prefecture")), false, 0.14},    {w.word(mark("Counties")), true, 0.08},
                   {w.word(mark("First choices")), false, 0.48}, {w.word(mark("● ◐ ○")), true, 0.12},
                   {w.word(mark("Plan changes")), true, 0.09},   {w.word(mark("Gives up")), true, 0.09}};
  for (Row& row : rows) {
    by_count(row.firsts);
    const auto n = static_cast<double>(row.counties.size());
    const bool known = is_known_prefecture(row.code);
    table.rows.push_back(
        {known ? w.in(prefecture_name(row.code))
               : row.code + (w.zh() ? "" : " ") +
                     w.in(row.counties.size() > 1
                              ? both(say(mark("({0} … {1})"), row.counties.front(), row.counties.back()))
                              : both(say(mark("({})"), row.counties.front()))),
         std::to_string(row.counties.size()), row.firsts.empty() ? "–" : w.in(counts_in_words(row.firsts)),
         std::to_string(row.levels[Level::clear]) + " / " + std::to_string(row.levels[Level::likely]) + " / " +
             std::to_string(row.levels[Level::open]),
         w.m.facts.plan ? std::to_string(row.moved) : "–", w.m.facts.plan ? decimal(row.loss / n, 3) : "–"});
  }
  part.blocks.push_back(std::move(table));
  CaseComposer::add_text(part, SheetText::Kind::note,
                         w.in(say(mark("A prefecture goes by the first four digits of its counties' codes. ● clear, ◐ "
                                       "likely, ○ not decided: in how many counties. Gives up: points of fit on the "
                                       "mean."))));
}

void compose_case_neighbours(CaseComposer& w) {
  const Sameness &today = w.m.facts.h.leads, &alone = w.m.facts.alone;
  if (alone.pairs == 0) return;
  SheetPart& part = w.part("neighbours", mark("Neighbours: today, each for itself, planned"));
  SheetMaps maps;
  const auto add = [&](const char* title, std::size_t same, std::size_t pairs, DrawnMap shown) {
    if (shown.map.nodes.size() < 2) return;
    const std::string key = letters(w, shown, 8);
    maps.maps.emplace_back(
        w.in(say(mark("{0}: {1} of {2} pairs"), both(title), std::to_string(same), std::to_string(pairs))),
        std::move(shown.map));
    maps.key += (maps.key.empty() ? "" : w.zh() ? "。" : ". ") + w.word(title) + (w.zh() ? "：" : ": ") + key;
  };
  add(mark("Today (by sector)"), today.same, today.pairs,
      map_of(
          w, [&](const CountyRanking& county) { return leads_today(w, county); }, false));
  add(mark("Each for itself"), alone.same, alone.pairs,
      map_of(
          w, [&](const CountyRanking& county) { return own_first(w, county); }, false));
  if (w.m.facts.plan)
    add(mark("Planned"), w.m.facts.planned_same, alone.pairs,
        map_of(
            w, [&](const CountyRanking& county) { return planned_first(w, county); }, false));
  maps.key += w.zh() ? "。" : ".";
  if (!maps.maps.empty()) part.blocks.push_back(std::move(maps));
  if (!w.m.facts.plan) return;
  // Who gives up what, by what is given up for what.
  struct Change {
    std::string from, to;
    std::vector<Text> counties;
    double low = 1, high = 0;
  };
  std::vector<Change> changes;
  for (const CountyRanking& county : w.counties()) {
    if (!w.changes(county)) continue;
    const std::string &id = county.assessment->county, from = CaseComposer::first_of(county);
    const std::string to = w.in(w.names_of(w.planned(id)));
    auto one =
        std::find_if(changes.begin(), changes.end(), [&](const Change& c) { return c.from == from && c.to == to; });
    if (one == changes.end()) one = changes.insert(changes.end(), Change{from, to, {}});
    one->counties.push_back(county_name(w.m.c, id));
    const double loss = w.gives_up(id).value_or(0);
    one->low = std::min(one->low, loss), one->high = std::max(one->high, loss);
  }
  if (changes.empty()) {
    CaseComposer::add_text(part, SheetText::Kind::text, w.word(mark("The plan leaves every first choice as it is.")));
    return;
  }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const Change& a, const Change& b) { return a.counties.size() > b.counties.size(); });
  SheetTable table;
  table.caption = w.word(mark("Who gives up what"));
  table.columns = {{w.word(mark("Instead of")), false, 0.24},
                   {w.word(mark("Planned")), false, 0.24},
                   {w.word(mark("Counties")), false, 0.34},
                   {w.word(mark("Gives up")), true, 0.18}};
  const std::size_t most = w.asked.province ? 12 : 24;
  std::size_t others = 0;
  for (std::size_t k = 0; k < changes.size(); ++k) {
    const Change& one = changes[k];
    if (k >= most) {
      others += one.counties.size();
      continue;
    }
    table.rows.push_back(
        {w.in(industry_name(w.m.c, one.from)), one.to, w.in(list(one.counties)), w.in(from_to(one.low, one.high))});
  }
  part.blocks.push_back(std::move(table));
  if (others > 0)
    CaseComposer::add_text(
        part, SheetText::Kind::note,
        w.in(say(mark("{} more counties change otherwise; the workbook lists them."), std::to_string(others))));
  CaseComposer::add_text(
      part, SheetText::Kind::note,
      w.in(say(mark("The plan adds up fits and counts neighbours once, so its points cannot be taken "
                    "from the scores."))));
}

} // namespace yindi
