#pragma once

// Two people changed the same casebook since it was read, one of them on the disk: what differs, and one case of both.

#include "engine/edit/edit.h"

#include <set>
#include <string>
#include <vector>

namespace yindi {

/// A place that they, I or both changed: a field, or a row where either of us took away or added the whole of it.
struct Divergence {
  std::string path;               ///< of edit.h
  std::string read, theirs, mine; ///< as edits say it; blank: unknown, or no such row
  bool by_them = false, by_me = false;
  bool clashes() const { return by_them && by_me && theirs != mine; }
  bool operator==(const Divergence&) const = default;
};

/// Everything that differs, in the order of the files; rounds and the journal are not edited and left out.
std::vector<Divergence> divergences(const Case& read, const Case& theirs, const Case& mine);

/// The name of the file in which a path stands.
std::string file_of(const Case& c, const std::string& path);

enum class Keep {
  both,   ///< what only one of us changed is kept; of a clash mine, unless it is in `theirs_wins`
  theirs, ///< in each file that they changed all is as they have it; mine stays in the others
  mine,   ///< only what I have
};

/// The case that comes of it, checked as a whole; its rounds and journal are theirs, because the disk has them. Refused
/// where the two do not go together.
Applied merged(const Case& read, const Case& theirs, const Case& mine, Keep keep,
               const std::set<std::string>& theirs_wins = {});

} // namespace yindi
