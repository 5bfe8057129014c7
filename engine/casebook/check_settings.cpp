#include "engine/casebook/checking.h"

#include "engine/format/words.h"

#include <algorithm>
#include <set>

namespace yindi {
namespace {

void check_word(const Checking& check, const std::string& word, const std::vector<std::string>& known,
                const std::string& key) {
  if (std::find(known.begin(), known.end(), word) != known.end()) return;
  check.error(key, say(mark("unknown word \"{}\""), word),
              did_you_mean(word, known, say(mark("known here: {}"), joined(known))));
}

void check_weighting(const Checking& check) {
  const Weighting& w = check.c.weighting;
  check_word(check, w.kind, {"ahp", "entropy", "critic", "merec", "std", "gini", "equal", "cilos", "idocriw"},
             "weighting.kind");
  check_word(check, w.scale,
             {"saaty", "linear", "power", "geometric", "logarithmic", "root-square", "inverse-linear", "balanced",
              "balanced-n", "salo-hamalainen"},
             "weighting.scale");
  check_word(check, w.prioritization, {"eigenvector", "geometric-mean", "column-mean", "harker"},
             "weighting.prioritization");
  if (!w.ri.empty())
    check_word(check, w.ri,
               {"saaty1977", "saaty2005", "donegan_dodd1991", "alonso_lamata2006", "tummala_ling1998", "agoston_csato"},
               "weighting.ri");
  check_word(check, w.aggregate, {"judgements", "priorities"}, "weighting.aggregate");
  if (w.combine.empty()) return;
  check_word(check, w.combine, {"multiplicative", "game"}, "weighting.combine");
  if (w.kind == "ahp")
    check.warning("weighting.combine",
                  say(mark("judgements alone weigh here, so there is nothing to combine them with")),
                  say(mark("name a weighting of the data, such as kind = \"entropy\", or leave combine out")));
}

/// What the numbers of a kind of weighting may be; blank where this one may.
Sentence wrong_number(const std::string& kind, double number) {
  if (kind == "best-worst" && !(number >= 1 && number <= 9))
    return say(mark("{} is no answer of best-worst"), shortest(number));
  if (kind.starts_with("rank-") && !(number >= 1)) return say(mark("a rank is a number from 1 on; 1 counts most"));
  return number >= 0 ? Sentence{} : say(mark("a weight cannot be negative"));
}

/// Numbers of a [[weight]] by child: each a child of the node, each child there, each as the kind asks, not all 0.
void check_numbers(const Checking& check, const NodeWeighting& w, const std::map<std::string, double>& numbers,
                   const std::string& key) {
  const std::string& node = w.node;
  const std::vector<std::string> items = children(check.c.library, node);
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

void check_node_weightings(const Checking& check) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < check.c.node_weightings.size(); ++i) {
    const NodeWeighting& w = check.c.node_weightings[i];
    const std::string key = indexed("weight", i);
    if (!w.kind.empty())
      check_word(check, w.kind,
                 {"equal", "points", "swing", "rank-order-centroid", "rank-sum", "rank-reciprocal", "best-worst"},
                 key + ".kind");
    if (!w.node.empty() && !seen.insert(w.node).second)
      check.error(key + ".node", say(mark("a second weighting of \"{}\""), w.node));
    if (check.criteria.empty() || w.node.empty()) continue;
    if (children(check.c.library, w.node).empty()) {
      check.error(key + ".node", say(mark("\"{}\" is no group of criteria"), w.node),
                  did_you_mean(w.node, groups_of(check)));
      continue;
    }
    if (!w.kind.empty() && w.kind != "equal") check_numbers(check, w, w.values, key + ".values");
    if (w.kind == "best-worst") check_numbers(check, w, w.worst, key + ".worst");
  }
}

void check_list(const Checking& check, const std::vector<std::string>& ids, const Index& index, const std::string& key,
                const char* unknown, const char* where) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!index.empty() && !ids[i].empty() && !index.count(ids[i]))
      check.error(indexed(key, i), say(unknown, ids[i]), did_you_mean(ids[i], ids_of(index), say(where)));
    if (!ids[i].empty() && !seen.insert(ids[i]).second)
      check.error(indexed(key, i), say(mark("\"{}\" is there twice"), ids[i]));
  }
}

void check_date(const Checking& check, const std::string& date, const std::string& key) {
  if (!date.empty() && !is_date_time(date))
    check.error(key, say(mark("\"{}\" is no date"), date), say(mark("write it as 2024-05-01")));
}

void check_decisions(const Checking& check) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < check.c.decisions.size(); ++i) {
    const Decision& d = check.c.decisions[i];
    const std::string key = indexed("decision", i);
    if (!check.counties.empty() && !d.county.empty() && !check.counties.count(d.county))
      check.error(key + ".county", say(mark("unknown county \"{}\""), d.county),
                  did_you_mean(d.county, ids_of(check.counties), say(mark("it is not in counties.csv"))));
    if (!d.county.empty() && !seen.insert(d.county).second)
      check.error(key + ".county", say(mark("a second decision of \"{}\""), d.county));
    check_list(check, d.chosen, check.industries, key + ".chosen", mark("unknown industry \"{}\""),
               mark("it is not in industries.csv"));
    check_date(check, d.date, key + ".date");
  }
}

void check_plan(const Checking& check) {
  const PlanRequest& plan = check.c.plan;
  const auto range = [&](bool is, const char* key, const char* wanted) {
    if (!is) check.error(std::string("plan.") + key, say(mark("{0} must be {1}"), key, wanted));
  };
  range(plan.lambda >= 0 && plan.lambda < 1e6, "lambda", ">= 0");
  range(plan.choices >= 1, "choices", ">= 1");
  range(!plan.max_loss || *plan.max_loss >= 0, "max_loss", ">= 0");
  range(!plan.min_fit || (*plan.min_fit >= 0 && *plan.min_fit <= 1), "min_fit", "0–1");
  const auto industry = [&](const char* key, const std::string& id) {
    if (!check.industries.empty() && !check.industries.count(id))
      check.error(std::string("plan.") + key, say(mark("unknown industry \"{}\""), id),
                  did_you_mean(id, ids_of(check.industries), say(mark("it is not in industries.csv"))));
  };
  for (const auto& [key, pairs] : {std::pair{"fixed", &plan.fixed}, std::pair{"forbidden", &plan.forbidden}})
    for (const auto& [county, id] : *pairs) {
      if (!check.counties.empty() && !check.counties.count(county))
        check.error(std::string("plan.") + key, say(mark("unknown county \"{}\""), county),
                    did_you_mean(county, ids_of(check.counties), say(mark("it is not in counties.csv"))));
      industry(key, id);
    }
  for (const auto& [id, limit] : plan.at_most) industry("at_most", id);
}

void check_region(const Checking& check) {
  const RegionSettings& region = check.c.region;
  check_word(check, region.closeness, {"km", "minutes", "hops"}, "region.closeness");
  for (const auto& [key, field] : region_numbers()) {
    const std::string place = std::string("region.") + key;
    if (field == &RegionSettings::minimum_amount && !(region.*field >= 0))
      check.error(place, say(mark("an amount cannot be negative")));
    else if (field != &RegionSettings::minimum_amount && !(region.*field > 0))
      check.error(place, say(mark("\"{}\" must be above 0"), key));
  }
  if (region.crowding_hops < 1) check.error("region.crowding_hops", say(mark("crowding looks 1 border far at least")));
  check_list(check, region.hubs, check.counties, "region.hubs", mark("unknown county \"{}\""),
             mark("it is not in counties.csv"));
}

} // namespace

void check_settings(const Checking& check) {
  const Case& c = check.c;
  check_plan(check);
  if (!c.id.empty() && !is_id(c.id))
    check.error("case.id", say(mark("\"{}\" is no id"), c.id),
                say(mark("an id has letters, digits, _ and - only; a name goes into the title")));
  check_date(check, c.date, "case.date");
  check_list(check, c.county_ids, check.counties, "case.counties", mark("unknown county \"{}\""),
             mark("it is not in counties.csv"));
  check_list(check, c.industry_ids, check.industries, "case.industries", mark("unknown industry \"{}\""),
             mark("it is not in industries.csv"));
  for (std::size_t i = 0; i < c.participants.size(); ++i)
    if (!(c.participants[i].weight >= 0))
      check.error(indexed("participant", i) + ".weight", say(mark("a weight cannot be negative")));
  const auto counts = [](const Participant& p) { return p.weight > 0; };
  if (!c.participants.empty() && std::none_of(c.participants.begin(), c.participants.end(), counts))
    check.error("participant.0.weight", say(mark("no participant has a weight above 0")));
  check_weighting(check);
  check_node_weightings(check);
  if (c.method.id.empty()) check.error("method.id", say(mark("the method has no id")));
  check_robustness(check);
  check_region(check);
  check_decisions(check);
  if (c.journal.lines < 0) check.error("journal.lines", say(mark("a number of lines cannot be negative")));
  const bool hash =
      c.journal.head.size() == 64 && c.journal.head.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!hash) check.error("journal.head", say(mark("the head is no SHA-256: 64 digits of 0-9 and a-f")));
}

} // namespace yindi
