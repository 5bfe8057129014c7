#include "engine/command/program.h"

#include <exception>
#include <iostream>

int main(int count, char** values) {
  try {
    std::ios::sync_with_stdio(false);
    const int status = yindi::run_program({values + 1, values + count}, std::cout, std::cerr);
    std::cout.flush();
    if (std::cout) return status;
    std::cerr << "yindi: the result could not be written: the disk is full or nobody reads it\n";
    return yindi::input_has_errors;
  } catch (const std::exception& broken) {
    std::cerr << "yindi: a defect of the program, please report it: " << broken.what() << "\n";
    return yindi::input_has_errors;
  }
}
