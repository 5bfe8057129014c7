#include "engine/schema/describe.h"

namespace yindi {

Trait called(const char* name, const char* unit) {
  return [name, unit](Field& f) { f.name = name, f.unit = unit; };
}

Trait one_of(Domain words) {
  return [words = std::move(words)](Field& f) { f.words = words; };
}

Trait ids_of_a(Of of) {
  return [of](Field& f) { f.of = of; };
}

Trait never_blank(const char* message) {
  return [message](Field& f) { f.blank = message; };
}

Trait bound(Bound bound) {
  return [bound](Field& f) { f.bounds.push_back(bound); };
}

Trait at_least(double low, const char* wrong) {
  Bound result;
  result.low = low, result.wrong = wrong;
  return bound(result);
}

Trait at_most(double high, const char* wrong, const char* hint) {
  Bound result;
  result.high = high, result.wrong = wrong, result.hint = hint;
  return bound(result);
}

Trait above(double low, const char* wrong) {
  Bound result;
  result.low = low, result.above = true, result.wrong = wrong;
  return bound(result);
}

Trait between(double low, double high, const char* wrong) {
  Bound result;
  result.low = low, result.high = high, result.wrong = wrong;
  return bound(result);
}

} // namespace yindi
