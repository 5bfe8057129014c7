#pragma once

// How descriptions are written: `field("draws", &RobustnessSettings::draws, mark("…"), always, at_least(1))`. Only the
// files describe_*.cpp need it, each in a lambda: clang 14 takes the list of a static apart again at every call.

#include "engine/schema/fields.h"

namespace yindi {

inline Ref ref_to(std::string& x) { return &x; }
inline Ref ref_to(Text& x) { return &x; }
inline Ref ref_to(bool& x) { return &x; }
inline Ref ref_to(int& x) { return &x; }
inline Ref ref_to(double& x) { return &x; }
inline Ref ref_to(std::optional<double>& x) { return &x; }
inline Ref ref_to(std::vector<std::string>& x) { return &x; }
inline Ref ref_to(std::optional<Direction>& x) { return &x; }
inline Ref ref_to(Numbers& x) { return &x; }
inline Ref ref_to(Settings& x) { return &x; }
inline Ref ref_to(PlanPairs& x) { return &x; }
inline Ref ref_to(Limits& x) { return &x; }
inline Ref ref_to(Points& x) { return &x; }
inline Ref ref_to(Series& x) { return &x; }
inline Ref ref_to(Hashes& x) { return &x; }
inline Ref ref_to(Cells& x) { return &x; }
template <class T>
Ref ref_to(T& x) {
  return Items::of(x);
}

/// `field("draws", &RobustnessSettings::draws, mark("…"), always, at_least(1))`
template <class T, class Member, class... Traits>
Field field(const char* key, Member T::*member, const char* help, const Traits&... traits) {
  Field result;
  result.key = key;
  result.help = help;
  result.at = [member](void* item) { return ref_to(static_cast<T*>(item)->*member); };
  (traits(result), ...);
  return result;
}

/// One language of a text, as a column of its own.
template <class T, class... Traits>
Field field(const char* key, Text T::*text, std::string Text::*language, const char* help, const Traits&... traits) {
  Field result;
  result.key = key;
  result.help = help;
  result.at = [text, language](void* item) { return Ref(&(static_cast<T*>(item)->*text.*language)); };
  (traits(result), ...);
  return result;
}

template <class T>
Description describe(std::vector<Field> all) {
  static const T initial{};
  Description result{std::move(all), {}, &initial};
  if constexpr (requires(T & item) { item.extras; })
    result.extras = [](void* item) { return &static_cast<T*>(item)->extras; };
  return result;
}
/// The unknown keys stand elsewhere than in `extras`.
template <class T>
Description describe(std::vector<Field> all, Extras T::*extras) {
  static const T initial{};
  return {std::move(all), [extras](void* item) { return &(static_cast<T*>(item)->*extras); }, &initial};
}

using Trait = std::function<void(Field&)>;
inline void needed(Field& f) { f.need = Need::needed; }
inline void filled(Field& f) { f.need = Need::filled; }
inline void expected(Field& f) { f.need = Need::expected; }
inline void identifies(Field& f) { f.identifies = true, f.need = Need::needed; }
inline void always(Field& f) { f.always = true; }
inline void fixed(Field& f) { f.fixed = true; }
inline void blank_resets(Field& f) { f.blank_resets = true; }
inline void date(Field& f) { f.style = Style::date; }
inline void moment(Field& f) { f.style = Style::moment; }
inline void ratio_text(Field& f) { f.style = Style::ratio; }
inline void yes_no(Field& f) { f.style = Style::yes_no; }
inline void section(Field& f) { f.style = Style::section; }
inline void whole(Field& f) { f.style = Style::whole; }
inline void of_counties(Field& f) { f.column_of = "counties"; }
inline void of_industries(Field& f) { f.column_of = "industries"; }
Trait called(const char* name, const char* unit = "");
Trait one_of(Domain words);
Trait ids_of_a(Of of);
Trait never_blank(const char* message);
Trait bound(Bound bound);
Trait at_least(double low, const char* wrong = nullptr);
Trait at_most(double high, const char* wrong = nullptr, const char* hint = nullptr);
Trait above(double low, const char* wrong = nullptr);
Trait between(double low, double high, const char* wrong = nullptr);
template <class T>
Trait where(Has (*has)(const T&)) {
  return [has](Field& f) { f.when = [has](const void* item) { return has(*static_cast<const T*>(item)); }; };
}

} // namespace yindi
