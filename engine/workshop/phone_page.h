#pragma once

// The page that a phone shows: one file with its words in both languages, nothing fetched from anywhere.

#include <string>

namespace yindi {

/// phone.html with the catalogue's words put in.
std::string phone_page();

/// What the page may do, as a Content-Security-Policy: its own script and style, talk to its own server, nothing else.
std::string page_policy(const std::string& page);

} // namespace yindi
