#pragma once

// What a person reads of methods and their settings where an id or a long name would be too much.

#include "engine/methods/method.h"

namespace yindi {

/// The name without what stands in brackets, short enough for a narrow column; different for every method.
Text brief_name(const Method& method);

/// A choice of a parameter in words ("euclidean" → Euclidean, 欧氏距离); the word itself where it has no other.
Text choice_name(const std::string& choice);

/// The value of a parameter as a person reads it: its choice in words, else as it is written.
Text setting_in_words(const Setting& setting);

Text in_words(InputKind kind);
/// The same of one method, with what it takes at 0.
Text input_in_words(const Method& method);
Text in_words(Linearity linearity);

} // namespace yindi
