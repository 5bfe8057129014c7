#include "engine/edit/merge.h"

#include "engine/edit/changes.h"
#include "engine/schema/parts.h"

#include <algorithm>
#include <map>

namespace yindi {
namespace {

bool lies_below(const std::string& path, const std::string& row) { return path.starts_with(row + "."); }

/// Paths of whole rows that one side changed and in which the other changed a field: they are compared as rows.
std::set<std::string> rows_of_both(const std::vector<Edit>& a, const std::vector<Edit>& b) {
  std::set<std::string> rows;
  for (const auto& [whole, parts] : {std::pair(&a, &b), std::pair(&b, &a)})
    for (const Edit& row : *whole)
      if (std::any_of(parts->begin(), parts->end(), [&](const Edit& e) { return lies_below(e.path, row.path); }))
        rows.insert(row.path);
  return rows;
}

std::vector<std::string> places_of(const std::vector<Edit>& edits, const std::set<std::string>& rows) {
  std::vector<std::string> places;
  for (const Edit& edit : edits) {
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const std::string& r) { return lies_below(edit.path, r); });
    const std::string& place = row == rows.end() ? edit.path : *row;
    if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
  }
  return places;
}

std::set<std::string> files_of(const Case& c, const std::vector<Edit>& edits) {
  std::set<std::string> files;
  for (const Edit& edit : edits) files.insert(file_of(c, edit.path));
  return files;
}

Step from_to(const Case& from, const std::vector<Edit>& edits) {
  Step step;
  for (const Edit& edit : edits) {
    const std::string stands = value_at(from, edit.path).value_or("");
    if (stands != edit.new_value) step.edits.push_back({edit.path, stands, edit.new_value, edit.at});
  }
  return step;
}

} // namespace

std::string file_of(const Case& c, const std::string& path) {
  const Part* part = find_part(path.substr(0, path.find('.')));
  if (!part || part->file == InFile::casebook) return "casebook.toml";
  return part->file == InFile::criteria ? c.head.criteria_file : part->name;
}

std::vector<Divergence> divergences(const Case& read, const Case& theirs, const Case& mine) {
  const std::vector<Edit> by_them = changes_between(read, theirs), by_me = changes_between(read, mine);
  const std::set<std::string> rows = rows_of_both(by_them, by_me);
  std::map<std::string, Divergence> found;
  std::vector<std::string> order;
  const auto note = [&](const std::vector<Edit>& edits, bool Divergence::*whose) {
    for (const std::string& place : places_of(edits, rows)) {
      if (!found.contains(place)) order.push_back(place);
      Divergence& one = found[place];
      one.path = place;
      one.*whose = true;
    }
  };
  note(by_them, &Divergence::by_them);
  note(by_me, &Divergence::by_me);
  std::vector<Divergence> result;
  for (const std::string& place : order) {
    Divergence& one = found.at(place);
    one.read = value_at(read, place).value_or("");
    one.theirs = value_at(theirs, place).value_or("");
    one.mine = value_at(mine, place).value_or("");
    result.push_back(std::move(one));
  }
  return result;
}

Applied merged(const Case& read, const Case& theirs, const Case& mine, Keep keep,
               const std::set<std::string>& theirs_wins) {
  Applied result;
  if (keep == Keep::mine) {
    result.value = mine;
  } else if (keep == Keep::theirs) {
    const std::set<std::string> changed = files_of(read, changes_between(read, theirs));
    std::vector<Edit> edits = changes_between(read, mine);
    std::erase_if(edits, [&](const Edit& edit) { return changed.contains(file_of(read, edit.path)); });
    result = apply(theirs, from_to(theirs, edits));
  } else {
    std::vector<Edit> edits;
    for (const Divergence& one : divergences(read, theirs, mine))
      if (one.by_them && (!one.clashes() || theirs_wins.contains(one.path)))
        edits.push_back({one.path, one.mine, one.theirs, {}});
    result = apply(mine, from_to(mine, edits));
  }
  if (result.value) {
    result.value->judging.rounds = theirs.judging.rounds;
    result.value->record.journal = theirs.record.journal;
  }
  return result;
}

} // namespace yindi
