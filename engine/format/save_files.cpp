#include "engine/format/save_files.h"

#include "engine/format/disk.h"
#include "engine/format/folder.h"
#include "engine/format/folder_lock.h"
#include "engine/format/hash.h"
#include "engine/format/unfinished_save.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <vector>

namespace yindi {
namespace fs = std::filesystem;
namespace {

Sentence cure(int code) {
  if (disk::is_full(code)) return say(mark("nothing was changed; free some space"));
  switch (code) {
  case EBUSY:
    return say(mark("nothing was changed; close the file in the other program, such as a spreadsheet"));
  case EACCES:
  case EPERM:
  case EROFS:
    return say(mark("nothing was changed; choose a folder that you may write to"));
  case EISDIR:
    return say(mark("nothing was changed; there is a folder of that name: give it another one"));
  case EEXIST:
    return say(mark("nothing was changed; there is a file of that name already"));
  default:
    return say(mark("nothing was changed"));
  }
}

/// Writes `bytes` beside `target`; 0, or the reason.
int write_beside(const std::string& target, const std::string& bytes, std::string& temporary) {
  const fs::path path(target);
  return disk::write_new(path.parent_path(), "." + path.filename().string() + beside_mark, target, bytes, temporary);
}

/// The folder and those above it that are not there yet, the deepest first.
std::vector<fs::path> missing_folders(const fs::path& folder) {
  std::vector<fs::path> result;
  std::error_code error;
  for (fs::path at = folder; !at.empty() && !fs::exists(at, error); at = at.parent_path()) result.push_back(at);
  return result;
}

/// A file on its way to its place, and how to take it back.
struct Written {
  std::string name, temporary, target;
  enum { beside, made, exchanged, replaced } state = beside;
  bool replaces = false; ///< there was a file of that name

  /// Where the old file is kept if the two cannot exchange their names.
  std::string kept() const {
    std::string path = temporary;
    return path.replace(path.rfind(beside_mark), std::strlen(beside_mark), kept_mark);
  }

  int put() {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(target, error);
    replaces = fs::status_known(status) && fs::exists(status);
    if (!replaces) {
      const int code = disk::rename_new(temporary, target);
      if (code == 0) state = made;
      return code;
    }
    if (fs::is_directory(status)) return EISDIR; // with which names could be exchanged as well
    int code = disk::exchange(temporary, target);
    if (code == 0) state = exchanged;
    if (!disk::cannot(code)) return code;
    if ((code = disk::set_aside(target, kept())) != 0) return code;
    state = replaced;
    if ((code = disk::rename(temporary, target)) != 0 && disk::put_back(kept(), target) == 0) state = beside;
    return code;
  }

  bool take_back() {
    if (state == made && disk::rename(target, temporary) != 0) return false;
    if (state == exchanged && disk::exchange(temporary, target) != 0) return false;
    if (state == replaced && (disk::rename(target, temporary) != 0 || disk::rename(kept(), target) != 0)) return false;
    state = beside;
    return true;
  }

  void clear_up() const {
    if (state == beside || state == exchanged) disk::remove(temporary);
    if (state == replaced) disk::remove(kept());
  }
};

class Save {
public:
  explicit Save(const std::string& folder) : folder_(folder) {}

  /// Writes beside its target; 0, or the reason.
  int add(const std::string& name, const std::string& bytes) {
    Written one{name, {}, shown_path({folder_, std::nullopt}, name)};
    const fs::path parent = fs::path(one.target).parent_path();
    std::error_code error;
    if (fs::is_directory(fs::symlink_status(one.target, error))) return EISDIR;
    for (fs::path& missing : missing_folders(parent)) made_.push_back(std::move(missing));
    fs::create_directories(parent, error);
    if (error && !fs::is_directory(parent)) return error.value();
    const int code = write_beside(one.target, bytes, one.temporary);
    if (!one.temporary.empty()) files_.push_back(std::move(one));
    folders_.insert(parent.string());
    return code;
  }

  /// From here on the save is finished rather than taken back by whoever finds it cut short. Of one file it needs no
  /// list, since that takes its place in one step.
  int write_list(const std::map<std::string, std::string>& files) {
    if (files_.size() < 2) return 0;
    std::vector<ListedFile> lines;
    for (const Written& one : files_) {
      const Loaded<std::string> old = read_bytes(one.target, one.name);
      lines.push_back({one.name, fs::path(one.temporary).lexically_relative(folder_).generic_string(),
                       old.value ? sha256(*old.value) : std::string(), sha256(files.at(one.name))});
    }
    sync_folders();
    std::string temporary;
    int code = write_beside(list_path(), compose_save_list(lines), temporary);
    if (code == 0) code = disk::rename(temporary, list_path());
    listed_ = code == 0;
    if (code != 0 && !temporary.empty()) disk::remove(temporary);
    disk::sync_folder(folder_);
    return code;
  }

  /// Nothing, or the file that stopped it and the reason.
  std::pair<const Written*, int> put_all() {
    for (Written& one : files_)
      if (const int code = one.put(); code != 0) return {&one, code};
    return {nullptr, 0};
  }

  /// Whether everything is as it was.
  bool take_back() {
    bool good = true;
    for (auto one = files_.rbegin(); one != files_.rend(); ++one) good = one->take_back() && good;
    if (good) clear_up();
    std::error_code ignored;
    for (auto folder = made_.begin(); good && folder != made_.end(); ++folder) fs::remove(*folder, ignored);
    return good;
  }

  void clear_up() {
    sync_folders();
    for (const Written& one : files_) one.clear_up();
    if (listed_) disk::remove(list_path()); // one of another save stays
    disk::sync_folder(folder_);
  }

private:
  std::string list_path() const { return shown_path({folder_, std::nullopt}, save_list); }
  void sync_folders() const {
    for (const std::string& one : folders_) disk::sync_folder(one);
  }

  std::string folder_;
  std::vector<Written> files_;
  std::vector<fs::path> made_;
  std::set<std::string> folders_;
  bool listed_ = false;
};

} // namespace

Diagnostic cannot_write(const std::string& path, int code) {
  return {Severity::error, path, 1, 1, say(mark("the file cannot be written: {}"), disk::words_of(code)), cure(code)};
}

Diagnostic held_by_another(const std::string& folder) {
  return {Severity::error,
          folder,
          0,
          0,
          say(mark("another program is writing into this folder")),
          say(mark("nothing was changed; wait until it is done, or end it where it hangs, and do this again"))};
}

Diagnostics remove_files(const std::string& folder, const std::vector<std::string>& names) {
  Diagnostics problems;
  std::set<std::string> parents;
  for (const std::string& name : names) {
    const std::string path = shown_path({folder, std::nullopt}, name);
    parents.insert(fs::path(path).parent_path().string());
    const int code = disk::remove(path);
    if (code != 0 && code != ENOENT && problems.empty()) problems.push_back(cannot_write(path, code));
  }
  for (const std::string& parent : parents) disk::sync_folder(parent);
  return problems;
}

Diagnostics add_file(const std::string& folder, const std::string& name, const std::string& bytes) {
  const std::string target = shown_path({folder, std::nullopt}, name);
  const std::string parent = fs::path(target).parent_path().string();
  std::error_code error;
  fs::create_directories(parent, error);
  if (error && !fs::is_directory(parent)) return {cannot_write(target, error.value())};
  std::string temporary;
  int code = write_beside(target, bytes, temporary);
  if (code == 0) code = disk::rename_new(temporary, target);
  if (code != 0 && !temporary.empty()) disk::remove(temporary);
  disk::sync_folder(parent);
  disk::sync_folder(fs::path(parent).parent_path().string()); // which may have a new folder
  return code == 0 ? Diagnostics() : Diagnostics{cannot_write(target, code)};
}

Diagnostics save_files(const std::string& folder, const std::map<std::string, std::string>& files) {
  const auto lock = FolderLock::within(folder, writing_patience);
  if (!lock) return {held_by_another(folder)};
  // What another save has left is finished first: its list cannot stand beside this one's.
  if (has_file({folder, std::nullopt}, save_list))
    if (Diagnostics done = finish_save(folder, *lock); has_errors(done)) return done;
  Save save(folder);
  const auto give_up = [&](const std::string& path, int code) {
    Diagnostic problem = cannot_write(path, code);
    if (!save.take_back())
      problem.hint =
          say(mark("the save could neither be finished nor taken back; the folder is read as it was to leave "
                   "it, and the next save finishes it"));
    return Diagnostics{std::move(problem)};
  };
  for (const auto& [name, bytes] : files)
    if (const int code = save.add(name, bytes); code != 0)
      return give_up(shown_path({folder, std::nullopt}, name), code);
  if (const int code = save.write_list(files); code != 0)
    return give_up(shown_path({folder, std::nullopt}, save_list), code);
  if (const auto [file, code] = save.put_all(); file) return give_up(file->target, code);
  save.clear_up();
  return {};
}

} // namespace yindi
