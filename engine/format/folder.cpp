#include "engine/format/folder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <vector>

namespace yindi {
namespace fs = std::filesystem;
namespace {

Loaded<std::string> refuse(const std::string& shown, Sentence message, Sentence hint = {}) {
  return {std::nullopt, {{Severity::error, shown, 1, 1, std::move(message), std::move(hint)}}};
}

/// Tables may be large; what people write by hand is not, so a larger file is something else.
constexpr std::uintmax_t largest_table = (std::uintmax_t(1) << 31) - 1, largest_other = 64 << 20;

/// Refuses by its size, before it is read, a file that is not read anyway.
std::optional<Loaded<std::string>> refuse_size(std::uintmax_t size, const std::string& name, const std::string& shown) {
  const bool table = name.ends_with(".csv") || name == "-";
  const bool journal = name.ends_with(".jsonl");
  if (size <= (table ? largest_table : journal ? largest_journal : largest_other)) return std::nullopt;
  if (journal) return refuse(shown, say(mark("the file is larger than 256 MB, which is not read")));
  return refuse(shown, table ? say(mark("the file is larger than 2 GB, which is not read"))
                             : say(mark("the file is larger than 64 MB, which is not read")));
}

/// Standard input, to its end.
Loaded<std::string> read_input(const std::string& shown) {
  std::string bytes;
  std::vector<char> block(1 << 16);
  while (std::cin.read(block.data(), static_cast<std::streamsize>(block.size())) || std::cin.gcount() > 0) {
    bytes.append(block.data(), static_cast<std::size_t>(std::cin.gcount()));
    if (auto refused = refuse_size(bytes.size(), "-", shown)) return std::move(*refused);
  }
  return {std::move(bytes), {}};
}

Sentence permission_hint() { return say(mark("give yourself permission to read it")); }

} // namespace

Loaded<std::string> read_bytes(const std::string& file, const std::string& shown) {
  if (file == "-") return read_input(shown);
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (status.type() == fs::file_type::not_found) return refuse(shown, say(mark("the file is missing")));
  if (status.type() == fs::file_type::directory) return refuse(shown, say(mark("this is a folder, not a file")));
  if (!error && status.type() != fs::file_type::regular) return refuse(shown, say(mark("this is no regular file")));
  std::ifstream stream(fs::path(file), std::ios::binary | std::ios::ate);
  const std::streamoff size = stream ? static_cast<std::streamoff>(stream.tellg()) : -1;
  if (size < 0) return refuse(shown, say(mark("the file cannot be read")), permission_hint());
  if (auto refused = refuse_size(static_cast<std::uintmax_t>(size), file, shown)) return std::move(*refused);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  stream.seekg(0);
  if (size > 0 && !stream.read(bytes.data(), size)) return refuse(shown, say(mark("the file cannot be read")));
  return {std::move(bytes), {}};
}

std::string shown_path(const Folder& folder, const std::string& name) {
  return folder.path.ends_with('/') ? folder.path + name : folder.path + "/" + name;
}

bool stays_inside(const Folder& folder, const std::string& name) {
  const fs::path path(name);
  if (name.empty() || path.has_root_path() || name.find('\\') != std::string::npos) return false;
  for (const fs::path& part : path)
    if (part == "..") return false;
  if (folder.memory) return true;
  std::error_code error;
  const fs::path root = fs::weakly_canonical(folder.path, error);
  if (error) return false;
  const fs::path target = fs::weakly_canonical(root / path, error);
  if (error) return false;
  const auto [end, rest] = std::mismatch(root.begin(), root.end(), target.begin(), target.end());
  return end == root.end();
}

bool has_file(const Folder& folder, const std::string& name) {
  if (folder.memory) return folder.memory->count(name) > 0;
  if (folder.pending.count(name)) return true;
  std::error_code error;
  const fs::file_status status = fs::symlink_status(shown_path(folder, name), error);
  return status.type() != fs::file_type::not_found && status.type() != fs::file_type::none;
}

bool leads_in_a_circle(const Folder& folder, const std::string& name) {
  if (folder.memory) return false;
  std::error_code error;
  static_cast<void>(fs::status(shown_path(folder, name), error));
  return error == std::errc::too_many_symbolic_link_levels;
}

Loaded<std::string> read_file(const Folder& folder, const std::string& name) {
  const std::string shown = shown_path(folder, name);
  if (const auto pending = folder.pending.find(name); pending != folder.pending.end())
    return read_bytes(shown_path(folder, pending->second), shown);
  if (leads_in_a_circle(folder, name))
    return refuse(shown, say(mark("the link leads in a circle")), say(mark("put the file in its place")));
  if (!folder.memory) {
    std::error_code error;
    const fs::file_status status = fs::status(shown, error);
    if (status.type() == fs::file_type::none)
      return refuse(shown, say(mark("the file cannot be read")), permission_hint());
  }
  if (!stays_inside(folder, name))
    return refuse(shown, say(mark("\"{}\" leads out of the casebook's folder"), name),
                  say(mark("a casebook is complete in itself: put the file into the folder")));
  if (!folder.memory) return read_bytes(shown, shown);
  const auto found = folder.memory->find(name);
  if (found == folder.memory->end()) return refuse(shown, say(mark("the file is missing")));
  return {found->second, {}};
}

std::vector<std::string> list(const Folder& folder, const std::string& name, Problems& problems) {
  std::vector<std::string> names;
  if (folder.memory) {
    const std::string prefix = name + "/";
    for (const auto& [file, bytes] : *folder.memory)
      if (file.starts_with(prefix))
        names.push_back(file.substr(prefix.size(), file.find('/', prefix.size()) - prefix.size()));
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
  }
  const std::string shown = shown_path(folder, name);
  for (const auto& [file, temporary] : folder.pending)
    if (file.starts_with(name + "/"))
      names.push_back(file.substr(name.size() + 1, file.find('/', name.size() + 1) - name.size() - 1));
  if (!has_file(folder, name)) return names;
  std::error_code error;
  if (!stays_inside(folder, name)) {
    problems.error({shown, 1, 1}, say(mark("\"{}\" leads out of the casebook's folder"), name));
    return names;
  }
  if (!fs::is_directory(shown, error)) {
    problems.error({shown, 1, 1}, say(mark("this is a file, not a folder")));
    return names;
  }
  for (fs::directory_iterator entry(shown, error), end; !error && entry != end; entry.increment(error))
    names.push_back(entry->path().filename().string());
  if (error) problems.error({shown, 1, 1}, say(mark("the folder cannot be read")), permission_hint());
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::optional<Diagnostic> folder_problem(const std::string& path) {
  const auto error = [&](Sentence message, Sentence hint) {
    return Diagnostic{Severity::error, path, 1, 1, std::move(message), std::move(hint)};
  };
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (status.type() == fs::file_type::not_found)
    return error(say(mark("the folder is missing")), say(mark("give the folder that holds casebook.toml")));
  if (status.type() == fs::file_type::none) return error(say(mark("the folder cannot be read")), permission_hint());
  if (status.type() != fs::file_type::directory)
    return error(say(mark("this is a file; a casebook is a folder")),
                 say(mark("give the folder that holds casebook.toml")));
  const fs::directory_iterator entries(path, code);
  if (code) return error(say(mark("the folder cannot be read")), permission_hint());
  return std::nullopt;
}

} // namespace yindi
