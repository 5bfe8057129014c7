// What the description of a field says of its value: words, bounds, dates, ids that exist, lists that name something.

#include "engine/casebook/checking.h"

#include "engine/format/csv.h"
#include "engine/format/plausible.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace yindi {
namespace {

struct Ids {
  const Index* index;
  const char *unknown, *where; ///< marked
};

/// The ids that there are of a kind.
Ids known_ids(const Checking& check, Of of) {
  switch (of) {
  case Of::county:
    return {&check.counties, mark("unknown county \"{}\""), mark("it is not in counties.csv")};
  case Of::industry:
    return {&check.industries, mark("unknown industry \"{}\""), mark("it is not in industries.csv")};
  case Of::criterion:
    return {&check.criteria, mark("unknown criterion \"{}\""), mark("it is not in the criteria file")};
  case Of::sector:
    return {&check.sectors, mark("unknown sector \"{}\""), mark("it is not in sectors.csv")};
  case Of::source:
    return {&check.sources, mark("unknown source \"{}\""), mark("add it to sources.csv")};
  case Of::nothing:
    break;
  }
  return {};
}

/// The id of what is called `name` in either language.
std::optional<std::string> id_named(const Checking& check, Of of, const std::string& name) {
  const auto find = [&](const auto& rows) -> std::optional<std::string> {
    for (const auto& row : rows)
      if (row.name.en == name || row.name.zh == name) return row.id;
    return std::nullopt;
  };
  if (of == Of::county) return find(check.c.model->counties);
  if (of == Of::industry) return find(check.c.model->industries);
  if (of == Of::sector) return find(check.c.model->sectors);
  return std::nullopt;
}

std::string range_text(const Bound& bound) {
  const bool low = std::isfinite(bound.low), high = std::isfinite(bound.high);
  if (low && high) return shortest(bound.low) + "–" + shortest(bound.high);
  return low ? (bound.above ? "> " : ">= ") + shortest(bound.low) : "<= " + shortest(bound.high);
}

/// Whether the key or column was there; in an edit everything is.
bool was_there(const Checking& check, const std::string& key) {
  const auto table = check.places.tables.find(key.substr(0, key.find('.')));
  if (table != check.places.tables.end()) return table->second->column(key.substr(key.rfind('.') + 1)).has_value();
  return check.places.named.empty() || check.places.named.count(key) > 0;
}

/// Whether an error stands there already: a blank that comes of it is no second one.
bool is_told(const Checking& check, const std::string& key) {
  const Place place = check.places.find(key);
  return std::any_of(check.problems.list.begin(), check.problems.list.end(), [&](const Diagnostic& d) {
    return d.severity == Severity::error && d.path == place.path && d.line == place.line && d.column == place.column;
  });
}

struct FieldCheck {
  const Checking& check;
  const Item& item;
  const Field& field;
  const std::string& prefix;

  std::string key() const { return prefix + "." + field.key; }
  std::string key(std::size_t i) const { return indexed(key(), i); }

  void operator()(const std::string* x) const {
    if (!field.words.open && !field.words.told_later) word(*x);
    if (field.of != Of::nothing) id(*x);
    if (field.blank && x->empty() && !is_told(check, key())) check.error(key(), say(field.blank));
    if (field.style != Style::ratio && (item.must_have(field) || (field.when && field.words.open)))
      not_blank(*x, key());
    if ((field.style == Style::date || field.style == Style::moment) && !x->empty() && !is_date_time(*x))
      check.error(key(), say(mark("\"{}\" is no date"), *x),
                  field.style == Style::date ? say(mark("write it as 2024-05-01"))
                                             : say(mark("write it as 2024-05-10T09:30:00")));
  }
  void operator()(const int* x) const { number(*x); }
  void operator()(const double* x) const { number(*x); }
  void operator()(const std::optional<double>* x) const {
    if (*x) number(**x);
  }
  void operator()(const std::vector<std::string>* x) const {
    not_empty(x->empty());
    std::set<std::string> seen;
    for (std::size_t i = 0; i < x->size(); ++i) {
      const std::string& one = (*x)[i];
      not_blank(one, key(i));
      const bool blank = nothing_to_see(one);
      if (!blank && field.of != Of::nothing) known(field.of, one, i);
      if (!blank && !seen.insert(one).second && !is_told(check, key(i)))
        check.error(key(i), say(mark("\"{}\" is there twice"), one));
    }
  }
  void operator()(const PlanPairs* x) const {
    for (const auto& [county, industry] : *x) known(Of::county, county), known(Of::industry, industry);
  }
  void operator()(const Limits* x) const {
    for (const auto& [industry, limit] : *x) known(Of::industry, industry);
  }
  void operator()(const Items& x) const {
    not_empty(x.size() == 0);
    for (std::size_t i = 0; i < x.size(); ++i) check_fields(check, x[i], x.many() ? key(i) : key());
  }
  void operator()(const Text* x) const {
    const auto is_blank = [](const std::string& text) { return !text.empty() && nothing_to_see(text); };
    if ((is_blank(x->en) || is_blank(x->zh)) && !is_told(check, key()))
      check.error(key(), say(mark("\"{}\" is blank"), field.key), say(mark("write what it says, or leave it out")));
  }
  void operator()(const bool*) const {}
  void operator()(const std::optional<Direction>*) const {}
  void operator()(const Numbers*) const {}
  void operator()(const Settings*) const {}
  void operator()(const Points*) const {}
  void operator()(const Series*) const {}
  void operator()(const Hashes*) const {}
  void operator()(const Cells*) const {}

private:
  void number(double x) const {
    for (const Bound& bound : field.bounds) {
      if (x <= bound.high && (bound.above ? x > bound.low : x >= bound.low)) continue;
      if (!check.places.named.empty() && is_told(check, key())) return; // it could not be read: x stands nowhere
      const double end = x > bound.high ? bound.high : bound.low;
      check.error(key(),
                  bound.wrong ? say(bound.wrong, field.key, shortest(x), quantity(end))
                              : say(mark("{0} must be {1}"), field.key, range_text(bound)),
                  is_no_data_code(x) ? say(mark("{} is how many tables write \"no data\": leave the cell blank if the "
                                                "number is unknown"),
                                           shortest(x))
                  : bound.hint       ? say(bound.hint)
                                     : Sentence{});
    }
  }

  void word(const std::string& x) const {
    if (field.words.has(x)) return;
    if (x.empty() && (field.words.may_be_blank || !was_there(check, key()) || is_told(check, key()))) return;
    if (const auto id = field.words.called(x))
      return check.error(key(), say(field.words.unknown, x), say(mark("write {}"), *id));
    const std::vector<std::string> all = field.words.ids();
    const char* otherwise = field.words.otherwise;
    check.error(key(), say(field.words.unknown, x),
                did_you_mean(x, all,
                             !otherwise   ? say(mark("known here: {}"), joined(all))
                             : *otherwise ? say(otherwise)
                                          : Sentence{}));
  }

  void id(const std::string& x) const {
    if (field.of == Of::source) {
      if (nothing_to_see(x)) return;
      for (const std::string& one : split(x, ';')) known(field.of, one);
    } else if (!nothing_to_see(x)) {
      known(field.of, x);
    } else if (item.must_have(field) && !known_ids(check, field.of).index->empty() && was_there(check, key()) &&
               !check.only_counted(key()) && !is_told(check, key())) {
      check.blank_id(key());
    }
  }

  /// Nothing is unknown where nobody knows what there is.
  void known(Of of, const std::string& x, std::optional<std::size_t> i = std::nullopt) const {
    const auto [index, unknown, where] = known_ids(check, of);
    if (index->empty() || index->count(x) || has_unknown_rows(*index)) return;
    const std::string at = i ? key(*i) : key();
    if (check.only_counted(at)) return;
    const auto named = id_named(check, of, x);
    check.error(at, say(unknown, x), named ? say(mark("write its id: {}"), *named) : id_meant(x, *index, say(where)));
  }

  /// A text that must be there and is written, but blank, names nothing: as wrong as a name that nobody knows.
  void not_blank(const std::string& x, const std::string& at) const {
    if (!nothing_to_see(x) || !check.places.named.count(at) || is_told(check, at)) return;
    check.error(at, say(mark("\"{}\" is blank"), field.key),
                at != key() ? say(mark("write what it names, or take this one out"))
                            : say(mark("write what it names")));
  }

  void not_empty(bool empty) const {
    if (!empty || field.need != Need::filled || !was_there(check, key()) || is_told(check, key())) return;
    check.error(key(), say(mark("\"{}\" names nothing"), field.key), say(mark("name at least one")));
  }
};

} // namespace

void check_fields(const Checking& check, const Item& item, const std::string& key) {
  for (const Field& field : item.fields_of())
    if (!field.key.empty() && item.has(field)) std::visit(FieldCheck{check, item, field, key}, item[field]);
}

void check_part(const Checking& check, const Part& part) {
  const Items items = part.look(check.c);
  if (!items.many())
    for (const Item& item : part.look_at(check.c, 0)) check_fields(check, item, part.path);
  for (std::size_t i = 0; i < items.size() && items.many(); ++i) check_fields(check, items[i], indexed(part.path, i));
}

void check_parts(const Checking& check) {
  for (const Part& part : parts())
    if (part.file != InFile::criteria || !check.places.without_library) check_part(check, part);
}

} // namespace yindi
