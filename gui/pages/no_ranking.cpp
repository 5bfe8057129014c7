#include "gui/pages/no_ranking.h"

#include "gui/pages/names.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

/// A reason with what mends it. Returns the height.
float reason(const Look& look, const Column& column, float y, const std::string& what, const std::string& below) {
  const float begin = y;
  y += paragraph(look, column.x, y, column.w, what, {TextSize::M}, look.colours.ink);
  if (!below.empty()) y += paragraph(look, column.x, y, column.w, below, {}, look.colours.t2);
  return y + look.px(8) - begin;
}

float nobody_decides(const Look& look, Intents& intents, const Column& column, float y) {
  const float begin = y;
  y += paragraph(look, column.x, y, column.w, tr(look.language, "No county of this case decides."), {TextSize::L, true},
                 look.colours.ink);
  y += reason(look, column, y, std::string(tr(look.language, "The counties that decide are chosen in the table.")), {});
  const std::string go(tr(look.language, "Go to the conditions"));
  if (button(look, "go to conditions", {column.x, y, button_width(look, go), look.px(control_height)}, go,
             {Kind::primary}))
    intents.push_back(ChoosePage{"conditions"});
  return y + look.px(control_height) - begin;
}

/// What else keeps counties from being ranked, as it is told in the list of problems.
float other_reasons(const Session& session, const Look& look, Intents& intents, const Column& column, float y) {
  constexpr int most = 3;
  const float begin = y;
  int told = 0;
  bool of_weights = false;
  for (const Matter& matter : session.results.matters) {
    if (matter.severity != Severity::error || ++told > most) continue;
    of_weights = of_weights || matter.concerns == Concerns::weights;
    y += reason(look, column, y,
                matter.where.in(look.language) + (look.language == Language::zh ? "：" : ": ") +
                    matter.what.in(look.language),
                matter.hint.empty() ? std::string() : matter.hint.in(look.language));
  }
  const std::string go(tr(look.language, of_weights ? mark("Go to the weights") : mark("Go to the case")));
  if (button(look, "go to reason", {column.x, y, button_width(look, go), look.px(control_height)}, go, {Kind::primary}))
    intents.push_back(ChoosePage{of_weights ? "weights" : "case"});
  return y + look.px(control_height) - begin;
}

/// The voice that the shown county hears, where it is among them.
const Voice& voice_to_ask(const Session& session, const Unweighed& one) {
  const County* county = find_county(shown_case(session), session.selection.county);
  for (const Voice& voice : one.voices)
    if (county && !voice.profile.empty() && county->profile.find(voice.profile) != std::string::npos) return voice;
  return one.voices.front();
}

} // namespace

bool nothing_weighed(const Session& session) {
  return session.results.ranking.counties.empty() && !session.results.unweighed.empty();
}

void go_to_unweighed(const Session& session, Intents& intents, const Unweighed& one) {
  intents.push_back(ChooseNode{one.node});
  intents.push_back(ChooseVoice{voice_to_ask(session, one)});
  const auto items = children(shown_case(session).model->library, one.node);
  for (const std::string& other : items)
    if (std::find(one.apart.begin(), one.apart.end(), other) == one.apart.end()) {
      intents.push_back(AskPair{one.apart.front(), other});
      break;
    }
  intents.push_back(ChoosePage{"weights"});
}

void go_to_matter(const Session& session, Intents& intents, const Matter& matter) {
  for (const Unweighed& one : session.results.unweighed)
    if (!matter.node.empty() && one.node == matter.node) return go_to_unweighed(session, intents, one);
  if (!matter.county.empty()) intents.push_back(ChooseCounty{matter.county});
  const char* page = matter.concerns == Concerns::weights   ? "weights"
                     : matter.concerns == Concerns::ranking ? "ranking"
                                                            : "case";
  intents.push_back(ChoosePage{page});
}

float no_ranking(const Session& session, const Look& look, Intents& intents, const Column& column, float y) {
  const float begin = y;
  if (shown_case(session).model->county_ids.empty()) return nobody_decides(look, intents, column, y);
  const bool some = !session.results.ranking.counties.empty();
  y += paragraph(look, column.x, y, column.w,
                 some ? sentence(look, mark("{} has no ranking yet"), county_name(session, session.selection.county))
                      : std::string(tr(look.language, "There is no ranking yet")),
                 {TextSize::L, true}, look.colours.ink) +
       look.px(4);
  const auto& all = session.results.unweighed;
  if (all.empty()) return y + other_reasons(session, look, intents, column, y) - begin;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Unweighed& one = all[i];
    const Text voices = voices_of_unweighed(shown_case(session), one);
    y += reason(look, column, y, said_of_unweighed(shown_case(session), one).in(look.language),
                sentence(look,
                         mark("Whose answers: {}. One answer that compares it with another is enough to rank "
                              "again."),
                         voices));
    const std::string go(tr(look.language, "Answer it"));
    ImGui::PushID(static_cast<int>(i));
    if (button(look, "answer unweighed",
               {column.x, y, button_width(look, go, {Kind::primary}), look.px(control_height)}, go, {Kind::primary}))
      go_to_unweighed(session, intents, one);
    ImGui::PopID();
    y += look.px(control_height + 16);
  }
  return y - begin;
}

} // namespace yindi::gui
