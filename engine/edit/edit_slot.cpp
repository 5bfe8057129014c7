#include "engine/edit/edit_slot.h"

#include "engine/casebook/reading.h"
#include "engine/format/toml_text.h"
#include "engine/format/words.h"
#include "engine/casebook/write_casebook.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

Slot list_slot(const std::vector<std::string>& present, std::vector<std::string> Case::*list) {
  return {json_list(present), [list](Case& c, const std::string& text, auto) {
            auto ids = read_json_list(text);
            if (!ids) return say(mark("write a list of ids: [\"a\", \"b\"]"));
            if (ids->empty()) return say(mark("name at least one"));
            c.*list = std::move(*ids);
            return Sentence{};
          }};
}

template <class Part>
Slot integer_slot(int present, Part Case::*part, int Part::*field) {
  return {std::to_string(present), [part, field](Case& c, const std::string& text, auto) {
            int number = 0;
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
            if (error != std::errc() || end != text.data() + text.size()) return say(mark("write a whole number"));
            c.*part.*field = number;
            return Sentence{};
          }};
}

template <class Part>
Slot number_slot(double present, Part Case::*part, double Part::*field) {
  return {shortest(present), [part, field](Case& c, const std::string& text, auto) {
            const ReadNumber read = read_number(text);
            if (!read.value) return read.hint;
            c.*part.*field = *read.value;
            return Sentence{};
          }};
}

/// A list of ids that may be empty.
template <class Part>
Slot words_slot(const std::vector<std::string>& present, Part Case::*part, std::vector<std::string> Part::*field) {
  return {json_list(present), [part, field](Case& c, const std::string& text, auto) {
            auto ids = read_json_list(text);
            if (!ids) return say(mark("write a list of ids: [\"a\", \"b\"]"));
            c.*part.*field = std::move(*ids);
            return Sentence{};
          }};
}

std::optional<Slot> robustness_slot(const Case& value, const std::string& key, Sentence& why) {
  const RobustnessSettings& r = value.robustness;
  if (key == "draws") return integer_slot(r.draws, &Case::robustness, &RobustnessSettings::draws);
  if (key == "seed") return integer_slot(r.seed, &Case::robustness, &RobustnessSettings::seed);
  if (key == "weights") return text_slot(value, [](Case& c) { return &c.robustness.weights; });
  if (key == "values") return text_slot(value, [](Case& c) { return &c.robustness.values; });
  static const std::vector<std::pair<const char*, double RobustnessSettings::*>> numbers = {
      {"standard_error", &RobustnessSettings::standard_error},
      {"assumed_spread", &RobustnessSettings::assumed_spread},
      {"clear", &RobustnessSettings::clear},
      {"likely", &RobustnessSettings::likely}};
  for (const auto& [word, field] : numbers)
    if (word == key) return number_slot(r.*field, &Case::robustness, field);
  if (key == "agree") return words_slot(r.agree, &Case::robustness, &RobustnessSettings::agree);
  why = no_such(key,
                {"draws", "seed", "weights", "values", "standard_error", "assumed_spread", "clear", "likely", "agree"});
  return std::nullopt;
}

Slot plan_number_slot(std::optional<double> present, std::function<bool(PlanRequest&, std::optional<double>)> put) {
  return {present ? shortest(*present) : std::string(), [put](Case& c, const std::string& text, auto) {
            const ReadNumber read = text.empty() ? ReadNumber{} : read_number(text);
            if (!text.empty() && !read.value) return read.hint;
            return put(c.plan, read.value) ? Sentence{} : say(mark("write a whole number"));
          }};
}

template <class List>
Slot plan_list_slot(const List& present, List PlanRequest::*list,
                    std::optional<List> (*read)(const std::vector<std::string>&)) {
  return {json_list(plan_texts(present)), [=](Case& c, const std::string& text, auto) {
            const auto items = text.empty() ? std::vector<std::string>() : read_json_list(text);
            auto result = items ? read(*items) : std::nullopt;
            if (!result) return say(mark("write a list: [\"county=industry\"] or [\"industry=3\"]"));
            c.plan.*list = std::move(*result);
            return Sentence{};
          }};
}

std::optional<Slot> plan_slot(const PlanRequest& plan, const std::string& key, Sentence& why) {
  using Number = std::optional<double>;
  if (key == "lambda")
    return plan_number_slot(plan.lambda, [](PlanRequest& p, Number x) {
      p.lambda = x.value_or(1);
      return true;
    });
  if (key == "choices")
    return plan_number_slot(plan.choices, [](PlanRequest& p, Number x) {
      if (x && (*x != std::floor(*x) || *x < 1 || *x > 1e6)) return false;
      p.choices = static_cast<int>(x.value_or(1));
      return true;
    });
  for (const auto& [word, field] :
       {std::pair{"max_loss", &PlanRequest::max_loss}, std::pair{"min_fit", &PlanRequest::min_fit}})
    if (key == word)
      return plan_number_slot(plan.*field, [field = field](PlanRequest& p, Number x) {
        p.*field = x;
        return true;
      });
  if (key == "fixed") return plan_list_slot(plan.fixed, &PlanRequest::fixed, plan_pairs);
  if (key == "forbidden") return plan_list_slot(plan.forbidden, &PlanRequest::forbidden, plan_pairs);
  if (key == "at_most") return plan_list_slot(plan.at_most, &PlanRequest::at_most, plan_limits);
  why = no_such(key, {"lambda", "choices", "max_loss", "min_fit", "fixed", "forbidden", "at_most"});
  return std::nullopt;
}

std::string setting_text(const Setting& setting) {
  if (const auto* flag = std::get_if<bool>(&setting)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<double>(&setting)) return shortest(*number);
  if (const auto* text = std::get_if<std::string>(&setting)) return *text;
  if (const auto* words = std::get_if<std::vector<std::string>>(&setting)) return nlohmann::json(*words).dump();
  const auto list = [](const std::vector<double>& numbers) {
    std::string text;
    for (const double number : numbers) text += (text.empty() ? "" : ",") + shortest(number);
    return "[" + text + "]";
  };
  if (const auto* numbers = std::get_if<std::vector<double>>(&setting)) return list(*numbers);
  std::string rows;
  for (const auto& row : std::get<std::vector<std::vector<double>>>(setting))
    rows += (rows.empty() ? "" : ",") + list(row);
  return "[" + rows + "]";
}

/// A parameter of the part of the case that has them: its method or its weighting.
template <class Part>
Slot parameter_slot(const Case& value, Part Case::*part, const std::string& id) {
  const Settings& settings = (value.*part).parameters;
  const auto found = settings.find(id);
  return {found == settings.end() ? std::string() : setting_text(found->second),
          [part, id](Case& c, const std::string& text, auto) {
            Settings& parameters = (c.*part).parameters;
            if (text.empty()) {
              parameters.erase(id);
              return Sentence{};
            }
            auto setting = read_setting(text);
            if (!setting) return say(mark("write a number, a word, true, false or a list of numbers"));
            parameters[id] = std::move(*setting);
            return Sentence{};
          }};
}

/// `title.en` of a pair of texts.
std::string Text::*language_of(const std::string& word) {
  return word == "en" ? &Text::en : word == "zh" ? &Text::zh : nullptr;
}

std::optional<Slot> case_slot(const Case& value, const Parts& path, Sentence& why) {
  if (path.size() == 3 && (path[1] == "title" || path[1] == "question"))
    if (const auto language = language_of(path[2])) {
      Text Case::*names = path[1] == "title" ? &Case::title : &Case::question;
      return text_slot(value, [=](Case& c) { return &(c.*names.*language); });
    }
  const std::string key = rest(path, 1);
  if (key == "counties") return list_slot(value.county_ids, &Case::county_ids);
  if (key == "industries") return list_slot(value.industry_ids, &Case::industry_ids);
  if (key == "date") return text_slot(value, [](Case& c) { return &c.date; });
  if (key == "author") return text_slot(value, [](Case& c) { return &c.author; });
  if (key == "id") return text_slot(value, [](Case& c) { return &c.id; });
  why = no_such(
      key, {"id", "title.en", "title.zh", "question.en", "question.zh", "date", "author", "counties", "industries"});
  return std::nullopt;
}

const std::vector<std::pair<std::string, std::string Weighting::*>>& weighting_words() {
  static const std::vector<std::pair<std::string, std::string Weighting::*>> words = {
      {"kind", &Weighting::kind},
      {"scale", &Weighting::scale},
      {"prioritization", &Weighting::prioritization},
      {"ri", &Weighting::ri},
      {"aggregate", &Weighting::aggregate},
      {"combine", &Weighting::combine},
      {"normalization", &Weighting::normalization}};
  return words;
}

} // namespace

Slot text_slot(const Case& value, std::function<std::string*(Case&)> get) {
  Case& readable = const_cast<Case&>(value); // the getter serves reading and writing; here it only reads
  return {*get(readable), [get](Case& c, const std::string& text, auto) {
            *get(c) = text;
            return Sentence{};
          }};
}

std::string rest(const Parts& path, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < path.size(); ++i) text += (i > from ? "." : "") + path[i];
  return text;
}

std::optional<Setting> read_setting(const std::string& text) {
  if (text == "true") return true;
  if (text == "false") return false;
  if (const auto number = read_number(text).value) return *number;
  if (!text.starts_with('[') && !text.starts_with('"')) return text;
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (json.is_string()) return json.get<std::string>();
  if (!json.is_array()) return std::nullopt;
  const auto numeric = [](const auto& item) { return item.is_number(); };
  const auto numbers = [&](const auto& list) {
    return list.is_array() && std::all_of(list.begin(), list.end(), numeric);
  };
  if (numbers(json)) return json.get<std::vector<double>>();
  if (std::all_of(json.begin(), json.end(), [](const auto& item) { return item.is_string(); }))
    return json.get<std::vector<std::string>>();
  if (std::all_of(json.begin(), json.end(), numbers)) return json.get<std::vector<std::vector<double>>>();
  return std::nullopt;
}

Sentence no_such(const std::string& word, const std::vector<std::string>& known) {
  return did_you_mean(word, known, say(mark("known here: {}"), joined(known)));
}

std::string json_list(const std::vector<std::string>& items) {
  return nlohmann::json(items).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<std::vector<std::string>> read_json_list(const std::string& text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_array()) return std::nullopt;
  std::vector<std::string> items;
  for (const auto& item : json) {
    if (!item.is_string()) return std::nullopt;
    items.push_back(item.get<std::string>());
  }
  return items;
}

std::optional<Slot> find_setting_slot(const Case& value, const Parts& path, Sentence& why) {
  if (path[0] == "case") return case_slot(value, path, why);
  const std::string key = rest(path, 1);
  if (path[0] == "weighting") {
    if (path.size() > 2 && path[1] == "parameters") return parameter_slot(value, &Case::weighting, rest(path, 2));
    std::vector<std::string> known = {"parameters.ID"};
    for (const auto& [word, field] : weighting_words()) {
      known.push_back(word);
      if (word == key) return text_slot(value, [field = field](Case& c) { return &(c.weighting.*field); });
    }
    why = no_such(key, known);
  } else if (path[0] == "method") {
    if (key == "id") return text_slot(value, [](Case& c) { return &c.method.id; });
    if (key == "normalization") return text_slot(value, [](Case& c) { return &c.method.normalization; });
    if (path.size() > 2 && path[1] == "parameters") return parameter_slot(value, &Case::method, rest(path, 2));
    why = no_such(key, {"id", "normalization", "parameters.ID"});
  } else if (path[0] == "region") {
    if (key == "closeness") return text_slot(value, [](Case& c) { return &c.region.closeness; });
    if (key == "crowding_hops")
      return integer_slot(value.region.crowding_hops, &Case::region, &RegionSettings::crowding_hops);
    if (key == "hubs") return words_slot(value.region.hubs, &Case::region, &RegionSettings::hubs);
    std::vector<std::string> known = {"closeness", "crowding_hops", "hubs"};
    for (const auto& [word, field] : region_numbers()) {
      known.emplace_back(word);
      if (word == key) return number_slot(value.region.*field, &Case::region, field);
    }
    why = no_such(key, known);
  } else if (path[0] == "plan") {
    return plan_slot(value.plan, key, why);
  } else {
    return robustness_slot(value, key, why);
  }
  return std::nullopt;
}

std::optional<Slot> find_slot(const Case& value, const std::string& path, Sentence& why) {
  static const std::vector<std::string> settings = {"case", "weighting", "method", "robustness", "region", "plan"};
  static const std::vector<std::string> model = {"county", "industry", "criterion"};
  static const std::vector<std::string> rows = {"judgement", "profile_judgement", "participant", "decision", "value",
                                                "link",      "presence",          "column",      "source",   "weight"};
  const auto is_in = [](const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  Parts parts = split(path, '.');
  if (parts.size() > 1 && is_in(settings, parts[0])) return find_setting_slot(value, parts, why);
  if (parts.size() > 2 && is_in(model, parts[0])) return find_model_slot(value, parts, why);
  if (parts.size() > 1 && is_in(rows, parts[0])) return find_row_slot(value, parts, why);
  Parts known = settings;
  known.insert(known.end(), model.begin(), model.end());
  known.insert(known.end(), rows.begin(), rows.end());
  why = no_such(parts[0], known);
  return std::nullopt;
}

} // namespace yindi
