#include "gui/pages/case/case_page.h"

#include "engine/edit/edit.h"
#include "engine/methods/method_words.h"
#include "gui/pages/no_ranking.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/evidence.h"

#include <algorithm>
#include <set>

namespace yindi::gui {
namespace {

/// The answer: whether every county can be ranked.
std::string readiness(const Session& session, const Look& look) {
  const auto& counties = session.results.ranking.counties;
  const std::size_t decide = shown_case(session).model->county_ids.size();
  const auto ranked = static_cast<std::size_t>(
      std::count_if(counties.begin(), counties.end(), [](const auto& c) { return !c.ranking.empty(); }));
  if (decide == 0) return sentence(look, mark("No county decides yet"));
  if (counties.empty()) return sentence(look, mark("There is no ranking yet"));
  if (ranked == decide) return sentence(look, mark("Nothing blocks a ranking of {} counties"), std::to_string(decide));
  return sentence(look, mark("{0} of {1} counties have no ranking"), std::to_string(decide - std::min(decide, ranked)),
                  std::to_string(decide));
}

/// A text of the case that turns into a field where it is clicked.
float editable(const Session& session, UiState& ui, Intents& intents, const Column& column, float y, const char* path,
               const std::string& text, Style style) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  if (ui.case_page.edited_path == path) {
    const Box box{column.x, y, column.w, look.px(control_height)};
    field(look, path, box, ui.case_page.edited_text, {}, std::exchange(ui.case_page.edit_begins, false));
    const bool cancelled = pressed(Key::escape);
    if (ImGui::IsItemDeactivated() || cancelled) {
      if (!cancelled && ui.case_page.edited_text != text) intents.push_back(Change{path, ui.case_page.edited_text});
      ui.case_page.edited_path.clear();
    }
    return box.h + look.px(4);
  }
  const float h = paragraph(look, column.x, y, column.w, text, style, p.ink, false);
  const Box box{column.x - look.px(8), y - look.px(2), column.w + look.px(16), h + look.px(4)};
  const Touch t = touch(look, path, box);
  if (t.hovered) {
    fill(box, p.hover, look.px(6));
    tooltip(look, std::string(tr(look.language, "Click to change")));
  }
  paragraph(look, column.x, y, column.w, text.empty() ? "–" : text, style, text.empty() ? p.t3 : p.ink);
  if (t.clicked) edit_text(ui, session, path);
  return h + look.px(4);
}

/// Where the weights of the nodes came from, each origin once; counties that blend profiles are counted.
std::string origins(const Session& session, const Look& look) {
  std::vector<Text> all;
  int blended = 0;
  for (const CountyRanking& county : session.results.ranking.counties) {
    const auto& nodes = county.weights.nodes;
    blended += std::any_of(nodes.begin(), nodes.end(), [](const NodeWeights& node) { return !node.parts.empty(); });
    for (const NodeWeights& node : nodes) {
      if (!node.parts.empty() || node.items.size() < 2) continue; // one item has all the weight, whoever says so
      const Text text{node.origin.in(Language::en), node.origin.in(Language::zh)};
      if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(text);
    }
  }
  std::string result = list(all).in(look.language);
  if (blended > 0 && !result.empty()) result += look.language == Language::zh ? "；" : "; ";
  if (blended == 1) result += tr(look.language, "1 county blends profiles");
  if (blended > 1) result += sentence(look, mark("{} counties blend profiles"), std::to_string(blended));
  return result.empty() ? "–" : result;
}

struct Fact {
  const char* name;
  std::string text;
};

std::vector<Fact> facts(const Session& session, const Look& look) {
  const Case& c = shown_case(session);
  const auto context = c.model->counties.size() - std::min(c.model->counties.size(), c.model->county_ids.size());
  std::set<std::string> sectors;
  for (const std::string& id : c.model->industry_ids)
    if (const Industry* industry = find_industry(c, id)) sectors.insert(industry->sector);
  const auto counted = [&](std::size_t n, const char* one, const char* several) {
    return sentence(look, n == 1 ? one : several, std::to_string(n));
  };
  std::string counties = counted(c.model->county_ids.size(), mark("{} decides"), mark("{} decide"));
  if (context > 0) counties += counted(context, mark(", {} is context"), mark(", {} are context"));
  const std::size_t groups = children(c.model->library, goal).size();
  const std::string industries =
      sentence(look, sectors.size() == 1 ? mark("{0} in {1} sector") : mark("{0} in {1} sectors"),
               std::to_string(c.model->industry_ids.size()), std::to_string(sectors.size()));
  const std::string criteria = sentence(look, groups == 1 ? mark("{0} in {1} group") : mark("{0} in {1} groups"),
                                        std::to_string(leaves(c.model->library).size()), std::to_string(groups));
  std::vector<Text> voices;
  for (const Participant& participant : c.judging.participants)
    voices.push_back(plain(participant.name.empty() ? participant.id : participant.name));
  const Method* method = find_method(c.method.id);
  std::string settings;
  if (method)
    for (const Parameter& parameter : method->parameters)
      if (const auto set = c.method.parameters.find(parameter.id); set != c.method.parameters.end())
        settings += (look.language == Language::zh ? "，" : "; ") + parameter.label.in(look.language) + " " +
                    setting_in_words(set->second).in(look.language);
  return {{mark("Counties"), counties},
          {mark("Industries"), industries},
          {mark("Criteria"), criteria},
          {mark("Weights"), origins(session, look)},
          {mark("Participants"),
           voices.empty() ? std::string(tr(look.language, "none yet")) : list(voices).in(look.language)},
          {mark("Method"), (method ? method->name.in(look.language) : c.method.id) + settings},
          {mark("Date, author"),
           c.head.date + (c.head.author.empty() ? "" : (look.language == Language::zh ? "，" : ", ") + c.head.author)}};
}

float fact_list(const Session& session, const Look& look, const Column& column, float y) {
  const float begin = y;
  for (const Fact& fact : facts(session, look)) {
    const float x = column.x + look.px(124);
    put_in(look, {column.x, y, look.px(116), look.px(20)}, tr(look.language, fact.name), {}, look.colours.t3);
    y += paragraph(look, x, y, column.w - look.px(124), fact.text, {}, look.colours.ink) + look.px(6);
  }
  return y - begin;
}

/// What blocks or needs a look, and what is to be collected.
float open_matters(const Session& session, UiState& ui, Intents& intents, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const float begin = y;
  put(look, column.x, y, tr(look.language, "To look at"), {TextSize::M, true}, p.ink);
  y += look.px(30);
  auto all = session.results.matters;
  std::erase_if(all, [](const Matter& m) { return m.severity == Severity::note; });
  if (all.empty()) {
    state_mark(look, {column.x + look.px(8), y + look.px(10)}, State::done);
    y += paragraph(look, column.x + look.px(26), y, column.w - look.px(26),
                   tr(look.language, "Nothing blocks, nothing warns."), {}, p.ink);
  }
  const std::size_t most = 4;
  for (std::size_t i = 0; i < std::min(most, all.size()); ++i) {
    state_mark(look, {column.x + look.px(8), y + look.px(10)}, State::attention);
    const std::string text = "**" + all[i].where.in(look.language) + "**  " + all[i].what.in(look.language);
    const float h = paragraph(look, column.x + look.px(26), y, column.w - look.px(26), text, {}, p.ink);
    ImGui::PushID(static_cast<int>(i));
    const Touch t = touch(look, "matter", {column.x, y, column.w, h});
    ImGui::PopID();
    if (t.hovered) tooltip(look, all[i].hint.empty() ? text : all[i].hint.in(look.language));
    if (t.clicked) go_to_matter(session, intents, all[i]);
    y += h + look.px(6);
  }
  if (all.size() > most) {
    const std::string more = sentence(look, mark("{} more in the list below"), std::to_string(all.size() - most));
    if (button(look, "more", {column.x, y, button_width(look, more), look.px(control_height)}, more))
      ui.frame.problems_wanted = true;
    y += look.px(control_height);
  }
  y += look.px(20);
  put(look, column.x, y, tr(look.language, "To be collected"), {TextSize::M, true}, p.ink);
  y += look.px(30);
  const auto& missing = session.results.known.missing;
  const auto& partly = session.results.known.partly;
  if (session.results.ranking.counties.empty())
    y += paragraph(look, column.x, y, column.w, tr(look.language, "This is known once there is a ranking."), {}, p.t2);
  else if (missing.empty() && partly.empty())
    y += paragraph(look, column.x, y, column.w, tr(look.language, "Nothing is missing."), {}, p.t2);
  const auto line = [&](const std::string& criterion, const std::string& where) {
    quality_mark(look, {column.x + look.px(8), y + look.px(10)}, "unknown");
    const float w = width(look, where);
    put_in(look, {column.x + look.px(26), y, column.w - look.px(34) - w, look.px(20)},
           criterion_name(session, criterion), {}, p.ink);
    put_in(look, {column.x, y, column.w, look.px(20)}, where, {}, p.t3, Align::right);
    y += look.px(24);
  };
  const auto industries_of = [&](const PartlyKnown& leaf) {
    return leaf.industries.size() == 1 ? industry_name(session, leaf.industries.front())
                                       : sentence(look, mark("{} industries"), std::to_string(leaf.industries.size()));
  };
  for (const ToCollect& leaf : missing) { // each criterion once: in whole counties, and for some industries elsewhere
    std::string where = leaf.counties.size() == session.results.ranking.counties.size()
                            ? std::string(tr(look.language, "everywhere"))
                            : sentence(look, leaf.counties.size() == 1 ? mark("{} county") : mark("{} counties"),
                                       std::to_string(leaf.counties.size()));
    for (const PartlyKnown& also : partly)
      if (also.criterion == leaf.criterion) where = sentence(look, mark("{0}, {1}"), where, industries_of(also));
    line(leaf.criterion, where);
  }
  for (const PartlyKnown& leaf : partly)
    if (std::none_of(missing.begin(), missing.end(), [&](auto& one) { return one.criterion == leaf.criterion; }))
      line(leaf.criterion, industries_of(leaf));
  return y - begin;
}

} // namespace

void edit_text(UiState& ui, const Session& session, const std::string& path) {
  ui.case_page.edited_path = path;
  ui.case_page.edited_text = value_at(shown_case(session), path).value_or("");
  ui.case_page.edit_begins = true;
}

void case_page(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Box page = room();
  const Column column{page.x + look.px(28), page.w - look.px(52)};
  const Case& c = shown_case(session);
  const bool zh = look.language == Language::zh;
  float y = page.y + look.px(18);
  y += paragraph(look, column.x, y, column.w, readiness(session, look), {TextSize::L, true}, look.colours.ink) +
       look.px(8);
  y += editable(session, ui, intents, column, y, zh ? "case.title.zh" : "case.title.en",
                zh ? c.head.title.zh : c.head.title.en, {TextSize::M, true});
  y += editable(session, ui, intents, column, y, zh ? "case.question.zh" : "case.question.en",
                zh ? c.head.question.zh : c.head.question.en, {TextSize::M});
  y += look.px(20);
  horizontal(column.x, column.x + column.w, y, look.colours.line);
  y += look.px(20);
  const bool beside = column.w > look.px(760);
  const float half = beside ? column.w / 2 - look.px(20) : column.w;
  const float left = fact_list(session, look, {column.x, half}, y) + look.px(20);
  const Column second{beside ? column.x + column.w / 2 + look.px(20) : column.x, half};
  const float right = open_matters(session, ui, intents, second, beside ? y : y + left + look.px(16));
  y += (beside ? std::max(left, right) : left + right + look.px(16)) + look.px(24);
  y += agreement(session, ui, intents, column, y);
  y += county_table(session, ui, intents, column, y);
  ImGui::SetCursorScreenPos({page.x, y + look.px(24)});
  ImGui::Dummy({1, 1});
}

void case_inspector(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Box box = room();
  const float x = box.x + look.px(22), w = box.w - look.px(44);
  float y = box.y + look.px(18);
  const auto& counts = session.results.known.evidence;
  int total = 0;
  for (const auto& [kind, count] : counts) total += count;
  const auto assumed = counts.find("assumption");
  y += paragraph(look, x, y, w, tr(look.language, "Why?"), {}, p.t3);
  y +=
      paragraph(look, x, y, w, tr(look.language, "What the rankings rest on"), {TextSize::M, true}, p.ink) + look.px(4);
  const double share = total && assumed != counts.end() ? assumed->second / static_cast<double>(total) : 0;
  y += paragraph(
           look, x, y, w,
           sentence(
               look,
               mark("**{0}** of **{1}** numbers are assumptions; **{2}** of the values that are compared rest on one. "
                    "Each has its reason in columns.csv or values.csv."),
               per_cent(share), std::to_string(total), per_cent(session.results.known.assumed)),
           {}, p.ink) +
       look.px(12);
  if (total) y += evidence_counts(look, counts, total, x, y, w);
  Cursor words{look, x, y, w};
  earned_words(session, words);
  words.rule();
  y = words.y;
  y += paragraph(look, x, y, w, tr(look.language, "Industries by sector"), {TextSize::M, true}, p.ink) + look.px(4);
  const Case& c = shown_case(session);
  std::vector<std::pair<std::string, std::vector<Text>>> sectors;
  for (const std::string& id : c.model->industry_ids) {
    const Industry* industry = find_industry(c, id);
    if (!industry) continue;
    auto at = std::find_if(sectors.begin(), sectors.end(), [&](const auto& s) { return s.first == industry->sector; });
    if (at == sectors.end()) at = sectors.insert(at, {industry->sector, {}});
    at->second.push_back(industry->name);
  }
  for (const auto& [sector, industries] : sectors) {
    const std::string& id = sector; // clang 14 cannot capture structured bindings
    const auto found =
        std::find_if(c.model->sectors.begin(), c.model->sectors.end(), [&](const Sector& s) { return s.id == id; });
    const std::string name = sector.empty()                    ? std::string(tr(look.language, "No sector"))
                             : found == c.model->sectors.end() ? sector
                                                               : found->name.in(look.language);
    y += paragraph(look, x, y, w, name, {}, p.t3);
    y += paragraph(look, x, y, w, list(industries).in(look.language), {}, p.ink) + look.px(8);
  }
  const std::string go(tr(look.language, "Go to the ranking"));
  const float bottom = ImGui::GetWindowPos().y + ImGui::GetWindowHeight();
  const float place = std::max(y + look.px(10), bottom - look.px(52));
  if (button(look, "go", {x, place, button_width(look, go), look.px(control_height)}, go, {Kind::primary}))
    intents.push_back(ChoosePage{"ranking"});
  ImGui::SetCursorScreenPos({x, place + look.px(control_height + 18)});
  ImGui::Dummy({1, 0});
}

PageState case_state(const Session& session) {
  const int count = to_look_at(session.results.matters);
  return {count > 0 ? State::attention : State::done, count};
}

} // namespace yindi::gui
