#include "gui/widgets/plot.h"

#include <cmath>

namespace yindi::gui {

void axes(const Look& look, const Plot& plot, const std::string& unit) {
  const Palette& p = look.colours;
  for (const double u : {0.0, .5, 1.0}) {
    horizontal(plot.box.x, plot.box.right(), plot.y(u), p.line);
    put_in(look, {plot.box.x - look.px(40), plot.y(u) - look.px(10), look.px(32), look.px(20)}, shortest(u), {}, p.t3,
           Align::right);
  }
  const double span = plot.high - plot.low;
  double step = std::pow(10, std::floor(std::log10(span)));
  for (const double part : {.2, .5, 1.0, 2.0})
    if (span / (std::pow(10, std::floor(std::log10(span))) * part) <= 6) {
      step = std::pow(10, std::floor(std::log10(span))) * part;
      break;
    }
  for (double x = std::ceil(plot.low / step) * step; x <= plot.high + step * 1e-9; x += step) {
    const double shown = std::abs(x) < step * 1e-6 ? 0 : std::round(x / step * 1e6) / 1e6 * step;
    put_in(look, {plot.x(x) - look.px(40), plot.box.bottom() + look.px(4), look.px(80), look.px(20)},
           quantity(std::round(shown * 1e6) / 1e6).in(look.language), {}, p.t3, Align::centre);
  }
  if (unit != "1" && !unit.empty())
    put_in(look, {plot.box.x, plot.box.bottom() + look.px(24), plot.box.w, look.px(20)}, unit, {}, p.t3, Align::right);
}

} // namespace yindi::gui
