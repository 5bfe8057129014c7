#include "engine/vectors/threads.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace yindi {

int thread_count(int asked) {
  const int most = 64;
  return std::clamp(asked > 0 ? asked : static_cast<int>(std::thread::hardware_concurrency()), 1, most);
}

void for_each(int count, int threads, const std::function<void(int)>& job, const std::atomic<bool>& cancelled) {
  const int used = std::min(threads, count);
  std::exception_ptr thrown;
  std::mutex guard;
  std::atomic<bool> failed = false;
  std::atomic<int> next = 0;
  const auto share = [&] {
    try {
      for (int k = next++; k < count && !cancelled && !failed; k = next++) job(k);
    } catch (...) {
      const std::lock_guard held(guard);
      if (!failed.exchange(true)) thrown = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    for (int t = 1; t < used; ++t) others.emplace_back(share);
    share();
  }
  if (thrown) std::rethrow_exception(thrown);
}

void for_each(int count, const std::function<void(int)>& job) { for_each(count, thread_count(0), job, false); }

} // namespace yindi
