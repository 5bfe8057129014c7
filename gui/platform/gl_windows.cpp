#include "gui/platform/gl.h"

// Each function looks for its namesake in the driver of the context that is current; the window's and the pictures'
// contexts have 3.3, which has them all.
namespace {

template <class Function>
Function found(const char* name) {
  return reinterpret_cast<Function>(reinterpret_cast<void*>(wglGetProcAddress(name)));
}

} // namespace

extern "C" {

void APIENTRY glGenFramebuffers(GLsizei count, GLuint* names) {
  found<PFNGLGENFRAMEBUFFERSPROC>("glGenFramebuffers")(count, names);
}
void APIENTRY glDeleteFramebuffers(GLsizei count, const GLuint* names) {
  found<PFNGLDELETEFRAMEBUFFERSPROC>("glDeleteFramebuffers")(count, names);
}
void APIENTRY glBindFramebuffer(GLenum target, GLuint name) {
  found<PFNGLBINDFRAMEBUFFERPROC>("glBindFramebuffer")(target, name);
}
void APIENTRY glGenRenderbuffers(GLsizei count, GLuint* names) {
  found<PFNGLGENRENDERBUFFERSPROC>("glGenRenderbuffers")(count, names);
}
void APIENTRY glDeleteRenderbuffers(GLsizei count, const GLuint* names) {
  found<PFNGLDELETERENDERBUFFERSPROC>("glDeleteRenderbuffers")(count, names);
}
void APIENTRY glBindRenderbuffer(GLenum target, GLuint name) {
  found<PFNGLBINDRENDERBUFFERPROC>("glBindRenderbuffer")(target, name);
}
void APIENTRY glRenderbufferStorage(GLenum target, GLenum format, GLsizei width, GLsizei height) {
  found<PFNGLRENDERBUFFERSTORAGEPROC>("glRenderbufferStorage")(target, format, width, height);
}
void APIENTRY glFramebufferRenderbuffer(GLenum target, GLenum attachment, GLenum kind, GLuint name) {
  found<PFNGLFRAMEBUFFERRENDERBUFFERPROC>("glFramebufferRenderbuffer")(target, attachment, kind, name);
}
GLenum APIENTRY glCheckFramebufferStatus(GLenum target) {
  return found<PFNGLCHECKFRAMEBUFFERSTATUSPROC>("glCheckFramebufferStatus")(target);
}
void APIENTRY glGenerateMipmap(GLenum target) { found<PFNGLGENERATEMIPMAPPROC>("glGenerateMipmap")(target); }

} // extern "C"
