// Examples that start from rankings, and the fuzzy composition.

#include "engine/methods/agreement.h"
#include "engine/methods/combined_ranking.h"
#include "engine/methods/fce.h"
#include "engine/textbook/kinds.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

Quantities or_null(const std::optional<double>& value) { return value ? Quantities(*value) : Quantities(nullptr); }

/// `rankings`, each as often as `votes` says.
std::optional<Rankings> read_rankings(Section& section) {
  const auto rows = read_rows(section, "rankings");
  const std::vector<double> votes = read_numbers(section, "votes");
  if (!rows) return std::nullopt;
  if (section.table.contains("votes") && votes.size() != rows->size())
    section.problems.error(section.key_place("votes"), say(mark("\"{0}\" has {1} entries, and {2} are needed"), "votes",
                                                           std::to_string(votes.size()), std::to_string(rows->size())));
  Rankings rankings;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    std::vector<int> places;
    for (const double place : (*rows)[i]) {
      if (place != std::floor(place) || place < 1 || place > static_cast<double>((*rows)[i].size()))
        section.problems.error(section.key_place("rankings"),
                               say(mark("{} is no place: places are whole numbers from 1 on"), shortest(place)));
      places.push_back(static_cast<int>(std::clamp(place, 0.0, 1e6)));
    }
    const double times = i < votes.size() ? votes[i] : 1;
    if (times != std::floor(times) || times < 0 || times > 10000)
      section.problems.error(section.key_place("votes"), say(mark("{} is no number of votes"), shortest(times)));
    else
      rankings.insert(rankings.end(), static_cast<std::size_t>(times), places);
  }
  if (rankings.empty() || has_errors(section.problems.list)) return std::nullopt;
  return rankings;
}

} // namespace

std::optional<Quantities> compute_correlation(ExampleFile& file, const Settings&) {
  Section& section = file.section;
  section.need("x");
  section.need("y");
  const std::vector<double> x = read_numbers(section, "x"), y = read_numbers(section, "y");
  if (x.size() != y.size())
    section.problems.error(section.key_place("y"), say(mark("\"{0}\" has {1} entries, and {2} are needed"), "y",
                                                       std::to_string(y.size()), std::to_string(x.size())));
  if (has_errors(section.problems.list)) return std::nullopt;
  return Quantities{
      {"kendall_tau_a", or_null(kendall_tau_a(x, y))}, {"kendall_tau_b", or_null(kendall_tau_b(x, y))},
      {"spearman", or_null(spearman(x, y))},           {"weighted_spearman", or_null(weighted_spearman(x, y))},
      {"ws", or_null(ws_coefficient(x, y))},           {"ws_swapped", or_null(ws_coefficient(y, x))}};
}

std::optional<Quantities> compute_combine(ExampleFile& file, const Settings&) {
  const auto rankings = read_rankings(file.section);
  if (!rankings) return std::nullopt;
  Quantities result = Quantities::object();
  for (const CombiningRule& rule : combining_rules()) {
    const CombinedRanking combined = rule.combine(*rankings);
    result[rule.id] = {{"scores", combined.scores}, {"ranks", combined.ranks}};
  }
  std::vector<double> sums(rankings->front().size(), 0.0);
  std::vector<std::vector<double>> places;
  for (const auto& ranking : *rankings) {
    places.push_back(mid_ranks(ranking));
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += places.back()[i];
  }
  result["rank_sums"] = sums;
  result["kendall_w"] = or_null(kendall_w(places));
  return result;
}

std::optional<Quantities> compute_composition(ExampleFile& file, const Settings&) {
  Section& section = file.section;
  const auto memberships = read_rows(section, "memberships");
  const std::vector<double> weights = read_numbers(section, "weights");
  section.need("operator");
  const std::string word = section.text("operator");
  const std::vector<std::string> operators = {"weighted-average", "main-factor"};
  if (std::find(operators.begin(), operators.end(), word) == operators.end())
    unknown_word(section, "operator", word, operators);
  if (memberships && (memberships->empty() || weights.size() != memberships->size()))
    section.problems.error(section.key_place("weights"),
                           say(mark("\"{0}\" has {1} entries, and {2} are needed"), "weights",
                               std::to_string(weights.size()), std::to_string(memberships->size())));
  if (!memberships || has_errors(section.problems.list)) return std::nullopt;
  const auto rows = static_cast<Eigen::Index>(memberships->size()),
             grades = static_cast<Eigen::Index>(memberships->front().size());
  Eigen::MatrixXd r(rows, grades);
  for (Eigen::Index j = 0; j < rows; ++j)
    for (Eigen::Index k = 0; k < grades; ++k)
      r(j, k) = (*memberships)[static_cast<std::size_t>(j)][static_cast<std::size_t>(k)];
  const Eigen::RowVectorXd grade =
      compose(Eigen::Map<const Eigen::VectorXd>(weights.data(), rows), r,
              word == "main-factor" ? FuzzyOperator::main_factor : FuzzyOperator::weighted_average);
  return Quantities{{"grades", std::vector<double>(grade.begin(), grade.end())}};
}

} // namespace yindi
