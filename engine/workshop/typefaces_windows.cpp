// Fontconfig looks for its settings where it was installed, which is nowhere on a machine that has only this folder.

#include "engine/workshop/typefaces.h"

#include "engine/format/machine.h"

#include <fontconfig/fontconfig.h>
#include <mutex>
#include <string>

namespace yindi {
namespace {

std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else
      result += c;
  }
  return result;
}

/// Names that documents ask for, and what Windows has in their place where the folder brings no Noto.
constexpr const char* stand_ins = R"(
<alias binding="same"><family>Noto Sans CJK SC</family><accept><family>Microsoft YaHei</family><family>SimHei</family></accept></alias>
<alias binding="same"><family>Noto Serif CJK SC</family><accept><family>SimSun</family><family>NSimSun</family></accept></alias>
<alias><family>sans-serif</family><prefer><family>Microsoft YaHei</family><family>SimHei</family><family>Segoe UI</family><family>Arial</family></prefer></alias>
<alias><family>serif</family><prefer><family>SimSun</family><family>Times New Roman</family></prefer></alias>
<match target="font">
<test name="weight" compare="less_eq"><const>medium</const></test>
<test target="pattern" name="weight" compare="more_eq"><const>bold</const></test>
<edit name="embolden" mode="assign"><bool>true</bool></edit>
<edit name="weight" mode="assign"><const>bold</const></edit>
</match>)";

} // namespace

void know_typefaces() {
  static std::once_flag once;
  std::call_once(once, [] {
    std::string settings = "<?xml version=\"1.0\"?><fontconfig>";
    settings += "<dir>" + escaped((program_file().parent_path() / "fonts").string()) + "</dir>"; // if it is there
    settings += "<dir>WINDOWSFONTDIR</dir><dir>WINDOWSUSERFONTDIR</dir><cachedir>" +
                escaped((state_folder() / "typefaces").string()) + "</cachedir>";
    settings += stand_ins;
    settings += "</fontconfig>";
    FcConfig* config = FcConfigCreate();
    const bool read =
        FcConfigParseAndLoadFromMemory(config, reinterpret_cast<const FcChar8*>(settings.c_str()), FcTrue);
    if (!read || !FcConfigBuildFonts(config) || !FcConfigSetCurrent(config)) FcConfigDestroy(config);
  });
}

} // namespace yindi
