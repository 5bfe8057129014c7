#include "engine/results/check_json.h"

#include "engine/results/json.h"

#include <cmath>

namespace yindi {

Json check_json(const Diagnostics& diagnostics, Language language) {
  Json list = Json::array();
  for (const Diagnostic& d : diagnostics)
    list.push_back({{"severity", name(d.severity)},
                    {"path", d.path},
                    {"line", d.line},
                    {"column", d.column},
                    {"message", d.message.in(language)},
                    {"hint", or_null(d.hint, language)}});
  return {{"diagnostics", list}};
}

namespace {

Json json_of(const CheckedExample& example) {
  return {{"id", example.id},
          {"source", example.source},
          {"of", example.subject},
          {"through", or_null(example.through)},
          {"provenance", or_null(example.provenance)},
          {"tolerance", example.tolerance},
          {"max_difference", std::isfinite(example.max_difference) ? Json(example.max_difference) : Json(nullptr)},
          {"ok", example.ok}};
}

} // namespace

Json verify_json(const Verification& result) {
  Json list = Json::array();
  for (const CheckedExample& example : result.examples) list.push_back(json_of(example));
  const VerificationSummary summary = summary_of(result);
  return {{"examples", list},
          {"summary",
           {{"examples", summary.examples},
            {"ok", summary.ok},
            {"methods", summary.subjects},
            {"sources", summary.sources}}}};
}

} // namespace yindi
