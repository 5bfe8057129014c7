#include "engine/vectors/threads.h"

#include "tests/catch.h"

#include <stdexcept>
#include <vector>

namespace threads_test {

using namespace yindi;

TEST_CASE("every job runs once, whatever the number of threads", "[threads]") {
  const std::atomic<bool> no = false;
  for (const int threads : {1, 2, 7, 64}) {
    std::vector<int> ran(23, 0);
    for_each(
        23, threads, [&](int k) { ++ran[static_cast<std::size_t>(k)]; }, no);
    CHECK(ran == std::vector<int>(23, 1));
  }
  for_each(0, [](int) { FAIL("nothing was asked"); });
}

TEST_CASE("what a job throws reaches the caller once all threads have ended", "[threads]") {
  const std::atomic<bool> no = false;
  for (const int threads : {1, 3})
    CHECK_THROWS_AS(for_each(
                        30, threads,
                        [](int k) {
                          if (k == 17) throw std::length_error("seventeen");
                        },
                        no),
                    std::length_error);
}

} // namespace threads_test
