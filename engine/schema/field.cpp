#include "engine/schema/field.h"

#include <algorithm>

namespace yindi {

const Field* Description::find(std::string_view key) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.key == key; });
  return found == fields.end() ? nullptr : &*found;
}

bool same(const Ref& a, const Ref& b) {
  return std::visit(
      [&](const auto& x) {
        using Value = std::decay_t<decltype(x)>;
        const auto* y = std::get_if<Value>(&b);
        if (!y) return false;
        if constexpr (std::is_same_v<Value, Items>)
          return x.size() == 0 && y->size() == 0;
        else
          return *x == **y;
      },
      a);
}

bool differs(const Item& item) {
  if (item.extras() && !item.extras()->empty()) return true;
  const auto& all = item.fields_of();
  return std::any_of(all.begin(), all.end(), [&](const Field& f) { return !same(item[f], item.initial(f)); });
}

} // namespace yindi
