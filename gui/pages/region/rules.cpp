#include "gui/pages/region/region_page.h"

#include "engine/edit/edit.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <utility>

namespace yindi::gui {
namespace {

/// A rule in words with a cross that takes it back. Returns the width.
bool rule(const Look& look, const char* id, const std::string& text, float& x, float& y, const Column& column) {
  const Palette& p = look.colours;
  const float w = std::min(column.w, width(look, text) + look.px(44)), h = look.px(28);
  if (x + w > column.x + column.w && x > column.x) {
    x = column.x;
    y += h + look.px(6);
  }
  const Box box{x, y, w, h};
  fill(box, p.accent_tint, look.px(6));
  put_in(look, {x + look.px(10), y, w - look.px(40), h}, text, {}, p.ink);
  x += w + look.px(8);
  return button(look, id, {box.right() - look.px(30), y + look.px(1), look.px(28), look.px(26)}, "",
                {Kind::flat, true, Icon::cross, std::string(tr(look.language, "Take this rule back"))});
}

/// A number of [plan] to be typed; blank takes the rule away. Returns the right end.
float number_field(const Session& session, UiState& ui, Intents& intents, const char* path, const std::string& label,
                   float x, float y) {
  const Look& look = ui.look;
  const float h = look.px(control_height);
  put_in(look, {x, y, look.px(400), h}, label, {}, look.colours.t2);
  x += width(look, label) + look.px(8);
  const std::string written = value_at(shown_case(session), path).value_or("");
  const bool typing = ui.case_page.edited_path == path;
  std::string text = typing ? ui.case_page.edited_text : written;
  const Box box{x, y, look.px(70), h};
  if (field(look, ("##" + std::string(path)).c_str(), box, text, "–")) {
    ui.case_page.edited_path = path;
    ui.case_page.edited_text = text;
  }
  if (typing && ImGui::IsItemDeactivated()) {
    if (ui.case_page.edited_text != written) intents.push_back(Change{path, ui.case_page.edited_text});
    ui.case_page.edited_path.clear();
  }
  return box.right();
}

template <class Pairs>
void pair_rules(const Session& session, const Look& look, Intents& intents, const Pairs& pairs, const char* key,
                const char* message, float& x, float& y, const Column& column) {
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    const std::string text =
        sentence(look, message, county_name(session, pairs[i].first), industry_name(session, pairs[i].second));
    if (rule(look, key, text, x, y, column)) {
      Pairs left = pairs;
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
      intents.push_back(plan_list_change(key, plan_texts(left)));
    }
    ImGui::PopID();
  }
}

/// The list of industries whose number of counties can be limited.
void limit_list(const Session& session, UiState& ui, Intents& intents, const Box& near) {
  const Look& look = ui.look;
  const Case& c = shown_case(session);
  const float rows = static_cast<float>(std::min<std::size_t>(c.model->industry_ids.size(), 10));
  const float h = look.px(20 + 31 * rows);
  const float top =
      std::max(look.px(60), std::min(near.bottom() + look.px(4), ImGui::GetIO().DisplaySize.y - h - look.px(40)));
  if (!begin_list(look, "limits", {near.x, top, look.px(340), h})) return;
  const Regional* answer = latest_plan(session);
  for (std::size_t k = 0; k < c.model->industry_ids.size(); ++k) {
    std::size_t now = 0;
    if (answer && has_plan(*answer))
      for (const auto& chosen : answer->result.plan->planned.chosen)
        now += static_cast<std::size_t>(std::count(chosen.begin(), chosen.end(), k));
    const std::string remark = sentence(look, mark("now {}"), std::to_string(now));
    if (!list_row(look, c.model->industry_ids[k].c_str(), industry_name(session, c.model->industry_ids[k]), remark,
                  false))
      continue;
    auto limits = c.plan.at_most;
    limits[c.model->industry_ids[k]] = now > 1 ? now - 1 : 1;
    intents.push_back(plan_list_change("at_most", plan_texts(limits)));
    ImGui::CloseCurrentPopup();
  }
  end_list();
}

void limits(const Session& session, const Look& look, Intents& intents, float& x, float& y, const Column& column) {
  const PlanRequest& plan = shown_case(session).plan;
  for (const auto& [industry, limit] : plan.at_most) {
    ImGui::PushID(industry.c_str());
    auto other = plan.at_most;
    const std::string text =
        sentence(look, mark("{0} in at most {1}"), industry_name(session, industry), std::to_string(limit));
    if (rule(look, "limit", text, x, y, column)) {
      other.erase(industry);
      intents.push_back(plan_list_change("at_most", plan_texts(other)));
    }
    for (const int by : {-1, 1}) {
      const Box box{x, y, look.px(28), look.px(28)};
      const std::string hint(tr(look.language, by < 0 ? mark("One county fewer") : mark("One county more")));
      if (button(look, by < 0 ? "fewer" : "more", box, "",
                 {Kind::plain, by > 0 || limit > 0, by < 0 ? Icon::chevron_down : Icon::chevron_up, hint})) {
        other[industry] = by < 0 ? limit - 1 : limit + 1;
        intents.push_back(plan_list_change("at_most", plan_texts(other)));
      }
      x += look.px(32);
    }
    x += look.px(8);
    ImGui::PopID();
  }
}

} // namespace

float rules_block(const Session& session, UiState& ui, Intents& intents, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const PlanRequest& plan = shown_case(session).plan;
  const float begin = y, h = look.px(control_height);
  const float used = put(look, column.x, y, tr(look.language, "Rules of the plan"), {TextSize::M, true}, p.ink);
  put_in(look, {column.x + used + look.px(10), y, column.w - used - look.px(10), look.px(25)},
         tr(look.language, "kept in the case; undo takes them back"), {}, p.t3);
  y += look.px(34);
  const std::string choices(tr(look.language, "Industries a county"));
  float x = column.x + put_in(look, {column.x, y, column.w, h}, choices, {}, p.t2) + look.px(8);
  const std::vector<std::string> parts = {"1", "2", "3"};
  const float w = segments_width(look, parts);
  if (const auto chosen = segments(look, "choices", {x, y, w, h}, parts, plan.choices - 1))
    intents.push_back(Change{"plan.choices", std::to_string(*chosen + 1)});
  x += w + look.px(20);
  for (const auto& [path, label] :
       {std::pair{"plan.max_loss", mark("gives up at most")}, std::pair{"plan.min_fit", mark("fit at least")}}) {
    const std::string text(tr(look.language, label));
    if (x + width(look, text) + look.px(78) > column.x + column.w && x > column.x) {
      x = column.x;
      y += h + look.px(8);
    }
    x = number_field(session, ui, intents, path, text, x, y) + look.px(20);
  }
  const std::string limit(tr(look.language, "Limit an industry..."));
  const float limit_width = button_width(look, limit);
  if (x + limit_width > column.x + column.w) {
    x = column.x;
    y += h + look.px(8);
  }
  const Box place{x, y, limit_width, h};
  if (button(look, "limit", place, limit)) ImGui::OpenPopup("limits");
  limit_list(session, ui, intents, place);
  y += h + look.px(10);
  x = column.x;
  pair_rules(session, look, intents, plan.fixed, "fixed", mark("{0}: {1} fixed"), x, y, column);
  pair_rules(session, look, intents, plan.forbidden, "forbidden", mark("{0}: {1} forbidden"), x, y, column);
  limits(session, look, intents, x, y, column);
  if (x > column.x)
    y += look.px(34);
  else
    y += paragraph(
        look, column.x, y, column.w,
        tr(look.language, "Nothing is fixed, forbidden or limited. Fix or forbid for the chosen county at the right."),
        {}, p.t3);
  return y - begin;
}

} // namespace yindi::gui
