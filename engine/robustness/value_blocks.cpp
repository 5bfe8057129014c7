#include "engine/robustness/value_blocks.h"

#include "engine/robustness/random.h"

#include <algorithm>
#include <map>

namespace yindi {
namespace {

using Eigen::Index;

/// Of the first `count` numbers.
void follow(const ValueLaw& law, DrawColumn t, Index count, Eigen::Ref<DrawColumn> into) {
  auto u = into.head(count);
  if (law.other) {
    for (Index d = 0; d < count; ++d) u(d) = law.other(t(d));
    return;
  }
  if (law.falling) t.head(count) = 1 - t.head(count).array();
  if (law.mode)
    triangular(t, law.low, *law.mode, law.high, count, into);
  else
    u = law.low + t.head(count).array() * (law.high - law.low);
  if (law.bends.empty()) return;
  DrawColumn before;
  auto x = before.head(count);
  x = u;
  u.setConstant(law.bends.front().second);
  for (std::size_t k = 1; k < law.bends.size(); ++k) {
    const auto [x0, u0] = law.bends[k - 1];
    const auto [x1, u1] = law.bends[k];
    u.array() += ((x.array() - x0) / (x1 - x0)).max(0.0).min(1.0) * (u1 - u0);
  }
}

} // namespace

std::vector<NumberPair> number_pairs(const std::vector<DrawnCell>& cells, Index row) {
  std::vector<NumberPair> result;
  for (std::size_t k = 0; k < cells.size(); ++k) {
    const DrawnCell& cell = cells[k];
    if (cell.row != row) continue;
    const auto which = static_cast<std::size_t>(cell.number % 2);
    const Index even = cell.number - cell.number % 2;
    const auto same = std::find_if(result.begin(), result.end(), [&](const NumberPair& pair) {
      return pair.purpose == cell.purpose && pair.even == even && pair.cells[which] < 0;
    });
    NumberPair& pair = same == result.end() ? result.emplace_back(NumberPair{cell.purpose, even}) : *same;
    pair.cells[which] = static_cast<int>(k);
  }
  return result;
}

void draw_pair(const std::vector<DrawnCell>& cells, const NumberPair& pair, std::uint64_t seed, const SomeDraws& draws,
               Index count, std::array<DrawColumn, 2>& values) {
  std::array<DrawColumn, 2> numbers;
  draw_uniform_at(seed, pair.purpose, draws, count, pair.even, numbers[0], numbers[1]);
  for (std::size_t k = 0; k < 2; ++k) {
    if (pair.cells[k] < 0) continue;
    const DrawnCell& cell = cells[static_cast<std::size_t>(pair.cells[k])];
    if (!cell.given)
      follow(cell.law, numbers[k], count, values[k]);
    else
      for (Index d = 0; d < count; ++d)
        values[k](d) = cell.given(seed, static_cast<std::uint32_t>(draws.draws[static_cast<std::size_t>(d)]));
  }
}

ValueBlocks::ValueBlocks(const std::vector<DrawnCell>& cells) : cells_(cells) {
  std::map<std::uint64_t, std::size_t> at;
  for (std::size_t k = 0; k < cells.size(); ++k) {
    const auto [found, fresh] = at.try_emplace(cells[k].purpose, streams_.size());
    if (fresh) streams_.push_back({cells[k].purpose, 0, {}});
    Stream& stream = streams_[found->second];
    stream.count = std::max(stream.count, cells[k].number + 1);
    stream.cells.push_back(k);
  }
}

const DrawBlock& ValueBlocks::draw(std::uint64_t seed, std::uint32_t first, const std::vector<bool>& wanted) const {
  static thread_local DrawBlock numbers, u;
  u.resize(block_size, static_cast<Index>(cells_.size()));
  const auto asked = [&](std::size_t k) { return wanted.empty() || wanted[static_cast<std::size_t>(cells_[k].row)]; };
  for (const Stream& stream : streams_) {
    if (std::none_of(stream.cells.begin(), stream.cells.end(), asked)) continue;
    draw_uniform(seed, stream.purpose, first, stream.count, numbers);
    for (const std::size_t k : stream.cells) {
      const auto at = static_cast<Index>(k);
      if (!cells_[k].given)
        follow(cells_[k].law, numbers.col(cells_[k].number), block_size, u.col(at));
      else
        for (Index d = 0; d < block_size; ++d) u(d, at) = cells_[k].given(seed, first + static_cast<std::uint32_t>(d));
    }
  }
  return u;
}

} // namespace yindi
