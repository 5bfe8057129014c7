// The way into the room: an address that is chosen, a code to scan and one to type, and who waits at the door.

#include "engine/format/words.h"
#include "engine/workshop/network.h"
#include "engine/workshop/slips.h"
#include "gui/pages/workshop/workshop_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

constexpr const char* readable =
    mark("This is plain HTTP: whoever is in the same network can read along. Sealed means not shown and not added up "
         "before the round is closed; it is not encryption.");

/// An address of this computer to listen on; the loopback comes first.
float addresses(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  WorkshopState& state = v.state();
  if (state.addresses.empty()) {
    state.addresses = local_addresses();
    std::stable_partition(state.addresses.begin(), state.addresses.end(), is_loopback);
  }
  const float begin = y, row = look.px(31);
  for (const std::string& address : state.addresses) {
    const std::string label =
        is_loopback(address) ? v.tell(say(mark("{}: only this computer, for a trial"), address)) : address;
    if (radio(look, ("listen " + address).c_str(), {column.x, y, column.w, row}, label, state.address == address))
      state.address = address;
    y += row;
  }
  const std::string again = v.tell(mark("Look for addresses again"));
  if (button(look, "look again", {column.x, y, button_width(look, again, {Kind::flat}), row}, again, {Kind::flat}))
    state.addresses.clear();
  return y + row - begin;
}

float let_phones_in(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  WorkshopState& state = v.state();
  const float begin = y, h = look.px(control_height);
  y += paragraph(look, column.x, y, column.w, v.tell(mark("Let phones in")), {TextSize::L, true}, p.ink);
  y += paragraph(look, column.x, y, column.w,
                 v.tell(mark("Phones in the room's network answer in their browser; no internet is needed. Nothing "
                             "listens until you turn it on here.")),
                 {TextSize::M}, p.t2) +
       look.px(16);
  y += block_title(look, column, y, v.tell(mark("At which address?")), {});
  y += addresses(v, column, y) + look.px(6);
  labelled_field(look, "##port", v.tell(mark("Port")), state.port, v.tell(mark("any")),
                 {column.x, y, std::min(column.w, look.px(220)), h}, look.px(90));
  y += h + look.px(14);
  const auto wanted = serving_wanted(state);
  if (!wanted)
    y += paragraph(look, column.x, y, column.w, v.tell(mark("A port is a whole number from 1 to 65535.")), {}, p.err);
  y += paragraph(look, column.x, y, column.w, v.tell(readable), {}, p.warn) + look.px(14);
  const std::string words = v.tell(mark("Turn it on"));
  const float w = std::max(look.px(180), button_width(look, words));
  if (button(look, "serve", {column.x, y, w, look.px(44)}, words, {Kind::primary, wanted && !v.busy()}))
    v.order(*wanted);
  return y + look.px(44) - begin;
}

/// Black on white in every theme, with whole pixels a module. Returns the side of the plate.
float qr_plate(const Look& look, float x, float y, float most, const std::string& content) {
  const auto modules = qr_modules(content);
  if (modules.empty()) return 0;
  const auto count = static_cast<float>(modules.size());
  const float module = std::max(1.F, std::floor(most / (count + 8))), side = module * (count + 8);
  const Box plate{std::round(x), std::round(y), side, side};
  constexpr ImU32 white = IM_COL32(255, 255, 255, 255), black = IM_COL32(0, 0, 0, 255);
  fill(plate, white, look.px(6));
  outline(plate, look.colours.line2, look.px(6), look.px(1.5F));
  for (std::size_t row = 0; row < modules.size(); ++row)
    for (std::size_t i = 0; i < modules[row].size(); ++i)
      if (modules[row][i])
        fill({plate.x + module * (static_cast<float>(i) + 4), plate.y + module * (static_cast<float>(row) + 4), module,
              module},
             black);
  return side;
}

/// The digits in boxes, and the steps on the phone.
float how_to_join(WorkshopView& v, const std::string& address, const std::string& code, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float begin = y;
  const std::string title = v.tell(mark("Join code")), note = v.tell(mark("where a code cannot be scanned"));
  const float used = put(look, column.x, y, title, {TextSize::M, true}, p.ink) + look.px(10);
  if (used + width(look, note, {}) <= column.w) {
    put_in(look, {column.x + used, y, column.w - used, look.px(25)}, note, {}, p.t3);
    y += look.px(36);
  } else {
    y += look.px(27);
    y += paragraph(look, column.x, y, column.w, note, {}, p.t3) + look.px(9);
  }
  const float gap = look.px(12), w = std::min(look.px(80), (column.w - 3 * gap) / 4), h = w * 1.1F;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const Box box{column.x + static_cast<float>(i) * (w + gap), y, w, h};
    fill(box, p.page, look.px(6));
    outline(box, p.line2, look.px(6), look.px(1.5F));
    put_in(look, box, code.substr(i, 1), {TextSize::L, true}, p.ink, Align::centre);
  }
  y += h + look.px(24);
  const auto step = [&](const char* number, const std::string& text) {
    put(look, column.x, y, number, {TextSize::M, true}, p.accent);
    y += paragraph(look, column.x + look.px(32), y, column.w - look.px(32), text, {TextSize::M}, p.ink) + look.px(14);
  };
  step("1", v.tell(mark("Join the room's Wi-Fi.")));
  const auto scheme = address.find("//");
  const std::string typed = scheme == std::string::npos ? address : address.substr(scheme + 2);
  step("2", v.tell(say(mark("Scan with WeChat or the camera, or type **{}** into the browser."), typed)));
  step("3", open_round_of(v.session)->naming == "named" ? v.tell(mark("Give your name and wait to be let in."))
                                                        : v.tell(mark("Wait to be let in.")));
  if (is_loopback(typed.substr(0, typed.rfind(':'))))
    y +=
        paragraph(look, column.x, y, column.w,
                  v.tell(mark("Only this computer can reach that address: stop the phones and choose one of the room's "
                              "network.")),
                  {}, p.warn) +
        look.px(10);
  return y - begin;
}

float who_waits(WorkshopView& v, const RoomNow& now, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float begin = y, row = look.px(control_height + 6), h = look.px(control_height);
  horizontal(column.x, column.x + column.w, y, p.line);
  y += look.px(14);
  const std::string number = std::to_string(now.view.waiting);
  put(look, column.x, y, v.tell(mark("Waiting to be let in")), {TextSize::M, true}, p.ink);
  put_in(look, {column.x, y, column.w, look.px(25)}, number, {TextSize::M, true}, p.ink, Align::right);
  y += look.px(34);
  if (look.projector || now.view.waiting == 0) return y - begin; // on the projector only the number
  const std::string in = v.tell(mark("Let in")), away = v.tell(mark("Turn away"));
  const float w_in = button_width(look, in), w_away = button_width(look, away);
  int place = 0;
  for (const PersonView& person : now.view.people) {
    if (person.admitted) continue;
    ImGui::PushID(place++);
    const auto sign = now.signs.find(person.token_hash);
    const float room = column.w - w_in - w_away - look.px(24);
    const float used =
        put_in(look, {column.x, y, room, h}, sign == now.signs.end() ? "" : sign->second, {TextSize::M, true}, p.ink);
    put_in(look, {column.x + used + look.px(12), y, room - used - look.px(12), h}, person.shown, {}, p.t2);
    const float x = column.x + column.w - w_in - w_away - look.px(8);
    if (button(look, "admit", {x, y, w_in, h}, in, {Kind::plain, !v.busy()})) v.order(AdmitSeat{person.token_hash});
    if (button(look, "turn away", {x + w_in + look.px(8), y, w_away, h}, away, {Kind::plain, !v.busy()}))
      v.order(TurnSeatAway{person.token_hash});
    ImGui::PopID();
    y += row;
  }
  const std::string all = v.tell(mark("Let all in"));
  if (now.view.waiting > 1) {
    if (button(look, "admit all", {column.x, y, button_width(look, all), h}, all, {Kind::plain, !v.busy()}))
      v.order(AdmitSeat{});
    y += row;
  }
  return y - begin;
}

float room_is_open(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const Workshop& w = v.session.workshop;
  const float begin = y;
  y += paragraph(look, column.x, y, column.w, v.tell(mark("Scan to answer: which counts more, and by how much?")),
                 {TextSize::L, true}, p.ink);
  if (w.sheet)
    y += paragraph(
        look, column.x, y, column.w,
        v.tell(say(mark("Questions: {0}; minutes: about {1}. Answers can be changed until the round is closed."),
                   std::to_string(w.sheet->questions.size()), std::to_string(w.sheet->minutes))),
        {TextSize::M}, p.t2);
  y += look.px(14);
  const std::string& address = w.served->addresses.front();
  const std::string code = w.room ? w.room->join_code : "";
  // The code to scan and the one to type are seen together, without scrolling, from the back row.
  const bool beside = column.w > look.px(430);
  const float left = ImGui::GetWindowPos().y + ImGui::GetWindowHeight() - look.px(12) - (y + ImGui::GetScrollY());
  const float most = std::min(look.px(560), beside ? std::clamp(left, column.w * .4F, column.w * .56F)
                                                   : std::clamp(left - look.px(132), column.w * .6F, column.w));
  const float side = qr_plate(look, column.x, y, most, address + "/?j=" + code);
  if (beside) {
    const float x = column.x + side + look.px(32);
    y += std::max(side, how_to_join(v, address, code, {x, column.x + column.w - x}, y));
  } else {
    y += side + look.px(16);
    y += how_to_join(v, address, code, column, y);
  }
  y += look.px(16);
  y += paragraph(look, column.x, y, column.w,
                 v.tell(mark("Without a phone: on paper, or at the facilitator's computer.")) +
                     (look.language == Language::zh ? "" : " ") + v.tell(readable),
                 {}, p.t3) +
       look.px(16);
  if (w.room) y += who_waits(v, *w.room, column, y);
  return y - begin;
}

} // namespace

std::optional<ServeRound> serving_wanted(const WorkshopState& state) {
  ServeRound order;
  order.address = state.address;
  if (trim(state.port).empty()) return order;
  const auto port = read_number(state.port);
  if (!port.value || *port.value < 1 || *port.value > 65535 || *port.value != std::floor(*port.value))
    return std::nullopt;
  order.port = static_cast<int>(*port.value);
  return order;
}

float phones(WorkshopView& v, const Column& column, float y) {
  return v.session.workshop.served ? room_is_open(v, column, y) : let_phones_in(v, column, y);
}

} // namespace yindi::gui
