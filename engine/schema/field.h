#pragma once

// What a struct of the case is made of, said once: each field with its key in the files, what it may hold and what it
// means. From these descriptions follow reading and writing (toml_fields.h, csv_fields.h), the texts of edits
// (text_fields.h), the checks of single fields, and what a window needs to draw a control.

#include "engine/case/case.h"
#include "engine/schema/domains.h"

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace yindi {

struct Description;
class Item;

/// The description of a struct of the case.
template <class T>
const Description& fields();

using Cells = std::map<std::string, Cell>;
using Numbers = std::map<std::string, double>;
using Hashes = std::map<std::string, std::string>;
using Limits = std::map<std::string, std::size_t>;
using Points = std::vector<std::pair<double, double>>;
using Series = std::vector<double>;

/// Items of one struct: a list, or at most one of a table that may be absent or as it comes.
class Items {
public:
  struct Operations {
    bool many;
    std::size_t (*size)(const void*);
    void* (*at)(void*, std::size_t);
    void* (*insert)(void*, std::size_t);
    void (*erase)(void*, std::size_t);
    void (*reserve)(void*, std::size_t);
  };

  template <class T>
  static Items of(std::vector<T>& items);
  template <class T>
  static Items of(std::optional<T>& item);
  /// A table that is always there: absent where it is as it comes.
  template <class T>
  static Items of(T& item);
  /// To be read only.
  template <class Thing>
  static Items look(const Thing& items) {
    return of(const_cast<Thing&>(items));
  }

  bool many() const { return operations_->many; }
  std::size_t size() const { return operations_->size(items_); }
  Item operator[](std::size_t i) const;
  /// A fresh one before the i-th, or in place of the one.
  Item insert(std::size_t i) const;
  Item add() const;
  void erase(std::size_t i) const { operations_->erase(items_, i); }
  /// To be read only.
  Item as_it_comes() const;
  void clear() const {
    while (size() > 0) erase(size() - 1);
  }
  void reserve(std::size_t count) const { operations_->reserve(items_, count); }
  const Description& description() const { return *description_; }

private:
  Items(const Description& description, const Operations& operations, void* items)
      : description_(&description), operations_(&operations), items_(items) {}

  const Description* description_;
  const Operations* operations_;
  void* items_;
};

/// Where the value of a field stands. Its alternative is the kind of the field; who was handed a case only to read it
/// reads.
using Ref = std::variant<std::string*, Text*, bool*, int*, double*, std::optional<double>*, std::vector<std::string>*,
                         std::optional<Direction>*, Numbers*, Settings*, PlanPairs*, Limits*, Points*, Series*, Hashes*,
                         Cells*, Items>;

/// Whether the key or column must be there. `expected` is of columns: a warning says that a missing one is read as
/// blank. `filled` is of lists: needed, and not empty.
enum class Need { no, expected, needed, filled };

/// How a text is written in TOML and in tables.
enum class Style {
  plain,
  date,    ///< a day or a moment, bare
  moment,  ///< a date that is asked for with its time
  ratio,   ///< "1/2", 3
  yes_no,  ///< a flag as a table has it; else `true`, and nothing for false
  section, ///< a table of its own below the others, [case.title]; else { en = …, zh = … } on the line
  whole    ///< a small table that counts only with all that it needs
};

/// Whether an item has a field at all: a measure of one kind has other keys than one of another.
enum class Has { no, may, must };

/// A bound for a number: what lies outside is refused.
struct Bound {
  double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
  bool above = false;          ///< `low` itself is outside
  const char* wrong = nullptr; ///< marked; {0} the key, {1} the value, {2} the end; nullptr: "KEY must be 0–1"
  const char* hint = nullptr;  ///< marked
};

/// Where the ids come from that a field may hold.
enum class Of { nothing, county, industry, criterion, sector, source };

struct Field {
  std::string key;
  const char* help = ""; ///< marked: what it means, in a line
  std::function<Ref(void* item)> at;
  const char* name = ""; ///< marked: what people call it; blank: its key
  const char* unit = ""; ///< of its numbers, as in columns.csv

  Need need = Need::no;
  Style style = Style::plain;
  bool identifies = false;   ///< part of what names the row: in the path of an edit, not in its text
  bool always = false;       ///< written even where it is as it comes, as is what is needed
  bool fixed = false;        ///< no edit changes it
  bool blank_resets = false; ///< a blank edit puts back what it was initially; else a number refuses a blank
  std::vector<Bound> bounds;
  Domain words;                              ///< the words that a text, or each text of a list, may be
  Of of = Of::nothing;                       ///< ids that exist
  const char* column_of = "";                ///< the table, "counties" or "industries", of which it names a column
  const char* blank = nullptr;               ///< marked: what is said where a needed text is blank; nullptr: nothing
  std::function<Has(const void* item)> when; ///< none: as `need` says

  /// Whether a list may not be empty, a key not be missing in this item.
  bool must(const void* item) const { return need >= Need::needed || (when && when(item) == Has::must); }
};

/// A struct: its fields in the order in which they are written.
struct Description {
  std::vector<Field> fields;
  std::function<Extras*(void* item)> extras; ///< what this version does not know; none: an unknown key is refused
  const void* initial = nullptr;             ///< an item as it comes

  const Field* find(std::string_view key) const;
};

/// One item with its description.
class Item {
public:
  Item(const Description& description, void* item) : description_(&description), item_(item) {}
  template <class T>
  static Item of(T& item) {
    return {fields<T>(), &item};
  }
  /// To be read only.
  template <class T>
  static Item look(const T& item) {
    return {fields<T>(), const_cast<T*>(&item)};
  }

  const std::vector<Field>& fields_of() const { return description_->fields; }
  const Description& description() const { return *description_; }
  Ref operator[](const Field& field) const { return field.at(item_); }
  /// As the field is in an item as it comes.
  Ref initial(const Field& field) const { return field.at(const_cast<void*>(description_->initial)); }
  bool has(const Field& field) const { return !field.when || field.when(item_) != Has::no; }
  bool must_have(const Field& field) const { return field.must(item_); }
  Extras* extras() const { return description_->extras ? description_->extras(item_) : nullptr; }

private:
  const Description* description_;
  void* item_;
};

inline Item Items::operator[](std::size_t i) const { return {*description_, operations_->at(items_, i)}; }
inline Item Items::insert(std::size_t i) const { return {*description_, operations_->insert(items_, i)}; }
inline Item Items::add() const { return insert(size()); }
inline Item Items::as_it_comes() const { return {*description_, const_cast<void*>(description_->initial)}; }

/// Whether two values of one kind are the same; two lists of items only where both are empty.
bool same(const Ref& a, const Ref& b);
/// Whether a field of the item, or what this version does not know, is not as it comes.
bool differs(const Item& item);

template <class T>
Items Items::of(std::vector<T>& items) {
  using List = std::vector<T>;
  static constexpr Operations operations = {
      true,
      [](const void* list) { return static_cast<const List*>(list)->size(); },
      [](void* list, std::size_t i) -> void* { return &(*static_cast<List*>(list))[i]; },
      [](void* list, std::size_t i) -> void* {
        List& all = *static_cast<List*>(list);
        return &*all.emplace(all.begin() + static_cast<std::ptrdiff_t>(i));
      },
      [](void* list, std::size_t i) {
        List& all = *static_cast<List*>(list);
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
      },
      [](void* list, std::size_t count) { static_cast<List*>(list)->reserve(count); },
  };
  return {fields<T>(), operations, &items};
}

template <class T>
Items Items::of(std::optional<T>& item) {
  using Maybe = std::optional<T>;
  static constexpr Operations operations = {
      false,
      [](const void* one) -> std::size_t { return static_cast<const Maybe*>(one)->has_value() ? 1 : 0; },
      [](void* one, std::size_t) -> void* { return &**static_cast<Maybe*>(one); },
      [](void* one, std::size_t) -> void* { return &static_cast<Maybe*>(one)->emplace(); },
      [](void* one, std::size_t) { static_cast<Maybe*>(one)->reset(); },
      [](void*, std::size_t) {},
  };
  return {fields<T>(), operations, &item};
}

template <class T>
Items Items::of(T& item) {
  static constexpr Operations operations = {
      false,
      [](const void* one) -> std::size_t { return *static_cast<const T*>(one) == T{} ? 0 : 1; },
      [](void* one, std::size_t) -> void* { return one; },
      [](void* one, std::size_t) -> void* { return &(*static_cast<T*>(one) = T{}); },
      [](void* one, std::size_t) { *static_cast<T*>(one) = T{}; },
      [](void*, std::size_t) {},
  };
  return {fields<T>(), operations, &item};
}

} // namespace yindi
