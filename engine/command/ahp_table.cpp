#include "engine/command/ahp_table.h"

#include "engine/command/program.h"
#include "engine/format/csv.h"
#include "engine/weights/random_index.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

constexpr std::size_t most_shown = 5; ///< circles, flipped pairs: random judgements of many items have thousands

std::string text(const Json& json) { return json.get<std::string>(); }
std::string number(const Json& json, int digits) { return decimal(json.get<double>(), digits); }

/// "3", "1/3": an answer as people write it.
std::string answer(const Json& json) {
  const double value = json.get<double>();
  return value >= 1 ? shortest(value) : "1/" + shortest(std::round(1 / value));
}

void say_indices(const Json& json, Language language, std::ostream& out) {
  const auto line = [&](const Sentence& sentence) { out << sentence.in(language) << "\n"; };
  const Json cr = json.contains("cr") ? json["cr"] : Json(nullptr);
  if (cr.is_number())
    line(say(mark("CR {0} (random index {1})"), number(cr, 4),
             random_index_name(json.value("ri_table", std::string()), {})));
  else
    line(say(mark("CR: not testable")));
  if (!json.contains("gci")) return; // priorities were aggregated: there is no matrix to speak of
  if (const Json& hand = json["by_hand"];
      hand.is_object() && std::abs(hand["lambda_max"].get<double>() - json["lambda_max"].get<double>()) > 1e-9)
    line(say(mark("by hand, λ as the mean of (Aw)/w: {0}, CI {1}, CR {2}"), number(hand["lambda_max"], 4),
             hand["ci"].is_number() ? number(hand["ci"], 4) : std::string("–"),
             hand["cr"].is_number() ? number(hand["cr"], 4) : std::string("–")));
  if (json["gci"].is_number() && json["gci_threshold"].is_number())
    line(say(mark("GCI {0} (threshold {1})"), number(json["gci"], 4), number(json["gci_threshold"], 4)));
  else if (json["gci"].is_number())
    line(say(mark("GCI {}"), number(json["gci"], 4)));
  if (const Json& triad = json["koczkodaj"]; triad.is_object())
    line(say(mark("Koczkodaj's index {0} (worst triad: {1}, {2}, {3})"), number(triad["index"], 4),
             text(triad["triad"][0]), text(triad["triad"][1]), text(triad["triad"][2])));
  if (const Json& both = json["left_right"]; both.is_object() && json["items"].size() > 2) {
    line(say(mark("left eigenvector: weights differ by up to {}"), number(both["difference"], 4)));
    const Json& flipped = both["flipped"];
    for (std::size_t k = 0; k < std::min(flipped.size(), most_shown); ++k)
      line(say(mark("the left eigenvector puts {1} before {0}"), text(flipped[k]["a"]), text(flipped[k]["b"])));
    if (flipped.size() > most_shown)
      line(say(mark("and {} more pairs whose order it turns round"), std::to_string(flipped.size() - most_shown)));
  }
}

/// A group's files, each by itself.
void say_members(const Json& json, Language language, std::ostream& out) {
  if (!json.contains("members")) return;
  std::vector<std::vector<std::string>> rows = {{}};
  for (const char* head : {mark("file"), mark("counts"), mark("CR")}) rows.front().emplace_back(tr(language, head));
  for (const Json& item : json["items"]) rows.front().push_back(text(item));
  for (const Json& member : json["members"]) {
    auto& row = rows.emplace_back();
    row = {text(member["file"]), shortest(member["weight"].get<double>()),
           member["cr"].is_number() ? number(member["cr"], 4) : std::string("–")};
    for (std::size_t i = 0; i < json["items"].size(); ++i)
      row.push_back(member["weights"].is_array() ? number(member["weights"][i], 4) : std::string("–"));
  }
  out << "\n" << align(rows);
  for (const Json& pair : json["fewer_voices"])
    out << say(mark("{0} against {1}: judged by {2} of {3}"), text(pair["a"]), text(pair["b"]),
               std::to_string(pair["voices"].get<int>()), std::to_string(pair["of"].get<int>()))
               .in(language)
        << "\n";
  for (const Json& file : json["left_out"])
    out << say(mark("left out, because its own judgements do not connect all items: {}"), text(file)).in(language)
        << "\n";
}

void say_help(const Json& json, Language language, std::ostream& out) {
  const auto line = [&](const Sentence& sentence) { out << sentence.in(language) << "\n"; };
  const Json cycles = json.value("cycles", Json::array());
  for (std::size_t k = 0; k < std::min(cycles.size(), most_shown); ++k) {
    std::string round;
    for (const Json& item : cycles[k]) round += text(item) + " > ";
    line(say(mark("runs in a circle: {}"), round + text(cycles[k][0])));
  }
  if (cycles.size() > most_shown) line(say(mark("and {} more circles"), std::to_string(cycles.size() - most_shown)));
  for (const Json& worst : json.value("worst", Json::array())) {
    double most = 0;
    for (std::size_t i = 0; i < json["weights"].size(); ++i)
      most = std::max(most, std::abs(worst["weights_after"][i].get<double>() - json["weights"][i].get<double>()));
    const std::string a = text(worst["a"]), b = text(worst["b"]), given = number(worst["given"], 2),
                      implied = number(worst["implied"], 2), instead = answer(worst["suggested_answer"]),
                      cr = number(worst["cr_after"], 4);
    if (const std::string scale = text(json["scale"]); scale == "saaty" || scale == "linear")
      line(say(mark("{0} over {1}: {2} given, {3} implied by the weights; {4} would give CR {5} and move weights by up "
                    "to {6}"),
               a, b, given, implied, instead, cr, decimal(most, 4)));
    else
      line(
          say(mark("{0} over {1}: the answer {2} stands for {3}, {4} implied by the weights; the answer {5} would give "
                   "CR {6} and move weights by up to {7}"),
              a, b, answer(worst["given_answer"]), given, implied, instead, cr, decimal(most, 4)));
  }
  for (const Json& question : json.value("next", Json::array())) {
    const std::string share = decimal(100 * question["gain"].get<double>(), 1);
    line(say(mark("ask next: {0} against {1} (lowers the uncertainty by {2})"), text(question["a"]),
             text(question["b"]), Text{share + " %", share + "%"}));
  }
  if (json.contains("stop") && json["stop"].is_object()) out << text(json["stop"]["why"]) << "\n";
}

} // namespace

int print_ahp(const Json& json, const OutputOptions& options, std::ostream& out) {
  if (options.format == "json") {
    print_json(out, json);
    return done;
  }
  const Language language = options.format == "csv" ? Language::en : options.language();
  std::vector<std::vector<std::string>> rows = {
      {std::string(tr(language, mark("item"))), std::string(tr(language, mark("weight")))}};
  for (std::size_t i = 0; i < json["items"].size(); ++i) {
    const double weight = json["weights"][i].get<double>();
    rows.push_back({text(json["items"][i]), options.format == "csv" ? shortest(weight) : decimal(weight, 4)});
  }
  if (options.format == "csv") {
    out << write_csv(rows.front(), {rows.begin() + 1, rows.end()});
    return done;
  }
  out << align(rows);
  say_indices(json, language, out);
  say_help(json, language, out);
  for (const Json& note : json.value("notes", Json::array())) out << text(note) << "\n";
  say_members(json, language, out);
  return done;
}

} // namespace yindi
