#include "engine/workshop/tokens.h"

#include <array>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <stdexcept>
#include <vector>

namespace yindi {
namespace {

std::string base64url(const unsigned char* bytes, std::size_t size) {
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string text;
  unsigned held = 0;
  int bits = 0;
  for (std::size_t i = 0; i < size; ++i) {
    held = (held << 8) | bytes[i];
    for (bits += 8; bits >= 6; bits -= 6) text += letters[(held >> (bits - 6)) & 63];
    held &= (1U << bits) - 1;
  }
  if (bits > 0) text += letters[(held << (6 - bits)) & 63];
  return text;
}

std::vector<unsigned char> random_bytes(std::size_t size) {
  std::vector<unsigned char> bytes(size);
  if (RAND_bytes(bytes.data(), static_cast<int>(size)) != 1) throw std::runtime_error("no random numbers");
  return bytes;
}

} // namespace

std::string random_token(std::size_t size) {
  const auto bytes = random_bytes(size);
  return base64url(bytes.data(), bytes.size());
}

std::string derived_token(const std::string& secret, const std::string& label) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(label.data()), label.size(), digest.data(), &size);
  return base64url(digest.data(), 16);
}

std::string random_digits(int digits) {
  std::string text;
  while (static_cast<int>(text.size()) < digits)
    for (const unsigned char byte : random_bytes(16))
      if (byte < 250 && static_cast<int>(text.size()) < digits && (!text.empty() || byte % 10 != 0))
        text += static_cast<char>('0' + byte % 10); // 250 is the last multiple of ten: no digit is likelier
  return text;
}

} // namespace yindi
