#include "engine/case/edit_slot.h"

#include "engine/case/words.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

using Json = nlohmann::ordered_json;

/// One field of a row: its text, and how to put another. `put` gives blank, or what is wrong.
template <class Item>
struct Field {
  const char* name;
  std::function<std::string(const Item&)> text;
  std::function<Sentence(Item&, const std::string&)> put;
};

template <class Item>
Field<Item> words(const char* name, std::string Item::*member) {
  return {name, [=](const Item& item) { return item.*member; },
          [=](Item& item, const std::string& text) {
            item.*member = text;
            return Sentence{};
          }};
}

template <class Item>
Field<Item> number(const char* name, std::optional<double> Item::*member) {
  return {name, [=](const Item& item) { return item.*member ? shortest(*(item.*member)) : std::string(); },
          [=](Item& item, const std::string& text) {
            ReadNumber read = read_number(text);
            if (!text.empty() && !read.value) return read.hint;
            item.*member = read.value;
            return Sentence{};
          }};
}

Field<Participant> weight_field() {
  return {"weight", [](const Participant& p) { return shortest(p.weight); },
          [](Participant& p, const std::string& text) {
            ReadNumber read = read_number(text);
            if (!read.value) return read.hint;
            p.weight = *read.value;
            return Sentence{};
          }};
}

Field<Judgement> stale_field() {
  return {"stale", [](const Judgement& j) { return std::string(j.stale ? "true" : ""); },
          [](Judgement& j, const std::string& text) {
            if (!text.empty() && text != "true" && text != "false") return say(mark("write true, or leave it blank"));
            j.stale = text == "true";
            return Sentence{};
          }};
}

Field<Decision> chosen_field() {
  return {"chosen", [](const Decision& d) { return json_list(d.chosen); },
          [](Decision& d, const std::string& text) {
            auto ids = read_json_list(text);
            if (!ids) return say(mark("write a list of ids: [\"a\", \"b\"]"));
            d.chosen = std::move(*ids);
            return Sentence{};
          }};
}

/// The row as a JSON object of its fields and of what this version does not know; blank fields are left out.
template <class Item>
std::string row_text(const Item& item, const std::vector<Field<Item>>& fields) {
  Json json = Json::object();
  for (const Field<Item>& field : fields)
    if (const std::string text = field.text(item); !text.empty()) json[field.name] = text;
  for (const Extra& extra : item.extras) json[extra.key] = extra.text;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <class Item>
Sentence put_row(Item& item, const std::vector<Field<Item>>& fields, const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return say(mark("write the row as a JSON object: {}"), row_text(item, fields));
  std::vector<std::string> known;
  for (const Field<Item>& field : fields) known.emplace_back(field.name);
  for (const Field<Item>& field : fields)
    if (!json.contains(field.name) && field.name != std::string("weight") && field.name != std::string("chosen"))
      field.put(item, "");
  for (const auto& [key, part] : json.items()) {
    const std::string value = part.is_string() ? part.template get<std::string>()
                              : part.is_null() ? std::string()
                                               : part.dump();
    const auto field = std::find_if(fields.begin(), fields.end(), [&](const Field<Item>& f) { return f.name == key; });
    if (field != fields.end()) {
      if (Sentence wrong = field->put(item, value); !wrong.empty()) return wrong;
      continue;
    }
    if (nearest(key, known)) return did_you_mean(key, known);
    const auto extra =
        std::find_if(item.extras.begin(), item.extras.end(), [&](const Extra& e) { return e.key == key; });
    if (extra != item.extras.end())
      extra->text = value;
    else
      item.extras.push_back({key, value});
  }
  return {};
}

/// A table and one row of it, named by a path.
template <class Item>
struct Row {
  std::vector<Item> Case::*table;
  std::vector<Field<Item>> fields;
  Item fresh;                             ///< a row with the path's ids, for one that does not exist yet
  std::function<bool(const Item&)> is_it; ///< whether a row is the one
  bool is_table = true;                   ///< of a CSV file: all rows have the same unknown columns
};

template <class Item>
std::optional<std::size_t> find_row(const Row<Item>& row, const std::vector<Item>& items) {
  const auto found = std::find_if(items.begin(), items.end(), row.is_it);
  if (found == items.end()) return std::nullopt;
  return static_cast<std::size_t>(found - items.begin());
}

template <class Item>
Sentence set_row(const Row<Item>& row, std::vector<Item>& items, const std::string& text,
                 std::optional<std::size_t> at) {
  const auto found = find_row(row, items);
  if (text.empty()) {
    if (found) items.erase(items.begin() + static_cast<std::ptrdiff_t>(*found));
    return {};
  }
  if (found) return put_row(items[*found], row.fields, text);
  Item item = row.fresh;
  if (row.is_table && !items.empty())
    for (const Extra& extra : items.front().extras) item.extras.push_back({extra.key, ""});
  if (Sentence wrong = put_row(item, row.fields, text); !wrong.empty()) return wrong;
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(std::min(at.value_or(items.size()), items.size())),
               std::move(item));
  return {};
}

template <class Item>
std::optional<Slot> row_slot(const Case& value, const Row<Item>& row, const Parts& path, std::size_t ids,
                             Sentence& why) {
  const std::vector<Item>& items = value.*row.table;
  const auto found = find_row(row, items);
  if (path.size() == ids)
    return Slot{found ? row_text(items[*found], row.fields) : std::string(),
                [row](Case& c, const std::string& text, std::optional<std::size_t> at) {
                  return set_row(row, c.*row.table, text, at);
                },
                {},
                {},
                found};
  std::vector<std::string> known;
  for (const Field<Item>& field : row.fields) known.emplace_back(field.name);
  const auto field =
      std::find_if(row.fields.begin(), row.fields.end(), [&](const auto& f) { return path[ids] == f.name; });
  if (path.size() > ids + 1 || field == row.fields.end()) {
    why = no_such(path.size() > ids + 1 ? path[ids] + "." + path[ids + 1] : path[ids], known);
    return std::nullopt;
  }
  if (!found) {
    why = say(mark("there is no such row yet; write the whole row first"));
    return std::nullopt;
  }
  return Slot{field->text(items[*found]), [row, i = *found, put = field->put](Case& c, const std::string& text, auto) {
                return put((c.*row.table)[i], text);
              }};
}

std::vector<Field<Judgement>> judgement_fields() {
  return {words("value", &Judgement::value), words("kept_because", &Judgement::kept_because),
          words("comment", &Judgement::comment), stale_field()};
}

std::string reciprocal(const std::string& value) {
  const auto slash = value.find('/');
  if (slash == std::string::npos) return value == "1" ? "1" : "1/" + value;
  const std::string top(trim(value.substr(0, slash))), bottom(trim(value.substr(slash + 1)));
  return top == "1" ? bottom : bottom + "/" + top;
}

/// Most judgements are their value alone, so that is their text; one that carries more is a JSON object.
std::string judgement_text(const Judgement& j) {
  const bool plain_value = j.kept_because.empty() && j.comment.empty() && !j.stale && j.extras.empty();
  return plain_value ? j.value : row_text(j, judgement_fields());
}

struct JudgementPath {
  Judgement ids;
  std::vector<Judgement>& in(Case& c) const { return of_library ? c.library.judgements : c.judgements; }
  bool of_library;
};

bool same_pair(const Judgement& x, const Judgement& y, bool mirrored) {
  return x.participant == y.participant && x.profile == y.profile && x.node == y.node &&
         x.a == (mirrored ? y.b : y.a) && x.b == (mirrored ? y.a : y.b);
}

Sentence set_judgement(const JudgementPath& path, Case& c, const std::string& text, std::optional<std::size_t> at) {
  std::vector<Judgement>& items = path.in(c);
  auto found = std::find_if(items.begin(), items.end(), [&](const Judgement& j) {
    return same_pair(j, path.ids, false) || same_pair(j, path.ids, true);
  });
  if (text.empty()) {
    if (found != items.end()) items.erase(found);
    return {};
  }
  Judgement next = found == items.end() ? path.ids : *found;
  next.a = path.ids.a;
  next.b = path.ids.b;
  if (text.starts_with('{')) {
    if (Sentence wrong = put_row(next, judgement_fields(), text); !wrong.empty()) return wrong;
  } else {
    next.value = text;
    next.stale = false; // a judgement made anew is no longer of the old scale
    next.kept_because.clear();
    next.comment.clear();
  }
  if (found != items.end())
    *found = std::move(next);
  else
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(std::min(at.value_or(items.size()), items.size())),
                 std::move(next));
  return {};
}

std::optional<Slot> judgement_slot(const Case& value, const Parts& path, Sentence& why) {
  if (path.size() < 5 || path.size() > 6) {
    why = say(mark("a judgement is named judgement.PARTICIPANT.NODE.A.B"));
    return std::nullopt;
  }
  JudgementPath to{{}, path[0] == "profile_judgement"};
  const auto colon = path[1].find(':');
  (to.of_library ? to.ids.profile : to.ids.participant) = path[1].substr(0, colon);
  if (!to.of_library && colon != std::string::npos) to.ids.profile = path[1].substr(colon + 1);
  to.ids.node = path[2];
  to.ids.a = path[3];
  to.ids.b = path[4];
  const std::vector<Judgement>& items = to.of_library ? value.library.judgements : value.judgements;
  std::optional<std::size_t> position;
  bool mirrored = false;
  for (std::size_t i = 0; i < items.size() && !position; ++i) {
    mirrored = same_pair(items[i], to.ids, true);
    if (mirrored || same_pair(items[i], to.ids, false)) position = i;
  }
  if (path.size() == 6) {
    const auto fields = judgement_fields();
    const auto field = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return path[5] == f.name; });
    if (field == fields.end() || !position || mirrored) {
      why = no_such(path[5], {"value", "kept_because", "comment", "stale"});
      return std::nullopt;
    }
    return Slot{field->text(items[*position]),
                [to, i = *position, put = field->put](Case& c, const std::string& text, auto) {
                  return put(to.in(c)[i], text);
                }};
  }
  Slot slot{
      position ? judgement_text(items[*position]) : std::string(),
      [to](Case& c, const std::string& text, std::optional<std::size_t> at) { return set_judgement(to, c, text, at); },
      {},
      {},
      position};
  if (mirrored) {
    Judgement turned = items[*position];
    turned.value = reciprocal(turned.value);
    slot.present = judgement_text(turned);
    slot.inverse_value = judgement_text(items[*position]);
    slot.inverse_path = path[0] + "." + path[1] + "." + path[2] + "." + path[4] + "." + path[3];
  }
  return slot;
}

std::optional<Slot> table_slot(const Case& value, const Parts& path, Sentence& why) {
  const auto is = [&](const char* word, std::size_t ids) { return path[0] == word && path.size() >= ids; };
  if (is("value", 4)) {
    GivenValue fresh;
    fresh.county = path[1], fresh.industry = path[2], fresh.criterion = path[3];
    return row_slot(value,
                    Row<GivenValue>{&Case::values,
                                    {number("value", &GivenValue::value), number("low", &GivenValue::low),
                                     number("high", &GivenValue::high), words("source", &GivenValue::source),
                                     words("quality", &GivenValue::quality), words("note", &GivenValue::note)},
                                    fresh,
                                    [=](const GivenValue& v) {
                                      return v.county == path[1] && v.industry == path[2] && v.criterion == path[3];
                                    }},
                    path, 4, why);
  }
  if (is("link", 4)) {
    Link fresh;
    fresh.from = path[1], fresh.to = path[2], fresh.kind = path[3];
    return row_slot(
        value,
        Row<Link>{&Case::links,
                  {number("km", &Link::km), number("minutes", &Link::minutes), words("source", &Link::source)},
                  fresh,
                  [=](const Link& l) { return l.from == path[1] && l.to == path[2] && l.kind == path[3]; }},
        path, 4, why);
  }
  if (is("presence", 3)) {
    Presence fresh;
    fresh.county = path[1], fresh.item = path[2];
    return row_slot(value,
                    Row<Presence>{&Case::presence,
                                  {number("amount", &Presence::amount), words("unit", &Presence::unit),
                                   words("year", &Presence::year), words("source", &Presence::source)},
                                  fresh,
                                  [=](const Presence& p) { return p.county == path[1] && p.item == path[2]; }},
                    path, 3, why);
  }
  if (is("column", 3)) {
    ColumnNote fresh;
    fresh.table = path[1], fresh.column = path[2];
    return row_slot(value,
                    Row<ColumnNote>{&Case::columns,
                                    {words("unit", &ColumnNote::unit), words("source", &ColumnNote::source),
                                     words("quality", &ColumnNote::quality), words("note", &ColumnNote::note)},
                                    fresh,
                                    [=](const ColumnNote& n) { return n.table == path[1] && n.column == path[2]; }},
                    path, 3, why);
  }
  if (is("source", 2)) {
    Source fresh;
    fresh.id = path[1];
    return row_slot(
        value,
        Row<Source>{&Case::sources,
                    {words("title", &Source::title), words("author", &Source::author), words("year", &Source::year),
                     words("url", &Source::url), words("licence", &Source::licence), words("note", &Source::note)},
                    fresh,
                    [=](const Source& s) { return s.id == path[1]; }},
        path, 2, why);
  }
  why = say(mark("the path is too short"));
  return std::nullopt;
}

} // namespace

std::optional<Slot> find_row_slot(const Case& value, const Parts& path, Sentence& why) {
  if (path[0] == "judgement" || path[0] == "profile_judgement") return judgement_slot(value, path, why);
  if (path[0] == "participant") {
    Participant fresh;
    fresh.id = path[1];
    return row_slot(value,
                    Row<Participant>{&Case::participants,
                                     {words("name", &Participant::name), words("group", &Participant::group),
                                      weight_field(), words("reason", &Participant::reason)},
                                     fresh,
                                     [=](const Participant& p) { return p.id == path[1]; },
                                     false},
                    path, 2, why);
  }
  if (path[0] == "decision") {
    Decision fresh;
    fresh.county = path[1];
    return row_slot(value,
                    Row<Decision>{&Case::decisions,
                                  {chosen_field(), words("by", &Decision::by), words("date", &Decision::date),
                                   words("reason", &Decision::reason), words("dissent", &Decision::dissent)},
                                  fresh,
                                  [=](const Decision& d) { return d.county == path[1]; },
                                  false},
                    path, 2, why);
  }
  return table_slot(value, path, why);
}

} // namespace yindi
