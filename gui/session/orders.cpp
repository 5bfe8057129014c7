// What an order does to the round on the disk, in the worker's thread, and what the window makes of it.

#include "gui/session/session.h"
#include "gui/session/workshop.h"

#include "engine/casebook/round_store.h"
#include "engine/edit/journal_head.h"
#include "engine/format/save_files.h"
#include "engine/format/words.h"
#include "engine/workshop/closing.h"
#include "engine/workshop/questionnaire.h"
#include "engine/workshop/slips.h"
#include "engine/workshop/snapshots.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace yindi::gui {
namespace {

/// An order and all that it needs. `c` is the casebook as it stands on the disk: a ballot belongs to what was saved.
struct OrderQuestion {
  RoomOrder order;
  std::string folder;
  std::shared_ptr<const Case> c;
  int round = 0; ///< that is open; 0: none
  std::shared_ptr<ServedRoom> served;
  std::string who; ///< for the journal
};

class OrderWork {
public:
  explicit OrderWork(OrderQuestion question) : q_(std::move(question)) {}

  Outcome answer() {
    try {
      std::visit([&](const auto& order) { obey(order); }, q_.order);
    } catch (const std::exception& broken) {
      problem(say(mark("this should not happen, please report it: {}"), broken.what()));
    }
    return std::move(out_);
  }

private:
  Signed by(std::string why = {}) const { return signed_now(q_.who, std::move(why)); }
  void problem(Sentence message) { out_.problems.push_back({Severity::error, {}, 0, 0, std::move(message), {}}); }
  /// Whether there is no error among them.
  bool well(const Diagnostics& problems) {
    out_.problems.insert(out_.problems.end(), problems.begin(), problems.end());
    return !has_errors(problems);
  }

  RoomNow now_in(Room& room) { return {room_view(room), {room.signs.begin(), room.signs.end()}, room.join_code}; }

  /// Does it in the room that is served, else in one that is opened for the moment.
  template <class Does>
  void in_room(const Does& does) {
    const auto look = [&](Room& room) {
      does(room);
      out_.room = now_in(room);
    };
    if (q_.served && q_.served->with(look)) return;
    Loaded<Room> room = room_of(q_.folder, *q_.c, q_.round);
    if (!well(room.diagnostics) || !room.value) return;
    look(*room.value);
    if (room.value->closed) well(finish_round(q_.folder, std::move(*room.value)));
  }

  void stop_serving() {
    if (!q_.served) return;
    std::optional<Room> room = q_.served->stop();
    out_.stopped = true;
    if (!room) return;
    if (!room->closed) out_.room = now_in(*room);
    well(finish_round(q_.folder, std::move(*room)));
  }

  /// The rounds as they lie there now, for the case that is being edited.
  void tell_rounds() {
    well(record_journal_head(q_.folder));
    std::vector<Round> rounds;
    for (const int number : round_numbers(q_.folder)) {
      Loaded<Round> round = read_round(q_.folder, number);
      if (!well(round.diagnostics) || !round.value) return;
      rounds.push_back(std::move(*round.value));
    }
    out_.rounds = std::move(rounds);
    out_.journal = read_journal_of(q_.folder, q_.c->record.journal).head;
  }

  void obey(const OpenRound& order) {
    stop_serving();
    out_.room.reset();
    const Loaded<int> number = begin_round(q_.folder, *q_.c, order.plan, by());
    if (!well(number.diagnostics) || !number.value) return;
    out_.minutes = order.minutes;
    out_.told.push_back(say(mark("Round {} is open."), std::to_string(*number.value)));
    tell_rounds();
    if (!out_.rounds) return;
    Case with = *q_.c;
    with.judging.rounds = *out_.rounds;
    q_.c = std::make_shared<const Case>(std::move(with));
    q_.round = *number.value;
    q_.served.reset();
    in_room([](Room&) {});
  }

  void obey(const CloseRound&) {
    bool closed = false;
    in_room([&](Room& room) {
      const Loaded<Closed> sealed = seal_round(q_.folder, room, by());
      if (!well(sealed.diagnostics) || !sealed.value) return;
      out_.told = said_of_closing(*sealed.value, q_.round);
      closed = true;
    });
    if (!closed) return;
    out_.room.reset();
    tell_rounds();
  }

  void obey(const ServeRound& order) {
    stop_serving();
    Loaded<Room> room = room_of(q_.folder, *q_.c, q_.round);
    if (!well(room.diagnostics) || !room.value) return;
    room.value->now = time_now;
    ServeOptions how;
    how.address = order.address;
    how.port = order.port;
    RoomNow now = now_in(*room.value);
    auto server = RoomServer::start(std::move(*room.value), how);
    if (!well(server.diagnostics) || !server.value) return;
    out_.served = std::make_shared<ServedRoom>(std::move(*server.value));
    out_.room = std::move(now);
    out_.told.push_back(say(mark("Phones are let in at {}."), out_.served->addresses.front()));
  }

  void obey(const StopServing&) {
    stop_serving();
    out_.told.push_back(say(mark("No phone is let in any more; what was handed in is kept.")));
  }

  void obey(const ReadRounds&) {
    stop_serving();
    out_.room.reset();
    tell_rounds();
    if (!out_.rounds) return;
    const auto open = std::find_if(out_.rounds->begin(), out_.rounds->end(),
                                   [](const Round& round) { return round.state == "open"; });
    out_.told = {open != out_.rounds->end()
                     ? say(mark("Another program opened round {}."), std::to_string(open->number))
                     : say(mark("Another program closed round {}."), std::to_string(q_.round))};
  }

  void obey(const AdmitSeat& order) {
    int count = 0;
    in_room([&](Room& room) {
      for (const PersonView& person : room_view(room).people)
        if (!person.admitted && (order.token_hash.empty() || order.token_hash == person.token_hash))
          count += admit(room, person.token_hash) ? 1 : 0;
    });
    out_.told.push_back(say(mark("let in: {}"), std::to_string(count)));
  }

  void obey(const TurnSeatAway& order) {
    in_room([&](Room& room) {
      if (turn_away(room, order.token_hash)) out_.told.push_back(say(mark("Turned away.")));
    });
  }

  void obey(const TakeFiles& order) {
    in_room([&](Room& room) {
      for (const std::string& given : order.paths)
        for (const std::string& path : ballot_files(given)) {
          const Taken taken = lower(path).ends_with(".toml") ? take_ballot_file(q_.folder, room, path)
                                                             : take_survey_table(*q_.c, room, path);
          well(taken.problems);
          well(log_taken(q_.folder, room, path, taken.received, by()));
          out_.received.insert(out_.received.end(), taken.received.begin(), taken.received.end());
        }
    });
    tell_received();
  }

  void obey(const TakeBallot& order) {
    in_room([&](Room& room) {
      out_.received.push_back(receive(room, named_by_case(*q_.c, room.sheet, order.ballot), time_now()));
      well(log_taken(q_.folder, room, "typed in", out_.received, by()));
    });
    tell_received();
  }

  void tell_received() {
    well(record_journal_head(q_.folder));
    const auto aside = std::count_if(out_.received.begin(), out_.received.end(),
                                     [](const Received& one) { return one.fate == Received::Fate::aside; });
    if (!out_.received.empty()) // without a name: the status bar is on the projector, too
      out_.told.push_back(say(mark("ballots that came in: {0}, of them set aside: {1}"),
                              std::to_string(out_.received.size()), std::to_string(aside)));
  }

  void obey(const TakeSnapshot& order) {
    if (well(take_snapshot(q_.folder, order.name, by(order.why))))
      out_.told.push_back(say(mark("Snapshot “{}” is taken."), order.name));
  }

  void obey(const PrintSheets& order) {
    const Loaded<QuestionSheet> sheet = question_sheet(*q_.c, q_.round);
    if (!well(sheet.diagnostics) || !sheet.value) return;
    const QuestionnaireOptions how = questionnaire_for(*q_.c, *sheet.value, order.language,
                                                       order.copies > 0 ? std::optional(order.copies) : std::nullopt);
    write("sheets", order.language, questionnaire_pdf(*sheet.value, how));
  }

  void obey(const PrintSlips& order) {
    if (!q_.served) return problem(say(mark("Slips hold the address of the room: let phones in first.")));
    std::vector<Slip> slips;
    Text title;
    in_room([&](Room& room) {
      slips = personal_slips(*q_.c, room, q_.served->addresses.front(), order.seats);
      title = room.sheet.title;
    });
    if (slips.empty()) return problem(say(mark("There is nobody to print a slip for: add participants first.")));
    write("slips", order.language, slips_pdf(slips, title, q_.round, order.language, q_.c->head.date));
  }

  void write(const char* what, Language language, const std::string& bytes) {
    const std::string name =
        "round-" + std::to_string(q_.round) + "-" + what + (language == Language::zh ? "-zh.pdf" : "-en.pdf");
    if (well(save_files(q_.folder, {{name, bytes}})))
      out_.told.push_back(say(mark("Written beside the casebook: {}"), q_.folder + "/" + name));
  }

  OrderQuestion q_;
  Outcome out_;
};

std::optional<Need> order_needs(const Session& session) {
  if (session.workshop.orders.empty() || !session.document.history) return std::nullopt;
  return Need{{nullptr, std::to_string(session.workshop.number)}, true, false};
}

Work ask_order(Session& session) {
  const Round* open = open_round_of(session);
  OrderQuestion question{session.workshop.orders.front(), session.document.folder, session.document.saved,
                         open ? open->number : 0,         session.workshop.served, session.document.who};
  return [question = std::move(question)](const GoesOn&, const Publish&) {
    return Found(std::make_shared<Outcome>(OrderWork(question).answer()));
  };
}

/// Every snapshot learns of the rounds, each once: undo passes over them, and what was saved stays what was saved.
void adopt_rounds(Document& document, const std::vector<Round>& rounds, const JournalHead& journal) {
  std::map<std::shared_ptr<const Case>, std::shared_ptr<const Case>> next;
  const auto adopt = [&](std::shared_ptr<const Case>& snapshot) {
    if (!snapshot) return;
    auto& with = next[snapshot];
    if (!with) {
      Case c = *snapshot;
      c.judging.rounds = rounds;
      c.record.journal.lines = journal.lines;
      c.record.journal.head = journal.head;
      with = std::make_shared<const Case>(std::move(c));
    }
    snapshot = with;
  };
  auto& history = *document.history;
  adopt(history.now);
  for (auto& entry : history.past) adopt(entry.value);
  for (auto& entry : history.future) adopt(entry.value);
  adopt(document.saved);
  adopt(document.keeping.kept);
}

void take_order(Session& session, Found found, bool) {
  Workshop& w = session.workshop;
  w.last = *std::static_pointer_cast<const Outcome>(found);
  w.orders.pop_front();
  ++w.number;
  if (w.last.stopped) w.served.reset();
  if (w.last.served) w.served = w.last.served;
  if (w.last.rounds) {
    adopt_rounds(session.document, *w.last.rounds, w.last.journal);
    compute(session.document, session.selection, session.results);
    session.document.timeline.forget_trials();
    w.room.reset();
    session.selection.round.reset();
    w.ends.reset();
  }
  if (w.last.minutes) set_timer(session, *w.last.minutes);
  follow_workshop(session);
  if (w.last.room && w.sheet) w.room = w.last.room;
  w.look_due = Workshop::Clock::now();
  w.received.insert(w.received.begin(), w.last.received.begin(), w.last.received.end());
  if (has_errors(w.last.problems))
    session.message = std::find_if(w.last.problems.begin(), w.last.problems.end(), [](const Diagnostic& d) {
                        return d.severity == Severity::error;
                      })->message;
  else if (!w.last.told.empty())
    session.message = w.last.told.front();
}

} // namespace

JobRow order_job() { return {"round", mark("Working on the round"), order_needs, ask_order, take_order, false, true}; }

} // namespace yindi::gui
