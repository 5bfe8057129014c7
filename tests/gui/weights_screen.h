#pragma once

// The Weights page of the plateau casebook on a screen, and what tests of it do again and again.

#include "tests/gui/screen.h"

#include "gui/pages/weights/weights_page.h"

namespace yindi::gui {

inline void open_weights(Screen& screen) {
  open_plateau(screen, "weights");
  screen.step(2);
}

inline const Case& now(const Screen& screen) { return shown_case(screen.session); }

/// The library's judgement for the plateau, a over b; blank where there is none.
inline std::string judged(const Screen& screen, const std::string& node, const std::string& a, const std::string& b) {
  return value_at(now(screen), "profile_judgement.plateau." + node + "." + a + "." + b).value_or("no path");
}

inline void set_answer(Screen& screen, const std::string& a, const std::string& b, const std::string& text) {
  update(screen.session, Change{"profile_judgement.plateau.goal." + a + "." + b, text});
}

inline void ask(Screen& screen, const std::string& a, const std::string& b) {
  update(screen.session, AskPair{a, b});
  screen.step(2);
}

inline Key digit_key(int digit) { return static_cast<Key>(static_cast<int>(Key::one) + digit - 1); }
inline void press_digit(Screen& screen, int digit, Modifiers with = {}) { screen.press(digit_key(digit), with); }

inline const CountyRanking& county(const Screen& screen) { return *shown_county(screen.session); }

inline WeightsView view(Screen& screen, Intents& intents) {
  auto found = weights_view(screen.session, screen.ui, intents);
  REQUIRE(found);
  return *found;
}

} // namespace yindi::gui
