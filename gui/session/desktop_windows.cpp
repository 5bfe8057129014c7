#include "gui/session/desktop.h"

#include "engine/format/windows_words.h"

#include <windows.h>

#include <shellapi.h>

namespace yindi::gui {

bool show_on_desktop(const std::string& path) {
  std::wstring name = windows::wide(path);
  for (wchar_t& c : name)
    if (c == L'/') c = L'\\';
  const HINSTANCE said = ShellExecuteW(nullptr, L"open", name.c_str(), nullptr, nullptr, SW_SHOWNORMAL);
  return reinterpret_cast<INT_PTR>(said) > 32; // so the documentation: an error is a small number
}

} // namespace yindi::gui
