#include "engine/format/zip.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <unzip.h>
#include <zip.h>

namespace yindi {
namespace {

/// A file in memory, for minizip.
struct MemoryFile {
  std::string bytes;
  std::size_t at = 0;
};

MemoryFile& of(voidpf file) { return *static_cast<MemoryFile*>(file); }
voidpf open_memory(voidpf opaque, const void*, int) { return opaque; }
uLong read_memory(voidpf, voidpf file, void* to, uLong size) {
  MemoryFile& memory = of(file);
  const std::size_t count = std::min<std::size_t>(size, memory.bytes.size() - std::min(memory.at, memory.bytes.size()));
  if (count > 0) std::memcpy(to, memory.bytes.data() + memory.at, count);
  memory.at += count;
  return static_cast<uLong>(count);
}
uLong write_memory(voidpf, voidpf file, const void* from, uLong size) {
  MemoryFile& memory = of(file);
  if (memory.at + size > memory.bytes.size()) memory.bytes.resize(memory.at + size);
  std::memcpy(memory.bytes.data() + memory.at, from, size);
  memory.at += size;
  return size;
}
ZPOS64_T tell_memory(voidpf, voidpf file) { return of(file).at; }
long seek_memory(voidpf, voidpf file, ZPOS64_T offset, int origin) {
  MemoryFile& memory = of(file);
  const std::size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory.at
                           : origin == ZLIB_FILEFUNC_SEEK_END ? memory.bytes.size()
                                                              : 0;
  memory.at = from + static_cast<std::size_t>(offset);
  return memory.at <= memory.bytes.size() ? 0 : -1;
}
int close_memory(voidpf, voidpf) { return 0; }
int no_error(voidpf, voidpf) { return 0; }

zlib_filefunc64_def functions(MemoryFile& memory) {
  return {open_memory, read_memory, write_memory, tell_memory, seek_memory, close_memory, no_error, &memory};
}

/// The bytes of the file that the reader stands at.
std::optional<std::string> read_current(unzFile package, std::size_t most) {
  if (unzOpenCurrentFile(package) != UNZ_OK) return std::nullopt;
  std::string content;
  char block[65536];
  int count = 0;
  while ((count = unzReadCurrentFile(package, block, sizeof block)) > 0) {
    content.append(block, static_cast<std::size_t>(count));
    if (content.size() > most) break;
  }
  const bool whole = count == 0;
  return unzCloseCurrentFile(package) == UNZ_OK && whole ? std::optional(std::move(content)) : std::nullopt;
}

} // namespace

std::optional<std::map<std::string, std::string>> read_zip(const std::string& bytes, std::size_t most) {
  if (bytes.compare(0, 2, "PK") != 0) return std::nullopt;
  MemoryFile memory{bytes, 0};
  zlib_filefunc64_def with = functions(memory);
  const unzFile package = unzOpen2_64("", &with);
  if (!package) return std::nullopt;
  std::map<std::string, std::string> files;
  bool good = true;
  for (int step = unzGoToFirstFile(package); step == UNZ_OK && good; step = unzGoToNextFile(package)) {
    char name[1024] = {};
    unz_file_info64 info{};
    auto content = unzGetCurrentFileInfo64(package, &info, name, sizeof name - 1, nullptr, 0, nullptr, 0) == UNZ_OK
                       ? read_current(package, most)
                       : std::nullopt;
    if (!content) {
      good = false;
      break;
    }
    most -= std::min(most, content->size());
    files[name] = std::move(*content);
  }
  unzClose(package);
  return good ? std::optional(std::move(files)) : std::nullopt;
}

ZipFile read_zip_file(const std::string& package, const std::string& name, std::size_t most) {
  if (package.compare(0, 2, "PK") != 0) return {ZipFile::Is::broken};
  MemoryFile memory{package, 0};
  zlib_filefunc64_def with = functions(memory);
  const unzFile opened = unzOpen2_64("", &with);
  if (!opened) return {ZipFile::Is::broken};
  ZipFile file;
  if (constexpr int any_case = 2; name.size() < 256 && unzLocateFile(opened, name.c_str(), any_case) == UNZ_OK) {
    unz_file_info64 info{};
    const bool told = unzGetCurrentFileInfo64(opened, &info, nullptr, 0, nullptr, 0, nullptr, 0) == UNZ_OK;
    if (told && info.uncompressed_size > most) {
      file.is = ZipFile::Is::too_large;
    } else if (auto content = told ? read_current(opened, most) : std::nullopt) {
      file = {ZipFile::Is::read, std::move(*content)};
    } else {
      file.is = ZipFile::Is::broken;
    }
  }
  unzClose(opened);
  return file;
}

std::string write_zip(const std::vector<std::pair<std::string, std::string>>& files) {
  MemoryFile memory;
  zlib_filefunc64_def with = functions(memory);
  const zipFile package = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &with);
  if (!package) throw std::runtime_error("a package cannot be begun");
  zip_fileinfo made{};
  made.tmz_date.tm_year = 1980, made.tmz_date.tm_mday = 1;
  for (const auto& [name, content] : files) {
    const bool good =
        zipOpenNewFileInZip(package, name.c_str(), &made, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6) == ZIP_OK &&
        zipWriteInFileInZip(package, content.data(), static_cast<unsigned>(content.size())) == ZIP_OK &&
        zipCloseFileInZip(package) == ZIP_OK;
    if (!good) throw std::runtime_error("a package cannot be written");
  }
  zipClose(package, nullptr);
  return std::move(memory.bytes);
}

} // namespace yindi
