#pragma once

#include <cstddef>
#include <string>

namespace yindi::gui {

/// A file as read-only memory for as long as the program lives; no data where it cannot be read. Only the pages that
/// are touched are fetched.
struct Mapping {
  void* data = nullptr;
  std::size_t size = 0;
};
Mapping map_file(const std::string& path);

/// Where this system has its typefaces.
std::string fonts_folder();

} // namespace yindi::gui
