#include "engine/edit/block.h"

#include "engine/case/suspicious.h"
#include "engine/edit/typed.h"
#include "engine/format/row_words.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"
#include "engine/schema/text_fields.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace yindi {
namespace {

using Fate = BlockCell::Fate;

bool all_blank(const std::vector<std::string>& row) {
  return std::all_of(row.begin(), row.end(), [](const std::string& cell) { return trim(cell).empty(); });
}

std::string tidy(std::string_view text) { return std::string(trim(half_width(text))); }

bool means_no_data(std::string_view text) {
  static const std::set<std::string, std::less<>> more = {"不详",   "未知", "暂无", "无数据", "未统计",
                                                          "缺数据", "#",    "#N/A", "unknown"};
  return means_missing(text) || more.count(std::string(trim(text))) > 0;
}

/// 1,234.5 → 1234.5; nothing where the commas are no separators of thousands.
std::optional<std::string> without_thousands(const std::string& text) {
  std::size_t digits = 0, commas = 0, at = text.starts_with('-') ? 1 : 0;
  std::string plain = text.substr(0, at);
  for (; at < text.size() && text[at] != '.'; ++at) {
    if (text[at] == ',') {
      if (digits == 0 || digits > 3 || (commas > 0 && digits != 3)) return std::nullopt;
      ++commas, digits = 0;
    } else if (text[at] >= '0' && text[at] <= '9') {
      ++digits, plain += text[at];
    } else {
      return std::nullopt;
    }
  }
  if (commas == 0 || digits != 3) return std::nullopt;
  plain += text.substr(at);
  return read_number(plain).value ? std::optional(plain) : std::nullopt;
}

/// What a cell of the block would be written as in a column of numbers, and what was read otherwise than written.
void normalize(BlockCell& cell, const std::string& unit) {
  std::string text = tidy(cell.raw);
  if (text != trim(cell.raw)) cell.why = say(mark("full-width characters read as \"{}\""), text);
  if (means_no_data(text)) {
    cell.unknown = true, cell.text.clear();
    cell.why = say(mark("\"{}\" means that there is no number: unknown"), text);
    return;
  }
  if (auto plain = without_thousands(text)) {
    cell.why = say(mark("{0} read as {1}"), text, *plain);
    text = std::move(*plain);
  }
  if (text.ends_with('%')) {
    const auto number = read_number(text.substr(0, text.size() - 1)).value;
    if (number && (unit == "%" || unit == "1")) {
      const std::string plain = shortest(unit == "%" ? *number : *number / 100);
      cell.why = say(mark("{0} read as {1}"), text, plain);
      text = plain;
    }
  }
  cell.text = std::move(text);
}

const Field* described(const Case& c, const std::string& part, const std::string& column) {
  const Part* found = find_part(part);
  return found ? found->look(c).description().find(column) : nullptr;
}

bool holds_number(const Case& c, const CellAt& at) {
  const Field* field = described(c, at.part, at.column);
  if (!field) return true; // a condition or a requirement: mostly
  const Item blank = find_part(at.part)->look(c).as_it_comes();
  const Ref ref = blank[*field];
  return std::holds_alternative<std::optional<double>*>(ref) || std::holds_alternative<double*>(ref);
}

std::string unit_of(const Case& c, const CellAt& at) {
  const Part& part = *find_part(at.part);
  const ColumnNote* note = find_column(c, part.name.substr(0, part.name.rfind('.')), at.column);
  return note ? note->unit : std::string();
}

/// Endings that a name may have or not.
std::string bare(std::string name) {
  name = lower(tidy(name));
  static constexpr std::array endings = {"自治县", "县", "市", "区", " county", " district", " city"};
  for (const std::string_view ending : endings)
    if (name.size() > ending.size() + 3 && name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  return name;
}

std::string head_key(std::string head) {
  head = lower(tidy(head));
  const auto unit = head.find_first_of("([");
  if (unit != std::string::npos && unit > 0) head = std::string(trim(head.substr(0, unit)));
  std::erase(head, ' ');
  return head;
}

/// The column of the target that a head names: its key, or what people call it.
std::optional<std::size_t> column_named(const Case& c, const BlockTarget& target, const std::string& head) {
  const std::string wanted = head_key(head);
  if (wanted.empty()) return std::nullopt;
  const std::string table = find_part(target.part)->name.substr(0, find_part(target.part)->name.rfind('.'));
  for (std::size_t k = 0; k < target.columns.size(); ++k) {
    if (target.columns[k].empty()) continue;
    const ColumnNote* note = find_column(c, table, target.columns[k]);
    if (head_key(target.columns[k]) == wanted) return k;
    if (note && (head_key(note->name.en) == wanted || head_key(note->name.zh) == wanted)) return k;
  }
  return std::nullopt;
}

struct Matched {
  std::vector<std::optional<std::size_t>> columns; ///< by column of the block the target's
  std::vector<std::optional<std::size_t>> rows;    ///< by row of the block the target's
  std::vector<bool> names;                         ///< by column of the block: it names rows
  std::size_t first_row = 0;
};

/// Whether words stand above numbers: a row of heads, whether or not their columns are known here.
bool words_above_numbers(const Block& block, std::size_t k) {
  std::size_t numbers = 0, filled = 0;
  for (std::size_t i = 1; i < block.size(); ++i) {
    if (trim(block[i][k]).empty()) continue;
    ++filled;
    numbers += read_number(tidy(block[i][k])).value.has_value();
  }
  return !trim(block.front()[k]).empty() && numbers > 0 && 2 * numbers >= filled;
}

/// Heads are there where half of what follows the first cell names columns, or words stand above numbers, and nothing
/// in the row is a number. What no head names then has no place; where no head is known the cells go where they are
/// put.
void match_heads(const Case& c, const Block& block, const BlockTarget& target, BlockPlan& plan, Matched& m) {
  const auto& first = block.front();
  std::vector<std::optional<std::size_t>> found;
  std::size_t named = 0, filled = 0;
  for (const std::string& head : first) {
    found.push_back(column_named(c, target, head));
    named += found.back().has_value();
    filled += !trim(head).empty();
    if (read_number(tidy(head)).value || means_no_data(head)) return;
  }
  if (block.size() < 2) return;
  std::size_t above = 0;
  for (std::size_t k = 0; k < first.size(); ++k) above += words_above_numbers(block, k);
  if (2 * named + 1 < filled && above == 0) return;
  if (named == 0 && (above == 0 || !row_named(c, target.part, first.front()).empty())) return;
  m.first_row = 1;
  if (named == 0) {
    plan.rows_left_out.push_back(tidy(first.front().empty() && first.size() > 1 ? first[1] : first.front()));
    return;
  }
  plan.by_heads = true;
  m.columns = std::move(found);
}

/// Columns that name rows, wherever they stand: a code, a name, or both. The first says which rows are meant.
void match_names(const Case& c, const Block& block, const BlockTarget& target, BlockPlan& plan, Matched& m) {
  m.names.resize(block.front().size());
  if (target.part != "county" && target.part != "industry") return;
  for (std::size_t k = 0; k < m.names.size(); ++k) {
    if (plan.by_heads && m.columns[k]) continue;
    std::vector<std::optional<std::size_t>> rows(block.size());
    std::size_t named = 0, filled = 0;
    for (std::size_t i = m.first_row; i < block.size(); ++i) {
      if (trim(block[i][k]).empty()) continue;
      filled += !means_total(block[i][k]);
      const std::string id = row_named(c, target.part, block[i][k]);
      const auto at = std::find(target.rows.begin(), target.rows.end(), id);
      if (id.empty() || at == target.rows.end()) continue;
      rows[i] = static_cast<std::size_t>(at - target.rows.begin());
      ++named;
    }
    if (named == 0 || 2 * named < filled) continue;
    m.names[k] = true;
    if (std::exchange(plan.by_names, true)) continue;
    m.rows = std::move(rows);
    for (std::size_t i = m.first_row; i < block.size(); ++i) {
      const std::string name = tidy(block[i][k]);
      if (m.rows[i] || all_blank(block[i])) continue;
      (means_total(name) ? plan.totals_left_out : plan.rows_left_out).push_back(name);
    }
  }
}

Matched match(const Case& c, const Block& block, const BlockTarget& target, BlockPlan& plan) {
  Matched m;
  match_heads(c, block, target, plan, m);
  match_names(c, block, target, plan, m);
  const std::size_t width = block.front().size();
  if (plan.by_heads) {
    for (std::size_t k = 0; k < width; ++k)
      if (!m.names[k] && !m.columns[k] && !trim(block.front()[k]).empty())
        plan.heads_left_out.push_back(tidy(block.front()[k]));
  } else {
    m.columns.resize(width);
    std::size_t at = target.column;
    for (std::size_t k = 0; k < width; ++k) {
      if (m.names[k]) continue;
      if (at < target.columns.size())
        m.columns[k] = at++;
      else
        ++plan.columns_beyond;
    }
  }
  if (!plan.by_names) {
    m.rows.resize(block.size());
    for (std::size_t i = m.first_row; i < block.size(); ++i) {
      const std::size_t at = target.row + i - m.first_row;
      if (at < target.rows.size())
        m.rows[i] = at;
      else
        ++plan.rows_beyond;
    }
  }
  return m;
}

/// Whether the cells can stand in the case together.
std::optional<Case> tried(const Case& c, const std::vector<BlockCell*>& cells) {
  Edits edits(c);
  for (const BlockCell* cell : cells) edits.put_value(cell->at, cell->text, {});
  if (edits.all().empty()) return c;
  return apply(c, Step{edits.all(), {}, {}, {}, {}}).value;
}

Sentence why_refused(const Case& c, const BlockCell& cell) {
  Edits edits(c);
  edits.put_value(cell.at, cell.text, {});
  for (const Diagnostic& d : apply(c, Step{edits.all(), {}, {}, {}, {}}).diagnostics)
    if (d.severity == Severity::error) {
      if (d.hint.empty()) return d.message;
      return say(mark("{0}: {1}"), both(d.message), both(d.hint));
    }
  return say(mark("it contradicts another cell of the block"));
}

/// Finds the cells that cannot stand there: halves of what is refused until single cells are left.
void find_refused(const Case& c, const std::vector<BlockCell*>& cells) {
  if (cells.empty() || tried(c, cells)) return;
  if (cells.size() == 1) {
    cells.front()->why = why_refused(c, *cells.front());
    cells.front()->fate = Fate::refused;
    return;
  }
  const auto middle = cells.begin() + static_cast<std::ptrdiff_t>(cells.size() / 2);
  find_refused(c, {cells.begin(), middle});
  find_refused(c, {middle, cells.end()});
  std::vector<BlockCell*> left;
  std::copy_if(cells.begin(), cells.end(), std::back_inserter(left), [](auto* one) { return one->fate == Fate::put; });
  if (left.size() == cells.size() && !left.empty()) { // each half stands alone, both do not
    left.back()->why = why_refused(c, *left.back());
    left.back()->fate = Fate::refused;
  }
}

void find_doubtful(const Case& c, const std::vector<BlockCell*>& cells) {
  const auto next = tried(c, cells);
  if (!next) return;
  const std::vector<SuspiciousCell> before = suspicious_cells(c);
  for (const SuspiciousCell& one : suspicious_cells(*next)) {
    if (std::find(before.begin(), before.end(), one) != before.end()) continue;
    for (BlockCell* cell : cells) {
      const bool given = cell->at.part == "value";
      const std::string row = given                     ? one.county + "." + one.industry
                              : one.table == "counties" ? one.county
                                                        : one.industry;
      const std::string column = given ? "value" : one.column;
      const bool same_row = given ? cell->at.row == row + "." + one.column : cell->at.row == row;
      if (one.table != find_part(cell->at.part)->name.substr(0, one.table.size()) || !same_row ||
          cell->at.column != column)
        continue;
      cell->fate = Fate::doubtful;
      cell->why = one.hint.empty() ? one.message : say(mark("{0}: {1}"), both(one.message), both(one.hint));
    }
  }
}

} // namespace

std::string as_typed(const Case& c, const CellAt& at, const std::string& typed) {
  if (!find_part(at.part) || !holds_number(c, at)) return std::string(trim(typed));
  BlockCell cell;
  cell.raw = typed;
  normalize(cell, unit_of(c, at));
  return cell.text;
}

Block read_block(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Block block;
  std::vector<std::string> row;
  std::string cell;
  bool quoted = false, any = false;
  const auto end_cell = [&] {
    row.push_back(std::move(cell));
    cell.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char ch = text[i];
    any = true;
    if (quoted) {
      if (ch == '"' && i + 1 < text.size() && text[i + 1] == '"')
        cell += ch, ++i;
      else if (ch == '"')
        quoted = false;
      else
        cell += ch;
    } else if (ch == '"' && cell.empty() && text.find('"', i + 1) != std::string_view::npos) {
      quoted = true;
    } else if (ch == '\t') {
      end_cell();
    } else if (ch == '\n' || (ch == '\r' && i + 1 < text.size() && text[i + 1] == '\n')) {
      i += ch == '\r';
      end_cell();
      block.push_back(std::move(row));
      row.clear();
      any = false;
    } else {
      cell += ch;
    }
  }
  if (any) {
    end_cell();
    block.push_back(std::move(row));
  }
  while (!block.empty() && all_blank(block.back()) && block.size() > 1) block.pop_back();
  std::size_t width = 0;
  for (const auto& one : block) width = std::max(width, one.size());
  for (auto& one : block) one.resize(width);
  return block;
}

std::string block_text(const Block& block) {
  std::string text;
  for (std::size_t i = 0; i < block.size(); ++i) {
    if (i > 0) text += '\n';
    for (std::size_t k = 0; k < block[i].size(); ++k) {
      if (k > 0) text += '\t';
      const std::string& cell = block[i][k];
      if (cell.find_first_of("\t\n\r\"") == std::string::npos) {
        text += cell;
        continue;
      }
      text += '"';
      for (const char ch : cell) text += ch == '"' ? std::string("\"\"") : std::string(1, ch);
      text += '"';
    }
  }
  return text;
}

std::size_t count(const BlockPlan& plan, BlockCell::Fate fate) {
  return static_cast<std::size_t>(
      std::count_if(plan.cells.begin(), plan.cells.end(), [&](const BlockCell& cell) { return cell.fate == fate; }));
}

bool BlockPlan::plain() const {
  const bool whole = rows_beyond == 0 && columns_beyond == 0 && heads_left_out.empty() && rows_left_out.empty() &&
                     totals_left_out.empty();
  return whole && !by_heads && !by_names && std::all_of(cells.begin(), cells.end(), [](const BlockCell& cell) {
           return cell.fate != BlockCell::Fate::refused && cell.fate != BlockCell::Fate::doubtful && cell.why.empty();
         });
}

bool means_total(std::string_view name) {
  const std::string word(name);
  return names_a_total(word) || names_a_mean(word);
}

std::string row_named(const Case& c, const std::string& part, const std::string& name,
                      std::vector<std::string>* several) {
  const std::string wanted = lower(tidy(name));
  if (wanted.empty()) return {};
  std::vector<std::string> whole, near;
  const auto look = [&](const std::string& id, const Text& names) {
    if (lower(id) == wanted) whole.insert(whole.begin(), id);
    if (lower(names.en) == wanted || lower(names.zh) == wanted) whole.push_back(id);
    if (bare(names.en) == bare(wanted) || bare(names.zh) == bare(wanted)) near.push_back(id);
  };
  if (part == "county")
    for (const County& county : c.model->counties) look(county.id, county.name);
  else
    for (const Industry& industry : c.model->industries) look(industry.id, industry.name);
  if (!whole.empty() && lower(whole.front()) == wanted) return whole.front();
  const std::vector<std::string>& found = whole.empty() ? near : whole;
  if (several) *several = found;
  return found.size() == 1 ? found.front() : std::string();
}

BlockPlan plan_block(const Case& c, const Block& block, const BlockTarget& target) {
  BlockPlan plan;
  if (block.empty() || !find_part(target.part)) return plan;
  const Matched m = match(c, block, target, plan);
  for (std::size_t i = m.first_row; i < block.size(); ++i)
    for (std::size_t k = 0; k < block[i].size(); ++k) {
      if (!m.rows[i] || !m.columns[k]) continue;
      BlockCell cell;
      cell.at = {target.part, target.rows[*m.rows[i]], target.columns[*m.columns[k]]};
      cell.raw = block[i][k], cell.row = i, cell.column = k;
      if (cell.at.column.empty()) {
        const bool said = trim(cell.raw).empty();
        cell.fate = said ? Fate::blank : Fate::refused;
        if (!said) cell.why = say(mark("this column names the row and is not changed"));
        plan.cells.push_back(std::move(cell));
        continue;
      }
      cell.old = value_at(c, cell.at.part + "." + cell.at.row + "." + cell.at.column).value_or("");
      if (trim(cell.raw).empty()) {
        cell.fate = Fate::blank;
      } else if (holds_number(c, cell.at)) {
        normalize(cell, unit_of(c, cell.at));
        if (cell.text == cell.old) cell.fate = Fate::same;
      } else {
        cell.text = std::string(trim(cell.raw));
        if (cell.text == cell.old) cell.fate = Fate::same;
      }
      plan.cells.push_back(std::move(cell));
    }
  std::vector<BlockCell*> to_put;
  const auto collect = [&] {
    to_put.clear();
    for (BlockCell& cell : plan.cells)
      if (cell.fate == Fate::put) to_put.push_back(&cell);
  };
  collect();
  find_refused(c, to_put);
  collect();
  find_doubtful(c, to_put);
  return plan;
}

void put_block(Edits& edits, const BlockPlan& plan, const OwnBasis& basis) {
  for (const BlockCell& cell : plan.cells)
    if (cell.fate == Fate::put) edits.put_value(cell.at, cell.text, basis);
}

} // namespace yindi
