#pragma once

// What a round asks, in the order and the words in which phone and paper ask it.

#include "engine/case/case.h"
#include "engine/format/diagnostic.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace yindi {

/// One criterion. A leaf has the two ends of its scale in words (blank where it has none); a group says in `about` what
/// goes from worst to best.
struct SheetItem {
  std::string id;
  Text name, worst, best, about;
};

struct SheetNode {
  std::string id;
  Text name;
  std::vector<SheetItem> items;
  std::vector<double> ratios;                      ///< that the answers 1 to 9 stand for
  std::vector<std::optional<double>> random_index; ///< by the number of missing pairs; none where nothing can be tested
};

/// `a` and `b` are places in the node's items; `a` stands first, or at the left.
struct SheetQuestion {
  std::size_t node = 0, a = 0, b = 0;
};

struct QuestionSheet {
  int round = 0;
  std::string naming;
  Text title, question; ///< of the case
  Text round_title;
  std::vector<SheetNode> nodes;
  std::vector<SheetQuestion> questions;
  std::string set; ///< 16 hex digits that change with any question, its order or an end of a scale
  int minutes = 0; ///< about how long answering takes
};

/// Errors: no such round, a node that asks nothing. The round may be one that is only thought of.
Loaded<QuestionSheet> question_sheet(const Case& c, int round);
Loaded<QuestionSheet> question_sheet(const Case& c, const Round& round);

/// All pairs of n items, each once: the first n − 1 connect all items, so that an unfinished sheet gives weights too;
/// from five items on no item stands in two questions running; each item stands first about half the time.
std::vector<std::pair<std::size_t, std::size_t>> question_order(std::size_t n);

/// The round with this number; nullptr where there is none.
const Round* find_round(const Case& c, int number);

} // namespace yindi
