#pragma once

// What a person should look at: problems of the files and of what was edited, judgements that do not fit together,
// counties without a ranking, remarks.

#include "engine/ranking/rank.h"
#include "engine/ranking/unweighed.h"

#include <map>
#include <string>
#include <vector>

namespace yindi {

/// Where a matter is mended or seen.
enum class Concerns { casebook, weights, ranking };

struct Matter {
  Severity severity = Severity::note;
  Text where; ///< a place in a file, a node, a county
  Sentence what, hint;
  std::string county; ///< where it shows, or blank
  Concerns concerns = Concerns::casebook;
  std::string node = {}; ///< whose judgements mend it, or blank
};

/// Whether what ranking found is about weights: mended by answering, not in a file.
bool is_of_weights(const Diagnostic& d);

/// Everything, gravest first. `found` are the diagnostics of reading; `c` may be nullptr where nothing could be opened.
/// A node is told once, however many counties share its judgements, and so is a remark that holds for several.
std::vector<Matter> matters(const Diagnostics& found, const Case* c, const Ranking& ranking);
/// Those that are more than notes.
int to_look_at(const std::vector<Matter>& matters);
int notes_among(const std::vector<Matter>& matters);

/// Numbers that the rankings rest on, by quality ("unknown" where there is none), over all counties; each counts once.
std::map<std::string, int> evidence(const Case& c, const Ranking& ranking);

} // namespace yindi
