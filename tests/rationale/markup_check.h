#pragma once

#include <string>
#include <vector>

namespace yindi::tests {

/// The first tag of HTML or XML that closes nothing or is never closed, or an empty text. `<!…>`, `<?…>` and `<…/>`
/// stand alone; what <style> holds is passed over.
inline std::string unbalanced(const std::string& markup) {
  std::vector<std::string> open;
  for (std::size_t at = markup.find('<'); at != std::string::npos; at = markup.find('<', at)) {
    const std::size_t end = markup.find('>', at);
    if (end == std::string::npos) return markup.substr(at, 40);
    const std::string tag = markup.substr(at + 1, end - at - 1);
    at = end;
    if (tag.empty() || tag[0] == '!' || tag[0] == '?' || tag.back() == '/') continue;
    const std::string name = tag.substr(tag[0] == '/', tag.find_first_of(" \n\t") - (tag[0] == '/'));
    if (tag[0] != '/') {
      open.push_back(name);
      if (name == "style") at = markup.find("</style>", at);
    } else if (open.empty() || open.back() != name) {
      return tag;
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : open.back();
}

} // namespace yindi::tests
