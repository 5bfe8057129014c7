#include "engine/methods/method.h"
#include "engine/rationale/markup.h"
#include "engine/rationale/rationale.h"

#include "tests/catch.h"
#include "tests/rationale/example.h"
#include "tests/rationale/markup_check.h"

#include <algorithm>
#include <cctype>
#include <regex>
#include <set>
#include <sstream>

namespace report_test {

using namespace yindi;
using namespace yindi::tests;

namespace {

Rationale minimal_rationale(const Case& c = minimal_case()) {
  Rationale result = make_rationale(c);
  result.files = {{"casebook.toml", std::string(64, 'a')}};
  result.made_by = "yindi 0.1.0 (test)";
  return result;
}

bool has_text(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// The text between the tags, without <style>.
std::string visible(const std::string& html) {
  std::string text;
  bool inside = false;
  for (std::size_t i = html.find("</head>"); i < html.size(); ++i) {
    if (html[i] == '<') inside = true, text += ' ';
    if (!inside) text += html[i];
    if (html[i] == '>') inside = false;
  }
  return text;
}

/// All that a casebook says itself may stand in any language.
std::string own_words(const Rationale& r) {
  std::string all = r.made_by;
  const Case& c = r.c;
  for (const auto& text :
       {c.head.id, c.head.author, c.record.journal.head, c.judging.weighting.kind, c.judging.weighting.scale,
        c.judging.weighting.prioritization, c.judging.weighting.aggregate})
    all += " " + text;
  for (const Source& s : c.model->sources)
    for (const auto& text : {s.id, s.title.en, s.author.en, s.licence.en, s.note.en}) all += " " + text;
  for (const ColumnNote& n : c.model->columns)
    for (const auto& text : {n.column, n.unit, n.note.en}) all += " " + text;
  for (const GivenValue& v : c.model->values) all += " " + v.note.en;
  for (const Participant& p : c.judging.participants) all += " " + p.name + " " + p.group + " " + p.reason;
  for (const Judgement& j : c.judging.judgements) all += " " + j.kept_because;
  for (const Decision& d : c.record.decisions) all += " " + d.by + " " + d.reason + " " + d.dissent;
  for (const Criterion& k : c.model->library.criteria) all += " " + k.unit + " " + k.source;
  for (const County& county : c.model->counties) all += " " + county.profile;
  for (const FileHash& f : r.files) all += " " + f.file + " " + f.sha256;
  return all;
}

std::set<std::string> latin_words(const std::string& text) {
  std::set<std::string> words;
  static const std::regex word("[A-Za-z][A-Za-z]{2,}");
  for (std::sregex_iterator i(text.begin(), text.end(), word), end; i != end; ++i) words.insert(i->str());
  return words;
}

const std::string hostile = "<script>alert('x')</script> | `tick` \"quote\" *star* [link](javascript:x)\nnew line";

Case hostile_case() {
  Case c = minimal_case();
  c.head.title = {hostile, hostile};
  c.model.edit().counties[0].name = {hostile, hostile};
  for (Industry& industry : c.model.edit().industries) industry.name = {hostile, hostile};
  for (Criterion& criterion : c.model.edit().library.criteria)
    criterion.name = {hostile, hostile}, criterion.unit = hostile;
  for (Source& source : c.model.edit().sources) source.title = plain(hostile), source.url = "javascript:alert(1)";
  for (ColumnNote& note : c.model.edit().columns) note.note = note.name = plain(hostile);
  for (Participant& participant : c.judging.participants) participant.name = hostile;
  for (Decision& decision : c.record.decisions) decision.reason = decision.dissent = hostile;
  return c;
}

} // namespace

TEST_CASE("the HTML report is balanced, stands alone and runs nothing") {
  const Rationale r = minimal_rationale();
  for (const Language language : {Language::en, Language::zh}) {
    const std::string html = write_html(r, language);
    CHECK(unbalanced(html).empty());
    CHECK(has_text(html, language == Language::zh ? R"(<html lang="zh-Hans">)" : R"(<html lang="en">)"));
    for (const char* outside : {"<script", "<link", "<iframe", "src=", "@import", "url("})
      CHECK_FALSE(has_text(html, outside));
    CHECK_FALSE(has_text(html, "{{"));
    CHECK_FALSE(has_text(html, ">nan<"));
  }
}

TEST_CASE("every section stands in the report, in both languages and both formats") {
  const Rationale r = minimal_rationale();
  const std::vector<std::string> en = {"1. Question",
                                       "2. Conclusion",
                                       "3. Decisions",
                                       "4. Criteria and weights",
                                       "5. Participants and judgements",
                                       "6. County by county",
                                       "7. To be collected",
                                       "8. Method",
                                       "9. Data",
                                       "10. Sources",
                                       "11. Verification",
                                       "Excluded before scoring",
                                       "What it rests on",
                                       "Assumed",
                                       "Estimated",
                                       "Ahead in",
                                       "Behind in"};
  const std::vector<std::string> zh = {"一、问题",
                                       "二、结论",
                                       "三、决定",
                                       "四、准则与权重",
                                       "五、参与者与判断",
                                       "六、分县论证",
                                       "七、待补充的数据",
                                       "八、方法",
                                       "九、数据",
                                       "十、数据来源",
                                       "十一、核验",
                                       "（二）理塘县",
                                       "评分前排除",
                                       "依据的数据",
                                       "假设",
                                       "估计",
                                       "占优",
                                       "落后"};
  for (const std::string& part : en) {
    CAPTURE(part);
    CHECK(has_text(write_html(r, Language::en), part));
    CHECK(has_text(write_markdown(r, Language::en), part));
  }
  for (const std::string& part : zh) {
    CAPTURE(part);
    CHECK(has_text(write_html(r, Language::zh), part));
    CHECK(has_text(write_markdown(r, Language::zh), part));
  }
}

TEST_CASE("the report says what the minimal case decides and rests on") {
  const Rationale r = minimal_rationale();
  const std::string html = write_html(r, Language::en), markdown = write_markdown(r, Language::en);
  for (const std::string* text : {&html, &markdown})
    for (const char* part : {"Yak", "0.670", "0.644", "one vote for goats", "county meeting", "one voice a bureau",
                             "income is what people asked for in spring", "guessed from two seasons of prices",
                             "Saaty 1977", "CC BY 4.0", "casebook.toml", "weight power 1"}) {
      CAPTURE(part);
      CHECK(has_text(*text, part));
    }
  CHECK(has_text(html, "yindi 0.1.0 (test)"));
  CHECK(has_text(html, std::string(64, 'a')));
}

TEST_CASE("a decision that is not the first of the ranking says so") {
  Case c = minimal_case();
  c.record.decisions[0].county = "513334";
  c.record.decisions[0].chosen = {"highland_barley"};
  const Rationale r = minimal_rationale(c);
  const std::string said = "The decision is not the first of the ranking: Yak comes first in Litang.";
  CHECK(has_text(write_html(r, Language::en), said));
  CHECK(has_text(write_markdown(r, Language::en), said));
  CHECK_FALSE(has_text(write_html(minimal_rationale(), Language::en), "The decision is not the first"));
  CHECK(has_text(write_html(r, Language::zh), "并非排序首位"));
}

TEST_CASE("every link within the page finds its place") {
  const std::string html = write_html(minimal_rationale(), Language::en);
  std::set<std::string> ids;
  static const std::regex id(" id=\"([^\"]*)\""), link("<a href=\"#([^\"]*)\"");
  for (std::sregex_iterator i(html.begin(), html.end(), id), end; i != end; ++i)
    CHECK(ids.insert((*i)[1].str()).second);
  int links = 0;
  for (std::sregex_iterator i(html.begin(), html.end(), link), end; i != end; ++i, ++links) {
    CAPTURE((*i)[1].str());
    CHECK(ids.contains((*i)[1].str()));
  }
  CHECK(links > 50);
}

TEST_CASE("the Chinese report holds no English but the casebook's own") {
  const Rationale r = minimal_rationale();
  std::set<std::string> allowed = latin_words(own_words(r));
  // Names of methods, of tables and of people whose work is cited.
  for (const char* name : {"TOPSIS", "SHA", "saaty", "Saaty", "agoston", "csato", "Deng", "Yeh", "Willis", "yindi",
                           "Hwang", "Yoon", "AHP", "amp", "quot", "casebook", "toml", "SAW", "VIKOR"})
    allowed.insert(name);
  const Method* method = find_method(r.c.method.id);
  REQUIRE(method);
  for (const std::string& word : latin_words(method->source)) allowed.insert(word);
  for (const Parameter& parameter : method->parameters) {
    for (const std::string& choice : parameter.choices) allowed.insert(choice);
    for (const std::string& word : latin_words(parameter.id)) allowed.insert(word);
    if (const auto* initial = std::get_if<std::string>(&parameter.initial)) allowed.insert(*initial);
  }
  std::string foreign;
  for (const std::string& word : latin_words(visible(write_html(r, Language::zh))))
    if (!allowed.contains(word)) foreign += word + " ";
  CHECK(foreign == "");
}

TEST_CASE("hostile names stay text in the HTML report") {
  const std::string html = write_html(minimal_rationale(hostile_case()), Language::en);
  CHECK(unbalanced(html).empty());
  CHECK_FALSE(has_text(html, "<script"));
  CHECK_FALSE(has_text(html, "href=\"javascript"));
  CHECK(has_text(html, "&lt;script&gt;"));
}

TEST_CASE("hostile names stay text in the Markdown report and break no table") {
  const std::string markdown = write_markdown(minimal_rationale(hostile_case()), Language::en);
  CHECK_FALSE(has_text(markdown, "<script"));
  CHECK_FALSE(std::regex_search(markdown, std::regex("[^\\\\]\\]\\(javascript")));
  // Every line of a table has as many bars that divide cells as its head.
  std::istringstream lines(markdown);
  std::size_t head = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("|", 0) != 0) {
      CHECK_FALSE(line.rfind("new line", 0) == 0);
      head = 0;
      continue;
    }
    std::size_t bars = 0;
    for (std::size_t i = 0; i < line.size(); ++i)
      if (line[i] == '|' && (i == 0 || line[i - 1] != '\\')) ++bars;
    if (head == 0) head = bars;
    CAPTURE(line);
    CHECK(bars == head);
  }
}

TEST_CASE("escaping is exact") {
  CHECK(escape_markup("a<b>&\"'\x01") == "a&lt;b&gt;&amp;&quot;&#39;");
  CHECK(escape_markdown("a|b`c*d_e\nf") == "a\\|b\\`c\\*d\\_e f");
  CHECK(escape_markdown("# head") == "\\# head");
  CHECK(escape_markdown("<b>&") == "&lt;b&gt;&amp;");
}

TEST_CASE("fifty counties stay below five megabytes") {
  Case c = minimal_case();
  const County model = *find_county(c, "513334");
  c.model.edit().county_ids.clear();
  while (c.model->industry_ids.size() < 12) {
    Industry copy = *find_industry(c, "yak");
    copy.id += std::to_string(c.model->industry_ids.size());
    c.model.edit().industry_ids.push_back(copy.id);
    c.model.edit().industries.push_back(copy);
  }
  for (int i = 0; i < 50; ++i) {
    County copy = model;
    copy.id = "copy" + std::to_string(i);
    c.model.edit().county_ids.push_back(copy.id);
    c.model.edit().counties.push_back(copy);
  }
  const std::string html = write_html(make_rationale(c), Language::en);
  CHECK(unbalanced(html).empty());
  CHECK(html.size() < 5'000'000);
  CHECK(has_text(html, "href=\"#c-copy49\""));
}

} // namespace report_test
