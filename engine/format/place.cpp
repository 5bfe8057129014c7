#include "engine/format/place.h"

#include "engine/format/csv.h"
#include "engine/format/encoding.h"
#include "engine/format/folder.h"

#include <algorithm>
#include <charconv>

namespace yindi {

namespace {

constexpr long most_per_file = 1000;

std::optional<Place> find_in(const CsvTable& table, std::string_view rest) {
  const auto dot = rest.find('.');
  const std::string_view row_text = rest.substr(0, dot);
  const auto column = dot == std::string_view::npos ? std::nullopt : table.column(rest.substr(dot + 1));
  if (row_text == "header") return column ? table.header_place(*column) : Place{table.path, table.lines[0].line, 1};
  std::size_t row = 0;
  const auto [end, error] = std::from_chars(row_text.data(), row_text.data() + row_text.size(), row);
  if (error != std::errc() || row >= table.rows()) return std::nullopt;
  return column ? table.place(row, *column) : Place{table.path, table.lines[row + 1].line, 1};
}

} // namespace

Place Places::find(const std::string& key) const {
  const auto dot = key.find('.');
  if (const auto table = tables.find(key.substr(0, dot)); table != tables.end() && dot != std::string::npos)
    if (const auto place = find_in(*table->second, std::string_view(key).substr(dot + 1))) return *place;
  for (std::string part = key; !part.empty(); part.resize(part.find('.') == std::string::npos ? 0 : part.rfind('.')))
    if (const auto found = named.find(part); found != named.end()) return found->second;
  return {key, 0, 0};
}

Diagnostics placed(Diagnostics diagnostics, const Places& places, const std::string& folder) {
  for (Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.line > 0) continue;
    Place place = places.find(diagnostic.path);
    if (place.path == diagnostic.path) place = {shown_path({folder, std::nullopt}, "casebook.toml"), 1, 1};
    diagnostic.path = place.path;
    diagnostic.line = place.line;
    diagnostic.column = place.column;
  }
  return diagnostics;
}

std::string indexed(const std::string& name, std::size_t i) { return name + "." + std::to_string(i); }

void Problems::add(Diagnostic diagnostic) {
  if (counts[{diagnostic.path, diagnostic.severity}]++ < most_per_file) list.push_back(std::move(diagnostic));
}

void Problems::withdraw(const Place& place, const Sentence& message) {
  const auto is_it = [&](const Diagnostic& d) {
    return d.severity == Severity::error && d.path == place.path && d.line == place.line && d.column == place.column &&
           d.message == message;
  };
  counts[{place.path, Severity::error}] -= static_cast<long>(std::erase_if(list, is_it));
}

bool Problems::only_counted(const std::string& file, Severity severity) {
  const auto found = counts.find({file, severity});
  if (found == counts.end() || found->second < most_per_file) return false;
  ++found->second;
  return true;
}

void Problems::add(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) add(diagnostic);
}

void Problems::error(const Place& place, Sentence message, Sentence hint) {
  add({Severity::error, place.path, place.line, place.column, std::move(message), std::move(hint)});
}

void Problems::warning(const Place& place, Sentence message, Sentence hint) {
  add({Severity::warning, place.path, place.line, place.column, std::move(message), std::move(hint)});
}

void Problems::note(const Place& place, Sentence message, Sentence hint) {
  add({Severity::note, place.path, place.line, place.column, std::move(message), std::move(hint)});
}

Diagnostics Problems::sorted(const std::string& first) const {
  Diagnostics result = list;
  const auto later = [&](const std::string& path) { return path != first; };
  const auto before = [&](const Diagnostic& a, const Diagnostic& b) {
    return std::tuple(later(a.path), a.path, a.line, a.column) < std::tuple(later(b.path), b.path, b.line, b.column);
  };
  std::stable_sort(result.begin(), result.end(), before);
  for (const auto& [key, count] : counts) {
    if (count <= most_per_file) continue;
    const auto& path = key.first;
    auto after = std::find_if(result.rbegin(), result.rend(), [&](const Diagnostic& d) { return d.path == path; });
    const std::string rest = std::to_string(count - most_per_file);
    result.insert(after.base(),
                  {Severity::note, path, 1, 1, say(mark("further problems like these, not listed: {}"), rest), {}});
  }
  return result;
}

} // namespace yindi
