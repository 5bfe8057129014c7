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
  const auto add = [&](const char* path, InFile file, const char* name, Access items) -> Part& {
    all.push_back({path, file, name, std::move(items)});
    return all.back();
  };
  Part& head = add("case", InFile::casebook, "case", of(&Case::head));
  head.more = {[](Case& c) { return Items::of(c.model.edit()); }, [](const Case& c) { return Items::look(*c.model); }};
  head.always = head.needed = true;
  add("participant", InFile::casebook, "participant", of(&Case::judging, &Judging::participants));
  add("judgement", InFile::casebook, "judgement", of(&Case::judging, &Judging::judgements)).needs = "participant";
  add("weighting", InFile::casebook, "weighting", of(&Case::judging, &Judging::weighting)).always = true;
  add("weight", InFile::casebook, "weight", of(&Case::judging, &Judging::node_weightings));
  add("method", InFile::casebook, "method", of(&Case::method)).always = true;
  add("robustness", InFile::casebook, "robustness", of(&Case::robustness)).always = true;
  add("region", InFile::casebook, "region", model(&Model::region));
  add("plan", InFile::casebook, "plan", of(&Case::plan));
  add("sorting", InFile::casebook, "sorting", of(&Case::sorting));
  add("decision", InFile::casebook, "decision", of(&Case::record, &Record::decisions));
  Part& journal = add("journal", InFile::casebook, "journal", of(&Case::record, &Record::journal));
  journal.always = journal.fixed = true;

  add("library", InFile::criteria, "library", model(&Model::library)).fixed = true;
  add("spread", InFile::criteria, "spread", library(&Library::spread));
  add("criterion", InFile::criteria, "criterion", library(&Library::criteria)).needed = true;
  add("profile", InFile::criteria, "profile", of(&Case::judging, &Judging::profiles));
  add("profile_judgement", InFile::criteria, "judgement", of(&Case::judging, &Judging::profile_judgements)).needs =
      "profile";

  Part& counties = add("county", InFile::table, "counties.csv", model(&Model::counties));
  counties.needed = true, counties.free = &Model::condition_columns;
  Part& industries = add("industry", InFile::table, "industries.csv", model(&Model::industries));
  industries.needed = true, industries.free = &Model::requirement_columns;
  add("value", InFile::table, "values.csv", model(&Model::values));
  add("link", InFile::table, "links.csv", model(&Model::links));
  add("presence", InFile::table, "presence.csv", model(&Model::presence));
  add("sector", InFile::table, "sectors.csv", model(&Model::sectors));
  add("reference", InFile::table, "reference.csv", model(&Model::reference));
  add("linkage", InFile::table, "linkage.csv", model(&Model::linkage));
  add("column", InFile::table, "columns.csv", model(&Model::columns));
  add("cell", InFile::table, "cells.csv", model(&Model::cells));
  add("source", InFile::table, "sources.csv", model(&Model::sources));
  add("known", InFile::table, "known.csv", of(&Case::known));
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
