#pragma once

// How a command says which arguments it takes. What stands behind it is CLI11, which only arguments.cpp, program.cpp
// and usage.cpp see. Every help text is `mark`ed.

#include "engine/language/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace yindi {

enum class Needed { no, yes };

/// The most that files() takes where there is no limit.
inline constexpr int any_number = 1 << 29;

class Arguments {
public:
  Arguments(CLI::App& app, Language language) : app_(app), language_(language) {}
  /// In which help is said and, unless --lang says otherwise, everything else too.
  Language language() const { return language_; }

  void text(const char* name, std::string& value, const char* help, Needed needed = Needed::no);
  /// What somebody says, for a record: no characters that steer instead of being read.
  void words(const char* name, std::string& value, const char* help);
  /// One of a few words.
  void word(const char* name, std::string& value, const char* help, const std::vector<std::string>& choices);
  /// Several files: from `least` to `most` of them.
  void files(const char* name, std::vector<std::string>& values, const char* help, int least, int most);
  /// May be given several times, with one value each, so that it never swallows what follows.
  void several(const char* name, std::vector<std::string>& values, const char* help);
  /// A needed one of which there is only one; a second is refused, never passed over.
  void one(const char* name, std::vector<std::string>& values, const char* help);
  void flag(const char* name, bool& value, const char* help);
  void number(const char* name, std::optional<double>& value, const char* help);
  void number(const char* name, std::optional<double>& value, const char* help, double least, double most);
  void number(const char* name, std::optional<int>& value, const char* help);
  void number(const char* name, std::optional<int>& value, const char* help, int least, int most,
              Needed needed = Needed::no);
  void number(const char* name, std::optional<std::uint64_t>& value, const char* help, long long least, long long most);
  /// Not listed: it is there to be answered with `refusal`.
  void refused(const char* name, const char* refusal);
  /// Each of `names` goes with `other` only.
  void go_with(const std::vector<const char*>& names, const char* other);
  /// Stands below the options.
  void footer(const char* text);
  /// The keys that some options take, made only when help is asked for; above the footer.
  void keys(std::string (*listed)(Language));

private:
  std::string said(const char* english) const { return std::string(tr(language_, english)); }

  void list_keys();

  CLI::App& app_;
  Language language_;
  std::vector<std::string (*)(Language)> keys_;
};

} // namespace yindi
