#pragma once

// Where a user's things are on this machine, who it is, and how the programs meet the terminal.

#include <filesystem>
#include <string>
#include <vector>

namespace yindi {

/// A variable of the environment; blank where it is not there.
std::string environment(const char* name);
/// Who works here, as the system calls them; blank where it does not say.
std::string user_name();
/// The user's own folder; blank where there is none.
std::string home_folder();
/// Where programs keep what is of this machine only, and what a user has set.
std::filesystem::path state_folder();
std::filesystem::path settings_folder();
/// Where all that is mounted begins: "/", or "C:/" and its like.
std::vector<std::string> roots();
/// The program that runs.
std::filesystem::path program_file();
/// Whether the user's language, as the system has it, is Chinese.
bool speaks_chinese();

/// The arguments without the program's name, in UTF-8.
std::vector<std::string> arguments_of(int count, char** values);
/// std::cin, std::cout and std::cerr take and give UTF-8 bytes as they are, whatever the terminal's code page is.
void speak_utf8();
/// Whether the standard output is a terminal.
bool output_is_terminal();

/// To the system, what was freed, where it would else be kept for later.
void give_memory_back();

/// Lines of the standard input as they come, for a program that has other things to do.
class InputLines {
public:
  /// Whole lines, without waiting longer than so many milliseconds.
  std::vector<std::string> next(int milliseconds);

private:
  std::string held_;
  bool open_ = true;
};

} // namespace yindi
