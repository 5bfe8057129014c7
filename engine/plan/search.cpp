// A plan by search: single counties, chains over neighbours, and parts taken out and put in again.

#include "engine/plan/choosing.h"
#include "engine/vectors/threads.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <numeric>

namespace yindi {
namespace {

constexpr double worth_it = 1e-10;

/// A plan in the making. Every change gives back by how much the objective rises.
struct Making {
  const PlanProblem& p;
  const Around& around;
  const std::vector<double>& least;
  Choices chosen = {};
  std::vector<std::size_t> used = {};

  std::vector<bool> full(std::size_t c) const {
    if (p.at_most.empty()) return {};
    std::vector<bool> result(p.industries.size(), false);
    for (const auto& [k, limit] : p.at_most) {
      const bool own = std::binary_search(chosen[c].begin(), chosen[c].end(), k);
      result[k] = used[k] - (own ? 1 : 0) >= limit;
    }
    return result;
  }

  static double sum(const Eigen::VectorXd& value, const std::vector<std::size_t>& some) {
    return std::accumulate(some.begin(), some.end(), 0.0, [&](double s, std::size_t k) { return s + value(at(k)); });
  }

  void put(std::size_t c, std::vector<std::size_t> some) {
    for (const std::size_t k : chosen[c]) --used[k];
    for (const std::size_t k : some) ++used[k];
    chosen[c] = std::move(some);
  }

  /// The best for all that this county can do; 0 where it stays as it is.
  double improve(std::size_t c) {
    const Eigen::VectorXd value = value_seen(p, around, chosen, c, 2);
    auto best = best_choice(p, c, value, least[c], full(c));
    if (!best) return 0;
    const double gain = sum(value, *best) - sum(value, chosen[c]);
    if (!chosen[c].empty() && gain <= worth_it) return 0;
    put(c, std::move(*best));
    return gain;
  }

  double improve_all() {
    double total = 0, gain = 1;
    for (int round = 0; gain > worth_it && round < 200; ++round) {
      gain = 0;
      for (std::size_t c = 0; c < chosen.size(); ++c) gain += improve(c);
      total += gain;
    }
    return total;
  }

  /// Changes one industry for another in a county and lets its neighbours answer; undone where nothing is gained.
  bool chain(std::size_t c, std::size_t out, std::size_t in, double floor) {
    std::vector<std::pair<std::size_t, std::vector<std::size_t>>> before = {{c, chosen[c]}};
    std::vector<std::size_t> next = chosen[c];
    *std::find(next.begin(), next.end(), out) = in;
    std::sort(next.begin(), next.end());
    double fit = 0;
    for (const std::size_t k : next) fit += p.fit(at(c), at(k));
    if (fit < floor - 1e-9) return false;
    const Eigen::VectorXd value = value_seen(p, around, chosen, c, 2);
    double gain = value(at(in)) - value(at(out));
    put(c, std::move(next));
    for (const auto& [d, s] : around[c]) {
      before.emplace_back(d, chosen[d]);
      gain += improve(d);
    }
    if (gain > worth_it) return true;
    for (auto step = before.rbegin(); step != before.rend(); ++step) put(step->first, step->second);
    return false;
  }

  bool chains(std::size_t c) {
    bool any = false;
    for (std::size_t in = 0; in < p.industries.size(); ++in) {
      const std::vector<bool> taken = full(c); // a chain before may have filled one up
      if (!p.allowed(at(c), at(in)) || (!taken.empty() && taken[in])) continue;
      if (std::binary_search(chosen[c].begin(), chosen[c].end(), in)) continue;
      for (const std::size_t out : std::vector<std::size_t>(chosen[c]))
        if (!p.fixed[c][out] && chain(c, out, in, least[c])) {
          any = true;
          break;
        }
    }
    return any;
  }

  /// Takes a county and those around it out and puts them in again, one after the other; undone where it is no gain.
  bool rebuild(std::size_t centre) {
    std::vector<std::size_t> part = {centre};
    for (const auto& [d, s] : around[centre]) part.push_back(d);
    const Outcome before = outcome_of(p, chosen);
    const Choices kept = chosen;
    const std::vector<std::size_t> kept_used = used;
    for (const std::size_t c : part) put(c, {});
    for (const std::size_t c : part) improve(c);
    const bool whole =
        std::all_of(part.begin(), part.end(), [&](std::size_t c) { return chosen[c].size() == kept[c].size(); });
    if (whole) improve_all();
    if (whole && outcome_of(p, chosen).objective > before.objective + worth_it) return true;
    chosen = kept;
    used = kept_used;
    return false;
  }
};

bool keeps_the_rules(const PlanProblem& p, const Making& plan) {
  for (std::size_t c = 0; c < plan.chosen.size(); ++c) {
    if (plan.chosen[c].size() != number_of_choices(p, p.allowed, c)) return false;
    double fit = 0;
    for (const std::size_t k : plan.chosen[c]) {
      if (!p.allowed(at(c), at(k))) return false;
      fit += p.fit(at(c), at(k));
    }
    if (fit < plan.least[c] - 1e-9) return false;
    for (std::size_t k = 0; k < p.industries.size(); ++k)
      if (p.fixed[c][k] && !std::binary_search(plan.chosen[c].begin(), plan.chosen[c].end(), k)) return false;
  }
  for (const auto& [k, limit] : p.at_most)
    if (plan.used[k] > limit) return false;
  return true;
}

/// Brings a start into the rules: what is fixed first, then county by county the best that is still to be had.
Making made_from(const PlanProblem& p, const Around& around, const std::vector<double>& least, const Choices& start) {
  Making plan{p, around, least};
  plan.chosen.resize(p.counties.size());
  plan.used.assign(p.industries.size(), 0);
  for (std::size_t c = 0; c < p.counties.size(); ++c)
    for (std::size_t k = 0; k < p.industries.size(); ++k)
      if (p.fixed[c][k]) {
        plan.chosen[c].push_back(k);
        ++plan.used[k];
      }
  for (std::size_t c = 0; c < p.counties.size(); ++c) {
    Eigen::VectorXd value = value_seen(p, around, plan.chosen, c, 2);
    if (!start.empty())
      for (const std::size_t k : start[c]) value(at(k)) += 1e3; // keep to the start where the rules let it
    if (auto best = best_choice(p, c, value, least[c], plan.full(c))) plan.put(c, std::move(*best));
  }
  return plan;
}

/// Rebuilding every part is worth its time up to this many counties; beyond, chains alone must do.
constexpr std::size_t most_rebuilt = 600;

/// Nothing where the rules cannot be kept, or where it is to stop.
std::optional<Outcome> searched_from(Making plan, const std::function<bool()>& goes_on) {
  const PlanProblem& p = plan.p;
  plan.improve_all();
  if (!keeps_the_rules(p, plan)) return std::nullopt;
  bool changed = true;
  for (int pass = 0; changed && pass < 20; ++pass) {
    changed = false;
    for (std::size_t c = 0; c < plan.chosen.size(); ++c) {
      if (c % 64 == 0 && !goes_on()) return std::nullopt;
      changed = plan.chains(c) || changed;
    }
    if (changed || plan.chosen.size() > most_rebuilt) continue;
    for (std::size_t c = 0; c < plan.chosen.size(); ++c) changed = plan.rebuild(c) || changed;
  }
  if (!keeps_the_rules(p, plan)) return std::nullopt;
  return outcome_of(p, std::move(plan.chosen));
}

} // namespace

std::optional<Outcome> search(const PlanProblem& p, const std::vector<Choices>& starts, const KeepGoing& keep_going) {
  const Around around = around_of(p);
  const std::vector<double> least = floors(p);
  std::vector<std::optional<Outcome>> found(starts.size());
  std::mutex guard; // of keep_going and of how many are done
  std::size_t done = 0;
  std::atomic<bool> cancelled = false;
  const auto goes_on = [&] {
    if (!keep_going || cancelled) return !cancelled;
    const std::lock_guard held(guard);
    if (!keep_going(static_cast<double>(done) / static_cast<double>(starts.size()))) cancelled = true;
    return !cancelled;
  };
  for_each(
      static_cast<int>(starts.size()), thread_count(0),
      [&](int i) {
        const auto start = static_cast<std::size_t>(i);
        found[start] = searched_from(made_from(p, around, least, starts[start]), goes_on);
        const std::lock_guard held(guard);
        ++done;
      },
      cancelled);
  std::optional<Outcome> best; // of equals that of the earlier start
  for (std::optional<Outcome>& one : found)
    if (one && (!best || one->objective > best->objective + worth_it)) best = std::move(one);
  return best;
}

} // namespace yindi
