#include "engine/format/words.h"
#include "gui/pages/actions.h"
#include "gui/pages/frame/frame.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace yindi::gui {
namespace {

/// Whether what was typed occurs in one of the names, whatever the case of Latin letters.
bool matches(const std::string& typed, std::initializer_list<std::string> names) {
  const std::string wanted = lower(typed);
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return lower(name).find(wanted) != std::string::npos; });
}

/// A row of a list that one can type into.
struct Choice {
  std::string id, label, remark;
  std::function<void(UiState&, Intents&)> take;
};

/// The field on top and the rows below; arrows move, Enter takes. Takes from what `found` gives for what is typed by
/// now.
template <class Found>
void choose(UiState& ui, Intents& intents, std::vector<Choice> choices, const Found& found, const std::string& hint) {
  const Look& look = ui.look;
  const Box box = room();
  if (field(look, "##typed", {box.x, box.y, box.w, look.px(control_height)}, ui.frame.typed, hint,
            ImGui::IsWindowAppearing())) {
    ui.frame.list_place = 0;
    choices = found(); // Enter may come with the last letter
  }
  const int count = static_cast<int>(choices.size());
  const int step = (pressed(Key::down, true) ? 1 : 0) - (pressed(Key::up, true) ? 1 : 0);
  ui.frame.list_place = std::clamp(ui.frame.list_place + step, 0, std::max(0, count - 1));
  ImGui::SetCursorScreenPos({box.x, box.y + look.px(control_height + 6)});
  const float rest = box.h - look.px(control_height + 6);
  const Choice* taken = nullptr;
  ImGui::BeginChild("rows", {box.w, rest}, false, ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoBackground);
  for (int i = 0; i < count; ++i) {
    const Choice& choice = choices[static_cast<std::size_t>(i)];
    if (list_row(look, choice.id.c_str(), choice.label, choice.remark, i == ui.frame.list_place)) taken = &choice;
    if (i == ui.frame.list_place && (step != 0 || ImGui::IsWindowAppearing())) ImGui::SetScrollHereY(0.5F);
  }
  ImGui::Dummy({1, 1});
  ImGui::EndChild();
  if (pressed(Key::enter) && count > 0) taken = &choices[static_cast<std::size_t>(ui.frame.list_place)];
  if (taken || pressed(Key::escape)) ImGui::CloseCurrentPopup();
  if (taken) taken->take(ui, intents);
}

std::vector<Choice> counties(const Session& session, const std::string& typed) {
  std::vector<Choice> result;
  if (!session.document.history) return result;
  const Case& c = shown_case(session);
  const Language language = session.selection.language;
  for (const std::string& id : c.model->county_ids) {
    const County* found = find_county(c, id);
    if (!found || !matches(typed, {found->name.en, found->name.zh, id})) continue;
    const CountyRanking* county = judged_county(session.results, id);
    const Industry* first =
        county && !county->ranking.empty() ? find_industry(c, county->ranking.front().industry) : nullptr;
    result.push_back({id, found->name.in(language), first ? first->name.in(language) : "–",
                      [id](UiState&, Intents& intents) { intents.push_back(ChooseCounty{id}); }});
  }
  return result;
}

/// Every action that is possible now, then the counties. What was typed is looked for in both languages.
std::vector<Choice> commands(const Session& session, const UiState& ui) {
  std::vector<Choice> result;
  const Language language = session.selection.language;
  const std::string& typed = ui.frame.typed;
  for (const Action& action : actions()) {
    if (action.id == "palette" || !is_possible(action, session, ui) || (action.quiet && typed.empty())) continue;
    if (!matches(typed, {action.label.in(Language::en), action.label.in(Language::zh)})) continue;
    result.push_back({action.id, action.label.in(language), shortcut_text(action.shortcut, language),
                      [&](UiState& state, Intents& intents) { action.run(session, state, intents); }});
  }
  for (Choice& choice : counties(session, typed)) {
    choice.remark = std::string(tr(language, "county"));
    result.push_back(std::move(choice));
  }
  return result;
}

} // namespace

void county_list(const Session& session, UiState& ui, Intents& intents, const Box& below) {
  const Look& look = ui.look;
  const auto found = [&] { return counties(session, ui.frame.typed); };
  std::vector<Choice> choices = found();
  const float rows = std::clamp(static_cast<float>(choices.size()), 1.F, 14.F);
  const float most = ImGui::GetIO().DisplaySize.y - below.bottom() - look.px(50);
  const Box box{below.x, below.bottom() + look.px(4), look.px(340), std::min(most, look.px(60 + 31 * rows))};
  if (!begin_list(look, "counties", box)) return;
  choose(ui, intents, std::move(choices), found, std::string(tr(look.language, "Search a county")));
  end_list();
}

void command_palette(const Session& session, UiState& ui, Intents& intents, const Box& window) {
  const Look& look = ui.look;
  if (std::exchange(ui.frame.palette_wanted, false)) {
    ui.frame.typed.clear();
    ui.frame.list_place = 0;
    ImGui::OpenPopup("palette");
  }
  if (!ImGui::IsPopupOpen("palette")) return;
  const auto found = [&] { return commands(session, ui); };
  std::vector<Choice> choices = found();
  const float rows = std::clamp(static_cast<float>(choices.size()), 1.F, 13.F);
  const float w = std::min(look.px(560), window.w - look.px(40));
  const float h = std::min(look.px(60 + 31 * rows), window.h - look.px(90));
  if (!begin_list(look, "palette", {window.x + (window.w - w) / 2, window.y + look.px(60), w, h})) return;
  choose(ui, intents, std::move(choices), found, std::string(tr(look.language, "Search counties, pages, commands")));
  end_list();
}

} // namespace yindi::gui
