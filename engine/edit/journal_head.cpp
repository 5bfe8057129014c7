#include "engine/edit/journal_head.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "engine/edit/journal.h"
#include "engine/format/folder.h"
#include "engine/format/save_files.h"
#include "engine/format/unfinished_save.h"

#include <sstream>
#include <toml++/toml.h>
#include <vector>

namespace yindi {
namespace {

const char* const casebook_file = "casebook.toml";

std::optional<toml::table> parsed(const std::string& text) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error&) {
    return std::nullopt;
  }
}

/// The byte at a line and a column in code points, both counted from 1.
std::optional<std::size_t> byte_at(const std::string& text, const toml::source_position& position) {
  std::size_t at = text.starts_with("\xef\xbb\xbf") ? 3 : 0;
  for (toml::source_index line = 1; line < position.line; ++line) {
    at = text.find('\n', at);
    if (at == std::string::npos) return std::nullopt;
    ++at;
  }
  const auto goes_on = [&](std::size_t i) { return i < text.size() && (text[i] & 0xc0) == 0x80; };
  for (toml::source_index column = 1; column < position.column; ++column) {
    if (at >= text.size()) return std::nullopt;
    for (++at; goes_on(at);) ++at;
  }
  return at;
}

/// The text with a value of [journal] in place of the one that stands there.
bool put_value(std::string& text, const char* key, const std::string& value) {
  const auto document = parsed(text);
  if (!document) return false;
  const toml::node* node = (*document)["journal"][key].node();
  if (!node) return false;
  const auto begin = byte_at(text, node->source().begin), end = byte_at(text, node->source().end);
  if (!begin || !end || *end <= *begin) return false;
  text.replace(*begin, *end - *begin, value);
  return true;
}

std::string line_end(const std::string& text) { return text.find("\r\n") == std::string::npos ? "\n" : "\r\n"; }

} // namespace

std::optional<std::string> with_journal_head(const std::string& casebook_toml, const JournalHead& head) {
  const auto before = parsed(casebook_toml);
  if (!before) return std::nullopt;
  const std::string lines = std::to_string(head.lines), quoted = "\"" + head.head + "\"";
  std::string text = casebook_toml;
  if (!before->contains("journal")) {
    const std::string end = line_end(text);
    if (!text.empty() && text.back() != '\n') text += end;
    text += end + "[journal]" + end + "lines = " + lines + end + "head = " + quoted + end;
  } else if (!put_value(text, "lines", lines) || !put_value(text, "head", quoted)) {
    return std::nullopt;
  }
  const auto after = parsed(text);
  if (!after) return std::nullopt;
  toml::table expected = *before;
  if (!expected.contains("journal")) expected.insert("journal", toml::table{});
  toml::table* journal = expected["journal"].as_table();
  if (!journal) return std::nullopt;
  journal->insert_or_assign("lines", static_cast<std::int64_t>(head.lines));
  journal->insert_or_assign("head", head.head);
  return *after == expected ? std::optional(text) : std::nullopt;
}

namespace {

/// What was done stands, and in the journal, too: no hint of a save alone would be true.
Diagnostics not_recorded(Diagnostics problems) {
  for (Diagnostic& problem : problems)
    if (problem.severity == Severity::error)
      problem.hint = say(mark("what was done before stands, in the journal too; casebook.toml only does not name the "
                              "journal's last line yet: make it writable and save the case once"));
  return problems;
}

} // namespace

Diagnostics record_journal_head(const std::string& folder) {
  if (Diagnostics problems = finish_save(folder); has_errors(problems)) return problems;
  Loaded<Casebook> book = open_casebook(folder);
  if (!book.value || has_errors(book.diagnostics)) return {};
  Case c = std::move(book.value->value);
  const Journal journal = read_journal_of(folder, c.record.journal);
  if (!journal.ok || (journal.beyond == 0 && c.record.journal.head == journal.head.head)) return {};
  c.record.journal.lines = journal.head.lines;
  c.record.journal.head = journal.head.head;
  const Loaded<std::string> text = read_file({folder, std::nullopt}, casebook_file);
  if (text.value)
    if (const auto next = with_journal_head(*text.value, c.record.journal))
      return not_recorded(save_files(folder, {{casebook_file, *next}}));
  return not_recorded(write_casebook(c, folder)); // another character set
}

} // namespace yindi
