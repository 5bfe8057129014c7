# Cross compilation for 64-bit Windows by Debian's mingw-w64 (the build with POSIX threads, which std::thread needs).
# -DYINDI_WINDOWS_LIBRARIES= names the folder that packaging/windows/libraries has filled.

set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
set(CMAKE_AR x86_64-w64-mingw32-gcc-ar-posix)
set(CMAKE_RANLIB x86_64-w64-mingw32-gcc-ranlib-posix)

# Nothing of this machine's own libraries: only those made for Windows.
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES YINDI_WINDOWS_LIBRARIES)
set(CMAKE_FIND_ROOT_PATH ${YINDI_WINDOWS_LIBRARIES} /usr/x86_64-w64-mingw32)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(CMAKE_PREFIX_PATH ${YINDI_WINDOWS_LIBRARIES})
set(ENV{PKG_CONFIG_LIBDIR} ${YINDI_WINDOWS_LIBRARIES}/lib/pkgconfig)
set(PKG_CONFIG_ARGN --static CACHE STRING "With what libraries need themselves")
set(Boost_USE_STATIC_LIBS ON)

# One program that runs alone, with printf as the standard has it rather than Microsoft's older one.
set(CMAKE_EXE_LINKER_FLAGS_INIT -static)
set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
set(CMAKE_C_FLAGS_INIT "-D__USE_MINGW_ANSI_STDIO=1 -D_WIN32_WINNT=0x0A00")
set(CMAKE_CXX_FLAGS_INIT "-D__USE_MINGW_ANSI_STDIO=1 -D_WIN32_WINNT=0x0A00")
