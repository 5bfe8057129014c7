#include "engine/workshop/answer.h"

#include "engine/format/hash.h"
#include "engine/format/words.h"
#include "engine/workshop/answers.h"
#include "engine/workshop/tokens.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

using nlohmann::json;

constexpr std::size_t longest_target = 512;
constexpr long long highest_serial = 1'000'000'000;
constexpr double acceptable_ratio = 0.1; ///< CR above which the phone points at a judgement (Saaty 1977)
constexpr std::size_t most_aside_of_one = 20;

Response reply(int status, const json& body) { return {status, "application/json", body.dump()}; }

/// A refusal is counted under its word, which also is the answer.
Response refuse(Room& room, int status, const std::string& why, json more = json::object()) {
  ++room.refused[why];
  more["why"] = why;
  return reply(status, more);
}

/// Somebody guessing is slowed down; whoever is right never is.
Response wrong(Room& room, const Request& request, int status, const std::string& why) {
  room.guesses.take(request.address, request.at);
  return refuse(room, status, why);
}

std::string header(const Request& request, const std::string& name) {
  const auto found = request.headers.find(name);
  return found == request.headers.end() ? "" : found->second;
}

/// Whether the request comes from our own page: the right host, so no rebound name; no other site's origin.
bool own_site(const Room& room, const Request& request) {
  const std::string host = header(request, "host");
  if (!room.hosts.contains(host)) return false;
  const std::string origin = header(request, "origin"), site = header(request, "sec-fetch-site");
  if (!origin.empty() && origin != "http://" + host) return false;
  return site.empty() || site == "same-origin" || site == "none" || request.method == "GET";
}

json text_json(const Text& text) { return {{"en", text.in(Language::en)}, {"zh", text.in(Language::zh)}}; }

json node_json(const SheetNode& node) {
  json items = json::array(), index = json::array();
  for (const SheetItem& item : node.items) {
    json entry = {{"id", item.id}, {"name", text_json(item.name)}};
    if (!item.worst.empty()) entry["worst"] = text_json(item.worst);
    if (!item.best.empty()) entry["best"] = text_json(item.best);
    if (!item.about.empty()) entry["about"] = text_json(item.about);
    items.push_back(std::move(entry));
  }
  for (const auto& value : node.random_index) index.push_back(value ? json(*value) : json(nullptr));
  return {{"id", node.id}, {"name", text_json(node.name)}, {"items", items}, {"ratios", node.ratios},
          {"ri", index},   {"limit", acceptable_ratio}};
}

json paper_json(const Room& room, const Seat& seat) {
  const QuestionSheet& sheet = room.sheet;
  json nodes = json::array(), questions = json::array();
  for (const SheetNode& node : sheet.nodes) nodes.push_back(node_json(node));
  for (const SheetQuestion& question : sheet.questions)
    questions.push_back({{"node", question.node}, {"a", question.a}, {"b", question.b}});
  return {{"round", sheet.round},
          {"naming", sheet.naming},
          {"title", text_json(sheet.title)},
          {"question", text_json(sheet.question)},
          {"minutes", sheet.minutes},
          {"set", sheet.set},
          {"comment", longest_comment},
          {"who", sheet.naming == "anonymous" ? "" : seat.shown},
          {"nodes", nodes},
          {"questions", questions}};
}

json ballot_json(const std::optional<StoredBallot>& ballot) {
  if (!ballot) return {{"serial", 0}, {"done", false}, {"answers", json::object()}};
  return {
      {"serial", ballot->serial}, {"done", ballot->done}, {"answers", json::parse(ballot->answers, nullptr, false)}};
}

std::string text_of(const json& body, const char* key) {
  const auto found = body.find(key);
  return found != body.end() && found->is_string() ? found->get<std::string>() : "";
}

Response info(Room& room) {
  const QuestionSheet& sheet = room.sheet;
  return reply(200, {{"state", room.closed ? "closed" : "open"},
                     {"title", text_json(sheet.title)},
                     {"question", text_json(sheet.question)},
                     {"round", sheet.round},
                     {"round_title", text_json(sheet.round_title)},
                     {"naming", sheet.naming},
                     {"count", sheet.questions.size()},
                     {"minutes", sheet.minutes},
                     {"joining", !room.join_code.empty() && !room.closed}});
}

/// Without blanks at its ends; blank where it is no name.
std::string name_from(const std::string& text) {
  std::size_t first = 0, last = text.size();
  while (first < last && text[first] == ' ') ++first;
  while (last > first && text[last - 1] == ' ') --last;
  const std::string name = text.substr(first, last - first);
  return is_pseudonym(name) ? name : "";
}

/// Whether somebody waits under this name, or has begun a ballot. A personal link that nobody used is replaced by
/// whoever is admitted in person.
bool taken(Room& room, const std::string& who) {
  return std::any_of(room.seats.begin(), room.seats.end(), [&](const auto& entry) {
    return entry.second.who == who && (!entry.second.admitted || room.store.ballot(entry.first));
  });
}

/// Whose ballot a new seat is for; blank `who` and `why` where it is for nobody.
struct Joiner {
  std::string who, shown, why;
};
Joiner joiner(Room& room, const std::string& name) {
  if (room.sheet.naming == "anonymous") return {};
  if (name.empty()) return {{}, {}, "name"};
  if (room.sheet.naming == "pseudonymous") return {name, name, taken(room, name) ? "taken" : ""};
  auto found = room.may_join.find(name); // an id before a name
  if (found == room.may_join.end()) {
    const auto is = [&](const auto& one) { return one.second == name; };
    found = std::find_if(room.may_join.begin(), room.may_join.end(), is);
    if (found == room.may_join.end() || std::any_of(std::next(found), room.may_join.end(), is)) // two are called so
      return {{}, {}, "name"};
  }
  return {found->first, found->second, taken(room, found->first) ? "taken" : ""};
}

Response join(Room& room, const Request& request, const json& body) {
  if (room.closed) return refuse(room, 410, "closed", {{"state", "closed"}});
  if (!room.guesses.has(request.address, request.at) || !room.joins.has(request.address, request.at))
    return refuse(room, 429, "slow");
  if (room.join_code.empty() || text_of(body, "code") != room.join_code) return wrong(room, request, 403, "code");
  const Joiner who = joiner(room, name_from(text_of(body, "name")));
  if (!who.why.empty()) return wrong(room, request, 409, who.why);
  if (room.seats.size() >= room.most_seats) return refuse(room, 503, "full");
  const std::string token = random_token(), hash = sha256(token);
  const std::string sign = random_digits(4);
  room.signs[hash] = sign;
  room.seats[hash] = {hash, who.who, who.shown.empty() ? sign : who.shown, false};
  room.joins.take(request.address, request.at); // so that nobody fills the room with people who wait
  return reply(200, {{"state", "waiting"}, {"token", token}, {"sign", sign}});
}

/// The seat of the request's token, if it may answer; else the refusal.
struct Entrance {
  const Seat* seat = nullptr;
  Response refusal;
};
Entrance enter(Room& room, const Request& request, const json& body) {
  const Seat* seat = seat_of(room, text_of(body, "token"));
  if (!seat) {
    if (!room.guesses.has(request.address, request.at)) return {nullptr, refuse(room, 429, "slow")};
    return {nullptr, wrong(room, request, 403, "token")};
  }
  if (seat->admitted) return {seat, {}};
  if (room.closed) return {nullptr, reply(410, {{"state", "closed"}})};
  const auto sign = room.signs.find(seat->token_hash);
  return {nullptr, reply(200, {{"state", "waiting"}, {"sign", sign == room.signs.end() ? "" : sign->second}})};
}

/// Somebody whose ballot came on paper or by a file is told so, before they answer it all again: that one counts.
Response elsewhere(Room& room) { return refuse(room, 409, "double", {{"state", "elsewhere"}}); }

Response open_ballot(Room& room, const Request& request, const json& body) {
  const Entrance entry = enter(room, request, body);
  if (!entry.seat) return entry.refusal;
  if (room.closed) return reply(410, {{"state", "closed"}});
  if (room.store.has_other_ballot(*entry.seat) || room.laid_down.contains(entry.seat->who)) return elsewhere(room);
  return reply(200, {{"state", "open"},
                     {"paper", paper_json(room, *entry.seat)},
                     {"ballot", ballot_json(room.store.ballot(entry.seat->token_hash))}});
}

/// Of a round that is closed: what differs from the ballot that counts is kept aside, so that nothing is lost.
Response late(Room& room, const Seat& seat, const std::string& answers) {
  const auto known = room.counted.find(seat.token_hash);
  const std::string counted = known == room.counted.end() ? "{}" : known->second.answers;
  if (answers == counted) return reply(410, {{"state", "closed"}});
  long mine = 0;
  for (const SetAside& aside : room.store.aside()) mine += aside.seat == seat.token_hash ? 1 : 0;
  if (mine < static_cast<long>(most_aside_of_one)) {
    room.store.put(SetAside{seat.token_hash, "late", answers_in_words(answers, questions_in_words(room.sheet))});
    if (room.keep_late) room.keep_late(room);
  }
  return refuse(room, 410, "late", {{"state", "closed"}});
}

Response take_ballot(Room& room, const Request& request, const json& body) {
  const Entrance entry = enter(room, request, body);
  if (!entry.seat) return entry.refusal;
  if (text_of(body, "set") != room.sheet.set) return refuse(room, 409, "foreign");
  const auto serial = body.find("serial"), done = body.find("done"), given = body.find("answers");
  if (serial == body.end() || !serial->is_number_integer() || done == body.end() || !done->is_boolean() ||
      given == body.end() || !given->is_object())
    return refuse(room, 400, "malformed");
  const auto number = serial->get<long long>();
  const auto answers = answers_from_json(given->dump(), room.sheet, AnswersFrom::phone);
  if (!answers || number < 1 || number > highest_serial) return refuse(room, 400, "malformed");

  const std::string text = answers_to_json(*answers);
  if (room.closed) return late(room, *entry.seat, text);
  const auto stored = room.store.ballot(entry.seat->token_hash);
  if (room.store.has_other_ballot(*entry.seat) || room.laid_down.contains(entry.seat->who)) return elsewhere(room);
  StoredBallot next{entry.seat->token_hash, number, done->get<bool>(), text, {}};
  if (stored && (number < stored->serial ||
                 (number == stored->serial && (stored->answers != next.answers || stored->done != next.done))))
    return refuse(room, 409, "double", {{"ballot", ballot_json(stored)}});
  if (!stored || number > stored->serial) {
    if (room.sheet.naming != "anonymous" && room.now) next.submitted = room.now();
    room.store.put(next);
    room.counted[next.seat] = next; // should another program close the round
  }
  return reply(200, {{"state", "open"}, {"serial", number}});
}

Response state(Room& room, const Request& request, const json& body) {
  const Entrance entry = enter(room, request, body);
  if (!entry.seat) return entry.refusal;
  return reply(200, {{"state", room.closed ? "closed" : "open"}});
}

Response post(Room& room, const Request& request) {
  const std::string type = header(request, "content-type");
  if (lower(trim(type.substr(0, type.find(';')))) != "application/json") return refuse(room, 415, "type");
  if (request.body.size() > largest_request) return refuse(room, 413, "oversized");
  const json body = json::parse(request.body, nullptr, false);
  if (!body.is_object()) return refuse(room, 400, "malformed");
  if (request.target == "/api/info") return info(room);
  if (request.target == "/api/state") return state(room, request, body);
  if (room.closing && !room.closed) return reply(503, {{"why", "closing"}}); // phones ask again
  if (request.target == "/api/join") return join(room, request, body);
  if (request.target == "/api/open") return open_ballot(room, request, body);
  if (request.target == "/api/ballot") return take_ballot(room, request, body);
  return refuse(room, 404, "path");
}

} // namespace

Response answer(Room& room, const Request& request) {
  if (request.target.size() > longest_target) return refuse(room, 414, "oversized");
  if (!room.requests.take(request.address, request.at)) return refuse(room, 429, "slow");
  if (!own_site(room, request)) return refuse(room, 403, "site");
  const std::string path = request.target.substr(0, request.target.find('?'));
  if (request.method == "POST") return post(room, request);
  if (request.method != "GET" && request.method != "HEAD") return refuse(room, 405, "method");
  if (path == "/") return {200, "text/html; charset=utf-8", room.page};
  if (path == "/favicon.ico") return {204, "image/x-icon", ""};
  return refuse(room, 404, "path");
}

Response not_written() { return reply(503, {{"why", "disk"}}); }

} // namespace yindi
