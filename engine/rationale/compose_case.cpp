#include "engine/case/names.h"
#include "engine/case/quality.h"
#include "engine/rationale/case_composer.h"
#include "engine/robustness/information.h"
#include "engine/robustness/weight_draws.h"
#include "engine/vectors/threads.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace yindi {

void by_count(std::vector<Counted>& all) {
  std::stable_sort(all.begin(), all.end(), [](const Counted& a, const Counted& b) { return a.count > b.count; });
}

Counted& entry_of(std::vector<Counted>& all, const std::string& id, const Text& name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Counted& one) { return one.id == id; });
  if (found != all.end()) return *found;
  all.push_back({id, name, 0, {}});
  return all.back();
}

std::vector<const GateName*> gates_of(const Verdict& verdict, const VerdictRule& rule) {
  std::vector<const GateName*> found;
  for (const GateName& gate : gate_names) {
    const bool acts =
        std::any_of(verdict.gates.begin(), verdict.gates.end(), [&](const Gate& one) { return one.id == gate.id; });
    const bool disagree = std::string_view(gate.id) == "agree" && verdict.gates.empty() &&
                          verdict.level == Level::likely && verdict.share >= rule.clear && !verdict.methods_agree;
    if (acts || disagree) found.push_back(&gate);
  }
  return found;
}

Text counts_in_words(const std::vector<Counted>& all, std::size_t most) {
  std::vector<Text> said;
  int others = 0, kinds = 0;
  for (std::size_t k = 0; k < all.size(); ++k) {
    const Counted& one = all[k];
    if (all.size() > most && k + 1 >= most)
      others += one.count, ++kinds;
    else
      said.push_back(both(say(mark("{0} × {1}"), std::to_string(one.count), one.name)));
  }
  if (kinds > 0)
    said.push_back(both(say(mark("{0} × one of {1} rarer kinds"), std::to_string(others), std::to_string(kinds))));
  return list(said);
}

Text of_hundred(double probability) {
  return probability < 0.005 ? both(mark("less than one")) : plain(decimal(100 * probability, 0));
}

Text from_to(double low, double high) {
  const auto said = [](double x) { return std::abs(x) < 5e-4 ? std::string("0") : decimal(x, 3); };
  const std::string a = said(low), b = said(high);
  return a == b ? plain(a) : both(say(mark("{0} to {1}"), a, b));
}

SheetPart& CaseComposer::part(const char* id, const char* label) {
  sheet.parts.push_back({id, word(label), 1});
  return sheet.parts.back();
}

void CaseComposer::lead(SheetPart& part, const Sentence& head, const std::vector<Sentence>& rest) const {
  part.blocks.push_back(SheetText{SheetText::Kind::lead, {{in(head) + gap(), true}, {together(rest)}}});
}

void CaseComposer::add_text(SheetPart& part, SheetText::Kind kind, std::string text) {
  part.blocks.push_back(SheetText{kind, {{std::move(text)}}});
}

std::string CaseComposer::first_of(const CountyRanking& county) {
  return county.ranking.empty() ? std::string() : county.ranking.front().industry;
}

std::optional<std::size_t> CaseComposer::place_in_plan(const std::string& county) const {
  if (!m.facts.plan) return std::nullopt;
  const auto& all = m.facts.plan->problem.counties;
  const auto at = std::find(all.begin(), all.end(), county);
  return at == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - all.begin()));
}

std::vector<std::string> CaseComposer::planned(const std::string& county) const {
  std::vector<std::string> ids;
  const auto at = place_in_plan(county);
  if (!at || m.facts.plan->planned.chosen.empty()) return ids;
  for (const std::size_t k : by_fit(m.facts.plan->problem, *at, m.facts.plan->planned.chosen[*at]))
    ids.push_back(m.facts.plan->problem.industries[k]);
  return ids;
}

bool CaseComposer::changes(const CountyRanking& county) const {
  const auto all = planned(county.assessment->county);
  return !all.empty() && std::find(all.begin(), all.end(), first_of(county)) == all.end();
}

const Decision* CaseComposer::decided(const std::string& county) const {
  const auto& all = m.c.record.decisions;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Decision& one) { return one.county == county && !one.chosen.empty(); });
  return found == all.end() ? nullptr : &*found;
}

std::optional<double> CaseComposer::gives_up(const std::string& county) const {
  const auto at = place_in_plan(county);
  return at && !m.facts.plan->loss.empty() ? std::optional(m.facts.plan->loss[*at]) : std::nullopt;
}

Text CaseComposer::names_of(const std::vector<std::string>& industries) const {
  std::vector<Text> names;
  for (const std::string& id : industries) names.push_back(industry_name(m.c, id));
  return list(names);
}

namespace {

void count_firsts(CaseComposer& w) {
  for (std::size_t i = 0; i < w.counties().size(); ++i) {
    const CountyRanking& county = w.counties()[i];
    for (const auto& row : county.assessment->cells)
      for (const LeafValue& cell : row) {
        ++w.values;
        w.assumed += cell.unknown() || !is_assumed(cell.quality) ? 0 : 1;
      }
    w.judged = w.judged || judged_by_people(county.weights);
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

/// What every county's analyses say, worked out beside each other; of the thousands of values that one could find out
/// only the greatest probability of each leaf is kept.
struct CountyLook {
  LeaveOut without;
  std::vector<std::pair<std::string, double>> found; ///< leaf and probability above 0, in the order of the values
  std::vector<NotKnown> to_collect;
};

CountyLook look_at(const CaseComposer& w, std::size_t i) {
  CountyLook look;
  const CountyRanking& county = w.counties()[i];
  if (!w.m.sure[i].problem) return look;
  look.without = leave_out(w.m.sure[i].problem->ranking);
  if (county.ranking.size() < 2) return look;
  const Information found =
      information(w.m.c, county, *w.m.sure[i].problem, doubtful_values(w.m.c, *county.assessment));
  for (const WorthKnowing& worth : found.values) { // the greatest first
    const std::string& leaf = worth.value.leaf;
    const bool told =
        std::any_of(look.found.begin(), look.found.end(), [&](const auto& one) { return one.first == leaf; });
    if (worth.probability > 0 && !told) look.found.emplace_back(leaf, worth.probability);
  }
  for (const NotKnown& leaf : found.not_assessed)
    if (leaf.to_collect) look.to_collect.push_back(leaf);
  return look;
}

void look_closer(CaseComposer& w) {
  std::vector<CountyLook> looks(w.counties().size());
  for_each(static_cast<int>(looks.size()), [&](int k) {
    const auto i = static_cast<std::size_t>(k);
    looks[i] = look_at(w, i);
  });
  const Library& library = w.m.c.model->library;
  std::map<std::string, std::vector<Counted>> becomes;
  const auto finding = [&](const std::string& leaf) -> WorthFinding& {
    for (WorthFinding& one : w.findings)
      if (one.leaf == leaf) return one;
    const auto ask = w.words.leaves.find(leaf);
    w.findings.push_back({leaf, criterion_name(library, leaf), ask == w.words.leaves.end() ? Text{} : ask->second.ask});
    return w.findings.back();
  };
  for (const CountyLook& look : looks) {
    for (const LeftOut& node : look.without.nodes) {
      const Criterion* criterion = find_criterion(library, node.node);
      if (!criterion || is_leaf(*criterion)) continue;
      Counted& one = entry_of(w.flipping, node.node, node.name);
      if (node.kept || node.firsts.empty()) continue;
      ++one.count;
      ++entry_of(becomes[node.node], node.firsts.front(), industry_name(w.m.c, node.firsts.front())).count;
    }
    for (const auto& [leaf, probability] : look.found) {
      WorthFinding& one = finding(leaf);
      one.most = std::max(one.most, probability), one.sum += probability;
      ++one.counties;
    }
    for (const NotKnown& leaf : look.to_collect) {
      WorthFinding& one = finding(leaf.leaf);
      one.weight = std::max(one.weight, leaf.weight);
      one.not_assessed = true;
      const bool told =
          std::any_of(look.found.begin(), look.found.end(), [&](const auto& f) { return f.first == leaf.leaf; });
      if (!told) ++one.counties;
    }
  }
  by_count(w.flipping);
  for (const Counted& one : w.flipping) {
    by_count(becomes[one.id]);
    w.flips_to.push_back(becomes[one.id]);
    w.claim("without." + one.id, one.count);
  }
  // By what finding it out may change in all counties together; what cannot be computed by its weight, behind.
  std::erase_if(w.findings, [](const WorthFinding& one) { return !(one.sum > 0) && !(one.weight > 0); });
  std::stable_sort(w.findings.begin(), w.findings.end(), [](const WorthFinding& a, const WorthFinding& b) {
    return a.sum != b.sum ? a.sum > b.sum : a.weight > b.weight;
  });
  for (const WorthFinding& one : w.findings)
    if (one.sum > 0) w.claim("find." + one.leaf, one.sum);
}

} // namespace

CountySheet compose_case(const CaseMaterial& m, const Provenance& p, Language language, CaseAsked asked) {
  CaseComposer w{{language}, m, p, asked, library_words(m.c.model->library)};
  CountySheet& sheet = w.sheet;
  sheet.language = language;
  const Text title = m.c.head.title.empty() ? plain(m.c.head.id) : m.c.head.title;
  sheet.kind = w.word(mark("Decision rationale"));
  sheet.shape = asked.province ? "province" : "case", sheet.annex = asked.annex;
  sheet.case_title = w.in(title), sheet.date = m.c.head.date;
  sheet.title = w.zh() ? w.in(say(mark("Rationale: {}"), title)) : w.in(title);
  sheet.subtitle = w.in(m.c.head.question);
  sheet.foot = w.in(say(mark("{0}, Yindi {1}, inputs {2}"), title, p.version, inputs_hash(p.files).substr(0, 8)));
  sheet.provenance = p;
  count_firsts(w);
  look_closer(w);
  compose_case_answer(w);
  compose_case_map(w);
  if (asked.province)
    compose_prefectures(w);
  else {
    compose_county_table(w);
    compose_case_groups(w);
  }
  compose_case_neighbours(w);
  if (asked.province) {
    compose_known(w);
  } else {
    compose_case_weights(w);
    compose_flips(w);
    compose_levers(w);
  }
  compose_next_steps(w);
  compose_case_end(w);
  if (asked.annex) compose_annex(w);
  number_blocks(w.sheet);
  return std::move(w.sheet);
}

} // namespace yindi
