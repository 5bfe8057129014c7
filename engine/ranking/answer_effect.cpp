#include "engine/ranking/answer_effect.h"

#include "engine/ranking/case_weights.h"

namespace yindi {
namespace {

bool can_stop(const Weighing& w) { return w.own && w.next && w.items.size() > 2; }

bool can_move_first(const Weighing& w, const CountyRanking* county) {
  const NodeWeights* weights = county && w.counts ? node_weights(county->weights, w.node) : nullptr;
  return weights && weights->missing > 0;
}

} // namespace

Consequence consequence(const Case& c, const CountyRanking* county, const Weighing& w, const AnsweredPair& pair,
                        double answer) {
  Consequence result;
  const auto [path, text] = answer_edit(w, pair, answer);
  const Applied applied = set_key(c, path, text);
  if (!applied.value) return result;
  const Case& next = *applied.value;
  result.own = own_consequence(next, w);
  if (!county) return result;
  const DataShares* data = county->weights.data ? &*county->weights.data : nullptr;
  if (data && next.judging.weighting.combine.empty())
    return result; // where the data alone weigh, no answer moves a ranking
  const Loaded<Weights> weights = case_weights(next, county->profile, data);
  if (weights.value) result.ranking = difference(*county, rank_county(next, county->assessment, *weights.value));
  return result;
}

bool can_ask_on(const Weighing& w, const CountyRanking* county) { return can_stop(w) || can_move_first(w, county); }

AskingOn asking_on(const Case& c, const CountyRanking* county, const Weighing& w, int draws) {
  AskingOn result;
  if (can_stop(w)) result.stop = stop_asking(w.comparison, {.draws = draws});
  if (can_move_first(w, county))
    result.first_stays = first_stays(c, county->assessment, county->weights, w.node, draws);
  return result;
}

} // namespace yindi
