// "Does this model know the province?": the agreement with what counties are known for, beside plain rules; what each
// criterion adds; known specialties that a veto excludes; whether the verdict has earned its words.

#include "gui/pages/case/case_page.h"

#include "engine/rationale/charts.h"
#include "gui/session/validity.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

constexpr std::size_t most_criteria = 13, most_excluded = 12;
constexpr double hardly = 0.0005; ///< a change of the area that rounds to nothing
constexpr int among_first = 3;

/// A rule by which industries can be put in order, and how well it does.
struct Rule {
  std::string name;
  Estimate auc;
  std::optional<double> hit;
  bool own = false;
};

std::vector<Rule> rules_of(const Validity& found, const Look& look) {
  const auto hit_of = [](const auto& hits) -> std::optional<double> {
    const auto found_hit = hits.find(among_first);
    if (found_hit == hits.end()) return std::nullopt;
    if constexpr (std::is_same_v<std::decay_t<decltype(found_hit->second)>, Estimate>)
      return found_hit->second.value;
    else
      return found_hit->second;
  };
  std::vector<Rule> rules = {{std::string(tr(look.language, "This model")), found.auc, hit_of(found.hits), true}};
  for (const Baseline& one : found.baselines)
    rules.push_back({one.name.in(look.language), one.auc, hit_of(one.hits), false});
  std::stable_sort(rules.begin() + 1, rules.end(),
                   [](const Rule& x, const Rule& y) { return x.auc.value.value_or(0) > y.auc.value.value_or(0); });
  return rules;
}

/// Bars from chance (a half) to always, with the 95 % range below each; at the right how often a known one is among the
/// first three.
float rule_bars(const Look& look, const Validity& found, const Column& column, float y) {
  const Palette& p = look.colours;
  const float begin = y, row = look.px(42), bar = look.px(20), gap = look.px(12);
  const std::string first(tr(look.language, "in the first 3"));
  const float hits = width(look, first) + gap;
  const std::vector<Rule> rules = rules_of(found, look);
  float names = 0;
  for (const Rule& rule : rules) names = std::max(names, width(look, rule.name, {TextSize::S, rule.own}));
  names = std::min(names, column.w * .42F);
  const float left = column.x + names + gap, right = column.x + column.w - hits - gap;
  const auto at = [&](double auc) {
    return left + static_cast<float>(std::clamp((auc - .5) / .5, 0.0, 1.0)) * (right - left);
  };
  put(look, left, y, tr(look.language, "0.5 chance"), {}, p.t3);
  put_in(look, {left, y, right - left + look.px(4), look.px(20)}, "1", {}, p.t3, Align::right);
  put_in(look, {right, y, hits + gap, look.px(20)}, first, {}, p.t3, Align::right);
  y += look.px(26);
  for (const double tick : {.6, .7, .8, .9, 1.0})
    vertical(at(tick), y, y + row * static_cast<float>(rules.size()) - look.px(6), p.line);
  for (const Rule& rule : rules) {
    paragraph(look, column.x, y, names, rule.name, {TextSize::S, rule.own}, p.ink); // two lines at most
    if (rule.auc.value) {
      const float end = at(*rule.auc.value);
      fill({left, y, end - left, bar}, rule.own ? p.accent : p.n1);
      const std::string text = decimal(*rule.auc.value, 2);
      const float w = width(look, text, {TextSize::S, true}) + look.px(12);
      if (end - left > w)
        put_in(look, {left, y, end - left - look.px(6), bar}, text, {TextSize::S, true},
               rule.own ? p.accent_text : p.ink, Align::right);
      else
        put_in(look, {end + look.px(6), y, w, bar}, text, {TextSize::S, true}, p.ink);
      if (rule.auc.low && rule.auc.high && *rule.auc.high > *rule.auc.low) {
        const float line = y + bar + look.px(6);
        horizontal(at(*rule.auc.low), at(*rule.auc.high), line, p.ink, look.px(2));
        for (const double end_of : {*rule.auc.low, *rule.auc.high})
          vertical(at(end_of), line - look.px(4), line + look.px(4), p.ink, look.px(2));
      }
    }
    if (rule.hit)
      put_in(look, {right + gap, y, hits, bar}, per_cent(*rule.hit).in(look.language), {TextSize::S, rule.own}, p.ink,
             Align::right);
    y += row;
  }
  vertical(left, begin + look.px(22), y - look.px(6), p.ink, look.px(1.5F));
  y += paragraph(look, column.x, y, column.w,
                 tr(look.language, "A lower bound: a county may well grow what nobody has listed."), {}, p.t3);
  return y - begin;
}

/// What a criterion adds to the area under the curve, the largest first, then what each takes away.
struct Added {
  std::string id;
  double by = 0;
};

std::vector<Added> added_by(const Validity& found) {
  std::vector<Added> all;
  if (!found.auc.value) return all;
  for (const CriterionValidity& one : found.criteria)
    if (one.without) all.push_back({one.id, *found.auc.value - *one.without});
  std::stable_sort(all.begin(), all.end(), [](const Added& x, const Added& y) { return x.by > y.by; });
  return all;
}

/// Of many those that change most, in their order.
std::vector<Added> worth_drawing(const std::vector<Added>& all) {
  std::vector<Added> shown;
  std::copy_if(all.begin(), all.end(), std::back_inserter(shown),
               [](const Added& one) { return std::abs(one.by) >= hardly; });
  while (shown.size() > most_criteria)
    shown.erase(std::min_element(shown.begin(), shown.end(),
                                 [](const Added& x, const Added& y) { return std::abs(x.by) < std::abs(y.by); }));
  return shown;
}

float criterion_bars(const Session& session, const Look& look, const Validity& found, const Column& column, float y) {
  const Palette& p = look.colours;
  const float begin = y, row = look.px(26), bar = look.px(17), gap = look.px(10), number = look.px(58);
  put(look, column.x, y, tr(look.language, "What each criterion adds or takes away"), {TextSize::M, true}, p.ink);
  y += look.px(30);
  const std::vector<Added> all = added_by(found), shown = worth_drawing(all);
  if (shown.empty())
    return y + paragraph(look, column.x, y, column.w, tr(look.language, "No criterion alone changes it."), {}, p.t2) -
           begin;
  double most_added = hardly, most_taken = 0;
  float names = 0;
  for (const Added& one : shown) {
    most_added = std::max(most_added, one.by), most_taken = std::max(most_taken, -one.by);
    names = std::max(names, width(look, criterion_name(session, one.id), {TextSize::S, true}));
  }
  names = std::min(names, column.w * .5F);
  // Names, numbers of what takes away, bars to the left and right of the line, numbers of what adds.
  const float bars = column.w - names - gap - 2 * number;
  const float one_unit = bars / static_cast<float>(most_added + most_taken);
  const float zero = column.x + names + gap + number + static_cast<float>(most_taken) * one_unit;
  const std::string less(tr(look.language, "knows less without it")), more(tr(look.language, "knows more without it"));
  put(look, zero + look.px(6), y, less, {}, p.t3);
  if (most_taken > 0 && width(look, more) + look.px(6) < zero - column.x)
    put_in(look, {column.x, y, zero - column.x - look.px(6), look.px(20)}, more, {}, p.t3, Align::right);
  y += look.px(26);
  const float top = y;
  for (const Added& one : shown) {
    const bool adds = one.by > 0;
    const float length = static_cast<float>(std::abs(one.by)) * one_unit;
    const std::string text = signed_decimal(one.by, 3);
    put_in(look, {column.x, y, names, bar}, criterion_name(session, one.id), {TextSize::S, std::abs(one.by) >= .01},
           p.ink);
    fill({adds ? zero : zero - length, y, length, bar},
         p.fill[group_place(shown_case(session).model->library, one.id) % 7]);
    if (adds)
      put_in(look, {zero + length + look.px(6), y, number, bar}, text, {TextSize::S, one.by >= .01}, p.ink);
    else
      put_in(look, {zero - length - look.px(6) - number, y, number, bar}, text, {TextSize::S, one.by <= -.01}, p.ink,
             Align::right);
    y += row;
  }
  vertical(zero, top - look.px(4), y - look.px(4), p.ink, look.px(1.5F));
  if (all.size() > shown.size()) {
    double least = most_added + most_taken;
    for (const Added& one : shown) least = std::min(least, std::abs(one.by));
    y += paragraph(look, column.x, y, column.w,
                   sentence(look,
                            all.size() == shown.size() + 1 ? mark("{0} more changes it by less than {1}")
                                                           : mark("{0} more change it by less than {1}"),
                            std::to_string(all.size() - shown.size()), decimal(std::max(least, 2 * hardly), 3)),
                   {}, p.t3);
  }
  return y - begin;
}

/// Known specialties that a veto excludes: each is a finding. A click goes to the county.
float excluded_known(const Session& session, UiState& ui, Intents& intents, const Validity& found, const Column& column,
                     float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  std::vector<const JudgedPair*> excluded;
  for (const JudgedPair& pair : found.pairs)
    if (pair.excluded) excluded.push_back(&pair);
  const float begin = y, row = look.px(30), w = column.w;
  if (excluded.empty())
    return paragraph(look, column.x, y, w, tr(look.language, "Of what counties are known for nothing is excluded."), {},
                     p.t2);
  y += block_title(look, column, y, std::string(tr(look.language, "Known for it, and excluded here")),
                   sentence(look,
                            excluded.size() == 1 ? mark("{} finding: the veto, the number or the list is wrong")
                                                 : mark("{} findings: the veto, the number or the list is wrong"),
                            std::to_string(excluded.size())));
  for (std::size_t i = 0; i < std::min(excluded.size(), most_excluded); ++i) {
    const JudgedPair& pair = *excluded[i];
    const Box box{column.x - look.px(12), y, w + look.px(24), row};
    const Touch t = touch(look, ("excluded " + pair.county + " " + pair.industry).c_str(), box);
    if (t.hovered) fill(box, p.hover, look.px(4));
    put_in(look, {column.x, y, w * .18F, row}, county_name(session, pair.county), {TextSize::S, true}, p.ink);
    put_in(look, {column.x + w * .2F, y, w * .22F, row}, industry_name(session, pair.industry), {}, p.ink);
    icon(look, {column.x + w * .44F, y + row / 2}, Icon::forbidden, p.t2, 16);
    put_in(look, {column.x + w * .44F + look.px(16), y, w * .56F - look.px(16), row},
           pair.excluded->limit.in(look.language), {}, p.ink);
    if (t.clicked) {
      intents.push_back(ChooseCounty{pair.county});
      intents.push_back(ChoosePage{"ranking"});
    }
    y += row;
    horizontal(column.x, column.x + w, y, p.line);
  }
  if (excluded.size() > most_excluded)
    y += look.px(4) + paragraph(look, column.x, y + look.px(4), w,
                                sentence(look, mark("and {} more: yindi validity CASEBOOK"),
                                         std::to_string(excluded.size() - most_excluded)),
                                {}, p.t3);
  return y - begin;
}

} // namespace

float agreement(const Session& session, UiState& ui, Intents& intents, const Column& column, float y) {
  if (shown_case(session).known.empty()) return 0;
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const float begin = y;
  horizontal(column.x, column.x + column.w, y, p.line);
  y += look.px(20);
  const bool beside = column.w > look.px(760);
  const float half = beside ? column.w / 2 - look.px(20) : column.w;
  const float top = y;
  put(look, column.x, y, tr(look.language, "Does this model know the province?"), {TextSize::M, true}, p.ink);
  y += look.px(30);
  const Agreed* agreed = shown_agreement(session);
  if (!agreed || !agreed->found) {
    const std::string why = agreed ? agreed->problem.in(look.language)
                                   : std::string(tr(look.language, "It is being compared with known.csv…"));
    return y + paragraph(look, column.x, y, column.w, why, {}, p.t2) + look.px(20) - begin;
  }
  const Validity& found = *agreed->found;
  const std::string stop = look.language == Language::zh ? "。" : ".";
  y += paragraph(look, column.x, y, half, validity_in_brief(found).in(look.language) + stop, {}, p.ink) + look.px(14);
  y += rule_bars(look, found, {column.x, half}, y);
  const Column second{beside ? column.x + column.w / 2 + look.px(20) : column.x, half};
  const float at = beside ? top : y + look.px(20);
  const float right = at + criterion_bars(session, look, found, second, at);
  y = std::max(y, right) + look.px(20);
  y += excluded_known(session, ui, intents, found, column, y);
  return y + look.px(24) - begin;
}

void earned_words(const Session& session, Cursor& cursor) {
  const Agreed* agreed = shown_agreement(session);
  if (!agreed || !agreed->found) return;
  const Validity& found = *agreed->found;
  const Look& look = cursor.look;
  const Palette& p = look.colours;
  if (!found.verdicts.empty()) {
    cursor.rule();
    cursor.title(tr(look.language, "Has the verdict earned its word?"));
    cursor.say(tr(look.language, "Share of counties whose first industry is one that they are known for"), p.t3);
    cursor.gap(6);
    float words = 0;
    for (const VerdictCount& one : found.verdicts)
      words = std::max(words, width(look, verdict_word(one.level).in(look.language), {TextSize::S, true}));
    words = std::min(words, cursor.w * .44F);
    for (const VerdictCount& one : found.verdicts) {
      const double share = one.counties > 0 ? one.right / static_cast<double>(one.counties) : 0;
      const float row = look.px(26), left = cursor.x + words + look.px(12), of = look.px(52), number = look.px(46);
      const float room_for = std::max(cursor.x + cursor.w - of - number - look.px(6) - left, look.px(20));
      put_in(look, {cursor.x, cursor.y, words, row}, verdict_word(one.level).in(look.language), {TextSize::S, true},
             p.ink);
      fill({left, cursor.y + look.px(4), room_for * static_cast<float>(share), row - look.px(8)}, p.n1);
      put_in(look, {left + room_for * static_cast<float>(share) + look.px(6), cursor.y, number, row},
             per_cent(share).in(look.language), {TextSize::S, true}, p.ink);
      put_in(look, {cursor.x + cursor.w - of, cursor.y, of, row},
             sentence(look, mark("of {}"), std::to_string(one.counties)), {}, p.t3, Align::right);
      cursor.y += row;
    }
  }
  cursor.rule();
  cursor.title(tr(look.language, "What was compared"));
  cursor.say(sentence(look,
                      mark("{0} pairs of {1} counties; each county is judged without what the case holds of its "
                           "own products."),
                      std::to_string(found.pairs.size()), std::to_string(found.counties)),
             p.ink);
  if (!found.left_out.empty())
    cursor.say(sentence(look,
                        found.left_out.size() == 1
                            ? mark("{} pair is left out, with its reason in yindi validity.")
                            : mark("{} pairs are left out, with their reasons in yindi validity."),
                        std::to_string(found.left_out.size())),
               p.t2);
  cursor.say(tr(look.language, "Ranges: 95 of 100 resamples of the counties."), p.t2);
  cursor.gap(8);
  cursor.say(tr(look.language, "What is there need not be what should be backed: a criterion that takes away may still "
                               "be right."),
             p.t2);
}

} // namespace yindi::gui
