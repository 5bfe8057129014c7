#include "engine/casebook/checking.h"

#include "engine/format/slips.h"
#include "engine/format/stated_ratio.h"
#include "engine/format/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace yindi {
namespace {

/// Judgements of one voice on one node: each pair once, in either direction.
using Pairs = std::set<std::tuple<std::string, std::string, std::string, std::string, std::string>>;

void check_once(const Checking& check, Pairs& pairs, const Judgement& j, const std::string& key) {
  const auto [a, b] = std::minmax(j.a, j.b);
  if (j.a.empty() || j.b.empty() || pairs.emplace(j.participant, j.profile, j.node, a, b).second) return;
  check.error(key, say(mark("a second judgement of \"{0}\" and \"{1}\" below \"{2}\""), j.a, j.b, j.node),
              say(mark("keep one; the other direction is the same pair")));
}

void check_side(const Checking& check, const Judgement& j, const std::string& id, const std::string& key) {
  if (id.empty() || j.node.empty() || check.criteria.empty()) return;
  const std::vector<std::string> items = children(check.c.model->library, j.node);
  if (std::find(items.begin(), items.end(), id) != items.end()) return;
  const auto criterion = check.criteria.find(id);
  if (criterion == check.criteria.end())
    check.error(key, say(mark("unknown criterion \"{}\""), id), did_you_mean(id, items));
  else if (!misspelt(check.c.model->library.criteria[criterion->second].extras, "parent"))
    check.error(key, say(mark("\"{0}\" is not directly below \"{1}\""), id, j.node), did_you_mean(id, items));
}

void check_ratio(const Checking& check, const std::string& value, const std::string& key, bool skip) {
  if (skip && value == "skip") return;
  if (value.empty() && !check.places.named.count(key) && !check.places.named.empty()) return; // said to be missing
  if (value.empty() && check.told_in_line(key)) return;                                       // it could not be read
  const auto number = stated_ratio(value);
  // 1/100 has no exact double, so the limits are taken a hair wider.
  const double hair = 1e-12;
  auto slip = number ? std::nullopt : slip_in_judgement(value);
  if (const auto typed = number ? fraction_of_day_number(number->mode) : std::nullopt) slip = made_a_date_of(*typed);
  if (!number || number->low < 0.01 * (1 - hair) || number->high > 100 * (1 + hair))
    check.error(
        key, value.empty() ? say(mark("the value is blank")) : say(mark("\"{}\" is no judgement"), value),
        slip && !value.empty() && !means_missing(value) ? *slip
        : skip
            ? say(mark("write a number or a fraction from 1/100 to 100, or \"skip\""))
            : say(mark("write a number or a fraction from 1/100 to 100; leave the judgement out for \"don't know\"")));
  else if (number->mode < 1.0 / 9 * (1 - hair) || number->mode > 9 * (1 + hair))
    check.warning(key, say(mark("\"{}\" is beyond the scale of 1 to 9"), value));
}

void check_profile_id(const Checking& check, const std::string& profile, const std::string& key) {
  if (nothing_to_see(profile) || check.profiles.count(profile) || check.criteria.empty())
    return; // a blank is told apart
  // A profile may have no judgements in the library: then it is known by the counties that have it.
  for (const County& county : check.c.model->counties)
    for (const auto& [id, share] :
         profile_blend(county.profile).value_or(std::vector<std::pair<std::string, double>>{}))
      if (id == profile) return;
  check.error(key, say(mark("unknown profile \"{}\""), profile),
              did_you_mean(profile, ids_of(check.profiles), say(mark("profiles stand in the criteria file"))));
}

/// Whether the key is missing where the round was read, which is said there.
bool is_missing(const Checking& check, const std::string& part, const char* key) {
  return check.places.named.count(part) > 0 && check.places.named.count(part + "." + key) == 0;
}

void check_naming(const Checking& check, const Round& round, const Ballot& ballot, const std::string& key) {
  const auto refuse = [&](const std::string& value, const char* word) {
    if (!value.empty())
      check.error(key + "." + word,
                  say(mark("a ballot of a round with naming \"{0}\" has no \"{1}\""), round.naming, word));
  };
  const auto need = [&](const std::string& value, const char* word) {
    if (value.empty() && !misspelt(ballot.extras, word)) check.error(key, say(mark("the key \"{}\" is missing"), word));
  };
  if (round.naming == "named") {
    need(ballot.participant, "participant");
    if (!ballot.participant.empty() && !check.participants.count(ballot.participant) && !check.places.without_case)
      check.error(key + ".participant", say(mark("unknown participant \"{}\""), ballot.participant),
                  round.state == "closed"
                      ? say(mark("a closed round never changes: put this participant back into casebook.toml"))
                      : did_you_mean(ballot.participant, ids_of(check.participants),
                                     say(mark("participants stand in casebook.toml"))));
  } else if (!round.naming.empty()) {
    refuse(ballot.participant, "participant");
  }
  if (round.naming == "pseudonymous") need(ballot.pseudonym, "pseudonym");
  if (round.naming == "named" || round.naming == "anonymous") refuse(ballot.pseudonym, "pseudonym");
  if (round.naming == "anonymous") {
    need(ballot.token, "token");
    refuse(ballot.submitted, "submitted");
    if (!ballot.token.empty() && ballot.file != ballot.token + ".toml")
      check.error(key + ".token",
                  say(mark("the ballot of the token \"{0}\" lies in \"{1}\""), ballot.token, ballot.file));
  }
  if (round.naming == "named" || round.naming == "pseudonymous") refuse(ballot.token, "token");
}

/// `asks_known`: whether it is known which nodes the round asks for.
void check_ballot(const Checking& check, const Round& round, const Ballot& ballot, const std::string& key,
                  bool asks_known) {
  check_naming(check, round, ballot, key);
  check_fields(check, Item::look(ballot), key);
  Pairs pairs;
  for (std::size_t i = 0; i < ballot.judgements.size(); ++i) {
    const Judgement& judgement = ballot.judgements[i];
    const std::string at = indexed(key + ".judgement", i);
    check_judgement(check, judgement, at, true);
    check_once(check, pairs, judgement, at);
    if (!judgement.participant.empty())
      check.error(at + ".participant", say(mark("the voter is named once, at the head of the ballot")));
    check.not_blank(judgement.profile, at + ".profile", "profile");
    check_profile_id(check, judgement.profile, at + ".profile");
    if (!judgement.node.empty() && asks_known &&
        std::find(round.nodes.begin(), round.nodes.end(), judgement.node) == round.nodes.end())
      check.error(at + ".node", say(mark("the round does not ask about \"{}\""), judgement.node),
                  did_you_mean(judgement.node, round.nodes));
  }
}

void check_round(const Checking& check, const Round& round, const std::string& key) {
  check_fields(check, Item::look(round), key);
  for (std::size_t i = 0; i < round.nodes.size(); ++i) {
    const std::string at = indexed(key + ".nodes", i);
    const std::string& node = round.nodes[i];
    if (!check.criteria.empty() && children(check.c.model->library, node).empty())
      check.error(at, say(mark("\"{}\" is no group of criteria"), node), did_you_mean(node, groups_of(check)));
  }
  std::set<std::string> voters;
  std::map<std::string, std::string> alike; // without capitals → as the first one wrote it
  for (std::size_t i = 0; i < round.ballots.size(); ++i) {
    const Ballot& ballot = round.ballots[i];
    const std::string at = indexed(key + ".ballot", i);
    const std::string voter = ballot.participant + ballot.pseudonym + ballot.token;
    // Of files the two ballots are compared where they are read.
    if (!voter.empty() && !voters.insert(voter).second && !check.places.named.count(at))
      check.error(at, say(mark("a second ballot of \"{}\""), voter));
    // A person may write a name either way; two people hardly choose names that differ so.
    const auto first = alike.emplace(lower(voter), voter).first;
    if (!voter.empty() && first->second != voter)
      check.warning(at, say(mark("the ballots of \"{0}\" and \"{1}\" differ in capitals only"), first->second, voter),
                    say(mark("if they are one person's, take one of them out before the round is closed")));
    check_ballot(check, round, ballot, at, !is_missing(check, key, "nodes"));
  }
}

} // namespace

std::vector<std::string> groups_of(const Checking& check) {
  std::vector<std::string> groups = {goal};
  for (const Criterion& criterion : check.c.model->library.criteria)
    if (!is_leaf(criterion)) groups.push_back(criterion.id);
  return groups;
}

void check_judgement(const Checking& check, const Judgement& j, const std::string& key, bool skip) {
  if (!check.criteria.empty() && !j.node.empty() && children(check.c.model->library, j.node).empty()) {
    check.error(key + ".node", say(mark("\"{}\" is no group of criteria"), j.node),
                did_you_mean(j.node, groups_of(check)));
  } else {
    check_side(check, j, j.a, key + ".a");
    check_side(check, j, j.b, key + ".b");
  }
  if (j.a == j.b && !j.a.empty()) check.error(key + ".b", say(mark("\"{}\" is compared with itself"), j.a));
  check_ratio(check, j.value, key + ".value", skip);
}

void check_judgements(const Checking& check) {
  Pairs pairs;
  for (std::size_t i = 0; i < check.c.judging.judgements.size(); ++i) {
    const Judgement& j = check.c.judging.judgements[i];
    const std::string key = indexed("judgement", i);
    check_judgement(check, j, key, false);
    check_once(check, pairs, j, key);
    check.not_blank(j.participant, key + ".participant", "participant", j.profile.empty());
    check.not_blank(j.profile, key + ".profile", "profile");
    if (!nothing_to_see(j.participant) && !check.participants.count(j.participant) && !check.places.without_case)
      check.error(
          key + ".participant", say(mark("unknown participant \"{}\""), j.participant),
          did_you_mean(j.participant, ids_of(check.participants), say(mark("participants stand in casebook.toml"))));
    check_profile_id(check, j.profile, key + ".profile");
  }
  Pairs library_pairs;
  for (std::size_t i = 0; i < check.c.judging.profile_judgements.size(); ++i) {
    const Judgement& j = check.c.judging.profile_judgements[i];
    const std::string key = indexed("profile_judgement", i);
    check_judgement(check, j, key, false);
    check_once(check, library_pairs, j, key);
    check.not_blank(j.profile, key + ".profile", "profile");
    check_profile_id(check, j.profile, key + ".profile");
    if (!j.participant.empty())
      check.error(key + ".participant", say(mark("a library's judgement belongs to a profile, not to a participant")));
  }
}

void check_rounds(const Checking& check) {
  for (std::size_t i = 0; i < check.c.judging.rounds.size(); ++i)
    check_round(check, check.c.judging.rounds[i], indexed("round", i));
}

} // namespace yindi
