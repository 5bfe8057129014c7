#include "engine/weights/wording.h"

#include "engine/weights/scales.h"
#include "engine/weights/voices.h"

namespace yindi {
namespace {

constexpr std::size_t named = 3; ///< leaves of a group that a question names

Text way_of_leaf(const Library& library, const Criterion& leaf) {
  const Text name = node_name(library, leaf.id);
  if (!leaf.scale) return both(say(mark("from worst to best on {}"), name));
  return both(say(mark("from {1} to {2} on {0}"), name, quantity(leaf.scale->worst, leaf.unit),
                  quantity(leaf.scale->best, leaf.unit)));
}

Text way_of_group(const Library& library, const std::string& group) {
  const Text name = node_name(library, group);
  const std::vector<std::string> below = leaves(library, group);
  if (below.empty()) return both(say(mark("from worst to best on {}"), name));
  std::vector<Text> ways;
  for (const std::string& leaf : below) {
    if (ways.size() == named && below.size() > named) {
      ways.push_back(both(below.size() == named + 1
                              ? say(mark("1 more criterion"))
                              : say(mark("{} more criteria"), std::to_string(below.size() - named))));
      break;
    }
    ways.push_back(way_of_leaf(library, *find_criterion(library, leaf)));
  }
  return both(say(mark("from worst to best on all of {0} ({1})"), name, list(ways)));
}

} // namespace

Text way_of(const Library& library, const std::string& criterion) {
  const Criterion* found = find_criterion(library, criterion);
  if (found && is_leaf(*found)) return way_of_leaf(library, *found);
  return way_of_group(library, criterion);
}

Text weight_question(const Library& library, const std::string& a, const std::string& b) {
  return both(
      say(mark("How much more important is going {0} than going {1}?"), way_of(library, a), way_of(library, b)));
}

Text answer_in_words(const Library& library, const std::string& a, const std::string& b, double answer) {
  if (answer < 1) return answer_in_words(library, b, a, 1 / answer);
  if (answer == 1)
    return both(say(mark("Going {0} is as important as going {1}."), way_of(library, a), way_of(library, b)));
  return both(
      say(mark("Going {0} is {2} than going {1}."), way_of(library, a), way_of(library, b), verbal_label(answer)));
}

} // namespace yindi
