#pragma once

// Every change of a case is a value: what stood where and what stands there now. One function applies them, so that
// the window, `--set`, an import, a ballot, undo and the journal go through the same door.

#include "engine/case/case.h"
#include "engine/format/diagnostic.h"

#include <optional>
#include <string>
#include <vector>

namespace yindi {

/// Paths (ids by name, not by position) and the texts of their values, as in the files; blank = absent or unknown. The
/// first word names a part of the case (engine/schema/parts.cpp), the last a field of it
/// (engine/schema/describe_*.cpp):
///   case.title.en, weighting.KEY, method.id, robustness.KEY, region.KEY, plan.KEY     word, number, JSON list
///   method.parameters.ID, weighting.parameters.ID               number, word, true, false, JSON list of numbers
///   county.ID.COLUMN, industry.ID.COLUMN                        the cell
///   criterion.ID.KEY; of scale, measure, value, veto            text; the inline TOML table: { worst = 0, best = 1 }
///   judgement.PARTICIPANT.NODE.A.B                              the judgement's value ("3", "1/2") or a row, see below
///     (PARTICIPANT:PROFILE for one that holds for a profile; profile_judgement.PROFILE.NODE.A.B in the library)
///   participant.ID, decision.COUNTY, value.COUNTY.INDUSTRY.CRITERION, link.FROM.TO.KIND, weight.NODE and the other
///   lists by what names their rows                              a row as a JSON object; and .FIELD of each
/// A new direction swaps the two ends of the scale, as no other order is allowed.
struct Edit {
  std::string path, old_value, new_value;
  std::optional<std::size_t> at = {}; ///< where a new row goes; the end if absent
  bool operator==(const Edit&) const = default;
};

/// What somebody does at once. `inverse`, applied in order, takes it back; of a step that was not applied yet it is
/// empty.
struct Step {
  std::vector<Edit> edits, inverse;
  std::string who, when, why; ///< when: 2024-05-01T09:30:00Z
  bool operator==(const Step&) const = default;
};

/// The new case, or why there is none. `inverse`, applied in order to the new case, gives the old one again.
struct Applied {
  std::optional<Case> value;
  Diagnostics diagnostics;
  std::vector<Edit> inverse;
};

/// All edits of a step, one after the other, or none. Each `old_value` must be what stands at its path by then, else it
/// is a conflict; the new case must pass the check that reading makes, once, at the end. A new scale or direction marks
/// the judgements on the criterion's node as stale. A diagnostic stands at the path of its edit.
Applied apply(const Case& value, const Step& step);
Applied apply(const Case& value, const Edit& edit);

/// What stands at a path; nothing where there is no such path. A row that does not exist is blank.
std::optional<std::string> value_at(const Case& value, const std::string& path);

/// The edit that puts a text where now something else stands.
Edit edit_to(const Case& value, const std::string& path, const std::string& text);
/// `--set key=value`
Applied set_key(const Case& value, const std::string& key, const std::string& text);

/// Another method; parameters and normalisation were those of the one before.
std::vector<Edit> edits_to_method(const Case& value, const std::string& id);

/// The steps that two made into one: of a path that both change, from the first old value to the last new one.
Step joined(Step first, const Step& second);
/// What takes a step back, as a step.
Step inverted(const Step& step);

} // namespace yindi
