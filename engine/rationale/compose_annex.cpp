// The audit annex: what an auditor without a computer would ask for. Full values stand in the workbook.

#include "engine/case/names.h"
#include "engine/ranking/county_classes.h"
#include "engine/rationale/case_composer.h"
#include "engine/rationale/plane_charts.h"
#include "engine/robustness/weight_draws.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

using Kind = SheetText::Kind;

constexpr double annex_type = 0.8;                      ///< of the matrices, against other tables
constexpr std::size_t named_in_class = 8;               ///< industries of a class in a county
constexpr std::size_t leaves_a_row = 12;                ///< columns of a decision matrix on one page
constexpr double plane_width = 430, plane_height = 330; ///< px of one of two drawings in a row

SheetPart& annex(CaseComposer& w, const char* id, const char* label) {
  SheetPart& part = w.part(id, label);
  part.annex = true;
  return part;
}

/// A value on the frozen scale; of an interval its middle; what nobody knows is said so.
std::string matrix_value(const LeafValue& cell) {
  if (cell.u) return decimal(*cell.u, 3);
  return cell.unknown() ? "?" : decimal((cell.u_range.low + cell.u_range.high) / 2, 3) + "~";
}

/// The leaves by their numbers: what the heads of the matrices stand for.
void number_leaves(CaseComposer& w, const std::vector<std::string>& leaves) {
  SheetPart& part = annex(w, "annex_criteria", mark("Annex A: the criteria and their scales"));
  SheetTable table;
  table.columns = {{w.word(mark("No.")), true, 0.06},      {w.word(mark("Criterion")), false, 0.3},
                   {w.word(mark("Group")), false, 0.22},   {w.word(mark("Worst (0)")), true, 0.13},
                   {w.word(mark("Best (1)")), true, 0.13}, {w.word(mark("Unit")), false, 0.16}};
  const Library& library = w.m.c.model->library;
  for (std::size_t j = 0; j < leaves.size(); ++j) {
    const Criterion& leaf = *find_criterion(library, leaves[j]);
    table.rows.push_back(
        {std::to_string(j + 1), w.in(leaf.name), w.in(criterion_name(library, group_of(library, leaf.id))),
         leaf.scale ? w.in(quantity(leaf.scale->worst)) : "–", leaf.scale ? w.in(quantity(leaf.scale->best)) : "–",
         unit_name(leaf.unit).empty() ? "–" : w.in(unit_name(leaf.unit))});
  }
  part.blocks.push_back(std::move(table));
}

/// One county's matrix on the frozen scales, in pieces of so many leaves as a page is wide for.
void decision_matrix(CaseComposer& w, SheetPart& part, const CountyRanking& county,
                     const std::vector<std::string>& leaves) {
  const Assessment& assessed = *county.assessment;
  std::vector<std::size_t> order; // rows by rank
  for (const RankedIndustry& e : county.ranking)
    order.push_back(static_cast<std::size_t>(
        std::find(assessed.industries.begin(), assessed.industries.end(), e.industry) - assessed.industries.begin()));
  const std::size_t count = assessed.leaves.size();
  const std::size_t pieces = std::max<std::size_t>(1, (count + leaves_a_row - 1) / leaves_a_row);
  for (std::size_t piece = 0; piece < pieces; ++piece) {
    const std::size_t from = piece * count / pieces, to = (piece + 1) * count / pieces;
    const bool last = piece + 1 == pieces;
    SheetTable table;
    table.size = annex_type;
    table.caption = w.in(say(mark("{0}, criteria {1} of {2}"), county_name(w.m.c, assessed.county),
                             std::to_string(piece + 1), std::to_string(pieces)));
    const double name = 0.2, ends = last ? 0.12 : 0.0;
    table.columns = {{w.word(mark("Industry")), false, name}};
    const double share = (1 - name - ends) / static_cast<double>(std::max<std::size_t>(1, to - from));
    for (std::size_t j = from; j < to; ++j) {
      const auto number = std::find(leaves.begin(), leaves.end(), assessed.leaves[j]) - leaves.begin() + 1;
      table.columns.push_back({std::to_string(number), true, share});
    }
    if (last) {
      table.columns.push_back({w.word(mark("Score")), true, ends * 0.6});
      table.columns.push_back({w.word(mark("Place")), true, ends * 0.4});
    }
    std::vector<std::string> weights = {w.word(mark("Weight"))};
    for (std::size_t j = from; j < to; ++j) {
      const auto used = county.used.find(assessed.leaves[j]);
      weights.push_back(used == county.used.end() ? "–" : decimal(used->second, 4));
    }
    if (last) weights.insert(weights.end(), {"", ""});
    table.rows.push_back(std::move(weights));
    for (std::size_t r = 0; r < order.size(); ++r) {
      std::vector<std::string> row = {w.in(industry_name(w.m.c, assessed.industries[order[r]]))};
      for (std::size_t j = from; j < to; ++j) row.push_back(matrix_value(assessed.cells[order[r]][j]));
      if (last) {
        const RankedIndustry& e = county.ranking[r];
        row.push_back(e.score ? decimal(*e.score, 4) : "–");
        row.push_back(std::to_string(e.rank));
      }
      table.rows.push_back(std::move(row));
    }
    part.blocks.push_back(std::move(table));
  }
  std::vector<Sentence> left;
  if (!assessed.excluded.empty()) {
    std::vector<Text> names;
    for (const Exclusion& x : assessed.excluded)
      names.push_back(both(say(mark("{0} ({1})"), industry_name(w.m.c, x.industry), x.limit)));
    left.push_back(say(mark("Excluded: {}."), list(names)));
  }
  if (!assessed.not_assessed.empty()) {
    std::vector<Text> names;
    for (const NotAssessed& x : assessed.not_assessed)
      names.push_back(criterion_name(w.m.c.model->library, x.criterion));
    left.push_back(
        say(mark("Not assessed: {0}, {1} of the weight."), list(names), per_cent(1 - county.assessed_weight)));
  }
  if (!left.empty()) CaseComposer::add_text(part, Kind::note, w.together(left));
}

/// "5", "1/3", "1.732".
std::string ratio(double x) {
  if (!(x == x)) return "–";
  if (x >= 1 || !(x > 0)) return std::abs(x - std::round(x)) < 1e-9 ? decimal(x, 0) : decimal(x, 3);
  const double inverse = 1 / x;
  return std::abs(inverse - std::round(inverse)) < 1e-9 ? "1/" + decimal(inverse, 0) : decimal(x, 3);
}

void comparison_matrix(CaseComposer& w, SheetPart& part, const Text& profile, const NodeWeights& node) {
  const Library& library = w.m.c.model->library;
  const Text name = node.node == goal ? both(mark("Goal")) : criterion_name(library, node.node);
  SheetTable table;
  table.size = annex_type;
  const bool compared = node.aggregated.has_value();
  std::vector<Sentence> about = {profile.empty() ? say(mark("{0}: {1}."), name, node.origin)
                                                 : say(mark("{0}, {1}: {2}."), name, profile, node.origin)};
  if (node.lambda_max && node.ci && node.ri && node.cr)
    about.push_back(say(mark("λmax {0}, CI {1}, RI {2}, CR {3}."), decimal(*node.lambda_max, 4), decimal(*node.ci, 4),
                        decimal(*node.ri, 3), decimal(*node.cr, 4)));
  table.caption = w.together(about);
  const std::size_t n = node.items.size();
  table.columns = {{"", false, 0.28}};
  const double share = 0.72 / static_cast<double>((compared ? n : 0) + 1);
  for (std::size_t j = 0; compared && j < n; ++j)
    table.columns.push_back({w.in(criterion_name(library, node.items[j])), true, share});
  table.columns.push_back({w.word(mark("Weight")), true, share});
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<std::string> row = {w.in(criterion_name(library, node.items[i]))};
    for (std::size_t j = 0; compared && j < n; ++j)
      row.push_back(ratio(node.aggregated->ratio(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j))));
    row.push_back(decimal(node.weights[i], 4));
    table.rows.push_back(std::move(row));
  }
  part.blocks.push_back(std::move(table));
}

void comparisons(CaseComposer& w) {
  SheetPart& part = annex(w, "annex_comparisons", mark("Annex C: comparisons and weights"));
  for (const auto& [id, weights] : w.m.facts.ranked.weights.by_profile) {
    if (!weights.value || profile_blend(id).value_or(std::vector<std::pair<std::string, double>>{}).size() > 1)
      continue;
    Text profile;
    for (const Profile& one : w.m.c.judging.profiles)
      if (one.id == id) profile = one.name;
    for (const NodeWeights& node : weights.value->nodes)
      if (node.items.size() > 1) comparison_matrix(w, part, profile, node);
  }
  if (part.blocks.empty())
    CaseComposer::add_text(part, Kind::text, w.word(mark("Nothing was compared: every node has one branch.")));
}

void neighbour_lists(CaseComposer& w) {
  SheetPart& part = annex(w, "annex_neighbours", mark("Annex D: neighbours"));
  const Region& region = *w.m.facts.ranked.assessed.region;
  const bool far = region.graph.closeness == "km", slow = region.graph.closeness == "minutes";
  SheetTable table;
  table.size = 0.9;
  table.columns = {{w.word(mark("County")), false, 0.16},
                   {w.word(mark("Leads today")), false, 0.22},
                   {far    ? w.word(mark("Neighbours (km)"))
                    : slow ? w.word(mark("Neighbours (minutes)"))
                           : w.word(mark("Neighbours")),
                    false, 0.62}};
  for (const CountyRanking& county : w.counties()) {
    const auto at = region.graph.index.find(county.assessment->county);
    if (at == region.graph.index.end()) continue;
    std::vector<Text> names;
    for (const Neighbour& near : region.graph.neighbours[at->second]) {
      const Text name = county_name(w.m.c, region.graph.counties[near.county]);
      names.push_back(far || slow ? both(say(mark("{0} {1}"), name, decimal(1 / near.closeness, 0))) : name);
    }
    const int lead = region.leading[at->second];
    table.rows.push_back({w.in(county_name(w.m.c, county.assessment->county)),
                          lead == no_lead ? "–" : w.in(region.item_names[static_cast<std::size_t>(lead)]),
                          names.empty() ? "–" : w.in(list(names))});
  }
  part.blocks.push_back(std::move(table));
  for (const Sentence& note : region.graph.notes) CaseComposer::add_text(part, Kind::note, w.in(note));
}

/// How a measure that looks beyond the county reckons; blank where a leaf looks at its own county only.
Sentence formula_of(const Case& c, const Measure& measure) {
  const std::string hops = std::to_string(measure.hops > 0 ? measure.hops : c.model->region.crowding_hops);
  const bool record = !measure.unit.empty();
  const std::string& kind = measure.kind;
  if (kind == "crowding")
    return record ? say(mark("Σ w·y ÷ Σ w over the counties within {} borders whose products are on record, times the "
                             "share of the market that they have in common; w closeness, y how well known the "
                             "neighbour is for it (0 to 1)"),
                        hops)
                  : say(mark("Σ w·[leads] ÷ Σ w over the counties within {} borders; w closeness, [leads] 1 where the "
                             "sector with the largest location quotient is its own"),
                        hops);
  if (kind == "belt")
    return say(mark("Σ w·y ÷ Σ w over the counties within {} borders, times the share of the market that is not local; "
                    "w closeness, y how well known the neighbour is for it"),
               hops);
  if (kind == "similarity")
    return say(mark("mean UNIDO similarity to the neighbours, Σ min(s, s′), times the county's share in the sector"));
  if (kind == "relatedness")
    return record
               ? say(mark("Σ M·φ ÷ Σ φ over the other products that the county is known for; φ the smaller of the two "
                          "shares of counties known for both"))
               : say(mark("Σ M·φ ÷ Σ φ over all sectors; M 1 where the location quotient is 1 or more, φ proximity"));
  if (kind == "specialisation")
    return say(mark("location quotient: the sector's share in the county ÷ its share in the reference"));
  if (kind == "linkage")
    return say(mark("Σ (a + b)·h ÷ Σ (a + b); a what it buys, b what it sells by linkage.csv, h what is at hand in the "
                    "county and around it"));
  if (kind == "access")
    return say(mark("Σ population × decay of the travel time (Tanner); what spoils loses half its worth in {} minutes"),
               decimal(minutes_to_half, 0));
  if (kind == "presence") return say(mark("what the register says of the industry here; not listed is no zero"));
  if (kind == "track_record")
    return say(mark("(Σ w·y + {}·p) ÷ (Σ w + the same) over all other counties on record; w = exp(−D²/2) of the scaled "
                    "distance of their conditions, p the usual share"),
               shortest(measure.prior));
  return {};
}

void regional_formulas(CaseComposer& w, const std::vector<std::string>& leaves) {
  SheetPart& part = annex(w, "annex_formulas", mark("Annex E: formulas of the region"));
  SheetTable table;
  table.columns = {{w.word(mark("Criterion")), false, 0.24}, {w.word(mark("How it is reckoned")), false, 0.76}};
  for (const std::string& id : leaves) {
    const Criterion& leaf = *find_criterion(w.m.c.model->library, id);
    if (!leaf.measure) continue;
    if (const Sentence said = formula_of(w.m.c, *leaf.measure); !said.empty())
      table.rows.push_back({w.in(leaf.name), w.in(said)});
  }
  if (table.rows.empty()) {
    CaseComposer::add_text(part, Kind::text, w.word(mark("No criterion looks beyond its own county.")));
    return;
  }
  part.blocks.push_back(std::move(table));
}

void draws(CaseComposer& w) {
  SheetPart& part = annex(w, "annex_draws", mark("Annex F: distribution of the draws"));
  SheetTable table;
  table.size = 0.9;
  table.columns = {{w.word(mark("Industry")), false, 0.34}, {w.word(mark("Place")), true, 0.1},
                   {w.word(mark("first")), true, 0.11},     {w.word(mark("second")), true, 0.11},
                   {w.word(mark("third")), true, 0.11},     {w.word(mark("lower")), true, 0.11},
                   {w.word(mark("mean place")), true, 0.12}};
  for (std::size_t k = 0; k < w.counties().size(); ++k) {
    const CountyRobustness& sure = w.m.sure[k];
    if (!sure.acceptability) continue;
    const Eigen::MatrixXd& places = sure.acceptability->rank_acceptability;
    table.rows.push_back(
        {w.in(say(mark("{0}: {1} draws, {2}"), county_name(w.m.c, sure.county),
                  quantity(static_cast<double>(sure.acceptability->draws)), verdict_in_brief(sure.verdict)))});
    int told = 0;
    for (const RankedIndustry& e : w.counties()[k].ranking) {
      const auto at = std::find(sure.industries.begin(), sure.industries.end(), e.industry) - sure.industries.begin();
      if (at >= places.rows()) continue;
      const auto row = places.row(at);
      if (told++ >= 5 && row(0) < 0.005) continue;
      // Where only who is first was counted, nothing is said of the other places.
      const bool whole = std::abs(row.sum() - 1) < 1e-6;
      const auto share = [&](Eigen::Index r) {
        return r < row.cols() && (r == 0 || whole) ? w.in(share_of_draws(row(r))) : std::string("–");
      };
      double mean = 0, lower = 0;
      for (Eigen::Index r = 0; r < row.cols(); ++r)
        mean += row(r) * static_cast<double>(r + 1), lower += r > 2 ? row(r) : 0;
      table.rows.push_back({w.in(industry_name(w.m.c, e.industry)), std::to_string(e.rank), share(0), share(1),
                            share(2), whole ? w.in(share_of_draws(lower)) : "–", whole ? decimal(mean, 2) : "–"});
    }
  }
  if (table.rows.empty()) {
    CaseComposer::add_text(part, Kind::text, w.word(mark("Nothing was drawn.")));
    return;
  }
  part.blocks.push_back(std::move(table));
  CaseComposer::add_text(part, Kind::note,
                         w.in(say(mark("Of each county the first five places and whatever is first in a draw of two "
                                       "hundred; ties share the smaller place. Seed {0}, weights drawn: {1}."),
                                  std::to_string(w.p.seed), drawn_in_words(w.p.weights, w.judged))));
}

/// "1 (0.12, −0.30)" of all, for formats without pictures.
std::string places_of(const std::vector<PlaneThing>& things, const Eigen::MatrixXd& places, Language language) {
  std::vector<Text> all;
  for (std::size_t i = 0; i < things.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    all.push_back(plain(things[i].name + " (" + signed_decimal(places(row, 0), 2) + ", " +
                        signed_decimal(places(row, 1), 2) + ")"));
  }
  return list(all).in(language);
}

/// The plane of every county that PROMETHEE ranked, two beside each other; criteria by their numbers.
void county_planes(CaseComposer& w, const std::vector<std::string>& leaves) {
  if (!has_plane(w.m.c)) return;
  SheetPart& part = annex(w, "annex_planes", mark("Annex G: the counties in the plane (GAIA)"));
  CaseComposer::add_text(part, Kind::note,
                         w.together({gaia_legend({"industries", "产业"}),
                                     say(mark("Numbers of the criteria as in annex A; a plane below 60 to 70 % is a "
                                              "poor picture."))}));
  ChartStyle style{plane_width, 0, 0, w.language, approximate_text_width};
  SheetDrawings row;
  std::vector<Sentence> without;
  for (const CountyRanking& county : w.counties()) {
    if (county.ranking.empty()) continue;
    const Text name = county_name(w.m.c, county.assessment->county);
    const Loaded<CountyPlane> found = county_plane(county);
    if (!found.value) {
      for (const Diagnostic& d : found.diagnostics) without.push_back(say(mark("{0}: {1}."), name, both(d.message)));
      continue;
    }
    const GaiaPlane& plane = found.value->plane;
    PlaneThings things = county_things(w.m.c, county, *found.value, w.language);
    things.headed = false;
    for (PlaneThing& one : things.criteria)
      one.name = std::to_string(std::find(leaves.begin(), leaves.end(), one.id) - leaves.begin() + 1);
    row.drawings.push_back({w.in(say(mark("{0}: the plane keeps {1}"), name, per_cent(plane.explained))),
                            gaia_chart(plane, things, style, plane_height),
                            w.in(say(mark("Industries: {0}. Criteria: {1}. Decision axis: ({2}, {3})."),
                                     places_of(things.alternatives, plane.alternatives, w.language),
                                     places_of(things.criteria, plane.criteria, w.language),
                                     signed_decimal(plane.decision(0), 2), signed_decimal(plane.decision(1), 2)))});
    if (row.drawings.size() == row.in_row) part.blocks.push_back(std::exchange(row, {}));
  }
  if (!row.drawings.empty()) part.blocks.push_back(std::move(row));
  if (!without.empty()) CaseComposer::add_text(part, Kind::note, w.together(without));
}

/// Which industries are in which class, a row a county, where the case sets limits for classes.
void counties_in_classes(CaseComposer& w) {
  const Sorting& sorting = w.m.c.sorting;
  if (sorting == Sorting{}) return;
  const std::vector<Text> names = class_names(sorting);
  SheetPart& part = annex(w, "annex_classes",
                          has_plane(w.m.c) ? mark("Annex H: the industries in ordered classes (ELECTRE TRI-B)")
                                           : mark("Annex G: the industries in ordered classes (ELECTRE TRI-B)"));
  std::vector<Text> limits;
  for (const double limit : sorting.limits) limits.push_back(plain(decimal(limit, 2)));
  CaseComposer::add_text(
      part, Kind::note,
      w.in(say(
          mark("Limits as shares of every scale, 0 worst to 1 best: {0}; {1} of the weights must speak for a class. "
               "Limits of single criteria, thresholds and what keeps each industry from the next class: yindi sort. "
               "Industries marked * may be in another class, because not everything is known."),
          list(limits), shortest(sorting.cut))));
  SheetTable table;
  table.size = annex_type;
  const double name = 0.14, share = (1 - name) / static_cast<double>(names.size());
  table.columns = {{w.word(mark("County")), false, name}};
  for (std::size_t k = names.size(); k-- > 0;) table.columns.push_back({w.in(names[k]), false, share});
  for (const CountyRanking& county : w.counties()) {
    if (county.ranking.empty()) continue;
    const Loaded<CountyClasses> classes = county_classes(w.m.c, county);
    if (!classes.value) continue; // check says what is wrong with the limits
    std::vector<std::vector<Text>> inside(names.size());
    for (const RankedIndustry& entry : county.ranking) {
      const auto& ids = classes.value->matrix.alternatives;
      const auto i = static_cast<std::size_t>(std::find(ids.begin(), ids.end(), entry.industry) - ids.begin());
      if (i == ids.size()) continue;
      Text industry = industry_name(w.m.c, entry.industry);
      if (classes.value->worst[i] != classes.value->best[i]) industry.en += "*", industry.zh += "*";
      inside[static_cast<std::size_t>(classes.value->assigned.pessimistic[i])].push_back(std::move(industry));
    }
    std::vector<std::string> row = {w.in(county_name(w.m.c, county.assessment->county))};
    for (std::size_t k = names.size(); k-- > 0;) {
      if (const std::size_t all = inside[k].size(); all > named_in_class + 1) { // the cell would be cut
        inside[k].resize(named_in_class);
        inside[k].push_back(both(say(mark("{} others"), std::to_string(all - named_in_class))));
      }
      row.push_back(inside[k].empty() ? "–" : w.in(list(inside[k])));
    }
    table.rows.push_back(std::move(row));
  }
  part.blocks.push_back(std::move(table));
}

} // namespace

void compose_annex(CaseComposer& w) {
  std::vector<std::string> leaves; // in the library's order
  for (const std::string& id : yindi::leaves(w.m.c.model->library, goal))
    for (const CountyRanking& county : w.counties()) {
      const auto& own = county.assessment->leaves;
      if (std::find(own.begin(), own.end(), id) == own.end()) continue;
      leaves.push_back(id);
      break;
    }
  number_leaves(w, leaves);
  SheetPart& part = annex(w, "annex_matrices", mark("Annex B: decision matrices"));
  CaseComposer::add_text(
      part, Kind::note,
      w.in(say(mark("Values on the frozen scales, 0 worst to 1 best; ~ the middle of an interval, ? not known. Numbers "
                    "of the columns as in annex A. Measured values, sources and full digits stand in the workbook, "
                    "sheet Calc."))));
  for (const CountyRanking& county : w.counties())
    if (!county.ranking.empty()) decision_matrix(w, part, county, leaves);
  comparisons(w);
  neighbour_lists(w);
  regional_formulas(w, leaves);
  draws(w);
  county_planes(w, leaves);
  counties_in_classes(w);
}

} // namespace yindi
