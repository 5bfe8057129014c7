#include "engine/region/product_space.h"
#include "engine/region/structure.h"
#include "tests/region/reference.h"

namespace product_space_test {

using namespace yindi;
using namespace yindi::test;

namespace {

Eigen::MatrixXd presence_of(const nlohmann::json& matrix) {
  const Eigen::MatrixXd m = matrix_from(matrix);
  return present(location_quotients(m), m);
}

} // namespace

TEST_CASE("py-ecomplexity: M keeps exactly 1, φ with diagonal 1, ω with q = p", "[region][product-space]") {
  for (const char* name : {"econgeo5x5", "six_by_five"}) {
    INFO(name);
    const auto& expected = region_reference()["py_ecomplexity"][name];
    check_matrix(location_quotients(matrix_from(expected["matrix"])), expected["rca"], 1e-12);
    const Eigen::MatrixXd m = presence_of(expected["matrix"]);
    check_matrix(m, expected["mcp"], 0);
    const Eigen::MatrixXd phi = proximity(m);
    check_matrix(phi, expected["proximity"], 1e-12);
    CHECK(phi.diagonal().isOnes());
    check_matrix(relatedness_density(m, phi), expected["density"], 1e-12);
    for (Eigen::Index c = 0; c < m.rows(); ++c)
      CHECK(m.row(c).sum() == expected["diversity"][static_cast<std::size_t>(c)].get<double>());
    for (Eigen::Index p = 0; p < m.cols(); ++p)
      CHECK(m.col(p).sum() == expected["ubiquity"][static_cast<std::size_t>(p)].get<double>());
  }
}

TEST_CASE("EconGeo: co-occurrence and its four normalisations, diagonal 0", "[region][product-space]") {
  const auto& e = region_reference()["econgeo"];
  const Eigen::MatrixXd m = presence_of(e["matrix"]);
  check_matrix(m, e["lq_binary_gt1"], 0);
  const Eigen::MatrixXd c = cooccurrence(m);
  check_matrix(c, e["cooccurrence"], 0);
  check_matrix(relatedness(c, Relatedness::probability), e["relatedness_prob"], 1e-11);
  check_matrix(relatedness(c, Relatedness::association), e["relatedness_association"], 1e-11);
  check_matrix(relatedness(c, Relatedness::cosine), e["relatedness_cosine"], 1e-11);
  check_matrix(relatedness(c, Relatedness::jaccard), e["relatedness_jaccard"], 1e-11);
  // EconGeo's density leaves q = p out and is in per cent with two decimals; ours on its binary relatedness agrees.
  const Eigen::MatrixXd related = matrix_from(e["relatedness_assoc_gt1"]);
  check_matrix(100 * relatedness_density(m, related), e["relatedness_density_pct"], 5e-3 + 1e-9);
}

TEST_CASE("complexity is refused where structures split into blocks", "[region][product-space]") {
  for (const char* name : {"econgeo5x5", "six_by_five"}) { // py-ecomplexity gives ±1 here, which means nothing
    const Complexity c = economic_complexity(presence_of(region_reference()["py_ecomplexity"][name]["matrix"]));
    CHECK(c.counties.empty());
    CHECK(c.refusal.in(Language::en) ==
          "the counties split into groups that share no industry, so complexity cannot compare them");
  }
}

TEST_CASE("complexity is the second eigenvector of Hidalgo & Hausmann as z-scores", "[region][product-space]") {
  const Eigen::MatrixXd m = matrix_from(region_reference()["econgeo"]["hh_matrix"]);
  const Complexity c = economic_complexity(m);
  REQUIRE(c.refusal.empty());
  Eigen::VectorXd k(m.rows());
  for (Eigen::Index i = 0; i < m.rows(); ++i) k(i) = *c.counties[static_cast<std::size_t>(i)];
  CHECK(k.mean() == Approx(0).margin(1e-12));
  CHECK(k.squaredNorm() / static_cast<double>(k.size()) == Approx(1));
  // (M/k_c)(M/k_p)ᵀ k = λk up to the constant that the z-score takes away.
  const Eigen::VectorXd diversity = m.rowwise().sum(), ubiquity = m.colwise().sum().transpose();
  const Eigen::MatrixXd step =
      diversity.cwiseInverse().asDiagonal() * m * ubiquity.cwiseInverse().asDiagonal() * m.transpose();
  const Eigen::VectorXd next = step * k;
  const double lambda = (next.array() - next.mean()).matrix().dot(k) / k.squaredNorm();
  CHECK(((next.array() - next.mean()).matrix() - lambda * k).norm() < 1e-10);
  CHECK(lambda < 1);
  CHECK(k.dot(diversity) > 0);
}

TEST_CASE("identical counties, an industry nobody has, one county alone: documented, no NaN",
          "[region][product-space]") {
  Eigen::MatrixXd alike = Eigen::MatrixXd::Ones(4, 3);
  CHECK(economic_complexity(alike).refusal.in(Language::en) ==
        "all counties have the same structure, so none is more complex");
  CHECK_FALSE(economic_complexity(Eigen::MatrixXd::Ones(1, 3)).refusal.empty());
  CHECK_FALSE(economic_complexity(Eigen::MatrixXd::Zero(4, 3)).refusal.empty());
  alike.col(2).setZero();
  const Eigen::MatrixXd phi = proximity(alike), density = relatedness_density(alike, phi);
  CHECK(phi.col(2).isZero());
  CHECK(density.allFinite());
  CHECK(density.col(2).isZero());
  CHECK(density.col(0).isOnes());
}

} // namespace product_space_test
