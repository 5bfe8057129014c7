#include "engine/format/disk.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yindi::disk {
namespace {

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

/// renameat2. EINVAL and ENOSYS: the file system, such as a memory stick's, cannot.
int rename_with(const std::string& from, const std::string& to, unsigned int flag) {
  return renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flag) == 0 ? 0 : errno;
}

} // namespace

int write_new(const std::filesystem::path& folder, const std::string& name, const std::string& target,
              const std::string& bytes, std::string& written) {
  written = (folder / (name + "XXXXXX")).string();
  const int file = mkstemp(written.data());
  if (file < 0) {
    written.clear();
    return errno;
  }
  const bool good = write_all(file, bytes) && fchmod(file, mode_for(target)) == 0 && fsync(file) == 0;
  const int code = good ? 0 : errno;
  const bool closed = close(file) == 0;
  return good && !closed ? errno : code;
}

int rename(const std::string& from, const std::string& to) {
  return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

int rename_new(const std::string& from, const std::string& to) {
  const int code = rename_with(from, to, RENAME_NOREPLACE);
  if (!cannot(code)) return code;
  struct stat status {};
  return stat(to.c_str(), &status) == 0 ? EEXIST : rename(from, to);
}

int exchange(const std::string& one, const std::string& other) { return rename_with(one, other, RENAME_EXCHANGE); }
bool cannot(int reason) { return reason == EINVAL || reason == ENOSYS; }

int set_aside(const std::string& target, const std::string& kept) { return rename(target, kept); }
int put_back(const std::string& kept, const std::string& target) { return rename(kept, target); }

int remove(const std::string& path) { return unlink(path.c_str()) == 0 ? 0 : errno; }

void sync_folder(const std::string& folder) {
  const int file = open(folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (file < 0) return;
  fsync(file); // where a file system cannot sync a folder there is nothing better to do
  close(file);
}

bool may_write(const std::filesystem::path& path) { return access(path.c_str(), W_OK) == 0; }
bool is_full(int reason) { return reason == ENOSPC || reason == EDQUOT || reason == EFBIG; }

std::filesystem::path own_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "yindi-XXXXXX").string();
  return mkdtemp(name.data()) ? name : std::string();
}

} // namespace yindi::disk
