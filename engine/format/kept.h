#pragma once

// Texts that thousands of values repeat.

#include <functional>
#include <string>
#include <string_view>

namespace yindi {

/// Such a text: a column's name, the word for a quality. The program keeps one of each for good, so that a copy is a
/// pointer; reads as the string that it is. To be made where few different texts come from, and safe to be made on
/// several threads at once.
class Kept {
public:
  Kept();
  Kept(const std::string& text);
  Kept(const char* text);

  const std::string& text() const { return *text_; }
  operator const std::string&() const { return *text_; }
  operator std::string_view() const { return *text_; }
  bool empty() const { return text_->empty(); }

  friend bool operator==(Kept a, Kept b) { return a.text_ == b.text_; }
  friend bool operator<(Kept a, Kept b) { return std::less<>()(a.text_, b.text_); } ///< for maps: no order of letters
  friend bool operator==(Kept a, const std::string& b) { return *a.text_ == b; }
  friend bool operator==(Kept a, const char* b) { return *a.text_ == b; }

private:
  const std::string* text_;
};

} // namespace yindi
