#pragma once

// Judgement scales: from an answer in words or on 1–9 to the ratio that goes into a comparison matrix.

#include "engine/weights/comparison.h"

namespace yindi {

/// Judgements are kept as answered, on 1–9; the scale says what ratio an answer stands for.
struct JudgementScale {
  const char* id;
  Text name;
  const char* formula; ///< ratio c of the answer x ≥ 1 among n items; an answer below 1 gives the reciprocal
  const char* source;
  bool open; ///< answers above 9 have a ratio too
  double (*ratio)(double answer, double items);
};

/// saaty, linear, power, geometric, logarithmic, root-square, inverse-linear, balanced, balanced-n, salo-hamalainen.
/// The parameters are those of Goepel 2018 (IJITDM 18(2):445–463), table 1, unless the source says otherwise.
const std::vector<JudgementScale>& judgement_scales();
const JudgementScale* find_scale(const std::string& id);
std::vector<std::string> scale_ids();

/// The ratio of an answer from 1/9 to 9 among `items` items, reciprocal below 1. Beyond that range only open scales
/// have one; the others give the ratio of 9 or 1/9.
double ratio_on(const JudgementScale&, double answer, Eigen::Index items);

/// The whole answer from 1/9 to 9 whose ratio is nearest to `ratio` in proportion.
double nearest_answer(const JudgementScale&, double ratio, Eigen::Index items);

/// The ratios of a comparison whose entries are answers. Errors: an unknown scale, an answer that it has no ratio for.
Loaded<Comparison> on_scale(const Comparison& answers, const std::string& scale);

/// What an answer of 1 to 9 says in words: "equally important", "between equally and moderately more important", …;
/// of an answer below 1 that of its reciprocal. The words are Saaty's (1977) and the same for every scale.
Text verbal_label(double answer);

/// That a scale other than 1–9 moves the weights; blank for saaty and linear.
Sentence scale_note(const std::string& scale);

} // namespace yindi
