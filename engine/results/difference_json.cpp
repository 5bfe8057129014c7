#include "engine/results/difference_json.h"

#include <nlohmann/json.hpp>

namespace yindi {

Json difference_json(const std::string& from, const std::string& to, const CaseDifference& difference,
                     const std::vector<Sentence>& sentences, Language language) {
  const auto rank = [](const std::optional<int>& place) { return place ? Json(*place) : Json(nullptr); };
  Json changes = Json::array(), weights = Json::array(), places = Json::array(), said = Json::array();
  for (const CaseChange& one : difference.changes)
    changes.push_back({{"path", one.edit.path},
                       {"old", one.edit.old_value},
                       {"new", one.edit.new_value},
                       {"who", one.who},
                       {"when", one.when},
                       {"why", one.why}});
  for (const WeightDifference& one : difference.weights)
    weights.push_back({{"profile", one.profile.empty() ? Json(nullptr) : Json(one.profile)},
                       {"node", one.node},
                       {"criterion", one.criterion},
                       {"before", one.before},
                       {"after", one.after},
                       {"by", one.by.in(language)},
                       {"why", one.why}});
  for (const PlaceDifference& one : difference.places)
    places.push_back(
        {{"county", one.county}, {"industry", one.industry}, {"before", rank(one.before)}, {"after", rank(one.after)}});
  for (const Sentence& sentence : sentences) said.push_back(sentence.in(language));
  return {{"from", from},       {"to", to},         {"changes", changes}, {"rounds", difference.rounds},
          {"weights", weights}, {"places", places}, {"sentences", said}};
}

} // namespace yindi
