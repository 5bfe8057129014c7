// The table of actions: the palette finds each, and shortcuts do not get in each other's way.

#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "gui/pages/actions.h"

#include <set>

namespace actions_test {

using namespace yindi;
using namespace yindi::gui;

TEST_CASE("ids are unique, and every action says what it does in both languages", "[actions]") {
  std::set<std::string> ids;
  for (const Action& action : actions()) {
    CAPTURE(action.id);
    CHECK(ids.insert(action.id).second);
    CHECK(action.run);
    const std::string en = action.label.in(Language::en), zh = action.label.in(Language::zh);
    CHECK_FALSE(en.empty());
    CHECK(en != zh);
  }
  for (const PageRow& page : pages()) {
    CHECK(ids.contains(std::string("page ") + page.id));
    for (const ViewRow& view : page.views) CHECK(ids.contains(std::string("view ") + page.id + " " + view.id));
  }
}

TEST_CASE("no two actions that are possible together have the same shortcut", "[actions]") {
  std::map<std::string, std::vector<const Action*>> by_keys;
  for (const Action& action : actions())
    for (const Shortcut& shortcut : {action.shortcut, action.other_shortcut})
      if (const std::string keys = shortcut_text(shortcut, Language::en); !keys.empty())
        by_keys[keys].push_back(&action);
  for (const auto& [keys, sharing] : by_keys)
    for (const Action* a : sharing)
      for (const Action* b : sharing) {
        CAPTURE(keys, a->id, b->id);
        CHECK((a == b || (*a->page && *b->page && std::string(a->page) != b->page)));
      }
}

TEST_CASE("the palette finds every action that is possible, by its name in either language, and runs it", "[actions]") {
  Screen screen(1600, 1400);
  open_plateau(screen, "ranking");
  for (const PageRow& page : pages()) {
    update(screen.session, ChoosePage{page.id});
    await_jobs(screen.session);
    screen.step(2);
    for (const Action& action : actions()) {
      if (action.id == "palette" || !is_possible(action, screen.session, screen.ui)) continue;
      if (page.id != std::string("weights") && !*action.page) continue; // those of everywhere are tried once
      for (const Language language : {Language::en, Language::zh}) {
        CAPTURE(page.id, action.id);
        screen.press(Key::p, control);
        screen.type(action.label.in(language).c_str());
        CHECK(screen.can_press(action.id));
        screen.press(Key::escape);
      }
    }
  }
}

TEST_CASE("a shortcut does what its action does, and nothing while somebody types", "[actions]") {
  Screen screen;
  open_plateau(screen, "ranking", "");
  const auto ids = shown_case(screen.session).model->county_ids;
  screen.press(static_cast<Key>('5'), control);
  CHECK(screen.session.selection.page == pages()[4].id);
  screen.press(Key::one, control);
  CHECK(screen.session.selection.page == pages()[0].id);
  screen.press(Key::k, control);
  CHECK(screen.shows("Search a county"));
  screen.press(Key::page_down); // in the list of counties it is not the window's
  CHECK(screen.session.selection.county == ids[0]);
  screen.press(Key::escape);
  screen.press(Key::page_down);
  CHECK(screen.session.selection.county == ids[1]);
}

TEST_CASE("a question mark lists every key that an action has", "[actions]") {
  Screen screen(1600, 4000);
  open_plateau(screen, "ranking", "");
  screen.press(Key::slash, shift);
  const std::string text = screen.read();
  for (const Action& action : actions()) {
    if (action.shortcut.key == Key::none) continue;
    CAPTURE(action.id);
    CHECK(text.find(action.label.in(Language::en)) != std::string::npos);
    CHECK(text.find(shortcut_text(action.shortcut, Language::en)) != std::string::npos);
  }
  screen.press(Key::escape);
  CHECK_FALSE(screen.shows("Everywhere"));
}

} // namespace actions_test
