#pragma once

// YINDI_FOR_EACH_PROCESSOR before a function compiles it for several processors; the loader takes the best that it
// finds. That needs a loader which knows it (glibc on x86-64), and the sanitizers' runtimes start too late for it.

#include <cstddef> // __GLIBC__

#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__) &&                           \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define YINDI_FOR_EACH_PROCESSOR __attribute__((target_clones("avx512f", "arch=haswell", "default")))
#else
#define YINDI_FOR_EACH_PROCESSOR
#endif
