#include "engine/workshop/answers.h"

#include "engine/format/encoding.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

using nlohmann::json;

std::optional<std::size_t> question_number(const std::string& key, std::size_t questions) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), number);
  if (error != std::errc() || end != key.data() + key.size() || number >= questions ||
      std::to_string(number) != key) // "007" would be a second key for 7
    return std::nullopt;
  return number;
}

std::optional<Answer> answer_from(const json& item, AnswersFrom from) {
  if (!item.is_object() || item.empty()) return std::nullopt;
  Answer answer;
  for (const auto& [key, value] : item.items()) {
    if (!value.is_string()) return std::nullopt;
    std::string* place = key == "v"   ? &answer.value
                         : key == "c" ? &answer.comment
                         : key == "k" ? &answer.kept_because
                                      : nullptr;
    if (!place) return std::nullopt;
    *place = value.get<std::string>();
  }
  if (from == AnswersFrom::store) return answer; // a ballot file may say 2/3, or more than a line
  if (!answer.value.empty() && !is_answer(answer.value)) return std::nullopt;
  for (const std::string& text : {answer.comment, answer.kept_because})
    if (!is_plain_line(text, longest_comment)) return std::nullopt;
  return answer;
}

} // namespace

bool is_plain_line(const std::string& text, std::size_t longest) {
  return first_control(text) == std::string::npos && text.find_first_of("\t\r\n") == std::string::npos &&
         code_points(text) <= longest;
}

bool is_pseudonym(const std::string& name) {
  return !nothing_to_see(name) && !invisible_character(name) && is_plain_line(name, longest_pseudonym);
}

bool is_answer(const std::string& value) {
  if (value == "skip") return true;
  const std::string digit = value.starts_with("1/") ? value.substr(2) : value;
  const bool one = digit.size() == 1 && digit[0] >= '1' && digit[0] <= '9';
  return one && value != "1/1";
}

std::optional<Answers> answers_from_json(const std::string& text, const QuestionSheet& sheet, AnswersFrom from) {
  const json parsed = json::parse(text, nullptr, false);
  if (!parsed.is_object()) return std::nullopt;
  Answers answers;
  for (const auto& [key, item] : parsed.items()) {
    const auto number = question_number(key, sheet.questions.size());
    auto answer = number ? answer_from(item, from) : std::nullopt;
    if (!answer) return std::nullopt;
    answers[*number] = std::move(*answer);
  }
  return answers;
}

std::string answers_to_json(const Answers& answers) {
  json result = json::object();
  for (const auto& [number, answer] : answers) {
    json item = json::object();
    if (!answer.value.empty()) item["v"] = answer.value;
    if (!answer.comment.empty()) item["c"] = answer.comment;
    if (!answer.kept_because.empty()) item["k"] = answer.kept_because;
    if (!item.empty()) result[std::to_string(number)] = std::move(item);
  }
  return result.dump();
}

std::vector<std::string> questions_in_words(const QuestionSheet& sheet) {
  std::vector<std::string> words;
  for (const SheetQuestion& question : sheet.questions) {
    const SheetNode& node = sheet.nodes[question.node];
    words.push_back(node.id + ": " + node.items[question.a].id + " : " + node.items[question.b].id);
  }
  return words;
}

std::string answers_in_words(const std::string& text, const std::vector<std::string>& questions) {
  const json parsed = json::parse(text, nullptr, false);
  std::string words;
  if (!parsed.is_object()) return text;
  for (const auto& [key, answer] : parsed.items()) {
    const auto number = question_number(key, questions.size());
    words +=
        (words.empty() ? "" : "; ") + (number ? questions[*number] : key) + " = " + answer.value("v", std::string());
    for (const char* also : {"c", "k"})
      if (answer.contains(also)) words += " (" + answer.value(also, std::string()) + ")";
  }
  return words;
}

std::vector<Judgement> judgements_of(const Answers& answers, const QuestionSheet& sheet) {
  std::vector<Judgement> result;
  for (const auto& [number, answer] : answers) {
    const SheetQuestion& question = sheet.questions[number];
    const SheetNode& node = sheet.nodes[question.node];
    Judgement judgement;
    judgement.node = node.id;
    judgement.a = node.items[question.a].id;
    judgement.b = node.items[question.b].id;
    judgement.value = answer.value.empty() ? "skip" : answer.value; // a comment alone is "don't know, but …"
    judgement.comment = answer.comment;
    judgement.kept_because = answer.kept_because;
    result.push_back(std::move(judgement));
  }
  return result;
}

Answers answers_of(const std::vector<Judgement>& judgements, const QuestionSheet& sheet, int& foreign) {
  Answers answers;
  foreign = 0;
  for (const Judgement& judgement : judgements) {
    const auto asks = [&](const SheetQuestion& question, const std::string& a, const std::string& b) {
      const SheetNode& node = sheet.nodes[question.node];
      return node.id == judgement.node && node.items[question.a].id == a && node.items[question.b].id == b;
    };
    const auto same = std::find_if(sheet.questions.begin(), sheet.questions.end(), [&](const SheetQuestion& question) {
      return asks(question, judgement.a, judgement.b) || asks(question, judgement.b, judgement.a);
    });
    if (same == sheet.questions.end()) {
      ++foreign;
      continue;
    }
    const bool turned = asks(*same, judgement.b, judgement.a);
    answers[static_cast<std::size_t>(same - sheet.questions.begin())] = {
        turned ? reciprocal(judgement.value) : judgement.value, judgement.comment, judgement.kept_because};
  }
  return answers;
}

} // namespace yindi
