#pragma once

// A sheet as DOCX for the office: styles with names, multilevel numbering, captions, table heads that repeat, pictures
// with alternative texts. The same blocks as the PDF's.

#include "engine/rationale/county_proof.h"

#include <map>
#include <pugixml.hpp>

namespace yindi {

/// What a part of the document is set in, by the styles' names.
struct DocxLook {
  bool official = false; ///< body text of an official document; else the smaller type of a form
  bool numbered = true;  ///< headings carry 一、 or 1
  bool run_in = false;   ///< headings stand in the first line of their text: a notice
  bool form = false;     ///< two pages of rows, a label beside each: a county's sheet
};

/// `template_docx`: the bytes of a document whose styles of the same names are taken; blank: ours.
std::string write_docx(const CountySheet& sheet, const std::string& template_docx = {});

/// What stands wrong with a template; nothing where its styles can be read.
std::optional<Sentence> wrong_template(const std::string& template_docx);

/// The files of a DOCX read back as a document; nothing where it carries no proof.
std::optional<std::pair<std::string, PartTexts>> read_docx(const std::map<std::string, std::string>& files);

// The pieces.

/// styles.xml and, by the name of a style, the id that it has there.
struct DocxStyles {
  std::string xml;
  std::map<std::string, std::string> ids;
};
/// Of a `form` the tables are set smaller: its two pages have a line for every industry.
DocxStyles docx_styles(Language language, const std::string& template_docx, bool form);
std::string docx_numbering(Language language, const DocxStyles& styles);

/// word/document.xml with the pictures that it shows (word/media/image1.png …).
struct DocxBody {
  std::string xml;
  std::vector<std::string> pictures;
};
DocxBody docx_body(const CountySheet& sheet, const DocxStyles& styles, const DocxLook& look);

} // namespace yindi
