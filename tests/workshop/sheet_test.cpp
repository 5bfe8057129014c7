#include "engine/workshop/answers.h"
#include "engine/workshop/questionnaire.h"
#include "engine/workshop/tokens.h"

#include "tests/workshop/room_case.h"

#include <numeric>
#include <set>

namespace sheet_test {

using namespace yindi;
using namespace yindi::test;

namespace {

using Pair = std::pair<std::size_t, std::size_t>;

bool is_tree(const std::vector<Pair>& pairs, std::size_t n) {
  std::vector<std::size_t> part(n);
  std::iota(part.begin(), part.end(), 0);
  for (const auto& [a, b] : pairs) {
    if (part[a] == part[b]) return false;
    const std::size_t from = part[b], to = part[a];
    std::replace(part.begin(), part.end(), from, to);
  }
  return pairs.size() + 1 == n;
}

} // namespace

TEST_CASE("the order of questions", "[workshop][sheet]") {
  for (std::size_t n = 2; n <= 15; ++n) {
    CAPTURE(n);
    const auto order = question_order(n);
    REQUIRE(order.size() == n * (n - 1) / 2);
    std::set<Pair> pairs;
    std::vector<std::size_t> first(n, 0);
    for (const auto& [a, b] : order) {
      pairs.insert({std::min(a, b), std::max(a, b)});
      ++first[a];
    }
    CHECK(pairs.size() == order.size()); // each once
    CHECK(is_tree({order.begin(), order.begin() + static_cast<std::ptrdiff_t>(n - 1)}, n));
    for (const std::size_t count : first) CHECK((count == (n - 1) / 2 || count == n / 2));
    for (std::size_t k = 1; n >= 5 && k < order.size(); ++k)
      CHECK(std::set<std::size_t>{order[k].first, order[k].second, order[k - 1].first, order[k - 1].second}.size() ==
            4);
  }
  CHECK(question_order(1).empty());
}

TEST_CASE("the sheet of a round", "[workshop][sheet]") {
  Case c = case_with_round("named");
  const QuestionSheet sheet = *question_sheet(c, 1).value;
  CHECK(sheet.questions.size() == 3);
  CHECK(sheet.set.size() == 16);
  CHECK(sheet.minutes == 2);
  // The groups of this case: each says what goes from worst to best in it.
  CHECK(sheet.nodes[0].items[0].about.en == "worst → best in Leaf c0");
  c.judging.rounds[0].nodes = {"g0"};
  CHECK(question_sheet(c, 1).diagnostics[0].message.in(Language::en) ==
        "round 1 asks for \"g0\", which has nothing to compare");
  CHECK_FALSE(question_sheet(c, 2).value);

  Case wide = synthetic_case({3}, {});
  wide.model.edit().library.criteria[1].unit = "m";
  wide.model.edit().library.criteria[1].scale = Scale{4000, 500};
  Round round;
  round.number = 1;
  round.nodes = {"g0"};
  wide.judging.rounds = {round};
  const QuestionSheet ends = *question_sheet(wide, 1).value;
  CHECK(ends.nodes[0].items[0].worst.en == "4,000 m");
  CHECK(ends.nodes[0].items[0].best.zh == "500 米");
  wide.model.edit().library.criteria[1].scale = Scale{4500, 500};
  CHECK(question_sheet(wide, 1).value->set != ends.set); // another end is another question
}

TEST_CASE("answers as phones send them, as they are kept, and as judgements", "[workshop][answers]") {
  const QuestionSheet sheet = *question_sheet(case_with_round("named"), 1).value;
  const std::string text = R"({"0":{"c":"好","v":"1/3"},"1":{"v":"skip"},"2":{"k":"so it is","v":"9"}})";
  const auto answers = answers_from_json(text, sheet, AnswersFrom::phone);
  REQUIRE(answers);
  CHECK(answers_to_json(*answers) == text);
  const auto judgements = judgements_of(*answers, sheet);
  REQUIRE(judgements.size() == 3);
  CHECK(judgements[0].a == sheet.nodes[0].items[sheet.questions[0].a].id);
  CHECK(judgements[0].value == "1/3");
  CHECK(judgements[2].kept_because == "so it is");
  int foreign = 7;
  CHECK(answers_of(judgements, sheet, foreign) == *answers);
  CHECK(foreign == 0);
  auto turned = judgements;
  std::swap(turned[0].a, turned[0].b);
  turned[0].value = "3";
  turned.push_back(said("", "g0", "c0", "c1", "2"));
  CHECK(answers_of(turned, sheet, foreign).at(0).value == "1/3");
  CHECK(foreign == 1);
  for (const char* value : {"1", "2", "9", "1/2", "1/9", "skip"}) CHECK(is_answer(value));
  for (const char* value : {"", "0", "10", "1/1", "1/10", "2/3", "0.5", "-3", "3 ", "SKIP"})
    CHECK_FALSE(is_answer(value));
}

TEST_CASE("codes of sheets tell slips of the pen", "[workshop][paper]") {
  CHECK(sheet_code(1, 17).starts_with("R1-017-"));
  for (int serial : {1, 9, 17, 123, 999, 1000}) {
    const std::string code = sheet_code(2, serial);
    const auto read = read_sheet_code(code);
    REQUIRE(read);
    CHECK(read->round == 2);
    CHECK(read->serial == serial);
    for (std::size_t i = 1; i < code.size(); ++i) { // each single wrong digit
      std::string wrong = code;
      if (wrong[i] < '0' || wrong[i] > '9') continue;
      for (char digit = '0'; digit <= '9'; ++digit) {
        wrong[i] = digit;
        if (digit != code[i]) CHECK_FALSE(read_sheet_code(wrong));
      }
    }
  }
  std::string swapped = sheet_code(1, 127); // two neighbours exchanged
  std::swap(swapped[4], swapped[5]);
  CHECK_FALSE(read_sheet_code(swapped));
  CHECK(read_sheet_code(" r1 017 " + sheet_code(1, 17).substr(7)));
  for (const char* wrong : {"", "R1", "017-6", "R-017-6", "R1--6", "R1-017-66", "R0-017-6"})
    CHECK_FALSE(read_sheet_code(wrong));
}

// ISO 7064:2003, MOD 11-2: the standard's own example, 0794 has the check character 0.
TEST_CASE("a misread code is told from a name and from another round's", "[workshop][paper]") {
  CHECK(misread_code(sheet_code(2, 1), 2).empty());
  CHECK(misread_code("Wang Fang", 2).empty());
  CHECK(misread_code("R2D2", 2).empty());
  std::string wrong = sheet_code(2, 1);
  wrong.back() = wrong.back() == '0' ? '1' : '0';
  CHECK(misread_code(wrong, 2).in(Language::en) ==
        wrong + ": a digit of the sheet's code was misread, its last one does not fit");
  CHECK(misread_code(sheet_code(1, 1), 2).in(Language::en) == sheet_code(1, 1) + ": a sheet of another round");
}

TEST_CASE("the check digit is ISO 7064 MOD 11-2", "[workshop][paper]") {
  CHECK(sheet_code(0, 794) == "R0-794-0");
  // 7094: (((7·2 + 0)·2 + 9)·2 + 4)·2 = 156 = 2 mod 11; 12 − 2 = 10 → X
  CHECK(sheet_code(7, 94).back() == 'X');
}

TEST_CASE("questions spread over pages", "[workshop][paper]") {
  CHECK(questions_by_page(10, 15, 18, 15, 11) == std::vector<std::size_t>{10});
  CHECK(questions_by_page(21, 15, 18, 15, 11) == std::vector<std::size_t>{10, 11});
  CHECK(questions_by_page(28, 15, 18, 15, 11) == std::vector<std::size_t>{14, 14});
  for (std::size_t n = 1; n < 120; ++n) {
    const auto pages = questions_by_page(n, 15, 18, 15, 11);
    CHECK(std::accumulate(pages.begin(), pages.end(), std::size_t{0}) == n);
    for (std::size_t k = 0; k < pages.size(); ++k)
      CHECK(pages[k] <= (pages.size() == 1 ? 11U : k == 0 || k + 1 == pages.size() ? 15U : 18U));
  }
}

TEST_CASE("the questionnaire is one sheet a person, the same bytes each time", "[workshop][paper]") {
  Case c = case_with_round("named");
  const QuestionSheet sheet = *question_sheet(c, 1).value;
  QuestionnaireOptions options;
  options.names = {"He Jun", "何军"};
  options.copies = 2;
  options.date = "2024-05-01";
  const std::string pdf = questionnaire_pdf(sheet, options);
  CHECK(pdf.starts_with("%PDF-1."));
  CHECK(pdf == questionnaire_pdf(sheet, options));
  std::size_t pages = 0;
  for (std::size_t at = 0; (at = pdf.find("/Type /Page %", at)) != std::string::npos; ++at) ++pages;
  CHECK(pages == 3); // a front each; the second begins on a new sheet of paper
  c.judging.participants = {person("a", "x"), person("b", "x"), person("c", "x"),
                            person("d", "y"), person("e", "y"), person("f", "y")};
  CHECK(groups_to_tick(c) == std::vector<std::string>{"x", "y"});
  c.judging.participants.pop_back(); // two would be known by their tick
  CHECK(groups_to_tick(c).empty());
}

TEST_CASE("tokens have 128 bits and follow only from the secret", "[workshop][tokens]") {
  std::set<std::string> tokens;
  for (int i = 0; i < 1000; ++i) tokens.insert(random_token());
  CHECK(tokens.size() == 1000);
  for (const std::string& token : tokens)
    CHECK((token.size() == 22 &&
           token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
               std::string::npos));
  CHECK(derived_token("secret", "a") == derived_token("secret", "a"));
  CHECK(derived_token("secret", "a") != derived_token("secret", "b"));
  CHECK(derived_token("secret", "a") != derived_token("other", "a"));
  // RFC 4231, test case 2: HMAC-SHA-256("Jefe", "what do ya want for nothing?") begins
  // 5bdcc146bf60754e6a042426089575c7.
  CHECK(derived_token("Jefe", "what do ya want for nothing?") == "W9zBRr9gdU5qBCQmCJV1xw");
  CHECK(random_digits(4).size() == 4);
}

} // namespace sheet_test
