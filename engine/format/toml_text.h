#pragma once

// Values as TOML text, the one way Yindi writes them.

#include <string>
#include <string_view>
#include <toml++/toml.h>

namespace yindi {

/// "…" with what must be escaped escaped.
std::string toml_string(std::string_view text);
/// Bare where it can be, else quoted.
std::string toml_key(std::string_view key);
/// A date or a date and time bare, anything else as a string.
std::string toml_date(const std::string& text);
/// Any node on one line: tables inline, keys in the file's order, shortest numbers.
std::string toml_value(const toml::node& node);

} // namespace yindi
