#pragma once

// Which character set bytes are in that are no UTF-8, told by which characters they would be.

#include <string_view>

namespace yindi {

enum class Charset { gb18030, doubtful_gb18030, big5, windows_1252, none };

/// GB18030 where most characters are of the 6,763 that GB 2312 has (nearly all of simplified text), Big5 where most are
/// of its 5,401 frequent ones, Windows-1252 where single letters of Western languages stand between ASCII ones.
/// Doubtful: the form of GB18030 without its characters. None: no form fits.
Charset charset_of(std::string_view bytes);

/// The name for a person and for conversion.
const char* name(Charset charset);

} // namespace yindi
