#include "gui/session/document.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "engine/edit/changes.h"
#include "engine/edit/edit.h"
#include "engine/edit/journal.h"
#include "engine/edit/journal_head.h"
#include "engine/format/unfinished_save.h"
#include "engine/ranking/frame.h"
#include "engine/workshop/closing.h"
#include "engine/workshop/snapshots.h"

#include "gui/session/folders.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace yindi::gui {
namespace {

Sentence first_error(const Diagnostics& diagnostics) {
  for (const Diagnostic& d : diagnostics)
    if (d.severity == Severity::error) return d.message;
  return {};
}

/// A line of the journal for each edit since the last save. `head` is what casebook.toml is to say of it: where it
/// stands then, or still what it said where the journal does not fit that, so that what was cut out stays missing.
Diagnostics tell_journal(Document& document, const std::string& folder, JournalHead& head) {
  History<Case>& history = *document.history;
  std::vector<JournalEntry> entries;
  for (Step step : history.steps) {
    if (step.why.empty()) step.why = document.why;
    for (JournalEntry& entry : entries_of(step)) entries.push_back(std::move(entry));
  }
  const Loaded<Casebook> there = open_casebook(folder);
  head = there.value ? there.value->value.record.journal : history.now->record.journal;
  const Journal before = read_journal_of(folder, head);
  const Loaded<JournalHead> after =
      entries.empty() ? Loaded<JournalHead>{before.head, {}} : append_journal(folder, entries);
  if (!after.value) return after.diagnostics;
  if (before.ok) head = *after.value;
  history.take_steps();
  document.why.clear();
  return {};
}

/// Appended before the save that counts the lines: what was cut short between is told, not lost.
Diagnostics write_here(Document& document) {
  Case c = *document.history->now;
  JournalHead head;
  if (Diagnostics problems = tell_journal(document, document.folder, head); has_errors(problems)) return problems;
  c.record.journal.lines = head.lines;
  c.record.journal.head = head.head;
  return write_casebook(c, document.folder, {}, document.saved.get());
}

/// The folder comes first, because there may be none yet; the journal comes along, or goes on where one lies there.
Diagnostics write_elsewhere(Document& document, const std::string& folder) {
  Case c = *document.history->now;
  if (!read_journal_of(folder, {}).lines.empty())
    if (const Loaded<Casebook> there = open_casebook(folder); there.value)
      c.record.journal = there.value->value.record.journal;
  Diagnostics notes = write_casebook(c, folder, document.folder);
  if (has_errors(notes)) return notes;
  if (Diagnostics problems = copy_record(document.folder, folder); has_errors(problems)) return problems;
  JournalHead head;
  if (Diagnostics problems = tell_journal(document, folder, head); has_errors(problems)) return problems;
  if (Diagnostics problems = record_journal_head(folder); has_errors(problems)) return problems;
  return notes;
}

bool is_of_method(const Change& change) { return change.path.starts_with("method."); }

} // namespace

std::string casebook_folder(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_regular_file(path, error)) {
    const std::filesystem::path parent = std::filesystem::path(path).parent_path();
    return parent.empty() ? "." : parent.string();
  }
  return path;
}

void open_case(Document& document, Case c) {
  document.history.emplace(std::move(c));
  document.saved = document.history->now;
  document.timeline = {};
}

Places read_document(Document& document, const std::string& folder) {
  document = {};
  document.folder = folder;
  document.diagnostics = finish_save(folder);
  Loaded<Casebook> loaded = open_casebook(folder);
  if (loaded.value && end_closings(folder, loaded.value->value)) loaded = open_casebook(folder); // of an accident
  for (Diagnostic& one : loaded.diagnostics) document.diagnostics.push_back(std::move(one));
  if (!loaded.value || has_errors(document.diagnostics)) return {};
  open_case(document, std::move(loaded.value->value));
  return std::move(loaded.value->places);
}

void refuse_document(Document& document, Diagnostics why) {
  for (Diagnostic& d : why) document.diagnostics.push_back(std::move(d));
  document.history.reset();
  document.saved.reset();
}

void sign(const Document& document, Step& step) {
  const Signed by = signed_now(document.who);
  step.who = by.who, step.when = by.when;
}

void adopt(Document& document, Case state, const char* why) {
  Step step;
  step.why = why;
  step.edits = changes_between(*document.now(), state);
  step.inverse = changes_between(state, *document.now());
  sign(document, step);
  document.history->commit(std::move(state), std::move(step));
}

void adopt_theirs(Document& document, Case theirs) {
  const std::size_t told = document.history->steps.size();
  adopt(document, std::move(theirs), "");
  document.history->steps.resize(told);
  document.saved = document.now();
}

Changed change(Document& document, const std::vector<Change>& wanted) {
  if (!document.history || wanted.empty()) return {};
  const Case& c = *document.history->now;
  Step step;
  std::map<std::string, std::string> standing; // after what went before
  for (const Change& one : wanted) {
    const auto put = standing.find(one.path);
    const auto old = put == standing.end() ? value_at(c, one.path) : std::optional(put->second);
    if (old && *old == one.text) continue;
    step.edits.push_back({one.path, old.value_or(""), one.text, one.at});
    standing[one.path] = one.text;
  }
  if (step.edits.empty()) return {};
  Applied applied = apply(c, step);
  if (!applied.value) return {first_error(applied.diagnostics)};
  if (std::any_of(wanted.begin(), wanted.end(), is_of_method)) // what the method does not take is refused as a whole
    if (const auto settings = casebook_settings(*applied.value); !settings.value)
      return {first_error(settings.diagnostics)};
  step.inverse = std::move(applied.inverse);
  sign(document, step);
  const auto before = document.now();
  document.history->commit(std::move(*applied.value), std::move(step), wanted.front().gesture);
  const auto& past = document.history->past;
  return {{}, before != document.now() && !past.empty() && past.back().value == before};
}

std::vector<Change> changes_to_method(const Case& c, const std::string& method) {
  std::vector<Change> changes;
  for (const Edit& edit : edits_to_method(c, method)) changes.push_back({edit.path, edit.new_value});
  return changes;
}

Sentence create_casebook(const Case& c, const std::string& folder) {
  if (const Sentence why = why_not_new(folder); !why.empty()) return why;
  return first_error(write_casebook(c, folder));
}

Sentence save(Document& document) { return document.folder.empty() ? Sentence{} : save_as(document, document.folder); }

Sentence save_as(Document& document, const std::string& folder) {
  if (!document.history || folder.empty()) return {};
  const Diagnostics diagnostics = folder == document.folder ? write_here(document) : write_elsewhere(document, folder);
  if (has_errors(diagnostics)) return first_error(diagnostics);
  document.saved = document.history->now;
  if (folder != document.folder) {
    if (document.keeping.keeper) document.keeping.keeper->drop();
    document.keeping = {}; // what is kept from now on stands beside the new folder
    document.folder = folder;
  }
  return diagnostics.empty() ? Sentence{} : diagnostics.back().message;
}

} // namespace yindi::gui
