#include "engine/format/folder_lock.h"

#include <thread>
#include <utility>

namespace yindi {
namespace {

using namespace std::chrono_literals;

constexpr auto pause = 2ms; ///< between two tries

} // namespace

/// Tries once; whether another program holds it.
bool FolderLock::taken_by_others(bool alone) {
  const held::Tried tried = held::lock(file_, alone);
  held_ = tried == held::Tried::got;
  return tried == held::Tried::taken;
}

FolderLock FolderLock::to_read(const std::string& folder) {
  FolderLock lock(held::open_folder(folder));
  for (int i = 0; i < 1000 && lock.taken_by_others(false); ++i) std::this_thread::sleep_for(pause);
  return lock;
}

std::optional<FolderLock> FolderLock::within(const std::string& folder, std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  FolderLock lock(held::open_folder(folder));
  while (lock.taken_by_others(true)) {
    if (std::chrono::steady_clock::now() >= end) return std::nullopt;
    std::this_thread::sleep_for(pause);
  }
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : file_(std::exchange(other.file_, held::none)), held_(other.held_) {}

FolderLock::~FolderLock() { held::close(file_); }

} // namespace yindi
