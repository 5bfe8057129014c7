#pragma once

// The auditor's workbook: how each number of a ranking follows from the judgements and the data, as live formulas.
// Sheets of cells, each formula beside the engine's number, written as XLSX by libxlsxwriter row by row: a province has
// a million cells.

#include "engine/rationale/county_proof.h"
#include "engine/rationale/documents.h"

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <utility>

namespace yindi {

/// What a cell is, which says how it looks: yellow may be typed into, white is a formula, grey a labelled constant,
/// red unknown or vetoed, hatched excluded.
enum class CellLook {
  text,
  wrapped,
  title,
  note,
  head,
  head_number,
  input,
  formula,
  strong,
  constant,
  unknown,
  excluded
};

inline constexpr int as_fraction = -2; ///< 0.5 as 1/2

struct BookCell {
  int row = 0, column = 0; ///< from 0
  CellLook look = CellLook::text;
  int digits = -1;                       ///< after the point; -1: as many as the number has
  std::string text{};                    ///< where there is no number
  std::optional<double> number{};        ///< of a formula the engine's value of it
  std::string formula{};                 ///< without "="; blank: none
  int array_rows = 0, array_columns = 0; ///< an array formula over so many cells; the others follow as numbers
};
/// Words to choose from in a cell.
struct BookChoice {
  int row = 0, column = 0;
  std::vector<std::string> words{}; ///< or where they stand:
  std::string range{};
};
struct BookSheet {
  std::string name;
  std::vector<BookCell> cells{};
  std::map<int, double> widths{};            ///< column → characters
  std::vector<std::pair<int, int>> folded{}; ///< columns that open with +
  std::vector<std::pair<int, int>> folded_rows{};
  std::vector<BookChoice> choices{};
  int frozen_rows = 0, frozen_columns = 0;
  bool sideways = false; ///< on paper
  bool begun = false;    ///< some of its rows are written
};

/// Of a county's sheet that county, of the whole case's all counties.
std::string write_workbook(const DocumentInHand& document);

/// A workbook on its way to the disk. Rows arrive in order and are kept no longer than they take to be written.
class WorkbookFile {
public:
  WorkbookFile(const std::string& title, Language language);
  ~WorkbookFile();
  void begin_sheet(const std::string& name);
  /// The cells of the sheet, all of rows below those of the calls before.
  void write_rows(const BookSheet& sheet);
  /// All but its cells: widths, folds, choices.
  void end_sheet(const BookSheet& sheet);
  std::string finish();

private:
  struct Work;
  std::unique_ptr<Work> work_;
};

/// Words and formulas of these cells, a line each, row by row; what the hash of a sheet in the proof is made of.
std::string workbook_text(const BookSheet& sheet);
/// A text as a cell holds it: at most 32,767 characters.
std::string cell_text(const std::string& text);

inline constexpr const char *proof_sheet = "Proof", *proof_row = "yindi-proof";
/// An XLSX read back.
struct ReadWorkbook {
  std::string proof;
  PartTexts texts;
  std::vector<std::pair<std::string, double>> numbers; ///< "Calc!C9" → what stands there
};
/// Nothing where it carries no proof.
std::optional<ReadWorkbook> read_workbook(const std::map<std::string, std::string>& files);

/// "B5", "$B$5", "B$5" …; row and column from 0.
std::string cell_name(int row, int column, bool fixed_row = false, bool fixed_column = false);
/// "B5:H9", both ends fixed where `fixed`.
std::string range_name(int row, int column, int last_row, int last_column, bool fixed = false);

// The sheets, each filled from those before it.

/// A formula with the number that it gives.
struct Live {
  std::string formula;
  double value = 0;
};

/// What one writes the sheets with.
struct BookWriter {
  const DocumentInHand& document;
  WorkbookFile& file;
  std::deque<BookSheet> sheets{}; ///< begun and not ended
  PartTexts texts{};              ///< of each sheet what has been written
  std::vector<const CountyRanking*> counties{};
  std::vector<const CountyRobustness*> sure{};
  std::vector<std::string> leaves{};     ///< that some county takes, in the library's order
  std::vector<std::string> industries{}; ///< the candidates

  /// Profile and node → item → the cell with its local weight (with its sheet), and the weight.
  std::map<std::pair<std::string, std::string>, std::map<std::string, Live>> local{};
  std::map<std::pair<std::string, std::string>, std::pair<std::string, Cell>> facts{}; ///< row id and column → cell
  std::map<std::pair<std::size_t, std::string>, Live> crowding{}; ///< county's place and sector → formula
  /// Where the parts of Calc stand.
  struct {
    int first_row = 0, raw = 0, u = 0, ends = 1, distances = 0, score = 0, rank = 0, contributions = 0, last_row = 0;
  } calc{};
  bool scored_live = false; ///< the method's score is written as a formula
  bool distances = false;   ///< of TOPSIS, else a weighted sum
  double power = 1;         ///< of the weights

  const Case& c() const { return document.c; }
  Language language() const { return document.sheet.language; }
  std::string say_text(const Text& text) const { return text.in(language()); }
  std::string word(const char* marked) const { return std::string(tr(language(), marked)); }
  std::string leaf_name(const std::string& id) const;
  std::string county_words(const std::string& id) const;
  std::string industry_words(const std::string& id) const;
  std::size_t leaf_count() const { return leaves.size(); }
};

BookSheet& add_sheet(BookWriter&, const std::string& name);
/// Writes the cells so far of the last sheet and forgets them; nothing may come into their rows any more.
void write_rows(BookWriter&);
/// Writes all sheets that were begun, in their order.
void end_sheets(BookWriter&);
void put(BookSheet&, int row, int column, std::string text, CellLook look = CellLook::text);
void put(BookSheet&, int row, int column, double number, CellLook look = CellLook::constant, int digits = -1);
void put(BookSheet&, int row, int column, const Live& live, CellLook look = CellLook::formula, int digits = -1);

void fill_front(BookWriter&);
void fill_judgements(BookWriter&);
void fill_weights(BookWriter&);
void fill_facts(BookWriter&); ///< Conditions, Requirements
void fill_neighbours(BookWriter&);
void fill_calc(BookWriter&);
void fill_head_to_head(BookWriter&);
void fill_what_if(BookWriter&);
void fill_simulated(BookWriter&);
void fill_sources(BookWriter&);
void fill_proof(BookWriter&);

} // namespace yindi
