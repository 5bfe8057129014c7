#pragma once

// What a case asks of the computation: [weighting], [[weight]], [method], [robustness], [region], [plan] and
// [sorting] of casebook.toml, as plain values.

#include "engine/format/extra.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace yindi {

struct Weighting {
  std::string kind = "ahp"; ///< or a row of objective_weightings(): then the data weigh, not people
  std::string scale = "saaty";
  std::string prioritization = "eigenvector";
  std::string ri; ///< blank: saaty1977 for complete, agoston_csato for incomplete matrices
  std::string aggregate = "judgements";
  std::string combine;       ///< "multiplicative" or "game": people weigh too; blank: the data alone, where they weigh
  std::string normalization; ///< of an objective weighting; blank: its own
  Settings parameters;       ///< of an objective weighting
  std::vector<std::string> off; ///< criteria that count nothing; those beside one share its weight as they stand
  Extras extras;
  bool operator==(const Weighting&) const = default;
};

/// [[weight]]: the weights of one node's children given otherwise than by comparisons; instead of the judgements
/// outside rounds. `kind` names a row of weightings().
struct NodeWeighting {
  std::string node, kind;
  std::map<std::string, double>
      values; ///< child → points, place or how many times more the best counts, as `kind` asks
  std::map<std::string, double> worst; ///< best-worst: child → how many times more it counts than the worst
  std::map<std::string, double> steps; ///< swara: child → how much more the one before it counts, 0.15 for 15 %
  std::string reason;
  Extras extras;
  bool operator==(const NodeWeighting&) const = default;
};

struct MethodChoice {
  std::string id = "topsis";
  std::string normalization; ///< blank: the fixed scales, or what a method with natural input has of itself
  Settings parameters;
  Extras extras;
  bool operator==(const MethodChoice&) const = default;
};

/// [[robustness.weight]]: between what people say a weight lies, of a criterion among those beside it.
struct StatedRange {
  std::string criterion;
  double low = 0, high = 1;
  Extras extras;
  bool operator==(const StatedRange&) const = default;
};

/// [[robustness.order]]: in what order people say that the children of `node` count, the most important first; those
/// that are not named may count as they like.
struct StatedOrder {
  std::string node;
  std::vector<std::string> order;
  Extras extras;
  bool operator==(const StatedOrder&) const = default;
};

struct RobustnessSettings {
  static constexpr int most_draws = 100'000'000;
  int draws = 10000;
  int seed = 1;
  std::string weights = "judgements";
  std::string values = "triangular"; ///< triangular | normal: how intervals with a point value are drawn
  double standard_error = 0;         ///< above 0: enough where no acceptability is less sure; `draws` are then the most
  double assumed_spread = 0; ///< share of its scale by which an assumed value may be wrong either way; 0: not drawn
  double clear = 0.8, likely = 0.5;                         ///< first-rank shares that the verdict asks for
  std::vector<std::string> agree{"saw", "topsis", "vikor"}; ///< methods that must agree on a clear one
  std::vector<StatedRange> ranges;                          ///< each criterion once
  std::vector<StatedOrder> orders;                          ///< each node once
  Extras extras;
  bool operator==(const RobustnessSettings&) const = default;
};

/// [region]: how the county graph is measured. Speeds are general knowledge, meant to be changed.
struct RegionSettings {
  std::string closeness = "km";  ///< km | minutes: 1 over it weighs a neighbour; hops: all neighbours count alike
  int crowding_hops = 1;         ///< crowding looks at the counties within so many borders
  std::vector<std::string> hubs; ///< counties to which goods go to be cooled, processed and traded
  double minimum_amount = 0;     ///< an item below it neither leads nor counts as present
  double detour = 1.48;          ///< road over straight distance, for links without minutes (median of nine roads)
  double speed_lowland = 60, speed_hills = 50, speed_highland = 40; ///< km/h: RDLS below 1, below 3, from 3
  Extras extras;
  bool operator==(const RegionSettings&) const = default;
};

/// [plan]: what the people ask of the coordinated plan, by ids.
struct PlanRequest {
  double lambda = 1; ///< what one collision costs, in points of fit
  int choices = 1;   ///< K, industries a county
  std::optional<double> max_loss, min_fit;
  std::vector<std::pair<std::string, std::string>> fixed, forbidden; ///< county, industry
  std::map<std::string, std::size_t> at_most;                        ///< industry → number of counties
  Extras extras;
  bool operator==(const PlanRequest&) const = default;
};

/// [sorting]: ordered classes of industries by ELECTRE TRI-B, on the scales of the criteria: 0 worst, 1 best.
struct Sorting {
  std::vector<double> limits{0.33, 0.67}; ///< of every criterion, from above the worst class to below the best
  std::vector<std::string> classes;       ///< names, worst first, one more than limits; empty: low, middle, high
  double cut = 0.75;                      ///< 0.5 to 1
  double indifference = 0, preference = 0, veto = 0; ///< shares of a scale; preference 0: at once; veto 0: none
  Settings by_criterion;                             ///< leaf → its own limits, as many
  Extras extras;
  bool operator==(const Sorting&) const = default;
};

} // namespace yindi
