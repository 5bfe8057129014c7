#include "engine/format/held_file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yindi::held {
namespace {

int descriptor(Handle file) { return static_cast<int>(file); }

} // namespace

Handle open_folder(const std::string& folder) { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }

/// A symbolic link is not followed.
Handle open_file(const std::string& path, int& reason) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0644);
  reason = file < 0 ? errno : 0;
  return file;
}

Tried lock(Handle file, bool alone) {
  if (file == none) return Tried::cannot;
  if (::flock(descriptor(file), (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0) return Tried::got;
  return errno == EWOULDBLOCK || errno == EINTR ? Tried::taken : Tried::cannot;
}

std::string bytes_of(Handle file) {
  std::string bytes;
  char part[65536];
  for (ssize_t got; (got = ::pread(descriptor(file), part, sizeof part, static_cast<off_t>(bytes.size()))) > 0;)
    bytes.append(part, static_cast<std::size_t>(got));
  return bytes;
}

int cut(Handle file, std::size_t size) {
  return ::ftruncate(descriptor(file), static_cast<off_t>(size)) == 0 ? 0 : errno;
}

int append(Handle file, const std::string& bytes) {
  const ssize_t count = ::write(descriptor(file), bytes.data(), bytes.size());
  if (count < 0) return errno;
  if (count != static_cast<ssize_t>(bytes.size())) return ENOSPC; // a part of it has no reason of its own
  return ::fsync(descriptor(file)) == 0 ? 0 : errno;
}

void close(Handle file) {
  if (file != none) ::close(descriptor(file));
}

Handle take(const std::string& path) {
  while (true) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return none;
    struct stat held {
    }, named{};
    const bool locked = ::flock(file, LOCK_EX | LOCK_NB) == 0;
    if (locked && fstat(file, &held) == 0 && stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino)
      return file;
    ::close(file);
    if (!locked) return none; // else it was taken away between the two calls by whoever had it
  }
}

void give_up(Handle file, const std::string& path) {
  ::unlink(path.c_str());
  ::close(descriptor(file));
}

} // namespace yindi::held
