#pragma once

// Words between UTF-8 and Windows. Only files that end in _windows.cpp include this.

#include <string>
#include <string_view>

namespace yindi::windows {

/// What is no UTF-8 becomes U+FFFD, and half a pair of surrogates, too.
std::wstring wide(std::string_view utf8);
std::string narrow(std::wstring_view utf16);

/// A path for functions of Windows: absolute ones are also taken where they are longer than 260 characters.
std::wstring wide_path(const std::string& path);

/// A variable of the environment; blank where it is not there.
std::string environment(const wchar_t* name);

unsigned long last_error();
/// The number of <cerrno> for what GetLastError gives.
int reason(unsigned long error);

/// The pause before the next of so many tries; false where no further one would help.
bool pause_before(int tries, unsigned long error);

/// Calls `act` until it succeeds or fails for another reason than that somebody has the file open: a virus scanner or
/// an index lets it go after a moment. 0, or the reason after two seconds.
template <class Act>
int patiently(const Act& act) {
  for (int tries = 0;; ++tries) {
    if (act()) return 0;
    const unsigned long error = last_error();
    if (!pause_before(tries, error)) return reason(error);
  }
}

} // namespace yindi::windows
