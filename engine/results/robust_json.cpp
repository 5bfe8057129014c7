#include "engine/results/robust_json.h"

#include "engine/results/json.h"
#include "engine/robustness/change.h"
#include "engine/robustness/leave_out.h"
#include "engine/robustness/tornado.h"

namespace yindi {
namespace {

Json rows(const Eigen::MatrixXd& matrix) {
  Json list = Json::array();
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    Json row = Json::array();
    for (Eigen::Index j = 0; j < matrix.cols(); ++j) row.push_back(matrix(i, j));
    list.push_back(std::move(row));
  }
  return list;
}

Json central_by_leaf(const Acceptability& acceptability, const std::vector<std::string>& leaves) {
  Json list = Json::array();
  for (const auto& central : acceptability.central_weights) {
    Json weights = central ? Json::object() : Json(nullptr);
    for (std::size_t j = 0; central && j < leaves.size(); ++j) weights[leaves[j]] = (*central)[j];
    list.push_back(std::move(weights));
  }
  return list;
}

Json stability_json(const Stability& node) {
  Json intervals = Json::array(), takers = Json::array();
  for (const StableInterval& interval : node.intervals) {
    intervals.push_back({interval.low, interval.high});
    takers.push_back({or_null(interval.below), or_null(interval.above)});
  }
  return {{"node", node.node},
          {"weight", node.weight},
          {"intervals", intervals},
          {"exact", node.exact},
          {"takers", takers}};
}

Json reversal_json(const std::optional<Reversal>& reversal, Language language) {
  if (!reversal) return nullptr;
  Json changed = Json::array();
  for (const ReversedCase& one : reversal->changed)
    changed.push_back({{"change", name(one.kind)},
                       {"industry", one.alternative},
                       {"first", one.firsts},
                       {"sentence", one.sentence.in(language)}});
  return {{"kept", reversal->kept},
          {"of", reversal->of},
          {"first", reversal->first},
          {"normalization", or_null(reversal->normalization)},
          {"changed", changed}};
}

Json changes_json(const RankingProblem& problem) {
  Json list = Json::array();
  for (const WeightChange& change : smallest_changes(problem)) {
    Json weights = change.possible ? Json::object() : Json(nullptr);
    for (std::size_t j = 0; change.possible && j < problem.criteria.size(); ++j)
      weights[problem.criteria[j]] = change.after(static_cast<Eigen::Index>(j));
    list.push_back({{"industry", change.challenger},
                    {"possible", change.possible},
                    {"exact", change.exact},
                    {"size", change.possible ? Json(change.size) : Json(nullptr)},
                    {"weights", weights}});
  }
  return list;
}

Json leave_out_json(const RankingProblem& problem) {
  Json list = Json::array();
  for (const LeftOut& left : leave_out(problem).nodes)
    list.push_back({{"node", left.node},
                    {"first", left.firsts},
                    {"kept", left.kept},
                    {"place_of_first", left.place_of_first},
                    {"kendall", or_null(left.kendall)}});
  return list;
}

Json tornado_json(const Tornado& tornado, Language language) {
  const auto bars = [&](const std::vector<TornadoBar>& from) {
    Json list = Json::array();
    for (const TornadoBar& bar : from)
      list.push_back({{"label", bar.label.in(language)},
                      {"node", bar.node},
                      {"industry", or_null(bar.industry)},
                      {"low", bar.low},
                      {"high", bar.high},
                      {"lead_low", bar.lead_low},
                      {"lead_high", bar.lead_high}});
    return list;
  };
  return {{"first", tornado.first},
          {"second", or_null(tornado.second)},
          {"lead", tornado.lead},
          {"weights", bars(tornado.weights)},
          {"values", bars(tornado.values)}};
}

Json information_json(const Information& information, Language language) {
  Json values = Json::array(), rest = Json::array();
  for (const WorthKnowing& worth : information.values)
    values.push_back({{"label", worth.value.label.in(language)},
                      {"kind", name(worth.value.doubt)},
                      {"leaf", worth.value.leaf},
                      {"industries", worth.value.industries},
                      {"condition", or_null(worth.value.condition)},
                      {"probability", worth.probability},
                      {"first_then", worth.new_firsts}});
  for (const NotKnown& leaf : information.not_assessed)
    rest.push_back({{"leaf", leaf.leaf}, {"weight", leaf.weight}, {"to_collect", leaf.to_collect}});
  return {{"values", values}, {"not_assessed", rest}};
}

} // namespace

Json standard_error_asked(const SimulationOptions& options) {
  return options.standard_error > 0 ? Json(options.standard_error) : Json(nullptr);
}

Json acceptability_json(const Acceptability& a) {
  Json central = Json::array(), confidence = Json::array();
  for (const auto& weights : a.central_weights) central.push_back(or_null(weights));
  for (const auto& factor : a.confidence) confidence.push_back(or_null(factor));
  return {{"rank_acceptability", rows(a.rank_acceptability)},
          {"central_weights", central},
          {"confidence", confidence},
          {"pairwise_winning", rows(a.pairwise_winning)},
          {"standard_error", a.standard_error()}};
}

Json verdict_json(const Verdict& verdict, Language language) {
  if (verdict.level == Level::none) return {{"level", nullptr}, {"sentence", nullptr}};
  Json gates = Json::array();
  for (const Gate& gate : verdict.gates) gates.push_back({{"id", gate.id}, {"sentence", gate.sentence.in(language)}});
  return {{"level", word(verdict.level)},
          {"sentence", verdict.sentence.in(language)},
          {"first", verdict.first},
          {"share", verdict.share},
          {"rival", or_null(verdict.rival)},
          {"rival_share", verdict.rival_share},
          {"methods_agree", verdict.methods_agree},
          {"lead", verdict.lead},
          {"lead_moves_by", or_null(verdict.lead_moves_by)},
          {"gates", std::move(gates)},
          {"assumed", verdict.assumed},
          {"values", verdict.values},
          {"assumptions", verdict.assumptions.empty() ? Json(nullptr) : Json(verdict.assumptions.in(language))},
          {"rule", verdict.rule.in(language)}};
}

namespace {

/// One county's part.
Json county_json(const Case& c, const CountyRanking& ranking, const CountyRobustness& county, Language language) {
  Json json = {{"id", county.county}, {"industries", county.industries}};
  if (!county.acceptability) {
    const Json none = Json::array();
    json.update({{"draws", 0},
                 {"rank_acceptability", none},
                 {"central_weights", none},
                 {"confidence", none},
                 {"pairwise_winning", none},
                 {"stability", none},
                 {"reversal", nullptr},
                 {"verdict", verdict_json(county.verdict, language)},
                 {"notes", json_of(county.notes, language)}});
    return json;
  }
  json["draws"] = county.acceptability->draws;
  json.update(acceptability_json(*county.acceptability));
  const RankingProblem& problem = county.problem->ranking;
  json["central_weights"] = central_by_leaf(*county.acceptability, problem.criteria);
  Json stable = Json::array(), methods = Json::array();
  for (const Stability& node : county.stability) stable.push_back(stability_json(node));
  for (const MethodFirst& method : county.methods.methods)
    methods.push_back({{"method", method.method}, {"name", method.name.in(language)}, {"first", method.firsts}});
  // What a value could be is said on the frozen scale, so only methods that take that can be asked.
  const bool scaled = county.problem->frame.method->input == InputKind::scaled;
  const auto doubtful = scaled ? doubtful_values(c, *ranking.assessment) : std::vector<DoubtfulValue>{};
  json["stability"] = stable;
  json["reversal"] = reversal_json(county.reversal, language);
  json["methods"] = methods;
  json["changes"] = changes_json(problem);
  json["leave_out"] = leave_out_json(problem);
  json["tornado"] = tornado_json(tornado(*county.problem, doubtful), language);
  json["information"] = information_json(information(c, ranking, *county.problem, doubtful), language);
  json["verdict"] = verdict_json(county.verdict, language);
  json["notes"] = json_of(county.notes, language);
  return json;
}

} // namespace

Json robust_json(const Case& c, const Ranking& ranking, const std::vector<CountyRobustness>& counties,
                 const SimulationOptions& drawn, Language language) {
  Json list = Json::array();
  for (std::size_t k = 0; k < counties.size(); ++k)
    list.push_back(county_json(c, ranking.counties[k], counties[k], language));
  return {{"case", c.head.id},
          {"method", ranking.method},
          {"parameters", json_of(ranking.parameters)},
          {"draws", drawn.draws},
          {"seed", drawn.seed},
          {"weights_drawn", drawn.weights},
          {"standard_error_asked", standard_error_asked(drawn)},
          {"counties", std::move(list)}};
}

} // namespace yindi
