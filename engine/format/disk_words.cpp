#include "engine/format/disk.h"

#include <cerrno>
#include <cstring>

namespace yindi::disk {

Text words_of(int reason) {
  switch (reason) {
  case EACCES:
    return both(mark("Permission denied"));
  case EPERM:
    return both(mark("Operation not permitted"));
  case EROFS:
    return both(mark("Read-only file system"));
  case ENOSPC:
    return both(mark("No space left on device"));
#ifdef EDQUOT
  case EDQUOT:
    return both(mark("Disk quota exceeded"));
#endif
  case EFBIG:
    return both(mark("File too large"));
  case ENOENT:
    return both(mark("No such file or directory"));
  case ENOTDIR:
    return both(mark("Not a directory"));
  case EISDIR:
    return both(mark("Is a directory"));
  case EEXIST:
    return both(mark("File exists"));
  case ENAMETOOLONG:
    return both(mark("File name too long"));
  case EBUSY:
    return both(mark("Another program has the file open"));
  case ENOLCK:
    return both(mark("No locks available"));
  case EMFILE:
    return both(mark("Too many open files"));
  case EIO:
    return both(mark("The disk or the network does not answer as it should"));
  default:
    return plain(std::strerror(reason));
  }
}

} // namespace yindi::disk
