#pragma once

// The region of a case as one value: the county graph and every county's structure, computed once and asked for each
// county and industry. Matrices are counties × items, in the order of `graph.counties` and `items`.

#include "engine/region/county_graph.h"
#include "engine/region/register.h"

#include <Eigen/Core>
#include <map>

namespace yindi {

/// Item of a county in which nothing leads, or of which nothing is recorded.
inline constexpr int no_lead = -1;

struct Region {
  CountyGraph graph;

  /// The items that structures are made of: the sectors of presence.csv; the industries where it names no sector.
  std::vector<std::string> items;
  std::vector<Text> item_names;
  std::vector<bool> compared; ///< by item: not public, and the reference has some of it
  Eigen::MatrixXd amounts;    ///< all sectors; what presence.csv does not name is 0
  std::vector<bool> recorded; ///< by county: it has some amount, so that its structure is known
  Eigen::VectorXd reference;  ///< by item
  Eigen::MatrixXd quotients;  ///< location quotients over the compared items
  std::vector<int> leading;   ///< by county: the item whose quotient is its largest and ≥ 1, or no_lead
  /// Industries that presence.csv itself records for a county and that lead there; absent where it records none.
  std::map<std::size_t, std::vector<std::string>> leading_industries;
  /// What is on record of the industries themselves, by the unit that a measure asks for.
  std::unordered_map<std::string, Register> registers;
  std::vector<int> candidates_of_item; ///< by item: how many candidate industries it stands for

  std::vector<std::optional<double>> similarity_to_neighbours; ///< UNIDO, weighted by closeness
  std::vector<std::vector<Neighbour>> within; ///< by county: those that crowding looks at, [region] crowding_hops
  std::map<int, std::vector<std::vector<Neighbour>>> wider; ///< the same by the `hops` that a measure asks for
  Eigen::MatrixXd presence, proximity, density;             ///< the product space; see product_space.h
  /// By the ids of region_facts(), then by county: those that formulas ask for, or all; see tell_facts.
  std::map<std::string, std::vector<std::optional<double>>> facts;
  std::vector<std::optional<double>> complexity_of_items;
  Sentence no_complexity;  ///< why there is none, where it was asked for
  Eigen::MatrixXd linkage; ///< of each county with each item's chain; empty without linkage.csv
  std::string population_column;
  std::vector<double> population; ///< by county; of an interval the likeliest, else its middle; 0 where unknown
  std::vector<double> population_low, population_high; ///< its ends; of one number that number
  std::vector<bool> population_known;                  ///< by county
  bool population_exact = true;                        ///< whether no county has an interval
  /// Ids of sources.csv, `a;b`, behind the quantities and the registers of presence.csv, behind linkage.csv and behind
  /// the population.
  std::string structure_source, register_source, linkage_source, population_source;
  std::vector<Sentence> notes;
};

Region make_region(const Case& c);

/// Fills presence, proximity and density where they are not there yet.
void fill_product_space(const RegionSettings& settings, Region& region);

/// The item that stands for an industry: itself where structures are made of industries, else its sector.
std::optional<std::size_t> item_of(const Region& region, const Industry& industry);
/// Whether anything of the county's structure is known.
bool is_recorded(const Region& region, std::size_t county);

/// How far the neighbours do the same already.
struct Crowding {
  std::optional<double> share;   ///< by closeness; none where there is no neighbour of which anything is known
  std::vector<std::size_t> same; ///< the neighbours in which it leads
  std::size_t known = 0;         ///< neighbours of which it is known what leads
  bool by_sector = false;        ///< for some neighbour only the industry's sector is recorded
};

/// Of an item, over all neighbours or only those that `counts` names.
Crowding crowding_of_item(const Region& region, std::size_t county, std::size_t item,
                          const std::vector<bool>& counts = {});
/// Of an industry: a neighbour that records industries says whether it leads there; of the others its sector does.
Crowding crowding_of_industry(const Region& region, std::size_t county, const Industry& industry, int hops = 0);

/// The counties that a measure looks at around one: across so many borders, 0: as [region] crowding_hops says.
const std::vector<Neighbour>& neighbours_across(const Region& region, std::size_t county, int hops);

/// How far the neighbours are known for an industry: Σ closeness · amount / Σ closeness over those that the register
/// has surveyed.
struct KnownAround {
  std::optional<double> share;    ///< none where no neighbour is surveyed
  std::vector<std::size_t> known; ///< the neighbours that the register lists it for
  std::size_t surveyed = 0;
};
KnownAround known_around(const Region& region, const Register& known, std::size_t county, const std::string& industry,
                         int hops = 0);

/// UNIDO similarity of two counties of the region; none where one is not recorded.
std::optional<double> similarity_of(const Region& region, std::size_t a, std::size_t b);

/// Minutes that a county needs within itself, for market potentials.
inline constexpr double minutes_within = 30;
/// Goods of perishability 1 lose half their worth in this many minutes.
inline constexpr double minutes_to_half = 240;

} // namespace yindi
