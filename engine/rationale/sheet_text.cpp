// A sheet as text, and as Markdown.

#include "engine/rationale/county_sheet.h"
#include "engine/rationale/markup.h"

#include <algorithm>
#include <variant>

namespace yindi {
namespace {

struct SaidBlock {
  std::string out;
  void line(const std::string& text) {
    if (!text.empty()) out += text + "\n";
  }
  static std::string said(const std::vector<SheetRun>& words) {
    std::string all;
    for (const SheetRun& run : words) all += run.text;
    return all;
  }
  void operator()(const SheetText& b) { line(said(b.words)); }
  void operator()(const SheetStrip& b) {
    if (b.chosen >= 0) line(b.cells[static_cast<std::size_t>(b.chosen)]);
  }
  void operator()(const SheetGauges& b) {
    for (const SheetGauge* gauge : {&b.left, &b.right}) {
      line(gauge->name + " " + (gauge->share ? gauge->shown : "–"));
      line(gauge->said);
    }
    std::string all;
    for (const auto& [name, count] : b.values) all += (all.empty() ? "" : " | ") + name + " " + std::to_string(count);
    line(all);
  }
  void operator()(const SheetBars& b) {
    line(b.caption);
    for (const SheetBar& bar : b.bars) {
      std::string all = bar.name;
      for (const std::string* cell : {&bar.own, &bar.other, &bar.shown})
        if (!cell->empty()) all += " | " + *cell;
      line(all);
    }
    line(b.key);
  }
  void operator()(const SheetTable& b) {
    line(b.caption);
    std::string heads;
    for (const SheetColumn& column : b.columns) heads += (heads.empty() ? "" : " | ") + column.title;
    line(heads);
    for (const auto& row : b.rows) {
      std::string all;
      for (std::size_t i = 0; i < row.size(); ++i) all += (i ? " | " : "") + row[i];
      line(all);
    }
  }
  void operator()(const SheetForm& b) {
    line(b.head);
    for (const auto& fields : b.lines) {
      std::string all;
      for (const SheetField& field : fields)
        all +=
            (all.empty() ? "" : " ") + std::string(field.box ? "☐ " : "") + field.label + (field.blank ? " ____" : "");
      line(all);
    }
  }
  void operator()(const SheetFacts& b) {
    for (const auto& [label, value] : b.rows) line(label + ": " + value);
  }
  void operator()(const SheetStar& b) {
    std::string all = b.centre + " " + b.centre_letter;
    for (const SheetStar::Ray& ray : b.rays) all += " | " + ray.name + " " + ray.letter;
    line(all);
    for (const auto& words : b.beside) line(said(words));
  }
  void operator()(const SheetMap& b) {
    line(b.title);
    std::string all;
    for (const SheetMap::Node& node : b.nodes) all += (all.empty() ? "" : " | ") + node.name + " " + node.letter;
    line(all);
    for (const SheetMap::District& district : b.districts) line(district.name);
    line(b.key);
  }
  void operator()(const SheetMaps& b) {
    line(b.title);
    for (const auto& [title, map] : b.maps) {
      line(title);
      (*this)(map);
    }
    line(b.key);
  }
  void operator()(const SheetDrawings& b) {
    for (const SheetDrawings::One& one : b.drawings) {
      line(one.title);
      line(one.said);
    }
  }
  void operator()(const SheetBoxes& b) {
    for (const auto& [label, value] : b.boxes) line(label + ": " + value);
  }
  void operator()(const SheetSignatures& b) {
    std::string all;
    for (const std::string& name : b.names) all += (all.empty() ? "" : " ") + name + " ____";
    line(all + (b.end.empty() ? "" : " " + b.end));
  }
};

} // namespace

std::string text_of(const SheetPart& part) {
  SaidBlock said;
  for (const SheetBlock& block : part.blocks) std::visit(said, block);
  return said.out;
}

std::string text_of(const CountySheet& sheet) {
  std::string all = sheet.title + "\n";
  for (const SheetPart& part : sheet.parts) all += "[" + part.label + "]\n" + text_of(part);
  return all;
}

namespace {

/// A block in Markdown: tables as tables, all else as paragraphs or as lists of lines.
struct MarkdownBlock {
  std::string out;

  static std::string bold(const std::string& text) { return text.empty() ? text : "**" + escape_markdown(text) + "**"; }
  static std::string words_of(const std::vector<SheetRun>& words) {
    std::string all;
    for (const SheetRun& run : words) {
      // Markdown takes no blank before the closing stars.
      const std::size_t end = run.text.find_last_not_of(' ') + 1;
      all += run.bold ? bold(run.text.substr(0, end)) + run.text.substr(end) : escape_markdown(run.text);
    }
    return all;
  }
  void row(const std::vector<std::string>& cells, std::size_t columns) {
    out += "|";
    for (std::size_t i = 0; i < columns; ++i) out += " " + (i < cells.size() ? escape_markdown(cells[i]) : "") + " |";
    out += "\n";
  }
  void operator()(const SheetText& b) {
    const char* disc = b.mark == "full" ? "● " : b.mark == "half" ? "◐ " : b.mark == "empty" ? "○ " : "";
    out += disc + words_of(b.words) + "\n\n";
  }
  void operator()(const SheetStrip& b) {
    if (b.chosen >= 0) out += bold(b.cells[static_cast<std::size_t>(b.chosen)]) + "\n\n";
  }
  void operator()(const SheetBars& b) {
    const bool two = !b.other.empty();
    if (!b.caption.empty()) out += escape_markdown(b.caption) + "\n\n";
    const std::size_t columns = two ? 4 : 3;
    row(two ? std::vector<std::string>{"", b.own, b.other, ""} : std::vector<std::string>{"", b.own, ""}, columns);
    out += two ? "|---|---:|---:|---:|\n" : "|---|---:|---:|\n";
    for (const SheetBar& bar : b.bars)
      row(two ? std::vector<std::string>{bar.name, bar.own, bar.other, bar.shown}
              : std::vector<std::string>{bar.name, bar.own, bar.shown},
          columns);
    out += "\n";
  }
  void operator()(const SheetTable& b) {
    if (!b.caption.empty()) out += escape_markdown(b.caption) + "\n\n";
    std::vector<std::string> heads;
    for (const SheetColumn& column : b.columns) heads.push_back(column.title);
    row(heads, heads.size());
    out += "|";
    for (const SheetColumn& column : b.columns) out += column.number ? "---:|" : "---|";
    out += "\n";
    for (const auto& cells : b.rows) row(cells, heads.size());
    out += "\n";
  }
  void operator()(const SheetStar& b) {
    for (const auto& words : b.beside) out += words_of(words) + "\n\n";
  }
  /// Whatever else there is, a line of its text a bullet.
  template <class Other>
  void operator()(const Other& b) {
    SaidBlock said;
    said(b);
    std::string line;
    for (const char c : said.out) {
      if (c != '\n') {
        line += c;
        continue;
      }
      out += "- " + escape_markdown(line) + "\n";
      line.clear();
    }
    out += "\n";
  }
};

} // namespace

std::string write_county_markdown(const CountySheet& sheet) {
  MarkdownBlock written{"# " + escape_markdown(sheet.title) + "\n\n" + escape_markdown(sheet.subtitle) + "\n\n"};
  for (const SheetPart& part : sheet.parts) {
    if (!part.label.empty()) written.out += "## " + escape_markdown(part.label) + "\n\n";
    for (const SheetBlock& block : part.blocks) std::visit(written, block);
  }
  return written.out + escape_markdown(sheet.foot) + "\n";
}

} // namespace yindi
