#include "gui/pages/actions.h"
#include "gui/pages/frame/frame.h"

#include "gui/pages/no_ranking.h"

#include "engine/weights/random_index.h"
#include "engine/weights/standing.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <utility>

namespace yindi::gui {
namespace {

/// "RI 1.32, Saaty 1977".
std::string index_of(const Look& look, const NodeWeights& node) {
  const Text table = random_index_name(node.ri_table, node.ri_label);
  return node.ri ? sentence(look, mark("RI {0}, {1}"), decimal(*node.ri, 2), table) : table.in(look.language);
}

ImU32 severity_colour(const Palette& p, Severity severity) {
  return severity == Severity::error ? p.err : severity == Severity::warning ? p.warn : p.t2;
}

/// The list that opens above the status bar.
void matter_list(const Session& session, UiState& ui, Intents& intents, const std::vector<Matter>& all,
                 const Box& bar) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const float w = std::min(look.px(760), bar.w - look.px(24));
  const float h = std::min(look.px(30 + 58 * static_cast<float>(std::max<std::size_t>(1, all.size()))), bar.y * .7F);
  if (!begin_list(look, "matters", {bar.x + look.px(12), bar.y - h - look.px(6), w, h})) return;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Matter& m = all[i];
    const Box box = room();
    const std::string place = m.where.in(look.language), what = m.what.in(look.language);
    const float x = box.x + look.px(34), text = box.w - look.px(44);
    const std::string hint = m.hint.empty() ? std::string() : m.hint.in(look.language);
    float needed = look.px(20) + paragraph(look, x, box.y, text, what, {}, p.ink, false);
    if (!hint.empty()) needed += paragraph(look, x, box.y, text, hint, {}, p.t2, false);
    const Box row{box.x, box.y, box.w, needed + look.px(10)};
    ImGui::PushID(static_cast<int>(i));
    const Touch t = touch(look, "matter", row);
    ImGui::PopID();
    if (t.hovered) fill(row, p.hover, look.px(6));
    if (m.severity == Severity::note)
      quality_mark(look, {box.x + look.px(16), box.y + look.px(15)}, "published");
    else
      state_mark(look, {box.x + look.px(16), box.y + look.px(15)}, State::attention);
    float y = box.y + look.px(5);
    put_in(look, {x, y, text, look.px(20)}, place, {TextSize::S, true}, severity_colour(p, m.severity));
    y += look.px(20);
    y += paragraph(look, x, y, text, what, {}, p.ink);
    if (!hint.empty()) paragraph(look, x, y, text, hint, {}, p.t2);
    if (t.clicked && session.document.history) {
      go_to_matter(session, intents, m);
      ImGui::CloseCurrentPopup();
    }
    ImGui::SetCursorScreenPos({box.x, row.bottom()});
    ImGui::Dummy({1, 0});
  }
  end_list();
}

/// Every node's CR with its table.
void consistency_list(const Session& session, const Look& look, const CountyRanking& county, const Box& bar) {
  const Palette& p = look.colours;
  const auto& nodes = county.weights.nodes;
  const float w = std::min(look.px(760), bar.w - look.px(24));
  const float h = std::min(look.px(54 + 27 * static_cast<float>(nodes.size())), bar.y * .8F);
  if (!begin_list(look, "consistency", {bar.right() - w - look.px(12), bar.y - h - look.px(6), w, h})) return;
  Box row = room();
  row.h = look.px(27);
  put_in(look, inset(row, look.px(4)), tr(look.language, "How well the judgements fit together"), {TextSize::S, true},
         p.ink);
  for (const NodeWeights& node : nodes) {
    row.y += row.h;
    const Criterion* criterion = find_criterion(shown_case(session).model->library, node.node);
    const std::string name = criterion ? criterion->name.in(look.language) : std::string(tr(look.language, "Goal"));
    const float x = row.x + look.px(6), third = row.w * .26F;
    put_in(look, {x, row.y, third, row.h}, name, {}, p.ink);
    put_in(look, {x + third, row.y, row.w * .4F, row.h}, node.origin.in(look.language), {}, p.t2);
    const NodeWeights& own = least_consistent(node);
    const std::string cr = own.cr ? "CR " + decimal(*own.cr, 3) + "  (" + index_of(look, own) + ")"
                                  : std::string(tr(look.language, "not testable"));
    put_in(look, {row.x + row.w * .62F, row.y, row.w * .36F, row.h}, cr, {},
           own.cr && *own.cr > cr_limit ? p.warn : p.t2, Align::right);
  }
  ImGui::SetCursorScreenPos({row.x, row.y + row.h});
  ImGui::Dummy({1, 1});
  end_list();
}

/// Where it does not reach over what stands left of `left`.
void consistency(const Session& session, const Look& look, const Box& bar, float left, float right) {
  const CountyRanking* county = shown_county(session);
  const NodeWeights* worst = county ? least_consistent(county->weights) : nullptr;
  if (!worst) return;
  const Palette& p = look.colours;
  const std::string text = sentence(look, mark("Largest CR {0} ({1})"), decimal(*worst->cr, 3), index_of(look, *worst));
  const float w = width(look, text) + look.px(24);
  if (right - w < left) return;
  const Box box{right - w, bar.y, w, bar.h};
  const Touch t = touch(look, "consistency", inset(box, look.px(2)), 4);
  if (t.hovered) fill(inset(box, look.px(2)), p.hover, look.px(4));
  state_mark(look, {box.x + look.px(8), box.centre().y}, *worst->cr > cr_limit ? State::attention : State::done);
  put_in(look, {box.x + look.px(20), box.y, w, box.h}, text, {}, p.t2);
  if (t.clicked) ImGui::OpenPopup("consistency");
  consistency_list(session, look, *county, bar);
}

/// Characters that no installed font can show are said, never drawn as question marks without a word.
std::string font_notice(const Look& look) {
  if (look.fonts->files.family.empty())
    return std::string(tr(look.language, "No Chinese font is installed: sudo apt install fonts-noto-cjk"));
  if (look.fonts->absent.empty()) return {};
  const auto beyond =
      std::count_if(look.fonts->absent.begin(), look.fonts->absent.end(), [](char32_t c) { return c > 0xFFFF; });
  if (beyond == static_cast<std::ptrdiff_t>(look.fonts->absent.size()))
    return std::string(
        tr(look.language, "this window cannot show characters beyond U+FFFF, so they are boxes; the report can"));
  return sentence(look,
                  look.fonts->absent.size() == 1
                      ? mark("{0} character of this case is missing in {1} and is shown as a box")
                      : mark("{0} characters of this case are missing in {1} and are shown as boxes"),
                  std::to_string(look.fonts->absent.size()), look.fonts->files.family);
}

/// What the background does, how far it is, and how to stop it; only what takes long enough to be noticed. Returns the
/// width.
float running_work(const Session& session, const Look& look, Intents& intents, float x, const Box& bar) {
  const JobRow* row = nullptr;
  for (const JobRow& job : jobs())
    if (const WorkerState now = job_state(session, job.id);
        !row && !job.quiet && now.running && now.seconds >= noticed_after)
      row = &job;
  if (!row) return 0;
  const WorkerState state = job_state(session, row->id);
  const Palette& p = look.colours;
  const float begin = x;
  const std::string what(tr(look.language, row->name));
  put_in(look, {x, bar.y, bar.w, bar.h}, what, {}, p.t2);
  x += width(look, what) + look.px(12);
  const Box track{x, bar.y + (bar.h - look.px(6)) / 2, look.px(120), look.px(6)};
  fill(track, p.line2, look.px(3));
  fill({track.x, track.y, track.w * static_cast<float>(state.share), track.h}, p.info, look.px(3));
  x = track.right() + look.px(10);
  const std::string share = per_cent(state.share).in(look.language);
  put_in(look, {x, bar.y, bar.w, bar.h}, share, {}, p.t2);
  x += width(look, per_cent(1).in(look.language)) + look.px(10);
  if (row->to_the_end) return x - begin + look.px(20);
  const std::string cancel(tr(look.language, "Cancel"));
  const Box place{x, bar.y, width(look, cancel, {TextSize::S, true}) + 1, bar.h};
  const Touch t = touch(look, "cancel work", inset(place, look.px(2)), 4);
  put_in(look, place, cancel, {TextSize::S, true}, t.hovered ? p.accent : p.ink);
  if (t.clicked) intents.push_back(CancelJob{row->id});
  return place.right() - begin + look.px(20);
}

/// Weights that are only tried are marked on every page, whether it shows them or not. Returns the width.
float trial_mark(const Session& session, const Look& look, Intents& intents, float x, const Box& bar) {
  if (session.selection.what_if.empty()) return 0;
  static constexpr const char* shown[] = {"ranking", "robustness", "region"};
  const bool here =
      std::any_of(std::begin(shown), std::end(shown), [&](const char* page) { return session.selection.shows(page); });
  const std::string text(
      tr(look.language, here ? mark("With weights that are tried") : mark("Without the weights that are tried")));
  const Box box{x, bar.y, width(look, text, {TextSize::S, true}) + 1, bar.h};
  const Touch t = touch(look, "trial", inset(box, look.px(2)), 4);
  put_in(look, box, text, {TextSize::S, true}, t.hovered ? look.colours.accent : look.colours.warn);
  if (t.hovered)
    tooltip(look, std::string(tr(look.language, "Other weights are tried on the Ranking page and are not saved. "
                                                "Ranking, Robustness and Region show them; the other pages do not.")));
  if (t.clicked) intents.push_back(ChoosePage{"ranking"});
  return box.w + look.px(20);
}

} // namespace

void status_bar(const Session& session, UiState& ui, Intents& intents, const Box& bar) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const auto& all = session.results.matters;
  const int count = to_look_at(all);
  const bool nothing_open = !session.document.history && all.empty();
  std::string text = nothing_open ? std::string(tr(look.language, "No casebook is open"))
                     : count == 0 ? std::string(tr(look.language, "No problems found"))
                     : count == 1 ? std::string(tr(look.language, "1 to look at"))
                                  : sentence(look, mark("{} to look at"), std::to_string(count));
  if (const int notes = notes_among(all); notes > 0) {
    text += look.language == Language::zh ? "，" : ", ";
    text +=
        notes == 1 ? std::string(tr(look.language, "1 note")) : sentence(look, mark("{} notes"), std::to_string(notes));
  }
  const float w = width(look, text) + look.px(34);
  const Box box{bar.x + look.px(8), bar.y, w, bar.h};
  const Touch t = touch(look, "problems", inset(box, look.px(2)), 4);
  if (t.hovered) fill(inset(box, look.px(2)), p.hover, look.px(4));
  state_mark(look, {box.x + look.px(13), box.centre().y}, count > 0 ? State::attention : State::done);
  put_in(look, {box.x + look.px(27), box.y, w, box.h}, text, {}, count > 0 ? p.ink : p.t2);
  if ((t.clicked || std::exchange(ui.frame.problems_wanted, false)) && !all.empty()) ImGui::OpenPopup("matters");
  matter_list(session, ui, intents, all, bar);
  const std::string notice = session.message.empty() ? font_notice(look) : session.message.in(look.language);
  if (!session.document.history) {
    if (!notice.empty()) put_in(look, {box.right() + look.px(16), bar.y, bar.w * .6F, bar.h}, notice, {}, p.warn);
    return;
  }
  const float trial = trial_mark(session, look, intents, box.right() + look.px(16), bar);
  const float work = trial + running_work(session, look, intents, box.right() + look.px(16) + trial, bar);
  const bool changed = session.document.changed();
  const std::string state(tr(look.language, changed ? mark("Not saved") : mark("Saved")));
  const float right = bar.right() - look.px(16);
  const float state_width = width(look, state);
  const std::string save(tr(look.language, "Save"));
  const float save_w = changed ? button_width(look, save) : 0,
              state_right = right - save_w - (changed ? look.px(10) : 0);
  put_in(look, {state_right - state_width, bar.y, state_width + 1, bar.h}, state, {}, changed ? p.warn : p.t2);
  if (changed && button(look, "save", {right - save_w, bar.y + look.px(2), save_w, bar.h - look.px(4)}, save,
                        {Kind::plain, true, {}, action_hint(*find_action("save"), look.language)}))
    intents.push_back(Save{});
  const float told = notice.empty()
                         ? 0
                         : std::min(std::max(bar.w * .4F, state_right - state_width - look.px(40) - box.right() - work),
                                    width(look, notice) + 1);
  if (!session.selection.projector)
    consistency(session, look, bar, box.right() + look.px(32) + work + told, state_right - state_width - look.px(20));
  if (!notice.empty()) put_in(look, {box.right() + look.px(16) + work, bar.y, told, bar.h}, notice, {}, p.warn);
}

} // namespace yindi::gui
