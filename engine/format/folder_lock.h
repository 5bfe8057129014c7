#pragma once

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
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

private:
  int file_;
};

} // namespace yindi
