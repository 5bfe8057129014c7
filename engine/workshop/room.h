#pragma once

// One open round on the local network: who may answer, what has arrived, and what was refused. It belongs to one
// thread; the server gives others a look by room_view().

#include "engine/workshop/ballot_store.h"
#include "engine/workshop/http.h"
#include "engine/workshop/question_sheet.h"

#include <functional>
#include <set>
#include <unordered_map>

namespace yindi {

/// How often an address may do something: `burst` at once, then `per_second`. Addresses that have been quiet are
/// forgotten, so that memory stays bounded.
struct RateLimit {
  double per_second = 1, burst = 1;
  struct Bucket {
    double left = 0, at = 0;
  };
  std::unordered_map<std::string, Bucket> buckets;

  /// Takes one; false where none is left.
  bool take(const std::string& address, double now);
  /// Whether one is left, without taking it.
  bool has(const std::string& address, double now);
};

struct Room {
  QuestionSheet sheet;
  BallotStore store;
  std::string page;            ///< what `/` answers: phone_page()
  std::set<std::string> hosts; ///< "192.168.1.5:8137": the Host headers that are ours; guards against DNS rebinding
  std::string join_code;       ///< blank: only personal links open a ballot
  std::map<std::string, std::string> may_join; ///< named rounds: participant's id → name; a seat is only for these
  bool closed = false;
  bool waited_in_vain = false;          ///< for that program, so that the next ballot does not wait again
  bool closing = false;                 ///< another program is closing it just now, and may be refused
  std::function<void(Room&)> settle;    ///< tries once to end a closing that was cut short; may be none
  std::function<void(Room&)> keep_late; ///< called when a phone's ballot was set aside as late; may be none
  std::function<std::string()> now;     ///< "2024-05-10T09:30:00" for `submitted`; unused in an anonymous round

  std::unordered_map<std::string, Seat> seats;        ///< by token_hash
  std::map<std::string, StoredBallot> counted;        ///< of a closed round by seat, to know what comes again
  std::map<std::string, std::string> laid_down;       ///< who → answers of ballots that lie in an open round's folder
  std::unordered_map<std::string, std::string> signs; ///< token_hash → what a waiting phone shows
  std::map<std::string, long> refused;                ///< by reason
  RateLimit requests{50, 300, {}};                    ///< of one address
  RateLimit guesses{1.0 / 6, 12, {}};                 ///< wrong tokens, codes and names of one address
  RateLimit joins{.5, 60, {}};                        ///< right ones: a whole room may come through one router
  std::size_t most_seats = 2000;
};

/// Opens a room over the round's sheet: makes or finds the secret and the join code in the store, takes up the seats
/// that lie there. Errors: a store that holds another round's or another sheet's ballots.
Loaded<Room> open_room(QuestionSheet sheet, BallotStore store);

/// What an anonymous ballot is called in the casebook: hexadecimal, because some folders do not tell small letters from
/// capitals. It follows from the store's secret.
inline constexpr std::size_t anonymous_id_length = 24;
std::string anonymous_ballot_id(Room& room, const std::string& seat);

/// Whether another program closed the round since, or removed its ballots: then the room is closed, too; or is just
/// closing it. Within a write of the store what it finds stays so until the write's end.
void notice_closing(Room& room);

/// How far the closing of a round came, as its store says; blank while it takes ballots.
namespace sealing {
constexpr const char *open = "0", *closing = "1", *closed = "2";
}
/// What lies in the store counts once the round is closed, as far as this program can know: remembered to know it
/// again.
void know_stored(Room& room);

/// False where the disk does not take it.
bool set_sealing(Room& room, const char* state);

/// The seats that another program has put into the store since: ballots come in by files and paper while phones are
/// served.
void take_new_seats(Room& room);

/// A personal seat whose link can be made again: the token follows from the store's secret and `label` (a participant's
/// id, or "slip-3"). Made if it is not there.
std::string personal_token(Room& room, const std::string& label, const std::string& who, const std::string& shown);

/// The seat that a token opens; nullptr where it opens none.
const Seat* seat_of(const Room& room, const std::string& token);

/// Those who wait for the facilitator, by their hash, and what the facilitator answers. False where nobody waits so.
bool admit(Room& room, const std::string& token_hash);
bool turn_away(Room& room, const std::string& token_hash);

/// What the facilitator may see while the round is open: who is done, not what. Somebody with several seats (a link,
/// and a ballot on paper) is there once; in a named round all who may answer are there.
struct PersonView {
  std::string who, shown;
  std::string token_hash; ///< of somebody who waits
  bool admitted = true, begun = false, done = false;
};
struct RoomView {
  std::vector<PersonView> people; ///< in the order of `who`, which says nothing of the order of answers
  int done = 0, begun = 0, waiting = 0, aside = 0;
  std::map<std::string, long> refused;
  bool closed = false, closing = false;
};
RoomView room_view(Room& room);

} // namespace yindi
