#pragma once

// Casebooks and tables as they come back from people, and what the program says of them.

#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/command/run.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace yindi::field {

using Json = nlohmann::json;

inline bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// What `check` says, as lines SEVERITY FILE:LINE:COLUMN MESSAGE (HINT), but for the notes on rounds: the example has
/// one.
inline std::vector<std::string> told(const Scratch& scratch) {
  std::vector<std::string> lines;
  const Json json = Json::parse(test::run({"check", scratch.path(), "--format", "json"}).out);
  for (const Json& d : json["diagnostics"]) {
    const std::string path = d["path"], file = path.substr(scratch.path().size() + 1),
                      hint = d["hint"].is_null() ? "" : d["hint"];
    if (d["severity"] == "note" && file.starts_with("rounds/")) continue;
    lines.push_back(d["severity"].get<std::string>() + " " + file + ":" + std::to_string(d["line"].get<int>()) + ":" +
                    std::to_string(d["column"].get<int>()) + " " + d["message"].get<std::string>() +
                    (hint.empty() ? "" : " (" + hint + ")"));
  }
  return lines;
}

/// Those of `lines` that begin so.
inline std::vector<std::string> of(const std::vector<std::string>& lines, const std::string& begin) {
  std::vector<std::string> result;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(result),
               [&](const std::string& line) { return line.starts_with(begin); });
  return result;
}

/// The one line that there is.
inline std::string only(const std::vector<std::string>& lines) {
  CAPTURE(lines);
  REQUIRE(lines.size() == 1);
  return lines.front();
}

/// Everybody's place and score under `county`, as printed by `rank`; blank where nothing is ranked.
inline std::string ranked(const Scratch& scratch, const std::string& county = "513334") {
  const test::Run run = test::run({"rank", scratch.path(), "--county", county, "--format", "csv"});
  return run.status == 0 ? run.out : std::string();
}

/// A table for the commands that take one.
struct TableFile {
  Scratch scratch{false};
  std::string path;
  explicit TableFile(const std::string& bytes) : path(scratch.path() + "/table.csv") {
    scratch.write("table.csv", bytes);
  }
};

} // namespace yindi::field
