#include "engine/edit/journal.h"

#include "engine/format/disk.h"
#include "engine/format/folder.h"
#include "engine/format/folder_lock.h"
#include "engine/format/hash.h"
#include "engine/format/held_file.h"
#include "engine/format/save_files.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

namespace yindi {
namespace {

using nlohmann::json;

/// Lines without their LF, and what stands behind the last LF.
std::vector<std::string> lines_of(const std::string& bytes, std::string& rest) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  for (std::size_t end; (end = bytes.find('\n', start)) != std::string::npos; start = end + 1)
    lines.push_back(bytes.substr(start, end - start));
  rest = bytes.substr(start);
  return lines;
}

struct ReadLine {
  JournalEntry entry;
  std::string prev;
};

/// Nothing where the line is not exactly as journal_line() writes it (further keys may stand there).
std::optional<ReadLine> read_line(const std::string& line) {
  const json object = json::parse(line, nullptr, false);
  if (!object.is_object() || object.dump() != line) return std::nullopt;
  ReadLine result;
  const std::pair<const char*, std::string*> keys[] = {{"who", &result.entry.who},   {"when", &result.entry.when},
                                                       {"path", &result.entry.path}, {"old", &result.entry.old_value},
                                                       {"why", &result.entry.why},   {"new", &result.entry.new_value},
                                                       {"prev", &result.prev}};
  for (const auto& [key, place] : keys) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string()) return std::nullopt;
    *place = found->get<std::string>();
  }
  return result;
}

void breaks(Journal& journal, std::size_t line, Sentence why) {
  if (!journal.ok) return;
  journal.ok = false;
  journal.first_bad = line;
  journal.why = std::move(why);
}

/// Line `at` (from 1) does not follow the one before it: what happened, by the other lines and their number.
void explain_break(Journal& journal, std::size_t at, const std::string& prev, const std::vector<std::string>& hashes,
                   const JournalHead& recorded) {
  const auto other = std::find(hashes.begin(), hashes.end(), prev);
  const bool begins = prev == std::string(64, '0');
  const std::string here = std::to_string(at);
  if (other != hashes.end())
    return breaks(journal, at,
                  say(mark("line {0} follows line {1} and was moved, or lines between were put in"), here,
                      std::to_string(other - hashes.begin() + 1)));
  if (begins) return breaks(journal, at, say(mark("line {} is the beginning of a journal and was moved"), here));
  if (at > 1 && static_cast<std::size_t>(std::max(0, recorded.lines)) <= hashes.size())
    return breaks(
        journal, at - 1,
        say(mark("line {0} was changed: it is not the line that line {1} follows"), std::to_string(at - 1), here));
  breaks(journal, at, say(mark("lines before line {} were cut out"), here));
}

void compare_head(Journal& journal, const std::vector<std::string>& hashes, const JournalHead& recorded) {
  const auto counted = static_cast<std::size_t>(std::max(0, recorded.lines));
  if (counted > hashes.size())
    return breaks(journal, hashes.size() + 1,
                  say(mark("lines from {0} on are missing: casebook.toml counts {1}"),
                      std::to_string(hashes.size() + 1), std::to_string(counted)));
  const std::string there = counted == 0 ? std::string(64, '0') : hashes[counted - 1];
  if (there != recorded.head)
    return breaks(journal, std::max<std::size_t>(counted, 1),
                  say(mark("line {} is not the one that casebook.toml names as the last"),
                      std::to_string(std::max<std::size_t>(counted, 1))));
  journal.beyond = hashes.size() - counted;
}

/// Closes a file however a function ends.
struct OpenFile {
  held::Handle handle = held::none;
  ~OpenFile() { held::close(handle); }
};

Diagnostics not_written(const std::string& path, int reason) {
  return {{Severity::error, path, 1, 1, say(mark("the journal cannot be written: {}"), disk::words_of(reason)),
           say(mark("nothing was changed; make room on the disk or the folder writable"))}};
}

} // namespace

std::vector<JournalEntry> entries_of(const Step& step) {
  std::vector<JournalEntry> entries;
  for (const Edit& edit : step.edits)
    entries.push_back({step.who, step.when, edit.path, edit.old_value, edit.new_value, step.why});
  return entries;
}

std::string journal_line(const JournalEntry& entry, const std::string& prev) {
  return json{{"who", entry.who},       {"when", entry.when}, {"path", entry.path}, {"old", entry.old_value},
              {"new", entry.new_value}, {"why", entry.why},   {"prev", prev}}
      .dump(-1, ' ', false, json::error_handler_t::replace);
}

Journal read_journal(const std::string& bytes, const JournalHead& recorded) {
  Journal journal;
  std::string rest;
  const std::vector<std::string> lines = lines_of(bytes, rest);
  std::vector<std::string> hashes;
  for (const std::string& line : lines) hashes.push_back(sha256(line));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto read = read_line(lines[i]);
    if (!read) {
      breaks(journal, i + 1, say(mark("line {} is not as a journal's lines are written"), std::to_string(i + 1)));
      continue;
    }
    journal.lines.push_back(read->entry);
    const std::string expected = i == 0 ? std::string(64, '0') : hashes[i - 1];
    if (read->prev != expected) explain_break(journal, i + 1, read->prev, hashes, recorded);
  }
  if (!rest.empty())
    breaks(journal, lines.size() + 1, say(mark("line {} is unfinished"), std::to_string(lines.size() + 1)));
  if (journal.ok) compare_head(journal, hashes, recorded);
  journal.head.lines = static_cast<int>(lines.size());
  if (!hashes.empty()) journal.head.head = hashes.back();
  return journal;
}

Journal read_journal_of(const std::string& folder, const JournalHead& recorded) {
  const Folder place{folder, std::nullopt};
  const Loaded<std::string> bytes =
      has_file(place, journal_file) ? read_file(place, journal_file) : Loaded<std::string>{std::string(), {}};
  if (bytes.value) return read_journal(*bytes.value, recorded);
  Journal journal;
  breaks(journal, 1, bytes.diagnostics.front().message);
  return journal;
}

Loaded<JournalHead> append_journal(const std::string& folder, const std::vector<JournalEntry>& entries) {
  const std::string path = folder + "/" + journal_file;
  int reason = 0;
  const OpenFile file{held::open_file(path, reason)};
  if (file.handle == held::none) return {std::nullopt, not_written(path, reason)};
  const auto end = std::chrono::steady_clock::now() + writing_patience;
  for (held::Tried tried; (tried = held::lock(file.handle, true)) != held::Tried::got;) {
    if (tried == held::Tried::cannot) return {std::nullopt, not_written(path, ENOLCK)};
    if (std::chrono::steady_clock::now() >= end) return {std::nullopt, {held_by_another(path)}};
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  std::error_code error;
  if (const auto size = std::filesystem::file_size(path, error); !error && size > largest_journal)
    return {std::nullopt,
            {{Severity::error, path, 1, 1, say(mark("the file is larger than 256 MB, which is not read")),
              say(mark("nothing was changed; keep it in another folder under another name: a new one begins"))}}};
  const std::string before = held::bytes_of(file.handle);
  std::string rest;
  const std::vector<std::string> lines = lines_of(before, rest);
  const std::size_t finished = before.size() - rest.size();
  if (!rest.empty() && (reason = held::cut(file.handle, finished)) != 0)
    return {std::nullopt, not_written(path, reason)};
  JournalHead head;
  head.lines = static_cast<int>(lines.size() + entries.size());
  if (!lines.empty()) head.head = sha256(lines.back());
  std::string added;
  for (const JournalEntry& entry : entries) {
    const std::string line = journal_line(entry, head.head);
    head.head = sha256(line);
    added += line + "\n";
  }
  if ((reason = held::append(file.handle, added)) == 0) return {head, {}};
  held::cut(file.handle, finished); // where that fails a torn line is taken off next time
  return {std::nullopt, not_written(path, reason)};
}

} // namespace yindi
