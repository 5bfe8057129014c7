#include "engine/schema/describe.h"

namespace yindi {

template <>
const Description& fields<Head>() {
  static const Description all = [&] {
    return describe<Head>(
        {
            field("id", &Head::id, mark("The case's id: letters, digits, _ and -"), needed, called(mark("Id"))),
            field("title", &Head::title, mark("What the case is called"), needed, section, called(mark("Title"))),
            field("question", &Head::question, mark("The question that the people decide"), section,
                  called(mark("Question"))),
            field("date", &Head::date, mark("The day of the case, such as 2024-05-01"), date, called(mark("Date"))),
            field("author", &Head::author, mark("Who answers for the case"), called(mark("Author"))),
            field("criteria", &Head::criteria_file, mark("The file of the criteria in this folder"), needed, fixed),
        },
        &Head::table_extras);
  }();
  return all;
}

template <>
const Description& fields<Model>() {
  static const Description all = [&] {
    return describe<Model>({
        field("counties", &Model::county_ids, mark("The counties that decide; the others are context"), filled,
              ids_of_a(Of::county), called(mark("Counties that decide"))),
        field("industries", &Model::industry_ids, mark("The industries that are compared"), filled,
              ids_of_a(Of::industry), called(mark("Industries that are ranked"))),
    });
  }();
  return all;
}

template <>
const Description& fields<Participant>() {
  static const Description all = [&] {
    return describe<Participant>({
        field("id", &Participant::id, mark("The participant's id"), identifies, called(mark("Id"))),
        field("name", &Participant::name, mark("What people call the participant"), called(mark("Name"))),
        field("group", &Participant::group, mark("The group of people that the participant belongs to"),
              called(mark("Group"))),
        field("weight", &Participant::weight, mark("How much this voice counts beside the others"), always,
              at_least(0, mark("a weight cannot be negative")), called(mark("Weight"))),
        field("reason", &Participant::reason, mark("Why the voice counts so much"), called(mark("Reason"))),
    });
  }();
  return all;
}

template <>
const Description& fields<Judgement>() {
  static const Description all = [&] {
    return describe<Judgement>({
        field("participant", &Judgement::participant, mark("Who judges"), fixed),
        field("profile", &Judgement::profile, mark("The profile that it holds for; blank: all"), fixed),
        field("node", &Judgement::node, mark("The criterion below which the two stand; goal: the groups"), needed,
              fixed),
        field("a", &Judgement::a, mark("The criterion that is compared"), needed, fixed),
        field("b", &Judgement::b, mark("The criterion that it is compared with"), needed, fixed),
        field("value", &Judgement::value, mark("How many times more a counts than b: 3, 1/2"), needed, ratio_text,
              called(mark("Value"))),
        field("kept_because", &Judgement::kept_because, mark("Why it stays though it contradicts others"),
              called(mark("Kept on purpose, because"))),
        field("comment", &Judgement::comment, mark("What the judge adds to it"), called(mark("Comment"))),
        field("stale", &Judgement::stale, mark("A scale below the node was changed after it was made")),
    });
  }();
  return all;
}

template <>
const Description& fields<Decision>() {
  static const Description all = [&] {
    return describe<Decision>({
        field("county", &Decision::county, mark("The county that decided"), identifies, ids_of_a(Of::county)),
        field("chosen", &Decision::chosen, mark("The industries that it backs"), needed, ids_of_a(Of::industry)),
        field("by", &Decision::by, mark("Who decided")),
        field("date", &Decision::date, mark("The day of the decision, such as 2024-05-01"), date, called(mark("Date"))),
        field("reason", &Decision::reason, mark("Why"), called(mark("Reason"))),
        field("dissent", &Decision::dissent, mark("What those said who saw it otherwise")),
    });
  }();
  return all;
}

template <>
const Description& fields<JournalHead>() {
  static const Description all = [&] {
    return describe<JournalHead>({
        field("lines", &JournalHead::lines, mark("Lines of the journal"), always,
              at_least(0, mark("a number of lines cannot be negative"))),
        field("head", &JournalHead::head, mark("SHA-256 of the journal's last line"), always),
    });
  }();
  return all;
}

template <>
const Description& fields<Round>() {
  Domain namings = words(round_namings()), states = words({"open", "closed"});
  namings.unknown = mark("unknown naming \"{}\""), namings.otherwise = mark("named, pseudonymous or anonymous");
  states.unknown = mark("unknown state \"{}\""), states.otherwise = mark("open or closed");
  static const Description all = [&] {
    return describe<Round>({
        field("number", &Round::number, mark("The round's number, as its folder's name"), needed),
        field("title", &Round::title, mark("What the round is called")),
        field("naming", &Round::naming, mark("Whether ballots bear names, pseudonyms or neither"), needed,
              one_of(namings)),
        field("state", &Round::state, mark("Whether ballots are still taken"), needed, one_of(states)),
        field("nodes", &Round::nodes, mark("The nodes of the hierarchy that it asks about"), needed),
        field("ballots", &Round::hashes, mark("SHA-256 of each ballot, written at closing")),
    });
  }();
  return all;
}

template <>
const Description& fields<Ballot>() {
  static const Description all = [&] {
    return describe<Ballot>({
        field("participant", &Ballot::participant, mark("Who votes, in a named round")),
        field("pseudonym", &Ballot::pseudonym, mark("Who votes, in a pseudonymous round")),
        field("token", &Ballot::token, mark("The slip, in an anonymous round")),
        field("submitted", &Ballot::submitted, mark("When the ballot was handed in"), moment),
        field("judgement", &Ballot::judgements, mark("The answers"), section),
    });
  }();
  return all;
}

} // namespace yindi
