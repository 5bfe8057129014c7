#pragma once

// The parts of the Weights page. Each draws at (x, y) within the column and returns its height.

#include "gui/pages/column.h"
#include "gui/pages/names.h"
#include "gui/pages/pages.h"

namespace yindi::gui {

/// What all parts read: the node's answers, the pair asked about, and what another answer to it would do.
struct WeightsView {
  const Session& session;
  UiState& ui;
  Intents& intents;
  const CountyRanking* county; ///< as judged; nullptr where none is
  const NodeWeighting* given;  ///< where the node's weights are given without comparisons, as shown
  const LookedWay* looked;     ///< where `given` is only looked at; nullptr: it counts
  const Weighing* w;           ///< what is asked of is never nullptr: see weights_view()
  std::size_t asked;           ///< place in w->pairs
  std::optional<double> tried; ///< the other answer: under the pointer, or the suggested one
  const Consequence* effect;   ///< of `tried`; nullptr: nothing is tried
  const AskingOn* asking_on;   ///< nullptr while it is being sampled, and where there is nothing to say

  const Look& look() const { return ui.look; }
  const Case& c() const { return shown_case(session); }
  bool asks() const { return !w->pairs.empty(); }
  const AnsweredPair& pair() const { return w->pairs[asked]; }
  std::string item(Eigen::Index i) const { return w->items[static_cast<std::size_t>(i)]; }
  std::string name(Eigen::Index i) const { return criterion_name(session, item(i)); }
  bool contradictory() const { return yindi::contradictory(*w); }
  const Suspect* suspect(const AnsweredPair& of) const { return suspect_of(*w, of); }
};

/// Nothing before the session has looked at the page (see follow_asked).
std::optional<WeightsView> weights_view(const Session&, UiState&, Intents&);

const NodeWeights* node_weights(const CountyRanking*, const std::string& node);
State state_of(Standing);
/// "5", "1/5", "3.5".
std::string answer_text(double answer);
/// "equal", or who counts how many times: "Income 3×".
std::string answer_name(const WeightsView&, const AnsweredPair&, double answer);
/// The two ends that a question asks about, in the library's words before the numbers, else the numbers alone. Lines
/// where `apart`, else one after the other.
std::string ends_text(const WeightsView&, const std::string& criterion, bool apart);
/// Colour of a criterion's group.
ImU32 group_fill(const Session&, const Look&, const std::string& criterion);
void ask_about(WeightsView&, const std::string& a, const std::string& b);
void choose_node(WeightsView&, const std::string& node);
void choose_voice(WeightsView&, const Voice&);
/// The pair after the asked one: the next question that helps, else the next in the matrix (`by` -1: the one before).
void step_question(WeightsView&, int by);
/// The answer `by` stops further to the right.
void step_answer(WeightsView&, int by);
void answer_with(WeightsView&, double answer, std::uint64_t gesture = 0);
/// The row of [[weight]] as edits write it: an edit where the way counts, else only another one to look at.
void put_row(WeightsView&, const std::string& row, std::uint64_t gesture = 0);
/// Opens the field for the words that stand with the judgement: "comment" or "kept_because".
void type_words(WeightsView&, const char* what);
/// Opens the field for an answer as a range: the least, the likeliest and the most.
void type_range(WeightsView&);
/// "from 2 to 4, likeliest 3" of the one that counts more; blank where one number was answered.
std::string range_text(const WeightsView&, const AnsweredPair&);

std::string node_label(const Session&, const Look&, const std::string& node);
/// Node, whose answers, scale, way: what is weighed, by whom, and how.
float weights_selectors(WeightsView&, const Column&, float y);
/// What the way that is looked at would give, and whether to apply it; nothing where none is.
float way_to_apply(WeightsView&, const Column&, float y);
/// The switch of the ways to weigh stands here, whichever of them is shown.
float ways_row(WeightsView&, const Column&, float y);
float question_panel(WeightsView&, const Column&, float y);
float answers_matrix(WeightsView&, const Column&, float y);
float consistency_block(WeightsView&, const Column&, float y);
float given_panel(WeightsView&, const Column&, float y);
/// Who weighs, people or the data, with what it means where the data do.
float weights_source(WeightsView&, const Column&, float y);
/// People's judgements ("ahp") or an objective weighting, as its source gives it; one step of the history.
void choose_source(WeightsView&, const std::string& kind);
/// What objective weightings say of the node's items, behind a button.
float data_weights(WeightsView&, const Column&, float y);
/// Those who judged the node; nothing where they are not several.
float people_strip(WeightsView&, const Column&, float y);
float weights_tree(WeightsView&, const Column&, float y);
float small_ranking(const WeightsView&, const Column&, float y, std::size_t rows);

} // namespace yindi::gui
