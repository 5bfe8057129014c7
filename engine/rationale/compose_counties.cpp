#include "engine/conditions/cell_words.h"
#include "engine/ranking/county_classes.h"
#include "engine/rationale/composer.h"
#include "engine/rationale/plane_charts.h"

#include <algorithm>

namespace yindi {
namespace {

constexpr double page_width = 880;

ChartStyle style(const Composer& w, double width = page_width) {
  ChartStyle result;
  result.width = width;
  result.row_height = 40, result.bar_height = 22;
  result.language = w.language;
  result.text_width = approximate_text_width;
  return result;
}

std::string from_to(const Composer& w, const std::string& low, const std::string& high) {
  return low == high ? low : w.in(say(mark("{0} to {1}"), low, high));
}

/// Without columns for scores where the method gives none.
Table ranking_table(const Composer& w, const CountyRanking& county, const std::string& caption) {
  const bool scored = has_scores(county);
  Table table{caption, {{w.title(mark("Industry"))}, {w.title(mark("Rank")), true}}, {}};
  if (scored)
    for (const char* head : {mark("Score"), mark("between")}) table.columns.push_back({w.title(head), true});
  table.columns.push_back({w.title(mark("places")), true});
  for (const RankedIndustry& e : county.ranking) {
    TableRow row{{{w.industry(e.industry)}, {Run{std::to_string(e.rank)}}}, {}, 0};
    if (scored) {
      row.cells.push_back({Run{e.score ? decimal(*e.score, 3) : "–"}});
      row.cells.push_back({Run{e.score ? from_to(w, decimal(e.score_low, 3), decimal(e.score_high, 3)) : "–"}});
    }
    row.cells.push_back({Run{from_to(w, std::to_string(e.rank_best), std::to_string(e.rank_worst))}});
    table.rows.push_back(std::move(row));
  }
  return table;
}

void ranking(const Composer& w, const CountyRanking& county, const Explanation& e, const DrawnPlaces& places) {
  if (county.ranking.empty()) return;
  w.add(Heading{4, w.title(mark("Ranking")), {}});
  Table groups{w.title(mark("Weights used, by criteria group")),
               {{w.title(mark("Criterion"))}, {w.title(mark("Weight used")), true}},
               {}};
  for (const std::string& group : children(w.c().model->library, goal)) {
    double sum = 0;
    for (const std::string& leaf : leaves(w.c().model->library, group))
      if (const auto found = county.used.find(leaf); found != county.used.end()) sum += found->second;
    groups.rows.push_back({{{w.criterion(group)}, {Run{decimal(sum, 3)}}}, {}, 0});
  }
  w.add(Figure{weights_chart(w.c(), county.used, style(w)), w.title(mark("Weights used, by criteria group")),
               std::move(groups)});
  // A chart tells more than the table only where there are scores.
  Table table = ranking_table(w, county, w.in(say(mark("Ranking in {}"), w.county_of(e.county))));
  if (has_scores(county)) {
    const bool parts = std::any_of(county.ranking.begin(), county.ranking.end(),
                                   [](const RankedIndustry& entry) { return !entry.contributions.empty(); });
    const Sentence caption =
        parts ? say(mark("Ranking in {}; the numbers in the bars are shares of the score"), w.county_of(e.county))
              : say(mark("Ranking in {}"), w.county_of(e.county));
    w.add(
        Figure{ranking_chart(w.c(), county, style(w), e.industry, e.against, places), w.in(caption), std::move(table)});
  } else {
    w.add(std::move(table));
  }
  w.say_all(e.place);
  if (!county.contributions_note.empty()) w.note(county.contributions_note);
  for (const auto& [profile, entries] : county.by_profile) {
    if (entries.empty()) continue;
    const std::string& first = entries.front().industry;
    w.note(say(mark("By the weights of {0} alone, {1} would come first ({2})."), w.profile(profile),
               w.industry_of(first), entries.front().score ? decimal(*entries.front().score, 3) : "–"));
  }
}

/// The plane of the county where PROMETHEE ranks.
void county_in_plane(const Composer& w, const CountyRanking& county) {
  if (!has_plane(w.c()) || county.ranking.empty()) return;
  const Loaded<CountyPlane> found = county_plane(county);
  if (!found.value) return; // one industry, or nothing that tells them apart: the ranking says so
  const GaiaPlane& plane = found.value->plane;
  const PlaneThings things = county_things(w.c(), county, *found.value, w.language);
  w.add(Heading{4, w.title(mark("Industries and criteria in one plane (GAIA)")), {}});
  Table table{w.in(say(mark("Places in the plane: {}"), w.county_of(county.assessment->county))),
              {{w.title(mark("Industry or criterion"))},
               {w.title(mark("To the right")), true},
               {w.title(mark("Upwards")), true},
               {w.title(mark("Kept")), true}},
              {}};
  const auto row = [&](Words name, const Eigen::MatrixXd& places, std::size_t i, double kept) {
    const auto at = static_cast<Eigen::Index>(i);
    table.rows.push_back({{std::move(name),
                           {Run{signed_decimal(places(at, 0), 3)}},
                           {Run{signed_decimal(places(at, 1), 3)}},
                           {Run{decimal(kept, 2)}}},
                          {},
                          0});
  };
  for (std::size_t i = 0; i < things.alternatives.size(); ++i)
    row({w.industry(things.alternatives[i].id)}, plane.alternatives, i, plane.shown[i]);
  for (std::size_t j = 0; j < things.criteria.size(); ++j)
    row({w.criterion(things.criteria[j].id)}, plane.criteria, j,
        plane.criteria.row(static_cast<Eigen::Index>(j)).norm());
  row({Run{w.title(mark("decision axis π"))}}, plane.decision, 0, plane.decision.norm());
  w.add(Figure{gaia_chart(plane, things, style(w)),
               w.in(say(mark("GAIA plane of {}"), w.county_of(county.assessment->county))), std::move(table)});
  w.say_all(plane.notes);
}

/// The county's industries in ordered classes, where the case sets limits for them.
void county_in_classes(const Composer& w, const CountyRanking& county) {
  if (w.c().sorting == Sorting{} || county.ranking.empty()) return;
  const Loaded<CountyClasses> found = county_classes(w.c(), county);
  if (!found.value) return; // check says what is wrong with the limits
  const CountyClasses& classes = *found.value;
  const std::vector<Text> names = class_names(w.c().sorting);
  w.add(Heading{4, w.title(mark("Industries in ordered classes (ELECTRE TRI-B)")), {}});
  Table table{w.in(say(mark("Classes in {}"), w.county_of(county.assessment->county))),
              {{w.title(mark("Industry"))}, {w.title(mark("Class"))}, {w.title(mark("What keeps it from the next"))}},
              {}};
  for (std::size_t k = names.size(); k-- > 0;)
    for (const RankedIndustry& entry : county.ranking) {
      const auto& ids = classes.matrix.alternatives;
      const auto i = static_cast<std::size_t>(std::find(ids.begin(), ids.end(), entry.industry) - ids.begin());
      if (i == ids.size() || classes.assigned.pessimistic[i] != static_cast<int>(k)) continue;
      const Sentence missing = missing_to_next(w.c(), classes, i);
      const bool sure = classes.worst[i] == classes.best[i];
      const Sentence name =
          sure ? say(mark("{}"), names[k])
               : say(mark("{0} (from {1} to {2})"), names[k], names[static_cast<std::size_t>(classes.worst[i])],
                     names[static_cast<std::size_t>(classes.best[i])]);
      table.rows.push_back(
          {{{w.industry(entry.industry)}, {Run{w.in(name)}}, {Run{missing.empty() ? "" : w.in(missing)}}}, {}, 0});
    }
  w.add(std::move(table));
  w.note(say(mark("Places on the scales, 0 worst to 1 best; a class in brackets is what values not known for sure "
                  "allow.")));
}

void reasons(const Composer& w, const Explanation& e) {
  if (e.against.empty() || e.lead.empty()) return; // the method gives nothing to take apart
  w.add(Heading{
      4, w.in(say(mark("Why {0} stands before {1}"), w.industry_of(e.industry), w.industry_of(e.against))), {}});
  Table table{w.in(say(mark("Difference of the scores by criterion: {0} against {1}"), w.industry_of(e.industry),
                       w.industry_of(e.against))),
              {{w.title(mark("Criterion"))}, {w.title(mark("Difference")), true}},
              {}};
  for (const std::string& leaf : leaves(w.c().model->library))
    if (const auto found = e.lead.find(leaf); found != e.lead.end())
      table.rows.push_back({{{w.criterion(leaf)}, {Run{signed_decimal(found->second, 3)}}}, {}, 0});
  const std::string caption = w.in(say(mark("Difference of the scores by criteria group: {0} against {1}"),
                                       w.industry_of(e.industry), w.industry_of(e.against)));
  w.add(Figure{head_to_head_chart(w.c(), e, style(w, 640)), caption, std::move(table)});
  const auto side = [&](const char* name, const std::vector<Sentence>& sentences) {
    if (sentences.empty()) return;
    w.add(Paragraph{{Run{w.in(say(mark("{}:"), both(name))), {}, {}, true}}});
    w.say_all(sentences);
  };
  side(mark("Ahead in"), e.wins);
  side(mark("Behind in"), e.losses);
}

void exclusions(const Composer& w, const CountyRanking& county) {
  if (county.assessment->excluded.empty()) return;
  w.add(Heading{4, w.title(mark("Excluded before scoring")), {}});
  Table table{
      {},
      {{w.title(mark("Industry"))}, {w.title(mark("Criterion"))}, {w.title(mark("Reason"))}, {w.title(mark("Limit"))}},
      {}};
  for (const Exclusion& x : county.assessment->excluded) {
    Words by{w.criterion(x.criterion)};
    for (const std::string& also : x.also) {
      by.push_back(Run{w.separator()});
      by.push_back(w.criterion(also));
    }
    table.rows.push_back({{{w.industry(x.industry)},
                           std::move(by),
                           {Run{w.in(x.reason)}},
                           {Run{w.in(behind_veto(w.c(), *county.assessment, x))}}},
                          {},
                          0});
  }
  w.add(std::move(table));
  w.add(Figure{excluded_chart(w.c(), county, style(w, 720)),
               w.title(mark("What the excluded industries need (light: limits, dark: best) and what the county has")),
               {}});
}

void unknowns(const Composer& w, const CountyRanking& county) {
  const Assessment& assessment = *county.assessment;
  if (assessment.not_assessed.empty() && assessment.same_for_all.empty()) return;
  w.add(Heading{4, w.title(mark("Not assessed")), {}});
  if (county.assessed_weight < 0.9995)
    w.note(say(mark("{} of the weight could be assessed."), per_cent(county.assessed_weight)));
  Table table{{}, {{w.title(mark("Criterion"))}, {w.title(mark("Why"))}, {w.title(mark("What to do"))}}, {}};
  for (const NotAssessed& leaf : assessment.not_assessed)
    table.rows.push_back({{{w.criterion(leaf.criterion)},
                           {Run{w.in(leaf.reason)}},
                           {Run{w.title(leaf.to_collect ? mark("to be collected") : mark("needs a later version"))}}},
                          {},
                          0});
  for (const std::string& leaf : assessment.same_for_all)
    table.rows.push_back(
        {{{w.criterion(leaf)}, {Run{w.title(mark("the same for every industry, so it cannot rank them"))}}, {Run{"–"}}},
         {},
         0});
  w.add(std::move(table));
}

} // namespace

void compose_counties(const Composer& w) {
  const auto& counties = w.rationale.ranking.counties;
  for (std::size_t i = 0; i < counties.size(); ++i) {
    const CountyRanking& county = counties[i];
    const Explanation& e = w.rationale.explanations.at(i);
    const int number = static_cast<int>(i) + 1;
    const std::string name = w.in(w.county_of(county.assessment->county));
    const std::string heading = w.language == Language::zh
                                    ? "（" + ordinal(w.language, number) + "）" + name
                                    : std::to_string(w.section) + "." + std::to_string(number) + " " + name;
    w.add(Heading{3, heading, anchor("c", county.assessment->county), i > 0});
    w.add(Paragraph{{Run{w.in(headline(w.c(), county)) + (w.full_stop()), {}, {}, true}}});
    if (const Verdict& verdict = w.rationale.robustness.at(i).verdict; verdict.level != Level::none) {
      w.add(Paragraph{{Run{w.in(verdict_line(verdict)), {}, {}, true}}});
      if (!verdict.assumptions.empty()) w.add(Paragraph{{Run{w.in(verdict.assumptions)}}});
    }
    w.add(Paragraph{{Run{w.in(say(mark("Profile: {}."), w.profile(county.profile)))}}});
    w.say_all(county.refused);
    if (has_scores(county)) w.say_all(county.notes); // else they stand with the place
    ranking(w, county, e, drawn_places(w.rationale.robustness.at(i)));
    county_in_plane(w, county);
    county_in_classes(w, county);
    reasons(w, e);
    compose_robustness(w, county, w.rationale.robustness.at(i));
    exclusions(w, county);
    compose_evidence(w, county, e);
    unknowns(w, county);
    compose_numbers(w, county);
  }
}

} // namespace yindi
