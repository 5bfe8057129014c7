#include "engine/format/kept.h"

#include <mutex>
#include <unordered_set>

namespace yindi {
namespace {

const std::string* kept_text(std::string text) {
  static std::mutex guard;
  static std::unordered_set<std::string> all; // an element stays where it is
  const std::lock_guard held(guard);
  return &*all.insert(std::move(text)).first;
}

const std::string* blank() {
  static const std::string* const text = kept_text({});
  return text;
}

} // namespace

Kept::Kept() : text_(blank()) {}
Kept::Kept(const std::string& text) : text_(text.empty() ? blank() : kept_text(text)) {}
Kept::Kept(const char* text) : text_(*text == '\0' ? blank() : kept_text(text)) {}

} // namespace yindi
