#include "engine/methods/analyses.h"

#include <map>

namespace yindi {

const std::vector<Analysis>& analyses() {
  static const std::vector<Analysis> table = {
      {"fuzzy-ahp-geometric-mean",
       "fuzzy-ahp --by geometric-mean",
       {"Fuzzy AHP, row geometric means", "模糊 AHP（行几何平均）"},
       "Buckley 1985, Fuzzy Sets Syst. 17:233-247",
       {"Good where people give a judgement as a range; held against it: the fuzziness ends in one crisp number, and "
        "the way there is a convention.",
        "适合判断以区间给出的场合；不足：模糊性最终压成一个清晰值，去模糊方式只是约定。"}},
      {"fuzzy-ahp-extent",
       "fuzzy-ahp --by extent",
       {"Fuzzy AHP, extent analysis", "模糊 AHP（程度分析法）"},
       "Chang 1996, Eur. J. Oper. Res. 95:649-655",
       {"Good for comparing with the many studies that use it; held against it: it may give the weight 0 to what "
        "counts, so its numbers are no weights (Wang, Luo & Hua 2008).",
        "适合与大量采用此法的研究对照；不足：可能给重要准则零权重，其结果并非真正的权重（Wang、Luo、Hua 2008）。"}},
      {"fuzzy-topsis",
       "fuzzy",
       {"Fuzzy TOPSIS", "模糊 TOPSIS"},
       "Chen 2000, Fuzzy Sets Syst. 114:1-9",
       {"Good where values are words or ranges; held against it: distances between triangles leave no fuzziness in the "
        "result, so it does not say how sure the ranking is.",
        "适合取值为语言或区间的场合；不足：三角形之间的距离消去了模糊性，结果不说明排序有多可靠。"}},
      {"anp",
       "network",
       {"Analytic network process (ANP)", "网络分析法（ANP）"},
       "Saaty 1996, Decision Making with Dependence and Feedback",
       {"Good where criteria depend on each other, also in circles; held against it: very many comparisons, and hardly "
        "anybody can foresee what one of them does to the result.",
        "适合准则相互依赖、存在反馈的场合；不足：比较次数极多，很难预见单个判断对结果的影响。"}},
      {"dematel",
       "dematel",
       {"DEMATEL", "DEMATEL（决策试验与评价实验室法）"},
       "Gabus & Fontela 1972, Battelle Geneva",
       {"Good for telling causes from effects among factors that all touch each other; held against it: the threshold "
        "of the picture is free, and more influence is not more importance.",
        "适合在相互牵连的因素中分清原因与结果；不足：图中的阈值可任意取，影响大不等于重要。"}},
      {"gaia",
       "gaia",
       {"PROMETHEE GAIA", "PROMETHEE GAIA"},
       "Mareschal & Brans 1988, Eur. J. Oper. Res. 34:69-77",
       {"Good for seeing which criteria conflict and which alternatives are alike; held against it: two dimensions "
        "keep only a part of the differences, and below 60 to 70 % the picture misleads.",
        "适合看出哪些准则相互冲突、哪些方案相近；不足：二维平面只保留部分差异，低于 60% 至 70% 时会误导。"}},
      {"electre-tri-b",
       "sort",
       {"ELECTRE TRI-B (sorting)", "ELECTRE TRI-B（分类）"},
       "Yu 1992, LAMSADE; Mousseau, Slowinski & Zielniewicz 2000, Comput. Oper. Res. 27:757-777",
       {"Good for classes against fixed limits, so that no rival moves anybody's class; held against it: limits, "
        "thresholds and the cutting level must be set, and the two rules may differ.",
        "适合对照固定界限分级，互不影响；不足：界限、阈值与截断水平须人为设定，两种分派规则可能不同。"}},
  };
  return table;
}

Text weighting_merits(const std::string& id) {
  static const std::map<std::string, Text> table = {
      {"entropy",
       {"Good where a criterion that tells the alternatives apart shall count; held against it: spread is not "
        "importance, and the same data with another zero weigh otherwise.",
        "适合区分力强的准则应多计的场合；不足：离散程度不等于重要性，平移零点权重就变。"}},
      {"critic",
       {"Good where criteria that say the same shall not count twice; held against it: one more alternative moves "
        "every correlation, and an unimportant but odd criterion gains.",
        "适合避免重复信息的准则被重复计权；不足：增删一个方案就改变相关系数，无关紧要但与众不同的准则会得利。"}},
      {"merec",
       {"Good for asking what is lost when a criterion is left out; held against it: it takes only values above 0, and "
        "spread again passes for importance.",
        "适合从“去掉某准则损失多少”来定权；不足：只接受大于 0 的值，仍把离散当作重要。"}},
      {"std",
       {"Good as the plainest measure of spread; held against it: without a normalisation the units decide, kilograms "
        "weigh a thousand times as much as tonnes.",
        "适合只求最简单的离散度量；不足：不做归一化时由单位决定，同样数据用千克的权重远大于用吨。"}},
      {"gini",
       {"Good for a measure of inequality that few extremes do not rule; held against it: unequal is not important.",
        "适合以不平等程度衡量、不易受个别极端值支配；不足：不平等不等于重要。"}},
      {"equal",
       {"Good where nobody can say more, and as a check of all others; held against it: whoever splits a criterion in "
        "two doubles its weight.",
        "适合无从区分轻重、或作为对照；不足：把一项准则拆成两项，权重就翻倍。"}},
      {"cilos",
       {"Good for weighing by what the other criteria lose at a criterion's best; held against it: it takes only "
        "values above 0 and rewards criteria that move little.",
        "适合按“某准则最优时其余准则的损失”定权；不足：只接受大于 0 的值，偏向变化小的准则。"}},
      {"idocriw",
       {"Good for a balance of entropy, which likes spread, and CILOS, which does not; held against it: the product of "
        "two data weights is still no judgement.",
        "适合在偏好离散的熵权与相反的 CILOS 之间取衡；不足：两种数据权重之积仍不是判断。"}},
      {"lopcow",
       {"Good where columns differ in size and may have negative values; held against it: it weighs size against "
        "spread in logarithms that nobody can argue about in a meeting.",
        "适合各列量级不同、可含负值的场合；不足：以对数衡量均方与离散之比，会议上难以讨论。"}},
      {"angle",
       {"Good for a weight that no unit moves, because only a column's shape counts; held against it: a column with "
        "values near each other gets almost none, however important.",
        "适合要求权重不受单位影响的场合，只看列的形状；不足：取值接近的列无论多重要都几乎没有权重。"}},
      {"points",
       {"Good because everybody understands it at once; held against it: people forget the ranges, so a criterion that "
        "hardly differs may get many points.",
        "适合需要人人一听就懂的场合；不足：容易忽略取值范围，几乎没有差异的准则也可能得高分。"}},
      {"swing",
       {"Good because it asks for the way from worst to best, which is what a weight means; held against it: whoever "
        "does not know the ranges answers by habit.",
        "适合按权重本义、即从最差到最好的变化来问；不足：不清楚取值范围的人只会凭习惯作答。"}},
      {"rank-order-centroid",
       {"Good where only an order is agreed; held against it: the first gets very much, whatever people think of the "
        "distance.",
        "适合只能就次序达成一致的场合；不足：第一位所得过多，与人们认为的差距无关。"}},
      {"rank-sum",
       {"Good where only an order is agreed and weights shall fall evenly; held against it: the steps are the "
        "formula's, nobody's.",
        "适合只有次序、权重应均匀下降的场合；不足：差距来自公式，而非任何人的判断。"}},
      {"rank-reciprocal",
       {"Good where only an order is agreed and the first shall stand out; held against it: the steps are the "
        "formula's, nobody's.",
        "适合只有次序、第一位应突出的场合；不足：差距来自公式，而非任何人的判断。"}},
      {"best-worst",
       {"Good for few comparisons with a test of consistency; held against it: all hangs on which two were called the "
        "best and the worst.",
        "适合比较次数要少、又要检验一致性的场合；不足：一切取决于选定的最优与最劣两项。"}},
      {"best-worst-nonlinear",
       {"Good where ranges of weights shall be seen, not one vector; held against it: several weightings fit the "
        "answers equally well, and the middles of their ranges are a convention.",
        "适合希望看到权重区间而非单一向量的场合；不足：多组权重同样符合回答，取区间中点只是约定。"}},
      {"fucom",
       {"Good for the fewest comparisons of all, n − 1; held against it: nothing can contradict, so a slip stays "
        "unseen.",
        "适合比较次数最少的场合，仅需 n − 1 次；不足：没有可以互相印证的回答，笔误无从发现。"}},
      {"swara",
       {"Good for a group that first agrees on the order; held against it: each step is asked once only, and an early "
        "one moves all below.",
        "适合先就次序达成一致的小组；不足：每一步只问一次，靠前的一步会改变其后全部权重。"}},
      {"piprecia",
       {"Good as SWARA where nobody has to sort first; held against it: each step is asked once only, and answers near "
        "2 or 0 blow up.",
        "适合不便先排次序的场合，其余同 SWARA；不足：每一步只问一次，接近 2 或 0 的回答会急剧放大。"}},
  };
  const auto found = table.find(id);
  return found == table.end() ? Text{} : found->second;
}

} // namespace yindi
