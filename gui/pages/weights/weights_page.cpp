#include "gui/pages/weights/weights_page.h"

#include "engine/weights/weightings.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

/// What the way to weigh asks for.
std::string way_sentence(const WeightsView& v) {
  const Look& look = v.look();
  const WeightingKind* kind = find_weighting(v.given->kind);
  return kind ? "**" + kind->name.in(look.language) + "**" + (look.language == Language::zh ? "：" : ": ") +
                    kind->help.in(look.language)
              : v.given->kind;
}

/// What the answers of the node leave apart, else that the list says it.
std::string why_no_ranking(const WeightsView& v) {
  const Look& look = v.look();
  for (const Unweighed& one : v.session.results.unweighed)
    if (one.node == v.w->node) return said_of_unweighed(v.c(), one).in(look.language);
  for (const Unweighed& one : v.session.results.unweighed) return said_of_unweighed(v.c(), one).in(look.language);
  return std::string(tr(look.language, "There is no ranking yet; the list of problems says why."));
}

/// Which counties a profile of the library is used by, because whoever changes it changes them all.
std::string users_of(const Look& look, const Case& c, const std::string& profile) {
  std::size_t whole = 0, in_part = 0;
  for (const std::string& id : c.model->county_ids) {
    const County* county = find_county(c, id);
    const auto blend = county ? profile_blend(county->profile) : std::nullopt;
    if (!blend) continue;
    const bool uses = std::any_of(blend->begin(), blend->end(), [&](const auto& one) { return one.first == profile; });
    if (uses) ++(blend->size() == 1 ? whole : in_part);
  }
  if (whole + in_part == 0) return std::string(tr(look.language, "No county that decides uses it."));
  if (in_part == 0)
    return whole == 1 ? std::string(tr(look.language, "1 county uses it."))
                      : sentence(look, mark("{} counties use it."), std::to_string(whole));
  return sentence(look, mark("Counties that use it: {0}, and in part {1}."), std::to_string(whole),
                  std::to_string(in_part));
}

/// Where this voice stands with the node, and whether it counts for the county.
std::string stand_sentence(const WeightsView& v) {
  const Look& look = v.look();
  const std::string node = node_label(v.session, look, v.w->node);
  const NodeWeights* weights = node_weights(v.county, v.w->node);
  const std::string origin = weights ? weights->origin.in(look.language) : std::string();
  if (v.w->voice.none())
    return std::string(tr(look.language, "Nobody has been asked yet: choose whose answers these are."));
  const Text who = voice_name(v.c(), v.w->voice);
  const std::string total = std::to_string(v.w->pairs.size()), done = std::to_string(v.w->answered);
  std::string text = v.w->pairs.size() == 1 && v.w->answered == 1
                         ? sentence(look, mark("**{0}**. {1}: the only pair is answered."), who, node)
                     : v.w->answered == static_cast<int>(v.w->pairs.size())
                         ? sentence(look, mark("**{0}**. {2}: all {1} pairs are answered."), who, total, node)
                         : sentence(look, mark("**{0}**. {3}: {1} of {2} pairs are answered."), who, done, total, node);
  const std::string blank = look.language == Language::zh ? "" : " ";
  if (v.w->voice.participant.empty()) text += blank + users_of(look, v.c(), v.w->voice.profile);
  if (v.session.results.held)
    text += blank + std::string(tr(look.language, "The ranking is the one of before: answers do not connect all yet."));
  else if (!v.county && has_errors(v.session.results.ranking.diagnostics))
    text += blank + why_no_ranking(v);
  else if (!v.w->counts && weights)
    text += blank + sentence(look, mark("They do not count in this county; its weights come from: {}."), origin);
  return text;
}

float heading(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y;
  const std::string text(
      tr(look.language, v.given ? mark("How much does each count?") : mark("Which matters more, and by how much?")));
  y += paragraph(look, column.x, y, column.w, text, {TextSize::L, true}, look.colours.ink) + look.px(6);
  y += ways_row(v, column, y) + look.px(10); // above all that is longer in one way than in another: it never jumps
  y += paragraph(look, column.x, y, column.w, v.given ? way_sentence(v) : stand_sentence(v), {}, look.colours.t2);
  return y - begin;
}

/// Beside each other where there is room, else one below the other.
float below_question(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y, gap = look.px(28);
  if (column.w < look.px(640)) {
    y += answers_matrix(v, column, y) + look.px(20);
    return y + consistency_block(v, column, y) - begin;
  }
  const float right = look.px(column.w > look.px(980) ? 328 : column.w > look.px(900) ? 290 : 268);
  const Column left{column.x, column.w - right - gap};
  const float matrix = answers_matrix(v, left, y);
  y += std::max(matrix, consistency_block(v, {left.x + left.w + gap, right}, y));
  return y - begin;
}

} // namespace

void weights_page(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Box page = room();
  const Column column{page.x + look.px(28), page.w - look.px(52)};
  float y = page.y + look.px(18);
  auto view = weights_view(session, ui, intents);
  if (!view) return;
  WeightsView& v = *view;
  if (v.w->items.size() < 2) {
    paragraph(look, column.x, y, column.w, tr(look.language, "There is nothing to weigh: no node has two children."),
              {TextSize::M}, look.colours.t2);
    return;
  }
  y += weights_source(v, column, y);
  y += heading(v, column, y) + look.px(12);
  y += weights_selectors(v, column, y) + look.px(12);
  y += way_to_apply(v, column, y);
  if (v.given) {
    y += given_panel(v, column, y) + look.px(20);
  } else {
    y += question_panel(v, column, y) + look.px(20);
    y += below_question(v, column, y) + look.px(18);
    if (const float h = people_strip(v, column, y); h > 0) y += h + look.px(18);
  }
  horizontal(column.x, column.x + column.w, y, look.colours.line);
  y += look.px(16);
  // The inspector has the ranking; where it is folded the ranking stands beside the weights.
  const float right = ui.frame.inspector_folded ? look.px(290) : 0;
  const float tree = weights_tree(v, {column.x, column.w - right - (right > 0 ? look.px(28) : 0)}, y);
  y += right > 0 ? std::max(tree, small_ranking(v, {column.x + column.w - right, right}, y, 7)) : tree;
  y += look.px(12);
  y += data_weights(v, column, y);
  ImGui::SetCursorScreenPos({page.x, y + look.px(24)});
  ImGui::Dummy({1, 1});
}

PageState weights_state(const Session& session) {
  const CountyRanking* county = shown_county(session);
  if (!county) return has_errors(session.results.ranking.diagnostics) ? PageState{State::attention, 1} : PageState{};
  int attention = 0;
  bool open = session.results.held;
  for (const std::string& node : nodes_to_weigh(shown_case(session).model->library))
    if (const NodeWeights* weights = node_weights(county, node)) {
      const Standing standing = node_stand(shown_case(session), *weights).standing;
      attention += standing == Standing::attention;
      open = open || standing == Standing::open || standing == Standing::equal;
    }
  return {attention ? State::attention : open ? State::running : State::done, attention};
}

} // namespace yindi::gui
