#pragma once

#include "engine/workshop/group_view.h"

#include <ostream>

namespace yindi {

/// For a person: what to talk about, who weighs what, who thinks alike, what each would choose.
void print_group(std::ostream& out, const Case& c, const GroupView& view, Language language);

/// node, person, item, weight, cr: a row an own weight; the aggregates as the persons "judgements", "priorities" and
/// "priorities-geometric".
std::string group_csv(const GroupView& view);

} // namespace yindi
