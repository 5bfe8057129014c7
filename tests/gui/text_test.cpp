// Setting text: lines, shortening, characters that the atlas lacks.

#include "gui/platform/fonts.h"
#include "gui/widgets/text.h"
#include "tests/catch.h"
#include "tests/gui/screen.h"

namespace text_test {

using namespace yindi;
using namespace yindi::gui;

TEST_CASE("A new character makes the atlas stale, and a built atlas holds it") {
  Screen screen;
  Fonts& fonts = *screen.ui.look.fonts;
  if (fonts.files.family.empty()) fonts.files = find_fonts();
  want(fonts, "Yak");
  CHECK(fonts.stale);
  build(fonts, 1);
  want(fonts, "kaY");
  CHECK_FALSE(fonts.stale);
  want(fonts, "睢");
  CHECK(fonts.stale);
  build(fonts, 1);
  CHECK_FALSE(fonts.stale);
  CHECK(fonts.wanted[0x7762]);
}

TEST_CASE("What a frame draws is in the atlas before anybody sees it, and a press is not seen twice for it") {
  Screen screen;
  Fonts& fonts = *screen.ui.look.fonts;
  if (fonts.files.family.empty()) fonts.files = find_fonts();
  if (fonts.files.family.empty()) return; // no Chinese font is installed here
  gui::Input& input = screen.input;
  input.push(key_changed(Key::enter, true));
  int frames = 0, presses = 0, renewed = 0;
  bool boxes = false;
  const bool anew = frame_with_glyphs(
      fonts, 1,
      [&](bool again) {
        ++frames;
        if (again)
          input.pass();
        else
          input.feed();
        ImGui::NewFrame();
        want(fonts, "龘");
        boxes = !face(fonts, TextSize::S, false)->FindGlyphNoFallback(0x9F98);
        presses += pressed(Key::enter) ? 1 : 0;
        ImGui::Render();
      },
      [&] { ++renewed; });
  CHECK(anew);
  CHECK(frames == 2);
  CHECK(renewed == 1);
  CHECK(presses == 1);
  CHECK_FALSE(boxes); // in the frame that is shown
  CHECK_FALSE(frame_with_glyphs(
      fonts, 1,
      [&](bool) {
        input.feed();
        ImGui::NewFrame();
        want(fonts, "龘");
        ImGui::Render();
      },
      [] {}));
}

TEST_CASE("A character beyond 16 bit is told, not drawn as a question mark in silence") {
  Screen screen;
  Fonts& fonts = *screen.ui.look.fonts;
  want(fonts, "𠮷");
  CHECK(fonts.absent.contains(U'𠮷'));
  build(fonts, 1);
  CHECK(fonts.absent.contains(U'𠮷'));
}

TEST_CASE("Without any known font the built-in one serves and the notice says so") {
  CHECK(find_fonts("/nowhere").family.empty());
  Screen screen;
  screen.ui.look.fonts->files = {};
  CHECK(screen.shows("No Chinese font is installed"));
}

TEST_CASE("Lines break between words and between Chinese characters, and never before a full stop") {
  Screen screen;
  const Look& look = screen.ui.look;
  const float line = look.px(line_height(TextSize::S));
  const auto lines = [&](const std::string& text, float room) {
    return static_cast<int>(paragraph(look, 0, 0, room, text, {}, 0, false) / line + .5F);
  };
  const float word = width(look, "mountain");
  CHECK(lines("mountain", word + 1) == 1);
  CHECK(lines("mountain mountain", word + 1) == 2);
  CHECK(lines("mountain mountain", word * 3) == 1);
  CHECK(lines("mountain\nmountain", word * 9) == 2);
  // The bold marks take no room, and the full stop stays with the bold word before it.
  CHECK(lines("a **mountain**.", width(look, "a mountain.") + 1) == 1);
  CHECK(lines("a (**mountain**).", width(look, "a (mountain)")) == 2);
  const float character = width(look, "县");
  CHECK(lines("县县县县", character * 2 + 1) == 2);
  CHECK(lines("县县。", character * 2 + 1) == 2);
}

TEST_CASE("A shortened text fits and ends with dots") {
  Screen screen;
  const Look& look = screen.ui.look;
  const std::string text = "Which industry should each county back?";
  CHECK(shortened(look, text, width(look, text), {}) == text);
  const std::string cut = shortened(look, text, width(look, text) / 2, {});
  CHECK(cut.ends_with("..."));
  CHECK(width(look, cut) <= width(look, text) / 2);
  CHECK(without_marks("**0.013** ahead") == "0.013 ahead");
}

} // namespace text_test
