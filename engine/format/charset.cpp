#include "engine/format/charset.h"

#include <cctype>
#include <cstddef>

namespace yindi {
namespace {

unsigned char byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

/// How many characters beyond ASCII a reading has, and how many of them are frequent in it.
struct Guess {
  bool has_form = true;
  long characters = 0, frequent = 0;
  long han = 0, early_han = 0, kana = 0; ///< of GB18030: rows 0xB0–0xF7, of them 0xB0–0xC8, and Japanese kana

  double share() const { return characters > 0 ? static_cast<double>(frequent) / static_cast<double>(characters) : 0; }
};

Guess as_gb18030(std::string_view text) {
  Guess result;
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char a = byte_at(text, i), b = byte_at(text, i + 1), c = byte_at(text, i + 2),
                        d = byte_at(text, i + 3);
    if (a < 0x80) {
      ++i;
      continue;
    }
    const bool two = a != 0x80 && a != 0xFF && b >= 0x40 && b <= 0xFE && b != 0x7F;
    const bool four =
        a != 0x80 && a != 0xFF && b >= 0x30 && b <= 0x39 && c >= 0x81 && c <= 0xFE && d >= 0x30 && d <= 0x39;
    if (!two && !four) {
      result.has_form = false;
      return result;
    }
    i += two ? 2 : 4;
    if (four) continue; // rare characters of names, in simplified and other texts
    ++result.characters;
    if (b >= 0xA1 && a >= 0xB0 && a <= 0xF7) ++result.han, result.early_han += a <= 0xC8 ? 1 : 0;
    if (b >= 0xA1 && (a == 0xA4 || a == 0xA5)) ++result.kana;
    // Rows of Han characters, and of punctuation and full-width letters.
    if (b >= 0xA1 && ((a >= 0xB0 && a <= 0xF7) || a == 0xA1 || a == 0xA3)) ++result.frequent;
  }
  return result;
}

Guess as_big5(std::string_view text) {
  Guess result;
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char a = byte_at(text, i), b = byte_at(text, i + 1);
    if (a < 0x80) {
      ++i;
      continue;
    }
    if (a < 0x81 || a > 0xFE || !((b >= 0x40 && b <= 0x7E) || (b >= 0xA1 && b <= 0xFE))) {
      result.has_form = false;
      return result;
    }
    i += 2;
    ++result.characters;
    if ((a >= 0xA4 && a <= 0xC6) || a == 0xA1) ++result.frequent;
  }
  return result;
}

/// EUC-JP has its kana where GB18030 has them, and EUC-KR all its syllables in rows where GB18030 has Han characters by
/// sound from a to n; of a Chinese text two in five lie beyond.
bool may_be_japanese_or_korean(const Guess& gb) { return gb.kana > 0 || (gb.han >= 8 && gb.early_han == gb.han); }

/// Whether bytes beyond ASCII stand alone between others, each a letter beside a letter or a sign that Western texts
/// have. In Big5 every second byte may be ASCII, too; then they come at every second place, which counts where the text
/// can be Big5.
bool is_western(std::string_view text, bool can_be_big5) {
  long all = 0, alone = 0, at_second_place = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = byte_at(text, i), before = i > 0 ? byte_at(text, i - 1) : 0, after = byte_at(text, i + 1);
    if (c < 0x80) continue;
    ++all;
    const bool beside_letter = std::isalpha(before) != 0 || std::isalpha(after) != 0;
    const bool letter = c >= 0xC0 && c <= 0xFE && c != 0xD7 && c != 0xF7;
    const bool sign = c == 0x80 || c == 0x85 || (c >= 0x91 && c <= 0x97) || (c >= 0xA0 && c <= 0xBF);
    if (!(letter && beside_letter) && !sign) return false;
    if (before < 0x80 && after < 0x80) ++alone;
    if (byte_at(text, i + 2) >= 0x80 && after < 0x80) ++at_second_place;
  }
  return all > 0 && 5 * alone >= 4 * all && (!can_be_big5 || 10 * at_second_place < 3 * all);
}

} // namespace

Charset charset_of(std::string_view bytes) {
  constexpr double most = 0.75;
  const Guess gb = as_gb18030(bytes), big5 = as_big5(bytes);
  if (gb.has_form && gb.share() >= most)
    return may_be_japanese_or_korean(gb) ? Charset::doubtful_gb18030 : Charset::gb18030;
  if (is_western(bytes, big5.has_form)) return Charset::windows_1252;
  if (big5.has_form && big5.share() >= most && big5.share() > gb.share() + 0.2) return Charset::big5;
  if (!gb.has_form) return Charset::none;
  return 2 * gb.frequent >= gb.characters ? Charset::gb18030 : Charset::doubtful_gb18030;
}

const char* name(Charset charset) {
  switch (charset) {
  case Charset::gb18030:
  case Charset::doubtful_gb18030:
    return "GB18030";
  case Charset::big5:
    return "Big5";
  case Charset::windows_1252:
    return "Windows-1252";
  case Charset::none:
    break;
  }
  return "";
}

} // namespace yindi
