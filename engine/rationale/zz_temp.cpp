#include "engine/rationale/rationale.h"
namespace yindi {
Rationale make_rationale(const Case&, const std::vector<std::string>&) { return {}; }
std::string write_html(const Rationale&, Language) { return {}; }
std::string write_markdown(const Rationale&, Language) { return {}; }
} // namespace yindi
