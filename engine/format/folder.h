#pragma once

// The files of a casebook: a folder on disk, or the same in memory (what a save is about to write, a test, a fuzzer).

#include "engine/format/diagnostic.h"
#include "engine/format/place.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yindi {

struct Folder {
  std::string path;                                         ///< as typed
  std::optional<std::map<std::string, std::string>> memory; ///< name → bytes; nothing: the disk
  /// Name → the file that holds its bytes, of a save that was cut short (unfinished_save.h).
  std::map<std::string, std::string> pending = {};
};

/// One a line, journals grow for years.
constexpr std::uintmax_t largest_journal = 256 << 20;

/// The bytes of `file`. Missing, a folder, no permission: one error at `shown`.
Loaded<std::string> read_bytes(const std::string& file, const std::string& shown);

/// `folder` + "/" + `name`, as diagnostics show it.
std::string shown_path(const Folder& folder, const std::string& name);

/// Whether `name` stays inside: relative, no `..`, no symbolic link that leads out.
bool stays_inside(const Folder& folder, const std::string& name);

/// Whether `name` is a symbolic link that leads back to itself.
bool leads_in_a_circle(const Folder& folder, const std::string& name);

bool has_file(const Folder& folder, const std::string& name);
Loaded<std::string> read_file(const Folder& folder, const std::string& name);

/// Names in the folder `name`, sorted; empty where it is missing. Unreadable is a problem.
std::vector<std::string> list(const Folder& folder, const std::string& name, Problems& problems);

/// Missing folder, a file given as the folder, no permission: the error; nothing where all is well.
std::optional<Diagnostic> folder_problem(const std::string& path);

} // namespace yindi
