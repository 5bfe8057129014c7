#include "engine/methods/matrix_checks.h"

#include "engine/format/plausible.h"
#include "engine/format/words.h"
#include "engine/methods/matrix_words.h"

#include <algorithm>
#include <cmath>

namespace yindi {

void check_names(const DecisionMatrix& matrix, const MatrixPlaces& places, Problems& problems) {
  const auto& names = matrix.alternatives;
  std::vector<std::size_t> order(places.rows.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return names[a] < names[b]; });
  for (std::size_t k = 1; k < order.size(); ++k)
    if (!names[order[k]].empty() && names[order[k]] == names[order[k - 1]])
      problems.error(places.table.place(places.rows[order[k]], 0),
                     say(mark("alternative \"{}\" stands here twice"), names[order[k]]),
                     say(mark("give each a name of its own")));
  std::vector<std::string> plain;
  for (const std::string& name : names) plain.push_back(lower(name));
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return plain[a] < plain[b]; });
  for (std::size_t k = 1; k < order.size(); ++k)
    if (plain[order[k]] == plain[order[k - 1]] && names[order[k]] != names[order[k - 1]])
      problems.warning(places.table.place(places.rows[order[k]], 0),
                       say(mark("\"{0}\" and \"{1}\" differ in capitals only"), names[order[k - 1]], names[order[k]]),
                       say(mark("give each a name of its own")));
}

void warn_of_totals(const DecisionMatrix& matrix, const MatrixPlaces& places, Problems& problems) {
  const Eigen::MatrixXd& values = matrix.values;
  if (values.rows() < 3 || !values.allFinite()) return;
  const Eigen::RowVectorXd sums = values.colwise().sum(), sizes = values.cwiseAbs().colwise().sum();
  for (Eigen::Index i = 0; i < values.rows(); ++i) {
    const std::string& name = matrix.alternatives[static_cast<std::size_t>(i)];
    const Eigen::ArrayXd off = (2 * values.row(i) - sums).cwiseAbs().transpose(), allowed = 1e-3 * sizes.transpose();
    const bool sum = (off <= allowed).all() && values.row(i).cwiseAbs().maxCoeff() > 0;
    if (sum && (values.cols() > 1 || names_a_total(name)))
      problems.warning(places.table.place(places.rows[static_cast<std::size_t>(i)], 0),
                       say(mark("{} is the sum of the others: take a total out"), name));
    else if (names_a_total(name))
      problems.warning(places.table.place(places.rows[static_cast<std::size_t>(i)], 0),
                       say(mark("{} takes part as an alternative: take a total out"), name));
    else if (names_a_mean(name))
      problems.warning(places.table.place(places.rows[static_cast<std::size_t>(i)], 0),
                       say(mark("{} takes part as an alternative: take out what sums the others up"), name));
  }
}

void warn_of_no_values(const DecisionMatrix& matrix, const MatrixPlaces& places, Problems& problems) {
  for (std::size_t j = 0; j < matrix.criteria.size(); ++j) {
    const auto column = matrix.values.col(static_cast<Eigen::Index>(j));
    const Column values(column.begin(), column.end());
    const auto place = [&](std::size_t i) { return places.table.place(places.rows[i], places.columns[j]); };
    const std::vector<std::size_t> codes = no_data_codes(values);
    for (const std::size_t i : codes)
      problems.warning(place(i), say(mark("{} is how many tables write \"no data\""), shortest(values[i])),
                       say(mark("a matrix needs every value; a casebook can leave one unknown")));
    const auto other = codes.empty() && values.size() >= 5 ? one_in_another_unit(values) : std::nullopt;
    if (!other || other->factor == 0 || other->others.high > 10 * other->others.low) continue;
    problems.warning(place(other->place),
                     say(mark("{0} of {1} is {2}; the other {3} have {4} to {5}"), matrix.criteria[j],
                         matrix.alternatives[other->place], shortest(values[other->place]),
                         std::to_string(other->others.count), shortest(other->others.low),
                         shortest(other->others.high)),
                     say(mark("is it in another unit?")));
  }
}

} // namespace yindi
