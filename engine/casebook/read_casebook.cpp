#include "engine/casebook/read_casebook.h"

#include "engine/casebook/check_case.h"
#include "engine/casebook/reading.h"
#include "engine/format/folder_lock.h"
#include "engine/format/unfinished_save.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace yindi {
namespace {

constexpr const char* usual_criteria_file = "criteria.toml";

/// Whether the criteria file can be opened. A name in [case] criteria that cannot be a file of the folder is an error
/// at that key, not in the other file. Where casebook.toml names none, or cannot be taken apart, the file of the usual
/// name is read, so that its problems show in the same run.
bool find_criteria_file(Reading& reading) {
  std::string& name = reading.value.head.criteria_file;
  if (name.empty() || !reading.places.named.count("case.criteria")) {
    const Place place = reading.places.find("case.criteria");
    const auto told = [&](const Diagnostic& d) { return d.line == place.line && d.column == place.column; };
    if (reading.places.named.count("case.criteria") &&
        std::none_of(reading.problems.list.begin(), reading.problems.list.end(), told))
      reading.problems.error(place, say(mark("the name of the criteria file is blank")),
                             say(mark("a new case copies a criteria library into its folder")));
    name = usual_criteria_file;
    return has_file(reading.folder, name);
  }
  const Place place = reading.places.find("case.criteria");
  // Reading it says so, at the link.
  if (leads_in_a_circle(reading.folder, name)) return true;
  if (!stays_inside(reading.folder, name)) {
    reading.problems.error(place, say(mark("\"{}\" leads out of the casebook's folder"), name),
                           say(mark("a casebook is complete in itself: put the file into the folder")));
    return false;
  }
  if (has_file(reading.folder, name)) return true;
  reading.problems.error(place, say(mark("there is no file \"{}\""), name),
                         say(mark("a new case copies a criteria library into its folder")));
  return false;
}

Casebook casebook_of(Reading&& reading) {
  return {std::move(reading.value), std::move(reading.places), {reading.files.begin(), reading.files.end()}};
}

bool read_all(Reading& reading) {
  const auto case_file = open_toml(reading, "casebook.toml");
  reading.places.without_case = !case_file || reading.partial.count("casebook.toml");
  if (case_file) read_case_file(reading, *case_file);
  const auto library =
      find_criteria_file(reading) ? open_toml(reading, reading.value.head.criteria_file) : std::nullopt;
  reading.places.without_library = reading.partial.count(reading.value.head.criteria_file) > 0;
  if (library) read_library(reading, *library);
  const bool counties = read_table(reading, "county"), industries = read_table(reading, "industry");
  read_other_tables(reading);
  read_rounds(reading);
  return case_file && library && reading.partial.empty() && counties && industries;
}

} // namespace

std::optional<std::string> take_bytes(Reading& reading, const std::string& file) {
  Loaded<std::string> bytes = read_file(reading.folder, file);
  reading.problems.add(bytes.diagnostics);
  if (bytes.value) reading.files.insert(file);
  return std::move(bytes.value);
}

std::optional<toml::table> open_toml(Reading& reading, const std::string& file) {
  std::optional<std::string> bytes = take_bytes(reading, file);
  if (!bytes) return std::nullopt;
  Loaded<toml::table> root = parse_toml_parts(std::move(*bytes), reading.path(file));
  reading.problems.add(root.diagnostics);
  if (root.value && has_errors(root.diagnostics)) reading.partial.insert(file);
  return std::move(root.value);
}

Loaded<Casebook> open_casebook(const Folder& folder) {
  Reading reading{folder, {}, {}, {}};
  const bool complete = read_all(reading);
  check_case(reading.value, reading.places, reading.problems);
  Loaded<Casebook> result;
  result.diagnostics = gathered(reading.problems.sorted(reading.path("casebook.toml")));
  if (complete) result.value = casebook_of(std::move(reading));
  return result;
}

Loaded<Casebook> open_region_tables(const std::string& folder) {
  if (auto problem = folder_problem(folder)) return {std::nullopt, {std::move(*problem)}};
  Reading reading{Folder{folder, std::nullopt}, {}, {}, {}};
  if (has_file(reading.folder, "counties.csv")) read_table(reading, "county");
  read_other_tables(reading);
  for (const char* needed : {"presence.csv", "links.csv"})
    if (!has_file(reading.folder, needed))
      reading.problems.error({reading.path(needed), 0, 0}, say(mark("the file is missing")));
  check_other_tables_alone(reading.value, reading.places, reading.problems);
  Model& model = reading.value.model.edit();
  std::set<std::string> ids;
  for (const County& county : model.counties) ids.insert(county.id);
  const auto add = [&](const std::string& id) {
    if (!id.empty() && ids.insert(id).second) model.counties.push_back({id, plain(id), {}, {}, {}, {}});
  };
  for (const Presence& row : model.presence) add(row.county);
  for (const Link& link : model.links)
    for (const std::string& id : {link.from, link.to}) add(id);
  Loaded<Casebook> result;
  result.diagnostics = gathered(reading.problems.sorted());
  result.value = casebook_of(std::move(reading));
  return result;
}

Loaded<Casebook> open_casebook(const std::string& folder) {
  if (auto problem = folder_problem(folder)) return {std::nullopt, {std::move(*problem)}};
  const FolderLock lock = FolderLock::to_read(folder);
  UnfinishedSave unfinished = unfinished_save(folder);
  Diagnostics told = told_of(unfinished, folder);
  Loaded<Casebook> result = open_casebook(Folder{folder, std::nullopt, std::move(unfinished.pending)});
  result.diagnostics.insert(result.diagnostics.begin(), std::make_move_iterator(told.begin()),
                            std::make_move_iterator(told.end()));
  return result;
}

Loaded<Case> read_casebook(const std::string& folder) {
  Loaded<Casebook> loaded = open_casebook(folder);
  Loaded<Case> result{std::nullopt, std::move(loaded.diagnostics)};
  if (loaded.value) result.value = std::move(loaded.value->value);
  return result;
}

Loaded<Library> read_criteria_file(const std::string& path) {
  const auto slash = path.rfind('/');
  Reading reading{Folder{slash == std::string::npos ? "." : path.substr(0, slash), std::nullopt}, {}, {}, {}};
  reading.value.head.criteria_file = path.substr(slash == std::string::npos ? 0 : slash + 1);
  const auto root = open_toml(reading, reading.value.head.criteria_file);
  if (root) read_library(reading, *root);
  Loaded<Library> result;
  result.diagnostics = gathered(reading.problems.sorted());
  if (root && reading.partial.empty() && !has_errors(result.diagnostics)) result.value = reading.value.model->library;
  return result;
}

} // namespace yindi
