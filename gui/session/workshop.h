#pragma once

// The rounds of the case: an order at a time goes to the casebook on the disk, in the background; phones are served by
// the engine's server on its own thread; what a closed round says is a job. Rounds have their own store: the case as it
// is edited learns of them without losing an edit, and undo passes over them.

#include "engine/workshop/group_view.h"
#include "engine/workshop/server.h"
#include "gui/session/jobs.h"
#include "gui/session/room_orders.h"

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace yindi::gui {

/// A room on the network that several threads may look into, one after the other.
class ServedRoom {
public:
  explicit ServedRoom(std::unique_ptr<RoomServer> server);
  /// False where it was stopped. What `look` throws is thrown here.
  bool with(const std::function<void(Room&)>& look);
  /// Gives the room back; nothing where it was stopped before.
  std::optional<Room> stop();

  const std::vector<std::string> addresses; ///< "http://192.168.1.5:8137", the one to show first

private:
  std::mutex mutex_;
  std::unique_ptr<RoomServer> server_;
};

/// Who is in the room and how far; what each answers is nowhere here.
struct RoomNow {
  RoomView view;
  std::map<std::string, std::string> signs; ///< of who waits, by token_hash
  std::string join_code;
};

/// What an order did.
struct Outcome {
  std::vector<Sentence> told;
  Diagnostics problems;
  std::vector<Received> received;           ///< ballots that came in by it
  std::optional<RoomNow> room;              ///< as it is now; none where no round is open
  std::optional<std::vector<Round>> rounds; ///< where they changed: all of the casebook, as they lie there now
  JournalHead journal;                      ///< with them
  std::shared_ptr<ServedRoom> served;       ///< phones are let in from now on
  bool stopped = false;                     ///< or no more
  std::optional<int> minutes;               ///< of a round that was opened
};

/// What the people of a round say, for one county.
struct GroupAnswer {
  std::shared_ptr<const Case> of;
  std::optional<int> round;
  std::string county;
  std::optional<GroupView> view; ///< none: `problems` say why
  Diagnostics problems;
};

struct Workshop {
  using Clock = std::chrono::steady_clock;

  std::deque<RoomOrder> orders; ///< the first is under way
  int number = 0;               ///< of the order under way
  std::shared_ptr<ServedRoom> served;
  std::optional<RoomNow> room;                ///< of the open round, as it was at the last look
  std::shared_ptr<const QuestionSheet> sheet; ///< of the open round, as its casebook stands on the disk
  std::shared_ptr<const Case> sheet_of;
  std::optional<Clock::time_point> ends; ///< the time that was given; nobody is cut off
  std::optional<Clock::time_point> look_due;
  int looks = 0;
  std::optional<int>
      followed; ///< the open round of another program for which ReadRounds was ordered; 0: it closed ours
  Outcome last; ///< what the last order did
  std::vector<Received> received; ///< all that came in while this window was open, the newest first
  std::shared_ptr<const GroupAnswer> group;
};

struct Session;

/// Keeps the sheet and the room to the round that is open; update() and the jobs do it.
void follow_workshop(Session& session);
void give_order(Session& session, RoomOrder order);
/// Minutes from now on, or more of them.
void set_timer(Session& session, int minutes);
void add_time(Session& session, int minutes);
/// Below 0 once the time is over; nothing where none was given.
std::optional<double> seconds_left(const Session& session);
/// Seconds until somebody should look into the room, or at the clock.
std::optional<double> workshop_due(const Session& session);
/// Stops the phones and forgets the room: before another casebook is shown, and before the window ends. The round stays
/// open, and what was acknowledged is kept.
void leave_room(Session& session);

/// The open round of the case on show; nullptr where none is.
const Round* open_round_of(const Session& session);
/// Closed rounds, the first first.
std::vector<int> closed_rounds_of(const Session& session);
/// The round whose results are shown: the chosen one, else the last that is closed.
std::optional<int> shown_round(const Session& session);
/// What is known of it; nullptr while it is worked out.
const GroupAnswer* shown_group(const Session& session);

} // namespace yindi::gui
