#include "engine/case/quality.h"
#include "engine/schema/describe.h"

namespace yindi {
namespace {

constexpr const char* negative = mark("an amount cannot be negative");
constexpr const char* id_help = mark("The row's id: letters, digits, _ and -");
constexpr const char* name_en_help = mark("The name in English");
constexpr const char* name_zh_help = mark("The name in Chinese");
constexpr const char* county_help = mark("A county's id");
constexpr const char* industry_help = mark("An industry's id");
constexpr const char* sector_help = mark("A sector's id");
constexpr const char* source_help = mark("Where the number comes from: ids of sources.csv");
constexpr const char* unit_help = mark("The unit of the numbers");
constexpr const char* year_help = mark("The year of the number");
constexpr const char* note_help = mark("Why the numbers are as they are");
constexpr const char* note_zh_help = mark("The same in Chinese");

Trait quality() {
  Words all;
  for (const Quality& one : quality_rows()) all.push_back({std::string(one.id), both(one.name)});
  Domain domain = or_blank(yindi::domain(std::move(all)));
  domain.unknown = mark("unknown quality \"{}\"");
  return one_of(domain);
}

} // namespace

template <>
const Description& fields<County>() {
  using C = County;
  static const Description all = [&] {
    return describe<C>({
        field("id", &C::id, id_help, identifies, called(mark("Id"))),
        field("name_en", &C::name, &Text::en, name_en_help, needed, called(mark("Name in English"))),
        field("name_zh", &C::name, &Text::zh, name_zh_help, needed, called(mark("Name in Chinese"))),
        field("profile", &C::profile, mark("What the county is like: a profile's id, or hilly:0.6;plateau:0.4"),
              expected, called(mark("Profile"))),
        field("lon", &C::lon, mark("Longitude of the seat, degrees"), expected, called(mark("Longitude"), "deg")),
        field("lat", &C::lat, mark("Latitude of the seat, degrees"), expected, called(mark("Latitude"), "deg")),
        field("", &C::conditions, mark("Conditions: facts about the county")),
    });
  }();
  return all;
}

template <>
const Description& fields<Industry>() {
  using I = Industry;
  static const Description all = [&] {
    return describe<I>({
        field("id", &I::id, id_help, identifies, called(mark("Id"))),
        field("name_en", &I::name, &Text::en, name_en_help, needed, called(mark("Name in English"))),
        field("name_zh", &I::name, &Text::zh, name_zh_help, needed, called(mark("Name in Chinese"))),
        field("sector", &I::sector, mark("The sector that it belongs to"), expected, ids_of_a(Of::sector),
              called(mark("Sector"))),
        field("", &I::requirements, mark("Requirements: what the industry needs of a place")),
    });
  }();
  return all;
}

template <>
const Description& fields<GivenValue>() {
  using V = GivenValue;
  static const Description all = [&] {
    return describe<V>({
        field("county", &V::county, county_help, identifies, ids_of_a(Of::county), called(mark("County"))),
        field("industry", &V::industry, industry_help, identifies, ids_of_a(Of::industry), called(mark("Industry"))),
        field("criterion", &V::criterion, mark("The id of a leaf"), identifies, ids_of_a(Of::criterion),
              called(mark("Criterion"))),
        field("value", &V::value, mark("The value; blank with no interval: unknown"), needed, called(mark("Value"))),
        field("low", &V::low, mark("The low end of what it may be"), expected, called(mark("Low end"))),
        field("high", &V::high, mark("The high end of what it may be"), expected, called(mark("High end"))),
        field("source", &V::source, source_help, expected, ids_of_a(Of::source), called(mark("Source"))),
        field("quality", &V::quality, mark("How sure the number is"), expected, quality(), called(mark("Quality"))),
        field("note", &V::note, &Text::en, note_help, expected, called(mark("Note"))),
        field("note_zh", &V::note, &Text::zh, note_zh_help, called(mark("Note in Chinese"))),
    });
  }();
  return all;
}

template <>
const Description& fields<Link>() {
  Domain kinds = domain({{"adjacent", both(say(mark("common border")))},
                         {"road", both(say(mark("road")))},
                         {"rail", both(say(mark("railway")))}});
  kinds.unknown = mark("unknown kind of link \"{}\""), kinds.otherwise = mark("adjacent, road or rail");
  static const Description all = [&] {
    return describe<Link>({
        field("from", &Link::from, county_help, identifies, ids_of_a(Of::county), called(mark("From county"))),
        field("to", &Link::to, county_help, identifies, ids_of_a(Of::county), called(mark("To county"))),
        field("kind", &Link::kind, mark("A common border, a road or a railway"), identifies, one_of(kinds),
              called(mark("Kind"))),
        field("km", &Link::km, mark("The distance, km"), expected, above(0, mark("a distance of {1}: it is above 0")),
              called(mark("Distance"), "km")),
        field("minutes", &Link::minutes, mark("The travel time, minutes"), expected,
              above(0, mark("a travel time of {1}: it is above 0")), called(mark("Travel time"), "min")),
        field("source", &Link::source, source_help, expected, ids_of_a(Of::source), called(mark("Source"))),
    });
  }();
  return all;
}

template <>
const Description& fields<Presence>() {
  using P = Presence;
  static const Description all = [&] {
    return describe<P>({
        field("county", &P::county, county_help, identifies, ids_of_a(Of::county), called(mark("County"))),
        field("item", &P::item, mark("What is there: an industry's id, else a sector's"), identifies,
              called(mark("What is there"))),
        field("amount", &P::amount, mark("How much of it is there"), needed, at_least(0, negative),
              called(mark("Amount"))),
        field("unit", &P::unit, unit_help, expected, called(mark("Unit"))),
        field("year", &P::year, year_help, expected, called(mark("Year"))),
        field("source", &P::source, source_help, expected, ids_of_a(Of::source), called(mark("Source"))),
    });
  }();
  return all;
}

template <>
const Description& fields<Sector>() {
  static const Description all = [&] {
    return describe<Sector>({
        field("id", &Sector::id, id_help, identifies, called(mark("Id"))),
        field("name_en", &Sector::name, &Text::en, name_en_help, needed, called(mark("Name in English"))),
        field("name_zh", &Sector::name, &Text::zh, name_zh_help, needed, called(mark("Name in Chinese"))),
        field("public", &Sector::is_public, mark("Whether it serves the public and is no choice: yes or no"), expected,
              yes_no),
    });
  }();
  return all;
}

template <>
const Description& fields<ReferenceAmount>() {
  using R = ReferenceAmount;
  static const Description all = [&] {
    return describe<R>({
        field("sector", &R::sector, sector_help, identifies, ids_of_a(Of::sector)),
        field("amount", &R::amount, mark("How much of it the country or the province has"), needed,
              at_least(0, negative)),
        field("unit", &R::unit, unit_help, expected, called(mark("Unit"))),
        field("year", &R::year, year_help, expected),
        field("source", &R::source, source_help, expected, ids_of_a(Of::source), called(mark("Source"))),
    });
  }();
  return all;
}

template <>
const Description& fields<SectorLink>() {
  using S = SectorLink;
  static const Description all = [&] {
    return describe<S>({
        field("supplier", &S::supplier, sector_help, identifies, ids_of_a(Of::sector)),
        field("user", &S::user, sector_help, identifies, ids_of_a(Of::sector)),
        field("input", &S::input, mark("Bought from the supplier per unit of the user's output"), needed,
              at_least(0, negative)),
        field("output", &S::output, mark("Sold to the user per unit of the supplier's output"), expected,
              at_least(0, negative)),
        field("source", &S::source, source_help, expected, ids_of_a(Of::source), called(mark("Source"))),
    });
  }();
  return all;
}

template <>
const Description& fields<ColumnNote>() {
  using N = ColumnNote;
  static const Description all = [&] {
    return describe<N>({
        field("table", &N::table, mark("The table, without .csv"), identifies),
        field("column", &N::column, mark("One of its columns"), identifies),
        field("unit", &N::unit, unit_help, expected, called(mark("Unit"))),
        field("source", &N::source, source_help, expected, ids_of_a(Of::source), called(mark("Source"))),
        field("quality", &N::quality, mark("How sure the numbers are"), expected, quality(), called(mark("Quality"))),
        field("note", &N::note, &Text::en, note_help, expected, called(mark("Note"))),
        field("name_en", &N::name, &Text::en, name_en_help, called(mark("Name in English"))),
        field("name_zh", &N::name, &Text::zh, name_zh_help, called(mark("Name in Chinese"))),
        field("note_zh", &N::note, &Text::zh, note_zh_help, called(mark("Note in Chinese"))),
    });
  }();
  return all;
}

template <>
const Description& fields<CellNote>() {
  using N = CellNote;
  static const Description all = [&] {
    return describe<N>({
        field("table", &N::table, mark("The table, without .csv"), identifies),
        field("row", &N::row, mark("The row's id: a county's or an industry's"), identifies),
        field("column", &N::column, mark("One of its columns"), identifies),
        field("source", &N::source, source_help, expected, ids_of_a(Of::source), called(mark("Source"))),
        field("quality", &N::quality, mark("How sure the number is"), expected, quality(), called(mark("Quality"))),
        field("note", &N::note, &Text::en, note_help, expected, called(mark("Note"))),
        field("note_zh", &N::note, &Text::zh, note_zh_help, called(mark("Note in Chinese"))),
    });
  }();
  return all;
}

template <>
const Description& fields<Source>() {
  using S = Source;
  static const Description all = [&] {
    return describe<S>({
        field("id", &S::id, id_help, identifies, called(mark("Id"))),
        field("title", &S::title, &Text::en, mark("The title of the work"), needed, called(mark("Title"))),
        field("author", &S::author, &Text::en, mark("Who made it"), expected, called(mark("Author"))),
        field("year", &S::year, mark("The year of the work"), expected),
        field("url", &S::url, mark("Where it is found"), expected),
        field("licence", &S::licence, &Text::en, mark("What one may do with it"), expected),
        field("note", &S::note, &Text::en, mark("What else is to be known of it"), expected, called(mark("Note"))),
        field("title_zh", &S::title, &Text::zh, note_zh_help),
        field("author_zh", &S::author, &Text::zh, note_zh_help),
        field("licence_zh", &S::licence, &Text::zh, note_zh_help),
        field("note_zh", &S::note, &Text::zh, note_zh_help, called(mark("Note in Chinese"))),
    });
  }();
  return all;
}

template <>
const Description& fields<KnownPair>() {
  using K = KnownPair;
  Domain confidences = words({"high", "medium"});
  confidences.unknown = mark("unknown confidence \"{}\""), confidences.otherwise = mark("high or medium");
  static const Description all = [&] {
    return describe<K>({
        field("county", &K::county, county_help, identifies, ids_of_a(Of::county)),
        field("industry", &K::industry, industry_help, identifies, ids_of_a(Of::industry)),
        field("confidence", &K::confidence,
              mark("high: named for this county; medium: one of many in a wider designation"), needed,
              one_of(confidences)),
        field("source", &K::source, source_help, needed, ids_of_a(Of::source), called(mark("Source"))),
        field("note", &K::note, &Text::en, mark("What shows it"), expected, called(mark("Note"))),
        field("note_zh", &K::note, &Text::zh, note_zh_help, called(mark("Note in Chinese"))),
        field("input", &K::input, mark("Why the pair is an input of the model and proves nothing; blank: it is none")),
    });
  }();
  return all;
}

} // namespace yindi
