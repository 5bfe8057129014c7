#pragma once

// What every command on a casebook does first: read it, say what is wrong, apply --set, --method and --param.

#include "engine/casebook/read_casebook.h"
#include "engine/command/options.h"
#include "engine/ranking/rank.h"

#include <optional>
#include <ostream>

namespace yindi {

/// Puts --set, --method and --param into the case; a later problem with one of them is placed at the argument. False,
/// with the reasons on `err`, where one cannot be put.
bool apply_arguments(const CasebookOptions& options, Casebook& book, std::ostream& err);

/// The case as asked for; nothing where it has errors, which then stand on `err`. `status` is the exit status.
std::optional<Casebook> open_for(const CasebookOptions& options, std::ostream& err, int& status);

/// Assesses, weighs and ranks the counties asked for, with the places of what goes wrong; nothing where something does.
std::optional<RankedCase> rank_for(const CasebookOptions& options, const Casebook& book, std::ostream& err,
                                   int& status);

/// Weighing, assessing and the method's settings of all deciding counties: what reading cannot know, with places.
Diagnostics deep_check(const std::string& folder, const Casebook& book);

} // namespace yindi
