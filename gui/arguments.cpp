#include "gui/arguments.h"

#include "command/version.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/words.h"
#include "gui/pages/pages.h"
#include "gui/window.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <fmt/ranges.h>

namespace yindi::gui {
namespace {

/// Ids of pages() and of their views, for those who type them.
std::vector<std::string> ids_of_pages() {
  std::vector<std::string> ids;
  for (const PageRow& page : pages()) ids.emplace_back(page.id);
  return ids;
}
std::vector<std::string> ids_of_views() {
  std::vector<std::string> ids;
  for (const PageRow& page : pages())
    for (const ViewRow& view : page.views) ids.emplace_back(view.id);
  return ids;
}

/// "1600x1000" → the size; nothing where it is none or beyond what a picture can be.
std::optional<PictureSize> picture_size(const std::string& text) {
  PictureSize size;
  const char* end = text.data() + text.size();
  const auto [cross, first] = std::from_chars(text.data(), end, size.width);
  if (first != std::errc() || cross == end || *cross != 'x') return std::nullopt;
  const auto [rest, second] = std::from_chars(cross + 1, end, size.height);
  if (second != std::errc() || rest != end) return std::nullopt;
  const bool sensible = size.width >= 320 && size.height >= 240 && size.width <= 8192 && size.height <= 8192;
  return sensible ? std::optional(size) : std::nullopt;
}

void describe(CLI::App& app, Arguments& a) {
  app.set_help_flag("--help", "what this program takes");
  app.set_version_flag("--version", std::string("yindi-gui ") + version + " (" + commit + ")");
  app.add_option("CASEBOOK", a.casebook, "the casebook's folder, or a file in it");
  app.add_option("--page", a.page, "the page to show: " + fmt::format("{}", fmt::join(ids_of_pages(), ", ")))
      ->check(CLI::IsMember(ids_of_pages()));
  app.add_option("--view", a.view, "what the page shows: " + fmt::format("{}", fmt::join(ids_of_views(), ", ")))
      ->check(CLI::IsMember(ids_of_views()));
  app.add_option("--county", a.county, "the county's id");
  app.add_option("--screenshot", a.screenshot, "draw the page into FILE.png without any display, and end")
      ->check([](const std::string& file) {
        return lower(file).ends_with(".png") ? std::string() : "a picture is a .png file: name it FILE.png";
      });
  app.add_option_function<std::string>(
      "--size",
      [&a](const std::string& text) {
        const auto size = picture_size(text);
        if (!size) throw CLI::ValidationError("--size", "WIDTHxHEIGHT in pixels, 320x240 to 8192x8192");
        a.size = *size;
      },
      "pixels of the picture (1600x1000)");
  app.add_option("--scale", a.scale, "how large things are: 1, 1.5, 2; the display's own if not given")
      ->check([](const std::string& text) {
        // Range alone lets NaN through.
        return text.find_first_not_of("0123456789.") == std::string::npos ? std::string() : "a number from 0.5 to 4";
      })
      ->check(CLI::Range(0.5, 4.0));
  app.add_option("--lang", a.lang, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  app.add_option("--theme", a.theme, "light or dark")->check(CLI::IsMember({"light", "dark"}));
  app.add_flag("--projector", a.projector, "larger type for the back of the room");
  refuse_blank_values(app, Language::en);
}

/// What was asked for stands above what is remembered.
void select(const Arguments& a, Selection& selection) {
  if (!a.lang.empty()) selection.language = a.language();
  if (!a.theme.empty()) selection.theme = a.theme == "dark" ? Theme::dark : Theme::light;
  if (!a.page.empty()) selection.page = a.page;
  if (!a.county.empty()) selection.county = a.county;
  selection.projector = a.projector;
  for (const PageRow& page : pages())
    for (const ViewRow& view : page.views)
      if (a.view == view.id) selection.views[page.id] = view.id;
}

/// For a picture: opens the casebook and waits for all that the page shows; gives the exit status.
int prepare_picture(const Arguments& a, Session& session, std::ostream& err) {
  select(a, session.selection);
  if (a.casebook.empty()) return done;
  update(session, Open{casebook_folder(a.casebook)});
  const bool wrong = report_problems(err, session.document.diagnostics, a.language()) || !session.document.history;
  if (wrong) return input_has_errors;
  if (!a.county.empty() && session.selection.county != a.county)
    return refuse(err, say(mark("no county \"{}\" in this casebook"), a.county), {}, a.language(), wrong_usage,
                  "yindi-gui");
  await_jobs(session);
  return done;
}

/// For the window: what is remembered, and a casebook that opens while the first frame stands.
void prepare_window(const Arguments& a, Session& session) {
  session.live = true;
  session.preferences_in = preferences_file();
  session.preferences = read_preferences(session.preferences_in);
  session.selection.language = session.preferences.language.value_or(system_language());
  session.selection.theme = session.preferences.theme;
  const std::string folder = casebook_folder(a.casebook);
  if (!folder.empty()) recall(session.preferences, folder, session.selection);
  select(a, session.selection);
  if (!folder.empty()) open_folder(session, folder);
}

} // namespace

int run_gui(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  Arguments a;
  CLI::App app("The window of Yindi: which industry should each county back, and why.", "yindi-gui");
  app.allow_windows_style_options(false); // a path may begin with / there, too
  describe(app, a);
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& error) {
    return app.exit(error, out, err) == 0 ? done : wrong_usage;
  }
  Session session;
  UiState ui;
  if (!a.screenshot.empty()) {
    if (const int status = prepare_picture(a, session, err); status != done) return status;
    return run_picture(shown(session, ui), a.size, a.scale > 0 ? static_cast<float>(a.scale) : 1.F, a.screenshot);
  }
  prepare_window(a, session);
  return run_window(shown(session, ui), static_cast<float>(a.scale));
}

} // namespace yindi::gui
