#pragma once

// The composing of the report's page: what its sections share.

#include "engine/case/names.h"
#include "engine/case/quality.h"
#include "engine/rationale/page.h"

namespace yindi {

struct Composer {
  const Rationale& rationale;
  Language language;
  std::vector<Block>* out;
  int section = 0; ///< the number of the section in the making

  const Case& c() const { return rationale.c; }
  std::string in(const Text& text) const { return text.in(language); }
  std::string in(const Sentence& sentence) const { return sentence.in(language); }

  void add(Heading heading) const { out->push_back({std::move(heading)}); }
  void add(Paragraph paragraph) const { out->push_back({std::move(paragraph)}); }
  void add(Table table) const;     ///< left out where it has no rows
  void add(Bullets bullets) const; ///< left out where it has none
  void add(Figure figure) const;   ///< left out where the drawing is empty
  void add(Fold fold) const { out->push_back({std::move(fold)}); }
  void say_all(const std::vector<Sentence>& sentences) const; ///< as bullets
  void note(const Sentence& sentence) const { add(Paragraph{{Run{in(sentence)}}}); }

  std::string title(const char* english) const { return std::string(tr(language, english)); }
  /// Between the items of a list, and after a sentence.
  const char* separator() const { return language == Language::zh ? "、" : ", "; }
  const char* full_stop() const { return language == Language::zh ? "。" : "."; }

  Run industry(const std::string& id) const { return Run{in(industry_of(id))}; }
  Text industry_of(const std::string& id) const { return industry_name(c(), id); }
  Text county_of(const std::string& id) const { return county_name(c(), id); }
  /// A leaf or a group, linked to its row in the hierarchy.
  Run criterion(const std::string& id) const;
  /// The sources of a `source` field (`a;b`) by their numbers in the list of sources, linked to it: "[3][7]".
  Words sources(const std::string& ids) const;
  /// The quality in words, with its mark.
  Run quality(const std::string& word) const;
  /// A column of a table by the name that the casebook gives it, linked to where its unit, source and reason stand.
  Run column(const std::string& table, const std::string& column) const;
  Run given(const GivenValue& value) const;
  std::string profile(const std::string& profile) const;
};

/// An anchor of letters, digits, - and _ only, whatever the id.
std::string anchor(const std::string& kind, const std::string& id);
std::string cell_text(const Cell& cell, Language language);
/// 1 → "一", 12 → "十二"; in English "1", "12".
std::string ordinal(Language language, int number);

// The sections, in the order of the page.
void compose_question(const Composer&);
void compose_summary(const Composer&);
void compose_decisions(const Composer&);
void compose_criteria(const Composer&);
void compose_participants(const Composer&);
void compose_counties(const Composer&);
void compose_collection(const Composer&); ///< what is to be collected, over all counties
void compose_method(const Composer&);
void compose_data(const Composer&);
void compose_sources(const Composer&);
void compose_verification(const Composer&);

/// One county's conditions, weights and decision matrix.
void compose_numbers(const Composer&, const CountyRanking&);
/// How sure one county's ranking is.
void compose_robustness(const Composer&, const CountyRanking&, const CountyRobustness&);
/// Mark and count of the numbers behind the explanation, and what is assumed or estimated in them.
void compose_evidence(const Composer&, const CountyRanking&, const Explanation&);

} // namespace yindi
