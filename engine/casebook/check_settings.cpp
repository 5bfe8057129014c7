#include "engine/casebook/checking.h"

#include "engine/format/words.h"

#include <algorithm>
#include <set>

namespace yindi {
namespace {

void check_weighting(const Checking& check) {
  const Weighting& w = check.c.judging.weighting;
  if (!w.combine.empty() && w.kind == "ahp")
    check.warning("weighting.combine",
                  say(mark("judgements alone weigh here, so there is nothing to combine them with")),
                  say(mark("name a weighting of the data, such as kind = \"entropy\", or leave combine out")));
  if (w.off.empty() || check.criteria.empty()) return;
  for (const std::string& node : groups_of(check)) {
    const std::vector<std::string> items = children(check.c.model->library, node);
    if (!items.empty() && std::all_of(items.begin(), items.end(), [&](auto& item) { return is_off(check.c, item); }))
      check.error("weighting.off", say(mark("all criteria of \"{}\" are switched off"), node),
                  say(mark("switch the whole node off instead")));
  }
}

/// What the numbers of a kind of weighting may be; blank where this one may.
Sentence wrong_number(const std::string& kind, double number) {
  if (kind.starts_with("best-worst") && !(number >= 1 && number <= 9))
    return say(mark("{} is no answer of best-worst"), shortest(number));
  if ((kind.starts_with("rank-") || kind == "swara" || kind == "piprecia") && !(number >= 1))
    return say(mark("a rank is a number from 1 on; 1 counts most"));
  if (kind == "fucom" && !(number >= 1))
    return say(mark("fucom asks how many times more the most important item counts: a number from 1 on"));
  return number >= 0 ? Sentence{} : say(mark("a weight cannot be negative"));
}

/// Numbers of a [[weight]] by child: each a child of the node, each child there, each as the kind asks, not all 0.
void check_numbers(const Checking& check, const NodeWeighting& w, const std::map<std::string, double>& numbers,
                   const std::string& key) {
  const std::string& node = w.node;
  const std::vector<std::string> items = children(check.c.model->library, node);
  for (const auto& [id, number] : numbers) {
    if (std::find(items.begin(), items.end(), id) == items.end())
      check.error(key + "." + id, say(mark("\"{0}\" is not directly below \"{1}\""), id, node),
                  did_you_mean(id, items));
    if (const Sentence wrong = wrong_number(w.kind, number); !wrong.empty()) check.error(key + "." + id, wrong);
  }
  for (const std::string& item : items)
    if (!numbers.count(item)) check.error(key, say(mark("\"{0}\" of \"{1}\" has no number here"), item, node));
  const auto nothing = [](const auto& entry) { return entry.second == 0; };
  if (!numbers.empty() && std::all_of(numbers.begin(), numbers.end(), nothing))
    check.error(key, say(mark("all numbers are 0, so nothing says which item counts more")),
                say(mark("give at least one item a number above 0")));
}

/// Steps of swara or piprecia by child: each a child of the node, none negative. Which child needs one depends on the
/// places and is asked where weights are made of them.
void check_steps(const Checking& check, const NodeWeighting& w, const std::string& key) {
  const std::vector<std::string> items = children(check.c.model->library, w.node);
  for (const auto& [id, step] : w.steps) {
    if (std::find(items.begin(), items.end(), id) == items.end())
      check.error(key + "." + id, say(mark("\"{0}\" is not directly below \"{1}\""), id, w.node),
                  did_you_mean(id, items));
    if (w.kind == "piprecia" && step != 0 && !(step > 0 && step < 2))
      check.error(key + "." + id,
                  say(mark("a step of piprecia is above 0 and below 2; 1 says as much as the one before")));
    if (!(step >= 0)) check.error(key + "." + id, say(mark("a step is a number from 0 on; 0.15 says 15 % more")));
  }
}

void check_node_weightings(const Checking& check) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < check.c.judging.node_weightings.size(); ++i) {
    const NodeWeighting& w = check.c.judging.node_weightings[i];
    const std::string key = indexed("weight", i);
    if (!w.node.empty() && !seen.insert(w.node).second)
      check.error(key + ".node", say(mark("a second weighting of \"{}\""), w.node));
    if (check.criteria.empty() || w.node.empty()) continue;
    if (children(check.c.model->library, w.node).empty()) {
      check.error(key + ".node", say(mark("\"{}\" is no group of criteria"), w.node),
                  did_you_mean(w.node, groups_of(check)));
      continue;
    }
    if (!w.kind.empty() && w.kind != "equal") check_numbers(check, w, w.values, key + ".values");
    if (w.kind.starts_with("best-worst")) check_numbers(check, w, w.worst, key + ".worst");
    if (w.kind == "swara" || w.kind == "piprecia") check_steps(check, w, key + ".steps");
  }
}

void check_decisions(const Checking& check) {
  std::set<std::string> seen;
  const auto& decisions = check.c.record.decisions;
  for (std::size_t i = 0; i < decisions.size(); ++i)
    if (const std::string& county = decisions[i].county; !county.empty() && !seen.insert(county).second)
      check.error(indexed("decision", i) + ".county", say(mark("a second decision of \"{}\""), county));
}

} // namespace

void check_settings(const Checking& check) {
  const Case& c = check.c;
  if (!c.head.id.empty() && !is_id(c.head.id))
    check.error("case.id", say(mark("\"{}\" is no id"), c.head.id),
                say(mark("an id has letters, digits, _ and - only; a name goes into the title")));
  const auto counts = [](const Participant& p) { return p.weight > 0; };
  const auto& people = c.judging.participants;
  if (!people.empty() && std::none_of(people.begin(), people.end(), counts))
    check.error("participant.0.weight", say(mark("no participant has a weight above 0")));
  check_weighting(check);
  check_node_weightings(check);
  check_robustness(check);
  check_sorting(check);
  check_decisions(check);
  const std::string& head = c.record.journal.head;
  if (head.size() != 64 || head.find_first_not_of("0123456789abcdef") != std::string::npos)
    check.error("journal.head", say(mark("the head is no SHA-256: 64 digits of 0-9 and a-f")));
}

} // namespace yindi
