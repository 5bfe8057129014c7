#pragma once

// Named snapshots of a casebook: snapshots/NAME/ holds its files as they were, a casebook of its own, and the journal a
// line `snapshot.NAME` with their hash.

#include "engine/edit/journal.h"
#include "engine/workshop/rounds.h"

#include <string>
#include <vector>

namespace yindi {

struct Snapshot {
  std::string name, who, when, why;
  std::string digest; ///< SHA-256 over names and hashes of its files
};

/// Those that the journal tells of, in its order.
std::vector<Snapshot> snapshots_of(const Journal& journal);

/// The folder of a snapshot, in which it is a casebook.
std::string snapshot_folder(const std::string& folder, const std::string& name);

/// What is wrong with a name for a snapshot: blank, too long, with a mark that a folder cannot have everywhere, or the
/// word for how things stand now. Blank where nothing is.
Sentence wrong_snapshot_name(const std::string& name);
inline constexpr const char* snapshot_now = "now"; ///< how the casebook stands, wherever a snapshot can be named

/// Copies the casebook's files, closed rounds and journal, as they lie on the disk, all or nothing, and writes the
/// journal. Errors: a name that cannot be or that is taken, a casebook with errors, a disk that cannot be written.
Diagnostics take_snapshot(const std::string& folder, const std::string& name, const Signed& by);

/// A snapshot, or for "now" the casebook. Errors: no such snapshot (with those that are), a casebook with errors.
Loaded<Casebook> open_snapshot(const std::string& folder, const std::string& name);

/// The journal and the snapshots of a casebook for a folder that it is saved into under another name; nothing where
/// that folder has a journal of its own, which goes on.
Diagnostics copy_record(const std::string& from, const std::string& to);

/// Whether each snapshot is what the journal saw: files changed, put in or taken out of one that was taken, one that is
/// gone.
Diagnostics check_snapshots(const std::string& folder, const Journal& journal);

} // namespace yindi
