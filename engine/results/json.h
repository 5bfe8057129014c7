#pragma once

// What all results share when they become JSON. Only for sources: headers take json_fwd.h.

#include "engine/case/settings.h"
#include "engine/language/language.h"
#include "engine/results/json_fwd.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace yindi {

/// null for what does not exist (DESIGN §5).
template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}
inline Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
inline Json or_null(const Sentence& sentence, Language language) {
  return sentence.empty() ? Json(nullptr) : Json(sentence.in(language));
}

Json json_of(const Settings& settings);
Json json_of(const std::vector<Sentence>& sentences, Language language);

} // namespace yindi
