#include "engine/command/program.h"
#include "engine/format/machine.h"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <thread>

#if defined(__GLIBC__)
#include <cstdint>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace {

/// A command makes many small values and ends: half of its time went into fetching memory page by page and giving it
/// back. Here the heap grows once, in large pages where the system has them, and is left to the system at the end.
/// Only addresses are taken at once; what is not touched costs nothing. Few threads share that heap: one of their own
/// would grow by small steps, with half of the time in the system again.
void take_memory_at_once() {
#if defined(__GLIBC__)
  constexpr int large = 2 << 20;       // bytes of a large page
  mallopt(M_MMAP_THRESHOLD, 32 << 20); // the most that glibc allows
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, 256 << 20);
  constexpr unsigned few = 4;
  if (std::thread::hardware_concurrency() <= few) mallopt(M_ARENA_MAX, 1);
  char* const begin = static_cast<char*>(sbrk(0));
  void* volatile first = std::malloc(large); // lets the heap grow; volatile, or the compiler leaves it out
  std::free(first);
  char* const end = static_cast<char*>(sbrk(0));
  const auto inside = static_cast<std::ptrdiff_t>(large - reinterpret_cast<std::uintptr_t>(begin) % large);
  if (end - begin > inside) madvise(begin + inside, static_cast<std::size_t>(end - begin - inside), MADV_HUGEPAGE);
  mallopt(M_TOP_PAD, large);
#endif
}

/// What the program still has is left to the system, which takes it back at once.
[[noreturn]] void leave(int status) {
  std::cerr.flush();
  std::fflush(nullptr);
#if defined(__SANITIZE_ADDRESS__)
  std::exit(status); // looks for what was lost
#else
  std::_Exit(status);
#endif
}

} // namespace

int main(int count, char** values) {
  try {
    take_memory_at_once();
    std::ios::sync_with_stdio(false);
    yindi::speak_utf8();
    const int status = yindi::run_program(yindi::arguments_of(count, values), std::cout, std::cerr);
    std::cout.flush();
    if (std::cout) leave(status);
    std::cerr << "yindi: the result could not be written: the disk is full or nobody reads it\n";
    return yindi::input_has_errors;
  } catch (const std::bad_alloc&) {
    std::cerr << "yindi: the system gives no more memory: the input is too large for this machine\n";
    return yindi::input_has_errors;
  } catch (const std::exception& broken) {
    std::cerr << "yindi: a defect of the program, please report it: " << broken.what() << "\n";
    return yindi::input_has_errors;
  }
}
