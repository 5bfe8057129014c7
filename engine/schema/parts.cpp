#include "engine/schema/parts.h"

#include <algorithm>

namespace yindi {
namespace {

template <class T>
Access of(T Case::*part) {
  return {[part](Case& c) { return Items::of(c.*part); }, [part](const Case& c) { return Items::look(c.*part); }};
}

template <class Group, class T>
Access of(Group Case::*group, T Group::*part) {
  return {[=](Case& c) { return Items::of(c.*group.*part); },
          [=](const Case& c) { return Items::look(c.*group.*part); }};
}

template <class T>
Access model(T Model::*part) {
  return {[part](Case& c) { return Items::of(c.model.edit().*part); },
          [part](const Case& c) { return Items::look((*c.model).*part); }};
}

template <class T>
Access library(T Library::*part) {
  return {[part](Case& c) { return Items::of(c.model.edit().library.*part); },
          [part](const Case& c) { return Items::look(c.model->library.*part); }};
}

std::vector<Part> all_parts() {
  std::vector<Part> all;
  all.reserve(32); // add() gives a reference
  const auto add = [&](const char* path, InFile file, const char* name, const char* called, Access items) -> Part& {
    all.push_back({path, file, name, called, std::move(items)});
    return all.back();
  };
  Part& head = add("case", InFile::casebook, "case", mark("Case"), of(&Case::head));
  head.more = {[](Case& c) { return Items::of(c.model.edit()); }, [](const Case& c) { return Items::look(*c.model); }};
  head.always = head.needed = true;
  add("participant", InFile::casebook, "participant", mark("Participant"), of(&Case::judging, &Judging::participants));
  add("judgement", InFile::casebook, "judgement", mark("Judgement"), of(&Case::judging, &Judging::judgements)).needs =
      "participant";
  add("weighting", InFile::casebook, "weighting", mark("Weights"), of(&Case::judging, &Judging::weighting)).always =
      true;
  add("weight", InFile::casebook, "weight", mark("Given weights"), of(&Case::judging, &Judging::node_weightings));
  add("method", InFile::casebook, "method", mark("Method"), of(&Case::method)).always = true;
  add("robustness", InFile::casebook, "robustness", mark("Robustness"), of(&Case::robustness)).always = true;
  add("region", InFile::casebook, "region", mark("Region"), model(&Model::region));
  add("plan", InFile::casebook, "plan", mark("Coordinated plan"), of(&Case::plan));
  add("sorting", InFile::casebook, "sorting", mark("Ordered classes"), of(&Case::sorting));
  add("decision", InFile::casebook, "decision", mark("Decision"), of(&Case::record, &Record::decisions));
  Part& journal = add("journal", InFile::casebook, "journal", mark("Journal"), of(&Case::record, &Record::journal));
  journal.always = journal.fixed = true;

  add("library", InFile::criteria, "library", mark("Library"), model(&Model::library)).fixed = true;
  add("spread", InFile::criteria, "spread", mark("Quality"), library(&Library::spread));
  add("criterion", InFile::criteria, "criterion", mark("Criterion"), library(&Library::criteria)).needed = true;
  add("profile", InFile::criteria, "profile", mark("Profile"), of(&Case::judging, &Judging::profiles));
  add("profile_judgement", InFile::criteria, "judgement", mark("Judgement"),
      of(&Case::judging, &Judging::profile_judgements))
      .needs = "profile";

  Part& counties = add("county", InFile::table, "counties.csv", mark("County"), model(&Model::counties));
  counties.needed = true, counties.free = &Model::condition_columns;
  Part& industries = add("industry", InFile::table, "industries.csv", mark("Industry"), model(&Model::industries));
  industries.needed = true, industries.free = &Model::requirement_columns;
  add("value", InFile::table, "values.csv", mark("Value"), model(&Model::values));
  add("link", InFile::table, "links.csv", mark("Link"), model(&Model::links));
  add("presence", InFile::table, "presence.csv", mark("What is there"), model(&Model::presence));
  add("sector", InFile::table, "sectors.csv", mark("Sector"), model(&Model::sectors));
  add("reference", InFile::table, "reference.csv", mark("Reference amount"), model(&Model::reference));
  add("linkage", InFile::table, "linkage.csv", mark("Linkage of sectors"), model(&Model::linkage));
  add("column", InFile::table, "columns.csv", mark("Column"), model(&Model::columns));
  add("cell", InFile::table, "cells.csv", mark("Note on a cell"), model(&Model::cells));
  add("source", InFile::table, "sources.csv", mark("Source"), model(&Model::sources));
  add("known", InFile::table, "known.csv", mark("Known for"), of(&Case::known));
  return all;
}

} // namespace

std::vector<Item> Part::look_at(const Case& c, std::size_t i) const {
  std::vector<Item> result = {items.look(c)[i]};
  if (more.look) result.push_back(more.look(c)[0]);
  return result;
}

const std::vector<Part>& parts() {
  static const std::vector<Part> all = all_parts();
  return all;
}

std::vector<const Part*> parts_in(InFile file) {
  std::vector<const Part*> result;
  for (const Part& part : parts())
    if (part.file == file) result.push_back(&part);
  return result;
}

const Part* find_part(const std::string& path) {
  const auto found = std::find_if(parts().begin(), parts().end(), [&](const Part& part) { return part.path == path; });
  return found == parts().end() ? nullptr : &*found;
}

} // namespace yindi
