#pragma once

#include "engine/format/held_file.h"

#include <chrono>
#include <optional>
#include <string>

namespace yindi {

/// Holds a folder against every other program as long as it lives. Where the folder or the file system allows
/// no lock, nothing is held.
class FolderLock {
public:
  /// Together with other readers; waits at most two seconds, since who reads harms nobody.
  static FolderLock to_read(const std::string& folder);
  /// Alone, or nothing where another program holds the folder for longer than one waits: it may be suspended.
  static std::optional<FolderLock> within(const std::string& folder, std::chrono::milliseconds patience);
  /// Whether the folder could be locked at all.
  bool held() const { return held_; }
  FolderLock(FolderLock&& other) noexcept;
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

private:
  explicit FolderLock(held::Handle file) : file_(file) {}
  bool taken_by_others(bool alone);

  held::Handle file_;
  bool held_ = false;
};

/// How long who writes waits for another program that writes into the same folder.
inline constexpr std::chrono::milliseconds writing_patience{10000};

} // namespace yindi
