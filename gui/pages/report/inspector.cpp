// What was decided, which steps were held, and what the document will have to admit.

#include "gui/pages/report/report_page.h"
#include "gui/widgets/controls.h"

#include "engine/rationale/library_words.h"

#include <algorithm>

namespace yindi::gui {
namespace {

void fact(const Look& look, Cursor& at, const char* name, const std::string& text) {
  if (text.empty()) return;
  const float label = look.px(78);
  put(look, at.x, at.y, tr(look.language, name), {}, look.colours.t3);
  at.y += paragraph(look, at.x + label, at.y, at.w - label, text, {}, look.colours.ink) + look.px(6);
}

void decision(const Session& session, const Look& look, Cursor& at, const Decision& taken) {
  std::string chosen;
  for (const std::string& id : taken.chosen)
    chosen += (chosen.empty() ? "" : look.language == Language::zh ? "、" : ", ") + industry_name(session, id);
  fact(look, at, mark("Chosen"), "**" + chosen + "**");
  fact(look, at, mark("By"), taken.by);
  fact(look, at, mark("When"), taken.date);
  fact(look, at, mark("Reason"), taken.reason);
  fact(look, at, mark("Dissent"), taken.dissent);
  at.rule();
  at.title(tr(look.language, "Procedure"));
  at.gap(6);
  for (const ProcedureStep& step : procedure_of(taken)) {
    const float row = look.px(26), space = look.px(24);
    state_mark(look, {at.x + look.px(8), at.y + row / 2}, step.held.empty() ? State::attention : State::done);
    put_in(look, {at.x + space, at.y, at.w - space, row}, tr(look.language, step.name), {}, look.colours.ink);
    if (step.held.empty())
      put_in(look, {at.x, at.y, at.w, row}, tr(look.language, "not held"), {TextSize::S, true}, look.colours.warn,
             Align::right);
    at.y += row;
  }
}

} // namespace

void report_inspector(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Box box = room();
  Cursor at{look, box.x + look.px(22), box.y + look.px(22), box.w - look.px(44)};
  at.say(tr(look.language, "Why?"), p.t3);
  const Case& c = shown_case(session);
  const auto& all = c.record.decisions;
  const auto taken =
      std::find_if(all.begin(), all.end(), [&](const Decision& d) { return d.county == session.selection.county; });
  at.title(sentence(look, mark("What {} decided"), county_name(session, session.selection.county)));
  at.gap(6);
  if (taken == all.end())
    at.say(tr(look.language, "Nobody has decided yet; the document says so and leaves room to write it in."), p.t2);
  else
    decision(session, look, at, *taken);
  at.gap(10);
  const std::string label(tr(look.language, "Record the decision"));
  const float h = look.px(control_height);
  if (button(look, "record decision", {at.x, at.y, std::min(at.w, button_width(look, label)), h}, label)) {
    intents.push_back(ChoosePage{"workshop"});
    intents.push_back(ChooseView{"workshop", "decision"});
  }
  at.y += h;
  const auto says = [&](const Matter& matter) {
    return matter.severity != Severity::note && (matter.county.empty() || matter.county == session.selection.county);
  };
  if (std::any_of(session.results.matters.begin(), session.results.matters.end(), says)) {
    at.rule();
    at.title(tr(look.language, "The report will say so"));
    at.gap(6);
    for (const Matter& matter : session.results.matters)
      if (says(matter)) {
        at.say(matter.what.in(look.language), p.t2);
        at.gap(6);
      }
  }
  if (const ShownDocument* shown = shown_document(session); shown && document_is_current(session)) {
    at.rule();
    at.title(tr(look.language, "What it proves itself by"));
    at.gap(6);
    const auto& files = shown->material.provenance.files;
    at.say(files.empty() ? std::string(tr(look.language, "No hashes: the case is not saved."))
                         : sentence(look,
                                    mark("The hashes of **{0}** files, seed {1}, and {2} numbers with their full "
                                         "values; yindi report --verify compares them."),
                                    std::to_string(files.size()), std::to_string(shown->material.drawn.seed),
                                    std::to_string(shown->sheet.claims.size())),
           p.t2);
  }
  ImGui::SetCursorScreenPos({box.x, at.y + look.px(22)});
  ImGui::Dummy({1, 1});
}

} // namespace yindi::gui
