#include "engine/command/signing.h"

namespace yindi {

void add_signature(Arguments& arguments, SignOptions& options) {
  arguments.words("--who", options.who, mark("who does it, for the journal; this computer's user if not given"));
  arguments.words("--why", options.why, mark("why, for the journal"));
}

Signed signed_by(const SignOptions& options) { return signed_now(options.who, options.why); }

} // namespace yindi
