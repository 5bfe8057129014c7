#include "engine/command/signing.h"

#include <ctime>
#include <pwd.h>
#include <unistd.h>

namespace yindi {

void add_signature(Arguments& arguments, SignOptions& options) {
  arguments.text("--who", options.who, mark("who does it, for the journal; this computer's user if not given"));
  arguments.text("--why", options.why, mark("why, for the journal"));
}

Signed signed_by(const SignOptions& options) {
  Signed by{options.who, time_now(), options.why};
  const passwd* user = by.who.empty() ? getpwuid(geteuid()) : nullptr;
  if (user) by.who = user->pw_name;
  return by;
}

std::string time_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

std::vector<Sentence> said_of_closing(const Closed& closed, int round) {
  std::vector<Sentence> said = {say(mark("Round {0} is closed for good: {1} ballots count. Seal {2}."),
                                    std::to_string(round), std::to_string(closed.counted),
                                    closed.digest.substr(0, 16))};
  if (closed.digest.empty())
    said = {say(mark("Round {0} was closed before: {1} ballots count."), std::to_string(round),
                std::to_string(closed.counted))};
  if (closed.aside > 0)
    said.push_back(say(mark("Set aside and not counted: {0}, kept in rounds/{1}/aside.jsonl."),
                       std::to_string(closed.aside), std::to_string(round)));
  return said;
}

} // namespace yindi
