// The canonical text of every file, part by part.

#include "engine/casebook/write_casebook.h"
#include "engine/schema/csv_fields.h"
#include "engine/schema/parts.h"
#include "engine/schema/toml_fields.h"

#include <algorithm>

namespace yindi {
namespace {

/// One table; nothing where all is as it comes, so that a case which never asked for it gets no section.
std::string section_text(const Part& part, const std::vector<Item>& items) {
  if (!part.always && std::none_of(items.begin(), items.end(), differs)) return {};
  std::string text = "\n[" + part.name + "]\n";
  for (const Item& item : items) text += field_lines(item);
  text += extra_lines(items.front());
  for (const Item& item : items) text += section_lines(item, part.name);
  return text;
}

std::string part_text(const Part& part, const Case& c) {
  const Items items = part.look(c);
  if (!items.many()) return section_text(part, part.look_at(c, 0));
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) text += "\n[[" + part.name + "]]\n" + item_lines(items[i], part.name);
  return text;
}

std::string file_text(InFile file, const Extras& extras, const Case& c) {
  std::string text = "format = 1\n" + extra_lines(extras);
  for (const Part* part : parts_in(file)) text += part_text(*part, c);
  return text;
}

} // namespace

std::string compose_ballot(const Ballot& ballot, int round) {
  return "format = 1\nround = " + std::to_string(round) + "\n" + item_lines(Item::look(ballot), "");
}

std::string compose_round(const Round& round) { return "format = 1\n" + item_lines(Item::look(round), ""); }

std::map<std::string, std::string> compose(const Case& c) {
  std::map<std::string, std::string> files;
  files["casebook.toml"] = file_text(InFile::casebook, c.head.extras, c);
  files[c.head.criteria_file] = file_text(InFile::criteria, c.model->library.extras, c);
  for (const Part* part : parts_in(InFile::table)) {
    const Items rows = part->look(c);
    if (rows.size() > 0 || part->needed)
      files[part->name] = table_text(rows, part->free ? &((*c.model).*part->free) : nullptr);
  }
  for (const Round& round : c.judging.rounds) {
    const std::string folder = "rounds/" + std::to_string(round.number) + "/";
    files[folder + "round.toml"] = compose_round(round);
    for (const Ballot& ballot : round.ballots) files[folder + ballot.file] = compose_ballot(ballot, round.number);
  }
  return files;
}

} // namespace yindi
