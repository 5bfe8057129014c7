#include "engine/workshop/closing_steps.h"

#include "engine/casebook/round_store.h"
#include "engine/casebook/write_casebook.h"
#include "engine/edit/journal_head.h"
#include "engine/format/folder.h"
#include "engine/format/hash.h"
#include "engine/format/save_files.h"
#include "engine/format/unfinished_save.h"
#include "engine/format/words.h"
#include "engine/workshop/seals.h"

#include <algorithm>
#include <map>
#include <set>

namespace yindi {
namespace {

/// What a closing puts into the round's folder, kept in the store until it is over, so that whoever finds it cut short
/// takes out exactly that: the names, a line each, and of each the hash of the new bytes and the old ones.
namespace written {
const char* const names = "written";
std::string hash(const std::string& name) { return "new " + name; }
std::string old(const std::string& name) { return "old " + name; } ///< blank where there was no such file
} // namespace written

} // namespace

Diagnostic not_on_disk() {
  return {Severity::error, {}, 0, 0, say(mark("the ballots cannot be written to the disk")), {}};
}

Diagnostic being_closed(const std::string& folder, int round) {
  return {Severity::error,
          folder + "/" + round_folder(round),
          0,
          0,
          say(mark("another program is closing round {} just now"), std::to_string(round)),
          say(mark("wait until it is done; if it hangs, end it and do this again: no ballot is lost"))};
}

Diagnostics add_ballots(const std::string& folder, const Round& there, Room& room) {
  std::map<std::string, std::string> files;
  const std::string place = round_folder(there.number) + "/";
  std::string names;
  room.store.begin(); // before they are read, so that what could not be read is no empty list
  const std::vector<Ballot> ballots = ballots_of(room);
  for (const Ballot& ballot : ballots) {
    const auto same = std::find_if(there.ballots.begin(), there.ballots.end(),
                                   [&](const Ballot& other) { return other.file == ballot.file; });
    if (same != there.ballots.end() && *same == ballot) continue;
    std::string old;
    if (has_file({folder, std::nullopt}, place + ballot.file)) {
      const Loaded<std::string> bytes = read_file({folder, std::nullopt}, place + ballot.file);
      if (!bytes.value || same == there.ballots.end()) { // nobody has read it yet
        room.store.roll_back();
        return {{Severity::error, folder + "/" + place + ballot.file, 0, 0,
                 say(mark("the file was put there just now")), say(mark("close the round again"))}};
      }
      room.store.put(SetAside{sha256(ballot.file), "double", compose_ballot(*same, there.number)});
      old = *bytes.value;
    }
    const std::string bytes = compose_ballot(ballot, there.number);
    room.store.set(written::hash(ballot.file), sha256(bytes));
    room.store.set(written::old(ballot.file), old);
    names += ballot.file + "\n";
    files[place + ballot.file] = bytes;
  }
  room.store.set(written::names, names);
  if (!room.store.commit()) return {not_on_disk()};
  if (Diagnostics done = finish_save(folder); has_errors(done)) return done;
  return files.empty() ? Diagnostics{} : save_files(folder, files);
}

Diagnostics open_again(const std::string& folder, Room& room) {
  if (Diagnostics done = finish_save(folder); has_errors(done)) return done;
  const Folder files{folder, std::nullopt};
  const std::string place = round_folder(room.sheet.round) + "/";
  room.store.begin();
  std::vector<std::string> taken_out;
  std::map<std::string, std::string> put_back;
  std::set<std::string> replaced; // the seats of what was set aside for them
  for (const std::string& name : split(room.store.get(written::names), '\n')) {
    if (name.empty()) continue;
    replaced.insert(sha256(name));
    const std::string hash = room.store.get(written::hash(name)), old = room.store.get(written::old(name));
    room.store.forget(written::hash(name));
    room.store.forget(written::old(name));
    if (!has_file(files, place + name)) continue;
    const Loaded<std::string> now = read_file(files, place + name);
    if (!now.value || sha256(*now.value) != hash) continue;
    if (old.empty())
      taken_out.push_back(place + name);
    else
      put_back[place + name] = old;
  }
  for (const SetAside& one : room.store.aside())
    if (one.reason == given_up || (one.reason == "double" && replaced.contains(one.seat))) room.store.remove(one);
  room.store.forget(written::names);
  room.store.forget(given_up);
  room.store.set("sealed", sealing::open);
  // Files first: where one stays, all of this is tried again.
  Diagnostics failed = room.store.failed() ? Diagnostics{not_on_disk()} : remove_files(folder, taken_out);
  if (!has_errors(failed) && !put_back.empty()) failed = save_files(folder, put_back);
  if (has_errors(failed)) {
    room.store.roll_back();
    return failed;
  }
  return room.store.commit() ? Diagnostics{} : Diagnostics{not_on_disk()};
}

void remember(Room& room) {
  set_sealing(room, sealing::closed);
  for (const StoredBallot& ballot : room.store.ballots()) room.counted[ballot.seat] = ballot;
  room.closed = true;
  room.store.forget_ballots();
}

bool put_aside_late(Room& room, const Round& closed) {
  if (room.store.get(given_up) == "1") return !room.store.failed(); // they are kept aside as that already
  room.store.begin();
  for (const Ballot& ballot : ballots_of(room))
    if (std::find(closed.ballots.begin(), closed.ballots.end(), ballot) == closed.ballots.end())
      room.store.put(SetAside{sha256(ballot.file), "late", compose_ballot(ballot, closed.number)});
  return room.store.commit();
}

Diagnostics write_down(const std::string& folder, int number, Closed& result, const Signed& by) {
  const Loaded<Round> after = read_round(folder, number);
  if (!after.value) return after.diagnostics;
  result.digest = digest_of(folder, number);
  result.counted = static_cast<int>(after.value->ballots.size());
  Diagnostics notes = log_closing(folder, *after.value, result.digest, by);
  if (has_errors(notes)) return notes;
  const Diagnostics head = record_journal_head(folder);
  notes.insert(notes.end(), head.begin(), head.end());
  return notes;
}

Diagnostics settle_held(const std::string& folder, Room& room) {
  notice_closing(room);
  if (!room.closing || room.closed) return {};
  const Loaded<Round> round = read_round(folder, room.sheet.round);
  if (!round.value) return round.diagnostics;
  Diagnostics problems;
  if (round.value->state != "closed") {
    problems = open_again(folder, room);
  } else if (put_aside_late(room, *round.value)) {
    const Loaded<int> aside = write_aside(folder, room, signed_now());
    Closed told;
    if (aside.value) remember(room);
    problems = aside.value ? write_down(folder, room.sheet.round, told, signed_now()) : aside.diagnostics;
  } else {
    problems = {not_on_disk()};
  }
  notice_closing(room);
  return problems;
}

} // namespace yindi
