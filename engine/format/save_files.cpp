#include "engine/format/save_files.h"

#include "engine/format/folder.h"
#include "engine/format/folder_lock.h"
#include "engine/format/hash.h"
#include "engine/format/unfinished_save.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <set>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace yindi {
namespace fs = std::filesystem;
namespace {

Sentence cure(int code) {
  switch (code) {
  case ENOSPC:
  case EDQUOT:
  case EFBIG:
    return say(mark("nothing was changed; free some space"));
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

bool write_all(int file, const std::string& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t count = write(file, bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    done += static_cast<std::size_t>(count);
  }
  return true;
}

/// The permissions of the file that is replaced, or those of a new file.
mode_t mode_for(const std::string& target) {
  struct stat status {};
  if (stat(target.c_str(), &status) == 0) return status.st_mode & 0777;
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

/// Writes `bytes` beside `target`; 0, or the reason.
int write_beside(const std::string& target, const std::string& bytes, std::string& temporary) {
  const fs::path path(target);
  temporary = (path.parent_path() / ("." + path.filename().string() + beside_mark + "XXXXXX")).string();
  const int file = mkstemp(temporary.data());
  if (file < 0) {
    temporary.clear();
    return errno;
  }
  const bool good = write_all(file, bytes) && fchmod(file, mode_for(target)) == 0 && fsync(file) == 0;
  const int code = good ? 0 : errno;
  const bool closed = close(file) == 0;
  return good && !closed ? errno : code;
}

void sync_folder(const std::string& folder) {
  const int file = open(folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (file < 0) return;
  fsync(file); // where a file system cannot sync a folder there is nothing better to do
  close(file);
}

/// renameat2; 0, or the reason. EINVAL and ENOSYS: the file system, such as a memory stick's, cannot.
int rename_with(const std::string& from, const std::string& to, unsigned int flag) {
  return renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flag) == 0 ? 0 : errno;
}
int rename_plainly(const std::string& from, const std::string& to) {
  return rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}
bool cannot(int code) { return code == EINVAL || code == ENOSYS; }

/// Gives the file its name unless another has it; 0, or the reason.
int rename_new(const std::string& from, const std::string& to) {
  const int code = rename_with(from, to, RENAME_NOREPLACE);
  if (!cannot(code)) return code;
  struct stat status {};
  return stat(to.c_str(), &status) == 0 ? EEXIST : rename_plainly(from, to);
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
    struct stat status {};
    replaces = lstat(target.c_str(), &status) == 0;
    if (!replaces) {
      const int code = rename_new(temporary, target);
      if (code == 0) state = made;
      return code;
    }
    if (S_ISDIR(status.st_mode)) return EISDIR; // with which names could be exchanged as well
    int code = rename_with(temporary, target, RENAME_EXCHANGE);
    if (code == 0) state = exchanged;
    if (!cannot(code)) return code;
    if ((code = rename_plainly(target, kept())) != 0) return code;
    state = replaced;
    if ((code = rename_plainly(temporary, target)) != 0 && rename_plainly(kept(), target) == 0) state = beside;
    return code;
  }

  bool take_back() {
    if (state == made && rename_plainly(target, temporary) != 0) return false;
    if (state == exchanged && rename_with(temporary, target, RENAME_EXCHANGE) != 0) return false;
    if (state == replaced && (rename_plainly(target, temporary) != 0 || rename_plainly(kept(), target) != 0))
      return false;
    state = beside;
    return true;
  }

  void clear_up() const {
    if (state == beside || state == exchanged) unlink(temporary.c_str());
    if (state == replaced) unlink(kept().c_str());
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
    if (code == 0) code = rename_plainly(temporary, list_path());
    listed_ = code == 0;
    if (code != 0 && !temporary.empty()) unlink(temporary.c_str());
    sync_folder(folder_);
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
    if (listed_) unlink(list_path().c_str()); // one of another save stays
    sync_folder(folder_);
  }

private:
  std::string list_path() const { return shown_path({folder_, std::nullopt}, save_list); }
  void sync_folders() const {
    for (const std::string& one : folders_) sync_folder(one);
  }

  std::string folder_;
  std::vector<Written> files_;
  std::vector<fs::path> made_;
  std::set<std::string> folders_;
  bool listed_ = false;
};

} // namespace

Diagnostic cannot_write(const std::string& path, int code) {
  return {Severity::error, path, 1, 1, say(mark("the file cannot be written: {}"), std::strerror(code)), cure(code)};
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
    if (unlink(path.c_str()) != 0 && errno != ENOENT && problems.empty()) problems.push_back(cannot_write(path, errno));
  }
  for (const std::string& parent : parents) sync_folder(parent);
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
  if (code == 0) code = rename_new(temporary, target);
  if (code != 0 && !temporary.empty()) unlink(temporary.c_str());
  sync_folder(parent);
  sync_folder(fs::path(parent).parent_path().string()); // which may have a new folder
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
