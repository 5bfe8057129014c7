#include "engine/region/structure.h"
#include "tests/region/reference.h"

namespace structure_test {

using namespace yindi;
using namespace yindi::test;

namespace {

/// Each row's index, against all rows together (EconGeo's convention: the county is part of the reference).
template <class Index>
void check_rows(const nlohmann::json& matrix, const nlohmann::json& expected, double tolerance, Index index) {
  const Eigen::MatrixXd m = matrix_from(matrix);
  const Eigen::VectorXd total = m.colwise().sum().transpose();
  for (Eigen::Index c = 0; c < m.rows(); ++c) {
    INFO("row " << c);
    CHECK(std::abs(*index(m.row(c).transpose(), total) - expected[static_cast<std::size_t>(c)].get<double>()) <=
          tolerance);
  }
}

const auto krugman_of = [](const Eigen::VectorXd& a, const Eigen::VectorXd& t) { return krugman(a, t); };
const auto hachman_of = [](const Eigen::VectorXd& a, const Eigen::VectorXd& t) { return hachman(a, t); };
const auto herfindahl_of = [](const Eigen::VectorXd& a, const Eigen::VectorXd&) { return herfindahl(a); };
const auto entropy_of = [](const Eigen::VectorXd& a, const Eigen::VectorXd&) { return entropy_bits(a); };

} // namespace

TEST_CASE("EconGeo: location quotients, (x_cp/x_c)/(x_p/x)", "[region][structure]") {
  const auto& e = region_reference()["econgeo"];
  check_matrix(location_quotients(matrix_from(e["matrix"])), e["lq"], 1e-12);
  check_matrix(location_quotients(matrix_from(e["seed31_matrix"])), e["seed31_lq"], 1e-11);
}

TEST_CASE("EconGeo: Krugman is Σ|s − s'| without ½, the county part of the reference", "[region][structure]") {
  const auto& e = region_reference()["econgeo"];
  check_rows(e["matrix"], e["krugman"], 1e-11, krugman_of);
  check_rows(e["seed31_matrix"], e["seed31_krugman"], 1e-11, krugman_of);
  // EconGeo's spec.coeff is half of it.
  check_rows(e["matrix"], e["spec_coeff"], 1e-11,
             [](const Eigen::VectorXd& a, const Eigen::VectorXd& t) { return std::optional(*krugman(a, t) / 2); });
}

TEST_CASE("EconGeo: Hachman 1/Σ(LQ·s), Herfindahl Σs², entropy in bits", "[region][structure]") {
  const auto& e = region_reference()["econgeo"];
  check_rows(e["matrix"], e["hachman"], 1e-11, hachman_of);
  check_rows(e["seed31_matrix"], e["seed31_hachman"], 1e-11, hachman_of);
  check_rows(e["matrix"], e["herfindahl"], 1e-11, herfindahl_of);
  check_rows(e["seed31_matrix"], e["seed31_herfindahl"], 1e-11, herfindahl_of);
  check_rows(e["matrix"], e["entropy_bits_round3"], 5e-4, entropy_of);
  check_rows(e["seed31_matrix"], e["seed31_entropy"], 5e-4, entropy_of);
}

TEST_CASE("UNIDO similarity is the cosine of shares, pairwise Krugman 0 to 2", "[region][structure]") {
  const auto& scalars = region_reference()["scalar_examples"];
  for (const auto& pair : scalars["unido"]) {
    CHECK(*structural_similarity(vector_from(pair["a"]), vector_from(pair["b"])) ==
          Approx(pair["s"].get<double>()).epsilon(1e-12));
  }
  for (const auto& pair : scalars["krugman_pairwise"])
    CHECK(*krugman(vector_from(pair["a"]), vector_from(pair["b"])) == Approx(pair["k"].get<double>()).epsilon(1e-12));
}

TEST_CASE("public sectors stay out of shares and totals of the location quotient", "[region][structure]") {
  Eigen::MatrixXd amounts(1, 3);
  amounts << 30, 30, 40; // the last is public
  const Eigen::VectorXd reference = Eigen::Vector3d(10, 20, 70);
  const Eigen::MatrixXd lq = location_quotients(amounts, reference, {true, true, false});
  CHECK(lq(0, 0) == Approx(1.5));  // (30/60)/(10/30)
  CHECK(lq(0, 1) == Approx(0.75)); // (30/60)/(20/30)
  CHECK(lq(0, 2) == 0);
}

TEST_CASE("nothing to divide by gives none or 0, never NaN", "[region][structure]") {
  Eigen::MatrixXd amounts(3, 3);
  amounts << 0, 0, 0, // a county without employment
      1, 2, 0,        // a sector with zero total
      1, 2, 0;
  const Eigen::MatrixXd lq = location_quotients(amounts);
  CHECK(lq.allFinite());
  CHECK(lq.row(0).isZero());
  CHECK(lq.col(2).isZero());
  const Eigen::VectorXd none = Eigen::VectorXd::Zero(3), some = amounts.row(1).transpose();
  CHECK_FALSE(krugman(none, some));
  CHECK_FALSE(structural_similarity(some, none));
  CHECK_FALSE(herfindahl(none));
  CHECK_FALSE(hachman(none, some));
  CHECK_FALSE(entropy_bits(none));
  CHECK(*hachman(Eigen::Vector3d(0, 0, 1), some) == 0); // what the reference has not
  CHECK(*krugman(some, some) == 0);                     // all identical
}

} // namespace structure_test
