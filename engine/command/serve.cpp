#include "engine/command/command.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/signing.h"
#include "engine/format/machine.h"
#include "engine/format/save_files.h"
#include "engine/workshop/closing.h"
#include "engine/workshop/host.h"
#include "engine/workshop/network.h"
#include "engine/workshop/slips.h"

#include <atomic>
#include <csignal>
#include <filesystem>

namespace yindi {
namespace {

struct ServeCommandOptions : CasebookOptions, SignOptions {
  std::optional<int> round, port, seats;
  std::string address = "127.0.0.1", slips;
  bool links = false;
};

std::atomic<bool> interrupted = false;

/// Ctrl+C and kill end the serving, not the program half way through a write.
struct Signals {
  void (*old_interrupt)(int);
  void (*old_terminate)(int);
  Signals() {
    interrupted = false;
    const auto set = [](int) { interrupted = true; };
    old_interrupt = std::signal(SIGINT, set);
    old_terminate = std::signal(SIGTERM, set);
  }
  ~Signals() {
    std::signal(SIGINT, old_interrupt);
    std::signal(SIGTERM, old_terminate);
  }
};

/// One round served: what is said, what is done with the host's orders.
class Session {
public:
  Session(const ServeCommandOptions& options, std::string folder, RoomServer& server, QuestionSheet sheet,
          std::ostream& out, std::ostream& err)
      : options_(options), folder_(std::move(folder)), server_(server), sheet_(std::move(sheet)), out_(out), err_(err) {
  }

  void welcome(const std::string& code) {
    const std::vector<std::string> addresses = server_.addresses();
    tell(say(mark("Round {0} of {1}, questions: {2}"), std::to_string(sheet_.round), sheet_.title,
             std::to_string(sheet_.questions.size())));
    for (const std::string& address : addresses) tell(say(mark("{0} (join code {1})"), address, code));
    if (output_is_terminal()) out_ << terminal_qr(addresses.front() + "/?j=" + code);
    if (is_loopback(options_.address))
      tell(say(mark("Only this computer can reach it; give --address with one of: {}"), others()));
    tell(say(mark("Plain HTTP: whoever is in this network may read along. Sealed means not shown and not added up "
                  "before the round is closed; it is not encryption.")));
    tell(say(mark("Type help for what you can do here; Ctrl+C stops and leaves the round open.")));
    out_.flush();
  }

  /// Until stop or Ctrl+C; false where closing failed.
  bool run() {
    RoomView before = look();
    InputLines lines;
    while (!interrupted && !stopped_) {
      for (const std::string& line : lines.next(250)) obey(read_order(line));
      follow_case();
      const RoomView now = look();
      server_.with_room([&](Room& room) {
        for (const Sentence& sentence : news(before, now, room)) tell(sentence);
      });
      if (now.closed && !before.closed && !closed_here_)
        tell(say(mark("Another program has closed the round: what still arrives is late. Type stop.")));
      before = now;
      out_.flush();
    }
    return !failed_;
  }

private:
  void tell(const Sentence& sentence) { out_ << sentence.in(options_.language()) << "\n"; }
  RoomView look() {
    RoomView view;
    server_.with_room([&](Room& room) { view = room_view(room); });
    return view;
  }
  /// Somebody may be added, or called otherwise, while phones are served.
  void follow_case() {
    std::error_code error;
    const auto time = std::filesystem::last_write_time(folder_ + "/casebook.toml", error);
    if (error || time == read_) return;
    const bool first = read_ == std::filesystem::file_time_type{};
    read_ = time;
    if (first) return;
    const Loaded<Casebook> book = open_casebook(folder_);
    if (book.value && !has_errors(book.diagnostics))
      server_.with_room([&](Room& room) { know_participants(room, book.value->value); });
  }
  static Text others() {
    std::vector<Text> addresses;
    for (const std::string& address : local_addresses())
      if (!is_loopback(address)) addresses.push_back(plain(address));
    return addresses.empty() ? plain("–") : list(addresses);
  }

  void obey(const HostOrder& order) {
    using Kind = HostOrder::Kind;
    switch (order.kind) {
    case Kind::admit:
    case Kind::turn_away:
      server_.with_room([&](Room& room) {
        const std::string hash = waiting_with(room, order.sign);
        const bool found = !hash.empty() && (order.kind == Kind::admit ? admit(room, hash) : turn_away(room, hash));
        tell(!found                      ? say(mark("nobody waits with the sign {}"), order.sign)
             : order.kind == Kind::admit ? say(mark("let in: {}"), order.sign)
                                         : say(mark("turned away: {}"), order.sign));
      });
      break;
    case Kind::admit_all:
      server_.with_room([&](Room& room) {
        int count = 0;
        for (const PersonView& person : room_view(room).people)
          count += !person.admitted && admit(room, person.token_hash) ? 1 : 0;
        tell(say(mark("let in: {}"), std::to_string(count)));
      });
      break;
    case Kind::who:
      for (const Sentence& sentence : said_of_people(look(), sheet_.naming)) tell(sentence);
      break;
    case Kind::close:
      close();
      break;
    case Kind::stop:
      stopped_ = true;
      break;
    default:
      tell(say(mark("admit SIGN, admit all, away SIGN, who, close (seals the round for good), stop (leaves it open)")));
    }
  }

  void close() {
    server_.with_room([&](Room& room) {
      const auto closed = seal_round(folder_, room, signed_by(options_));
      failed_ = report_problems(err_, closed.diagnostics, options_.language()) || !closed.value;
      if (!closed.value) return;
      closed_here_ = true;
      for (const Sentence& sentence : said_of_closing(*closed.value, sheet_.round)) tell(sentence);
      tell(say(mark("Phones are still answered, so that late ballots are kept aside; type stop when all are told.")));
    });
  }

  const ServeCommandOptions& options_;
  std::string folder_;
  RoomServer& server_;
  QuestionSheet sheet_;
  std::ostream &out_, &err_;
  std::filesystem::file_time_type read_{}; ///< when casebook.toml was written that the room knows
  bool stopped_ = false, failed_ = false, closed_here_ = false;
};

/// Slips into their file, links onto the terminal, where either is asked for; false where that fails.
bool hand_out(const ServeCommandOptions& options, const Case& c, const QuestionSheet& sheet,
              const std::vector<Slip>& slips, std::ostream& out, std::ostream& err) {
  if (options.links)
    for (const Slip& slip : slips) out << one_line(slip.shown) << "\t" << slip.link << "\n";
  if (options.slips.empty()) return true;
  const std::filesystem::path where(options.slips);
  const std::string folder = where.parent_path().empty() ? "." : where.parent_path().string();
  const Language language = options.language();
  return !report_problems(err,
                          save_files(folder, {{where.filename().string(),
                                               slips_pdf(slips, sheet.title, sheet.round, language, c.head.date)}}),
                          language);
}

int run_serve(const ServeCommandOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  int status = done;
  const auto book = open_for(options, err, status);
  if (!book) return status;
  Loaded<Room> room = room_of(options.casebook, book->value, *options.round);
  if (report_problems(err, room.diagnostics, language) || !room.value) return input_has_errors;
  const QuestionSheet sheet = room.value->sheet;
  const std::string code = room.value->join_code;
  room.value->now = time_now;
  ServeOptions how;
  how.address = options.address;
  how.port = options.port.value_or(0);
  const Signals signals;
  auto server = RoomServer::start(std::move(*room.value), how);
  if (report_problems(err, server.diagnostics, language) || !server.value) return input_has_errors;
  RoomServer& running = **server.value;
  std::vector<Slip> slips;
  running.with_room([&](Room& inside) {
    slips = personal_slips(book->value, inside, running.addresses().front(), options.seats.value_or(0));
  });
  Session session(options, options.casebook, running, sheet, out, err);
  session.welcome(code);
  bool well = hand_out(options, book->value, sheet, slips, out, err);
  out.flush();
  well = well && session.run();
  std::optional<Room> after = running.stop();
  settle_closing(options.casebook, *after, closing_patience);
  const bool closed = after->closed;
  well = !report_problems(err, finish_round(options.casebook, std::move(*after)), language) && well;
  out << (closed ? say(mark("Stopped.")) : say(mark("Stopped; the round is still open, and its ballots are kept.")))
             .in(language)
      << "\n";
  return well ? done : input_has_errors;
}

Action prepare_serve(Arguments& arguments) {
  const auto options = std::make_shared<ServeCommandOptions>();
  arguments.text("CASEBOOK", options->casebook, mark("the casebook's folder"), Needed::yes);
  add_language(arguments, options->output);
  arguments.number("--round", options->round, mark("which open round"), 1, 1'000'000, Needed::yes);
  arguments.text("--address", options->address,
                 mark("the address to listen on: this computer's in the room's network; only itself if not given"));
  arguments.number("--port", options->port, mark("the port; any that is free if not given"), 1, 65535);
  arguments.number("--seats", options->seats, mark("how many personal links, where the round is not named"), 1, 2000);
  arguments.text("--slips", options->slips, mark("FILE.pdf with the personal links as QR codes to hand out"));
  arguments.flag("--links", options->links, mark("print the personal links; whoever sees one can answer with it"));
  add_signature(arguments, *options);
  return when_read(options, run_serve);
}

} // namespace

Command serve_command() {
  return {"serve", mark("a round on the phones of the room's network; off until started"),
          mark("The address and the join code, then what happens: who waits to be let in, how many are done. Type help "
               "while "
               "it runs. Ctrl+C stops; what was acknowledged is kept, and the round stays open."),
          "yindi serve casebooks/sichuan-hilly --round 1 --address 192.168.1.5", prepare_serve};
}

} // namespace yindi
