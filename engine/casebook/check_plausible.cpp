// What numbers are hardly what somebody meant: all that suspicious_cells() finds, from which verdicts and reports are
// doubted, too. Warnings, each with the others' range and the likely cure; only amounts in two units, which cannot be
// compared at all, are an error.

#include "engine/casebook/checking.h"

#include "engine/case/suspicious.h"
#include "engine/format/units.h"
#include "engine/format/words.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace yindi {
namespace {

/// What suspicious_cells() finds, at its place; not where the cell is refused already.
void tell_suspicious(const Checking& check) {
  std::set<std::tuple<std::string, int, int>> refused;
  for (const Diagnostic& d : check.problems.list)
    if (d.severity == Severity::error) refused.emplace(d.path, d.line, d.column);
  for (const SuspiciousCell& cell : suspicious_cells(check.c)) {
    const Place place = check.places.find(cell.key);
    if (!refused.count({place.path, place.line, place.column})) check.warning(cell.key, cell.message, cell.hint);
  }
}

/// Rows with their places.
template <class Row>
using Rows = std::vector<std::pair<std::size_t, const Row*>>;

/// "persons, 10 000 persons": the units of rows, each once as it is first written. A blank says nothing.
template <class Row>
std::vector<std::string> units_of(const Rows<Row>& rows) {
  std::vector<std::string> units;
  std::set<std::string> seen; // spellings
  for (const auto& [i, row] : rows) {
    const std::string unit(trim(row->unit));
    if (unit.empty() || !seen.insert(plain_unit(unit)).second) continue;
    if (std::none_of(units.begin(), units.end(), [&](const std::string& other) { return is_same_unit(unit, other); }))
      units.push_back(unit);
  }
  return units;
}

/// Amounts of one county, or of the reference, in more than one unit; whether there are.
template <class Row>
bool tell_mixed(const Checking& check, const std::string& path, const Rows<Row>& rows, const Text& whose) {
  const std::vector<std::string> units = units_of(rows);
  if (units.size() < 2) return false;
  check.error(indexed(path, rows.front().first),
              say(mark("{0} has amounts in different units: {1}"), whose, joined(units)),
              say(mark("shares need one unit: convert them, and write the unit in each row")));
  return true;
}

/// Shares are taken among the sectors of a county, and the counties' amounts are summed; an industry of its own is
/// compared with itself elsewhere. What is on record in a unit that a measure asks for is no amount.
void tell_units(const Checking& check) {
  const std::set<std::string> registers = register_units(check.c.model->library);
  std::map<std::string, Rows<Presence>> sectors, industries;
  Rows<Presence> all;
  for (std::size_t i = 0; i < check.c.model->presence.size(); ++i) {
    const Presence& row = check.c.model->presence[i];
    if (!row.amount || registers.count(row.unit)) continue;
    const bool sector = check.sectors.count(row.item) > 0;
    (sector ? sectors[row.county] : industries[row.item]).emplace_back(i, &row);
    if (sector) all.emplace_back(i, &row);
  }
  bool told = false;
  for (const auto& [id, rows] : sectors) {
    const auto county = check.counties.find(id);
    const bool known = county != check.counties.end() && county->second < check.c.model->counties.size();
    told =
        tell_mixed(check, "presence", rows, known ? check.c.model->counties[county->second].name : plain(id)) || told;
  }
  const std::vector<std::string> units = units_of(all);
  if (!told && units.size() > 1) {
    const auto other = std::find_if(all.begin(), all.end(), [&](const auto& row) {
      return !trim(row.second->unit).empty() && !is_same_unit(row.second->unit, units.front());
    });
    check.error(indexed("presence", other->first) + ".unit",
                say(mark("the counties have amounts in different units: {}"), joined(units)),
                say(mark("shares need one unit: convert them, and write the unit in each row")));
  }
  for (const auto& [id, rows] : industries) {
    const auto industry = check.industries.find(id);
    tell_mixed(check, "presence", rows,
               industry == check.industries.end() ? plain(id) : check.c.model->industries[industry->second].name);
  }
  Rows<ReferenceAmount> reference;
  for (std::size_t i = 0; i < check.c.model->reference.size(); ++i)
    if (const ReferenceAmount& row = check.c.model->reference[i]; row.amount) reference.emplace_back(i, &row);
  if (reference.empty() || tell_mixed(check, "reference", reference, {"the reference", "参照区"})) return;
  const std::vector<std::string> of_reference = units_of(reference);
  if (units.size() == 1 && of_reference.size() == 1 && !is_same_unit(units[0], of_reference[0]))
    check.warning(indexed("reference", reference.front().first) + ".unit",
                  say(mark("the reference is in {0}, the counties are in {1}"), of_reference[0], units[0]),
                  say(mark("nobody can tell then whether a county has more than the reference")));
}

} // namespace

void check_plausible(const Checking& check) {
  tell_suspicious(check);
  tell_units(check);
}

} // namespace yindi
