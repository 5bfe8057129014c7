#include "engine/methods/matrix_checks.h"

#include "engine/format/plausible.h"
#include "engine/format/row_words.h"
#include "engine/format/units.h"
#include "engine/format/words.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

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

namespace {

/// A criterion that is the sum of all others counts each of them twice.
void warn_of_summing_columns(const DecisionMatrix& matrix, const MatrixPlaces& places, Problems& problems) {
  const Eigen::VectorXd sums = matrix.values.rowwise().sum(), sizes = matrix.values.cwiseAbs().rowwise().sum();
  for (Eigen::Index j = 0; j < matrix.values.cols() && matrix.values.cols() > 2; ++j) {
    const Eigen::ArrayXd column = matrix.values.col(j), off = (2 * column - sums.array()).abs();
    const bool sum = (off <= 1e-3 * sizes.array()).all() && column.maxCoeff() > column.minCoeff();
    const auto at = static_cast<std::size_t>(j);
    if (sum)
      problems.warning(places.table.header_place(places.columns[at]),
                       say(mark("the column {} is the sum of the others: take a total out"), matrix.criteria[at]));
  }
}

} // namespace

void warn_of_totals(const DecisionMatrix& matrix, const MatrixPlaces& places, Problems& problems, bool places_only) {
  const Eigen::MatrixXd& values = matrix.values;
  if (values.rows() < 3 || !values.allFinite()) return;
  if (!places_only) warn_of_summing_columns(matrix, places, problems);
  const bool by_numbers = !places_only; // 1 + 2 = 3 says nothing where these are places
  const Eigen::RowVectorXd sums = values.colwise().sum(), sizes = values.cwiseAbs().colwise().sum();
  const bool differ = (values.colwise().maxCoeff() - values.colwise().minCoeff()).maxCoeff() > 0;
  for (Eigen::Index i = 0; i < values.rows(); ++i) {
    const std::string& name = matrix.alternatives[static_cast<std::size_t>(i)];
    const auto said = (sizes.array() > 0).count(); // a column of zeros says nothing
    const Eigen::ArrayXd off = (2 * values.row(i) - sums).cwiseAbs().transpose(), allowed = 1e-3 * sizes.transpose();
    const bool sum = (off <= allowed).all() && values.row(i).cwiseAbs().maxCoeff() > 0;
    const Eigen::ArrayXd means = (sums - values.row(i)).transpose() / static_cast<double>(values.rows() - 1),
                         from_means = (values.row(i).transpose().array() - means).abs();
    const bool any_sum = (off <= allowed && sizes.transpose().array() > 0).any();
    // Means agree by chance sooner than sums.
    const bool mixed = (off <= allowed || from_means <= 2e-3 * means.abs()).all() &&
                       (any_sum ? said > 1 : said > 2 && values.rows() > 3) && differ;
    if (sum && ((said > 1 && by_numbers) || names_a_total(name)))
      problems.warning(places.table.place(places.rows[static_cast<std::size_t>(i)], 0),
                       say(mark("{} is the sum of the others: take a total out"), name));
    else if (names_a_total(name))
      problems.warning(places.table.place(places.rows[static_cast<std::size_t>(i)], 0),
                       say(mark("{} takes part as an alternative: take a total out"), name));
    else if (names_a_mean(name) || (mixed && by_numbers))
      problems.warning(places.table.place(places.rows[static_cast<std::size_t>(i)], 0),
                       say(mark("{} takes part as an alternative: take out what sums the others up"), name));
  }
}

void warn_of_weights(const DecisionMatrix& matrix, const MatrixPlaces& places, Problems& problems) {
  const Eigen::MatrixXd& values = matrix.values;
  if (values.rows() < 3 || values.cols() < 2 || !values.allFinite()) return;
  const Eigen::VectorXd sums = values.rowwise().sum();
  const auto is_whole = [](double sum) { return std::abs(sum - 1) < 1e-6 || std::abs(sum - 100) < 1e-4; };
  if (std::count_if(sums.begin(), sums.end(), is_whole) != 1) return;
  for (const Eigen::Index i : {Eigen::Index{0}, values.rows() - 1}) {
    if (!is_whole(sums[i]) || values.row(i).minCoeff() < 0) continue;
    const Eigen::Index first = i == 0 ? 1 : 0;
    const auto others = values.middleRows(first, values.rows() - 1);
    const Eigen::RowVectorXd low = others.colwise().minCoeff(), high = others.colwise().maxCoeff();
    const auto row = values.row(i).array();
    // Among shares from 0 to 1 a weight lies where the others do.
    const bool far = low.minCoeff() >= 0 && ((10 * row < low.array()) || (row > 10 * high.array())).any();
    if (far || ((row < low.array()) || (row > high.array())).all())
      problems.warning(places.table.place(places.rows[static_cast<std::size_t>(i)], 0),
                       say(mark("the numbers of {} add up as weights do, and are far from the others"),
                           matrix.alternatives[static_cast<std::size_t>(i)]),
                       say(mark("call the row \"weight\" if they are weights")));
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
    const std::string unit = unit_in_head(matrix.criteria[j]);
    auto several = codes.empty() ? several_in_another_unit(values) : std::nullopt;
    if (!several && codes.empty() && is_per_cent(unit)) several = fractions_among_per_cents(values);
    if (several && several->others.high > 10 * several->others.low) several.reset();
    for (const std::size_t i : several ? several->places : std::vector<std::size_t>{})
      problems.warning(place(i),
                       say(mark("{0} of {1} is {2}; the other {3} have {4} to {5}"), matrix.criteria[j],
                           matrix.alternatives[i], shortest(values[i]), std::to_string(several->others.count),
                           shortest(several->others.low), shortest(several->others.high)),
                       is_per_cent(unit) && several->factor == 100
                           ? say(mark("a fraction instead of per cent? then it is {}"),
                                 shortest(std::stod(fmt::format("{:.12g}", values[i] * 100))))
                           : say(mark("is it in another unit?")));
    if (several) continue;
    const auto other = codes.empty() && values.size() >= 3 ? one_in_another_unit(values) : std::nullopt;
    if (const auto off = codes.empty() && !other ? one_digit_off(values) : std::nullopt)
      problems.warning(place(off->place),
                       say(mark("{0} of {1} is {2}; the other {3} have {4} to {5}"), matrix.criteria[j],
                           matrix.alternatives[off->place], shortest(values[off->place]),
                           std::to_string(off->others.count), shortest(off->others.low), shortest(off->others.high)),
                       say(mark("a digit missing or too many, or the point in another place? then it is {}"),
                           shortest(std::stod(fmt::format("{:.12g}", values[off->place] * off->factor)))));
    const double value = other ? values[other->place] : 0;
    const bool beyond = other && (value > 1e4 * other->others.high || value < 1e-4 * other->others.low);
    if (!other || (other->factor == 0 && !beyond) || other->others.high > 10 * other->others.low) continue;
    problems.warning(place(other->place),
                     say(mark("{0} of {1} is {2}; the other {3} have {4} to {5}"), matrix.criteria[j],
                         matrix.alternatives[other->place], shortest(values[other->place]),
                         std::to_string(other->others.count), shortest(other->others.low),
                         shortest(other->others.high)),
                     say(mark("is it in another unit?")));
  }
}

} // namespace yindi
