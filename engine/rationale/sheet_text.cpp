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
    std::string all;
    for (std::size_t i = 0; i < b.cells.size(); ++i)
      all += (i ? " | " : "") + (static_cast<int>(i) == b.chosen ? "[" + b.cells[i] + "]" : b.cells[i]);
    line(all);
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
    std::string all;
    for (const SheetMap::Node& node : b.nodes) all += (all.empty() ? "" : " | ") + node.name + " " + node.letter;
    line(all);
    line(b.key);
  }
  void operator()(const SheetMaps& b) {
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

std::string write_county_markdown(const CountySheet& sheet) {
  std::string out = "# " + escape_markdown(sheet.title) + "\n\n" + escape_markdown(sheet.subtitle) + "\n";
  for (const SheetPart& part : sheet.parts) {
    out += part.label.empty() ? "\n" : "\n## " + escape_markdown(part.label) + "\n\n";
    std::string line;
    for (const char c : text_of(part)) {
      if (c != '\n') {
        line += c;
        continue;
      }
      out += "- " + escape_markdown(line) + "\n";
      line.clear();
    }
  }
  return out + "\n" + escape_markdown(sheet.foot) + "\n";
}

} // namespace yindi
