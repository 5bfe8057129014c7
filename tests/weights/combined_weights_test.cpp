#include "engine/weights/combined_weights.h"

#include "tests/catch.h"
#include "tests/weights/reference.h"

#include <cmath>

namespace combined_weights_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("multiplied weights: both must find a criterion important", "[weights][weightings]") {
  const auto both = *multiplied_weights({.5, .3, .2}, {.2, .3, .5}).value;
  CHECK(near(both.weights, {10 / 29.0, 9 / 29.0, 10 / 29.0}, 1e-15));
  CHECK(*both.correlation == Approx(-13 / 14.0)); // deviations (5, −1, −4)/30 and (−4, −1, 5)/30
  CHECK(near(multiplied_weights({.5, .3, .2}, {1, 1, 1}).value->weights, {.5, .3, .2}, 1e-15));
  CHECK_FALSE(multiplied_weights({.5, .3, .2}, {1, 1, 1}).value->correlation);
}

TEST_CASE("game-theoretic combination: the deviation from both is least", "[weights][weightings]") {
  const std::vector<double> s = {.4, .35, .25}, o = {.2, .3, .5};
  const auto combined = *game_weights(s, o).value;
  REQUIRE(combined.shares.size() == 2);
  // The first-order conditions with unnormalised α, which keep the proportion of the shares.
  const double ss = .16 + .1225 + .0625, so = .08 + .105 + .125, oo = .04 + .09 + .25;
  const double determinant = ss * oo - so * so;
  const double alpha = (ss - so) * oo / determinant, beta = (oo - so) * ss / determinant;
  CHECK(alpha * ss + beta * so == Approx(ss));
  CHECK(alpha * so + beta * oo == Approx(oo));
  CHECK(combined.shares[0] == Approx(alpha / (alpha + beta)));
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(combined.weights[i] == Approx(combined.shares[0] * s[i] + combined.shares[1] * o[i]));
  CHECK(combined.weights[0] + combined.weights[1] + combined.weights[2] == Approx(1).epsilon(1e-15));
  CHECK(combined.notes.empty());

  CHECK(near(game_weights(s, s).value->weights, s, 1e-15));
  CHECK(game_weights(s, s).value->shares == std::vector<double>{.5, .5});
  const auto turned = *game_weights(o, s).value;
  CHECK(near(turned.weights, combined.weights, 1e-14));
  CHECK(game_weights({.3, .4, .3}, {0, 1, 0}).value->notes.size() == 1); // s·o > s·s: a negative share
}

TEST_CASE("weights that cannot be combined are refused", "[weights][weightings]") {
  const auto refusal = [](const Loaded<CombinedWeights>& loaded) {
    CHECK_FALSE(loaded.value);
    return loaded.diagnostics.at(0).message.in(Language::en);
  };
  CHECK(refusal(game_weights({.5, .5}, {1})) == "2 subjective weights cannot be combined with 1 objective ones");
  CHECK(refusal(game_weights({0, 0}, {.5, .5})) == "the weights sum to zero");
  CHECK(refusal(multiplied_weights({1, 0}, {0, 1})) == "no criterion has a weight above 0 in both weightings");
  CHECK(refusal(multiplied_weights({1, -1}, {0, 1})) == "weights to combine are finite and not negative");
  CHECK(refusal(game_weights({1, std::nan("")}, {0, 1})) == "weights to combine are finite and not negative");
}

} // namespace combined_weights_test
