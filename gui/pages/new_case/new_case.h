#pragma once

// The assistant for a case of one's own: region, counties, industries, weights, question, summary.

#include "engine/edit/block.h"
#include "gui/pages/column.h"
#include "gui/pages/pages.h"

#include <functional>
#include <string>
#include <vector>

namespace yindi::gui {

inline constexpr int new_case_steps = 6;

// One step each; they return the height that they took.
float region_step(const Session&, UiState&, const Column&, float y);
float counties_step(const Session&, UiState&, const Column&, float y);
float industries_step(const Session&, UiState&, const Column&, float y);
float weights_step(const Session&, UiState&, const Column&, float y);
float question_step(const Session&, UiState&, const Column&, float y);
float summary_step(const Session&, UiState&, Intents&, const Column&, float y);

/// The answer of each step, as its headline, and whether it is done.
std::string step_headline(const UiState&, int step);
bool step_done(const NewCaseState&, int step);
/// Brings the draft's case and what is known of it up to date.
void make_draft(NewCaseState&);
/// And has it ranked beside the window: a region of 183 counties takes longer than a frame may.
void rank_draft(const Session&, NewCaseState&);
/// Each criterion once, with the greatest weight that it has in a county, the weightiest first.
std::vector<NotWhollyKnown> not_wholly_known(const Case&, const Ranking&);
void propose_words(NewCaseState&);

/// A line with a check mark; true where it was pressed.
bool check_row(const Look&, const char* id, const Box&, bool on);
/// The names in a typed or pasted list, each with what it means.
std::vector<ListedName> read_names(const Case& region, const std::string& text);

/// The column of a table in which most cells name counties, one a line; blank where none does.
std::string county_column(const Case& region, const Block& table);

} // namespace yindi::gui
