#include "engine/format/machine.h"
#include "gui/arguments.h"

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
  try {
    yindi::speak_utf8();
    return yindi::gui::run_gui(yindi::arguments_of(argc, argv), std::cout, std::cerr);
  } catch (const std::exception& broken) {
    std::cerr << "yindi-gui: this should not happen, please report it: " << broken.what() << "\n";
    return 1;
  }
}
