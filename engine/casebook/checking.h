#pragma once

// What the parts of the check share.

#include "engine/case/case.h"
#include "engine/format/place.h"
#include "engine/schema/parts.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace yindi {

/// Position of each id in its table; the first one where an id is there twice.
using Index = std::unordered_map<std::string, std::size_t>;

/// Stands in an index for rows of whose ids nobody knows what they are, because they are damaged.
extern const std::string unknown_row;
/// Whether the table may have ids that are not in the index; then none is unknown.
bool has_unknown_rows(const Index& index);

struct Checking {
  const Case& c;
  const Places& places;
  Problems& problems;
  Index counties = {}, industries = {}, criteria = {}, participants = {}, profiles = {}, sectors = {}, sources = {};

  /// Not where the row's cells may be shifted, which has been said.
  void error(const std::string& key, Sentence message, Sentence hint = {}) const;
  void warning(const std::string& key, Sentence message, Sentence hint = {}) const;
  /// Of a blank cell below a filled one says that merged cells may be the cause.
  void blank_id(const std::string& key) const;
  /// Whether the table of `key` has more errors already than are kept; then this one is counted, and there is no need
  /// to look for what it could have meant.
  bool only_counted(const std::string& key) const;
  /// Whether the table of this part is there and could not be taken apart, so that nobody knows what it holds.
  bool unreadable(const std::string& part) const;
  /// Whether an error stands in the line of `key` already, of which what is missing may come.
  bool told_in_line(const std::string& key) const;
  /// A name that is written, but blank: as wrong as one that nobody knows. `what`: its key.
  void not_blank(const std::string& text, const std::string& key, const char* what, bool needed = false) const;
  /// Whether `key` is in a row of a table with more or fewer fields than the header, or of a misspelt column.
  bool shifted(const std::string& key) const;
};

/// How a column is used by the measures: a number; what there is or is needed, not negative, and a number that may be
/// intervals too; a share; a standard error; the four corners of a band; the shares of classes.
enum class Role { number, between, stock, need, share, error, band, classes };

struct Use {
  std::string table, column; ///< table: `county` or `industry`
  Role role;
};

/// Whether one of the unknown keys was meant to be `key`, which has been said.
bool misspelt(const Extras& extras, const std::string& key);
std::vector<std::string> ids_of(const Index& index);
/// What an unknown id was meant to be. Never another code of the same length that differs in digits only: a slip in a
/// code and another row look the same.
Sentence id_meant(const std::string& id, const Index& index, Sentence otherwise);
/// The goal and every criterion that groups others.
std::vector<std::string> groups_of(const Checking& check);
/// The columns that the measures use, each once a role.
std::vector<Use> used_columns(const Case& value);

/// What the descriptions of the fields say, of one item …
void check_fields(const Checking& check, const Item& item, const std::string& key);
/// … of the rows of one table or list …
void check_part(const Checking& check, const Part& part);
/// … and of everything but the rounds.
void check_parts(const Checking& check);

void check_library(const Checking& check);
void check_measure(const Checking& check, const Measure& measure, const std::string& key);
/// What two cells of a county say together of its land.
void check_land(const Checking& check);
void check_county_and_industry_tables(const Checking& check);
void check_other_tables(const Checking& check);
void check_settings(const Checking& check);
/// [robustness] and what people state of weights there.
void check_robustness(const Checking& check);
/// [sorting]: limits that rise, a name for each class.
void check_sorting(const Checking& check);
void check_judgements(const Checking& check);
void check_rounds(const Checking& check);
/// What is hardly what somebody meant: codes for no data, one row in another unit, two units or years compared, totals
/// among the summands, more than the reference has.
void check_plausible(const Checking& check);
/// Form of one comparison: node, a and b below it, value. `skip`: whether "skip" is allowed.
void check_judgement(const Checking& check, const Judgement& judgement, const std::string& key, bool skip);

} // namespace yindi
