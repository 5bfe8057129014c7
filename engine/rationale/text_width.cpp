#include "engine/rationale/charts.h"
#include "engine/rationale/sheet.h"

#include <algorithm>
#include <array>

namespace yindi {
namespace {

/// Advances of the printable ASCII characters in Noto Sans CJK SC, in thousandths of an em.
constexpr std::array<int, 95> regular = {224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392,
                                         555, 555, 555, 555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474,
                                         946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742,
                                         633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559,
                                         606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606,
                                         620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555};
constexpr std::array<int, 95> bold = {227,  370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 387,
                                      590,  590, 590, 590, 590, 590, 590, 590, 590, 590, 325, 325, 590, 590, 590, 514,
                                      1007, 641, 681, 656, 714, 615, 585, 717, 757, 330, 568, 686, 578, 853, 749, 770,
                                      667,  770, 682, 624, 625, 748, 619, 915, 627, 580, 613, 378, 387, 378, 590, 567,
                                      626,  591, 644, 527, 644, 581, 372, 597, 640, 304, 306, 604, 315, 964, 641, 626,
                                      644,  644, 436, 495, 421, 637, 576, 863, 562, 574, 511, 378, 296, 378, 590};

/// Punctuation outside the blocks of Chinese that the SC face sets one em wide.
constexpr std::array<char32_t, 11> wide = {0xB7,   0xD7,   0x2018, 0x2019, 0x201C, 0x201D,
                                           0x2026, 0x2190, 0x2192, 0x2264, 0x2265};

int advance(char32_t c, bool heavy) {
  if (c >= 0x20 && c < 0x7F) return (heavy ? bold : regular)[c - 0x20];
  if (c >= 0x1100 || std::find(wide.begin(), wide.end(), c) != wide.end()) {
    if (c == 0x2013 || c == 0x2212) return heavy ? 590 : 555; // en dash and minus
    if (c == 0x2014) return 900;
    return 1000;
  }
  return heavy ? 630 : 600; // accented Latin, Greek, Cyrillic
}

} // namespace

std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> result;
  for (const char byte : text) {
    if ((static_cast<unsigned char>(byte) & 0xC0U) == 0x80U && !result.empty())
      result.back() += byte;
    else
      result.emplace_back(1, byte);
  }
  return result;
}

char32_t code_point(const std::string& character) {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return first;
  char32_t code = first & (0x7FU >> character.size());
  for (std::size_t i = 1; i < character.size(); ++i)
    code = code << 6U | (static_cast<unsigned char>(character[i]) & 0x3FU);
  return code;
}

double em(TextSize size) {
  switch (size) {
  case TextSize::S:
    return 14;
  case TextSize::M:
    return 17;
  case TextSize::L:
    return 28;
  }
  return 14;
}

double approximate_text_width(const std::string& text, TextSize size, bool heavy) {
  int thousandths = 0;
  for (const std::string& character : characters(text)) thousandths += advance(code_point(character), heavy);
  return thousandths * em(size) / 1000;
}

} // namespace yindi
