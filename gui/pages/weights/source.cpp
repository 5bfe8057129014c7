// Who weighs: people by their judgements, or one of the objective weightings by the data of all counties.

#include "engine/ranking/case_weights.h"
#include "engine/schema/domains.h"
#include "gui/pages/weights/weights_page.h"
#include "gui/session/data_weights.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

constexpr const char* sources_list = "sources of the weights";

/// Whether people's judgements count beside the data, where the case lets the data weigh: a blank is the data alone.
Words ways_to_combine() {
  Words ways = combining_words();
  ways.insert(ways.begin(), {"", both(mark("The data alone"))});
  return ways;
}

float combining_switch(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  std::vector<std::string> parts;
  int chosen = 0;
  const Words ways = ways_to_combine();
  for (const Word& way : ways) {
    if (v.c().judging.weighting.combine == way.id) chosen = static_cast<int>(parts.size());
    parts.push_back(way.name.in(look.language));
  }
  const Box box{column.x, y, std::min(column.w, segments_width(look, parts)), look.px(control_height)};
  if (const auto taken = segments(look, "combining", box, parts, chosen))
    v.intents.push_back(Change{"weighting.combine", ways[static_cast<std::size_t>(*taken)].id});
  return box.h + look.px(8);
}

/// What the data's part in the weights is, and what becomes of answers.
std::string said_of_source(const WeightsView& v) {
  const Language language = v.look().language;
  std::vector<Sentence> all = v.county ? said_of_weights(v.c(), v.county->weights) : std::vector<Sentence>{};
  if (all.empty()) all.push_back(said_of_data_weights(v.c()));
  if (v.c().judging.weighting.combine.empty())
    all.push_back(say(mark("Answers given here are kept, but they do not count.")));
  std::string said;
  for (const Sentence& one : all) said += (said.empty() || language == Language::zh ? "" : " ") + one.in(language);
  return said;
}

/// What is chosen, and an arrow down. Returns whether it was pressed.
bool source_box(const Look& look, const Box& box, const std::string& label) {
  const Palette& p = look.colours;
  const Touch t = touch(look, "source of the weights", box);
  fill(box, t.hovered ? p.hover : p.page, look.px(6));
  outline(box, p.line2, look.px(6));
  put_in(look, {box.x + look.px(12), box.y, box.w - look.px(32), box.h}, label, {}, p.ink);
  icon(look, {box.right() - look.px(16), box.centre().y}, Icon::chevron_down, p.t2, 16);
  return t.clicked;
}

void list_of_sources(WeightsView& v, const Box& below, const ObjectiveWeighting* now) {
  const Look& look = v.look();
  const float count = 1 + static_cast<float>(objective_weightings().size());
  const float w = std::max(below.w, look.px(340)), x = std::min(below.x, v.look().px(12) + below.right() - w);
  const float h = std::min(look.px(18 + 31 * count), ImGui::GetIO().DisplaySize.y - below.bottom() - look.px(44));
  if (!begin_list(look, sources_list, {x, below.bottom() + look.px(4), w, h})) return;
  const auto row = [&](const std::string& id, const std::string& label, bool chosen, bool possible) {
    const std::string remark(possible ? "" : tr(look.language, "does not take these data"));
    if (!list_row(look, ("source " + id).c_str(), label, remark, chosen) || !possible) return;
    choose_source(v, id);
    ImGui::CloseCurrentPopup();
  };
  row("ahp", std::string(tr(look.language, "people's judgements")), !now, true);
  const DataWeights* data = shown_data_weights(v.session);
  for (const ObjectiveWeighting& weighting : objective_weightings()) {
    const bool possible =
        !data || weighting.id == std::string("equal") ||
        std::any_of(data->rows.begin(), data->rows.end(), [&](const auto& r) { return r.weighting == weighting.id; });
    row(weighting.id, weighting.name.in(look.language), now == &weighting, possible);
  }
  end_list();
}

} // namespace

void choose_source(WeightsView& v, const std::string& kind) {
  Changes changes;
  for (const auto& [parameter, value] : v.c().judging.weighting.parameters)
    changes.all.push_back({"weighting.parameters." + parameter, ""}); // those of another weighting
  changes.all.push_back({"weighting.normalization", ""});
  if (!find_objective_weighting(kind)) changes.all.push_back({"weighting.combine", ""});
  changes.all.push_back({"weighting.kind", kind});
  v.intents.push_back(std::move(changes));
}

float weights_source(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  const ObjectiveWeighting* now = data_weighting(v.c());
  const std::string head(tr(look.language, "The weights come from"));
  const std::string label = now ? now->name.in(look.language) : std::string(tr(look.language, "people's judgements"));
  const float button_w = width(look, label) + look.px(44), head_w = width(look, head) + look.px(12);
  const bool beside = column.w > look.px(900); // there is room at the right of the heading
  const bool below = !beside && head_w + button_w > column.w;
  const float x = beside ? column.x + column.w - button_w : below ? column.x : column.x + head_w;
  const float head_h = below ? look.px(26) : look.px(control_height);
  const Box box{x, below ? y + head_h : y, std::min(button_w, column.w), look.px(control_height)};
  put_in(look, {below ? x : x - head_w, y, head_w, head_h}, head, {}, look.colours.t3);
  if (source_box(look, box, label)) {
    ImGui::OpenPopup(sources_list);
    v.intents.push_back(LookAtDataWeights{true}); // which of them take these data
  }
  list_of_sources(v, box, now);
  float h = beside ? 0 : box.bottom() - y + look.px(10);
  if (!now) return h;
  const float w = beside ? column.w - button_w - head_w - look.px(24) : column.w;
  h += paragraph(look, column.x, y + h, w, said_of_source(v), {}, look.colours.warn) + look.px(8);
  h += combining_switch(v, column, y + h);
  return h + look.px(12);
}

} // namespace yindi::gui
