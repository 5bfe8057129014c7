#include "engine/casebook/round_store.h"

#include "engine/casebook/reading.h"
#include "engine/casebook/write_casebook.h"
#include "engine/format/folder_lock.h"
#include "engine/format/hash.h"
#include "engine/format/save_files.h"
#include "engine/format/unfinished_save.h"

#include <algorithm>
#include <charconv>

namespace yindi {
namespace {

constexpr const char* round_file = "round.toml";

Folder folder_of(const std::string& casebook) { return {casebook, std::nullopt}; }
std::string name_of(int number) { return "rounds/" + std::to_string(number); }

Diagnostic refused(const std::string& path, Sentence message, Sentence hint = {}) {
  return {Severity::error, path, 1, 1, std::move(message), std::move(hint)};
}

/// The round without its ballots; the error where it is missing, unreadable or closed.
Loaded<Round> open_for_writing(const std::string& casebook, int number) {
  Reading reading{folder_of(casebook), {}, {}, {}};
  const std::string file = name_of(number) + "/" + round_file;
  auto round = read_round_file(reading, number, std::to_string(number));
  if (!round || has_errors(reading.problems.list)) return {std::nullopt, reading.problems.sorted()};
  if (round->state == "closed")
    return {std::nullopt,
            {refused(reading.path(file), say(mark("round {} is closed and never changes"), std::to_string(number)),
                     say(mark("a new vote is a new round")))}};
  return {std::move(round), {}};
}

bool is_ballot_name(const std::string& file) {
  return file.ends_with(".toml") && file != round_file && !file.starts_with('.') &&
         file.find('/') == std::string::npos && file.find('\\') == std::string::npos;
}

} // namespace

std::vector<int> round_numbers(const std::string& casebook) {
  Problems ignored;
  std::vector<int> numbers;
  for (const std::string& name : list(folder_of(casebook), "rounds", ignored))
    if (const auto number = round_number(name)) numbers.push_back(*number);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

Loaded<int> open_round(const std::string& casebook, Round round) {
  if (auto problem = folder_problem(casebook)) return {std::nullopt, {std::move(*problem)}};
  if (Diagnostics done = finish_save(casebook); has_errors(done)) return {std::nullopt, std::move(done)};
  const auto lock = FolderLock::within(casebook, writing_patience);
  if (!lock) return {std::nullopt, {held_by_another(casebook)}};
  const std::vector<int> numbers = round_numbers(casebook);
  for (const int number : numbers)
    if (open_for_writing(casebook, number).value)
      return {std::nullopt,
              {refused(casebook, say(mark("round {} is open still"), std::to_string(number)),
                       say(mark("close it first; what was asked before stays on record")))}};
  round.number = std::max(round.number, numbers.empty() ? 1 : numbers.back() + 1);
  round.state = "open";
  round.hashes.clear();
  Diagnostics problems = add_file(casebook, name_of(round.number) + "/" + round_file, compose_round(round));
  if (!problems.empty()) return {std::nullopt, std::move(problems)};
  return {round.number, {}};
}

Loaded<Round> read_round(const std::string& casebook, int number) {
  Reading reading{folder_of(casebook), {}, {}, {}};
  read_round_folder(reading, number, std::to_string(number));
  Loaded<Round> result{std::nullopt, reading.problems.sorted()};
  if (!reading.value.judging.rounds.empty()) result.value = std::move(reading.value.judging.rounds.front());
  return result;
}

Diagnostics add_ballot(const std::string& casebook, int number, const Ballot& ballot) {
  const std::string folder = name_of(number), file = folder + "/" + ballot.file;
  const std::string path = shown_path(folder_of(casebook), file);
  if (!is_ballot_name(ballot.file))
    return {refused(path, say(mark("\"{}\" is no name for a ballot"), ballot.file),
                    say(mark("a ballot's file ends in .toml and lies in the folder of its round")))};
  if (Diagnostics done = finish_save(casebook); has_errors(done)) return done;
  const auto lock = FolderLock::within(casebook, writing_patience); // as every save, which clears up what others left
  if (!lock) return {held_by_another(casebook)};
  if (const Loaded<Round> round = open_for_writing(casebook, number); !round.value) return round.diagnostics;
  const std::string bytes = compose_ballot(ballot, number);
  if (has_file(folder_of(casebook), file)) {
    const Loaded<std::string> there = read_file(folder_of(casebook), file);
    if (there.value == bytes) return {};
    return {refused(path, say(mark("there is another ballot of this name already")),
                    say(mark("the first stays; ask who sent the second")))};
  }
  return add_file(casebook, file, bytes);
}

Diagnostics close_round(const std::string& casebook, int number) {
  const Folder folder = folder_of(casebook);
  const std::string name = name_of(number);
  if (Diagnostics done = finish_save(casebook); has_errors(done)) return done;
  const auto lock = FolderLock::within(shown_path(folder, name), writing_patience);
  if (!lock) return {held_by_another(shown_path(folder, name))};
  Loaded<Round> round = open_for_writing(casebook, number);
  if (!round.value) return std::move(round.diagnostics);
  Problems problems;
  for (const std::string& file : list(folder, name, problems)) {
    if (!is_ballot_name(file)) continue;
    const Loaded<std::string> bytes = read_file(folder, name + "/" + file);
    problems.add(bytes.diagnostics);
    if (bytes.value) round.value->hashes[file] = sha256(*bytes.value);
  }
  if (has_errors(problems.list)) return problems.sorted();
  round.value->state = "closed";
  std::map<std::string, std::string> changed = {{name + "/" + round_file, compose_round(*round.value)}};
  Diagnostics notes = keep_comments(folder, changed);
  Diagnostics failed = save_files(casebook, changed);
  return failed.empty() ? notes : failed;
}

} // namespace yindi
