#include "engine/workshop/seals.h"

#include "engine/casebook/reading.h"
#include "engine/casebook/round_store.h"
#include "engine/format/folder.h"
#include "engine/format/hash.h"
#include "engine/format/words.h"

#include <algorithm>
#include <map>

namespace yindi {
namespace {

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

Diagnostics check_seals(const std::string& folder, const Case& c, const Journal& journal) {
  std::map<int, std::string> seals;                         // round → the digest of its round.toml
  std::map<int, std::map<std::string, std::string>> hashes; // round → file → hash
  for (const JournalEntry& entry : journal.lines) {
    const std::vector<std::string> parts = split(entry.path, '.');
    const auto number = parts.size() > 1 && parts[0] == "round" ? round_number(parts[1]) : std::nullopt;
    if (!number) continue;
    if (parts.size() == 2 && entry.new_value.starts_with("closed ")) seals[*number] = entry.new_value.substr(7);
    if (const std::string key = ballot_key(*number, ""); entry.path.starts_with(key))
      hashes[*number][entry.path.substr(key.size())] = entry.new_value;
  }
  Diagnostics problems;
  if (!seals.empty())
    for (const Round& round : c.judging.rounds)
      if (round.state == "closed" && round.number > seals.begin()->first && !seals.contains(round.number))
        problems.push_back(
            {Severity::error, folder + "/" + round_folder(round.number) + "/round.toml", 1, 1,
             say(mark("the journal knows nothing of round {}, which is closed"), std::to_string(round.number)),
             say(mark("a round is closed by this program, which writes it down: take this one out"))});
  const Sentence cure = say(mark("a closed round never changes: put the files back as they were"));
  for (const auto& [number, seal] : seals) {
    const std::string place = folder + "/" + round_folder(number) + "/", shown = std::to_string(number);
    const auto broken = [&](const std::string& file, Sentence what) {
      problems.push_back({Severity::error, place + file, 1, 1, std::move(what), cure});
    };
    const Round* round = find_round(c, number);
    if (!round) {
      broken("round.toml", say(mark("round {} is gone; the journal saw it closed"), shown));
      continue;
    }
    if (round->state != "closed") {
      broken("round.toml", say(mark("round {} is open again; the journal saw it closed"), shown));
      continue;
    }
    const std::size_t before = problems.size();
    for (const auto& [file, hash] : hashes[number]) {
      const auto listed = round->hashes.find(file);
      if (listed == round->hashes.end())
        broken(file, say(mark("this ballot was taken out of round {} after it was closed"), shown));
      else if (listed->second != hash)
        broken(file, say(mark("this ballot of round {} is not the one that was sealed, and its hash was changed with "
                              "it"),
                         shown));
    }
    if (!hashes[number].empty())
      for (const auto& [file, hash] : round->hashes)
        if (!hashes[number].contains(file))
          broken(file, say(mark("this ballot was put into round {} after it was closed"), shown));
    if (problems.size() == before && digest_of(folder, number) != seal)
      broken("round.toml", say(mark("round {} is not as it was sealed"), shown));
  }
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
