#include "engine/format/machine.h"

#include <cstdlib>
#if defined(__GLIBC__)
#include <malloc.h>
#endif
#include <poll.h>
#include <pwd.h>
#include <unistd.h>

namespace yindi {
namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::string user_name() {
  const passwd* user = getpwuid(geteuid());
  return user ? user->pw_name : "";
}

std::string home_folder() { return environment("HOME"); }

fs::path state_folder() {
  if (const std::string state = environment("XDG_STATE_HOME"); !state.empty()) return fs::path(state) / "yindi";
  const std::string home = home_folder();
  return fs::path(home.empty() ? "/tmp" : home) / ".local" / "state" / "yindi";
}

fs::path settings_folder() {
  const std::string settings = environment("XDG_CONFIG_HOME"), home = home_folder();
  return (settings.empty() ? fs::path(home.empty() ? "." : home) / ".config" : fs::path(settings)) / "yindi";
}

std::vector<std::string> roots() { return {"/"}; }

fs::path program_file() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error);
}

bool speaks_chinese() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const std::string value = environment(name); !value.empty()) return value.starts_with("zh");
  return false;
}

std::vector<std::string> arguments_of(int count, char** values) { return {values + 1, values + count}; }
void speak_utf8() {}
bool output_is_terminal() { return ::isatty(STDOUT_FILENO) != 0; }

void give_memory_back() {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

std::vector<std::string> InputLines::next(int milliseconds) {
  std::vector<std::string> lines;
  pollfd input{open_ ? STDIN_FILENO : -1, POLLIN, 0};
  if (::poll(&input, 1, milliseconds) <= 0 || !open_) return lines;
  char part[4096];
  const ssize_t got = ::read(STDIN_FILENO, part, sizeof part);
  open_ = got > 0;
  if (got > 0) held_.append(part, static_cast<std::size_t>(got));
  for (std::size_t end; (end = held_.find('\n')) != std::string::npos; held_.erase(0, end + 1))
    lines.push_back(held_.substr(0, end));
  return lines;
}

} // namespace yindi
