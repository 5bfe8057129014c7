#include "engine/edit/edit_words.h"

#include "engine/schema/parts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

std::vector<std::string> words_of(const std::string& path) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t dot = std::min(path.find('.', at), path.size());
    words.push_back(path.substr(at, dot - at));
    at = dot + 1;
  }
  return words;
}

/// The name of an id of any kind; the kinds do not share ids within one place of a path.
std::optional<Text> name_of_any(const Case& c, const std::string& id) {
  if (id == goal) return both(say(mark("Goal")));
  if (const Criterion* one = find_criterion(c.model->library, id)) return one->name.empty() ? plain(id) : one->name;
  if (const County* one = find_county(c, id)) return one->name;
  if (const Industry* one = find_industry(c, id)) return one->name;
  for (const Participant& one : c.judging.participants)
    if (one.id == id) return plain(one.name.empty() ? id : one.name);
  for (const Profile& one : c.judging.profiles)
    if (one.id == id) return one.name.empty() ? plain(id) : one.name;
  for (const Sector& one : c.model->sectors)
    if (one.id == id) return one.name.empty() ? plain(id) : one.name;
  return std::nullopt;
}

Text name_or_id(const Case& c, const std::string& id) {
  if (const auto colon = id.find(':'); colon != std::string::npos) { // a participant's for one profile
    const Text who = name_or_id(c, id.substr(0, colon)), what = name_or_id(c, id.substr(colon + 1));
    return both(say(mark("{0}, {1}"), who, what));
  }
  return name_of_any(c, id).value_or(plain(id));
}

/// How many words of a path name its row.
std::size_t ids_in(const Case& c, const Part& part) {
  if (part.path == "judgement" || part.path == "profile_judgement") return 4; // whose, node, a, b
  if (part.path == "weight") return 1;
  const auto& fields = part.look(c).description().fields;
  return static_cast<std::size_t>(
      std::count_if(fields.begin(), fields.end(), [](const Field& f) { return f.identifies; }));
}

/// The words that name a row, each as it is called: an id of something, or a word of its field.
Text joined_names(const Case& c, const Part& part, const std::vector<std::string>& ids) {
  Words words;
  for (const Field& field : part.look(c).description().fields)
    if (field.identifies) words.insert(words.end(), field.words.all.begin(), field.words.all.end());
  Text result;
  for (const std::string& id : ids) {
    const auto is = [&](const Word& word) { return word.id == id; };
    const Text name = std::any_of(words.begin(), words.end(), is) ? name_of_word(words, id) : name_or_id(c, id);
    result.en += (result.en.empty() ? "" : ", ") + name.in(Language::en);
    result.zh += (result.zh.empty() ? "" : "、") + name.in(Language::zh);
  }
  return result;
}

const ColumnNote* note_of(const Case& c, const Part& part, const std::string& column) {
  return find_column(c, part.name.substr(0, part.name.rfind('.')), column);
}

/// A column or key by its name: of a table's own columns, or of the description; else as it is.
Text column_name(const Case& c, const Part& part, const std::vector<std::string>& keys) {
  const std::string& key = keys.front();
  Text name = plain(key);
  if (const ColumnNote* note = note_of(c, part, key); note && !note->name.empty())
    name = note->name;
  else if (const Field* field = part.look(c).description().find(key); field && *field->name)
    name = both(say(field->name));
  if (keys.size() < 2) return name;
  if (keys.back() == "en") return both(say(mark("{} (English)"), name));
  if (keys.back() == "zh") return both(say(mark("{} (Chinese)"), name));
  return {name.in(Language::en) + " · " + keys.back(), name.in(Language::zh) + " · " + keys.back()};
}

/// A column of a table that a row of columns.csv or cells.csv names.
Text column_of_table(const Case& c, const std::string& table, const std::string& column) {
  const ColumnNote* note = find_column(c, table, column);
  return note && !note->name.empty() ? note->name : plain(column);
}

std::string scalar_text(const nlohmann::json& value) {
  return value.is_string() ? value.get<std::string>() : value.is_null() ? std::string() : value.dump();
}

constexpr std::size_t fields_told = 4;

/// The fields of a row, names before values; the value alone where there is one.
Text row_in_words(const Case& c, const Part& part, const nlohmann::json& row) {
  if (part.path.ends_with("judgement") && row.contains("value")) return plain(scalar_text(row["value"]));
  Text said;
  std::size_t told = 0;
  for (const auto& [key, value] : row.items()) {
    std::string text = value.is_object() || value.is_array() ? std::string("…") : scalar_text(value);
    if (value.is_object() && value.contains("en") && value.contains("zh")) { // a text in both languages
      said.en += (said.en.empty() ? "" : ", ") + scalar_text(value["en"]);
      said.zh += (said.zh.empty() ? "" : "，") + scalar_text(value["zh"]);
      ++told;
      continue;
    }
    if (text.empty()) continue;
    if (++told > fields_told) {
      said.en += ", …", said.zh += "，…";
      break;
    }
    const Text name = column_name(c, part, {key});
    const Text shown = name_of_any(c, text).value_or(plain(text));
    said.en += (said.en.empty() ? "" : ", ") + name.in(Language::en) + " " + shown.in(Language::en);
    said.zh += (said.zh.empty() ? "" : "，") + name.in(Language::zh) + " " + shown.in(Language::zh);
  }
  if (told == 0) return both(say(mark("there")));
  return said;
}

/// "{ worst = 0, best = 1 }" and ["a", "b"] without their brackets and quotes.
std::string without_brackets(std::string text) {
  if (text.size() >= 2 && (text.front() == '{' || text.front() == '[')) text = text.substr(1, text.size() - 2);
  std::erase(text, '"');
  const auto first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
  return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

/// Long texts by their beginning, cut between characters.
Text briefly(const Text& text, std::size_t most = 60) {
  const auto cut = [&](const std::string& all) {
    if (all.size() <= most) return all;
    std::size_t at = most;
    while (at > 0 && (static_cast<unsigned char>(all[at]) & 0xC0U) == 0x80U) --at;
    return all.substr(0, at) + "…";
  };
  return {cut(text.in(Language::en)), cut(text.in(Language::zh))};
}

bool is_row(const Case& c, const Part& part, const std::vector<std::string>& words) {
  const std::size_t ids = ids_in(c, part);
  return ids > 0 && words.size() == ids + 1;
}

} // namespace

PlaceInWords place_in_words(const Case& c, const std::string& path) {
  std::vector<std::string> words = words_of(path);
  const Part* part = find_part(words.front());
  if (!part) return {plain(path), {}};
  const Text kind = both(say(part->called));
  const std::size_t ids = std::min(ids_in(c, *part), words.size() - 1);
  PlaceInWords place;
  const auto begin = words.begin() + 1, middle = begin + static_cast<std::ptrdiff_t>(ids);
  if (part->path.ends_with("judgement") && ids == 4)
    place.row = both(
        say(mark("{0} against {1} ({2})"), name_or_id(c, words[3]), name_or_id(c, words[4]), name_or_id(c, words[1])));
  else if (part->path == "cell" && ids == 3) // table, row, column: what the note is on
    return {name_or_id(c, words[2]), both(say(mark("{0}: {1}"), column_of_table(c, words[1], words[3]), kind))};
  else if (part->path == "column" && ids == 2)
    place.row = column_of_table(c, words[1], words[2]);
  else
    place.row = ids == 0 ? kind : joined_names(c, *part, {begin, middle});
  if (middle != words.end()) place.column = column_name(c, *part, {middle, words.end()});
  return place;
}

Text value_in_words(const Case& c, const std::string& path, const std::string& value) {
  const std::vector<std::string> words = words_of(path);
  const Part* part = find_part(words.front());
  if (!part) return plain(value);
  const bool row = is_row(c, *part, words);
  if (value.empty()) {
    if (row) return both(say(part->path.ends_with("judgement") ? mark("no answer") : mark("no such row")));
    const Item blank = part->look(c).as_it_comes();
    const Field* field = blank.description().find(words.back());
    const bool text = field && std::holds_alternative<std::string*>(blank[*field]);
    return both(say(text ? mark("blank") : mark("unknown")));
  }
  if (value.front() == '{' && row) {
    const auto json = nlohmann::json::parse(value, nullptr, false);
    if (json.is_object()) return row_in_words(c, *part, json);
  }
  if (const auto name = name_of_any(c, value)) return *name;
  return plain(without_brackets(value));
}

Sentence edit_in_words(const Case& before, const Case& after, const Edit& edit) {
  const std::vector<std::string> words = words_of(edit.path);
  const Part* part = find_part(words.front());
  const Case& c = edit.new_value.empty() ? before : after;
  const PlaceInWords place = place_in_words(c, edit.path);
  const Text kind = part ? both(say(part->called)) : plain("");
  const bool row = part && is_row(c, *part, words), judged = part && part->path.ends_with("judgement");
  if (row && !judged && edit.old_value.empty()) return say(mark("{0} added: {1}"), kind, place.row);
  if (row && !judged && edit.new_value.empty()) return say(mark("{0} removed: {1}"), kind, place.row);
  const Text old_text = briefly(value_in_words(before, edit.path, edit.old_value)),
             new_text = briefly(value_in_words(after, edit.path, edit.new_value));
  if (place.column.empty()) {
    if (judged) return say(mark("{0}: {1} → {2}"), place.row, old_text, new_text);
    return say(mark("{0} changed: {1}"), kind, place.row);
  }
  return say(mark("{0}, {1}: {2} → {3}"), place.row, place.column, old_text, new_text);
}

namespace {

/// The source and the note that come with a value are told with it, not beside it.
bool goes_along(const Edit& edit) { return edit.path.starts_with("source.") || edit.path.starts_with("cell."); }

} // namespace

Sentence step_in_words(const Case& before, const Case& after, const Step& step) {
  if (step.why == "recovered") return say(mark("Unsaved work recovered"));
  if (step.edits.empty()) return {};
  const auto changes_itself = [](const Edit& edit) { return !goes_along(edit); };
  const auto itself = std::count_if(step.edits.begin(), step.edits.end(), changes_itself);
  const auto lead =
      itself == 0 ? step.edits.begin() : std::find_if(step.edits.begin(), step.edits.end(), changes_itself);
  const Sentence first = edit_in_words(before, after, *lead);
  const std::size_t more = itself == 0 ? step.edits.size() - 1 : static_cast<std::size_t>(itself) - 1;
  if (more == 0) return first;
  return more == 1 ? say(mark("{}, and 1 more change"), first)
                   : say(mark("{0}, and {1} more changes"), first, std::to_string(more));
}

} // namespace yindi
