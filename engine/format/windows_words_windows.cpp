#include "engine/format/windows_words.h"

#include <cerrno>
#include <filesystem>

#include <windows.h>

namespace yindi::windows {

std::wstring wide(std::string_view utf8) {
  const auto size = static_cast<int>(utf8.size());
  std::wstring text(static_cast<std::size_t>(MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, nullptr, 0)), L'\0');
  MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, text.data(), static_cast<int>(text.size()));
  return text;
}

std::string narrow(std::wstring_view utf16) {
  const auto size = static_cast<int>(utf16.size());
  const int needed = WideCharToMultiByte(CP_UTF8, 0, utf16.data(), size, nullptr, 0, nullptr, nullptr);
  std::string text(static_cast<std::size_t>(needed), '\0');
  WideCharToMultiByte(CP_UTF8, 0, utf16.data(), size, text.data(), needed, nullptr, nullptr);
  return text;
}

std::wstring wide_path(const std::string& path) {
  std::wstring text = wide(path);
  for (wchar_t& c : text)
    if (c == L'/') c = L'\\';
  const bool on_a_drive = text.size() > 2 && text[1] == L':' && text[2] == L'\\';
  if (text.size() < MAX_PATH - 12 || !on_a_drive) return text;
  // Behind this mark Windows takes no "..", so that there must be none.
  return L"\\\\?\\" + std::filesystem::path(text).lexically_normal().wstring();
}

std::string environment(const wchar_t* name) {
  const wchar_t* value = _wgetenv(name);
  return value ? narrow(value) : std::string();
}

unsigned long last_error() { return GetLastError(); }

int reason(unsigned long error) {
  switch (error) {
  case ERROR_SUCCESS:
    return 0;
  case ERROR_FILE_NOT_FOUND:
  case ERROR_PATH_NOT_FOUND:
  case ERROR_INVALID_DRIVE:
  case ERROR_BAD_NETPATH:
    return ENOENT;
  case ERROR_ACCESS_DENIED:
  case ERROR_NETWORK_ACCESS_DENIED:
    return EACCES;
  case ERROR_WRITE_PROTECT:
    return EROFS;
  case ERROR_SHARING_VIOLATION:
  case ERROR_LOCK_VIOLATION:
  case ERROR_USER_MAPPED_FILE:
    return EBUSY;
  case ERROR_DISK_FULL:
  case ERROR_HANDLE_DISK_FULL:
    return ENOSPC;
  case ERROR_FILE_EXISTS:
  case ERROR_ALREADY_EXISTS:
    return EEXIST;
  case ERROR_INVALID_NAME:
  case ERROR_FILENAME_EXCED_RANGE:
    return ENAMETOOLONG;
  case ERROR_DIRECTORY:
    return ENOTDIR;
  case ERROR_NOT_ENOUGH_MEMORY:
  case ERROR_OUTOFMEMORY:
    return ENOMEM;
  default:
    return EIO;
  }
}

bool pause_before(int tries, unsigned long error) {
  constexpr int most = 40, pause = 50; // milliseconds: two seconds in all
  // A file that somebody holds against being replaced, or that is being deleted, is "denied" as well; so is what a
  // user may not do, who then should not wait long.
  const bool denied = error == ERROR_ACCESS_DENIED;
  const bool passes =
      denied || error == ERROR_SHARING_VIOLATION || error == ERROR_LOCK_VIOLATION || error == ERROR_USER_MAPPED_FILE;
  if (!passes || tries >= (denied ? most / 4 : most)) return false;
  Sleep(pause);
  return true;
}

} // namespace yindi::windows
