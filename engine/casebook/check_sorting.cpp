#include "engine/casebook/checking.h"
#include "engine/format/words.h"

#include <algorithm>

namespace yindi {
namespace {

constexpr std::size_t most_limits = 9;

/// Each from 0 to 1, from the worst to the best.
void check_limits(const Checking& check, const std::vector<double>& limits, const std::string& key) {
  for (const double limit : limits)
    if (!(limit >= 0 && limit <= 1))
      check.error(key, say(mark("a limit of {} is not on the scale"), shortest(limit)),
                  say(mark("limits are shares of a criterion's scale, from 0 worst to 1 best")));
  if (!std::is_sorted(limits.begin(), limits.end()))
    check.error(key, say(mark("the limits do not rise")),
                say(mark("write them from the worst to the best, as in [0.33, 0.67]")));
}

} // namespace

void check_sorting(const Checking& check) {
  const Sorting& sorting = check.c.sorting;
  const std::size_t count = sorting.limits.size();
  if (count == 0 || count > most_limits)
    check.error("sorting.limits",
                say(mark("sorting takes from 1 to 9 limits, here there are {}"), std::to_string(count)),
                say(mark("two limits make three classes")));
  check_limits(check, sorting.limits, "sorting.limits");
  if (std::adjacent_find(sorting.limits.begin(), sorting.limits.end()) != sorting.limits.end())
    check.error("sorting.limits", say(mark("two limits are the same, so nothing could be between them")));
  if (!sorting.classes.empty() && sorting.classes.size() != count + 1)
    check.error(
        "sorting.classes",
        say(mark("{0} names for {1} classes"), std::to_string(sorting.classes.size()), std::to_string(count + 1)),
        say(mark("there is one class more than limits; name all, the worst first, or none")));
  for (const auto& [id, setting] : sorting.by_criterion) {
    const std::string key = "sorting.by_criterion." + id;
    const Criterion* criterion = find_criterion(check.c.model->library, id);
    if (!criterion || !is_leaf(*criterion)) {
      check.error(key, say(mark("\"{}\" is no criterion that is measured"), id),
                  did_you_mean(id, leaves(check.c.model->library)));
      continue;
    }
    const auto* own = std::get_if<std::vector<double>>(&setting);
    if (!own || own->size() != count)
      check.error(key, say(mark("\"{0}\" needs its own {1} limits"), id, std::to_string(count)),
                  say(mark("write them from the worst to the best, as in [0.33, 0.67]")));
    else
      check_limits(check, *own, key);
  }
  if (sorting.preference > 0 && sorting.preference < sorting.indifference)
    check.error("sorting.preference", say(mark("preference is below indifference")),
                say(mark("a difference counts in full only beyond the one that does not count")));
  if (sorting.veto > 0 && sorting.veto < std::max(sorting.indifference, sorting.preference))
    check.error("sorting.veto", say(mark("veto is below preference")),
                say(mark("a difference vetoes only beyond the one that counts in full; 0: none does")));
}

} // namespace yindi
