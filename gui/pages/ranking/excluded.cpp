#include "gui/pages/ranking/ranking_page.h"

#include "engine/conditions/backing.h"
#include "engine/conditions/cell_words.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yindi::gui {
namespace {

/// What a band needs and what the county has, where the veto is on a band.
struct BandCase {
  std::string condition, unit;
  double needs_from = 0, needs_to = 0, here = 0;
};

std::optional<BandCase> band_case(const Session& session, const Exclusion& exclusion) {
  const Criterion* leaf = find_criterion(shown_case(session).model->library, exclusion.criterion);
  if (!leaf || !leaf->measure || leaf->measure->kind != "band" || leaf->measure->condition.empty()) return std::nullopt;
  BandCase result;
  bool here = false, needs = false;
  for (const Input& input : exclusion.value.inputs) {
    if (const double* value = std::get_if<double>(&input.cell); value && input.table == InputTable::counties) {
      result.condition = input.column;
      result.unit = backing_of(shown_case(session), *shown_county(session)->assessment, input).unit;
      result.here = *value;
      here = true;
    }
    const auto* corners = std::get_if<std::vector<double>>(&input.cell);
    if (corners && corners->size() == 4 && input.table == InputTable::industries) {
      result.needs_from = corners->front();
      result.needs_to = corners->back();
      needs = true;
    }
  }
  return here && needs ? std::optional(result) : std::nullopt;
}

std::string reason(const Session& session, const Look& look, const Exclusion& exclusion) {
  const std::string leaf = criterion_name(session, exclusion.criterion);
  if (const auto band = band_case(session, exclusion))
    return sentence(look, mark("{0}: needs {1} to {2}, here {3}"), leaf, quantity(band->needs_from),
                    quantity(band->needs_to, band->unit), quantity(band->here, band->unit));
  const std::string veto = exclusion.reason.empty() ? leaf : exclusion.reason.in(look.language);
  const Sentence behind = behind_veto(shown_case(session), *shown_county(session)->assessment, exclusion);
  return sentence(look, mark("{0} ({1})"), veto, behind.in(look.language));
}

/// One axis for all bands of one condition.
struct BandAxis {
  Box box;
  double most = 1, step = 1;
  float at(double value) const { return box.x + static_cast<float>(value / most) * box.w; }
};

BandAxis band_axis(const Session& session, const std::vector<Exclusion>& excluded, const std::string& condition,
                   const Box& box) {
  BandAxis axis{box};
  double most = 0;
  for (const Exclusion& exclusion : excluded)
    if (const auto band = band_case(session, exclusion); band && band->condition == condition)
      most = std::max({most, band->needs_to, band->here});
  const double power = std::pow(10, std::floor(std::log10(std::max(most, 1e-9) / 5)));
  for (const double factor : {1.0, 2.0, 5.0, 10.0})
    if (most / (factor * power) <= 5) {
      axis.step = factor * power;
      break;
    }
  axis.most = std::ceil(most / axis.step) * axis.step;
  return axis;
}

void draw_band(const Look& look, const BandAxis& axis, const BandCase& band, float middle) {
  const Palette& p = look.colours;
  horizontal(axis.box.x, axis.box.right(), middle, p.line2);
  const float from = axis.at(std::max(0.0, band.needs_from)), to = axis.at(band.needs_to);
  fill({from, middle - look.px(5), std::max(look.px(2), to - from), look.px(10)}, p.n2, look.px(2));
  vertical(axis.at(band.here), middle - look.px(13), middle + look.px(13), p.ink, look.px(2));
}

void ticks(const Look& look, const BandAxis& axis, const std::string& unit, float y) {
  int n = 0;
  for (double tick = 0; tick <= axis.most * 1.0001; tick = ++n * axis.step) {
    const bool last = tick + axis.step > axis.most * 1.0001;
    const std::string text = quantity(tick, last ? unit : std::string()).in(look.language);
    put_in(look, {axis.at(tick) - look.px(60), y, look.px(120), look.px(20)}, text, {}, look.colours.t3, Align::centre);
  }
}

/// The condition that most of the bands speak of: the axis is drawn for it.
std::string common_condition(const Session& session, const std::vector<Exclusion>& excluded) {
  std::map<std::string, int> counts;
  for (const Exclusion& exclusion : excluded)
    if (const auto band = band_case(session, exclusion)) ++counts[band->condition];
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::string() : most->first;
}

} // namespace

float excluded_industries(const Session& session, UiState& ui, Column column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const auto& excluded = shown_county(session)->assessment->excluded;
  if (excluded.empty()) return 0;
  const float begin = y, row = look.px(40);
  const std::string condition = common_condition(session, excluded);
  const bool wide = column.w > look.px(700) && !condition.empty();
  const float axis_width = wide ? column.w * .31F : 0;
  const BandAxis axis =
      band_axis(session, excluded, condition, {column.x + column.w - axis_width - look.px(24), y, axis_width, 0});
  const float used = put(look, column.x, y, tr(look.language, "Excluded before scoring"), {TextSize::M, true}, p.ink);
  put(look, column.x + used + look.px(12), y + look.px(3), tr(look.language, "a veto, not a low score"), {}, p.t3);
  y += look.px(34);
  horizontal(column.x, column.x + column.w, y, p.line);
  bool named = false;
  std::string unit;
  for (const Exclusion& exclusion : excluded) {
    const auto band = band_case(session, exclusion);
    const float name_x = column.x + look.px(54), reason_x = column.x + names_end(session, look, column);
    icon(look, {column.x + look.px(10), y + row / 2}, Icon::forbidden, p.t2, 18);
    const std::string name = industry_name(session, exclusion.industry);
    const Box name_box{name_x, y, reason_x - name_x - look.px(10), row};
    put_in(look, name_box, name, {width(look, name, {TextSize::M}) > name_box.w ? TextSize::S : TextSize::M}, p.t2);
    const float room = column.x + column.w - reason_x - (wide ? axis_width + look.px(44) : 0);
    put_in(look, {reason_x, y, room, row}, reason(session, look, exclusion), {}, p.ink);
    if (wide && band && band->condition == condition) {
      draw_band(look, axis, *band, y + row / 2);
      unit = band->unit;
      if (!std::exchange(named, true)) {
        const Style strong{TextSize::S, true};
        const std::string measured = " " + quantity(band->here, unit).in(look.language);
        const float room_for_name = axis_width + look.px(24) - width(look, measured, strong);
        const std::string here =
            shortened(look, county_name(session, session.selection.county), room_for_name, strong) + measured;
        const float w = width(look, here, strong);
        const float x = std::min(axis.at(band->here) - w / 2, column.x + column.w - w);
        put(look, x, begin + look.px(3), here, {TextSize::S, true}, p.ink);
      }
    }
    y += row;
    horizontal(column.x, column.x + column.w - (wide ? axis_width + look.px(44) : 0), y, p.line);
  }
  if (wide) ticks(look, axis, unit, y + look.px(4));
  return y + look.px(wide ? 28 : 8) - begin;
}

} // namespace yindi::gui
