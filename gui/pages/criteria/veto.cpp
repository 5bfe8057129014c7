// What excludes an industry before anything is weighed.

#include "engine/format/words.h"
#include "gui/pages/criteria/criteria_page.h"
#include "gui/widgets/controls.h"

#include <cmath>

namespace yindi::gui {
namespace {

/// A new limit beside the end of the scale that is worst, so that it excludes little at first.
void set_veto(CriteriaView& v, bool on) {
  Criterion changed = *v.chosen;
  changed.veto.reset();
  if (on) {
    Veto veto;
    const Scale& scale = *changed.scale;
    const double limit = rounded_to(scale.worst + (scale.best - scale.worst) * .01, std::abs(scale.best - scale.worst));
    (scale.best > scale.worst ? veto.below : veto.above) = limit;
    const Sentence reason = say(mark("beyond the limit for {}"), changed.name);
    veto.reason = Text{reason.in(Language::en), reason.in(Language::zh)};
    changed.veto = veto;
  }
  v.put("veto", changed);
}

} // namespace

float veto_editor(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float begin = y, h = look.px(28);
  const bool on = v.chosen->veto.has_value();
  if (check(look, "veto", {column.x, y, column.w, look.px(31)},
            v.tell(mark("Exclude an industry before anything is weighed")), on))
    set_veto(v, !on);
  y += look.px(35);
  if (!on) return y - begin;
  float x = column.x;
  for (const bool above : {false, true}) {
    const std::string name = v.tell(above ? mark("above") : mark("below"));
    put_in(look, {x, y, look.px(80), h}, name, {}, p.t2);
    x += width(look, name) + look.px(8);
    const auto& limit = above ? v.chosen->veto->above : v.chosen->veto->below;
    if (const auto typed = typed_value(v, v.path(above ? "veto above" : "veto below"), limit ? shortest(*limit) : "",
                                       {x, y, look.px(110), h}, v.tell(mark("no limit")))) {
      Criterion changed = *v.chosen;
      auto& next = above ? changed.veto->above : changed.veto->below;
      const auto number = read_number(*typed);
      if (trim(*typed).empty())
        next.reset();
      else if (number.value)
        next = *number.value;
      if (changed != *v.chosen) v.put("veto", changed);
    }
    x += look.px(130);
  }
  y += h + look.px(6);
  for (const bool chinese : {false, true}) {
    const std::string label = chinese ? "" : v.tell(mark("Reason"));
    put_in(look, {column.x, y, look.px(88), h}, label, {}, p.t2);
    const Text& reason = v.chosen->veto->reason;
    if (const auto typed =
            typed_value(v, v.path(chinese ? "reason zh" : "reason en"), chinese ? reason.zh : reason.en,
                        {column.x + look.px(96), y, column.w - look.px(96), h}, chinese ? "中文" : "English")) {
      Criterion changed = *v.chosen;
      (chinese ? changed.veto->reason.zh : changed.veto->reason.en) = *typed;
      v.put("veto", changed);
    }
    y += h + look.px(4);
  }
  return y - begin;
}

} // namespace yindi::gui
