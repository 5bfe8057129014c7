#include "engine/validity/agreement.h"

#include <algorithm>
#include <numeric>

namespace yindi {
namespace {

bool is_excluded(const JudgedCounty& county, const std::string& industry) {
  const auto& all = county.ranking.assessment->excluded;
  return std::any_of(all.begin(), all.end(), [&](const Exclusion& e) { return e.industry == industry; });
}

} // namespace

Agreement::Agreement(const Case& c, const KnownOfCase& known, const std::vector<JudgedCounty>& counties)
    : known_(known), counties_(counties), seed_(static_cast<std::uint64_t>(c.robustness.seed)) {
  for (const KnownPair& pair : known.counted) counted_[pair.county][pair.industry] = pair.confidence;
}

JudgedList Agreement::list(const JudgedCounty& county, const Merits& merits, const Selection& selection) const {
  constexpr double missing = 0.5;
  static const PairsOfCounty none;
  const auto found = counted_.find(county.id);
  const PairsOfCounty& pairs = found == counted_.end() ? none : found->second;
  JudgedList result;
  for (const std::string& industry : known_.candidates) {
    if (selection.industries && !selection.industries->count(industry)) continue;
    const auto pair = pairs.find(industry);
    const bool counts = pair != pairs.end() && (!selection.confidence || pair->second == selection.confidence);
    if (!county.merits.count(industry)) {
      result.vetoed += counts && is_excluded(county, industry) ? 1 : 0;
      continue;
    }
    const auto merit = merits.find(industry);
    std::vector<double>& part = counts                                 ? result.known
                                : known_.is_known(county.id, industry) ? result.aside
                                                                       : result.others;
    part.push_back(merit == merits.end() ? missing : merit->second);
  }
  return result;
}

Estimate Agreement::auc(const Order& order, const Selection& selection) const {
  std::vector<CountyPart> parts;
  for (const JudgedCounty& county : counties_) {
    if (!counts(county.id)) continue;
    const std::vector<double> shares = shares_below(list(county, order(county), selection));
    parts.push_back({std::accumulate(shares.begin(), shares.end(), 0.0), static_cast<double>(shares.size())});
  }
  return mean_over_counties(parts, seed_);
}

Estimate Agreement::mean(const Order& order, const std::function<double(const JudgedList&)>& figure) const {
  std::vector<CountyPart> parts;
  for (const JudgedCounty& county : counties_)
    if (counts(county.id)) parts.push_back({figure(list(county, order(county))), 1});
  return mean_over_counties(parts, seed_);
}

Estimate Agreement::within() const {
  std::vector<AcrossCounties> industries;
  for (const std::string& industry : known_.candidates) {
    AcrossCounties& one = industries.emplace_back();
    for (std::size_t k = 0; k < counties_.size(); ++k) {
      const auto found = counties_[k].merits.find(industry);
      const auto merit = found == counties_[k].merits.end() ? std::nullopt : std::optional(found->second);
      if (counts(counties_[k].id, industry))
        one.known.emplace_back(k, merit);
      else if (!known_.is_known(counties_[k].id, industry))
        one.others.emplace_back(k, merit);
    }
  }
  return within_industries(industries, counties_.size(), seed_);
}

bool Agreement::counts(const std::string& county, const std::string& industry) const {
  const auto found = counted_.find(county);
  return found != counted_.end() && found->second.count(industry) > 0;
}

} // namespace yindi
