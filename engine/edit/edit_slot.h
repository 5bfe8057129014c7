#pragma once

// A path of an edit, resolved: what stands there and how to put something else.

#include "engine/edit/edit.h"

#include <functional>
#include <string>
#include <vector>

namespace yindi {

/// `set` gives blank where the text could be put, else what is wrong with it.
struct Slot {
  std::string present;
  std::function<Sentence(Case&, const std::string& text, std::optional<std::size_t> at)> set;
  std::string inverse_path = {};            ///< where the inverse goes, if not to the path itself,
  std::string inverse_value = {};           ///< and what it puts there
  std::optional<std::size_t> position = {}; ///< of the row, where the path names one that exists
};

using Parts = std::vector<std::string>;

/// The slot; nothing where the path leads nowhere, with the reason in `why`.
std::optional<Slot> find_slot(const Case& value, const std::string& path, Sentence& why);
/// judgement, profile_judgement: a pair is found in either direction.
std::optional<Slot> find_judgement_slot(const Case& value, const Parts& path, Sentence& why);
std::string judgement_path(const Judgement& judgement, bool of_library);

} // namespace yindi
