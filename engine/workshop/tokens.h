#pragma once

// Secrets that open ballots.

#include <cstddef>
#include <string>

namespace yindi {

/// `bytes` random bytes as base64url without padding; 16 are the 128 bits of a token, 22 characters.
std::string random_token(std::size_t bytes = 16);

/// 128 bits that follow from a secret and a label and from nothing less: the same link can be printed again, and no
/// file needs to hold it (HMAC-SHA-256, FIPS 198-1, cut to 16 bytes).
std::string derived_token(const std::string& secret, const std::string& label);

/// Base64 with padding (RFC 4648).
std::string base64(const unsigned char* bytes, std::size_t size);

/// `digits` random decimal digits, the first not 0.
std::string random_digits(int digits);

} // namespace yindi
