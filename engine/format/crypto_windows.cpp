#include "engine/format/crypto.h"

#include <stdexcept>

#include <windows.h>

#include <bcrypt.h>

namespace yindi {
namespace {

struct Algorithm {
  BCRYPT_ALG_HANDLE handle = nullptr;
  explicit Algorithm(ULONG flags) {
    if (BCryptOpenAlgorithmProvider(&handle, BCRYPT_SHA256_ALGORITHM, nullptr, flags) != 0)
      throw std::runtime_error("Windows has no SHA-256");
  }
  Algorithm(const Algorithm&) = delete;
  Algorithm& operator=(const Algorithm&) = delete;
  ~Algorithm() { BCryptCloseAlgorithmProvider(handle, 0); }
};

PUCHAR bytes_of(std::string_view text) { return reinterpret_cast<PUCHAR>(const_cast<char*>(text.data())); }

/// With a secret it is the HMAC. A count of bytes has 32 bits here, so that what is longer comes in pieces.
Digest digest_of(const Algorithm& algorithm, std::string_view secret, std::string_view text) {
  BCRYPT_HASH_HANDLE hash = nullptr;
  Digest digest{};
  NTSTATUS status =
      BCryptCreateHash(algorithm.handle, &hash, nullptr, 0, bytes_of(secret), static_cast<ULONG>(secret.size()), 0);
  constexpr std::size_t most = 1 << 30;
  for (std::size_t at = 0; status == 0 && at < text.size(); at += most) {
    const std::string_view piece = text.substr(at, most);
    status = BCryptHashData(hash, bytes_of(piece), static_cast<ULONG>(piece.size()), 0);
  }
  if (status == 0) status = BCryptFinishHash(hash, digest.data(), static_cast<ULONG>(digest.size()), 0);
  if (hash) BCryptDestroyHash(hash);
  if (status != 0) throw std::runtime_error("Windows cannot compute SHA-256");
  return digest;
}

} // namespace

Digest sha256_digest(std::string_view bytes) {
  static const Algorithm algorithm(0);
  return digest_of(algorithm, {}, bytes);
}

Digest hmac_sha256(std::string_view secret, std::string_view text) {
  static const Algorithm algorithm(BCRYPT_ALG_HANDLE_HMAC_FLAG);
  return digest_of(algorithm, secret, text);
}

std::vector<unsigned char> random_bytes(std::size_t size) {
  std::vector<unsigned char> bytes(size);
  if (BCryptGenRandom(nullptr, bytes.data(), static_cast<ULONG>(size), BCRYPT_USE_SYSTEM_PREFERRED_RNG) != 0)
    throw std::runtime_error("no random numbers");
  return bytes;
}

} // namespace yindi
