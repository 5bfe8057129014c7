#pragma once

// The pairs of known.csv sorted into what counts and what does not.

#include "engine/region/county_graph.h"
#include "engine/validity/validity.h"

#include <set>

namespace yindi {

struct KnownOfCase {
  std::vector<KnownPair> counted; ///< each county and industry once
  std::vector<LeftOutPair> left_out;
  std::vector<std::string> counties;                ///< of the case that decide and have a row, in the case's order
  std::map<std::string, std::set<std::string>> all; ///< county → industries, of all rows whose ids are in the case
  std::vector<std::string> candidates;              ///< industries of the case

  bool is_known(const std::string& county, const std::string& industry) const;
};

KnownOfCase sort_known(const Case& c, const std::vector<KnownPair>& known);

/// Whose facts are withheld while a county is judged.
enum class HoldOut { county, prefecture };

/// What a county is withheld together with: itself, or all whose six-digit code (GB/T 2260) begins with the same four
/// digits. An id that is no such code stands for itself.
std::string withheld_with(HoldOut, const std::string& county);

/// Merits by plain rules that know nothing of the model: what the baselines order by. What is withheld with a county is
/// withheld from them too.
class PlainOrders {
public:
  PlainOrders(const Case& c, const KnownOfCase& known, HoldOut hold_out = HoldOut::county);
  /// Share of the other counties with known rows that are known for it.
  double common(const std::string& county, const std::string& industry) const;
  /// The same among those of its elevation class, drawn towards the share of all by one county.
  double common_by_height(const std::string& county, const std::string& industry) const;
  /// Share of its neighbours with known rows, by closeness; a hundredth of the common share breaks ties.
  double neighbours(const std::string& county, const std::string& industry) const;
  bool has_heights() const { return !height_column_.empty(); }

private:
  const Case& c_;
  bool aside(const std::string& county, const std::string& other) const {
    return withheld_with(hold_out_, county) == withheld_with(hold_out_, other);
  }

  const KnownOfCase& known_;
  HoldOut hold_out_;
  CountyGraph graph_;
  std::string height_column_;
  std::map<std::string, int> class_of_; ///< of counties whose height is known
};

/// The first leaf that looks at the height of the land; blank where there is none.
std::string terrain_leaf(const Library& library);

} // namespace yindi
