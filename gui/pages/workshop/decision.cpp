// What the people decided for the county on show, which need not be what the ranking puts first.

#include "engine/edit/edit.h"
#include "engine/schema/fields.h"
#include "engine/schema/text_fields.h"
#include "gui/pages/path_field.h"
#include "gui/pages/workshop/workshop_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

const Decision* decision_of(const Case& c, const std::string& county) {
  for (const Decision& one : c.record.decisions)
    if (one.county == county) return &one;
  return nullptr;
}

void toggle(WorkshopView& v, const std::string& county, const Decision* now, const std::string& industry, bool on) {
  std::vector<std::string> chosen = now ? now->chosen : std::vector<std::string>{};
  if (on)
    std::erase(chosen, industry);
  else
    chosen.push_back(industry);
  const std::string path = "decision." + county;
  if (chosen.empty())
    v.intents.push_back(Change{path, "", 0});
  else if (now)
    v.intents.push_back(Change{path + ".chosen", json_list(chosen), 0});
  else { // the day is today's until another is given
    Decision decision;
    decision.chosen = chosen;
    decision.date = time_now().substr(0, 10);
    v.intents.push_back(Change{path, row_text(Item::look(decision)), 0});
  }
}

std::string names_of_all(const Session& session, const Look& look, const std::vector<std::string>& ids) {
  std::vector<Text> names;
  for (const std::string& id : ids) names.push_back(plain(industry_name(session, id)));
  return list(names).in(look.language);
}

/// Ranked industries first, in their order, then the excluded ones.
std::vector<std::pair<std::string, std::string>> candidates(const WorkshopView& v) {
  std::vector<std::pair<std::string, std::string>> all;
  if (const CountyRanking* county = judged_county(v.session.results, v.session.selection.county))
    for (const RankedIndustry& entry : county->ranking) all.emplace_back(entry.industry, std::to_string(entry.rank));
  for (const std::string& id : v.c().model->industry_ids)
    if (std::none_of(all.begin(), all.end(), [&](const auto& one) { return one.first == id; }))
      all.emplace_back(id, v.tell(mark("excluded")));
  return all;
}

} // namespace

float decision_block(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const std::string county = v.session.selection.county, name = county_name(v.session, county);
  const Decision* now = decision_of(v.c(), county);
  const CountyRanking* ranking = judged_county(v.session.results, county);
  const std::string first = ranking && !ranking->ranking.empty() ? ranking->ranking.front().industry : std::string();
  const float begin = y, row = look.px(31), h = look.px(control_height);
  y += paragraph(look, column.x, y, column.w,
                 now ? v.tell(say(mark("{0} backs {1}"), name, names_of_all(v.session, look, now->chosen)))
                     : v.tell(say(mark("{}: nobody has decided yet"), name)),
                 {TextSize::L, true}, p.ink);
  std::string beside =
      v.tell(mark("What the ranking says and what people decide are two things; the record keeps both."));
  if (now && !first.empty())
    beside = std::find(now->chosen.begin(), now->chosen.end(), first) != now->chosen.end()
                 ? v.tell(say(mark("The ranking puts {} first, too."), industry_name(v.session, first)))
                 : v.tell(say(mark("The ranking puts {} first: the decision differs, and the record says so."),
                              industry_name(v.session, first)));
  y += paragraph(look, column.x, y, column.w, beside, {TextSize::M}, p.t2) + look.px(16);
  y += block_title(look, column, y, v.tell(mark("Chosen")), v.tell(mark("one or several; the number is the rank")));
  const auto all = candidates(v);
  const int columns = column.w > look.px(700) ? 3 : column.w > look.px(420) ? 2 : 1;
  const float w = column.w / static_cast<float>(columns),
              rank_w = std::max(look.px(56), width(look, v.tell(mark("excluded")), {}) + look.px(4));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& [id, rank] = all[i];
    const bool on = now && std::find(now->chosen.begin(), now->chosen.end(), id) != now->chosen.end();
    const auto place = static_cast<int>(i);
    const Box box{column.x + w * static_cast<float>(place % columns), y + row * static_cast<float>(place / columns),
                  w - look.px(12), row};
    if (check(look, ("decide " + id).c_str(), {box.x, box.y, box.w - rank_w - look.px(8), box.h},
              industry_name(v.session, id), on))
      toggle(v, county, now, id, on);
    put_in(look, {box.right() - rank_w - look.px(6), box.y, rank_w, box.h}, rank, {}, p.t3, Align::right);
  }
  y += row * std::ceil(static_cast<float>(all.size()) / static_cast<float>(columns)) + look.px(18);
  if (!now)
    return y - begin +
           paragraph(look, column.x, y, column.w, v.tell(mark("Choose what the county backs; then who, when and why.")),
                     {}, p.t3);
  struct Line {
    const char *key, *label, *hint;
  };
  constexpr Line lines[] = {{"by", mark("By whom"), mark("the county government")},
                            {"date", mark("When"), "2024-05-01"},
                            {"reason", mark("Why"), mark("what spoke for it")},
                            {"dissent", mark("Dissent"), mark("what those said who saw it otherwise")}};
  const float label = look.px(110);
  for (const Line& line : lines) {
    put_in(look, {column.x, y, label - look.px(8), h}, v.tell(line.label), {}, p.t2);
    const float wide = std::string_view(line.key) == "date" ? look.px(180) : column.w - label;
    path_field(v.session, v.ui, v.intents, "decision." + county + "." + line.key,
               {column.x + label, y, std::min(wide, column.w - label), h}, v.tell(line.hint));
    y += h + look.px(8);
  }
  if (!v.session.message.empty()) y += paragraph(look, column.x, y, column.w, v.tell(v.session.message), {}, p.err);
  y += look.px(4);
  const std::string away = v.tell(mark("Take the decision back"));
  if (button(look, "no decision", {column.x, y, button_width(look, away), h}, away))
    v.intents.push_back(Change{"decision." + county, "", 0});
  return y + h - begin;
}

} // namespace yindi::gui
