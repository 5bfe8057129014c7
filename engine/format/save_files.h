#pragma once

#include "engine/format/diagnostic.h"

#include <map>
#include <string>
#include <vector>

namespace yindi {

/// Writes files (name in the folder → bytes), all or none: each is written beside its target and synced, then all take
/// their places and the folders are synced. Missing folders are made. An error leaves the old files and no other ones;
/// a program that is killed leaves what unfinished_save.h tells.
Diagnostics save_files(const std::string& folder, const std::map<std::string, std::string>& files);

/// Writes one new file, all or nothing: written beside its name and synced first, then renamed and the folder synced.
/// An error where a file of that name is there already, which stays as it is.
Diagnostics add_file(const std::string& folder, const std::string& name, const std::string& bytes);

/// Removes files of a folder, those that are there, and syncs it. An error names the first that stays.
Diagnostics remove_files(const std::string& folder, const std::vector<std::string>& names);

/// The error where another program holds the folder for longer than one waits.
Diagnostic held_by_another(const std::string& folder);

/// The error of a file that cannot be written for the reason `code` (errno), with the cure for that reason.
Diagnostic cannot_write(const std::string& path, int code);

} // namespace yindi
