#pragma once

namespace yindi {

/// Whether more of a criterion is better, or less.
enum class Direction { max, min };

} // namespace yindi
