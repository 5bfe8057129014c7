#pragma once

// The parts of the Workshop page. Each draws within the column from y on and returns its height.

#include "gui/pages/column.h"
#include "gui/pages/names.h"
#include "gui/pages/pages.h"

#include <optional>

namespace yindi::gui {

/// What all parts read.
struct WorkshopView {
  const Session& session;
  UiState& ui;
  Intents& intents;

  const Look& look() const { return ui.look; }
  const Case& c() const { return shown_case(session); }
  WorkshopState& state() const { return ui.workshop; }
  std::string tell(const char* marked) const { return std::string(tr(ui.look.language, marked)); }
  std::string tell(const Sentence& sentence) const { return sentence.in(ui.look.language); }
  /// Whether an order is under way: then nothing else is ordered.
  bool busy() const { return !session.workshop.orders.empty(); }
  void order(RoomOrder what) const { intents.push_back(RoomOrder(std::move(what))); }
};

/// The next round as it is put together on the page now.
struct NextRound {
  std::vector<std::string> nodes;
  std::optional<QuestionSheet> sheet;
  Sentence refused;               ///< why it cannot be opened, else blank
  std::optional<OpenRound> order; ///< that opens it
};
NextRound next_round(const Session&, const WorkshopState&);
/// Nodes that have something to compare, the goal first.
std::vector<std::string> askable_nodes(const Library&);

/// Somebody of the open round for the list of who is done.
struct PersonRow {
  std::string name;
  bool begun = false, done = false;
};
std::vector<PersonRow> people_of_round(const Session&);
const char* naming_id(int naming);
/// "By name", …; marked.
const char* naming_name(const std::string& naming);

float new_round(WorkshopView&, const Column&, float y);
float who_is_done(WorkshopView&, const Column&, float y);
float phones(WorkshopView&, const Column&, float y);
/// The address and the port as they are chosen on the page; nothing where the port is none.
std::optional<ServeRound> serving_wanted(const WorkshopState&);
float ballot_entry(WorkshopView&, const Column&, float y);
float round_results(WorkshopView&, const Column&, float y);
float decision_block(WorkshopView&, const Column&, float y);
float record_block(WorkshopView&, const Column&, float y);

// Of the results.
float opinion_strips(WorkshopView&, const GroupView&, const Column&, float y);
float bloc_cards(WorkshopView&, const GroupView&, const Column&, float y);
float county_outcome(WorkshopView&, const GroupView&, const Column&, float y);
float node_table(WorkshopView&, const GroupView&, const Column&, float y);
/// A disc, triangle, square or diamond; the bloc's colour.
void bloc_mark(const Look&, ImVec2 centre, std::size_t bloc, float radius);
ImU32 bloc_colour(const Look&, std::size_t bloc);

// Of the entry.
float files_and_paper(WorkshopView&, const Column&, float y);
/// What became of the ballots that came in otherwise than by phone.
float ballots_in(WorkshopView&, const Column&, float y);
float not_on_projector(WorkshopView&, const Column&, float y);
// For its keys.
void answer_entry(WorkshopView&, const std::string& value);
void step_entry(WorkshopView&, int by);
void step_entry_answer(WorkshopView&, int by);
void next_difference(WorkshopView&);
/// Takes what was typed the first (1) or the second (2) time where the two differ.
void settle_difference(WorkshopView&, int which);

/// A line to type into with its label before it; returns whether the text changed.
bool labelled_field(const Look&, const char* id, const std::string& label, std::string& text, const std::string& hint,
                    const Box& box, float label_width);

} // namespace yindi::gui
