#pragma once

// The parts of the Robustness page. Each draws at (x, y) within `w` pixels and returns its height.

#include "gui/pages/column.h"
#include "gui/pages/names.h"
#include "gui/pages/pages.h"
#include "gui/session/sureness.h"

namespace yindi::gui {

/// The criterion whose weight the page looks at: the chosen one, else the nearest to turning first place, else the
/// first that can move. Blank where none can.
std::string looked_at(const Sureness&, const UiState&);

/// "Yak stays first in 70 % of weightings", "Yak or Medicinal herbs".
std::string robustness_headline(const Sureness&, const Look&);

float acceptability_block(const Sureness&, const Look&, const Column&, float y);
float stability_block(const Session&, const Sureness&, UiState&, Intents&, const Column&, float y);
float tornado_block(const Sureness&, const Look&, const Column&, float y, std::size_t rows);
float weight_graph_block(const Sureness&, const UiState&, const Column&, float y, float height);

} // namespace yindi::gui
