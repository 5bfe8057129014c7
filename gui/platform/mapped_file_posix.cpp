#include "gui/platform/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yindi::gui {

Mapping map_file(const std::string& path) {
  Mapping result;
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return result;
  struct stat about {};
  if (fstat(file, &about) == 0 && about.st_size > 0) {
    const auto size = static_cast<std::size_t>(about.st_size);
    void* data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (data != MAP_FAILED) result = {data, size};
  }
  close(file);
  return result;
}

std::string fonts_folder() { return "/usr/share/fonts"; }

} // namespace yindi::gui
