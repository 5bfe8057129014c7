#include "engine/rationale/workbook.h"

#include "engine/case/names.h"

#include <algorithm>

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
  w.book.sheets.push_back({});
  w.book.sheets.back().name = name;
  return w.book.sheets.back();
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

Workbook compose_workbook(const DocumentInHand& document) {
  BookWriter w{document};
  w.book.title = document.sheet.title;
  w.book.language = document.sheet.language;
  w.book.sheets.reserve(16); // sheets are handed out by reference while others are added
  take_counties(w);
  look_at_method(w);
  fill_front(w);
  fill_judgements(w);
  fill_weights(w);
  fill_facts(w);
  fill_neighbours(w);
  fill_calc(w);
  fill_head_to_head(w);
  fill_what_if(w);
  fill_simulated(w);
  fill_back(w);
  return std::move(w.book);
}

} // namespace yindi
