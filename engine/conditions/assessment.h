#pragma once

// Conditions × requirements → one decision matrix a county, with the workings of every cell (DESIGN §3, §6, §7).

#include "engine/case/case.h"
#include "engine/format/diagnostic.h"
#include "engine/format/kept.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yindi {

struct Region; // engine/region/region.h

struct Interval {
  double low = 0, high = 0;
  bool operator==(const Interval&) const = default;
};

/// Where an input stands: counties.csv, industries.csv, values.csv, presence.csv, or the region.
enum class InputTable : unsigned char { counties, industries, values, presence, region };
const char* name(InputTable);

/// One number that a cell rests on. Its unit, source, quality and note stand in the case, see backing.h.
struct Input {
  InputTable table = InputTable::counties;
  Kept column;   ///< of values.csv the criterion's id, of presence.csv the industry's, of the region what was asked
  Cell cell;     ///< monostate: unknown
  int row = -1;  ///< of the model's columns, of a given value its values, of presence its presence; -1: none
  int note = -1; ///< of the model's cells, where the cell has a source of its own; -1: it has its column's
  bool operator==(const Input&) const = default;
};

/// A sentence that few cells have: in all others it takes the room of a pointer.
class RareSentence {
public:
  RareSentence() = default;
  RareSentence(Sentence said) {
    if (!said.empty()) said_ = std::make_shared<const Sentence>(std::move(said));
  }
  bool empty() const { return !said_; }
  operator const Sentence&() const {
    static const Sentence blank;
    return said_ ? *said_ : blank;
  }
  std::string in(Language language) const { return static_cast<const Sentence&>(*this).in(language); }
  friend bool operator==(const RareSentence& a, const RareSentence& b) {
    return a.said_ == b.said_ || static_cast<const Sentence&>(a) == static_cast<const Sentence&>(b);
  }

private:
  std::shared_ptr<const Sentence> said_;
};

/// What one leaf says of one (county, industry) pair. Known: `x` and `u` stand. Known as an interval: `x_range` stands
/// beside or without `x`. Unknown: neither x stands and `u_range` is [0, 1].
struct LeafValue {
  std::optional<double> x;         ///< measured value in the leaf's unit
  std::optional<Interval> x_range; ///< where a given value carries low and high, or what it is measured by is unsure
  std::optional<double> u;         ///< value of x on the frozen scale, 0 worst to 1 best
  Interval u_range{0, 1};          ///< = [u, u] where there is neither interval nor doubt
  bool clamped = false;            ///< x lies beyond an anchor and counts as the anchor
  Kept unknown_condition;          ///< the county's condition whose absence makes it unknown, else blank
  RareSentence unknown_because;    ///< what a measure lacks that is no one condition, else blank
  RareSentence neighbours;         ///< the neighbours that matter, in words, else blank
  Kept quality;                    ///< the least sure of the inputs, or "unknown"
  std::vector<Input> inputs;
  bool unknown() const { return !x && !x_range; }
  bool bounded() const { return u_range.low != u_range.high; }
  bool operator==(const LeafValue&) const = default;
};

/// An industry that a veto took out before scoring.
struct Exclusion {
  std::string industry, criterion;
  Text reason;                   ///< the veto's own words
  double x = 0;                  ///< the measured value (of an interval: its end nearest to the limit)
  Sentence limit;                ///< "Terrain fit 0.00 is below 0.01"
  LeafValue value;               ///< its workings
  std::vector<std::string> also; ///< further leaves whose vetoes it fails
  bool operator==(const Exclusion&) const = default;
};

struct NotAssessed {
  std::string criterion;
  Sentence reason;
  bool to_collect = true; ///< false where this version lacks the measure
  bool operator==(const NotAssessed&) const = default;
};

/// The decision matrix of one county: cells[industry][leaf].
struct Assessment {
  std::string county;
  std::vector<std::string> industries; ///< candidates that no veto took out, in the order of the case
  std::vector<std::string> leaves;     ///< leaves that take part, in the order of the library
  std::vector<std::vector<LeafValue>> cells;
  std::vector<Exclusion> excluded;
  std::vector<NotAssessed> not_assessed;
  std::vector<std::string> same_for_all; ///< leaves whose measure is `county`
  Diagnostics diagnostics;               ///< a formula that divides by zero, … at its key (see Places)
  std::shared_ptr<const Region> region;  ///< that it was measured in
};

/// What is known of several counties of a case; shared by whatever is made of it.
struct Assessments {
  std::shared_ptr<const Region> region;
  std::vector<std::shared_ptr<const Assessment>> counties;
};
/// That of `county`; nullptr where it is not among them.
std::shared_ptr<const Assessment> find_assessment(const Assessments& assessed, const std::string& county);

/// Assesses all candidates of `c` in each of `counties` (all that decide where it is empty; unknown ids are passed
/// over, each counts once), in one region made of the same case.
Assessments assess_counties(const Case& c, const std::vector<std::string>& counties = {});

/// One county (an id of c.model->counties); without a region in one of its own.
Assessment assess(const Case& c, std::shared_ptr<const Region> region, const std::string& county);
Assessment assess(const Case& c, const std::string& county);

/// The measured value of one leaf for one pair, vetoes and frames aside; errors go to `diagnostics`.
LeafValue measure(const Case& c, const Region& region, const Criterion& leaf, const County& county,
                  const Industry& industry, Diagnostics& diagnostics);
LeafValue measure(const Case& c, const Criterion& leaf, const County& county, const Industry& industry,
                  Diagnostics& diagnostics);

} // namespace yindi
