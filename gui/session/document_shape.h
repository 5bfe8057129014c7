#pragma once

namespace yindi::gui {

/// What the document is: of the shown county its two pages or its public notice, or the few pages on the whole case.
enum class DocumentShape { county, notice, whole };

} // namespace yindi::gui
