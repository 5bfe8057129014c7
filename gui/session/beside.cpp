#include "gui/session/beside.h"

#include "engine/casebook/read_casebook.h"
#include "engine/format/disk.h"
#include "engine/format/save_files.h"
#include "gui/session/session.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <utility>

namespace yindi::gui {
namespace {

using Clock = std::chrono::steady_clock;

FileTimes times_of(const std::string& folder) {
  FileTimes times;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string ending = at->path().extension().string();
    if (ending != ".csv" && ending != ".toml") continue;
    std::error_code gone; // a file that vanishes meanwhile is seen the next time
    const auto written = std::filesystem::last_write_time(at->path(), gone);
    const auto size = std::filesystem::file_size(at->path(), gone);
    if (!gone) times[at->path().filename().string()] = {written.time_since_epoch().count(), size};
  }
  return times;
}

bool watches(const Session& session) {
  return session.live && session.document.history && !session.document.folder.empty();
}

/// Nothing here is older than what was found when the file times were taken.
void seen_all(Session& session) {
  Watch& watch = session.watch;
  watch.folder = session.document.folder;
  watch.seen = watch.found = times_of(watch.folder);
  watch.next = Clock::now() + looks_every;
}

/// "counties.csv", "counties.csv, links.csv"
std::string names_of(const std::vector<FileChange>& files) {
  std::string names;
  for (const FileChange& file : files) names += (names.empty() ? "" : ", ") + file.name;
  return names;
}

std::string number_of(const FileTimes& times) {
  std::string text;
  for (const auto& [name, at] : times)
    text += name + " " + std::to_string(at.first) + " " + std::to_string(at.second) + "\n";
  return text;
}

std::optional<Need> reading_needs(const Session& session) {
  const Watch& watch = session.watch;
  if (!watches(session) || session.opening || session.conflict || watch.folder != session.document.folder ||
      watch.found == watch.seen)
    return std::nullopt;
  return Need{{nullptr, number_of(watch.found)}, true, false};
}

struct ReadAgain {
  FileTimes times;
  std::string folder;
  Loaded<Casebook> casebook;
};

Work ask_reading(Session& session) {
  return [folder = session.document.folder, times = session.watch.found](const GoesOn&, const Publish&) {
    return Found(std::make_shared<ReadAgain>(ReadAgain{times, folder, open_casebook(folder)}));
  };
}

/// What the folder holds becomes the case: undo goes back behind it, and the journal leaves it to who wrote it.
void take_over(Session& session, Case theirs) {
  Document& document = session.document;
  const TriedWeights tried = session.selection.what_if;
  adopt_theirs(document, std::move(theirs));
  compute(document, session.selection, session.results);
  document.timeline.case_changed(true, tried, session.selection.what_if);
}

void take_reading(Session& session, Found found, bool) {
  const auto again = std::static_pointer_cast<const ReadAgain>(found);
  Document& document = session.document;
  session.watch.seen = again->times;
  if (again->folder != document.folder || !document.history || !document.saved) return;
  if (!again->casebook.value || has_errors(again->casebook.diagnostics)) {
    session.message =
        say(mark("The files were changed by another program and cannot be read as they are now; the "
                 "window keeps what it has. {}"),
            again->casebook.diagnostics.empty() ? Sentence() : again->casebook.diagnostics.front().message);
    return;
  }
  const Case& theirs = again->casebook.value->value;
  const std::vector<FileChange> files = files_changed(*document.saved, theirs);
  if (files.empty()) return;
  if (document.changed()) {
    session.message = say(mark("{} was changed by another program; the next save asks what to keep"), names_of(files));
    return;
  }
  take_over(session, theirs);
  session.message = say(mark("{} was changed by another program and was read again"), names_of(files));
}

std::string clock_now() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d %H.%M.%S", &local)};
}

/// The files as a side has them, beside the others: "counties theirs 2026-05-12 14.29.03.csv".
Diagnostics set_aside(const Document& document, const Case& side, const char* whose,
                      const std::vector<FileChange>& files) {
  const auto composed = compose(side);
  std::map<std::string, std::string> aside;
  for (const FileChange& file : files) {
    const auto text = composed.find(file.name);
    if (text == composed.end()) continue;
    const std::filesystem::path name(file.name);
    aside[name.stem().string() + " " + whose + " " + clock_now() + name.extension().string()] = text->second;
  }
  return save_files(document.folder, aside);
}

/// Whether a side loses something by the answer, and so is to be kept as a file.
bool loses(const std::vector<Divergence>& places, const Case& result, bool theirs) {
  return std::any_of(places.begin(), places.end(), [&](const Divergence& one) {
    return (theirs ? one.by_them : one.by_me) &&
           value_at(result, one.path).value_or("") != (theirs ? one.theirs : one.mine);
  });
}

} // namespace

JobRow reading_again_job() {
  return {"reading again", mark("Reading what another program wrote"), reading_needs, ask_reading, take_reading, true};
}

void follow_folder(Session& session) {
  Watch& watch = session.watch;
  if (!watches(session)) {
    watch = {};
    return;
  }
  if (watch.folder != session.document.folder) return seen_all(session);
  if (Clock::now() < watch.next || session.opening || session.conflict) return;
  watch.found = times_of(watch.folder);
  watch.next = Clock::now() + looks_every;
}

std::optional<double> folder_due(const Session& session) {
  if (!watches(session)) return std::nullopt;
  return std::max(0.0, std::chrono::duration<double>(session.watch.next - Clock::now()).count());
}

void save_session(Session& session) {
  Document& document = session.document;
  if (document.history && document.saved && document.changed() && !document.folder.empty()) {
    const Loaded<Casebook> there = open_casebook(document.folder);
    if (there.value)
      if (auto files = files_changed(*document.saved, there.value->value); !files.empty()) {
        auto theirs = std::make_shared<const Case>(there.value->value);
        auto places = divergences(*document.saved, *theirs, *document.now());
        session.message = {};
        session.conflict = Conflict{std::move(theirs), document.now(), std::move(files), std::move(places)};
        return;
      }
  }
  session.message = save(document);
  session.cannot_save_here = document.changed() && !document.folder.empty() && !disk::may_write(document.folder);
  if (watches(session)) seen_all(session);
}

void settle_conflict(Session& session, Keep keep, const std::set<std::string>& theirs_wins) {
  if (!session.conflict || !session.document.history) return;
  Document& document = session.document;
  const Conflict& conflict = *session.conflict;
  Applied result = merged(*document.saved, *conflict.theirs, *conflict.mine, keep, theirs_wins);
  if (!result.value) {
    session.message = say(mark("The two do not go together, so nothing was saved: {}"),
                          result.diagnostics.empty() ? Sentence() : result.diagnostics.front().message);
    return;
  }
  for (const bool theirs : {true, false})
    if (loses(conflict.places, *result.value, theirs))
      if (const Diagnostics problems = set_aside(document, theirs ? *conflict.theirs : *conflict.mine,
                                                 theirs ? "theirs" : "mine", conflict.files);
          has_errors(problems)) {
        session.message = problems.front().message;
        return;
      }
  const TriedWeights tried = session.selection.what_if;
  const auto before = document.now();
  adopt(document, std::move(*result.value), "merged with what another program saved");
  document.saved = conflict.theirs;
  session.conflict.reset();
  if (document.now() != before) {
    compute(document, session.selection, session.results);
    document.timeline.case_changed(true, tried, session.selection.what_if);
  }
  save_session(session); // asks again where somebody saved meanwhile
}

} // namespace yindi::gui
