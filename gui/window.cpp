#include "gui/window.h"

#include "gui/pages/frame/frame.h"

namespace yindi::gui {

Shown shown(Session& session, UiState& ui) {
  constexpr double between_looks = 0.1; // seconds: the progress of what runs is on the screen
  Shown result;
  result.language = session.selection.language;
  result.frame = [&](const Display& display) {
    ui.look.scale = display.scale;
    ui.look.fonts = display.fonts;
    frame(session, ui);
  };
  result.type_scale = [&](float scale) {
    ui.look.scale = scale;
    ui.look.projector = session.selection.projector;
    return ui.look.type_scale();
  };
  result.collect = [&] { return collect_jobs(session); };
  result.due = [&] { return works_in_background(session) ? std::optional(between_looks) : std::nullopt; };
  result.dropped = [&](const std::string& path) { update(session, Open{casebook_folder(path)}); };
  result.title = [&] { return window_title(session); };
  result.may_close = [] { return true; };
  result.begin = [&](void (*wake)()) { wake_by(session, wake); };
  result.end = [&] { stop_jobs(session); };
  return result;
}

} // namespace yindi::gui
