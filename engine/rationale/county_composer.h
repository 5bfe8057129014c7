#pragma once

// The composing of a county's two pages: what they share.

#include "engine/rationale/sheet_words.h"

namespace yindi {

struct SheetComposer : SheetWords {
  const CountyRationale& r;
  const Provenance& p;
  CountySheet sheet{};

  SheetPart& part(const char* id, const char* label, int page) {
    sheet.parts.push_back({id, word(label), page});
    return sheet.parts.back();
  }
  static SheetText text(SheetText::Kind kind, std::vector<SheetRun> words) { return {kind, std::move(words)}; }
  SheetText plain(SheetText::Kind kind, std::string said) const { return {kind, {{std::move(said)}}}; }
};

/// The second page: every other industry, obstacles and levers, neighbours, what to find out, people, proof.
void compose_second_page(SheetComposer&, const Case&);

} // namespace yindi
