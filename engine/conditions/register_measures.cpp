// The measures that ask what is on record of the industry itself: here, at the neighbours, at places like this one.

#include "engine/conditions/measures.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

const Register& register_of(const Measure& measure, const Workings& w) {
  return w.around.region.registers.at(measure.unit); // made for every unit that a measure asks for
}

Sentence not_surveyed(const Workings& w) {
  return say(mark("no register of the products of {} has been read"), w.county.name);
}

/// How far the neighbours are known for the industry, with the words for it; unknown where none is surveyed.
std::optional<double> around_here(const Measure& measure, Workings& w) {
  const int hops = measure.hops > 0 ? measure.hops : w.around.c.model->region.crowding_hops;
  const KnownAround found =
      known_around(w.around.region, register_of(measure, w), w.around.county, w.industry.id, hops);
  if (!found.share) {
    w.unknown("known_around", say(mark("for none of the neighbours of {} are the products on record"), w.county.name));
    return std::nullopt;
  }
  const std::string surveyed = std::to_string(found.surveyed), count = std::to_string(found.known.size());
  w.neighbours = found.known.empty()
                     ? say(mark("none of the {0} counties around of which the products are on record is known for {1}"),
                           surveyed, w.industry.name)
                     : say(mark("{0} of the {1} counties around of which the products are on record are known for {2}: "
                                "{3}"),
                           count, surveyed, w.industry.name, names_of(w, nearest_first(w, found.known, hops)));
  return w.computed("known_around", *found.share);
}

/// The share that is known for it of all counties with which this one can be compared.
double usual_share(const std::vector<std::optional<double>>& likenesses, const std::vector<double>& amounts) {
  double sum = 0, count = 0;
  for (std::size_t d = 0; d < likenesses.size(); ++d) {
    if (!likenesses[d]) continue;
    sum += amounts[d];
    ++count;
  }
  return sum / count;
}

/// Up to three of the counties known for it, the most alike first.
std::vector<std::size_t> most_alike(const std::vector<double>& weights, const std::vector<double>& amounts) {
  std::vector<std::size_t> result;
  for (std::size_t d = 0; d < weights.size(); ++d)
    if (weights[d] * amounts[d] > 0) result.push_back(d);
  const auto more = [&](std::size_t a, std::size_t b) { return weights[a] * amounts[a] > weights[b] * amounts[b]; };
  std::stable_sort(result.begin(), result.end(), more);
  result.resize(std::min<std::size_t>(result.size(), 3));
  return result;
}

} // namespace

const std::vector<std::optional<double>>& Surroundings::likenesses(const Measure& measure, const Register& known) {
  const auto [found, fresh] = alike.try_emplace(&measure);
  if (!fresh) return found->second;
  const auto& conditions = compared.conditions.at(&measure);
  for (std::size_t d = 0; d < conditions.size(); ++d) {
    const bool counts = d != county && known.surveyed[d];
    const auto distance = counts ? squared_distance(conditions[county], conditions[d]) : std::nullopt;
    found->second.push_back(distance ? std::optional(likeness(*distance)) : std::nullopt);
  }
  return found->second;
}

double market_shared(const Measure& measure, Workings& w) {
  return measure.market.empty() ? 1 : w.requirement(measure.market).value_or(1);
}

/// What the register says of the industry here. Registers list presences, so that not being listed is not 0: it may be
/// what `absent` says.
Measured presence(const Measure& measure, Workings& w) {
  const Register& known = register_of(measure, w);
  const int row = known.row(w.around.county, w.industry.id);
  if (row >= 0) {
    const auto amount = w.around.c.model->presence[static_cast<std::size_t>(row)].amount;
    w.inputs.push_back({InputTable::presence, w.industry.id, amount ? Cell(*amount) : Cell(), row});
    if (!amount) return w.unknown(say(mark("presence.csv leaves the amount of {} blank"), w.industry.name));
    return *amount;
  }
  if (!known.surveyed[w.around.county]) {
    w.inputs.push_back({InputTable::presence, w.industry.id, {}, -1});
    return w.unknown(not_surveyed(w));
  }
  if (measure.absent.size() != 2) {
    w.inputs.push_back({InputTable::presence, w.industry.id, {}, -1});
    return w.unknown(say(mark("the registers that were read do not list {0} for {1}"), w.industry.name, w.county.name));
  }
  w.inputs.push_back({InputTable::presence, w.industry.id, measure.absent, -1});
  return {std::nullopt, Interval{measure.absent[0], measure.absent[1]}};
}

/// How far places like this one are known for it, the county itself left out.
Measured track_record(const Measure& measure, Workings& w) {
  const Register& known = register_of(measure, w);
  const std::vector<std::optional<double>>& likenesses = w.around.likenesses(measure, known);
  std::vector<double> weights, amounts;
  double alike = 0;
  std::size_t compared = 0;
  for (std::size_t d = 0; d < likenesses.size(); ++d) {
    weights.push_back(likenesses[d].value_or(0));
    amounts.push_back(likenesses[d] ? known.amount(d, w.industry.id) : 0);
    alike += weights.back();
    compared += likenesses[d] ? 1 : 0;
  }
  if (compared == 0)
    return w.unknown(
        "track_record",
        say(mark("no other county of which the products are on record can be compared with {}"), w.county.name));
  const auto share = shrunk_share(weights, amounts, usual_share(likenesses, amounts), measure.prior);
  if (!share) return w.unknown("track_record", say(mark("no county is like {}"), w.county.name));
  const auto best = most_alike(weights, amounts);
  if (!best.empty()) w.neighbours = say(mark("most alike of those known for it: {}"), names_of(w, best));
  w.computed("track_record", *share);
  if (measure.interval <= 0) return *share;
  return {*share, score_interval(*share, alike + measure.prior, measure.interval)};
}

/// Neighbours who sell to the same local customers crowd …
Measured crowding_on_record(const Measure& measure, Workings& w) {
  const auto share = around_here(measure, w);
  if (!share) return std::nullopt;
  return *share * market_shared(measure, w);
}

/// … and those who supply the same distant market share seedlings, technicians, traders and works (localisation
/// economies: Marshall 1890; Porter 1998; of China's one-county-one-product clusters Ruan & Zhang 2009, Econ. Dev.
/// Cult. Change 58:141–164).
Measured belt(const Measure& measure, Workings& w) {
  const auto share = around_here(measure, w);
  if (!share) return std::nullopt;
  return *share * (1 - market_shared(measure, w));
}

Measured relatedness_on_record(const Measure& measure, Workings& w) {
  const Register& known = register_of(measure, w);
  if (!known.surveyed[w.around.county]) return w.unknown("related_on_record", not_surveyed(w));
  const auto column = known.column.find(w.industry.id);
  const double density = column == known.column.end() ? -1
                                                      : known.density(static_cast<Eigen::Index>(w.around.county),
                                                                      static_cast<Eigen::Index>(column->second));
  if (density < 0)
    return w.unknown("related_on_record", say(mark("no county on record is known for {} and something else, so nothing "
                                                   "tells what it is related to"),
                                              w.industry.name));
  return w.computed("related_on_record", density);
}

} // namespace yindi
