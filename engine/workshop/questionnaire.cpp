#include "engine/workshop/questionnaire.h"

#include "engine/workshop/print_page.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace yindi {
namespace {

// Millimetres, after mockups' page "Ballot": margins 10, a row 190 wide.
constexpr double left = 10, right = 200, bottom = 280;
constexpr double number_width = 5.5, label_width = 38, circle_step = 5.75, circle_radius = 2.35, dont_know_width = 10.5;
constexpr double circles_left = left + number_width + label_width;
constexpr double circles_width = 17 * circle_step;
constexpr double right_label = circles_left + circles_width + 1;
constexpr double least_row = 15, most_row = 19.5;         ///< a name and three lines below it
constexpr double first_top = 84, next_top = 34;           ///< where rows begin
constexpr double remarks_height = 38, office_height = 10; ///< below the rows of the last page
constexpr double small = 2.6, normal = 3.1, name_size = 3.9, title_size = 6.6;

double circle_x(int place) { return circles_left + circle_step * (place + 0.5); }

std::size_t rows_between(double top, double end) { return static_cast<std::size_t>((end - top) / least_row); }
constexpr double last_end = bottom - remarks_height - office_height;

/// What stands in a row: a question, or the name of the node whose questions follow.
struct SheetRow {
  bool is_head = false;
  std::size_t which = 0;
};

/// The rows of each leaf: as many nodes as fit on its two sides, each below its name where there are several.
std::vector<std::vector<SheetRow>> leaves_of(const QuestionSheet& sheet) {
  const std::size_t most = rows_between(first_top, bottom) + rows_between(next_top, last_end);
  std::vector<std::vector<SheetRow>> result;
  std::vector<std::size_t> heads; // in each leaf
  for (std::size_t node = 0; node < sheet.nodes.size(); ++node) {
    std::vector<SheetRow> rows = {{true, node}};
    for (std::size_t k = 0; k < sheet.questions.size(); ++k)
      if (sheet.questions[k].node == node) rows.push_back({false, k});
    if (!result.empty() && result.back().size() + rows.size() <= most) {
      result.back().insert(result.back().end(), rows.begin(), rows.end());
      ++heads.back();
    } else {
      result.push_back(std::move(rows));
      heads.push_back(1);
    }
  }
  for (std::size_t leaf = 0; leaf < result.size(); ++leaf)
    if (heads[leaf] == 1) result[leaf].erase(result[leaf].begin());
  return result;
}

/// Draws one leaf of a sheet.
class SheetPrinter {
public:
  SheetPrinter(PrintedPages& pages, const QuestionSheet& sheet, const QuestionnaireOptions& options,
               const std::vector<std::vector<SheetRow>>& leaves, std::size_t leaf)
      : pages_(pages), sheet_(sheet), options_(options), leaves_(leaves.size()), leaf_(leaf), rows_(leaves[leaf]) {}

  void print(const std::string& code, const std::string& name) {
    std::vector<std::size_t> spread =
        questions_by_page(rows_.size(), rows_between(first_top, bottom), rows_between(next_top, bottom),
                          rows_between(next_top, last_end), rows_between(first_top, last_end));
    std::size_t until = 0;
    for (std::size_t page = 0; page + 1 < spread.size(); ++page) { // a name stays with its first question
      until += spread[page];
      if (until > 0 && rows_[until - 1].is_head && spread[page] > 1) --spread[page], ++spread[page + 1], --until;
    }
    std::size_t next = 0;
    for (std::size_t page = 0; page < spread.size(); ++page) {
      if (page > 0) pages_.next_page();
      const bool first = page == 0, last = page + 1 == spread.size();
      if (first)
        front(code, name, questions_in(0, spread[0]), questions_in(spread[0], rows_.size()));
      else
        back(code);
      const double top = first ? first_top : next_top, end = last ? last_end : bottom;
      const double height =
          std::min(most_row, (end - top) / static_cast<double>(std::max<std::size_t>(1, spread[page])));
      scale_head(top);
      for (std::size_t k = 0; k < spread[page]; ++k, ++next) {
        const double y = top + height * static_cast<double>(k);
        if (rows_[next].is_head)
          head(rows_[next].which, y, height);
        else
          row(rows_[next].which, y, height, k);
      }
      if (last) {
        remarks(top + height * static_cast<double>(spread[page]));
        office();
      }
      foot(last ? 0 : questions_in(next, rows_.size()));
    }
  }

private:
  std::string tell(const char* english) const { return std::string(tr(options_.language, english)); }
  template <class... Arguments>
  std::string tell(const char* english, Arguments&&... arguments) const {
    return say(english, std::forward<Arguments>(arguments)...).in(options_.language);
  }
  const std::string& in(const Text& text) const { return text.in(options_.language); }

  void code_box(const std::string& code, const char* side, double y) {
    // The leaves of one sheet share its code; a printer's heap must be told apart and found complete.
    const std::string before = tell(mark("Sheet")),
                      behind = leaves_ > 1 ? tell(mark("leaf {0} of {1}, {2}"), std::to_string(leaf_ + 1),
                                                  std::to_string(leaves_), say(side))
                                           : tell(side);
    const TextStyle plain_style{small}, code_style{4.4, true};
    const double wide = 8 + pages_.text_width(before, plain_style) + pages_.text_width(code, code_style) +
                        pages_.text_width(behind, plain_style);
    double x = right - wide;
    pages_.box(x, y, wide, 8.6, 0.45);
    x += 2;
    pages_.text(x, y + 2.6, before, plain_style);
    x += pages_.text_width(before, plain_style) + 2;
    pages_.text(x, y + 1.2, code, code_style);
    x += pages_.text_width(code, code_style) + 2;
    pages_.text(x, y + 2.6, behind, plain_style);
  }

  std::size_t questions_in(std::size_t from, std::size_t to) const {
    return static_cast<std::size_t>(std::count_if(rows_.begin() + static_cast<std::ptrdiff_t>(from),
                                                  rows_.begin() + static_cast<std::ptrdiff_t>(to),
                                                  [](const SheetRow& row) { return !row.is_head; }));
  }

  /// Of a leaf with one node that node's; the goal needs no name.
  std::string heading() const {
    const bool several = rows_.empty() || rows_.front().is_head;
    const SheetNode* node = several ? nullptr : &sheet_.nodes[sheet_.questions[rows_.front().which].node];
    return sheet_.nodes.size() > 1 && node && node->id != goal ? tell(mark("{}: which matters more?"), node->name)
                                                               : tell(mark("Which matters more?"));
  }

  void head(std::size_t node, double top, double height) {
    const SheetNode& asked = sheet_.nodes[node];
    pages_.text(left, top + height - 7.5,
                asked.id == goal ? tell(mark("Which matters more?"))
                                 : tell(mark("{}: which matters more?"), asked.name),
                {name_size + 0.4, true, 0, TextAlign::left, right - left - dont_know_width - 2, 0, true});
    pages_.line(left, top + height, right, top + height, 0.35);
  }

  void front(const std::string& code, const std::string& name, std::size_t here, std::size_t overleaf) {
    code_box(code, mark("front"), 11);
    pages_.text(left, 11, heading(), {title_size, true, 0, TextAlign::left, 135, 0, true});
    const std::size_t all = here + overleaf;
    const std::string minutes = std::to_string(std::max(1, static_cast<int>(all) * 43 / 60));
    const Text& round = sheet_.round_title;
    const Text title = in(round).empty() ? sheet_.title : both(say(mark("{0}, {1}"), sheet_.title, round));
    const std::string about =
        overleaf == 0 ? tell(mark("{0}, round {1}; questions: {2}; minutes: about {3}"), title,
                             std::to_string(sheet_.round), std::to_string(all), minutes)
                      : tell(mark("{0}, round {1}; questions: {2}, {3} here, {4} overleaf; minutes: about {5}"), title,
                             std::to_string(sheet_.round), std::to_string(all), std::to_string(here),
                             std::to_string(overleaf), minutes);
    pages_.text(left, 20.3, about, {normal, false, 0.25, TextAlign::left, right - left, 0, true});
    pages_.line(left, 25.6, right, 25.6, 0.35);
    whose(name);
    instructions();
    example();
  }

  /// Whose sheet it is, as far as the round's naming lets it say so.
  void whose(const std::string& name) {
    const double y = 27.6;
    if (sheet_.naming == "named") { // a spare sheet has a line to write on
      const std::string whose = tell(mark("For: {}"), name);
      pages_.text(left, y, whose, {normal, true});
      const double x = left + pages_.text_width(whose, {normal, true}) + 1;
      if (name.empty()) pages_.line(x, y + 3.9, x + 70, y + 3.9, 0.25);
      return;
    }
    pages_.text(right, y, tell(mark("No name, no telephone number.")), {normal, false, 0.25, TextAlign::right});
    if (options_.groups.empty()) return;
    double x = left;
    const std::string i_am = tell(mark("I am:"));
    pages_.text(x, y, i_am, {normal});
    x += pages_.text_width(i_am, {normal}) + 3;
    for (const std::string& group : options_.groups) {
      pages_.box(x, y + 0.6, 3.3, 3.3, 0.3);
      pages_.text(x + 4.6, y, group, {normal});
      x += 9 + pages_.text_width(group, {normal});
    }
  }

  void instructions() {
    const char* const steps[] = {
        mark("Each line has two things. Think of the left one going from its worst to its best, and of the right one "
             "doing the same. Which change matters more?"),
        mark("If the left one matters more, tick a circle in the left half, else in the right half: the more it "
             "matters, the further from the middle. If both matter alike, tick the 1."),
        mark("One tick a line. If you cannot say, tick \"don't know\" at the right; that is no mistake. To correct, "
             "black it out and tick again.")};
    pages_.fill(left, 33.4, right - left, 24, 0.945);
    for (int k = 0; k < 3; ++k) {
      const double x = left + 2.5 + k * 63.5;
      pages_.text(x, 34.2, std::to_string(k + 1), {4.6, true});
      pages_.text(x + 5, 35, tell(steps[k]), {normal, false, 0, TextAlign::left, 55, 4.55});
    }
  }

  void circles(double y, int ticked) {
    pages_.line(circle_x(8), y - 3.4, circle_x(8), y + 3.4, 0.15, 0.6);
    for (int place = 0; place < 17; ++place) {
      const int size = std::abs(place - 8) + 1;
      const bool odd = size % 2 == 1;
      pages_.circle(circle_x(place), y, circle_radius, odd ? 0.36 : 0.2, odd ? 0 : 0.35, size == 1 ? 0.9 : 1);
      pages_.text(circle_x(place), y - 1.72, std::to_string(size), {2.35, odd, odd ? 0.3 : 0.5, TextAlign::centre});
    }
    if (ticked < 0) return;
    const double x = circle_x(ticked);
    pages_.line(x - 1.7, y - 0.2, x - 0.4, y + 1.6, 0.75);
    pages_.line(x - 0.4, y + 1.6, x + 2.2, y - 2.6, 0.75);
  }

  void example() {
    pages_.box(left, 59, right - left, 14.6, 0.45);
    pages_.text(left + 2, 60.4, tell(mark("An example")), {normal, true});
    pages_.text(circles_left - 1, 60.2, tell(mark("This")), {name_size, true, 0, TextAlign::right});
    pages_.text(circles_left - 1, 65.2, tell(mark("worst → best")), {small, false, 0, TextAlign::right});
    pages_.text(right_label, 60.2, tell(mark("That")), {name_size, true});
    pages_.text(right_label, 65.2, tell(mark("worst → best")), {small});
    circles(64.2, 6);
    dont_know(64.2);
    pages_.text(
        circle_x(8), 68.6,
        tell(mark("The 3 on the left is ticked: this going from worst to best matters a little more than that.")),
        {normal, false, 0, TextAlign::centre, circles_width + 30, 0, true});
  }

  void dont_know(double y) { pages_.box(right - dont_know_width / 2 - 2.1, y - 2.1, 4.2, 4.2, 0.35); }

  /// The words over 9, 7, 5, 3 and 1, ending at `top`.
  void scale_head(double top) {
    const std::pair<int, const char*> words[] = {{0, mark("extreme")}, {2, mark("strong")},  {4, mark("clear")},
                                                 {6, mark("slight")},  {8, mark("equal")},   {10, mark("slight")},
                                                 {12, mark("clear")},  {14, mark("strong")}, {16, mark("extreme")}};
    for (const auto& [place, word] : words)
      pages_.text(circle_x(place), top - 8.6, tell(word), {2.35, place == 8, 0, TextAlign::centre});
    pages_.text(circle_x(4) - 1, top - 5.1, tell(mark("← the left one matters more")),
                {small, true, 0, TextAlign::centre});
    pages_.text(circle_x(12) + 1, top - 5.1, tell(mark("the right one matters more →")),
                {small, true, 0, TextAlign::centre});
    pages_.text(right - dont_know_width / 2, top - 8.2, tell(mark("don't know")),
                {2.35, false, 0, TextAlign::centre, dont_know_width, 3.1});
    pages_.line(left, top, right, top, 0.45);
  }

  void label(double x, double y, const SheetItem& item, TextAlign align) {
    TextStyle name{name_size, true, 0, align, label_width - 1, 0, true},
        end{small, false, 0, align, label_width - 1, 3.6};
    std::vector<std::string> lines;
    if (!item.about.empty()) {
      lines = {in(item.about)};
    } else if (!item.worst.empty()) {
      lines = {in(item.worst), "→ " + in(item.best)};
      end.shrink = true;
    }
    double height = 5.2;
    if (!item.about.empty()) {
      end.size = 2.35;
      end.line = 3.1;
    }
    height +=
        item.about.empty()
            ? 3.6 * static_cast<double>(lines.size())
            : end.line * std::min(3, pages_.paragraph_lines({{lines[0], false}}, {end.size, end.line, end.width}));
    double at = y - height / 2;
    at += std::max(4.9, pages_.text(x, at, in(item.name), name));
    for (const std::string& line : lines) at += pages_.text(x, at, line, end);
  }

  void row(std::size_t question, double top, double height, std::size_t place) {
    const SheetQuestion& asked = sheet_.questions[question];
    const SheetNode& node = sheet_.nodes[asked.node];
    if (place % 2 == 1) pages_.fill(left, top, right - left, height, 0.965);
    const double middle = top + height / 2;
    pages_.text(left + number_width - 0.3, middle - 2.3, std::to_string(question + 1),
                {normal, true, 0, TextAlign::right});
    label(circles_left - 1, middle, node.items[asked.a], TextAlign::right);
    label(right_label, middle, node.items[asked.b], TextAlign::left);
    circles(middle, -1);
    dont_know(middle);
    pages_.line(right - dont_know_width, top, right - dont_know_width, top + height, 0.2, 0.5);
    pages_.line(left, top + height, right, top + height, 0.25, 0.55);
  }

  void back(const std::string& code) {
    code_box(code, mark("back"), 11);
    pages_.text(left, 11, tell(mark("{} (continued)"), heading()), {5, true, 0, TextAlign::left, 135, 0, true});
    pages_.text(left, 17.8, tell(mark("From worst to best: which change matters more? One tick a line.")),
                {normal, false, 0.25});
    pages_.line(left, 23.5, right, 23.5, 0.35);
  }

  void remarks(double y) {
    const std::string title = tell(mark("Anything you want to say"));
    pages_.text(left, y + 3, title, {normal, true});
    pages_.text(left + pages_.text_width(title, {normal, true}) + 2, y + 3,
                tell(mark("(a question that is hard to answer, something that matters and is missing)")),
                {normal, false, 0.25});
    const double step = std::clamp((bottom - office_height - y - 9) / 3, 8.0, 11.0);
    for (int k = 1; k <= 3; ++k) pages_.line(left, y + 7 + step * k, right, y + 7 + step * k, 0.2, 0.5);
  }

  void office() {
    const double y = bottom - office_height + 1;
    pages_.box(left, y, right - left, office_height - 1.5, 0.45);
    const std::pair<double, const char*> fields[] = {{25, mark("Received")},
                                                     {67, mark("First entry")},
                                                     {108, mark("Second entry")},
                                                     {148, mark("Lines that differ")}};
    const std::string title = tell(mark("For the office"));
    pages_.text(left + 2.5, y + 2.4, title, {small, true});
    const double begin = std::max(25.0, pages_.text_width(title, {small, true}) + 7); // of the first
    for (std::size_t k = 0; k < std::size(fields); ++k) {
      const double x = left + std::max(fields[k].first, k == 0 ? begin : 0),
                   wide = pages_.text_width(tell(fields[k].second), {small});
      const double end = k + 1 < std::size(fields) ? left + fields[k + 1].first - 3 : right - 2;
      pages_.text(x, y + 2.4, tell(fields[k].second), {small});
      pages_.line(x + wide + 1.5, y + 6.2, end, y + 6.2, 0.2);
    }
  }

  void foot(std::size_t left_over) {
    pages_.text(left, 282.6,
                left_over > 0 ? tell(mark("Please turn over: {} more questions →"), std::to_string(left_over))
                              : tell(mark("Fold it and put it into the box. It is opened after the round has closed.")),
                {normal, true});
    pages_.text(right, 282.8, tell(mark("Questions {}, Yindi"), sheet_.set.substr(0, 4)),
                {small, false, 0.3, TextAlign::right});
  }

  PrintedPages& pages_;
  const QuestionSheet& sheet_;
  const QuestionnaireOptions& options_;
  std::size_t leaves_, leaf_;
  std::vector<SheetRow> rows_;
};

} // namespace

std::vector<std::size_t> questions_by_page(std::size_t questions, std::size_t first, std::size_t middle,
                                           std::size_t last, std::size_t only) {
  if (questions <= only) return {questions};
  std::size_t pages = 2;
  while (first + (pages - 2) * middle + last < questions) ++pages;
  const double full = static_cast<double>(questions) / static_cast<double>(first + (pages - 2) * middle + last);
  std::vector<std::size_t> result;
  std::size_t given = 0;
  double room = 0;
  for (std::size_t page = 0; page + 1 < pages; ++page) {
    room += static_cast<double>(page == 0 ? first : middle);
    const auto until = static_cast<std::size_t>(room * full);
    result.push_back(until - given);
    given = until;
  }
  result.push_back(questions - given);
  return result;
}

std::vector<std::string> groups_to_tick(const Case& c) {
  std::map<std::string, int> members;
  std::vector<std::string> groups;
  for (const Participant& participant : c.judging.participants) {
    if (participant.group.empty()) return {};
    if (++members[participant.group] == 1) groups.push_back(participant.group);
  }
  const bool large = std::all_of(members.begin(), members.end(), [](const auto& entry) { return entry.second >= 3; });
  return large && groups.size() > 1 ? groups : std::vector<std::string>{};
}

QuestionnaireOptions questionnaire_for(const Case& c, const QuestionSheet& sheet, Language language,
                                       std::optional<int> copies, std::optional<int> first_serial) {
  QuestionnaireOptions how;
  how.language = language;
  how.date = c.head.date;
  const auto& people = c.judging.participants;
  const bool named = sheet.naming == "named";
  const int known = named ? static_cast<int>(people.size()) : 0;
  how.copies = copies.value_or(std::max(1, known));
  how.first_serial = first_serial.value_or(copies ? known + 1 : 1);
  if (!named) {
    how.groups = groups_to_tick(c);
    return how;
  }
  for (int k = 0; k < how.copies; ++k) { // the code of a participant's sheet is theirs
    const int serial = how.first_serial + k;
    const Participant* one = serial <= known ? &people[static_cast<std::size_t>(serial - 1)] : nullptr;
    how.names.push_back(!one ? "" : one->name.empty() ? one->id : one->name);
  }
  return how;
}

std::string questionnaire_pdf(const QuestionSheet& sheet, const QuestionnaireOptions& options) {
  PrintedPages pages(sheet.title.in(options.language), options.date, options.language);
  const auto leaves = leaves_of(sheet);
  for (int copy = 0; copy < options.copies; ++copy)
    for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
      if (copy > 0 || leaf > 0) pages.next_page();
      if (pages.pages() % 2 == 0) pages.next_page(); // a new leaf begins on a front side
      SheetPrinter(pages, sheet, options, leaves, leaf)
          .print(sheet_code(sheet.round, options.first_serial + copy),
                 options.names.empty() ? "" : options.names[static_cast<std::size_t>(copy)]);
    }
  return pages.finish();
}

} // namespace yindi
