#include "engine/results/group_json.h"

#include "engine/results/json.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

Json weights_json(const std::vector<std::string>& items, const std::optional<Eigen::VectorXd>& weights) {
  if (!weights) return nullptr;
  Json result = Json::object();
  for (std::size_t i = 0; i < items.size(); ++i) result[items[i]] = (*weights)(static_cast<Eigen::Index>(i));
  return result;
}

Json weights_json(const Priorities& own) {
  Json result = Json::object();
  for (std::size_t i = 0; i < own.items.size(); ++i) result[own.items[i]] = own.weights[i];
  return result;
}

Json people_json(const Opinions& opinions, const std::vector<std::size_t>& people) {
  Json result = Json::array();
  for (const std::size_t k : people) result.push_back(opinions.people[k].id);
  return result;
}

Json members_json(const Opinions& opinions, const NodeOpinions& node) {
  Json members = Json::array();
  for (std::size_t k = 0; k < opinions.people.size(); ++k) {
    if (!judged(node, k)) continue;
    const auto& own = node.own[k];
    members.push_back({{"id", opinions.people[k].id},
                       {"weight", opinions.people[k].voice},
                       {"group", opinions.people[k].group},
                       {"weights", own ? weights_json(*own) : Json(nullptr)},
                       {"cr", own ? or_null(own->cr) : Json(nullptr)}});
  }
  return members;
}

const NodeOpinions& opinions_on(const Opinions& opinions, const NodeAgreement& agreement) {
  for (const ProfileOpinions& part : opinions.parts)
    for (const NodeOpinions& node : part.nodes)
      if (part.profile == agreement.profile && node.node == agreement.node) return node;
  return opinions.parts.front().nodes.front(); // node_agreements() names no other
}

Json node_json(const Opinions& opinions, const NodeAgreement& node, Language language) {
  Json fewer = Json::array();
  for (const Voices& pair : node.fewer_voices)
    fewer.push_back({{"a", pair.a}, {"b", pair.b}, {"voices", pair.voices}, {"of", pair.of}});
  return {
      {"node", node.node},
      {"profile", node.profile},
      {"weight", node.weight},
      {"members", members_json(opinions, opinions_on(opinions, node))},
      {"judgements", {{"weights", weights_json(node.items, node.judgements)}, {"cr", or_null(node.cr)}}},
      {"priorities", {{"weights", weights_json(node.items, node.priorities)}}},
      {"priorities_geometric", {{"weights", weights_json(node.items, node.priorities_geometric)}}},
      {"aggregate", opinions.aggregate},
      {"consensus", or_null(node.consensus)},
      {"consensus_word", node.consensus ? Json(consensus_word(*node.consensus).in(language)) : Json(nullptr)},
      {"homogeneity", or_null(node.homogeneity)},
      {"entropy", {{"alpha", node.diversity.alpha}, {"beta", node.diversity.beta}, {"gamma", node.diversity.gamma}}},
      {"fewer_voices", fewer}};
}

Json agenda_json(const Opinions& opinions, const AgendaItem& item) {
  return {{"node", item.node},
          {"profile", item.profile},
          {"a", item.a},
          {"b", item.b},
          {"score", item.score},
          {"disagreement", item.disagreement},
          {"weight", item.weight},
          {"low", item.low},
          {"high", item.high},
          {"for_a", people_json(opinions, item.for_a)},
          {"for_b", people_json(opinions, item.for_b)},
          {"group_for_a", item.group_for_a},
          {"group_for_b", item.group_for_b}};
}

Json choice_json(const RankingProblem& problem, const Choice& choice) {
  Json firsts = Json::array(), ranks = Json::object();
  for (const std::size_t i : choice.firsts) firsts.push_back(problem.alternatives[i]);
  for (std::size_t i = 0; i < choice.ranks.size(); ++i) ranks[problem.alternatives[i]] = choice.ranks[i];
  return {{"firsts", firsts}, {"ranks", ranks}};
}

Json choice_json(const RankingProblem& problem, const std::optional<Choice>& choice) {
  return choice ? choice_json(problem, *choice) : Json(nullptr);
}

Json blocs_json(const Case& c, const GroupView& view, Language language) {
  Json result = Json::array();
  for (std::size_t b = 0; b < view.blocs.blocs.size(); ++b) {
    const Bloc& bloc = view.blocs.blocs[b];
    Json marks = Json::array(), chooses = Json::object();
    for (const Mark& one : bloc.marks)
      marks.push_back({{"criterion", one.criterion}, {"inside", one.inside}, {"outside", one.outside}});
    for (const CountyOutcome& county : view.counties)
      if (b < county.by_bloc.size()) chooses[county.county] = choice_json(county.problem, county.by_bloc[b]);
    result.push_back({{"people", people_json(view.opinions, bloc.people)},
                      {"marks", marks},
                      {"chooses", chooses},
                      {"sentence", said_of_bloc(c.model->library, bloc).in(language)}});
  }
  return result;
}

Json without_json(const RankingProblem& problem, const Without& without) {
  return {{"id", without.id},
          {"group", without.is_group},
          {"kept", without.choice ? Json(without.kept) : Json(nullptr)},
          {"choice", choice_json(problem, without.choice)}};
}

Json compromise_json(const Opinions& opinions, const RankingProblem& problem, const Compromise& compromise) {
  Json industries = Json::array();
  for (const std::size_t i : compromise.industries) industries.push_back(problem.alternatives[i]);
  return {{"industries", industries},
          {"regret", compromise.regret},
          {"who", people_json(opinions, compromise.who)},
          {"regret_of_first", compromise.regret_of_first},
          {"who_of_first", people_json(opinions, compromise.who_of_first)},
          {"unit", compromise.in_places ? "places" : "score"}};
}

Json county_json(const CountyOutcome& county, Language language) {
  const Opinions& opinions = *county.opinions;
  const Outcomes& found = county.outcomes;
  Json people = Json::array(), without = Json::array(), groups = Json::object();
  for (std::size_t k = 0; k < found.people.size(); ++k)
    people.push_back({{"id", opinions.people[k].id},
                      {"distance", found.distance[k]},
                      {"choice", choice_json(county.problem, found.people[k])}});
  for (const Without& one : found.without) without.push_back(without_json(county.problem, one));
  for (const auto& [group, choice] : county.by_group) groups[group] = choice_json(county.problem, choice);
  return {
      {"id", county.county},
      {"choice", choice_json(county.problem, found.group)},
      {"people", people},
      {"groups", groups},
      {"kendall_w", or_null(found.concordance)},
      {"without", without},
      {"kept", {{"kept", found.kept}, {"of", found.of}}},
      {"compromise", found.compromise ? compromise_json(opinions, county.problem, *found.compromise) : Json(nullptr)},
      {"sentences",
       {said_of_without(opinions, county.problem, found).in(language),
        said_of_compromise(opinions, county.problem, found).in(language)}}};
}

Json movement_json(const Case& c, const GroupView& view, Language language) {
  if (!view.movement) return nullptr;
  Json people = Json::array(), nodes = Json::array();
  for (const Movement& one : view.movement->people)
    people.push_back({{"id", one.person.empty() ? Json(nullptr) : Json(one.person)},
                      {"node", one.node},
                      {"moved", one.moved},
                      {"from_group_before", one.before},
                      {"from_group_after", one.after}});
  for (const ConsensusChange& one : view.movement->nodes)
    nodes.push_back({{"node", one.node}, {"before", or_null(one.before)}, {"after", or_null(one.after)}});
  return {{"from_round", *view.earlier},
          {"followed", view.movement->followed},
          {"people", people},
          {"consensus", nodes},
          {"sentence", said_of_movement(c.model->library, *view.movement).in(language)}};
}

} // namespace

Json group_json(const Case& c, const GroupView& view, Language language) {
  Json people = Json::array(), nodes = Json::array(), items = Json::array(), strips = Json::array(),
       counties = Json::array();
  for (const Person& person : view.opinions.people)
    people.push_back({{"id", person.id}, {"name", person.name}, {"group", person.group}, {"weight", person.voice}});
  for (const NodeAgreement& node : view.nodes) nodes.push_back(node_json(view.opinions, node, language));
  for (const AgendaItem& item : view.agenda) items.push_back(agenda_json(view.opinions, item));
  for (const Topic& topic : view.topics)
    strips.push_back({{"node", topic.node},
                      {"criterion", topic.criterion},
                      {"weight", topic.weight},
                      {"low", topic.low},
                      {"high", topic.high},
                      {"disagreement", topic.disagreement},
                      {"score", topic.score}});
  for (const CountyOutcome& county : view.counties) counties.push_back(county_json(county, language));
  return {{"round", view.round ? Json(*view.round) : Json(nullptr)},
          {"naming", view.opinions.naming},
          {"profile", view.profile},
          {"people", people},
          {"nodes", nodes},
          {"agenda", items},
          {"agenda_sentence", said_of_agenda(c.model->library, view.opinions, view.agenda).in(language)},
          {"topics", strips},
          {"blocs", blocs_json(c, view, language)},
          {"blocs_sentence", said_of_blocs(c.model->library, view.blocs).in(language)},
          {"silhouette", view.blocs.silhouette},
          {"counties", counties},
          {"movement", movement_json(c, view, language)}};
}

} // namespace yindi
