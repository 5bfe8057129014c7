#pragma once

// What somebody looks at, and how. None of it is part of the case.

#include "engine/language/language.h"
#include "engine/weights/answers.h"
#include "gui/session/document_shape.h"
#include "gui/session/theme.h"

#include <map>
#include <optional>
#include <string>

namespace yindi::gui {

/// What the Weights page asks. Blank: what helps most; see asked.h.
struct AskedPair {
  std::string node;               ///< blank: the goal
  std::string a, b;               ///< blank: the first question that helps
  std::optional<Voice> voice;     ///< nothing: whose judgements the county's weights come from
  std::optional<double> pointed;  ///< another answer, under the pointer
  std::optional<std::string> way; ///< another way to weigh the node that is looked at, see LookAtWay
};

struct Selection {
  std::string page = "ranking";             ///< an id of pages()
  std::map<std::string, std::string> views; ///< by page the chosen one of its views; none: its first
  std::string county, industry, compared;
  std::map<std::string, double> what_if; ///< group → weight in place of the judged one; empty: none
  AskedPair asked;
  std::optional<int> round;  ///< see ChooseRound; nothing: the last that is closed
  bool data_weights = false; ///< whether somebody looks at what the data would weigh
  DocumentShape document = DocumentShape::county;
  std::optional<Language> document_language; ///< of the document; nothing: the window's
  std::string from, to;                      ///< snapshots whose difference is shown; see CompareSnapshots

  Language language = Language::en;
  Theme theme = Theme::light;
  bool projector = false;

  bool shows(const char* a_page) const { return page == a_page; }
  bool shows(const char* a_page, const char* view) const {
    const auto chosen = views.find(a_page);
    return page == a_page && chosen != views.end() && chosen->second == view;
  }
};

} // namespace yindi::gui
