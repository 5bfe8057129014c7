#include "engine/casebook/write_casebook.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/reading.h"
#include "engine/format/save_files.h"
#include "engine/format/unfinished_save.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace yindi {
namespace {

using Files = std::map<std::string, std::string>;

/// Whether TOML text has a comment: a # outside strings.
bool has_comment(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '#') return true;
    if (c != '"' && c != '\'') continue;
    const std::string_view three(c == '"' ? "\"\"\"" : "'''");
    const std::string_view close = text.substr(i, 3) == three ? three : three.substr(0, 1);
    for (i += close.size(); i < text.size() && text.substr(i, close.size()) != close; ++i)
      if (c == '"' && text[i] == '\\') ++i;
    i += close.size() - 1;
  }
  return false;
}

std::string round_folder(const Round& round) { return "rounds/" + std::to_string(round.number) + "/"; }

/// Closed rounds of the folder stay; asking for another content is refused.
Diagnostics protect_closed_rounds(const Folder& folder, const Case& old, const Files& before, Files& changed) {
  Diagnostics problems;
  for (const Round& round : old.judging.rounds) {
    if (round.state != "closed") continue;
    for (auto file = changed.begin(); file != changed.end();) {
      if (!file->first.starts_with(round_folder(round))) {
        ++file;
        continue;
      }
      const auto known = before.find(file->first);
      if (known == before.end() || known->second != file->second)
        problems.push_back({Severity::error, shown_path(folder, file->first), 1, 1,
                            say(mark("round {} is closed and never changes"), std::to_string(round.number)),
                            say(mark("a new vote is a new round"))});
      file = changed.erase(file);
    }
  }
  return problems;
}

/// What the folder will hold, read in memory: it must be the case again.
Diagnostics verify(const Folder& folder, const Case& value, const Files& composed, const Files& changed) {
  Folder memory{folder.path, Files{}};
  for (const auto& [name, text] : composed) {
    const auto fresh = changed.find(name);
    if (fresh != changed.end()) {
      (*memory.memory)[name] = fresh->second;
    } else if (auto bytes = read_file(folder, name); bytes.value) {
      (*memory.memory)[name] = std::move(*bytes.value);
    }
  }
  const Loaded<Casebook> again = open_casebook(memory);
  Diagnostics problems;
  for (const Round& round : value.judging.rounds)
    for (const auto& [name, bytes] : *memory.memory) {
      const std::string prefix = round_folder(round);
      if (!name.starts_with(prefix) || name == prefix + "round.toml") continue;
      if (auto changed = changed_ballot(round, name.substr(prefix.size()), bytes, shown_path(folder, name)))
        problems.push_back(std::move(*changed));
    }
  if (!again.value || again.value->value != value)
    problems.push_back({Severity::error, folder.path, 1, 1,
                        say(mark("the case would not read back as it is and was not saved")),
                        say(mark("`yindi check` names what is wrong with it"))});
  return problems;
}

/// The bytes of the closed rounds of `original`, for a folder that does not have them.
void copy_closed_rounds(const Case& value, const std::string& original, const Folder& folder, Files& changed) {
  if (original.empty() || original == folder.path) return;
  const Folder from{original, std::nullopt};
  for (const Round& round : value.judging.rounds) {
    if (round.state != "closed") continue;
    for (auto& [name, text] : changed)
      if (name.starts_with(round_folder(round)))
        if (auto bytes = read_file(from, name); bytes.value) text = std::move(*bytes.value);
  }
}

/// Those of `composed` that the folder does not hold as they are.
Files that_differ(const Folder& folder, const Files& composed, const Files& present) {
  Files changed;
  for (const auto& [name, text] : composed)
    if (const auto known = present.find(name);
        known == present.end() || known->second != text || !has_file(folder, name))
      changed[name] = text;
  return changed;
}

/// The first line, from 1, in which two texts differ.
int first_difference(const std::string& a, const std::string& b) {
  const std::size_t common =
      static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  return 1 + static_cast<int>(std::count(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(common), '\n'));
}

/// Files to be written whose content on the disk is no longer what was read.
Diagnostics beside(const Folder& folder, const Case& read, const Case& present, const Files& changed) {
  Diagnostics problems;
  for (const FileChange& file : files_changed(read, present))
    if (changed.contains(file.name))
      problems.push_back(
          {Severity::error, shown_path(folder, file.name), file.line, 1,
           say(mark("{} was changed by another program since it was read, so nothing was saved"), file.name),
           say(mark("save into another folder to keep both, or open the casebook again to take the other"))});
  return problems;
}

} // namespace

Diagnostics keep_comments(const Folder& folder, Files& changed) {
  Diagnostics notes;
  Files kept;
  for (const auto& [name, text] : changed) {
    if (!name.ends_with(".toml") || !has_file(folder, name)) continue;
    auto bytes = read_file(folder, name);
    if (!bytes.value || !has_comment(*bytes.value)) continue;
    std::string keep = name + ".orig";
    for (int i = 2; has_file(folder, keep); ++i) keep = name + ".orig" + std::to_string(i);
    notes.push_back({Severity::note,
                     shown_path(folder, name),
                     1,
                     1,
                     say(mark("comments are not kept on saving; the file as it was is now \"{}\""), keep),
                     {}});
    kept[keep] = std::move(*bytes.value);
  }
  changed.merge(kept);
  return notes;
}

std::vector<FileChange> files_changed(const Case& read, const Case& now) {
  Case same = read; // the program writes rounds and the journal's head beside the window, too: they are nobody's edit
  same.judging.rounds = now.judging.rounds;
  same.record.journal = now.record.journal;
  std::vector<FileChange> changed;
  const Files before = compose(same), after = compose(now);
  for (const auto& [name, text] : before) {
    const auto found = after.find(name);
    const std::string other = found == after.end() ? std::string() : found->second;
    if (text != other) changed.push_back({name, first_difference(text, other)});
  }
  for (const auto& [name, text] : after)
    if (!before.contains(name)) changed.push_back({name, 1});
  return changed;
}

Diagnostics write_casebook(const Case& value, const std::string& path, const std::string& original, const Case* read) {
  const Folder folder{path, std::nullopt};
  if (!stays_inside(folder, value.head.criteria_file) || value.head.criteria_file == "casebook.toml")
    return {{Severity::error,
             path,
             1,
             1,
             say(mark("\"{}\" leads out of the casebook's folder"), value.head.criteria_file),
             {}}};
  Diagnostics notes = finish_save(path);
  if (has_errors(notes)) return notes;
  const Files composed = compose(value);
  Files before;
  Case old;
  if (has_file(folder, "casebook.toml")) {
    Loaded<Casebook> present = open_casebook(path);
    if (!present.value) {
      present.diagnostics.push_back({Severity::error, path, 1, 1,
                                     say(mark("the files in the folder cannot be read, so they are not replaced")),
                                     say(mark("mend them, or save into another folder"))});
      return present.diagnostics;
    }
    old = std::move(present.value->value);
    before = compose(old);
  }
  Files changed = that_differ(folder, composed, before);
  if (read)
    if (Diagnostics others = beside(folder, *read, old, changed); !others.empty()) return others;
  // A table that became empty keeps its header.
  for (const auto& [name, text] : before)
    if (name.ends_with(".csv") && !composed.count(name)) changed[name] = text.substr(0, text.find('\n') + 1);
  Diagnostics problems = protect_closed_rounds(folder, old, before, changed);
  if (!problems.empty()) return problems;
  copy_closed_rounds(value, original, folder, changed);
  problems = verify(folder, value, composed, changed);
  if (!problems.empty()) return problems;
  for (Diagnostic& note : keep_comments(folder, changed)) notes.push_back(std::move(note));
  problems = save_files(path, changed);
  return problems.empty() ? notes : problems;
}

} // namespace yindi
