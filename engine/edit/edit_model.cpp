#include "engine/edit/edit_slot.h"
#include "engine/casebook/reading.h"
#include "engine/format/words.h"
#include "engine/casebook/write_casebook.h"

#include <algorithm>

namespace yindi {
namespace {

template <class Items>
std::optional<std::size_t> position(const Items& items, const std::string& id, Sentence& why) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id == id) return i;
    ids.push_back(items[i].id);
  }
  why = no_such(id, ids);
  return std::nullopt;
}

Slot number_slot(const Case& value, std::function<std::optional<double>*(Case&)> get) {
  Case& readable = const_cast<Case&>(value); // only read here
  const auto present = *get(readable);
  return {present ? shortest(*present) : std::string(), [get](Case& c, const std::string& text, auto) {
            ReadNumber read = read_number(text);
            if (!text.empty() && !read.value) return read.hint;
            *get(c) = read.value;
            return Sentence{};
          }};
}

Slot cell_slot(const Case& value, std::function<std::map<std::string, Cell>*(Case&)> get, const std::string& column) {
  Case& readable = const_cast<Case&>(value); // only read here
  const auto& cells = *get(readable);
  const auto found = cells.find(column);
  return {found == cells.end() ? std::string() : cell_text(found->second),
          [get, column](Case& c, const std::string& text, auto) {
            (*get(c))[column] = read_cell(text);
            return Sentence{};
          }};
}

std::optional<Slot> county_slot(const Case& value, const Parts& path, Sentence& why) {
  const auto found = position(value.counties, path[1], why);
  if (!found) return std::nullopt;
  const std::size_t i = *found;
  const std::string column = rest(path, 2);
  if (column == "name_en") return text_slot(value, [i](Case& c) { return &c.counties[i].name.en; });
  if (column == "name_zh") return text_slot(value, [i](Case& c) { return &c.counties[i].name.zh; });
  if (column == "profile") return text_slot(value, [i](Case& c) { return &c.counties[i].profile; });
  if (column == "lon") return number_slot(value, [i](Case& c) { return &c.counties[i].lon; });
  if (column == "lat") return number_slot(value, [i](Case& c) { return &c.counties[i].lat; });
  const auto& columns = value.condition_columns;
  if (std::find(columns.begin(), columns.end(), column) != columns.end())
    return cell_slot(
        value, [i](Case& c) { return &c.counties[i].conditions; }, column);
  why = no_such(column, columns);
  return std::nullopt;
}

std::optional<Slot> industry_slot(const Case& value, const Parts& path, Sentence& why) {
  const auto found = position(value.industries, path[1], why);
  if (!found) return std::nullopt;
  const std::size_t i = *found;
  const std::string column = rest(path, 2);
  if (column == "name_en") return text_slot(value, [i](Case& c) { return &c.industries[i].name.en; });
  if (column == "name_zh") return text_slot(value, [i](Case& c) { return &c.industries[i].name.zh; });
  if (column == "sector") return text_slot(value, [i](Case& c) { return &c.industries[i].sector; });
  const auto& columns = value.requirement_columns;
  if (std::find(columns.begin(), columns.end(), column) != columns.end())
    return cell_slot(
        value, [i](Case& c) { return &c.industries[i].requirements; }, column);
  why = no_such(column, columns);
  return std::nullopt;
}

Slot direction_slot(const Case& value, std::size_t i) {
  const auto& direction = value.library.criteria[i].direction;
  return {!direction                     ? ""
          : *direction == Direction::max ? "max"
                                         : "min",
          [i](Case& c, const std::string& text, auto) {
            Criterion& criterion = c.library.criteria[i];
            if (text != "max" && text != "min") return say(mark("\"max\": more is better; \"min\": less is better"));
            const Direction next = text == "max" ? Direction::max : Direction::min;
            if (criterion.direction && *criterion.direction != next && criterion.scale) {
              std::swap(criterion.scale->worst, criterion.scale->best);
              std::reverse(criterion.value.points.begin(), criterion.value.points.end());
            }
            criterion.direction = next;
            return Sentence{};
          }};
}

/// scale, measure, value, veto: the inline table as in criteria.toml, read as there.
Slot part_slot(const Case& value, std::size_t i, const std::string& key) {
  return {criterion_part(value.library.criteria[i], key), [i, key](Case& c, const std::string& text, auto) {
            Problems problems;
            set_criterion_part(c.library.criteria[i], key, text, problems);
            for (const Diagnostic& problem : problems.list)
              if (problem.severity == Severity::error) return problem.message;
            return Sentence{};
          }};
}

std::optional<Slot> criterion_slot(const Case& value, const Parts& path, Sentence& why) {
  const auto found = position(value.library.criteria, path[1], why);
  if (!found) return std::nullopt;
  const std::size_t i = *found;
  const std::string key = rest(path, 2);
  const auto text = [&](std::function<std::string*(Criterion&)> get) {
    return text_slot(value, [i, get](Case& c) { return get(c.library.criteria[i]); });
  };
  if (key == "direction") return direction_slot(value, i);
  if (key == "unit") return text([](Criterion& c) { return &c.unit; });
  if (key == "parent") return text([](Criterion& c) { return &c.parent; });
  if (key == "source") return text([](Criterion& c) { return &c.source; });
  if (key == "name.en") return text([](Criterion& c) { return &c.name.en; });
  if (key == "name.zh") return text([](Criterion& c) { return &c.name.zh; });
  if (key == "help.en") return text([](Criterion& c) { return &c.help.en; });
  if (key == "help.zh") return text([](Criterion& c) { return &c.help.zh; });
  if (key == "scale" || key == "measure" || key == "value" || key == "veto") return part_slot(value, i, key);
  why = no_such(key, {"direction", "unit", "parent", "source", "name.en", "name.zh", "help.en", "help.zh", "scale",
                      "measure", "value", "veto"});
  return std::nullopt;
}

} // namespace

std::optional<Slot> find_model_slot(const Case& value, const Parts& path, Sentence& why) {
  if (path[0] == "county") return county_slot(value, path, why);
  if (path[0] == "industry") return industry_slot(value, path, why);
  return criterion_slot(value, path, why);
}

} // namespace yindi
