#include "gui/pages/names.h"

namespace yindi::gui {

std::string industry_name(const Session& session, const std::string& id) {
  const Industry* found = find_industry(shown_case(session), id);
  return found ? found->name.in(session.selection.language) : id;
}

std::string county_name(const Session& session, const std::string& id) {
  const County* found = find_county(shown_case(session), id);
  return found ? found->name.in(session.selection.language) : id;
}

std::string criterion_name(const Session& session, const std::string& id) {
  const Criterion* found = find_criterion(shown_case(session).model->library, id);
  return found ? found->name.in(session.selection.language) : id;
}

} // namespace yindi::gui
