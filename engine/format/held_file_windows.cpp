#include "engine/format/held_file.h"

#include "engine/format/windows_words.h"

#include <algorithm>
#include <cerrno>

#include <windows.h>

namespace yindi::held {
namespace {

using windows::wide_path, windows::reason;

static_assert(sizeof(Handle) == sizeof(HANDLE));
HANDLE system(Handle file) { return reinterpret_cast<HANDLE>(file); }
Handle ours(HANDLE file) { return reinterpret_cast<Handle>(file); }

constexpr DWORD with_others = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

/// A lock keeps others from reading the bytes as well, so that it lies where no byte ever is.
OVERLAPPED beyond() {
  OVERLAPPED place{};
  place.OffsetHigh = 0x7FFFFFFF;
  return place;
}

/// A file that is being deleted is still listed, and opening it is denied.
bool is_listed(const std::wstring& path) {
  WIN32_FIND_DATAW found;
  const HANDLE search = FindFirstFileW(path.c_str(), &found);
  if (search == INVALID_HANDLE_VALUE) return false;
  FindClose(search);
  return true;
}

} // namespace

/// Windows locks no folders: a hidden file in it stands for the folder, and goes with the last that has it open.
Handle open_folder(const std::string& folder) {
  const DWORD attributes = GetFileAttributesW(wide_path(folder).c_str());
  if (attributes == INVALID_FILE_ATTRIBUTES || !(attributes & FILE_ATTRIBUTE_DIRECTORY)) return none;
  const std::wstring path = wide_path(folder + "/.yindi-lock");
  for (int tries = 0; tries < 1000; ++tries) {
    const HANDLE file =
        CreateFileW(path.c_str(), GENERIC_READ | GENERIC_WRITE | DELETE, with_others, nullptr, OPEN_ALWAYS,
                    FILE_ATTRIBUTE_HIDDEN | FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE, nullptr);
    if (file != INVALID_HANDLE_VALUE) return ours(file);
    const DWORD error = GetLastError();
    if (error != ERROR_SHARING_VIOLATION && !(error == ERROR_ACCESS_DENIED && is_listed(path))) return none;
    Sleep(2);
  }
  return none;
}

Handle open_file(const std::string& path, int& why) {
  HANDLE file = INVALID_HANDLE_VALUE;
  why = windows::patiently([&] {
    file = CreateFileW(wide_path(path).c_str(), GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE,
                       nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    return file != INVALID_HANDLE_VALUE;
  });
  return ours(file);
}

Tried lock(Handle file, bool alone) {
  if (file == none) return Tried::cannot;
  OVERLAPPED place = beyond();
  const DWORD how = LOCKFILE_FAIL_IMMEDIATELY | (alone ? LOCKFILE_EXCLUSIVE_LOCK : 0);
  if (LockFileEx(system(file), how, 0, 1, 0, &place)) return Tried::got;
  const DWORD error = GetLastError();
  return error == ERROR_LOCK_VIOLATION || error == ERROR_IO_PENDING ? Tried::taken : Tried::cannot;
}

std::string bytes_of(Handle file) {
  std::string bytes;
  char part[65536];
  if (!SetFilePointerEx(system(file), {}, nullptr, FILE_BEGIN)) return bytes;
  for (DWORD got = 0; ReadFile(system(file), part, sizeof part, &got, nullptr) && got > 0;) bytes.append(part, got);
  return bytes;
}

int cut(Handle file, std::size_t size) {
  LARGE_INTEGER at;
  at.QuadPart = static_cast<LONGLONG>(size);
  const bool done = SetFilePointerEx(system(file), at, nullptr, FILE_BEGIN) && SetEndOfFile(system(file));
  return done ? 0 : reason(GetLastError());
}

int append(Handle file, const std::string& bytes) {
  if (!SetFilePointerEx(system(file), {}, nullptr, FILE_END)) return reason(GetLastError());
  constexpr std::size_t most = 1 << 26;
  for (std::size_t done = 0; done < bytes.size();) {
    DWORD count = 0;
    const auto piece = static_cast<DWORD>(std::min(most, bytes.size() - done));
    if (!WriteFile(system(file), bytes.data() + done, piece, &count, nullptr)) return reason(GetLastError());
    if (count == 0) return ENOSPC;
    done += count;
  }
  return FlushFileBuffers(system(file)) ? 0 : reason(GetLastError());
}

void close(Handle file) {
  if (file == none) return;
  OVERLAPPED place = beyond();
  UnlockFileEx(system(file), 0, 1, 0, &place); // closing alone lets go of it "after a time"
  CloseHandle(system(file));
}

/// Nobody else may open it, and it goes when it is closed.
Handle take(const std::string& path) {
  return ours(CreateFileW(wide_path(path).c_str(), GENERIC_READ | GENERIC_WRITE | DELETE, 0, nullptr, OPEN_ALWAYS,
                          FILE_ATTRIBUTE_HIDDEN | FILE_FLAG_DELETE_ON_CLOSE, nullptr));
}

void give_up(Handle file, const std::string&) { CloseHandle(system(file)); }

} // namespace yindi::held
