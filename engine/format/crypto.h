#pragma once

// What a library of the system computes: OpenSSL's libcrypto, of Windows its own (CNG).

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace yindi {

using Digest = std::array<unsigned char, 32>;

/// SHA-256 (FIPS 180-4).
Digest sha256_digest(std::string_view bytes);
/// HMAC-SHA-256 (FIPS 198-1).
Digest hmac_sha256(std::string_view secret, std::string_view text);
/// Random bytes that nobody can foretell.
std::vector<unsigned char> random_bytes(std::size_t size);

} // namespace yindi
