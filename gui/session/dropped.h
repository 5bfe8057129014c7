#pragma once

#include <string>

namespace yindi::gui {

struct Session;

/// Whether a dropped file is a ballot or a survey table for the open round: on the Workshop page, and no casebook's
/// own.
bool is_for_round(const Session& session, const std::string& path);

} // namespace yindi::gui
