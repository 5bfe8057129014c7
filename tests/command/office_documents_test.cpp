// DOCX, XLSX and the notice as `yindi report` writes them, and what --verify finds in them.

#include "engine/format/zip.h"
#include "engine/rationale/county_proof.h"
#include "engine/rationale/docx.h"

#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/command/run.h"

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

namespace office_documents_test {

using namespace yindi;
using test::run;
using test::Run;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// A case of its own with documents beside it.
struct Documents : Scratch {
  std::string at(const std::string& name) const { return path() + "/" + name; }
  std::string report(const std::string& name, std::vector<std::string> more = {}) const {
    std::vector<std::string> words = {"report", path(), "--output", at(name)};
    words.insert(words.end(), more.begin(), more.end());
    const Run done = run(words);
    INFO(done.err);
    REQUIRE(done.status == 0);
    return slurp(at(name));
  }
  Run verify(const std::string& name) const { return run({"report", path(), "--verify", at(name), "--lang", "en"}); }
  /// A document with one piece of one of its files replaced.
  void edited(const std::string& name, const std::string& file, const std::string& from, const std::string& to) const {
    const auto files = read_zip(slurp(at(name)));
    REQUIRE(files);
    REQUIRE(files->count(file));
    std::vector<std::pair<std::string, std::string>> all(files->begin(), files->end());
    for (auto& [path_in, content] : all)
      if (path_in == file) content = replaced(content, from, to);
    std::ofstream(at("edited-" + name), std::ios::binary) << write_zip(all);
  }
};

const std::vector<std::string> one = {"--county", "513334", "--set", "robustness.draws=600"};

std::vector<std::string> with(std::vector<std::string> more) {
  std::vector<std::string> all = one;
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

} // namespace

TEST_CASE("packages come back as they were, and broken ones are refused", "[zip]") {
  const std::string zip = write_zip({{"a.txt", "first"}, {"b/c.xml", std::string(100000, 'x')}, {"empty", ""}});
  CHECK(zip == write_zip({{"a.txt", "first"}, {"b/c.xml", std::string(100000, 'x')}, {"empty", ""}}));
  const auto files = read_zip(zip);
  REQUIRE(files);
  CHECK(files->size() == 3);
  CHECK(files->at("a.txt") == "first");
  CHECK(files->at("b/c.xml") == std::string(100000, 'x'));
  CHECK_FALSE(read_zip(zip, 1000)); // holds more than is allowed
  CHECK_FALSE(read_zip("PK"));
  CHECK_FALSE(read_zip(""));
  CHECK_FALSE(read_zip("<html>"));
  for (std::size_t length = 0; length < zip.size(); length += 7) read_zip(zip.substr(0, length)); // no crash
  std::string spoiled = zip;
  spoiled[zip.find("first") == std::string::npos ? 36 : zip.find("first")] ^= 0x55;
  CHECK_FALSE(read_zip(spoiled));
}

TEST_CASE("documents of the office give the same bytes and agree with their case", "[report]") {
  const Documents files;
  for (const std::string& name : {std::string("sheet.xlsx"), std::string("sheet.docx")}) {
    const std::string first = files.report(name, with({"--lang", "zh"}));
    CHECK(first == files.report("again-" + name, with({"--lang", "zh"})));
    const Run verified = files.verify(name);
    INFO(verified.out + verified.err);
    CHECK(verified.status == 0);
    CHECK(verified.out.find("The document agrees") == 0);
  }
  for (const std::string& name : {std::string("whole.xlsx"), std::string("whole.docx")}) {
    files.report(name, {"--set", "robustness.draws=600"});
    const Run verified = files.verify(name);
    INFO(verified.out + verified.err);
    CHECK(verified.status == 0);
  }
}

namespace {

/// "proof.claims[].id" of each value in some JSON.
void fields_of(const nlohmann::json& value, const std::string& at, std::set<std::string>& fields) {
  if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) fields_of(inner, at.empty() ? key : at + "." + key, fields);
  } else if (value.is_array()) {
    fields.insert(at + "[]");
    for (const nlohmann::json& inner : value) fields_of(inner, at + "[]", fields);
  } else
    fields.insert(at);
}

} // namespace

TEST_CASE("the manual names every field of a document's JSON, and no other", "[report]") {
  const Documents files;
  const std::string text = files.report("sheet.json", with({"--method", "topsis"}));
  std::set<std::string> written;
  fields_of(nlohmann::json::parse(text), "", written);
  // What lists of objects are called follows from their fields.
  for (const char* list : {"proof.files[]", "proof.claims[]", "proof.parts[]"}) CHECK(written.erase(list) == 1);
  for (const std::string language : {"en", "zh"}) {
    std::set<std::string> named;
    std::istringstream manual(slurp(YINDI_SOURCE "/manual/" + language + "/05-report.md"));
    for (std::string line; std::getline(manual, line);)
      if (line.rfind("| `", 0) == 0) named.insert(line.substr(3, line.find('`', 3) - 3));
    CHECK(named == written);
  }
}

TEST_CASE("several counties' sheets come as one PDF where one is asked for", "[report]") {
  const Documents files;
  const std::string pdf =
      files.report("two.pdf", {"--county", "513334", "--county", "511921", "--set", "robustness.draws=600"});
  std::size_t pages = 0;
  for (std::size_t at = 0; (at = pdf.find("/Type /Page", at)) != std::string::npos; ++at)
    pages += pdf[at + 11] == '\n' || pdf[at + 11] == ' ' ? 1 : 0;
  CHECK(pages == 4);
}

TEST_CASE("what was changed in a document is named by its kind", "[report]") {
  const Documents files; // written once: they take the longest
  files.report("sheet.xlsx", one);
  files.report("sheet.docx", one);
  const auto book = read_zip(slurp(files.at("sheet.xlsx")));
  REQUIRE(book);

  {
    INFO("a number of a workbook");
    const std::string& sheet = book->at("xl/worksheets/sheet8.xml"); // Calc
    const std::size_t formula = sheet.find("</f><v>0.");
    REQUIRE(formula != std::string::npos);
    const std::string old = sheet.substr(formula, 16);
    files.edited("sheet.xlsx", "xl/worksheets/sheet8.xml", old, "</f><v>7" + old.substr(8));
    const Run found = files.verify("edited-sheet.xlsx");
    CHECK(found.status == 1);
    CHECK(found.out.find("Numbers differ: Calc!") != std::string::npos);
    CHECK(found.out.find("Text") == std::string::npos);
  }
  {
    INFO("a formula of a workbook");
    files.edited("sheet.xlsx", "xl/worksheets/sheet8.xml", "COUNTIF(", "COUNTIF (1)+(");
    const Run found = files.verify("edited-sheet.xlsx");
    CHECK(found.status == 1);
    CHECK(found.out.find("Text edited in \"Calc\"") != std::string::npos);
  }
  {
    INFO("a sentence of a DOCX");
    const auto document = read_zip(slurp(files.at("sheet.docx")));
    REQUIRE(document);
    files.edited("sheet.docx", "word/document.xml", "candidate industries", "candidate trades");
    const Run found = files.verify("edited-sheet.docx");
    CHECK(found.status == 1);
    CHECK(found.out.find("Text edited in \"Answer\"") != std::string::npos);
    CHECK(found.out.find("candidatetrades") != std::string::npos);
  }
  {
    INFO("the answer in the title of a DOCX, and a paragraph added below it");
    const std::string added = "<w:p><w:r><w:t>Added.</w:t></w:r></w:p>";
    const auto document = read_zip(slurp(files.at("sheet.docx")));
    REQUIRE(document);
    const std::string& xml = document->at("word/document.xml");
    const std::size_t title = xml.find("Litang"), second = xml.find("</w:p>") + 6;
    REQUIRE(title < second);
    files.edited("sheet.docx", "word/document.xml", xml.substr(title, 12), "Elsewhere: g");
    CHECK(files.verify("edited-sheet.docx").out.find("Text edited in \"title, head and foot\"") != std::string::npos);
    files.edited("sheet.docx", "word/document.xml", xml.substr(0, second), xml.substr(0, second) + added);
    CHECK(files.verify("edited-sheet.docx").out.find("Text edited in \"title, head and foot\"") != std::string::npos);
    files.edited("sheet.docx", "word/footer1.xml", "</w:p></w:ftr>", "</w:p>" + added + "</w:ftr>");
    CHECK(files.verify("edited-sheet.docx").out.find("Text edited in \"title, head and foot\"") != std::string::npos);
  }
  {
    INFO("a number of a DOCX, in its proof");
    const auto document = read_zip(slurp(files.at("sheet.docx")));
    REQUIRE(document);
    const std::string& proof = document->at("customXml/item1.xml");
    const std::size_t at = proof.find("&quot;value&quot;:0.");
    REQUIRE(at != std::string::npos);
    files.edited("sheet.docx", "customXml/item1.xml", proof.substr(at, 24),
                 "&quot;value&quot;:7" + proof.substr(at + 19, 5));
    const Run found = files.verify("edited-sheet.docx");
    CHECK(found.status == 1);
    CHECK(found.out.find("Numbers differ: ") != std::string::npos);
  }
  {
    INFO("a setting that is hidden");
    files.report("hidden.docx", with({"--param", "weight_power=2"}));
    files.edited("hidden.docx", "customXml/item1.xml", "&quot;--param weight_power=2&quot;,", "");
    const Run found = files.verify("edited-hidden.docx");
    CHECK(found.status == 1);
    CHECK(found.out.find("Numbers differ: ") != std::string::npos);
    CHECK(found.out.find("a setting that the document does not state") != std::string::npos);
  }
  {
    INFO("a setting that is told, and another county's document");
    files.report("told.docx", with({"--param", "weight_power=2"}));
    const Run told = files.verify("told.docx");
    CHECK(told.status == 0);
    CHECK(told.out.find("not made from the files alone, but with --param weight_power=2") != std::string::npos);
    const Run other =
        run({"report", files.path(), "--verify", files.at("sheet.docx"), "--county", "510904", "--lang", "en"});
    CHECK(other.status == 1);
    CHECK(other.out.find("Arguments differ: the document is about 513334, this asks for 510904.") != std::string::npos);
  }
  {
    INFO("another program");
    files.edited("sheet.docx", "customXml/item1.xml", "&quot;version&quot;:&quot;", "&quot;version&quot;:&quot;9.");
    CHECK(files.verify("edited-sheet.docx").out.find("Version differs") != std::string::npos);
  }
  {
    INFO("no document of ours");
    files.write("broken.xlsx", "PK nothing");
    const Run broken = files.verify("broken.xlsx");
    CHECK(broken.status == 1);
    CHECK(broken.err.find("the file is broken") != std::string::npos);
    std::ofstream(files.at("other.docx"), std::ios::binary) << write_zip({{"word/document.xml", "<w:document/>"}});
    CHECK(files.verify("other.docx").err.find("carries no proof") != std::string::npos);
  }
  { // last: it changes the case
    INFO("an input");
    std::string counties = files.read("counties.csv");
    files.write("counties.csv", replaced(counties, "513334", "513334") + "\n");
    const Run found = files.verify("sheet.docx");
    CHECK(found.status == 1);
    CHECK(found.out.find("Inputs changed: counties.csv") != std::string::npos);
    CHECK(files.verify("sheet.xlsx").out.find("Inputs changed: counties.csv") != std::string::npos);
  }
}

TEST_CASE("a notice is for everybody: one page, no scores, no method", "[report]") {
  const Documents files;
  const std::vector<std::string> asked = with({"--shape", "notice", "--lang", "zh"});
  const std::string pdf = files.report("notice.pdf", asked);
  CHECK(pdf.find("/Count 1\n") != std::string::npos);
  const std::string text = files.report("notice.md", asked);
  for (const char* word : {"0.", "TOPSIS", "权重", "得分"}) {
    INFO(text);
    const std::size_t at = text.find(word);
    // The version stands at the foot.
    CHECK((at == std::string::npos || text.find("公示稿") < at));
  }
  for (const char* word : {"主导产业选择的公示", "拟怎么定", "为什么没选别的", "还拿不准的", "怎样提意见", "人民政府"})
    CHECK(text.find(word) != std::string::npos);
  CHECK(pdf == files.report("again.pdf", asked));
  files.report("notice.docx", asked);
  const Run verified = files.verify("notice.docx");
  INFO(verified.out + verified.err);
  CHECK(verified.status == 0);
  const Run refused =
      run({"report", files.path(), "--county", "513334", "--shape", "notice", "--output", files.at("n.xlsx")});
  CHECK(refused.status == 2);
}

TEST_CASE("a template's styles of the same names are taken", "[report]") {
  const Documents files;
  const std::string own =
      "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:style "
      "w:type=\"paragraph\" w:styleId=\"ours\"><w:name w:val=\"YD Title\"/><w:pPr><w:numPr/></w:pPr>"
      "<w:rPr><w:sz w:val=\"99\"/></w:rPr></w:style></w:styles>";
  std::ofstream(files.at("own.docx"), std::ios::binary) << write_zip({{"word/styles.xml", own}});
  files.report("sheet.docx", with({"--template", files.at("own.docx")}));
  const auto document = read_zip(slurp(files.at("sheet.docx")));
  REQUIRE(document);
  const std::string& styles = document->at("word/styles.xml");
  CHECK(styles.find("w:val=\"99\"") != std::string::npos);
  CHECK(styles.find("w:numPr") == std::string::npos);
  CHECK(styles.find("YD Form Text") != std::string::npos);
  CHECK(styles.find("w:styleId=\"YDTitle\"") == std::string::npos);
  CHECK(document->at("word/document.xml").find("<w:pStyle w:val=\"ours\"") != std::string::npos);
  files.write("no.docx", "no document");
  const Run refused = run({"report", files.path(), "--county", "513334", "--template", files.at("no.docx"), "--output",
                           files.at("x.docx")});
  CHECK(refused.status == 1);
  CHECK(refused.err.find("no.docx: it is no DOCX with styles") != std::string::npos);
}

} // namespace office_documents_test
