#include "engine/case/quality.h"
#include "engine/schema/describe.h"

#include <algorithm>

namespace yindi {
namespace {

/// A key of a measure, which its kind takes or not.
template <class Member, class... Traits>
Field of_kind(const char* key, Member Measure::*member, const char* help, const Traits&... traits) {
  Field result = field(key, member, help, traits...);
  result.when = [key](const void* item) {
    const MeasureKind* kind = find_measure_kind(static_cast<const Measure*>(item)->kind);
    const auto is_key = [&](const char* word) { return std::string_view(word) == key; };
    if (!kind) return Has::no;
    if (std::any_of(kind->required.begin(), kind->required.end(), is_key)) return Has::must;
    return std::any_of(kind->optional.begin(), kind->optional.end(), is_key) ? Has::may : Has::no;
  };
  return result;
}

constexpr const char* spread_help = mark("By what share of a leaf's scale a number of this quality may be off");

Words measure_words() {
  Words all;
  for (const MeasureKind& kind : measure_kinds()) all.push_back({kind.id, both(kind.name)});
  return all;
}

Has if_piecewise(const ValueFunction& v) { return v.kind == "piecewise" ? Has::must : Has::no; }
Has if_s_curve(const ValueFunction& v) { return v.kind == "s-curve" ? Has::must : Has::no; }

} // namespace

template <>
const Description& fields<Library>() {
  static const Description all = [&] {
    return describe<Library>(
        {
            field("id", &Library::id, mark("The library's id")),
            field("name", &Library::name, mark("What the library is called")),
        },
        &Library::library_extras);
  }();
  return all;
}

template <>
const Description& fields<Scale>() {
  static const Description all = [&] {
    return describe<Scale>({
        field("worst", &Scale::worst, mark("The measured value that counts as 0"), needed),
        field("best", &Scale::best, mark("The measured value that counts as 1"), needed),
    });
  }();
  return all;
}

template <>
const Description& fields<Band>() {
  static const Description all = [&] {
    return describe<Band>({
        field("condition", &Band::condition, mark("A column of counties.csv"), called(mark("Condition")), of_counties,
              needed),
        field("requirement", &Band::requirement, mark("A column of industries.csv"), called(mark("Requirement")),
              of_industries, needed),
        field("per_km", &Band::per_km, mark("How the condition changes with height, per 1,000 m up"),
              called(mark("Per km up"))),
        field("error", &Band::error, mark("A column of counties.csv: the condition's standard error"),
              called(mark("Its error")), of_counties),
        field("blank_is_open", &Band::blank_is_open,
              mark("Whether a blank requirement is no limit; else it is unknown"), called(mark("Blank is open"))),
    });
  }();
  return all;
}

template <>
const Description& fields<Likeness>() {
  static const Description all = [&] {
    return describe<Likeness>({
        field("condition", &Likeness::condition, mark("A column of counties.csv"), called(mark("Condition")),
              of_counties, needed),
        field("scale", &Likeness::scale, mark("A difference of so much counts as one"), called(mark("One difference")),
              needed, above(0, mark("the scale {1} is not above 0"))),
        field("log", &Likeness::log, mark("Whether logarithms are compared"), called(mark("Logarithms"))),
    });
  }();
  return all;
}

template <>
const Description& fields<Spread>() {
  static const Description all = [&] {
    std::vector<Field> rows;
    for (const Quality& quality : quality_rows())
      if (quality.spread) rows.push_back(field(quality.id, quality.spread, spread_help, between(0, 1)));
    return describe<Spread>(std::move(rows));
  }();
  return all;
}

template <>
const Description& fields<Measure>() {
  using M = Measure;
  Domain kinds = domain(measure_words()), combines = or_blank(words({"min", "geometric"}));
  kinds.unknown = mark("unknown kind of measure \"{}\"");
  combines.unknown = mark("\"{}\" is neither \"min\" nor \"geometric\""), combines.otherwise = "";
  Domain by = or_blank(words({"industry"}));
  static const Description all = [&] {
    return describe<M>({
        field("kind", &M::kind, mark("How conditions and requirements become a number"), needed, one_of(kinds)),
        of_kind("condition", &M::condition, mark("A column of counties.csv"), called(mark("Condition")), of_counties),
        of_kind("requirement", &M::requirement, mark("A column of industries.csv"), called(mark("Requirement")),
                of_industries),
        of_kind("bands", &M::bands, mark("The bands of which the narrowest counts"), called(mark("Bands")), filled),
        of_kind("combine", &M::combine, mark("Whether the smallest band counts or their geometric mean"),
                called(mark("Combined by")), one_of(combines)),
        of_kind("hazards", &M::hazards, mark("Hazards: columns hazard_X of counties, sensitivity_X of industries"),
                called(mark("Hazards")), filled),
        of_kind("decay_requirement", &M::decay_requirement, mark("A column of industries.csv: how fast goods spoil"),
                called(mark("Spoils by")), of_industries),
        of_kind("from", &M::from, mark("A column of counties.csv: the lowest height of the land"),
                called(mark("Land from")), of_counties),
        of_kind("to", &M::to, mark("A column of counties.csv: up to this height the land is looked at"),
                called(mark("Land up to")), of_counties),
        of_kind("to_high", &M::to_high,
                mark("A column of counties.csv: in place of \"to\" for what uses the land above"),
                called(mark("High land to")), of_counties),
        of_kind("high_for", &M::high_for, mark("A column of industries.csv: above 0 where the industry uses that land"),
                called(mark("High land if")), of_industries),
        of_kind("at", &M::at, mark("A column of counties.csv: the height at which the conditions are known"),
                called(mark("Known at")), of_counties),
        of_kind("shares", &M::shares,
                mark("A column of counties.csv: the share of the land in each class, 0.2;0.5;0.3"),
                called(mark("Shares of land")), of_counties),
        of_kind("classes", &M::classes, mark("The edges of these classes, rising: one more than there are shares"),
                called(mark("Class edges"))),
        of_kind("unit", &M::unit, mark("Rows of presence.csv in this unit tell of the industry itself"),
                called(mark("Register unit"))),
        of_kind("absent", &M::absent, mark("What it may be where no register lists it, low and high; none: unknown"),
                called(mark("If not listed"))),
        of_kind("likeness", &M::likeness, mark("What makes places alike, each with what counts as one difference"),
                called(mark("Alike by")), filled),
        of_kind("prior", &M::prior, mark("As how many places of no likeness the share of all places counts"),
                called(mark("Prior places")), at_least(0)),
        of_kind("interval", &M::interval, mark("How many standard errors wide the share's interval is; 0: none"),
                called(mark("Errors wide")), at_least(0)),
        of_kind("market", &M::market, mark("A column of industries.csv: how far the market is shared with neighbours"),
                called(mark("Shared market")), of_industries),
        of_kind("hops", &M::hops, mark("How many borders far the measure looks; 0: as [region] crowding_hops"),
                called(mark("Borders far")), at_least(0)),
        of_kind("by", &M::by, mark("industry: what is known of the sector alone is unknown"), called(mark("Known by")),
                one_of(by)),
        of_kind("expression", &M::expression, mark("A formula over county.COLUMN, industry.COLUMN and region.NAME"),
                called(mark("Expression"))),
    });
  }();
  return all;
}

template <>
const Description& fields<ValueFunction>() {
  using V = ValueFunction;
  Domain kinds = words({"linear", "piecewise", "s-curve"});
  kinds.unknown = mark("unknown value function \"{}\""), kinds.otherwise = mark("linear, piecewise or s-curve");
  Bound steep;
  steep.low = 0, steep.above = true, steep.wrong = mark("the steepness {1} is not above 0");
  steep.hint = mark("it says how steep the curve is, per width of the scale");
  static const Description all = [&] {
    return describe<V>({
        field("kind", &V::kind, mark("How a measured value becomes a worth from 0 to 1"), needed, one_of(kinds)),
        field("points", &V::points, mark("The points between which the worth runs straight"), where(if_piecewise)),
        field("middle", &V::middle, mark("Where the curve turns, in the leaf's unit"), where(if_s_curve)),
        field("steepness", &V::steepness, mark("How steep the curve is, per width of the scale"), where(if_s_curve),
              bound(steep)),
    });
  }();
  return all;
}

template <>
const Description& fields<Veto>() {
  static const Description all = [&] {
    return describe<Veto>({
        field("below", &Veto::below, mark("A measured value below it excludes the industry")),
        field("above", &Veto::above, mark("A measured value above it excludes the industry")),
        field("reason", &Veto::reason, mark("Why, as people are told")),
    });
  }();
  return all;
}

template <>
const Description& fields<Criterion>() {
  using C = Criterion;
  static const Description all = [&] {
    return describe<C>({
        field("id", &C::id, mark("The criterion's id"), identifies, called(mark("Id"))),
        field("parent", &C::parent, mark("The criterion above it; blank: directly below the goal"),
              called(mark("Group"))),
        field("name", &C::name, mark("What people call it"), needed, called(mark("Name"))),
        field("direction", &C::direction, mark("Whether more is better (max) or less (min)"),
              called(mark("Direction"))),
        field("unit", &C::unit, mark("The unit of what is measured"), called(mark("Unit"))),
        field("scale", &C::scale, mark("The fixed ends between which a measured value is judged"), whole,
              called(mark("From WORST to BEST"))),
        field("measure", &C::measure, mark("How the leaf is measured"), called(mark("Measure"))),
        field("value", &C::value, mark("How a measured value becomes a worth from 0 to 1"),
              called(mark("Value function"))),
        field("veto", &C::veto, mark("What excludes an industry before anything is weighed"), called(mark("Veto"))),
        field("help", &C::help, mark("What the criterion means, for those who judge"), called(mark("Meaning"))),
        field("source", &C::source, mark("Where the criterion comes from"), ids_of_a(Of::source),
              called(mark("Source"))),
    });
  }();
  return all;
}

template <>
const Description& fields<Profile>() {
  static const Description all = [&] {
    return describe<Profile>({
        field("id", &Profile::id, mark("The profile's id"), identifies, called(mark("Id"))),
        field("name", &Profile::name, mark("What people call it"), called(mark("Name"))),
        field("source", &Profile::source, mark("Where its judgements come from"), ids_of_a(Of::source),
              called(mark("Source"))),
    });
  }();
  return all;
}

} // namespace yindi
