#pragma once

// What a document proves itself by: the program, everything that it was asked, the files that were read.

#include "engine/rationale/rationale.h"

namespace yindi {

struct Provenance {
  std::string version, commit;
  std::vector<std::string> arguments; ///< that change a number: "--set robustness.draws=500", "--method saw"
  int draws = 0;
  std::uint64_t seed = 0;
  std::string weights; ///< how they were drawn
  std::string spread;  ///< "published 0.05, …" of the library; blank: nothing is said
  std::vector<FileHash> files;
  int journal_lines = 0;
  std::string journal_head;
};

Provenance provenance_of(const Case& c, const SimulationOptions& drawn, std::vector<FileHash> files,
                         std::vector<std::string> arguments, std::string version, std::string commit);

/// SHA-256 over "sha256 name\n" of all files, in their order.
std::string inputs_hash(const std::vector<FileHash>& files);

/// Made with other settings than the casebook's own?
inline bool overridden(const Provenance& p) { return !p.arguments.empty(); }

} // namespace yindi
