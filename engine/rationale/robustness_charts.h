#pragma once

// The charts of how sure a ranking is, as Drawings, painted by the window and by the report alike.

#include "engine/rationale/charts.h"
#include "engine/robustness/acceptability.h"
#include "engine/robustness/stability.h"
#include "engine/robustness/tornado.h"
#include "engine/robustness/weight_graph.h"

namespace yindi {

/// Industries × places: how often each takes each place, the present order downwards; white to accent by p^0.72, whole
/// per cents, "<1", blank for 0. Places at the end that there is no room for are one column. Regions "place:ID:N" with
/// a sentence as title.
Drawing acceptability_chart(const RankingProblem& problem, const Acceptability& acceptability, const ChartStyle& style);

/// The greatest weight that the axes of the two charts below show: enough for every weight and every turning point.
double weight_axis(const std::vector<Stability>& stability);

/// One row a node (`nodes` of `stability`, all of them where empty): the bar is where first place holds, the ticks at
/// its ends name who takes over (above or below the bar where there is no room beside it), the ring is the present
/// weight; the row of `nearest` is tinted. Regions: "axis" (where a weight stands, no title), "node:ID" a row and
/// "handle:ID" a ring.
Drawing stability_chart(const Case& c, const RankingProblem& problem, const std::vector<const Stability*>& nodes,
                        double up_to, const ChartStyle& style, const std::string& nearest = {},
                        const std::string& selected = {});

/// The widest bars of weights and values together: the lead of the first over the second while one thing moves over its
/// range, at most `most` rows. Regions "bar:N" in the order of the rows.
Drawing tornado_chart(const RankingProblem& problem, const std::vector<TornadoBar>& bars, const Tornado& tornado,
                      const ChartStyle& style);
/// Those bars: weights and values together, the widest first; bars that move nothing are left out.
std::vector<TornadoBar> widest_bars(const Tornado& tornado, std::size_t most);

/// The scores of all industries while one weight moves; the first in accent, who takes over next to the present weight
/// in amber; tinted where the first is not first. Better is up.
Drawing weight_graph_chart(const RankingProblem& problem, const WeightGraph& graph, const Stability& stability,
                           const ChartStyle& style, double height = 250);

} // namespace yindi
