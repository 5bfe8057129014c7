#include "engine/workshop/tokens.h"

#include "engine/format/crypto.h"

namespace yindi {
namespace {

std::string encoded(const unsigned char* bytes, std::size_t size, const char* letters) {
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

std::string base64url(const unsigned char* bytes, std::size_t size) {
  return encoded(bytes, size, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}

} // namespace

std::string base64(const unsigned char* bytes, std::size_t size) {
  std::string text = encoded(bytes, size, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
  text.resize((text.size() + 3) / 4 * 4, '=');
  return text;
}

std::string random_token(std::size_t size) {
  const auto bytes = random_bytes(size);
  return base64url(bytes.data(), bytes.size());
}

std::string derived_token(const std::string& secret, const std::string& label) {
  const Digest digest = hmac_sha256(secret, label);
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
