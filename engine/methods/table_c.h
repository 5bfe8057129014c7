#pragma once

// Rows of the methods table: what people come with from other libraries, most of it younger than 2010.

#include "engine/methods/method.h"

namespace yindi {

Method cocoso_method();
Method ocra_method();
Method mairca_method();
Method moosra_method();
Method ram_method();
Method rov_method();
Method piv_method();
Method cradis_method();
Method rafsi_method();
Method lmaw_method();
Method probid_method();
Method wisp_method();
Method todim_method();

} // namespace yindi
