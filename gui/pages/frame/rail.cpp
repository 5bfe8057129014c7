#include "gui/pages/frame/frame.h"

#include "gui/widgets/controls.h"

namespace yindi::gui {
namespace {

/// What the mark beside a page means.
std::string meaning(const Look& look, const PageState& state) {
  switch (state.state) {
  case State::attention:
    return state.count == 0   ? std::string(tr(look.language, "something to look at"))
           : state.count == 1 ? std::string(tr(look.language, "1 thing to look at"))
                              : sentence(look, mark("{} things to look at"), std::to_string(state.count));
  case State::running:
    return std::string(tr(look.language, "under way"));
  case State::done:
    return std::string(tr(look.language, "nothing to be done"));
  case State::waiting:
    break;
  }
  return std::string(tr(look.language, "not begun"));
}

void row(const Session& session, UiState& ui, Intents& intents, const PageRow& page, const Box& box, bool icons) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const bool chosen = session.document.history && session.selection.page == page.id;
  const Touch t = touch(look, page.id, inset(box, look.px(2)));
  if (chosen) {
    fill(inset(box, look.px(1)), p.page, look.px(6));
    outline(inset(box, look.px(1)), p.line, look.px(6));
    fill({box.x, box.y + look.px(8), look.px(4), box.h - look.px(16)}, p.accent, look.px(2));
  } else if (t.hovered)
    fill(inset(box, look.px(1)), p.hover, look.px(6));
  const std::string name(tr(look.language, page.name));
  const ImU32 ink = chosen ? p.ink : p.t2;
  const PageState state = session.document.history ? page.state(session) : PageState{};
  const std::string count = state.count > 9 ? "9+" : std::to_string(state.count);
  if (icons) {
    icon(look, {box.centre().x - look.px(6), box.centre().y}, page.icon, ink);
    state_mark(look, {box.right() - look.px(9), box.y + look.px(13)}, state.state);
    if (look.transcript) look.transcript->append("[" + name + "]\n");
    if (state.count > 0)
      put_in(look, {box.x, box.bottom() - look.px(20), box.w - look.px(2), look.px(18)}, count, {}, p.warn,
             Align::right);
  } else {
    icon(look, {box.x + look.px(20), box.centre().y}, page.icon, ink);
    put_in(look, {box.x + look.px(40), box.y, box.w - look.px(70), box.h}, name, {TextSize::M, chosen}, ink);
    state_mark(look, {box.right() - look.px(17), box.centre().y}, state.state);
    const float named = look.px(44) + width(look, name, {TextSize::M, chosen});
    if (state.count > 0 && named + width(look, count) <= box.w - look.px(31)) // else the mark alone says it
      put_in(look, {box.x, box.y, box.w - look.px(31), box.h}, count, {}, p.warn, Align::right);
  }
  if (t.hovered && session.document.history) tooltip(look, name + "\n" + meaning(look, state));
  if (t.clicked && session.document.history) intents.push_back(ChoosePage{page.id});
}

} // namespace

void rail(const Session& session, UiState& ui, Intents& intents, const Layout& places) {
  const Look& look = ui.look;
  const Box box = room();
  const float margin = look.px(places.narrow ? 4 : 8);
  float y = box.y + look.px(12);
  for (const PageRow& page : pages()) {
    if (page.starts_block) {
      horizontal(box.x + look.px(18), box.right() - look.px(18), y + look.px(8), look.colours.line);
      y += look.px(17);
    }
    row(session, ui, intents, page, {box.x + margin, y, box.w - 2 * margin, look.px(44)}, places.narrow);
    y += look.px(46);
  }
}

} // namespace yindi::gui
