#include "engine/format/hash.h"
#include "engine/casebook/reading.h"

#include "engine/format/words.h"

#include <algorithm>
#include <charconv>

namespace yindi {
namespace {

std::map<std::string, std::string> read_hashes(Section section) {
  std::map<std::string, std::string> hashes;
  for (const auto& [key, node] : section.table) {
    const std::string file(key.str());
    section.places.named[section.name + "." + file] = section.key_place(file);
    if (!node.is_string()) section.wrong_type(node, file, mark("\"{}\" is a text: write it in quotes"));
    const auto* hash = node.as_string();
    hashes[file] = hash ? section.without_controls(*hash, file) : std::string();
  }
  return hashes;
}

Round read_round(Section section) {
  Round round;
  read_format(section);
  section.need("number");
  round.number = section.integer("number").value_or(0);
  round.title = section.both("title");
  for (const char* key : {"naming", "state", "nodes"}) section.need(key);
  round.naming = section.text("naming"); // blank where it is missing: nobody knows then what a ballot must have
  if (section.find("state")) round.state = section.text("state");
  round.nodes = section.texts("nodes");
  if (const auto* found = section.child("ballots"))
    round.hashes = read_hashes(section.inside(*found, section.name + ".ballots"));
  round.extras = section.extras();
  return round;
}

Ballot read_ballot(Section section, const std::string& file, int number) {
  Ballot ballot;
  ballot.file = file;
  read_format(section);
  section.need("round");
  const auto round = section.integer("round");
  if (round && *round != number)
    section.problems.error(
        section.places.find(section.name + ".round"),
        say(mark("the ballot is of round {0} but lies in round {1}"), std::to_string(*round), std::to_string(number)));
  ballot.participant = section.text("participant");
  ballot.pseudonym = section.text("pseudonym");
  ballot.token = section.text("token");
  ballot.submitted = section.date("submitted");
  for (const toml::table* item : section.children("judgement"))
    ballot.judgements.push_back(
        read_judgement(section.inside(*item, indexed(section.name + ".judgement", ballot.judgements.size()))));
  ballot.extras = section.extras();
  return ballot;
}

void read_ballots(Reading& reading, Round& round, const std::string& folder, const std::vector<std::string>& files,
                  const std::string& key) {
  for (const std::string& file : files) {
    if (file == "round.toml" || !file.ends_with(".toml")) continue;
    const std::string name = folder + "/" + file;
    std::optional<std::string> bytes = take_bytes(reading, name);
    if (!bytes) continue;
    if (auto changed = changed_ballot(round, file, *bytes, reading.path(name))) reading.problems.add(*changed);
    Loaded<toml::table> root = parse_toml_parts(std::move(*bytes), reading.path(name));
    reading.problems.add(root.diagnostics);
    if (!root.value) continue;
    const std::string ballot_key = indexed(key + ".ballot", round.ballots.size());
    reading.places.named[ballot_key] = {reading.path(name), 1, 1};
    Section section{*root.value, reading.path(name), ballot_key, reading.places, reading.problems};
    section.partial = has_errors(root.diagnostics);
    if (section.partial) reading.partial.insert(name);
    round.ballots.push_back(read_ballot(std::move(section), file, round.number));
  }
  if (round.state != "closed") return;
  for (const auto& [file, hash] : round.hashes)
    if (std::find(files.begin(), files.end(), file) == files.end())
      reading.problems.error(reading.places.find(key + ".ballots." + file),
                             say(mark("the ballot \"{}\" is missing"), file),
                             say(mark("a closed round never changes: put the ballot back")));
}

} // namespace

std::optional<Diagnostic> changed_ballot(const Round& round, const std::string& file, const std::string& bytes,
                                         const std::string& path) {
  if (round.state != "closed") return std::nullopt;
  const auto hash = round.hashes.find(file);
  if (hash == round.hashes.end())
    return Diagnostic{Severity::error,
                      path,
                      1,
                      1,
                      say(mark("a ballot that the closed round does not list")),
                      say(mark("a closed round never changes; a new vote is a new round"))};
  if (hash->second != sha256(bytes))
    return Diagnostic{Severity::error,
                      path,
                      1,
                      1,
                      say(mark("the ballot was changed after the round was closed")),
                      say(mark("put back the ballot as it was; a new vote is a new round"))};
  return std::nullopt;
}

void read_rounds(Reading& reading) {
  std::vector<std::pair<int, std::string>> numbered;
  for (const std::string& name : list(reading.folder, "rounds", reading.problems)) {
    int number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error == std::errc() && end == name.data() + name.size() && number > 0 && name[0] != '0')
      numbered.emplace_back(number, name);
    else if (!name.starts_with('.'))
      reading.problems.warning({reading.path("rounds/" + name), 1, 1}, say(mark("this is no round and is not read")),
                               say(mark("a round's folder is named by its number: 1, 2, 3")));
  }
  std::sort(numbered.begin(), numbered.end());
  for (const auto& [number, name] : numbered) {
    const std::string folder = "rounds/" + name;
    const std::size_t before = reading.problems.list.size();
    const auto files = list(reading.folder, folder, reading.problems);
    if (reading.problems.list.size() > before) continue; // unreadable, which is said
    const auto root = open_toml(reading, folder + "/round.toml");
    if (!root) continue;
    const std::string key = indexed("round", reading.value.rounds.size());
    reading.places.named[key] = {reading.path(folder + "/round.toml"), 1, 1};
    Section section{*root, reading.path(folder + "/round.toml"), key, reading.places, reading.problems};
    section.partial = reading.partial.count(folder + "/round.toml") > 0;
    Round round = read_round(std::move(section));
    if (root->contains("number") && round.number != number)
      reading.problems.error(
          reading.places.find(key + ".number"),
          say(mark("the round says number {0} but lies in folder {1}"), std::to_string(round.number), name));
    round.number = number;
    read_ballots(reading, round, folder, files, key);
    reading.value.rounds.push_back(std::move(round));
  }
}

} // namespace yindi
