#include "gui/session/workshop.h"

#include "gui/session/session.h"

#include "engine/casebook/round_store.h"
#include "engine/workshop/closing.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace yindi::gui {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr std::chrono::seconds between_room_looks{1};

RoomNow look_into(Room& room) { return {room_view(room), {room.signs.begin(), room.signs.end()}, room.join_code}; }

std::optional<RoomNow> look_into(const std::string& folder, const Case& c, int round, ServedRoom* served) {
  std::optional<RoomNow> now;
  if (round == 0) return now;
  const auto look = [&](Room& room) {
    know_participants(room, c); // somebody may have been added since phones were let in
    now = look_into(room);
  };
  if (served && served->with(look)) return now;
  if (Loaded<Room> room = room_to_look(folder, c, round); room.value) now = look_into(*room.value);
  return now;
}

/// The open round on the disk, which is the last one if any is; 0 where none is, nothing where it cannot be read.
std::optional<int> open_on_disk(const std::string& folder) {
  const std::vector<int> numbers = round_numbers(folder);
  if (numbers.empty()) return 0;
  const Loaded<Round> last = read_round(folder, numbers.back());
  if (!last.value) return std::nullopt;
  return last.value->state == "open" ? numbers.back() : 0;
}

/// What a look finds: who is in the open round, and whether another program opened or closed one.
struct Looked {
  std::optional<RoomNow> room;
  std::optional<int> open;
};

std::optional<Need> room_needs(const Session& session) {
  const Workshop& w = session.workshop;
  // Other programs open rounds and take ballots in, too: while the page is shown it is looked again.
  const bool looked_at = w.served || session.selection.shows("workshop");
  if (session.document.folder.empty() || !session.document.saved || !w.orders.empty() || (!w.sheet && !looked_at))
    return std::nullopt;
  const bool due = (w.sheet && !w.room) || (looked_at && (!w.look_due || Workshop::Clock::now() >= *w.look_due));
  return Need{{nullptr, std::to_string(w.looks)}, due, false};
}

Work ask_room(Session& session) {
  const Workshop& w = session.workshop;
  return [folder = session.document.folder, c = session.document.saved, round = w.sheet ? w.sheet->round : 0,
          served = w.served](const GoesOn&, const Publish&) {
    return Found(std::make_shared<Looked>(Looked{look_into(folder, *c, round, served.get()), open_on_disk(folder)}));
  };
}

void take_room(Session& session, Found found, bool) {
  Workshop& w = session.workshop;
  const auto looked = std::static_pointer_cast<const Looked>(found);
  ++w.looks;
  if (w.sheet) w.room = looked->room.value_or(RoomNow{}); // a store that cannot be read is told by the next order
  const Round* known = open_round_of(session);
  const bool other = looked->open && *looked->open != (known ? known->number : 0);
  if (other && w.followed != looked->open) w.orders.push_back(ReadRounds{});
  w.followed = other ? looked->open : std::nullopt;
  w.look_due = Workshop::Clock::now() + between_room_looks;
}

} // namespace

ServedRoom::ServedRoom(std::unique_ptr<RoomServer> server)
    : addresses(server->addresses()), server_(std::move(server)) {}

bool ServedRoom::with(const std::function<void(Room&)>& look) {
  const std::lock_guard lock(mutex_);
  if (!server_) return false;
  std::exception_ptr thrown; // it would end the server's thread, and with it the program
  server_->with_room([&](Room& room) {
    try {
      look(room);
    } catch (...) {
      thrown = std::current_exception();
    }
  });
  if (thrown) std::rethrow_exception(thrown);
  return true;
}

std::optional<Room> ServedRoom::stop() {
  const std::lock_guard lock(mutex_);
  if (!server_) return std::nullopt;
  std::optional<Room> room = server_->stop();
  server_.reset();
  return room;
}

void follow_workshop(Session& session) {
  Workshop& w = session.workshop;
  const auto& saved = session.document.saved;
  if (w.sheet_of == saved) return;
  w.sheet_of = saved;
  w.sheet.reset();
  const Round* open = open_round_of(session);
  if (open && !session.document.folder.empty())
    if (Loaded<QuestionSheet> sheet = question_sheet(*saved, open->number); sheet.value)
      w.sheet = std::make_shared<const QuestionSheet>(std::move(*sheet.value));
  if (!w.sheet) w.room.reset();
}

void give_order(Session& session, RoomOrder order) {
  if (!session.document.history) return;
  session.message = {};
  if (session.document.folder.empty()) {
    session.message = say(mark("A round needs a casebook on the disk: save this one into a folder first."));
    return;
  }
  const bool of_what_is_saved = std::holds_alternative<OpenRound>(order) || std::holds_alternative<TakeSnapshot>(order);
  if (of_what_is_saved && session.document.changed()) {
    session.message = save(session.document);
    if (session.document.changed()) return; // and the message says why
  }
  session.workshop.orders.push_back(std::move(order));
}

void set_timer(Session& session, int minutes) {
  auto& ends = session.workshop.ends;
  ends.reset();
  if (minutes > 0) ends = Workshop::Clock::now() + std::chrono::minutes(minutes);
}

void add_time(Session& session, int minutes) {
  auto& ends = session.workshop.ends;
  const auto now = Workshop::Clock::now();
  ends = std::max(ends.value_or(now), now) + std::chrono::minutes(minutes);
}

std::optional<double> seconds_left(const Session& session) {
  const auto& ends = session.workshop.ends;
  if (!ends) return std::nullopt;
  return Seconds(*ends - Workshop::Clock::now()).count();
}

std::optional<double> workshop_due(const Session& session) {
  const Workshop& w = session.workshop;
  if (session.document.folder.empty()) return std::nullopt;
  if (w.served || (session.selection.shows("workshop") && open_round_of(session))) return 1.0;
  return std::nullopt;
}

void leave_room(Session& session) {
  Workshop& w = session.workshop;
  const auto served = std::exchange(w.served, nullptr);
  if (!served) return;
  if (std::optional<Room> room = served->stop())
    if (const Diagnostics problems = finish_round(session.document.folder, std::move(*room)); has_errors(problems))
      session.message = problems.front().message;
}

const Round* open_round_of(const Session& session) {
  if (!session.document.history) return nullptr;
  for (const Round& round : shown_case(session).judging.rounds)
    if (round.state == "open") return &round;
  return nullptr;
}

std::vector<int> closed_rounds_of(const Session& session) {
  std::vector<int> numbers;
  if (session.document.history)
    for (const Round& round : shown_case(session).judging.rounds)
      if (round.state == "closed") numbers.push_back(round.number);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

std::optional<int> shown_round(const Session& session) {
  const std::vector<int> closed = closed_rounds_of(session);
  const auto& chosen = session.selection.round;
  if (chosen && std::find(closed.begin(), closed.end(), *chosen) != closed.end()) return chosen;
  if (chosen && *chosen == 0) return std::nullopt; // what counts now
  return closed.empty() ? std::nullopt : std::optional(closed.back());
}

JobRow room_job() { return {"room", mark("Who is done"), room_needs, ask_room, take_room, true}; }

} // namespace yindi::gui
