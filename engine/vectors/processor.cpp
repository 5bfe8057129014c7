#include "engine/vectors/processor.h"

namespace yindi {

const std::vector<const char*>& processors() {
  static const std::vector<const char*> here = [] {
    std::vector<const char*> found{"baseline"};
#if defined(__x86_64__) && defined(__GNUC__)
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return found;
    found.push_back("AVX2");
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl"))
      found.push_back("AVX-512");
#endif
    return found;
  }();
  return here;
}

} // namespace yindi
