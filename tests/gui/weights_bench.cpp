// What one answer on the Weights page costs, everything worked out again and drawn: gui_tests "[!benchmark]".
// A frame at 60 Hz is 16.7 ms.

#include "tests/catch.h"
#include "tests/gui/weights_screen.h"

namespace weights_bench {

using namespace yindi;
using namespace yindi::gui;

TEST_CASE("an answer on the Weights page", "[!benchmark][weights]") {
  Screen screen;
  open_weights(screen);
  int digit = 2;
  const auto answer = [&] {
    update(screen.session, AskPair{"nature", "disaster"});
    digit = digit == 2 ? 3 : 2;
    press_digit(screen, digit);
    return screen.session.results.ranking.counties.size();
  };
  BENCHMARK("a frame in which nothing changes") {
    screen.step();
    return ImGui::GetFrameCount();
  };
  BENCHMARK("an answer among all, with the 4 frames that show it") { return answer(); };
  set_answer(screen, "income", "sustainability", "");
  screen.step(2);
  BENCHMARK("an answer while a pair is open, with the next question") { return answer(); };
}

} // namespace weights_bench
