#include "engine/weights/scales.h"

#include "engine/weights/priorities.h"
#include "tests/catch.h"
#include "tests/weights/reference.h"

#include <cmath>

namespace scales_test {

using namespace yindi;
using namespace yindi::test;

namespace {

std::vector<double> ratios(const std::string& scale, Eigen::Index items = 5) {
  std::vector<double> result;
  for (int answer = 1; answer <= 9; ++answer) result.push_back(ratio_on(*find_scale(scale), answer, items));
  return result;
}

} // namespace

TEST_CASE("each scale gives the ratios that its source prints", "[weights][scales]") {
  CHECK(near(ratios("saaty"), {1, 2, 3, 4, 5, 6, 7, 8, 9}, 0));
  CHECK(near(ratios("linear"), {1, 2, 3, 4, 5, 6, 7, 8, 9}, 0));
  CHECK(near(ratios("power"), {1, 4, 9, 16, 25, 36, 49, 64, 81}, 0));
  CHECK(near(ratios("geometric"), {1, 2, 4, 8, 16, 32, 64, 128, 256}, 0));
  CHECK(near(ratios("logarithmic"), {1, 1.58, 2, 2.32, 2.58, 2.81, 3, 3.17, 3.32}, 0.005));
  CHECK(near(ratios("root-square"), {1, 1.41, 1.73, 2, 2.24, 2.45, 2.65, 2.83, 3}, 0.005));
  // Ma & Zheng 1991: 9/9, 9/8, …, 9/1 and 10/10, 11/9, …, 18/2.
  CHECK(near(ratios("inverse-linear"), {1, 9 / 8.0, 9 / 7.0, 1.5, 1.8, 2.25, 3, 4.5, 9}, 1e-14));
  CHECK(near(ratios("balanced"), {1, 11 / 9.0, 1.5, 13 / 7.0, 14 / 6.0, 3, 4, 17 / 3.0, 9}, 1e-14));
  // Salo & Hämäläinen 1997 as printed by Goepel: 1, 1.22, 1.5, 1.86, 2.33, 3.00, 4.00, 5.67 and 9.00.
  CHECK(near(ratios("balanced"), {1, 1.22, 1.5, 1.86, 2.33, 3, 4, 5.67, 9}, 0.005));
  CHECK(near(ratios("salo-hamalainen"), {1, 1.27, 1.62, 2.09, 2.78, 3.86, 5.8, 10.33, 33}, 0.005));
}

TEST_CASE("balanced-n spreads the weight of one item among n evenly (Goepel 2018)", "[weights][scales]") {
  CHECK(near(ratios("balanced-n", 2), ratios("balanced", 2), 1e-14));
  for (const Eigen::Index n : {3, 5, 9}) {
    // One item x times as important as each of the n − 1 others, which are equal: w = c/(c + n − 1).
    std::vector<double> steps;
    double last = 0;
    for (const double c : ratios("balanced-n", n)) {
      const double weight = c / (c + static_cast<double>(n) - 1);
      if (last > 0) steps.push_back(weight - last);
      last = weight;
    }
    for (const double step : steps) CHECK(std::abs(step - steps.front()) < 1e-14);
    CHECK(std::abs(last - 9.0 / (static_cast<double>(n) + 8)) < 1e-14);
  }
}

TEST_CASE("every scale: 1 is equal, rising, reciprocal, and back to the answer", "[weights][scales]") {
  CHECK(judgement_scales().size() == 10);
  for (const JudgementScale& scale : judgement_scales()) {
    INFO(scale.id);
    CHECK(ratio_on(scale, 1, 4) == Approx(1).epsilon(1e-15));
    for (double answer = 1; answer < 9; answer += 0.5) {
      CHECK(ratio_on(scale, answer + 0.5, 4) > ratio_on(scale, answer, 4));
      CHECK(ratio_on(scale, 1 / answer, 4) * ratio_on(scale, answer, 4) == Approx(1).epsilon(1e-14));
    }
    for (int answer = 1; answer <= 9; ++answer) {
      CHECK(nearest_answer(scale, ratio_on(scale, answer, 4), 4) == answer);
      CHECK(nearest_answer(scale, ratio_on(scale, 1.0 / answer, 4), 4) == Approx(1.0 / answer).epsilon(1e-15));
    }
    CHECK_FALSE(scale.name.zh.empty());
    CHECK_FALSE(std::string(scale.source).empty());
  }
  CHECK(scale_note("saaty").empty());
  CHECK(scale_note("linear").empty());
  CHECK_FALSE(scale_note("power").empty());
}

TEST_CASE("a comparison of answers becomes one of ratios", "[weights][scales]") {
  Comparison answers = no_judgements(letters(3));
  judge(answers, 0, 1, 1 / 3.0);
  judge(answers, 1, 2, 2);
  const auto squared = on_scale(answers, "power");
  REQUIRE(squared.value);
  CHECK(squared.value->ratio(1, 0) == Approx(9).epsilon(1e-14));
  CHECK(squared.value->ratio(1, 2) == 4);
  CHECK(missing_pairs(*squared.value) == 1);
  CHECK(on_scale(answers, "saaty").value->ratio(0, 1) == answers.ratio(0, 1));

  judge(answers, 0, 2, 12);
  const auto refused = on_scale(answers, "inverse-linear");
  CHECK_FALSE(refused.value);
  CHECK(refused.diagnostics.at(0).message.in(Language::en) ==
        "a against c is 12; the scale inverse-linear has ratios for answers from 1/9 to 9");
  CHECK(on_scale(answers, "linear").value);
  CHECK(on_scale(answers, "balancd").diagnostics.at(0).hint.in(Language::en) == "did you mean \"balanced\"?");
}

TEST_CASE("an answer in words, in both languages", "[weights][scales]") {
  CHECK(verbal_label(1).en == "equally important");
  CHECK(verbal_label(5).en == "strongly more important");
  CHECK(verbal_label(1 / 7.0).zh == "强烈重要");
  CHECK(verbal_label(8).en == "between very strongly and extremely more important");
}

TEST_CASE("the random index of another scale is simulated, the same each time", "[weights][scales]") {
  // The 1–9 scale itself gives back the published indices (Alonso & Lamata 2006).
  CHECK(simulated_index("saaty", 4) == Approx(.8816).epsilon(.02));
  CHECK(simulated_index("saaty", 7) == Approx(1.3417).epsilon(.02));
  const RandomIndex power = random_index("", 4, 0, "power");
  CHECK(power.label == "simulated");
  CHECK(power.table == "simulated");
  CHECK(*power.value == simulated_index("power", 4));
  CHECK(*power.value > 3); // squared ratios contradict each other much more
  CHECK(*random_index("", 4, 0, "root-square").value < .4);
  CHECK(random_index("", 4, 1, "power").label == "approximation");
  CHECK(*random_index("", 4, 1, "power").value == Approx(2 / 3.0 * *power.value));
  const RandomIndex named = random_index("saaty1977", 4, 0, "power");
  CHECK(named.label == "index of the 1–9 scale");
  CHECK(*named.value == .90);
  CHECK_FALSE(random_index("", 2, 0, "power").value);
  CHECK_FALSE(random_index("donegan_dodd1991", 11, 0, "power").value);

  Comparison circle = no_judgements(letters(3));
  judge(circle, 0, 1, 3);
  judge(circle, 1, 2, 3);
  judge(circle, 2, 0, 3);
  const Comparison squared = *on_scale(circle, "power").value;
  const Priorities result = *priorities(squared, {"eigenvector", "", "power"}).value;
  CHECK(*result.cr == Approx(*result.ci / simulated_index("power", 3)));
  for (const Suspect& suspect : worst_judgements(squared, result, {"eigenvector", "", "power"}))
    CHECK(suspect.suggested == Approx(ratio_on(*find_scale("power"), suspect.suggested_answer, 3)));
}

} // namespace scales_test
