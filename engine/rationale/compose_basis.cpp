#include "engine/rationale/composer.h"

#include "engine/methods/method_words.h"
#include "engine/methods/normalization.h"
#include "engine/ranking/case_weights.h"
#include "engine/weights/group.h"
#include "engine/weights/priorities.h"
#include "engine/weights/scales.h"

#include <algorithm>
#include <fmt/format.h>

namespace yindi {
namespace {

void topsis_in_words(const Composer& w, const Settings& settings) {
  const auto power = settings.find("weight_power");
  const auto* number = power == settings.end() ? nullptr : std::get_if<double>(&power->second);
  w.note(
      say(mark("TOPSIS measures how near an industry comes to the best. Each criterion is a distance from its best end "
               "and from its worst end on the fixed scale. These distances are squared, weighted, summed and rooted: "
               "d+ is the distance from an industry that is best in everything, d− from one that is worst in "
               "everything. The score is d− ÷ (d+ + d−): 1 at the best end everywhere, 0 at the worst.")));
  if (number && *number == 1)
    w.note(
        say(mark("The weights stand before the squared differences (weight power 1; Deng, Yeh & Willis 2000), so that "
                 "splitting a criterion in two does not change what it counts.")));
  else
    w.note(
        say(mark("The weights are squared with the differences (weight power 2, the classic form), so heavy criteria "
                 "count more than their weights say.")));
}

/// Who weighs, and how.
std::vector<Sentence> weighting_in_words(const Case& c) {
  std::vector<Sentence> result;
  const Weighting& g = c.judging.weighting;
  if (const Sentence said = said_of_data_weights(c); !said.empty()) result.push_back(said);
  if (!result.empty() && g.combine.empty()) return result;
  result.push_back(say(mark("Weights: comparisons in pairs (AHP); scale: {0}; priorities: {1}; group: {2}."),
                       name_of(find_scale(g.scale), g.scale), prioritization_name(g.prioritization),
                       aggregation_name(g.aggregate)));
  return result;
}

/// What the method is given, and whether one industry can move another's score.
void frame_in_words(const Composer& w, const Method& method) {
  const std::string& asked = w.c().method.normalization;
  if (method.input == InputKind::natural)
    w.note(say(mark("This method takes the measured values in their own units and directions, not on the fixed scales, "
                    "and only values above 0. Its scores depend on which industries are compared: adding or leaving "
                    "one out can change the order of the others (rank reversal). What a veto excludes leaves before "
                    "scoring.")));
  else
    w.note(say(mark("Every measured value is first put on the fixed scale of its criterion: 0 at the worst end, 1 at "
                    "the best, beyond an end as at the end (marked *). What a veto excludes leaves before scoring. "
                    "What is unknown counts as anything from worst to best and widens the score to a range.")));
  if (!asked.empty())
    w.note(say(mark("The casebook asks for normalisation \"{}\": the values of a county's industries are then made "
                    "comparable among themselves. So scores depend on which industries are compared, scores of "
                    "different counties do not compare, and adding or leaving out an industry can change the order of "
                    "the others (rank reversal)."),
               find_normalization(asked)->name));
  else if (method.input == InputKind::scaled && method.own_and_rising)
    w.note(say(mark("So no county and no industry moves the score of another.")));
  else if (method.input == InputKind::scaled)
    w.note(say(mark("No county moves the score of another. But this method compares the industries of a county with "
                    "each other, so adding or leaving one out can change the order of the others (rank reversal), and "
                    "ranges are sampled.")));
  if (!method.higher_is_better) w.note(say(mark("With this method a lower score is better.")));
}

Table columns_table(const Composer& w, const std::string& caption, const std::string& wanted) {
  Table table{caption,
              {{w.title(mark("Column"))},
               {w.title(mark("Unit"))},
               {w.title(mark("Quality"))},
               {w.title(mark("Source"))},
               {w.title(mark("Reason or rule"))}},
              {}};
  const auto name = [&](const ColumnNote& note) {
    Words words;
    if (!note.name.empty()) words = {Run{w.in(note.name) + " "}};
    words.push_back(Run{note.column, {}, {}, false, true});
    return words;
  };
  for (const ColumnNote& note : w.c().model->columns)
    if (note.table == wanted)
      table.rows.push_back({{name(note),
                             {Run{w.in(unit_name(note.unit))}},
                             {w.quality(note.quality)},
                             w.sources(note.source),
                             {Run{w.in(note.note)}}},
                            anchor("d-" + note.table, note.column),
                            0});
  return table;
}

Table industries_table(const Composer& w) {
  const Case& c = w.c();
  Table table{w.title(mark("Candidate industries")), {{w.title(mark("Industry"))}, {w.title(mark("Sector"))}}, {}};
  for (const std::string& id : c.model->industry_ids) {
    const Industry* industry = find_industry(c, id);
    if (!industry) continue;
    const auto sector = std::find_if(c.model->sectors.begin(), c.model->sectors.end(),
                                     [&](const Sector& s) { return s.id == industry->sector; });
    table.rows.push_back(
        {{{Run{w.in(industry->name)}}, {Run{sector == c.model->sectors.end() ? industry->sector : w.in(sector->name)}}},
         anchor("i", id),
         0});
  }
  return table;
}

Table requirements_table(const Composer& w) {
  const Case& c = w.c();
  Table table{w.title(mark("Requirements of the industries")), {{w.title(mark("Requirement"))}}, {}};
  std::vector<const Industry*> industries;
  for (const std::string& id : c.model->industry_ids)
    if (const Industry* industry = find_industry(c, id)) {
      industries.push_back(industry);
      table.columns.push_back({w.in(industry->name), true});
    }
  for (const std::string& column : c.model->requirement_columns) {
    TableRow row{{{w.column("industries", column)}}, {}, 0};
    for (const Industry* industry : industries) {
      const auto found = industry->requirements.find(column);
      row.cells.push_back({Run{found == industry->requirements.end() ? w.title(mark("unknown"))
                                                                     : cell_text(found->second, w.language)}});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table values_table(const Composer& w) {
  Table table{w.title(mark("Given values")),
              {{w.title(mark("Number"))},
               {w.title(mark("Value")), true},
               {w.title(mark("between")), true},
               {w.title(mark("Quality"))},
               {w.title(mark("Source"))},
               {w.title(mark("Reason"))}},
              {}};
  const auto ranked = [&](const std::string& county) {
    const auto& all = w.rationale.ranking.counties;
    return std::any_of(all.begin(), all.end(),
                       [&](const CountyRanking& entry) { return entry.assessment->county == county; });
  };
  for (const GivenValue& value : w.c().model->values) {
    if (!ranked(value.county)) continue;
    const bool known = value.value || value.low || value.high;
    const Run name = w.given(value);
    const auto end = [&](const std::optional<double>& x) { return x ? quantity(*x).in(w.language) : "–"; };
    table.rows.push_back(
        {{{Run{name.text}},
          {Run{known ? end(value.value) : w.title(mark("unknown"))}},
          {Run{value.low || value.high ? w.in(say(mark("{0} to {1}"), end(value.low), end(value.high))) : "–"}},
          {w.quality(known ? value.quality : "unknown")},
          w.sources(value.source),
          {Run{w.in(value.note)}}},
         name.link.substr(1),
         0});
  }
  return table;
}

/// Whether it stands with the county that it speaks of.
bool by_county(const Composer& w, const Sentence& message) {
  const auto& all = w.rationale.ranking.counties;
  return std::any_of(all.begin(), all.end(), [&](const CountyRanking& county) {
    return std::find(county.refused.begin(), county.refused.end(), message) != county.refused.end();
  });
}

} // namespace

void compose_method(const Composer& w) {
  const Method* method = find_method(w.c().method.id);
  if (!method) {
    w.note(say(mark("Method: {}."), w.c().method.id));
    return;
  }
  w.add(Paragraph{{Run{w.in(say(mark("Method: {}."), method->name)), {}, {}, true}, Run{" "},
                   Run{w.in(say(mark("Source: {}."), method->source))}}});
  const Settings& settings = w.rationale.ranking.parameters; // those that the ranking was made with
  if (w.c().method.id == "topsis") topsis_in_words(w, settings);
  frame_in_words(w, *method);
  Table table{w.title(mark("Parameters of the method")),
              {{w.title(mark("Parameter"))}, {w.title(mark("Value")), true}, {w.title(mark("Meaning"))}},
              {}};
  for (const Parameter& parameter : method->parameters) {
    const auto found = settings.find(parameter.id);
    table.rows.push_back({{{Run{w.in(parameter.label)}},
                           {Run{w.in(setting_in_words(found == settings.end() ? parameter.initial : found->second))}},
                           {Run{w.in(parameter.help)}}},
                          {},
                          0});
  }
  w.add(std::move(table));
  Bullets weighting;
  for (const Sentence& said : weighting_in_words(w.c())) weighting.items.push_back({Run{w.in(said)}});
  for (const Diagnostic& d : w.rationale.ranking.diagnostics)
    if (!by_county(w, d.message)) weighting.items.push_back({Run{w.in(d.message)}});
  w.add(std::move(weighting));
  if (const Sentence& agreement = w.rationale.agreement; !agreement.empty())
    w.note(say(mark("How far it can be believed: {0} (yindi validity recomputes this)"), agreement));
}

void compose_data(const Composer& w) {
  Words key{Run{w.in(say(mark("Marks, surest first: ")))}};
  std::vector<std::string> order = qualities();
  order.emplace_back("unknown");
  for (const std::string& quality : order) {
    if (key.size() > 1) key.push_back(Run{w.language == Language::zh ? "，" : ", "});
    key.push_back(w.quality(quality));
  }
  key.push_back(Run{w.full_stop()});
  w.add(Paragraph{std::move(key)});
  Table counties{w.title(mark("Counties that decide")), {{w.title(mark("County"))}, {w.title(mark("Profile"))}}, {}};
  for (const CountyRanking& county : w.rationale.ranking.counties) {
    const std::string& id = county.assessment->county;
    counties.rows.push_back(
        {{{Run{w.in(w.county_of(id)), "#" + anchor("c", id)}}, {Run{w.profile(county.profile)}}}, {}, 0});
  }
  w.add(std::move(counties));
  w.add(industries_table(w));
  w.add(columns_table(w, w.title(mark("Conditions: what each column holds")), "counties"));
  w.add(columns_table(w, w.title(mark("Requirements: what each column holds")), "industries"));
  w.add(values_table(w));
  if (Table requirements = requirements_table(w); !requirements.rows.empty())
    w.add(Fold{w.title(mark("The numbers behind the industries")), {Block{std::move(requirements)}}});
}

void compose_sources(const Composer& w) {
  Table table{{},
              {{w.title(mark("Id"))},
               {w.title(mark("Title"))},
               {w.title(mark("Author"))},
               {w.title(mark("Year"))},
               {w.title(mark("Licence"))},
               {w.title(mark("Note"))}},
              {}};
  int number = 0;
  for (const Source& s : w.c().model->sources) {
    // Only the web is linked: an address from a casebook must not run anything.
    const bool web = s.url.rfind("https://", 0) == 0 || s.url.rfind("http://", 0) == 0;
    table.rows.push_back({{{Run{fmt::format("[{}] ", ++number)}, Run{s.id, {}, {}, false, true}},
                           {Run{w.in(s.title), web ? s.url : ""}},
                           {Run{w.in(s.author)}},
                           {Run{s.year}},
                           {Run{w.in(s.licence)}},
                           {Run{w.in(s.note)}}},
                          anchor("s", s.id),
                          0});
  }
  w.add(std::move(table));
}

void compose_verification(const Composer& w) {
  const Rationale& r = w.rationale;
  std::string arguments;
  for (const std::string& argument : r.arguments) arguments += (arguments.empty() ? "" : " ") + argument;
  w.note(
      arguments.empty()
          ? say(mark("This report was made by {0} from the files below and nothing else. The same files give the same "
                     "numbers again; a file with another SHA-256 is another file."),
                r.made_by)
          : say(mark("This report was made by {0} from the files below and not from them alone: {1} stood in place of "
                     "their settings. The same files and the same arguments give the same numbers again; a file with "
                     "another SHA-256 is another file."),
                r.made_by, arguments));
  w.add(Bullets{
      {{Run{w.in(say(mark("Casebook: {0}, dated {1}."), r.c.head.id, r.c.head.date.empty() ? "–" : r.c.head.date))}},
       {Run{w.in(say(mark("Journal: {0} lines, head {1}"), std::to_string(r.c.record.journal.lines),
                     r.c.record.journal.head))}}}});
  Table table{w.title(mark("Files of the casebook")), {{w.title(mark("File"))}, {"SHA-256"}}, {}};
  for (const FileHash& file : r.files)
    table.rows.push_back({{{Run{file.file, {}, {}, false, true}}, {Run{file.sha256, {}, {}, false, true}}}, {}, 0});
  w.add(std::move(table));
}

} // namespace yindi
