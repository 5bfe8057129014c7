#include "gui/pages/actions.h"
#include "gui/pages/conditions/conditions_page.h"

namespace yindi::gui {
namespace {

std::function<void(const Session&, UiState&, Intents&)> wants(Wanted what) {
  return [what](const Session&, UiState& ui, Intents&) { ui.conditions.wanted = what; };
}

bool no_block(const Session&, const UiState& ui) {
  return !ui.conditions.block && !ui.conditions.import && !ui.conditions.editing;
}
bool on_table(const Session& session, const UiState& ui) { return no_block(session, ui) && ui.conditions.focused; }

} // namespace

std::vector<Action> conditions_actions() {
  constexpr Modifiers control{.control = true};
  return {
      {.id = "paste",
       .label = say(mark("Paste from Excel, WPS")),
       .shortcut = {Key::v, control},
       .enabled = no_block,
       .run = wants(Wanted::paste)},
      {.id = "copy",
       .label = say(mark("Copy the cells")),
       .shortcut = {Key::c, control},
       .enabled = on_table,
       .run = wants(Wanted::copy)},
      {.id = "cut",
       .label = say(mark("Cut the cells")),
       .shortcut = {Key::x, control},
       .enabled = on_table,
       .run = wants(Wanted::cut)},
      {.id = "fill down",
       .label = say(mark("Fill down")),
       .shortcut = {Key::d, control},
       .enabled = on_table,
       .run = wants(Wanted::fill_down)},
      {.id = "edit cell",
       .label = say(mark("Edit the cell")),
       .shortcut = {Key::f2, {}},
       .enabled = on_table,
       .run = wants(Wanted::edit)},
      {.id = "clear cells",
       .label = say(mark("Make the cells unknown")),
       .enabled = no_block,
       .run = wants(Wanted::clear)},
      {.id = "select all",
       .label = say(mark("Select the whole table")),
       .shortcut = {Key::a, control},
       .enabled = on_table,
       .run = wants(Wanted::all)},
      {.id = "find cell",
       .label = say(mark("Find in this table")),
       .shortcut = {Key::f, control},
       .run = wants(Wanted::find)},
      {.id = "add row",
       .label = say(mark("Add a row...")),
       .shortcut = {Key::insert, {}},
       .enabled = no_block,
       .run = wants(Wanted::add_row)},
      {.id = "remove rows",
       .label = say(mark("Remove rows...")),
       .enabled = no_block,
       .run = wants(Wanted::remove_rows)},
      {.id = "fold others",
       .label = say(mark("Fold or unfold the rows that get no ranking")),
       .run =
           [](const Session& session, UiState& ui, Intents&) {
             bool& folds = folds_others(ui.conditions, chosen_table(session));
             folds = !folds;
           }},
      {.id = "value chart",
       .label = say(mark("Show or hide what the column's numbers are worth")),
       .run = [](const Session&, UiState& ui, Intents&) { ui.conditions.chart = !ui.conditions.chart; }},
      {.id = "import table",
       .label = say(mark("Import a table...")),
       .enabled = no_block,
       .run = wants(Wanted::import_table)},
  };
}

} // namespace yindi::gui
