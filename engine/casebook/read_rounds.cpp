#include "engine/casebook/reading.h"

#include "engine/format/encoding.h"
#include "engine/format/hash.h"
#include "engine/schema/fields.h"
#include "engine/schema/toml_fields.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace yindi {
namespace {

Round read_round(Section section) {
  Round round;
  read_format(section);
  read_item(std::move(section), Item::of(round));
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
  read_item(std::move(section), Item::of(ballot));
  return ballot;
}

constexpr const char* byte_order_mark = "\xEF\xBB\xBF";

/// What is typed in a ballot: without a byte order mark, with LF for CR LF and CR, without line ends behind it.
std::string as_typed(std::string_view bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(3);
  std::string result;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') continue;
    result += bytes[i] == '\r' ? '\n' : bytes[i];
  }
  while (!result.empty() && result.back() == '\n') result.pop_back();
  return result;
}

/// One way in which programs save the same text.
struct Saved {
  std::string end; ///< of a line
  int last = 1;    ///< ends behind the last line
  bool marked = false;
};

std::string saved(const std::string& typed, const Saved& as) {
  std::string result = as.marked ? byte_order_mark : "";
  for (const char c : typed) result += c == '\n' ? as.end : std::string(1, c);
  for (int i = 0; i < as.last; ++i) result += as.end;
  return result;
}

/// How the bytes with this hash were saved, if they are the same text.
std::optional<Saved> way_of(const std::string& typed, const std::string& hash) {
  for (const char* end : {"\n", "\r\n"})
    for (const int last : {1, 0, 2})
      for (const bool marked : {false, true})
        if (const Saved as{end, last, marked}; sha256(saved(typed, as)) == hash) return as;
  return std::nullopt;
}

/// What to do about a ballot that was saved otherwise than it is now.
Sentence saved_otherwise(const std::string& bytes, const Saved& before) {
  const bool crlf = bytes.find("\r\n") != std::string::npos, cr = !crlf && bytes.find('\r') != std::string::npos;
  if (bytes.starts_with(byte_order_mark) != before.marked)
    return before.marked ? say(mark("it is the same but for the byte order mark that it had: save it with one"))
                         : say(mark("it is the same but for a byte order mark: save it without one"));
  if (before.end == "\n" && crlf)
    return say(mark("it is the same but for its line ends: save it with LF in place of CR LF"));
  if (before.end == "\n" && cr)
    return say(mark("it is the same but for its line ends: save it with LF in place of CR"));
  if (before.end == "\r\n" && !crlf)
    return say(mark("it is the same but for its line ends: save it with CR LF in place of LF"));
  return before.last == 0 ? say(mark("it is the same but for line ends behind its last line: save it without any"))
                          : say(mark("it is the same but for line ends behind its last line: save it with {}"),
                                std::to_string(before.last));
}

/// What a system or an office program puts beside a file: ._NAME by macOS, ~$NAME while NAME is open.
Sentence left_beside(const std::string& file) {
  if (file.starts_with("._")) return say(mark("macOS put this beside a file that it copied: it is no ballot"));
  if (file.starts_with("~$"))
    return say(mark("an office program put this beside a file that it opened: it is no ballot"));
  return {};
}

std::string voter_of(const Ballot& ballot) { return ballot.participant + ballot.pseudonym + ballot.token; }

/// Two files with the ballot of one voter: the copy is told, with what it is a copy of. `bytes` are those of the
/// ballots.
void tell_copies(Reading& reading, const Round& round, const std::string& folder,
                 const std::vector<std::string>& bytes) {
  std::map<std::string, std::vector<std::size_t>> of_voter;
  for (std::size_t i = 0; i < round.ballots.size(); ++i)
    if (const std::string voter = voter_of(round.ballots[i]); !voter.empty()) of_voter[voter].push_back(i);
  for (auto& one : of_voter) {
    const std::string& voter = one.first;
    std::vector<std::size_t>& places = one.second;
    // The file that is named as its voter is the original.
    std::stable_partition(places.begin(), places.end(),
                          [&](std::size_t i) { return round.ballots[i].file == voter + ".toml"; });
    const std::size_t original = places.front();
    for (std::size_t k = 1; k < places.size(); ++k) {
      const std::string& file = round.ballots[places[k]].file;
      const bool same = bytes[places[k]] == bytes[original];
      const bool alike = as_typed(bytes[places[k]]) == as_typed(bytes[original]);
      if (const auto unlisted = changed_ballot(round, file, {}, reading.path(folder + "/" + file));
          unlisted && !round.hashes.count(file))
        reading.problems.withdraw({unlisted->path, 1, 1}, unlisted->message);
      reading.problems.error({reading.path(folder + "/" + file), 1, 1},
                             say(mark("a second ballot of \"{0}\", beside {1}"), voter, round.ballots[original].file),
                             same    ? say(mark("the two are the same byte for byte: take this one out"))
                             : alike ? say(mark("the two are the same but for how they were saved: take this one out"))
                                     : say(mark("the two differ: ask the voter which counts, and take the other out")));
    }
  }
}

void read_ballots(Reading& reading, Round& round, const std::string& folder, const std::vector<std::string>& files,
                  const std::string& key) {
  std::vector<std::string> read;
  for (const std::string& file : files) {
    if (file == "round.toml" || !file.ends_with(".toml")) continue;
    const std::string name = folder + "/" + file;
    if (const Sentence beside = left_beside(file); !beside.empty()) {
      reading.problems.warning({reading.path(name), 1, 1}, beside, say(mark("take it out of the folder")));
      continue;
    }
    std::optional<std::string> bytes = take_bytes(reading, name);
    if (!bytes) continue;
    if (is_utf16(*bytes)) { // what it says of the form explains that it is not as it was
      reading.problems.error({reading.path(name), 1, 1}, say(mark("the ballot was saved as UTF-16, which is not read")),
                             say(mark("save it as UTF-8 in a text editor, without a byte order mark")));
      continue;
    }
    if (auto changed = changed_ballot(round, file, *bytes, reading.path(name))) reading.problems.add(*changed);
    const bool old_line_ends = bytes->find('\r') != std::string::npos && bytes->find('\n') == std::string::npos;
    Loaded<toml::table> root = parse_toml_parts(old_line_ends ? as_typed(*bytes) : *bytes, reading.path(name));
    reading.problems.add(root.diagnostics);
    if (!root.value) continue;
    read.push_back(std::move(*bytes));
    const std::string ballot_key = indexed(key + ".ballot", round.ballots.size());
    reading.places.named[ballot_key] = {reading.path(name), 1, 1};
    Section section{*root.value, reading.path(name), ballot_key, reading.places, reading.problems};
    section.partial = has_errors(root.diagnostics);
    if (section.partial) reading.partial.insert(name);
    round.ballots.push_back(read_ballot(std::move(section), file, round.number));
  }
  tell_copies(reading, round, folder, read);
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
  if (hash->second == sha256(bytes)) return std::nullopt;
  if (const auto before = way_of(as_typed(bytes), hash->second))
    return Diagnostic{Severity::error,
                      path,
                      1,
                      1,
                      bytes.starts_with(byte_order_mark) == before->marked
                          ? say(mark("the ballot was written with other line ends after the round was closed"))
                          : say(mark("the ballot was saved otherwise after the round was closed")),
                      saved_otherwise(bytes, *before)};
  return Diagnostic{Severity::error,
                    path,
                    1,
                    1,
                    say(mark("the ballot was changed after the round was closed")),
                    say(mark("put back the ballot as it was; a new vote is a new round"))};
}

std::optional<int> round_number(const std::string& name) {
  int number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  const bool good = error == std::errc() && end == name.data() + name.size() && number > 0 && name[0] != '0';
  return good ? std::optional(number) : std::nullopt;
}

std::optional<Round> read_round_file(Reading& reading, int number, const std::string& name) {
  const std::string file = "rounds/" + name + "/round.toml";
  const auto root = open_toml(reading, file);
  if (!root) return std::nullopt;
  const std::string key = indexed("round", reading.value.judging.rounds.size());
  reading.places.named[key] = {reading.path(file), 1, 1};
  Section section{*root, reading.path(file), key, reading.places, reading.problems};
  section.partial = reading.partial.count(file) > 0;
  Round round = read_round(std::move(section));
  if (root->contains("number") && round.number != number)
    reading.problems.error(
        reading.places.find(key + ".number"),
        say(mark("the round says number {0} but lies in folder {1}"), std::to_string(round.number), name));
  round.number = number;
  return round;
}

void read_round_folder(Reading& reading, int number, const std::string& name) {
  const std::string folder = "rounds/" + name;
  const std::size_t before = reading.problems.list.size();
  const auto files = list(reading.folder, folder, reading.problems);
  if (reading.problems.list.size() > before) return; // unreadable, which is said
  auto round = read_round_file(reading, number, name);
  if (!round) return;
  read_ballots(reading, *round, folder, files, indexed("round", reading.value.judging.rounds.size()));
  reading.value.judging.rounds.push_back(std::move(*round));
}

void read_rounds(Reading& reading) {
  std::vector<std::pair<int, std::string>> numbered;
  for (const std::string& name : list(reading.folder, "rounds", reading.problems)) {
    if (const auto number = round_number(name))
      numbered.emplace_back(*number, name);
    else if (!name.starts_with('.'))
      reading.problems.warning({reading.path("rounds/" + name), 1, 1}, say(mark("this is no round and is not read")),
                               say(mark("a round's folder is named by its number: 1, 2, 3")));
  }
  std::sort(numbered.begin(), numbered.end());
  for (const auto& [number, name] : numbered) read_round_folder(reading, number, name);
}

} // namespace yindi
