#include "gui/window.h"

#include "gui/pages/frame/frame.h"
#include "gui/session/dropped.h"

#include <algorithm>

namespace yindi::gui {
namespace {

constexpr double between_looks = 0.1; ///< seconds: the progress of what runs is on the screen

std::optional<double> due(const Session& session) {
  std::optional<double> soonest = keeping_due(session);
  if (const auto room = workshop_due(session)) soonest = std::min(soonest.value_or(*room), *room);
  if (works_in_background(session)) soonest = std::min(soonest.value_or(between_looks), between_looks);
  return soonest;
}

void end(Session& session) {
  stop_jobs(session);
  leave_room(session);                                      // its server has a thread of its own
  if (session.live && session.closed) end_keeping(session); // else it ends by an accident, and what is kept is wanted
  keep_preferences(session);
}

} // namespace

Shown shown(Session& session, UiState& ui) {
  Shown result;
  result.language = session.selection.language;
  result.size = {session.preferences.width, session.preferences.height};
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
  result.collect = [&] {
    follow_folder(session);
    follow_jobs(session); // some begin by the clock
    return collect_jobs(session);
  };
  result.due = [&] { return due(session); };
  result.asks = [&] { return folder_due(session); };
  result.dropped = [&](const std::string& path) {
    if (is_for_round(session, path))
      update(session, RoomOrder(TakeFiles{{path}}));
    else
      update(session, Open{casebook_folder(path)});
  };
  result.title = [&] { return window_title(session); };
  result.close_wanted = [&] { update(session, Close{}); };
  result.closed = [&] { return session.closed; };
  result.resized = [&](PictureSize size) {
    session.preferences.width = size.width, session.preferences.height = size.height;
  };
  result.begin = [&](void (*wake)()) { wake_by(session, wake); };
  result.end = [&] { end(session); };
  return result;
}

} // namespace yindi::gui
