#include "gui/widgets/look.h"

#include <cmath>

namespace yindi::gui {
namespace {

constexpr ImU32 hex(unsigned rgb) { return IM_COL32(rgb >> 16 & 255U, rgb >> 8 & 255U, rgb & 255U, 255U); }

/// A colour token: its place in the palette, the engine's name for it where charts use it, its two colours.
struct Token {
  ImU32 Palette::*place;
  Ink ink;
  unsigned light, dark;
};

constexpr Token tokens[] = {
    {&Palette::ink, Ink::ink, 0x1B2430, 0xE9EDF1},
    {&Palette::t2, Ink::t2, 0x465261, 0xBAC4CF},
    {&Palette::t3, Ink::t3, 0x647080, 0x93A0AE},
    {&Palette::page, Ink::page, 0xFFFFFF, 0x1C2229},
    {&Palette::inspector, Ink::panel, 0xF8F9FA, 0x181E25},
    {&Palette::bg, Ink::none, 0xF2F4F6, 0x151A20},
    {&Palette::line, Ink::line, 0xE2E6EB, 0x2E3741},
    {&Palette::line2, Ink::line2, 0xC3CAD3, 0x4A5663},
    {&Palette::accent, Ink::accent, 0x23415F, 0x8FB8E0},
    {&Palette::accent_text, Ink::none, 0xFFFFFF, 0x10161C},
    {&Palette::accent_tint, Ink::accent_tint, 0xE7EDF4, 0x27384A},
    {&Palette::n1, Ink::n1, 0x8FA5BD, 0x5C6E82},
    {&Palette::n2, Ink::n2, 0x9FB0C2, 0x5C6E82},
    {&Palette::hover, Ink::none, 0xF0F3F6, 0x242C35},
    {&Palette::ok, Ink::ok, 0x1B7A5E, 0x58BE95},
    {&Palette::ok_tint, Ink::ok_tint, 0xE1F1EB, 0x1D3A2F},
    {&Palette::info, Ink::info, 0x2A5F96, 0x8DB9E8},
    {&Palette::info_tint, Ink::info_tint, 0xE5EDF6, 0x22364C},
    {&Palette::warn, Ink::warn, 0x8A5700, 0xE3B05C},
    {&Palette::warn_tint, Ink::warn_tint, 0xFBF0DA, 0x3B301B},
    {&Palette::warn_symbol, Ink::warn_symbol, 0xD08A1E, 0xE3B05C},
    {&Palette::err, Ink::err, 0xA6362B, 0xEE9085},
    {&Palette::unknown_tint, Ink::none, 0xEBC9C4, 0x5A3230},
    {&Palette::assumed_tint, Ink::none, 0xFCF4E2, 0x2E281C},
};

struct Pair {
  unsigned light, dark;
};

constexpr Pair group_fills[] = {{0x5FAE8B, 0x5FAE8B}, {0xA85F40, 0xB96E4D}, {0xBC96B5, 0xBC96B5}, {0x3A679F, 0x5581BC},
                                {0xE2C06A, 0xE2C06A}, {0x9CCEF3, 0x9CCEF3}, {0x6E6B68, 0x86837F}};
constexpr Pair group_texts[] = {{0x23785A, 0x6CC19C}, {0x9A5234, 0xD68F6E}, {0x86597D, 0xCFA9C8}, {0x2F5B92, 0x86AEDD},
                                {0x80600F, 0xE2C06A}, {0x2F6F9F, 0x9CCEF3}, {0x565350, 0xB3B0AC}};
constexpr bool white_on_fill[] = {false, true, false, true, false, false, true};

} // namespace

Palette palette(Theme theme, bool projector) {
  Palette p{};
  const bool dark = theme == Theme::dark;
  for (const Token& token : tokens) p.*token.place = hex(dark ? token.dark : token.light);
  for (std::size_t i = 0; i < 7; ++i) {
    p.fill[i] = hex(dark ? group_fills[i].dark : group_fills[i].light);
    p.text[i] = hex(dark ? group_texts[i].dark : group_texts[i].light);
    p.on_fill[i] = hex(white_on_fill[i] ? 0xFFFFFF : 0x1B2430);
  }
  if (projector && !dark) p.t2 = hex(0x2E3946), p.t3 = hex(0x4A5665), p.line = hex(0xCFD5DC), p.line2 = hex(0x9AA5B2);
  return p;
}

ImU32 colour(const Look& look, Ink ink) {
  const Palette& p = look.colours;
  const int n = static_cast<int>(ink);
  const int fill = static_cast<int>(Ink::group1), text = static_cast<int>(Ink::group1_text);
  if (n >= fill && n < fill + 7) return p.fill[n - fill];
  if (n >= text && n < text + 7) return p.text[n - text];
  if (ink == Ink::on_light) return hex(0x1B2430);
  if (ink == Ink::on_dark) return hex(0xFFFFFF);
  for (const Token& token : tokens)
    if (token.ink == ink && ink != Ink::none) return p.*token.place;
  return 0;
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
