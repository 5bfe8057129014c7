#include "engine/schema/describe.h"

#include <cmath>

namespace yindi {
namespace {

Domain told_later(Words all) {
  Domain result = domain(std::move(all));
  result.told_later = true;
  return result;
}

constexpr const char* weight_range = mark("a weight lies between 0 and 1");
constexpr const char* above_zero = mark("\"{}\" must be above 0");

} // namespace

template <>
const Description& fields<Weighting>() {
  using W = Weighting;
  static const Description all = [&] {
    return describe<W>({
        field("kind", &W::kind, mark("Who weighs: people's judgements (ahp), or the data by one of these"), always,
              one_of(domain(weighting_words())), called(mark("Kind"))),
        field("scale", &W::scale, mark("What ratio an answer from 1 to 9 stands for"), always,
              one_of(domain(judgement_scale_words())), called(mark("Scale"))),
        field("prioritization", &W::prioritization, mark("How weights follow from comparisons"), always,
              one_of(domain(prioritization_words()))),
        field("ri", &W::ri, mark("The random indices of the consistency ratio; blank: what fits the matrix"),
              one_of(or_blank(domain(random_index_words())))),
        field("aggregate", &W::aggregate, mark("What is averaged of a group: its judgements or its priorities"), always,
              one_of(domain(aggregation_words()))),
        field("combine", &W::combine, mark("How people's weights join those of the data; blank: they do not"),
              one_of(or_blank(domain(combining_words())))),
        field("normalization", &W::normalization,
              mark("How the data are normalised to weigh; blank: as the source does"),
              one_of(told_later(normalization_words()))),
        field("parameters", &W::parameters, mark("Parameters of the weighting of the data")),
        field("off", &W::off, mark("Criteria that are switched off: those beside one share its weight as they stand"),
              ids_of_a(Of::criterion), called(mark("Switched off"))),
    });
  }();
  return all;
}

template <>
const Description& fields<NodeWeighting>() {
  using N = NodeWeighting;
  static const Description all = [&] {
    return describe<N>({
        field("node", &N::node, mark("The node whose children are weighed"), identifies),
        field("kind", &N::kind, mark("How they are weighed, in place of comparisons"), needed,
              one_of(domain(node_weighting_words())), called(mark("Kind"))),
        field("values", &N::values, mark("Points, rank, or how many times more the best counts, by child"),
              called(mark("Values"))),
        field("worst", &N::worst, mark("How many times more each child counts than the worst")),
        field("steps", &N::steps, mark("How much more than each child the one before it counts")),
        field("reason", &N::reason, mark("Why so"), called(mark("Reason"))),
    });
  }();
  return all;
}

template <>
const Description& fields<MethodChoice>() {
  using M = MethodChoice;
  static const Description all = [&] {
    return describe<M>({
        field("id", &M::id, mark("The method that ranks"), needed, one_of(told_later(method_words())),
              never_blank(mark("the method has no id")), called(mark("Id"))),
        field("normalization", &M::normalization, mark("How the matrix is normalised; blank: by the fixed scales"),
              one_of(told_later(normalization_words()))),
        field("parameters", &M::parameters, mark("Parameters of the method")),
    });
  }();
  return all;
}

template <>
const Description& fields<StatedRange>() {
  using R = StatedRange;
  static const Description all = [&] {
    return describe<R>({
        field("criterion", &R::criterion, mark("The criterion whose weight was stated"), identifies,
              ids_of_a(Of::criterion)),
        field("low", &R::low, mark("Its least weight among those beside it"), always, between(0, 1, weight_range)),
        field("high", &R::high, mark("Its greatest weight among those beside it"), always, between(0, 1, weight_range)),
    });
  }();
  return all;
}

template <>
const Description& fields<StatedOrder>() {
  using O = StatedOrder;
  static const Description all = [&] {
    return describe<O>({
        field("node", &O::node, mark("The node whose children were put in order"), identifies),
        field("order", &O::order, mark("Its children, the most important first"), needed),
    });
  }();
  return all;
}

template <>
const Description& fields<RobustnessSettings>() {
  using R = RobustnessSettings;
  static const Description all = [&] {
    return describe<R>({
        field("draws", &R::draws, mark("How many weightings are drawn"), always,
              at_least(1, mark("at least one draw is needed")),
              at_most(R::most_draws, mark("more than {2} draws tell nothing more"),
                      mark("10,000 draws know every share to within one point"))),
        field("seed", &R::seed, mark("Where the draws begin: the same seed gives the same draws"), always,
              at_least(0, mark("the seed cannot be negative"))),
        field("weights", &R::weights, mark("Which weightings are drawn"), always, one_of(domain(weight_draw_words()))),
        field("values", &R::values, mark("How values that are known as intervals are drawn"),
              one_of(words({"triangular", "normal"})), called(mark("Values"))),
        field("standard_error", &R::standard_error, mark("Enough draws where no share is less sure than this; 0: all"),
              between(0, 1)),
        field("assumed_spread", &R::assumed_spread,
              mark("How far an assumed value may be wrong, as a share of its scale"), between(0, 1)),
        field("clear", &R::clear, mark("The share of first places that a clear winner has"), between(0, 1)),
        field("likely", &R::likely, mark("The share of first places that a likely winner has"), between(0, 1)),
        field("agree", &R::agree, mark("The methods under which a clear winner is first, too"),
              one_of(told_later(method_words()))),
        field("weight", &R::ranges, mark("Between what people say that a weight lies"), section),
        field("order", &R::orders, mark("In what order people say that criteria count"), section),
    });
  }();
  return all;
}

template <>
const Description& fields<RegionSettings>() {
  using R = RegionSettings;
  static const Description all = [&] {
    return describe<R>({
        field("closeness", &R::closeness, mark("What makes a neighbour near: kilometres, minutes, or each alike"),
              always, one_of(words({"km", "minutes", "hops"}))),
        field("crowding_hops", &R::crowding_hops, mark("How many borders far crowding looks"), always,
              at_least(1, mark("crowding looks 1 border far at least"))),
        field("hubs", &R::hubs, mark("Counties to which goods go to be cooled, processed and traded"),
              ids_of_a(Of::county)),
        field("minimum_amount", &R::minimum_amount, mark("An amount below it neither leads nor counts as present"),
              always, at_least(0, mark("an amount cannot be negative"))),
        field("detour", &R::detour, mark("Length of road over straight distance, where no minutes are known"), always,
              above(0, above_zero)),
        field("speed_lowland", &R::speed_lowland, mark("Speed in flat country, km/h"), always, above(0, above_zero)),
        field("speed_hills", &R::speed_hills, mark("Speed in hills, km/h"), always, above(0, above_zero)),
        field("speed_highland", &R::speed_highland, mark("Speed in high mountains, km/h"), always,
              above(0, above_zero)),
    });
  }();
  return all;
}

template <>
const Description& fields<PlanRequest>() {
  using P = PlanRequest;
  static const Description all = [&] {
    return describe<P>({
        field("lambda", &P::lambda, mark("What one collision costs, in points of fit"), always, blank_resets,
              at_least(0), at_most(std::nextafter(1e6, 0), mark("a collision costs from 0 to below 1,000,000 points"))),
        field("choices", &P::choices, mark("Industries a county"), always, blank_resets, at_least(1)),
        field("max_loss", &P::max_loss, mark("The most that a county gives up of its own first choice"), at_least(0)),
        field("min_fit", &P::min_fit, mark("The least fit of what a county gets"), between(0, 1)),
        field("fixed", &P::fixed, mark("What is settled: county=industry")),
        field("forbidden", &P::forbidden, mark("What is out of question: county=industry")),
        field("at_most", &P::at_most, mark("The most counties for an industry: industry=3")),
    });
  }();
  return all;
}

template <>
const Description& fields<Sorting>() {
  using S = Sorting;
  static const Description all = [&] {
    return describe<S>({
        field("limits", &S::limits, mark("Limits between classes, as shares of every scale, the worst first"), always),
        field("classes", &S::classes, mark("What the classes are called, the worst first; blank: low, middle, high")),
        field("cut", &S::cut, mark("From which credibility on an industry reaches a limit"), between(0.5, 1)),
        field("indifference", &S::indifference, mark("A difference on a scale that does not count"), between(0, 1)),
        field("preference", &S::preference, mark("A difference on a scale from which it counts in full"),
              between(0, 1)),
        field("veto", &S::veto, mark("A difference on a scale from which it vetoes a class; 0: none does"),
              between(0, 1), called(mark("Veto"))),
        field("by_criterion", &S::by_criterion, mark("Limits of single criteria, in place of those of all")),
    });
  }();
  return all;
}

} // namespace yindi
