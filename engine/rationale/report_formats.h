#pragma once

// The formats of a report and what it proves itself by.

#include "engine/rationale/rationale.h"

namespace yindi {

/// One row a format: the ending of the file that asks for it, and its writer.
struct ReportFormat {
  const char* ending;
  std::string (*write)(const Rationale&, Language);
};
const std::vector<ReportFormat>& report_formats();
/// By the ending of a file's name, in upper or lower case; nullptr where no format has it.
const ReportFormat* report_format_of(const std::string& file);

/// The hashes of the files that a casebook was read from (Casebook::files), and of no other that lies in its folder.
std::vector<FileHash> hashes_of(const std::string& folder, const std::vector<std::string>& files);

} // namespace yindi
