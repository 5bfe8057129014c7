#pragma once

// The case that is open, with its folder and its history. The only place of the window where files are touched.

#include "engine/case/case.h"
#include "engine/edit/history.h"
#include "engine/format/diagnostic.h"
#include "engine/format/place.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yindi::gui {

/// One edit of the case: what stands at a path (engine/edit/edit.h) becomes `text`.
struct Change {
  std::string path, text;
  std::uint64_t gesture = 0; ///< changes of one drag have the same number and are one step of the history
};

struct Document {
  std::string folder; ///< as typed; blank: nothing is open
  Diagnostics diagnostics;
  std::optional<History<Case>> history; ///< none: nothing is open, or what is open cannot be computed with
  std::shared_ptr<const Case> saved;

  /// The case as it stands; nullptr where nothing is open.
  std::shared_ptr<const Case> now() const { return history ? history->now : nullptr; }
  bool changed() const { return history && saved != history->now; }
};

/// The folder of a path that was typed or dropped: a file stands for the folder that it lies in.
std::string casebook_folder(const std::string& path);

/// A case that was made in memory, as if it had just been saved.
void open_case(Document& document, Case c);
/// Reads a folder; its problems are in `diagnostics`, and with errors nothing is open. Gives where each part was read.
Places read_document(Document& document, const std::string& folder);
/// Closes what cannot be computed with after all, and keeps saying why.
void refuse_document(Document& document, Diagnostics why);

/// Makes the changes one step of the history, or none of them; gives what refuses them, blank where nothing does.
Sentence change(Document& document, const std::vector<Change>& wanted);
/// What makes `method` the case's, with the parameters of its source.
std::vector<Change> changes_to_method(const Case& c, const std::string& method);

/// Writes the folder. Gives what is to be told, an error or a remark; blank where there is nothing to tell.
Sentence save(Document& document);

} // namespace yindi::gui
