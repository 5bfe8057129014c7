#include "engine/workshop/seals.h"

#include "engine/casebook/reading.h"
#include "engine/casebook/round_store.h"
#include "engine/format/folder.h"
#include "engine/format/hash.h"
#include "engine/format/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace yindi {
namespace {

std::string aside_key(int round) { return "round." + std::to_string(round) + ".aside"; }
std::string ballot_key(int round, const std::string& file) {
  return "round." + std::to_string(round) + ".ballot." + file;
}

} // namespace

Diagnostics log_closing(const std::string& folder, const Round& closed, const std::string& digest, const Signed& by) {
  const std::string path = "round." + std::to_string(closed.number);
  for (const JournalEntry& line : read_journal_of(folder, {}).lines)
    if (line.path == path && line.new_value == "closed " + digest) return {};
  std::vector<JournalEntry> entries;
  for (const auto& [file, hash] : closed.hashes)
    entries.push_back({by.who, by.when, ballot_key(closed.number, file), "", hash, by.why});
  entries.push_back({by.who, by.when, path, "open", "closed " + digest, by.why});
  return append_journal(folder, entries).diagnostics;
}

std::string digest_of(const std::string& folder, int round) {
  return sha256(read_file({folder, std::nullopt}, round_folder(round) + "/round.toml").value.value_or(""));
}

Diagnostics log_aside(const std::string& folder, int round, const std::string& lines, const Signed& by) {
  const std::string key = aside_key(round);
  std::set<std::string> known;
  for (const JournalEntry& line : read_journal_of(folder, {}).lines)
    if (line.path == key) known.insert(line.new_value);
  std::vector<JournalEntry> entries;
  for (const std::string& line : split(lines, '\n'))
    if (!line.empty() && known.insert(sha256(line)).second)
      entries.push_back({by.who, by.when, key, "", sha256(line), by.why});
  return entries.empty() ? Diagnostics{} : append_journal(folder, entries).diagnostics;
}

namespace {

/// What the journal says of one round.
struct Witness {
  bool opened = false;
  std::string seal;                          ///< the digest of its round.toml as it was closed; blank: it was not
  std::map<std::string, std::string> hashes; ///< of its ballots by their files
  std::set<std::string> aside;               ///< hashes of the lines of aside.jsonl
};

std::map<int, Witness> witnesses(const Journal& journal) {
  std::map<int, Witness> result;
  for (const JournalEntry& entry : journal.lines) {
    const std::vector<std::string> parts = split(entry.path, '.');
    const auto number = parts.size() > 1 && parts[0] == "round" ? round_number(parts[1]) : std::nullopt;
    if (!number) continue;
    Witness& witness = result[*number];
    if (parts.size() == 2 && entry.new_value == "open") witness.opened = true;
    if (parts.size() == 2 && entry.new_value.starts_with("closed ")) witness.seal = entry.new_value.substr(7);
    if (const std::string key = ballot_key(*number, ""); entry.path.starts_with(key))
      witness.hashes[entry.path.substr(key.size())] = entry.new_value;
    if (entry.path == aside_key(*number)) witness.aside.insert(entry.new_value);
  }
  return result;
}

/// One round beside what the journal says of it.
struct SealCheck {
  const std::string& folder;
  int number;
  const Witness& saw;
  const Round* round;
  Diagnostics& problems;

  void broken(const std::string& file, Sentence what, Sentence cure = {}) const {
    problems.push_back(
        {Severity::error, folder + "/" + round_folder(number) + "/" + file, 1, 1, std::move(what),
         cure.empty() ? say(mark("a closed round never changes: put the files back as they were")) : std::move(cure)});
  }
  std::string shown() const { return std::to_string(number); }

  void check() const {
    if (!round)
      return broken("round.toml",
                    saw.seal.empty() ? say(mark("round {} is gone; the journal saw it opened"), shown())
                                     : say(mark("round {} is gone; the journal saw it closed"), shown()),
                    say(mark("put its folder back, from a copy")));
    if (saw.seal.empty() && round->state == "closed")
      return broken(
          "round.toml", say(mark("the journal saw round {} opened and not closed"), shown()),
          say(mark("if the program was stopped while it closed the round, close it once more with yindi round "
                   "CASEBOOK --round {} --close; else somebody closed it by hand: put back what was there"),
              shown()));
    if (!saw.seal.empty() && round->state != "closed")
      return broken("round.toml", say(mark("round {} is open again; the journal saw it closed"), shown()));
    kept_aside();
    if (!saw.seal.empty()) sealed();
  }

  void kept_aside() const {
    if (saw.aside.empty()) return;
    std::set<std::string> there;
    const auto text = read_file({folder, std::nullopt}, round_folder(number) + "/" + aside_file);
    for (const std::string& line : split(text.value.value_or(""), '\n')) there.insert(sha256(line));
    const auto gone = std::count_if(saw.aside.begin(), saw.aside.end(),
                                    [&](const std::string& hash) { return !there.contains(hash); });
    if (gone > 0)
      broken(aside_file, say(mark("of what was set aside in round {0}, {1} lines are gone or changed"), shown(),
                             std::to_string(gone)));
  }

  void sealed() const {
    const std::size_t before = problems.size();
    for (const auto& [file, hash] : saw.hashes) {
      const auto listed = round->hashes.find(file);
      if (listed == round->hashes.end())
        broken(file, say(mark("this ballot was taken out of round {} after it was closed"), shown()));
      else if (listed->second != hash)
        broken(file, say(mark("this ballot of round {} is not the one that was sealed, and its hash was changed with "
                              "it"),
                         shown()));
    }
    if (!saw.hashes.empty())
      for (const auto& [file, hash] : round->hashes)
        if (!saw.hashes.contains(file))
          broken(file, say(mark("this ballot was put into round {} after it was closed"), shown()));
    if (problems.size() == before && digest_of(folder, number) != saw.seal)
      broken("round.toml", say(mark("round {} is not as it was sealed"), shown()));
  }
};

} // namespace

Diagnostics check_seals(const std::string& folder, const Case& c, const Journal& journal) {
  const std::map<int, Witness> saw = witnesses(journal);
  Diagnostics problems;
  const auto first = std::find_if(saw.begin(), saw.end(), [](const auto& entry) { return !entry.second.seal.empty(); });
  for (const Round& round : c.judging.rounds)
    if (round.state == "closed" && first != saw.end() && round.number > first->first && !saw.contains(round.number))
      problems.push_back(
          {Severity::error, folder + "/" + round_folder(round.number) + "/round.toml", 1, 1,
           say(mark("the journal knows nothing of round {}, which is closed"), std::to_string(round.number)),
           say(mark("a round is closed by this program, which writes it down: take this one out"))});
  for (const auto& [number, witness] : saw)
    if (witness.opened || !witness.seal.empty())
      SealCheck{folder, number, witness, find_round(c, number), problems}.check();
  return problems;
}

Diagnostics broken_rounds(const std::string& folder, const Loaded<Casebook>& book, const Journal& journal) {
  Diagnostics problems;
  for (const Diagnostic& one : book.diagnostics)
    if (one.severity == Severity::error && one.path.find("/rounds/") != std::string::npos) problems.push_back(one);
  if (!book.value) return problems;
  for (Diagnostic& one : check_seals(folder, book.value->value, journal))
    if (std::none_of(problems.begin(), problems.end(), [&](const Diagnostic& other) { return other.path == one.path; }))
      problems.push_back(std::move(one));
  return problems;
}

} // namespace yindi
