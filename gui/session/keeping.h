#pragma once

// Unsaved work is kept beside the casebook every few seconds (engine/casebook/recovery.h), found again after a crash,
// and let go once it is saved or not wanted.

#include "gui/session/jobs.h"

#include <chrono>
#include <optional>

namespace yindi::gui {

/// Unsaved work is older than this in no crash.
inline constexpr std::chrono::seconds keeps_after{2};

/// After each change: begins to wait, or lets go what is kept because all is saved.
void follow_keeping(Session& session);
/// Seconds until something is to be kept; nothing where nothing is.
std::optional<double> keeping_due(const Session& session);

/// After opening: whether an earlier program left unsaved work of this casebook.
void look_for_kept_work(Session& session);
/// Makes it the case, one step that undo takes back; or lets it go.
void take_kept_work(Session& session);
void drop_kept_work(Session& session);
/// Ends with what is kept as it is: nothing where all is saved or given up.
void end_keeping(Session& session);

} // namespace yindi::gui
