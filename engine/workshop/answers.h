#pragma once

// The answers of one ballot: as a phone sends them, as they are kept, and as judgements.

#include "engine/workshop/question_sheet.h"

#include <map>

namespace yindi {

/// An answer to one question of the sheet. `value` is one of 9 … 2, 1, 1/2 … 1/9 ("a" of the question over "b"), "skip"
/// for "don't know", or blank where only a comment was left.
struct Answer {
  std::string value, comment, kept_because;
  bool operator==(const Answer&) const = default;
};
using Answers = std::map<std::size_t, Answer>; ///< by place in QuestionSheet::questions

inline constexpr std::size_t longest_comment = 500, longest_pseudonym = 40; ///< characters

/// Whether a name or a comment is one line of at most so many characters without any that a casebook refuses: what was
/// acknowledged has to be readable for good. `text` is UTF-8.
bool is_plain_line(const std::string& text, std::size_t longest);

/// Whether somebody may be called so: such a line with something to see in it and nothing that nobody sees.
bool is_pseudonym(const std::string& name);

/// Whether an answer may have this value.
bool is_answer(const std::string& value);

/// `{"0": {"v": "1/3", "c": "…", "k": "…"}, …}`; nothing where it is anything else or names a question that the sheet
/// lacks. A phone's answers are those of its page: a value of is_answer(), texts of is_plain_line(). In the store lies
/// also what files brought, which may hold whatever a casebook may.
enum class AnswersFrom { phone, store };
std::optional<Answers> answers_from_json(const std::string& json, const QuestionSheet& sheet, AnswersFrom from);
/// The same back, keys in order: equal answers give equal text.
std::string answers_to_json(const Answers& answers);

/// What a sheet asks, in the order of its questions: "livelihood: nature : market".
std::vector<std::string> questions_in_words(const QuestionSheet& sheet);
/// Answers with what they answer, "livelihood: nature : market = 3; …": what they mean once the criteria are others.
std::string answers_in_words(const std::string& json, const std::vector<std::string>& questions);

/// As the [[judgement]] of a ballot, in the sheet's order.
std::vector<Judgement> judgements_of(const Answers& answers, const QuestionSheet& sheet);

/// From the judgements of a ballot, where either of the pair may stand first. What the sheet does not ask is left out
/// and counted in `foreign`.
Answers answers_of(const std::vector<Judgement>& judgements, const QuestionSheet& sheet, int& foreign);

} // namespace yindi
