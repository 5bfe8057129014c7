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

/// What the check says of the new case and did not say of the old one. Places are no part of it: they shift.
Diagnostics new_problems(const Case& before, const Case& after, const std::string& path) {
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
  for (Diagnostic& diagnostic : fresh) diagnostic.path = path;
  return fresh;
}

std::string judgement_path(const Judgement& j, bool of_library) {
  const std::string voice = of_library          ? j.profile
                            : j.profile.empty() ? j.participant
                                                : j.participant + ":" + j.profile;
  return (of_library ? "profile_judgement." : "judgement.") + voice + "." + j.node + "." + j.a + "." + j.b;
}

bool changes_frame(const Parts& path) {
  return path.size() == 3 && path[0] == "criterion" && (path[2] == "scale" || path[2] == "direction");
}

/// Marks the judgements on the node of `criterion` as stale; the inverse takes the marks of the fresh ones away.
void mark_stale(Case& c, const std::string& criterion, const Edit& edit, std::vector<Edit>& inverse) {
  const Criterion* found = find_criterion(c.library, criterion);
  if (!found) return;
  const std::string node = found->parent.empty() ? goal : found->parent;
  const auto mark_all = [&](std::vector<Judgement>& judgements, bool of_library) {
    for (Judgement& j : judgements) {
      if (j.node != node || j.stale) continue;
      j.stale = true;
      Edit back{edit.who, edit.what, judgement_path(j, of_library) + ".stale", "true", "", edit.why, edit.when, {}};
      inverse.push_back(std::move(back));
    }
  };
  mark_all(c.judgements, false);
  mark_all(c.library.judgements, true);
}

Applied apply_to(const Case& value, const Edit& edit, const Slot& slot) {
  Applied result;
  if (const std::size_t at = first_control(edit.new_value); at != std::string::npos) {
    result.diagnostics = {refusal(say(mark("the control character {}"), code_point_name(edit.new_value, at)),
                                  say(mark("take it out: no name, id or text needs one")), edit.path)};
    return result;
  }
  Case next = value;
  if (const Sentence wrong = slot.set(next, edit.new_value, edit.at); !wrong.empty()) {
    result.diagnostics = {refusal(say(mark("\"{}\" does not fit here"), edit.new_value), wrong, edit.path)};
    return result;
  }
  const std::string back_path = slot.inverse_path.empty() ? edit.path : slot.inverse_path;
  const std::string& back_value = slot.inverse_path.empty() ? slot.present : slot.inverse_value;
  Edit back{edit.who,   edit.what, back_path, value_at(next, back_path).value_or(""),
            back_value, edit.why,  edit.when, slot.position};
  result.inverse.push_back(std::move(back));
  const Parts parts = split(edit.path, '.');
  if (changes_frame(parts) && next != value) mark_stale(next, parts[1], edit, result.inverse);
  result.diagnostics = new_problems(value, next, edit.path);
  if (has_errors(result.diagnostics))
    result.inverse.clear();
  else
    result.value = std::move(next);
  return result;
}

} // namespace

Applied apply(const Case& value, const Edit& edit) {
  Sentence why;
  const auto slot = find_slot(value, edit.path, why);
  if (!slot) return {std::nullopt, {refusal(say(mark("there is nothing at \"{}\""), edit.path), why, edit.path)}, {}};
  if (slot->present != edit.old_value)
    return {std::nullopt,
            {refusal(say(mark("\"{0}\" stands here now, not \"{1}\""), slot->present, edit.old_value),
                     say(mark("someone else changed it: look at it and decide again")), edit.path)},
            {}};
  return apply_to(value, edit, *slot);
}

std::optional<std::string> value_at(const Case& value, const std::string& path) {
  Sentence why;
  const auto slot = find_slot(value, path, why);
  return slot ? std::optional(slot->present) : std::nullopt;
}

Applied set_key(const Case& value, const std::string& key, const std::string& text) {
  Edit edit;
  edit.what = "set";
  edit.path = key;
  edit.old_value = value_at(value, key).value_or("");
  edit.new_value = text;
  return apply(value, edit);
}

} // namespace yindi
