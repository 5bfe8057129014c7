#pragma once

// Files and folders that one program holds against others (flock, LockFileEx). The system lets go of what a program
// holds when it ends, however it ends. Where a number comes back, it is 0 or the reason, one of <cerrno>.

#include <cstddef>
#include <cstdint>
#include <string>

namespace yindi::held {

using Handle = std::intptr_t;
constexpr Handle none = -1;

/// To lock the folder; none where the folder or its disk allows no lock.
Handle open_folder(const std::string& folder);
/// A file to read and to append to; a missing one is made. None: `reason` says why.
Handle open_file(const std::string& path, int& reason);

enum class Tried { got, taken, cannot };
/// Tries once, alone or together with others that do not want to be alone.
Tried lock(Handle file, bool alone);

std::string bytes_of(Handle file);
/// What stands behind so many bytes is no more.
int cut(Handle file, std::size_t size);
/// On the disk when this returns.
int append(Handle file, const std::string& bytes);
void close(Handle file);

/// A file that is there as long as one program has it; none where another has it or it cannot be made.
Handle take(const std::string& path);
void give_up(Handle file, const std::string& path);

} // namespace yindi::held
