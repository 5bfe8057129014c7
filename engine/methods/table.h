#pragma once

// One function a row: what methods() lists beside TOPSIS. Each is defined in the file of its id.

#include "engine/methods/method.h"

namespace yindi {

Method saw_method();
Method wpm_method();
Method waspas_method();
Method vikor_method();
Method copras_method();
Method edas_method();
Method codas_method();
Method marcos_method();
Method aras_method();
Method mabac_method();

} // namespace yindi
