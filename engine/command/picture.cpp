#include "engine/command/picture.h"

#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/save_files.h"
#include "engine/format/words.h"
#include "engine/rationale/charts.h"

#include <filesystem>

namespace yindi {

void add_picture(Arguments& arguments, std::string& file) {
  arguments.text("--picture", file, mark("also draws it: where the picture goes, FILE.svg"));
}

bool save_picture(const std::string& file, const Drawing& drawing, Language language, std::ostream& err) {
  if (file.empty()) return true;
  const std::filesystem::path path(file);
  if (lower(path.extension().string()) != ".svg") {
    refuse(err, say(mark("a picture is an SVG file, and {} is none"), file), say(mark("write --picture FILE.svg")),
           language, wrong_usage);
    return false;
  }
  const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
  if (std::error_code missing; !std::filesystem::is_directory(folder, missing)) {
    refuse(err, say(mark("the folder {} is missing"), folder), say(mark("make it first, or name another")), language,
           input_has_errors);
    return false;
  }
  return !report_problems(err, save_files(folder, {{path.filename().string(), to_svg(drawing) + "\n"}}), language);
}

} // namespace yindi
