#include "engine/case/profile.h"

#include "engine/case/case.h"
#include "engine/format/words.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

ReadProfile unreadable(const std::string& profile) {
  return {{},
          say(mark("the profile \"{}\" cannot be read"), profile),
          say(mark("write an id, or a blend such as hilly:0.6;plateau:0.4"))};
}

ReadProfile refused(Sentence problem) {
  return {{}, std::move(problem), say(mark("the shares of a blend sum to 1, as in hilly:0.6;plateau:0.4"))};
}

} // namespace

ReadProfile read_profile_blend(const std::string& profile) {
  ReadProfile result;
  if (trim(profile).empty()) return result;
  double sum = 0;
  for (const std::string& part : split(profile, ';')) {
    const auto colon = part.find(':');
    const std::string id(trim(std::string_view(part).substr(0, colon)));
    const auto share = colon == std::string::npos ? 1.0 : read_number(part.substr(colon + 1)).value;
    if (id.empty() || !share) return unreadable(profile);
    if (*share < 0) return refused(say(mark("the share of \"{0}\" is negative: {1}"), id, shortest(*share)));
    const bool twice =
        std::any_of(result.shares.begin(), result.shares.end(), [&](const auto& known) { return known.first == id; });
    if (twice) return refused(say(mark("\"{}\" is there twice"), id));
    result.shares.emplace_back(id, *share);
    sum += *share;
  }
  if (!(std::abs(sum - 1) <= 1e-6))
    return refused(
        say(mark("the shares of \"{0}\" sum to {1}, not to 1"), profile, shortest(std::round(sum * 1e6) / 1e6)));
  for (auto& [id, share] : result.shares) share /= sum; // away with what rounding leaves
  return result;
}

std::optional<std::vector<std::pair<std::string, double>>> profile_blend(const std::string& profile) {
  ReadProfile read = read_profile_blend(profile);
  if (!read.problem.empty()) return std::nullopt;
  return std::move(read.shares);
}

} // namespace yindi
