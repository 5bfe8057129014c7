// What must be answered before the window goes on: unsaved work, of now or of an earlier window.

#include "gui/pages/frame/conflict.h"
#include "gui/pages/frame/frame.h"
#include "gui/platform/keys.h"
#include "gui/session/told_steps.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <utility>

namespace yindi::gui {
namespace {

struct Answer {
  const char* id;
  std::string label;
  Intent intent;
  bool* asks_again = nullptr; ///< set instead, so that the question is asked once more
  bool* also = nullptr;       ///< set with it
};

/// A title, a text and the answers side by side, the first on Enter, over a page that waits. Escape is the last one
/// where that changes nothing, else it does nothing.
void question(UiState& ui, Intents& intents, const Box& window, const std::string& title, const std::string& text,
              const std::vector<Answer>& answers, bool last_is_harmless) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const float pad = look.px(24), w = std::min(look.px(560), window.w - look.px(24)), inner = w - 2 * pad;
  const float text_h = paragraph(look, 0, 0, inner, text, {}, p.t2, false);
  const float title_h = paragraph(look, 0, 0, inner, title, {TextSize::M, true}, p.ink, false);
  const float h = title_h + text_h + look.px(2 * 24 + 8 + 20 + control_height);
  const Box box{window.x + (window.w - w) / 2, window.y + std::max(0.F, (window.h - h) * .4F), w, h};
  if (!ImGui::IsPopupOpen("question")) ImGui::OpenPopup("question");
  if (!begin_question(look, "question", box)) return;
  float y = box.y + pad;
  y += paragraph(look, box.x + pad, y, inner, title, {TextSize::M, true}, p.ink) + look.px(8);
  y += paragraph(look, box.x + pad, y, inner, text, {}, p.t2) + look.px(20);
  float x = box.right() - pad;
  const Answer* taken = nullptr;
  for (std::size_t i = answers.size(); i-- > 0;) { // from the right, so that the first stands at the left of its row
    const ButtonOptions how{i == 0 ? Kind::primary : Kind::plain};
    const float width = button_width(look, answers[i].label, how);
    x -= width;
    if (button(look, answers[i].id, {x, y, width, look.px(control_height)}, answers[i].label, how)) taken = &answers[i];
    x -= look.px(10);
  }
  if (pressed(Key::enter) && !ImGui::IsWindowAppearing()) taken = &answers.front();
  if (pressed(Key::escape) && last_is_harmless) taken = &answers.back();
  if (taken && taken->asks_again) {
    *taken->asks_again = true;
  } else if (taken) {
    if (taken->also) *taken->also = true;
    intents.push_back(taken->intent);
    ImGui::CloseCurrentPopup();
  }
  end_list();
}

constexpr std::size_t steps_told = 4;

/// The steps by name, a line each, and how many more there are.
std::string listed(const Look& look, const ToldSteps& steps) {
  std::string text;
  for (const Sentence& one : steps.newest) text += "\n· " + without_marks(one.in(look.language));
  if (steps.count > steps.newest.size())
    text += "\n· " + sentence(look, mark("and {} more"), std::to_string(steps.count - steps.newest.size()));
  return text;
}

} // namespace

void questions(const Session& session, UiState& ui, Intents& intents, const Box& window) {
  if (!session.document.history) return;
  const Look& look = ui.look;
  const auto said = [&](const char* text) { return std::string(tr(look.language, text)); };
  const std::string name = shown_case(session).head.title.in(look.language);
  if (session.conflict) return conflict_question(session, ui, intents, window);
  if (session.cannot_save_here)
    return question(ui, intents, window, said(mark("This casebook cannot be saved where it lies")),
                    sentence(look, mark("Nothing may be written into {}. Your changes are kept in this window."),
                             session.document.folder),
                    {{"save elsewhere", said(mark("Save elsewhere...")), Stay{}, nullptr, &ui.frame.elsewhere_wanted},
                     {"not now", said(mark("Not now")), Stay{}}},
                    true);
  if (session.leaving) {
    const ToldSteps steps = unsaved_steps(session, steps_told);
    const std::string lost = steps.count == 1 ? said(mark("Without saving, this one change would be lost:"))
                                              : sentence(look, mark("Without saving, these {} changes would be lost:"),
                                                         std::to_string(steps.count));
    const std::string text = session.message.empty() ? lost + listed(look, steps) : session.message.in(look.language);
    return question(ui, intents, window, sentence(look, mark("Save the changes of \"{}\"?"), name), text,
                    {{"save and leave", said(mark("Save")), SaveAndLeave{}},
                     {"leave unsaved", said(mark("Don't save")), LeaveUnsaved{}},
                     {"stay", said(mark("Stay")), Stay{}}},
                    true);
  }
  bool& throws_away = ui.frame.throws_kept_work_away;
  if (!session.kept_work) throws_away = false;
  if (session.kept_work && throws_away)
    question(ui, intents, window, said(mark("Throw the unsaved work away?")),
             said(mark("It is then gone for good; nothing brings it back.")),
             {{"take kept work", said(mark("Keep it and go on")), TakeKeptWork{}},
              {"drop for good", said(mark("Throw it away for good")), DropKeptWork{}}},
             false);
  else if (session.kept_work)
    question(
        ui, intents, window, said(mark("Unsaved work was found")),
        sentence(look,
                 session.kept_changes.size() == 1
                     ? mark("When the window last ended there was one change of \"{0}\" that nobody had saved, of "
                            "{1}. The casebook itself is as it was saved.")
                     : mark("When the window last ended there were {2} changes of \"{0}\" that nobody had saved, the "
                            "newest of {1}. The casebook itself is as it was saved."),
                 name, local_moment(session.kept_work->when), std::to_string(session.kept_changes.size())) +
            listed(look, kept_steps(session, steps_told)),
        {{"take kept work", said(mark("Go on with them")), TakeKeptWork{}},
         {"drop kept work", said(mark("Throw them away")), DropKeptWork{}, &throws_away}},
        false);
}

} // namespace yindi::gui
