#include "gui/session/desktop.h"

#include <spawn.h>
#include <sys/wait.h>

extern char** environ;

namespace yindi::gui {

bool show_on_desktop(const std::string& path) {
  const char* script = "command -v xdg-open >/dev/null || exit 127; xdg-open \"$1\" >/dev/null 2>&1 &";
  char* arguments[] = {const_cast<char*>("sh"),      const_cast<char*>("-c"),         const_cast<char*>(script),
                       const_cast<char*>("desktop"), const_cast<char*>(path.c_str()), nullptr};
  pid_t child = 0;
  int status = 127;
  if (posix_spawnp(&child, "sh", nullptr, nullptr, arguments, environ) == 0) waitpid(child, &status, 0);
  return status == 0;
}

} // namespace yindi::gui
