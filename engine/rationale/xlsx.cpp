// The workbook as XLSX, by libxlsxwriter.

#include "engine/format/disk.h"
#include "engine/rationale/workbook.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <xlsxwriter.h>

namespace yindi {
namespace xlsx {

struct Formats {
  lxw_workbook* book;
  std::string font;
  std::map<std::pair<CellLook, int>, lxw_format*> made{};

  lxw_format* operator()(CellLook look, int digits) {
    lxw_format*& format = made[{look, digits}];
    if (format) return format;
    format = workbook_add_format(book);
    format_set_font_name(format, font.c_str());
    format_set_font_size(format, look == CellLook::title ? 13 : 10);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (digits == as_fraction) format_set_num_format(format, "# ?/?");
    if (digits >= 0) {
      const std::string code = digits == 0 ? "0" : "0." + std::string(static_cast<std::size_t>(digits), '0');
      format_set_num_format(format, code.c_str());
    }
    const auto fill = [&](lxw_color_t color) {
      format_set_pattern(format, LXW_PATTERN_SOLID);
      format_set_fg_color(format, color);
      format_set_bg_color(format, color);
    };
    const auto ruled = [&](lxw_color_t color) {
      format_set_bottom(format, LXW_BORDER_THIN);
      format_set_bottom_color(format, color);
    };
    switch (look) {
    case CellLook::text:
      break;
    case CellLook::wrapped:
      format_set_text_wrap(format);
      break;
    case CellLook::title:
      format_set_bold(format);
      break;
    case CellLook::note:
      format_set_font_color(format, 0x5A6470);
      format_set_indent(format, 1);
      break;
    case CellLook::head:
    case CellLook::head_number:
      format_set_bold(format);
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
      if (look == CellLook::head_number) format_set_align(format, LXW_ALIGN_RIGHT);
      fill(0xE7EDF4);
      ruled(0x23415F);
      break;
    case CellLook::input:
      fill(0xFFF4CC);
      format_set_unlocked(format);
      ruled(0xE3D9B0);
      break;
    case CellLook::formula:
      ruled(0xE2E6EA);
      break;
    case CellLook::strong:
      format_set_bold(format);
      ruled(0xE2E6EA);
      break;
    case CellLook::constant:
      fill(0xF0F1F3);
      ruled(0xE2E6EA);
      break;
    case CellLook::unknown:
      fill(0xF6DCD9);
      ruled(0xE2E6EA);
      break;
    case CellLook::excluded:
      format_set_pattern(format, LXW_PATTERN_LIGHT_UP);
      format_set_fg_color(format, 0xD5D9DE);
      format_set_font_color(format, 0x5A6470);
      break;
    }
    return format;
  }
};

void write_cell(lxw_worksheet* sheet, const BookCell& cell, Formats& formats) {
  const auto row = static_cast<lxw_row_t>(cell.row);
  const auto column = static_cast<lxw_col_t>(cell.column);
  lxw_format* format = formats(cell.look, cell.digits);
  if (!cell.formula.empty()) {
    const std::string formula = "=" + cell.formula;
    if (cell.array_rows > 0)
      worksheet_write_array_formula_num(sheet, row, column, static_cast<lxw_row_t>(cell.row + cell.array_rows - 1),
                                        static_cast<lxw_col_t>(cell.column + cell.array_columns - 1), formula.c_str(),
                                        format, cell.number.value_or(0));
    else if (cell.number)
      worksheet_write_formula_num(sheet, row, column, formula.c_str(), format, *cell.number);
    else
      worksheet_write_formula_str(sheet, row, column, formula.c_str(), format, cell.text.c_str());
  } else if (cell.number)
    worksheet_write_number(sheet, row, column, *cell.number, format);
  else if (cell.text.empty())
    worksheet_write_blank(sheet, row, column, format);
  else
    worksheet_write_string(sheet, row, column, cell_text(cell.text).c_str(), format);
}

/// Points of a row that its title or the lines of its heads need.
std::map<int, double> heights_of(const BookSheet& sheet) {
  std::map<int, double> heights;
  for (const BookCell& cell : sheet.cells) {
    double& height = heights[cell.row];
    if (cell.look == CellLook::title) height = std::max(height, 20.0);
    if (cell.look != CellLook::head && cell.look != CellLook::head_number) continue;
    const auto width = sheet.widths.find(cell.column);
    double units = 0; // a Chinese character is as wide as two digits, and three bytes long
    for (const char c : cell.text) units += static_cast<unsigned char>(c) < 0x80 ? 1.15 : 0.75;
    const double lines = std::ceil(units / (width == sheet.widths.end() ? 8.43 : width->second));
    height = std::max(height, 4 + 14 * std::clamp(lines, 1.0, 4.0));
  }
  return heights;
}

/// Row by row, because what is written goes to the disk at once; folded rows have no need of cells.
void write_rows_of(lxw_worksheet* sheet, const BookSheet& from, Formats& formats) {
  std::map<int, std::vector<const BookCell*>> rows;
  for (const BookCell& cell : from.cells) rows[cell.row].push_back(&cell);
  std::set<int> folds;
  for (const auto& [first, last] : from.folded_rows)
    for (int row = first; row <= last; ++row) folds.insert(row), rows[row];
  const std::map<int, double> heights = heights_of(from);
  lxw_row_col_options folded{};
  folded.hidden = LXW_TRUE, folded.level = 1, folded.collapsed = LXW_FALSE;
  for (const auto& [at, cells] : rows) {
    const auto row = static_cast<lxw_row_t>(at);
    const auto height = heights.find(at);
    if (folds.count(at))
      worksheet_set_row_opt(sheet, row, LXW_DEF_ROW_HEIGHT, nullptr, &folded);
    else if (height != heights.end() && height->second > 0)
      worksheet_set_row(sheet, row, height->second, nullptr);
    for (const BookCell* cell : cells) write_cell(sheet, *cell, formats);
  }
}

void write_around(lxw_worksheet* sheet, const BookSheet& from) {
  for (const auto& [column, width] : from.widths)
    worksheet_set_column(sheet, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column), width, nullptr);
  lxw_row_col_options folded{};
  folded.hidden = LXW_TRUE, folded.level = 1, folded.collapsed = LXW_FALSE;
  for (const auto& [first, last] : from.folded) {
    const auto width = from.widths.find(first);
    worksheet_set_column_opt(sheet, static_cast<lxw_col_t>(first), static_cast<lxw_col_t>(last),
                             width == from.widths.end() ? 10 : width->second, nullptr, &folded);
  }
  for (BookChoice choice : from.choices) {
    lxw_data_validation rule{};
    std::vector<std::remove_pointer_t<decltype(rule.value_list)>> words; // char*, const in newer releases
    if (choice.range.empty()) {
      for (std::string& word : choice.words) words.push_back(word.data());
      words.push_back(nullptr);
      rule.validate = LXW_VALIDATION_TYPE_LIST;
      rule.value_list = words.data();
    } else {
      rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      rule.value_formula = choice.range.data();
    }
    worksheet_data_validation_cell(sheet, static_cast<lxw_row_t>(choice.row), static_cast<lxw_col_t>(choice.column),
                                   &rule);
  }
  if (from.frozen_rows > 0 || from.frozen_columns > 0)
    worksheet_freeze_panes(sheet, static_cast<lxw_row_t>(from.frozen_rows),
                           static_cast<lxw_col_t>(from.frozen_columns));
  worksheet_set_paper(sheet, 9); // A4
  if (from.sideways) worksheet_set_landscape(sheet);
  worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6);
  double across = 0;
  for (const auto& [column, width] : from.widths) across += width;
  if (across < 220) worksheet_fit_to_pages(sheet, 1, 0); // wider ones go over several pages
  worksheet_set_footer(sheet, "&L&8&A&R&8&P / &N");
  if (from.frozen_columns > 0) // ids and names also stand beside the columns that go on on another page
    worksheet_repeat_columns(sheet, 0, static_cast<lxw_col_t>(from.frozen_columns - 1));
  if (from.frozen_rows > 0) worksheet_repeat_rows(sheet, 0, static_cast<lxw_row_t>(from.frozen_rows - 1));
}

/// A folder of our own, gone with all in it at the end.
struct OwnFolder {
  std::filesystem::path path = disk::own_folder();
  OwnFolder() {
    if (path.empty()) throw std::runtime_error("no folder for temporary files");
  }
  ~OwnFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  OwnFolder(const OwnFolder&) = delete;
  OwnFolder& operator=(const OwnFolder&) = delete;
};

} // namespace xlsx

std::string cell_text(const std::string& text) {
  constexpr std::size_t longest = 32767; // UTF-16 units; bytes are never fewer
  if (text.size() <= longest) return text;
  std::size_t end = longest - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

struct WorkbookFile::Work {
  xlsx::OwnFolder folder; // the library writes to files only
  std::string file = (folder.path / "book.xlsx").string();
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  std::optional<xlsx::Formats> formats;

  Work(std::string title, Language language) {
    std::string scratch = folder.path.string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE, options.tmpdir = scratch.data();
    book = workbook_new_opt(file.c_str(), &options);
    if (!book) throw std::runtime_error("a workbook cannot be begun");
    constexpr std::size_t longest = 200;
    if (title.size() > longest) {
      std::size_t end = longest;
      while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xC0) == 0x80) --end;
      title.resize(end);
    }
    std::string maker = "Yindi";
    lxw_doc_properties properties{};
    properties.title = title.data(), properties.author = maker.data();
    properties.created = 946684800; // 2000-01-01
    workbook_set_properties(book, &properties);
    formats = xlsx::Formats{book, language == Language::zh ? "Microsoft YaHei" : "Calibri"};
  }
  ~Work() {
    if (book) lxw_workbook_free(book);
  }
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;
};

WorkbookFile::WorkbookFile(const std::string& title, Language language)
    : work_(std::make_unique<Work>(title, language)) {}
WorkbookFile::~WorkbookFile() = default;

void WorkbookFile::begin_sheet(const std::string& name) {
  work_->sheet = workbook_add_worksheet(work_->book, name.c_str());
  if (!work_->sheet) throw std::runtime_error("a sheet cannot be begun");
}
void WorkbookFile::write_rows(const BookSheet& sheet) { xlsx::write_rows_of(work_->sheet, sheet, *work_->formats); }
void WorkbookFile::end_sheet(const BookSheet& sheet) { xlsx::write_around(work_->sheet, sheet); }

std::string WorkbookFile::finish() {
  if (const lxw_error error = workbook_close(std::exchange(work_->book, nullptr)); error != LXW_NO_ERROR)
    throw std::runtime_error(std::string("the workbook cannot be written: ") + lxw_strerror(error));
  std::string bytes(std::filesystem::file_size(work_->file), '\0'); // at once: it would double as it grows
  std::ifstream in(std::filesystem::path(work_->file), std::ios::binary);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

} // namespace yindi
