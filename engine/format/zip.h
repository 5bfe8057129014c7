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

/// A package of these files in this order, all dated 1980-01-01: the same files give the same bytes.
std::string write_zip(const std::vector<std::pair<std::string, std::string>>& files);

} // namespace yindi
