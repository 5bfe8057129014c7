#pragma once

// Every change of a case is a value: who changed what, where, from what to what, and why. One function applies them,
// so that undo, the journal and `--set` see the same.

#include "engine/case/case.h"
#include "engine/format/diagnostic.h"

#include <optional>
#include <string>
#include <vector>

namespace yindi {

/// Paths (ids by name, not by position) and the texts of their values, as in the files; blank = absent or unknown:
///   case.title.en, case.question.zh, case.date, case.author     text
///   case.counties, case.industries                              JSON list of ids
///   weighting.KEY, method.id, robustness.KEY, region.KEY        word or number
///   plan.lambda | choices | max_loss | min_fit                  number; blank: as it comes, or none
///   plan.fixed | forbidden | at_most                            JSON list: ["county=industry"], ["industry=3"]
///   method.parameters.ID                                        number, word, true, false, JSON list of numbers
///   county.ID.COLUMN, industry.ID.COLUMN                        the cell
///   criterion.ID.direction | unit | parent | source | name.en | name.zh | help.en | help.zh   text
///   criterion.ID.scale | measure | value | veto                 inline TOML table: { worst = 0, best = 1 }
///   judgement.PARTICIPANT.NODE.A.B                              the judgement's value ("3", "1/2") or a row, see below
///     (PARTICIPANT:PROFILE for one that holds for a profile; profile_judgement.PROFILE.NODE.A.B in the library)
///   participant.ID, decision.COUNTY, value.COUNTY.INDUSTRY.CRITERION, link.FROM.TO.KIND, presence.COUNTY.ITEM,
///   column.TABLE.COLUMN, source.ID, weight.NODE                 a row as a JSON object; and .FIELD of each
/// A new direction swaps the two ends of the scale, as no other order is allowed.
struct Edit {
  std::string who, what, path, old_value, new_value, why, when;
  std::optional<std::size_t> at; ///< where a new row goes; the end if absent
  bool operator==(const Edit&) const = default;
};

/// The new case, or why there is none. `inverse`, applied in order to the new case, gives the old one again.
struct Applied {
  std::optional<Case> value;
  Diagnostics diagnostics;
  std::vector<Edit> inverse;
};

/// `old_value` must be what stands at the path, else it is a conflict; the new case must pass the check that reading
/// makes. A new scale or direction marks the judgements on the criterion's node as stale.
Applied apply(const Case& value, const Edit& edit);

/// What stands at a path; nothing where there is no such path. A row that does not exist is blank.
std::optional<std::string> value_at(const Case& value, const std::string& path);

/// A setting as people type it: a number, true, false, a word, a JSON text or list; nothing where a list is malformed.
std::optional<Setting> read_setting(const std::string& text);

/// `--set key=value`: an edit whose old value is what is there.
Applied set_key(const Case& value, const std::string& key, const std::string& text);

} // namespace yindi
