#pragma once

// The rationale: everything that a report says, as one value. Each format has one writer that turns it into text.

#include "engine/rationale/explanation.h"
#include "engine/robustness/robustness.h"

#include <string>
#include <vector>

namespace yindi {

/// SHA-256 of a file of the casebook, so that a reader can prove what the report was made from.
struct FileHash {
  std::string file, sha256;
};

struct Rationale {
  Case c;
  Ranking ranking;
  std::vector<Weights> profiles; ///< the weights of each profile that a ranked county follows, blends taken apart
  std::vector<Explanation> explanations;    ///< one a county of the ranking, in its order
  std::vector<CountyRobustness> robustness; ///< one a county of the ranking, in its order
  SimulationOptions drawn;                  ///< how: of the case
  Sentence agreement; ///< how well the rankings agree with what counties are known for; blank: nothing to compare with
  std::vector<FileHash> files;
  std::string made_by;                ///< "yindi 0.1.0 (commit)"
  std::vector<std::string> arguments; ///< that stood in place of the case's own settings: "--set robustness.draws=500"
};

/// Explains what was ranked, beside how sure it is (one entry a county, drawn as `drawn` says); all of the same case.
/// `agreement`, `files` and `made_by` are the caller's.
Rationale make_rationale(const Case& c, RankedCase ranked, std::vector<CountyRobustness> robustness,
                         const SimulationOptions& drawn);
/// The whole way through the house: assess, weigh, rank, robustness, rationale.
Rationale make_rationale(const Case& c, const std::vector<std::string>& counties = {});

/// A page that stands alone: styles and charts inside, no script, nothing fetched; prints well on A4.
std::string write_html(const Rationale& rationale, Language language);
std::string write_markdown(const Rationale& rationale, Language language);

} // namespace yindi
