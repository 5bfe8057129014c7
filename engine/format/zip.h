#pragma once

// ZIP packages in memory (by minizip): what DOCX and XLSX are.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace yindi {

/// Files of a package by their paths. Nothing where the bytes are no ZIP, a file in it is broken or encrypted, or all
/// together hold more than `most` bytes.
std::optional<std::map<std::string, std::string>> read_zip(const std::string& bytes, std::size_t most = 256'000'000);

/// One file of a package, found whatever the case of its letters.
struct ZipFile {
  enum class Is { read, missing, broken, too_large };
  Is is = Is::missing;
  std::string bytes = {};
};
/// `broken`: the bytes are no ZIP, or the file is damaged or encrypted; `too_large`: it holds more than `most` bytes,
/// of which no more are unpacked.
ZipFile read_zip_file(const std::string& package, const std::string& name, std::size_t most);

/// A package of these files in this order, all dated 1980-01-01: the same files give the same bytes.
std::string write_zip(const std::vector<std::pair<std::string, std::string>>& files);

} // namespace yindi
