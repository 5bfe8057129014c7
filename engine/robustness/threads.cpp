#include "engine/robustness/threads.h"

#include <algorithm>
#include <thread>
#include <vector>

namespace yindi {

int thread_count(int asked) {
  const int most = 64;
  return std::clamp(asked > 0 ? asked : static_cast<int>(std::thread::hardware_concurrency()), 1, most);
}

void for_each(int count, int threads, const std::function<void(int)>& job, const std::atomic<bool>& cancelled) {
  const int used = std::min(threads, count);
  const auto share = [&](int first) {
    for (int k = first; k < count && !cancelled; k += used) job(k);
  };
  std::vector<std::jthread> others;
  for (int t = 1; t < used; ++t) others.emplace_back(share, t);
  if (used > 0) share(0);
}

} // namespace yindi
