#include "engine/results/validity_json.h"

#include "engine/results/json.h"

namespace yindi {
namespace {

Json interval(const Estimate& estimate) { return {{"low", or_null(estimate.low)}, {"high", or_null(estimate.high)}}; }

Json by_places(const std::map<int, Estimate>& hits) {
  Json json = Json::object();
  for (const auto& [k, hit] : hits) json[std::to_string(k)] = or_null(hit.value);
  return json;
}

/// `found`: a Validity or a Blinded.
template <class Found>
Json intervals(const Found& found) {
  Json hits = Json::object();
  for (const auto& [k, hit] : found.hits) hits[std::to_string(k)] = interval(hit);
  return {{"auc", interval(found.auc)},
          {"high", interval(found.high)},
          {"auc_farming", interval(found.auc_farming)},
          {"within_industry", interval(found.within_industry)},
          {"hits", hits},
          {"mrr", interval(found.mrr)}};
}

Json baselines(const std::vector<Baseline>& all, Language language) {
  Json list = Json::array();
  for (const Baseline& one : all) {
    Json hits = Json::object();
    for (const auto& [k, hit] : one.hits) hits[std::to_string(k)] = or_null(hit);
    list.push_back({{"id", one.id},
                    {"name", one.name.in(language)},
                    {"auc", or_null(one.auc.value)},
                    {"auc_low", or_null(one.auc.low)},
                    {"auc_high", or_null(one.auc.high)},
                    {"hits", hits},
                    {"mrr", or_null(one.mrr)}});
  }
  return list;
}

/// null where it was not asked for.
Json blinded(const std::optional<Blinded>& found, Language language) {
  if (!found) return nullptr;
  return {{"hold_out", "prefecture"},
          {"prefectures", found->prefectures},
          {"withheld", {{"presence", found->withheld_presence}}},
          {"auc", or_null(found->auc.value)},
          {"high", or_null(found->high.value)},
          {"auc_farming", or_null(found->auc_farming.value)},
          {"within_industry", or_null(found->within_industry.value)},
          {"hits", by_places(found->hits)},
          {"mrr", or_null(found->mrr.value)},
          {"intervals", intervals(*found)},
          {"baselines", baselines(found->baselines, language)}};
}

/// The veto's own words, else the limit.
std::string reason_of(const Exclusion& e, Language language) {
  const std::string& words = e.reason.in(language);
  return words.empty() ? e.limit.in(language) : words;
}

} // namespace

Json validity_json(const Case& c, const Validity& found, Language language) {
  Json left_out = Json::array(), excluded = Json::array(), pairs = Json::array(), criteria = Json::array(),
       verdicts = Json::array();
  for (const LeftOutPair& pair : found.left_out)
    left_out.push_back({{"county", pair.county}, {"industry", pair.industry}, {"why", pair.why.in(language)}});
  for (const JudgedPair& pair : found.pairs) {
    pairs.push_back({{"county", pair.county},
                     {"industry", pair.industry},
                     {"confidence", or_null(pair.confidence)},
                     {"auc", or_null(pair.auc)},
                     {"rank", or_null(pair.rank)},
                     {"of", pair.of}});
    if (const auto& e = pair.excluded)
      excluded.push_back({{"county", pair.county},
                          {"industry", pair.industry},
                          {"criterion", e->criterion},
                          {"reason", reason_of(*e, language)},
                          {"limit", e->limit.in(language)},
                          {"confidence", or_null(pair.confidence)}});
  }
  for (const CriterionValidity& one : found.criteria)
    criteria.push_back(
        {{"id", one.id}, {"weight", one.weight}, {"without", or_null(one.without)}, {"alone", or_null(one.alone)}});
  for (const VerdictCount& one : found.verdicts)
    verdicts.push_back({{"level", word(one.level)}, {"counties", one.counties}, {"right", one.right}});
  return {{"case", c.head.id},
          {"method", c.method.id},
          {"known", {{"pairs", found.pairs.size()}, {"counties", found.counties}, {"left_out", left_out}}},
          {"withheld", {{"presence", found.withheld_presence}, {"values", found.withheld_values}}},
          {"auc",
           {{"value", or_null(found.auc.value)}, {"low", or_null(found.auc.low)}, {"high", or_null(found.auc.high)}}},
          {"high", or_null(found.high.value)},
          {"auc_farming", or_null(found.auc_farming.value)},
          {"farming", {{"sector", or_null(found.farming)}, {"name", found.farming_name.in(language)}}},
          {"within_industry", or_null(found.within_industry.value)},
          {"hits", by_places(found.hits)},
          {"mrr", or_null(found.mrr.value)},
          {"intervals", intervals(found)},
          {"baselines", baselines(found.baselines, language)},
          {"blinded", blinded(found.blinded, language)},
          {"criteria", criteria},
          {"excluded", excluded},
          {"verdicts", verdicts},
          {"pairs", pairs},
          {"sentence", validity_in_brief(found).in(language)}};
}

} // namespace yindi
