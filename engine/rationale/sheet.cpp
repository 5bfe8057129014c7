#include "engine/rationale/sheet.h"

#include <algorithm>
#include <cmath>

namespace yindi {

double Sheet::width_of(const std::string& text, TextSize size, bool bold) const {
  return style.text_width ? style.text_width(text, size, bold) : approximate_text_width(text, size, bold);
}

std::string Sheet::fitted(const std::string& text, double room, TextSize size, bool bold) const {
  if (width_of(text, size, bold) <= room) return text;
  const std::string ellipsis = style.language == Language::zh ? "…" : "...";
  std::string kept;
  for (const std::string& character : characters(text)) {
    if (width_of(kept + character + ellipsis, size, bold) > room) break;
    kept += character;
  }
  while (!kept.empty() && kept.back() == ' ') kept.pop_back();
  return kept.empty() ? kept : kept + ellipsis;
}

void Sheet::region(std::string id, const Sentence& title, Point at, double width, double height) {
  drawing.regions.push_back({std::move(id), title.in(style.language), at, width, height});
}

Ticks ticks(double low, double high) {
  Ticks result;
  const double range = high - low;
  if (!std::isfinite(range) || range <= 0) return {{low}, 1, 0};
  const double power = std::pow(10, std::floor(std::log10(range)) - 1);
  for (const double round : {1, 2, 5, 10, 20, 50}) {
    result.step = round * power;
    if (range / result.step <= 5 + 1e-9) break;
  }
  result.digits = std::max(0, -static_cast<int>(std::floor(std::log10(result.step) + 1e-9)));
  const double first = std::ceil(low / result.step - 1e-9);
  const double last = std::floor(high / result.step + 1e-9);
  for (double n = first; n <= last; ++n) result.at.push_back(n * result.step + 0.0); // + 0.0: no negative zero
  return result;
}

std::vector<GroupSum> by_group(const Case& c, const std::map<std::string, double>& by_leaf) {
  std::vector<GroupSum> result;
  std::size_t place = 0;
  for (const std::string& group : children(c.model->library, goal)) {
    GroupSum entry{group, find_criterion(c.model->library, group)->name, place++, 0};
    bool named = false;
    for (const std::string& leaf : leaves(c.model->library, group))
      if (const auto found = by_leaf.find(leaf); found != by_leaf.end()) entry.sum += found->second, named = true;
    if (named) result.push_back(std::move(entry));
  }
  return result;
}

std::size_t group_place(const Library& library, const std::string& criterion) {
  const auto groups = children(library, goal);
  const auto at = std::find(groups.begin(), groups.end(), group_of(library, criterion));
  return static_cast<std::size_t>(at - groups.begin());
}

} // namespace yindi
