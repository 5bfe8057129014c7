#include "engine/case/quality.h"
#include "engine/rationale/markup.h"
#include "engine/rationale/page.h"

#include <algorithm>
#include <fmt/format.h>

namespace yindi {
namespace {

/// The mark before a number of this quality.
std::string sign(const std::string& quality) {
  const Quality* found = find_quality(quality);
  return found ? std::string(found->symbol) + " " : std::string();
}

/// A code span that may hold anything: its fence is longer than any run of backticks inside.
std::string code(const std::string& text) {
  std::string plain;
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
    if (c == '|')
      plain += "\\|"; // a table's cell ends at a bar even inside code
    else
      plain += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  const std::string fence(longest + 1, '`');
  return longest > 0 ? fence + " " + plain + " " + fence : fence + plain + fence;
}

/// An address as a link's target: what would end the target is written as %XX.
std::string target(const std::string& address) {
  std::string result;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    const bool safe = byte > 0x20 && byte < 0x7F && std::string("()<>|\\`\"").find(c) == std::string::npos;
    result += safe ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return result;
}

struct MarkdownWriter {
  std::string out;

  static std::string words(const Words& words) {
    std::string text;
    for (const Run& run : words) {
      if (run.text.empty()) continue;
      std::string said = run.code ? code(run.text) : escape_markdown(run.text);
      if (run.bold) said = "**" + said + "**";
      if (!run.link.empty()) said = "[" + said + "](" + target(run.link) + ")";
      text += sign(run.quality) + said;
    }
    return text;
  }
  static std::string id(const std::string& anchor) {
    return anchor.empty() ? "" : "<a id=\"" + escape_markup(anchor) + "\"></a>";
  }

  void operator()(const Heading& h) {
    out += std::string(static_cast<std::size_t>(h.level), '#') + " " + id(h.anchor) + escape_markdown(h.text) + "\n\n";
  }
  void operator()(const Paragraph& p) { out += (p.strong ? "> " : "") + words(p.words) + "\n\n"; }
  void operator()(const Bullets& b) {
    for (const Words& item : b.items) out += "- " + words(item) + "\n";
    out += "\n";
  }
  void operator()(const Table& t) {
    if (!t.caption.empty()) out += escape_markdown(t.caption) + "\n\n";
    out += "|";
    for (const Column& column : t.columns) out += " " + escape_markdown(column.title) + " |";
    out += "\n|";
    for (const Column& column : t.columns) out += column.number ? " ---: |" : " --- |";
    out += "\n";
    for (const TableRow& row : t.rows) {
      out += "|";
      for (std::size_t i = 0; i < t.columns.size(); ++i) {
        out += " ";
        if (i == 0) {
          out += id(row.anchor);
          for (int depth = 0; depth < row.depth; ++depth) out += "– ";
        }
        out += (i < row.cells.size() ? words(row.cells[i]) : std::string()) + " |";
      }
      out += "\n";
    }
    out += "\n";
  }
  /// No pictures here: the numbers in their place, and nothing where a table nearby already says the same.
  void operator()(const Figure& f) {
    if (!f.table.rows.empty()) (*this)(f.table);
  }
  void operator()(const Fold& f) {
    std::string title = f.title;
    std::replace(title.begin(), title.end(), '\n', ' ');
    // Inside a tag Markdown's own escapes would be seen; a bracket that opens no link is written as HTML.
    std::string summary;
    for (const char c : escape_markup(title)) summary += c == '[' ? "&#91;" : c == ']' ? "&#93;" : std::string(1, c);
    out += "<details>\n<summary>" + summary + "</summary>\n\n";
    for (const Block& block : f.blocks) std::visit(*this, block.value);
    out += "</details>\n\n";
  }
};

} // namespace

std::string write_markdown(const Rationale& rationale, Language language) {
  const Page page = compose(rationale, language);
  MarkdownWriter writer;
  writer.out = "# " + escape_markdown(page.title) + "\n\n";
  if (!page.subtitle.empty()) writer.out += escape_markdown(page.subtitle) + "\n\n";
  for (const Block& block : page.blocks) std::visit(writer, block.value);
  return writer.out;
}

} // namespace yindi
