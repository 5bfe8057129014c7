#include "engine/results/journal_json.h"

#include <nlohmann/json.hpp>

namespace yindi {

Json journal_json(const Journal& journal, const Diagnostics& broken, Language language) {
  Json lines = Json::array();
  for (const JournalEntry& entry : journal.lines)
    lines.push_back({{"who", entry.who},
                     {"when", entry.when},
                     {"path", entry.path},
                     {"old", entry.old_value},
                     {"new", entry.new_value},
                     {"why", entry.why}});
  Json others = Json::array();
  for (const Diagnostic& one : broken) others.push_back({{"path", one.path}, {"message", one.message.in(language)}});
  return {{"lines", lines},
          {"ok", journal.ok},
          {"first_bad", journal.ok ? Json(nullptr) : Json(journal.first_bad)},
          {"why", journal.ok ? Json(nullptr) : Json(journal.why.in(language))},
          {"head", {{"lines", journal.head.lines}, {"head", journal.head.head}}},
          {"beyond", journal.beyond},
          {"broken", others}};
}

} // namespace yindi
