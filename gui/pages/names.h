#pragma once

#include "gui/session/session.h"

#include <string>

namespace yindi::gui {

/// Names in the session's language; the id where the case has none.
std::string industry_name(const Session&, const std::string& id);
std::string county_name(const Session&, const std::string& id);
std::string criterion_name(const Session&, const std::string& id);

} // namespace yindi::gui
