#pragma once

// A TOML or JSON file as one tree in which everything has its place: for formats that may be written as either.

#include "engine/format/diagnostic.h"
#include "engine/format/place.h"

#include <string>
#include <vector>

namespace yindi {

struct DataMember;

struct DataNode {
  enum class Kind { nothing, text, number, flag, list, table };

  Kind kind = Kind::nothing;
  Place place;
  std::string text;                ///< of a text; of a number the shortest form that reads back the same
  double number = 0;               ///< of a number
  bool flag = false;               ///< of a flag
  std::vector<DataNode> items;     ///< of a list
  std::vector<DataMember> members; ///< of a table, in the file's order

  const DataNode* find(const std::string& key) const;
};

struct DataMember {
  std::string key;
  DataNode node;
};

/// A file by the ending of its name: `.json` is JSON, anything else TOML. Dates are texts.
Loaded<DataNode> read_data(const std::string& path);
Loaded<DataNode> parse_data(std::string bytes, const std::string& path);

} // namespace yindi
