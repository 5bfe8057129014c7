#include "engine/workshop/network.h"

#include <winsock2.h>

#include <ws2tcpip.h>

#include <iphlpapi.h>

namespace yindi {

const bool port_may_be_left = false;

/// Sockets are no files here, and the system sets no limit that counts.
std::size_t make_room_for(std::size_t connections) { return connections; }

std::vector<std::string> local_addresses() {
  std::vector<std::string> others, loopback;
  ULONG size = 16384;
  std::vector<unsigned char> space;
  ULONG status = ERROR_BUFFER_OVERFLOW;
  constexpr ULONG without = GAA_FLAG_SKIP_ANYCAST | GAA_FLAG_SKIP_MULTICAST | GAA_FLAG_SKIP_DNS_SERVER;
  for (int tries = 0; tries < 4 && status == ERROR_BUFFER_OVERFLOW; ++tries) {
    space.resize(size);
    status =
        GetAdaptersAddresses(AF_INET, without, nullptr, reinterpret_cast<PIP_ADAPTER_ADDRESSES>(space.data()), &size);
  }
  if (status != NO_ERROR) return {"127.0.0.1"};
  for (const auto* adapter = reinterpret_cast<const IP_ADAPTER_ADDRESSES*>(space.data()); adapter;
       adapter = adapter->Next) {
    if (adapter->OperStatus != IfOperStatusUp) continue;
    for (const auto* one = adapter->FirstUnicastAddress; one; one = one->Next) {
      if (!one->Address.lpSockaddr || one->Address.lpSockaddr->sa_family != AF_INET) continue;
      char text[INET_ADDRSTRLEN] = {};
      inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in*>(one->Address.lpSockaddr)->sin_addr, text, sizeof text);
      (adapter->IfType == IF_TYPE_SOFTWARE_LOOPBACK ? loopback : others).emplace_back(text);
    }
  }
  others.insert(others.end(), loopback.begin(), loopback.end());
  if (others.empty()) others.emplace_back("127.0.0.1");
  return others;
}

} // namespace yindi
