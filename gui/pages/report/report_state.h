#pragma once

#include "gui/platform/texture.h"

#include <cstddef>
#include <memory>
#include <string>

namespace yindi::gui {

struct ShownDocument;

struct ReportState {
  std::size_t page = 0; ///< that is shown, from 0
  /// The shown page for the graphics card, and what it is of.
  Texture picture;
  std::shared_ptr<const ShownDocument> picture_of;
  std::size_t picture_page = 0;
};

} // namespace yindi::gui
