#include "engine/format/slips.h"

#include "engine/format/encoding.h"
#include "engine/format/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <vector>

namespace yindi {
namespace {

constexpr std::string_view ideographic_blank = "\u3000";

/// ASCII only, as most texts of most tables are: nothing to convert.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The half-width character of a full-width one at `at`, which has three bytes; 0 where there is none.
char half_of(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with(ideographic_blank)) return ' ';
  if (at + 2 >= text.size() || text[at] != '\xEF') return 0;
  const auto second = static_cast<unsigned char>(text[at + 1]), third = static_cast<unsigned char>(text[at + 2]);
  const int code = 0xF000 | (second & 0x3F) << 6 | (third & 0x3F);
  return code >= 0xFF01 && code <= 0xFF5E ? static_cast<char>(code - 0xFF01 + '!') : char{0};
}

std::optional<int> whole(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

/// 1 to 12 for a month's name: English of three letters or more, the short ones of some other languages.
std::optional<int> month_of(std::string_view text) {
  static const std::array<const char*, 12> names = {"january",   "february", "march",    "april",
                                                    "may",       "june",     "july",     "august",
                                                    "september", "october",  "november", "december"};
  static const std::array<std::vector<std::string_view>, 12> others = {{{"janv", "ene", "gen", "jän"},
                                                                        {"fév", "févr", "fev"},
                                                                        {"mär", "mrz", "märz", "mars"},
                                                                        {"avr", "abr"},
                                                                        {"mai", "mag", "maj"},
                                                                        {"juin", "giu"},
                                                                        {"juil", "lug"},
                                                                        {"août", "ago"},
                                                                        {"set", "sept"},
                                                                        {"okt", "ott", "out"},
                                                                        {},
                                                                        {"dez", "déc", "dic", "des"}}};
  const std::string word = lower(text);
  for (std::size_t k = 0; k < names.size() && word.size() >= 3; ++k)
    if (std::string_view(names[k]).starts_with(word) ||
        std::find(others[k].begin(), others[k].end(), word) != others[k].end())
      return static_cast<int>(k) + 1;
  return std::nullopt;
}

bool is_month(std::optional<int> x) { return x && *x >= 1 && *x <= 12; }
bool is_day(std::optional<int> x) { return x && *x >= 1 && *x <= 31; }
bool is_year(std::optional<int> x) { return x && *x >= 1900 && *x <= 2100; }

/// 2024-01-03 00:00:00 and 2024-01-03T00:00:00 without the time.
std::string_view without_time(std::string_view text) {
  const auto colon = text.find(':');
  const auto end = colon == std::string_view::npos ? colon : text.find_last_of(" T", colon);
  return end == std::string_view::npos ? text : text.substr(0, end);
}

/// What a sign for a fraction says: ½ is 1/2, 1÷3 is 1/3.
std::optional<std::string> sign_of_fraction(std::string_view text) {
  static const std::vector<std::pair<std::string_view, std::string_view>> whole = {
      {"½", "1/2"}, {"⅓", "1/3"}, {"⅔", "2/3"}, {"¼", "1/4"}, {"¾", "3/4"}, {"⅕", "1/5"}, {"⅖", "2/5"},
      {"⅗", "3/5"}, {"⅘", "4/5"}, {"⅙", "1/6"}, {"⅐", "1/7"}, {"⅛", "1/8"}, {"⅑", "1/9"}, {"⅒", "1/10"}};
  for (const auto& [sign, fraction] : whole)
    if (text == sign) return std::string(fraction);
  for (const std::string_view sign : {"÷", "∶", "∕", "⁄", "\\", "分之"})
    if (const auto at = text.find(sign); at != std::string_view::npos) {
      const std::string a(text.substr(0, at)), b(text.substr(at + sign.size()));
      const std::string typed = sign == "分之" ? b + "/" + a : a + "/" + b; // 三分之一 has its bottom first
      if (ratio(typed)) return typed;
    }
  if (text.size() > 1 && (text.front() == '=' || text.front() == '\'') && ratio(std::string(text.substr(1))))
    return std::string(text.substr(1));
  return std::nullopt;
}

std::optional<double> signed_number(std::string_view text) {
  double value = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// What was typed: month/day, or day/month where only that has a 1 above.
std::string fraction(int month, int day) {
  const bool turned = day == 1 && month != 1;
  return std::to_string(turned ? day : month) + "/" + std::to_string(turned ? month : day);
}

/// With the keyboard's minus for those of typesetters.
std::string with_minus(std::string_view text) {
  for (const std::string_view sign : {"−", "–", "－", "﹣"})
    if (text.starts_with(sign)) return "-" + std::string(text.substr(sign.size()));
  return std::string(text);
}

/// The parts between -, /, ., blanks and 年月日.
std::vector<std::string> date_parts(std::string_view text) {
  std::string plain(text);
  for (const std::string_view sign : {"年", "月", "日", "号"})
    for (auto at = plain.find(sign); at != std::string::npos; at = plain.find(sign))
      plain.replace(at, sign.size(), "-");
  for (char& c : plain)
    if (c == '/' || c == '.' || c == ' ') c = '-';
  std::vector<std::string> parts = split(plain, '-');
  std::erase(parts, std::string());
  return parts;
}

std::optional<std::string> dated_with_month_name(const std::vector<std::string>& parts) {
  for (std::size_t k = 0; k < 2; ++k)
    if (const auto month = month_of(parts[k]); month && is_day(whole(parts[1 - k])))
      return fraction(*month, *whole(parts[1 - k]));
  return std::nullopt;
}

/// Characters from `first` to `last` that nobody sees.
struct Odd {
  char32_t first, last;
  Text name;
  bool after_ascii = false; ///< only behind a letter or digit: elsewhere it chooses between two shapes
};

const std::vector<Odd>& invisible() {
  static const std::vector<Odd> table = {
      {0x00AD, 0x00AD, {"soft hyphen", "软连字符"}},
      {0x034F, 0x034F, {"combining grapheme joiner", "组合字形连接符"}},
      {0x115F, 0x1160, {"Hangul filler", "谚文填充符"}},
      {0x061C, 0x061C, {"direction mark", "方向标记"}},
      {0x17B4, 0x17B5, {"Khmer inherent vowel", "高棉文隐含元音"}},
      {0x180B, 0x180E, {"Mongolian separator", "蒙古文分隔符"}},
      {0x200B, 0x200B, {"zero-width space", "零宽空格"}},
      {0x200C, 0x200C, {"zero-width non-joiner", "零宽不连字"}},
      {0x200D, 0x200D, {"zero-width joiner", "零宽连字"}},
      {0x200E, 0x200F, {"direction mark", "方向标记"}},
      {0x202A, 0x202E, {"direction mark", "方向标记"}},
      {0x2060, 0x2060, {"word joiner", "单词连接符"}},
      {0x2061, 0x2064, {"invisible operator", "不可见运算符"}},
      {0x2066, 0x2069, {"direction mark", "方向标记"}},
      {0x206A, 0x206F, {"deprecated format character", "已弃用的格式字符"}},
      {0x2800, 0x2800, {"blank Braille pattern", "空白盲文符"}},
      {0x3164, 0x3164, {"Hangul filler", "谚文填充符"}},
      {0xFE00, 0xFE0F, {"variation selector", "异体选择符"}, true},
      {0xFEFF, 0xFEFF, {"byte order mark", "字节顺序标记"}},
      {0xFFA0, 0xFFA0, {"Hangul filler", "谚文填充符"}},
      {0xFFF9, 0xFFFB, {"annotation mark", "行间注释符"}},
      {0xFFFC, 0xFFFC, {"object replacement character", "对象替换符"}},
      {0x1D173, 0x1D17A, {"musical format character", "乐谱格式字符"}},
      {0xE0001, 0xE007F, {"tag character", "标签字符"}},
      {0xE0100, 0xE01EF, {"variation selector", "异体选择符"}, true},
  };
  return table;
}

const std::vector<Odd>& odd_blanks() {
  static const std::vector<Odd> table = {
      {0x00A0, 0x00A0, {"no-break space", "不间断空格"}},   {0x1680, 0x1680, {"Ogham space", "欧甘空格"}},
      {0x2000, 0x2006, {"typographic space", "排版空格"}},  {0x2007, 0x2007, {"figure space", "数字空格"}},
      {0x2008, 0x200A, {"thin space", "窄空格"}},           {0x202F, 0x202F, {"narrow no-break space", "窄不间断空格"}},
      {0x205F, 0x205F, {"mathematical space", "数学空格"}}, {0x3000, 0x3000, {"ideographic space", "全角空格"}},
  };
  return table;
}

const Odd* found_in(const std::vector<Odd>& table, char32_t c) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Odd& odd) { return c >= odd.first && c <= odd.last; });
  return found == table.end() ? nullptr : &*found;
}

/// Where the last character of `text` begins.
std::size_t last_character(std::string_view text) {
  std::size_t at = text.empty() ? 0 : text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

} // namespace

std::string half_width(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const char half = half_of(text, at);
    result += half != 0 ? half : text[at];
    at += half != 0 ? 3u : 1u;
  }
  return result;
}

std::optional<Sentence> full_width_hint(std::string_view text) {
  std::string signs;
  bool digits = false;
  for (std::size_t at = 0; at < text.size();) {
    const char half = half_of(text, at);
    at += half != 0 ? 3u : 1u;
    if (half == 0) continue;
    if (half >= '0' && half <= '9')
      digits = true;
    else if (half != ' ' && signs.find(half) == std::string::npos)
      signs += (signs.empty() ? "" : " ") + std::string(1, half);
  }
  if (signs.empty() && !digits) return std::nullopt;
  const std::string converted(trim(half_width(text)));
  if (!digits) return say(mark("write it with half-width {0} : {1}"), signs, converted);
  if (signs.empty()) return say(mark("write it with half-width digits (0-9): {}"), converted);
  return say(mark("write it with half-width digits and {0} : {1}"), signs, converted);
}

std::optional<std::string> fraction_of_date(std::string_view text) {
  const std::string half = half_width(without_time(trim(text)));
  text = trim(half);
  const bool chinese = text.find("月") != std::string_view::npos;
  const std::vector<std::string> parts = date_parts(text);
  if (parts.size() != 2 && parts.size() != 3) return std::nullopt;
  if (const auto found = dated_with_month_name(parts)) return found;
  std::vector<std::optional<int>> numbers;
  for (const std::string& part : parts) numbers.push_back(whole(part));
  if (parts.size() == 2) {
    if (chinese && is_month(numbers[0]) && is_day(numbers[1])) return fraction(*numbers[0], *numbers[1]);
    return std::nullopt;
  }
  // 3.1.24: a year of two digits, behind points only, since 1/3/24 may be anything.
  const bool short_year = text.find('.') != std::string_view::npos && parts[2].size() == 2 && numbers[2];
  const bool first = is_year(numbers[0]), last = is_year(numbers[2]) || short_year;
  if (first == last) return std::nullopt;
  const auto a = first ? numbers[1] : numbers[0], b = first ? numbers[2] : numbers[1];
  if (is_month(a) && is_day(b)) return fraction(*a, *b);
  if (last && is_month(b) && is_day(a)) return fraction(*b, *a); // days come first only where the year is last
  return std::nullopt;
}

std::optional<std::string> fraction_of_day_number(double value) {
  if (value < 43831 || value > 47848 || value != std::floor(value)) return std::nullopt;
  // Spreadsheets count days from 1899-12-30 on.
  const std::chrono::year_month_day day(std::chrono::sys_days(std::chrono::year(1899) / 12 / 30) +
                                        std::chrono::days(static_cast<int>(value)));
  return fraction(static_cast<int>(static_cast<unsigned>(day.month())),
                  static_cast<int>(static_cast<unsigned>(day.day())));
}

Sentence made_a_date_of(const std::string& fraction) {
  return say(mark("a spreadsheet has made a date of {0}: format the cells as text, or write {1}"), fraction,
             shortest(std::round(ratio(fraction).value_or(0) * 1e4) / 1e4));
}

std::optional<Sentence> failed_formula(std::string_view text) {
  static const std::vector<std::string_view> words = {"#ref!",   "#div/0!",   "#value!",  "#name?",
                                                      "#num!",   "#null!",    "#spill!",  "#calc!",
                                                      "#field!", "#blocked!", "#connect!"};
  const std::string word = lower(trim(text));
  if (std::find(words.begin(), words.end(), word) == words.end() &&
      !(word.starts_with("err:") && whole(word.substr(4))))
    return std::nullopt;
  return say(mark("a spreadsheet's error stands here: mend its formula"));
}

std::optional<Sentence> slip_in_judgement(std::string_view text, const Text& a, const Text& b,
                                          std::optional<double> mirrored) {
  text = trim(text);
  if (const auto odd = unseen_in(text)) return odd;
  if (const auto failed = failed_formula(text)) return failed;
  if (const auto typed = fraction_of_date(text)) {
    const auto fits = [&](const std::string& one) { return mirrored && std::abs(*ratio(one) * *mirrored - 1) < 0.01; };
    const std::string turned = reciprocal(*typed); // 1-Mar may have been 3/1 as well
    return made_a_date_of(!fits(*typed) && fits(turned) ? turned : *typed);
  }
  // 3:1 and 3：1 are fractions, too.
  std::string as_fraction(text);
  for (auto at = as_fraction.find("："); at != std::string::npos; at = as_fraction.find("："))
    as_fraction.replace(at, std::string_view("：").size(), "／");
  std::replace(as_fraction.begin(), as_fraction.end(), ':', '/');
  if (ratio(half_width(as_fraction))) {
    if (const auto hint = full_width_hint(as_fraction)) return *hint;
    return say(mark("write {0} for {1}"), as_fraction, std::string(text));
  }
  if (const auto typed = sign_of_fraction(text)) return say(mark("write {0} for {1}"), *typed, std::string(text));
  if (means_missing(text)) return say(mark("leave the cell empty for a missing judgement"));
  if (const std::string half = half_width(text); half.ends_with('%'))
    if (const auto share = ratio(half.substr(0, half.size() - 1)))
      return say(mark("write {0} for {1}"), shortest(*share / 100), std::string(text));
  if (const auto number = read_number(with_minus(text)).value; number && *number <= -1 && *number >= -9) {
    const std::string times = shortest(-*number);
    if (a.en.empty()) return say(mark("in surveys from -9 to 9 it turns the pair round: write 1/{}"), times);
    return say(mark("in surveys from -9 to 9 it means that {0} counts {1} times as much as {2}: write 1/{1}"), b, times,
               a);
  }
  if (text.find(',') != std::string_view::npos) return say(mark("write a point for the decimal comma"));
  return std::nullopt;
}

bool lost_digits(std::string_view text) {
  text = trim(text);
  const auto e = text.find_first_of("eE");
  const auto exponent = e == std::string_view::npos ? std::nullopt : signed_number(text.substr(e + 1));
  if (!exponent) return false;
  const auto digits = std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(e),
                                    [](char c) { return c >= '0' && c <= '9'; });
  return static_cast<double>(digits) < *exponent + 1;
}

bool means_missing(std::string_view text) {
  static const std::vector<std::string> words = {
      "-", "–", "—",   "——", "--", "/", "\\", "na",   "n/a", "#n/a", "nan", "null", "nil",     "none", "?",   "？",
      ".", "…", "...", "*",  "x",  "×", "缺", "缺失", "无",  "空",   "－",  "／",   "missing", "nd",   "n.a."};
  const std::string word = lower(trim(text));
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<std::string> id_of_number(std::string_view text) {
  std::string pointed(trim(text)); // 5,11921E+05 where the comma marks decimals
  if (std::count(pointed.begin(), pointed.end(), ',') == 1 && pointed.find_first_of("eE") != std::string::npos)
    std::replace(pointed.begin(), pointed.end(), ',', '.');
  text = pointed;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool exponent = text.find('E') != std::string_view::npos || text.find('e') != std::string_view::npos;
  const auto point = text.find('.');
  if (text.empty() || !digit(text.front()) || (!exponent && point == std::string_view::npos)) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value != std::floor(value) || value > 1e15)
    return std::nullopt;
  return shortest(value);
}

std::optional<OddCharacter> invisible_character(std::string_view text, std::size_t from) {
  // Their first bytes are few, so most of a text is passed over at once.
  constexpr std::string_view first_bytes = "\xC2\xCD\xD8\xE1\xE2\xE3\xEF\xF0\xF3";
  for (std::size_t at = text.find_first_of(first_bytes, from); at != std::string_view::npos;
       at = text.find_first_of(first_bytes, at + 1)) {
    const Odd* odd = found_in(invisible(), code_point(text, at));
    if (!odd || (odd->after_ascii && (at == 0 || static_cast<unsigned char>(text[at - 1]) >= 0x80))) continue;
    return OddCharacter{at, code_point_length(text, at), odd->name};
  }
  return std::nullopt;
}

std::optional<Sentence> unseen_in(std::string_view text) {
  if (const auto odd = invisible_character(text))
    return say(mark("take out the invisible character {0} ({1})"), code_point_name(text, odd->at), odd->name);
  if (const auto odd = odd_blank_at_edge(trim(text)))
    return say(mark("take out the blank that is none ({0}, {1})"), code_point_name(trim(text), odd->at), odd->name);
  return std::nullopt;
}

std::optional<OddCharacter> odd_blank_at_edge(std::string_view text) {
  if (text.empty()) return std::nullopt;
  for (const std::size_t at : {std::size_t{0}, last_character(text)})
    if (const Odd* odd = found_in(odd_blanks(), code_point(text, at)))
      return OddCharacter{at, code_point_length(text, at), odd->name};
  return std::nullopt;
}

bool nothing_to_see(std::string_view text) {
  for (text = trim(text); !text.empty(); text = trim(text)) {
    const auto odd = odd_blank_at_edge(text);
    if (!odd || odd->at != 0) return false;
    text.remove_prefix(odd->length);
  }
  return true;
}

std::string without_odd_blanks(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string result;
  for (std::size_t at = 0; at < text.size(); at += code_point_length(text, at))
    result += found_in(odd_blanks(), code_point(text, at)) ? std::string(" ")
                                                           : std::string(text.substr(at, code_point_length(text, at)));
  return result;
}

std::string triple_apart(std::string_view text) {
  std::string plain = half_width(without_odd_blanks(text));
  for (const std::string_view sign : {"、", "；"})
    for (auto at = plain.find(sign); at != std::string::npos; at = plain.find(sign))
      plain.replace(at, sign.size(), ";");
  std::erase_if(plain, [](char c) { return c == '(' || c == ')' || c == '[' || c == ']'; });
  const bool others = plain.find(';') != std::string::npos;
  const bool commas = !others && std::count(plain.begin(), plain.end(), ',') == 2;
  for (char& c : plain)
    if (c == ';' || (commas && c == ',')) c = ' ';
  return std::string(trim(plain));
}

bool only_digits_differ(std::string_view a, std::string_view b) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i] && !(digit(a[i]) && digit(b[i]))) return false;
  return true;
}

} // namespace yindi
