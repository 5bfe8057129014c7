#include "engine/rationale/collect.h"
#include "engine/rationale/composer.h"

#include <algorithm>

namespace yindi {
namespace {

Words counties_in_words(const Composer& w, const std::vector<std::string>& ids) {
  const std::size_t all = w.rationale.ranking.counties.size();
  if (ids.size() == all && all > 6) return {Run{w.in(say(mark("all {} counties"), std::to_string(all)))}};
  Words words;
  for (const std::string& id : ids) {
    if (!words.empty()) words.push_back(Run{w.separator()});
    words.push_back(Run{w.in(w.county_of(id)), "#" + anchor("c", id)});
  }
  return words;
}

std::string weight_text(const Composer& w, double low, double high) {
  const std::string least = decimal(low, 3), most = decimal(high, 3);
  return least == most ? most : w.in(say(mark("{0} to {1}"), least, most));
}

/// The county columns that a leaf is measured from.
std::vector<std::string> county_columns(const Criterion& leaf) {
  std::vector<std::string> columns;
  const Measure& m = *leaf.measure;
  if (!m.condition.empty()) columns.push_back(m.condition);
  for (const Band& band : m.bands) columns.push_back(band.condition);
  for (const std::string& hazard : m.hazards) columns.push_back("hazard_" + hazard);
  const std::string prefix = "county.";
  for (auto at = m.expression.find(prefix); at != std::string::npos; at = m.expression.find(prefix, at)) {
    at += prefix.size();
    const auto end = m.expression.find_first_of(" +-*/^(),", at);
    columns.push_back(m.expression.substr(at, end == std::string::npos ? end : end - at));
  }
  return columns;
}

/// What the casebook says of the columns that are blank in one of these counties, else the reasons of the assessment.
Words missing(const Composer& w, const ToCollect& entry) {
  Words words;
  for (const std::string& column : county_columns(*find_criterion(w.c().model->library, entry.criterion))) {
    const bool blank = std::any_of(entry.counties.begin(), entry.counties.end(), [&](const std::string& id) {
      const County* county = find_county(w.c(), id);
      const auto cell = county ? county->conditions.find(column) : std::map<std::string, Cell>::const_iterator{};
      return !county || cell == county->conditions.end() || std::holds_alternative<std::monostate>(cell->second);
    });
    const ColumnNote* note = find_column(w.c(), "counties", column);
    if (!blank || !note || note->note.empty()) continue;
    if (!words.empty()) words.push_back(Run{w.language == Language::zh ? "；" : "; "});
    words.push_back(Run{w.in(note->note), w.column("counties", column).link});
  }
  if (!words.empty()) return words;
  std::vector<Text> reasons;
  for (const Sentence& reason : entry.reasons) reasons.push_back(both(reason));
  return {Run{w.in(list(reasons))}};
}

TableRow row_of(const Composer& w, const ToCollect& entry) {
  return {{{w.criterion(entry.criterion)},
           missing(w, entry),
           counties_in_words(w, entry.counties),
           {Run{weight_text(w, entry.least_weight, entry.weight)}}},
          {},
          0};
}

} // namespace

void compose_collection(const Composer& w) {
  Table table{w.title(mark("Whole criteria that nobody could assess, the weightiest first")),
              {{w.title(mark("Criterion"))},
               {w.title(mark("What is missing"))},
               {w.title(mark("Counties"))},
               {w.title(mark("Weight it carries")), true}},
              {}};
  for (const ToCollect& entry : to_collect(w.c(), w.rationale.ranking)) table.rows.push_back(row_of(w, entry));
  Table ranges{
      w.title(mark("Values that are unknown for some industries only; they count as anything from worst to best")),
      {{w.title(mark("Criterion"))}, {w.title(mark("Industries"))}, {w.title(mark("Counties"))}},
      {}};
  for (const PartlyKnown& found : partly_known(w.c(), w.rationale.ranking)) {
    std::vector<Text> names;
    for (const std::string& id : found.industries) names.push_back(w.industry_of(id));
    ranges.rows.push_back(
        {{{w.criterion(found.criterion)}, {Run{w.in(list(names))}}, counties_in_words(w, found.counties)}, {}, 0});
  }
  if (table.rows.empty() && ranges.rows.empty())
    w.note(say(mark("Nothing is left to be collected: every criterion that this version measures is assessed.")));
  else
    w.note(say(mark("Collected, these figures complete the conclusion; until then their weight lies with the other "
                    "criteria.")));
  w.add(std::move(table));
  w.add(std::move(ranges));
}

} // namespace yindi
