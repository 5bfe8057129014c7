// Who judged a case, what was decided, what counties are known for, and how to recompute it.

#include "engine/case/names.h"
#include "engine/conditions/backing.h"
#include "engine/format/words.h"
#include "engine/rationale/case_composer.h"
#include "engine/rationale/explanation.h"
#include "engine/workshop/agenda.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace yindi {
namespace {

using Kind = SheetText::Kind;

/// The profiles that the counties follow, blends taken apart, each with how many counties follow it.
std::vector<std::pair<std::string, int>> profiles_of(const CaseComposer& w, int& blends) {
  std::vector<std::pair<std::string, int>> all;
  for (const CountyRanking& county : w.counties()) {
    auto parts = profile_blend(county.profile);
    if (!parts || parts->empty()) parts = {{county.profile, 1.0}};
    blends += parts->size() > 1 ? 1 : 0;
    for (const auto& [id, share] : *parts) {
      auto found =
          std::find_if(all.begin(), all.end(), [&, wanted = id](const auto& one) { return one.first == wanted; });
      if (found == all.end()) found = all.insert(all.end(), {id, 0});
      found->second += share > 0.5 ? 1 : 0;
    }
  }
  return all;
}

const NodeWeights* goal_of(const Weights& weights) {
  for (const NodeWeights& node : weights.nodes)
    if (node.node == goal) return &node;
  return nullptr;
}

std::string profile_name(const CaseComposer& w, const std::string& profile) {
  const Text name = profile_in_words(w.m.c, profile);
  return name.empty() ? w.word(mark("Weight")) : w.in(name);
}

/// A text that a full stop follows.
std::string without_stop(std::string text) {
  for (const char* stop : {"。", "."})
    if (text.ends_with(stop)) text.resize(text.size() - std::string_view(stop).size());
  return text;
}

/// How much people's opinions of the groups agree, and where they differ the most.
void say_consensus(CaseComposer& w, SheetPart& part, const std::string& profile, std::vector<std::string>& told) {
  const auto found = opinions(w.m.c, std::nullopt, profile);
  if (!found.value || found.value->people.size() < 2) return;
  for (const NodeAgreement& node : node_agreements(*found.value)) {
    if (node.node != goal || !node.consensus) continue;
    std::vector<Sentence> said = {say(mark("Agreement of {0} people on the groups: {1} of 100, {2}."),
                                      std::to_string(found.value->people.size()), decimal(100 * *node.consensus, 0),
                                      consensus_word(*node.consensus))};
    for (const AgendaItem& item : agenda(*found.value))
      if (item.node == goal) {
        said.push_back(say(mark("They differ the most on {0} against {1}."),
                           criterion_name(w.m.c.model->library, item.a), criterion_name(w.m.c.model->library, item.b)));
        break;
      }
    const std::string text = w.together(said);
    if (std::find(told.begin(), told.end(), text) != told.end()) continue; // the same people of another kind of land
    told.push_back(text);
    CaseComposer::add_text(part, Kind::text, text);
    w.claim("consensus", *node.consensus);
  }
}

} // namespace

void compose_case_weights(CaseComposer& w) {
  SheetPart& part = w.part("people", mark("Weights and who judged"));
  int blends = 0;
  const auto profiles = profiles_of(w, blends);
  const auto& by_profile = w.m.facts.ranked.weights.by_profile;
  SheetTable table;
  std::vector<const Weights*> shown;
  table.columns = {{w.word(mark("Group of criteria")), false, 0.34}};
  for (const auto& [id, count] : profiles) {
    const auto found = by_profile.find(id);
    if (found == by_profile.end() || !found->second.value || shown.size() == 4) continue;
    shown.push_back(&*found->second.value);
    table.columns.push_back({profile_name(w, id), true, 0});
  }
  for (std::size_t i = 1; i < table.columns.size(); ++i)
    table.columns[i].share = 0.66 / static_cast<double>(table.columns.size() - 1);
  for (const std::string& group : children(w.m.c.model->library, goal)) {
    std::vector<std::string> row = {w.in(criterion_name(w.m.c.model->library, group))};
    for (const Weights* weights : shown) {
      const NodeWeights* node = goal_of(*weights);
      const auto at = node ? std::find(node->items.begin(), node->items.end(), group) - node->items.begin() : 0;
      row.push_back(node && at < static_cast<std::ptrdiff_t>(node->items.size())
                        ? decimal(node->weights[static_cast<std::size_t>(at)], 2)
                        : "–");
    }
    table.rows.push_back(std::move(row));
  }
  if (!shown.empty() && !table.rows.empty()) {
    std::vector<std::string> row = {w.word(mark("Consistency ratio (0.10 allowed)"))};
    for (const Weights* weights : shown) {
      const NodeWeights* node = goal_of(*weights);
      row.push_back(node && node->cr ? decimal(*node->cr, 3) : "–");
    }
    table.rows.push_back(std::move(row));
    part.blocks.push_back(std::move(table));
  }
  std::vector<Sentence> said;
  if (!w.judged) said.push_back(say(mark("Judged by nobody: the weights are the library's or the data's.")));
  std::vector<std::pair<Text, Text>> by; ///< the kind of land, and who weighs the groups there
  for (const Weights* weights : shown)
    if (const NodeWeights* node = goal_of(*weights); node && w.judged)
      by.emplace_back(profile_in_words(w.m.c, weights->profile),
                      node->members.empty() ? both(node->origin)
                      : node->members.size() == 1
                          ? both(say(mark("{}, one person"), node->origin))
                          : both(say(mark("{0}, {1} people"), node->origin, std::to_string(node->members.size()))));
  const bool alike =
      std::all_of(by.begin(), by.end(), [&](const auto& one) { return one.second == by.front().second; });
  if (!by.empty() && alike) said.push_back(say(mark("The groups are weighed by: {}."), by.front().second));
  for (const auto& [name, who] : by)
    if (!alike)
      said.push_back(name.empty() ? say(mark("The groups are weighed by: {}."), who)
                                  : say(mark("{0}: weighed by {1}."), name, who));
  if (blends > 0)
    said.push_back(blends == 1 ? say(mark("One county lies between two kinds of land and takes a blend of both."))
                               : say(mark("{} counties lie between two kinds of land and take a blend of both."),
                                     std::to_string(blends)));
  CaseComposer::add_text(part, Kind::text, w.together(said));
  std::vector<std::string> told;
  for (const auto& [id, count] : profiles) say_consensus(w, part, id, told);
  std::vector<Sentence> dissent;
  for (const Decision& one : w.m.c.record.decisions)
    if (!one.dissent.empty())
      dissent.push_back(say(mark("{0}: {1}."), county_name(w.m.c, one.county), without_stop(one_line(one.dissent))));
  part.blocks.push_back(SheetText{Kind::text,
                                  {{w.word(mark("Dissent")) + (w.zh() ? "：" : ": "), true},
                                   {dissent.empty() ? w.word(mark("none recorded")) : w.together(dissent)}}});
}

void compose_known(CaseComposer& w) {
  struct Known {
    std::string industry;
    int counties = 0, among_three = 0, excluded = 0;
    std::vector<Text> low;
  };
  std::vector<Known> all;
  int pairs = 0, good = 0;
  for (const KnownPair& pair : w.m.c.known) {
    const auto at = std::find_if(w.counties().begin(), w.counties().end(),
                                 [&](const CountyRanking& one) { return one.assessment->county == pair.county; });
    if (at == w.counties().end() || at->ranking.empty()) continue;
    auto one = std::find_if(all.begin(), all.end(), [&](const Known& k) { return k.industry == pair.industry; });
    if (one == all.end()) one = all.insert(all.end(), Known{pair.industry, 0, 0, 0, {}});
    ++pairs, ++one->counties;
    const auto entry = std::find_if(at->ranking.begin(), at->ranking.end(),
                                    [&](const RankedIndustry& e) { return e.industry == pair.industry; });
    if (entry == at->ranking.end())
      ++one->excluded;
    else if (entry->rank <= 3) {
      ++one->among_three, ++good;
      continue;
    }
    one->low.push_back(entry == at->ranking.end() ? both(say(mark("{} (excluded)"), county_name(w.m.c, pair.county)))
                                                  : both(say(mark("{0} (place {1})"), county_name(w.m.c, pair.county),
                                                             std::to_string(entry->rank))));
  }
  if (pairs == 0) return;
  SheetPart& part = w.part("known", mark("Exceptions against what counties are known for"));
  CaseComposer::add_text(
      part, Kind::text,
      w.in(
          say(mark("Of {0} industries that counties are known for {1} stand among the first three of their county. The "
                   "others, by industry:"),
              std::to_string(pairs), std::to_string(good))));
  w.claim("known", pairs), w.claim("known.first_three", good);
  std::stable_sort(all.begin(), all.end(), [](const Known& a, const Known& b) { return a.low.size() > b.low.size(); });
  SheetTable table;
  table.columns = {{w.word(mark("Known for")), false, 0.22},
                   {w.word(mark("Counties")), true, 0.1},
                   {w.word(mark("First three")), true, 0.1},
                   {w.word(mark("Lower, or excluded")), false, 0.58}};
  constexpr std::size_t most_rows = 14, most_names = 7;
  std::size_t left = 0;
  for (Known& one : all) {
    if (one.low.empty()) continue;
    if (table.rows.size() == most_rows) {
      left += one.low.size();
      continue;
    }
    if (one.low.size() > most_names) {
      const std::size_t more = one.low.size() - (most_names - 1);
      one.low.resize(most_names - 1);
      one.low.push_back(both(say(mark("{} counties besides"), std::to_string(more))));
    }
    table.rows.push_back({w.in(industry_name(w.m.c, one.industry)), std::to_string(one.counties),
                          std::to_string(one.among_three), w.in(list(one.low))});
  }
  if (!table.rows.empty()) part.blocks.push_back(std::move(table));
  if (left > 0)
    CaseComposer::add_text(part, Kind::note,
                           w.in(say(mark("{} more of other industries stand in the counties' own sheets, each with its "
                                         "reason."),
                                    std::to_string(left))));
}

namespace {

/// Who decided what, when and why.
void list_decisions(const CaseComposer& w, SheetPart& part) {
  SheetTable table;
  table.columns = {{w.word(mark("County")), false, 0.14},
                   {w.word(mark("Chosen")), false, 0.2},
                   {w.word(mark("Decided by")), false, 0.24},
                   {w.word(mark("Reason")), false, 0.42}};
  for (const Decision& one : w.m.c.record.decisions) {
    const auto county = std::find_if(w.counties().begin(), w.counties().end(),
                                     [&](const CountyRanking& c) { return c.assessment->county == one.county; });
    if (county == w.counties().end()) continue;
    std::string by = one_line(one.by);
    if (!one.date.empty())
      by = w.joined(by.empty() ? by : by + (w.zh() ? "，" : ","), day_in_words(one.date, w.language));
    table.rows.push_back({w.in(county_name(w.m.c, one.county)), w.in(w.names_of(one.chosen)), by.empty() ? "–" : by,
                          one.reason.empty() ? w.word(mark("none recorded")) : one_line(one.reason)});
  }
  constexpr std::size_t most = 30;
  const std::size_t more = table.rows.size() > most ? table.rows.size() - most : 0;
  table.rows.resize(table.rows.size() - more);
  if (!table.rows.empty()) part.blocks.push_back(std::move(table));
  if (more > 0)
    CaseComposer::add_text(part, Kind::note,
                           w.in(say(mark("{} more stand in the counties' own sheets."), std::to_string(more))));
}

/// Where the numbers behind the first choices are from: by source, the most first.
Sentence sources_of_firsts(const CaseComposer& w) {
  std::map<std::string, int> counts;
  for (const CountyRanking& county : w.counties()) {
    const Assessment& assessed = *county.assessment;
    const auto at = std::find(assessed.industries.begin(), assessed.industries.end(), CaseComposer::first_of(county));
    if (at == assessed.industries.end()) continue;
    for (const LeafValue& cell : assessed.cells[static_cast<std::size_t>(at - assessed.industries.begin())])
      for (const Input& input : cell.inputs)
        for (const std::string& id : split(backing_of(w.m.c, assessed, input).source, ';'))
          if (!id.empty()) ++counts[id];
  }
  if (counts.empty()) return {};
  std::vector<std::pair<std::string, int>> all(counts.begin(), counts.end());
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  constexpr std::size_t most = 6;
  std::vector<Text> said;
  for (std::size_t k = 0; k < std::min(most, all.size()); ++k)
    said.push_back(both(
        say(mark("{0} ({1})"), source_in_brief(w.m.c, all[k].first), quantity(static_cast<double>(all[k].second)))));
  if (all.size() > most) said.push_back(both(say(mark("{} sources besides"), std::to_string(all.size() - most))));
  return say(
      mark("Where the numbers behind the first choices are from, and how many: {}. The workbook has each with its "
           "source."),
      list(said));
}

} // namespace

void compose_case_end(CaseComposer& w) {
  SheetPart& decision = w.part("decision", mark("Decision and procedure"));
  std::vector<Counted> chosen;
  int departing = 0, taken = 0;
  std::vector<int> held(procedure_of({}).size(), 0);
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
      const auto steps = procedure_of(one);
      for (std::size_t k = 0; k < steps.size(); ++k) held[k] += steps[k].held.empty() ? 0 : 1;
    }
  by_count(chosen);
  CaseComposer::add_text(
      decision, Kind::text,
      taken == 0
          ? w.in(say(mark("None of the {} counties has recorded a decision. A ranking is advice; people decide."),
                     std::to_string(w.counties().size())))
          : w.together({say(mark("Decided: {0} of {1} counties. Chosen: {2}."), std::to_string(taken),
                            std::to_string(w.counties().size()), counts_in_words(chosen)),
                        departing == 0 ? say(mark("All choose as the ranking has it."))
                        : departing == 1
                            ? say(mark("One chooses otherwise than the ranking has it."))
                            : say(mark("{} choose otherwise than the ranking has it."), std::to_string(departing))}));
  SheetBoxes boxes;
  const auto steps = procedure_of({});
  // Of decisions that say nothing of their steps nobody knows whether they were held.
  const bool told = taken == 0 || std::any_of(held.begin(), held.end(), [](int count) { return count > 0; });
  for (std::size_t k = 0; k < steps.size(); ++k)
    boxes.boxes.emplace_back(w.word(steps[k].name), held[k] > 0
                                                        ? w.in(say(mark("held; counties: {}"), std::to_string(held[k])))
                                                    : told ? w.word(mark("not held"))
                                                           : w.word(mark("not recorded")));
  list_decisions(w, decision);
  decision.blocks.push_back(std::move(boxes));
  if (taken == 0) {
    SheetForm form;
    form.lines.push_back({{w.word(mark("Body and date")), false, true}, {w.word(mark("Document no.")), false, true}});
    decision.blocks.push_back(std::move(form));
  }
  SheetPart& annexes = w.part("annexes", mark("Annexes"));
  std::vector<Sentence> behind = {
      say(mark("1. The counties' own sheets, two pages each (yindi report CASEBOOK --each-county --output FOLDER).")),
      say(mark("2. The workbook with every number and its formula (--output FILE.xlsx)."))};
  behind.push_back(w.asked.annex ? say(mark("3. The audit annex, behind this page."))
                                 : say(mark("3. The audit annex: decision matrices, comparisons, neighbours, formulas, "
                                            "draws (--annex).")));
  for (const Sentence& one : behind) CaseComposer::add_text(annexes, Kind::note, w.in(one));
  if (const Sentence sources = sources_of_firsts(w); !sources.empty())
    CaseComposer::add_text(annexes, Kind::note, w.in(sources));
  SheetPart& part = w.part("proof", mark("Recompute"));
  CaseComposer::add_text(part, Kind::code,
                         w.proof(w.p,
                                 "yindi report " + w.m.c.head.id + " --shape " +
                                     (w.asked.province ? "province" : "prefecture") + (w.asked.annex ? " --annex" : ""),
                                 w.judged));
  part.blocks.push_back(
      SheetSignatures{{w.word(mark("Prepared by")), w.word(mark("Checked by")), w.word(mark("Approved by"))},
                      w.zh() ? "年　　月　　日（盖章）" : ""});
}

} // namespace yindi
