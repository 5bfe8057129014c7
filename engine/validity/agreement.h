#pragma once

// How well orders agree with what counties are known for, over all judged counties.

#include "engine/validity/judged_county.h"
#include "engine/validity/known.h"

#include <functional>
#include <set>

namespace yindi {

/// Which pairs and which others a figure looks at.
struct Selection {
  const std::set<std::string>* industries = nullptr; ///< nullptr: all
  const char* confidence = nullptr;                  ///< of the pairs; nullptr: any
};

/// An order of a county's industries.
using Order = std::function<Merits(const JudgedCounty&)>;

class Agreement {
public:
  /// All three must outlive it.
  Agreement(const Case& c, const KnownOfCase& known, const std::vector<JudgedCounty>& counties);

  /// The list of one county in an order; industries that no veto excludes and that have no merit there have ½.
  JudgedList list(const JudgedCounty& county, const Merits& merits, const Selection& selection = {}) const;
  /// The area under the curve of an order, over all pairs.
  Estimate auc(const Order& order, const Selection& selection = {}) const;
  /// The mean of a figure of the lists, over counties.
  Estimate mean(const Order& order, const std::function<double(const JudgedList&)>& figure) const;
  /// See within_industries(), in the model's own order.
  Estimate within() const;

  bool counts(const std::string& county) const { return counted_.count(county) > 0; }
  bool counts(const std::string& county, const std::string& industry) const;
  /// With at least one pair that counts.
  std::size_t counties_counted() const { return counted_.size(); }
  const std::vector<JudgedCounty>& counties() const { return counties_; }

private:
  using PairsOfCounty = std::map<std::string, std::string>; ///< industry → confidence

  const KnownOfCase& known_;
  const std::vector<JudgedCounty>& counties_;
  std::uint64_t seed_;
  std::map<std::string, PairsOfCounty> counted_;
};

} // namespace yindi
