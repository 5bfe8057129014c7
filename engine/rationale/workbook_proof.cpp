// What a workbook proves itself by: the words and formulas of each sheet, the numbers of each cell; written and read.

#include "engine/rationale/county_proof.h"
#include "engine/rationale/workbook.h"

#include <cstdlib>
#include <pugixml.hpp>

namespace yindi {
namespace {

const std::string* file_at(const std::map<std::string, std::string>& files, const std::string& name) {
  const auto found = files.find(name);
  return found == files.end() ? nullptr : &found->second;
}

bool load_xml(pugi::xml_document& into, const std::string* bytes) {
  return bytes && into.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata);
}

/// The words of a string item, in runs or not.
std::string words_of(const pugi::xml_node& item) {
  std::string all;
  for (const pugi::xml_node child : item.children()) {
    if (std::string(child.name()) == "t") all += child.text().get();
    if (std::string(child.name()) == "r") all += child.child("t").text().get();
  }
  return all;
}

std::vector<std::string> shared_strings(const std::map<std::string, std::string>& files) {
  std::vector<std::string> all;
  pugi::xml_document document;
  if (load_xml(document, file_at(files, "xl/sharedStrings.xml")))
    for (const pugi::xml_node item : document.child("sst").children("si")) all.push_back(words_of(item));
  return all;
}

/// Name of each sheet and the file that holds it.
std::vector<std::pair<std::string, std::string>> sheets_of(const std::map<std::string, std::string>& files) {
  std::vector<std::pair<std::string, std::string>> all;
  pugi::xml_document book, relations;
  if (!load_xml(book, file_at(files, "xl/workbook.xml")) ||
      !load_xml(relations, file_at(files, "xl/_rels/workbook.xml.rels")))
    return all;
  for (const pugi::xml_node sheet : book.child("workbook").child("sheets").children("sheet"))
    for (const pugi::xml_node relation : relations.child("Relationships").children("Relationship"))
      if (std::string(relation.attribute("Id").value()) == sheet.attribute("r:id").value()) {
        std::string target = relation.attribute("Target").value();
        target = target.starts_with("/") ? target.substr(1) : "xl/" + target;
        all.emplace_back(sheet.attribute("name").value(), target);
      }
  return all;
}

} // namespace

std::string workbook_text(const BookSheet& sheet) {
  std::map<std::pair<int, int>, const BookCell*> cells; // what is written last stands
  for (const BookCell& cell : sheet.cells) cells[{cell.row, cell.column}] = &cell;
  std::string text;
  for (const auto& [place, cell] : cells) {
    const std::string said = !cell->formula.empty() ? "=" + cell->formula : cell->number ? "" : cell_text(cell->text);
    if (!said.empty()) text += said + "\n";
  }
  return text;
}

std::optional<ReadWorkbook> read_workbook(const std::map<std::string, std::string>& files) {
  ReadWorkbook result;
  const std::vector<std::string> shared = shared_strings(files);
  for (const auto& [name, file] : sheets_of(files)) {
    pugi::xml_document document;
    if (!load_xml(document, file_at(files, file))) return std::nullopt;
    std::string text;
    for (const pugi::xml_node row : document.child("worksheet").child("sheetData").children("row")) {
      std::string first;
      for (const pugi::xml_node cell : row.children("c")) {
        const std::string place = cell.attribute("r").value(), type = cell.attribute("t").value();
        const std::string value = cell.child("v").text().get(), formula = cell.child("f").text().get();
        std::string said;
        if (!formula.empty())
          said = "=" + formula;
        else if (type == "s") {
          const auto at = static_cast<std::size_t>(std::strtoul(value.c_str(), nullptr, 10));
          said = at < shared.size() ? shared[at] : "";
        } else if (type == "inlineStr")
          said = words_of(cell.child("is"));
        if (type.empty() || type == "n") {
          if (!value.empty()) result.numbers.emplace_back(name + "!" + place, std::strtod(value.c_str(), nullptr));
        }
        if (name == proof_sheet && first == proof_row && place.starts_with("B"))
          result.proof += said;
        else if (!(name == proof_sheet && said == proof_row) && !said.empty())
          text += said + "\n";
        if (place.starts_with("A")) first = said;
      }
    }
    result.texts.emplace_back(name, std::move(text));
  }
  return result.proof.empty() ? std::nullopt : std::optional(std::move(result));
}

} // namespace yindi
