#include "engine/rationale/report_formats.h"

#include "engine/format/folder.h"
#include "engine/format/hash.h"
#include "engine/format/words.h"

#include <filesystem>

namespace yindi {

const std::vector<ReportFormat>& report_formats() {
  static const std::vector<ReportFormat> table = {{".html", write_html}, {".md", write_markdown}};
  return table;
}

const ReportFormat* report_format_of(const std::string& file) {
  const std::string ending = lower(std::filesystem::path(file).extension().string());
  for (const ReportFormat& format : report_formats())
    if (ending == format.ending) return &format;
  return nullptr;
}

std::vector<FileHash> hashes_of(const std::string& folder, const std::vector<std::string>& files) {
  std::vector<FileHash> hashes;
  for (const std::string& file : files)
    if (const Loaded<std::string> bytes = read_file({folder, std::nullopt}, file); bytes.value)
      hashes.push_back({file, sha256(*bytes.value)});
  return hashes;
}

} // namespace yindi
