#include "engine/validity/known.h"

#include <algorithm>
#include <array>

namespace yindi {
namespace {

/// Why a pair cannot be judged; blank where it can.
Sentence why_not(const Case& c, const KnownPair& pair) {
  const auto in = [](const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  if (!find_county(c, pair.county)) return say(mark("the case has no county \"{}\""), pair.county);
  if (!find_industry(c, pair.industry)) return say(mark("the case has no industry \"{}\""), pair.industry);
  if (!in(c.model->county_ids, pair.county)) return say(mark("the county does not decide in this case"));
  if (!in(c.model->industry_ids, pair.industry)) return say(mark("the industry is no candidate of this case"));
  if (!pair.input.empty()) return say(mark("an input of the model: {}"), pair.input);
  return {};
}

int rank_of(const std::string& confidence) { return confidence == "high" ? 2 : confidence == "medium" ? 1 : 0; }

/// Rows that name one pair become one: the surest, and an input where one of them is.
std::vector<KnownPair> once_each(const std::vector<KnownPair>& known) {
  std::vector<KnownPair> result;
  std::map<std::pair<std::string, std::string>, std::size_t> at;
  for (const KnownPair& pair : known) {
    const auto [found, fresh] = at.try_emplace({pair.county, pair.industry}, result.size());
    if (fresh) {
      result.push_back(pair);
      continue;
    }
    KnownPair& kept = result[found->second];
    if (rank_of(pair.confidence) > rank_of(kept.confidence)) kept.confidence = pair.confidence;
    if (kept.input.empty()) kept.input = pair.input;
  }
  return result;
}

const Criterion* terrain(const Library& library) {
  for (const std::string& id : leaves(library)) {
    const Criterion* leaf = find_criterion(library, id);
    if (leaf->measure->kind == "band") return leaf;
  }
  return nullptr;
}

/// 0 below 500 m, 1 below 1,000 m, … 7 from 3,500 m on.
int elevation_class(double height) {
  constexpr std::array<double, 7> edges = {500, 1000, 1500, 2000, 2500, 3000, 3500};
  return static_cast<int>(std::upper_bound(edges.begin(), edges.end(), height) - edges.begin());
}

} // namespace

bool KnownOfCase::is_known(const std::string& county, const std::string& industry) const {
  const auto found = all.find(county);
  return found != all.end() && found->second.count(industry) > 0;
}

KnownOfCase sort_known(const Case& c, const std::vector<KnownPair>& known) {
  KnownOfCase result;
  for (const KnownPair& pair : once_each(known)) {
    if (find_county(c, pair.county) && find_industry(c, pair.industry)) result.all[pair.county].insert(pair.industry);
    if (Sentence why = why_not(c, pair); !why.empty())
      result.left_out.push_back({pair.county, pair.industry, std::move(why)});
    else
      result.counted.push_back(pair);
  }
  for (const std::string& id : c.model->county_ids)
    if (result.all.count(id)) result.counties.push_back(id);
  for (const std::string& id : c.model->industry_ids)
    if (find_industry(c, id)) result.candidates.push_back(id);
  return result;
}

std::string terrain_leaf(const Library& library) {
  const Criterion* leaf = terrain(library);
  return leaf ? leaf->id : std::string();
}

std::string withheld_with(HoldOut hold_out, const std::string& county) {
  constexpr std::size_t digits = 6, of_prefecture = 4;
  const bool code = county.size() == digits && county.find_first_not_of("0123456789") == std::string::npos;
  return hold_out == HoldOut::prefecture && code ? county.substr(0, of_prefecture) : county;
}

PlainOrders::PlainOrders(const Case& c, const KnownOfCase& known, HoldOut hold_out)
    : c_(c), known_(known), hold_out_(hold_out), graph_(county_graph(c)) {
  const Criterion* leaf = terrain(c.model->library);
  if (!leaf) return;
  height_column_ = leaf->measure->from.empty() ? leaf->measure->condition : leaf->measure->from;
  for (const County& county : c.model->counties) {
    const auto found = county.conditions.find(height_column_);
    const double* height = found == county.conditions.end() ? nullptr : std::get_if<double>(&found->second);
    if (height) class_of_[county.id] = elevation_class(*height);
  }
}

double PlainOrders::common(const std::string& county, const std::string& industry) const {
  double known = 0, all = 0;
  for (const auto& [other, industries] : known_.all) {
    if (aside(county, other)) continue;
    known += industries.count(industry) > 0 ? 1 : 0;
    ++all;
  }
  return all > 0 ? known / all : 0;
}

double PlainOrders::common_by_height(const std::string& county, const std::string& industry) const {
  const auto own = class_of_.find(county);
  double known = 0, all = 0;
  for (const auto& [other, industries] : known_.all) {
    const auto its = class_of_.find(other);
    if (aside(county, other) || own == class_of_.end() || its == class_of_.end() || its->second != own->second)
      continue;
    known += industries.count(industry) > 0 ? 1 : 0;
    ++all;
  }
  return (known + common(county, industry)) / (all + 1);
}

double PlainOrders::neighbours(const std::string& county, const std::string& industry) const {
  double known = 0, all = 0;
  for (const Neighbour& n : graph_.neighbours[graph_.index.at(county)]) {
    const std::string& other = graph_.counties[n.county];
    if (!known_.all.count(other) || aside(county, other)) continue;
    known += known_.is_known(other, industry) ? n.closeness : 0;
    all += n.closeness;
  }
  constexpr double to_break_ties = 0.01;
  return (all > 0 ? known / all : 0) + to_break_ties * common(county, industry);
}

} // namespace yindi
