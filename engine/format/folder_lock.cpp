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

constexpr auto pause = 50ms; ///< between two tries

int opened(const std::string& folder) { return open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }

} // namespace

/// Tries once; false where it is held now, or cannot be.
bool FolderLock::taken_by_others(int operation) const {
  return file_ >= 0 && flock(file_, operation | LOCK_NB) != 0 && (errno == EWOULDBLOCK || errno == EINTR);
}

FolderLock::FolderLock(const std::string& folder, Kind kind) : file_(opened(folder)) {
  if (file_ < 0) return;
  if (kind == Kind::alone) {
    while (flock(file_, LOCK_EX) != 0 && errno == EINTR) {
    }
    return;
  }
  for (int i = 0; i < 40 && taken_by_others(LOCK_SH); ++i) std::this_thread::sleep_for(pause);
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

FolderLock::FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

FolderLock::~FolderLock() {
  if (file_ >= 0) close(file_);
}

} // namespace yindi
