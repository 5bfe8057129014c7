#include "engine/rationale/composer.h"

#include "engine/weights/voices.h"

#include <algorithm>

namespace yindi {
namespace {

/// The weight of a node: the sum over its leaves.
double weight_of(const Case& c, const Weights& weights, const std::string& node) {
  double sum = 0;
  for (const std::string& leaf : leaves(c.library, node))
    if (const auto found = weights.global.find(leaf); found != weights.global.end()) sum += found->second;
  return sum;
}

/// "worst 0.5, best 0 CV".
std::string ends(const Composer& w, const Criterion& leaf) {
  if (!leaf.scale) return {};
  return w.in(say(mark("{0} to {1}"), quantity(leaf.scale->worst), quantity(leaf.scale->best, leaf.unit)));
}

Words inputs(const Composer& w, const Criterion& leaf) {
  Words words;
  const auto name = [&](const char* table, const std::string& column) {
    if (column.empty()) return;
    if (!words.empty()) words.push_back(Run{" "});
    words.push_back(w.column(table, column));
  };
  if (!leaf.measure) return words;
  const Measure& m = *leaf.measure;
  name("counties", m.condition);
  name("industries", m.requirement);
  for (const Band& band : m.bands) name("counties", band.condition), name("industries", band.requirement);
  for (const std::string& hazard : m.hazards)
    name("counties", "hazard_" + hazard), name("industries", "sensitivity_" + hazard);
  name("industries", m.decay_requirement);
  if (!m.expression.empty()) words.push_back(Run{m.expression, {}, {}, false, true});
  return words;
}

void add_rows(const Composer& w, const std::string& node, int depth, Table& table) {
  for (const std::string& id : children(w.c().library, node)) {
    const Criterion& criterion = *find_criterion(w.c().library, id);
    TableRow row{{{Run{w.in(criterion.name), {}, {}, !is_leaf(criterion)}}}, anchor("k", id), depth};
    for (const Weights& weights : w.rationale.profiles)
      row.cells.push_back({Run{decimal(weight_of(w.c(), weights, id), 3), {}, {}, !is_leaf(criterion)}});
    row.cells.push_back({Run{ends(w, criterion)}});
    row.cells.push_back(inputs(w, criterion));
    row.cells.push_back(criterion.source.empty() ? Words{} : Words{w.source(criterion.source)});
    table.rows.push_back(std::move(row));
    if (!is_leaf(criterion)) add_rows(w, id, depth + 1, table);
  }
}

void hierarchy(const Composer& w) {
  const auto title = [&](const char* english) { return std::string(tr(w.language, english)); };
  Table table{
      title(mark("The criteria with their weights before anything is left out")), {{title(mark("Criterion"))}}, {}};
  for (const Weights& weights : w.rationale.profiles) {
    const std::string name = weights.profile.empty() ? title(mark("Weight")) : w.profile(weights.profile);
    table.columns.push_back({name, true});
  }
  table.columns.push_back({title(mark("From worst to best"))});
  table.columns.push_back({title(mark("Rests on"))});
  table.columns.push_back({title(mark("Source"))});
  add_rows(w, goal, 0, table);
  w.add(std::move(table));
}

/// "CR 0.012 (RI 1.32, saaty1977)", or why there is none.
std::string consistency(const Composer& w, const NodeWeights& node) {
  if (node.cr)
    return w.in(say(mark("{0} (RI {1}, {2})"), decimal(*node.cr, 3), node.ri ? decimal(*node.ri, 3) : "–",
                    node.ri_label.empty() ? node.ri_table : node.ri_table + ", " + node.ri_label));
  return std::string(
      tr(w.language, node.judged || !node.ri_table.empty() ? mark("not testable") : mark("nothing compared")));
}

void consistencies(const Composer& w) {
  const auto title = [&](const char* english) { return std::string(tr(w.language, english)); };
  for (const Weights& weights : w.rationale.profiles) {
    const std::string caption = weights.profile.empty()
                                    ? title(mark("Where the weights come from"))
                                    : w.in(say(mark("Where the weights come from: {}"), w.profile(weights.profile)));
    Table table{caption,
                {{title(mark("Node"))},
                 {title(mark("Compared")), true},
                 {title(mark("Taken from"))},
                 {title(mark("Consistency ratio CR"))},
                 {title(mark("Pairs missing")), true}},
                {}};
    for (const NodeWeights& node : weights.nodes) {
      Words origin{Run{w.in(node.origin)}};
      for (const Sentence& note : node.notes)
        origin.push_back(Run{(w.language == Language::zh ? "；" : "; ") + w.in(note)});
      table.rows.push_back({{{w.criterion(node.node)},
                             {Run{std::to_string(node.items.size())}},
                             std::move(origin),
                             {Run{consistency(w, node)}},
                             {Run{std::to_string(node.missing)}}},
                            {},
                            0});
    }
    w.add(std::move(table));
  }
}

} // namespace

void compose_criteria(const Composer& w) {
  hierarchy(w);
  w.note(
      say(mark("Each county uses these weights, for a blend of profiles their mixture. The weight of a criterion that "
               "could not be assessed in a county goes to the others of its group; the weights used stand with each "
               "county.")));
  consistencies(w);
  w.note(
      say(mark("A consistency ratio below 0.10 counts as consistent (Saaty 1977). Each names the table of its random "
               "index RI.")));
}

void compose_participants(const Composer& w) {
  const Case& c = w.c();
  const auto title = [&](const char* english) { return std::string(tr(w.language, english)); };
  Table people{title(mark("Participants, their weights and why")),
               {{title(mark("Name"))}, {title(mark("Group"))}, {title(mark("Weight")), true}, {title(mark("Reason"))}},
               {}};
  for (const Participant& p : c.participants)
    people.rows.push_back(
        {{{Run{p.name.empty() ? p.id : p.name}}, {Run{p.group}}, {Run{shortest(p.weight)}}, {Run{p.reason}}}, {}, 0});
  if (people.rows.empty())
    w.note(say(mark("The casebook names no participants; the weights are those of the library.")));
  w.add(std::move(people));

  Bullets rounds;
  for (const Round& round : c.rounds) {
    const Text state = round.state == "closed" ? Text{"closed", "已封存"} : Text{"open", "进行中"};
    rounds.items.push_back({Run{w.in(say(mark("Round {0} \"{1}\": {2} ballots, {3}."), std::to_string(round.number),
                                         round.title, std::to_string(round.ballots.size()), state))}});
  }
  w.add(std::move(rounds));

  Bullets kept;
  const auto keep = [&](const Judgement& j, const std::string& who) {
    if (j.kept_because.empty()) return;
    const auto name = [&](const std::string& id) {
      const Criterion* found = find_criterion(c.library, id);
      return found ? found->name : plain(id);
    };
    const Sentence text =
        who.empty()
            ? say(mark("{0} over {1} = {2}, kept: {3}"), name(j.a), name(j.b), j.value, j.kept_because)
            : say(mark("{4}: {0} over {1} = {2}, kept: {3}"), name(j.a), name(j.b), j.value, j.kept_because, who);
    kept.items.push_back({Run{w.in(text)}});
  };
  const auto who = [&](const std::string& id) {
    for (const Participant& p : c.participants)
      if (p.id == id && !p.name.empty()) return p.name;
    return id;
  };
  for (const Judgement& j : c.library.judgements) keep(j, w.profile(j.profile));
  for (const Judgement& j : c.judgements) keep(j, who(j.participant));
  for (const Round& round : c.rounds)
    if (round.state == "closed")
      for (const Ballot& ballot : round.ballots)
        for (const Judgement& j : ballot.judgements)
          keep(j, ballot.participant.empty() ? ballot.pseudonym : who(ballot.participant));
  if (kept.items.empty()) return;
  w.add(Heading{3, title(mark("Judgements kept against a warning, with the reason")), "kept"});
  w.add(std::move(kept));
}

} // namespace yindi
