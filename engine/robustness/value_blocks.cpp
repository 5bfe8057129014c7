#include "engine/robustness/value_blocks.h"

#include "engine/robustness/random.h"

#include <algorithm>
#include <map>

namespace yindi {
namespace {

using Eigen::Index;

void follow(const ValueLaw& law, DrawColumn t, Eigen::Ref<DrawColumn> u) {
  if (law.other) {
    for (Index d = 0; d < block_size; ++d) u(d) = law.other(t(d));
    return;
  }
  if (law.falling) t = 1 - t.array();
  if (law.mode)
    triangular(t, law.low, *law.mode, law.high, u);
  else
    u = law.low + t.array() * (law.high - law.low);
  if (law.bends.empty()) return;
  const DrawColumn x = u;
  u.setConstant(law.bends.front().second);
  for (std::size_t k = 1; k < law.bends.size(); ++k) {
    const auto [x0, u0] = law.bends[k - 1];
    const auto [x1, u1] = law.bends[k];
    u.array() += ((x.array() - x0) / (x1 - x0)).max(0.0).min(1.0) * (u1 - u0);
  }
}

} // namespace

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
        follow(cells_[k].law, numbers.col(cells_[k].number), u.col(at));
      else
        for (Index d = 0; d < block_size; ++d) u(d, at) = cells_[k].given(seed, first + static_cast<std::uint32_t>(d));
    }
  }
  return u;
}

} // namespace yindi
