#pragma once

// What the arguments KEY=VALUE of the commands may be, made of the tables that read them: a parameter or a setting that
// is new stands in the help without anybody's doing.

#include "engine/language/language.h"

namespace yindi {

/// --method and --param: every method with its parameters.
std::string method_keys(Language language);
/// --normalization.
std::string normalization_keys(Language language);
/// --by and --param of `weigh`.
std::string weighting_keys(Language language);
/// --prioritization, --ri, --scale, --aggregate.
std::string comparison_keys(Language language);
/// --set: the keys of casebook.toml.
std::string setting_keys(Language language);

} // namespace yindi
