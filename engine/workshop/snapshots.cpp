#include "engine/workshop/snapshots.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/round_store.h"
#include "engine/edit/journal_head.h"
#include "engine/format/folder.h"
#include "engine/format/hash.h"
#include "engine/format/save_files.h"
#include "engine/format/unfinished_save.h"
#include "engine/format/words.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace yindi {
namespace {

using Files = std::map<std::string, std::string>;

const char* const key = "snapshot.";
constexpr std::size_t longest_name = 60; ///< bytes

Diagnostic refuse(const std::string& path, Sentence message, Sentence hint = {}) {
  return {Severity::error, path, 0, 0, std::move(message), std::move(hint)};
}

/// The tables, the TOML files and the journal of a folder, by name.
Diagnostics add_files(const Folder& folder, const std::string& place, Files& files) {
  Problems problems;
  for (const std::string& name : list(folder, place.empty() ? "." : place, problems)) {
    const bool ours = name.ends_with(".csv") || name.ends_with(".toml") || name == journal_file;
    const std::string path = place.empty() ? name : place + "/" + name;
    if (!ours || name.starts_with('.') || !has_file(folder, path)) continue;
    Loaded<std::string> bytes = read_file(folder, path);
    problems.add(bytes.diagnostics);
    if (bytes.value) files[path] = std::move(*bytes.value);
  }
  return problems.sorted();
}

/// What a snapshot holds of the casebook; an open round stays out, for nothing of it counts yet.
Loaded<Files> files_of(const std::string& folder, const Case& c) {
  const Folder disk{folder, std::nullopt};
  Files files;
  Diagnostics problems = add_files(disk, "", files);
  for (const Round& round : c.judging.rounds) {
    if (round.state != "closed") continue;
    const Diagnostics more = add_files(disk, "rounds/" + std::to_string(round.number), files);
    problems.insert(problems.end(), more.begin(), more.end());
  }
  if (has_errors(problems)) return {std::nullopt, problems};
  return {std::move(files), {}};
}

std::string digest_of(const Files& files) {
  std::string all;
  for (const auto& [name, bytes] : files) all += name + "\n" + sha256(bytes) + "\n";
  return sha256(all);
}

/// The files that lie in a snapshot's folder, however deep.
Files files_in(const std::string& folder) {
  namespace fs = std::filesystem;
  Files files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    if (!it->is_regular_file(ignored)) continue;
    const std::string path = it->path().string();
    if (Loaded<std::string> bytes = read_bytes(path, path); bytes.value)
      files[fs::path(path).lexically_relative(folder).generic_string()] = std::move(*bytes.value);
  }
  return files;
}

} // namespace

std::vector<Snapshot> snapshots_of(const Journal& journal) {
  std::vector<Snapshot> result;
  for (const JournalEntry& entry : journal.lines)
    if (entry.path.starts_with(key))
      result.push_back(
          {entry.path.substr(std::string_view(key).size()), entry.who, entry.when, entry.why, entry.new_value});
  return result;
}

std::string snapshot_folder(const std::string& folder, const std::string& name) {
  return folder + "/snapshots/" + name;
}

Sentence wrong_snapshot_name(const std::string& name) {
  if (trim(name).empty()) return say(mark("a snapshot needs a name"));
  if (trim(name) != name || name.starts_with('.') || name.find_first_of("/\\:*?\"<>|") != std::string::npos ||
      std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
    return say(mark("\"{}\" cannot be a snapshot's name: it is a folder's, without / \\ : * ? \" < > | and not "
                    "beginning with a point"),
               name);
  if (name.size() > longest_name) return say(mark("the name of a snapshot is too long"));
  if (name == snapshot_now) return say(mark("\"{}\" means how the casebook stands now"), name);
  return {};
}

Diagnostics take_snapshot(const std::string& folder, const std::string& name, const Signed& by) {
  if (const Sentence wrong = wrong_snapshot_name(name); !wrong.empty()) return {refuse({}, wrong)};
  if (Diagnostics problems = finish_save(folder); has_errors(problems)) return problems;
  const Loaded<Casebook> book = open_casebook(folder);
  if (!book.value || has_errors(book.diagnostics)) return book.diagnostics;
  std::error_code error;
  if (std::filesystem::exists(snapshot_folder(folder, name), error))
    return {refuse({}, say(mark("there is a snapshot \"{}\" already"), name),
                   say(mark("snapshots never change: choose another name")))};
  const Loaded<Files> files = files_of(folder, book.value->value);
  if (!files.value) return files.diagnostics;
  Files placed;
  for (const auto& [file, bytes] : *files.value) placed["snapshots/" + name + "/" + file] = bytes;
  if (Diagnostics problems = save_files(folder, placed); !problems.empty()) return problems;
  const auto logged = append_journal(folder, {{by.who, by.when, key + name, "", digest_of(*files.value), by.why}});
  if (!logged.value) return logged.diagnostics;
  return record_journal_head(folder);
}

Loaded<Casebook> open_snapshot(const std::string& folder, const std::string& name) {
  if (name == snapshot_now) return open_casebook(folder);
  std::error_code error;
  if (wrong_snapshot_name(name).empty() && std::filesystem::is_directory(snapshot_folder(folder, name), error))
    return open_casebook(snapshot_folder(folder, name));
  std::vector<std::string> known = {snapshot_now};
  for (const Snapshot& one : snapshots_of(read_journal_of(folder, {}))) known.push_back(one.name);
  std::vector<Text> names;
  for (const std::string& one : known) names.push_back(plain(one));
  return {std::nullopt,
          {refuse(folder, say(mark("there is no snapshot \"{}\""), name),
                  did_you_mean(name, known, say(mark("those that can be named: {}"), list(names))))}};
}

Diagnostics copy_record(const std::string& from, const std::string& to) {
  const Folder old{from, std::nullopt};
  if (from.empty() || from == to || !has_file(old, journal_file) || has_file({to, std::nullopt}, journal_file))
    return {};
  Loaded<std::string> journal = read_file(old, journal_file);
  if (!journal.value) return journal.diagnostics;
  Files files = {{journal_file, std::move(*journal.value)}};
  for (const Snapshot& one : snapshots_of(read_journal(files[journal_file], {})))
    for (auto& [name, bytes] : files_in(snapshot_folder(from, one.name)))
      files["snapshots/" + one.name + "/" + name] = std::move(bytes);
  return save_files(to, files);
}

Diagnostics check_snapshots(const std::string& folder, const Journal& journal) {
  Diagnostics problems;
  for (const Snapshot& one : snapshots_of(journal)) {
    const std::string place = snapshot_folder(folder, one.name);
    const Files files = files_in(place);
    if (files.empty())
      problems.push_back(refuse(place, say(mark("the snapshot \"{}\" is gone"), one.name)));
    else if (digest_of(files) != one.digest)
      problems.push_back(refuse(place, say(mark("the snapshot \"{}\" is not as it was taken"), one.name),
                                say(mark("put its files back from a copy"))));
  }
  return problems;
}

} // namespace yindi
