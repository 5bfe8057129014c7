// Industries, weights to begin with, and the question.

#include "gui/pages/new_case/new_case.h"

#include "engine/conditions/assessment.h"
#include "engine/format/words.h"
#include "engine/rationale/explanation.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <imgui_internal.h>
#include <utility>

namespace yindi::gui {
namespace {

bool is_candidate(const NewCaseState& s, const std::string& id) {
  return std::find(s.wanted.industries.begin(), s.wanted.industries.end(), id) != s.wanted.industries.end();
}

/// What land and air allow: leaves of bands. What is there already, and what places alike live from, is another matter
/// and mostly unknown to begin with.
bool is_of_the_land(const Library& library, const std::string& leaf) {
  const Criterion* found = find_criterion(library, leaf);
  return found && found->measure && (found->measure->kind == "band" || found->measure->kind == "limiting");
}

bool fits_somewhere(const NewCaseState& s, const std::string& industry) {
  return std::any_of(s.sights->begin(), s.sights->end(), [&](const auto& one) {
    return one.first.first == industry && one.second.excluded.empty() && one.second.fit.value_or(0) >= .5;
  });
}

/// The best fit in any of the counties; below 0 where it is excluded or unknown everywhere.
double best_fit(const NewCaseState& s, const std::string& industry) {
  double best = -1;
  for (const std::string& county : s.wanted.counties)
    if (const auto found = s.sights->find({industry, county}); found != s.sights->end())
      best = std::max(best, !found->second.excluded.empty() ? -2 : found->second.fit.value_or(-1));
  return best;
}

/// The industries as they are offered: what fits best first, otherwise as the table has them.
std::vector<const Industry*> offered(const NewCaseState& s) {
  std::vector<std::pair<double, const Industry*>> all;
  for (const Industry& industry : s.region->model->industries) all.emplace_back(best_fit(s, industry.id), &industry);
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<const Industry*> result;
  for (const auto& [fit, industry] : all) result.push_back(industry);
  return result;
}

/// All industries of the draft in the counties that were chosen, by what nature says alone.
std::shared_ptr<const Sights> sights_in(const Case& draft) {
  const std::vector<std::string> groups = children(draft.model->library, goal);
  const std::string nature = groups.empty() ? std::string() : groups.front();
  auto sights = std::make_shared<Sights>();
  for (const auto& assessment : assess_counties(draft).counties) {
    for (std::size_t i = 0; i < assessment->industries.size(); ++i) {
      FirstSight& sight = (*sights)[{assessment->industries[i], assessment->county}];
      for (std::size_t j = 0; j < assessment->leaves.size(); ++j) {
        const LeafValue& value = assessment->cells[i][j];
        if (group_of(draft.model->library, assessment->leaves[j]) != nature || value.unknown() ||
            !is_of_the_land(draft.model->library, assessment->leaves[j]))
          continue;
        const double u = value.u.value_or((value.u_range.low + value.u_range.high) / 2);
        if (!sight.fit || u < *sight.fit) sight.fit = u, sight.scarcest = assessment->leaves[j];
      }
    }
    for (const Exclusion& excluded : assessment->excluded)
      (*sights)[{excluded.industry, assessment->county}].excluded = excluded.criterion;
  }
  return sights;
}

/// Asks for them beside the window, once for the counties that are chosen; false while they are not there.
bool look_at_industries(const Session& session, NewCaseState& s) {
  if (!s.looking) s.looking = std::make_shared<Worker>();
  if (auto report = s.looking->take(); report && report->found)
    s.sights = std::static_pointer_cast<const Sights>(report->found);
  const std::pair of{s.wanted.counties, s.wanted.own_counties};
  if (s.sights_of == of) return s.sights != nullptr;
  s.sights_of = of;
  s.sights.reset();
  NewCase all = s.wanted;
  all.industries.clear();
  for (const Industry& industry : s.region->model->industries) all.industries.push_back(industry.id);
  s.looking->on_report(session.jobs.wake);
  s.looking->ask(
      [region = s.region, all](const GoesOn&, const Publish&) -> Found { return sights_in(new_case(*region, all)); });
  return false;
}

void sight_cell(const Look& look, const NewCaseState& s, const std::string& industry, const std::string& county,
                const Box& box, bool on) {
  const Palette& p = look.colours;
  const auto found = s.sights->find({industry, county});
  if (found == s.sights->end()) return;
  const auto name = [&](const std::string& id) {
    const Criterion* leaf = find_criterion(s.region->model->library, id);
    return leaf ? leaf->name.in(look.language) : id;
  };
  const FirstSight& sight = found->second;
  if (!sight.excluded.empty()) {
    icon(look, {box.x + look.px(8), box.centre().y}, Icon::forbidden, p.t3, 14);
    put_in(look, {box.x + look.px(20), box.y, box.w - look.px(24), box.h}, name(sight.excluded), {}, p.t3);
    return;
  }
  if (!sight.fit) {
    put_in(look, box, tr(look.language, "unknown"), {}, p.err);
    return;
  }
  const float bar = look.px(56) * static_cast<float>(*sight.fit);
  fill({box.x, box.y + look.px(9), std::max(look.px(1), bar), look.px(13)}, on ? p.n1 : p.line2);
  const float x = box.x + look.px(62);
  put_in(look, {x, box.y, look.px(34), box.h}, decimal(*sight.fit, 2), {}, p.ink);
  if (*sight.fit < .995)
    put_in(look, {x + look.px(36), box.y, box.right() - x - look.px(40), box.h}, name(sight.scarcest), {}, p.t3);
}

} // namespace

float industries_step(const Session& session, UiState& ui, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  NewCaseState& s = ui.new_case;
  const bool looked = look_at_industries(session, s);
  const float begin = y, h = look.px(31), control = look.px(control_height);
  y += paragraph(look, column.x, y, column.w,
                 tr(look.language, "The bars show what land and climate allow at first sight, by the scarcest "
                                   "condition; they are no ranking."),
                 {TextSize::M}, p.t2) +
       look.px(14);
  if (!looked) // no list that changes its order under the pointer
    return y + paragraph(look, column.x, y, column.w, tr(look.language, "Looking at what fits where ..."), {}, p.t2) -
           begin;
  field(look, "##industry search", {column.x, y, look.px(260), control}, s.industry_search,
        std::string(tr(look.language, "Find an industry")), std::exchange(s.begins, false));
  const bool takes_first = ImGui::IsItemFocused() && pressed(Key::enter, Modifiers{});
  float x = column.x + look.px(272);
  const auto& all = s.region->model->industries;
  const auto fitting =
      std::count_if(all.begin(), all.end(), [&](const Industry& one) { return fits_somewhere(s, one.id); });
  const std::string fits = sentence(look, mark("Choose the {} that fit"), std::to_string(fitting));
  if (button(look, "choose fitting", {x, y, button_width(look, fits), control}, fits))
    for (const Industry& industry : all)
      if (fits_somewhere(s, industry.id) && !is_candidate(s, industry.id)) s.wanted.industries.push_back(industry.id);
  x += button_width(look, fits) + look.px(8);
  const std::string none(tr(look.language, "Choose none"));
  if (button(look, "choose none", {x, y, button_width(look, none), control}, none)) s.wanted.industries.clear();
  x += button_width(look, none) + look.px(20);
  const std::string add(tr(look.language, "Add"));
  const float own_w = std::max(look.px(160), column.x + column.w - x - button_width(look, add) - look.px(8));
  field(look, "##own industry", {x, y, own_w, control}, s.own_industry,
        std::string(tr(look.language, "An industry of your own")));
  const std::string own(trim(s.own_industry));
  const bool entered = ImGui::IsItemFocused() && pressed(Key::enter, Modifiers{});
  if ((button(look, "add own industry", {x + own_w + look.px(8), y, button_width(look, add), control}, add,
              {Kind::plain, !own.empty()}) ||
       entered) &&
      !own.empty()) {
    s.wanted.own_industries.push_back({"", {own, own}});
    s.own_industry.clear();
  }
  y += control + look.px(12);
  std::vector<const County*> counties;
  for (const std::string& id : s.wanted.counties)
    if (const County* county = find_county(*s.region, id); county && counties.size() < 4) counties.push_back(county);
  const float name_w = look.px(260),
              each = counties.empty() ? 0 : (column.w - name_w) / static_cast<float>(counties.size());
  put_in(look, {column.x + look.px(36), y, name_w, look.px(20)}, tr(look.language, "Industry"), {}, p.t3);
  for (std::size_t k = 0; k < counties.size(); ++k)
    put_in(look, {column.x + name_w + each * static_cast<float>(k), y, each - look.px(8), look.px(20)},
           counties[k]->name.in(look.language), {TextSize::S, true}, p.ink);
  y += look.px(24);
  horizontal(column.x, column.x + column.w, y, p.line2);
  std::optional<std::size_t> gone;
  for (std::size_t i = 0; i < s.wanted.own_industries.size(); ++i) {
    const Box row{column.x, y, column.w, h};
    if (check_row(look, ("own industry " + std::to_string(i)).c_str(), row, true)) gone = i;
    put_in(look, {row.x + look.px(36), row.y, name_w - look.px(40), h},
           s.wanted.own_industries[i].name.in(look.language), {TextSize::S, true}, p.ink);
    put_in(look, {row.x + name_w, row.y, row.w - name_w, h}, tr(look.language, "your own, all unknown"), {}, p.t3);
    y += h;
  }
  if (gone) s.wanted.own_industries.erase(s.wanted.own_industries.begin() + static_cast<std::ptrdiff_t>(*gone));
  const std::string wanted = lower(trim(s.industry_search));
  bool first = true;
  for (const Industry* offer : offered(s)) {
    const Industry& industry = *offer;
    if (!wanted.empty() && lower(industry.name.en).find(wanted) == std::string::npos &&
        industry.name.zh.find(wanted) == std::string::npos)
      continue;
    if (std::exchange(first, false) && takes_first && !wanted.empty()) { // Enter takes the first that was found
      if (!is_candidate(s, industry.id)) s.wanted.industries.push_back(industry.id);
      ImGui::ClearActiveID();
      s.industry_search.clear();
      s.begins = true;
    }
    const Box row{column.x, y, column.w, h};
    if (ImGui::IsRectVisible(row.min(), row.max()) || look.touched || look.transcript) {
      const bool on = is_candidate(s, industry.id);
      if (check_row(look, ("industry " + industry.id).c_str(), row, on)) {
        if (on)
          std::erase(s.wanted.industries, industry.id);
        else
          s.wanted.industries.push_back(industry.id);
      }
      put_in(look, {row.x + look.px(36), row.y, name_w - look.px(40), h}, industry.name.in(look.language),
             {TextSize::S, on}, p.ink);
      for (std::size_t k = 0; k < counties.size(); ++k)
        sight_cell(look, s, industry.id, counties[k]->id,
                   {column.x + name_w + each * static_cast<float>(k), y, each - look.px(8), h}, on);
      horizontal(row.x, row.right(), row.bottom(), p.line);
    }
    y += h;
  }
  return y - begin;
}

float weights_step(const Session&, UiState& ui, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  NewCaseState& s = ui.new_case;
  const float begin = y;
  y += paragraph(look, column.x, y, column.w,
                 tr(look.language, "Templates of the library: nobody has judged yet. The Weights page asks whoever "
                                   "should judge; until then these hold."),
                 {TextSize::M}, p.t2) +
       look.px(16);
  const auto row = [&](const std::string& id, const std::string& name, const std::string& remark) {
    const Box box{column.x - look.px(8), y, column.w + look.px(16), look.px(56)};
    const Touch t = touch(look, ("profile " + id).c_str(), box);
    const bool on = s.wanted.profile == id;
    if (on || t.hovered) fill(box, on ? p.accent_tint : p.hover, look.px(6));
    ImGui::GetWindowDrawList()->AddCircle({box.x + look.px(22), box.centre().y}, look.px(8), on ? p.accent : p.line2,
                                          24, look.px(2));
    if (on)
      ImGui::GetWindowDrawList()->AddCircleFilled({box.x + look.px(22), box.centre().y}, look.px(4), p.accent, 16);
    put_in(look, {box.x + look.px(44), box.y + look.px(6), box.w - look.px(60), look.px(24)}, name, {TextSize::M, true},
           p.ink);
    put_in(look, {box.x + look.px(44), box.y + look.px(30), box.w - look.px(60), look.px(20)}, remark, {}, p.t3);
    if (t.clicked) s.wanted.profile = id;
    y += box.h;
  };
  std::vector<Text> as_told;
  for (const std::string& id : s.wanted.counties)
    if (const County* county = find_county(*s.region, id); county && as_told.size() < 8)
      as_told.push_back(
          both(say(mark("{0}: {1}"), county->name,
                   county->profile.empty() ? both(say(mark("none"))) : profile_in_words(*s.region, county->profile))));
  row("", std::string(tr(look.language, "As the region's table says, county by county")),
      list(as_told).in(look.language));
  for (const Profile& profile : s.region->judging.profiles)
    row(profile.id, profile.name.in(look.language),
        std::string(tr(look.language, "the same for all counties that decide")));
  return y - begin;
}

void propose_words(NewCaseState& s) {
  std::vector<Text> names;
  for (const std::string& id : s.wanted.counties)
    if (const County* county = find_county(*s.region, id); county && names.size() < 3) names.push_back(county->name);
  for (const OwnRow& own : s.wanted.own_counties)
    if (names.size() < 3) names.push_back(own.name);
  const std::size_t others = s.wanted.counties.size() + s.wanted.own_counties.size() - names.size();
  if (others > 0)
    names.push_back(others == 1 ? both(say(mark("1 other"))) : both(say(mark("{} others"), std::to_string(others))));
  const Text who = list(names);
  if (!s.titled) s.wanted.title = both(say(mark("Industries for {}"), who));
  if (!s.asked)
    s.wanted.question = both(names.size() == 1 ? say(mark("Which industry should {} back?"), who)
                                               : say(mark("Which industries should {} back?"), who));
}

float question_step(const Session&, UiState& ui, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  NewCaseState& s = ui.new_case;
  const float begin = y, w = std::min(column.w, look.px(760));
  bool first = std::exchange(s.begins, false);
  const auto line = [&](const char* id, const char* name, std::string& text, const char* hint) {
    put_in(look, {column.x, y, w, look.px(20)}, tr(look.language, name), {}, p.t2);
    y += look.px(22);
    const bool changed = field(look, id, {column.x, y, w, look.px(control_height)}, text,
                               std::string(tr(look.language, hint)), std::exchange(first, false));
    y += look.px(control_height) + look.px(14);
    return changed;
  };
  const bool zh = look.language == Language::zh;
  y += paragraph(look, column.x, y, column.w,
                 tr(look.language, "One language is enough; the other one is shown where this is blank."),
                 {TextSize::M}, p.t2) +
       look.px(14);
  std::string Text::*one = zh ? &Text::zh : &Text::en;
  std::string Text::*other = zh ? &Text::en : &Text::zh;
  if (line("##title", mark("Title"), s.wanted.title.*one, mark("what the case is called"))) s.titled = true;
  if (line("##title2", zh ? mark("Title in English") : mark("Title in Chinese"), s.wanted.title.*other,
           mark("may stay blank")))
    s.titled = true;
  if (line("##question", mark("Question"), s.wanted.question.*one, mark("what is to be decided"))) s.asked = true;
  if (line("##question2", zh ? mark("Question in English") : mark("Question in Chinese"), s.wanted.question.*other,
           mark("may stay blank")))
    s.asked = true;
  line("##author", mark("Author"), s.wanted.author, mark("name and office; your own figures carry it as their source"));
  line("##date", mark("Date"), s.wanted.date, mark("year-month-day: 2026-05-12"));
  if (!s.wanted.date.empty() && !is_date(s.wanted.date))
    y += paragraph(look, column.x, y, w, tr(look.language, "That is no date: write it as 2026-05-12."), {}, p.err);
  return y - begin;
}

} // namespace yindi::gui
