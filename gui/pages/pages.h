#pragma once

// The pages in the order of the work: one row here, one folder beside this file.

#include "gui/pages/ui_state.h"
#include "gui/session/session.h"
#include "gui/widgets/symbols.h"

#include <vector>

namespace yindi::gui {

struct Action;

/// A page's state for the rail; `count` is how many things need attention.
struct PageState {
  State state = State::waiting;
  int count = 0;
};

/// Draws into the room() of the current ImGui window and emits Intents; it changes nothing else but UiState.
using Draw = void (*)(const Session&, UiState&, Intents&);

/// One of several ways in which a page shows its subject.
struct ViewRow {
  const char* id;
  const char* name;
  bool (*offered)(const Session&) = nullptr; ///< none: always; else the first view stands in its place
};

struct PageRow {
  const char* id;
  const char* name;
  Icon icon;
  bool starts_block; ///< a line above it on the rail
  Draw page, inspector;
  PageState (*state)(const Session&);
  std::vector<ViewRow> views = {};            ///< the first is shown until another is chosen; none: there is one
  std::vector<Action> (*actions)() = nullptr; ///< its own, see actions.h
};

const std::vector<PageRow>& pages();
const PageRow* find_page(const std::string& id);
/// Place of the page's chosen view in its row.
std::size_t chosen_view(const Selection& selection, const char* page);
std::vector<std::string> view_names(const Look& look, const char* page);

void case_page(const Session&, UiState&, Intents&);
void case_inspector(const Session&, UiState&, Intents&);
PageState case_state(const Session&);
std::vector<Action> case_actions();

void criteria_page(const Session&, UiState&, Intents&);
void criteria_inspector(const Session&, UiState&, Intents&);
PageState criteria_state(const Session&);
std::vector<Action> criteria_actions();

void conditions_page(const Session&, UiState&, Intents&);
void conditions_inspector(const Session&, UiState&, Intents&);
PageState conditions_state(const Session&);
std::vector<Action> conditions_actions();
std::vector<ViewRow> conditions_views();

void weights_page(const Session&, UiState&, Intents&);
void weights_inspector(const Session&, UiState&, Intents&);
PageState weights_state(const Session&);
std::vector<Action> weights_actions();

void ranking_page(const Session&, UiState&, Intents&);
void ranking_inspector(const Session&, UiState&, Intents&);
PageState ranking_state(const Session&);
std::vector<Action> ranking_actions();
std::vector<ViewRow> ranking_views();

void robustness_page(const Session&, UiState&, Intents&);
void robustness_inspector(const Session&, UiState&, Intents&);
PageState robustness_state(const Session&);
std::vector<Action> robustness_actions();

void region_page(const Session&, UiState&, Intents&);
void region_inspector(const Session&, UiState&, Intents&);
PageState region_state(const Session&);
std::vector<Action> region_actions();
std::vector<ViewRow> region_views();

void workshop_page(const Session&, UiState&, Intents&);
void workshop_inspector(const Session&, UiState&, Intents&);
PageState workshop_state(const Session&);
std::vector<Action> workshop_actions();
std::vector<ViewRow> workshop_views();

/// The assistant for a case of one's own, in place of the pages, and its steps in place of the rail.
void begin_new_case(UiState&, const Session&);
void new_case_rail(const Session&, UiState&, const Box&, bool narrow);
void new_case_page(const Session&, UiState&, Intents&);

/// What the window shows while nothing is open.
void start_page(const Session&, UiState&, Intents&);

void report_page(const Session&, UiState&, Intents&);
void report_inspector(const Session&, UiState&, Intents&);
PageState report_state(const Session&);
std::vector<Action> report_actions();

} // namespace yindi::gui
