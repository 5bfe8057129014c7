#include "engine/command/shipped.h"

#include "engine/format/machine.h"

#include <filesystem>

namespace yindi {
namespace fs = std::filesystem;

std::string shipped_folder(const std::string& name) {
  std::error_code error;
  const auto in = [&](const fs::path& root) { return fs::is_directory(root / name, error); };
  if (const std::string given = environment("YINDI_DATA"); !given.empty())
    return in(given) ? (given / fs::path(name)).string() : "";
  const fs::path program = program_file(); // of a build: build/release below the sources
  for (fs::path folder = program.parent_path(); folder.has_relative_path(); folder = folder.parent_path())
    for (const fs::path& root : {folder, folder / "share" / "yindi"})
      if (in(root)) return (root / name).string();
  return in(".") ? name : "";
}

} // namespace yindi
