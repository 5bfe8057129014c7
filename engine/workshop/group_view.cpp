#include "engine/workshop/group_view.h"

#include "engine/workshop/question_sheet.h"

#include <algorithm>
#include <map>

namespace yindi {
namespace {

/// The profile that all have; blank where they differ or there are none.
std::string shared_profile(const std::vector<CountyInQuestion>& counties) {
  const auto differs = [&](const CountyInQuestion& county) { return county.profile != counties.front().profile; };
  return counties.empty() || std::any_of(counties.begin(), counties.end(), differs) ? "" : counties.front().profile;
}

CountyOutcome outcome_of(std::shared_ptr<const Opinions> own, const Blocs& blocs, CountyInQuestion county) {
  const Opinions& opinions = *own;
  CountyOutcome result{county.id, std::move(own), std::move(county.problem), {}, {}, {}};
  result.outcomes = outcomes(opinions, result.problem);
  for (const Bloc& bloc : blocs.blocs) result.by_bloc.push_back(choice_of(opinions, result.problem, bloc.people));
  std::vector<std::string> groups;
  for (const Person& person : opinions.people)
    if (!person.group.empty() && std::find(groups.begin(), groups.end(), person.group) == groups.end())
      groups.push_back(person.group);
  for (const std::string& group : groups) {
    std::vector<std::size_t> people;
    for (std::size_t k = 0; k < opinions.people.size(); ++k)
      if (opinions.people[k].group == group) people.push_back(k);
    result.by_group.emplace_back(group, choice_of(opinions, result.problem, people));
  }
  return result;
}

/// The last closed round before `number` that asked for one of its nodes.
std::optional<int> round_before(const Case& c, int number) {
  const Round* now = find_round(c, number);
  std::optional<int> earlier;
  for (const Round& round : c.judging.rounds) {
    const bool shares = now && std::any_of(round.nodes.begin(), round.nodes.end(), [&](const std::string& node) {
                          return std::find(now->nodes.begin(), now->nodes.end(), node) != now->nodes.end();
                        });
    if (round.state == "closed" && round.number < number && shares && round.number > earlier.value_or(0))
      earlier = round.number;
  }
  return earlier;
}

} // namespace

Loaded<GroupView> group_view(const Case& c, std::optional<int> round, std::string profile,
                             std::vector<CountyInQuestion> counties) {
  GroupView view;
  view.round = round;
  view.profile = profile.empty() ? shared_profile(counties) : std::move(profile);
  std::map<std::string, std::shared_ptr<const Opinions>> by_profile;
  Diagnostics problems;
  const auto opinions_for = [&](const std::string& which) {
    if (const auto known = by_profile.find(which); known != by_profile.end()) return known->second;
    Loaded<Opinions> loaded = opinions(c, round, which);
    for (const Diagnostic& problem : loaded.diagnostics)
      if (std::find(problems.begin(), problems.end(), problem) == problems.end()) problems.push_back(problem);
    by_profile[which] = loaded.value ? std::make_shared<const Opinions>(std::move(*loaded.value)) : nullptr;
    return by_profile[which];
  };
  const auto shown = opinions_for(view.profile);
  if (!shown) return {std::nullopt, problems};
  view.opinions = *shown;
  view.nodes = node_agreements(view.opinions);
  view.agenda = agenda(view.opinions);
  view.topics = topics(view.opinions);
  view.blocs = blocs(view.opinions);
  for (CountyInQuestion& county : counties)
    if (const auto own = opinions_for(county.profile)) {
      // Blocs number the people of `shown`; another profile may have others.
      const bool same_people = own->people == shown->people;
      view.counties.push_back(outcome_of(own, same_people ? view.blocs : blocs(*own), std::move(county)));
    }
  if (round) view.earlier = round_before(c, *round);
  if (view.earlier)
    if (const Loaded<Opinions> before = opinions(c, view.earlier, view.profile); before.value)
      view.movement = movements(*before.value, view.opinions);
  return {std::move(view), problems};
}

} // namespace yindi
