#include "engine/methods/side_by_side.h"

#include "engine/methods/method.h"

#include <algorithm>

namespace yindi {
namespace {

/// Methods whose result is a choice or a relation, not an order of all.
bool is_order(const Method& method, const CountyRanking& county) {
  const std::string id = method.id;
  return has_scores(county) && id != "electre-i" && id != "electre-i-veto";
}

MethodPlaces places_of(const Method& method, const CountyRanking& county, const std::vector<std::string>& industries) {
  MethodPlaces result{method.id, {}, county.refused, is_order(method, county)};
  if (county.ranking.empty()) return result;
  for (const std::string& industry : industries)
    for (const RankedIndustry& e : county.ranking)
      if (e.industry == industry) result.ranks.push_back(e.rank);
  return result;
}

/// How many places from the first on hold the same industries in all rows.
int places_alike(const std::vector<const MethodPlaces*>& rows, int count) {
  for (int place = 1; place <= count; ++place)
    for (const MethodPlaces* row : rows)
      for (std::size_t i = 0; i < row->ranks.size(); ++i)
        if ((row->ranks[i] == place) != (rows.front()->ranks[i] == place)) return place - 1;
  return count;
}

Sentence agreement_of(const std::vector<const MethodPlaces*>& rows, int count) {
  if (rows.size() < 2) return say(mark("fewer than two methods can order this county, so there is nothing to compare"));
  const int alike = places_alike(rows, count);
  const std::string methods = std::to_string(rows.size());
  if (alike >= count) return say(mark("the {} methods that order agree on every place"), methods);
  if (alike == 0) return say(mark("the {} methods that order differ from the first place on"), methods);
  if (alike == 1)
    return say(mark("the {} methods that order agree on the first place and differ from place 2"), methods);
  return say(mark("the {0} methods that order agree on places 1-{1} and differ from place {2}"), methods,
             std::to_string(alike), std::to_string(alike + 1));
}

} // namespace

SideBySide side_by_side(const Case& c, const CountyRanking& county) {
  SideBySide result;
  result.county = county.assessment.county;
  for (const RankedIndustry& e : county.ranking) result.industries.push_back(e.industry);
  if (result.industries.empty()) result.industries = county.assessment.industries;
  std::vector<const MethodPlaces*> orders;
  result.methods.reserve(methods().size());
  for (const Method& method : methods()) {
    if (method.id == c.method.id) {
      result.methods.push_back(places_of(method, county, result.industries));
    } else {
      Case other = c;
      other.method = {method.id, {}, {}};
      const CountyRanking ranked = rank_county(other, county.assessment, county.weights);
      result.methods.push_back(places_of(method, ranked, result.industries));
    }
    const MethodPlaces& row = result.methods.back();
    if (!row.orders || row.ranks.empty()) continue;
    orders.push_back(&row);
    ++result.ordering;
    if (row.ranks.front() == 1) ++result.leading;
  }
  result.agreement = agreement_of(orders, static_cast<int>(result.industries.size()));
  return result;
}

} // namespace yindi
