#include "engine/validity/validity.h"

#include "engine/validity/agreement.h"
#include "engine/vectors/threads.h"

#include <algorithm>

namespace yindi {
namespace {

constexpr int places[] = {1, 3, 5};

Merits own_order(const JudgedCounty& county) { return county.merits; }

Baseline baseline(const Agreement& agreement, const char* id, const char* name, const Order& order) {
  Baseline result{id, both(name), agreement.auc(order), {}, {}};
  for (const int k : places)
    result.hits[k] =
        agreement.mean(order, [&](const JudgedList& list) { return hit(list, static_cast<std::size_t>(k)); }).value;
  result.mrr = agreement.mean(order, reciprocal_rank).value;
  return result;
}

std::vector<Baseline> baselines(const Case& c, const KnownOfCase& known, const Agreement& agreement,
                                HoldOut hold_out = HoldOut::county) {
  const PlainOrders plain_orders(c, known, hold_out);
  const auto by = [&](double (PlainOrders::*merit)(const std::string&, const std::string&) const) {
    return [&, merit](const JudgedCounty& county) {
      Merits merits;
      for (const auto& [industry, own] : county.merits) merits[industry] = (plain_orders.*merit)(county.id, industry);
      return merits;
    };
  };
  const std::string terrain = terrain_leaf(c.model->library);
  std::vector<Baseline> result;
  result.push_back(baseline(agreement, "chance", mark("Chance"), [](const JudgedCounty&) { return Merits(); }));
  result.push_back(
      baseline(agreement, "common", mark("The most common, the same list everywhere"), by(&PlainOrders::common)));
  if (plain_orders.has_heights())
    result.push_back(baseline(agreement, "common_by_height", mark("The most common at this height"),
                              by(&PlainOrders::common_by_height)));
  result.push_back(
      baseline(agreement, "neighbours", mark("What the neighbours are known for"), by(&PlainOrders::neighbours)));
  if (!terrain.empty())
    result.push_back(baseline(agreement, "terrain", mark("Terrain alone"), [&](const JudgedCounty& county) {
      const auto found = county.alone.find(terrain);
      return found == county.alone.end() ? Merits() : found->second;
    }));
  return result;
}

std::vector<CriterionValidity> criteria(const Case& c, const Agreement& agreement) {
  std::vector<CriterionValidity> result;
  for (const std::string& leaf : leaves(c.model->library)) {
    CriterionValidity& one = result.emplace_back();
    one.id = leaf;
    double weight = 0, count = 0;
    for (const JudgedCounty& county : agreement.counties()) {
      if (!agreement.counts(county.id)) continue;
      const auto used = county.ranking.used.find(leaf);
      weight += used == county.ranking.used.end() ? 0 : used->second;
      ++count;
    }
    one.weight = count > 0 ? weight / count : 0;
    const Order without = [&](const JudgedCounty& county) {
      const auto found = county.without.find(leaf);
      if (found != county.without.end()) return found->second;
      return county.ranking.used.count(leaf) ? Merits() : county.merits; // the only one; or it took no part
    };
    const Order alone = [&](const JudgedCounty& county) {
      const auto found = county.alone.find(leaf);
      return found == county.alone.end() ? Merits() : found->second;
    };
    one.without = agreement.auc(without).value;
    one.alone = agreement.auc(alone).value;
  }
  return result;
}

std::vector<VerdictCount> count_verdicts(const Agreement& agreement) {
  std::vector<VerdictCount> result;
  for (const Level level : {Level::clear, Level::likely, Level::open, Level::only}) {
    VerdictCount count{level};
    for (const JudgedCounty& county : agreement.counties()) {
      if (!agreement.counts(county.id) || county.verdict.level != level) continue;
      ++count.counties;
      count.right += agreement.counts(county.id, county.verdict.first) ? 1 : 0;
    }
    if (count.counties > 0) result.push_back(count);
  }
  return result;
}

/// The sector of most candidates; of equals the first.
std::string most_numerous_sector(const Case& c, const KnownOfCase& known) {
  std::vector<std::pair<std::string, int>> counts;
  for (const std::string& id : known.candidates) {
    const std::string& sector = find_industry(c, id)->sector;
    const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto& one) { return one.first == sector; });
    if (found == counts.end())
      counts.emplace_back(sector, 1);
    else
      ++found->second;
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::string() : most->first;
}

std::vector<JudgedPair> judged_pairs(const KnownOfCase& known, const Agreement& agreement) {
  std::vector<JudgedPair> result;
  for (const KnownPair& pair : known.counted) {
    const auto& all = agreement.counties();
    const auto county =
        std::find_if(all.begin(), all.end(), [&](const JudgedCounty& one) { return one.id == pair.county; });
    JudgedPair& one = result.emplace_back();
    one.county = pair.county, one.industry = pair.industry, one.confidence = pair.confidence;
    if (county == all.end() || !county->ranking.assessment) continue;
    one.of = county->ranking.ranking.size();
    for (const RankedIndustry& e : county->ranking.ranking)
      if (e.industry == pair.industry) one.rank = e.rank;
    for (const Exclusion& e : county->ranking.assessment->excluded)
      if (e.industry == pair.industry) one.excluded = e;
    const std::vector<double> others = agreement.list(*county, county->merits).others;
    const auto merit = county->merits.find(pair.industry);
    if (others.empty() || (merit == county->merits.end() && !one.excluded)) continue;
    one.auc = merit == county->merits.end() ? 0 : shares_below({{merit->second}, 0, others, {}}).front();
  }
  return result;
}

/// `result`: a Validity or a Blinded.
template <class Result>
void put_figures(const Case& c, const KnownOfCase& known, const Agreement& agreement, Result& result) {
  result.auc = agreement.auc(own_order);
  result.high = agreement.auc(own_order, {nullptr, "high"});
  const std::string sector = most_numerous_sector(c, known);
  std::set<std::string> farming;
  for (const std::string& id : known.candidates)
    if (find_industry(c, id)->sector == sector) farming.insert(id);
  result.auc_farming = agreement.auc(own_order, {&farming, nullptr});
  result.within_industry = agreement.within();
  for (const int k : places)
    result.hits[k] =
        agreement.mean(own_order, [&](const JudgedList& list) { return hit(list, static_cast<std::size_t>(k)); });
  result.mrr = agreement.mean(own_order, reciprocal_rank);
}

void name_farming(const Case& c, const KnownOfCase& known, Validity& result) {
  result.farming = most_numerous_sector(c, known);
  result.farming_name = plain(result.farming);
  for (const Sector& sector : c.model->sectors)
    if (sector.id == result.farming) result.farming_name = sector.name;
}

/// All counties that are withheld with each, by what they are withheld with.
std::map<std::string, std::set<std::string>> held_together(const Case& c, HoldOut hold_out) {
  std::map<std::string, std::set<std::string>> result;
  for (const County& county : c.model->counties) result[withheld_with(hold_out, county.id)].insert(county.id);
  return result;
}

std::optional<std::vector<JudgedCounty>> judge_all(const Case& c, const KnownOfCase& known, HoldOut hold_out,
                                                   JudgedParts parts, int threads, const Progress& progress) {
  const auto together = held_together(c, hold_out);
  std::vector<JudgedCounty> counties(known.counties.size());
  std::atomic<bool> cancelled = false;
  std::atomic<std::size_t> judged = 0;
  for_each(
      static_cast<int>(counties.size()), thread_count(threads),
      [&](int k) {
        const auto at = static_cast<std::size_t>(k);
        const std::string& id = known.counties[at];
        counties[at] = judge_county(c, id, together.at(withheld_with(hold_out, id)), parts);
        const double share = static_cast<double>(++judged) / static_cast<double>(counties.size());
        if (progress && !progress(share)) cancelled = true;
      },
      cancelled);
  if (cancelled) return std::nullopt;
  return counties;
}

bool is_unranked(const JudgedCounty& county) { return !county.ranking.assessment; }

/// The same question with whole prefectures held out; nothing where cancelled.
std::optional<Blinded> blinded(const Case& c, const KnownOfCase& known, const ValidityOptions& options,
                               const Progress& progress) {
  auto counties = judge_all(c, known, HoldOut::prefecture, {false, false}, options.threads, progress);
  if (!counties) return std::nullopt;
  Blinded result;
  std::set<std::string> prefectures;
  for (const JudgedCounty& county : *counties) {
    result.withheld_presence += county.presence;
    prefectures.insert(withheld_with(HoldOut::prefecture, county.id));
  }
  result.prefectures = prefectures.size();
  std::erase_if(*counties, is_unranked);
  const Agreement agreement(c, known, *counties);
  put_figures(c, known, agreement, result);
  result.baselines = baselines(c, known, agreement, HoldOut::prefecture);
  return result;
}

/// Whether holding out prefectures holds out more than holding out counties.
bool has_prefectures(const Case& c) {
  const auto together = held_together(c, HoldOut::prefecture);
  return std::any_of(together.begin(), together.end(), [](const auto& one) { return one.second.size() > 1; });
}

} // namespace

Case without_facts_of(const Case& c, const std::set<std::string>& counties, std::size_t& presence,
                      std::size_t& values) {
  Case result = c;
  Model& model = result.model.edit();
  presence += std::erase_if(model.presence, [&](const Presence& row) {
    return counties.count(row.county) > 0 && find_industry(c, row.item);
  });
  values += std::erase_if(model.values, [&](const GivenValue& row) { return counties.count(row.county) > 0; });
  return result;
}

Loaded<Validity> validity(const Case& c, const std::vector<KnownPair>& pairs, const ValidityOptions& options,
                          const Progress& progress) {
  const KnownOfCase known = sort_known(c, pairs);
  if (known.counted.empty())
    return {std::nullopt,
            {refusal(say(mark("none of the {} known pairs can be compared"), std::to_string(pairs.size())),
                     known.left_out.empty() ? say(mark("list pairs of a county and an industry in known.csv"))
                                            : say(mark("the first is left out because {}"), known.left_out[0].why))}};
  if (options.blinded && !has_prefectures(c))
    return {std::nullopt,
            {refusal(say(mark("no two counties of the case lie in one prefecture")),
                     say(mark("a prefecture is told by the first four digits of a county's six-digit code, its id")))}};
  // The second round looks at less.
  constexpr double first_round = 0.75;
  const Progress of_first = [&](double share) { return progress((options.blinded ? first_round : 1) * share); };
  const Progress of_second = [&](double share) { return progress(first_round + (1 - first_round) * share); };
  auto counties =
      judge_all(c, known, HoldOut::county, {true, options.verdicts}, options.threads, progress ? of_first : nullptr);
  if (!counties) return {};
  Diagnostics diagnostics;
  for (const JudgedCounty& county : *counties)
    for (const Diagnostic& one : county.diagnostics)
      if (std::find(diagnostics.begin(), diagnostics.end(), one) == diagnostics.end()) diagnostics.push_back(one);
  if (has_errors(diagnostics)) return {std::nullopt, std::move(diagnostics)};
  Validity result;
  for (const JudgedCounty& county : *counties) {
    result.withheld_presence += county.presence;
    result.withheld_values += county.values;
  }
  if (options.blinded) {
    result.blinded = blinded(c, known, options, progress ? of_second : nullptr);
    if (!result.blinded) return {};
  }
  std::erase_if(*counties, is_unranked);
  const Agreement agreement(c, known, *counties);
  result.left_out = known.left_out;
  result.counties = agreement.counties_counted();
  result.pairs = judged_pairs(known, agreement);
  put_figures(c, known, agreement, result);
  name_farming(c, known, result);
  result.baselines = baselines(c, known, agreement);
  result.criteria = criteria(c, agreement);
  if (options.verdicts) result.verdicts = count_verdicts(agreement);
  return {std::move(result), std::move(diagnostics)};
}

Sentence validity_in_brief(const Validity& found) {
  if (!found.auc.value) return say(mark("Nothing that the counties are known for could be compared"));
  const Baseline* best = nullptr;
  for (const Baseline& one : found.baselines)
    if (one.auc.value && (!best || *one.auc.value > *best->auc.value)) best = &one;
  const Text share = per_cent(*found.auc.value);
  const Text between = both(say(mark("{0} to {1}"), per_cent(*found.auc.low), per_cent(*found.auc.high)));
  const std::string pairs = std::to_string(found.pairs.size()), counties = std::to_string(found.counties);
  if (!best)
    return say(
        mark("What a county is known for ranks above {0} of its other industries ({1}; {2} pairs in {3} counties)"),
        share, between, pairs, counties);
  return say(
      mark("What a county is known for ranks above {0} of its other industries ({1}; {2} pairs in {3} counties); "
           "the best plain rule, \"{4}\", reaches {5}"),
      share, between, pairs, counties, best->name, per_cent(*best->auc.value));
}

} // namespace yindi
