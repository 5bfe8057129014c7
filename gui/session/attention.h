#pragma once

// What a person should look at: problems of the files, judgements that do not fit together, values to be collected.

#include "gui/session/session.h"

#include <string>
#include <vector>

namespace yindi::gui {

struct Matter {
  Severity severity = Severity::note;
  Text where; ///< a place in a file, a node, a county
  Sentence what, hint;
  std::string county; ///< where it leads, or blank
  std::string page;   ///< an id of pages()
};

/// Whether what ranking found is about weights, and so mended on the Weights page.
bool is_of_weights(const Diagnostic& d);
/// Everything, gravest first; notes are told but not counted.
std::vector<Matter> matters(const Session& session);
int to_look_at(const std::vector<Matter>& matters);
int notes_among(const std::vector<Matter>& matters);

/// The node whose judgements fit least, over the shown county; nullptr where nothing can be tested.
const NodeWeights* least_consistent(const CountyRanking& county);
/// Of a blend the part with the largest CR, where one is testable; else the node itself.
const NodeWeights& least_consistent(const NodeWeights& node);

/// Numbers that the rankings rest on, by quality, over all deciding counties; each number counts once.
std::map<std::string, int> evidence(const Case& c, const Ranking& ranking);

inline constexpr double cr_limit = 0.10; ///< Saaty (1977)

} // namespace yindi::gui
