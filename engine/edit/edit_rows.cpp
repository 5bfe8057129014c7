#include "engine/edit/edit_fields.h"

namespace yindi {
namespace {

Field<Participant> weight_field() {
  return {"weight", [](const Participant& p) { return shortest(p.weight); },
          [](Participant& p, const std::string& text) {
            ReadNumber read = read_number(text);
            if (!read.value) return read.hint;
            p.weight = *read.value;
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

std::optional<Slot> value_slot(const Case& value, const Parts& path, Sentence& why) {
  GivenValue fresh;
  fresh.county = path[1], fresh.industry = path[2], fresh.criterion = path[3];
  return row_slot(
      value,
      Row<GivenValue>{
          &Case::values,
          {number("value", &GivenValue::value), number("low", &GivenValue::low), number("high", &GivenValue::high),
           words("source", &GivenValue::source), words("quality", &GivenValue::quality),
           words("note", &GivenValue::note, &Text::en), words("note_zh", &GivenValue::note, &Text::zh)},
          fresh,
          [=](const GivenValue& v) { return v.county == path[1] && v.industry == path[2] && v.criterion == path[3]; }},
      path, 4, why);
}

std::optional<Slot> link_slot(const Case& value, const Parts& path, Sentence& why) {
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

std::optional<Slot> presence_slot(const Case& value, const Parts& path, Sentence& why) {
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

std::optional<Slot> column_slot(const Case& value, const Parts& path, Sentence& why) {
  ColumnNote fresh;
  fresh.table = path[1], fresh.column = path[2];
  return row_slot(
      value,
      Row<ColumnNote>{&Case::columns,
                      {words("unit", &ColumnNote::unit), words("source", &ColumnNote::source),
                       words("quality", &ColumnNote::quality), words("note", &ColumnNote::note, &Text::en),
                       words("note_zh", &ColumnNote::note, &Text::zh), words("name_en", &ColumnNote::name, &Text::en),
                       words("name_zh", &ColumnNote::name, &Text::zh)},
                      fresh,
                      [=](const ColumnNote& n) { return n.table == path[1] && n.column == path[2]; }},
      path, 3, why);
}

std::optional<Slot> source_slot(const Case& value, const Parts& path, Sentence& why) {
  Source fresh;
  fresh.id = path[1];
  return row_slot(
      value,
      Row<Source>{&Case::sources,
                  {words("title", &Source::title, &Text::en), words("author", &Source::author, &Text::en),
                   words("year", &Source::year), words("url", &Source::url),
                   words("licence", &Source::licence, &Text::en), words("note", &Source::note, &Text::en),
                   words("title_zh", &Source::title, &Text::zh), words("author_zh", &Source::author, &Text::zh),
                   words("licence_zh", &Source::licence, &Text::zh), words("note_zh", &Source::note, &Text::zh)},
                  fresh,
                  [=](const Source& s) { return s.id == path[1]; }},
      path, 2, why);
}

std::optional<Slot> participant_slot(const Case& value, const Parts& path, Sentence& why) {
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

std::optional<Slot> decision_slot(const Case& value, const Parts& path, Sentence& why) {
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

/// A JSON object of numbers; blank for none.
Field<NodeWeighting> numbers_field(const char* name, std::map<std::string, double> NodeWeighting::*numbers) {
  return {name, [=](const NodeWeighting& w) { return (w.*numbers).empty() ? std::string() : Json(w.*numbers).dump(); },
          [=](NodeWeighting& w, const std::string& text) {
            (w.*numbers).clear();
            if (text.empty()) return Sentence{};
            const Json json = Json::parse(text, nullptr, false);
            const auto is_number = [](const Json& part) { return part.is_number(); };
            if (!json.is_object() || !std::all_of(json.begin(), json.end(), is_number))
              return say(mark("write a number for each child: {}"), "{\"a\": 40, \"b\": 60}");
            w.*numbers = json.get<std::map<std::string, double>>();
            return Sentence{};
          }};
}

std::optional<Slot> weight_slot(const Case& value, const Parts& path, Sentence& why) {
  NodeWeighting fresh;
  fresh.node = path[1];
  return row_slot(
      value,
      Row<NodeWeighting>{&Case::node_weightings,
                         {words("kind", &NodeWeighting::kind), numbers_field("values", &NodeWeighting::values),
                          numbers_field("worst", &NodeWeighting::worst), words("reason", &NodeWeighting::reason)},
                         fresh,
                         [=](const NodeWeighting& w) { return w.node == path[1]; },
                         false},
      path, 2, why);
}

/// A kind of row: its word, the number of parts that name one, and its slot.
struct RowKind {
  const char* word;
  std::size_t parts;
  std::optional<Slot> (*slot)(const Case&, const Parts&, Sentence&);
};
constexpr RowKind row_kinds[] = {
    {"judgement", 2, find_judgement_slot},
    {"profile_judgement", 2, find_judgement_slot},
    {"value", 4, value_slot},
    {"link", 4, link_slot},
    {"presence", 3, presence_slot},
    {"column", 3, column_slot},
    {"source", 2, source_slot},
    {"participant", 2, participant_slot},
    {"decision", 2, decision_slot},
    {"weight", 2, weight_slot},
};

} // namespace

std::optional<Slot> find_row_slot(const Case& value, const Parts& path, Sentence& why) {
  for (const RowKind& kind : row_kinds) {
    if (path[0] != kind.word) continue;
    if (path.size() >= kind.parts) return kind.slot(value, path, why);
    why = say(mark("the path is too short"));
  }
  return std::nullopt;
}

} // namespace yindi
