#pragma once

// The pages in the order of the work: one row here, one file beside this one.

#include "gui/session/session.h"
#include "gui/widgets/symbols.h"
#include "gui/widgets/ui_state.h"

#include <vector>

namespace yindi::gui {

/// A page's state for the rail; `count` is how many things need attention.
struct PageState {
  State state = State::waiting;
  int count = 0;
};

/// A view draws into the room() of the current ImGui window and emits Intents; it changes nothing else but UiState.
using View = void (*)(const Session&, UiState&, Intents&);

struct PageRow {
  const char* id;
  const char* name;
  Icon icon;
  bool starts_block; ///< a line above it on the rail
  View page, inspector;
  PageState (*state)(const Session&);
};

const std::vector<PageRow>& pages();
const PageRow* find_page(const std::string& id);

void case_page(const Session&, UiState&, Intents&);
void case_inspector(const Session&, UiState&, Intents&);
PageState case_state(const Session&);

void weights_page(const Session&, UiState&, Intents&);
void weights_inspector(const Session&, UiState&, Intents&);
PageState weights_state(const Session&);

void ranking_page(const Session&, UiState&, Intents&);
void ranking_inspector(const Session&, UiState&, Intents&);
PageState ranking_state(const Session&);

void robustness_page(const Session&, UiState&, Intents&);
void robustness_inspector(const Session&, UiState&, Intents&);
PageState robustness_state(const Session&);

void region_page(const Session&, UiState&, Intents&);
void region_inspector(const Session&, UiState&, Intents&);
PageState region_state(const Session&);

/// What the window shows while nothing is open.
void start_page(const Session&, UiState&, Intents&);

} // namespace yindi::gui
