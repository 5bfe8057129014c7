#include "engine/edit/own_values.h"

#include "engine/format/words.h"
#include "engine/schema/text_fields.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace yindi {
namespace {

using Json = nlohmann::ordered_json;
using Ids = std::set<std::string>;

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// "counties" of a part whose cells may have a row in cells.csv; else blank.
std::string noted_table(const Part& part) {
  return part.free ? part.name.substr(0, part.name.rfind('.')) : std::string();
}

std::string note_path(const Part& part, const CellAt& at) {
  return "cell." + noted_table(part) + "." + at.row + "." + at.column;
}

Json basis_json(const OwnBasis& basis) {
  Json row = Json::object();
  row["source"] = basis.source;
  row["quality"] = basis.quality;
  row["note"] = basis.note.en;
  row["note_zh"] = basis.note.zh;
  return row;
}

bool tells_of_others(const std::string& key) {
  return key == "source" || key == "quality" || key == "note" || key == "note_zh" || key == "unit" || key == "year";
}

bool is_number(const Ref& ref) {
  return std::holds_alternative<std::optional<double>*>(ref) || std::holds_alternative<double*>(ref);
}

std::optional<std::size_t> row_place(const Items& items, const std::vector<std::string>& names) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item item = items[i];
    std::size_t k = 0;
    bool same = true;
    for (const Field& field : item.fields_of())
      if (field.identifies) same = same && k < names.size() && *std::get<std::string*>(item[field]) == names[k++];
    if (same && k == names.size()) return i;
  }
  return std::nullopt;
}

/// "county.ID" of the i-th item.
std::string row_path(const Part& part, const Item& item) {
  std::string path = part.path;
  for (const Field& field : item.fields_of())
    if (field.identifies) path += "." + *std::get<std::string*>(item[field]);
  return path;
}

/// Whether the row of another table names one of the ids that go.
bool names_one(const Case& c, const Item& item, const std::string& part, Of of, const Ids& ids) {
  for (const Field& field : item.fields_of()) {
    const Ref ref = item[field];
    if (!std::holds_alternative<std::string*>(ref)) continue;
    const std::string& text = *std::get<std::string*>(ref);
    if (!ids.count(text)) continue;
    if (field.of == of) return true;
    if (part == "cell" && field.key == "row" &&
        *std::get<std::string*>(item[*item.description().find("table")]) ==
            (of == Of::county ? "counties" : "industries"))
      return true;
    const auto is_sector = [&] {
      return std::any_of(c.model->sectors.begin(), c.model->sectors.end(),
                         [&](const Sector& s) { return s.id == text; });
    };
    if (part == "presence" && field.key == "item" && of == Of::industry && !is_sector()) return true;
    if (part == "decision" && field.key == "county" && of == Of::county) return true;
  }
  return false;
}

/// A list without the ids, as text; nothing where it has none of them.
std::optional<std::string> list_without(const Ref& ref, Of of, const Field& field, const Ids& ids) {
  const auto gone = [&](const std::string& id) { return ids.count(id) > 0; };
  if (auto* const* list = std::get_if<std::vector<std::string>*>(&ref); list && field.of == of) {
    std::vector<std::string> left = **list;
    if (std::erase_if(left, gone) > 0) return json_list(left);
  }
  if (auto* const* pairs = std::get_if<PlanPairs*>(&ref)) {
    PlanPairs left = **pairs;
    if (std::erase_if(left, [&](const auto& pair) { return gone(of == Of::county ? pair.first : pair.second); }) > 0)
      return json_list(plan_texts(left));
  }
  if (auto* const* limits = std::get_if<Limits*>(&ref); limits && of == Of::industry) {
    Limits left = **limits;
    if (std::erase_if(left, [&](const auto& limit) { return gone(limit.first); }) > 0)
      return json_list(plan_texts(left));
  }
  return std::nullopt;
}

} // namespace

bool has_basis(const Case& c, const CellAt& at) {
  const Part* part = find_part(at.part);
  if (!part || part->file != InFile::table || at.column.empty()) return false;
  const Item blank = part->look(c).as_it_comes();
  const Field* field = blank.description().find(at.column);
  if (!part->free)
    return field && !field->identifies && !tells_of_others(at.column) && blank.description().find("source");
  return field ? is_number(blank[*field])
               : std::find(((*c.model).*part->free).begin(), ((*c.model).*part->free).end(), at.column) !=
                     ((*c.model).*part->free).end();
}

OwnBasis basis_of(const Case& c, const CellAt& at) {
  const Part* part = find_part(at.part);
  if (!part) return {};
  if (part->free) {
    if (const CellNote* own = find_cell(c, noted_table(*part), at.row, at.column))
      return {own->source, own->quality, own->note};
    const ColumnNote* note = find_column(c, noted_table(*part), at.column);
    return note ? OwnBasis{note->source, note->quality, note->note} : OwnBasis{};
  }
  const Items items = part->look(c);
  const auto place = row_place(items, split(at.row, '.'));
  OwnBasis basis;
  if (!place) return basis;
  const Item item = items[*place];
  const auto read = [&](const char* key, std::string& into) {
    if (const Field* field = item.description().find(key)) into = field_text(item, *field).value_or("");
  };
  read("source", basis.source), read("quality", basis.quality);
  read("note", basis.note.en), read("note_zh", basis.note.zh);
  return basis;
}

std::optional<std::string> Edits::text(const std::string& path) const {
  if (const auto edited = places_.find(path); edited != places_.end()) return edits_[edited->second].new_value;
  return value_at(*c_, path);
}

void Edits::put(const std::string& path, const std::string& text, std::optional<std::size_t> at) {
  if (const auto edited = places_.find(path); edited != places_.end()) {
    edits_[edited->second].new_value = text;
    return;
  }
  const std::string old = value_at(*c_, path).value_or("");
  if (old == text) return;
  places_.emplace(path, edits_.size());
  edits_.push_back({path, old, text, at});
}

void Edits::put_field(const std::string& path, const std::string& key, const std::string& text) {
  const auto edited = places_.find(path);
  const bool fresh = edited != places_.end() || value_at(*c_, path).value_or("").empty();
  if (!fresh) return put(path + "." + key, text);
  Json row = edited == places_.end() ? Json::object() : Json::parse(edits_[edited->second].new_value, nullptr, false);
  if (!row.is_object()) row = Json::object();
  row[key] = text;
  put(path, dump(row));
}

void Edits::put_value(const CellAt& at, const std::string& value, const OwnBasis& basis) {
  const std::string row = at.part + "." + at.row, path = row + "." + at.column;
  const bool stands = places_.count(row) == 0 && !value_at(*c_, row).value_or("").empty();
  if (stands && text(path) == value) return;
  put_field(row, at.column, value);
  if (!has_basis(*c_, at)) return;
  const Part& part = *find_part(at.part);
  if (!value.empty())
    put_basis(at, basis);
  else if (part.free && !text(note_path(part, at)).value_or("").empty())
    put(note_path(part, at), "");
}

void Edits::put_basis(const CellAt& at, const OwnBasis& basis) {
  const Part& part = *find_part(at.part);
  if (part.free) return put(note_path(part, at), dump(basis_json(basis)));
  const std::string row = at.part + "." + at.row;
  const Json json = basis_json(basis);
  for (const auto& member : json.items())
    if (part.look(*c_).description().find(member.key()))
      put_field(row, member.key(), member.value().get<std::string>());
}

void Edits::put_source(const std::string& id, const Text& title, const std::string& author, const std::string& year) {
  if (find_source(*c_, id)) return;
  Json row = Json::object();
  row["title"] = title.in(Language::en);
  if (title.zh != title.en) row["title_zh"] = title.zh;
  row["author"] = author;
  row["year"] = year;
  put("source." + id, dump(row));
}

Removal removal_of(const Case& c, const std::string& part, const std::vector<std::string>& all) {
  Removal result;
  const Ids ids(all.begin(), all.end());
  const Of of = part == "county" ? Of::county : Of::industry;
  const auto take_lists = [&](const std::string& path, const Item& item) {
    for (const Field& field : item.fields_of())
      if (!field.fixed && !field.identifies)
        if (const auto left = list_without(item[field], of, field, ids))
          result.edits.push_back({path + "." + field.key, field_text(item, field).value_or(""), *left});
  };
  for (const Part& one : parts()) {
    if (one.fixed) continue;
    const Items items = one.look(c);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!items.many()) {
        for (const Item& item : one.look_at(c, i)) take_lists(one.path, item);
        continue;
      }
      const Item item = items[i];
      const std::string path = row_path(one, item);
      const bool itself = one.path == part && ids.count(path.substr(part.size() + 1));
      if (itself || (one.path != part && names_one(c, item, one.path, of, ids))) {
        ++result.rows[one.path];
        result.edits.push_back({path, row_text(item), ""});
      } else if (one.path != "judgement" && one.path != "profile_judgement") {
        take_lists(path, item);
      }
    }
  }
  return result;
}

} // namespace yindi
