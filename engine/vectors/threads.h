#pragma once

// The small pool: whoever is free takes the next job. Results do not depend on who does what, because a job writes only
// what is its own.

#include <atomic>
#include <functional>

namespace yindi {

/// As many as the machine has, at least one, for 0; at most 64.
int thread_count(int asked);

/// job(k) for k in [0, count). Stops early where `cancelled` is set. What
/// a job throws is thrown here once all threads have ended.
void for_each(int count, int threads, const std::function<void(int)>& job, const std::atomic<bool>& cancelled);
/// The same on all threads of the machine, to the end.
void for_each(int count, const std::function<void(int)>& job);

} // namespace yindi
