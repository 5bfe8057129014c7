#include "gui/arguments.h"

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
  try {
    return yindi::gui::run_gui({argv + 1, argv + argc}, std::cout, std::cerr);
  } catch (const std::exception& broken) {
    std::cerr << "yindi-gui: this should not happen, please report it: " << broken.what() << "\n";
    return 1;
  }
}
