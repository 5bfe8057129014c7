#include "engine/edit/edit_fields.h"

namespace yindi {
namespace {

Field<Judgement> stale_field() {
  return {"stale", [](const Judgement& j) { return std::string(j.stale ? "true" : ""); },
          [](Judgement& j, const std::string& text) {
            if (!text.empty() && text != "true" && text != "false") return say(mark("write true, or leave it blank"));
            j.stale = text == "true";
            return Sentence{};
          }};
}

std::vector<Field<Judgement>> judgement_fields() {
  return {words("value", &Judgement::value), words("kept_because", &Judgement::kept_because),
          words("comment", &Judgement::comment), stale_field()};
}

std::string reciprocal(const std::string& value) {
  const auto slash = value.find('/');
  if (slash == std::string::npos) return value == "1" ? "1" : "1/" + value;
  const std::string top(trim(value.substr(0, slash))), bottom(trim(value.substr(slash + 1)));
  return top == "1" ? bottom : bottom + "/" + top;
}

/// Most judgements are their value alone, so that is their text; one that carries more is a JSON object.
std::string answer_text(const Judgement& j) {
  const bool plain_value = j.kept_because.empty() && j.comment.empty() && !j.stale && j.extras.empty();
  return plain_value ? j.value : row_text(j, judgement_fields());
}

struct JudgementPath {
  Judgement ids;
  std::vector<Judgement>& in(Case& c) const { return of_library ? c.library.judgements : c.judgements; }
  bool of_library;
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
    if (Sentence wrong = put_row(next, judgement_fields(), text); !wrong.empty()) return wrong;
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

} // namespace

std::optional<Slot> find_judgement_slot(const Case& value, const Parts& path, Sentence& why) {
  if (path.size() < 5 || path.size() > 6) {
    why = say(mark("a judgement is named judgement.PARTICIPANT.NODE.A.B"));
    return std::nullopt;
  }
  JudgementPath to{{}, path[0] == "profile_judgement"};
  const auto colon = path[1].find(':');
  (to.of_library ? to.ids.profile : to.ids.participant) = path[1].substr(0, colon);
  if (!to.of_library && colon != std::string::npos) to.ids.profile = path[1].substr(colon + 1);
  to.ids.node = path[2];
  to.ids.a = path[3];
  to.ids.b = path[4];
  const std::vector<Judgement>& items = to.of_library ? value.library.judgements : value.judgements;
  std::optional<std::size_t> position;
  bool mirrored = false;
  for (std::size_t i = 0; i < items.size() && !position; ++i) {
    mirrored = same_pair(items[i], to.ids, true);
    if (mirrored || same_pair(items[i], to.ids, false)) position = i;
  }
  if (path.size() == 6) {
    const auto fields = judgement_fields();
    const auto field = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return path[5] == f.name; });
    if (field == fields.end() || !position || mirrored) {
      why = no_such(path[5], {"value", "kept_because", "comment", "stale"});
      return std::nullopt;
    }
    return Slot{field->text(items[*position]),
                [to, i = *position, put = field->put](Case& c, const std::string& text, auto) {
                  return put(to.in(c)[i], text);
                }};
  }
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
