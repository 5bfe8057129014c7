#include "engine/workshop/typefaces.h"

namespace yindi {

void know_typefaces() {} // Fontconfig's own files say it

} // namespace yindi
