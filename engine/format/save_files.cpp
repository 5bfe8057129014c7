#include "engine/format/save_files.h"

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

struct Written {
  std::string temporary, target;
};

Diagnostic failed(const std::string& path, int code) {
  return {Severity::error,
          path,
          1,
          1,
          say(mark("the file cannot be written: {}"), std::strerror(code)),
          say(mark("nothing was changed; free some space, or choose a folder that you may write to"))};
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
  temporary = (path.parent_path() / ("." + path.filename().string() + ".XXXXXX")).string();
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

/// Gives the file its name unless another has it; 0, or the reason.
int rename_new(const std::string& from, const std::string& to) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // A file system that cannot do it in one step, such as a memory stick's.
  struct stat status {};
  if (stat(to.c_str(), &status) == 0) return EEXIST;
  return rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

std::string inside(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

} // namespace

Diagnostics add_file(const std::string& folder, const std::string& name, const std::string& bytes) {
  const std::string target = inside(folder, name), parent = fs::path(target).parent_path().string();
  std::error_code error;
  fs::create_directories(parent, error);
  if (error && !fs::is_directory(parent)) return {failed(target, error.value())};
  std::string temporary;
  int code = write_beside(target, bytes, temporary);
  if (code == 0) code = rename_new(temporary, target);
  if (code != 0 && !temporary.empty()) unlink(temporary.c_str());
  sync_folder(parent);
  sync_folder(fs::path(parent).parent_path().string()); // which may have a new folder
  return code == 0 ? Diagnostics() : Diagnostics{failed(target, code)};
}

Diagnostics save_files(const std::string& folder, const std::map<std::string, std::string>& files) {
  std::vector<Written> written;
  const auto give_up = [&](const std::string& path, int code) {
    for (const Written& one : written) unlink(one.temporary.c_str());
    return Diagnostics{failed(path, code)};
  };
  std::set<std::string> folders;
  for (const auto& [name, bytes] : files) {
    const std::string target = inside(folder, name);
    const fs::path parent = fs::path(target).parent_path();
    std::error_code error;
    fs::create_directories(parent, error);
    if (error && !fs::is_directory(parent)) return give_up(target, error.value());
    std::string temporary;
    const int code = write_beside(target, bytes, temporary);
    if (!temporary.empty()) written.push_back({temporary, target});
    if (code != 0) return give_up(target, code);
    folders.insert(parent.string());
  }
  while (!written.empty()) {
    const Written last = written.back();
    if (rename(last.temporary.c_str(), last.target.c_str()) != 0) return give_up(last.target, errno);
    written.pop_back();
  }
  for (const std::string& one : folders) sync_folder(one);
  return {};
}

} // namespace yindi
