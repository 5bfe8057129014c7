#pragma once

// A picture that a command leaves beside what it prints.

#include "engine/command/arguments.h"
#include "engine/rationale/drawing.h"

#include <ostream>
#include <string>

namespace yindi {

/// The option --picture FILE.svg.
void add_picture(Arguments& arguments, std::string& file);

/// Writes `drawing` where `file` is not blank; whether all went well, else a refusal on `err`.
bool save_picture(const std::string& file, const Drawing& drawing, Language language, std::ostream& err);

} // namespace yindi
