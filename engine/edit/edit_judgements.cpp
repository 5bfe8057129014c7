#include "engine/edit/edit_slot.h"
#include "engine/format/words.h"
#include "engine/schema/fields.h"
#include "engine/schema/text_fields.h"

#include <algorithm>

namespace yindi {
namespace {

/// Most judgements are their value alone, so that is their text; one that carries more is a JSON object.
std::string answer_text(const Judgement& j) {
  const bool plain_value = j.kept_because.empty() && j.comment.empty() && !j.stale && j.extras.empty();
  return plain_value ? j.value : row_text(Item::look(j));
}

struct JudgementPath {
  Judgement ids;
  bool of_library;

  const std::vector<Judgement>& look(const Case& c) const {
    return of_library ? c.judging.profile_judgements : c.judging.judgements;
  }
  std::vector<Judgement>& in(Case& c) const { return of_library ? c.judging.profile_judgements : c.judging.judgements; }
};

bool same_pair(const Judgement& x, const Judgement& y, bool mirrored) {
  return x.participant == y.participant && x.profile == y.profile && x.node == y.node &&
         x.a == (mirrored ? y.b : y.a) && x.b == (mirrored ? y.a : y.b);
}

Sentence set_judgement(const JudgementPath& path, Case& c, const std::string& text, std::optional<std::size_t> at) {
  std::vector<Judgement>& items = path.in(c);
  auto found = std::find_if(items.begin(), items.end(), [&](const Judgement& j) {
    return same_pair(j, path.ids, false) || same_pair(j, path.ids, true);
  });
  if (text.empty()) {
    if (found != items.end()) items.erase(found);
    return {};
  }
  Judgement next = found == items.end() ? path.ids : *found;
  next.a = path.ids.a;
  next.b = path.ids.b;
  if (text.starts_with('{')) {
    if (Sentence wrong = put_row(Item::of(next), text); !wrong.empty()) return wrong;
  } else {
    next.value = text;
    next.stale = false; // a judgement made anew is no longer of the old scale
    next.kept_because.clear();
    next.comment.clear();
  }
  if (found != items.end())
    *found = std::move(next);
  else
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(std::min(at.value_or(items.size()), items.size())),
                 std::move(next));
  return {};
}

JudgementPath read_path(const Parts& path) {
  JudgementPath to{{}, path[0] == "profile_judgement"};
  const auto colon = path[1].find(':');
  (to.of_library ? to.ids.profile : to.ids.participant) = path[1].substr(0, colon);
  if (!to.of_library && colon != std::string::npos) to.ids.profile = path[1].substr(colon + 1);
  to.ids.node = path[2], to.ids.a = path[3], to.ids.b = path[4];
  return to;
}

std::optional<Slot> answer_field(const Case& value, const JudgementPath& to, std::optional<std::size_t> position,
                                 const std::string& key, Sentence& why) {
  std::vector<std::string> known;
  for (const Field& field : fields<Judgement>().fields) {
    if (field.fixed) continue;
    known.push_back(field.key);
    if (!position || field.key != key) continue;
    return Slot{*field_text(Item::look(to.look(value)[*position]), field),
                [to, i = *position, &field](Case& c, const std::string& text, auto) {
                  return put_field(Item::of(to.in(c)[i]), field, {}, text);
                }};
  }
  why = no_such(key, known);
  return std::nullopt;
}

} // namespace

std::string judgement_path(const Judgement& j, bool of_library) {
  const std::string voice = of_library          ? j.profile
                            : j.profile.empty() ? j.participant
                                                : j.participant + ":" + j.profile;
  return (of_library ? "profile_judgement." : "judgement.") + voice + "." + j.node + "." + j.a + "." + j.b;
}

std::optional<Slot> find_judgement_slot(const Case& value, const Parts& path, Sentence& why) {
  if (path.size() < 5 || path.size() > 6) {
    why = say(mark("a judgement is named judgement.PARTICIPANT.NODE.A.B"));
    return std::nullopt;
  }
  const JudgementPath to = read_path(path);
  const std::vector<Judgement>& items = to.look(value);
  std::optional<std::size_t> position;
  bool mirrored = false;
  for (std::size_t i = 0; i < items.size() && !position; ++i) {
    mirrored = same_pair(items[i], to.ids, true);
    if (mirrored || same_pair(items[i], to.ids, false)) position = i;
  }
  if (path.size() == 6) return answer_field(value, to, mirrored ? std::nullopt : position, path[5], why);
  Slot slot{
      position ? answer_text(items[*position]) : std::string(),
      [to](Case& c, const std::string& text, std::optional<std::size_t> at) { return set_judgement(to, c, text, at); },
      {},
      {},
      position};
  if (mirrored) {
    Judgement turned = items[*position];
    turned.value = reciprocal(turned.value);
    slot.present = answer_text(turned);
    slot.inverse_value = answer_text(items[*position]);
    slot.inverse_path = path[0] + "." + path[1] + "." + path[2] + "." + path[4] + "." + path[3];
  }
  return slot;
}

} // namespace yindi
