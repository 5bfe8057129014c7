#include "engine/methods/method_merits.h"

#include <map>

namespace yindi {

Text merits(const Method& method) {
  static const std::map<std::string, Text> table = {
      {"topsis",
       {"Good for an even look at how near each alternative comes to the best and how far it stays from the worst; "
        "held against it: in its classic form the weights act squared, and normalised by the data its ranks may "
        "reverse when somebody joins or leaves.",
        "适合同时看各方案离最优多近、离最劣多远；不足：经典形式中权重被平方，按数据归一化时增删方案可能引起逆序。"}},
      {"saw",
       {"Good where a good value may make up for a bad one and everybody shall be able to follow the sum; held against "
        "it: a great strength hides a fatal weakness.",
        "适合各准则可以相互弥补、计算须人人看得懂的场合；不足：一项特别突出会掩盖致命短板。"}},
      {"wpm",
       {"Good for ratios, because units cancel out; held against it: it takes only values above 0, and one value near "
        "0 sinks an alternative.",
        "适合比率型数据，单位自然约去；不足：只接受大于 0 的值，一项接近 0 就会拖垮整个方案。"}},
      {"waspas",
       {"Good as a middle way between sum and product; held against it: nothing tells how much each of the two should "
        "count, and it takes only values above 0.",
        "适合在加权和与加权积之间取折中；不足：两者各占多少没有依据，且只接受大于 0 的值。"}},
      {"vikor",
       {"Good for a compromise that leaves no great regret on any criterion, with the conditions under which it stands "
        "alone; held against it: the weight of the majority moves the answer, and Q depends on who else is compared.",
        "适合寻找任何一项都不太遗憾的妥协方案，并给出其成立条件；不足：群体效用权重左右结果，Q "
        "值随参与比较的方案而变。"}},
      {"copras",
       {"Good where costs and benefits shall act in proportion; held against it: costs act by their inverse, so a "
        "small change of a small cost moves much.",
        "适合成本与效益按比例起作用的场合；不足：成本以倒数计入，小成本的微小变化影响很大。"}},
      {"edas",
       {"Good where no ideal makes sense and the average is a fair measure; held against it: every rival moves the "
        "average, and values below 0 are impossible.",
        "适合没有合理理想值、以平均水平为尺度的场合；不足：平均值随每个方案变动，不能有负值。"}},
      {"codas",
       {"Good for telling apart alternatives that all lie far from the worst; held against it: a threshold switches a "
        "second distance on and off, so a small change can make ranks jump.",
        "适合区分都远离最劣点的方案；不足：阈值决定是否启用第二种距离，微小变化可能使名次跳动。"}},
      {"marcos",
       {"Good for saying what an alternative reaches between the worst and the best at hand; held against it: both "
        "ends come from the data, and it takes only values above 0.",
        "适合说明方案在现有最差与最好之间达到的程度；不足：两端都来自数据，且只接受大于 0 的值。"}},
      {"aras",
       {"Good for saying which share of the ideal an alternative reaches; held against it: the ideal comes from the "
        "data, so another alternative moves all shares.",
        "适合说明方案达到理想水平的比例；不足：理想值来自数据，增加一个方案会改变所有比例。"}},
      {"mabac",
       {"Good for seeing on which criteria an alternative lies above or below the middle of all; held against it: "
        "every rival moves that middle.",
        "适合看出方案在哪些准则上高于或低于中间水平；不足：中间水平随每个方案变动。"}},
      {"promethee-i",
       {"Good for comparing by pairs with thresholds, leaving open what cannot be compared; held against it: "
        "thresholds must be chosen, and it may name no first.",
        "适合带阈值的两两比较，不可比的保持开放；不足：阈值须人为选定，可能得不出第一名。"}},
      {"promethee-ii",
       {"Good for a whole ranking from preferences by pairs with thresholds; held against it: net flows hide what "
        "cannot be compared, and the order of two may turn when a third leaves (De Keyser & Peeters 1996).",
        "适合由带阈值的两两偏好得出完整排序；不足：净流量掩盖不可比性，第三者退出时两者次序可能颠倒（De Keyser 与 "
        "Peeters，1996）。"}},
      {"electre-i",
       {"Good for choosing a few candidates that nothing clearly beats; held against it: it gives no order inside or "
        "outside that set, and two thresholds decide much.",
        "适合挑出少数几个没有方案明显优于它们的候选方案；不足：集合内外都没有次序，两个阈值影响很大。"}},
      {"electre-i-veto",
       {"Good where one very bad value must not be made up for; held against it: the veto threshold decides, and what "
        "cannot be compared stays side by side.",
        "适合不允许以他项弥补严重短板的场合；不足：否决阈值起决定作用，不可比的方案只能并列。"}},
      {"electre-ii",
       {"Good for an order from strong and from weak outranking; held against it: it takes five thresholds, and "
        "circles must be merged.",
        "适合由强、弱级别优序关系得出排序；不足：要定五个阈值，出现循环时须合并。"}},
      {"electre-iii",
       {"Good where data are imprecise, because small differences do not count; held against it: its distillation is "
        "hard to explain, and a place depends on who else is there.",
        "适合数据不精确的场合，小差异不计；不足：蒸馏过程难以说明，名次取决于还有谁参与比较。"}},
      {"electre-net",
       {"Good for a quick whole order from concordance and discordance; held against it: it adds up what ELECTRE keeps "
        "apart on purpose.",
        "适合由和谐与不和谐指数快速得出完整次序；不足：把 ELECTRE 有意分开的东西相加。"}},
      {"moora",
       {"Good for a plain order by benefits less costs; held against it: every value enters the norm, so ranks may "
        "reverse.",
        "适合以效益减成本简单排序；不足：归一化受所有值影响，可能逆序。"}},
      {"moora-refpoint",
       {"Good for the cautious, because the largest shortfall decides; held against it: everything else counts for "
        "nothing, and ties are frequent.",
        "适合求稳的决策，由最大差距决定；不足：其余各项完全不计，常出现并列。"}},
      {"moora-fmf",
       {"Good where units and scales shall not matter at all; held against it: it uses no weights and takes only "
        "values above 0.",
        "适合完全不受单位和量纲影响的场合；不足：不使用权重，且只接受大于 0 的值。"}},
      {"multimoora",
       {"Good as a vote of three different views; held against it: the three share their data, and counting who "
        "precedes whom drops by how much.",
        "适合综合三种不同视角；不足：三者出自同一数据，只数先后而不计差距。"}},
      {"spotis",
       {"Good where scores must stand by themselves, because no rival moves them; held against it: bounds must be "
        "known and stated beforehand.",
        "适合得分须独立成立、不受其他方案影响的场合；不足：须事先知道并给出取值界限。"}},
      {"comet",
       {"Good where ranks must never reverse and somebody can judge typical cases; held against it: the number of such "
        "cases multiplies with every criterion.",
        "适合绝不允许逆序、且有人能评判典型情形的场合；不足：每多一个准则，需评判的情形成倍增加。"}},
      {"gra",
       {"Good for few data of uneven kind, and common in Chinese practice; held against it: the distinguishing "
        "coefficient is arbitrary, and grades lie close together.",
        "适合数据少、类型杂的场合，国内应用普遍；不足：分辨系数带有任意性，关联度差别小。"}},
      {"rsr",
       {"Good for tables with outliers, because only ranks count; held against it: by how much somebody is better gets "
        "lost.",
        "适合含异常值的指标表，只看秩次；不足：无法反映差距大小。"}},
      {"rim",
       {"Good where the best is a range and not the most; held against it: ranges and bounds must be stated, and "
        "weights act squared.",
        "适合最优为一个区间而非越多越好的场合；不足：须给出理想区间与界限，且权重被平方。"}},
      {"fce",
       {"Good for answers in grades such as excellent or poor; held against it: the limits of the grades decide, and "
        "averaging blurs them.",
        "适合给出优、良、差等等级评价；不足：等级界限起决定作用，加权平均会模糊界限。"}},
      {"cocoso",
       {"Good as a compromise of sum and power looked at in three ways; held against it: one that is worst on every "
        "criterion breaks one of the three, and the score means nothing by itself.",
        "适合从三个角度折中加权和与幂和；不足：若某方案各项皆最差，三者之一便失效，得分本身也无独立含义。"}},
      {"ocra",
       {"Good for comparing units by what they put in and what comes out; held against it: differences are counted in "
        "the least value of the column, so one value near 0 decides.",
        "适合按投入与产出比较各单位；不足：差异以该列最小值为单位，一个接近 0 的值便可决定结果。"}},
      {"mairca",
       {"Good for showing the gap to what each alternative could be; held against it: it orders exactly as the "
        "weighted sum of min–max values does.",
        "适合展示各方案与其可达水平之间的差距；不足：次序与极差归一化后的加权和完全相同。"}},
      {"moosra",
       {"Good for benefit per cost in one ratio; held against it: small costs blow the ratio up, and without any cost "
        "it is a plain sum.",
        "适合用一个比值表示单位成本的效益；不足：成本很小时比值剧增，没有成本准则时只是加权和。"}},
      {"ram",
       {"Good where costs shall damp what benefits gain; held against it: scores lie close together, and the 2 in its "
        "root is a choice of its author.",
        "适合让成本抑制效益所得的场合；不足：得分彼此接近，根式中的 2 是作者的选择。"}},
      {"rov",
       {"Good for a first look with little effort; held against it: it is half the weighted sum of min–max values and "
        "orders as that does.",
        "适合省力的初步比较；不足：它等于极差归一化加权和的一半，次序与之相同。"}},
      {"piv",
       {"Good for counting only what is missing to the best, which makes reversals rarer than in TOPSIS; held against "
        "it: the norm still comes from the data, so they remain.",
        "适合只按与最优的差距评价、希望逆序比 TOPSIS 少的场合；不足：归一化仍取决于数据，逆序不能避免。"}},
      {"cradis",
       {"Good for a measure against the best that the columns allow; held against it: the single largest weighted "
        "value of the table is the ideal of all columns, so the heaviest criterion sets it.",
        "适合与各列所能达到的最好水平相比；不足：全表最大的加权值充当所有列的理想值，由权重最大的准则决定。"}},
      {"rafsi",
       {"Good where no rival may move a score; held against it: both ends and how many times better the ideal is must "
        "be stated, and costs bend where benefits run straight.",
        "适合得分不受其他方案影响的场合；不足：须给出两端取值及理想值优于反理想值的倍数，且成本型为曲线而效益型为直线"
        "。"}},
      {"lmaw",
       {"Good where more of what is much already shall count less; held against it: shares of a product over all make "
        "every rival move them, and scores lie close together.",
        "适合数值越大边际作用越小的场合；不足：份额取自全体的乘积，随每个方案变动，得分彼此接近。"}},
      {"probid",
       {"Good for a look at every ideal from the best to the worst; held against it: it rewards distance from the "
        "average on either side, so one that is worse on every criterion may come out ahead.",
        "适合考察从最优到最劣的各级理想点；不足：远离平均值无论好坏都加分，各项都较差的方案也可能排在前面。"}},
      {"wisp",
       {"Good as a mean of four simple measures of sums and products; held against it: products of weighted values are "
        "tiny, so two of the four hardly count.",
        "适合取和与积的四种简单度量的平均；不足：加权值的乘积极小，四种度量中有两种几乎不起作用。"}},
      {"todim",
       {"Good where a loss against a rival hurts more than the same gain pleases; held against it: the less a "
        "criterion weighs the more its losses count, so a small weight may decide (Llamazares 2018).",
        "适合“损失比同等收益更痛”的场合；不足：准则权重越小，其损失计得越重，微小权重也可能左右结果（Llamazares "
        "2018）。"}},
  };
  const auto found = table.find(method.id);
  return found == table.end() ? Text{} : found->second;
}

} // namespace yindi
