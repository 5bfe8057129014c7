#pragma once

// Small shapes that no font has, or that must sit exactly: state marks, marks of provenance, icons, badges.

#include "gui/widgets/look.h"

namespace yindi::gui {

enum class State { done, attention, running, waiting };
/// A disc with a tick, a triangle, a half disc or a ring of 16 px around `centre`.
void state_mark(const Look& look, ImVec2 centre, State state);

/// The mark of a quality (official, published, computed, estimate, assumption; else unknown), 10 px.
void quality_mark(const Look& look, ImVec2 centre, const std::string& quality);
/// Fill of a quality in the bar of counts.
ImU32 quality_colour(const Look& look, const std::string& quality);

enum class Icon {
  folder,
  criteria,
  weights,
  table,
  sliders,
  network,
  people,
  bars,
  document,
  undo,
  redo,
  chevron_left,
  chevron_right,
  chevron_down,
  chevron_up,
  monitor,
  forbidden,
  cross,
  search,
  sun,
  moon,
  arrow_up,
  arrow_down,
  lock,
  tick
};
/// An icon of `size` px around `centre`.
void icon(const Look& look, ImVec2 centre, Icon icon, ImU32 colour, float size = 20);

} // namespace yindi::gui
