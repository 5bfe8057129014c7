// The deterministic analyses of one county of 20 industries and 25 leaves: engine_tests "[!benchmark][analyses]".

#include "engine/robustness/across_methods.h"
#include "engine/robustness/change.h"
#include "engine/robustness/information.h"
#include "engine/robustness/leave_out.h"
#include "engine/robustness/reversal.h"
#include "engine/robustness/stability.h"
#include "engine/robustness/tornado.h"
#include "engine/robustness/weight_graph.h"
#include "tests/robustness/synthetic.h"

#include <chrono>
#include <iostream>

using namespace yindi;
using namespace yindi::test;

namespace robustness_bench {
namespace {

template <class Work>
double milliseconds(Work work) {
  double least = 1e300; // of three: the machine does other things too
  for (int round = 0; round < 3; ++round) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    least = std::min(least, taken.count());
  }
  return least;
}

} // namespace

TEST_CASE("all analyses of a county of 20 x 25", "[!benchmark][analyses]") {
  for (const char* method : {"saw", "topsis", "promethee-ii", "vikor"})
    for (const bool doubtful : {false, true}) {
      std::mt19937_64 random(21);
      const auto county = synthetic_county(random, {4, 4, 3, 3, 4, 3, 4}, 20, method, {}, doubtful);
      std::optional<CountyProblem> problem;
      std::vector<DoubtfulValue> values;
      double all = 0;
      const auto part = [&](const char* name, auto work) {
        const double taken = milliseconds(work);
        all += taken;
        std::cout << "  " << name << " " << taken << " ms\n";
      };
      std::cout << method << (doubtful ? ", 20 % of values in doubt\n" : "\n");
      part("problem", [&] { problem = problem_of(county); });
      part("doubtful", [&] { values = doubtful_values(county.c, *county.ranked.assessment); });
      const RankingProblem& ranking = problem->ranking;
      part("stability", [&] { CHECK(stability(ranking).size() == 32); });
      part("weight graph", [&] { CHECK(weight_graph(ranking, ranking.nodes[0]).t.size() == 101); });
      part("least change, the second", [&] { smallest_change(ranking, ranking.second, ranking.first); });
      part("tornado", [&] { CHECK(tornado(*problem, values).weights.size() == 32); });
      part("leave out", [&] { CHECK(leave_out(ranking).of == 32); });
      part("reversal", [&] { CHECK(reversal(*problem).value->of == 40); });
      part("across methods", [&] { CHECK(across_methods(county.c, county.ranked).methods.size() == 4); });
      part("information", [&] { information(county.c, county.ranked, *problem, values); });
      std::cout << "  all " << all << " ms\n";
      if (std::string(method) != "vikor")
        std::cout << "  and least changes of all rivals " << milliseconds([&] { smallest_changes(ranking); })
                  << " ms\n";
    }
}

} // namespace robustness_bench
