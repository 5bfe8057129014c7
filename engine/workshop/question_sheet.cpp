#include "engine/workshop/question_sheet.h"

#include "engine/format/hash.h"
#include "engine/weights/random_index.h"
#include "engine/weights/scales.h"
#include "engine/weights/voices.h"

#include <algorithm>
#include <numeric>

namespace yindi {
namespace {

constexpr std::size_t named_leaves = 3; ///< of a group whose ends are said
constexpr int seconds_a_question = 22;
constexpr std::size_t most_steps = 50000; ///< of the search for an order

using Pair = std::pair<std::size_t, std::size_t>;

bool share_an_item(const Pair& x, const Pair& y) {
  return x.first == y.first || x.first == y.second || x.second == y.first || x.second == y.second;
}

/// Depth-first search for an order whose first n − 1 pairs are a tree and in which neighbours share nothing. Pairs
/// whose items rested longest are tried first, so it hardly ever turns back.
struct OrderSearch {
  std::size_t n;
  std::vector<Pair> all, chosen;
  std::vector<bool> used;
  std::size_t steps = 0;

  explicit OrderSearch(std::size_t items) : n(items) {
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j) all.push_back({i, j});
    used.assign(all.size(), false);
  }
  bool connects(const Pair& pair) const {
    std::vector<std::size_t> part(n);
    std::iota(part.begin(), part.end(), 0);
    for (const Pair& made : chosen) {
      const std::size_t from = part[made.second], to = part[made.first];
      std::replace(part.begin(), part.end(), from, to);
    }
    return part[pair.first] != part[pair.second];
  }
  /// How long ago either of the pair's items was asked of.
  std::size_t rest(const Pair& pair) const {
    for (std::size_t back = 0; back < chosen.size(); ++back)
      if (share_an_item(chosen[chosen.size() - 1 - back], pair)) return back;
    return chosen.size();
  }
  bool search(bool strict) {
    if (chosen.size() == all.size()) return true;
    if (++steps > most_steps) return false;
    std::vector<std::size_t> open;
    for (std::size_t k = 0; k < all.size(); ++k) {
      const bool tree = chosen.size() + 1 < n;
      if (!used[k] && (!tree || connects(all[k])) && (!strict || chosen.empty() || rest(all[k]) > 0)) open.push_back(k);
    }
    std::stable_sort(open.begin(), open.end(),
                     [&](std::size_t x, std::size_t y) { return rest(all[x]) > rest(all[y]); });
    for (const std::size_t k : open) {
      used[k] = true;
      chosen.push_back(all[k]);
      if (search(strict)) return true;
      chosen.pop_back();
      used[k] = false;
    }
    return false;
  }
};

/// The circulant tournament: with an odd number each item comes first exactly half the time, with an even one within
/// half a question of it.
Pair sided(const Pair& pair, std::size_t n) {
  const std::size_t ahead = (pair.second + n - pair.first) % n;
  return 2 * ahead <= n ? pair : Pair{pair.second, pair.first};
}

SheetItem item_of(const Library& library, const std::string& id) {
  SheetItem item{id, node_name(library, id), {}, {}, {}};
  const Criterion* criterion = find_criterion(library, id);
  if (criterion && is_leaf(*criterion)) {
    if (!criterion->scale) return item;
    item.worst = quantity(criterion->scale->worst, criterion->unit);
    item.best = quantity(criterion->scale->best, criterion->unit);
    return item;
  }
  std::vector<Text> names;
  const std::vector<std::string> below = leaves(library, id);
  for (const std::string& leaf : below) {
    if (names.size() == named_leaves && below.size() > named_leaves + 1) {
      names.push_back(both(say(mark("{} more criteria"), std::to_string(below.size() - named_leaves))));
      break;
    }
    names.push_back(node_name(library, leaf));
  }
  item.about = both(say(mark("worst → best in {}"), list(names)));
  return item;
}

SheetNode node_of(const Case& c, const std::string& id) {
  SheetNode node{id, node_name(c.model->library, id), {}, {}, {}};
  for (const std::string& child : children(c.model->library, id))
    node.items.push_back(item_of(c.model->library, child));
  const auto n = static_cast<int>(node.items.size());
  const JudgementScale* scale = find_scale(c.judging.weighting.scale);
  for (int answer = 1; answer <= 9; ++answer)
    node.ratios.push_back(scale ? ratio_on(*scale, answer, n) : static_cast<double>(answer));
  for (int missing = 0; missing <= n * (n - 1) / 2; ++missing)
    node.random_index.push_back(random_index(c.judging.weighting.ri, n, missing, c.judging.weighting.scale).value);
  return node;
}

std::string set_of(const QuestionSheet& sheet) {
  std::string text;
  for (const SheetQuestion& question : sheet.questions) {
    const SheetNode& node = sheet.nodes[question.node];
    for (const std::size_t i : {question.a, question.b}) {
      const SheetItem& item = node.items[i];
      text += node.id + "\n" + item.id + "\n" + item.worst.en + "\n" + item.best.en + "\n" + item.about.en + "\n";
    }
  }
  return sha256(text).substr(0, 16);
}

} // namespace

const Round* find_round(const Case& c, int number) {
  const auto found = std::find_if(c.judging.rounds.begin(), c.judging.rounds.end(),
                                  [&](const Round& round) { return round.number == number; });
  return found == c.judging.rounds.end() ? nullptr : &*found;
}

std::vector<std::pair<std::size_t, std::size_t>> question_order(std::size_t n) {
  OrderSearch search(n);
  if (n >= 5) search.search(true);
  if (search.chosen.size() != search.all.size()) {
    search = OrderSearch(n);
    search.search(false);
  }
  for (Pair& pair : search.chosen) pair = sided(pair, n);
  return search.chosen;
}

Loaded<QuestionSheet> question_sheet(const Case& c, int number) {
  const Round* round = find_round(c, number);
  if (!round) return {std::nullopt, {refusal(say(mark("there is no round {}"), std::to_string(number)))}};
  return question_sheet(c, *round);
}

Loaded<QuestionSheet> question_sheet(const Case& c, const Round& round) {
  QuestionSheet sheet{round.number, round.naming, c.head.title, c.head.question, round.title, {}, {}, {}, 0};
  for (const std::string& id : round.nodes) {
    SheetNode node = node_of(c, id);
    if (node.items.size() < 2)
      return {std::nullopt,
              {refusal(say(mark("round {0} asks for \"{1}\", which has nothing to compare"),
                           std::to_string(round.number), id),
                       say(mark("name nodes with at least two criteria below them")))}};
    for (const auto& [a, b] : question_order(node.items.size())) sheet.questions.push_back({sheet.nodes.size(), a, b});
    sheet.nodes.push_back(std::move(node));
  }
  sheet.set = set_of(sheet);
  sheet.minutes = (static_cast<int>(sheet.questions.size()) * seconds_a_question + 59) / 60;
  return {std::move(sheet), {}};
}

} // namespace yindi
