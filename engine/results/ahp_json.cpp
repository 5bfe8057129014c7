#include "engine/results/ahp_json.h"

#include "engine/results/json.h"
#include "engine/weights/consistency.h"
#include "engine/weights/questions.h"
#include "engine/weights/scales.h"

namespace yindi {
namespace {

Json notes(const Priorities& priorities, const PriorityOptions& options, Language language) {
  Json result = Json::array();
  if (const Sentence scale = scale_note(options.scale); !scale.empty()) result.push_back(scale.in(language));
  if (!priorities.ri.note.empty()) result.push_back(priorities.ri.note.in(language));
  return result;
}

Json worst(const Comparison& comparison, const Priorities& priorities, const PriorityOptions& options) {
  Json result = Json::array();
  const JudgementScale& scale = *find_scale(options.scale);
  for (const Suspect& suspect : worst_judgements(comparison, priorities, options))
    result.push_back({{"a", suspect.a},
                      {"b", suspect.b},
                      {"given", suspect.given},
                      {"implied", suspect.implied},
                      {"suggested", suspect.suggested},
                      {"cr_after", or_null(suspect.cr_after)},
                      {"given_answer", nearest_answer(scale, suspect.given, comparison.size())},
                      {"suggested_answer", suspect.suggested_answer},
                      {"weights_after", suspect.weights_after}});
  return result;
}

Json left_right_json(const Comparison& comparison, const PriorityOptions& options) {
  if (options.prioritization != "eigenvector") return nullptr;
  const LeftRight both = left_right(comparison);
  Json flipped = Json::array();
  for (const FlippedPair& pair : both.flipped)
    flipped.push_back({{"a", pair.a}, {"b", pair.b}, {"right", pair.right}, {"left", pair.left}});
  return {{"left", both.left}, {"difference", both.difference}, {"flipped", flipped}};
}

Json koczkodaj_json(const Comparison& comparison) {
  const auto worst = koczkodaj(comparison);
  if (!worst) return nullptr;
  return {{"index", worst->index}, {"triad", {worst->a, worst->b, worst->c}}};
}

Json by_hand_json(const Comparison& comparison, const Priorities& priorities) {
  const auto hand = by_hand(comparison, priorities);
  if (!hand) return nullptr;
  return {{"lambda_max", hand->lambda_max}, {"ci", or_null(hand->ci)}, {"cr", or_null(hand->cr)}};
}

/// What the open pairs are worth; null where none is open.
void add_questions(Json& result, const Comparison& comparison, const PriorityOptions& options, Language language) {
  result["next"] = Json::array();
  result["stop"] = nullptr;
  if (missing_pairs(comparison) == 0) return;
  for (const Question& question : next_questions(comparison, 3))
    result["next"].push_back({{"a", question.a}, {"b", question.b}, {"gain", question.gain}});
  StopRule rule;
  rule.limit = ratio_on(*find_scale(options.scale), 9, comparison.size());
  const Stop stop = stop_asking(comparison, rule);
  result["stop"] = {{"stop", stop.stop},
                    {"exact", stop.exact},
                    {"probability", stop.probability},
                    {"item", stop.item},
                    {"why", stop.why.in(language)}};
}

/// Everything of one matrix but its items and weights.
void add_consistency(Json& result, const Comparison& comparison, const Priorities& priorities,
                     const PriorityOptions& options, Language language) {
  result["lambda_max"] = priorities.lambda_max;
  result["ci"] = or_null(priorities.ci);
  result["cr"] = or_null(priorities.cr);
  result["ri"] = or_null(priorities.ri.value);
  result["ri_table"] = priorities.ri.table;
  result["ri_label"] = or_null(priorities.ri.label);
  result["gci"] = or_null(priorities.gci);
  result["missing"] = priorities.missing;
  result["connected"] = connected(comparison);
  result["worst"] = worst(comparison, priorities, options);
  result["cycles"] = cycles(comparison);
  result["notes"] = notes(priorities, options, language);
  result["scale"] = options.scale;
  result["gci_threshold"] = or_null(gci_threshold(static_cast<int>(comparison.size()), priorities.missing));
  result["koczkodaj"] = koczkodaj_json(comparison);
  result["left_right"] = left_right_json(comparison, options);
  result["by_hand"] = by_hand_json(comparison, priorities);
  add_questions(result, comparison, options, language);
}

Json matrix(const Comparison& comparison) {
  Json rows = Json::array();
  for (Eigen::Index i = 0; i < comparison.size(); ++i) {
    Json row = Json::array();
    for (Eigen::Index j = 0; j < comparison.size(); ++j)
      row.push_back(comparison.judged(i, j) ? Json(comparison.ratio(i, j)) : Json(nullptr));
    rows.push_back(std::move(row));
  }
  return rows;
}

} // namespace

Json ahp_json(const Comparison& comparison, const Priorities& priorities, const PriorityOptions& options,
              Language language) {
  Json result;
  result["items"] = priorities.items;
  result["weights"] = priorities.weights;
  add_consistency(result, comparison, priorities, options, language);
  return result;
}

Json ahp_json(const GroupPriorities& group, const PriorityOptions& options, Language language) {
  Json result;
  result["members"] = Json::array();
  for (const MemberPriorities& member : group.members)
    result["members"].push_back({{"file", member.id},
                                 {"weight", member.weight},
                                 {"weights", member.own ? Json(member.own->weights) : Json(nullptr)},
                                 {"cr", member.own ? or_null(member.own->cr) : Json(nullptr)}});
  result["aggregate"] = group.aggregate;
  result["matrix"] = group.aggregated ? matrix(*group.aggregated) : Json(nullptr);
  result["items"] = group.items;
  result["weights"] = group.weights;
  result["cr"] = nullptr; // keeps its place in the order of the contract
  if (group.priorities) add_consistency(result, *group.aggregated, *group.priorities, options, language);
  result["fewer_voices"] = Json::array();
  for (const Voices& pair : group.fewer_voices)
    result["fewer_voices"].push_back({{"a", pair.a}, {"b", pair.b}, {"voices", pair.voices}, {"of", pair.of}});
  result["left_out"] = group.left_out;
  return result;
}

} // namespace yindi
