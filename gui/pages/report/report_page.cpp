#include "gui/pages/report/report_page.h"

#include "gui/pages/actions.h"
#include "gui/pages/no_ranking.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

constexpr float controls_width = 284, two_columns_from = 700; ///< px of the design

std::string headline(const Session& session, const Look& look) {
  const ShownDocument* shown = shown_document(session);
  if (!shown || !document_is_current(session)) return std::string(tr(look.language, "Writing the document..."));
  if (!shown->refused.empty()) return std::string(tr(look.language, "There is no document yet"));
  const auto count = shown->pages.size();
  return count == 1 ? std::string(tr(look.language, "1 page, ready"))
                    : sentence(look, mark("{} pages, ready"), std::to_string(count));
}

std::string about(const Session& session, const Look& look) {
  const ShownDocument* shown = shown_document(session);
  const bool current = document_is_current(session);
  if (current && !shown->refused.empty()) return shown->refused.in(look.language);
  if (current && !shown->key.saved)
    return std::string(tr(look.language, "Not saved yet: the preview shows your changes; save before you export."));
  return session.selection.document == DocumentShape::whole ? shown_case(session).head.title.in(look.language)
                                                            : county_name(session, session.selection.county);
}

float block_head(const Look& look, const Column& column, float y, const char* text) {
  return paragraph(look, column.x, y, column.w, tr(look.language, text), {TextSize::M, true}, look.colours.ink) +
         look.px(4);
}

/// What goes in, a line a part, with the page on which it begins.
float contents(const Session& session, const Look& look, const Column& column, float y) {
  const Palette& p = look.colours;
  const ShownDocument* shown = shown_document(session);
  if (!shown || !document_is_current(session) || shown->sheet.parts.empty()) return 0;
  const float begin = y, row = look.px(24);
  y += block_head(look, column, y, mark("What goes in"));
  const bool paged = shown->key.shape == DocumentShape::county;
  for (const SheetPart& part : shown->sheet.parts) {
    if (part.label.empty()) continue; // a notice's opening
    const float right = look.px(28);
    put_in(look, {column.x, y, column.w - right, row}, part.label, {}, p.t2);
    if (paged) put_in(look, {column.x, y, column.w, row}, std::to_string(part.page), {}, p.t3, Align::right);
    y += row;
  }
  return y - begin + look.px(16);
}

} // namespace

float document_controls(const Session& session, UiState& ui, Intents& intents, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const float begin = y, row = look.px(30);
  const DocumentKey key = document_key(session);
  y += paragraph(look, column.x, y, column.w, headline(session, look), {TextSize::L, true}, p.ink);
  y += paragraph(look, column.x, y, column.w, about(session, look), {}, key.saved ? p.t2 : p.warn) + look.px(16);
  y += block_head(look, column, y, mark("Shape"));
  const DocumentShape now_shape = session.selection.document;
  struct ShapeRow {
    const char* id;
    DocumentShape shape;
    const char* name;
  };
  static constexpr ShapeRow shapes[] = {
      {"one county", DocumentShape::county, mark("County, for its own decision")},
      {"notice", DocumentShape::notice, mark("Public notice, for everybody")},
      {"whole case", DocumentShape::whole, mark("The whole case, with the plan")},
  };
  for (const ShapeRow& one : shapes) {
    if (radio(look, one.id, {column.x, y, column.w, row}, std::string(tr(look.language, one.name)),
              now_shape == one.shape) &&
        now_shape != one.shape)
      intents.push_back(ChooseDocument{one.shape, key.language});
    y += row;
  }
  y += look.px(14);
  y += block_head(look, column, y, mark("Language"));
  const std::vector<std::string> languages = {"中文", "English"};
  const int now = key.language == Language::zh ? 0 : 1;
  if (const auto chosen =
          segments(look, "language of the document",
                   {column.x, y, segments_width(look, languages), look.px(control_height)}, languages, now);
      chosen && *chosen != now)
    intents.push_back(ChooseDocument{now_shape, *chosen == 0 ? Language::zh : Language::en});
  y += look.px(control_height + 18);
  y += block_head(look, column, y, mark("Export, for whom"));
  const ShownDocument* shown = shown_document(session);
  const bool ready = document_is_current(session) && shown->refused.empty() && key.saved;
  for (const DocumentFormat& format : document_formats(key)) {
    const std::string name = format.ending == std::string(".md") ? "Markdown" : [&] {
      std::string capitals(format.ending + 1);
      std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                     [](char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c); });
      return capitals;
    }();
    const float button_w = look.px(96);
    if (button(look, (std::string("export ") + format.ending).c_str(), {column.x, y, button_w, look.px(control_height)},
               name, {.enabled = ready}))
      intents.push_back(ExportDocument{format.ending});
    put_in(look, {column.x + button_w + look.px(12), y, column.w - button_w - look.px(12), look.px(control_height)},
           tr(look.language, format.for_whom), {}, p.t2);
    y += look.px(control_height + 6);
  }
  if (!session.exported.empty()) {
    const std::string label(tr(look.language, "Show the folder"));
    if (button(look, "show folder",
               {column.x, y, button_width(look, label, {.kind = Kind::flat}), look.px(control_height)}, label,
               {.kind = Kind::flat}))
      intents.push_back(ShowExported{});
    y += look.px(control_height + 6);
  }
  y += look.px(12);
  return y + contents(session, look, column, y) - begin;
}

void report_page(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Box page = room();
  const Column all{page.x + look.px(28), page.w - look.px(52)};
  const float top = page.y + look.px(18), gap = look.px(28);
  if (!shown_county(session)) {
    no_ranking(session, look, intents, all, top);
    return;
  }
  const bool beside = all.w >= look.px(two_columns_from);
  const Column left{all.x, beside ? look.px(controls_width) : all.w};
  const float controls = document_controls(session, ui, intents, left, top);
  const Column right{beside ? left.x + left.w + gap : all.x, beside ? all.w - left.w - gap : all.w};
  const float y = beside ? top : top + controls + gap;
  const float h = std::max(look.px(520), page.bottom() - y - look.px(20));
  const float preview = document_preview(session, ui, right, y, h);
  ImGui::SetCursorScreenPos({page.x, std::max(top + controls, y + preview) + look.px(16)});
  ImGui::Dummy({1, 1});
}

PageState report_state(const Session& session) {
  if (!shown_county(session)) return {State::waiting, 0};
  return {session.document.changed() ? State::attention : State::done, 0};
}

} // namespace yindi::gui
