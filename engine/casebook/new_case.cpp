#include "engine/casebook/new_case.h"

#include <algorithm>
#include <set>

namespace yindi {
namespace {

bool is_in(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// An id that no row has yet: `own_1`, or what was asked for.
template <class Row>
std::string free_id(const std::vector<Row>& rows, const std::string& wanted, const std::string& name) {
  const auto taken = [&](const std::string& id) {
    return std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
  };
  const std::string base = wanted.empty() ? id_from(name, "own") : wanted;
  if (!taken(base)) return base;
  for (int n = 2;; ++n)
    if (std::string id = base + "_" + std::to_string(n); !taken(id)) return id;
}

Text in_both(const Text& name) { return {name.en.empty() ? name.zh : name.en, name.zh.empty() ? name.en : name.zh}; }

template <class Row, class Cells>
void add_rows(std::vector<Row>& rows, std::vector<std::string>& ids, const std::vector<OwnRow>& own,
              const std::vector<std::string>& columns, Cells Row::*cells) {
  for (const OwnRow& one : own) {
    Row row;
    row.id = free_id(rows, one.id, one.name.en);
    row.name = in_both(one.name);
    for (const std::string& column : columns) (row.*cells)[column] = {};
    ids.push_back(row.id);
    rows.push_back(std::move(row));
  }
}

} // namespace

std::string id_from(const std::string& name, const std::string& otherwise) {
  std::string id;
  for (const char c : name) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      id += c;
    else if (c >= 'A' && c <= 'Z')
      id += static_cast<char>(c - 'A' + 'a');
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  while (id.ends_with('-')) id.pop_back();
  return id.empty() ? otherwise : id;
}

Case without_history(Case c) {
  c.judging.participants.clear();
  c.judging.judgements.clear();
  c.judging.rounds.clear();
  c.record = {};
  return c;
}

Case new_case(const Case& region, const NewCase& wanted) {
  Case c = without_history(region);
  c.plan = {};
  c.judging.node_weightings.clear();
  c.judging.weighting.off.clear();
  Model& model = c.model.edit();
  model.county_ids.clear(), model.industry_ids.clear();
  for (const std::string& id : wanted.counties) // in the order in which they were chosen
    if (find_county(c, id)) model.county_ids.push_back(id);
  for (const Industry& industry : model.industries)
    if (is_in(wanted.industries, industry.id)) model.industry_ids.push_back(industry.id);
  add_rows(model.counties, model.county_ids, wanted.own_counties, model.condition_columns, &County::conditions);
  add_rows(model.industries, model.industry_ids, wanted.own_industries, model.requirement_columns,
           &Industry::requirements);
  const auto decides = [&](const auto& row) { return is_in(model.county_ids, row.id); };
  std::stable_partition(model.counties.begin(), model.counties.end(), decides);
  std::stable_partition(model.industries.begin(), model.industries.end(),
                        [&](const Industry& row) { return is_in(model.industry_ids, row.id); });
  if (!wanted.profile.empty())
    for (County& county : model.counties)
      if (decides(county)) county.profile = wanted.profile;
  c.head.id = wanted.id.empty() ? id_from(wanted.title.en, "case") : wanted.id;
  c.head.title = in_both(wanted.title);
  c.head.question = in_both(wanted.question);
  c.head.author = wanted.author;
  c.head.date = wanted.date;
  return c;
}

} // namespace yindi
