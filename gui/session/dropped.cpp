#include "gui/session/dropped.h"

#include "engine/format/words.h"
#include "gui/session/session.h"

namespace yindi::gui {

bool is_for_round(const Session& session, const std::string& path) {
  if (!session.workshop.sheet || !session.selection.shows("workshop")) return false;
  const std::string low = lower(path), name = low.substr(low.find_last_of('/') + 1);
  const bool own = name == "casebook.toml" || name == "criteria.toml";
  return (low.ends_with(".toml") && !own) || low.ends_with(".csv") || low.ends_with(".txt");
}

} // namespace yindi::gui
