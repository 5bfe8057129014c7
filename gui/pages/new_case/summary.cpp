// The last step: what will be made, what is still unknown, where it will lie.

#include "gui/pages/new_case/new_case.h"

#include "engine/format/words.h"
#include "engine/rationale/collect.h"
#include "gui/session/folders.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

std::string proposed_folder(const NewCaseState& s) {
  const std::vector<KnownPlace> places = known_places();
  const std::string base = places.size() > 2 ? places[1].folder : places.front().folder;
  const std::string name = id_from(s.wanted.title.en, s.wanted.title.zh.empty() ? "case" : s.wanted.title.zh);
  for (int n = 1; n < 100; ++n) {
    const std::string folder = (base == "/" ? "" : base) + "/" + name + (n == 1 ? "" : "-" + std::to_string(n));
    if (why_not_new(folder).empty()) return folder;
  }
  return {};
}

Text names_of(const std::vector<std::string>& ids, const std::vector<OwnRow>& own, const auto& name) {
  std::vector<Text> all;
  for (const std::string& id : ids)
    if (all.size() < 12) all.push_back(name(id));
  for (const OwnRow& one : own)
    if (all.size() < 12) all.push_back(one.name);
  const std::size_t count = ids.size() + own.size();
  if (count > all.size())
    all.push_back(count - all.size() == 1 ? both(say(mark("1 other")))
                                          : both(say(mark("{} others"), std::to_string(count - all.size()))));
  return list(all);
}

float what_is_made(UiState& ui, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  NewCaseState& s = ui.new_case;
  const float begin = y;
  y += block_title(look, column, y, std::string(tr(look.language, "What will be made")), {});
  const auto row = [&](const char* name, const std::string& text, int step) {
    const std::string edit(tr(look.language, "Edit"));
    const float label = look.px(104), w = width(look, edit, {TextSize::S, true});
    const float h =
        std::max(look.px(20), paragraph(look, 0, 0, column.w - label - w - look.px(16), text, {}, p.ink, false)) +
        look.px(16);
    horizontal(column.x, column.x + column.w, y, p.line);
    put_in(look, {column.x, y + look.px(8), label, look.px(20)}, tr(look.language, name), {}, p.t3);
    paragraph(look, column.x + label, y + look.px(8), column.w - label - w - look.px(16), text, {}, p.ink);
    const Touch t = touch(look, ("edit step " + std::to_string(step) + name).c_str(),
                          {column.x + column.w - w - look.px(4), y + look.px(6), w + look.px(4), look.px(24)}, 4);
    put_in(look, {column.x + column.w - w, y + look.px(8), w, look.px(20)}, edit, {TextSize::S, true},
           t.hovered ? p.ink : p.accent);
    if (t.clicked) s.step = step, s.begins = true;
    y += h;
  };
  const Case& region = *s.region;
  row(mark("Title"), s.made->head.title.in(look.language), 4);
  row(mark("Question"), s.made->head.question.in(look.language), 4);
  row(mark("Counties"),
      names_of(s.wanted.counties, s.wanted.own_counties,
               [&](const std::string& id) { return find_county(region, id)->name; })
          .in(look.language),
      1);
  row(mark("Industries"),
      names_of(s.wanted.industries, s.wanted.own_industries,
               [&](const std::string& id) { return find_industry(region, id)->name; })
          .in(look.language),
      2);
  std::string profile(tr(look.language, "As the region's table says, county by county"));
  for (const Profile& one : region.judging.profiles)
    if (one.id == s.wanted.profile) profile = one.name.in(look.language);
  row(mark("Weights"), profile, 3);
  row(mark("Date, author"), s.wanted.date + (s.wanted.author.empty() ? "" : ", " + s.wanted.author), 4);
  horizontal(column.x, column.x + column.w, y, p.line);
  return y - begin;
}

float where_it_lies(UiState& ui, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  NewCaseState& s = ui.new_case;
  const float begin = y, control = look.px(control_height);
  if (const std::string folder = take_choice(ui.chooser, "new case"); !folder.empty())
    s.folder = folder, s.folder_typed = true;
  if (!s.folder_typed) s.folder = proposed_folder(s), s.folder_typed = true;
  put_in(look, {column.x, y, column.w, look.px(20)}, tr(look.language, "Folder of the new casebook"), {}, p.t2);
  y += look.px(22);
  const std::string choose(tr(look.language, "Choose..."));
  const float w = button_width(look, choose);
  field(look, "##folder", {column.x, y, column.w - w - look.px(8), control}, s.folder,
        std::string(tr(look.language, "where it is to lie")));
  if (button(look, "choose folder", {column.x + column.w - w, y, w, control}, choose))
    open_chooser(ui.chooser, Choosing::new_folder, "new case", s.folder.empty() ? "~" : parent_folder(s.folder));
  y += control + look.px(4);
  const Sentence why = s.folder.empty() ? say(mark("name a folder")) : why_not_new(s.folder);
  if (!why.empty()) y += paragraph(look, column.x, y, column.w, why.in(look.language), {}, p.err);
  return y - begin;
}

float what_is_unknown(UiState& ui, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const NewCaseState& s = ui.new_case;
  const Library& library = s.made->model->library;
  const float begin = y;
  y += block_title(look, column, y, std::string(tr(look.language, "What is still unknown")),
                   std::string(tr(look.language, "heaviest first")));
  const auto row = [&](const std::string& criterion, const std::string& where, double weight) {
    const Criterion* leaf = find_criterion(library, criterion);
    const Box box{column.x, y, column.w, look.px(31)};
    quality_mark(look, {box.x + look.px(8), box.centre().y}, "unknown");
    put_in(look, {box.x + look.px(22), y, box.w * .42F, box.h}, leaf ? leaf->name.in(look.language) : criterion,
           {TextSize::S, true}, p.ink);
    put_in(look, {box.x + box.w * .48F, y, box.w * .36F, box.h}, where, {}, p.t2);
    put_in(look, {box.x, y, box.w, box.h}, decimal(weight, 3), {}, p.ink, Align::right);
    y += box.h;
    horizontal(column.x, column.x + column.w, y, p.line);
  };
  for (const NotWhollyKnown& one : s.ranked->unknown) {
    std::vector<Text> where;
    for (const std::string& id : one.counties)
      if (const County* county = find_county(*s.made, id); county && where.size() < 3) where.push_back(county->name);
    for (const std::string& id : one.industries)
      if (const Industry* industry = find_industry(*s.made, id); industry && where.size() < 3)
        where.push_back(industry->name);
    row(one.criterion, list(where).in(look.language), one.weight);
  }
  if (s.ranked->unknown.empty())
    y += paragraph(look, column.x, y, column.w,
                   tr(look.language, "Nothing: every criterion can be assessed everywhere."), {}, p.t2);
  y += look.px(20);
  y += block_title(look, column, y, std::string(tr(look.language, "First places as of now")),
                   std::string(tr(look.language, "and how much of the weight can be assessed")));
  for (const std::string& id : s.made->model->county_ids) { // in the order in which they were chosen
    const CountyRanking* found = nullptr;
    for (const CountyRanking& one : s.ranked->ranked.ranking.counties)
      if (one.assessment->county == id) found = &one;
    if (!found) continue;
    const CountyRanking& county = *found;
    const County* place = find_county(*s.made, county.assessment->county);
    const Industry* first = county.ranking.empty() ? nullptr : find_industry(*s.made, county.ranking.front().industry);
    const Box box{column.x, y, column.w, look.px(31)};
    put_in(look, {box.x, y, box.w * .3F, box.h}, place ? place->name.in(look.language) : county.assessment->county, {},
           p.ink);
    const Box track{box.x + box.w * .3F, y + look.px(9), box.w * .26F, look.px(13)};
    const auto share = static_cast<float>(county.assessed_weight);
    fill(track, p.line);
    fill({track.x, track.y, track.w * share, track.h}, share < 2.F / 3 ? p.warn_symbol : p.n1);
    put_in(look, {track.right() + look.px(8), y, look.px(60), box.h}, per_cent(share).in(look.language), {}, p.ink);
    put_in(look, {box.x, y, box.w, box.h},
           first ? first->name.in(look.language) : std::string(tr(look.language, "no ranking")), {TextSize::S, true},
           first ? p.ink : p.err, Align::right);
    y += box.h;
    horizontal(column.x, column.x + column.w, y, p.line);
  }
  return y - begin;
}

} // namespace

std::vector<NotWhollyKnown> not_wholly_known(const Case& c, const Ranking& ranking) {
  std::vector<NotWhollyKnown> result;
  const auto row_of = [&](const std::string& criterion) -> NotWhollyKnown& {
    auto at = std::find_if(result.begin(), result.end(), [&](auto& one) { return one.criterion == criterion; });
    return at != result.end() ? *at : result.emplace_back(NotWhollyKnown{criterion, {}, {}, 0});
  };
  for (const ToCollect& one : to_collect(c, ranking)) row_of(one.criterion).counties = one.counties;
  for (const PartlyKnown& one : partly_known(c, ranking)) row_of(one.criterion).industries = one.industries;
  for (NotWhollyKnown& one : result)
    for (const CountyRanking& county : ranking.counties)
      if (const auto global = county.weights.global.find(one.criterion); global != county.weights.global.end())
        one.weight = std::max(one.weight, global->second);
  std::stable_sort(result.begin(), result.end(), [](auto& a, auto& b) { return a.weight > b.weight; });
  return result;
}

void make_draft(NewCaseState& s) {
  if (!s.region || (s.made && s.made_of == s.wanted)) return;
  s.made = std::make_shared<const Case>(new_case(*s.region, s.wanted));
  s.made_of = s.wanted;
}

void rank_draft(const Session& session, NewCaseState& s) {
  make_draft(s);
  if (!s.made) return;
  if (!s.ranking) s.ranking = std::make_shared<Worker>();
  if (auto report = s.ranking->take(); report && report->found)
    s.ranked = std::static_pointer_cast<const RankedDraft>(report->found);
  if (s.asked_of == s.made) return;
  s.asked_of = s.made;
  s.ranked.reset();
  s.ranking->on_report(session.jobs.wake);
  s.ranking->ask([made = s.made](const GoesOn&, const Publish&) -> Found {
    auto draft = std::make_shared<RankedDraft>();
    draft->of = made;
    draft->ranked = rank_case(*made);
    draft->unknown = not_wholly_known(*made, draft->ranked.ranking);
    return draft;
  });
}

float summary_step(const Session& session, UiState& ui, Intents&, const Column& column, float y) {
  const Look& look = ui.look;
  NewCaseState& s = ui.new_case;
  const float begin = y;
  y += paragraph(
           look, column.x, y, column.w,
           tr(look.language, "Missing numbers stop nothing: what is unknown counts as anything from worst to best."),
           {TextSize::M}, look.colours.t2) +
       look.px(16);
  if (!s.made) return y - begin;
  const float gap = look.px(40), half = (column.w - gap) / 2;
  const Column left{column.x, half}, right{column.x + half + gap, half};
  float at = y;
  at += what_is_made(ui, left, at) + look.px(16);
  at += where_it_lies(ui, left, at);
  const Sentence& told = s.refused.empty() && s.was_told ? session.message : s.refused;
  if (!told.empty()) at += paragraph(look, left.x, at, left.w, told.in(look.language), {}, look.colours.err);
  const float other = s.ranked ? what_is_unknown(ui, right, y)
                               : paragraph(look, right.x, y, right.w, tr(look.language, "Ranking what is chosen ..."),
                                           {}, look.colours.t2);
  return std::max(at - y, other) + y - begin;
}

} // namespace yindi::gui
