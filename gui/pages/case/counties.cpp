#include "gui/pages/case/case_page.h"

#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

std::string profile_name(const Session& session, const std::string& profile) {
  const auto blend = profile_blend(profile);
  if (!blend || blend->empty()) return "–";
  std::string result;
  for (const auto& [profile, share] : *blend) {
    const std::string& id = profile; // clang 14 cannot capture structured bindings
    const auto& all = shown_case(session).judging.profiles;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Profile& p) { return p.id == id; });
    if (!result.empty()) result += ", ";
    result += found == all.end() ? id : found->name.in(session.selection.language);
    if (blend->size() > 1) result += " " + per_cent(share).in(session.selection.language);
  }
  return result;
}

} // namespace

float county_table(const Session& session, UiState& ui, Intents& intents, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const float begin = y, row = look.px(31), w = column.w;
  const float at[] = {0, w * .22F, w * .40F, w * .68F, w * .80F};
  const char* names[] = {mark("County"), mark("Profile"), mark("First choice"), mark("Score"), mark("Excluded")};
  put(look, column.x, y, tr(look.language, "Counties and their first choices"), {TextSize::M, true}, p.ink);
  y += look.px(32);
  const auto column_box = [&](std::size_t k, float top) {
    return Box{column.x + at[k], top, (k + 1 < 5 ? at[k + 1] : w) - at[k] - look.px(12), row};
  };
  for (std::size_t k = 0; k < 5; ++k)
    put_in(look, column_box(k, y), tr(look.language, names[k]), {}, p.t3, k >= 3 ? Align::right : Align::left);
  y += row;
  horizontal(column.x, column.x + w, y, p.line2);
  for (const CountyRanking& county : session.results.ranking.counties) {
    const Box box{column.x - look.px(12), y, w + look.px(24), row};
    if (ImGui::IsRectVisible(box.min(), box.max()) || look.transcript) {
      const std::string& id = county.assessment->county;
      const Touch t = touch(look, id.c_str(), box);
      if (t.hovered) fill(box, p.hover, look.px(4));
      put_in(look, column_box(0, y), county_name(session, id), {}, p.ink);
      put_in(look, column_box(1, y), profile_name(session, county.profile), {}, p.t2);
      std::vector<Text> first;
      for (const std::string& leader : leaders(county)) first.push_back(plain(industry_name(session, leader)));
      put_in(look, column_box(2, y), first.empty() ? "–" : list(first).in(look.language), {TextSize::S, true}, p.ink);
      const bool scored = !county.ranking.empty() && county.ranking.front().score;
      put_in(look, column_box(3, y), scored ? decimal(*county.ranking.front().score, 3) : "–", {}, p.ink, Align::right);
      put_in(look, column_box(4, y), std::to_string(county.assessment->excluded.size()), {}, p.t2, Align::right);
      if (t.clicked) {
        intents.push_back(ChooseCounty{id});
        intents.push_back(ChoosePage{"ranking"});
      }
    }
    y += row;
    horizontal(column.x, column.x + w, y, p.line);
  }
  return y - begin;
}

} // namespace yindi::gui
