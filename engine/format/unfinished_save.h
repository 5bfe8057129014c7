#pragma once

// A save of several files is one step, also where the program is killed in it. All new files are written beside the old
// ones (`.NAME.save-XXXXXX`), then `.yindi-save` lists them, then each takes the place of the old one, and the list
// goes last. From the moment the list is whole the folder is read as the save was to leave it; before, as it was.

#include "engine/format/diagnostic.h"
#include "engine/format/folder_lock.h"

#include <map>
#include <string>
#include <vector>

namespace yindi {

constexpr const char* save_list = ".yindi-save";
constexpr const char* beside_mark = ".save-"; ///< in the name of a file written beside its target
constexpr const char* kept_mark = ".kept-";   ///< of an old file put aside, where two names cannot be exchanged

/// A line of the list. Names are in the folder; a hash is the SHA-256 of the bytes, "" of a file that is not there.
struct ListedFile {
  std::string name, temporary, old_hash, new_hash;
};

std::string compose_save_list(const std::vector<ListedFile>& files);

/// What a save that was cut short has left in a folder.
struct UnfinishedSave {
  bool listed = false;                        ///< its list is whole
  std::map<std::string, std::string> pending; ///< name → the file with its new bytes
  std::vector<std::string> changed_since;     ///< neither the old nor the new bytes: somebody's own, which stay
  std::vector<std::string> left;              ///< files of no use any more
};

/// Only names inside the folder, and only bytes of the listed hashes, are taken from a list.
UnfinishedSave unfinished_save(const std::string& folder);

/// What a reader who changes nothing says of it.
Diagnostics told_of(const UnfinishedSave& save, const std::string& folder);

/// Gives the pending files their names and removes what is left; notes say what was done. An error leaves the folder as
/// it is, which reads the same.
Diagnostics finish_save(const std::string& folder);
/// The same for who holds the folder alone already.
Diagnostics finish_save(const std::string& folder, const FolderLock& held);

} // namespace yindi
