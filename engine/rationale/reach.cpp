#include "engine/case/names.h"
#include "engine/conditions/cell_words.h"
#include "engine/conditions/value_function.h"
#include "engine/rationale/county_rationale.h"
#include "engine/rationale/explanation.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace yindi {

namespace {

using Eigen::Index;

constexpr double least_loss = 0.0005, least_gain = 1e-9;
constexpr int low_place = 3; ///< beyond it a speciality ranks low

/// What the lever makes of one cell: u, and the value in words; nothing where nothing of it is known or it is no
/// better.
struct MovedCell {
  double u = 0, x = 0;
};
std::optional<MovedCell> moved_cell(const Criterion& leaf, const LeafWords& words, const LeafValue& cell) {
  if (cell.unknown() || !leaf.scale) return std::nullopt;
  const auto best = [&](double x) {
    return leaf.scale->best > leaf.scale->worst ? std::min(x, leaf.scale->best) : std::max(x, leaf.scale->best);
  };
  const Interval now = cell.x ? Interval{*cell.x, *cell.x} : *cell.x_range;
  bool clamped = false;
  const double low = best(words.moved(now.low)), high = best(words.moved(now.high));
  const MovedCell moved{(value_of(leaf, low, clamped) + value_of(leaf, high, clamped)) / 2, (low + high) / 2};
  const double before = cell.u ? *cell.u : (cell.u_range.low + cell.u_range.high) / 2;
  return moved.u > before + least_gain ? std::optional(moved) : std::nullopt;
}

Index row_of(const CountyMaterial& m, const std::string& industry) {
  const auto& all = m.sure.problem->ranking.alternatives;
  return static_cast<Index>(std::find(all.begin(), all.end(), industry) - all.begin());
}

/// Merits with some levers pulled, one variant each: variants × industries.
Eigen::MatrixXd pulled(const CountyMaterial& m, const std::vector<std::vector<Lever>>& variants) {
  std::vector<std::vector<CellValue>> cells;
  for (const std::vector<Lever>& levers : variants) {
    auto& all = cells.emplace_back();
    for (const Lever& lever : levers) all.insert(all.end(), lever.cells.begin(), lever.cells.end());
  }
  return merits_with(*m.sure.problem, cells);
}

int place_of(const Eigen::RowVectorXd& merits, Index row) {
  const double slack = least_gain * std::max(1.0, merits.cwiseAbs().maxCoeff());
  return 1 + static_cast<int>((merits.array() > merits(row) + slack).count());
}

/// How far it is ahead of the best of the others.
double margin(const Eigen::RowVectorXd& merits, Index row) {
  const Index rival = best_of(merits, row);
  return rival < 0 ? 0 : merits(row) - merits(rival);
}

/// The fewest levers, the strongest first, that put the industry first; empty where not even all of them do.
std::vector<Lever> enough_of(const CountyMaterial& m, const std::vector<Lever>& levers, Index row) {
  std::vector<Lever> chosen, left = levers;
  while (!left.empty()) {
    std::vector<std::vector<Lever>> tried;
    for (const Lever& lever : left) {
      tried.push_back(chosen);
      tried.back().push_back(lever);
    }
    const Eigen::MatrixXd met = pulled(m, tried);
    std::size_t best = 0;
    for (std::size_t k = 1; k < left.size(); ++k)
      if (margin(met.row(static_cast<Index>(k)), row) > margin(met.row(static_cast<Index>(best)), row) + least_gain)
        best = k;
    chosen.push_back(left[best]);
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(best));
    if (place_of(met.row(static_cast<Index>(best)), row) == 1) return chosen;
  }
  return {};
}

/// The leaf in which `industry` is furthest behind the first; blank where that is not to be had.
std::string furthest_behind(const CountyMaterial& m, const std::string& industry) {
  const std::vector<double> lead = head_to_head(m.ranking, m.ranking.ranking.front().industry, industry);
  const double sign = m.rises() ? 1 : -1;
  std::string worst;
  double most = least_loss;
  for (std::size_t j = 0; j < lead.size(); ++j)
    if (sign * lead[j] > most) most = sign * lead[j], worst = m.ranking.assessment->leaves[j];
  return worst;
}

Text leaf_name(const CountyMaterial& m, const std::string& id) { return criterion_name(m.c.model->library, id); }

/// What an industry would need to come first.
void say_need(const CountyMaterial& m, OtherIndustry& other) {
  const std::string& industry = other.industry;
  const std::string behind = furthest_behind(m, industry);
  if (!behind.empty()) other.behind = leaf_name(m, behind);
  const std::vector<Lever> levers = levers_of(m, industry);
  if (levers.empty()) {
    const auto& all = m.words.leaves;
    const bool any = std::any_of(all.begin(), all.end(), [](const auto& entry) { return entry.second.in_reach(); });
    if (any) other.need = say(mark("nothing in reach moves it"));
    return;
  }
  const Index row = row_of(m, industry);
  const Eigen::MatrixXd all = pulled(m, {levers});
  if (const int place = place_of(all.row(0), row); place > 1) {
    std::vector<std::vector<Lever>> single;
    for (const Lever& lever : levers) single.push_back({lever});
    const Eigen::MatrixXd met = pulled(m, single);
    std::size_t best = 0;
    for (std::size_t k = 1; k < single.size(); ++k)
      if (met(static_cast<Index>(k), row) > met(static_cast<Index>(best), row)) best = k;
    other.best_place = place, other.begin_with = leaf_name(m, levers[best].leaf);
    other.need = say(mark("place {0} at best: {1}"), std::to_string(place), other.begin_with);
    return;
  }
  std::vector<Text> steps;
  for (const Lever& lever : enough_of(m, levers, row)) steps.push_back(lever.said);
  other.need = say(mark("{}"), list(steps));
}

std::string first_of(const CountyMaterial& m) {
  return m.ranking.ranking.empty() ? std::string() : m.ranking.ranking.front().industry;
}

bool known_for(const Case& c, const std::string& county, const std::string& industry) {
  return std::any_of(c.known.begin(), c.known.end(),
                     [&](const KnownPair& pair) { return pair.county == county && pair.industry == industry; });
}

/// The industry, besides the first, that is wanted: decided, else planned, else known, else the second.
std::string wanted(const CountyMaterial& m, const CountyRationale& r) {
  const std::string first = first_of(m);
  std::vector<std::string> asked;
  if (r.decision) asked = r.decision->chosen;
  for (const OtherIndustry& other : r.others_ranked)
    if (!r.planned.empty() && r.planned == other.industry) asked.push_back(other.industry);
  for (const OtherIndustry& other : r.others_ranked)
    if (other.known) asked.push_back(other.industry);
  asked.push_back(r.second);
  for (const std::string& id : asked)
    if (id != first && m.entry(id)) return id;
  return {};
}

Sentence reach_in_words(const CountyMaterial& m) {
  std::vector<Text> bounds;
  for (const std::string& id : m.ranking.assessment->leaves) {
    const auto found = m.words.leaves.find(id);
    if (found == m.words.leaves.end() || !found->second.in_reach()) continue;
    const LeafWords& words = found->second;
    const std::string& unit = find_criterion(m.c.model->library, id)->unit;
    const double share = words.factor.value_or(1) - 1;
    const Text by = words.factor  ? Text{(share > 0 ? "+" : "−") + per_cent(std::abs(share)).en,
                                        (share > 0 ? "+" : "−") + per_cent(std::abs(share)).zh}
                    : unit == "%" ? both(say(mark("+{} points"), quantity(*words.add)))
                                  : Text{"+" + quantity(*words.add, unit).en, "+" + quantity(*words.add, unit).zh};
    bounds.push_back(both(say(mark("{0} {1}"), leaf_name(m, id), by)));
  }
  if (bounds.empty()) return say(mark("The library of criteria does not say what is in reach."));
  return say(mark("In reach within three years: {}."), list(bounds));
}

} // namespace

std::vector<Lever> levers_of(const CountyMaterial& m, const std::string& industry) {
  std::vector<Lever> levers;
  if (!m.sure.problem || m.sure.problem->frame.method->input != InputKind::scaled) return levers;
  const auto& assessed = *m.ranking.assessment;
  for (std::size_t j = 0; j < assessed.leaves.size(); ++j) {
    const auto found = m.words.leaves.find(assessed.leaves[j]);
    if (found == m.words.leaves.end() || !found->second.in_reach()) continue;
    const LeafWords& words = found->second;
    const Criterion& leaf = m.leaf(j);
    const auto own = moved_cell(leaf, words, m.cell(industry, j));
    if (!own) continue;
    Lever lever{leaf.id, {}, {}};
    lever.said = both(say(mark("{0} {1}"), leaf.name, quantity(own->x, leaf.unit)));
    for (const std::string& moved : assessed.industries) {
      if (!words.county && moved != industry) continue;
      if (const auto cell = moved_cell(leaf, words, m.cell(moved, j)))
        lever.cells.push_back({row_of(m, moved), static_cast<Index>(j), cell->u});
    }
    levers.push_back(std::move(lever));
  }
  return levers;
}

std::vector<Obstacle> obstacles_of(const CountyMaterial& m, const std::string& industry, std::size_t most) {
  const RankedIndustry* entry = m.entry(industry);
  if (!entry) return {};
  const std::vector<double>& lost = m.rises() ? entry->shortfalls : entry->contributions;
  const std::vector<Lever> levers = levers_of(m, industry);
  std::vector<std::size_t> order;
  for (std::size_t j = 0; j < lost.size(); ++j)
    if (lost[j] >= least_loss) order.push_back(j);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return lost[a] > lost[b]; });
  const auto lever_of = [&](std::size_t j) {
    const auto found = std::find_if(levers.begin(), levers.end(),
                                    [&](const Lever& lever) { return lever.leaf == m.ranking.assessment->leaves[j]; });
    return found == levers.end() ? nullptr : &*found;
  };
  std::vector<std::size_t> chosen;
  if (!order.empty()) chosen.push_back(order.front()); // the heaviest is named, whether anything answers it or not
  for (const bool answered : {true, false})
    for (std::size_t k = 1; k < order.size() && chosen.size() < most; ++k)
      if ((lever_of(order[k]) != nullptr) == answered) chosen.push_back(order[k]);
  std::vector<Obstacle> result;
  for (const std::size_t j : chosen) {
    const Criterion& leaf = m.leaf(j);
    Obstacle obstacle;
    obstacle.industry = industry, obstacle.leaf = leaf.id;
    obstacle.name = m.name(industry), obstacle.stance = m.stance(industry);
    obstacle.missing = say(mark("{0} {1}"), leaf.name, said_value(m.cell(industry, j), leaf.unit));
    obstacle.points = lost[j];
    obstacle.now = entry->score;
    if (const Lever* lever = lever_of(j)) {
      const LeafWords& words = m.words.leaves.at(leaf.id);
      const auto moved = moved_cell(leaf, words, m.cell(industry, j));
      const Text to = quantity(moved->x, leaf.unit);
      obstacle.lever =
          words.lever.empty() ? both(say(mark("to {}"), to)) : both(say(mark("{0}: to {1}"), words.lever, to));
      const Eigen::MatrixXd met = pulled(m, {{*lever}});
      const Index row = row_of(m, industry);
      obstacle.then = m.rises() ? met(0, row) : -met(0, row);
      obstacle.place_then = place_of(met.row(0), row);
    }
    result.push_back(std::move(obstacle));
  }
  // What helps most comes first; what nothing in reach answers stands last.
  const auto gain = [](const Obstacle& one) { return one.then && one.now ? std::abs(*one.then - *one.now) : 0.0; };
  std::stable_sort(result.begin(), result.end(), [&](const Obstacle& a, const Obstacle& b) {
    return gain(a) != gain(b) ? gain(a) > gain(b) : a.points > b.points;
  });
  return result;
}

void fill_reach(const CountyMaterial& m, CountyRationale& r) {
  const Assessment& assessed = *m.ranking.assessment;
  const std::set<std::string> leading(r.first.begin(), r.first.end());
  for (const RankedIndustry& e : m.ranking.ranking) {
    if (leading.size() == 1 && leading.count(e.industry)) continue;
    OtherIndustry other;
    other.industry = e.industry, other.name = m.name(e.industry);
    other.rank = e.rank, other.score = e.score;
    other.stance = m.stance(e.industry);
    other.known = known_for(m.c, r.county, e.industry);
    if (e.rank == 1)
      other.need = say(mark("nothing: it shares the first place"));
    else if (m.sure.problem)
      say_need(m, other);
    r.others_ranked.push_back(std::move(other));
  }
  for (const Exclusion& x : assessed.excluded) {
    OtherIndustry other;
    other.industry = x.industry, other.name = m.name(x.industry);
    other.stance = m.stance(x.industry);
    other.known = known_for(m.c, r.county, x.industry);
    other.need = behind_veto(m.c, assessed, x);
    other.veto = x.criterion;
    r.excluded.push_back(std::move(other));
  }
  // Those that lose the most in the same criterion are told together.
  std::vector<std::pair<std::string, std::vector<const OtherIndustry*>>> low;
  for (const OtherIndustry& other : r.others_ranked) {
    if (!other.known || other.rank <= low_place) continue;
    const std::string behind = furthest_behind(m, other.industry);
    auto found = std::find_if(low.begin(), low.end(), [&](const auto& group) { return group.first == behind; });
    if (found == low.end()) found = low.insert(low.end(), {behind, {}});
    found->second.push_back(&other);
  }
  const std::string ranked = std::to_string(r.ranked);
  for (const auto& [behind, group] : low) {
    std::vector<Text> names;
    for (const OtherIndustry* other : group)
      names.push_back(group.size() == 1 ? other->name
                                        : both(say(mark("{0} (place {1})"), other->name, std::to_string(other->rank))));
    const std::string place = std::to_string(group.front()->rank);
    if (group.size() == 1)
      r.known_low.push_back(
          behind.empty()
              ? say(mark("The county is known for {0}, which takes place {1} of {2}."), names[0], place, ranked)
              : say(mark("The county is known for {0}, which takes place {1} of {2}: it loses most in {3}."), names[0],
                    place, ranked, leaf_name(m, behind)));
    else
      r.known_low.push_back(behind.empty() ? say(mark("The county is known for {0}, of {1}."), list(names), ranked)
                                           : say(mark("The county is known for {0}, of {1}: they lose most in {2}."),
                                                 list(names), ranked, leaf_name(m, behind)));
  }
  for (const OtherIndustry& other : r.excluded)
    if (other.known)
      r.known_low.push_back(
          say(mark("{0}, for which the county is known, is excluded: check that on the spot."), other.name));
  r.library_says_reach = std::any_of(m.words.leaves.begin(), m.words.leaves.end(),
                                     [](const auto& entry) { return entry.second.in_reach(); });
  if (r.first.empty() || !m.sure.problem) return;
  r.reach = reach_in_words(m);
  r.obstacles = obstacles_of(m, first_of(m), 3);
  if (const std::string other = wanted(m, r); !other.empty())
    for (Obstacle& obstacle : obstacles_of(m, other, 2)) r.obstacles.push_back(std::move(obstacle));
}

} // namespace yindi
