#include "engine/command/group_table.h"

#include "engine/command/print.h"
#include "engine/format/csv.h"

namespace yindi {
namespace {

constexpr std::size_t agenda_lines = 8;

std::string places_of(const RankingProblem& problem, const Choice& choice, Language language) {
  std::vector<Text> names;
  for (const std::size_t i : choice.firsts) names.push_back(problem.names[i]);
  return list(names).in(language);
}

std::string places_of(const RankingProblem& problem, const std::optional<Choice>& choice, Language language) {
  return choice ? places_of(problem, *choice, language) : "–";
}

std::string number(const std::optional<double>& value, int digits) { return value ? decimal(*value, digits) : "–"; }

const NodeOpinions* opinions_on(const Opinions& opinions, const NodeAgreement& agreement) {
  for (const ProfileOpinions& part : opinions.parts)
    for (const NodeOpinions& node : part.nodes)
      if (part.profile == agreement.profile && node.node == agreement.node) return &node;
  return nullptr;
}

void add_mean(std::vector<std::vector<std::string>>& rows, std::string name,
              const std::optional<Eigen::VectorXd>& weights, std::size_t items, const std::string& cr) {
  rows.push_back({std::move(name), ""});
  for (std::size_t i = 0; i < items; ++i)
    rows.back().push_back(weights ? decimal((*weights)(static_cast<Eigen::Index>(i)), 3) : "–");
  rows.back().push_back(cr);
}

void print_node(std::ostream& out, const Case& c, const Opinions& opinions, const NodeAgreement& node,
                Language language) {
  const NodeOpinions* said = opinions_on(opinions, node);
  if (!said) return;
  const Text name = node_name(c.model->library, node.node);
  out << (node.consensus ? say(mark("{0}: consensus {1} ({2})"), name, decimal(*node.consensus, 2),
                               consensus_word(*node.consensus))
                         : say(mark("{}: nobody's own judgements connect all items"), name))
             .in(language);
  if (!node.profile.empty()) out << ", " << say(mark("profile {}"), node.profile).in(language);
  out << "\n";
  std::vector<std::vector<std::string>> rows = {heads(language, {mark("Person"), mark("Group")})};
  for (const std::string& item : node.items) rows.back().push_back(node_name(c.model->library, item).in(language));
  rows.back().emplace_back("CR");
  for (std::size_t k = 0; k < opinions.people.size(); ++k) {
    if (!judged(*said, k)) continue;
    rows.push_back({opinions.people[k].name, opinions.people[k].group});
    const auto& own = said->own[k];
    for (std::size_t i = 0; i < node.items.size(); ++i) rows.back().push_back(own ? decimal(own->weights[i], 3) : "–");
    rows.back().push_back(own ? number(own->cr, 3) : "–");
  }
  add_mean(rows, std::string(tr(language, "all, judgements")), node.judgements, node.items.size(), number(node.cr, 3));
  add_mean(rows, std::string(tr(language, "all, priorities")), node.priorities, node.items.size(), "");
  add_mean(rows, std::string(tr(language, "all, priorities (geometric)")), node.priorities_geometric, node.items.size(),
           "");
  out << align(rows);
  for (const Voices& pair : node.fewer_voices)
    out << "  "
        << say(mark("{0} against {1}: judged by {2} of {3}"), node_name(c.model->library, pair.a),
               node_name(c.model->library, pair.b), std::to_string(pair.voices), std::to_string(pair.of))
               .in(language)
        << "\n";
  out << "\n";
}

std::string answer_text(double ratio) {
  const auto rounded = [](double value) { return shortest(std::round(value * 10) / 10); };
  return ratio >= 1 - 1e-9 ? rounded(ratio) : "1/" + rounded(1 / ratio);
}

void print_agenda(std::ostream& out, const Case& c, const GroupView& view, Language language) {
  if (view.agenda.empty()) return;
  std::vector<std::vector<std::string>> rows = {
      heads(language, {mark("To talk about"), mark("against"), mark("Answers"), mark("Weight"), mark("Disagreement"),
                       mark("× weight"), mark("farthest apart")})};
  for (const AgendaItem& item : view.agenda) {
    if (rows.size() > agenda_lines) break;
    const auto people = [&](const std::vector<std::size_t>& who) {
      std::vector<Text> names;
      for (std::size_t k = 0; k < who.size() && k < 2; ++k) names.push_back(plain(view.opinions.people[who[k]].name));
      return list(names).in(language);
    };
    const bool named = view.opinions.naming != "anonymous";
    rows.push_back({node_name(c.model->library, item.a).in(language), node_name(c.model->library, item.b).in(language),
                    answer_text(item.low) + " – " + answer_text(item.high), decimal(item.weight, 3),
                    decimal(item.disagreement, 2), decimal(item.score, 3),
                    !named                      ? ""
                    : !item.group_for_a.empty() ? item.group_for_b + " / " + item.group_for_a
                                                : people(item.for_b) + " / " + people(item.for_a)});
  }
  out << align(rows) << "\n";
}

void print_blocs(std::ostream& out, const Case& c, const GroupView& view, Language language) {
  out << said_of_blocs(c.model->library, view.blocs).in(language) << "\n";
  if (view.blocs.blocs.size() > 1)
    for (const Bloc& bloc : view.blocs.blocs) {
      std::vector<Text> names;
      for (const std::size_t k : bloc.people) names.push_back(plain(view.opinions.people[k].name));
      out << "  " << said_of_bloc(c.model->library, bloc).in(language);
      if (view.opinions.naming != "anonymous") out << "  " << list(names).in(language);
      out << "\n";
    }
  out << "\n";
}

void print_county(std::ostream& out, const Case& c, const CountyOutcome& county, Language language) {
  const Outcomes& found = county.outcomes;
  const County* where = find_county(c, county.county);
  out << say(mark("{0}: the group puts {1} first"), where ? where->name : plain(county.county),
             places_of(county.problem, found.group, language))
             .in(language);
  if (found.concordance) out << "; " << say(mark("Kendall's W: {}."), decimal(*found.concordance, 2)).in(language);
  out << "\n";
  for (const Sentence& sentence : {said_of_without(*county.opinions, county.problem, found),
                                   said_of_compromise(*county.opinions, county.problem, found)})
    if (!sentence.empty()) out << "  " << sentence.in(language) << "\n";
  std::vector<std::vector<std::string>> rows = {
      heads(language, {mark("Person"), mark("First choice"), mark("Distance")})};
  for (std::size_t k = 0; k < found.people.size(); ++k)
    rows.push_back({county.opinions->people[k].name, places_of(county.problem, found.people[k], language),
                    decimal(found.distance[k], 2)});
  for (const auto& [group, choice] : county.by_group)
    rows.push_back({say(mark("group {}"), group).in(language), places_of(county.problem, choice, language), ""});
  for (std::size_t b = 0; b < county.by_bloc.size() && county.by_bloc.size() > 1; ++b)
    rows.push_back({say(mark("bloc {}"), std::to_string(b + 1)).in(language),
                    places_of(county.problem, county.by_bloc[b], language), ""});
  out << align(rows) << "\n";
}

} // namespace

void print_group(std::ostream& out, const Case& c, const GroupView& view, Language language) {
  if (view.round)
    out << say(mark("Round {0}; ballots with judgements: {1}"), std::to_string(*view.round),
               std::to_string(view.opinions.people.size()))
               .in(language)
        << "\n";
  else
    out << say(mark("Judgements that count now: {} people"), std::to_string(view.opinions.people.size())).in(language)
        << "\n";
  out << said_of_agenda(c.model->library, view.opinions, view.agenda).in(language) << "\n\n";
  for (const NodeAgreement& node : view.nodes) print_node(out, c, view.opinions, node, language);
  print_agenda(out, c, view, language);
  if (!view.opinions.people.empty()) print_blocs(out, c, view, language);
  for (const CountyOutcome& county : view.counties) print_county(out, c, county, language);
  if (view.movement)
    out << say(mark("Since round {0}: {1}"), std::to_string(*view.earlier),
               said_of_movement(c.model->library, *view.movement).in(language))
               .in(language)
        << "\n";
}

std::string group_csv(const GroupView& view) {
  std::vector<std::vector<std::string>> rows;
  for (const NodeAgreement& node : view.nodes) {
    const NodeOpinions* said = opinions_on(view.opinions, node);
    for (std::size_t k = 0; said && k < view.opinions.people.size(); ++k)
      for (std::size_t i = 0; said->own[k] && i < node.items.size(); ++i)
        rows.push_back({node.node, view.opinions.people[k].id, node.items[i], shortest(said->own[k]->weights[i]),
                        said->own[k]->cr ? shortest(*said->own[k]->cr) : ""});
    const std::pair<const char*, const std::optional<Eigen::VectorXd>*> means[] = {
        {"judgements", &node.judgements},
        {"priorities", &node.priorities},
        {"priorities-geometric", &node.priorities_geometric}};
    for (const auto& [name, weights] : means)
      for (std::size_t i = 0; *weights && i < node.items.size(); ++i)
        rows.push_back({node.node, name, node.items[i], shortest((**weights)(static_cast<Eigen::Index>(i))),
                        name == means[0].first && node.cr ? shortest(*node.cr) : ""});
  }
  return write_csv({"node", "person", "item", "weight", "cr"}, rows);
}

} // namespace yindi
