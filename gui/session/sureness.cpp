#include "gui/session/sureness.h"

#include "engine/rationale/robustness_charts.h"
#include "engine/robustness/doubtful.h"

#include <utility>

namespace yindi::gui {
namespace {

/// The analyses after the draws; false where cancelled between two of them.
bool analyse(Sureness& result, const CountyRanking& ranking, const Progress& progress) {
  const Case& c = *result.key.of;
  const CountyProblem& county = *result.county.problem;
  const RankingProblem& problem = county.ranking;
  const auto cancelled = [&] { return progress && !progress(1); };
  result.critical = critical_weight(problem, result.county.stability);
  const std::vector<DoubtfulValue> doubtful = doubtful_values(c, ranking.assessment);
  result.tornado = tornado(county, doubtful);
  if (cancelled()) return false;
  result.left_out = leave_out(problem);
  if (cancelled()) return false;
  result.information = information(c, ranking, county, doubtful);
  if (cancelled()) return false;
  result.methods = across_methods(c, ranking, scaled_methods());
  const double up_to = weight_axis(result.county.stability);
  for (const Stability& stability : result.county.stability) {
    if (cancelled()) return false;
    for (const WeightNode& node : problem.nodes)
      if (node.id == stability.node) result.graphs.push_back(weight_graph(problem, node, 101, up_to));
  }
  return true;
}

} // namespace

std::shared_ptr<const Sureness> assess_sureness(const SurenessKey& key, const CountyRanking& ranking,
                                                const Progress& progress) {
  const auto begin = std::chrono::steady_clock::now();
  auto result = std::make_shared<Sureness>();
  result->key = key;
  result->options = simulation_options(*key.of);
  auto counties = robustness(*key.of, {ranking}, result->options, progress);
  if (!counties || counties->empty()) return nullptr;
  result->county = std::move(counties->front());
  if (result->county.problem && !analyse(*result, ranking, progress)) return nullptr;
  result->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return result;
}

SurenessWorker::SurenessWorker() : thread_([this](const std::stop_token& stop) { work(stop); }) {}

void SurenessWorker::on_answer(void (*wake)()) {
  const std::lock_guard lock(mutex_);
  wake_ = wake;
}

void SurenessWorker::ask(SurenessKey key, CountyRanking ranking) {
  const std::lock_guard lock(mutex_);
  asked_ = Question{std::move(key), std::move(ranking), ++number_};
  answer_.reset();
  wanted_ = true;
  share_ = 0;
  since_ = Clock::now();
  changed_.notify_all();
}

void SurenessWorker::cancel() {
  const std::lock_guard lock(mutex_);
  ++number_;
  asked_.reset();
  answer_.reset();
  wanted_ = false;
  changed_.notify_all();
}

std::shared_ptr<const Sureness> SurenessWorker::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(answer_, nullptr);
}

void SurenessWorker::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return !wanted_; });
}

SurenessWorker::State SurenessWorker::state() const {
  const std::lock_guard lock(mutex_);
  if (!wanted_) return {};
  return {true, share_, std::chrono::duration<double>(Clock::now() - since_).count()};
}

bool SurenessWorker::goes_on(int number, double share, const std::stop_token& stop) {
  const std::lock_guard lock(mutex_);
  if (number == number_) share_ = share;
  return number == number_ && !stop.stop_requested();
}

void SurenessWorker::work(const std::stop_token& stop) {
  while (true) {
    Question question;
    {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [&] { return asked_.has_value(); })) return;
      question = *std::exchange(asked_, std::nullopt);
    }
    auto answer = assess_sureness(question.key, question.ranking,
                                  [&](double share) { return goes_on(question.number, share, stop); });
    void (*wake)() = nullptr;
    {
      const std::lock_guard lock(mutex_);
      if (question.number != number_) continue;
      wake = wake_;
      answer_ = std::move(answer);
      wanted_ = false;
      changed_.notify_all();
    }
    if (wake) wake();
  }
}

} // namespace yindi::gui
