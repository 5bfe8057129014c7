#include "engine/casebook/recovery.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "engine/format/disk.h"
#include "engine/format/folder.h"
#include "engine/format/hash.h"
#include "engine/format/machine.h"
#include "engine/format/save_files.h"

#include <ctime>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

namespace yindi {
namespace fs = std::filesystem;
namespace {

std::string now_text() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

/// Beside the casebook, where the name says whose it is; else below the state folder, where the whole path does.
fs::path base_of(const fs::path& casebook) {
  const fs::path parent = casebook.parent_path();
  if (disk::may_write(parent)) return parent / ("." + casebook.filename().string());
  return state_folder() / sha256(casebook.string()).substr(0, 16);
}

/// The casebook's folder without links and a slash at the end.
fs::path whole_path(const std::string& folder) {
  std::error_code error;
  fs::path whole = fs::weakly_canonical(folder, error);
  if (error) whole = fs::path(folder);
  return whole.has_filename() ? whole : whole.parent_path();
}

std::string file_of(const fs::path& casebook) { return base_of(casebook).string() + ".unsaved"; }

/// A closed round never changes and its hashes are of the bytes on disk: these are kept, not the same in other words.
void take_closed_rounds(const Case& value, const Folder& folder, std::map<std::string, std::string>& files) {
  for (const Round& round : value.judging.rounds) {
    if (round.state != "closed") continue;
    const std::string inside = "rounds/" + std::to_string(round.number) + "/";
    for (auto file = files.lower_bound(inside); file != files.end() && file->first.starts_with(inside); ++file)
      if (has_file(folder, file->first))
        if (auto bytes = read_file(folder, file->first); bytes.value) file->second = std::move(*bytes.value);
  }
}

} // namespace

bool has_kept_work(const std::string& folder) {
  std::error_code error;
  return fs::is_regular_file(file_of(whole_path(folder)), error);
}

WorkKeeper::WorkKeeper(const std::string& folder) {
  const fs::path whole = whole_path(folder);
  folder_ = whole.string();
  file_ = file_of(whole);
  lock_file_ = base_of(whole).string() + ".lock";
  std::error_code error;
  fs::create_directories(fs::path(file_).parent_path(), error);
  lock_ = held::take(lock_file_);
}

WorkKeeper::~WorkKeeper() {
  if (!taken()) held::give_up(lock_, lock_file_);
}

std::optional<KeptWork> WorkKeeper::kept() const {
  const std::lock_guard guard(mutex_);
  if (taken()) return std::nullopt;
  std::error_code error;
  if (!fs::is_regular_file(file_, error)) return std::nullopt;
  const Loaded<std::string> bytes = read_bytes(file_, file_);
  if (!bytes.value) return std::nullopt;
  const auto json = nlohmann::json::parse(*bytes.value, nullptr, false);
  if (!json.is_object() || json.value("format", 0) != 1 || !json.contains("files") || !json["files"].is_object())
    return std::nullopt;
  Folder memory{folder_, std::map<std::string, std::string>{}};
  for (const auto& [name, text] : json["files"].items())
    if (text.is_string()) (*memory.memory)[name] = text.get<std::string>();
  Loaded<Casebook> read = open_casebook(memory);
  if (!read.value || has_errors(read.diagnostics)) return std::nullopt;
  return KeptWork{std::move(read.value->value), json.value("when", std::string())};
}

Diagnostics WorkKeeper::keep(const Case& value, const std::function<bool()>& still) {
  std::map<std::string, std::string> files = compose(value);
  take_closed_rounds(value, Folder{folder_, std::nullopt}, files);
  const nlohmann::json json = {{"format", 1}, {"casebook", folder_}, {"when", now_text()}, {"files", files}};
  const std::string bytes = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  const std::lock_guard guard(mutex_);
  if (taken() || (still && !still())) return {};
  const fs::path path(file_);
  return save_files(path.parent_path().string(), {{path.filename().string(), bytes}});
}

void WorkKeeper::drop() {
  const std::lock_guard guard(mutex_);
  if (!taken()) disk::remove(file_);
}

} // namespace yindi
