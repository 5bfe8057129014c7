#include "engine/ranking/attention.h"

#include "engine/conditions/backing.h"
#include "engine/weights/standing.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace yindi {
namespace {

/// As a heading has it.
Text node_title(const Case& c, const std::string& node) {
  if (node == goal) return {std::string(tr(Language::en, mark("Goal"))), std::string(tr(Language::zh, "Goal"))};
  const Criterion* found = find_criterion(c.model->library, node);
  return found ? found->name : plain(node);
}

Text county_text(const Case& c, const std::string& id) {
  const County* found = find_county(c, id);
  return found ? found->name : plain(id);
}

template <class Item>
const Item* at_key(const std::vector<Item>& items, const std::string& key, const char* name) {
  const std::string prefix = std::string(name) + ".";
  if (!key.starts_with(prefix)) return nullptr;
  const std::size_t i = static_cast<std::size_t>(std::strtoul(key.c_str() + prefix.size(), nullptr, 10));
  return i < items.size() ? &items[i] : nullptr;
}

/// The part of the case that a key names (see Places), as people call it: what was edited stands in no file yet.
Text part_of_case(const Case& c, const std::string& key) {
  if (const auto* criterion = at_key(c.model->library.criteria, key, "criterion")) return criterion->name;
  if (const auto* county = at_key(c.model->counties, key, "county")) return county->name;
  if (const auto* industry = at_key(c.model->industries, key, "industry")) return industry->name;
  for (const auto& [judgements, name] :
       {std::pair(&c.judging.judgements, "judgement"), std::pair(&c.judging.profile_judgements, "profile_judgement")})
    if (const auto* judgement = at_key(*judgements, key, name)) return node_title(c, judgement->node);
  if (const auto* weighting = at_key(c.judging.node_weightings, key, "weight")) return node_title(c, weighting->node);
  if (const auto* person = at_key(c.judging.participants, key, "participant"))
    return plain(person->name.empty() ? person->id : person->name);
  if (const auto* value = at_key(c.model->values, key, "value")) {
    const Industry* industry = find_industry(c, value->industry);
    return list({county_text(c, value->county), industry ? industry->name : plain(value->industry),
                 node_title(c, value->criterion)});
  }
  for (const auto& [part, name] : {std::pair("method.", mark("Method")), std::pair("weighting.", mark("Weights")),
                                   std::pair("robustness.", mark("Robustness")), std::pair("region.", mark("Region")),
                                   std::pair("plan.", mark("Coordinated plan")), std::pair("case.", mark("Case")),
                                   std::pair("sorting.", mark("Classes"))})
    if (key.starts_with(part)) return {name, std::string(tr(Language::zh, name))};
  return plain(key);
}

void of_files(const Case* c, const Diagnostics& diagnostics, std::vector<Matter>& result) {
  for (const Diagnostic& d : diagnostics) {
    Text where = plain(d.path.substr(d.path.find_last_of('/') + 1));
    if (d.line > 0)
      where = plain(where.en + ":" + std::to_string(d.line));
    else if (c)
      where = part_of_case(*c, d.path);
    result.push_back({d.severity, where, d.message, d.hint, {}, Concerns::casebook});
  }
}

/// What keeps counties from being ranked; judgements are mended where they are made.
void of_ranking(const Case& c, const Diagnostics& diagnostics, std::vector<Matter>& result) {
  const bool apart = std::any_of(diagnostics.begin(), diagnostics.end(), told_by_unweighed);
  const std::vector<Unweighed> unweighed = apart ? unweighed_nodes(c) : std::vector<Unweighed>();
  for (const Unweighed& one : unweighed)
    result.push_back({Severity::error,
                      node_title(c, one.node),
                      said_of_unweighed(c, one),
                      say(mark("Until then there is no ranking; whose answers: {}."), voices_of_unweighed(c, one)),
                      {},
                      Concerns::weights,
                      one.node});
  for (const Diagnostic& d : diagnostics) {
    if (!unweighed.empty() && told_by_unweighed(d)) continue;
    if (is_of_weights(d))
      result.push_back({d.severity, both(say(mark("Weights"))), d.message, d.hint, {}, Concerns::weights});
    else
      of_files(&c, {d}, result);
  }
}

/// A node is told once, however many counties share its judgements.
void of_judgements(const Case& c, const Ranking& ranking, std::vector<Matter>& result) {
  std::set<std::string> told;
  for (const CountyRanking& county : ranking.counties)
    for (const NodeWeights& node : county.weights.nodes) {
      if (!node.cr || *node.cr <= cr_limit) continue;
      const std::string cr = decimal(*node.cr, 3);
      if (!told.insert(node.node + cr).second) continue;
      result.push_back(
          {Severity::warning,
           node_title(c, node.node),
           say(mark("The judgements do not fit together well: CR {0} is above {1}."), cr, decimal(cr_limit, 2)),
           {},
           county.assessment->county,
           Concerns::weights});
    }
}

/// What a county's ranking and weights remark, each remark once, with the first county that it holds for.
void of_counties(const Case& c, const Ranking& ranking, std::vector<Matter>& result) {
  std::vector<std::pair<Sentence, std::vector<std::string>>> remarks;
  const auto gather = [&](const std::vector<Sentence>& notes, const std::string& county) {
    for (const Sentence& note : notes) {
      auto at = std::find_if(remarks.begin(), remarks.end(), [&](const auto& r) { return r.first == note; });
      if (at == remarks.end()) at = remarks.insert(at, {note, {}});
      if (at->second.empty() || at->second.back() != county) at->second.push_back(county);
    }
  };
  for (const CountyRanking& county : ranking.counties) {
    std::vector<Sentence> of_weights;
    for (const Diagnostic& note : county.weights.notes) of_weights.push_back(note.message);
    gather(of_weights, county.assessment->county);
    gather(county.notes, county.assessment->county);
  }
  for (const auto& [note, counties] : remarks) {
    Text where = county_text(c, counties.front());
    if (counties.size() > 1) {
      const Sentence several = say(mark("{0} and {1} more"), where, std::to_string(counties.size() - 1));
      where = {several.in(Language::en), several.in(Language::zh)};
    }
    result.push_back({Severity::note, where, note, {}, counties.front(), Concerns::ranking});
  }
}

} // namespace

bool is_of_weights(const Diagnostic& d) {
  const auto begins = [&](const char* part) { return d.path.starts_with(part); };
  return begins("judgement") || begins("profile_judgement") || begins("round") || begins("weight");
}

std::vector<Matter> matters(const Diagnostics& found, const Case* c, const Ranking& ranking) {
  std::vector<Matter> result;
  of_files(c, found, result);
  if (c) {
    of_ranking(*c, ranking.diagnostics, result);
    of_judgements(*c, ranking, result);
    of_counties(*c, ranking, result);
    for (const CountyRanking& county : ranking.counties)
      if (county.ranking.empty() && county.refused.empty())
        result.push_back({Severity::warning,
                          county_text(*c, county.assessment->county),
                          say(mark("Nothing is ranked: every industry is excluded.")),
                          {},
                          county.assessment->county,
                          Concerns::ranking});
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const Matter& a, const Matter& b) { return a.severity < b.severity; });
  return result;
}

int to_look_at(const std::vector<Matter>& matters) {
  return static_cast<int>(
      std::count_if(matters.begin(), matters.end(), [](const Matter& m) { return m.severity != Severity::note; }));
}

int notes_among(const std::vector<Matter>& matters) { return static_cast<int>(matters.size()) - to_look_at(matters); }

std::map<std::string, int> evidence(const Case& c, const Ranking& ranking) {
  std::map<std::string, int> counts;
  std::set<std::string> counted;
  for (const CountyRanking& county : ranking.counties) {
    const Assessment& a = *county.assessment;
    for (std::size_t i = 0; i < a.cells.size(); ++i)
      for (const LeafValue& cell : a.cells[i]) {
        if (cell.unknown()) ++counts["unknown"];
        for (const Input& input : cell.inputs) {
          const std::string& quality = quality_of(c, input);
          if (quality.empty() || std::holds_alternative<std::monostate>(input.cell)) continue;
          std::string key = name(input.table) + ("." + input.column.text());
          if (input.table != InputTable::industries) key += "." + a.county;
          if (input.table != InputTable::counties) key += "/" + a.industries[i];
          if (counted.insert(key).second) ++counts[quality];
        }
      }
  }
  return counts;
}

} // namespace yindi
