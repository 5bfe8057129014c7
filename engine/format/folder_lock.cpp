#include "engine/format/folder_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace yindi {
namespace {

using namespace std::chrono_literals;

constexpr auto pause = 2ms; ///< between two tries

int opened(const std::string& folder) { return open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }

} // namespace

/// Tries once; whether another program holds it.
bool FolderLock::taken_by_others(int operation) {
  held_ = file_ >= 0 && flock(file_, operation | LOCK_NB) == 0;
  return file_ >= 0 && !held_ && (errno == EWOULDBLOCK || errno == EINTR);
}

FolderLock FolderLock::to_read(const std::string& folder) {
  FolderLock lock(opened(folder));
  for (int i = 0; i < 1000 && lock.taken_by_others(LOCK_SH); ++i) std::this_thread::sleep_for(pause);
  return lock;
}

std::optional<FolderLock> FolderLock::within(const std::string& folder, std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  FolderLock lock(opened(folder));
  while (lock.taken_by_others(LOCK_EX)) {
    if (std::chrono::steady_clock::now() >= end) return std::nullopt;
    std::this_thread::sleep_for(pause);
  }
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)), held_(other.held_) {}

FolderLock::~FolderLock() {
  if (file_ >= 0) close(file_);
}

} // namespace yindi
