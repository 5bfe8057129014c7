// Sheets Conditions, Requirements and Neighbours: what the raw values of Calc point to.

#include "engine/rationale/workbook.h"

#include "engine/case/names.h"
#include "engine/case/quality.h"

#include <algorithm>

namespace yindi {
namespace {

/// A cell as the file has it.
std::string in_words(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  std::string all;
  if (const auto* numbers = std::get_if<std::vector<double>>(&cell))
    for (const double number : *numbers) all += (all.empty() ? "" : ";") + shortest(number);
  return all;
}

/// A table of the casebook: a row an id, a column a fact; where each cell stands is kept for Calc.
template <class Row>
void table(BookWriter& w, BookSheet& sheet, const char* file, const std::vector<std::string>& columns,
           const std::vector<const Row*>& rows, std::map<std::string, Cell> Row::*facts) {
  const char* heads[] = {mark("id"), mark("name")};
  for (int i = 0; i < 2; ++i) put(sheet, 4, i, w.word(heads[i]), CellLook::head);
  put(sheet, 2, 0, w.word(mark("unit")), CellLook::note);
  put(sheet, 3, 0, w.word(mark("quality")), CellLook::note);
  sheet.widths = {{0, 20}, {1, 24}};
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const int column = 2 + static_cast<int>(j);
    const ColumnNote* note = find_column(w.c(), file, columns[j]);
    put(sheet, 4, column, note && !note->name.empty() ? w.say_text(note->name) : columns[j], CellLook::head_number);
    put(sheet, 1, column, columns[j], CellLook::note);
    if (note) {
      put(sheet, 2, column, w.say_text(unit_name(note->unit)), CellLook::note);
      put(sheet, 3, column, note->quality.empty() ? std::string() : w.say_text(quality_name(note->quality)),
          CellLook::note);
    }
    sheet.widths[column] = 13;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const int row = 5 + static_cast<int>(i);
      const auto found = (rows[i]->*facts).find(columns[j]);
      if (found == (rows[i]->*facts).end() || std::holds_alternative<std::monostate>(found->second)) {
        put(sheet, row, column, "", CellLook::unknown);
        continue;
      }
      if (const auto* number = std::get_if<double>(&found->second))
        put(sheet, row, column, *number, CellLook::input);
      else
        put(sheet, row, column, in_words(found->second), CellLook::input);
      w.facts[{std::string(file) + "/" + rows[i]->id, columns[j]}] = {
          sheet.name + "!" + cell_name(row, column, true, true), found->second};
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    put(sheet, 5 + static_cast<int>(i), 0, rows[i]->id);
    put(sheet, 5 + static_cast<int>(i), 1, w.say_text(rows[i]->name));
  }
  sheet.frozen_rows = 5, sheet.frozen_columns = 2, sheet.sideways = true;
}

std::string lead_of(const Region& region, std::size_t county) {
  const int item = region.leading[county];
  return item == no_lead ? std::string("(none)") : region.items[static_cast<std::size_t>(item)];
}

} // namespace

void fill_facts(BookWriter& w) {
  BookSheet& conditions = add_sheet(w, "Conditions");
  put(conditions, 0, 0, w.word(mark("Conditions of the counties, as counties.csv has them; red is unknown")),
      CellLook::title);
  std::vector<const County*> counties;
  for (const CountyRanking* county : w.counties) counties.push_back(find_county(w.c(), county->assessment->county));
  table(w, conditions, "counties", w.c().model->condition_columns, counties, &County::conditions);

  BookSheet& requirements = add_sheet(w, "Requirements");
  put(requirements, 0, 0, w.word(mark("What the industries need and are sensitive to, as industries.csv has it")),
      CellLook::title);
  std::vector<const Industry*> industries;
  for (const std::string& id : w.industries) industries.push_back(find_industry(w.c(), id));
  table(w, requirements, "industries", w.c().model->requirement_columns, industries, &Industry::requirements);
}

void fill_neighbours(BookWriter& w) {
  BookSheet& sheet = add_sheet(w, "Neighbours");
  put(sheet, 0, 0, w.word(mark("Who borders on whom, how close, and what leads there")), CellLook::title);
  put(sheet, 1, 0,
      w.word(mark("Crowding of a sector: the share of the neighbours, by closeness, in which it leads. What takes more "
                  "than this (markets, relatedness, similarity) stands in Calc as a labelled value.")),
      CellLook::note);
  const char* heads[] = {mark("county"), mark("County"), mark("Neighbour"), mark("closeness"), mark("leads there")};
  for (int i = 0; i < 5; ++i) put(sheet, 3, i, w.word(heads[i]), i == 3 ? CellLook::head_number : CellLook::head);
  sheet.widths = {{0, 12}, {1, 18}, {2, 22}, {3, 14}, {4, 24}};
  int row = 4;
  struct Near {
    std::size_t k, county;
    double closeness;
    std::string leads;
  };
  std::vector<Near> all;
  for (std::size_t k = 0; k < w.counties.size(); ++k) {
    const Assessment& assessment = *w.counties[k]->assessment;
    if (!assessment.region) continue;
    const Region& region = *assessment.region;
    const auto found = region.graph.index.find(assessment.county);
    if (found == region.graph.index.end()) continue;
    for (const Neighbour& near : region.within[found->second]) {
      const std::string leads = lead_of(region, near.county);
      all.push_back({k, near.county, near.closeness, leads});
      put(sheet, row, 0, assessment.county);
      put(sheet, row, 1, w.county_words(assessment.county));
      put(sheet, row, 2, w.county_words(region.graph.counties[near.county]));
      put(sheet, row, 3, near.closeness, CellLook::input, 6);
      put(sheet, row, 4, is_recorded(region, near.county) ? leads : "(unrecorded)", CellLook::input);
      ++row;
    }
  }
  const int last = row - 1;
  sheet.frozen_rows = 4;
  if (last < 4) return;
  // Beside it a row a county and sector that some candidate stands for.
  const int at = 6;
  const char* beside[] = {mark("county"), mark("sector"), mark("crowding")};
  for (int i = 0; i < 3; ++i) put(sheet, 3, at + i, w.word(beside[i]), i == 2 ? CellLook::head_number : CellLook::head);
  sheet.widths[at] = 12, sheet.widths[at + 1] = 24, sheet.widths[at + 2] = 12;
  row = 4;
  const std::string from = range_name(4, 0, last, 0, true), close = range_name(4, 3, last, 3, true),
                    leads = range_name(4, 4, last, 4, true);
  for (std::size_t k = 0; k < w.counties.size(); ++k) {
    std::set<std::string> sectors;
    for (const std::string& id : w.industries) sectors.insert(find_industry(w.c(), id)->sector);
    sectors.erase("");
    for (const std::string& sector : sectors) {
      double same = 0, known = 0;
      for (const Near& near : all)
        if (near.k == k && is_recorded(*w.counties[k]->assessment->region, near.county))
          known += near.closeness, same += near.leads == sector ? near.closeness : 0;
      if (!(known > 0)) continue;
      const std::string county = cell_name(row, at), item = cell_name(row, at + 1);
      const Live share{"SUMIFS(" + close + "," + from + "," + county + "," + leads + "," + item + ")/SUMIFS(" + close +
                           "," + from + "," + county + "," + leads + ",\"<>(unrecorded)\")",
                       same / known};
      put(sheet, row, at, w.counties[k]->assessment->county);
      put(sheet, row, at + 1, sector);
      put(sheet, row, at + 2, share, CellLook::formula, 6);
      w.crowding[{k, sector}] = {"Neighbours!" + cell_name(row, at + 2, true, true), share.value};
      ++row;
    }
  }
}

} // namespace yindi
