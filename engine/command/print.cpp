#include "engine/command/print.h"

#include "engine/command/program.h"
#include "engine/schema/text_fields.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

/// The ranges of East Asian Width W and F that people's names and our sentences use (UAX #11).
bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool is_numeric(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789.-+%=– ") == std::string::npos;
}

} // namespace

std::size_t terminal_width(const std::string& text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? byte : byte & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
      c = (c << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
    width += is_wide(c) ? 2 : 1;
    i += length;
  }
  return width;
}

std::string align(std::vector<std::vector<std::string>> rows) {
  for (auto& row : rows)
    for (std::string& cell : row) cell = one_line(std::move(cell));
  std::size_t columns = 0;
  for (const auto& row : rows) columns = std::max(columns, row.size());
  std::vector<std::size_t> width(columns, 0);
  std::vector<bool> right(columns, true);
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      width[c] = std::max(width[c], terminal_width(rows[r][c]));
      if (r > 0 && !rows[r][c].empty() && !is_numeric(rows[r][c])) right[c] = false;
    }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string pad(width[c] - terminal_width(row[c]), ' ');
      line += (c == 0 ? "  " : "  ") + (right[c] ? pad + row[c] : row[c] + pad);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::vector<std::string> heads(Language language, std::initializer_list<const char*> marked) {
  std::vector<std::string> row;
  for (const char* head : marked) row.emplace_back(tr(language, head));
  return row;
}

void print_json(std::ostream& out, const Json& json) {
  out << json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

bool report_problems(std::ostream& err, const Diagnostics& diagnostics, Language language) {
  for (auto d = diagnostics.begin(); d != diagnostics.end(); ++d)
    if (std::find(diagnostics.begin(), d, *d) == d) err << print(*d, language);
  return has_errors(diagnostics);
}

int refuse(std::ostream& err, const Sentence& message, const Sentence& hint, Language language, int status,
           const char* program) {
  err << program << ": " << message.in(language) << "\n";
  if (!hint.empty()) err << "  " << hint.in(language) << "\n";
  return status;
}

std::optional<std::pair<std::string, std::string>> key_value(const char* option, const std::string& text,
                                                             Language language, std::ostream& err) {
  const auto equals = text.find('=');
  if (equals != std::string::npos && equals > 0) return std::pair(text.substr(0, equals), text.substr(equals + 1));
  refuse(err, say(mark("{0} takes key=value, not \"{1}\""), option, text), {}, language, wrong_usage);
  return std::nullopt;
}

Setting setting_from(const std::string& text) { return read_setting(text).value_or(text); }

} // namespace yindi
