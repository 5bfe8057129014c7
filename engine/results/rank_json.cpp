#include "engine/results/rank_json.h"

#include "engine/conditions/cell_words.h"
#include "engine/results/json.h"
#include "engine/results/robust_json.h"

namespace yindi {
namespace {

Json by_leaf(const std::vector<std::string>& leaves, const std::vector<double>& values) {
  if (values.empty()) return nullptr;
  Json json = Json::object();
  for (std::size_t j = 0; j < leaves.size(); ++j) json[leaves[j]] = values[j];
  return json;
}

Json json_of(const CountyRanking& county, const std::vector<RankedIndustry>& ranking, Language language) {
  Json list = Json::array();
  for (const RankedIndustry& e : ranking) {
    const bool scored = e.score.has_value();
    Json entry = {{"industry", e.industry},
                  {"score", or_null(e.score)},
                  {"score_low", scored ? Json(e.score_low) : Json(nullptr)},
                  {"score_high", scored ? Json(e.score_high) : Json(nullptr)},
                  {"rank", e.rank},
                  {"rank_best", e.rank_best},
                  {"rank_worst", e.rank_worst},
                  {"bounded", e.bounded},
                  {"contributions", by_leaf(county.assessment->leaves, e.contributions)},
                  {"shortfalls", by_leaf(county.assessment->leaves, e.shortfalls)}};
    if (e.contributions.empty()) {
      const Sentence none = say(mark("the method gives no shares of the score"));
      entry["contributions_note"] = (county.contributions_note.empty() ? none : county.contributions_note).in(language);
    }
    list.push_back(std::move(entry));
  }
  return list;
}

/// Who judged a node, each by itself.
Json members(const NodeWeights& node) {
  Json json = Json::array();
  for (const NodeMember& member : node.members)
    json.push_back({{"id", member.id}, {"weight", member.weight}, {"cr", or_null(member.cr)}});
  return json;
}

Json fewer_voices(const NodeWeights& node) {
  Json json = Json::array();
  for (const Voices& pair : node.fewer_voices)
    json.push_back({{"a", pair.a}, {"b", pair.b}, {"voices", pair.voices}, {"of", pair.of}});
  return json;
}

/// What a blend is made of, each part with its own consistency.
Json parts_of(const NodeWeights& node) {
  Json json = Json::array();
  for (const NodeWeights& part : node.parts)
    json.push_back({{"profile", part.profile},
                    {"share", part.share},
                    {"cr", or_null(part.cr)},
                    {"ri", or_null(part.ri)},
                    {"ri_table", part.ri_table}});
  return json;
}

Json consistency(const Weights& weights, Language language) {
  Json json = Json::object();
  for (const NodeWeights& node : weights.nodes)
    json[node.node] = {{"origin", node.origin.in(language)},
                       {"origin_kind", name(node.origin_kind)},
                       {"origin_id", node.origin_id.empty() ? Json(nullptr) : Json(node.origin_id)},
                       {"cr", or_null(node.cr)},
                       {"ri", or_null(node.ri)},
                       {"ri_table", node.ri_table},
                       {"ri_label", or_null(node.ri_label)},
                       {"lambda_max", or_null(node.lambda_max)},
                       {"ci", or_null(node.ci)},
                       {"gci", or_null(node.gci)},
                       {"missing", node.missing},
                       {"members", members(node)},
                       {"fewer_voices", fewer_voices(node)},
                       {"parts", parts_of(node)},
                       {"notes", json_of(node.notes, language)}};
  return json;
}

/// People's weights and the data's, and how they became one.
Json combination(const Case& c, const Weights& weights) {
  const Combination& made = *weights.combination;
  return {{"combine", c.judging.weighting.combine},
          {"correlation", or_null(made.correlation)},
          {"shares", made.shares.empty() ? Json(nullptr) : Json(made.shares)},
          {"judged", made.judged},
          {"data", weights.data->by_leaf}};
}

Json excluded(const Assessment& assessment, Language language) {
  Json list = Json::array();
  for (const Exclusion& e : assessment.excluded) {
    const std::string& words = e.reason.in(language);
    const std::string limit = e.limit.in(language);
    list.push_back({{"industry", e.industry},
                    {"criterion", e.criterion},
                    {"reason", words.empty() ? limit : words},
                    {"limit", limit},
                    {"value", e.x},
                    {"also", e.also}});
  }
  return list;
}

Json json_of(const Case& c, const CountyRanking& county, Language language) {
  const Assessment& assessment = *county.assessment;
  Json not_assessed = Json::array(), reasons = Json::object();
  for (const NotAssessed& leaf : assessment.not_assessed) {
    not_assessed.push_back(leaf.criterion);
    reasons[leaf.criterion] = leaf.reason.in(language);
  }
  Json json = {
      {"id", assessment.county},
      {"name", find_county(c, assessment.county)->name.in(language)},
      {"profile", county.profile},
      {"weights", county.used},
      {"assessed_weight", county.assessment->industries.empty() ? Json(nullptr) : Json(county.assessed_weight)},
      {"not_assessed", not_assessed},
      {"not_assessed_because", reasons},
      {"same_for_all", assessment.same_for_all},
      {"consistency", consistency(county.weights, language)},
      {"ranking", json_of(county, county.ranking, language)},
      {"excluded", excluded(assessment, language)},
      {"notes", json_of(county.notes, language)}};
  for (const Sentence& refusal : county.refused) json["notes"].push_back(refusal.in(language));
  if (county.weights.combination) json["combination"] = combination(c, county.weights);
  json["neighbours"] = Json::object();
  for (const RankedIndustry& e : county.ranking)
    if (const auto said = neighbours_of(c, assessment, e.industry); !said.empty())
      json["neighbours"][e.industry] = json_of(said, language);
  if (!county.by_profile.empty()) {
    json["by_profile"] = Json::object();
    for (const auto& [profile, ranking] : county.by_profile)
      json["by_profile"][profile] = json_of(county, ranking, language);
  }
  return json;
}

} // namespace

Json rank_json(const Case& c, const Ranking& ranking, const std::vector<CountyRobustness>& robustness,
               Language language) {
  Json counties = Json::array();
  for (const CountyRanking& county : ranking.counties) counties.push_back(json_of(c, county, language));
  for (std::size_t k = 0; k < robustness.size(); ++k)
    counties[k]["verdict"] = verdict_json(robustness[k].verdict, language);
  return {{"case", c.head.id},
          {"method", ranking.method},
          {"parameters", json_of(ranking.parameters)},
          {"normalization", or_null(c.method.normalization)},
          {"weighting", c.judging.weighting.kind},
          {"combine", or_null(c.judging.weighting.combine)},
          {"counties", std::move(counties)}};
}

} // namespace yindi
