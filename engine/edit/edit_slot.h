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
/// Paths that name a row of a table, or a field of one.
std::optional<Slot> find_row_slot(const Case& value, const Parts& path, Sentence& why);
/// judgement, profile_judgement.
std::optional<Slot> find_judgement_slot(const Case& value, const Parts& path, Sentence& why);
/// case, weighting, method, robustness, region, plan.
std::optional<Slot> find_setting_slot(const Case& value, const Parts& path, Sentence& why);
/// county, industry, criterion.
std::optional<Slot> find_model_slot(const Case& value, const Parts& path, Sentence& why);

/// A text of the case that is put as it is.
Slot text_slot(const Case& value, std::function<std::string*(Case&)> get);
/// What stands in a path from this part on, with its dots.
std::string rest(const Parts& path, std::size_t from);

Sentence no_such(const std::string& word, const std::vector<std::string>& known);
/// JSON list of strings.
std::string json_list(const std::vector<std::string>& items);
std::optional<std::vector<std::string>> read_json_list(const std::string& text);

} // namespace yindi
