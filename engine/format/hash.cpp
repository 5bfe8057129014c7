#include "engine/format/hash.h"

#include "engine/format/crypto.h"

#include <fmt/format.h>

namespace yindi {

std::string sha256(std::string_view bytes) {
  std::string text;
  for (const unsigned char byte : sha256_digest(bytes)) text += fmt::format("{:02x}", byte);
  return text;
}

} // namespace yindi
