#include "engine/format/disk.h"

#include "engine/format/crypto.h"
#include "engine/format/windows_words.h"

#include <algorithm>
#include <cerrno>

#include <windows.h>

#include <aclapi.h>

namespace yindi::disk {
namespace {

using windows::patiently, windows::wide_path, windows::reason;

bool is_there(const std::wstring& path) { return GetFileAttributesW(path.c_str()) != INVALID_FILE_ATTRIBUTES; }

/// Six characters of a name that nobody has yet.
std::string any_name() {
  std::string text;
  for (const unsigned char byte : random_bytes(6)) text += "abcdefghijklmnopqrstuvwxyz012345"[byte % 32];
  return text;
}

/// Who may do what with a file, and whether it is hidden, goes over to the file that takes its place.
void take_rights(const std::wstring& from, const std::wstring& to) {
  const DWORD attributes = GetFileAttributesW(from.c_str());
  if (attributes == INVALID_FILE_ATTRIBUTES) return;
  constexpr DWORD kept = FILE_ATTRIBUTE_HIDDEN | FILE_ATTRIBUTE_ARCHIVE | FILE_ATTRIBUTE_NOT_CONTENT_INDEXED;
  if (attributes & kept) SetFileAttributesW(to.c_str(), attributes & kept);
  PACL list = nullptr;
  PSECURITY_DESCRIPTOR held = nullptr;
  if (GetNamedSecurityInfoW(from.c_str(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION, nullptr, nullptr, &list, nullptr,
                            &held) != ERROR_SUCCESS)
    return; // FAT has no such list
  SECURITY_DESCRIPTOR_CONTROL control = 0;
  DWORD revision = 0;
  // What the folder hands down the new file has already; only a list of the file's own is carried over.
  if (GetSecurityDescriptorControl(held, &control, &revision) && (control & SE_DACL_PROTECTED))
    SetNamedSecurityInfoW(const_cast<wchar_t*>(to.c_str()), SE_FILE_OBJECT,
                          DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION, nullptr, nullptr, list,
                          nullptr);
  LocalFree(held);
}

int write_all(HANDLE file, const std::string& bytes) {
  constexpr std::size_t most = 1 << 26; // a share of the network takes no more at once
  for (std::size_t done = 0; done < bytes.size();) {
    DWORD count = 0;
    const auto piece = static_cast<DWORD>(std::min(most, bytes.size() - done));
    if (!WriteFile(file, bytes.data() + done, piece, &count, nullptr)) return reason(GetLastError());
    if (count == 0) return ENOSPC;
    done += count;
  }
  return FlushFileBuffers(file) ? 0 : reason(GetLastError());
}

} // namespace

int write_new(const std::filesystem::path& folder, const std::string& name, const std::string& target,
              const std::string& bytes, std::string& written) {
  HANDLE file = INVALID_HANDLE_VALUE;
  int code = EEXIST;
  for (int tries = 0; tries < 100 && code == EEXIST; ++tries) {
    written = (folder / (name + any_name())).generic_string();
    file = CreateFileW(wide_path(written).c_str(), GENERIC_WRITE | DELETE, FILE_SHARE_READ, nullptr, CREATE_NEW,
                       FILE_ATTRIBUTE_NORMAL, nullptr);
    code = file != INVALID_HANDLE_VALUE ? 0 : reason(GetLastError());
  }
  if (file == INVALID_HANDLE_VALUE) {
    written.clear();
    return code;
  }
  code = write_all(file, bytes);
  CloseHandle(file);
  if (code == 0) take_rights(wide_path(target), wide_path(written));
  return code;
}

int rename(const std::string& from, const std::string& to) {
  return patiently([&] {
    return MoveFileExW(wide_path(from).c_str(), wide_path(to).c_str(),
                       MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH);
  });
}

int rename_new(const std::string& from, const std::string& to) {
  return patiently([&] { return MoveFileExW(wide_path(from).c_str(), wide_path(to).c_str(), MOVEFILE_WRITE_THROUGH); });
}

int exchange(const std::string&, const std::string&) { return EINVAL; }
bool cannot(int reason) { return reason == EINVAL; }

/// A second name for the same bytes where the file system has such, or a copy: the first name never lacks its file.
int set_aside(const std::string& target, const std::string& kept) {
  const std::wstring from = wide_path(target), to = wide_path(kept);
  if (CreateHardLinkW(to.c_str(), from.c_str(), nullptr)) return 0;
  return patiently(
      [&] { return CopyFileExW(from.c_str(), to.c_str(), nullptr, nullptr, nullptr, COPY_FILE_FAIL_IF_EXISTS); });
}

int put_back(const std::string& kept, const std::string& target) {
  return is_there(wide_path(target)) ? remove(kept) : rename(kept, target);
}

int remove(const std::string& path) {
  return patiently([&] { return DeleteFileW(wide_path(path).c_str()); });
}

/// Names were written through when they were given.
void sync_folder(const std::string&) {}

bool may_write(const std::filesystem::path& path) {
  const std::wstring name = wide_path(path.string());
  const DWORD attributes = GetFileAttributesW(name.c_str());
  if (attributes == INVALID_FILE_ATTRIBUTES) return false;
  const bool folder = attributes & FILE_ATTRIBUTE_DIRECTORY; // of which "read only" means something else
  if (!folder && (attributes & FILE_ATTRIBUTE_READONLY)) return false;
  const HANDLE opened = CreateFileW(name.c_str(), folder ? FILE_ADD_FILE : FILE_APPEND_DATA,
                                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                                    FILE_FLAG_BACKUP_SEMANTICS, nullptr);
  if (opened == INVALID_HANDLE_VALUE) return GetLastError() == ERROR_SHARING_VIOLATION;
  CloseHandle(opened);
  return true;
}

bool is_full(int reason) { return reason == ENOSPC || reason == EFBIG; }

std::filesystem::path own_folder() {
  std::error_code error;
  const std::filesystem::path root = std::filesystem::temp_directory_path(error);
  for (int tries = 0; !error && tries < 100; ++tries) {
    std::filesystem::path folder = root / ("yindi-" + any_name());
    if (std::filesystem::create_directory(folder, error)) return folder;
  }
  return {};
}

} // namespace yindi::disk
