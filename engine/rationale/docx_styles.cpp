// The styles of a DOCX, by the names of documents.md, and its multilevel numbering.

#include "engine/format/zip.h"
#include "engine/rationale/docx.h"

#include <cmath>
#include <sstream>

namespace yindi {
namespace {

/// One style: its fonts for Chinese and for Latin letters, size and pitch in points.
struct StyleRow {
  const char* name;
  const char *east, *latin;
  double size, pitch;
  const char* align; ///< as w:jc says it
  bool bold = false;
  int indent = 0; ///< first line, characters
  int outline = -1;
  double before = 0, after = 0; ///< points
  const char* colour = "";
};

constexpr const char *song = "宋体", *hei = "黑体", *fang = "仿宋_GB2312", *kai = "楷体_GB2312",
                     *roman = "Times New Roman", *arial = "Arial";

const std::vector<StyleRow>& rows_of(Language language) {
  static const std::vector<StyleRow> zh = {{"YD Title", "方正小标宋简体", roman, 22, 32, "center", false, 0, -1, 0, 10},
                                           {"YD Heading 1", hei, arial, 16, 28.99, "left", false, 2, 0},
                                           {"YD Heading 2", kai, roman, 16, 28.99, "left", true, 2, 1},
                                           {"YD Body", fang, roman, 16, 28.99, "both", false, 2},
                                           {"YD Addressee", fang, roman, 16, 28.99, "both"},
                                           {"YD Signature", fang, roman, 16, 28.99, "right"},
                                           {"YD Form Label", hei, arial, 9.5, 12, "left", false, 0, 0, 1, 1},
                                           {"YD Form Answer", hei, arial, 15, 19, "left", false, 0, -1, 1, 2},
                                           {"YD Form Lead", fang, roman, 10.5, 12.6, "both", false, 0, -1, 0, 1},
                                           {"YD Form Text", fang, roman, 9, 10.6, "both", false, 0, -1, 0, 1},
                                           {"YD Table Head", hei, arial, 8.5, 10.6, "left"},
                                           {"YD Table Text", song, roman, 8.5, 10.6, "left"},
                                           {"YD Table Number", hei, arial, 8.5, 10.6, "right"},
                                           {"YD Caption", song, roman, 8.5, 11, "left", false, 0, -1, 1, 1},
                                           {"YD Note", song, roman, 8, 9.6, "both", false, 0, -1, 0, 1},
                                           {"YD Picture", song, roman, 8, 8, "left"},
                                           {"YD Page Number", song, roman, 14, 18, "right"},
                                           {"YD Code", song, roman, 8, 9.6, "left", false, 0, -1, 1, 2}};
  static const std::vector<StyleRow> en = {{"YD Title", song, arial, 20, 26, "left", true, 0, -1, 0, 6},
                                           {"YD Heading 1", hei, arial, 13, 18, "left", true, 0, 0, 10, 3, "23415F"},
                                           {"YD Heading 2", hei, arial, 11, 16, "left", true, 0, 1, 6, 2, "23415F"},
                                           {"YD Body", song, arial, 11, 16, "left", false, 0, -1, 0, 4},
                                           {"YD Addressee", song, arial, 11, 16, "left", false, 0, -1, 0, 4},
                                           {"YD Signature", song, arial, 11, 16, "right"},
                                           {"YD Form Label", hei, arial, 9, 11, "left", true, 0, 0, 1, 1, "23415F"},
                                           {"YD Form Answer", hei, arial, 16, 21, "left", true, 0, -1, 2, 3},
                                           {"YD Form Lead", song, arial, 9.5, 11.8, "left", false, 0, -1, 0, 2},
                                           {"YD Form Text", song, arial, 9, 10.5, "left", false, 0, -1, 0, 1},
                                           {"YD Table Head", hei, arial, 8.5, 10.4, "left", true},
                                           {"YD Table Text", song, arial, 8.5, 10.4, "left"},
                                           {"YD Table Number", song, arial, 8.5, 10.4, "right"},
                                           {"YD Caption", song, arial, 8.5, 10.6, "left", false, 0, -1, 1, 1},
                                           {"YD Note", song, arial, 8, 9.4, "left", false, 0, -1, 0, 1},
                                           {"YD Picture", song, arial, 8, 8, "left"},
                                           {"YD Page Number", song, arial, 9, 12, "right"},
                                           {"YD Code", song, arial, 8, 9.4, "left", false, 0, -1, 1, 2}};
  return language == Language::zh ? zh : en;
}

std::string id_of(std::string name) {
  std::erase(name, ' ');
  return name;
}

std::string twentieths(double points) { return std::to_string(std::lround(points * 20)); }

pugi::xml_node child(pugi::xml_node parent, const char* name, const char* key = nullptr,
                     const std::string& value = {}) {
  pugi::xml_node node = parent.append_child(name);
  if (key) node.append_attribute(key) = value.c_str();
  return node;
}

void fonts(pugi::xml_node properties, const StyleRow& row) {
  pugi::xml_node font = child(properties, "w:rFonts", "w:ascii", row.latin);
  font.append_attribute("w:hAnsi") = row.latin;
  font.append_attribute("w:eastAsia") = row.east;
  font.append_attribute("w:cs") = row.latin;
}

void add_style(pugi::xml_node styles, const StyleRow& row) {
  pugi::xml_node style = child(styles, "w:style", "w:type", "paragraph");
  style.append_attribute("w:customStyle") = "1";
  style.append_attribute("w:styleId") = id_of(row.name).c_str();
  child(style, "w:name", "w:val", row.name);
  child(style, "w:qFormat");
  pugi::xml_node paragraph = child(style, "w:pPr");
  // A form's label stands in a table, which would go to the next page as a whole.
  if (row.outline >= 0 && std::string(row.name) != "YD Form Label") child(paragraph, "w:keepNext");
  if (std::string(row.name) == "YD Caption") child(paragraph, "w:keepNext");
  if (row.size != 16) child(paragraph, "w:snapToGrid", "w:val", "0"); // other sizes keep their own pitch
  pugi::xml_node spacing = child(paragraph, "w:spacing", "w:before", twentieths(row.before));
  spacing.append_attribute("w:after") = twentieths(row.after).c_str();
  spacing.append_attribute("w:line") = twentieths(row.pitch).c_str();
  // A line grows where a picture stands in it.
  spacing.append_attribute("w:lineRule") = std::string(row.name) == "YD Picture" ? "atLeast" : "exact";
  if (row.indent > 0) {
    pugi::xml_node indent = child(paragraph, "w:ind", "w:firstLineChars", std::to_string(100 * row.indent));
    indent.append_attribute("w:firstLine") = twentieths(row.indent * row.size).c_str();
  }
  child(paragraph, "w:jc", "w:val", row.align);
  if (row.outline >= 0) child(paragraph, "w:outlineLvl", "w:val", std::to_string(row.outline));
  pugi::xml_node run = child(style, "w:rPr");
  fonts(run, row);
  if (row.bold) child(run, "w:b");
  if (*row.colour) child(run, "w:color", "w:val", row.colour);
  child(run, "w:sz", "w:val", std::to_string(std::lround(row.size * 2)));
  child(run, "w:szCs", "w:val", std::to_string(std::lround(row.size * 2)));
}

/// The template's styles; an empty document where there is none.
bool load_template(pugi::xml_document& into, const std::string& bytes) {
  if (bytes.empty()) return false;
  const auto files = read_zip(bytes);
  if (!files) return false;
  const auto found = files->find("word/styles.xml");
  return found != files->end() && into.load_buffer(found->second.data(), found->second.size()) &&
         into.child("w:styles");
}

std::string text_of(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + out.str();
}

} // namespace

std::optional<Sentence> wrong_template(const std::string& template_docx) {
  pugi::xml_document document;
  if (load_template(document, template_docx)) return std::nullopt;
  return say(mark("it is no DOCX with styles"));
}

DocxStyles docx_styles(Language language, const std::string& template_docx, bool form) {
  DocxStyles result;
  pugi::xml_document document;
  if (!load_template(document, template_docx)) {
    pugi::xml_node styles = document.append_child("w:styles");
    styles.append_attribute("xmlns:w") = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    pugi::xml_node defaults = child(styles, "w:docDefaults");
    pugi::xml_node run = child(child(defaults, "w:rPrDefault"), "w:rPr");
    fonts(run, rows_of(language)[3]);
    child(run, "w:sz", "w:val", "21");
    child(run, "w:lang", "w:val", "en-GB").append_attribute("w:eastAsia") = "zh-CN";
    child(child(defaults, "w:pPrDefault"), "w:pPr");
    pugi::xml_node normal = child(styles, "w:style", "w:type", "paragraph");
    normal.append_attribute("w:default") = "1";
    normal.append_attribute("w:styleId") = "Normal";
    child(normal, "w:name", "w:val", "Normal");
  }
  pugi::xml_node styles = document.child("w:styles");
  for (pugi::xml_node style : styles.children("w:style")) {
    result.ids.emplace(style.child("w:name").attribute("w:val").value(), style.attribute("w:styleId").value());
    style.child("w:pPr").remove_child("w:numPr"); // of a numbering that is not taken along
  }
  for (StyleRow row : rows_of(language)) {
    if (form && std::string_view(row.name).starts_with("YD Table")) row.size = 8, row.pitch = 9.4;
    if (result.ids.emplace(row.name, id_of(row.name)).second) add_style(styles, row);
  }
  result.xml = text_of(document);
  return result;
}

std::string docx_numbering(Language language, const DocxStyles& styles) {
  const bool zh = language == Language::zh;
  pugi::xml_document document;
  pugi::xml_node numbering = document.append_child("w:numbering");
  numbering.append_attribute("xmlns:w") = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  struct Level {
    const char *format, *text, *style;
  };
  const Level chinese[] = {{"chineseCounting", "%1、", ""},
                           {"chineseCounting", "（%2）", "YD Heading 2"},
                           {"decimal", "%3.", ""},
                           {"decimal", "（%4）", ""}};
  const Level western[] = {
      {"decimal", "%1 ", ""}, {"decimal", "%1.%2 ", "YD Heading 2"}, {"decimal", "%3.", ""}, {"decimal", "(%4)", ""}};
  const char* tops[] = {"YD Heading 1", "YD Form Label"};
  for (int i = 0; i < 2; ++i) {
    pugi::xml_node abstract = child(numbering, "w:abstractNum", "w:abstractNumId", std::to_string(i));
    child(abstract, "w:multiLevelType", "w:val", "multilevel");
    for (int level = 0; level < 4; ++level) {
      const Level& row = zh ? chinese[level] : western[level];
      pugi::xml_node node = child(abstract, "w:lvl", "w:ilvl", std::to_string(level));
      child(node, "w:start", "w:val", "1");
      child(node, "w:numFmt", "w:val", row.format);
      const char* style = level == 0 ? tops[i] : i == 0 ? row.style : "";
      if (*style) child(node, "w:pStyle", "w:val", styles.ids.at(style));
      child(node, "w:suff", "w:val", "nothing");
      child(node, "w:lvlText", "w:val", row.text);
      child(node, "w:lvlJc", "w:val", "left");
      if (zh && i == 0) { // two characters, as the text below has
        pugi::xml_node indent = child(child(node, "w:pPr"), "w:ind", "w:firstLineChars", "200");
        indent.append_attribute("w:firstLine") = "640";
      }
    }
  }
  for (int i = 0; i < 2; ++i)
    child(child(numbering, "w:num", "w:numId", std::to_string(i + 1)), "w:abstractNumId", "w:val", std::to_string(i));
  return text_of(document);
}

} // namespace yindi
