#pragma once

#include "engine/casebook/new_case.h"
#include "engine/ranking/rank.h"
#include "gui/session/worker.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace yindi::gui {

/// What one line of a typed or pasted list means.
struct ListedName {
  std::string text, id;             ///< id blank: none or several of that name
  std::vector<std::string> several; ///< that it could be
  bool total = false;
};

/// First sight of an industry in a county: the scarcest of the natural conditions, or what excludes it.
struct FirstSight {
  std::optional<double> fit;
  std::string scarcest, excluded; ///< ids of criteria
};

using Sights = std::map<std::pair<std::string, std::string>, FirstSight>; ///< by industry and county

/// A criterion that is not known everywhere, or not for all industries.
struct NotWhollyKnown {
  std::string criterion;
  std::vector<std::string> counties, industries; ///< where nobody knows it; for which industries, elsewhere
  double weight = 0;                             ///< the greatest that it has in a county
};

/// What the draft says so far.
struct RankedDraft {
  std::shared_ptr<const Case> of;
  RankedCase ranked;
  std::vector<NotWhollyKnown> unknown; ///< each criterion once, the weightiest first
};

/// A case that is being made. Nothing is written before the last step; leaving keeps it.
struct NewCaseState {
  bool open = false, begins = false;
  int step = 0;
  std::string region_folder;
  std::shared_ptr<const Case> region;
  Sentence wrong; ///< why the region cannot be read

  NewCase wanted;
  std::string search, prefecture, industry_search, own_name, own_industry;
  std::vector<ListedName> listed;
  Sentence table_wrong;               ///< why a table gave no counties
  bool titled = false, asked = false; ///< title and question were typed, not proposed

  std::shared_ptr<Worker> looking;      ///< for the sights
  std::shared_ptr<const Sights> sights; ///< nullptr while they are being worked out
  std::pair<std::vector<std::string>, std::vector<OwnRow>> sights_of;

  std::string folder;
  bool folder_typed = false;
  NewCase made_of;
  std::shared_ptr<const Case> made;
  std::shared_ptr<Worker> ranking;      ///< of the draft
  std::shared_ptr<const Case> asked_of; ///< the draft that it ranks, or has ranked
  std::shared_ptr<const RankedDraft> ranked;
  Sentence refused;
  bool was_told = false; ///< Create was pressed, so the session's message is its answer
};

} // namespace yindi::gui
