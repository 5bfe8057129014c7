#include "engine/edit/history.h"
#include "tests/catch.h"

#include <string>

namespace history_test {

using namespace yindi;

TEST_CASE("undo and redo go through every step", "[history]") {
  History<std::string> history("a");
  history.commit("b", {});
  history.commit("c", {});
  history.undo();
  CHECK(*history.now == "b");
  history.undo();
  CHECK(*history.now == "a");
  history.undo();
  CHECK(*history.now == "a");
  history.redo();
  CHECK(*history.now == "b");
  history.commit("d", {});
  CHECK_FALSE(history.can_redo());
  history.undo();
  CHECK(*history.now == "b");
}

TEST_CASE("an equal state is no step", "[history]") {
  History<std::string> history("a");
  const auto before = history.now;
  history.commit("a", {});
  CHECK(history.now == before);
  CHECK_FALSE(history.can_undo());
}

TEST_CASE("a drag is one step", "[history]") {
  History<int> history(0);
  for (int i = 1; i <= 19; ++i) history.commit(i, {}, 7);
  history.seal();
  for (int i = 20; i <= 29; ++i) history.commit(i, {}, 7);
  history.undo();
  CHECK(*history.now == 19);
  history.undo();
  CHECK(*history.now == 0);
  history.commit(5, {}, 7); // the key of before the undo starts a new step
  history.undo();
  CHECK(*history.now == 0);
}

TEST_CASE("only the last hundred steps are kept", "[history]") {
  History<int> history(0);
  for (int i = 1; i <= 250; ++i) history.commit(i, {});
  int steps = 0;
  for (; history.can_undo(); ++steps) history.undo();
  CHECK(steps == 100);
  CHECK(*history.now == 150);
}

} // namespace history_test
