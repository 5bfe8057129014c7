#include "gui/pages/criteria/criteria_page.h"

#include "engine/schema/fields.h"
#include "engine/schema/text_fields.h"
#include "gui/pages/actions.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <functional>

namespace yindi::gui {
namespace {

/// Local weights multiplied down.
std::map<std::string, double> node_shares(const CountyRanking* county) {
  std::map<std::string, double> shares;
  if (!county) return shares;
  shares[goal] = 1;
  for (const NodeWeights& node : county->weights.nodes) { // parents come first
    const double above = shares[node.node];
    for (std::size_t i = 0; i < node.items.size() && i < node.weights.size(); ++i)
      shares[node.items[i]] = above * node.weights[i];
  }
  return shares;
}

/// How many leaves, the heaviest first, carry half of the weight.
std::string carriers(const CriteriaView& v) {
  const auto leaves = yindi::leaves(v.library(), goal);
  std::vector<double> all;
  for (const std::string& leaf : leaves) all.push_back(v.weight(leaf));
  std::sort(all.rbegin(), all.rend());
  double sum = 0;
  std::size_t count = 0;
  while (count < all.size() && sum < .5 - 1e-12) sum += all[count++];
  if (v.weights.empty() || sum <= 0) return v.tell(say(mark("{} criteria"), std::to_string(leaves.size())));
  return v.tell(
      say(mark("{0} of {1} criteria carry half the weight"), std::to_string(count), std::to_string(leaves.size())));
}

std::string heaviest(const CriteriaView& v) {
  const auto leaves = yindi::leaves(v.library(), goal);
  if (v.weights.empty() || leaves.empty())
    return v.tell(mark("There are no weights yet; the Weights page asks for them."));
  const auto most = *std::max_element(leaves.begin(), leaves.end(), [&](const std::string& a, const std::string& b) {
    return v.weight(a) < v.weight(b);
  });
  std::string text =
      v.tell(say(mark("{0} counts most, **{1}**."), criterion_name(v.session, most), decimal(v.weight(most), 3)));
  std::vector<Text> unknown;
  for (const std::string& leaf : leaves)
    if (is_unassessed(v, leaf)) unknown.push_back(plain(criterion_name(v.session, leaf)));
  constexpr std::size_t most_named = 4;
  if (unknown.size() > most_named + 1) {
    const std::string more = v.tell(say(mark("{} more criteria"), std::to_string(unknown.size() - most_named)));
    unknown.resize(most_named);
    unknown.push_back(plain(more));
  }
  if (!unknown.empty())
    text += (v.look().language == Language::zh ? "" : " ") +
            v.tell(say(mark("Not assessed in {0}: {1}."), county_name(v.session, v.session.selection.county),
                       list(unknown)));
  return text;
}

float criteria_heading(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y;
  const ButtonOptions how{};
  const float add = action_width(look, "add criterion", how);
  action_button(v.session, v.ui, v.intents, "add criterion",
                {column.x + column.w - add, y + look.px(3), add, look.px(control_height)}, how);
  const float take = action_width(look, "take criterion", how);
  action_button(v.session, v.ui, v.intents, "take criterion",
                {column.x + column.w - add - take - look.px(8), y + look.px(3), take, look.px(control_height)}, how);
  y += paragraph(look, column.x, y, column.w - add - take - look.px(24), carriers(v), {TextSize::L, true},
                 look.colours.ink);
  y += paragraph(look, column.x, y, column.w, heaviest(v), {TextSize::M}, look.colours.t2);
  return y - begin;
}

} // namespace

void CriteriaView::put(const char* key, const Criterion& changed) const {
  const Field& field = *fields<Criterion>().find(key);
  intents.push_back(Change{path(key), field_text(Item::look(changed), field).value_or(""), 0});
}

CriteriaView criteria_view(const Session& session, UiState& ui, Intents& intents) {
  const CountyRanking* county = shown_county(session);
  CriteriaView v{session, ui, intents, county, node_shares(county), nullptr};
  v.chosen = chosen_criterion(v.library(), ui.criteria);
  return v;
}

const Criterion* chosen_criterion(const Library& library, const CriteriaState& state) {
  if (const Criterion* chosen = find_criterion(library, state.chosen)) return chosen;
  const std::vector<std::string> all = yindi::leaves(library, goal);
  if (!all.empty()) return find_criterion(library, all.front());
  return library.criteria.empty() ? nullptr : &library.criteria.front();
}

bool is_group(const Library& library, const std::string& criterion) { return !children(library, criterion).empty(); }

bool is_unassessed(const CriteriaView& v, const std::string& leaf) {
  if (!v.county || !v.county->assessment) return false;
  const auto& missing = v.county->assessment->not_assessed;
  return std::any_of(missing.begin(), missing.end(), [&](const NotAssessed& one) { return one.criterion == leaf; });
}

ImU32 criterion_fill(const CriteriaView& v, const std::string& criterion) {
  const std::string group = group_of(v.library(), criterion);
  const auto groups = children(v.library(), goal);
  const auto at = static_cast<std::size_t>(std::find(groups.begin(), groups.end(), group) - groups.begin());
  return v.look().colours.fill[at % 7];
}

void choose_criterion(const CriteriaView& v, const std::string& criterion) {
  CriteriaState& state = v.state();
  state.chosen = criterion;
  state.removing = false;
  state.drag.reset();
  state.point = -1;
  state.typed_for.clear();
}

std::optional<std::string> typed_value(CriteriaView& v, const std::string& id, const std::string& written,
                                       const Box& box, const std::string& hint) {
  CaseState& edited = v.ui.case_page;
  std::string text = edited.edited_path == id ? edited.edited_text : written;
  if (field(v.look(), ("##" + id).c_str(), box, text, hint)) {
    edited.edited_path = id;
    edited.edited_text = text;
  }
  if (!ImGui::IsItemDeactivated() || edited.edited_path != id) return std::nullopt;
  edited.edited_path.clear();
  if (pressed(Key::escape) || text == written) return std::nullopt;
  return text;
}

void criteria_page(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Box page = room();
  const Column column{page.x + look.px(28), page.w - look.px(52)};
  CriteriaView v = criteria_view(session, ui, intents);
  float y = page.y + look.px(18);
  y += criteria_heading(v, column, y) + look.px(12);
  if (v.state().adding) y += adding_line(v, column, y) + look.px(12);
  y += icicle(v, column, y) + look.px(14);
  if (!session.message.empty() && !look.projector)
    y += paragraph(look, column.x, y, column.w, session.message.in(look.language), {}, look.colours.err) + look.px(8);
  const float gap = look.px(20);
  if (v.state().taking.open) {
    y += taking_panel(v, column, y);
  } else if (column.w < look.px(820)) {
    y += criteria_tree(v, column, y) + gap;
    y += criterion_editor(v, column, y);
  } else {
    const float left = std::min(look.px(404), column.w * .42F);
    const float tree = criteria_tree(v, {column.x, left}, y);
    const Column right{column.x + left + 2 * gap, column.w - left - 2 * gap};
    const float editor = criterion_editor(v, right, y), h = std::max(tree, editor);
    vertical(column.x + left + gap, y, y + h, look.colours.line);
    y += h;
  }
  ImGui::SetCursorScreenPos({page.x, y + look.px(24)});
  ImGui::Dummy({1, 1});
}

PageState criteria_state(const Session& session) {
  const CountyRanking* county = shown_county(session);
  if (!county || !county->assessment) return {State::attention, 0};
  const auto missing = static_cast<int>(county->assessment->not_assessed.size());
  return {missing > 0 ? State::attention : State::done, missing};
}

} // namespace yindi::gui
