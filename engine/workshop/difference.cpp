#include "engine/workshop/difference.h"

#include "engine/case/settings.h"
#include "engine/format/words.h"
#include "engine/workshop/snapshots.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace yindi {
namespace {

constexpr double same_weight = 0.0005;
constexpr int on_the_podium = 3;

Text name_of(const Case& c, const std::string& criterion) {
  if (criterion == goal) return both(mark("the goal"));
  const Criterion* found = find_criterion(c.model->library, criterion);
  return found ? found->name : plain(criterion);
}

Text person_name(const Case& c, const std::string& id) {
  for (const Participant& one : c.judging.participants)
    if (one.id == id) return plain(one.name.empty() ? id : one.name);
  return plain(id);
}

/// The line that tells last of a path, or of what lies below it.
const JournalEntry* last_line(const std::vector<JournalEntry>& lines, const std::string& path) {
  for (auto line = lines.rbegin(); line != lines.rend(); ++line)
    if (line->path == path || path.starts_with(line->path + ".") || line->path.starts_with(path + ".")) return &*line;
  return nullptr;
}

/// What a judgement says for itself: its comment, else why it was kept.
std::string own_words(const std::string& text) {
  const nlohmann::json row = nlohmann::json::parse(text, nullptr, false);
  if (!row.is_object()) return {};
  for (const char* key : {"comment", "kept_because"})
    if (const auto found = row.find(key); found != row.end() && found->is_string() && *found != "")
      return found->get<std::string>();
  return {};
}

/// The round that answers a node in every profile; blank where none does.
std::string round_of(const ProfileWeights& weights, const std::string& node) {
  std::set<std::string> rounds;
  for (const auto& [profile, of] : weights.by_profile)
    if (of.value)
      for (const NodeWeights& one : of.value->nodes)
        if (one.node == node) rounds.insert(one.origin_kind == Origin::round ? one.origin_id : "");
  return rounds.size() == 1 ? *rounds.begin() : "";
}

/// Who or what moved the weights of a node, and why.
struct Cause {
  Sentence by;
  std::string why;
};

class Causes {
public:
  Causes(const Case& after, const CaseDifference& found, const std::vector<JournalEntry>& lines)
      : after_(after), found_(found), lines_(lines) {}

  Cause of(const NodeWeights& now) const {
    if (now.origin_kind == Origin::round)
      for (const int round : found_.rounds)
        if (std::to_string(round) == now.origin_id) return of_round(round);
    if (Cause people = of_people(now.node); !people.by.empty()) return people;
    if (Cause row = of_path("weight." + now.node, mark("a [[weight]] of the case")); !row.by.empty()) return row;
    if (Cause profile = of_path("profile_judgement", mark("the profiles of the library")); !profile.by.empty())
      return profile;
    if (Cause voices = of_path("participant", mark("how much each voice counts")); !voices.by.empty()) return voices;
    return of_path("weighting", mark("the settings of the weighting"));
  }

private:
  Cause of_round(int round) const {
    std::string why;
    for (const JournalEntry& line : lines_)
      if (line.path == "round." + std::to_string(round) && !line.why.empty()) why = line.why;
    return {say(mark("round {}"), std::to_string(round)), why};
  }

  /// The participants whose judgements of the node changed.
  Cause of_people(const std::string& node) const {
    std::vector<Text> names;
    std::set<std::string> met;
    std::string why;
    for (const CaseChange& change : found_.changes) {
      const std::vector<std::string> parts = split(change.edit.path, '.');
      if (parts.size() < 5 || parts[0] != "judgement" || parts[2] != node) continue;
      const std::string who = parts[1].substr(0, parts[1].find(':'));
      if (met.insert(who).second) names.push_back(person_name(after_, who));
      if (const std::string own = own_words(change.edit.new_value); !own.empty())
        why = own;
      else if (!change.why.empty())
        why = change.why;
    }
    return names.empty() ? Cause{} : Cause{say(mark("{}"), list(names)), why};
  }

  /// Whoever changed what lies at the path, else the path in words.
  Cause of_path(const std::string& path, const char* words) const {
    for (const CaseChange& change : found_.changes)
      if (change.edit.path == path || change.edit.path.starts_with(path + "."))
        return {change.who.empty() ? say(words) : say(mark("{0} ({1})"), both(words), change.who), change.why};
    return {};
  }

  const Case& after_;
  const CaseDifference& found_;
  const std::vector<JournalEntry>& lines_;
};

void compare_weights(const ProfileWeights& before, const ProfileWeights& after, const Causes& causes,
                     std::vector<WeightDifference>& result) {
  std::size_t profiles = 0;
  std::vector<std::pair<WeightDifference, std::size_t>> found; // with in how many profiles
  for (const auto& [profile, now] : after.by_profile) {
    const auto old = before.by_profile.find(profile);
    if (!now.value || old == before.by_profile.end() || !old->second.value) continue;
    ++profiles;
    for (const NodeWeights& node : now.value->nodes)
      for (const NodeWeights& was : old->second.value->nodes) {
        if (was.node != node.node) continue;
        for (std::size_t i = 0; i < node.items.size(); ++i) {
          const auto item = std::find(was.items.begin(), was.items.end(), node.items[i]);
          const double earlier =
              item == was.items.end() ? 0 : was.weights[static_cast<std::size_t>(item - was.items.begin())];
          if (std::abs(node.weights[i] - earlier) < same_weight) continue;
          const auto alike = std::find_if(found.begin(), found.end(), [&](const auto& one) {
            return one.first.node == node.node && one.first.criterion == node.items[i] &&
                   std::abs(one.first.before - earlier) < same_weight &&
                   std::abs(one.first.after - node.weights[i]) < same_weight;
          });
          if (alike != found.end()) {
            ++alike->second;
            continue;
          }
          const Cause cause = causes.of(node);
          found.push_back({{profile, node.node, node.items[i], earlier, node.weights[i], cause.by, cause.why}, 1});
        }
      }
  }
  std::map<std::string, std::size_t> order; // nodes as they were met
  for (const auto& [change, count] : found) order.try_emplace(change.node, order.size());
  std::stable_sort(found.begin(), found.end(), [&](const auto& x, const auto& y) {
    const std::size_t a = order.at(x.first.node), b = order.at(y.first.node);
    return a != b ? a < b : std::abs(x.first.after - x.first.before) > std::abs(y.first.after - y.first.before);
  });
  for (auto& [change, count] : found) {
    if (count == profiles) change.profile.clear();
    result.push_back(std::move(change));
  }
}

std::map<std::string, std::map<std::string, int>> ranks_of(const Ranking& ranking) {
  std::map<std::string, std::map<std::string, int>> ranks;
  for (const CountyRanking& county : ranking.counties)
    for (const RankedIndustry& one : county.ranking) ranks[county.assessment->county][one.industry] = one.rank;
  return ranks;
}

int best_of(const PlaceDifference& change) {
  const int none = 1 << 20;
  return std::min(change.before.value_or(none), change.after.value_or(none));
}

void compare_places(const Ranking& before, const Ranking& after, std::vector<PlaceDifference>& result) {
  const auto old = ranks_of(before), now = ranks_of(after);
  std::vector<std::string> counties;
  for (const Ranking* ranking : {&after, &before})
    for (const CountyRanking& county : ranking->counties)
      if (std::find(counties.begin(), counties.end(), county.assessment->county) == counties.end())
        counties.push_back(county.assessment->county);
  for (const std::string& county : counties) {
    std::set<std::string> industries;
    for (const auto* ranks : {&old, &now})
      if (const auto found = ranks->find(county); found != ranks->end())
        for (const auto& [industry, rank] : found->second) industries.insert(industry);
    const auto rank_in = [&](const auto& ranks, const std::string& industry) -> std::optional<int> {
      const auto found = ranks.find(county);
      if (found == ranks.end()) return std::nullopt;
      const auto place = found->second.find(industry);
      return place == found->second.end() ? std::nullopt : std::optional(place->second);
    };
    std::vector<PlaceDifference> here;
    for (const std::string& industry : industries)
      if (PlaceDifference change{county, industry, rank_in(old, industry), rank_in(now, industry)};
          change.before != change.after)
        here.push_back(std::move(change));
    std::stable_sort(here.begin(), here.end(),
                     [](const PlaceDifference& x, const PlaceDifference& y) { return best_of(x) < best_of(y); });
    result.insert(result.end(), here.begin(), here.end());
  }
}

/// "1st", "第1位".
Text place_name(int rank) {
  const int tens = rank / 10 % 10, ones = rank % 10;
  const char* end = tens == 1 || ones == 0 || ones > 3 ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : "rd";
  const std::string number = std::to_string(rank);
  return {number + end, "第" + number + "位"};
}

Text county_text(const Case& before, const Case& after, const std::string& id) {
  for (const Case* c : {&after, &before})
    if (const County* county = find_county(*c, id)) return county->name;
  return plain(id);
}

Text industry_text(const Case& before, const Case& after, const std::string& id) {
  for (const Case* c : {&after, &before})
    if (const Industry* industry = find_industry(*c, id)) return industry->name;
  return plain(id);
}

} // namespace

CaseDifference difference(const Case& before, const RankedCase& ranked_before, const Case& after,
                          const RankedCase& ranked_after, const std::vector<JournalEntry>& lines) {
  CaseDifference result;
  for (Edit& edit : changes_between(before, after)) {
    const JournalEntry* line = last_line(lines, edit.path);
    CaseChange& change = result.changes.emplace_back();
    change.edit = std::move(edit);
    if (const auto parts = split(change.edit.path, '.'); parts.size() > 2 && parts[0] == "judgement")
      change.replaced_by = round_of(ranked_after.weights, parts[2]);
    if (line) {
      change.who = line->who, change.when = line->when, change.why = line->why;
    }
  }
  for (const Round& round : after.judging.rounds) {
    const auto same = std::find_if(before.judging.rounds.begin(), before.judging.rounds.end(),
                                   [&](const Round& other) { return other.number == round.number; });
    if (round.state == "closed" && (same == before.judging.rounds.end() || same->state != "closed"))
      result.rounds.push_back(round.number);
  }
  compare_weights(ranked_before.weights, ranked_after.weights, Causes(after, result, lines), result.weights);
  compare_places(ranked_before.ranking, ranked_after.ranking, result.places);
  return result;
}

std::vector<JournalEntry> lines_between(const Journal& journal, const std::string& from, const std::string& to) {
  const auto place = [&](const std::string& name) {
    for (std::size_t i = 0; i < journal.lines.size(); ++i)
      if (journal.lines[i].path == "snapshot." + name) return i;
    return journal.lines.size();
  };
  const auto [first, last] = std::minmax({place(from), place(to)});
  return {journal.lines.begin() + static_cast<std::ptrdiff_t>(first),
          journal.lines.begin() + static_cast<std::ptrdiff_t>(last)};
}

std::vector<Sentence> told_weights(const CaseDifference& difference, const Case& after) {
  struct Told {
    const WeightDifference* first;
    std::size_t profiles = 1;
    double before_low, before_high, after_low, after_high;
  };
  std::vector<Told> all; // of counties with different profiles one sentence, with the ends of all
  for (const WeightDifference& one : difference.weights) {
    const auto same = std::find_if(all.begin(), all.end(), [&](const Told& told) {
      return told.first->node == one.node && told.first->criterion == one.criterion;
    });
    if (same == all.end()) {
      all.push_back({&one, 1, one.before, one.before, one.after, one.after});
      continue;
    }
    ++same->profiles;
    same->before_low = std::min(same->before_low, one.before),
    same->before_high = std::max(same->before_high, one.before);
    same->after_low = std::min(same->after_low, one.after), same->after_high = std::max(same->after_high, one.after);
  }
  std::vector<Sentence> said;
  for (const Told& told : all) {
    const WeightDifference& change = *told.first;
    const Text name = name_of(after, change.criterion);
    const int digits = decimal(told.before_low, 2) == decimal(told.after_low, 2) ? 3 : 2;
    const auto ends = [&](double low, double high) {
      const std::string from = decimal(low, digits), to = decimal(high, digits);
      return from == to ? from : from + "–" + to;
    };
    const std::string was = ends(told.before_low, told.before_high), is = ends(told.after_low, told.after_high);
    Sentence moved = change.node == goal
                         ? say(mark("weight of {0} {1} → {2}"), name, was, is)
                         : say(mark("weight of {0} within {3} {1} → {2}"), name, was, is, name_of(after, change.node));
    if (!change.profile.empty() && told.profiles == 1) moved = say(mark("{0} for profile {1}"), moved, change.profile);
    if (!change.by.empty())
      moved = change.why.empty() ? say(mark("{0} by {1}"), moved, change.by)
                                 : say(mark("{0} by {1}, because “{2}”"), moved, change.by, change.why);
    said.push_back(std::move(moved));
  }
  return said;
}

std::vector<Sentence> told_places(const CaseDifference& difference, const Case& before, const Case& after) {
  std::vector<Sentence> said;
  for (std::size_t i = 0; i < difference.places.size();) {
    const std::string id = difference.places[i].county;
    const Text county = county_text(before, after, id);
    int more = 0;
    for (; i < difference.places.size() && difference.places[i].county == id; ++i) {
      const PlaceDifference& change = difference.places[i];
      const Text industry = industry_text(before, after, change.industry);
      if (best_of(change) > on_the_podium)
        ++more;
      else if (!change.before)
        said.push_back(say(mark("{0} is ranked in {1} now, {2}"), industry, county, place_name(*change.after)));
      else if (!change.after)
        said.push_back(
            say(mark("{0} is not ranked in {1} any more; it was {2}"), industry, county, place_name(*change.before)));
      else
        said.push_back(say(*change.after > *change.before ? mark("{0} falls from {1} to {2} in {3}")
                                                          : mark("{0} rises from {1} to {2} in {3}"),
                           industry, place_name(*change.before), place_name(*change.after), county));
    }
    if (more > 0)
      said.push_back(say(mark("{0}: industries below the third place that moved: {1}"), county, std::to_string(more)));
  }
  return said;
}

namespace {

/// A value as a person reads it: of several parts each by itself, such as 1/4 · floods in 2023.
std::string shown(const std::string& value) {
  if (value.empty()) return "–";
  const nlohmann::json parts = value.front() == '{' ? nlohmann::json::parse(value, nullptr, false) : nlohmann::json();
  if (!parts.is_object()) return value;
  std::string text;
  for (const auto& [key, part] : parts.items()) {
    const std::string one = part.is_string() ? part.get<std::string>() : part.dump();
    text = key == "value" ? one + (text.empty() ? "" : " · ") + text : text + (text.empty() ? "" : " · ") + one;
  }
  return text;
}

} // namespace

std::vector<Sentence> told_changes(const CaseDifference& difference, std::size_t most) {
  std::vector<Sentence> said;
  for (const CaseChange& change : difference.changes) {
    if (said.size() == most) {
      said.push_back(say(mark("and {} changes more"), std::to_string(difference.changes.size() - most)));
      break;
    }
    Sentence what =
        say(mark("{0}: {1} → {2}"), change.edit.path, shown(change.edit.old_value), shown(change.edit.new_value));
    if (!change.who.empty())
      what = change.why.empty() ? say(mark("{0} by {1}"), what, change.who)
                                : say(mark("{0} by {1}, because “{2}”"), what, change.who, change.why);
    if (!change.replaced_by.empty())
      what = say(mark("{0} (counts for nothing: the ballots of round {1} answer it)"), what, change.replaced_by);
    said.push_back(std::move(what));
  }
  return said;
}

} // namespace yindi
