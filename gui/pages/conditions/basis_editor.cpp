// Source, quality and note of a cell or a block, with their controls.

#include "gui/pages/conditions/conditions_page.h"

#include "engine/case/quality.h"
#include "engine/format/words.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/evidence.h"

#include <algorithm>

namespace yindi::gui {
namespace {

/// An id that no source has yet.
std::string fresh_id(const Case& c, const ConditionsState& s) {
  for (int n = 1;; ++n) {
    std::string id = n == 1 ? "own" : "own-" + std::to_string(n);
    if (!find_source(c, id) && !s.new_sources.count(id)) return id;
  }
}

/// The sources that can be chosen; what is typed filters them, or names a new one.
bool source_list(const Session& session, UiState& ui, OwnBasis& basis, const Box& below) {
  const Look& look = ui.look;
  const Case& c = shown_case(session);
  ConditionsState& s = ui.conditions;
  const float w = std::max(below.w, look.px(360)), h = look.px(360);
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const Box box{std::min(below.x, window.x - w - look.px(8)), std::min(below.bottom() + look.px(4), window.y - h), w,
                h};
  if (!begin_list(look, "sources", box)) return false;
  const Box all = room();
  field(look, "##source", {all.x, all.y, all.w, look.px(control_height)}, s.source_typed,
        std::string(tr(look.language, "Find a source, or type the title of your own")), ImGui::IsWindowAppearing());
  const std::string typed(trim(s.source_typed)), wanted = lower(typed);
  ImGui::SetCursorScreenPos({all.x, all.y + look.px(control_height + 6)});
  ImGui::BeginChild("rows", {all.w, all.h - look.px(control_height + 6)}, false, ImGuiWindowFlags_NoBackground);
  bool chosen = false;
  const auto take = [&](const std::string& id) {
    basis.source = id;
    chosen = true;
  };
  const bool names_new = !typed.empty();
  if (names_new && (list_row(look, "new source", sentence(look, mark("New: {}"), typed),
                             std::string(tr(look.language, "your own source")), true) ||
                    pressed(Key::enter))) {
    const std::string id = fresh_id(c, s);
    s.new_sources[id] = typed;
    take(id);
  }
  for (const auto& [id, title] : s.new_sources)
    if (!find_source(c, id) && lower(title).find(wanted) != std::string::npos)
      if (list_row(look, ("source " + id).c_str(), title, std::string(tr(look.language, "new")), id == basis.source))
        take(id);
  for (auto source = c.model->sources.rbegin(); source != c.model->sources.rend(); ++source) {
    const std::string title = source->title.in(look.language);
    if (lower(title + " " + source->id).find(wanted) == std::string::npos) continue;
    if (list_row(look, ("source " + source->id).c_str(), title, source->id, source->id == basis.source))
      take(source->id);
  }
  ImGui::EndChild();
  if (chosen || pressed(Key::escape)) ImGui::CloseCurrentPopup();
  end_list();
  return chosen;
}

void put_note(const Session& session, Intents& intents, const TableGrid& grid, const GridPlace& place, OwnBasis basis,
              std::string Text::*language, const std::string& note) {
  basis.note.*language = note;
  Edits edits(shown_case(session));
  edits.put_basis(cell_at(grid, place), basis);
  send(intents, edits);
}

bool quality_chips(const Look& look, Cursor& at, OwnBasis& basis) {
  const Palette& p = look.colours;
  const float h = look.px(28);
  float x = at.x;
  bool changed = false;
  for (const std::string& quality : qualities()) {
    const std::string name = quality_name(quality).in(look.language);
    const bool on = quality == basis.quality;
    const float w = width(look, name, {TextSize::S, true}) + look.px(38);
    if (x + w > at.x + at.w && x > at.x) x = at.x, at.y += h + look.px(6);
    const Box box{x, at.y, w, h};
    const Touch t = touch(look, ("quality " + quality).c_str(), box, 14);
    fill(box, on ? p.accent_tint : t.hovered ? p.hover : p.page, look.px(14));
    outline(box, on ? p.accent : p.line2, look.px(14));
    quality_mark(look, {box.x + look.px(16), box.centre().y}, quality);
    put_in(look, {box.x + look.px(27), box.y, w, h}, name, {TextSize::S, on}, on ? p.accent : p.ink);
    if (t.clicked && !on) basis.quality = quality, changed = true;
    x += w + look.px(8);
  }
  at.y += h;
  return changed;
}

} // namespace

std::string source_title(const Session& session, const UiState& ui, const std::string& ids) {
  const Look& look = ui.look;
  std::vector<Text> titles;
  for (const std::string& id : split(ids, ';')) {
    if (id.empty()) continue;
    const Source* source = find_source(shown_case(session), id);
    const auto fresh = ui.conditions.new_sources.find(id);
    titles.push_back(source                                     ? source->title
                     : fresh != ui.conditions.new_sources.end() ? plain(fresh->second)
                     : id == "own"                              ? both(say(mark("Own figures")))
                                                                : plain(id));
  }
  return list(titles).in(look.language);
}

bool basis_editor(const Session& session, UiState& ui, Intents& intents, Cursor& at, OwnBasis& basis, bool of_block) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  ConditionsState& s = ui.conditions;
  bool changed = false;
  put_in(look, {at.x, at.y, at.w, look.px(20)}, tr(look.language, "Source"), {}, p.t3);
  at.y += look.px(22);
  const Box select{at.x, at.y, at.w, look.px(control_height)};
  const Touch t = touch(look, "source", select);
  fill(select, t.hovered ? p.hover : p.page, look.px(6));
  outline(select, p.line2, look.px(6));
  const std::string title = basis.source.empty() && of_block ? std::string(tr(look.language, "Own figures"))
                            : basis.source.empty()           ? std::string(tr(look.language, "nobody said"))
                                                             : source_title(session, ui, basis.source);
  put_in(look, {select.x + look.px(10), select.y, select.w - look.px(40), select.h}, title, {TextSize::S, true}, p.ink);
  icon(look, {select.right() - look.px(16), select.centre().y}, Icon::chevron_down, p.t2, 14);
  if (t.clicked) {
    s.source_typed.clear();
    ImGui::OpenPopup("sources");
  }
  changed = source_list(session, ui, basis, select) || changed;
  at.y += select.h + look.px(10);
  const auto has = [&](const char* key) {
    return s.grid->part->free || s.grid->part->look(*s.grid->of).description().find(key);
  };
  if (has("quality")) {
    put_in(look, {at.x, at.y, at.w, look.px(20)}, tr(look.language, "Quality"), {}, p.t3);
    at.y += look.px(22);
    changed = quality_chips(look, at, basis) || changed;
    at.y += look.px(10);
  }
  if (has("note")) {
    put_in(look, {at.x, at.y, at.w, look.px(20)}, tr(look.language, "Note"), {}, p.t3);
    at.y += look.px(22);
    std::string Text::*language = look.language == Language::zh ? &Text::zh : &Text::en;
    const GridPlace of = of_block ? GridPlace{} : s.cursor;
    const bool moved = !(s.note_of == of);
    if (moved && !s.note_of.row.empty() && s.note_typed != s.note_basis.note.*language)
      put_note(session, intents, *s.grid, s.note_of, s.note_basis, language, s.note_typed); // typed, and then left
    if (moved || !ImGui::IsAnyItemActive()) s.note_typed = basis.note.*language, s.note_of = of, s.note_basis = basis;
    field(look, "##note", {at.x, at.y, at.w, look.px(control_height)}, s.note_typed,
          std::string(tr(look.language, "why the number is as it is")));
    if (ImGui::IsItemDeactivatedAfterEdit() && !moved) {
      basis.note.*language = s.note_typed;
      s.note_basis = basis;
      changed = true;
    }
    at.y += look.px(control_height);
    if (!of_block && basis.note.*language != "" && width(look, basis.note.*language) > at.w - look.px(20)) {
      at.y += look.px(4);
      at.y += paragraph(look, at.x, at.y, at.w, basis.note.*language, {}, p.t2);
    }
  }
  return changed;
}

} // namespace yindi::gui
