#pragma once

// Work that was not saved yet, kept beside the casebook as one file, so that a crash or a power cut costs seconds.

#include "engine/case/case.h"
#include "engine/format/diagnostic.h"
#include "engine/format/held_file.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace yindi {

/// What an earlier program kept and did not save.
struct KeptWork {
  Case value;
  std::string when; ///< 2024-05-01T09:30:00Z
};

/// Whether there is such a file; without looking into it.
bool has_kept_work(const std::string& folder);

/// Keeps the work on one casebook for as long as it lives. One program at a time: another that has the same casebook
/// open keeps nothing. May be used from several threads.
class WorkKeeper {
public:
  /// `folder` is the casebook's. The file stands beside it (`.NAME.unsaved`), or below `$XDG_STATE_HOME/yindi` where
  /// nobody may write there.
  explicit WorkKeeper(const std::string& folder);
  ~WorkKeeper();
  WorkKeeper(const WorkKeeper&) = delete;
  WorkKeeper& operator=(const WorkKeeper&) = delete;

  /// Whether another program that is running has this casebook open.
  bool taken() const { return lock_ == held::none; }
  const std::string& file() const { return file_; }

  /// What is there; nothing where there is none, it cannot be read, or another program keeps it.
  std::optional<KeptWork> kept() const;
  /// Writes the whole case in place of what was kept, whole or not at all, unless `still` says that it is no longer
  /// wanted.
  Diagnostics keep(const Case& value, const std::function<bool()>& still = nullptr);
  /// Takes away what is kept: it is saved, or nobody wants it.
  void drop();

private:
  mutable std::mutex mutex_;
  std::string folder_, file_, lock_file_;
  held::Handle lock_ =
      held::none; ///< of the lock file, which the system lets go when the program ends, however it ends
};

} // namespace yindi
