// The C++ library of mingw-w64 turns a path of char into one of wchar_t by the facet codecvt<wchar_t, char>, which
// knows only what the C library's locale "C" knows: a byte a character. Every text of ours is UTF-8, and path::string()
// of the same library gives UTF-8, so the way in has to read it as well. These are the members that the library leaves
// to the system (libstdc++, config/locale/generic/codecvt_members.cc); they stand in one object there, which the linker
// then does not take. Without them a folder called 张伟 is not found.

#include <locale>

namespace std {
namespace {

using Facet = codecvt<wchar_t, char, mbstate_t>;

/// The character at `at` and its bytes; 0 bytes where it is cut off, -1 where it is none.
int read_utf8(const char* at, const char* end, char32_t& c) {
  const auto byte = [&](int i) { return static_cast<unsigned char>(at[i]); };
  const unsigned char first = byte(0);
  const int size = first < 0x80 ? 1 : first < 0xC2 ? -1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : -1;
  if (size < 0) return -1;
  c = size == 1 ? first : first & (0xFFU >> (size + 1));
  for (int i = 1; i < size; ++i) {
    if (at + i == end) return 0;
    if ((byte(i) & 0xC0U) != 0x80U) return -1;
    c = c << 6 | (byte(i) & 0x3FU);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  return c < least[size] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? -1 : size;
}

} // namespace

Facet::result Facet::do_in(state_type&, const extern_type* from, const extern_type* from_end,
                           const extern_type*& from_next, intern_type* to, intern_type* to_end,
                           intern_type*& to_next) const {
  result said = ok;
  while (from != from_end) {
    char32_t c = 0;
    const int size = read_utf8(from, from_end, c);
    said = size < 0 ? error : size == 0 || to_end - to < (c > 0xFFFF ? 2 : 1) ? partial : ok;
    if (said != ok) break;
    if (c > 0xFFFF) {
      *to++ = static_cast<wchar_t>(0xD800 + ((c - 0x10000) >> 10));
      *to++ = static_cast<wchar_t>(0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
      *to++ = static_cast<wchar_t>(c);
    }
    from += size;
  }
  from_next = from, to_next = to;
  return said;
}

Facet::result Facet::do_out(state_type&, const intern_type* from, const intern_type* from_end,
                            const intern_type*& from_next, extern_type* to, extern_type* to_end,
                            extern_type*& to_next) const {
  result said = ok;
  while (from != from_end) {
    char32_t c = static_cast<char16_t>(*from);
    const bool first = c >= 0xD800 && c < 0xDC00, second = c >= 0xDC00 && c < 0xE000;
    if (first && from + 1 == from_end) said = partial;
    if (second || (first && said == ok && (from[1] < 0xDC00 || from[1] > 0xDFFF))) said = error;
    if (said != ok) break;
    if (first) c = 0x10000 + ((c - 0xD800) << 10) + (static_cast<char16_t>(from[1]) - 0xDC00U);
    const int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    if (to_end - to < size) {
      said = partial;
      break;
    }
    constexpr unsigned marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (int i = size - 1; i > 0; --i, c >>= 6) to[i] = static_cast<char>(0x80 | (c & 0x3F));
    *to = static_cast<char>(marks[size] | c);
    to += size;
    from += first ? 2 : 1;
  }
  from_next = from, to_next = to;
  return said;
}

int Facet::do_encoding() const throw() { return 0; } // so many bytes a character as it needs
int Facet::do_max_length() const throw() { return 4; }

int Facet::do_length(state_type&, const extern_type* from, const extern_type* end, size_t most) const {
  const extern_type* at = from;
  char32_t c = 0;
  for (int size = 0; at != end && most > 0 && (size = read_utf8(at, end, c)) > 0; at += size) {
    const size_t units = c > 0xFFFF ? 2 : 1;
    if (units > most) break;
    most -= units;
  }
  return static_cast<int>(at - from);
}

} // namespace std
