#include "engine/format/machine.h"

#include "engine/format/windows_words.h"

#include <chrono>
#include <condition_variable>
#include <fcntl.h>
#include <io.h>
#include <iostream>
#include <mutex>
#include <streambuf>
#include <thread>
#include <utility>

#include <windows.h>

#include <lmcons.h>
#include <shellapi.h>

namespace yindi {
namespace fs = std::filesystem;
namespace {

bool is_console(HANDLE handle) {
  DWORD mode = 0;
  return handle && handle != INVALID_HANDLE_VALUE && GetConsoleMode(handle, &mode);
}

/// How many bytes at the front are whole characters of UTF-8.
std::size_t whole_characters(const std::string& text) {
  for (std::size_t i = 1; i <= 3 && i <= text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[text.size() - i]);
    if (byte < 0x80) break;
    if (byte < 0xC0) continue;
    return i < (byte >= 0xF0 ? 4U : byte >= 0xE0 ? 3U : 2U) ? text.size() - i : text.size();
  }
  return text.size();
}

/// Text for a console in the characters that it shows, so that its code page (936 in a Chinese Windows) does not
/// matter and stays as it is for the programs that come after.
class ConsoleOut : public std::streambuf {
public:
  explicit ConsoleOut(HANDLE console) : console_(console) {}

protected:
  int overflow(int c) override {
    if (c != traits_type::eof()) held_ += static_cast<char>(c);
    return held_.size() < most || sync() == 0 ? traits_type::not_eof(c) : traits_type::eof();
  }
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    held_.append(text, static_cast<std::size_t>(size));
    return held_.size() < most || sync() == 0 ? size : 0;
  }
  int sync() override {
    const std::size_t whole = whole_characters(held_); // the last waits for its rest
    const std::wstring text = windows::wide(std::string_view(held_).substr(0, whole));
    held_.erase(0, whole);
    for (std::size_t done = 0; done < text.size();) {
      DWORD written = 0;
      const auto piece = static_cast<DWORD>(std::min<std::size_t>(text.size() - done, 8000));
      if (!WriteConsoleW(console_, text.data() + done, piece, &written, nullptr) || written == 0) return -1;
      done += written;
    }
    return 0;
  }

private:
  static constexpr std::size_t most = 16384;
  HANDLE console_;
  std::string held_;
};

/// Lines that a thread reads, which waits for the next as long as the program lives.
struct Reader {
  std::mutex mutex;
  std::condition_variable arrived;
  std::vector<std::string> lines;
};

void read_forever(Reader& reader) {
  const HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
  const bool console = is_console(input);
  std::string held;
  while (true) {
    wchar_t characters[1024];
    char bytes[4096];
    DWORD got = 0;
    const bool read = console ? ReadConsoleW(input, characters, 1024, &got, nullptr)
                              : ReadFile(input, bytes, sizeof bytes, &got, nullptr);
    if (!read || (got == 0 && !console)) return;
    held += console ? windows::narrow({characters, got}) : std::string(bytes, got);
    for (std::size_t end; (end = held.find('\n')) != std::string::npos; held.erase(0, end + 1)) {
      std::string line = held.substr(0, end);
      if (line.ends_with('\r')) line.pop_back();
      const std::lock_guard guard(reader.mutex);
      reader.lines.push_back(std::move(line));
      reader.arrived.notify_one();
    }
  }
}

fs::path below(const wchar_t* variable, const char* otherwise) {
  const std::string folder = windows::environment(variable);
  if (!folder.empty()) return fs::path(folder) / "Yindi";
  const std::string home = home_folder();
  return (home.empty() ? fs::temp_directory_path() : fs::path(home) / otherwise) / "Yindi";
}

} // namespace

std::string environment(const char* name) { return windows::environment(windows::wide(name).c_str()); }

std::string user_name() {
  wchar_t name[UNLEN + 1];
  DWORD size = UNLEN + 1;
  return GetUserNameW(name, &size) && size > 0 ? windows::narrow({name, size - 1}) : std::string();
}

std::string home_folder() { return windows::environment(L"USERPROFILE"); }
fs::path state_folder() { return below(L"LOCALAPPDATA", "AppData/Local"); }
fs::path settings_folder() { return below(L"APPDATA", "AppData/Roaming"); }

std::vector<std::string> roots() {
  std::vector<std::string> drives;
  const DWORD there = GetLogicalDrives();
  for (char letter = 'A'; letter <= 'Z'; ++letter)
    if (there >> (letter - 'A') & 1) drives.push_back(std::string(1, letter) + ":/");
  return drives;
}

fs::path program_file() {
  std::wstring path(MAX_PATH, L'\0');
  while (true) {
    const DWORD size = GetModuleFileNameW(nullptr, path.data(), static_cast<DWORD>(path.size()));
    if (size < path.size()) return path.substr(0, size);
    path.resize(2 * path.size());
  }
}

bool speaks_chinese() {
  for (const wchar_t* name : {L"LC_ALL", L"LC_MESSAGES", L"LANG"})
    if (const std::string value = windows::environment(name); !value.empty()) return value.starts_with("zh");
  return PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_CHINESE;
}

std::vector<std::string> arguments_of(int, char**) {
  int count = 0;
  wchar_t** values = CommandLineToArgvW(GetCommandLineW(), &count);
  std::vector<std::string> arguments;
  for (int i = 1; i < count; ++i) arguments.push_back(windows::narrow(values[i]));
  LocalFree(values);
  return arguments;
}

void speak_utf8() {
  for (FILE* file : {stdin, stdout, stderr}) _setmode(_fileno(file), _O_BINARY);
  // As long as the streams, which live to the end.
  if (const HANDLE out = GetStdHandle(STD_OUTPUT_HANDLE); is_console(out)) std::cout.rdbuf(new ConsoleOut(out));
  if (const HANDLE err = GetStdHandle(STD_ERROR_HANDLE); is_console(err)) std::cerr.rdbuf(new ConsoleOut(err));
}

bool output_is_terminal() { return is_console(GetStdHandle(STD_OUTPUT_HANDLE)); }

void give_memory_back() { HeapCompact(GetProcessHeap(), 0); }

std::vector<std::string> InputLines::next(int milliseconds) {
  static Reader& reader = *[] {
    auto* const one = new Reader; // for a thread that nothing ends but the program's end
    std::thread([one] { read_forever(*one); }).detach();
    return one;
  }();
  std::unique_lock guard(reader.mutex);
  reader.arrived.wait_for(guard, std::chrono::milliseconds(milliseconds), [&] { return !reader.lines.empty(); });
  return std::exchange(reader.lines, {});
}

} // namespace yindi
