#pragma once

// The one place that chooses kernels by processor. A kernel is written once as a template or an inlined function and
// compiled for each kind of processor; the program takes the best that the machine has when it first needs one. On
// x86-64 these are plain SSE2, AVX2 with FMA, and AVX-512; on other processors the baseline alone.
//
// Whoever has kernels writes one struct of static functions a kind as a macro KERNELS(NAME, TARGET, WIDTH): NAME is the
// struct's, TARGET stands before each function, WIDTH is that of a register in bytes; its function table() gives a
// table of the others. YINDI_FOR_EACH_PROCESSOR(KERNELS) makes the structs, tables_here<Table>({YINDI_TABLES}) their
// tables.
//
// What a kernel calls must be YINDI_INLINE (vectors.h): only then is it compiled for the kernel's processor too.

#include <cstddef>
#include <vector>

// AVX2 and AVX-512 need attributes that GCC and Clang know on x86-64.
#if defined(__x86_64__) && defined(__GNUC__)
#define YINDI_FOR_EACH_PROCESSOR(KERNELS)                                                                              \
  KERNELS(Baseline, , 16)                                                                                              \
  KERNELS(Avx2, __attribute__((target("avx2,fma"))), 32)                                                               \
  KERNELS(Avx512, __attribute__((target("avx2,fma,avx512f,avx512dq,avx512bw,avx512vl"))), 64)
#define YINDI_TABLES Baseline::table(), Avx2::table(), Avx512::table()
#else
#define YINDI_FOR_EACH_PROCESSOR(KERNELS) KERNELS(Baseline, , 16)
#define YINDI_TABLES Baseline::table()
#endif

namespace yindi {

/// The kinds that this machine can run, in the order of YINDI_FOR_EACH_PROCESSOR: "baseline", "AVX2", "AVX-512".
const std::vector<const char*>& processors();

/// Of one table a kind (YINDI_TABLES) those that this machine can run, the best last.
template <class Table>
std::vector<Table> tables_here(std::vector<Table> all) {
  all.resize(processors().size());
  return all;
}

} // namespace yindi
