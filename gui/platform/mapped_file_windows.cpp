#include "gui/platform/mapped_file.h"

#include "engine/format/windows_words.h"

#include <windows.h>

namespace yindi::gui {

Mapping map_file(const std::string& path) {
  const HANDLE file = CreateFileW(windows::wide_path(path).c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_DELETE,
                                  nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
  if (file == INVALID_HANDLE_VALUE) return {};
  LARGE_INTEGER size{};
  void* data = nullptr;
  if (GetFileSizeEx(file, &size) && size.QuadPart > 0)
    if (const HANDLE mapping = CreateFileMappingW(file, nullptr, PAGE_READONLY, 0, 0, nullptr)) {
      data = MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, 0);
      CloseHandle(mapping);
    }
  CloseHandle(file);
  return data ? Mapping{data, static_cast<std::size_t>(size.QuadPart)} : Mapping{};
}

std::string fonts_folder() {
  wchar_t folder[MAX_PATH];
  const UINT size = GetWindowsDirectoryW(folder, MAX_PATH);
  return windows::narrow({folder, size}) + "/Fonts";
}

} // namespace yindi::gui
