#include "engine/rationale/workbook.h"

#include "engine/case/names.h"

#include <algorithm>
#include <utility>

namespace yindi {
namespace {

/// The counties of the document, and all that several of them share.
void take_counties(BookWriter& w) {
  const DocumentMaterial& material = w.document.material;
  for (std::size_t k = 0; k < material.asked.size(); ++k) {
    const CountyRanking& county = material.facts.ranked.ranking.counties[material.asked[k]];
    if (!w.document.sheet.county.empty() && county.assessment->county != w.document.sheet.county) continue;
    w.counties.push_back(&county);
    w.sure.push_back(&material.sure[k]);
  }
  for (const std::string& leaf : leaves(w.c().model->library))
    if (std::any_of(w.counties.begin(), w.counties.end(), [&](const CountyRanking* county) {
          const auto& taken = county->assessment->leaves;
          return std::find(taken.begin(), taken.end(), leaf) != taken.end();
        }))
      w.leaves.push_back(leaf);
  w.industries = w.c().model->industry_ids;
}

/// Whether the method's scores are a formula of weights and values on fixed scales.
void look_at_method(BookWriter& w) {
  const auto framed = std::find_if(w.counties.begin(), w.counties.end(),
                                   [](const CountyRanking* county) { return county->frame.has_value(); });
  if (framed == w.counties.end()) return;
  const Frame& frame = *(*framed)->frame;
  if (!frame.asked_normalization.empty()) return;
  if (w.c().method.id == "saw") w.scored_live = true;
  if (w.c().method.id != "topsis") return;
  const auto metric = frame.settings.find("metric");
  const auto power = frame.settings.find("weight_power");
  if (metric == frame.settings.end() || power == frame.settings.end()) return;
  const auto* how = std::get_if<std::string>(&metric->second);
  const auto* by = std::get_if<double>(&power->second);
  if (!how || !by || *how != "euclidean") return;
  w.scored_live = w.distances = true;
  w.power = *by;
}

} // namespace

std::string cell_name(int row, int column, bool fixed_row, bool fixed_column) {
  std::string letters;
  for (int at = column + 1; at > 0; at = (at - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (at - 1) % 26));
  return (fixed_column ? "$" : "") + letters + (fixed_row ? "$" : "") + std::to_string(row + 1);
}

std::string range_name(int row, int column, int last_row, int last_column, bool fixed) {
  return cell_name(row, column, fixed, fixed) + ":" + cell_name(last_row, last_column, fixed, fixed);
}

std::string BookWriter::leaf_name(const std::string& id) const {
  return say_text(criterion_name(c().model->library, id));
}
std::string BookWriter::county_words(const std::string& id) const { return say_text(county_name(c(), id)); }
std::string BookWriter::industry_words(const std::string& id) const { return say_text(industry_name(c(), id)); }

BookSheet& add_sheet(BookWriter& w, const std::string& name) {
  w.sheets.push_back({});
  w.sheets.back().name = name;
  w.texts.emplace_back(name, "");
  return w.sheets.back();
}

void write_rows(BookWriter& w) {
  BookSheet& sheet = w.sheets.back();
  if (!sheet.begun) w.file.begin_sheet(sheet.name);
  sheet.begun = true;
  for (auto& [name, text] : w.texts)
    if (name == sheet.name) {
      std::string rows = workbook_text(sheet);
      std::erase(rows, '\n'), std::erase(rows, ' '); // which do not count, and would be taken out of a copy
      text += rows;
    }
  w.file.write_rows(sheet);
  sheet.cells.clear();
}

void end_sheets(BookWriter& w) {
  std::deque<BookSheet> ended = std::exchange(w.sheets, {});
  for (; !ended.empty(); ended.pop_front()) {
    w.sheets.assign(1, std::move(ended.front()));
    write_rows(w);
    w.file.end_sheet(w.sheets.back());
  }
  w.sheets.clear();
}

void put(BookSheet& sheet, int row, int column, std::string text, CellLook look) {
  BookCell cell{row, column, look};
  cell.text = std::move(text);
  sheet.cells.push_back(std::move(cell));
}

void put(BookSheet& sheet, int row, int column, double number, CellLook look, int digits) {
  BookCell cell{row, column, look, digits};
  cell.number = number;
  sheet.cells.push_back(std::move(cell));
}

void put(BookSheet& sheet, int row, int column, const Live& live, CellLook look, int digits) {
  BookCell cell{row, column, look, digits};
  cell.number = live.value;
  cell.formula = live.formula;
  sheet.cells.push_back(std::move(cell));
}

namespace {

void fill_sheets(const DocumentInHand& document, WorkbookFile& file) {
  BookWriter w{document, file};
  take_counties(w);
  look_at_method(w);
  for (const auto fill : {fill_front, fill_judgements, fill_weights, fill_facts, fill_neighbours, fill_calc,
                          fill_head_to_head, fill_what_if, fill_simulated, fill_sources, fill_proof}) {
    fill(w);
    end_sheets(w);
  }
}

} // namespace

std::string write_workbook(const DocumentInHand& document) {
  WorkbookFile file(document.sheet.title, document.sheet.language);
  fill_sheets(document, file); // whose texts are gone before the file is read back
  return file.finish();
}

} // namespace yindi
