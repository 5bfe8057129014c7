#pragma once

#include "engine/casebook/new_case.h"
#include "engine/ranking/rank.h"
#include "engine/rationale/collect.h"

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

  std::shared_ptr<const std::map<std::pair<std::string, std::string>, FirstSight>> sights; ///< by industry and county
  std::pair<std::vector<std::string>, std::vector<OwnRow>> sights_of;

  std::string folder;
  bool folder_typed = false;
  NewCase made_of;
  std::shared_ptr<const Case> made;
  RankedCase ranked;
  std::vector<ToCollect> missing;
  std::vector<PartlyKnown> partly;
  Sentence refused;
};

} // namespace yindi::gui
