#include "engine/format/stated_ratio.h"

#include "engine/format/words.h"

#include <sstream>

namespace yindi {

std::vector<double> stated_ratios(const std::string& text) {
  if (const auto one = ratio(text)) return {*one};
  std::string spaced = text;
  for (char& c : spaced)
    if (c == ',' || c == ';' || c == '(' || c == ')') c = ' ';
  std::istringstream words(spaced);
  std::vector<double> numbers;
  for (std::string word; words >> word;) {
    const auto number = ratio(word);
    if (!number) return {};
    numbers.push_back(*number);
  }
  return numbers;
}

std::optional<FuzzyNumber> stated_ratio(const std::string& text) {
  const std::vector<double> numbers = stated_ratios(text);
  if (numbers.size() == 1) return crisp(numbers[0]);
  if (numbers.size() != 3 || numbers[0] > numbers[1] || numbers[1] > numbers[2]) return std::nullopt;
  return FuzzyNumber{numbers[0], numbers[1], numbers[2]};
}

} // namespace yindi
