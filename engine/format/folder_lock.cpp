#include "engine/format/folder_lock.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace yindi {

FolderLock::FolderLock(const std::string& folder, Kind kind)
    : file_(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (file_ < 0) return;
  if (kind == Kind::alone) {
    while (flock(file_, LOCK_EX) != 0 && errno == EINTR) {
    }
    return;
  }
  using namespace std::chrono_literals;
  for (int i = 0; i < 40 && flock(file_, LOCK_SH | LOCK_NB) != 0 && (errno == EWOULDBLOCK || errno == EINTR); ++i)
    std::this_thread::sleep_for(50ms);
}

FolderLock::~FolderLock() {
  if (file_ >= 0) close(file_);
}

} // namespace yindi
