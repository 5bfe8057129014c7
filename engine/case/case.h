#pragma once

// The case: the whole decision problem as one plain value. It holds what the files of a casebook hold (DESIGN §4), in
// their order, with ids for references; no pointers, no Eigen, nothing computed. Equal cases write equal files.

#include "engine/case/direction.h"
#include "engine/case/settings.h"
#include "engine/case/shared.h"
#include "engine/format/words.h"
#include "engine/language/language.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace yindi {

/// The reserved id of the root of the criteria hierarchy.
inline constexpr const char* goal = "goal";

/// A condition or a requirement: unknown (a blank cell), a number, several numbers (`200;440;1500;2130`), or words.
using Cell = std::variant<std::monostate, double, std::vector<double>, std::string>;

struct County {
  std::string id;
  Text name;
  std::string profile;            ///< a profile's id, a blend `hilly:0.6;plateau:0.4`, or blank
  std::optional<double> lon, lat; ///< degrees
  std::map<std::string, Cell> conditions;
  bool operator==(const County&) const = default;
};

struct Industry {
  std::string id;
  Text name;
  std::string sector;
  std::map<std::string, Cell> requirements;
  bool operator==(const Industry&) const = default;
};

/// A leaf's fixed anchors, in its unit: `worst` maps to u = 0, `best` to u = 1.
struct Scale {
  double worst = 0, best = 1;
  bool operator==(const Scale&) const = default;
};

/// One trapezoid of a `limiting` measure.
struct Band {
  std::string condition, requirement;
  double per_km = 0;          ///< change of the condition per 1,000 m up, where the measure looks at a range of heights
  std::string error;          ///< column of counties.csv: the condition's standard error
  bool blank_is_open = false; ///< a blank requirement is no limit; else it is unknown
  bool operator==(const Band&) const = default;
};

/// One condition by which `track_record` finds places alike.
struct Likeness {
  std::string condition;
  double scale = 1; ///< a difference that counts as one
  bool log = false; ///< logarithms are compared
  bool operator==(const Likeness&) const = default;
};

/// How a leaf turns conditions and requirements into a number; `kind` names a row of measure_kinds().
struct Measure {
  std::string kind;
  std::string condition, requirement; ///< columns of counties.csv and industries.csv
  std::vector<Band> bands;            ///< limiting
  std::string combine;                ///< limiting: `min` or `geometric`
  std::vector<std::string> hazards;   ///< exposure
  std::string decay_requirement;      ///< access
  std::string expression;             ///< formula
  std::string from, to, at;           ///< band, limiting: columns of counties.csv with the heights of the land
  std::string to_high, high_for;      ///< its end for industries whose requirement `high_for` is above 0
  std::string shares;                 ///< band: column of counties.csv with a share for each of the classes
  std::vector<double> classes;        ///< band: their edges
  std::string unit;                   ///< rows of presence.csv in this unit tell of the industry itself
  std::vector<double> absent;         ///< presence: what not being listed means, low and high; empty: unknown
  double prior = 1;                   ///< track_record: how many places of no likeness count
  std::vector<Likeness> likeness;     ///< track_record
  double interval = 0;                ///< track_record: standard errors of the share's interval; 0: none
  std::string market;                 ///< crowding, belt: column of industries.csv, the share of the market in common
  int hops = 0;                       ///< crowding, belt: borders that it looks across; 0: as [region] crowding_hops
  std::string by;                     ///< `industry`: what is known of the sector alone is unknown
  Extras extras;
  bool operator==(const Measure&) const = default;
};

/// From the leaf's unit to u in [0, 1]. `linear` between the anchors; `piecewise` through points (x in the leaf's
/// unit, u), first and last at the anchors; `s-curve`: a logistic curve with its turning point at `middle` (leaf's
/// unit) and `steepness` (per width of the scale), stretched so that the anchors give exactly 0 and 1.
struct ValueFunction {
  std::string kind = "linear";
  std::vector<std::pair<double, double>> points;
  double middle = 0, steepness = 0;
  Extras extras;
  bool operator==(const ValueFunction&) const = default;
};

/// Excludes an industry before scoring; strict limits on the measured value, in the leaf's unit.
struct Veto {
  std::optional<double> below, above;
  Text reason;
  Extras extras;
  bool operator==(const Veto&) const = default;
};

/// A node of the hierarchy. A leaf has a measure; the others group (`direction`, `scale`, `measure` absent).
struct Criterion {
  std::string id, parent; ///< parent blank: below the goal
  Text name;
  std::optional<Direction> direction;
  std::string unit;
  std::optional<Scale> scale;
  std::optional<Measure> measure;
  ValueFunction value;
  std::optional<Veto> veto;
  Text help;
  std::string source;
  Extras extras;
  bool operator==(const Criterion&) const = default;
};

/// One pairwise comparison: how many times more `a` counts than `b` for `node`. `value` is kept as written: "3",
/// "1/2", or in a ballot "skip". `participant` is blank in a library's profile, `profile` where it holds for all.
struct Judgement {
  std::string participant, profile, node, a, b, value;
  std::string kept_because, comment;
  bool stale = false; ///< a scale below the node was changed after the judgement was made
  Extras extras;
  bool operator==(const Judgement&) const = default;
};

struct Profile {
  std::string id;
  Text name;
  std::string source;
  Extras extras;
  bool operator==(const Profile&) const = default;
};

/// [spread]: by what share of a leaf's scale a number of each quality may be off, to both sides. Where all is blank
/// nothing is said; else a blank is 0, and of an assumption default_assumed_spread.
struct Spread {
  std::optional<double> official, published, computed, estimate, assumption;
  Extras extras;
  bool operator==(const Spread&) const = default;
};

/// criteria.toml: the hierarchy. Its profiles and their judgements are in Judging: no assessment hangs on them.
struct Library {
  std::string id;
  Text name;
  std::vector<Criterion> criteria;
  Spread spread;
  Extras extras;         ///< unknown keys of the file
  Extras library_extras; ///< unknown keys of [library]
  bool operator==(const Library&) const = default;
};

struct Participant {
  std::string id, name, group;
  double weight = 1;
  std::string reason;
  Extras extras;
  bool operator==(const Participant&) const = default;
};

struct Ballot {
  std::string file;                          ///< the name inside rounds/N/
  std::string participant, pseudonym, token; ///< one of them, as the round's naming says
  std::string submitted;
  std::vector<Judgement> judgements;
  Extras extras;
  bool operator==(const Ballot&) const = default;
};

/// How much a ballot may say of whose it is.
std::vector<std::string> round_namings();

/// rounds/N/: one sealed vote.
struct Round {
  int number = 0;
  Text title;
  std::string naming = "named"; ///< one of round_namings()
  std::string state = "open";   ///< open | closed
  std::vector<std::string> nodes;
  std::map<std::string, std::string> hashes; ///< [ballots]: file → SHA-256 of its bytes, written at closing
  std::vector<Ballot> ballots;
  Extras extras;
  bool operator==(const Round&) const = default;
};

/// values.csv: a given value, or one that overrides a measure. All of value, low, high blank says unknown.
struct GivenValue {
  std::string county, industry, criterion;
  std::optional<double> value, low, high;
  std::string source, quality;
  Text note; ///< columns note and note_zh
  Extras extras;
  bool operator==(const GivenValue&) const = default;
};

struct Link {
  std::string from, to, kind; ///< adjacent | road | rail
  std::optional<double> km, minutes;
  std::string source;
  Extras extras;
  bool operator==(const Link&) const = default;
};

struct Presence {
  std::string county, item; ///< an industry's id, else a sector's
  std::optional<double> amount;
  std::string unit, year, source;
  Extras extras;
  bool operator==(const Presence&) const = default;
};

struct Sector {
  std::string id;
  Text name;
  bool is_public = false;
  Extras extras;
  bool operator==(const Sector&) const = default;
};

struct ReferenceAmount {
  std::string sector;
  std::optional<double> amount;
  std::string unit, year, source;
  Extras extras;
  bool operator==(const ReferenceAmount&) const = default;
};

/// linkage.csv: what one sector takes from another, from an input–output table.
struct SectorLink {
  std::string supplier, user;
  std::optional<double> input;  ///< bought from `supplier` per unit of `user`'s output: a = z / x_user
  std::optional<double> output; ///< sold to `user` per unit of `supplier`'s output: b = z / x_supplier
  std::string source;
  Extras extras;
  bool operator==(const SectorLink&) const = default;
};

/// columns.csv: unit, source and quality of a table's column; what people call it, and why its numbers are as they are
/// (columns name_en, name_zh, note, note_zh).
struct ColumnNote {
  std::string table, column, unit, source, quality;
  Text name, note;
  Extras extras;
  bool operator==(const ColumnNote&) const = default;
};

/// cells.csv: source, quality and note of one cell of counties.csv or industries.csv, in place of its column's. A cell
/// that has a row here takes nothing of the column's: a blank source means that nobody said where it comes from.
struct CellNote {
  std::string table, row, column, source, quality; ///< row: the county's or industry's id
  Text note;                                       ///< columns note and note_zh
  Extras extras;
  bool operator==(const CellNote&) const = default;
};

/// sources.csv; the Chinese of a text stands in title_zh, author_zh, licence_zh, note_zh.
struct Source {
  std::string id, year, url;
  Text title, author, licence, note;
  Extras extras;
  bool operator==(const Source&) const = default;
};

/// known.csv: what a county is known to live from. Rankings are compared with it; no assessment looks at it.
struct KnownPair {
  std::string county, industry;
  std::string confidence; ///< high | medium
  std::string source;
  Text note;         ///< columns note and note_zh
  std::string input; ///< not blank: why the pair is an input of the model, so that it proves nothing
  Extras extras;
  bool operator==(const KnownPair&) const = default;
};

/// What the people decided, which need not be the top of the ranking.
struct Decision {
  std::string county;
  std::vector<std::string> chosen;
  std::string by, date, reason, dissent;
  Extras extras;
  bool operator==(const Decision&) const = default;
};

/// Where the journal stands: number of lines and SHA-256 of the last one.
struct JournalHead {
  int lines = 0;
  std::string head = std::string(64, '0');
  Extras extras;
  bool operator==(const JournalHead&) const = default;
};

/// [case] of casebook.toml but for the lists of ids, and the keys of the file that this version does not know.
struct Head {
  std::string id;
  Text title, question;
  std::string date, author;
  std::string criteria_file = "criteria.toml";
  Extras table_extras; ///< unknown keys of [case]
  Extras extras;       ///< unknown tables of the file
  bool operator==(const Head&) const = default;
};

/// Everything that the decision matrices follow from: the criteria, the places, the industries, and how the region is
/// measured. Where two models are equal, so are their assessments.
struct Model {
  Library library;
  std::vector<std::string> county_ids;          ///< [case] counties: those that decide; the others are context
  std::vector<std::string> industry_ids;        ///< [case] industries: the candidates
  std::vector<std::string> condition_columns;   ///< order of the columns in counties.csv
  std::vector<std::string> requirement_columns; ///< order of the columns in industries.csv
  std::vector<County> counties;
  std::vector<Industry> industries;
  std::vector<GivenValue> values;
  std::vector<Link> links;
  std::vector<Presence> presence;
  std::vector<Sector> sectors;
  std::vector<ReferenceAmount> reference;
  std::vector<SectorLink> linkage;
  std::vector<ColumnNote> columns;
  std::vector<CellNote> cells;
  std::vector<Source> sources;
  RegionSettings region;
  bool operator==(const Model&) const = default;
};

/// Who judges, what they said, and how it is turned into weights.
struct Judging {
  std::vector<Participant> participants;
  std::vector<Judgement> judgements;         ///< taken outside a round
  std::vector<Profile> profiles;             ///< of the criteria file,
  std::vector<Judgement> profile_judgements; ///< which hold where nobody judged
  Weighting weighting;
  std::vector<NodeWeighting> node_weightings; ///< [[weight]], each node once
  std::vector<Round> rounds;
  bool operator==(const Judging&) const = default;
};

/// What was decided, and where the log of how it came to it stands.
struct Record {
  std::vector<Decision> decisions;
  JournalHead journal;
  bool operator==(const Record&) const = default;
};

/// The case in parts that are compared and shared as wholes: whether the model changed is `a.model == b.model`.
struct Case {
  Head head;
  Shared<Model> model;
  Judging judging;
  MethodChoice method;
  RobustnessSettings robustness;
  PlanRequest plan;
  Sorting sorting;
  Record record;
  std::vector<KnownPair> known; ///< the rankings are compared with it, and made without it
  bool operator==(const Case&) const = default;
};

// Look-ups; nullptr where there is none.
const County* find_county(const Case&, const std::string& id);
const Industry* find_industry(const Case&, const std::string& id);
const Criterion* find_criterion(const Library&, const std::string& id);
const NodeWeighting* find_node_weighting(const Case&, const std::string& node);
/// Whether the criterion itself is in [weighting] off; what is above it is not asked.
bool is_off(const Case&, const std::string& criterion);
const Source* find_source(const Case&, const std::string& id);
const ColumnNote* find_column(const Case&, const std::string& table, const std::string& column);
const CellNote* find_cell(const Case&, const std::string& table, const std::string& row, const std::string& column);
/// The column of counties.csv that holds how many people live there: `population`, else the last of `pop_…`, which are
/// named by year; blank where there is none.
std::string population_column(const std::vector<std::string>& condition_columns);

/// Ids of the criteria directly below `node` ("goal" for the groups), in the library's order.
std::vector<std::string> children(const Library&, const std::string& node);
/// Ids of the leaves below `node`, depth first, in the library's order.
std::vector<std::string> leaves(const Library&, const std::string& node = goal);
/// The group directly below the goal that `criterion` belongs to (itself, if it is one).
std::string group_of(const Library&, const std::string& criterion);
/// Whether it is measured; the others group.
bool is_leaf(const Criterion&);

/// `hilly` → {hilly: 1}; `hilly:0.6;plateau:0.4` → shares that sum to 1; blank → empty. Nothing where malformed.
std::optional<std::vector<std::pair<std::string, double>>> profile_blend(const std::string& profile);

/// The units of presence.csv that some measure asks for: rows in these are registers of what is there, no quantities.
std::set<std::string> register_units(const Library&);

/// The kinds of measure, what people call them (marked), and the keys that each takes.
struct MeasureKind {
  const char *id, *name;
  std::vector<const char*> required, optional;
};
const std::vector<MeasureKind>& measure_kinds();
const MeasureKind* find_measure_kind(const std::string& id);

/// The lists of [plan] as they are written: `county=industry`, and `industry=3` for the most counties.
using PlanPairs = std::vector<std::pair<std::string, std::string>>;
std::vector<std::string> plan_texts(const PlanPairs& pairs);
std::vector<std::string> plan_texts(const std::map<std::string, std::size_t>& limits);
/// Back again; nothing where a text is not of that form.
std::optional<PlanPairs> plan_pairs(const std::vector<std::string>& texts);
std::optional<std::map<std::string, std::size_t>> plan_limits(const std::vector<std::string>& texts);

/// The words of quality, surest first.
const std::vector<std::string>& qualities();

} // namespace yindi
