#include "engine/format/csv_line.h"

#include "engine/format/words.h"

#include <algorithm>

namespace yindi {
namespace {

constexpr std::size_t lines_looked_at = 40;

} // namespace

std::vector<std::string> record_at(std::string_view text, std::size_t& at, char delimiter) {
  std::vector<std::string> fields;
  const auto ends = [&](std::size_t i) { return i >= text.size() || text[i] == '\n' || text[i] == '\r'; };
  while (true) {
    std::string field;
    if (at < text.size() && text[at] == '"') {
      for (++at; at < text.size(); ++at) {
        if (text[at] == '"' && (at + 1 >= text.size() || text[at + 1] != '"')) break;
        if (text[at] == '"') ++at;
        field += text[at];
      }
      if (at < text.size()) ++at;
    }
    while (!ends(at) && text[at] != delimiter) field += text[at++];
    fields.push_back(std::move(field));
    if (ends(at)) break;
    ++at;
  }
  if (at < text.size()) at += text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2u : 1u;
  return fields;
}

std::size_t known_in(const std::vector<std::string>& fields, const std::vector<std::string>& expected) {
  std::size_t known = 0;
  for (const std::string& field : fields)
    known += static_cast<std::size_t>(std::find(expected.begin(), expected.end(), trim(field)) != expected.end());
  return known;
}

std::size_t filled_in(const std::vector<std::string>& fields) {
  return static_cast<std::size_t>(
      std::count_if(fields.begin(), fields.end(), [](const std::string& field) { return !trim(field).empty(); }));
}

CsvLine read_line(std::string_view text, std::size_t begin, const std::vector<std::string>& expected,
                  std::optional<char> told) {
  CsvLine best;
  for (const char candidate : told ? std::vector<char>{*told} : std::vector<char>{',', ';', '\t'}) {
    std::size_t next = begin;
    std::vector<std::string> fields = record_at(text, next, candidate);
    const std::size_t known = known_in(fields, expected);
    if (best.fields.empty() || std::pair(known, fields.size()) > std::pair(best.known, best.fields.size()))
      best = {begin, next, candidate, std::move(fields), known};
  }
  return best;
}

/// The first lines that are not blank.
std::vector<CsvLine> first_lines(const std::string& text, std::size_t start, const CsvOptions& options,
                                 std::optional<char> told) {
  std::vector<CsvLine> lines;
  const std::string_view head = std::string_view(text).substr(0, start + bytes_looked_at);
  for (std::size_t at = start; at < head.size() && lines.size() < lines_looked_at;) {
    CsvLine line = read_line(head, at, options.expected, told);
    at = line.next;
    if (filled_in(line.fields) > 0) lines.push_back(std::move(line));
  }
  return lines;
}

} // namespace yindi
