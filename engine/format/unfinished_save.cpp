#include "engine/format/unfinished_save.h"

#include "engine/format/folder.h"
#include "engine/format/folder_lock.h"
#include "engine/format/hash.h"
#include "engine/format/save_files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace yindi {
namespace fs = std::filesystem;
namespace {

constexpr int deepest_file = 3; // rounds/1/ballot.toml

Folder on_disk(const std::string& folder) { return {folder, std::nullopt}; }

/// Whether a file of that name is one that a save writes and removes again.
bool is_left_over(const std::string& file) {
  if (!file.starts_with('.')) return false;
  for (const std::string mark : {beside_mark, kept_mark})
    if (const auto at = file.rfind(mark); at != std::string::npos && at > 1 && file.size() == at + mark.size() + 6)
      return true;
  return false;
}

std::vector<std::string> left_overs(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry.depth() + 1 >= deepest_file) entry.disable_recursion_pending();
    if (!is_left_over(entry->path().filename().string())) continue;
    if (entry->symlink_status(error).type() == fs::file_type::directory) continue;
    names.push_back(entry->path().lexically_relative(folder).generic_string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string hash_of(const std::string& folder, const std::string& name) {
  const Loaded<std::string> bytes = read_bytes(shown_path(on_disk(folder), name), name);
  return bytes.value ? sha256(*bytes.value) : std::string();
}

/// The lines of a whole list; nothing where there is none, or it is cut short, or it names what no save would.
std::vector<ListedFile> read_list(const std::string& folder) {
  const Folder files = on_disk(folder);
  if (!has_file(files, save_list)) return {};
  const Loaded<std::string> bytes = read_file(files, save_list);
  const nlohmann::json list = nlohmann::json::parse(bytes.value.value_or(""), nullptr, false);
  std::vector<ListedFile> result;
  if (!list.is_array()) return {};
  for (const nlohmann::json& line : list) {
    if (!line.is_array() || line.size() != 4 ||
        !std::all_of(line.begin(), line.end(), [](const nlohmann::json& word) { return word.is_string(); }))
      return {};
    ListedFile one{line[0], line[1], line[2], line[3]};
    const fs::path name(one.name), temporary(one.temporary);
    if (!stays_inside(files, one.name) || !stays_inside(files, one.temporary)) return {};
    if (name.parent_path() != temporary.parent_path() || !is_left_over(temporary.filename().string())) return {};
    result.push_back(std::move(one));
  }
  return result;
}

} // namespace

std::string compose_save_list(const std::vector<ListedFile>& files) {
  nlohmann::json list = nlohmann::json::array();
  for (const ListedFile& one : files) list.push_back({one.name, one.temporary, one.old_hash, one.new_hash});
  return list.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

UnfinishedSave unfinished_save(const std::string& folder) {
  UnfinishedSave save;
  for (const ListedFile& one : read_list(folder)) {
    save.listed = true;
    const std::string now = hash_of(folder, one.name);
    if (now == one.new_hash) continue;
    if (now != one.old_hash)
      save.changed_since.push_back(one.name);
    else if (hash_of(folder, one.temporary) == one.new_hash)
      save.pending[one.name] = one.temporary;
  }
  for (const std::string& name : left_overs(folder))
    if (std::none_of(save.pending.begin(), save.pending.end(), [&](const auto& p) { return p.second == name; }))
      save.left.push_back(name);
  return save;
}

Diagnostics told_of(const UnfinishedSave& save, const std::string& folder) {
  const auto note = [&](const std::string& name, Sentence message) {
    return Diagnostic{Severity::note,
                      shown_path(on_disk(folder), name),
                      1,
                      1,
                      std::move(message),
                      say(mark("the next save, or opening the folder in the window, clears up"))};
  };
  Diagnostics notes;
  if (save.listed)
    notes.push_back(note(save_list, say(mark("a save was cut short; the files are read as it was to leave them"))));
  else if (!save.left.empty())
    notes.push_back(note(save.left.front(), say(mark("a save was cut short before it changed anything; files that it "
                                                     "left: {}"),
                                                std::to_string(save.left.size()))));
  for (const std::string& name : save.changed_since)
    notes.push_back({Severity::warning, shown_path(on_disk(folder), name), 1, 1,
                     say(mark("the file was changed after a save that was cut short, and is read as it is now")),
                     say(mark("compare it with the other files, which that save changed"))});
  return notes;
}

Diagnostics finish_save(const std::string& folder) {
  const auto lock = FolderLock::within(folder, writing_patience);
  return lock ? finish_save(folder, *lock) : Diagnostics{held_by_another(folder)};
}

Diagnostics finish_save(const std::string& folder, const FolderLock&) {
  const UnfinishedSave save = unfinished_save(folder);
  const Folder files = on_disk(folder);
  if (!save.listed && save.left.empty() && !has_file(files, save_list)) return {};
  for (const auto& [name, temporary] : save.pending)
    if (std::rename(shown_path(files, temporary).c_str(), shown_path(files, name).c_str()) != 0)
      return {cannot_write(shown_path(files, name), errno)};
  std::error_code ignored;
  for (const std::string& name : save.left) fs::remove(shown_path(files, name), ignored);
  fs::remove(shown_path(files, save_list), ignored);
  Diagnostics notes = told_of(save, folder);
  for (Diagnostic& one : notes)
    if (one.severity == Severity::note)
      one.hint = save.listed ? say(mark("it was finished now")) : say(mark("they were removed now"));
  return notes;
}

} // namespace yindi
