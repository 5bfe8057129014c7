#include "engine/results/compare_json.h"

#include "engine/results/json.h"

namespace yindi {
namespace {

Json json_of(const Coefficients& matrix) {
  Json rows = Json::array();
  for (const auto& row : matrix) {
    Json cells = Json::array();
    for (const auto& value : row) cells.push_back(or_null(value));
    rows.push_back(cells);
  }
  return rows;
}

/// `item` is "alternative" or "industry".
Json json_of(const MethodComparison& comparison, const char* item, Language language) {
  const auto entry = [&](std::size_t i, const std::optional<double>& score, int rank) {
    return Json{{item, comparison.alternatives[i]}, {"score", or_null(score)}, {"rank", rank}};
  };
  Json methods = Json::array(), rankings = Json::object(), notes = Json::object(), combined = Json::object(),
       refused = Json::object();
  for (const MethodRanking& ranking : comparison.rankings) {
    methods.push_back(ranking.method);
    Json& list = rankings[ranking.method] = Json::array();
    for (std::size_t i = 0; i < ranking.ranks.size(); ++i)
      list.push_back(entry(i, ranking.scores[i], ranking.ranks[i]));
    if (!ranking.notes.empty()) notes[ranking.method] = json_of(ranking.notes, language);
  }
  for (const auto& [rule, ranking] : comparison.combined) {
    Json& list = combined[rule->id] = Json::array();
    for (std::size_t i = 0; i < ranking.ranks.size(); ++i)
      list.push_back(entry(i, ranking.scores[i], ranking.ranks[i]));
  }
  for (const RefusedMethod& method : comparison.refused) {
    Json& list = refused[method.method] = Json::array();
    for (const Diagnostic& reason : method.reasons) list.push_back(reason.message.in(language));
  }
  for (const auto& [rule, reason] : comparison.rules_left_out) refused[rule->id] = Json::array({reason.in(language)});
  return {{"methods", methods},
          {"rankings", rankings},
          {"kendall", json_of(comparison.kendall)},
          {"spearman", json_of(comparison.spearman)},
          {"weighted_spearman", json_of(comparison.weighted_spearman)},
          {"ws", json_of(comparison.ws)},
          {"kendall_a", json_of(comparison.kendall_a)},
          {"kendall_w", or_null(comparison.kendall_w)},
          {"combined", combined},
          {"agreement", {{"places", comparison.agreed.places}, {"sentence", comparison.agreed.sentence.in(language)}}},
          {"refused", refused},
          {"notes", notes}};
}

} // namespace

Json compare_json(const MethodComparison& comparison, const std::vector<double>& weights, Language language) {
  Json json = json_of(comparison, "alternative", language);
  json["weights"] = weights;
  return json;
}

Json compare_json(const Case& c, const std::vector<CountyComparison>& counties, Language language) {
  Json list = Json::array();
  for (const CountyComparison& one : counties) {
    Json json = {{"id", one.county}, {"name", find_county(c, one.county)->name.in(language)}};
    json.update(json_of(one.methods, "industry", language));
    list.push_back(std::move(json));
  }
  return {{"case", c.head.id}, {"counties", std::move(list)}};
}

} // namespace yindi
