#include "engine/rationale/composer.h"

#include "engine/format/words.h"
#include "engine/weights/random_index.h"
#include "engine/weights/voices.h"

#include <algorithm>

namespace yindi {
namespace {

/// The weight of a node: the sum over its leaves.
double weight_of(const Case& c, const Weights& weights, const std::string& node) {
  double sum = 0;
  for (const std::string& leaf : leaves(c.model->library, node))
    if (const auto found = weights.global.find(leaf); found != weights.global.end()) sum += found->second;
  return sum;
}

/// "worst 0.5, best 0 CV".
std::string ends(const Composer& w, const Criterion& leaf) {
  if (!leaf.scale) return {};
  return w.in(say(mark("{0} to {1}"), quantity(leaf.scale->worst), quantity(leaf.scale->best, leaf.unit)));
}

/// The first sentence of the help: what the leaf asks.
std::string asked(const Composer& w, const Criterion& leaf) {
  const std::string help = w.in(leaf.help);
  std::size_t end = std::string::npos;
  for (const char* stop : {"? ", ". ", "？", "。"})
    if (const auto at = help.find(stop); at != std::string::npos)
      end = std::min(end, at + (stop[1] == ' ' ? 1 : std::string(stop).size()));
  return help.substr(0, end);
}

/// Links to where the columns of one table stand, by name or else by number; a column that is described nowhere shows
/// by its own name.
void add_columns(const Composer& w, const char* owner, const char* table, const std::vector<std::string>& columns,
                 Words& words) {
  if (columns.empty()) return;
  words.push_back(Run{(words.empty() ? "" : w.language == Language::zh ? "；" : "; ") + w.title(owner)});
  for (std::size_t k = 0; k < columns.size(); ++k) {
    words.push_back(Run{k > 0 ? w.separator() : " "});
    Run run = w.column(table, columns[k]);
    if (!run.link.empty() && run.code) run = Run{std::to_string(k + 1), run.link}; // it has no name for people
    words.push_back(std::move(run));
  }
}

/// What the leaf asks, and the columns that it is measured from.
Words inputs(const Composer& w, const Criterion& leaf) {
  if (!leaf.measure) return {};
  const Measure& m = *leaf.measure;
  std::vector<std::string> of_county, of_industry;
  const auto name = [](std::vector<std::string>& list, const std::string& column) {
    if (!column.empty()) list.push_back(column);
  };
  name(of_county, m.condition);
  name(of_industry, m.requirement);
  for (const Band& band : m.bands) name(of_county, band.condition), name(of_industry, band.requirement);
  for (const std::string& hazard : m.hazards)
    name(of_county, "hazard_" + hazard), name(of_industry, "sensitivity_" + hazard);
  name(of_industry, m.decay_requirement);
  Words figures;
  add_columns(w, mark("county's figures"), "counties", of_county, figures);
  add_columns(w, mark("industry's figures"), "industries", of_industry, figures);
  if (!m.expression.empty()) figures.push_back(Run{m.expression, {}, {}, false, true});
  const std::string question = asked(w, leaf);
  if (question.empty()) return figures;
  Words words{Run{question}};
  if (figures.empty()) return words;
  words.push_back(Run{w.language == Language::zh ? "（" : " ("});
  words.insert(words.end(), figures.begin(), figures.end());
  words.push_back(Run{w.language == Language::zh ? "）" : ")"});
  return words;
}

/// The sources by their titles.
Words source_titles(const Composer& w, const std::string& ids) {
  Words words;
  if (ids.empty()) return words;
  for (const std::string& id : split(ids, ';'))
    for (Run& run : w.sources(id)) {
      if (const Source* source = find_source(w.c(), id); source && !source->title.empty())
        run.text = w.in(source->title) + " " + run.text;
      if (!words.empty()) words.push_back(Run{w.language == Language::zh ? "；" : "; "});
      words.push_back(std::move(run));
    }
  return words;
}

void add_rows(const Composer& w, const std::string& node, int depth, Table& table) {
  for (const std::string& id : children(w.c().model->library, node)) {
    const Criterion& criterion = *find_criterion(w.c().model->library, id);
    TableRow row{{{Run{w.in(criterion.name), {}, {}, !is_leaf(criterion)}}}, anchor("k", id), depth};
    for (const Weights& weights : w.rationale.profiles)
      row.cells.push_back({Run{decimal(weight_of(w.c(), weights, id), 3), {}, {}, !is_leaf(criterion)}});
    row.cells.push_back({Run{ends(w, criterion)}});
    row.cells.push_back(inputs(w, criterion));
    row.cells.push_back(source_titles(w, criterion.source));
    table.rows.push_back(std::move(row));
    if (!is_leaf(criterion)) add_rows(w, id, depth + 1, table);
  }
}

void hierarchy(const Composer& w) {
  Table table{
      w.title(mark("The criteria with their weights before anything is left out")), {{w.title(mark("Criterion"))}}, {}};
  for (const Weights& weights : w.rationale.profiles) {
    const std::string name = weights.profile.empty() ? w.title(mark("Weight")) : w.profile(weights.profile);
    table.columns.push_back({name, true});
  }
  table.columns.push_back({w.title(mark("From worst to best"))});
  table.columns.push_back({w.title(mark("What it asks, and the figures behind it"))});
  table.columns.push_back({w.title(mark("Source"))});
  add_rows(w, goal, 0, table);
  w.add(std::move(table));
}

/// "0.012 (RI 1.32, Saaty 1977)", or why there is none.
std::string consistency(const Composer& w, const NodeWeights& node) {
  if (node.cr)
    return w.in(say(mark("{0} (RI {1}, {2})"), decimal(*node.cr, 3), node.ri ? decimal(*node.ri, 3) : "–",
                    random_index_name(node.ri_table, node.ri_label)));
  return std::string(
      tr(w.language, node.judged || !node.ri_table.empty() ? mark("not testable") : mark("nothing compared")));
}

/// "each alone: Bureau 0.041, Herders 0.112" where several judged; blank else.
Sentence each_alone(const Composer& w, const NodeWeights& node) {
  if (node.members.size() < 2) return {};
  std::vector<Text> all;
  for (const NodeMember& member : node.members) {
    std::string name = member.id;
    for (const Participant& p : w.c().judging.participants)
      if (p.id == member.id && !p.name.empty()) name = p.name;
    all.push_back(plain(name + " " + (member.cr ? decimal(*member.cr, 3) : "–")));
  }
  return say(mark("CR of each alone: {}"), list(all));
}

void consistencies(const Composer& w) {
  for (const Weights& weights : w.rationale.profiles) {
    const std::string caption = weights.profile.empty()
                                    ? w.title(mark("Where the weights come from"))
                                    : w.in(say(mark("Where the weights come from: {}"), w.profile(weights.profile)));
    Table table{caption,
                {{w.title(mark("Node"))},
                 {w.title(mark("Compared")), true},
                 {w.title(mark("Taken from"))},
                 {w.title(mark("Consistency ratio CR"))},
                 {w.title(mark("Pairs missing")), true}},
                {}};
    for (const NodeWeights& node : weights.nodes) {
      Words origin{Run{w.in(node.origin)}};
      const char* stop = w.language == Language::zh ? "；" : "; ";
      if (const Sentence alone = each_alone(w, node); !alone.empty()) origin.push_back(Run{stop + w.in(alone)});
      for (const Sentence& note : node.notes) origin.push_back(Run{stop + w.in(note)});
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
  Table people{
      w.title(mark("Participants, their weights and why")),
      {{w.title(mark("Name"))}, {w.title(mark("Group"))}, {w.title(mark("Weight")), true}, {w.title(mark("Reason"))}},
      {}};
  for (const Participant& p : c.judging.participants)
    people.rows.push_back(
        {{{Run{p.name.empty() ? p.id : p.name}}, {Run{p.group}}, {Run{shortest(p.weight)}}, {Run{p.reason}}}, {}, 0});
  if (people.rows.empty())
    w.note(say(mark("The casebook names no participants; the weights are those of the library.")));
  w.add(std::move(people));

  Bullets rounds;
  for (const Round& round : c.judging.rounds) {
    const Text state = round.state == "closed" ? both(mark("closed")) : both(mark("open"));
    rounds.items.push_back({Run{w.in(say(mark("Round {0} \"{1}\"; ballots: {2}, {3}."), std::to_string(round.number),
                                         round.title, std::to_string(round.ballots.size()), state))}});
  }
  w.add(std::move(rounds));

  Bullets kept;
  const auto keep = [&](const Judgement& j, const std::string& who) {
    if (j.kept_because.empty()) return;
    const auto name = [&](const std::string& id) { return criterion_name(c.model->library, id); };
    const Sentence text =
        who.empty()
            ? say(mark("{0} over {1} = {2}, kept: {3}"), name(j.a), name(j.b), j.value, j.kept_because)
            : say(mark("{4}: {0} over {1} = {2}, kept: {3}"), name(j.a), name(j.b), j.value, j.kept_because, who);
    kept.items.push_back({Run{w.in(text)}});
  };
  const auto who = [&](const std::string& id) {
    for (const Participant& p : c.judging.participants)
      if (p.id == id && !p.name.empty()) return p.name;
    return id;
  };
  for (const Judgement& j : c.judging.profile_judgements) keep(j, w.profile(j.profile));
  for (const Judgement& j : c.judging.judgements) keep(j, who(j.participant));
  for (const Round& round : c.judging.rounds)
    if (round.state == "closed")
      for (const Ballot& ballot : round.ballots)
        for (const Judgement& j : ballot.judgements)
          keep(j, ballot.participant.empty() ? ballot.pseudonym : who(ballot.participant));
  if (kept.items.empty()) return;
  w.add(Heading{3, w.title(mark("Judgements kept against a warning, with the reason")), "kept"});
  w.add(std::move(kept));
}

} // namespace yindi
