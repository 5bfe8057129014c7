#pragma once

// The parts of the Criteria page. Each draws within the column from y on and returns its height.

#include "gui/pages/column.h"
#include "gui/pages/names.h"
#include "gui/pages/pages.h"

#include <map>

namespace yindi::gui {

/// What all parts read.
struct CriteriaView {
  const Session& session;
  UiState& ui;
  Intents& intents;
  const CountyRanking* county;           ///< on show; nullptr where none is ranked
  std::map<std::string, double> weights; ///< of every node in the whole decision; empty where there are none
  const Criterion* chosen;               ///< nullptr: the library is empty

  const Look& look() const { return ui.look; }
  const Case& c() const { return shown_case(session); }
  const Library& library() const { return c().model->library; }
  CriteriaState& state() const { return ui.criteria; }
  std::string tell(const char* marked) const { return std::string(tr(ui.look.language, marked)); }
  std::string tell(const Sentence& sentence) const { return sentence.in(ui.look.language); }
  std::string path(const char* key) const { return "criterion." + chosen->id + "." + key; }
  double weight(const std::string& id) const {
    const auto found = weights.find(id);
    return found == weights.end() ? 0 : found->second;
  }
  /// Puts the chosen criterion's `key` as `changed` has it.
  void put(const char* key, const Criterion& changed) const;
};
CriteriaView criteria_view(const Session&, UiState&, Intents&);
/// The first leaf where none was chosen yet; nullptr in an empty library.
const Criterion* chosen_criterion(const Library&, const CriteriaState&);

bool is_group(const Library&, const std::string& criterion);
/// Whether the leaf takes part in no ranking of the county on show.
bool is_unassessed(const CriteriaView&, const std::string& leaf);
/// Colour of a criterion's group.
ImU32 criterion_fill(const CriteriaView&, const std::string& criterion);
void choose_criterion(const CriteriaView&, const std::string& criterion);

/// What switches it, or why it cannot be switched.
struct Switching {
  std::vector<Change> changes;
  Sentence refused;
};
Switching switching(const CriteriaView&, const std::string& criterion);

float icicle(CriteriaView&, const Column&, float y);
float criteria_tree(CriteriaView&, const Column&, float y);
float adding_line(CriteriaView&, const Column&, float y);
/// In place of the tree while criteria of another library are looked at.
float taking_panel(CriteriaView&, const Column&, float y);
void begin_taking(CriteriaView&);
float criterion_editor(CriteriaView&, const Column&, float y);
float measure_editor(CriteriaView&, const Column&, float y);
float curve_editor(CriteriaView&, const Column&, float y);
float veto_editor(CriteriaView&, const Column&, float y);

/// To about a thousandth of the scale, so that what is dragged is a number that people would write.
double rounded_to(double x, double width_of_scale);
/// A value that is typed and taken whole, when Enter is pressed or the line is left; nothing until then.
std::optional<std::string> typed_value(CriteriaView&, const std::string& id, const std::string& written, const Box& box,
                                       const std::string& hint);

// For the keys.
void step_criterion(CriteriaView&, int by);
void remove_chosen(CriteriaView&);
void switch_chosen(CriteriaView&);
void reorder_chosen(CriteriaView&, int by);
void move_point(CriteriaView&, double right, double up);

} // namespace yindi::gui
