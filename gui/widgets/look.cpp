#include "gui/widgets/look.h"

#include <cmath>

namespace yindi::gui {
namespace {

constexpr ImU32 hex(unsigned rgb) { return IM_COL32(rgb >> 16 & 255U, rgb >> 8 & 255U, rgb & 255U, 255U); }

Palette light() {
  Palette p{};
  p.ink = hex(0x1B2430), p.t2 = hex(0x465261), p.t3 = hex(0x647080);
  p.page = hex(0xFFFFFF), p.inspector = hex(0xF8F9FA), p.bg = hex(0xF2F4F6);
  p.line = hex(0xE2E6EB), p.line2 = hex(0xC3CAD3);
  p.accent = hex(0x23415F), p.accent_text = hex(0xFFFFFF), p.accent_tint = hex(0xE7EDF4);
  p.n1 = hex(0x8FA5BD), p.n2 = hex(0x9FB0C2), p.hover = hex(0xF0F3F6);
  p.ok = hex(0x1B7A5E), p.ok_tint = hex(0xE1F1EB), p.info = hex(0x2A5F96), p.info_tint = hex(0xE5EDF6);
  p.warn = hex(0x8A5700), p.warn_tint = hex(0xFBF0DA), p.warn_symbol = hex(0xD08A1E), p.err = hex(0xA6362B);
  p.unknown_tint = hex(0xEBC9C4), p.assumed_tint = hex(0xFCF4E2);
  constexpr unsigned fills[] = {0x5FAE8B, 0xA85F40, 0xBC96B5, 0x3A679F, 0xE2C06A, 0x9CCEF3, 0x6E6B68};
  constexpr unsigned texts[] = {0x23785A, 0x9A5234, 0x86597D, 0x2F5B92, 0x80600F, 0x2F6F9F, 0x565350};
  constexpr bool white[] = {false, true, false, true, false, false, true};
  for (std::size_t i = 0; i < 7; ++i) {
    p.fill[i] = hex(fills[i]);
    p.text[i] = hex(texts[i]);
    p.on_fill[i] = white[i] ? hex(0xFFFFFF) : hex(0x1B2430);
  }
  return p;
}

Palette dark() {
  Palette p = light();
  p.ink = hex(0xE9EDF1), p.t2 = hex(0xBAC4CF), p.t3 = hex(0x93A0AE);
  p.page = hex(0x1C2229), p.inspector = hex(0x181E25), p.bg = hex(0x151A20);
  p.line = hex(0x2E3741), p.line2 = hex(0x4A5663);
  p.accent = hex(0x8FB8E0), p.accent_text = hex(0x10161C), p.accent_tint = hex(0x27384A);
  p.n1 = hex(0x5C6E82), p.n2 = hex(0x5C6E82), p.hover = hex(0x242C35);
  p.ok = hex(0x58BE95), p.ok_tint = hex(0x1D3A2F), p.info = hex(0x8DB9E8), p.info_tint = hex(0x22364C);
  p.warn = hex(0xE3B05C), p.warn_tint = hex(0x3B301B), p.warn_symbol = hex(0xE3B05C), p.err = hex(0xEE9085);
  p.unknown_tint = hex(0x5A3230), p.assumed_tint = hex(0x2E281C);
  p.fill[1] = hex(0xB96E4D), p.fill[3] = hex(0x5581BC), p.fill[6] = hex(0x86837F);
  constexpr unsigned texts[] = {0x6CC19C, 0xD68F6E, 0xCFA9C8, 0x86AEDD, 0xE2C06A, 0x9CCEF3, 0xB3B0AC};
  for (std::size_t i = 0; i < 7; ++i) p.text[i] = hex(texts[i]);
  return p;
}

} // namespace

Palette palette(Theme theme, bool projector) {
  Palette p = theme == Theme::dark ? dark() : light();
  if (projector && theme == Theme::light)
    p.t2 = hex(0x2E3946), p.t3 = hex(0x4A5665), p.line = hex(0xCFD5DC), p.line2 = hex(0x9AA5B2);
  return p;
}

ImU32 colour(const Look& look, Ink ink) {
  const Palette& p = look.colours;
  const int n = static_cast<int>(ink);
  const int fill = static_cast<int>(Ink::group1), text = static_cast<int>(Ink::group1_text);
  if (n >= fill && n < fill + 7) return p.fill[n - fill];
  if (n >= text && n < text + 7) return p.text[n - text];
  switch (ink) {
  case Ink::ink:
    return p.ink;
  case Ink::t2:
    return p.t2;
  case Ink::t3:
    return p.t3;
  case Ink::page:
    return p.page;
  case Ink::panel:
    return p.inspector;
  case Ink::line:
    return p.line;
  case Ink::line2:
    return p.line2;
  case Ink::accent:
    return p.accent;
  case Ink::accent_tint:
    return p.accent_tint;
  case Ink::n1:
    return p.n1;
  case Ink::n2:
    return p.n2;
  case Ink::ok:
    return p.ok;
  case Ink::ok_tint:
    return p.ok_tint;
  case Ink::info:
    return p.info;
  case Ink::info_tint:
    return p.info_tint;
  case Ink::warn:
    return p.warn;
  case Ink::warn_tint:
    return p.warn_tint;
  case Ink::warn_symbol:
    return p.warn_symbol;
  case Ink::err:
    return p.err;
  case Ink::on_light:
    return hex(0x1B2430);
  case Ink::on_dark:
    return hex(0xFFFFFF);
  default:
    return 0;
  }
}

ImU32 faded(ImU32 colour, float opacity) {
  const auto alpha = static_cast<ImU32>(std::lround(static_cast<float>(colour >> IM_COL32_A_SHIFT & 255U) * opacity));
  return (colour & ~IM_COL32_A_MASK) | alpha << IM_COL32_A_SHIFT;
}

Box inset(const Box& box, float by) { return {box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by}; }

Box room() {
  const ImVec2 at = ImGui::GetCursorScreenPos(), size = ImGui::GetContentRegionAvail();
  return {at.x, at.y, size.x, size.y};
}

void fill(const Box& box, ImU32 colour, float radius) {
  ImGui::GetWindowDrawList()->AddRectFilled(box.min(), box.max(), colour, radius);
}

void outline(const Box& box, ImU32 colour, float radius, float thickness) {
  ImGui::GetWindowDrawList()->AddRect(box.min(), box.max(), colour, radius, 0, thickness);
}

void horizontal(float x0, float x1, float y, ImU32 colour, float thickness) {
  const float top = std::round(y - thickness / 2);
  ImGui::GetWindowDrawList()->AddRectFilled({x0, top}, {x1, top + std::max(1.F, thickness)}, colour);
}

void vertical(float x, float y0, float y1, ImU32 colour, float thickness) {
  const float left = std::round(x - thickness / 2);
  ImGui::GetWindowDrawList()->AddRectFilled({left, y0}, {left + std::max(1.F, thickness), y1}, colour);
}

} // namespace yindi::gui
