#include "gui/session/preferences.h"

#include "engine/format/machine.h"
#include "engine/format/save_files.h"
#include "gui/session/selection.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace yindi::gui {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t most_recent = 12;

std::string absolute(const std::string& folder) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(folder, error);
  return error ? folder : (whole.has_filename() ? whole : whole.parent_path()).string();
}

/// A line is a word, a tab and the rest; the lines of a casebook follow its folder's.
void read_line(Preferences& p, std::string_view word, const std::string& rest) {
  const auto number = [&] { return std::atoi(rest.c_str()); };
  if (word == "language" && (rest == "en" || rest == "zh")) p.language = rest == "zh" ? Language::zh : Language::en;
  if (word == "theme") p.theme = rest == "dark" ? Theme::dark : Theme::light;
  if (word == "width") p.width = std::clamp(number(), 0, 16384);
  if (word == "height") p.height = std::clamp(number(), 0, 16384);
  if (word == "name") p.name = rest;
  if (word == "casebook" && p.recent.size() < most_recent) p.recent.push_back({rest, {}, {}, {}});
  if (p.recent.empty()) return;
  if (word == "page") p.recent.back().page = rest;
  if (word == "county") p.recent.back().county = rest;
  if (word.starts_with("view ")) p.recent.back().views[std::string(word.substr(5))] = rest;
}

std::string one_line(std::string text) {
  std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
  return text;
}

} // namespace

std::string preferences_file() { return (settings_folder() / "window").string(); }

Preferences read_preferences(const std::string& file) {
  Preferences result;
  std::ifstream stream{fs::path(file)};
  for (std::string line; std::getline(stream, line);)
    if (const auto tab = line.find('\t'); tab != std::string::npos)
      read_line(result, std::string_view(line).substr(0, tab), line.substr(tab + 1));
  return result;
}

void write_preferences(const Preferences& p, const std::string& file) {
  std::string text;
  const auto line = [&](const std::string& word, const std::string& rest) {
    if (!rest.empty()) text += word + "\t" + one_line(rest) + "\n";
  };
  if (p.language) line("language", *p.language == Language::zh ? "zh" : "en");
  line("name", p.name);
  line("theme", p.theme == Theme::dark ? "dark" : "light");
  if (p.width > 0 && p.height > 0) line("width", std::to_string(p.width)), line("height", std::to_string(p.height));
  for (const LastPlace& place : p.recent) {
    line("casebook", place.folder);
    line("page", place.page);
    line("county", place.county);
    for (const auto& [page, view] : place.views) line("view " + page, view);
  }
  const fs::path path(file);
  (void)save_files(path.parent_path().string(), {{path.filename().string(), text}});
}

Language system_language() { return speaks_chinese() ? Language::zh : Language::en; }

void remember(Preferences& preferences, const std::string& folder, const Selection& selection) {
  if (folder.empty()) return;
  const std::string whole = absolute(folder);
  auto& recent = preferences.recent;
  std::erase_if(recent, [&](const LastPlace& place) { return place.folder == whole; });
  recent.insert(recent.begin(), {whole, selection.page, selection.county, selection.views});
  if (recent.size() > most_recent) recent.resize(most_recent);
}

void recall(const Preferences& preferences, const std::string& folder, Selection& selection) {
  const std::string whole = absolute(folder);
  const auto found = std::find_if(preferences.recent.begin(), preferences.recent.end(),
                                  [&](const auto& p) { return p.folder == whole; });
  if (found == preferences.recent.end()) return;
  if (!found->page.empty()) selection.page = found->page;
  if (!found->county.empty()) selection.county = found->county;
  selection.views = found->views;
}

} // namespace yindi::gui
