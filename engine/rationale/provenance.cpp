#include "engine/rationale/provenance.h"

#include "engine/format/hash.h"
#include "engine/robustness/spread.h"

namespace yindi {

Provenance provenance_of(const Case& c, const SimulationOptions& drawn, std::vector<FileHash> files,
                         std::vector<std::string> arguments, std::string version, std::string commit) {
  Provenance p;
  p.version = std::move(version), p.commit = std::move(commit);
  p.arguments = std::move(arguments);
  p.draws = drawn.draws, p.seed = drawn.seed, p.weights = drawn.weights;
  for (const auto& [quality, spread] : drawn_spreads(c))
    p.spread += (p.spread.empty() ? "" : ", ") + quality + " " + shortest(spread);
  p.files = std::move(files);
  p.journal_lines = c.record.journal.lines, p.journal_head = c.record.journal.head;
  return p;
}

std::string inputs_hash(const std::vector<FileHash>& files) {
  std::string text;
  for (const FileHash& file : files) text += file.sha256 + " " + file.file + "\n";
  return sha256(text);
}

} // namespace yindi
