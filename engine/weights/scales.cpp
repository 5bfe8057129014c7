#include "engine/weights/scales.h"

#include "engine/format/words.h"
#include "engine/schema/domains.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

double same(double x, double) { return x; }
double power(double x, double) { return x * x; }
double geometric(double x, double) { return std::exp2(x - 1); }
double logarithmic(double x, double) { return std::log2(x + 1); }
double root_square(double x, double) { return std::sqrt(x); }
double inverse_linear(double x, double) { return 9 / (10 - x); }
double balanced(double x, double) { return (9 + x) / (11 - x); }
double balanced_n(double x, double n) { return (9 + (n - 1) * x) / (9 + n - x); }
double salo_hamalainen(double x, double) { return (7.5 + x) / (9.5 - x); }

constexpr double sliver = 1e-12; ///< 1/9 is no binary number

} // namespace

const std::vector<JudgementScale>& judgement_scales() {
  static const std::vector<JudgementScale> table = {
      {"saaty", {"Saaty 1–9", "萨蒂 1–9 标度"}, "c = x", "Saaty 1977, J. Math. Psychol. 15:234-281", true, same},
      {"linear",
       {"Linear: the answer is the ratio", "线性标度：回答即比值"},
       "c = x",
       "Saaty 1977, J. Math. Psychol. 15:234-281",
       true,
       same},
      {"power", {"Power", "幂标度"}, "c = x²", "Harker & Vargas 1987, Manage. Sci. 33:1383-1403", false, power},
      {"geometric",
       {"Geometric", "几何标度"},
       "c = 2^(x − 1)",
       "Lootsma 1989, Eur. J. Oper. Res. 40:109-116",
       false,
       geometric},
      {"logarithmic",
       {"Logarithmic", "对数标度"},
       "c = log₂(x + 1)",
       "Ishizaka, Balkenborg & Kaplan 2011, J. Oper. Res. Soc. 62:700-710",
       false,
       logarithmic},
      {"root-square",
       {"Square root", "平方根标度"},
       "c = √x",
       "Harker & Vargas 1987, Manage. Sci. 33:1383-1403",
       false,
       root_square},
      {"inverse-linear",
       {"Inverse linear (9/9–9/1)", "反线性标度（9/9–9/1 标度）"},
       "c = 9/(10 − x)",
       "Ma & Zheng 1991, Proc. 2nd ISAHP, Pittsburgh, 1:197-202",
       false,
       inverse_linear},
      {"balanced",
       {"Balanced (10/10–18/2)", "平衡标度（10/10–18/2 标度）"},
       "c = (9 + x)/(11 − x)", // w/(1 − w) with w = 0.45 + 0.05 x
       "Salo & Hämäläinen 1997, J. Multi-Criteria Decis. Anal. 6:309-319; Ma & Zheng 1991",
       false,
       balanced},
      {"balanced-n",
       {"Balanced for n items", "n 项平衡标度"},
       "c = (9 + (n − 1) x)/(9 + n − x)",
       "Goepel 2018, Int. J. Inf. Technol. Decis. Mak. 18:445-463",
       false,
       balanced_n},
      {"salo-hamalainen",
       {"Salo–Hämäläinen, s = 1/17", "萨洛–海迈莱伊宁标度（s = 1/17）"},
       "c = (7.5 + x)/(9.5 − x)", // (0.5 + (x − 1) s)/(0.5 − (x − 1) s)
       "Salo & Hämäläinen 1997, J. Multi-Criteria Decis. Anal. 6:309-319; Dong, Xu, Li & Dai 2008, Eur. J. Oper. "
       "Res. 186:229-242",
       false,
       salo_hamalainen},
  };
  return table;
}

const JudgementScale* find_scale(const std::string& id) {
  const auto& table = judgement_scales();
  const auto found = std::find_if(table.begin(), table.end(), [&](const JudgementScale& s) { return s.id == id; });
  return found == table.end() ? nullptr : &*found;
}

std::vector<std::string> scale_ids() {
  std::vector<std::string> ids;
  for (const JudgementScale& scale : judgement_scales()) ids.emplace_back(scale.id);
  return ids;
}

double ratio_on(const JudgementScale& scale, double answer, Eigen::Index items) {
  if (answer < 1) return 1 / ratio_on(scale, 1 / answer, items);
  return scale.ratio(scale.open ? answer : std::min(answer, 9.0), static_cast<double>(items));
}

double nearest_answer(const JudgementScale& scale, double ratio, Eigen::Index items) {
  if (ratio < 1) return 1 / nearest_answer(scale, 1 / ratio, items);
  const auto misfit = [&](double answer) { return std::abs(std::log(ratio_on(scale, answer, items) / ratio)); };
  double best = 1;
  for (double answer = 2; answer <= 9; ++answer)
    if (misfit(answer) < misfit(best)) best = answer;
  return best;
}

Loaded<Comparison> on_scale(const Comparison& answers, const std::string& scale) {
  const JudgementScale* found = find_scale(scale);
  if (!found)
    return {std::nullopt,
            {refusal(say(mark("no judgement scale \"{}\""), scale),
                     did_you_mean(scale, scale_ids(), say(mark("one of {}"), joined(scale_ids()))))}};
  if (found->ratio == same) return {answers, {}};
  Comparison result = answers;
  Diagnostics problems;
  const Eigen::Index n = answers.size();
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = i + 1; j < n; ++j) {
      if (!answers.judged(i, j)) continue;
      // The one of the two mirrored cells that is at least 1 was answered; its reciprocal is exact to rounding only.
      const bool first = answers.ratio(i, j) >= 1;
      const Eigen::Index a = first ? i : j, b = first ? j : i;
      const double answer = answers.ratio(a, b);
      if (!found->open && answer > 9 * (1 + sliver))
        problems.push_back(
            refusal(say(mark("{0} against {1} is {2}; the scale {3} has ratios for answers from 1/9 to 9"),
                        answers.items[static_cast<std::size_t>(a)], answers.items[static_cast<std::size_t>(b)],
                        shortest(answer), scale),
                    say(mark("answer on 1 to 9, or choose the scale linear"))));
      const auto on = [&](double x) { return x >= 1 ? ratio_on(*found, x, n) : 1 / ratio_on(*found, 1 / x, n); };
      if (answers.ranged(a, b))
        judge(result, a, b, FuzzyNumber{on(answers.least(a, b)), on(answer), on(1 / answers.least(b, a))});
      else
        judge(result, a, b, ratio_on(*found, answer, n));
    }
  if (has_errors(problems)) return {std::nullopt, problems};
  return {std::move(result), {}};
}

Text verbal_label(double answer) {
  static const char* const words[] = {
      mark("equally important"),
      mark("between equally and moderately more important"),
      mark("moderately more important"),
      mark("between moderately and strongly more important"),
      mark("strongly more important"),
      mark("between strongly and very strongly more important"),
      mark("very strongly more important"),
      mark("between very strongly and extremely more important"),
      mark("extremely more important"),
  };
  const double size = answer < 1 ? 1 / answer : answer;
  const auto index = static_cast<std::size_t>(std::lround(std::clamp(size, 1.0, 9.0))) - 1;
  return {words[index], std::string(tr(Language::zh, words[index]))};
}

Sentence scale_note(const std::string& scale) {
  const JudgementScale* found = find_scale(scale);
  if (!found || found->ratio == same) return {};
  return say(
      mark("the judgements were answered on 1–9 and are read on the scale \"{0}\" ({1}): another scale gives other "
           "weights"),
      found->name, found->formula);
}

Words judgement_scale_words() {
  Words all;
  for (const JudgementScale& row : judgement_scales()) all.push_back({row.id, row.name});
  return all;
}

} // namespace yindi
