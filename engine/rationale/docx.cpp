#include "engine/rationale/docx.h"

#include "engine/format/zip.h"
#include "engine/rationale/markup.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace yindi {
namespace {

constexpr const char* around_document[] = {"comments", "endnotes", "footer", "footnotes", "header"};
constexpr const char* declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* word_types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string content_types() {
  std::string all =
      std::string(declaration) +
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Default Extension=\"png\" ContentType=\"image/png\"/>";
  for (const auto& [part, type] : {std::pair("document", "document.main+xml"), std::pair("styles", "styles+xml"),
                                   std::pair("numbering", "numbering+xml"), std::pair("settings", "settings+xml"),
                                   std::pair("footer1", "footer+xml"), std::pair("footer2", "footer+xml")})
    all += fmt::format("<Override PartName=\"/word/{}.xml\" ContentType=\"{}{}\"/>", part, word_types, type);
  return all + "<Override PartName=\"/docProps/core.xml\" "
               "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
               "<Override PartName=\"/customXml/itemProps1.xml\" "
               "ContentType=\"application/vnd.openxmlformats-officedocument.customXmlProperties+xml\"/></Types>";
}

std::string relationships(const std::vector<std::array<std::string, 3>>& rows) {
  std::string all = std::string(declaration) +
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (const auto& [id, type, target] : rows)
    all += fmt::format("<Relationship Id=\"{}\" Type=\"{}\" Target=\"{}\"/>", id, type, target);
  return all + "</Relationships>";
}

std::string of_office(const std::string& kind) { return std::string(relations) + "/" + kind; }

std::string document_relationships(std::size_t pictures) {
  std::vector<std::array<std::string, 3>> rows = {{"rIdStyles", of_office("styles"), "styles.xml"},
                                                  {"rIdNumbering", of_office("numbering"), "numbering.xml"},
                                                  {"rIdSettings", of_office("settings"), "settings.xml"},
                                                  {"rIdFooter1", of_office("footer"), "footer1.xml"},
                                                  {"rIdFooter2", of_office("footer"), "footer2.xml"},
                                                  {"rIdProof", of_office("customXml"), "../customXml/item1.xml"}};
  for (std::size_t i = 1; i <= pictures; ++i)
    rows.push_back({fmt::format("rIdPicture{}", i), of_office("image"), fmt::format("media/image{}.png", i)});
  return relationships(rows);
}

/// The foot of a page: the page's number at the outer edge; on a form what it belongs to at the inner edge.
std::string footer(const CountySheet& sheet, const DocxStyles& styles, const DocxLook& look, bool even) {
  const bool zh = sheet.language == Language::zh;
  const std::string number = std::string("<w:r><w:t xml:space=\"preserve\">") + (zh ? "— " : "") +
                             "</w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
                             "<w:r><w:t xml:space=\"preserve\">" +
                             (zh ? " —" : "") + "</w:t></w:r>";
  const std::string foot = look.official && !look.run_in ? "" : escape_markup(sheet.foot);
  const std::string small =
      fmt::format("<w:r><w:rPr><w:sz w:val=\"16\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", foot);
  const long across = std::lround((zh ? 156.0 : 170.0) * 1440 / 25.4);
  const std::string tab = "<w:r><w:tab/></w:r>";
  const std::string content = even && zh ? number + tab + small : small + tab + number;
  return std::string(declaration) +
         fmt::format("<w:ftr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:pPr>"
                     "<w:pStyle w:val=\"{}\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs><w:ind "
                     "w:left=\"{}\" w:right=\"{}\"/><w:jc w:val=\"left\"/></w:pPr>{}</w:p></w:ftr>",
                     styles.ids.at("YD Page Number"), across - (zh && !even ? 280 : 0), zh && even ? 280 : 0, 0,
                     content);
}

std::string settings(Language language) {
  const bool zh = language == Language::zh;
  return std::string(declaration) +
         "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" +
         (zh ? "<w:mirrorMargins/>" : "") +
         "<w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/>"
         "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
         "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";
}

std::string core(const CountySheet& sheet) {
  return std::string(declaration) +
         fmt::format("<cp:coreProperties "
                     "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
                     "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                     "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>"
                     "<dc:creator>Yindi</dc:creator><dcterms:created "
                     "xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:created><dcterms:modified "
                     "xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>",
                     escape_markup(sheet.title));
}

/// The texts of nodes in reading order, those between a part's bookmark and the next together. Around the document a
/// number alone is no text: the office counts its pages.
void collect(const pugi::xml_node& node, bool around, PartTexts& texts) {
  for (const pugi::xml_node child : node.children()) {
    const std::string name = child.name();
    if (name == "w:bookmarkStart") {
      if (const std::string part = child.attribute("w:name").value(); part.starts_with("yd_"))
        texts.emplace_back(part.substr(3), "");
    } else if (name == "w:t") {
      const std::string_view said = child.text().get();
      if (!around || said.find_first_not_of("0123456789 ") != std::string_view::npos) texts.back().second += said;
    } else if (name == "w:p" || name == "w:tab" || name == "w:br") {
      texts.back().second += ' ';
      collect(child, around, texts);
    } else
      collect(child, around, texts);
  }
}

/// A file of the package that is read besides the document: heads, feet, notes and the document's title.
bool is_around(const std::string& name) {
  if (name == "docProps/core.xml") return true;
  return std::any_of(std::begin(around_document), std::end(around_document),
                     [&](const char* kind) { return name.starts_with(std::string("word/") + kind); });
}

/// Part → text of a package's files: what stands between a part's bookmark and the next, and what stands around them.
PartTexts texts_in(std::vector<std::pair<std::string_view, std::string_view>> files) {
  std::sort(files.begin(), files.end());
  PartTexts texts = {{outside_parts, ""}};
  pugi::xml_document document;
  const auto load = [&](std::string_view content) {
    return static_cast<bool>(
        document.load_buffer(content.data(), content.size(), pugi::parse_default | pugi::parse_ws_pcdata));
  };
  for (const auto& [name, content] : files)
    if (name == "docProps/core.xml" && load(content))
      texts.front().second += std::string(document.first_child().child("dc:title").text().get()) + ' ';
    else if (is_around(std::string(name)) && load(content))
      collect(document, true, texts);
  for (const auto& [name, content] : files)
    if (name == "word/document.xml" && load(content)) collect(document, false, texts);
  return texts;
}

} // namespace

std::optional<std::pair<std::string, PartTexts>> read_docx(const std::map<std::string, std::string>& files) {
  if (!files.count("word/document.xml")) return std::nullopt;
  std::vector<std::pair<std::string_view, std::string_view>> all(files.begin(), files.end());
  for (const auto& [name, content] : files) {
    if (!name.starts_with("customXml/item")) continue;
    pugi::xml_document proof;
    if (proof.load_buffer(content.data(), content.size(), pugi::parse_default | pugi::parse_ws_pcdata))
      if (const pugi::xml_node root = proof.child("yindi-proof"))
        return std::pair(std::string(root.text().get()), texts_in(all));
  }
  return std::nullopt;
}

std::string write_docx(const CountySheet& sheet, const std::string& template_docx) {
  const bool notice = sheet.shape == "notice";
  const DocxLook look{(sheet.language == Language::zh && sheet.shape != "county") || notice, true, notice,
                      sheet.shape == "county"};
  const DocxStyles styles = docx_styles(sheet.language, template_docx, look.form);
  const DocxBody body = docx_body(sheet, styles, look);
  const std::string proof_id = "{6C2F0B3A-0B5C-4E0E-9C53-79696E646900}";
  std::vector<std::pair<std::string, std::string>> files = {
      {"[Content_Types].xml", content_types()},
      {"_rels/.rels",
       relationships({{"rId1", of_office("officeDocument"), "word/document.xml"},
                      {"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                       "docProps/core.xml"}})},
      {"word/document.xml", body.xml},
      {"word/_rels/document.xml.rels", document_relationships(body.pictures.size())},
      {"word/styles.xml", styles.xml},
      {"word/numbering.xml", docx_numbering(sheet.language, styles)},
      {"word/settings.xml", settings(sheet.language)},
      {"word/footer1.xml", footer(sheet, styles, look, false)},
      {"word/footer2.xml", footer(sheet, styles, look, true)},
      {"docProps/core.xml", core(sheet)},
      {"customXml/itemProps1.xml",
       std::string(declaration) +
           "<ds:datastoreItem xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\" "
           "ds:itemID=\"" +
           proof_id + "\"/>"},
      {"customXml/_rels/item1.xml.rels", relationships({{"rId1", of_office("customXmlProps"), "itemProps1.xml"}})}};
  const std::string proof = proof_text(sheet, texts_in({files.begin(), files.end()}));
  files.emplace_back("customXml/item1.xml",
                     std::string(declaration) + "<yindi-proof>" + escape_markup(proof) + "</yindi-proof>");
  for (std::size_t i = 0; i < body.pictures.size(); ++i)
    files.emplace_back(fmt::format("word/media/image{}.png", i + 1), body.pictures[i]);
  return write_zip(files);
}

} // namespace yindi
