#include "engine/format/encoding.h"
#include "engine/format/charset.h"

#include <algorithm>
#include <boost/locale/encoding.hpp>
#include <fmt/format.h>
#include <optional>
#include <vector>

namespace yindi {
namespace {

unsigned char byte(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
}

bool continues(unsigned char c) { return (c & 0xC0) == 0x80; }

/// Bytes of the well-formed UTF-8 sequence at `i` (Unicode table 3-7), 0 where there is none.
std::size_t sequence(std::string_view text, std::size_t i) {
  const unsigned char a = byte(text, i), b = byte(text, i + 1);
  if (a < 0x80) return 1;
  if (a < 0xC2 || a > 0xF4) return 0;
  if (a < 0xE0) return continues(b) ? 2 : 0;
  if (a < 0xF0) {
    const bool good = b >= (a == 0xE0 ? 0xA0 : 0x80) && b <= (a == 0xED ? 0x9F : 0xBF);
    return good && continues(byte(text, i + 2)) ? 3 : 0;
  }
  const bool good = b >= (a == 0xF0 ? 0x90 : 0x80) && b <= (a == 0xF4 ? 0x8F : 0xBF);
  return good && continues(byte(text, i + 2)) && continues(byte(text, i + 3)) ? 4 : 0;
}

/// A damaged UTF-8 file often happens to be formally right GB18030 and would become nonsense without a word. In real
/// GB18030 long UTF-8 sequences are rare accidents; in damaged UTF-8 the bad bytes are.
bool is_damaged_utf8(std::string_view text) {
  std::size_t good = 0, bad = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence(text, i);
    if (length >= 3) ++good;
    if (length == 0) ++bad;
    i += std::max<std::size_t>(1, length);
  }
  return good > bad;
}

bool steers(char32_t c) {
  return (c >= 0x80 && c <= 0x9F) || c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

/// The first word that is not ASCII.
std::string first_foreign_word(std::string_view text) {
  const auto ends = [](char c) { return c == ',' || c == ';' || c == '\t' || c == '\n' || c == '\r' || c == '"'; };
  std::size_t at = 0;
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  std::size_t begin = at, end = at;
  while (begin > 0 && !ends(text[begin - 1])) --begin;
  while (end < text.size() && !ends(text[end])) ++end;
  return std::string(text.substr(begin, std::min<std::size_t>(end - begin, 60)));
}

/// Which set the text was taken for: a note, or a warning where it is doubtful.
Diagnostic read_as(Charset charset, const std::string& text, const std::string& path) {
  const bool doubtful = charset == Charset::doubtful_gb18030;
  return {doubtful ? Severity::warning : Severity::note,
          path,
          1,
          1,
          say(mark("the text is no UTF-8 and was read as {0}: the first name is \"{1}\""), name(charset),
              first_foreign_word(text)),
          doubtful ? say(mark("if it should read otherwise, save the file as UTF-8")) : Sentence{}};
}

/// The runs of characters beyond ASCII, at most so many bytes of them, and where the first begins.
struct Foreign {
  std::vector<std::string> runs;
  std::size_t first = std::string::npos;
};

Foreign foreign_runs(std::string_view text) {
  constexpr std::size_t enough = 4096;
  Foreign result;
  std::size_t bytes = 0;
  for (std::size_t at = 0; at < text.size() && bytes < enough;) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) ++end;
    if (result.runs.empty()) result.first = at;
    result.runs.emplace_back(text.substr(at, end - at));
    bytes += end - at;
    at = end;
  }
  return result;
}

/// What UTF-8 text was before somebody read it as Windows-1252 and wrote it as UTF-8 again: KÃ¶ln was Köln. Letters in
/// which real Western text happens to be UTF-8 do not follow each other.
std::optional<std::string> as_it_was(std::string_view word) {
  try {
    const std::string bytes =
        boost::locale::conv::from_utf<char>(std::string(word), "Windows-1252", boost::locale::conv::stop);
    const bool longer = std::any_of(bytes.begin(), bytes.end(), [](char c) { return (c & '\x80') != 0; });
    if (longer && first_bad_utf8(bytes) == std::string_view::npos) return bytes;
  } catch (const std::exception&) {
  }
  return std::nullopt;
}

/// Warnings of characters that were lost or read wrongly before the file was saved: nobody can bring them back here.
Diagnostics lost_before(const std::string& text, const std::string& path) {
  Diagnostics found;
  const auto warn = [&](std::size_t at, Sentence message, Sentence hint) {
    const Place place = place_at(text, at, path);
    found.push_back({Severity::warning, path, place.line, place.column, std::move(message), std::move(hint)});
  };
  const Sentence again = say(mark("take the text from where it came from, and save it as \"CSV UTF-8\""));
  for (const char* sign : {"\uFFFD", "锟斤拷"})
    if (const auto at = text.find(sign); at != std::string::npos)
      warn(at, say(mark("\"{}\" stands where a character was lost when the text was saved"), sign), again);
  const Foreign foreign = foreign_runs(text);
  if (foreign.runs.empty() || !std::all_of(foreign.runs.begin(), foreign.runs.end(),
                                           [](const std::string& run) { return as_it_was(run).has_value(); }))
    return found;
  const std::string name = first_foreign_word(text);
  if (const auto was = as_it_was(name))
    warn(foreign.first, say(mark("\"{0}\" was hardly written so: was it \"{1}\"?"), name, *was), again);
  return found;
}

Loaded<std::string> refuse(Place place, Sentence message, Sentence hint) {
  return {std::nullopt, {{Severity::error, place.path, place.line, place.column, std::move(message), std::move(hint)}}};
}

} // namespace

char32_t code_point(std::string_view text, std::size_t at) {
  const unsigned char first = byte(text, at);
  const std::size_t length = sequence(text, at);
  if (length <= 1) return first;
  char32_t c = first & (0xFFu >> (length + 1));
  for (std::size_t k = 1; k < length; ++k) c = (c << 6) | (byte(text, at + k) & 0x3Fu);
  return c;
}

std::size_t code_point_length(std::string_view text, std::size_t at) {
  return std::max<std::size_t>(1, sequence(text, at));
}

std::size_t first_bad_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence(text, i);
    if (length == 0) return i;
    i += length;
  }
  return std::string_view::npos;
}

std::size_t first_control(std::string_view text, std::size_t from) {
  for (std::size_t i = from; i < text.size(); ++i) {
    const char c = text[i];
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F) return i;
    if (static_cast<unsigned char>(c) >= 0xC2 && steers(code_point(text, i))) return i;
  }
  return std::string_view::npos;
}

std::string code_point_name(std::string_view text, std::size_t at) {
  return fmt::format("U+{:04X}", static_cast<unsigned>(code_point(text, at)));
}

Place place_at(std::string_view text, std::size_t offset, const std::string& path) {
  Place place{path, 1, 1};
  std::size_t start = 0;
  offset = std::min(offset, text.size());
  for (std::size_t i = 0; i < offset; ++i) {
    const bool end = text[i] == '\n' || (text[i] == '\r' && byte(text, i + 1) != '\n');
    if (!end) continue;
    ++place.line;
    start = i + 1;
  }
  place.column = static_cast<int>(code_points(text.substr(start, offset - start))) + 1;
  return place;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(static_cast<unsigned char>(c)); }));
}

bool is_utf16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

Loaded<std::string> from_utf16(std::string bytes, const std::string& path) {
  Loaded<std::string> text = to_utf8_from("UTF-16", std::move(bytes), path);
  if (!text.value)
    for (Diagnostic& d : text.diagnostics)
      d.hint = say(mark("the file is damaged or cut off: take it from where it came from, and save it as UTF-8"));
  else
    text.diagnostics = lost_before(*text.value, path);
  return text;
}

Loaded<std::string> to_utf8(std::string bytes, const std::string& path) {
  const std::string_view all = bytes;
  if (is_utf16(all))
    return refuse({path, 1, 1}, say(mark("the file is UTF-16, which is not read")),
                  say(mark("save it as UTF-8 in a text editor")));
  const bool marked = all.starts_with("\xEF\xBB\xBF");
  if (marked) bytes.erase(0, 3);
  if (const auto nul = bytes.find('\0'); nul != std::string::npos)
    return refuse(place_at(bytes, nul, path), say(mark("a NUL byte: this is no text file")),
                  say(mark("save it as UTF-8 text; a spreadsheet as \"CSV UTF-8\"")));
  const std::size_t bad = first_bad_utf8(bytes);
  if (bad == std::string::npos) {
    Diagnostics lost = lost_before(bytes, path);
    return {std::move(bytes), std::move(lost)};
  }
  const auto neither = [&] {
    return refuse(place_at(bytes, bad, path), say(mark("the text is neither UTF-8 nor GB18030 from here on")),
                  say(mark("save it as UTF-8 text; a spreadsheet as \"CSV UTF-8\"")));
  };
  const Charset charset = marked || is_damaged_utf8(bytes) ? Charset::none : charset_of(bytes);
  if (charset == Charset::none) return neither();
  try {
    Loaded<std::string> text{boost::locale::conv::to_utf<char>(bytes, name(charset), boost::locale::conv::stop), {}};
    if (charset != Charset::gb18030) text.diagnostics.push_back(read_as(charset, *text.value, path));
    return text;
  } catch (const std::exception&) {
    return neither();
  }
}

const std::vector<std::string>& charset_names() {
  static const std::vector<std::string> all = {"UTF-8", "GB18030", "Big5", "Windows-1252", "UTF-16"};
  return all;
}

Loaded<std::string> to_utf8_from(const std::string& charset, std::string bytes, const std::string& path) {
  const auto not_so = [&](Place place) {
    return refuse(std::move(place), say(mark("the text is not {} from here on"), charset),
                  say(mark("choose another encoding")));
  };
  if (charset == "UTF-8") {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    if (const std::size_t bad = first_bad_utf8(bytes); bad != std::string::npos)
      return not_so(place_at(bytes, bad, path));
  } else {
    const bool wide = charset == "UTF-16", big = wide && bytes.starts_with("\xFE\xFF");
    if (wide && (big || bytes.starts_with("\xFF\xFE"))) bytes.erase(0, 2);
    if (wide && bytes.size() % 2 != 0) return not_so({path, 1, 1});
    try {
      bytes = boost::locale::conv::to_utf<char>(bytes, wide ? big ? "UTF-16BE" : "UTF-16LE" : charset,
                                                boost::locale::conv::stop);
    } catch (const std::exception&) {
      return not_so({path, 1, 1});
    }
  }
  if (const auto nul = bytes.find('\0'); nul != std::string::npos) return not_so(place_at(bytes, nul, path));
  return {std::move(bytes), {}};
}

} // namespace yindi
