#include "engine/command/program.h"

#include <exception>
#include <iostream>

int main(int count, char** values) {
  try {
    std::ios::sync_with_stdio(false);
    return yindi::run_program({values + 1, values + count}, std::cout, std::cerr);
  } catch (const std::exception& broken) {
    std::cerr << "yindi: a defect of the program, please report it: " << broken.what() << "\n";
    return yindi::input_has_errors;
  }
}
