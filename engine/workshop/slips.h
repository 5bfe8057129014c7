#pragma once

// Ways into the room: slips to hand out, and the code on the terminal.

#include "engine/workshop/room.h"

#include <string>
#include <vector>

namespace yindi {

struct Slip {
  std::string shown; ///< a name; in pseudonymous and anonymous rounds "1", "2", …
  std::string link;  ///< with the token
};

/// The personal links at `address` ("http://192.168.1.5:8137"): of the participants in a named round, else `seats`
/// many.
std::vector<Slip> personal_slips(const Case& c, Room& room, const std::string& address, int seats);

/// A4 with eight slips a page, each a QR code with its link in letters.
std::string slips_pdf(const std::vector<Slip>& slips, const Text& title, int round, Language language,
                      const std::string& date);

/// A QR code as rows of modules, dark ones true, without its quiet zone. Empty where the text is too long for one.
std::vector<std::vector<bool>> qr_modules(const std::string& content);

/// A QR code of half blocks, dark on light, for a terminal that knows UTF-8; two modules of quiet zone.
std::string terminal_qr(const std::string& content);

} // namespace yindi
