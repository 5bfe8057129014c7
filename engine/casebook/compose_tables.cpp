#include "engine/format/csv.h"
#include "engine/casebook/reading.h"
#include "engine/casebook/write_casebook.h"

#include <algorithm>

namespace yindi {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string number(const std::optional<double>& value) { return value ? shortest(*value) : std::string(); }

std::string cell(const std::map<std::string, Cell>& cells, const std::string& column) {
  const auto found = cells.find(column);
  return found == cells.end() ? std::string() : cell_text(found->second);
}

std::string extra(const Extras& extras, const std::string& key) {
  for (const Extra& one : extras)
    if (one.key == key) return one.text;
  return {};
}

/// The fixed columns (the last `silent` of them only where a row has something there), then those that this version
/// does not know, in the order in which they first appear.
template <class Item, class Fields>
void table(std::map<std::string, std::string>& files, const char* file, std::vector<std::string> header,
           const std::vector<Item>& items, Fields fields, std::size_t silent = 0) {
  if (items.empty()) return;
  std::vector<bool> kept(header.size(), true);
  for (std::size_t k = header.size() - silent; k < header.size(); ++k)
    kept[k] = std::any_of(items.begin(), items.end(), [&](const Item& item) { return !fields(item)[k].empty(); });
  const auto only_kept = [&](std::vector<std::string> all) {
    std::vector<std::string> result;
    for (std::size_t k = 0; k < all.size(); ++k)
      if (kept[k]) result.push_back(std::move(all[k]));
    return result;
  };
  std::vector<std::string> unknown;
  for (const Item& item : items)
    for (const Extra& one : item.extras)
      if (std::find(unknown.begin(), unknown.end(), one.key) == unknown.end()) unknown.push_back(one.key);
  header = only_kept(std::move(header));
  header.insert(header.end(), unknown.begin(), unknown.end());
  Rows rows;
  rows.reserve(items.size());
  for (const Item& item : items) {
    rows.push_back(only_kept(fields(item)));
    for (const std::string& key : unknown) rows.back().push_back(extra(item.extras, key));
  }
  files[file] = write_csv(header, rows);
}

std::string counties(const Case& c) {
  std::vector<std::string> header = {"id", "name_en", "name_zh", "profile", "lon", "lat"};
  header.insert(header.end(), c.condition_columns.begin(), c.condition_columns.end());
  Rows rows;
  for (const County& county : c.counties) {
    rows.push_back({county.id, county.name.en, county.name.zh, county.profile, number(county.lon), number(county.lat)});
    for (const std::string& column : c.condition_columns) rows.back().push_back(cell(county.conditions, column));
  }
  return write_csv(header, rows);
}

std::string industries(const Case& c) {
  std::vector<std::string> header = {"id", "name_en", "name_zh", "sector"};
  header.insert(header.end(), c.requirement_columns.begin(), c.requirement_columns.end());
  Rows rows;
  for (const Industry& industry : c.industries) {
    rows.push_back({industry.id, industry.name.en, industry.name.zh, industry.sector});
    for (const std::string& column : c.requirement_columns) rows.back().push_back(cell(industry.requirements, column));
  }
  return write_csv(header, rows);
}

} // namespace

std::map<std::string, std::string> compose_tables(const Case& c) {
  using Fields = std::vector<std::string>;
  std::map<std::string, std::string> files;
  files["counties.csv"] = counties(c);
  files["industries.csv"] = industries(c);
  table(
      files, "values.csv",
      {"county", "industry", "criterion", "value", "low", "high", "source", "quality", "note", "note_zh"}, c.values,
      [](const GivenValue& v) {
        return Fields{v.county,       v.industry, v.criterion, number(v.value), number(v.low),
                      number(v.high), v.source,   v.quality,   v.note.en,       v.note.zh};
      },
      1);
  table(files, "links.csv", {"from", "to", "kind", "km", "minutes", "source"}, c.links,
        [](const Link& l) { return Fields{l.from, l.to, l.kind, number(l.km), number(l.minutes), l.source}; });
  table(files, "presence.csv", {"county", "item", "amount", "unit", "year", "source"}, c.presence,
        [](const Presence& p) { return Fields{p.county, p.item, number(p.amount), p.unit, p.year, p.source}; });
  table(files, "sectors.csv", {"id", "name_en", "name_zh", "public"}, c.sectors, [](const Sector& s) {
    return Fields{s.id, s.name.en, s.name.zh, s.is_public ? "yes" : "no"};
  });
  table(files, "reference.csv", {"sector", "amount", "unit", "year", "source"}, c.reference,
        [](const ReferenceAmount& r) {
          return Fields{r.sector, number(r.amount), r.unit, r.year, r.source};
        });
  table(files, "linkage.csv", {"supplier", "user", "input", "output", "source"}, c.linkage, [](const SectorLink& l) {
    return Fields{l.supplier, l.user, number(l.input), number(l.output), l.source};
  });
  table(
      files, "columns.csv", {"table", "column", "unit", "source", "quality", "note", "name_en", "name_zh", "note_zh"},
      c.columns,
      [](const ColumnNote& n) {
        return Fields{n.table, n.column, n.unit, n.source, n.quality, n.note.en, n.name.en, n.name.zh, n.note.zh};
      },
      3);
  table(
      files, "sources.csv",
      {"id", "title", "author", "year", "url", "licence", "note", "title_zh", "author_zh", "licence_zh", "note_zh"},
      c.sources,
      [](const Source& s) {
        return Fields{s.id,      s.title.en, s.author.en, s.year,       s.url,    s.licence.en,
                      s.note.en, s.title.zh, s.author.zh, s.licence.zh, s.note.zh};
      },
      4);
  return files;
}

std::map<std::string, std::string> compose(const Case& c) {
  std::map<std::string, std::string> files = compose_tables(c);
  files["casebook.toml"] = compose_case_file(c);
  files[c.criteria_file] = compose_library(c.library);
  for (const Round& round : c.rounds) {
    const std::string folder = "rounds/" + std::to_string(round.number) + "/";
    files[folder + "round.toml"] = compose_round(round);
    for (const Ballot& ballot : round.ballots) files[folder + ballot.file] = compose_ballot(ballot, round.number);
  }
  return files;
}

} // namespace yindi
