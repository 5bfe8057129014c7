#include "engine/casebook/recovery.h"

#include "engine/casebook/read_casebook.h"
#include "engine/edit/edit.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

namespace recovery_test {

using namespace yindi;

namespace {

Case opened(const std::string& folder) {
  const auto loaded = read_casebook(folder);
  REQUIRE(loaded.value);
  return *loaded.value;
}

Case titled(const Case& c, const std::string& title) {
  const Applied applied = set_key(c, "case.title.en", title);
  REQUIRE(applied.value);
  return *applied.value;
}

} // namespace

TEST_CASE("what is kept comes back whole, and not once it is dropped", "[recovery]") {
  const Scratch scratch;
  const Case c = titled(opened(scratch.path()), "unsaved");
  {
    WorkKeeper keeper(scratch.path());
    CHECK_FALSE(keeper.kept());
    CHECK_FALSE(has_kept_work(scratch.path()));
    CHECK(keeper.keep(c).empty());
    CHECK(has_kept_work(scratch.path()));
  }
  WorkKeeper keeper(scratch.path() + "/"); // the same casebook, spelled otherwise
  const auto kept = keeper.kept();
  REQUIRE(kept);
  CHECK(kept->value == c);
  CHECK(kept->when.size() == 20);
  CHECK(kept->when.ends_with("Z"));
  CHECK(opened(scratch.path()).head.title.en != "unsaved"); // the casebook itself is as it was
  keeper.drop();
  CHECK_FALSE(keeper.kept());
}

TEST_CASE("while one program has a casebook open another keeps nothing and is given nothing", "[recovery]") {
  const Scratch scratch;
  const Case c = opened(scratch.path());
  WorkKeeper first(scratch.path());
  CHECK(first.keep(c).empty());
  {
    WorkKeeper second(scratch.path());
    CHECK(second.taken());
    CHECK_FALSE(second.kept());
    second.keep(titled(c, "second"));
    second.drop();
  }
  REQUIRE(first.kept());
  CHECK(first.kept()->value == c);
}

TEST_CASE("what is no longer wanted is not written, what is torn or foreign is not taken for work", "[recovery]") {
  const Scratch scratch;
  const Case c = opened(scratch.path());
  WorkKeeper keeper(scratch.path());
  keeper.keep(c, [] { return false; });
  CHECK_FALSE(keeper.kept());
  for (const char* text : {"", "{", "[]", "{\"format\": 2, \"files\": {}}", "{\"format\": 1, \"files\": {\"a\": 1}}"}) {
    std::ofstream(keeper.file()) << text;
    CHECK_FALSE(keeper.kept());
  }
}

TEST_CASE("a program killed at any moment leaves the state of before or after, never a mixture", "[recovery]") {
  const Scratch scratch;
  const Case c = opened(scratch.path());
  for (int round = 0; round < 20; ++round) {
    int ready[2];
    REQUIRE(pipe(ready) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      WorkKeeper keeper(scratch.path());
      for (int i = 0;; ++i) {
        Case next = c;
        next.head.title.en = next.head.title.zh = "state " + std::to_string(i);
        if (!keeper.keep(next).empty()) _exit(1);
        if (i == 0 && write(ready[1], "x", 1) != 1) _exit(1);
      }
    }
    char x;
    REQUIRE(read(ready[0], &x, 1) == 1);
    close(ready[0]), close(ready[1]);
    usleep(static_cast<useconds_t>(500 * round));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    WorkKeeper keeper(scratch.path());
    CHECK_FALSE(keeper.taken()); // the dead hold nothing
    const auto kept = keeper.kept();
    REQUIRE(kept);
    CHECK(kept->value.head.title.en.starts_with("state "));
    CHECK(kept->value.head.title.zh == kept->value.head.title.en);
    keeper.drop();
  }
}

} // namespace recovery_test
