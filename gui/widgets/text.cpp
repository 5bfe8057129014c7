#include "gui/widgets/text.h"

#include "gui/platform/imgui_compat.h"

#include <cmath>
#include <utility>

namespace yindi::gui {
namespace {

float measured(const ImFont& font, std::string_view text) {
  if (text.empty()) return 0; // ImGui takes a missing end for a string that ends by itself
  return font.CalcTextSizeA(font.FontSize, 1e9F, 0, text.data(), text.data() + text.size()).x;
}

void draw_run(const Look& look, float x, float y, std::string_view text, Style style, ImU32 colour) {
  if (text.empty()) return;
  const ImFont* font = face(*look.fonts, style.size, style.bold);
  // The middle of the line box is the middle of the font's box.
  const float top = std::round(y + (look.px(line_height(style.size)) - font->FontSize) / 2);
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {std::round(x), top}, colour, text.data(),
                                      text.data() + text.size());
}

/// A piece that a line is never broken inside: a word with the blanks after it, or one Chinese character with the
/// punctuation that must stay with it.
struct Piece {
  std::string_view text;
  bool bold = false, ends_line = false;
  bool glued = false; ///< no line begins with it: only the weight changes here
};

std::size_t character_length(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  return std::min(length, text.size() - at);
}

bool is_wide(std::string_view character) { return character.size() >= 3 && character > "\xE2\xBA\x80"; }

bool stays_with_the_one_before(std::string_view character) {
  static constexpr std::string_view closing = "，。、；：？！）》」』】”’%,.;:?!)";
  return closing.find(character) != std::string_view::npos;
}

bool stays_with_the_one_after(std::string_view character) {
  static constexpr std::string_view opening = "（《「『【“‘";
  return opening.find(character) != std::string_view::npos;
}

/// Whether a line may end between two characters.
bool may_break(std::string_view before, std::string_view after) {
  if (stays_with_the_one_before(after) || stays_with_the_one_after(before)) return false;
  return (before == " " && after != " ") || is_wide(before) || is_wide(after);
}

std::vector<Piece> pieces(std::string_view text, bool bold) {
  std::vector<Piece> result;
  std::size_t begin = 0, at = 0;
  std::string_view last = " ";
  bool glue = false;
  const auto cut = [&] {
    if (at > begin) result.push_back({text.substr(begin, at - begin), bold, false, std::exchange(glue, false)});
    begin = at;
  };
  while (at < text.size()) {
    if (text.substr(at, 2) == "**") {
      cut();
      bold = !bold;
      begin = at += 2;
      glue = !result.empty() && !may_break(last, at < text.size() ? text.substr(at, character_length(text, at)) : " ");
      continue;
    }
    if (text[at] == '\n') {
      cut();
      result.push_back({{}, bold, true});
      begin = ++at;
      continue;
    }
    const std::string_view c = text.substr(at, character_length(text, at));
    at += c.size();
    last = c;
    if (at < text.size() && may_break(c, text.substr(at, character_length(text, at)))) cut();
  }
  cut();
  return result;
}

std::string_view without_blanks_at_end(std::string_view text) {
  const auto last = text.find_last_not_of(' ');
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

} // namespace

float width(const Look& look, std::string_view text, Style style) {
  want(*look.fonts, text);
  return measured(*face(*look.fonts, style.size, style.bold), text);
}

float put(const Look& look, float x, float y, std::string_view text, Style style, ImU32 colour) {
  want(*look.fonts, text);
  if (look.transcript) look.transcript->append(text).append("\n");
  draw_run(look, x, y, text, style, colour);
  return width(look, text, style);
}

std::string shortened(const Look& look, const std::string& text, float room, Style style) {
  if (width(look, text, style) <= room) return text;
  const std::string dots = look.language == Language::zh ? "…" : "...";
  const float left = room - width(look, dots, style);
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t next = end + character_length(text, end);
    if (width(look, std::string_view(text).substr(0, next), style) > left) break;
    end = next;
  }
  return std::string(without_blanks_at_end(std::string_view(text).substr(0, end))) + dots;
}

float put_in(const Look& look, const Box& box, std::string_view text, Style style, ImU32 colour, Align align) {
  const std::string shown = shortened(look, std::string(text), box.w, style);
  const float w = width(look, shown, style);
  const float x = align == Align::left ? box.x : align == Align::right ? box.right() - w : box.x + (box.w - w) / 2;
  put(look, x, box.y + (box.h - look.px(line_height(style.size))) / 2, shown, style, colour);
  if (shown != text && ImGui::IsMouseHoveringRect(box.min(), box.max()) && ImGui::IsWindowHovered())
    ImGui::SetTooltip("%.*s", static_cast<int>(text.size()), text.data());
  return w;
}

float paragraph(const Look& look, float x, float y, float room, std::string_view text, Style style, ImU32 colour,
                bool draw) {
  want(*look.fonts, text);
  if (draw && look.transcript) look.transcript->append(without_marks(text)).append("\n");
  const float step = look.px(line_height(style.size));
  float at = 0, line = 0;
  const std::vector<Piece> all = pieces(text, style.bold);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Piece& piece = all[i];
    const ImFont& font = *face(*look.fonts, style.size, piece.bold);
    float needed = measured(font, without_blanks_at_end(piece.text));
    for (std::size_t k = i + 1; k < all.size() && all[k].glued; ++k)
      needed += measured(*face(*look.fonts, style.size, all[k].bold), without_blanks_at_end(all[k].text));
    if (piece.ends_line || (at > 0 && !piece.glued && at + needed > room + 0.5F)) {
      at = 0;
      line += step;
    }
    if (piece.ends_line) continue;
    if (draw) draw_run(look, x + at, y + line, piece.text, {style.size, piece.bold}, colour);
    at += measured(font, piece.text);
  }
  return line + step;
}

std::string without_marks(std::string_view text) {
  std::string result(text);
  for (auto at = result.find("**"); at != std::string::npos; at = result.find("**", at)) result.erase(at, 2);
  return result;
}

} // namespace yindi::gui
