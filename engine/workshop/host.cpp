#include "engine/workshop/host.h"

#include "engine/format/words.h"

#include <algorithm>
#include <set>

namespace yindi {
namespace {

std::string sign_of(const Room& room, const std::string& hash) {
  const auto found = room.signs.find(hash);
  return found == room.signs.end() ? "" : found->second;
}

long total(const std::map<std::string, long>& refused) {
  long sum = 0;
  for (const auto& [why, count] : refused) sum += count;
  return sum;
}

Text names(const std::vector<const PersonView*>& people) {
  std::vector<Text> list_of;
  for (const PersonView* person : people) list_of.push_back(plain(person->shown));
  return list(list_of);
}

} // namespace

HostOrder read_order(const std::string& line) {
  std::vector<std::string> words;
  for (const std::string& word : split(lower(trim(line)), ' '))
    if (!word.empty()) words.push_back(word);
  using Kind = HostOrder::Kind;
  const std::string first = words.empty() ? "" : words[0], second = words.size() > 1 ? words[1] : "";
  if (words.size() > 2) return {};
  if (first == "admit" && second == "all") return {Kind::admit_all, {}};
  if (first == "admit" && !second.empty()) return {Kind::admit, second};
  if (first == "away" && !second.empty()) return {Kind::turn_away, second};
  if (!second.empty()) return {};
  if (first == "who") return {Kind::who, {}};
  if (first == "close") return {Kind::close, {}};
  if (first == "stop") return {Kind::stop, {}};
  if (first == "help") return {Kind::help, {}};
  return {};
}

std::vector<Sentence> news(const RoomView& before, const RoomView& now, const Room& room) {
  std::vector<Sentence> result;
  std::set<std::string> waited;
  for (const PersonView& person : before.people)
    if (!person.admitted) waited.insert(person.token_hash);
  for (const PersonView& person : now.people)
    if (!person.admitted && !waited.contains(person.token_hash)) {
      const std::string sign = sign_of(room, person.token_hash);
      result.push_back(person.who.empty()
                           ? say(mark("waiting: {0} (type: admit {0})"), sign)
                           : say(mark("waiting: {1} with the sign {0} (type: admit {0})"), sign, person.shown));
    }
  if (now.closing && !before.closing)
    result.push_back(say(mark("another program is closing the round; phones wait for what becomes of it")));
  if (before.closing && !now.closing && !now.closed)
    result.push_back(say(mark("the closing came to nothing: the round takes ballots again")));
  if (now.done != before.done)
    result.push_back(say(mark("{0} of {1} are done"), std::to_string(now.done),
                         std::to_string(now.people.size() - static_cast<std::size_t>(now.waiting))));
  if (now.aside > before.aside) result.push_back(say(mark("set aside: {}"), std::to_string(now.aside)));
  const long refused = total(now.refused) - total(before.refused);
  if (refused >= 10) result.push_back(say(mark("requests refused: {}"), std::to_string(total(now.refused))));
  return result;
}

std::vector<Sentence> said_of_people(const RoomView& view, const std::string& naming) {
  std::vector<const PersonView*> done, begun, idle, waiting;
  for (const PersonView& person : view.people)
    (!person.admitted ? waiting : person.done ? done : person.begun ? begun : idle).push_back(&person);
  const auto said = [&](const char* with_names, const char* with_number, const std::vector<const PersonView*>& people) {
    return naming == "named" && !people.empty() ? say(with_names, std::to_string(people.size()), names(people))
                                                : say(with_number, std::to_string(people.size()));
  };
  return {said(mark("done: {0} ({1})"), mark("done: {}"), done),
          said(mark("begun: {0} ({1})"), mark("begun: {}"), begun),
          said(mark("not begun: {0} ({1})"), mark("not begun: {}"), idle),
          said(mark("waiting to be let in: {0} ({1})"), mark("waiting to be let in: {}"), waiting)};
}

std::string waiting_with(const Room& room, const std::string& sign) {
  for (const auto& [hash, known] : room.signs) {
    const auto seat = room.seats.find(hash);
    if (known == sign && seat != room.seats.end() && !seat->second.admitted) return hash;
  }
  return {};
}

} // namespace yindi
