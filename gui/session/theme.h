#pragma once

namespace yindi::gui {

enum class Theme { light, dark };

} // namespace yindi::gui
