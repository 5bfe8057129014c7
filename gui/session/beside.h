#pragma once

// Another program writes into the open casebook: without unsaved work it is read again by itself, with unsaved work the
// save asks what to keep (engine/edit/merge.h).

#include "engine/casebook/write_casebook.h"
#include "engine/edit/merge.h"
#include "gui/session/jobs.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace yindi::gui {

struct Document;

inline constexpr std::chrono::seconds looks_every{2};

/// Name → time and size of the tables and TOML files that lie in a folder.
using FileTimes = std::map<std::string, std::pair<std::int64_t, std::uintmax_t>>;

struct Watch {
  std::string folder; ///< that is watched
  FileTimes seen;     ///< what was read or written here last
  FileTimes found;    ///< of the last look
  std::chrono::steady_clock::time_point next{};
};

/// A question: the save met what another program wrote since the casebook was read.
struct Conflict {
  std::shared_ptr<const Case> theirs, mine;
  std::vector<FileChange> files;
  std::vector<Divergence> places;
};

/// Looks at the folder where it is time; update() and the window's loop do it.
void follow_folder(Session& session);
/// Seconds until the next look; nothing where nothing is watched.
std::optional<double> folder_due(const Session& session);
JobRow reading_again_job();

/// Saves, or asks first; see Session::conflict.
void save_session(Session& session);
/// Answers the conflict, keeps what loses as a file beside the casebook, and saves. One step of the history.
void settle_conflict(Session& session, Keep keep, const std::set<std::string>& theirs_wins);

} // namespace yindi::gui
