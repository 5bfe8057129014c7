#pragma once

// A temporary copy of tests/data/minimal that a test may spoil.

#include "engine/format/diagnostic.h"
#include "engine/format/disk.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace yindi {

inline std::string slurp(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

struct Scratch {
  std::filesystem::path folder = disk::own_folder();

  explicit Scratch(bool with_minimal = true) {
    if (!with_minimal) return;
    std::filesystem::copy(YINDI_SOURCE "/tests/data/minimal", folder, std::filesystem::copy_options::recursive);
  }
  ~Scratch() {
    std::error_code error;
    std::filesystem::remove_all(folder, error);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::string path() const { return folder.generic_string(); }
  std::string read(const std::string& name) const { return slurp(folder / name); }
  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((folder / name).parent_path());
    std::ofstream(folder / name, std::ios::binary) << bytes;
  }
  /// Replaces the first `old` by `next`; false where it is not there.
  bool replace(const std::string& name, const std::string& old, const std::string& next) const {
    std::string text = read(name);
    const auto at = text.find(old);
    if (at == std::string::npos) return false;
    write(name, text.replace(at, old.size(), next));
    return true;
  }
  /// The diagnostics as printed, with paths inside the folder.
  std::string print_all(const Diagnostics& diagnostics) const {
    std::string text;
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.path.starts_with(path() + "/")) diagnostic.path.erase(0, path().size() + 1);
      text += print(diagnostic);
    }
    return text;
  }
};

} // namespace yindi
