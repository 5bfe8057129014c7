#pragma once

// What every system does with files in its own way. Where a number comes back, it is 0 or the reason, one of <cerrno>.

#include "engine/language/language.h"

#include <filesystem>
#include <string>

namespace yindi::disk {

/// Writes `bytes` into a new file, on the disk when this returns: `folder`/`name` and six characters, whose path is
/// `written`, or blank where none was made. It gets the permissions of `target`, or those of a new file.
int write_new(const std::filesystem::path& folder, const std::string& name, const std::string& target,
              const std::string& bytes, std::string& written);

/// Gives the file a name; a file that had it is no more. One step, for whoever looks and for a power cut.
int rename(const std::string& from, const std::string& to);
/// The same unless another file has the name (EEXIST).
int rename_new(const std::string& from, const std::string& to);
/// Two files exchange their names; cannot() where the system or the disk does not know how.
int exchange(const std::string& one, const std::string& other);
bool cannot(int reason);

/// Keeps the file under another name until it is replaced, and how that ends where it could not be replaced.
int set_aside(const std::string& target, const std::string& kept);
int put_back(const std::string& kept, const std::string& target);

int remove(const std::string& path);
/// The names in a folder are on the disk when this returns, where the system can do so.
void sync_folder(const std::string& folder);

/// Whether this user may write into the file or folder.
bool may_write(const std::filesystem::path& path);
/// Whether the disk, or this user's part of it, is full.
bool is_full(int reason);
/// The reason as people say it; a rare one as the system calls it.
Text words_of(int reason);

/// A folder of our own among the temporary files; blank where none can be made.
std::filesystem::path own_folder();

} // namespace yindi::disk
