#pragma once

// Results as JSON (DESIGN §5): what the command line prints, and what a page, a server or a report hands on.

#include <nlohmann/json_fwd.hpp>

namespace yindi {

/// Objects keep the order in which they are written.
using Json = nlohmann::ordered_json;

} // namespace yindi
