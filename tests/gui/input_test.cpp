// Keys and clicks that come faster than frames: everything that happens between two frames is pushed at once.

#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/gui/weights_screen.h"

namespace input_test {

using namespace yindi;
using namespace yindi::gui;

namespace {

std::string answer(const Screen& screen) { return judged(screen, "goal", "nature", "disaster"); }

} // namespace

TEST_CASE("a digit keeps the shift that was held when it was pressed, however late the frame", "[input]") {
  Screen screen;
  open_weights(screen);
  ask(screen, "nature", "disaster");
  for (const bool slow : {false, true})
    for (const bool shifted : {true, false, true}) {
      const int digit = shifted ? 7 : 6;
      screen.send(digit_key(digit), shifted ? shift : Modifiers{});
      if (!slow) screen.step();
      screen.send(Key::left_shift, shift); // and shift by itself, right after
      screen.settle();
      CHECK(answer(screen) == (shifted ? "1/7" : "6"));
    }
  // Shift comes down while the digit is still held.
  screen.input.push(key_changed(digit_key(5), true));
  screen.input.push(key_changed(Key::left_shift, true, shift));
  screen.input.push(key_changed(digit_key(5), false, shift));
  screen.input.push(key_changed(Key::left_shift, false));
  screen.settle();
  CHECK(answer(screen) == "5");
}

TEST_CASE("keys between two frames act one after the other, each once", "[input]") {
  Screen screen;
  open_weights(screen);
  ask(screen, "nature", "disaster");
  for (const int digit : {3, 8, 2}) screen.send(digit_key(digit));
  screen.settle();
  CHECK(answer(screen) == "2");
  update(screen.session, Undo{});
  CHECK(answer(screen) == "8");
  update(screen.session, Undo{});
  CHECK(answer(screen) == "3");
  for (int i = 0; i < 4; ++i) screen.send(Key::right);
  screen.settle();
  CHECK(answer(screen) == "1/3"); // 2, 1, 1/2, 1/3
  screen.send(Key::right);
  screen.send(Key::left);
  screen.settle();
  CHECK(answer(screen) == "1/3");
}

TEST_CASE("a character that the window lost is not saved", "[input]") {
  const Scratch scratch;
  Screen screen;
  update(screen.session, Open{scratch.path()});
  update(screen.session, Change{"case.title.en", "a \uFFFD case"});
  CHECK_FALSE(screen.session.document.changed());
  CHECK(screen.session.message.in(Language::en).find("beyond U+FFFF") != std::string::npos);
}

TEST_CASE("a shortcut is not the letter in it", "[input]") {
  const Scratch scratch;
  Screen screen;
  update(screen.session, Open{scratch.path()});
  update(screen.session, ChoosePage{"weights"});
  screen.step(2);
  const AskedPair before = screen.session.selection.asked;
  update(screen.session, Change{"case.title.en", "Another title"});
  REQUIRE(screen.session.document.changed());
  screen.send(Key::s, control); // S alone goes on to the next question
  screen.settle();
  CHECK_FALSE(screen.session.document.changed());
  CHECK(screen.session.selection.asked.a == before.a);
  CHECK(screen.session.selection.asked.b == before.b);
  screen.send(Key::c, control);
  screen.send(Key::s, {.alt = true});
  screen.settle();
  CHECK(screen.ui.weights.typed_for.empty());
  CHECK(screen.session.selection.asked.b == before.b);
}

TEST_CASE("what is typed into a field arrives in order, with every erasing key", "[input]") {
  Screen screen;
  open_plateau(screen, "ranking");
  screen.press(Key::p, control);
  screen.step(2);
  for (const char* c = "abcde"; *c; ++c) { // key, character, key up: as a window system sends them
    const auto key = static_cast<Key>(*c - 'a' + 'A');
    screen.input.push(key_changed(key, true));
    screen.input.push(character_typed(static_cast<unsigned>(*c)));
    screen.input.push(key_changed(key, false));
  }
  for (int i = 0; i < 3; ++i) screen.send(Key::backspace);
  screen.input.push(character_typed(0x7406)); // 理, from an input method: a character without a key
  screen.settle();
  CHECK(screen.ui.frame.typed == "ab理");
}

TEST_CASE("a name typed and entered at once chooses the county that it names", "[input]") {
  Screen screen;
  open_plateau(screen, "ranking", "");
  screen.press(Key::p, control);
  screen.step(2);
  for (const char* c = "litang"; *c; ++c) screen.input.push(character_typed(static_cast<unsigned>(*c)));
  screen.send(Key::enter);
  screen.settle();
  CHECK(screen.session.selection.county == "513334");
}

TEST_CASE("a digit after a click answers the pair that was clicked", "[input]") {
  Screen screen;
  open_weights(screen);
  ask(screen, "nature", "disaster");
  const std::string before = answer(screen);
  const ImVec2 at = screen.place("cell", 1).centre(); // nature with the third item
  screen.input.push(pointer_moved(at.x, at.y));
  screen.input.push(button_changed(0, true));
  screen.input.push(button_changed(0, false));
  screen.send(digit_key(9));
  screen.settle();
  CHECK(answer(screen) == before);
  CHECK(judged(screen, "goal", "nature", "differentiation") == "9");
}

TEST_CASE("a key that is held repeats with the frames and stops when it is let go", "[input]") {
  Screen screen;
  open_plateau(screen, "ranking", "");
  screen.input.push(key_changed(Key::page_down, true));
  for (int i = 0; i < 30; ++i)
    screen.input.push(key_changed(Key::page_down, true, {}, true)); // a frame of half a second
  screen.input.push(key_changed(Key::page_down, false));
  screen.settle();
  CHECK(screen.session.selection.county == shown_case(screen.session).model->county_ids[1]);
}

} // namespace input_test
