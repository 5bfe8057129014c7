#include "engine/rationale/notice.h"

#include "engine/case/names.h"
#include "engine/rationale/sheet_words.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace yindi {
namespace {

constexpr std::size_t most_others = 3, most_names = 6;

struct NoticeWriter : SheetWords {
  const CountyMaterial& m;
  const CountyRationale& r;
  CountySheet sheet{};

  void part(const char* id, const std::string& label, const std::string& text) {
    SheetPart part{id, label};
    part.blocks.push_back(SheetText{SheetText::Kind::text, {{text}}});
    sheet.parts.push_back(std::move(part));
  }
};

/// A head of a reason inside a sentence: small letters in English.
std::string inside(std::string text) {
  if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && (text[1] == ' ' || (text[1] >= 'a' && text[1] <= 'z')))
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}
std::string at_start(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

/// "2" and "二".
Text counted(int number) {
  const char* const words[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  const std::string digits = std::to_string(number);
  return {digits, number >= 0 && number <= 10 ? words[number] : digits};
}

/// How good an industry is at a leaf, 0 to 1; of an interval the middle. A head of a reason is said of the half that
/// it is true of: "a bad year takes much" not of an industry that only stands behind another.
double goodness(const NoticeWriter& w, const std::string& industry, std::size_t leaf) {
  const LeafValue& cell = w.m.cell(industry, leaf);
  return cell.u.value_or((cell.u_range.low + cell.u_range.high) / 2);
}
double goodness(const NoticeWriter& w, const std::string& industry, const std::string& leaf) {
  const auto& leaves = w.m.ranking.assessment->leaves;
  const auto found = std::find(leaves.begin(), leaves.end(), leaf);
  return found == leaves.end() ? 0.5 : goodness(w, industry, static_cast<std::size_t>(found - leaves.begin()));
}

/// What an industry is behind the first in, in the library's words, the worst first.
std::vector<std::string> drawbacks(const NoticeWriter& w, const std::string& first, const std::string& other,
                                   std::size_t most) {
  std::vector<double> points = head_to_head(w.m.ranking, first, other);
  std::vector<std::size_t> order;
  for (std::size_t j = 0; j < points.size(); ++j) {
    if (!w.m.rises()) points[j] = -points[j];
    const bool known = !w.m.cell(first, j).unknown() && !w.m.cell(other, j).unknown();
    if (points[j] > 0.001 && known && goodness(w, other, j) < 0.5) order.push_back(j);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return points[a] > points[b]; });
  std::vector<std::string> said;
  for (const std::size_t j : order) {
    const auto words = w.m.words.leaves.find(w.m.leaf(j).id);
    if (words == w.m.words.leaves.end() || words->second.behind.empty()) continue;
    said.push_back(inside(w.in(words->second.behind)));
    if (said.size() == most) break;
  }
  return said;
}

std::string names_of(const NoticeWriter& w, const std::vector<std::string>& industries) {
  std::vector<Text> names;
  for (const std::string& id : industries) names.push_back(w.m.name(id));
  return w.in(list(names));
}

void say_proposed(NoticeWriter& w) {
  std::string text;
  if (w.r.decision && !w.r.decision->chosen.empty())
    text = w.in(say(mark("It is proposed to back {}."), names_of(w, w.r.decision->chosen)));
  else
    text = at_start(w.in(w.r.title)) + (w.zh() ? "。" : ".") + w.gap() + w.word(mark("Nothing is decided yet."));
  w.part("proposed", w.word(mark("What is proposed")), text);
}

/// A text that a full stop follows.
std::string without_last_stop(std::string text) {
  for (const std::string_view stop : {"。", "."})
    if (text.ends_with(stop)) text.resize(text.size() - stop.size());
  return text;
}

/// The industry that is proposed: of a decision the first of its choices that is ranked, else the ranking's own.
std::string proposed_of(const NoticeWriter& w) {
  if (w.r.decision)
    for (const std::string& id : w.r.decision->chosen)
      if (w.m.entry(id)) return id;
  return w.r.first.empty() ? std::string() : w.r.first.front();
}

void say_why(NoticeWriter& w) {
  std::string text;
  const std::string first = w.r.first.empty() ? std::string() : w.r.first.front();
  const auto add = [&](const std::string& sentence) { text += (text.empty() ? "" : w.gap()) + sentence; };
  if (w.r.departs && w.r.decision) { // what speaks for the choice is the reason given, not what speaks for another
    add(w.r.decision->reason.empty() ? w.word(mark("No reason is recorded."))
                                     : w.in(say(mark("{}."), without_last_stop(one_line(w.r.decision->reason)))));
    const std::string chosen = proposed_of(w);
    std::vector<std::string> against;
    if (!first.empty() && !chosen.empty()) against = drawbacks(w, first, chosen, 1);
    const std::string before = w.in(say(mark("The comparison puts {} first."), w.r.first_name));
    add(against.empty() ? before
                        : w.in(say(mark("The other side must be said too: {}."), against.front())) + w.gap() + before);
    w.part("why", w.in(say(mark("Why {}"), names_of(w, w.r.decision->chosen))), text);
    return;
  }
  int number = 0;
  for (const Reason& reason : w.r.reasons) add(w.in(say(mark("{0}. {1}."), counted(++number), reason.head)));
  if (w.r.reasons.empty()) add(w.word(mark("The comparison gives no single reason.")));
  if (w.r.against && goodness(w, first, w.r.against->leaf) < 0.5)
    add(w.in(say(mark("The other side must be said too: {}."), inside(w.in(w.r.against->head)))));
  w.part("why", w.word(mark("Reasons for it")), text);
}

bool is_proposed(const NoticeWriter& w, const std::string& industry) {
  if (w.r.decision && !w.r.decision->chosen.empty()) {
    const auto& chosen = w.r.decision->chosen;
    return std::find(chosen.begin(), chosen.end(), industry) != chosen.end();
  }
  return std::find(w.r.first.begin(), w.r.first.end(), industry) != w.r.first.end();
}

void say_others(NoticeWriter& w) {
  std::string text;
  const auto add = [&](const std::string& sentence) { text += (text.empty() ? "" : w.gap()) + sentence; };
  const std::string proposed = proposed_of(w);
  std::size_t told = 0;
  for (const RankedIndustry& one : w.m.ranking.ranking) {
    if (proposed.empty() || is_proposed(w, one.industry)) continue;
    const bool known = std::any_of(w.r.others_ranked.begin(), w.r.others_ranked.end(), [&](const OtherIndustry& other) {
      return other.industry == one.industry && other.known;
    });
    if (told >= most_others && !(known && told < most_others + 1)) continue;
    const std::vector<std::string> why = drawbacks(w, proposed, one.industry, told == 0 ? 2 : 1);
    std::string joined;
    for (const std::string& said : why) joined += (joined.empty() ? "" : w.zh() ? "，" : ", ") + said;
    const Text name = w.m.name(one.industry);
    add(joined.empty() ? w.in(say(mark("{0} comes in place {1}."), name, counted(one.rank)))
                       : w.in(say(mark("{0} comes in place {1}: {2}."), name, counted(one.rank), joined)));
    ++told;
  }
  // Those that cannot work here, by reason.
  std::vector<std::pair<std::string, std::vector<Text>>> out;
  for (const Exclusion& one : w.m.ranking.assessment->excluded) {
    const std::string why = inside(w.in(one.reason));
    auto found = std::find_if(out.begin(), out.end(), [&](const auto& group) { return group.first == why; });
    if (found == out.end()) found = out.insert(out.end(), {why, {}});
    found->second.push_back(w.m.name(one.industry));
  }
  for (auto& [why, names] : out) {
    // One more is named as soon as it is counted.
    const std::size_t more = names.size() > most_names + 1 ? names.size() - most_names : 0;
    names.resize(names.size() - more);
    if (more > 0) names.push_back(both(say(mark("{} other kinds"), std::to_string(more))));
    add(why.empty() ? w.in(say(mark("{} cannot work here."), list(names)))
                    : w.in(say(mark("{0} cannot work here: {1}."), list(names), why)));
  }
  if (!text.empty()) w.part("others", w.word(mark("Why not others")), text);
}

void say_unsure(NoticeWriter& w) {
  const auto count = [&](const char* id) {
    const auto found = w.r.values.find(id);
    return found == w.r.values.end() ? 0 : found->second;
  };
  const int assumed = count("assumed"), all = assumed + count("sourced") + count("open");
  std::string text;
  const auto add = [&](const std::string& sentence) { text += (text.empty() ? "" : w.gap()) + sentence; };
  if (all > 0 && assumed > 0) {
    const int tenths = static_cast<int>(std::lround(10.0 * assumed / all));
    add(tenths >= 1 && tenths <= 9 ? w.in(say(mark("About {} in 10 of the numbers used are assumed."), counted(tenths)))
        : tenths < 1               ? w.word(mark("A few of the numbers used are assumed."))
                                   : w.word(mark("Nearly all of the numbers used are assumed.")));
  }
  std::vector<Text> open;
  for (const ToFind& one : w.r.to_find)
    if (std::string(one.state) == "unknown") open.push_back(one.what);
  if (!open.empty()) add(w.in(say(mark("Nobody knows yet: {}."), list(open))));
  add(w.word(mark("If you know better, please tell us.")));
  w.part("unsure", w.word(mark("What is not sure")), text);
}

} // namespace

CountySheet compose_notice(const CountyMaterial& m, const CountyRationale& r, const Provenance& proof,
                           Language language) {
  NoticeWriter w{{language}, m, r};
  w.sheet = head_of(w, r, proof, "notice");
  CountySheet& sheet = w.sheet;
  sheet.title = w.in(say(mark("Public notice on the industries to back in {}"), r.name));
  sheet.foot =
      w.in(say(mark("Draft of a notice  Yindi {0}  input {1}"), proof.version, inputs_hash(proof.files).substr(0, 8)));
  w.part("opening", "", w.in(say(mark("To everybody in {}:"), r.name)));
  w.part("purpose", "",
         r.decision && !r.decision->chosen.empty()
             ? w.word(mark("It is proposed which industry to back before others. The proposal is published here, so "
                           "that everybody can say what they think."))
             : w.word(mark("There is a first opinion on which industry to back before others. It is published here, "
                           "so that everybody can say what they think.")));
  say_proposed(w);
  say_why(w);
  say_others(w);
  say_unsure(w);
  w.part("opinion", w.word(mark("How to say what you think")),
         w.word(mark("From ________ to ________, in person at the township government or the county's development and "
                     "reform office, or by telephone, ____________. You need not give your name. Every opinion is "
                     "written down and answered.")));
  w.part("signature", "", w.in(say(mark("People's Government of {}"), r.name)));
  const std::string date = r.decision ? r.decision->date : std::string();
  w.part("date", "", date.empty() ? w.word(mark("____ (date)")) : day_in_words(date, language));
  return std::move(w.sheet);
}

} // namespace yindi
