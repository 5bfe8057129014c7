#include "engine/results/plane_json.h"

#include "engine/methods/inputs.h"
#include "engine/results/json.h"

namespace yindi {

Json gaia_json(const MatrixFile& file, const GaiaPlane& plane, const Settings& settings, Language language) {
  Json alternatives = Json::array(), criteria = Json::array();
  for (std::size_t i = 0; i < plane.net.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    alternatives.push_back({{"alternative", file.matrix.alternatives[i]},
                            {"u", plane.alternatives(row, 0)},
                            {"v", plane.alternatives(row, 1)},
                            {"kept", plane.shown[i]},
                            {"net_flow", plane.net[i]},
                            {"rank", plane.ranks[i]}});
  }
  for (std::size_t j = 0; j < file.matrix.criteria.size(); ++j) {
    const auto row = static_cast<Eigen::Index>(j);
    criteria.push_back({{"criterion", file.matrix.criteria[j]},
                        {"u", plane.criteria(row, 0)},
                        {"v", plane.criteria(row, 1)},
                        {"length", plane.criteria.row(row).norm()},
                        {"weight", file.weights[j]}});
  }
  return {{"method", "gaia"},
          {"parameters", json_of(settings)},
          {"explained", plane.explained},
          {"axes", plane.shares},
          {"decision", {{"u", plane.decision(0)}, {"v", plane.decision(1)}, {"length", plane.decision.norm()}}},
          {"alternatives", alternatives},
          {"criteria", criteria},
          {"workings", {{"flows", rows_of(plane.flows)}}},
          {"notes", json_of(plane_notes(plane), language)}};
}

} // namespace yindi
