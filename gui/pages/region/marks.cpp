#include "gui/pages/region/region_page.h"

#include "engine/schema/text_fields.h"
#include "gui/widgets/text.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace yindi::gui {
namespace {

struct MarkColour {
  unsigned char r, g, b;
  bool ink; ///< letters in ink, else white
};
/// The first ten differ under every kind of sight (the look of the mock-ups); beyond all of them they come again,
/// paler.
constexpr MarkColour mark_colours[] = {
    {0x8D, 0x75, 0x19, false}, {0xF2, 0xD0, 0x6E, true},  {0xC4, 0x57, 0x84, false}, {0xC2, 0xA6, 0xC5, true},
    {0x90, 0x32, 0x22, false}, {0xD0, 0x99, 0x7D, true},  {0x00, 0x77, 0x65, false}, {0xAB, 0xE2, 0xCA, true},
    {0x3B, 0x4E, 0x75, false}, {0x2B, 0x7F, 0xCB, false}, {0xE8, 0x7A, 0x2E, true},  {0x7A, 0x4F, 0xA3, false},
    {0x9C, 0xCE, 0xF3, true},  {0x6E, 0x6B, 0x68, false}, {0x5F, 0xAE, 0x8B, true},  {0xD9, 0x3B, 0x3B, false},
};

std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t n = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    result.push_back(text.substr(i, n));
    i += n;
  }
  return result;
}

/// The first free of: one character of a Chinese name; the first letter and one more of an English one.
std::string letters_of(const std::string& name, std::set<std::string>& taken) {
  const auto all = characters(name);
  if (all.empty()) return "?";
  const bool latin = all[0].size() == 1;
  for (std::size_t i = latin ? 1 : 0; i < all.size(); ++i) {
    if (all[i] == " " || all[i] == "-" || all[i] == "(" || all[i] == "（") continue;
    const std::string letters = latin ? all[0] + all[i] : all[i];
    if (taken.insert(letters).second) return letters;
  }
  return all[0];
}

/// Those with the most uses get the colours that differ most.
std::vector<IndustryMark> marks_of(const std::vector<std::string>& names, const std::vector<std::size_t>& uses) {
  std::vector<std::size_t> order(uses.size()), place(uses.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return uses[a] > uses[b]; });
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<IndustryMark> marks;
  std::set<std::string> taken;
  for (const std::string& name : names) {
    const std::size_t at = place[marks.size()], all = std::size(mark_colours);
    const MarkColour& colour = mark_colours[at % all];
    const int pale = at / all % 2 == 1 ? 55 : 0; // per cent of white
    const auto shade = [&](int part) { return part + (255 - part) * pale / 100; };
    marks.push_back({IM_COL32(shade(colour.r), shade(colour.g), shade(colour.b), 255),
                     colour.ink || pale > 0 ? IM_COL32(0x1B, 0x24, 0x30, 255) : IM_COL32(255, 255, 255, 255),
                     letters_of(name, taken)});
  }
  return marks;
}

} // namespace

std::vector<IndustryMark> industry_marks(const Regional& answer, Language language) {
  const Case& c = *answer.of;
  std::vector<std::size_t> uses(c.model->industry_ids.size(), 0);
  if (has_plan(answer)) // of first choices alone: planning again must not change the colours
    for (const auto& chosen : answer.result.plan->alone.chosen)
      for (const std::size_t k : chosen) ++uses[k];
  std::vector<std::string> names;
  for (const std::string& id : c.model->industry_ids) {
    const Industry* industry = find_industry(c, id);
    names.push_back(industry ? industry->name.in(language) : id);
  }
  return marks_of(names, uses);
}

std::vector<IndustryMark> item_marks(const Regional& answer, Language language) {
  const Region& region = answer.result.region;
  std::vector<std::size_t> uses(region.items.size(), 0);
  for (const std::size_t county : answer.result.h.counties)
    if (region.leading[county] != no_lead) ++uses[static_cast<std::size_t>(region.leading[county])];
  std::vector<std::string> names;
  for (const Text& name : region.item_names) names.push_back(name.in(language));
  return marks_of(names, uses);
}

float industry_tag(const Look& look, float x, float middle, const IndustryMark& mark) {
  const Box box{x, middle - look.px(9), look.px(28), look.px(18)};
  fill(box, mark.fill, look.px(3));
  put_in(look, box, mark.letters, {TextSize::S, true}, mark.on_fill, Align::centre);
  return box.w;
}

float industry_tags(const Look& look, float x, float middle, const std::vector<IndustryMark>& marks,
                    const std::vector<std::size_t>& chosen) {
  float at = x;
  for (const std::size_t k : chosen) at += industry_tag(look, at, middle, marks[k]) + look.px(2);
  return at - x;
}

std::optional<std::size_t> place_in_plan(const Plan& plan, const std::string& county) {
  const auto& ids = plan.problem.counties;
  const auto at = std::find(ids.begin(), ids.end(), county);
  return at == ids.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - ids.begin()));
}

bool has_plan(const Regional& answer) { return answer.result.plan && !answer.result.plan->planned.chosen.empty(); }

Change plan_list_change(const char* key, const std::vector<std::string>& texts) {
  return {std::string("plan.") + key, json_list(texts)};
}

} // namespace yindi::gui
