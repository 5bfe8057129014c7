#include "engine/command/arguments.h"

#include "engine/format/encoding.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <functional>

namespace yindi {

void Arguments::text(const char* name, std::string& value, const char* help, Needed needed) {
  app_.add_option(name, value, said(help))->required(needed == Needed::yes);
}

void Arguments::words(const char* name, std::string& value, const char* help) {
  // Such characters colour a terminal and turn a line of the journal round; a casebook refuses them, too.
  const auto check = [refusal = said(mark("holds a character that steers instead of being read"))](std::string& given) {
    return first_control(given) == std::string::npos ? std::string() : refusal;
  };
  app_.add_option(name, value, said(help))->check(CLI::Validator(check, "", ""));
}

void Arguments::word(const char* name, std::string& value, const char* help, const std::vector<std::string>& choices) {
  app_.add_option(name, value, said(help))->check(CLI::IsMember(choices));
}

void Arguments::files(const char* name, std::vector<std::string>& values, const char* help, int least, int most) {
  CLI::Option* option = app_.add_option(name, values, said(help))->required(least > 0);
  if (least == most)
    option->expected(least);
  else if (least == 0)
    option->expected(least, most);
}

void Arguments::several(const char* name, std::vector<std::string>& values, const char* help) {
  app_.add_option(name, values, said(help))
      ->allow_extra_args(false)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void Arguments::one(const char* name, std::vector<std::string>& values, const char* help) {
  app_.add_option(name, values, said(help))
      ->required()
      ->allow_extra_args(false)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::Throw);
}

void Arguments::flag(const char* name, bool& value, const char* help) { app_.add_flag(name, value, said(help)); }

namespace {

/// nan is a number for CLI11, and lies within every range. (What inf means is for the range to say.)
const CLI::Validator& no_nan() {
  static const CLI::Validator check(
      [](std::string& text) {
        double value = 0;
        return CLI::detail::lexical_cast(text, value) && !std::isnan(value) ? std::string()
                                                                            : "Could not convert: VALUE = " + text;
      },
      "", "number");
  return check;
}

} // namespace

void Arguments::number(const char* name, std::optional<double>& value, const char* help) {
  app_.add_option(name, value, said(help))->check(no_nan());
}

void Arguments::number(const char* name, std::optional<double>& value, const char* help, double least, double most) {
  app_.add_option(name, value, said(help))->check(no_nan())->check(CLI::Range(least, most));
}

void Arguments::number(const char* name, std::optional<int>& value, const char* help) {
  app_.add_option(name, value, said(help));
}

void Arguments::number(const char* name, std::optional<int>& value, const char* help, int least, int most,
                       Needed needed) {
  app_.add_option(name, value, said(help))->check(CLI::Range(least, most))->required(needed == Needed::yes);
}

void Arguments::number(const char* name, std::optional<std::uint64_t>& value, const char* help, long long least,
                       long long most) {
  app_.add_option(name, value, said(help))->check(CLI::Range(least, most));
}

void Arguments::refused(const char* name, const char* refusal) {
  app_.add_option_function<std::string>(name, [name = std::string(name), refusal = said(refusal)](
                                                  const std::string&) { throw CLI::ValidationError(name, refusal); })
      ->group("");
}

void Arguments::go_with(const std::vector<const char*>& names, const char* other) {
  for (const char* name : names) app_.get_option(name)->needs(app_.get_option(other));
}

// Of CLI11's two footers the one that is a function stands above the text.

void Arguments::footer(const char* text) {
  app_.footer(std::function<std::string()>());
  const std::string before = app_.get_footer();
  app_.footer(said(text) + (before.empty() ? "" : "\n") + before);
  if (!keys_.empty()) list_keys();
}

void Arguments::keys(std::string (*listed)(Language)) {
  keys_.push_back(listed);
  list_keys();
}

void Arguments::list_keys() {
  app_.footer([keys = keys_, language = language_] {
    std::string text;
    for (const auto& one : keys) text += (text.empty() ? "" : "\n") + one(language);
    return text;
  });
}

} // namespace yindi
