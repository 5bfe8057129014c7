#include "engine/conditions/backing.h"
#include "engine/rationale/composer.h"

#include <algorithm>
#include <set>

namespace yindi {
namespace {

std::string measured(const Composer& w, const LeafValue& value) {
  if (value.x) return quantity(*value.x).in(w.language);
  if (!value.x_range) return w.title(mark("unknown"));
  return w.in(say(mark("{0} to {1}"), quantity(value.x_range->low), quantity(value.x_range->high)));
}

std::string on_scale(const LeafValue& value) {
  if (value.u && !value.bounded()) return decimal(*value.u, 2);
  return decimal(value.u_range.low, 2) + "–" + decimal(value.u_range.high, 2);
}

/// The column that each of the county's conditions stands in, once, with its value.
void conditions(const Composer& w, const County& county, std::vector<Block>& blocks) {
  Table table{w.title(mark("Conditions of the county")),
              {{w.title(mark("Condition"))},
               {w.title(mark("Value")), true},
               {w.title(mark("Unit"))},
               {w.title(mark("Quality"))},
               {w.title(mark("Source"))}},
              {}};
  for (const std::string& column : w.c().model->condition_columns) {
    const auto found = county.conditions.find(column);
    const bool known = found != county.conditions.end() && !std::holds_alternative<std::monostate>(found->second);
    const Backing behind = backing_of_cell(w.c(), "counties", county.id, column);
    table.rows.push_back(
        {{{w.column("counties", column)},
          {Run{known ? cell_text(found->second, w.language) : w.title(mark("unknown"))}},
          {Run{behind.unit.empty() ? "" : w.in(unit_name(behind.unit))}},
          known ? (behind.quality.empty() ? Words{} : Words{w.quality(behind.quality)}) : Words{w.quality("unknown")},
          known ? w.sources(behind.source) : Words{}},
         {},
         0});
  }
  if (!table.rows.empty()) blocks.push_back({std::move(table)});
}

void weights(const Composer& w, const CountyRanking& county, std::vector<Block>& blocks) {
  Table table{w.title(mark("Weights in this county")),
              {{w.title(mark("Criterion"))}, {w.title(mark("Original")), true}, {w.title(mark("Used")), true}},
              {}};
  for (const std::string& leaf : leaves(w.c().model->library)) {
    const auto original = county.weights.global.find(leaf);
    const auto used = county.used.find(leaf);
    table.rows.push_back({{{w.criterion(leaf)},
                           {Run{original == county.weights.global.end() ? "–" : decimal(original->second, 3)}},
                           {Run{used == county.used.end() ? "–" : decimal(used->second, 3)}}},
                          {},
                          0});
  }
  if (!table.rows.empty()) blocks.push_back({std::move(table)});
}

/// Rows are leaves, columns the industries as ranked; each cell: measured value (place on the scale; contribution).
void matrix(const Composer& w, const CountyRanking& county, std::vector<Block>& blocks) {
  const Assessment& a = *county.assessment;
  Table table{
      w.title(mark("Decision matrix: measured value (place on the scale from 0 to 1; contribution to the score)")),
      {{w.title(mark("Criterion"))}, {w.title(mark("Unit"))}, {w.title(mark("Weight")), true}},
      {}};
  for (const RankedIndustry& e : county.ranking) table.columns.push_back({w.in(w.industry_of(e.industry)), true});
  for (std::size_t j = 0; j < a.leaves.size(); ++j) {
    const Criterion* leaf = find_criterion(w.c().model->library, a.leaves[j]);
    const auto used = county.used.find(a.leaves[j]);
    TableRow row{{{w.criterion(a.leaves[j])},
                  {Run{leaf ? w.in(unit_name(leaf->unit)) : ""}},
                  {Run{used == county.used.end() ? "–" : decimal(used->second, 3)}}},
                 {},
                 0};
    for (const RankedIndustry& e : county.ranking) {
      const auto i = static_cast<std::size_t>(std::find(a.industries.begin(), a.industries.end(), e.industry) -
                                              a.industries.begin());
      const LeafValue& value = a.cells.at(i).at(j);
      std::string text = measured(w, value) + " (" + on_scale(value) + (value.clamped ? "*" : "");
      if (j < e.contributions.size()) text += "; " + decimal(e.contributions[j], 3);
      row.cells.push_back({Run{text + ")", {}, value.quality}});
    }
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty() && !county.ranking.empty()) blocks.push_back({std::move(table)});
}

struct Doubtful {
  std::vector<std::string> criteria;
  std::string source;
  Text note;
};

/// The numbers of one quality behind the two industries: each once, with the criteria that rest on it.
void doubtful(const Composer& w, const CountyRanking& county, const Explanation& e, const std::string& quality,
              const char* caption) {
  const Assessment& a = *county.assessment;
  std::map<std::pair<std::string, std::string>, Doubtful> found;
  for (std::size_t i = 0; i < a.industries.size(); ++i) {
    if (a.industries[i] != e.industry && a.industries[i] != e.against) continue;
    for (std::size_t j = 0; j < a.leaves.size(); ++j)
      for (const Input& input : a.cells[i][j].inputs) {
        if (quality_of(w.c(), input) != quality || std::holds_alternative<std::monostate>(input.cell)) continue;
        const bool given = input.table == InputTable::values;
        Doubtful& entry =
            found[{name(input.table), given ? a.industries[i] + "/" + input.column.text() : input.column.text()}];
        if (std::find(entry.criteria.begin(), entry.criteria.end(), a.leaves[j]) == entry.criteria.end())
          entry.criteria.push_back(a.leaves[j]);
        Backing behind = backing_of(w.c(), a, input);
        entry.source = std::move(behind.source), entry.note = std::move(behind.note);
      }
  }
  Table table{w.title(caption),
              {{w.title(mark("Number"))},
               {w.title(mark("Criteria that rest on it"))},
               {w.title(mark("Reason"))},
               {w.title(mark("Source"))}},
              {}};
  for (const auto& [key, entry] : found) {
    const auto slash = key.second.find('/');
    Run name = w.column(key.first, key.second);
    if (key.first == "values") {
      const GivenValue value{
          a.county, key.second.substr(0, slash), key.second.substr(slash + 1), {}, {}, {}, {}, {}, {}, {}};
      name = w.given(value);
    }
    name.quality = quality;
    Words criteria;
    for (const std::string& leaf : entry.criteria) {
      if (!criteria.empty()) criteria.push_back(Run{w.separator()});
      criteria.push_back(w.criterion(leaf));
    }
    table.rows.push_back({{{name}, std::move(criteria), {Run{w.in(entry.note)}}, w.sources(entry.source)}, {}, 0});
  }
  if (table.rows.empty()) return;
  if (w.rationale.ranking.counties.size() <= 6) {
    w.add(std::move(table));
    return;
  }
  // The reasons stand once in the section on data; with many counties each only names the numbers.
  Words words{Run{table.caption + (w.language == Language::zh ? "：" : ": ")}};
  for (const TableRow& row : table.rows) {
    if (words.size() > 1) words.push_back(Run{w.separator()});
    words.push_back(row.cells[0][0]);
  }
  words.push_back(Run{w.full_stop()});
  w.add(Paragraph{std::move(words)});
}

} // namespace

void compose_evidence(const Composer& w, const CountyRanking& county, const Explanation& e) {
  if (e.evidence.empty()) return;
  w.add(Heading{4, w.title(mark("What it rests on")), {}});
  Words words{Run{e.against.empty() ? w.in(say(mark("Numbers behind {}: "), w.industry_of(e.industry)))
                                    : w.in(say(mark("Numbers behind {0} and {1}: "), w.industry_of(e.industry),
                                               w.industry_of(e.against)))}};
  std::vector<std::string> order = qualities();
  order.emplace_back("unknown");
  for (const std::string& quality : order)
    if (const auto found = e.evidence.find(quality); found != e.evidence.end() && found->second > 0) {
      Run run = w.quality(quality);
      run.text = std::to_string(found->second) + " " + run.text;
      if (words.size() > 1) words.push_back(Run{w.language == Language::zh ? "，" : ", "});
      words.push_back(std::move(run));
    }
  words.push_back(Run{w.full_stop()});
  w.add(Paragraph{std::move(words)});
  doubtful(w, county, e, "assumption", mark("Assumed"));
  doubtful(w, county, e, "estimate", mark("Estimated"));
  Bullets unknown;
  for (const UnknownCell& cell : e.unknown) {
    Run run{w.in(say(mark("Unknown: {0} of {1}; it counts as anything from worst to best."),
                     criterion_name(w.c().model->library, cell.criterion), w.industry_of(cell.industry)))};
    run.quality = "unknown";
    unknown.items.push_back({std::move(run)});
  }
  w.add(std::move(unknown));
}

void compose_numbers(const Composer& w, const CountyRanking& county) {
  Fold fold{w.in(say(mark("The numbers behind {}"), w.county_of(county.assessment->county))), {}};
  if (const County* found = find_county(w.c(), county.assessment->county)) conditions(w, *found, fold.blocks);
  weights(w, county, fold.blocks);
  matrix(w, county, fold.blocks);
  w.add(std::move(fold));
}

} // namespace yindi
