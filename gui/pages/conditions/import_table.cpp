// A table from a file: how it is read, to be changed, its first lines, and the block that comes of it.

#include "gui/pages/conditions/conditions_page.h"

#include "engine/format/encoding.h"
#include "engine/format/xlsx_read.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

/// What keeps the fields of a line apart.
constexpr std::pair<const char*, const char*> known_separators[] = {{",", mark("commas")},
                                                                    {";", mark("semicolons")},
                                                                    {"\t", mark("tabs")},
                                                                    {"|", mark("vertical bars")},
                                                                    {" ", mark("blanks")}};

/// "C4: …" of a sheet, "line 4: …" of a text, nothing before what is said of the whole file.
Sentence with_place(const Diagnostic& d, bool sheet) {
  const Sentence said =
      d.hint.empty() || d.severity == Severity::note ? d.message : say(mark("{0}: {1}"), both(d.message), both(d.hint));
  if (d.line <= 1 && d.column <= 1) return said;
  if (sheet) return say(mark("{0}: {1}"), cell_name(d.line, d.column), both(said));
  return say(mark("line {0}: {1}"), std::to_string(d.line), both(said));
}

Sentence read_in_words(const TableFile& file) {
  const std::string rows = std::to_string(file.block.size() - 1), columns = std::to_string(file.block.front().size()),
                    header = std::to_string(file.as.header_line);
  if (!file.sheets.empty())
    return say(mark("{0} rows and {1} columns of the sheet {2}, the header in row {3}"), rows, columns, file.as.sheet,
               header);
  const std::string now(1, file.as.delimiter.value_or(','));
  const auto found = std::find_if(std::begin(known_separators), std::end(known_separators),
                                  [&](const auto& one) { return now == one.first; });
  const Text separator = found == std::end(known_separators) ? plain(now) : both(found->second);
  return say(mark("{0} rows and {1} columns, separated by {2}, the header in line {3}"), rows, columns, separator,
             header);
}

/// A name and the list beside it; the chosen word.
std::optional<std::string> labelled_choice(const Look& look, const char* id, const char* name, const std::string& now,
                                           const std::vector<ListedWord>& words, const Column& column, float& x,
                                           float& y) {
  const float h = look.px(control_height);
  const std::string label(tr(look.language, name));
  std::string shown = now;
  for (const ListedWord& one : words)
    if (one.word == now) shown = one.name;
  if (shown.empty()) shown = "–";
  const float label_w = width(look, label) + look.px(8);
  const float w = std::min(button_width(look, shown, {Kind::plain, true, Icon::chevron_down}), look.px(260));
  if (x + label_w + w > column.x + column.w && x > column.x) x = column.x, y += h + look.px(8);
  put_in(look, {x, y, label_w, h}, label, {}, look.colours.t2);
  const auto chosen = choose_word(look, id, {x + label_w, y, w, h}, now, words);
  x += label_w + w + look.px(20);
  return chosen && *chosen != now ? chosen : std::nullopt;
}

std::string joined_fields(const std::vector<std::string>& fields) {
  std::string all;
  for (const std::string& field : fields)
    if (!field.empty() && all.size() < 60) all += (all.empty() ? "" : " · ") + field;
  return all;
}

} // namespace

void import_file(const Session& session, UiState& ui, Intents& intents, const std::string& path,
                 const TableChoice& chosen) {
  ConditionsState& s = ui.conditions;
  forget_block(ui);
  s.import = WaitingImport{path, chosen, read_table_file(path, chosen)};
  const TableFile& file = s.import->file;
  if (file.block.size() >= 2) paste_block(session, ui, intents, file.block, name_of_path(path));
  if (!s.block) {
    for (const Diagnostic& d : file.diagnostics)
      if (d.severity == Severity::error && s.unreadable.empty())
        s.unreadable = say(mark("{0}: {1}"), name_of_path(path), both(with_place(d, !file.sheets.empty())));
    if (s.unreadable.empty())
      s.unreadable = file.block.size() < 2 ? say(mark("{} has nothing below its header"), name_of_path(path))
                                           : say(mark("this table has no row that anything could be put into"));
    if (!file.there) s.import.reset(); // nothing to choose about it
    return;
  }
  s.block->read.push_back({true, read_in_words(file)});
  for (const Diagnostic& d : file.diagnostics)
    s.block->read.push_back({d.severity == Severity::note, with_place(d, !file.sheets.empty())});
}

float import_controls(const Session& session, UiState& ui, Intents& intents, const Column& column, float y) {
  const Look& look = ui.look;
  const WaitingImport& import = *ui.conditions.import;
  const TableFile& file = import.file;
  const float begin = y;
  float x = column.x;
  TableChoice chosen = import.chosen;
  bool changed = false;
  const bool book = !file.sheets.empty();
  if (book) {
    std::vector<ListedWord> sheets;
    for (const SheetName& one : file.sheets)
      sheets.push_back({one.name, one.name, one.hidden ? std::string(tr(look.language, "hidden")) : std::string()});
    if (const auto sheet =
            labelled_choice(look, "sheet", mark("Sheet of the workbook"), file.as.sheet, sheets, column, x, y))
      chosen.sheet = *sheet, chosen.header_line = 0, changed = true;
  } else {
    std::vector<ListedWord> sets, signs;
    for (const std::string& name : charset_names()) sets.push_back({name, name});
    for (const auto& [sign, name] : known_separators) signs.push_back({sign, std::string(tr(look.language, name))});
    if (const auto set = labelled_choice(look, "charset", mark("Encoding"), file.as.charset, sets, column, x, y))
      chosen.charset = *set, changed = true;
    const std::string now = file.as.delimiter ? std::string(1, *file.as.delimiter) : std::string();
    if (const auto sign = labelled_choice(look, "separator", mark("Separated by"), now, signs, column, x, y))
      chosen.delimiter = sign->front(), chosen.header_line = 0, changed = true;
  }
  std::vector<ListedWord> lines;
  for (const auto& [line, fields] : file.lines)
    lines.push_back({std::to_string(line), std::to_string(line), joined_fields(fields)});
  const std::string header = file.as.header_line > 0 ? std::to_string(file.as.header_line) : std::string();
  if (!lines.empty())
    if (const auto line = labelled_choice(look, "header", book ? mark("Header in row") : mark("Header in line"), header,
                                          lines, column, x, y))
      chosen.header_line = std::stoi(*line), changed = true;
  if (changed) import_file(session, ui, intents, std::string(import.path), chosen);
  return y + look.px(control_height) - begin;
}

float import_preview(const Session& session, UiState& ui, Intents& intents, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const WaitingImport& import = *ui.conditions.import;
  if (import.file.lines.empty()) return 0;
  const float begin = y, h = look.px(26), number = look.px(36);
  y += block_title(look, column, y, std::string(tr(look.language, "The file as it is read")),
                   std::string(tr(look.language, "a click on a line makes it the header")));
  std::size_t fields = 1;
  for (const auto& line : import.file.lines) fields = std::max(fields, line.second.size());
  const auto shown = std::min(fields, static_cast<std::size_t>(std::max(2.F, (column.w - number) / look.px(84))));
  const float w = (column.w - number) / static_cast<float>(shown);
  std::optional<int> header;
  for (const auto& [line, texts] : import.file.lines) {
    const Box row{column.x, y, column.w, h};
    const bool names = line == import.file.as.header_line, above = line < import.file.as.header_line;
    const Touch t = touch(look, ("line " + std::to_string(line)).c_str(), row, 4);
    if (names || t.hovered) fill(row, names ? p.accent_tint : p.hover, look.px(4));
    put_in(look, {row.x, row.y, number - look.px(10), h}, std::to_string(line), {}, p.t3, Align::right);
    for (std::size_t k = 0; k < std::min(shown, texts.size()); ++k)
      put_in(look, {row.x + number + w * static_cast<float>(k), row.y, w - look.px(8), h}, one_line(texts[k]),
             {TextSize::S, names}, above ? p.t3 : p.ink);
    if (t.clicked && !names) header = line;
    y += h;
    horizontal(row.x, row.right(), y, p.line);
  }
  if (header) {
    TableChoice chosen = import.chosen;
    chosen.header_line = *header;
    import_file(session, ui, intents, std::string(import.path), chosen);
  }
  return y - begin;
}

} // namespace yindi::gui
