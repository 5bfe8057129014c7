#pragma once

// TOML with the place of everything: syntax errors, wrong types at the value, missing keys at the table, unknown keys
// at the key.

#include "engine/format/extra.h"
#include "engine/format/place.h"

#include <string>
#include <toml++/toml.h>
#include <vector>

namespace yindi {

/// The parsed text; the first syntax error or duplicate key with its place.
Loaded<toml::table> parse_toml(std::string bytes, const std::string& path);
/// The same of a file in which everything wrong is to be told: a table with a syntax error is left out and the others
/// are read, so that with errors the value holds only a part of the file.
Loaded<toml::table> parse_toml_parts(std::string bytes, const std::string& path);

/// A table while it is read. Each getter notes its key as known, the place of what it found in `places` under
/// `name.key`, and a problem where the type is wrong. `extras` then gives what nobody asked for.
struct Section {
  const toml::table& table;
  std::string path;
  std::string name; ///< the key under which places are noted
  Places& places;
  Problems& problems;
  std::vector<std::string> known = {};
  Extras nested = {};   ///< unknown keys inside known small tables, as `name.fr`
  bool partial = false; ///< the file has a syntax error, so that what is missing may stand there

  Place place() const;
  Place key_place(const std::string& key) const;
  Place node_place(const toml::node& node) const;
  const toml::node* find(const std::string& key);
  /// `find`, and an error at the table where the key is missing.
  const toml::node* need(const std::string& key);

  std::string text(const std::string& key);
  std::string text_or_number(const std::string& key);
  std::string date(const std::string& key);
  std::optional<double> number(const std::string& key);
  std::optional<int> integer(const std::string& key);
  std::optional<bool> flag(const std::string& key);
  std::vector<std::string> texts(const std::string& key);
  /// `{ en = "…", zh = "…" }`, or one string for both.
  Text both(const std::string& key);
  /// The table under `key`; nullptr where there is none.
  const toml::table* child(const std::string& key);
  /// The tables of an array of tables; others are problems.
  std::vector<const toml::table*> children(const std::string& key);

  /// Unknown keys in the file's order: an error near a known one (which is then not said to be missing), else a warning
  /// and kept.
  Extras extras();
  /// The text; one with a control character is a problem and then blank.
  std::string without_controls(const toml::value<std::string>& value, const std::string& key);
  void wrong_type(const toml::node& node, const std::string& key, const char* wanted);
  Section inside(const toml::table& child, const std::string& child_name) const;
};

/// A value of `[method] parameters`: a flag, a number, a word, or a list of numbers, words or lists of numbers.
std::optional<Setting> setting_of(const toml::node& node);
/// The table under `key` as settings; empty where there is none.
Settings settings_in(Section& section, const std::string& key);

/// Checks `format = 1`.
void read_format(Section& section);

} // namespace yindi
