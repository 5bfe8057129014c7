#include "engine/casebook/checking.h"

#include "engine/format/words.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace yindi {
namespace {

/// Of each circle of parents its first criterion, found in one walk over all.
std::set<std::size_t> first_of_circles(const Checking& check) {
  const auto& criteria = check.c.model->library.criteria;
  enum class Walked { no, now, before };
  std::vector<Walked> walked(criteria.size(), Walked::no);
  std::set<std::size_t> first;
  for (std::size_t start = 0; start < criteria.size(); ++start) {
    std::vector<std::size_t> path;
    for (std::size_t at = start; walked[at] == Walked::no;) {
      walked[at] = Walked::now;
      path.push_back(at);
      const auto parent = check.criteria.find(criteria[at].parent);
      if (parent == check.criteria.end()) break;
      at = parent->second;
      if (walked[at] == Walked::now)
        first.insert(*std::min_element(std::find(path.begin(), path.end(), at), path.end()));
    }
    for (const std::size_t i : path) walked[i] = Walked::before;
  }
  return first;
}

void check_parent(const Checking& check, std::size_t i, const std::string& key, const std::set<std::size_t>& circles) {
  const Criterion& criterion = check.c.model->library.criteria[i];
  const std::string& parent = criterion.parent;
  check.not_blank(parent, key + ".parent", "parent");
  if (parent.empty() || parent == goal) return;
  if (!check.criteria.count(parent))
    check.error(
        key + ".parent", say(mark("unknown criterion \"{}\""), parent),
        id_meant(parent, check.criteria, say(mark("leave \"parent\" out for a criterion directly below the goal"))));
  else if (circles.count(i))
    check.error(key + ".parent", say(mark("\"{}\" is below itself"), criterion.id),
                say(mark("follow the parents: they lead in a circle and never up to the goal")));
}

void check_group(const Checking& check, const Criterion& criterion, const std::string& key) {
  const auto refuse = [&](bool there, const char* word) {
    if (there)
      check.error(key + "." + word, say(mark("\"{0}\" groups other criteria and has no \"{1}\""), criterion.id, word),
                  say(mark("only a leaf is measured; or give its children another parent")));
  };
  refuse(criterion.direction.has_value(), "direction");
  refuse(criterion.scale.has_value(), "scale");
  refuse(criterion.measure.has_value(), "measure");
  refuse(criterion.veto.has_value(), "veto");
  refuse(criterion.value != ValueFunction{}, "value");
}

void check_scale(const Checking& check, const Criterion& criterion, const std::string& key) {
  if (!criterion.direction || !criterion.scale) return;
  const auto [worst, best] = *criterion.scale;
  const bool more = *criterion.direction == Direction::max;
  if (!std::isfinite(best - worst))
    return check.error(key + ".scale", say(mark("the ends of the scale lie too far apart to calculate with")));
  if (more ? best > worst : best < worst) return;
  check.error(
      key + ".scale",
      more ? say(mark("direction \"max\" needs best above worst, here {0} and {1}"), shortest(best), shortest(worst))
           : say(mark("direction \"min\" needs best below worst, here {0} and {1}"), shortest(best), shortest(worst)));
}

void check_points(const Checking& check, const Criterion& criterion, const std::string& key) {
  const auto& points = criterion.value.points;
  if (points.size() < 2) {
    check.error(key + ".points", say(mark("a piecewise value function needs at least two points")));
    return;
  }
  for (std::size_t i = 0; i < points.size(); ++i)
    if (points[i].second < 0 || points[i].second > 1)
      check.error(indexed(key + ".points", i),
                  say(mark("u is {}, which is outside 0 to 1"), shortest(points[i].second)));
  if (!criterion.scale) return;
  const auto [worst, best] = *criterion.scale;
  if (points.front().first != worst)
    check.error(key + ".points.0", say(mark("the first point is at {0}, the worst end of the scale at {1}"),
                                       shortest(points.front().first), shortest(worst)));
  if (points.back().first != best)
    check.error(indexed(key + ".points", points.size() - 1),
                say(mark("the last point is at {0}, the best end of the scale at {1}"), shortest(points.back().first),
                    shortest(best)));
  for (std::size_t i = 1; i < points.size(); ++i)
    if (best > worst ? points[i].first <= points[i - 1].first : points[i].first >= points[i - 1].first)
      check.error(indexed(key + ".points", i),
                  say(mark("the point at {0} does not come after the one at {1}"), shortest(points[i].first),
                      shortest(points[i - 1].first)),
                  say(mark("write the points in order, from the worst to the best end of the scale")));
}

void check_value_function(const Checking& check, const Criterion& criterion, const std::string& key) {
  const std::string& kind = criterion.value.kind;
  if (kind == "piecewise") {
    check_points(check, criterion, key);
  } else if (kind == "s-curve") {
    if (!criterion.scale) return;
    const auto [low, high] = std::minmax(criterion.scale->worst, criterion.scale->best);
    if (criterion.value.middle <= low || criterion.value.middle >= high)
      check.error(key + ".middle",
                  say(mark("the middle {0} does not lie between the two ends of the scale, {1} and {2}"),
                      shortest(criterion.value.middle), shortest(criterion.scale->worst),
                      shortest(criterion.scale->best)));
  }
}

void check_veto(const Checking& check, const Veto& veto, const std::string& key) {
  if (!veto.below && !veto.above && !check.told_in_line(key))
    check.error(key, say(mark("a veto needs \"below\" or \"above\"")));
  if (veto.below && veto.above && *veto.below > *veto.above)
    check.error(key, say(mark("\"below\" is above \"above\": the veto would exclude everything")));
  if (veto.reason.empty())
    check.warning(key, say(mark("a veto without a reason")),
                  say(mark("an exclusion has to be explained: add \"reason\"")));
}

void check_leaf(const Checking& check, const Criterion& criterion, const std::string& key) {
  if (!criterion.measure && !criterion.direction && !criterion.scale && criterion.unit.empty()) {
    check.error(key, say(mark("the group \"{}\" has no leaf"), criterion.id),
                say(mark("a leaf has \"direction\", \"scale\" and \"measure\"; a group has children")));
    return;
  }
  const auto need = [&](bool there, const char* word) {
    if (!there && !misspelt(criterion.extras, word))
      check.error(key, say(mark("the leaf \"{0}\" has no \"{1}\""), criterion.id, word));
  };
  // A key that is there with a wrong type has its own error.
  const auto wrong = [&](const char* word) { return check.places.named.count(key + "." + word) > 0; };
  need(criterion.direction.has_value() || wrong("direction"), "direction");
  need(criterion.scale.has_value() || wrong("scale"), "scale");
  need(criterion.measure.has_value() || wrong("measure"), "measure");
  check_scale(check, criterion, key);
  if (criterion.measure) check_measure(check, *criterion.measure, key + ".measure");
  check_value_function(check, criterion, key + ".value");
  if (criterion.veto) check_veto(check, *criterion.veto, key + ".veto");
}

} // namespace

void check_library(const Checking& check) {
  const std::set<std::size_t> circles = first_of_circles(check);
  std::set<std::string> parents;
  for (const Criterion& criterion : check.c.model->library.criteria) parents.insert(criterion.parent);
  for (std::size_t i = 0; i < check.c.model->library.criteria.size(); ++i) {
    const Criterion& criterion = check.c.model->library.criteria[i];
    const std::string key = indexed("criterion", i);
    check_parent(check, i, key, circles);
    if (!criterion.id.empty() && parents.count(criterion.id))
      check_group(check, criterion, key);
    else
      check_leaf(check, criterion, key);
  }
}

} // namespace yindi
