#include "gui/pages/frame/chooser.h"

#include "engine/format/words.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <utility>

namespace yindi::gui {
namespace {

using Is = FolderEntry::Is;

bool can_take(const ChooserState& s, const FolderEntry& entry) {
  return entry.is == Is::folder || entry.is == Is::casebook || (entry.is == Is::table && s.what == Choosing::table) ||
         (entry.is == Is::criteria && s.what == Choosing::criteria);
}

std::vector<const FolderEntry*> filtered(const ChooserState& s) {
  std::vector<const FolderEntry*> result;
  const std::string wanted = s.what == Choosing::new_folder ? std::string() : lower(trim(s.typed));
  for (const FolderEntry& entry : s.entries)
    if (lower(entry.name).find(wanted) != std::string::npos) result.push_back(&entry);
  return result;
}

void go_to(ChooserState& s, const std::string& folder) {
  s.folder = whole_path(folder);
  if (s.what != Choosing::new_folder) s.typed.clear();
  s.place = 0;
  s.listed.clear();
}

void finish(ChooserState& s, const std::string& chosen) {
  s.chosen = chosen;
  s.open = false;
  ImGui::CloseCurrentPopup();
}

/// Enter or a double click: into a folder, or it is the answer.
void enter(ChooserState& s, const FolderEntry& entry) {
  const std::string path = s.folder == "/" ? "/" + entry.name : s.folder + "/" + entry.name;
  const bool answers = (s.what == Choosing::casebook && entry.is == Is::casebook) ||
                       (s.what == Choosing::table && entry.is == Is::table) ||
                       (s.what == Choosing::criteria && (entry.is == Is::criteria || entry.is == Is::casebook));
  if (answers)
    finish(s, path);
  else if (entry.is == Is::folder || entry.is == Is::casebook)
    go_to(s, path);
}

const char* kind_of(Is is) {
  return is == Is::casebook   ? mark("casebook")
         : is == Is::table    ? mark("table")
         : is == Is::criteria ? mark("criteria")
         : is == Is::folder   ? mark("folder")
                              : "";
}

void rows(const Look& look, ChooserState& s, const Box& box) {
  const Palette& p = look.colours;
  const auto shown = filtered(s);
  const int count = static_cast<int>(shown.size());
  const int step = (pressed(Key::down, true) ? 1 : 0) - (pressed(Key::up, true) ? 1 : 0);
  s.place = std::clamp(s.place + step, 0, std::max(0, count - 1));
  ImGui::SetCursorScreenPos(box.min());
  ImGui::BeginChild("rows", {box.w, box.h}, false, ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoBackground);
  for (int i = 0; i < count; ++i) {
    const FolderEntry& entry = *shown[static_cast<std::size_t>(i)];
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Box row{at.x, at.y, ImGui::GetContentRegionAvail().x, look.px(31)};
    const Touch t = touch(look, ("entry " + entry.name).c_str(), row);
    if (i == s.place || t.hovered) fill(row, i == s.place ? p.accent_tint : p.hover, look.px(6));
    const bool possible = can_take(s, entry);
    const ImU32 ink = !possible ? p.line2 : entry.is == Is::casebook ? p.accent : p.ink;
    icon(look, {row.x + look.px(18), row.centre().y},
         entry.is == Is::table || entry.is == Is::other ? Icon::table : Icon::folder, ink, 18);
    put_in(look, {row.x + look.px(36), row.y, row.w - look.px(300), row.h}, entry.name,
           {TextSize::S, entry.is == Is::casebook}, ink);
    const char* kind = kind_of(entry.is);
    if (*kind)
      put_in(look, {row.right() - look.px(250), row.y, look.px(110), row.h}, tr(look.language, kind), {}, p.t2);
    put_in(look, {row.right() - look.px(140), row.y, look.px(130), row.h}, entry.changed, {}, p.t3, Align::right);
    if (t.clicked) {
      if (i == s.place || ImGui::IsMouseDoubleClicked(0)) {
        enter(s, entry);
        break;
      }
      s.place = i;
    }
    if (i == s.place && step != 0) ImGui::SetScrollHereY(0.5F);
    ImGui::SetCursorScreenPos({at.x, at.y + row.h});
  }
  if (count == 0)
    put_in(look, {box.x + look.px(12), box.y, box.w, look.px(31)},
           s.why.empty() ? std::string(tr(look.language, "Nothing here by this name")) : s.why.in(look.language), {},
           p.t3);
  ImGui::Dummy({1, 1});
  ImGui::EndChild();
}

std::string title_of(const Look& look, Choosing what) {
  return std::string(tr(look.language, what == Choosing::casebook   ? mark("Open a casebook")
                                       : what == Choosing::table    ? mark("Open a table")
                                       : what == Choosing::criteria ? mark("Open criteria")
                                                                    : mark("Where shall the casebook lie?")));
}

/// What the primary button would answer; blank where nothing yet.
std::string answer_of(const ChooserState& s) {
  if (s.what == Choosing::new_folder) {
    const std::string name(trim(s.typed));
    return name.empty() || name.find('/') != std::string::npos ? std::string()
                                                               : (s.folder == "/" ? "" : s.folder) + "/" + name;
  }
  const auto shown = filtered(s);
  if (s.place < 0 || static_cast<std::size_t>(s.place) >= shown.size()) return {};
  const FolderEntry& entry = *shown[static_cast<std::size_t>(s.place)];
  return can_take(s, entry) ? (s.folder == "/" ? "" : s.folder) + "/" + entry.name : std::string();
}

} // namespace

void open_chooser(ChooserState& s, Choosing what, const std::string& asked_by, const std::string& folder) {
  s = {};
  s.open = s.begins = true;
  s.what = what, s.asked_by = asked_by;
  s.folder = whole_path(folder);
}

std::string take_choice(ChooserState& s, const std::string& asked_by) {
  return s.asked_by == asked_by ? std::exchange(s.chosen, std::string()) : std::string();
}

void draw_chooser(const Look& look, ChooserState& s, const Box& window) {
  if (!s.open) return;
  const Palette& p = look.colours;
  const float w = std::min(look.px(960), window.w - look.px(24)), h = std::min(look.px(640), window.h - look.px(24));
  const Box box{window.x + (window.w - w) / 2, window.y + (window.h - h) / 2, w, h};
  if (!ImGui::IsPopupOpen("chooser")) ImGui::OpenPopup("chooser");
  if (!begin_question(look, "chooser", box)) return;
  if (s.listed != s.folder) s.entries = list_folder(s.folder, s.why), s.listed = s.folder;
  const float pad = look.px(24), control = look.px(control_height);
  const bool typed_path = s.types_path, was_blank = s.typed.empty(); // before this frame's keys
  put_in(look, {box.x + pad, box.y + look.px(16), w - 2 * pad, look.px(40)}, title_of(look, s.what),
         {TextSize::L, true}, p.ink);
  float y = box.y + look.px(66);
  const std::string up(tr(look.language, "Up"));
  const float up_w = button_width(look, up);
  const bool wants_path = pressed(Key::l, Modifiers{.control = true});
  if (wants_path) s.types_path = true, s.path = s.folder;
  if (s.types_path) {
    field(look, "##path", {box.x + pad, y, w - 2 * pad, control}, s.path, std::string(tr(look.language, "type a path")),
          wants_path);
    if (pressed(Key::enter)) go_to(s, s.path), s.types_path = false, s.begins = true;
    if (pressed(Key::escape)) s.types_path = false, s.begins = true;
  } else {
    if (button(look, "up", {box.x + pad, y, up_w, control}, up)) go_to(s, parent_folder(s.folder));
    put_in(look, {box.x + pad + up_w + look.px(12), y, w - 2 * pad - up_w - look.px(120), control}, s.folder, {}, p.t2);
    const std::string path(tr(look.language, "Path"));
    const float path_w = button_width(look, path);
    if (button(look, "type path", {box.right() - pad - path_w, y, path_w, control}, path,
               {Kind::plain, true, {}, "Ctrl+L"}))
      s.types_path = true, s.path = s.folder;
  }
  y += control + look.px(10);
  const char* hint =
      s.what == Choosing::new_folder ? mark("name of the new folder") : mark("Type to filter this folder");
  if (field(look, "##filter", {box.x + pad + look.px(170), y, w - 2 * pad - look.px(170), control}, s.typed,
            std::string(tr(look.language, hint)), std::exchange(s.begins, false)))
    s.place = 0;
  float place_y = y;
  for (const KnownPlace& place : known_places()) {
    const Box row{box.x + pad - look.px(8), place_y, look.px(164), look.px(31)};
    const Touch t = touch(look, ("place " + place.folder).c_str(), row);
    const bool here = whole_path(place.folder) == s.folder;
    if (here || t.hovered) fill(row, here ? p.accent_tint : p.hover, look.px(6));
    put_in(look, {row.x + look.px(10), row.y, row.w - look.px(12), row.h}, tr(look.language, place.name.c_str()),
           {TextSize::S, here}, p.ink);
    if (t.clicked) go_to(s, place.folder);
    place_y += row.h;
  }
  y += control + look.px(10);
  const float foot = box.bottom() - look.px(61);
  rows(look, s, {box.x + pad + look.px(170), y, w - 2 * pad - look.px(170), foot - y - look.px(8)});
  if (!s.open) return end_list();
  horizontal(box.x, box.right(), foot, p.line);
  const std::string answer = answer_of(s);
  const Sentence wrong = s.what == Choosing::new_folder && !answer.empty() ? why_not_new(answer) : Sentence{};
  if (!wrong.empty()) put_in(look, {box.x + pad, foot, w * .55F, look.px(61)}, wrong.in(look.language), {}, p.err);
  const std::string yes(tr(look.language, s.what == Choosing::new_folder ? mark("Here") : mark("Open"))),
      no(tr(look.language, "Cancel"));
  const ButtonOptions primary{Kind::primary, !answer.empty() && wrong.empty()};
  float x = box.right() - pad - button_width(look, yes, primary);
  bool takes = button(look, "take", {x, foot + look.px(13), button_width(look, yes, primary), control}, yes, primary);
  x -= look.px(10) + button_width(look, no);
  const bool cancels = button(look, "cancel", {x, foot + look.px(13), button_width(look, no), control}, no);
  if (!typed_path && pressed(Key::enter) && !ImGui::IsWindowAppearing()) takes = primary.enabled;
  if (takes && s.what == Choosing::new_folder) {
    finish(s, answer);
  } else if (takes) {
    const auto shown = filtered(s);
    enter(s, *shown[static_cast<std::size_t>(s.place)]);
  } else if (pressed(Key::backspace) && was_blank && !typed_path) {
    go_to(s, parent_folder(s.folder));
  }
  if (s.open && (cancels || (!typed_path && pressed(Key::escape)))) finish(s, {});
  end_list();
}

} // namespace yindi::gui
