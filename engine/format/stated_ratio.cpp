#include "engine/format/stated_ratio.h"

#include "engine/format/words.h"

#include <sstream>
#include <vector>

namespace yindi {

std::optional<FuzzyNumber> stated_ratio(const std::string& text) {
  if (const auto one = ratio(text)) return crisp(*one);
  std::string spaced = text;
  for (char& c : spaced)
    if (c == ',' || c == ';' || c == '(' || c == ')') c = ' ';
  std::istringstream words(spaced);
  std::vector<double> numbers;
  for (std::string word; words >> word;) {
    const auto number = ratio(word);
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  if (numbers.size() != 3 || numbers[0] > numbers[1] || numbers[1] > numbers[2]) return std::nullopt;
  return FuzzyNumber{numbers[0], numbers[1], numbers[2]};
}

} // namespace yindi
