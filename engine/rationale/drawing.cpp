#include "engine/rationale/drawing.h"

namespace yindi {
namespace {

constexpr std::size_t groups = 7;

Ink nth(Ink first, std::size_t n) { return static_cast<Ink>(static_cast<std::size_t>(first) + n % groups); }

} // namespace

Ink group_fill(std::size_t n) { return nth(Ink::group1, n); }

Ink group_text(std::size_t n) { return nth(Ink::group1_text, n); }

Ink text_on_group(std::size_t n) {
  // The fills of the second, fourth and seventh group are dark (mockups/style.md, "Colour assignment").
  const std::size_t place = n % groups;
  return place == 1 || place == 3 || place == 6 ? Ink::on_dark : Ink::on_light;
}

} // namespace yindi
