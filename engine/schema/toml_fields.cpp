#include "engine/schema/toml_fields.h"

#include "engine/format/words.h"

#include <algorithm>

namespace yindi {
namespace {

std::string below(const Section& section, const std::string& key) {
  return section.name.empty() ? key : section.name + "." + key;
}

/// Reads one field into where it stands. A key that may be missing leaves what is there; one that must be there and is
/// not leaves a blank text, so that nobody takes the initial value for what was written.
struct Reader {
  Section& section;
  const Field& field;
  bool must;

  const std::string& key() const { return field.key; }
  bool there() const { return section.find(key()) != nullptr; }

  bool operator()(std::string* x) const {
    if (!must && !there()) return true;
    *x = field.style == Style::ratio                                  ? section.text_or_number(key())
         : field.style == Style::date || field.style == Style::moment ? section.date(key())
                                                                      : section.text(key());
    return !x->empty();
  }
  bool operator()(Text* x) const {
    *x = section.both(key());
    return !x->empty();
  }
  bool operator()(bool* x) const { return take(section.flag(key()), *x); }
  bool operator()(int* x) const { return take(section.integer(key()), *x); }
  bool operator()(double* x) const { return take(section.number(key()), *x); }
  bool operator()(std::optional<double>* x) const {
    *x = section.number(key());
    return x->has_value();
  }
  bool operator()(std::vector<std::string>* x) const {
    if (must || there()) *x = section.texts(key());
    return !x->empty();
  }
  bool operator()(std::optional<Direction>* x) const {
    if (!there()) return false;
    const std::string word = section.text(key());
    if (word != "max" && word != "min")
      section.problems.error(section.places.find(below(section, key())), say(mark("unknown direction \"{}\""), word),
                             say(mark("\"max\": more is better; \"min\": less is better")));
    *x = word == "min" ? Direction::min : Direction::max;
    return true;
  }
  bool operator()(Numbers* x) const {
    const toml::table* table = section.child(key());
    if (!table) return false;
    Section inner = section.inside(*table, below(section, key()));
    for (const auto& [name, node] : *table)
      if (const auto value = inner.number(std::string(name.str()))) (*x)[std::string(name.str())] = *value;
    return true;
  }
  bool operator()(Settings* x) const {
    *x = settings_in(section, key());
    return !x->empty();
  }
  bool operator()(PlanPairs* x) const { return take(plan_pairs(section.texts(key())), *x, "county=industry"); }
  bool operator()(Limits* x) const { return take(plan_limits(section.texts(key())), *x, "industry=3"); }
  bool operator()(Points* x) const {
    const toml::node* node = section.find(key());
    const char* wanted = mark("\"{}\" is a list of points: [[x, u], [x, u]]");
    if (node && !node->is_array()) section.wrong_type(*node, key(), wanted);
    if (!node || !node->is_array()) return false;
    for (const toml::node& item : *node->as_array()) {
      const toml::array* pair = item.as_array();
      section.places.named[indexed(below(section, key()), x->size())] = section.node_place(item);
      if (pair && pair->size() == 2 && (*pair)[0].is_number() && (*pair)[1].is_number())
        x->emplace_back((*pair)[0].value_or(0.0), (*pair)[1].value_or(0.0));
      else
        section.wrong_type(item, key(), wanted);
    }
    return true;
  }
  bool operator()(Series* x) const {
    const toml::node* node = section.find(key());
    const char* wanted = mark("\"{}\" is a list of numbers: [0, 0.5]");
    if (node && !node->is_array()) section.wrong_type(*node, key(), wanted);
    if (!node || !node->is_array()) return false;
    x->clear();
    for (const toml::node& item : *node->as_array())
      if (item.is_number())
        x->push_back(item.value_or(0.0));
      else
        section.wrong_type(item, key(), wanted);
    return !x->empty();
  }
  bool operator()(Hashes* x) const {
    const toml::table* table = section.child(key());
    if (!table) return false;
    Section inner = section.inside(*table, below(section, key()));
    for (const auto& [name, node] : *table) {
      const std::string file(name.str());
      inner.places.named[inner.name + "." + file] = inner.key_place(file);
      if (!node.is_string()) inner.wrong_type(node, file, mark("\"{}\" is a text: write it in quotes"));
      (*x)[file] = node.is_string() ? inner.without_controls(*node.as_string(), file) : std::string();
    }
    return true;
  }
  bool operator()(Cells*) const { return true; } // columns of a table, which TOML has none of
  bool operator()(Items x) const {
    const std::string name = below(section, key());
    if (!x.many()) return read_one(x, name);
    for (const toml::table* item : section.children(key())) {
      Section inner = section.inside(*item, indexed(name, x.size()));
      read_item(std::move(inner), x.add());
    }
    return x.size() > 0;
  }

private:
  bool read_one(const Items& x, const std::string& name) const {
    const toml::table* table = section.child(key());
    if (!table) return false;
    Section inner = section.inside(*table, name);
    const Item item = x.insert(0);
    const bool good = read_fields(inner, item);
    Extras unknown = inner.extras();
    if (Extras* own = item.extras())
      *own = std::move(unknown);
    else
      for (Extra& extra : unknown) section.nested.push_back({key() + "." + extra.key, std::move(extra.text)});
    if (!good && field.style == Style::whole) x.clear();
    return good;
  }

  template <class Value>
  static bool take(std::optional<Value> read, Value& x) {
    if (read) x = *read;
    return read.has_value();
  }
  template <class List>
  bool take(std::optional<List> read, List& x, const char* form) const {
    if (!read)
      section.problems.error(section.key_place(key()),
                             say(mark("an entry of \"{0}\" is not of the form {1}"), key(), form));
    else
      x = std::move(*read);
    return read.has_value();
  }
};

/// Whether the word that decides which fields there are is none: then the word is the mistake, not the other keys.
bool of_unknown_kind(const Item& item) {
  for (const Field& field : item.fields_of()) {
    if (field.words.open || field.words.told_later) continue;
    const Ref ref = item[field];
    const auto* text = std::get_if<std::string*>(&ref);
    if (!text) continue;
    return !field.words.has(**text);
  }
  return false;
}

} // namespace

bool read_fields(Section& section, const Item& item) {
  bool good = true;
  for (const Field& field : item.fields_of()) {
    if (field.key.empty()) continue;
    if (!item.has(field)) {
      if (of_unknown_kind(item)) section.find(field.key);
      continue;
    }
    const bool must = item.must_have(field);
    if (must) section.need(field.key);
    const bool read = std::visit(Reader{section, field, must}, item[field]);
    good = good && (read || !must);
  }
  return good;
}

bool read_item(Section section, const Item& item) {
  const bool good = read_fields(section, item);
  Extras unknown = section.extras();
  if (Extras* own = item.extras()) {
    *own = std::move(unknown);
    return good;
  }
  for (const Extra& extra : unknown)
    if (!nearest(extra.key, section.known)) // else it is told already
      section.problems.error(section.key_place(extra.key), say(mark("unknown key \"{}\""), extra.key));
  return good;
}

void put_inline(const Item& item, const Field& field, const std::string& text, Problems& problems) {
  const Ref ref = item[field];
  const Items& part = std::get<Items>(ref);
  const std::string prefix = field.key + ".";
  part.clear();
  if (Extras* extras = item.extras())
    std::erase_if(*extras, [&](const Extra& extra) { return extra.key.starts_with(prefix); });
  if (text.empty()) return;
  Loaded<toml::table> root = parse_toml(field.key + " = " + text, field.key);
  problems.add(root.diagnostics);
  if (!root.value) return;
  Places places;
  Section section{*root.value, field.key, "", places, problems};
  std::visit(Reader{section, field, false}, ref);
  for (Extra& extra : section.extras()) {
    if (!extra.key.starts_with(prefix))
      problems.error({}, say(mark("unknown key \"{}\""), extra.key));
    else if (item.extras())
      item.extras()->push_back(std::move(extra));
  }
}

} // namespace yindi
