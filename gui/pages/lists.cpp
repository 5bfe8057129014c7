#include "gui/pages/frame.h"

#include "gui/platform/imgui_compat.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace yindi::gui {
namespace {

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// Whether what was typed occurs in one of the names, whatever the case of Latin letters.
bool matches(const std::string& typed, std::initializer_list<std::string> names) {
  const std::string wanted = lower(typed);
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return lower(name).find(wanted) != std::string::npos; });
}

/// A row of a list that one can type into.
struct Choice {
  std::string id, label, remark;
  std::vector<Intent> intents;
  std::function<void(UiState&)> also = {};
};

/// The field on top and the rows below; arrows move, Enter takes. Returns what was taken.
const Choice* choose(UiState& ui, const std::vector<Choice>& choices, const std::string& hint) {
  const Look& look = ui.look;
  const Box box = room();
  if (field(look, "##typed", {box.x, box.y, box.w, look.px(control_height)}, ui.typed, hint,
            ImGui::IsWindowAppearing()))
    ui.list_place = 0;
  const int count = static_cast<int>(choices.size());
  const int step = (pressed(Key::down, true) ? 1 : 0) - (pressed(Key::up, true) ? 1 : 0);
  ui.list_place = std::clamp(ui.list_place + step, 0, std::max(0, count - 1));
  ImGui::SetCursorScreenPos({box.x, box.y + look.px(control_height + 6)});
  const float rest = box.h - look.px(control_height + 6);
  const Choice* taken = nullptr;
  ImGui::BeginChild("rows", {box.w, rest}, false, ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoBackground);
  for (int i = 0; i < count; ++i) {
    const Choice& choice = choices[static_cast<std::size_t>(i)];
    if (list_row(look, choice.id.c_str(), choice.label, choice.remark, i == ui.list_place)) taken = &choice;
    if (i == ui.list_place && (step != 0 || ImGui::IsWindowAppearing())) ImGui::SetScrollHereY(0.5F);
  }
  ImGui::Dummy({1, 1});
  ImGui::EndChild();
  if (pressed(Key::enter) && count > 0) taken = &choices[static_cast<std::size_t>(ui.list_place)];
  if (taken || pressed(Key::escape)) ImGui::CloseCurrentPopup();
  return taken;
}

void take(const Choice* choice, UiState& ui, Intents& intents) {
  if (!choice) return;
  intents.insert(intents.end(), choice->intents.begin(), choice->intents.end());
  if (choice->also) choice->also(ui);
}

std::vector<Choice> counties(const Session& session, const std::string& typed) {
  std::vector<Choice> result;
  const Case& c = shown_case(session);
  for (const CountyRanking& county : session.results.ranking.counties) {
    const std::string& id = county.assessment->county;
    const County* found = find_county(c, id);
    if (!found || !matches(typed, {found->name.en, found->name.zh, id})) continue;
    const Industry* first = county.ranking.empty() ? nullptr : find_industry(c, county.ranking.front().industry);
    result.push_back(
        {id, found->name.in(session.language), first ? first->name.in(session.language) : "–", {ChooseCounty{id}}});
  }
  return result;
}

std::vector<Choice> commands(const Session& session, const std::string& typed) {
  std::vector<Choice> result;
  const Language l = session.language;
  const std::string page(tr(l, "page")), command(tr(l, "command")), county(tr(l, "county"));
  const auto add = [&](const char* id, const char* name, const std::string& kind, std::vector<Intent> intents) {
    const std::string label(tr(l, name));
    if (matches(typed, {label, name})) result.push_back({id, label, kind, std::move(intents)});
  };
  if (session.history)
    for (const PageRow& row : pages()) add(row.id, row.name, page, {ChoosePage{row.id}});
  add("english", mark("Switch to English"), command, {ChooseLanguage{Language::en}});
  add("chinese", mark("Switch to Chinese"), command, {ChooseLanguage{Language::zh}});
  if (session.theme == Theme::light)
    add("dark", mark("Dark theme"), command, {ChooseTheme{Theme::dark}});
  else
    add("light", mark("Light theme"), command, {ChooseTheme{Theme::light}});
  add("projector", mark("Projector on or off"), command, {SetProjector{!session.projector}});
  if (!session.history) return result;
  add("save", mark("Save"), command, {Save{}});
  add("undo", mark("Undo"), command, {Undo{}});
  add("redo", mark("Redo"), command, {Redo{}});
  add("reload", mark("Read the casebook again"), command, {Open{session.folder}});
  if (!session.what_if.empty()) add("forget", mark("Back to the judged weights"), command, {ForgetWeights{}});
  for (Choice& choice : counties(session, typed)) {
    choice.remark = county;
    result.push_back(std::move(choice));
  }
  return result;
}

} // namespace

void county_list(const Session& session, UiState& ui, Intents& intents, const Box& below) {
  const Look& look = ui.look;
  const auto choices = counties(session, ui.typed);
  const float rows = std::clamp(static_cast<float>(choices.size()), 1.F, 14.F);
  const float most = ImGui::GetIO().DisplaySize.y - below.bottom() - look.px(50);
  const Box box{below.x, below.bottom() + look.px(4), look.px(340), std::min(most, look.px(60 + 31 * rows))};
  if (!begin_list(look, "counties", box)) return;
  take(choose(ui, choices, std::string(tr(look.language, "Search a county"))), ui, intents);
  end_list();
}

void command_palette(const Session& session, UiState& ui, Intents& intents, const Box& window) {
  const Look& look = ui.look;
  if (std::exchange(ui.palette_wanted, false)) {
    ui.typed.clear();
    ui.list_place = 0;
    ImGui::OpenPopup("palette");
  }
  const auto choices = commands(session, ui.typed);
  const float rows = std::clamp(static_cast<float>(choices.size()), 1.F, 13.F);
  const float w = std::min(look.px(560), window.w - look.px(40));
  const float h = std::min(look.px(60 + 31 * rows), window.h - look.px(90));
  if (!begin_list(look, "palette", {window.x + (window.w - w) / 2, window.y + look.px(60), w, h})) return;
  take(choose(ui, choices, std::string(tr(look.language, "Search counties, pages, commands"))), ui, intents);
  end_list();
}

void shortcuts(const Session& session, UiState& ui, Intents& intents) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.KeyCtrl && pressed(Key::p)) ui.palette_wanted = true;
  if (io.WantTextInput || !session.history || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) return;
  if (io.KeyCtrl && pressed(Key::z)) intents.push_back(io.KeyShift ? Intent(Redo{}) : Intent(Undo{}));
  if (io.KeyCtrl && pressed(Key::s)) intents.push_back(Save{});
  if (io.KeyCtrl && pressed(Key::y)) intents.push_back(Redo{});
  if (pressed(Key::page_up)) intents.push_back(StepCounty{-1});
  if (pressed(Key::page_down)) intents.push_back(StepCounty{1});
}

} // namespace yindi::gui
