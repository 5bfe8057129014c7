// Counties that share a reason: the same first choice, and the same leaf that wins it the most against the second.

#include "engine/case/names.h"
#include "engine/case/quality.h"
#include "engine/rationale/case_composer.h"

#include <algorithm>

namespace yindi {
namespace {

struct Group {
  std::string first, leaf; ///< leaf blank: nothing to compare with, or no lead that criteria could share
  std::vector<Text> counties;
  std::vector<double> shares; ///< of the draws in which it is first
  std::vector<Counted> seconds, qualities;
  double low = 1e9, high = -1e9; ///< points
  int kept = 0;                  ///< by the plan
};

/// The leaf that wins the first the most against the second, with its points; blank where there is none.
std::pair<std::string, double> deciding_leaf(const CaseComposer& w, std::size_t k) {
  const CountyRanking& county = w.counties()[k];
  if (county.ranking.size() < 2) return {};
  const std::vector<double> points = head_to_head(county, county.ranking[0].industry, county.ranking[1].industry);
  const double sign = w.material(k).rises() ? 1 : -1;
  std::pair<std::string, double> best;
  for (std::size_t j = 0; j < points.size(); ++j)
    if (sign * points[j] > best.second) best = {county.assessment->leaves[j], sign * points[j]};
  return best;
}

/// The weaker of what the first and the second stand on in a leaf.
std::string stands_on(const CountyMaterial& m, const std::string& leaf) {
  const auto& leaves = m.ranking.assessment->leaves;
  const auto j = static_cast<std::size_t>(std::find(leaves.begin(), leaves.end(), leaf) - leaves.begin());
  const LeafValue &own = m.cell(m.ranking.ranking[0].industry, j), &other = m.cell(m.ranking.ranking[1].industry, j);
  if (own.unknown() || other.unknown()) return "unknown";
  return is_assumed(other.quality) ? other.quality : own.quality;
}

std::vector<Group> groups_of(const CaseComposer& w) {
  std::vector<Group> groups;
  for (std::size_t k = 0; k < w.counties().size(); ++k) {
    const CountyRanking& county = w.counties()[k];
    const std::string first = CaseComposer::first_of(county);
    if (first.empty()) continue;
    const auto [leaf, points] = deciding_leaf(w, k);
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&, at = leaf](const Group& one) { return one.first == first && one.leaf == at; });
    if (group == groups.end()) {
      groups.push_back({});
      group = groups.end() - 1;
      group->first = first, group->leaf = leaf;
    }
    group->counties.push_back(county_name(w.m.c, county.assessment->county));
    if (w.m.sure[k].verdict.level != Level::only) group->shares.push_back(w.m.sure[k].verdict.share);
    group->kept += w.m.facts.plan && !w.changes(county) ? 1 : 0;
    if (leaf.empty()) continue;
    group->low = std::min(group->low, points), group->high = std::max(group->high, points);
    const std::string& second = county.ranking[1].industry;
    ++entry_of(group->seconds, second, industry_name(w.m.c, second)).count;
    const std::string quality = stands_on(w.material(k), leaf);
    ++entry_of(group->qualities, quality, quality_name(quality)).count;
  }
  std::stable_sort(groups.begin(), groups.end(), [&](const Group& a, const Group& b) {
    const auto place = [&](const Group& group) {
      return std::find_if(w.firsts.begin(), w.firsts.end(), [&](const Counted& one) { return one.id == group.first; }) -
             w.firsts.begin();
    };
    return place(a) != place(b) ? place(a) < place(b) : a.counties.size() > b.counties.size();
  });
  return groups;
}

std::string reason_of(const CaseComposer& w, const Group& group) {
  if (group.leaf.empty()) return w.word(mark("Nothing else was left to compare it with, or nothing sets it apart."));
  const auto words = w.words.leaves.find(group.leaf);
  const Text name = criterion_name(w.m.c.model->library, group.leaf);
  std::vector<Text> rivals;
  for (std::size_t k = 0; k < std::min<std::size_t>(2, group.seconds.size()); ++k)
    rivals.push_back(group.seconds[k].name);
  if (group.seconds.size() > 2) rivals.push_back(both(mark("others")));
  const Text points = from_to(group.low, group.high);
  return words == w.words.leaves.end() || words->second.ahead.empty()
             ? w.in(say(mark("Better at {0}: {1} points against {2}."), name, points, list(rivals)))
             : w.in(say(mark("{0} ({1}): {2} points against {3}."), words->second.ahead, name, points, list(rivals)));
}

std::string sureness_of(const CaseComposer& w, Group group) {
  if (group.shares.empty()) return w.in(verdict_word(Level::only));
  std::sort(group.shares.begin(), group.shares.end());
  const Text low = share_of_draws(group.shares.front()), high = share_of_draws(group.shares.back());
  return w.in(low == high ? low : both(say(mark("{0} to {1}"), low, high)));
}

} // namespace

void compose_case_groups(CaseComposer& w) {
  const std::vector<Group> groups = groups_of(w);
  if (groups.empty()) return;
  SheetPart& part = w.part("groups", mark("Counties that share a reason"));
  CaseComposer::add_text(
      part, SheetText::Kind::text,
      w.in(say(
          mark("{0} reasons decide the first choices of {1} counties. Counties of a group can talk it over together; "
               "where their reason rests on assumed values, check these first."),
          std::to_string(groups.size()), std::to_string(w.counties().size()))));
  SheetTable table;
  table.columns = {{w.word(mark("The reason that decides, in points of score")), false, 0.38},
                   {w.word(mark("Counties")), false, 0.32},
                   {w.word(mark("Rests on")), false, 0.14},
                   {w.word(mark("How sure")), false, 0.16}};
  std::string before;
  int number = 0;
  for (const Group& group : groups) {
    if (group.first != before)
      for (const Counted& one : w.firsts)
        if (one.id == group.first)
          table.rows.push_back({w.in(say(mark("{0} first; counties: {1}"), one.name, std::to_string(one.count)))});
    before = group.first;
    std::string basis;
    for (const Counted& one : group.qualities) {
      const Quality* quality = find_quality(one.id);
      basis += (basis.empty() ? ""
                : w.zh()      ? "，"
                              : ", ") +
               (quality ? std::string(quality->symbol) + "\u00A0" : "") + w.in(one.name);
    }
    const auto count = static_cast<int>(group.counties.size());
    const Text names = list(group.counties);
    const Sentence counties = !w.m.facts.plan       ? say(mark("{}."), names)
                              : group.kept == count ? say(mark("{}. The plan keeps it."), names)
                              : group.kept == 0     ? say(mark("{}. The plan changes it."), names)
                                                    : say(mark("{0}. The plan keeps it in {1} of {2}."), names,
                                                          std::to_string(group.kept), std::to_string(count));
    table.rows.push_back({std::to_string(++number) + ". " + reason_of(w, group), w.in(counties),
                          basis.empty() ? "–" : basis, sureness_of(w, group)});
    w.claim("group." + group.first + "." + (group.leaf.empty() ? "none" : group.leaf),
            static_cast<double>(group.counties.size()));
  }
  part.blocks.push_back(std::move(table));
  CaseComposer::add_text(
      part, SheetText::Kind::note,
      w.in(say(mark("The reason is the criterion that wins the first the most against the second; how "
                    "sure: the lowest and the highest share of draws in the group."))));
}

} // namespace yindi
