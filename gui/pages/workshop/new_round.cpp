// What the next round asks, of whom and how.

#include "engine/edit/edit.h"
#include "engine/format/words.h"
#include "engine/schema/fields.h"
#include "engine/schema/text_fields.h"
#include "gui/pages/path_field.h"
#include "gui/pages/workshop/workshop_page.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

struct Naming {
  const char *name, *help;
};
constexpr Naming namings[] = {
    {mark("By name"), mark("Everybody sees afterwards who weighed what; people can be followed from round to round.")},
    {mark("By pseudonym"),
     mark("Each takes a name of their own choice; groups and weights of participants do not count.")},
    {mark("Anonymous"), mark("No name, no time and no order is kept; nobody can be followed to another round.")}};

float asked_nodes(WorkshopView& v, const NextRound& next, const Column& column, float y) {
  const Look& look = v.look();
  const Library& library = v.c().model->library;
  const float begin = y, row = look.px(31);
  y += block_title(look, column, y, v.tell(mark("What is asked")),
                   next.sheet
                       ? v.tell(say(mark("Questions: {0}; minutes: about {1}"),
                                    std::to_string(next.sheet->questions.size()), std::to_string(next.sheet->minutes)))
                       : std::string());
  const std::vector<std::string> all = askable_nodes(library);
  const int columns = column.w > look.px(620) ? 2 : 1;
  const float w = column.w / static_cast<float>(columns);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool on = std::find(next.nodes.begin(), next.nodes.end(), all[i]) != next.nodes.end();
    const auto place = static_cast<int>(i);
    const Box box{column.x + w * static_cast<float>(place % columns), y + row * static_cast<float>(place / columns),
                  w - look.px(12), row};
    const std::size_t n = children(library, all[i]).size();
    const std::string name =
        all[i] == goal ? v.tell(mark("The groups of criteria")) : criterion_name(v.session, all[i]);
    const std::string label = v.tell(say(mark("{0} (pairs: {1})"), name, std::to_string(n * (n - 1) / 2)));
    if (!check(look, ("ask " + all[i]).c_str(), box, label, on)) continue;
    std::set<std::string> chosen(next.nodes.begin(), next.nodes.end());
    if (on)
      chosen.erase(all[i]);
    else
      chosen.insert(all[i]);
    v.state().nodes = std::move(chosen);
  }
  const auto rows = (all.size() + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns);
  return y + row * static_cast<float>(rows) - begin;
}

/// Several names at once, one or many: "Wang Min, Li Qiang / grid company".
std::vector<Change> participants_typed(const Case& c, const std::string& text) {
  std::vector<Change> changes;
  std::set<std::string> taken;
  for (const Participant& participant : c.judging.participants) taken.insert(participant.id);
  std::string all = text;
  for (const char* comma : {"，", "、", ";", "；", "\n"})
    for (std::size_t at; (at = all.find(comma)) != std::string::npos;)
      all.replace(at, std::string_view(comma).size(), ",");
  int number = 1;
  for (const std::string& part : split(all, ',')) {
    const auto slash = part.find('/');
    const std::string name(trim(part.substr(0, slash)));
    const std::string group(slash == std::string::npos ? "" : std::string(trim(part.substr(slash + 1))));
    if (name.empty()) continue;
    while (taken.contains("p" + std::to_string(number))) ++number;
    Participant participant;
    participant.id = "p" + std::to_string(number);
    participant.name = name;
    participant.group = group;
    taken.insert(participant.id);
    changes.push_back({"participant." + participant.id, row_text(Item::look(participant)), 0});
  }
  return changes;
}

void add_people(WorkshopView& v) {
  std::vector<Change> changes = participants_typed(v.c(), v.state().people);
  v.state().people.clear();
  if (!changes.empty()) v.intents.push_back(Changes{std::move(changes)});
}

/// Name, group, weight and why so much, of the participant that was pressed; nothing where none is.
float edited_person(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const auto& all = v.c().judging.participants;
  const std::string id = v.state().person;
  if (std::none_of(all.begin(), all.end(), [&](const Participant& one) { return one.id == id; })) return 0;
  struct Line {
    const char *key, *label, *hint;
  };
  constexpr Line lines[] = {{"name", mark("Name"), mark("as the others know it")},
                            {"group", mark("Group"), mark("whom this voice speaks for")},
                            {"weight", mark("Weight"), mark("1 is one voice")},
                            {"reason", mark("Why so"), mark("why this voice counts so much")}};
  const float begin = y, h = look.px(control_height), label = look.px(120), w = std::min(column.w, look.px(560));
  y += look.px(4);
  for (const Line& line : lines) {
    put_in(look, {column.x, y, label - look.px(8), h}, v.tell(line.label), {}, look.colours.t2);
    path_field(v.session, v.ui, v.intents, "participant." + id + "." + line.key, {column.x + label, y, w - label, h},
               v.tell(line.hint));
    y += h + look.px(6);
  }
  if (!v.session.message.empty())
    y += paragraph(look, column.x, y, column.w, v.tell(v.session.message), {}, look.colours.err);
  return y + look.px(6) - begin;
}

float participants(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const auto& all = v.c().judging.participants;
  const float begin = y, row = look.px(31);
  y += block_title(look, column, y, v.tell(mark("Participants")), std::to_string(all.size()));
  const auto called = [](const Participant& one) {
    return (one.name.empty() ? one.id : one.name) + (one.weight != 1 ? " × " + shortest(one.weight) : "");
  };
  float each = look.px(240);
  for (const Participant& one : all) // as wide as the widest, within reason
    each =
        std::max(each, std::min(width(look, called(one), {}) + width(look, one.group, {}) + look.px(62), look.px(420)));
  const int columns = std::max(1, static_cast<int>(column.w / each));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto place = static_cast<int>(i);
    const Box box{column.x + each * static_cast<float>(place % columns), y + row * static_cast<float>(place / columns),
                  each - look.px(12), row};
    const std::string name = called(all[i]);
    const Box pressed_at{box.x - look.px(6), box.y, box.w - look.px(26), box.h};
    const Touch t = touch(look, ("person " + all[i].id).c_str(), pressed_at);
    const bool edited = v.state().person == all[i].id;
    if (t.hovered || edited) fill(pressed_at, edited ? p.accent_tint : p.hover, look.px(6));
    if (t.hovered) tooltip(look, v.tell(mark("Group, weight and why")));
    if (t.clicked) v.state().person = edited ? "" : all[i].id;
    const float used = put_in(look, {box.x, box.y, box.w - look.px(34), box.h}, name, {}, p.ink) + look.px(8);
    if (box.w - look.px(34) > used + look.px(30))
      put_in(look, {box.x + used, box.y, box.w - look.px(34) - used, box.h}, all[i].group, {}, p.t3);
    ImGui::PushID(static_cast<int>(i));
    if (button(look, "remove person", {box.right() - look.px(28), box.y + look.px(2), look.px(28), look.px(27)}, "",
               {Kind::flat, true, Icon::cross, v.tell(mark("Take this participant out"))}))
      v.intents.push_back(Change{"participant." + all[i].id, "", 0});
    ImGui::PopID();
  }
  y += row * std::ceil(static_cast<float>(all.size()) / static_cast<float>(columns)) + look.px(6);
  y += edited_person(v, column, y);
  const float add = button_width(look, v.tell(mark("Add")));
  const Box line{column.x, y, std::min(column.w - add - look.px(8), look.px(560)), look.px(control_height)};
  field(look, "##people", line, v.state().people, v.tell(mark("Wang Min / grid company, Li Qiang / herders")));
  const bool entered = ImGui::IsItemDeactivated() && pressed(Key::enter);
  const ButtonOptions how{Kind::plain, !v.state().people.empty()};
  if (button(look, "add people", {line.right() + look.px(8), y, add, line.h}, v.tell(mark("Add")), how) || entered)
    add_people(v);
  return y + line.h - begin;
}

} // namespace

const char* naming_name(const std::string& naming) {
  for (int i = 0; i < 3; ++i)
    if (naming == naming_id(i)) return namings[i].name;
  return "";
}

float new_round(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  WorkshopState& state = v.state();
  const float begin = y, h = look.px(control_height);
  int number = 1;
  for (const Round& round : v.c().judging.rounds) number = std::max(number, round.number + 1);
  const std::string n = std::to_string(number);
  y += paragraph(look, column.x, y, column.w, v.tell(say(mark("Open round {}"), n)), {TextSize::L, true}, p.ink);
  y += paragraph(
           look, column.x, y, column.w,
           v.tell(mark("Everybody answers alone. Nobody sees an answer, nor a total, before the round is closed.")),
           {TextSize::M}, p.t2) +
       look.px(18);
  if (v.session.workshop.served) {
    const std::string stop = v.tell(mark("Stop the phones"));
    const float w = button_width(look, stop);
    const float text = paragraph(
        look, column.x, y + look.px(7), column.w - w - look.px(20),
        v.tell(mark("The last round is closed; phones are still told so, and late ballots are kept aside.")), {}, p.t2);
    if (button(look, "stop serving", {column.x + column.w - w, y, w, h}, stop, {Kind::plain, !v.busy()}))
      v.order(StopServing{});
    y += std::max(h, text) + look.px(16);
  }
  const NextRound next = next_round(v.session, state);
  y += asked_nodes(v, next, column, y) + look.px(18);
  y += block_title(look, column, y, v.tell(mark("How they answer")), {});
  std::vector<std::string> names;
  for (const Naming& naming : namings) names.push_back(v.tell(naming.name));
  if (const auto chosen = segments(look, "naming", {column.x, y, segments_width(look, names), h}, names, state.naming))
    state.naming = *chosen;
  y += h + look.px(6);
  y += paragraph(look, column.x, y, column.w, v.tell(namings[std::clamp(state.naming, 0, 2)].help), {}, p.t2) +
       look.px(12);
  const float label = look.px(120);
  labelled_field(look, "##round title", v.tell(mark("Title")), state.title, v.tell(mark("may stay blank")),
                 {column.x, y, std::min(column.w, look.px(520)), h}, label);
  y += h + look.px(8);
  labelled_field(look, "##round minutes", v.tell(mark("Minutes")), state.minutes, v.tell(mark("as many as it takes")),
                 {column.x, y, std::min(column.w, look.px(320)), h}, label);
  y += h + look.px(18);
  if (state.naming == 0) y += participants(v, column, y) + look.px(18);
  const std::string words =
      v.tell(say(v.session.document.changed() ? mark("Save and open round {}") : mark("Open round {}"), n));
  const float w = std::max(look.px(220), button_width(look, words));
  if (button(look, "open round", {column.x, y, w, look.px(44)}, words, {Kind::primary, next.order && !v.busy()}))
    v.order(*next.order);
  if (!next.refused.empty())
    put_in(look, {column.x + w + look.px(14), y, column.w - w - look.px(14), look.px(44)}, v.tell(next.refused), {},
           p.warn);
  y += look.px(52);
  if (has_errors(v.session.workshop.last.problems))
    y += paragraph(look, column.x, y, column.w, v.tell(v.session.message), {}, p.err);
  return y - begin;
}

} // namespace yindi::gui
