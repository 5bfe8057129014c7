// Sheets Read me and Decision at the front; Sources and Proof at the back.

#include "engine/rationale/county_proof.h"
#include "engine/rationale/workbook.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

namespace yindi {
namespace {

constexpr std::size_t piece = 30000; ///< bytes of a cell's text, which holds 32,767 units

struct About {
  const char* sheet;
  const char* what;
};
const std::vector<About>& abouts() {
  static const std::vector<About> all = {
      {"Decision", mark("the answer, what was decided, who judged: as in the document that is signed")},
      {"Judgements", mark("the comparisons, and by matrix products weights, λmax, CI and CR")},
      {"Weights", mark("the weight of each leaf in each county")},
      {"Conditions", mark("the counties' facts")},
      {"Requirements", mark("the industries' facts")},
      {"Neighbours", mark("neighbours and crowding by sector")},
      {"Calc", mark("raw value, u, distances, score, place and contributions of every industry in every county")},
      {"HeadToHead", mark("two industries of your choice, leaf by leaf")},
      {"WhatIf", mark("another weight of your choice, and who would come first")},
      {"Simulated", mark("shares of draws, ranges and verdicts")},
      {"Sources", mark("where the numbers come from")},
      {"Proof", mark("what this workbook was made from and with; yindi report CASEBOOK --verify reads it")}};
  return all;
}

/// A document's table from column 1 on; gives the row below it.
int table_in_cells(BookSheet& sheet, const SheetTable& table, int row) {
  if (!table.caption.empty()) put(sheet, row++, 1, table.caption, CellLook::note);
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    put(sheet, row, static_cast<int>(i) + 1, table.columns[i].title, CellLook::head);
  ++row;
  for (const auto& cells : table.rows) {
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (!cells[i].empty())
        put(sheet, row, static_cast<int>(i) + 1, cells[i], cells.size() == 1 ? CellLook::strong : CellLook::wrapped);
    ++row;
  }
  return row;
}

} // namespace

void fill_front(BookWriter& w) {
  BookSheet& read_me = add_sheet(w, "Read me");
  const CountySheet& document = w.document.sheet;
  read_me.widths = {{0, 16}, {1, 110}};
  put(read_me, 0, 0, w.word(mark("Workbook for checking")), CellLook::title);
  put(read_me, 1, 0, document.case_title.empty() ? document.title : document.case_title + "  " + document.title,
      CellLook::note);
  int row = 3;
  put(read_me, row, 0, w.word(mark("Sheet")), CellLook::head);
  put(read_me, row++, 1, w.word(mark("What it holds")), CellLook::head);
  for (const About& one : abouts()) {
    put(read_me, row, 0, one.sheet);
    put(read_me, row++, 1, w.word(one.what), CellLook::wrapped);
  }
  ++row;
  put(read_me, row, 0, w.word(mark("Colour")), CellLook::head);
  put(read_me, row++, 1, w.word(mark("What it means")), CellLook::head);
  const std::pair<CellLook, const char*> colours[] = {
      {CellLook::input, mark("may be changed: a judgement, a fact, a choice")},
      {CellLook::formula, mark("a formula")},
      {CellLook::constant, mark("a labelled value of the program")},
      {CellLook::unknown, mark("unknown, or not assessed here")},
      {CellLook::excluded, mark("excluded before scoring")}};
  for (const auto& [look, meaning] : colours) {
    put(read_me, row, 0, "", look);
    put(read_me, row++, 1, w.word(meaning), CellLook::wrapped);
  }
  ++row;
  put(read_me, row++, 1,
      w.word(mark("The numbers beside the formulas are the program's. In LibreOffice recalculate with Ctrl+Shift+F9; "
                  "they must not change by more than 1e-9.")),
      CellLook::wrapped);
  const CountyRanking* framed = nullptr;
  for (const CountyRanking* county : w.counties)
    if (county->frame) framed = county;
  if (framed)
    put(read_me, row++, 1,
        w.scored_live
            ? say(mark("Method: {0}, on fixed scales, as formulas."), framed->frame->method->name).in(w.language())
            : say(mark("Method: {0}. Its scores cannot be written as formulas of cells: they are labelled values."),
                  framed->frame->method->name)
                  .in(w.language()),
        CellLook::wrapped);

  BookSheet& decision = add_sheet(w, "Decision");
  decision.widths = {{0, 20}, {1, 64}, {2, 24}, {3, 18}, {4, 18}, {5, 24}, {6, 18}, {7, 18}};
  put(decision, 0, 0, document.title, CellLook::title);
  row = 2;
  for (const SheetPart& part : document.parts) {
    put(decision, row, 0, part.label, CellLook::head);
    for (const SheetBlock& block : part.blocks) {
      if (const auto* rows = std::get_if<SheetTable>(&block)) {
        row = table_in_cells(decision, *rows, row);
        continue;
      }
      SheetPart alone{part.id, part.label};
      alone.blocks.push_back(block);
      std::string line;
      for (const char c : text_of(alone)) {
        if (c != '\n') {
          line += c;
          continue;
        }
        if (!line.empty()) put(decision, row++, 1, std::exchange(line, {}), CellLook::wrapped);
      }
    }
    if (part.blocks.empty()) ++row;
  }
}

void fill_sources(BookWriter& w) {
  BookSheet& sources = add_sheet(w, "Sources");
  const char* heads[] = {mark("id"),      mark("Title"),   mark("Author"), mark("Year"),
                         mark("Address"), mark("Licence"), mark("Note")};
  const double widths[] = {18, 60, 30, 10, 40, 24, 60};
  for (int i = 0; i < 7; ++i) {
    put(sources, 0, i, w.word(heads[i]), CellLook::head);
    sources.widths[i] = widths[i];
  }
  int row = 1;
  for (const Source& source : w.c().model->sources) {
    const std::string words[] = {source.id,  w.say_text(source.title),   w.say_text(source.author), source.year,
                                 source.url, w.say_text(source.licence), w.say_text(source.note)};
    for (int i = 0; i < 7; ++i)
      if (!words[i].empty()) put(sources, row, i, words[i], CellLook::wrapped);
    ++row;
  }
  sources.frozen_rows = 1, sources.sideways = true;
}

void fill_proof(BookWriter& w) {
  BookSheet& proof = add_sheet(w, proof_sheet);
  proof.widths = {{0, 40}, {1, 70}, {2, 20}};
  const Provenance& p = w.document.sheet.provenance;
  put(proof, 0, 0, w.word(mark("What this workbook was made from and with")), CellLook::title);
  std::string arguments;
  for (const std::string& argument : p.arguments) arguments += (arguments.empty() ? "" : " ") + argument;
  const std::pair<const char*, std::string> facts[] = {
      {mark("Version"), p.version + " (" + p.commit + ")"},
      {mark("Arguments"), arguments.empty() ? w.word(mark("none: nothing else than the files was given")) : arguments},
      {mark("Draws, seed"), std::to_string(p.draws) + ", " + std::to_string(p.seed)},
      {mark("Journal"), std::to_string(p.journal_lines) + ", " + p.journal_head}};
  int row = 2;
  for (const auto& [label, value] : facts) {
    put(proof, row, 0, w.word(label));
    put(proof, row++, 1, value);
  }
  ++row;
  put(proof, row, 0, w.word(mark("File")), CellLook::head);
  put(proof, row++, 1, "SHA-256", CellLook::head);
  for (const FileHash& file : p.files) {
    put(proof, row, 0, file.file);
    put(proof, row++, 1, file.sha256);
  }
  ++row;
  const char* claimed[] = {mark("Number"), mark("Full value"), mark("As it is shown")};
  for (int i = 0; i < 3; ++i) put(proof, row, i, w.word(claimed[i]), i == 1 ? CellLook::head_number : CellLook::head);
  ++row;
  for (const Claim& claim : w.document.sheet.claims) {
    put(proof, row, 0, claim.id);
    if (std::isfinite(claim.value)) put(proof, row, 1, claim.value);
    put(proof, row++, 2, claim.shown);
  }
  ++row;
  // The proof itself, in pieces that a cell holds; the first column says so.
  CountySheet cover = w.document.sheet; // whose parts are the sheets
  cover.parts.clear();
  write_rows(w); // the proof is about all rows before it
  for (const auto& [name, text] : w.texts) cover.parts.push_back({name, name});
  const std::string whole = proof_text(cover, w.texts);
  for (std::size_t from = 0; from < whole.size();) {
    std::size_t end = std::min(whole.size(), from + piece);
    while (end < whole.size() && (static_cast<unsigned char>(whole[end]) & 0xC0) == 0x80) --end;
    put(proof, row, 0, proof_row, CellLook::note);
    put(proof, row++, 1, whole.substr(from, end - from), CellLook::note);
    from = end;
  }
}

} // namespace yindi
