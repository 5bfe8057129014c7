#include "gui/session/folders.h"

#include "engine/casebook/read_casebook.h"
#include "engine/command/shipped.h"
#include "engine/format/csv_line.h"
#include "engine/format/disk.h"
#include "engine/format/encoding.h"
#include "engine/format/folder.h"
#include "engine/format/machine.h"
#include "engine/format/words.h"
#include "engine/format/xlsx_read.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>

namespace yindi::gui {
namespace {

namespace fs = std::filesystem;

std::string local_minute(fs::file_time_type when) {
  const auto system = std::chrono::time_point_cast<std::chrono::seconds>(when - fs::file_time_type::clock::now() +
                                                                         std::chrono::system_clock::now());
  const std::time_t time = std::chrono::system_clock::to_time_t(system);
  std::tm parts{};
  if (!localtime_r(&time, &parts)) return {};
  char text[20] = {};
  std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &parts);
  return text;
}

FolderEntry entry_of(const fs::directory_entry& one) {
  std::error_code error;
  FolderEntry entry;
  entry.name = one.path().filename().string();
  const std::string ending = lower(one.path().extension().string());
  if (one.is_directory(error))
    entry.is = fs::exists(one.path() / "casebook.toml", error) ? FolderEntry::Is::casebook : FolderEntry::Is::folder;
  else if (ending == ".csv" || ending == ".tsv" || ending == ".txt" || ending == ".xlsx" || ending == ".xlsm")
    entry.is = FolderEntry::Is::table;
  else if (ending == ".toml" && entry.name != "casebook.toml")
    entry.is = FolderEntry::Is::criteria;
  if (const auto time = one.last_write_time(error); !error) entry.changed = local_minute(time);
  return entry;
}

/// The first lines with anything in them.
std::vector<std::pair<int, std::vector<std::string>>> first_records(const std::string& text, char delimiter,
                                                                    std::size_t most) {
  std::vector<std::pair<int, std::vector<std::string>>> lines;
  int line = 1;
  for (std::size_t at = 0; at < text.size() && lines.size() < most;) {
    const std::size_t begin = at;
    std::vector<std::string> fields = record_at(text, at, delimiter);
    if (std::any_of(fields.begin(), fields.end(), [](const std::string& one) { return !trim(one).empty(); }))
      lines.emplace_back(line, std::move(fields));
    const std::string_view record = std::string_view(text).substr(begin, at - begin);
    line += place_at(record, record.size(), {}).line - 1;
  }
  return lines;
}

} // namespace

std::string whole_path(const std::string& path) {
  std::error_code error;
  std::string text = path;
  if (const std::string home = home_folder(); !home.empty() && (text == "~" || text.starts_with("~/")))
    text = home + text.substr(1);
  const fs::path whole = fs::absolute(text.empty() ? "." : text, error).lexically_normal();
  std::string result = whole.string();
  while (result.size() > 1 && result.ends_with('/')) result.pop_back();
  return result;
}

bool is_there(const std::string& folder) {
  std::error_code error;
  return fs::is_directory(folder, error);
}

std::string parent_folder(const std::string& path) { return fs::path(whole_path(path)).parent_path().string(); }

std::string name_of_path(const std::string& path) {
  const std::string whole = whole_path(path);
  const std::string name = fs::path(whole).filename().string();
  return name.empty() ? whole : name;
}

std::vector<FolderEntry> list_folder(const std::string& folder, Sentence& why) {
  std::vector<FolderEntry> entries;
  std::error_code error;
  why = {};
  fs::directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
  if (error) {
    why = say(mark("this folder cannot be read: {}"), error.message());
    return entries;
  }
  for (; at != fs::directory_iterator(); at.increment(error)) {
    if (error) break;
    if (!at->path().filename().string().starts_with('.')) entries.push_back(entry_of(*at));
  }
  const auto order = [](const FolderEntry& entry) {
    return entry.is <= FolderEntry::Is::casebook ? 0 : static_cast<int>(entry.is);
  };
  std::sort(entries.begin(), entries.end(), [&](const FolderEntry& a, const FolderEntry& b) {
    return std::pair(order(a), a.name) < std::pair(order(b), b.name);
  });
  return entries;
}

std::vector<KnownPlace> known_places() {
  std::vector<KnownPlace> places;
  std::error_code error;
  const std::string home = home_folder();
  if (!home.empty()) places.push_back({mark("Home"), home});
  static constexpr std::pair<const char*, const char*> folders[] = {
      {mark("Documents"), "Documents"}, {mark("Documents"), "文档"},      {mark("Desktop"), "Desktop"},
      {mark("Desktop"), "桌面"},        {mark("Downloads"), "Downloads"}, {mark("Downloads"), "下载"}};
  for (const auto& [name, folder] : folders)
    if (!home.empty() && fs::is_directory(fs::path(home) / folder, error))
      places.push_back({name, (fs::path(home) / folder).string()});
  for (const std::string& root : roots())
    places.push_back({root == "/" ? mark("Computer") : root, root}); // drives are called by their letters
  return places;
}

Sentence why_not_new(const std::string& folder) {
  std::error_code error;
  const fs::path path = whole_path(folder);
  if (fs::exists(path, error) && !fs::is_directory(path, error))
    return say(mark("a file of this name is there already: choose another name"));
  if (fs::exists(path, error) && !fs::is_empty(path, error))
    return say(mark("this folder is there already and is not empty: choose another name"));
  fs::path above = path;
  while (!fs::exists(above, error) && above.has_relative_path()) above = above.parent_path();
  if (!disk::may_write(above)) return say(mark("nothing may be written into {}"), above.string());
  return {};
}

std::shared_ptr<const Case> read_region(const std::string& folder, Sentence& why) {
  why = {};
  Loaded<Case> read = read_casebook(folder);
  if (read.value && !has_errors(read.diagnostics)) return std::make_shared<const Case>(std::move(*read.value));
  for (const Diagnostic& d : read.diagnostics)
    if (d.severity == Severity::error && why.empty()) why = d.message;
  return nullptr;
}

const std::vector<ShippedCase>& shipped_cases() {
  static const std::vector<ShippedCase> all = [] {
    std::vector<ShippedCase> cases;
    Sentence why;
    const std::string root = shipped_folder("casebooks");
    if (root.empty()) return cases;
    for (const FolderEntry& entry : list_folder(root, why)) {
      if (entry.is != FolderEntry::Is::casebook) continue;
      const std::string folder = whole_path(root + "/" + entry.name);
      if (const auto c = read_region(folder, why))
        cases.push_back(
            {folder, c->head.title, c->head.question, c->model->county_ids.size(), c->model->industry_ids.size()});
    }
    std::sort(cases.begin(), cases.end(),
              [](const ShippedCase& a, const ShippedCase& b) { return a.counties > b.counties; });
    return cases;
  }();
  return all;
}

const std::vector<ShippedCriteria>& shipped_criteria() {
  static const std::vector<ShippedCriteria> all = [] {
    std::vector<ShippedCriteria> files;
    Sentence why;
    const std::string root = shipped_folder("criteria");
    if (root.empty()) return files;
    for (const FolderEntry& entry : list_folder(root, why)) {
      if (entry.is != FolderEntry::Is::criteria) continue;
      const std::string path = whole_path(root + "/" + entry.name);
      if (const auto library = read_criteria(path, why)) files.push_back({path, library->name});
    }
    return files;
  }();
  return all;
}

std::shared_ptr<const Library> read_criteria(const std::string& path, Sentence& why) {
  why = {};
  if (is_there(path)) {
    const auto c = read_region(path, why);
    return c ? std::make_shared<const Library>(c->model->library) : nullptr;
  }
  Loaded<Library> read = read_criteria_file(path);
  if (read.value) return std::make_shared<const Library>(std::move(*read.value));
  for (const Diagnostic& d : read.diagnostics)
    if (d.severity == Severity::error && why.empty())
      why = say(mark("{0}, line {1}: {2}"), name_of_path(path), std::to_string(d.line), both(d.message));
  return nullptr;
}

TableFile read_table_file(const std::string& path, const TableChoice& chosen) {
  TableFile file;
  file.as = chosen;
  Loaded<std::string> bytes = read_bytes(path, path);
  file.diagnostics = std::move(bytes.diagnostics);
  if (!bytes.value) return file;
  file.there = true;
  const bool book = is_workbook(*bytes.value);
  std::string text;
  if (book) {
    Loaded<WorkbookSheet> sheet = read_xlsx(*bytes.value, path, chosen.sheet);
    if (sheet.value) {
      file.sheets = std::move(sheet.value->origin.all), file.as.sheet = sheet.value->origin.name;
      text = std::move(sheet.value->text);
    }
  }
  const auto read = [&](const TableChoice& as) {
    const CsvOptions options{{}, true, as};
    return book ? parse_xlsx(*bytes.value, path, options) : parse_csv(*bytes.value, path, options);
  };
  Loaded<CsvTable> table = read(chosen);
  // What stands above the header, or another sign between the fields, is an error for a command, which nobody watches;
  // here lines and sign are on show.
  TableChoice found = chosen;
  if (table.value && table.value->written_with && table.value->written_with != ' ') {
    found.delimiter = table.value->written_with;
    table = read(found);
  }
  if (table.value && chosen.header_line == 0 && has_errors(table.diagnostics)) {
    found.header_line = table.value->lines.front().line;
    table = read(found);
  }
  file.diagnostics = gathered(std::move(table.diagnostics));
  if (table.value) {
    const CsvTable& t = *table.value;
    if (book)
      file.as.delimiter = '\t';
    else
      file.as.delimiter = t.delimiter, file.as.charset = t.charset, text = t.text;
    file.as.header_line = t.lines.front().line;
    file.block.push_back(t.header);
    for (std::size_t i = 0; i < t.rows(); ++i) {
      file.block.emplace_back();
      for (std::size_t k = 0; k < t.columns(); ++k) file.block.back().push_back(t.at(i, k));
    }
    if (!t.complete || !t.misfits.empty()) file.block.clear(); // cells may stand in other columns
  }
  file.lines = first_records(text, file.as.delimiter.value_or(','), 12);
  return file;
}

} // namespace yindi::gui
