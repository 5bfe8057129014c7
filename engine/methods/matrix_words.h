#pragma once

// The words of a decision matrix file as people and programs write them.

#include "engine/case/direction.h"
#include "engine/language/language.h"

#include <optional>
#include <string>

namespace yindi {

/// What a row below the header is, by its name: in any case, plural or Chinese.
enum class MatrixRow { alternative, directions, weights, units };
MatrixRow row_named(const std::string& name);
/// Whether it is called as DESIGN calls it, or so in Chinese: any other name of such a row is told.
bool is_usual_name(const std::string& name);
/// types, impacts, 属性 …: directions where all cells say so, for an alternative may be called so.
bool may_name_directions(const std::string& name);
/// w, wj, wt, AHP weights …: weights where the numbers look like them, for an alternative may be called w.
bool names_weights_in_short(const std::string& name);

/// "weight" or "direction" where `name` is one slip away from it; such a row is never an alternative.
std::optional<std::string> nearly_named(const std::string& name);

/// max, benefit, 1, +, 正向 … or min, cost, -1, -, 逆向 …; nothing where it is neither.
std::optional<Direction> direction_of(const std::string& word);
/// The same with what says so only in a row of directions: B and C, or the answer yes, no, 1 or 0 where `row` asks for
/// it (is_benefit, is_cost).
std::optional<Direction> direction_in(const std::string& row, const std::string& word);
/// Whether the row asks for benefits or for costs by yes and no, 1 and 0.
bool asks_for_direction(const std::string& row);
/// What to write in place of a word that is no direction: its own cure for 1 and 0, and for a best in between.
Sentence direction_hint(const std::string& word);

} // namespace yindi
