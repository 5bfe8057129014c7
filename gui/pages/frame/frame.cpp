#include "gui/pages/frame/frame.h"

#include "gui/pages/actions.h"

#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

/// A part of the frame: a child window of its own, so that each scrolls and takes the keyboard by itself.
template <class Contents>
void part(const Look& look, const char* id, const Box& box, ImU32 background, const Contents& contents) {
  if (box.w < 1 || box.h < 1) return;
  fill(box, background);
  ImGui::SetCursorScreenPos(box.min());
  push_scrollbar(look);
  // Flattened: the arrow keys go from part to part as if they were one window.
  ImGui::BeginChild(id, {box.w, box.h}, false, ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NavFlattened);
  contents();
  ImGui::EndChild();
  pop_scrollbar();
}

void inspector(const Session& session, UiState& ui, Intents& intents, const Layout& places) {
  const Look& look = ui.look;
  const PageRow* row = find_page(session.selection.page);
  if (!places.inspector_folded) {
    const std::string id = std::string("inspector ") + row->id; // each page scrolls its own
    part(look, id.c_str(), places.inspector, look.colours.inspector, [&] { row->inspector(session, ui, intents); });
  } else {
    part(look, "inspector edge", places.inspector, look.colours.inspector, [&] {
      const Box box = room();
      const Box place{box.x + look.px(5), box.y + look.px(12), look.px(30), look.px(30)};
      const std::string hint(tr(look.language, "Why?"));
      if (button(look, "open", place, "", {Kind::flat, true, Icon::chevron_left, hint})) ui.frame.inspector_open = true;
    });
  }
  if (places.narrow && !places.inspector_folded && ui.frame.inspector_open.value_or(false)) {
    const Box close{places.inspector.right() - look.px(40), places.inspector.y + look.px(8), look.px(30), look.px(30)};
    if (button(look, "fold", close, "",
               {Kind::flat, true, Icon::chevron_right, std::string(tr(look.language, "Fold"))}))
      ui.frame.inspector_open = false;
  }
  vertical(places.inspector.x, places.inspector.y, places.inspector.bottom(), look.colours.line);
}

void contents(const Session& session, UiState& ui, Intents& intents, const Layout& places) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  part(look, "top", places.top, p.bg, [&] { top_bar(session, ui, intents, room()); });
  part(look, "rail", places.rail, p.bg, [&] {
    if (ui.new_case.open)
      new_case_rail(session, ui, room(), places.narrow);
    else
      rail(session, ui, intents, places);
  });
  part(look, "page", places.page, p.page, [&] {
    if (ui.new_case.open)
      new_case_page(session, ui, intents);
    else if (session.document.history && !chooses_casebook(session, ui))
      find_page(session.selection.page)->page(session, ui, intents);
    else
      start_page(session, ui, intents);
  });
  if (shows_pages(session, ui)) inspector(session, ui, intents, places);
  part(look, "status", places.status, p.bg, [&] { status_bar(session, ui, intents, room()); });
  horizontal(places.top.x, places.top.right(), places.top.bottom(), p.line);
  horizontal(places.status.x, places.status.right(), places.status.y, p.line);
  vertical(places.rail.right(), places.rail.y, places.rail.bottom(), p.line);
}

/// One after the other. A save in the same breath as a text that is refused saves all else, and says what it could not.
void obey(Session& session, const Intents& intents) {
  Sentence refused; ///< of the change before
  for (const Intent& intent : intents) {
    update(session, intent);
    if (std::holds_alternative<Change>(intent) || std::holds_alternative<Changes>(intent)) {
      refused = session.message;
    } else if (std::holds_alternative<Save>(intent) && !refused.empty()) {
      const bool saved = !session.document.changed() && session.message.empty();
      if (saved) session.message = say(mark("Saved without what was typed last: {}"), std::exchange(refused, {}));
    }
  }
}

} // namespace

Layout layout(const UiState& ui, float width, float height) {
  const Look& look = ui.look;
  const float logical = width / look.scale;
  Layout l;
  l.narrow = logical < 1500 || look.projector;
  const bool wanted = ui.frame.inspector_open.value_or(!look.projector && logical >= 1100);
  l.inspector_folded = !wanted;
  const float rail = look.projector ? 72 * look.scale : look.px(l.narrow ? 56 : 188);
  const float side = l.inspector_folded ? look.px(40) : look.px(l.narrow ? 300 : 348);
  const float top = look.px(52), status = look.px(32), middle = height - top - status;
  l.top = {0, 0, width, top};
  l.rail = {0, top, rail, middle};
  l.inspector = {width - side, top, side, middle};
  l.page = {rail, top, width - rail - side, middle};
  l.status = {0, height - status, width, status};
  return l;
}

bool chooses_casebook(const Session& session, const UiState& ui) {
  return ui.frame.chooses_other_than == session.opened && !session.opening;
}

bool shows_pages(const Session& session, const UiState& ui) {
  return session.document.history && !ui.new_case.open && !chooses_casebook(session, ui);
}

void frame(Session& session, UiState& ui) {
  collect_jobs(session);
  Intents intents;
  Look& look = ui.look;
  look.language = session.selection.language;
  look.theme = session.selection.theme;
  look.projector = session.selection.projector;
  look.colours = palette(session.selection.theme, session.selection.projector);
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, look.colours.bg);
  ImGui::PushStyleColor(ImGuiCol_NavWindowingHighlight, 0);
  ImGui::PushStyleColor(ImGuiCol_NavHighlight, 0); // widgets draw their own ring
  ImGui::Begin("Yindi", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus);
  run_shortcuts(session, ui, intents);
  Layout places = layout(ui, size.x, size.y);
  ui.frame.narrow = places.narrow;
  ui.frame.inspector_folded = places.inspector_folded;
  if (!shows_pages(session, ui)) places.page.w = size.x - places.page.x;
  contents(session, ui, intents, places);
  run_after_field(session, ui, intents);
  key_list(session, ui, {0, 0, size.x, size.y});
  command_palette(session, ui, intents, {0, 0, size.x, size.y});
  draw_chooser(look, ui.chooser, {0, 0, size.x, size.y});
  questions(session, ui, intents, {0, 0, size.x, size.y});
  if (std::exchange(ui.frame.elsewhere_wanted, false)) find_action("save as")->run(session, ui, intents);
  ImGui::End();
  ImGui::PopStyleColor(3);
  if (const std::string chosen = take_choice(ui.chooser, "open"); !chosen.empty()) intents.push_back(Open{chosen});
  if (const std::string chosen = take_choice(ui.chooser, "save as"); !chosen.empty()) intents.push_back(SaveAs{chosen});
  const auto any = [&](auto holds) { return std::any_of(intents.begin(), intents.end(), holds); };
  if (any([](const Intent& i) { return std::holds_alternative<ChoosePage>(i); }) &&
      !any([](const Intent& i) { return std::holds_alternative<Create>(i); }))
    ui.new_case.open = false; // somebody went to a page; the draft is kept
  obey(session, intents);
}

std::string window_title(const Session& session) {
  const std::string product(tr(session.selection.language, "Yindi"));
  if (!session.document.history) return product;
  const std::string title = shown_case(session).head.title.in(session.selection.language) + " - " + product;
  return session.document.changed() ? "* " + title : title;
}

} // namespace yindi::gui
