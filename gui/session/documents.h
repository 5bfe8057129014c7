#pragma once

// The document that the Report page shows: composed and drawn in the background, written by an export.

#include "engine/rationale/documents.h"
#include "gui/session/jobs.h"

#include <memory>
#include <string>
#include <vector>

namespace yindi::gui {

/// What a document is about; another question makes it stale.
struct DocumentKey {
  std::shared_ptr<const Case> of;
  std::string county; ///< blank: the whole case
  DocumentShape shape = DocumentShape::county;
  Language language = Language::en;
  bool saved = false; ///< whether the files say the same as the case: a document proves itself by their hashes
  bool operator==(const DocumentKey&) const = default;
};

/// The answer. Where there is no document, `refused` says why and nothing else stands.
struct ShownDocument {
  DocumentKey key;
  Sentence refused;
  DocumentMaterial material;
  CountySheet sheet;
  std::vector<PagePicture> pages; ///< as they print
};

/// What is asked now; the newest answer, which may still be that of another question; and whether it is the asked one.
DocumentKey document_key(const Session& session);
const ShownDocument* shown_document(const Session& session);
bool document_is_current(const Session& session);

/// A format that the document can be written in.
struct DocumentFormat {
  const char* ending;
  const char* for_whom;
};
std::vector<DocumentFormat> document_formats(const DocumentKey& key);

/// Writes the shown document beside the case's folder, under a name that nothing else has; another export of the same
/// replaces its own. Gives what is to be told; `written` is the file, blank where there is none.
Sentence export_document(Session& session, const std::string& ending, std::string& written);
/// Shows a folder in the desktop's own program; gives why it could not, else blank.
Sentence open_in_desktop(const std::string& folder);
/// The manual's first page the same way; why not where its pages were not made.
Sentence open_manual(Language language);

} // namespace yindi::gui
