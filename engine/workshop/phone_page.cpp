#include "engine/workshop/phone_page.h"

#include "engine/format/crypto.h"
#include "engine/language/language.h"
#include "engine/workshop/tokens.h"

#include <nlohmann/json.hpp>
#include <vector>

extern const unsigned char phone_html[];
extern const unsigned long phone_html_size;

namespace yindi {
namespace {

struct Word {
  const char *key, *english;
};

/// By the keys that the page's script uses; {0} … are its places.
const std::vector<Word>& words() {
  static const std::vector<Word> table = {
      {"app", mark("Yindi")},
      {"loading", mark("One moment...")},
      {"round_n", mark("Round {0}, questions: {1}")},
      {"about", mark("Minutes: about {0}. Nobody sees an answer before the round is closed.")},
      {"naming_named", mark("Your ballot carries your name.")},
      {"naming_pseudonymous", mark("Your ballot carries only the name you choose.")},
      {"naming_anonymous", mark("Nothing kept says whose ballot this is: no name, no time, no order. So write no names "
                                "into the remarks.")},
      {"code", mark("Join code")},
      {"your_name", mark("Your name, as on the list of participants")},
      {"your_pseudonym", mark("A name you choose")},
      {"join", mark("Join")},
      {"host_admits", mark("The host admits you, then it begins.")},
      {"waiting", mark("Waiting for the host")},
      {"waiting_more", mark("The host sees this sign and lets you in:")},
      {"plain_http", mark("No app, no internet, no phone number. This page runs in the room's own Wi-Fi without "
                          "encryption: whoever is in it may read along.")},
      {"begin", mark("Begin")},
      {"go_on", mark("Go on")},
      {"how",
       mark("Each question shows two criteria, one above, one below. Choose which step from worst to best is worth "
            "more, and how much: the nearer to a card, the more it counts.")},
      {"question", mark("Which step is worth more?")},
      {"from", mark("from {0}")},
      {"to", mark("to {0}")},
      {"rung_1", mark("equal")},
      {"rung_2", mark("slightly more")},
      {"rung_3", mark("moderately more")},
      {"rung_4", mark("moderately to strongly more")},
      {"rung_5", mark("strongly more")},
      {"rung_6", mark("strongly to very strongly more")},
      {"rung_7", mark("very strongly more")},
      {"rung_8", mark("very strongly to extremely more")},
      {"rung_9", mark("extremely more")},
      {"rung_label", mark("{0} {1}, {2}")},
      {"equal_label", mark("both equal, 1")},
      {"less", mark("one less")},
      {"more", mark("one more")},
      {"why", mark("Why? (if you like)")},
      {"back", mark("Back")},
      {"skip", mark("Don't know")},
      {"next", mark("Next one")},
      {"offline", mark("offline, kept here")},
      {"sending", mark("sending...")},
      {"sent", mark("all sent")},
      {"weights", mark("Your weights")},
      {"only_you", mark("Only you see this. Change any answer until the round closes.")},
      {"unconnected", mark("What was answered does not connect all criteria, so there are no weights to show here. It "
                           "counts all the same.")},
      {"not_testable", mark("Too few answers to test how well they fit together.")},
      {"fits", mark("your answers fit together")},
      {"limit", mark("limit {0}")},
      {"worst", mark("Number {0} fits least with the rest.")},
      {"worst_more",
       mark("You said {0} is {2} times {1}; your other answers make it about {3}. With {4} the CR falls to "
            "{5}.")},
      {"look_again", mark("Look again")},
      {"keep_because", mark("Keep it, because...")},
      {"because", mark("because")},
      {"still_open", mark("Not answered yet: {0}")},
      {"hand_in", mark("Hand in")},
      {"handed_in", mark("Handed in, thank you")},
      {"change", mark("Change an answer")},
      {"skipped", mark("\"Don't know\": {0}. They count as not answered, not as equal.")},
      {"closed", mark("The round is closed")},
      {"closed_in", mark("Your ballot counts as you last sent it.")},
      {"closed_none", mark("No answer of yours had arrived.")},
      {"on_paper", mark("Your ballot is here already, on paper or by a file, and it counts. Tell the host if it should "
                        "not.")},
      {"closed_late", mark("Your last answers came too late. They are kept aside and the host is told, but they do not "
                           "count.")},
      {"bad_link", mark("This link opens no ballot. Ask the host for a new one.")},
      {"elsewhere", mark("This ballot was answered on another phone too; what you see now is what counts.")},
      {"too_many", mark("Too many tries. Wait a minute, then try again.")},
      {"wrong_code", mark("That is not the join code.")},
      {"wrong_name", mark("That name is not on the list of participants. Ask the host.")},
      {"name_taken", mark("Somebody already answers under this name. Ask the host.")},
      {"full", mark("The room is full.")},
      {"no_network", mark("The room's computer cannot be reached. This page tries again by itself.")},
  };
  return table;
}

/// As the value of a script's variable: no end tag, no line separator that an old script engine trips over.
std::string for_script(const nlohmann::json& value) {
  std::string text = value.dump(-1, ' ', true);
  for (std::size_t at = 0; (at = text.find("</", at)) != std::string::npos; ++at) text.replace(at, 2, "<\\/");
  return text;
}

std::string source_of(const std::string& page, const std::string& tag) {
  const std::size_t first = page.find("<" + tag + ">") + tag.size() + 2, last = page.find("</" + tag + ">", first);
  const std::string text = page.substr(first, last - first);
  const Digest digest = sha256_digest(text);
  return "'sha256-" + base64(digest.data(), digest.size()) + "'";
}

} // namespace

std::string phone_page() {
  nlohmann::json said;
  for (const Word& word : words()) {
    said["en"][word.key] = word.english;
    said["zh"][word.key] = tr(Language::zh, word.english);
  }
  std::string page(reinterpret_cast<const char*>(phone_html), phone_html_size);
  const std::string place = "/*WORDS*/{}";
  return page.replace(page.find(place), place.size(), for_script(said));
}

std::string page_policy(const std::string& page) {
  // Styles are set one by one by the script (widths of bars), which 'unsafe-inline' for attributes would allow too; the
  // CSSOM that the script uses needs no permission.
  return "default-src 'none'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "
         "'none'; script-src " +
         source_of(page, "script") + "; style-src " + source_of(page, "style");
}

} // namespace yindi
