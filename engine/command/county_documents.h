#pragma once

// The documents of single counties: one, one for each county of a case with an index, and the check of one.

#include "engine/command/options.h"

#include <ostream>

namespace yindi {

struct ReportOptions : CasebookOptions {
  std::string file;          ///< --output: a file, with --each-county a folder
  std::string shape;         ///< county | notice | prefecture | province; blank: by the number of counties
  std::string as;            ///< with --each-county: html | pdf
  std::string verify;        ///< a document to be checked
  std::string template_docx; ///< --template: a DOCX whose styles are taken
  bool each_county = false;
  bool annex = false; ///< the audit annex behind the whole case
};

/// Exit statuses, as every command's.
int run_county_document(const ReportOptions& options, std::ostream& out, std::ostream& err);
/// The whole case in few pages.
int run_case_document(const ReportOptions& options, std::ostream& out, std::ostream& err);
int run_each_county(const ReportOptions& options, std::ostream& out, std::ostream& err);
int run_verify_document(const ReportOptions& options, std::ostream& out, std::ostream& err);

/// The arguments that change a number, as they are typed.
std::vector<std::string> arguments_in(const CasebookOptions& options);

} // namespace yindi
