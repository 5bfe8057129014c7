// The numbers of a sheet's captions and of the heads that begin its paragraphs.

#include "engine/rationale/composer.h"
#include "engine/rationale/county_sheet.h"

#include <algorithm>

namespace yindi {
namespace {

struct Numbers {
  const CountySheet& sheet;
  std::string label{}; ///< of the part
  int tables = 0, figures = 0;

  /// Of a report every table and figure, after its part where it has no caption of its own; in a county's form, whose
  /// parts stand beside their names, only those that have one.
  void number(std::string& caption, int& at, bool figure) {
    if (caption.empty() && sheet.shape == "county") return;
    at = figure ? ++figures : ++tables;
    caption = caption_number(sheet.language, figure, at) + (caption.empty() ? label : caption);
  }
  void operator()(SheetTable& b) { number(b.caption, b.number, false); }
  void operator()(SheetBars& b) { number(b.caption, b.number, false); }
  void operator()(SheetMap& b) {
    if (!b.nodes.empty()) number(b.title, b.number, true);
  }
  void operator()(SheetMaps& b) {
    if (!b.maps.empty()) number(b.title, b.number, true);
  }
  template <class Other>
  void operator()(Other&) {}
};

/// The bold head that a paragraph begins with, ended by a full stop; nothing where it has none.
SheetRun* head_in(SheetBlock& block) {
  auto* text = std::get_if<SheetText>(&block);
  if (!text || text->words.size() < 2 || !text->words.front().bold) return nullptr;
  SheetRun& head = text->words.front();
  return head.text.ends_with("。") && head.text.size() > 3 ? &head : nullptr;
}

} // namespace

std::string caption_number(Language language, bool figure, int number) {
  const bool zh = language == Language::zh;
  return std::string(zh ? (figure ? "图" : "表") : (figure ? "Figure " : "Table ")) + std::to_string(number) +
         (zh ? "　" : "  ");
}

void number_blocks(CountySheet& sheet) {
  Numbers numbers{sheet};
  const bool report = sheet.shape == "case" || sheet.shape == "province";
  for (SheetPart& part : sheet.parts) {
    numbers.label = part.label;
    for (SheetBlock& block : part.blocks) std::visit(numbers, block);
    if (!report || sheet.language != Language::zh || part.annex) continue;
    std::vector<SheetRun*> heads;
    for (SheetBlock& block : part.blocks)
      if (SheetRun* head = head_in(block)) heads.push_back(head);
    if (heads.size() < 2) continue; // one alone is not counted
    for (std::size_t k = 0; k < heads.size(); ++k)
      heads[k]->text = "（" + ordinal(Language::zh, static_cast<int>(k) + 1) + "）" + heads[k]->text;
  }
}

} // namespace yindi
