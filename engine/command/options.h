#pragma once

// What was asked for on the command line.

#include "engine/language/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace yindi {

struct Options {
  std::string casebook;
  std::vector<std::string> files;
  std::vector<std::string> counties;
  std::string industry, against;
  bool levers = false;
  std::string format = "table";
  std::string lang = "en";
  std::string method, methods, normalization, by;
  std::vector<std::string> parameters, settings; ///< key=value
  std::string output;
  std::string prioritization, ri, aggregate, member_weights, scale, mode;
  std::optional<int> draws, threads;
  std::optional<std::uint64_t> seed;
  std::optional<double> standard_error; ///< at which draws end
  std::string weights;                  ///< how they are drawn
  bool plan = false;                    ///< region
  std::optional<double> lambda;
  std::optional<int> choices;
  std::vector<std::string> fixed, forbidden, at_most; ///< county=industry; industry=N
  std::optional<double> max_loss, min_fit;
  std::vector<std::string> without; ///< entries: sectors left out
  std::string topic;                ///< help COMMAND

  Language language() const { return lang == "zh" ? Language::zh : Language::en; }
};

} // namespace yindi
