#include "engine/workshop/room.h"

#include "engine/format/hash.h"
#include "engine/workshop/answers.h"
#include "engine/workshop/tokens.h"

#include <algorithm>

namespace yindi {
namespace {

constexpr std::size_t most_addresses = 4096;

/// Brings a bucket up to now; makes one that is full where there is none.
RateLimit::Bucket& refilled(RateLimit& limit, const std::string& address, double now) {
  if (limit.buckets.size() >= most_addresses && !limit.buckets.contains(address))
    std::erase_if(limit.buckets, [&](const auto& entry) {
      return entry.second.left + (now - entry.second.at) * limit.per_second >= limit.burst;
    });
  if (limit.buckets.size() >= most_addresses && !limit.buckets.contains(address)) limit.buckets.clear();
  const auto [entry, fresh] = limit.buckets.try_emplace(address, RateLimit::Bucket{limit.burst, now});
  RateLimit::Bucket& bucket = entry->second;
  bucket.left = std::min(limit.burst, bucket.left + std::max(0.0, now - bucket.at) * limit.per_second);
  bucket.at = std::max(bucket.at, now);
  return bucket;
}

Diagnostic other_ballots(const QuestionSheet& sheet) {
  return {Severity::error,
          {},
          0,
          0,
          say(mark("the ballots that lie there belong to other questions than those of round {}"),
              std::to_string(sheet.round)),
          say(mark("the criteria or their scales changed while the round was open: put them back, or give the round up "
                   "with yindi round CASEBOOK --give-up, which keeps its ballots aside uncounted and closes it"))};
}

void keep(Room& room, const Seat& seat) {
  room.seats[seat.token_hash] = seat;
  room.store.put(seat);
}

} // namespace

bool RateLimit::take(const std::string& address, double now) {
  Bucket& bucket = refilled(*this, address, now);
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}

bool RateLimit::has(const std::string& address, double now) { return refilled(*this, address, now).left >= 1; }

Loaded<Room> open_room(QuestionSheet sheet, BallotStore store) {
  Room room;
  room.sheet = std::move(sheet);
  room.store = std::move(store);
  room.store.begin();
  const std::string set = room.store.get("set"), naming = room.store.get("naming");
  if (!naming.empty() && naming != room.sheet.naming) {
    room.store.commit();
    return {std::nullopt,
            {{Severity::error,
              {},
              0,
              0,
              say(mark("round {0} was opened as \"{1}\" and says \"{2}\" now"), std::to_string(room.sheet.round),
                  naming, room.sheet.naming),
              say(mark("put naming = \"{}\" back into its round.toml: who answered was promised that"), naming)}}};
  }
  if (!set.empty() && set != room.sheet.set) {
    room.store.commit();
    return {std::nullopt, {other_ballots(room.sheet)}};
  }
  if (set.empty()) {
    room.store.set("set", room.sheet.set);
    room.store.set("secret", random_token(32));
    room.store.set("code", random_digits(4));
    room.store.set("naming", room.sheet.naming);
    // What a ballot means once the criteria are others.
    std::string questions;
    for (const std::string& question : questions_in_words(room.sheet)) questions += question + "\n";
    room.store.set("questions", questions);
  }
  room.join_code = room.store.get("code");
  take_new_seats(room);
  if (!room.store.commit())
    return {std::nullopt, {{Severity::error, {}, 0, 0, say(mark("the ballots cannot be written to the disk")), {}}}};
  return {std::move(room), {}};
}

std::string anonymous_ballot_id(Room& room, const std::string& seat) {
  return sha256(derived_token(room.store.get("secret"), "ballot " + seat)).substr(0, anonymous_id_length);
}

void notice_closing(Room& room) {
  if (room.closed) return;
  const std::string sealed = room.store.get("sealed"), set = room.store.get("set");
  if (room.store.failed()) return; // nothing is known
  room.closing = sealed == sealing::closing;
  room.closed = sealed == sealing::closed || set.empty();
}

void know_stored(Room& room) {
  room.counted.clear();
  for (StoredBallot& ballot : room.store.ballots()) room.counted[ballot.seat] = std::move(ballot);
}

bool set_sealing(Room& room, const char* state) {
  room.store.begin();
  room.store.set("sealed", state);
  return room.store.commit();
}

void take_new_seats(Room& room) {
  if (room.closed) return; // seats of a closed round have forgotten what they are called
  for (const Seat& seat : room.store.seats()) room.seats[seat.token_hash] = seat;
}

std::string personal_token(Room& room, const std::string& label, const std::string& who, const std::string& shown) {
  room.store.begin();
  const std::string token = derived_token(room.store.get("secret"), label);
  const Seat seat{sha256(token), who, shown, true};
  const auto known = room.seats.find(seat.token_hash);
  if (known == room.seats.end() || known->second != seat) keep(room, seat);
  room.store.commit();
  return token;
}

const Seat* seat_of(const Room& room, const std::string& token) {
  const auto found = room.seats.find(sha256(token));
  return found == room.seats.end() ? nullptr : &found->second;
}

bool admit(Room& room, const std::string& token_hash) {
  const auto found = room.seats.find(token_hash);
  if (found == room.seats.end() || found->second.admitted) return false;
  std::vector<std::string> unused; // a personal link of the same participant
  for (const auto& [hash, seat] : room.seats)
    if (hash != token_hash && !seat.who.empty() && seat.who == found->second.who && !room.store.ballot(hash))
      unused.push_back(hash);
  room.store.begin();
  Seat seat = found->second;
  seat.admitted = true;
  room.store.put(seat);
  for (const std::string& hash : unused) room.store.remove_seat(hash);
  if (!room.store.commit()) return false;
  found->second = seat;
  for (const std::string& hash : unused) room.seats.erase(hash);
  return true;
}

bool turn_away(Room& room, const std::string& token_hash) {
  const auto found = room.seats.find(token_hash);
  if (found == room.seats.end() || found->second.admitted) return false;
  room.seats.erase(found); // waiting seats are not in the store
  return true;
}

RoomView room_view(Room& room) {
  notice_closing(room);
  take_new_seats(room);
  RoomView view;
  view.refused = room.refused;
  view.closed = room.closed;
  view.closing = room.closing && !room.closed;
  std::map<std::string, StoredBallot> ballots = room.counted;
  if (!room.closed)
    for (StoredBallot& ballot : room.store.ballots()) ballots[ballot.seat] = std::move(ballot);
  const bool named = room.sheet.naming == "named";
  std::map<std::string, PersonView> people; // by who they are, or by their seat
  if (named)
    for (const auto& [id, name] : room.may_join) people["who " + id] = {id, name, {}};
  for (const auto& [hash, seat] : room.seats) {
    const bool waits = !seat.admitted;
    const auto ballot = ballots.find(hash);
    const auto [place, fresh] =
        people.try_emplace(waits || seat.who.empty() ? "seat " + hash : "who " + seat.who, PersonView{});
    PersonView& person = place->second;
    if (fresh) person = {seat.who, seat.shown, waits ? hash : std::string(), !waits};
    person.begun = person.begun || (ballot != ballots.end() && (ballot->second.done || ballot->second.answers != "{}"));
    person.done = person.done || (ballot != ballots.end() && ballot->second.done);
  }
  for (const auto& [key, person] : people) {
    view.begun += person.begun ? 1 : 0;
    view.done += person.done ? 1 : 0;
    view.waiting += person.admitted ? 0 : 1;
    view.people.push_back(person);
  }
  std::stable_sort(view.people.begin(), view.people.end(),
                   [](const PersonView& x, const PersonView& y) { return x.who < y.who; });
  view.aside = static_cast<int>(room.store.aside().size());
  return view;
}

} // namespace yindi
