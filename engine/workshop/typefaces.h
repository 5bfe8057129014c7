#pragma once

namespace yindi {

/// Tells the printed page, once, where this system's typefaces are, if it does not know by itself.
void know_typefaces();

} // namespace yindi
