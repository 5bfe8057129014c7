#include "engine/rationale/county_proof.h"

#include "engine/format/hash.h"
#include "engine/format/zip.h"
#include "engine/rationale/docx.h"
#include "engine/rationale/markup.h"
#include "engine/rationale/workbook.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

namespace yindi {
namespace {

using nlohmann::json;

constexpr std::size_t most_mismatches = 12; ///< of one kind; the others are counted

constexpr const char* blanks = " \n\t\r";

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return std::string_view(blanks).find(c) != std::string_view::npos; });
  return text;
}

std::string hash_of(const std::string& text) {
  if (text.find_first_of(blanks) == std::string::npos) return sha256(text); // no copy of what may be 70 MB
  return sha256(without_blanks(text));
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

std::string unescaped(std::string text) {
  for (const auto& [from, to] :
       {std::pair("&lt;", "<"), std::pair("&gt;", ">"), std::pair("&quot;", "\""), std::pair("&#39;", "'"),
        std::pair("&apos;", "'"), std::pair("&#x27;", "'"), std::pair("&amp;", "&")})
    replace_all(text, from, to);
  return text;
}

/// What stands between two marks from `at` on; nothing where one is missing.
std::optional<std::string> between(const std::string& text, const std::string& from, const std::string& to,
                                   std::size_t& at) {
  const std::size_t begin = text.find(from, at);
  if (begin == std::string::npos) return std::nullopt;
  const std::size_t end = text.find(to, begin + from.size());
  if (end == std::string::npos) return std::nullopt;
  at = end + to.size();
  return text.substr(begin + from.size(), end - begin - from.size());
}

std::string text_in(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const json& list_in(const json& object, const char* key) {
  static const json none = json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : none;
}

void read_proof(const json& proof, ReadDocument& document) {
  document.kind = text_in(proof, "kind");
  if (const auto annex = proof.find("annex"); annex != proof.end() && annex->is_boolean())
    document.annex = annex->get<bool>();
  document.county = text_in(proof, "county"), document.lang = text_in(proof, "lang");
  document.version = text_in(proof, "version"), document.commit = text_in(proof, "commit");
  for (const json& argument : list_in(proof, "arguments"))
    if (argument.is_string()) document.arguments.push_back(argument.get<std::string>());
  for (const json& file : list_in(proof, "files"))
    document.files.push_back({text_in(file, "file"), text_in(file, "sha256")});
  if (const auto journal = proof.find("journal"); journal != proof.end() && journal->is_object())
    document.journal_head = text_in(*journal, "head");
  for (const json& claim : list_in(proof, "claims")) {
    const auto number = [&](const char* key) {
      const auto found = claim.find(key);
      return found != claim.end() && found->is_number() ? found->get<double>() : 0.0;
    };
    document.claims.push_back({text_in(claim, "id"), number("value"), text_in(claim, "shown"), number("tolerance")});
  }
  for (const json& part : list_in(proof, "parts")) {
    document.labels.emplace_back(text_in(part, "id"), text_in(part, "label"));
    document.hashes.emplace_back(text_in(part, "id"), text_in(part, "sha256"));
  }
}

/// What a JSON says besides the proof and the lines of its parts.
std::string text_around_lines(json whole) {
  whole.erase("proof");
  if (const auto text = whole.find("text"); text != whole.end() && text->is_array())
    for (json& part : *text)
      if (part.is_object()) part.erase("lines");
  return whole.dump(-1, ' ', false, json::error_handler_t::replace);
}

void read_page(const std::string& html, ReadDocument& document) {
  document.texts.emplace_back(outside_parts, text_around_sections(html));
  std::size_t at = 0;
  while (const auto section = between(html, "<section id=\"", "</section>", at)) {
    const std::size_t quote = section->find('"');
    const std::size_t open = section->find('>');
    if (quote == std::string::npos || open == std::string::npos) continue;
    document.texts.emplace_back(section->substr(0, quote), text_of_markup(section->substr(open + 1)));
  }
  at = 0;
  while (const auto data = between(html, "<data data-claim=\"", "</data>", at)) {
    const std::size_t quote = data->find('"'), open = data->find('>');
    if (quote == std::string::npos || open == std::string::npos) continue;
    document.shown.emplace_back(unescaped(data->substr(0, quote)), unescaped(data->substr(open + 1)));
  }
}

template <class Pairs>
const std::string* find_in(const Pairs& pairs, const std::string& id) {
  for (const auto& [key, value] : pairs)
    if (key == id) return &value;
  return nullptr;
}

struct Findings {
  std::vector<Disagreement> list;
  void add(const char* kind, Sentence said) { list.push_back({kind, std::move(said)}); }
};

bool compare_inputs(const ReadDocument& document, const ReadDocument& now, Findings& findings) {
  bool same = true;
  const auto tell = [&](Sentence said) {
    same = false;
    findings.add("inputs", std::move(said));
  };
  for (const FileHash& file : document.files) {
    const auto found = std::find_if(now.files.begin(), now.files.end(),
                                    [&](const FileHash& other) { return other.file == file.file; });
    if (found == now.files.end())
      tell(say(mark("Inputs changed: {} is missing."), file.file));
    else if (found->sha256 != file.sha256)
      tell(say(mark("Inputs changed: {0} has SHA-256 {1}, then {2}."), file.file, found->sha256.substr(0, 12),
               file.sha256.substr(0, 12)));
  }
  for (const FileHash& file : now.files)
    if (std::none_of(document.files.begin(), document.files.end(),
                     [&](const FileHash& other) { return other.file == file.file; }))
      tell(say(mark("Inputs changed: {} is new."), file.file));
  if (document.journal_head != now.journal_head)
    tell(say(mark("Inputs changed: the journal's head is {0}, then {1}."), now.journal_head.substr(0, 12),
             document.journal_head.substr(0, 12)));
  return same;
}

void compare_numbers(const ReadDocument& document, const ReadDocument& now, bool same_commit, bool same_question,
                     Findings& findings) {
  std::size_t named = 0, more = 0;
  const auto tell = [&](Sentence said) {
    if (named < most_mismatches) {
      findings.add("numbers", std::move(said));
      ++named;
    } else
      ++more;
  };
  for (const Claim& claim : now.claims) {
    const auto found = std::find_if(document.claims.begin(), document.claims.end(),
                                    [&](const Claim& other) { return other.id == claim.id; });
    if (found == document.claims.end()) {
      tell(say(mark("Numbers differ: {0} is {1} now; the document does not state it."), claim.id,
               shortest(claim.value)));
      continue;
    }
    const double slack = same_commit ? 0 : std::max(1e-9 * std::max(1.0, std::abs(claim.value)), claim.tolerance);
    if (std::abs(found->value - claim.value) > slack)
      tell(say(mark("Numbers differ: {0} is {1} now, {2} in the document."), claim.id, shortest(claim.value),
               shortest(found->value)));
  }
  for (const Claim& claim : document.claims)
    if (std::none_of(now.claims.begin(), now.claims.end(), [&](const Claim& other) { return other.id == claim.id; }))
      tell(say(mark("Numbers differ: {} is in the document alone."), claim.id));
  if (same_question) {
    const std::map<std::string, double> fresh(now.cells.begin(), now.cells.end());
    for (const auto& [place, value] : document.cells) {
      const auto found = fresh.find(place);
      if (found == fresh.end())
        tell(say(mark("Numbers differ: {} is in the document alone."), place));
      else if (std::abs(found->second - value) > 1e-9 * std::max(1.0, std::abs(value)))
        tell(say(mark("Numbers differ: {0} is {1} now, {2} in the document."), place, shortest(found->second),
                 shortest(value)));
    }
    std::set<std::string> there;
    for (const auto& [place, value] : document.cells) there.insert(place);
    for (const auto& [place, value] : now.cells)
      if (!there.count(place))
        tell(say(mark("Numbers differ: {0} is {1} now; the document does not state it."), place, shortest(value)));
  }
  if (more > 0) findings.add("numbers", say(mark("Numbers differ: {} more."), std::to_string(more)));
}

/// What the text around a first difference says, for people to find it.
std::pair<std::string, std::string> around(const std::string& document, const std::string& now) {
  const std::string a = without_blanks(document), b = without_blanks(now);
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  const auto piece = [&](const std::string& text) {
    std::size_t from = at > 12 ? at - 12 : 0, to = std::min(text.size(), at + 36);
    while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) --from;
    while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0) == 0x80) ++to;
    return from < text.size() ? text.substr(from, to - from) : std::string("–");
  };
  return {piece(a), piece(b)};
}

void compare_texts(const ReadDocument& document, const ReadDocument& now, bool same_question, Findings& findings) {
  for (const auto& [id, hash] : document.hashes) {
    const std::string* text = find_in(document.texts, id);
    const std::string* label = find_in(document.labels, id);
    const std::string name = label && !label->empty() ? *label : id;
    if (!text) {
      findings.add("text", say(mark("Text edited: the part \"{}\" is missing."), name));
      continue;
    }
    const std::string* fresh = find_in(now.texts, id);
    const bool edited = hash_of(*text) != hash;
    const bool other = same_question && fresh && without_blanks(*text) != without_blanks(*fresh);
    if (edited && fresh && same_question) {
      const auto [there, here] = around(*text, *fresh);
      findings.add("text", say(mark("Text edited in \"{0}\": \"{1}\" stands there, \"{2}\" is what is computed."), name,
                               there, here));
    } else if (edited)
      findings.add("text", say(mark("Text edited in \"{}\": it is not what the document was made with."), name));
    else if (other) {
      const auto [there, here] = around(*text, *fresh);
      findings.add("text",
                   say(mark("Text differs in \"{0}\", and its hash agrees with it: \"{1}\" stands there, \"{2}\" "
                            "is what is computed."),
                       name, there, here));
    }
  }
  std::set<std::string> met;
  for (const auto& [id, text] : document.texts)
    if (!met.insert(id).second || !find_in(document.hashes, id)) // a second one of the same name would hide the first
      findings.add("text", say(mark("Text edited: the part \"{}\" was added."), id));
  if (!same_question) return;
  for (std::size_t k = 0; k < document.shown.size() && k < now.shown.size(); ++k)
    if (document.shown[k] != now.shown[k])
      findings.add("text", say(mark("Text edited: {0} is shown as {1}, it is {2}."), now.shown[k].first,
                               document.shown[k].second, now.shown[k].second));
}

} // namespace

std::string text_of_markup(const std::string& html) {
  std::string text;
  bool inside = false;
  for (const char c : html) {
    if (c == '<') inside = true, text += ' ';
    if (!inside) text += c;
    if (c == '>') inside = false;
  }
  return unescaped(std::move(text));
}

std::string text_around_sections(const std::string& html) {
  std::string rest;
  std::size_t from = 0;
  while (true) {
    const std::size_t begin = html.find("<section id=\"", from);
    const std::size_t end = begin == std::string::npos ? begin : html.find("</section>", begin);
    rest += html.substr(from, end == std::string::npos ? end : begin - from);
    if (end == std::string::npos) return text_of_markup(rest);
    from = end;
  }
}

std::string proof_text(const CountySheet& sheet, const PartTexts& texts) {
  const Provenance& p = sheet.provenance;
  json proof = {{"format", 1},
                {"kind", sheet.shape},
                {"annex", sheet.annex},
                {"county", sheet.county},
                {"lang", sheet.language == Language::zh ? "zh" : "en"},
                {"version", p.version},
                {"commit", p.commit},
                {"arguments", p.arguments},
                {"draws", p.draws},
                {"seed", p.seed},
                {"weights", p.weights},
                {"spread", p.spread},
                {"journal", {{"lines", p.journal_lines}, {"head", p.journal_head}}},
                {"files", json::array()},
                {"claims", json::array()},
                {"parts", json::array()}};
  for (const FileHash& file : p.files) proof["files"].push_back({{"file", file.file}, {"sha256", file.sha256}});
  for (const Claim& claim : sheet.claims)
    proof["claims"].push_back(
        {{"id", claim.id}, {"value", claim.value}, {"shown", claim.shown}, {"tolerance", claim.tolerance}});
  for (const SheetPart& part : sheet.parts)
    if (const std::string* text = find_in(texts, part.id))
      proof["parts"].push_back({{"id", part.id}, {"label", part.label}, {"sha256", hash_of(*text)}});
  if (const std::string* text = find_in(texts, outside_parts))
    proof["parts"].push_back({{"id", outside_parts},
                              {"label", std::string(tr(sheet.language, mark("title, head and foot")))},
                              {"sha256", hash_of(*text)}});
  return proof.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string write_county_json(const CountySheet& sheet) {
  PartTexts texts;
  for (const SheetPart& part : sheet.parts) texts.emplace_back(part.id, text_of(part));
  json document = {{"title", sheet.title}, {"text", json::array()}};
  for (const SheetPart& part : sheet.parts) {
    json lines = json::array();
    std::string line;
    for (const char c : text_of(part)) {
      if (c == '\n')
        lines.push_back(std::exchange(line, {}));
      else
        line += c;
    }
    document["text"].push_back({{"id", part.id}, {"label", part.label}, {"lines", std::move(lines)}});
  }
  texts.emplace_back(outside_parts, text_around_lines(document));
  document["proof"] = json::parse(proof_text(sheet, texts));
  return document.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

Loaded<ReadDocument> read_document(const std::string& bytes) {
  const auto refuse = [](Sentence said, Sentence hint) {
    return Loaded<ReadDocument>{std::nullopt, {{Severity::error, {}, 0, 0, std::move(said), std::move(hint)}}};
  };
  const Sentence cure = say(mark("it must be a document as HTML, DOCX, XLSX or JSON, as yindi report wrote it"));
  ReadDocument document;
  json proof;
  std::size_t at = 0;
  if (bytes.starts_with("PK")) {
    const auto files = read_zip(bytes);
    if (!files) return refuse(say(mark("the file is broken: it cannot be unpacked")), cure);
    if (auto book = read_workbook(*files)) {
      document.ending = ".xlsx";
      proof = json::parse(book->proof, nullptr, false);
      document.texts = std::move(book->texts), document.cells = std::move(book->numbers);
    } else if (auto text = read_docx(*files)) {
      document.ending = ".docx";
      proof = json::parse(text->first, nullptr, false);
      document.texts = std::move(text->second);
    } else
      return refuse(say(mark("the document carries no proof")), cure);
  } else if (const json whole = json::parse(bytes, nullptr, false); whole.is_object()) {
    document.ending = ".json";
    if (!whole.contains("proof")) return refuse(say(mark("the document carries no proof")), cure);
    proof = whole["proof"];
    document.texts.emplace_back(outside_parts, text_around_lines(whole));
    for (const json& part : list_in(whole, "text")) {
      std::string text;
      for (const json& line : list_in(part, "lines"))
        if (line.is_string()) text += line.get<std::string>() + "\n";
      document.texts.emplace_back(text_in(part, "id"), text);
    }
  } else if (const auto text = between(bytes, "<meta name=\"yindi-proof\" content=\"", "\"", at)) {
    proof = json::parse(unescaped(*text), nullptr, false);
    document.ending = ".html";
    read_page(bytes, document);
  } else
    return refuse(say(mark("the document carries no proof")), cure);
  if (!proof.is_object()) return refuse(say(mark("the proof of the document cannot be read")), cure);
  read_proof(proof, document);
  if (document.county.empty() && !document.whole())
    return refuse(say(mark("the proof of the document cannot be read")), cure);
  return {std::move(document), {}};
}

std::vector<Disagreement> compare(const ReadDocument& document, const ReadDocument& now) {
  Findings findings;
  const bool same_version = document.version == now.version && document.commit == now.commit;
  if (!same_version)
    findings.add("version", say(mark("Version differs: made by Yindi {0} ({1}), this is {2} ({3})."), document.version,
                                document.commit, now.version, now.commit));
  const bool same_inputs = compare_inputs(document, now, findings);
  bool same_arguments = document.arguments == now.arguments;
  if (!same_arguments) {
    const auto all = [](const std::vector<std::string>& arguments) {
      std::string text;
      for (const std::string& argument : arguments) text += (text.empty() ? "" : " ") + argument;
      return text.empty() ? std::string("–") : text;
    };
    findings.add("arguments", say(mark("Arguments differ: the document was made with {0}, this asks for {1}."),
                                  all(document.arguments), all(now.arguments)));
  }
  const bool same_question = same_version && same_inputs && same_arguments;
  compare_numbers(document, now, same_version, same_question, findings);
  compare_texts(document, now, same_question, findings);
  const bool numbers = std::any_of(findings.list.begin(), findings.list.end(),
                                   [](const Disagreement& one) { return one.kind == "numbers"; });
  if (numbers && same_inputs && same_arguments && same_version)
    findings.add("arguments",
                 say(mark("The files are the same: a setting that the document does not state stands behind "
                          "it, or its numbers were changed.")));
  return findings.list;
}

} // namespace yindi
