#include "engine/workshop/slips.h"

#include "engine/workshop/print_page.h"

#include <qrcodegen/qrcodegen.hpp>

namespace yindi {
namespace {

constexpr int columns = 2, rows = 4;
constexpr double wide = 95, high = 68, from_left = 10, from_top = 12, code = 44;

void slip_on(PrintedPages& page, double x, double y, const Slip& slip, const Text& title, int round,
             Language language) {
  const auto tell = [&](const Sentence& sentence) { return sentence.in(language); };
  page.box(x, y, wide, high, 0.2);
  page.qr(x + 1, y + 14, code, slip.link);
  page.text(x + 4, y + 3, slip.shown, {5, true, 0, TextAlign::left, wide - 8, 0, true});
  page.text(x + 4, y + 10, tell(say(mark("{0}, round {1}"), title, std::to_string(round))),
            {2.8, false, 0.3, TextAlign::left, wide - 8, 0, true});
  const double aside = x + code + 3, width = wide - code - 6;
  double at = y + 19;
  for (const Sentence& step :
       {say(mark("1. Join the room's Wi-Fi.")), say(mark("2. Scan the code, with WeChat or the camera.")),
        say(mark("3. Answer. This slip opens one ballot: yours alone."))})
    at += 1.5 + page.text(aside, at, tell(step), {2.9, false, 0, TextAlign::left, width, 4.2});
  page.text(x + 4, y + high - 8, slip.link, {2.4, false, 0.3, TextAlign::left, wide - 8, 3});
}

} // namespace

std::vector<Slip> personal_slips(const Case& c, Room& room, const std::string& address, int seats) {
  std::vector<Slip> slips;
  const auto add = [&](const std::string& label, const std::string& who, const std::string& shown) {
    slips.push_back({shown, address + "/?t=" + personal_token(room, label, who, shown)});
  };
  if (room.sheet.naming == "named") {
    for (const Participant& participant : c.judging.participants)
      add(participant.id, participant.id, participant.name.empty() ? participant.id : participant.name);
    return slips;
  }
  const bool anonymous = room.sheet.naming == "anonymous";
  for (int k = 1; k <= seats; ++k) {
    const std::string number = std::to_string(k);
    add("slip-" + number, anonymous ? "" : "p" + number, anonymous ? number : "p" + number);
  }
  return slips;
}

std::vector<std::vector<bool>> qr_modules(const std::string& content) {
  std::vector<std::vector<bool>> rows;
  try {
    const auto code = qrcodegen::QrCode::encodeText(content.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    for (int y = 0; y < code.getSize(); ++y) {
      rows.emplace_back();
      for (int x = 0; x < code.getSize(); ++x) rows.back().push_back(code.getModule(x, y));
    }
  } catch (const qrcodegen::data_too_long&) {
    rows.clear();
  }
  return rows;
}

std::string slips_pdf(const std::vector<Slip>& slips, const Text& title, int round, Language language,
                      const std::string& date) {
  PrintedPages page(title.in(language), date, language);
  for (std::size_t k = 0; k < slips.size(); ++k) {
    const int place = static_cast<int>(k) % (columns * rows);
    if (k > 0 && place == 0) page.next_page();
    slip_on(page, from_left + (place % columns) * wide, from_top + (place / columns) * high, slips[k], title, round,
            language);
  }
  return page.finish();
}

std::string terminal_qr(const std::string& content) {
  const auto qr = qrcodegen::QrCode::encodeText(content.c_str(), qrcodegen::QrCode::Ecc::LOW);
  const auto dark = [&](int column, int row) { return qr.getModule(column, row); }; // outside it gives light
  std::string text;
  for (int row = -2; row < qr.getSize() + 2; row += 2) {
    text += "\033[30;107m";
    for (int column = -2; column < qr.getSize() + 2; ++column) {
      const bool upper = dark(column, row), lower = dark(column, row + 1);
      text += upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ";
    }
    text += "\033[0m\n";
  }
  return text;
}

} // namespace yindi
