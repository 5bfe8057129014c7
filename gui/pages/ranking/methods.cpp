#include "gui/pages/ranking/ranking_page.h"

#include "engine/methods/method_words.h"
#include "engine/methods/normalization.h"
#include "engine/ranking/frame.h"
#include "engine/schema/text_fields.h"
#include "gui/session/side_by_side.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

constexpr float method_row_height = 27;

const Method* shown_method(const Session& session) { return find_method(shown_case(session).method.id); }

/// All methods of the table; what each takes stands at the right.
void method_list(const Session& session, const Look& look, Intents& intents, const Box& below) {
  const float most = ImGui::GetIO().DisplaySize.y - below.bottom() - look.px(50);
  const float h = std::min(most, look.px(18 + 31 * static_cast<float>(methods().size())));
  if (!begin_list(look, "methods", {below.x, below.bottom() + look.px(4), look.px(460), h})) return;
  for (const Method& method : methods()) {
    if (list_row(look, method.id, method.name.in(look.language), input_in_words(method).in(look.language),
                 shown_case(session).method.id == method.id)) {
      intents.push_back(ChooseMethod{method.id});
      ImGui::CloseCurrentPopup();
    }
  }
  end_list();
}

/// A box that opens a list: a text and an arrow down. Returns whether it was pressed.
bool select_box(const Look& look, const char* id, const Box& box, const std::string& text) {
  const Palette& p = look.colours;
  const Touch t = touch(look, id, box);
  fill(box, t.hovered ? p.hover : p.page, look.px(6));
  outline(box, p.line2, look.px(6));
  icon(look, {box.right() - look.px(16), box.centre().y}, Icon::chevron_down, p.t2, 16);
  put_in(look, {box.x + look.px(12), box.y, box.w - look.px(40), box.h}, text, {TextSize::S, true}, p.ink);
  return t.clicked;
}

std::string path_of(const Parameter& parameter) { return std::string("method.parameters.") + parameter.id; }

/// The words that a parameter takes; none where it takes numbers or lists.
std::vector<std::string> words_of(const Parameter& parameter) {
  if (std::holds_alternative<bool>(parameter.initial)) return {"true", "false"};
  return parameter.takes == Takes::one ? parameter.choices : std::vector<std::string>{};
}

/// A choice as it is written in the case, and as a person reads it.
using NamedChoices = std::vector<std::pair<std::string, std::string>>;

/// A list of choices under a box that shows the present one; a press changes what stands at `path`.
void choice_of(const Look& look, Intents& intents, const std::string& path, const NamedChoices& choices,
               const std::string& now, const Box& box) {
  const std::string list = "choices of " + path;
  const auto present = std::find_if(choices.begin(), choices.end(), [&](const auto& c) { return c.first == now; });
  if (select_box(look, path.c_str(), box, present == choices.end() ? now : present->second))
    ImGui::OpenPopup(list.c_str());
  const float h = look.px(18 + 31 * static_cast<float>(choices.size()));
  if (!begin_list(look, list.c_str(), {box.x, box.bottom() + look.px(4), look.px(220), h})) return;
  for (const auto& [choice, name] : choices)
    if (list_row(look, ("choice " + choice).c_str(), name, "", choice == now)) {
      intents.push_back(Change{path, choice});
      ImGui::CloseCurrentPopup();
    }
  end_list();
}

NamedChoices choices_of(const Parameter& parameter, Language language) {
  NamedChoices choices;
  for (const std::string& word : words_of(parameter)) choices.emplace_back(word, choice_name(word).in(language));
  return choices;
}

/// Normalisations that the method can have; the fixed scales (or its own, of a method with natural input) are blank.
NamedChoices normalization_choices(const Method& method, Language language) {
  NamedChoices choices = {{"", std::string(method.input == InputKind::natural ? tr(language, "as its source has it")
                                                                              : tr(language, "none: fixed scales"))}};
  for (const Normalization& row : normalizations()) choices.emplace_back(row.id, row.name.in(language));
  return choices;
}

/// A number, or a list of them in brackets, of which none is a blank field; taken over when the field is left.
void number_of(UiState& ui, Intents& intents, const Parameter& parameter, const std::string& now, const Box& box) {
  const auto typed = ui.ranking.parameters_typed.find(parameter.id);
  std::string text = typed != ui.ranking.parameters_typed.end() ? typed->second : now == "[]" ? "" : now;
  if (field(ui.look, (std::string("##") + parameter.id).c_str(), box, text,
            now == "[]" ? std::string(tr(ui.look.language, "none")) : std::string()))
    ui.ranking.parameters_typed[parameter.id] = text;
  if (!ImGui::IsItemDeactivated()) return;
  if (now.starts_with("[") && text.empty()) text = "[]";
  if (typed != ui.ranking.parameters_typed.end() && text != now) intents.push_back(Change{path_of(parameter), text});
  ui.ranking.parameters_typed.erase(parameter.id);
}

/// One control a parameter, in as many rows as they need. Returns the height.
float parameters(const Session& session, UiState& ui, Intents& intents, const Column& column, float y) {
  const Look& look = ui.look;
  const Loaded<Settings> settings = casebook_settings(shown_case(session));
  const Method* method = shown_method(session);
  if (!method || !settings.value || method->parameters.empty()) return 0;
  const float begin = y, control = look.px(150), gap = look.px(20);
  float x = column.x;
  for (const Parameter& parameter : method->parameters) {
    if (parameter.choices.size() == 1) continue; // what the source fixes
    const std::string label = parameter.label.in(look.language);
    const float needed = std::max(control, std::min(width(look, label), look.px(320)));
    if (x > column.x && x + needed > column.x + column.w) {
      x = column.x;
      y += look.px(64);
    }
    const Box head{x, y, needed, look.px(20)};
    put_in(look, head, label, {}, look.colours.t3);
    const std::string now = setting_text(settings.value->at(parameter.id));
    const Box box{x, y + look.px(22), control, look.px(control_height)};
    if (words_of(parameter).empty())
      number_of(ui, intents, parameter, now, box);
    else
      choice_of(look, intents, path_of(parameter), choices_of(parameter, look.language), now, box);
    const Box whole{x, y, needed, look.px(22 + control_height)};
    if (ImGui::IsMouseHoveringRect(whole.min(), whole.max()) && ImGui::IsWindowHovered() && !parameter.help.empty())
      tooltip(look, parameter.help.in(look.language));
    x += needed + gap;
  }
  return y + look.px(72) - begin;
}

/// The normalisation of methods that have one to choose; with what it costs. Returns the height.
float normalization(const Session& session, const Look& look, Intents& intents, const Column& column, float y) {
  const Method* method = shown_method(session);
  if (!method || *method->normalization == '\0') return 0;
  const Box head{column.x, y, column.w, look.px(20)},
      box{column.x, y + look.px(22), look.px(320), look.px(control_height)};
  put_in(look, head, tr(look.language, "Normalisation"), {}, look.colours.t3);
  const std::string& now = shown_case(session).method.normalization;
  choice_of(look, intents, "method.normalization", normalization_choices(*method, look.language), now, box);
  if (ImGui::IsMouseHoveringRect(box.min(), box.max()) && ImGui::IsWindowHovered())
    tooltip(look, std::string(tr(look.language, "A normalisation compares the industries of a county with each other, "
                                                "so adding or leaving one out can change the order of the others.")));
  return look.px(72);
}

/// The chosen method with its parameters and where it stands in print.
float choice(const Session& session, UiState& ui, Intents& intents, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Method* method = shown_method(session);
  const float begin = y;
  put(look, column.x, y, tr(look.language, "Method of this case"), {TextSize::M, true}, p.ink);
  y += look.px(32);
  const Box box{column.x, y, std::min(look.px(420), column.w), look.px(control_height)};
  if (select_box(look, "method", box, method ? method->name.in(look.language) : shown_case(session).method.id))
    ImGui::OpenPopup("methods");
  method_list(session, look, intents, box);
  y += look.px(control_height + 10);
  y += normalization(session, look, intents, column, y);
  y += parameters(session, ui, intents, column, y);
  if (method) y += paragraph(look, column.x, y, column.w, method->source, {}, p.t3);
  return y - begin;
}

/// Methods that refuse this county, with the reasons on demand.
float refusals(const Look& look, const MethodComparison& all, const Column& column, float y) {
  std::vector<Text> names;
  std::string reasons;
  for (const RefusedMethod& refused : all.refused) {
    names.push_back(plain(brief_name(*find_method(refused.method)).in(look.language)));
    if (!refused.reasons.empty())
      reasons += (reasons.empty() ? "" : "\n") + refused.reasons.front().message.in(look.language);
  }
  if (names.empty()) return 0;
  const std::string said = sentence(look, mark("Cannot rank this county: {}."), list(names));
  const float h = paragraph(look, column.x, y, column.w, said, {}, look.colours.t2);
  if (ImGui::IsMouseHoveringRect({column.x, y}, {column.x + column.w, y + h}) && ImGui::IsWindowHovered())
    tooltip(look, reasons);
  return h;
}

/// The rows of the table: in the order of the case's own ranking, else as assessed.
std::vector<std::size_t> rows_in_order(const Session& session, const MethodComparison& all) {
  std::vector<std::size_t> order;
  for (const CountyRanking& county : session.results.ranking.counties)
    if (county.assessment->county == session.selection.county)
      for (const RankedIndustry& e : county.ranking)
        order.push_back(static_cast<std::size_t>(
            std::find(all.alternatives.begin(), all.alternatives.end(), e.industry) - all.alternatives.begin()));
  for (std::size_t i = 0; order.size() < all.alternatives.size() && i < all.alternatives.size(); ++i)
    if (std::find(order.begin(), order.end(), i) == order.end()) order.push_back(i);
  return order;
}

/// Industries × methods: the place of each.
/// A name that is too long for three columns by its first letter: "P II", "E III".
std::string short_head(const Look& look, const std::string& name, float step) {
  for (const char* family : {"PROMETHEE ", "ELECTRE ", "MOORA "})
    if (name.starts_with(family) && width(look, name, {TextSize::S, true}) + look.px(8) > 3 * step)
      return name.substr(0, 1) + " " + name.substr(std::string_view(family).size());
  return name;
}

float places_table(const Session& session, const MethodComparison& all, const Look& look, Intents& intents,
                   const Column& column, float y) {
  const Palette& p = look.colours;
  std::vector<std::string> heads;
  std::string own;
  for (const MethodRanking& ranking : all.rankings) {
    heads.push_back(brief_name(*find_method(ranking.method)).in(look.language));
    if (ranking.method == shown_case(session).method.id) own = heads.back();
  }
  const float begin = y, names = names_end(session, look, column);
  const Column grid{column.x + names, column.w - names};
  const float step = grid.w / static_cast<float>(std::max<std::size_t>(1, heads.size()));
  const std::vector<std::string> whole = heads;
  for (std::string& head : heads) head = short_head(look, head, step);
  own = own.empty() ? own : short_head(look, own, step);
  put_in(look, {column.x, y, names - look.px(8), look.px(20)}, tr(look.language, "Place by each method"), {}, p.t3);
  y += staggered_heads(look, heads, own, grid, y);
  for (const std::size_t i : rows_in_order(session, all)) {
    const std::string& id = all.alternatives[i];
    const Box row{column.x - look.px(12), y, column.w + look.px(24), look.px(method_row_height)};
    const Touch t = touch(look, ("place " + id).c_str(), row, 4);
    const bool chosen = id == session.selection.industry;
    if (chosen || t.hovered) fill(row, chosen ? p.accent_tint : p.hover, look.px(4));
    put_in(look, {column.x, y, names - look.px(8), row.h}, industry_name(session, id), {TextSize::S, chosen}, p.ink);
    for (std::size_t k = 0; k < heads.size(); ++k) {
      const std::vector<int>& ranks = all.rankings[k].ranks;
      const bool tied = std::count(ranks.begin(), ranks.end(), ranks[i]) > 1;
      const Box cell{grid.x + step * static_cast<float>(k), y, step, row.h};
      const std::string place = std::to_string(ranks[i]), shared = place + "=";
      const bool fits = width(look, shared, {TextSize::S, ranks[i] == 1}) <= step - look.px(3);
      place_cell(look, cell, tied && fits ? shared : place, ranks[i]);
      if (tied && !fits) // no room for the sign: a line under the number
        horizontal(cell.centre().x - look.px(7), cell.centre().x + look.px(7), cell.centre().y + look.px(9), p.n1, 1);
      if (heads[k] == own) outline(cell, p.accent, 0, 1);
      if (t.hovered && ImGui::IsMouseHoveringRect(cell.min(), cell.max()))
        tooltip(look, sentence(look, tied ? mark("{0}: place {1}, shared") : mark("{0}: place {1}"), whole[k], place));
    }
    if (t.clicked) intents.push_back(ChooseIndustry{id});
    y += row.h;
  }
  return y - begin;
}

/// "The methods agree on places 1–3 and differ from place 4. 18 of 21 put Yak first."
std::string agreement(const Session& session, const MethodComparison& all, const Look& look) {
  std::string text = all.agreed.sentence.in(look.language);
  if (all.rankings.size() < 2 || all.alternatives.empty()) return text;
  const std::size_t first = rows_in_order(session, all).front();
  const auto decides = [](const MethodRanking& ranking) { // where all tie, nobody is put first
    return std::any_of(ranking.ranks.begin(), ranking.ranks.end(), [](int rank) { return rank > 1; });
  };
  const auto deciding = std::count_if(all.rankings.begin(), all.rankings.end(), decides);
  const auto leading = std::count_if(all.rankings.begin(), all.rankings.end(), [&](const MethodRanking& ranking) {
    return decides(ranking) && ranking.ranks[first] == 1;
  });
  if (deciding == 0) return text;
  return text + (look.language == Language::zh ? "" : " ") +
         sentence(look, mark("**{0}** of **{1}** that tell the industries apart put {2} first."),
                  std::to_string(leading), std::to_string(deciding), industry_name(session, all.alternatives[first]));
}

} // namespace

float methods_view(const Session& session, UiState& ui, Intents& intents, Column column, float y) {
  const Look& look = ui.look;
  const float begin = y;
  y += choice(session, ui, intents, column, y) + look.px(18);
  horizontal(column.x, column.x + column.w, y, look.colours.line);
  y += look.px(18);
  const MethodComparison* all = shown_methods(session);
  if (!all) return y - begin; // for a moment
  put(look, column.x, y, tr(look.language, "The methods side by side"), {TextSize::M, true}, look.colours.ink);
  y += look.px(30);
  y += paragraph(look, column.x, y, column.w, agreement(session, *all, look), {TextSize::M}, look.colours.t2) +
       look.px(12);
  y += places_table(session, *all, look, intents, column, y) + look.px(14);
  y += refusals(look, *all, column, y) + look.px(6);
  y +=
      paragraph(look, column.x, y, column.w,
                tr(look.language, "All at the judged weights; a method takes the parameters of its source unless it is "
                                  "the method of this case."),
                {}, look.colours.t3);
  return y - begin;
}

} // namespace yindi::gui
