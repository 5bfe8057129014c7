#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace yindi {

/// Holds a folder against every other program as long as it lives (flock). Where the folder or the file system allows
/// no lock, nothing is held.
class FolderLock {
public:
  enum class Kind { alone, reading };
  /// `alone` waits for its turn; `reading` together with other readers, and for at most two seconds, since who reads
  /// harms nobody.
  FolderLock(const std::string& folder, Kind kind);
  /// Alone, or nothing where another program holds the folder so long: it may be suspended.
  static std::optional<FolderLock> within(const std::string& folder, std::chrono::milliseconds patience);
  FolderLock(FolderLock&& other) noexcept;
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

private:
  explicit FolderLock(int file) : file_(file) {}
  bool taken_by_others(int operation) const;

  int file_;
};

} // namespace yindi
