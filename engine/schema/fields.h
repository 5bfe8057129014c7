#pragma once

// Every struct of the case that has a description.

#include "engine/schema/field.h"

namespace yindi {

// describe_head.cpp: the head of casebook.toml, people, decisions, rounds
template <>
const Description& fields<Head>();
template <>
const Description& fields<Model>(); ///< [case] counties and industries
template <>
const Description& fields<Participant>();
template <>
const Description& fields<Judgement>();
template <>
const Description& fields<Decision>();
template <>
const Description& fields<JournalHead>();
template <>
const Description& fields<Round>();
template <>
const Description& fields<Ballot>();

// describe_settings.cpp: what is asked of the computation
template <>
const Description& fields<Weighting>();
template <>
const Description& fields<NodeWeighting>();
template <>
const Description& fields<MethodChoice>();
template <>
const Description& fields<RobustnessSettings>();
template <>
const Description& fields<StatedRange>();
template <>
const Description& fields<StatedOrder>();
template <>
const Description& fields<RegionSettings>();
template <>
const Description& fields<PlanRequest>();
template <>
const Description& fields<Sorting>();

// describe_library.cpp: criteria.toml
template <>
const Description& fields<Library>(); ///< [library]
template <>
const Description& fields<Criterion>();
template <>
const Description& fields<Scale>();
template <>
const Description& fields<Measure>();
template <>
const Description& fields<Band>();
template <>
const Description& fields<Likeness>();
template <>
const Description& fields<Spread>(); ///< [spread]
template <>
const Description& fields<ValueFunction>();
template <>
const Description& fields<Veto>();
template <>
const Description& fields<Profile>();

// describe_tables.cpp: the tables
template <>
const Description& fields<County>();
template <>
const Description& fields<Industry>();
template <>
const Description& fields<GivenValue>();
template <>
const Description& fields<Link>();
template <>
const Description& fields<Presence>();
template <>
const Description& fields<Sector>();
template <>
const Description& fields<ReferenceAmount>();
template <>
const Description& fields<SectorLink>();
template <>
const Description& fields<ColumnNote>();
template <>
const Description& fields<CellNote>();
template <>
const Description& fields<Source>();
template <>
const Description& fields<KnownPair>();

} // namespace yindi
