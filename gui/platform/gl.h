#pragma once

// OpenGL with the functions that came after its first version. Windows brings only the first in its library; the others
// are asked of the driver in gl_windows.cpp.

#define GL_GLEXT_PROTOTYPES
#ifdef _WIN32
#include <windows.h> // its gl.h does not stand alone
#endif

#include <GL/gl.h>

#include <GL/glext.h>
