#pragma once

#include <string>
#include <string_view>

namespace yindi {

/// As one word for a shell, so that a cure can be typed as it stands: in quotes where it has blanks, brackets or signs
/// that a shell reads.
std::string shell_word(std::string_view text);

} // namespace yindi
