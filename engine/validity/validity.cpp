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

std::vector<Baseline> baselines(const Case& c, const KnownOfCase& known, const Agreement& agreement) {
  const PlainOrders plain_orders(c, known);
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

void put_figures(const Case& c, const KnownOfCase& known, const Agreement& agreement, Validity& result) {
  result.auc = agreement.auc(own_order);
  result.high = agreement.auc(own_order, {nullptr, "high"});
  result.farming = most_numerous_sector(c, known);
  std::set<std::string> farming;
  for (const std::string& id : known.candidates)
    if (find_industry(c, id)->sector == result.farming) farming.insert(id);
  result.farming_name = plain(result.farming);
  for (const Sector& sector : c.model->sectors)
    if (sector.id == result.farming) result.farming_name = sector.name;
  result.auc_farming = agreement.auc(own_order, {&farming, nullptr});
  result.within_industry = agreement.within();
  for (const int k : places)
    result.hits[k] =
        agreement.mean(own_order, [&](const JudgedList& list) { return hit(list, static_cast<std::size_t>(k)); });
  result.mrr = agreement.mean(own_order, reciprocal_rank);
}

std::optional<std::vector<JudgedCounty>> judge_all(const Case& c, const KnownOfCase& known,
                                                   const ValidityOptions& options, const Progress& progress) {
  std::vector<JudgedCounty> counties(known.counties.size());
  std::atomic<bool> cancelled = false;
  std::atomic<std::size_t> judged = 0;
  for_each(
      static_cast<int>(counties.size()), thread_count(options.threads),
      [&](int k) {
        const auto at = static_cast<std::size_t>(k);
        counties[at] = judge_county(c, known.counties[at], options.verdicts);
        const double share = static_cast<double>(++judged) / static_cast<double>(counties.size());
        if (progress && !progress(share)) cancelled = true;
      },
      cancelled);
  if (cancelled) return std::nullopt;
  return counties;
}

} // namespace

Case without_own_facts(const Case& c, const std::string& county, std::size_t& presence, std::size_t& values) {
  Case result = c;
  Model& model = result.model.edit();
  presence += std::erase_if(model.presence,
                            [&](const Presence& row) { return row.county == county && find_industry(c, row.item); });
  values += std::erase_if(model.values, [&](const GivenValue& row) { return row.county == county; });
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
  auto counties = judge_all(c, known, options, progress);
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
  std::erase_if(*counties, [](const JudgedCounty& county) { return !county.ranking.assessment; });
  const Agreement agreement(c, known, *counties);
  result.left_out = known.left_out;
  result.counties = agreement.counties_counted();
  result.pairs = judged_pairs(known, agreement);
  put_figures(c, known, agreement, result);
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
