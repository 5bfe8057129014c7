#pragma once

// Where what comes with the program lies.

#include <string>

namespace yindi {

/// The shipped folder `name` ("casebooks/textbook"): in $YINDI_DATA, else in the folder of the program or in one
/// above it, there also under share/yindi, else below the working folder. Blank where there is none.
std::string shipped_folder(const std::string& name);

} // namespace yindi
