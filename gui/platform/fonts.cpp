#include "gui/platform/fonts.h"

#include "engine/command/shipped.h"
#include "engine/language/language.h"
#include "gui/platform/mapped_file.h"

#include <filesystem>
#include <imgui_internal.h>
#include <map>
#include <memory>
#include <stb_truetype.h>

namespace yindi::gui {
namespace {

/// Mappings live as long as the program: every rebuild reads them again. A collection is 20 MB of which a few pages are
/// touched.
const Mapping& mapped(const std::string& path) {
  static std::map<std::string, Mapping> files;
  const auto [place, is_new] = files.try_emplace(path);
  if (is_new) place->second = map_file(path);
  return place->second;
}

/// ImGui's SizePixels is ascent + descent, the design speaks of ems: their ratio (1.448 for Noto Sans CJK).
float pixels_per_em(const Mapping& file, int face) {
  const auto* bytes = static_cast<const unsigned char*>(file.data);
  const int offset = stbtt_GetFontOffsetForIndex(bytes, face);
  stbtt_fontinfo info;
  if (offset < 0 || !stbtt_InitFont(&info, bytes, offset)) return 0;
  return stbtt_ScaleForMappingEmToPixels(&info, 1) / stbtt_ScaleForPixelHeight(&info, 1);
}

constexpr ImWchar box = 0x25A1; ///< stands for what cannot be shown

/// The wanted characters as ImGui's list of ranges; it must live until the atlas is built.
ImVector<ImWchar> ranges(const Fonts& fonts) {
  ImFontGlyphRangesBuilder builder;
  for (std::size_t c = 0x20; c < fonts.wanted.size(); ++c)
    if (fonts.wanted[c]) builder.AddChar(static_cast<ImWchar>(c));
  ImVector<ImWchar> result;
  builder.BuildRanges(&result);
  return result;
}

void add_face(Fonts& fonts, TextSize size, bool bold, float scale, const ImVector<ImWchar>& glyphs) {
  const Mapping& file = mapped(bold ? fonts.files.bold : fonts.files.regular);
  const float ratio = file.data ? pixels_per_em(file, fonts.files.face) : 0;
  ImFontConfig config;
  config.OversampleH = config.OversampleV = 1;
  config.PixelSnapH = true;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFont*& font = fonts.faces[static_cast<std::size_t>(size)][bold];
  if (ratio > 0) {
    config.FontNo = fonts.files.face;
    // Of a file that it does not own it makes a copy, 20 MB for each face: it is told who the owner is afterwards.
    font = atlas.AddFontFromMemoryTTF(file.data, static_cast<int>(file.size), em(size) * ratio * scale, &config,
                                      glyphs.Data);
    atlas.ConfigData.back().FontDataOwnedByAtlas = false;
  } else {
    config.SizePixels = em(size) * scale;
    font = atlas.AddFontDefault(&config);
  }
  if (ratio > 0) font->FallbackChar = box;
}

/// Calls `use` with every code point of a UTF-8 text.
template <class Use>
void each_character(std::string_view text, const Use& use) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const auto first = static_cast<unsigned char>(*at);
    const int length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    char32_t c = length == 1 ? first : first & (0xFFU >> (length + 1));
    for (int i = 1; i < length && at + i < end; ++i) c = (c << 6) | (static_cast<unsigned char>(at[i]) & 0x3FU);
    use(c);
    at += length;
  }
}

} // namespace

FontFiles find_fonts(const std::string& root) {
  const FontFiles known[] = {
      {"Noto Sans CJK SC", "/opentype/noto/NotoSansCJK-Regular.ttc", "/opentype/noto/NotoSansCJK-Bold.ttc", 2},
      {"Noto Sans CJK SC", "/NotoSansCJK-Regular.ttc", "/NotoSansCJK-Bold.ttc", 2},
      {"WenQuanYi Micro Hei", "/truetype/wqy/wqy-microhei.ttc", "/truetype/wqy/wqy-microhei.ttc", 0},
      {"WenQuanYi Zen Hei", "/truetype/wqy/wqy-zenhei.ttc", "/truetype/wqy/wqy-zenhei.ttc", 0},
      {"Droid Sans Fallback", "/truetype/droid/DroidSansFallbackFull.ttf", "/truetype/droid/DroidSansFallbackFull.ttf",
       0},
      {"Microsoft YaHei", "/msyh.ttc", "/msyhbd.ttc", 0},
      {"SimHei", "/simhei.ttf", "/simhei.ttf", 0},
      {"SimSun", "/simsun.ttc", "/simsun.ttc", 0},
  };
  std::error_code error;
  for (FontFiles files : known) {
    files.regular = root + files.regular;
    files.bold = root + files.bold;
    if (!std::filesystem::is_regular_file(files.regular, error)) continue;
    if (!std::filesystem::is_regular_file(files.bold, error)) files.bold = files.regular;
    return files;
  }
  return {};
}

FontFiles find_fonts() {
  if (const std::string ours = shipped_folder("fonts"); !ours.empty())
    if (FontFiles files = find_fonts(ours); !files.family.empty()) return files;
  return find_fonts(fonts_folder());
}

void want(Fonts& fonts, std::string_view text) {
  each_character(text, [&](char32_t c) {
    if (c < 0x20) return;
    if (c >= fonts.wanted.size()) {
      fonts.absent.insert(c); // ImGui of Debian holds 16-bit characters
    } else if (!fonts.wanted[c]) {
      fonts.wanted.set(c);
      fonts.stale = true;
    }
  });
}

void build(Fonts& fonts, float scale) {
  if (fonts.wanted.none()) {
    for (std::size_t c = 0x20; c < 0x7F; ++c) fonts.wanted.set(c);
    for (std::size_t c = 0xA0; c < 0x100; ++c) fonts.wanted.set(c);
    want(fonts, "…–—‘’“”−×≥≤±·→←□");
    want(fonts, catalogue_text());
    fonts.files = find_fonts();
  }
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  const ImVector<ImWchar> glyphs = ranges(fonts);
  for (const TextSize size : {TextSize::S, TextSize::M, TextSize::L})
    for (const bool bold : {false, true}) add_face(fonts, size, bold, scale, glyphs);
  atlas.Build();
  const ImFont& font = *face(fonts, TextSize::S, false);
  std::erase_if(fonts.absent, [](char32_t c) { return c < 0x10000; });
  for (std::size_t c = 0x100; c < fonts.wanted.size(); ++c)
    if (fonts.wanted[c] && !font.FindGlyphNoFallback(static_cast<ImWchar>(c)))
      fonts.absent.insert(static_cast<char32_t>(c));
  fonts.stale = false;
  fonts.built_at = scale;
  ImGui::GetIO().FontDefault = face(fonts, TextSize::S, false);
}

bool frame_with_glyphs(Fonts& fonts, float scale, const std::function<void(bool again)>& frame,
                       const std::function<void()>& renewed) {
  constexpr int most = 3; ///< a frame that asks for more each time is shown as it is
  frame(false);
  for (int times = 0; fonts.stale && times < most; ++times) {
    build(fonts, scale);
    renewed();
    frame(true);
    if (!fonts.stale || times + 1 == most) return true;
  }
  return false;
}

ImFont* face(const Fonts& fonts, TextSize size, bool bold) { return fonts.faces[static_cast<std::size_t>(size)][bold]; }

float em(TextSize size) { return size == TextSize::S ? 14.F : size == TextSize::M ? 17.F : 28.F; }
float line_height(TextSize size) { return size == TextSize::S ? 20.F : size == TextSize::M ? 25.F : 40.F; }

} // namespace yindi::gui
