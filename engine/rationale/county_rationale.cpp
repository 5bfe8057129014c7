#include "engine/rationale/county_rationale.h"
#include "engine/case/quality.h"

#include "engine/case/names.h"
#include "engine/conditions/backing.h"
#include "engine/format/words.h"
#include "engine/methods/method.h"
#include "engine/rationale/explanation.h"

#include <algorithm>
#include <cmath>

namespace yindi {

const RankedIndustry* CountyMaterial::entry(const std::string& industry) const {
  const auto found = std::find_if(ranking.ranking.begin(), ranking.ranking.end(),
                                  [&](const RankedIndustry& e) { return e.industry == industry; });
  return found == ranking.ranking.end() ? nullptr : &*found;
}

const LeafValue& CountyMaterial::cell(const std::string& industry, std::size_t leaf) const {
  const auto& all = ranking.assessment->industries;
  const auto at = static_cast<std::size_t>(std::find(all.begin(), all.end(), industry) - all.begin());
  return ranking.assessment->cells.at(at).at(leaf);
}

const Criterion& CountyMaterial::leaf(std::size_t j) const {
  return *find_criterion(c.model->library, ranking.assessment->leaves.at(j));
}

Text CountyMaterial::name(const std::string& industry) const { return industry_name(c, industry); }

bool CountyMaterial::rises() const {
  const Method* method = find_method(c.method.id);
  return !method || method->higher_is_better;
}

Stance CountyMaterial::stance(const std::string& industry) const {
  const RankedIndustry* own = entry(industry);
  StanceQuestion q;
  q.rank = own ? own->rank : 0;
  q.ranked = static_cast<int>(ranking.ranking.size());
  q.alone_first = leaders(ranking).size() == 1;
  q.level = sure.verdict.level;
  q.here = on_record(c, *ranking.assessment->region, ranking.assessment->county, industry);
  const Industry* known = find_industry(c, industry);
  if (const auto cell =
          known ? known->requirements.find("subsidy_dependence") : std::map<std::string, Cell>::const_iterator{};
      known && cell != known->requirements.end()) {
    if (const double* x = std::get_if<double>(&cell->second)) q.subsidy = *x;
    if (const auto* range = std::get_if<std::vector<double>>(&cell->second); range && !range->empty())
      q.subsidy = (*range)[range->size() / 2];
  }
  return stance_of(q);
}

Text said_value(const LeafValue& value, const std::string& unit) {
  if (value.x) return quantity(*value.x, unit);
  if (!value.x_range) return both(mark("unknown"));
  return both(say(mark("{0} to {1}"), quantity(value.x_range->low), quantity(value.x_range->high, unit)));
}

namespace {

constexpr double least_shown = 0.0005;
constexpr std::size_t most_bars = 5, most_reasons = 3;

std::string score_text(double score) { return decimal(score, 3); }

void say_title(const CountyMaterial& m, CountyRationale& r) {
  std::vector<Text> names;
  for (const std::string& id : r.first) names.push_back(m.name(id));
  if (r.first.empty())
    r.title = m.ranking.assessment->industries.empty() && !m.ranking.assessment->excluded.empty()
                  ? say(mark("no candidate can work here"))
                  : say(mark("nothing is ranked"));
  else if (m.ranking.assessment->leaves.empty())
    r.title = say(mark("nothing could be assessed"));
  else if (r.ranked == 1)
    r.title = say(mark("only {} can work here"), names.front());
  else if (names.size() > 1)
    r.title = say(has_scores(m.ranking) ? mark("{} tie") : mark("nothing is ahead of {}"), list(names));
  else if (r.stance == Stance::start)
    r.title = say(mark("start {}"), names.front());
  else if (r.stance == Stance::strengthen && r.level != Level::open)
    r.title = say(mark("strengthen {}"), names.front());
  else if (r.level == Level::open && !r.second.empty())
    r.title = say(mark("the evidence does not part {0} from {1}"), names.front(), m.name(r.second));
  else
    r.title = say(mark("{} comes first"), names.front());
}

void say_answer(const CountyMaterial& m, CountyRationale& r) {
  const std::string all = std::to_string(r.candidates), ranked = std::to_string(r.ranked);
  if (r.first.empty()) {
    if (m.ranking.refused.empty() && m.ranking.assessment->industries.empty())
      r.answer.push_back(r.candidates == 1
                             ? say(mark("The only candidate industry is excluded; the reason stands below."))
                             : say(mark("All {} candidate industries are excluded; the reasons stand below."), all));
    for (const Sentence& why : m.ranking.refused) r.answer.push_back(why);
    return;
  }
  const Text name = m.name(r.first.front());
  if (m.ranking.assessment->leaves.empty()) {
    r.answer.push_back(say(mark("No criterion could be assessed, so nothing tells the {} industries apart."), ranked));
    return;
  }
  if (r.ranked == 1) {
    r.answer.push_back(
        r.score ? say(mark("Of {0} candidate industries only {1} was not excluded; it scores {2}. That is no "
                           "victory: there is nothing to compare it with."),
                      all, name, score_text(*r.score))
                : say(mark("Of {0} candidate industries only {1} was not excluded; there is nothing to "
                           "compare it with."),
                      all, name));
    return;
  }
  const Sentence can_work = r.candidates == 2 && r.ranked == 2 ? say(mark("Both candidate industries can work here."))
                            : r.candidates == r.ranked
                                ? say(mark("All {} candidate industries can work here."), all)
                                : say(mark("Of {0} candidate industries {1} can work here."), all, ranked);
  if (r.first.size() > 1) {
    std::vector<Text> names;
    for (const std::string& id : r.first) names.push_back(m.name(id));
    r.answer.push_back(
        r.score ? say(mark("{0} {1} share the best score, {2}."), can_work, list(names), score_text(*r.score))
                : say(mark("{0} Nothing is ahead of {1}."), can_work, list(names)));
    return;
  }
  if (r.score && r.lead)
    r.answer.push_back(say(mark("{0} {1} has the best score, {2}: {3} ahead of {4}."), can_work, name,
                           score_text(*r.score), distance_in_words(*r.lead), r.second_name));
  else
    r.answer.push_back(say(mark("{0} {1} takes the first place."), can_work, name));
}

/// By leaf how far the first is ahead of the second; of a single one its own contributions.
std::vector<double> points_of(const CountyMaterial& m, const CountyRationale& r) {
  if (r.first.empty()) return {};
  std::vector<double> points;
  const std::string& first = m.ranking.ranking.front().industry;
  if (!r.second.empty()) {
    points = head_to_head(m.ranking, first, r.second);
    if (!m.rises())
      for (double& x : points) x = -x;
  }
  if (points.empty() && r.second.empty()) points = m.entry(first)->contributions;
  return points;
}

void fill_contributions(const CountyMaterial& m, CountyRationale& r) {
  const std::vector<double> points = points_of(m, r);
  std::vector<std::size_t> order;
  for (std::size_t j = 0; j < points.size(); ++j)
    if (std::abs(points[j]) >= least_shown) order.push_back(j);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return std::abs(points[a]) > std::abs(points[b]); });
  std::vector<std::size_t> shown(order.begin(),
                                 order.begin() + static_cast<std::ptrdiff_t>(std::min(order.size(), most_bars)));
  std::stable_sort(shown.begin(), shown.end(), [&](std::size_t a, std::size_t b) { return points[a] > points[b]; });
  const std::string first = r.first.empty() ? std::string() : m.ranking.ranking.front().industry;
  double all = 0;
  for (const double x : points) all += x;
  r.others = all;
  r.other_count = static_cast<int>(points.size() - shown.size());
  const auto piece = [&](std::size_t j) {
    const Criterion& leaf = m.leaf(j);
    Contribution one;
    one.leaf = leaf.id, one.name = leaf.name;
    one.own = said_value(m.cell(first, j), leaf.unit);
    one.own_number = said_value(m.cell(first, j), leaf.unit == "%" ? "%" : "");
    if (!r.second.empty()) {
      one.other = said_value(m.cell(r.second, j), leaf.unit);
      one.other_number = said_value(m.cell(r.second, j), leaf.unit == "%" ? "%" : "");
    }
    if (leaf.unit != "%") one.unit = unit_name(leaf.unit);
    one.quality = m.cell(first, j).quality;
    if (!r.second.empty() && is_assumed(m.cell(r.second, j).quality)) one.quality = m.cell(r.second, j).quality;
    if (!r.second.empty() && m.cell(r.second, j).unknown()) one.quality = "unknown";
    one.points = points[j];
    return one;
  };
  for (const std::size_t j : shown) {
    r.contributions.push_back(piece(j));
    r.others -= points[j];
  }
  if (r.other_count == 0) r.others = 0;

  const auto reason = [&](std::size_t j) {
    const Contribution one = piece(j);
    const bool ahead = one.points > 0;
    const auto words = m.words.leaves.find(one.leaf);
    const Text* own = words == m.words.leaves.end() ? nullptr : ahead ? &words->second.ahead : &words->second.behind;
    Reason result{one.leaf, own && !own->empty() ? *own : Text{}, {}, one.points};
    const bool by_name = result.head.empty() && !r.second.empty(); // the head has the criterion's name
    if (by_name) result.head = both(say(ahead ? mark("Better at {}") : mark("Worse at {}"), one.name));
    const std::string by = r.second.empty() ? decimal(one.points, 3) : signed_decimal(one.points, 3);
    if (r.second.empty())
      result.body = say(mark("{0} is {1}: {2} of the score."), one.name, one.own, by);
    else if (by_name)
      result.body = say(mark("{0} {1}, {2} {3}; {4}."), r.first_name, one.own, r.second_name, one.other, by);
    else
      result.body =
          say(mark("{0}: {1} {2}, {3} {4}; {5}."), one.name, r.first_name, one.own, r.second_name, one.other, by);
    if (const Sentence& around = m.cell(first, j).neighbours; !around.empty() && one.leaf != "track_record")
      result.body = say(mark("{0} Around: {1}."), result.body, around);
    return result;
  };
  for (std::size_t k = 0; k < order.size(); ++k) {
    const std::size_t j = order[k];
    // A reason is one of the bars, unless all of these speak against; what is not known of one is no reason for either.
    if (k >= most_bars && !r.reasons.empty()) break;
    if (m.cell(first, j).unknown() || (!r.second.empty() && m.cell(r.second, j).unknown())) continue;
    if (points[j] > 0 && r.reasons.size() < most_reasons) r.reasons.push_back(reason(j));
    if (points[j] < 0 && !r.against) r.against = reason(j);
  }
}

/// A title without what stands in brackets or after a colon.
std::string short_title(const std::string& title) {
  std::size_t end = title.size();
  for (const char* stop : {" (", "（", ": ", "：", ", "})
    if (const std::size_t at = title.find(stop); at != std::string::npos && at > 8) end = std::min(end, at);
  return title.substr(0, end);
}

/// Where the figures of each reason are from, and what those sources are.
void say_sources(const CountyMaterial& m, CountyRationale& r) {
  const auto& assessment = *m.ranking.assessment;
  std::vector<std::string> ids;
  const auto number_of = [&](const std::string& id) {
    const auto found = std::find(ids.begin(), ids.end(), id);
    const auto at = found - ids.begin();
    if (found == ids.end()) ids.push_back(id);
    return static_cast<int>(at) + 1;
  };
  const auto look_up = [&](Reason& reason) {
    const auto j = static_cast<std::size_t>(std::find(assessment.leaves.begin(), assessment.leaves.end(), reason.leaf) -
                                            assessment.leaves.begin());
    std::vector<std::pair<std::string, int>> found; // how many of its numbers are from each
    for (const std::string& industry : {m.ranking.ranking.front().industry, r.second}) {
      if (industry.empty()) continue;
      for (const Input& input : m.cell(industry, j).inputs)
        for (const std::string& id : split(backing_of(m.c, assessment, input).source, ';')) {
          if (id.empty()) continue;
          const auto one = std::find_if(found.begin(), found.end(), [&](const auto& f) { return f.first == id; });
          if (one == found.end())
            found.emplace_back(id, 1);
          else
            ++one->second;
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& x, const auto& y) { return x.second > y.second; });
    constexpr std::size_t most = 3; // registers are many: the workbook has them all
    for (std::size_t k = 0; k < std::min(most, found.size()); ++k) reason.sources.push_back(number_of(found[k].first));
    if (found.empty()) reason.sources.push_back(number_of({}));
    reason.more_sources = static_cast<int>(found.size() - std::min(most, found.size()));
    std::sort(reason.sources.begin(), reason.sources.end());
  };
  for (Reason& reason : r.reasons) look_up(reason);
  if (r.against) look_up(*r.against);
  if (ids.empty()) return;
  std::vector<Text> titles;
  for (std::size_t k = 0; k < ids.size(); ++k) {
    const Text title = source_in_brief(m.c, ids[k]);
    const std::string number = "[" + std::to_string(k + 1) + "]";
    titles.push_back({number + " " + title.en, number + title.zh});
  }
  std::string en, zh;
  for (const Text& title : titles) en += (en.empty() ? "" : "; ") + title.en, zh += (zh.empty() ? "" : "；") + title.zh;
  r.figures_from = say(mark("Sources: {}. The workbook has every number with its source."), Text{en, zh});
}

void claim(CountyRationale& r, std::string id, double value, std::string shown, double tolerance = 0) {
  r.claims.push_back({std::move(id), value, std::move(shown), tolerance});
}

/// Three standard errors of a share.
double three_errors(double share, std::int64_t draws) {
  return draws > 0 ? 3 * std::sqrt(std::max(share * (1 - share), 1e-4) / static_cast<double>(draws)) : 0;
}

void fill_claims(const CountyMaterial& m, CountyRationale& r) {
  for (const RankedIndustry& e : m.ranking.ranking) {
    if (e.score) claim(r, "score." + e.industry, *e.score, score_text(*e.score));
    claim(r, "rank." + e.industry, e.rank, std::to_string(e.rank));
  }
  if (r.lead) claim(r, "lead", *r.lead, distance_in_words(*r.lead).en);
  for (const Contribution& one : r.contributions)
    claim(r, "contribution." + one.leaf, one.points, signed_decimal(one.points, 3));
  if (r.other_count > 0) claim(r, "contribution.others", r.others, signed_decimal(r.others, 3));
  for (const auto& [id, gauge] : {std::pair("sure.weights", &r.weights), std::pair("sure.data", &r.data)})
    if (gauge->share)
      claim(r, id, *gauge->share, share_of_draws(*gauge->share).en, three_errors(*gauge->share, gauge->draws));
  if (r.level != Level::none)
    claim(r, "sure.both", m.sure.verdict.share, share_of_draws(m.sure.verdict.share).en,
          three_errors(m.sure.verdict.share, m.sure.acceptability ? m.sure.acceptability->draws : 0));
  for (const auto& [id, count] : r.values) claim(r, "values." + id, count, std::to_string(count));
  claim(r, "assessed_weight", m.ranking.assessed_weight, per_cent(m.ranking.assessed_weight).en);
  for (const Obstacle& one : r.obstacles) {
    claim(r, "lost." + one.industry + "." + one.leaf, one.points, decimal(one.points, 3));
    if (one.then) claim(r, "then." + one.industry + "." + one.leaf, *one.then, score_text(*one.then));
  }
}

} // namespace

Text source_in_brief(const Case& c, const std::string& id) {
  if (id.empty()) return both(mark("no source"));
  const Source* source = find_source(c, id);
  if (!source || source->title.empty()) return plain(id);
  return {short_title(source->title.en), short_title(source->title.zh)};
}

CountyRationale county_rationale(const Case& c, const RegionalFacts& facts, const CountyRanking& ranking,
                                 const CountyRobustness& sure, const SimulationOptions& drawn) {
  const LibraryWords words = library_words(c.model->library);
  const CountyMaterial m{c, facts, ranking, sure, drawn, words};
  CountyRationale r;
  r.county = ranking.assessment->county;
  r.name = county_name(c, r.county);
  r.case_title = c.head.title.empty() ? plain(c.head.id) : c.head.title;
  r.case_id = c.head.id, r.date = c.head.date;
  r.counties = c.model->county_ids.size();
  r.candidates = static_cast<int>(ranking.assessment->industries.size() + ranking.assessment->excluded.size());
  r.ranked = static_cast<int>(ranking.ranking.size());
  r.first = leaders(ranking);
  r.level = sure.verdict.level;
  if (!r.first.empty()) {
    const RankedIndustry& top = ranking.ranking.front();
    r.first_name = m.name(top.industry);
    r.score = top.score;
    r.stance = m.stance(top.industry);
    if (ranking.ranking.size() > 1) {
      r.second = ranking.ranking[1].industry;
      r.second_name = m.name(r.second);
      r.second_score = ranking.ranking[1].score;
      if (r.score && r.second_score) r.lead = std::abs(*r.score - *r.second_score);
    }
  }
  say_title(m, r);
  say_answer(m, r);
  fill_contributions(m, r);
  say_sources(m, r);
  fill_sureness(m, r);
  fill_region(m, r);
  fill_people(m, r);
  fill_reach(m, r);
  fill_claims(m, r);
  return r;
}

} // namespace yindi
