#include "engine/edit/edit.h"

#include "engine/casebook/check_case.h"
#include "engine/edit/edit_slot.h"
#include "engine/format/encoding.h"
#include "engine/format/words.h"

#include <algorithm>

namespace yindi {
namespace {

Diagnostics problems_of(const Case& value) {
  Problems problems;
  check_case(value, {}, problems);
  return problems.sorted();
}

/// The path of the edit that a problem comes of: the last in the same part of the case, else the last of all.
const std::string& path_of(const Diagnostic& problem, const std::vector<Edit>& edits) {
  const std::string part = problem.path.substr(0, problem.path.find('.')) + ".";
  const auto found =
      std::find_if(edits.rbegin(), edits.rend(), [&](const Edit& edit) { return edit.path.starts_with(part); });
  return found == edits.rend() ? edits.back().path : found->path;
}

/// What the check says of the new case and did not say of the old one. Places are no part of it: they shift.
Diagnostics new_problems(const Case& before, const Case& after, const std::vector<Edit>& edits) {
  Diagnostics fresh = problems_of(after);
  if (fresh.empty()) return fresh;
  Diagnostics known = problems_of(before);
  std::erase_if(fresh, [&](const Diagnostic& diagnostic) {
    const auto same = std::find_if(known.begin(), known.end(), [&](const Diagnostic& k) {
      return k.severity == diagnostic.severity && k.message == diagnostic.message && k.hint == diagnostic.hint;
    });
    if (same == known.end()) return false;
    known.erase(same);
    return true;
  });
  for (Diagnostic& diagnostic : fresh) diagnostic.path = path_of(diagnostic, edits);
  return fresh;
}

bool changes_frame(const Parts& path) {
  return path.size() == 3 && path[0] == "criterion" && (path[2] == "scale" || path[2] == "direction");
}

/// Marks the judgements on the node of `criterion` as stale; the inverse takes the marks of the fresh ones away.
void mark_stale(Case& c, const std::string& criterion, std::vector<Edit>& inverse) {
  const Criterion* found = find_criterion(c.model->library, criterion);
  if (!found) return;
  const std::string node = found->parent.empty() ? goal : found->parent;
  const auto mark_all = [&](std::vector<Judgement>& judgements, bool of_library) {
    for (Judgement& j : judgements) {
      if (j.node != node || j.stale) continue;
      j.stale = true;
      inverse.push_back({judgement_path(j, of_library) + ".stale", "true", ""});
    }
  };
  mark_all(c.judging.judgements, false);
  mark_all(c.judging.profile_judgements, true);
}

Diagnostic conflict(const Edit& edit, const std::string& present) {
  return refusal(say(mark("\"{0}\" stands here now, not \"{1}\""), present, edit.old_value),
                 say(mark("someone else changed it: look at it and decide again")), edit.path);
}

/// One edit, unchecked; the error where it cannot be put. `inverse` takes it back.
std::optional<Diagnostic> put(Case& c, const Edit& edit, std::vector<Edit>& inverse) {
  Sentence why;
  const auto slot = find_slot(c, edit.path, why);
  if (!slot) return refusal(say(mark("there is nothing at \"{}\""), edit.path), why, edit.path);
  if (slot->present != edit.old_value) return conflict(edit, slot->present);
  if (const std::size_t at = first_control(edit.new_value); at != std::string::npos)
    return refusal(say(mark("the control character {}"), code_point_name(edit.new_value, at)),
                   say(mark("take it out: no name, id or text needs one")), edit.path);
  const Parts parts = split(edit.path, '.');
  const std::optional<Case> before = changes_frame(parts) ? std::optional(c) : std::nullopt;
  if (const Sentence wrong = slot->set(c, edit.new_value, edit.at); !wrong.empty())
    return refusal(say(mark("\"{}\" does not fit here"), edit.new_value), wrong, edit.path);
  const std::string back_path = slot->inverse_path.empty() ? edit.path : slot->inverse_path;
  const std::string& back_value = slot->inverse_path.empty() ? slot->present : slot->inverse_value;
  inverse.push_back({back_path, value_at(c, back_path).value_or(""), back_value, slot->position});
  if (before && c != *before) mark_stale(c, parts[1], inverse);
  return std::nullopt;
}

} // namespace

Applied apply(const Case& value, const Step& step) {
  const std::vector<Edit>& edits = step.edits;
  Case next = value;
  std::vector<Edit> inverse;
  for (const Edit& edit : edits) {
    std::vector<Edit> back;
    if (auto error = put(next, edit, back)) return {std::nullopt, {std::move(*error)}, {}};
    inverse.insert(inverse.begin(), back.begin(), back.end());
  }
  Diagnostics problems = edits.empty() ? Diagnostics() : new_problems(value, next, edits);
  if (has_errors(problems)) return {std::nullopt, std::move(problems), {}};
  return {std::move(next), std::move(problems), std::move(inverse)};
}

Applied apply(const Case& value, const Edit& edit) { return apply(value, Step{{edit}, {}, {}, {}, {}}); }

std::optional<std::string> value_at(const Case& value, const std::string& path) {
  Sentence why;
  const auto slot = find_slot(value, path, why);
  return slot ? std::optional(slot->present) : std::nullopt;
}

Edit edit_to(const Case& value, const std::string& path, const std::string& text) {
  return {path, value_at(value, path).value_or(""), text};
}

Applied set_key(const Case& value, const std::string& key, const std::string& text) {
  return apply(value, edit_to(value, key, text));
}

std::vector<Edit> edits_to_method(const Case& value, const std::string& id) {
  std::vector<Edit> edits;
  const auto add = [&](const std::string& path, const std::string& text) {
    Edit edit = edit_to(value, path, text);
    if (edit.old_value != edit.new_value) edits.push_back(std::move(edit));
  };
  if (value.method.id != id) {
    for (const auto& [parameter, setting] : value.method.parameters) add("method.parameters." + parameter, "");
    add("method.normalization", "");
  }
  add("method.id", id);
  return edits;
}

Step inverted(const Step& step) { return {step.inverse, step.edits, step.who, step.when, step.why}; }

Step joined(Step first, const Step& second) {
  const auto add = [](std::vector<Edit>& edits, const Edit& edit) {
    const bool again = !edits.empty() && edits.back().path == edit.path && edits.back().new_value == edit.old_value;
    if (again)
      edits.back().new_value = edit.new_value;
    else
      edits.push_back(edit);
  };
  for (const Edit& edit : second.edits) add(first.edits, edit);
  std::vector<Edit> inverse = second.inverse;
  for (const Edit& edit : first.inverse) add(inverse, edit);
  first.inverse = std::move(inverse);
  first.when = second.when;
  return first;
}

} // namespace yindi
