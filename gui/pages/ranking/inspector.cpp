#include "gui/pages/actions.h"
#include "gui/pages/ranking/ranking_page.h"

#include "engine/rationale/charts.h"
#include "engine/robustness/analysis_words.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/evidence.h"
#include "gui/widgets/painter.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yindi::gui {
namespace {

std::string question(const Session& session, const Look& look) {
  const CountyRanking& county = *shown_county(session);
  const RankedIndustry *a = ranked(county, session.selection.industry), *b = ranked(county, session.selection.compared);
  const std::string name = industry_name(session, session.selection.industry);
  if (!a) return {};
  if (!b) return name;
  const std::string other = industry_name(session, session.selection.compared);
  if (a->rank == b->rank) return sentence(look, mark("{0} level with {1}"), name, other);
  return a->rank < b->rank ? sentence(look, mark("{0} before {1}"), name, other)
                           : sentence(look, mark("{0} after {1}"), name, other);
}

/// Names of the groups whose difference has the sign asked for, greatest first, at most two.
Text foremost(std::vector<GroupSum> groups, bool ahead) {
  std::erase_if(groups, [&](const GroupSum& g) { return ahead ? g.sum < 0.0005 : g.sum > -0.0005; });
  std::sort(groups.begin(), groups.end(),
            [](const auto& a, const auto& b) { return std::abs(a.sum) > std::abs(b.sum); });
  std::vector<Text> names;
  for (const GroupSum& group : groups)
    if (names.size() < 2) names.push_back(group.name);
  return names.empty() ? Text{} : list(names);
}

/// "Yak leads by 0.013. It is ahead in five of seven groups, most in … . Medicinal herbs are ahead in …"
std::string answer(const Session& session, const Look& look) {
  const Explanation& why = *session.results.why;
  if (why.against.empty() || why.lead.empty()) return {};
  const CountyRanking& county = *shown_county(session);
  const RankedIndustry &own = *ranked(county, why.industry), &other = *ranked(county, why.against);
  const double distance = std::abs(own.score.value_or(0) - other.score.value_or(0));
  const double lead = own.rank <= other.rank ? distance : -distance; // whichever way the method's scores run
  const std::string a = industry_name(session, why.industry);
  std::string text = std::abs(lead) < 0.0005
                         ? sentence(look, mark("Their scores are equal to three decimals."))
                         : sentence(look, lead > 0 ? mark("{0} leads by **{1}**.") : mark("{0} trails by **{1}**."), a,
                                    decimal(std::abs(lead), 3));
  const auto groups = by_group(shown_case(session), why.lead);
  const auto ahead = std::count_if(groups.begin(), groups.end(), [](const auto& g) { return g.sum >= 0.0005; });
  const std::string gap = look.language == Language::zh ? "" : " ";
  const Text wins = foremost(groups, true), losses = foremost(groups, false);
  if (!wins.empty())
    text += gap + sentence(look, mark("It is ahead in **{0}** of **{1}** groups, most in {2}."), std::to_string(ahead),
                           std::to_string(groups.size()), wins);
  if (!losses.empty()) text += gap + sentence(look, mark("It is behind in {}."), losses);
  return text;
}

void evidence_section(const Look& look, const Explanation& why, Cursor& at) {
  int total = 0;
  for (const auto& [quality, count] : why.evidence) total += count;
  if (total == 0) return;
  at.rule();
  at.title(tr(look.language, "What it rests on"));
  const char* message =
      why.against.empty() ? mark("{} numbers for this industry") : mark("{} numbers for these two industries");
  at.say(sentence(look, message, std::to_string(total)), look.colours.t3);
  at.gap(4);
  at.y += evidence_counts(look, why.evidence, total, at.x, at.y, at.w);
}

/// The weights at which first place goes to another, the nearest first: what each is now and where it turns.
void turning_section(const Session& session, const Look& look, Cursor& at) {
  const Sureness* sure = sureness_is_stale(session) ? nullptr : shown_sureness(session);
  if (!sure || !sure->county.problem || session.selection.industry != sure->county.verdict.first) return;
  std::vector<CriticalWeight> turning;
  for (const Stability& node : sure->county.stability)
    if (auto critical = critical_weight(sure->county.problem->ranking, {node})) turning.push_back(std::move(*critical));
  std::stable_sort(turning.begin(), turning.end(), [](const auto& a, const auto& b) { return a.move() < b.move(); });
  const Palette& p = look.colours;
  at.rule();
  at.title(tr(look.language, "What would turn it"));
  if (turning.empty()) {
    at.say(tr(look.language, "No change of a single weight changes first place."), p.t2);
    return;
  }
  const float number = look.px(58), line = look.px(26);
  const auto row = [&](const std::string& name, const std::string& now, const std::string& then, ImU32 ink, bool bold) {
    put_in(look, {at.x, at.y, at.w - 2 * number, line}, name, {}, ink);
    put_in(look, {at.x + at.w - 2 * number, at.y, number, line}, now, {}, ink, Align::right);
    put_in(look, {at.x + at.w - number, at.y, number, line}, then, {TextSize::S, bold}, ink, Align::right);
    at.y += line;
  };
  row(std::string(tr(look.language, "Weight")), std::string(tr(look.language, "now")),
      std::string(tr(look.language, "turns at")), p.t3, false);
  constexpr std::size_t most = 5;
  for (std::size_t k = 0; k < std::min(most, turning.size()); ++k) {
    const CriticalWeight& critical = turning[k];
    horizontal(at.x, at.x + at.w, at.y, p.line);
    const Box box{at.x, at.y, at.w, line};
    const auto all_zeros = [](const std::string& text) { return text.find_first_of("123456789") == std::string::npos; };
    int digits = 2; // so many that the two differ, and that what is above 0 does not read as 0
    while (digits < 6 && (decimal(critical.now, digits) == decimal(critical.at, digits) ||
                          (critical.at > 0 && all_zeros(decimal(critical.at, digits)))))
      ++digits;
    const bool at_nothing = all_zeros(decimal(critical.at, digits));
    row(critical.name.in(look.language), decimal(critical.now, digits),
        at_nothing ? std::string(tr(look.language, "at 0"))
                   : (critical.more ? "≥" : "≤") + decimal(critical.at, digits),
        p.ink, true);
    if (ImGui::IsMouseHoveringRect(box.min(), box.max()) && ImGui::IsWindowHovered())
      tooltip(look, sentence(look, mark("Then {} is first."), critical.taker_name));
  }
}

/// Leaves that nobody assessed here, and unknown cells of the two.
void missing_section(const Session& session, const Look& look, Intents& intents, const Explanation& why, Cursor& at) {
  const Assessment& a = *shown_county(session)->assessment;
  std::vector<std::string> names, later;
  for (const NotAssessed& leaf : a.not_assessed)
    (leaf.to_collect ? names : later).push_back(criterion_name(session, leaf.criterion));
  if (names.empty() && later.empty() && why.unknown.empty()) return;
  at.rule();
  at.title(tr(look.language, "To be collected"));
  at.gap(2);
  const auto row = [&](const std::string& text) {
    quality_mark(look, {at.x + look.px(7), at.y + look.px(10)}, "unknown");
    at.y += paragraph(look, at.x + look.px(22), at.y, at.w - look.px(22), text, {}, look.colours.ink) + look.px(2);
  };
  for (const UnknownCell& cell : why.unknown)
    row(sentence(look, mark("{0} for {1}"), criterion_name(session, cell.criterion),
                 industry_name(session, cell.industry)));
  for (const std::string& name : names) row(name);
  if (!later.empty()) {
    std::vector<Text> all;
    for (const std::string& name : later) all.push_back(plain(name));
    at.gap(4);
    at.say(sentence(look, mark("Not assessed by this version: {}."), list(all)), look.colours.t3);
  }
  if (shown_county(session)->assessed_weight < 0.9995) {
    at.gap(4);
    at.say(
        sentence(look, mark("{} of the weight could be assessed."), per_cent(shown_county(session)->assessed_weight)),
        look.colours.t2);
  }
  at.gap(8);
  const std::string own(tr(look.language, "Put in numbers of your own"));
  if (button(look, "own numbers", {at.x, at.y, button_width(look, own), look.px(control_height)}, own))
    intents.push_back(ChoosePage{"conditions"});
  at.y += look.px(control_height);
}

void explanation(const Session& session, const Look& look, Intents& intents) {
  const Palette& p = look.colours;
  const Box box = room();
  Cursor at{look, box.x + look.px(22), box.y + look.px(18), box.w - look.px(44)};
  at.say(tr(look.language, "Why?"), p.t3);
  if (!session.results.why) {
    at.title(headline(shown_case(session), *shown_county(session)).in(look.language));
  } else {
    const Explanation& why = *session.results.why;
    at.title(question(session, look));
    at.gap(4);
    at.say(answer(session, look), p.ink);
    if (why.lead.empty() && !why.against.empty()) at.say(nothing_to_share(session, look), p.t2);
    if (!why.lead.empty()) {
      at.gap(10);
      const ChartStyle style{at.w / look.type_scale(), 27, 18, look.language, text_width(look)};
      const Drawing bars = head_to_head_chart(shown_case(session), why, style);
      paint(look, bars, at.x, at.y);
      at.gap(static_cast<float>(bars.height));
    }
    turning_section(session, look, at);
    evidence_section(look, why, at);
    missing_section(session, look, intents, why, at);
  }
  ImGui::SetCursorScreenPos({box.x, at.y + look.px(16)});
  ImGui::Dummy({1, 1});
}

} // namespace

void rival_list(const Session& session, UiState& ui, Intents& intents, const Box& near) {
  const Look& look = ui.look;
  const auto& ranking = shown_county(session)->ranking;
  const float h = std::min(look.px(18 + 31 * static_cast<float>(std::max<std::size_t>(2, ranking.size()) - 1)),
                           look.px(420)),
              w = look.px(280);
  if (!begin_list(look, "rivals", {near.right() - w, near.y - h - look.px(6), w, h})) return;
  for (const RankedIndustry& entry : ranking) {
    if (entry.industry == session.selection.industry) continue;
    const std::string remark = entry.score ? decimal(*entry.score, 3) : "–";
    if (list_row(look, entry.industry.c_str(), industry_name(session, entry.industry), remark,
                 entry.industry == session.selection.compared)) {
      intents.push_back(CompareIndustry{entry.industry});
      ImGui::CloseCurrentPopup();
    }
  }
  end_list();
}

void ranking_inspector(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  if (!shown_county(session)) return;
  const Box box = room();
  const float foot = look.px(62);
  ImGui::BeginChild("why", {box.w, box.h - foot}, false, ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NavFlattened);
  explanation(session, look, intents);
  ImGui::EndChild();
  if (!session.results.why) return;
  const std::string workings(tr(look.language, ui.ranking.workings ? mark("Hide workings") : mark("Show workings")));
  const float y = box.bottom() - foot + look.px(10), x = box.x + look.px(22);
  const float room_for_both = box.w - look.px(44) - look.px(8);
  const float first = std::min(button_width(look, workings), room_for_both / 2);
  const float second = std::min(action_width(look, "compare"), room_for_both - first);
  action_button(session, ui, intents, "workings", {x, y, first, look.px(control_height)}, {Kind::primary}, workings);
  const Box place{x + first + look.px(8), y, second, look.px(control_height)};
  action_button(session, ui, intents, "compare", place);
  if (std::exchange(ui.ranking.rivals_wanted, false)) ImGui::OpenPopup("rivals");
  rival_list(session, ui, intents, place);
}

} // namespace yindi::gui
