#include "engine/format/other_forms.h"

#include "engine/format/words.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace yindi {
namespace {

constexpr const char* save_as_csv = mark("open it in the program that made it, and save it as CSV UTF-8 or XLSX");

struct Form {
  std::string_view begins;
  const char* what;
  const char* cure = save_as_csv;
};

constexpr Form binary_forms[] = {
    {"%PDF-", mark("this is a PDF, no table")},
    {"{\\rtf", mark("this is a document (RTF), no table")},
    {"\xD0\xCF\x11\xE0", mark("this is a workbook of the old form (XLS)")},
    {"SQLite format 3", mark("this is a data base, no table")},
    {"PAR1", mark("this is a Parquet file, no CSV")},
    {"\x1F\x8B", mark("this is a packed file (gzip)"), mark("unpack it first")},
    {"\x89PNG", mark("this is a picture, no table")},
    {"\xFF\xD8\xFF", mark("this is a picture, no table")},
};

std::string_view without_blanks_in_front(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

bool is_json(std::string_view text) {
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
  const std::string_view inside = without_blanks_in_front(text.substr(1));
  if (inside.empty()) return false;
  if (text.front() == '{') return inside.front() == '"' && inside.find("\":") != std::string_view::npos;
  return (inside.front() == '{' && inside.find("\":") != std::string_view::npos) || inside.front() == '[';
}

/// R, SQL, Weka, Python, MATLAB.
bool is_program(std::string_view text) {
  const std::string head = lower(text.substr(0, 200));
  for (const std::string_view begins :
       {"structure(list(", "data.frame(", "insert into ", "create table ", "@relation ", "{'", "pd.dataframe("})
    if (head.starts_with(begins)) return true;
  if (!head.starts_with('[') || head.size() < 2 || head[1] < '0' || head[1] > '9') return false; // [1 2 3; 4 5 6]
  const auto end = head.find(']');
  return end != std::string::npos && head.find_first_not_of("0123456789.,;- \t\r\n+e", 1) == end;
}

bool is_markup(std::string_view text) {
  return text.size() > 3 && text.front() == '<' &&
         (std::isalpha(static_cast<unsigned char>(text[1])) || text[1] == '!' || text[1] == '?') &&
         text.find('>') != std::string_view::npos &&
         (text.find("</") != std::string_view::npos || text.find("/>") != std::string_view::npos);
}

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return trim(line);
}

/// |---|:--:| or +---+---+ or ---|---.
bool is_ruler(std::string_view line) {
  return std::count_if(line.begin(), line.end(), [](char c) { return c == '-' || c == '='; }) > 1 &&
         line.find_first_not_of("|+-=: \t") == std::string_view::npos;
}

/// The cells of a line between signs that no \ stands before.
std::vector<std::string> cells_between(std::string_view line, char sign) {
  std::vector<std::string> cells(1);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() &&
        std::string_view("&|%_#$").find(line[i + 1]) != std::string_view::npos)
      cells.back() += line[++i];
    else if (line[i] == sign)
      cells.emplace_back();
    else
      cells.back() += line[i];
  }
  for (std::string& cell : cells) {
    cell = std::string(trim(cell));
    for (const std::string_view around : {"**", "$", "`"}) // bold, a formula, code
      if (cell.size() > 2 * around.size() && cell.starts_with(around) && cell.ends_with(around))
        cell = cell.substr(around.size(), cell.size() - 2 * around.size());
  }
  return cells;
}

/// Begin and end of each line, the sign of its end not in it.
std::vector<std::pair<std::size_t, std::size_t>> lines_from(std::string_view text, std::size_t start) {
  std::vector<std::pair<std::size_t, std::size_t>> lines;
  for (std::size_t at = start; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(at, end);
    at = end + 1;
  }
  return lines;
}

/// The rows of a drawn table, or nothing; blank cells for lines that are no rows.
std::optional<std::vector<std::vector<std::string>>> rows_of_bars(const std::vector<std::string_view>& lines) {
  std::size_t rulers = 0, rows = 0, outer = 0;
  for (const std::string_view line : lines) {
    if (line.empty()) continue;
    if (is_ruler(line)) {
      ++rulers;
      continue;
    }
    if (line.find('|') == std::string_view::npos) return std::nullopt;
    ++rows;
    outer += line.front() == '|' && line.back() == '|' ? 1u : 0u;
  }
  if (rows < 2 || (outer < rows && (rulers == 0 || outer > 0))) return std::nullopt;
  std::vector<std::vector<std::string>> result;
  for (std::string_view line : lines) {
    if (line.empty() || is_ruler(line)) {
      result.emplace_back();
      continue;
    }
    if (outer > 0) line = line.substr(1, line.size() - 2);
    result.push_back(cells_between(line, '|'));
  }
  return result;
}

std::optional<std::vector<std::vector<std::string>>> rows_of_latex(const std::vector<std::string_view>& lines) {
  std::vector<std::vector<std::string>> result;
  std::size_t rows = 0;
  for (const std::string_view line : lines) {
    const auto end = line.rfind("\\\\");
    if (line.find('&') != std::string_view::npos && end != std::string_view::npos && !line.starts_with('%')) {
      result.push_back(cells_between(line.substr(0, end), '&'));
      ++rows;
      continue;
    }
    if (!line.empty() && line.front() != '\\' && line.front() != '%' && line.front() != '}') return std::nullopt;
    result.emplace_back();
  }
  if (rows < 2) return std::nullopt;
  return result;
}

} // namespace

bool is_other_form(std::string_view bytes, const std::string& path, Problems& problems) {
  for (const Form& form : binary_forms)
    if (bytes.starts_with(form.begins)) {
      problems.error({path, 1, 1}, say(form.what), say(form.cure));
      return true;
    }
  const std::string_view text = without_blanks_in_front(bytes.substr(0, std::size_t{1} << 20));
  if (is_json(text)) {
    problems.error({path, 1, 1}, say(mark("this is JSON, no table")),
                   say(mark("write a line of names with commas between them, and below it a line for each row")));
    return true;
  }
  if (is_program(text)) {
    problems.error({path, 1, 1}, say(mark("this is the code of a program, no table")),
                   say(mark("write a line of names with commas between them, and below it a line for each row")));
    return true;
  }
  if (is_markup(text)) {
    problems.error({path, 1, 1}, say(mark("this is a page of the web or XML, no table")),
                   say(mark("open it in a spreadsheet, and save it as CSV UTF-8 or XLSX")));
    return true;
  }
  return false;
}

std::optional<char> mend_drawn_table(std::string& text, const std::string& path, std::size_t start,
                                     Problems& problems) {
  // Most tables are told apart by their first lines.
  const std::string_view first = trimmed(std::string_view(text).substr(start, text.find('\n', start) - start));
  const bool bars = first.find('|') != std::string_view::npos || is_ruler(first);
  const bool latex = first.ends_with("\\\\") || first.starts_with('\\');
  if (!bars && !latex) return std::nullopt;
  const auto bounds = lines_from(text, start);
  std::vector<std::string_view> lines;
  for (const auto& [begin, end] : bounds) lines.push_back(trimmed(std::string_view(text).substr(begin, end - begin)));
  const auto rows = bars ? rows_of_bars(lines) : rows_of_latex(lines);
  if (!rows) return std::nullopt;
  const Place place = [&] {
    Place found{path, 1, 1};
    found.line =
        static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(start), '\n')) + 1;
    return found;
  }();
  if (bars)
    problems.error(
        place, say(mark("this is a table as Markdown or a terminal draws it")),
        say(mark("take out the lines of dashes and the bars at both ends, and write \",\" between the cells")));
  else
    problems.error(
        place, say(mark("this is a table of LaTeX")),
        say(mark("write \",\" for &, and take out the \\\\ behind the rows and the lines that begin with \\")));
  std::string result = text.substr(0, start);
  for (std::size_t i = 0; i < rows->size(); ++i) {
    for (std::size_t k = 0; k < (*rows)[i].size(); ++k) {
      const std::string& cell = (*rows)[i][k];
      if (k > 0) result += ',';
      if (cell.find_first_of(",\"") == std::string::npos) {
        result += cell;
        continue;
      }
      result += '"';
      for (const char c : cell) result += c == '"' ? std::string("\"\"") : std::string(1, c);
      result += '"';
    }
    if (bounds[i].second < text.size()) result += '\n';
  }
  text = std::move(result);
  return bars ? '|' : '&';
}

} // namespace yindi
