#pragma once

// What people call the things of a case; whatever the case does not hold goes by its id.

#include "engine/case/case.h"

namespace yindi {

/// `found` is what a look-up gave for `id`: name_of(find_method(id), id).
template <class Named>
Text name_of(const Named* found, const std::string& id) {
  return found ? found->name : plain(id);
}

inline Text county_name(const Case& c, const std::string& id) { return name_of(find_county(c, id), id); }
inline Text industry_name(const Case& c, const std::string& id) { return name_of(find_industry(c, id), id); }
inline Text criterion_name(const Library& library, const std::string& id) {
  return name_of(find_criterion(library, id), id);
}

} // namespace yindi
