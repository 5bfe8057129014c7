#pragma once

// Ways into the room: slips to hand out, and the code on the terminal.

#include "engine/language/language.h"

#include <string>
#include <vector>

namespace yindi {

struct Slip {
  std::string shown; ///< a name; in pseudonymous and anonymous rounds "1", "2", …
  std::string link;  ///< with the token
};

/// A4 with eight slips a page, each a QR code with its link in letters.
std::string slips_pdf(const std::vector<Slip>& slips, const Text& title, int round, Language language,
                      const std::string& date);

/// A QR code of half blocks, dark on light, for a terminal that knows UTF-8; two modules of quiet zone.
std::string terminal_qr(const std::string& content);

} // namespace yindi
