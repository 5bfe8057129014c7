/* Stands in for GNU libintl where GLib is linked in and nobody sees what it says: every text stays as it is. */
#ifndef YINDI_NO_LIBINTL
#define YINDI_NO_LIBINTL

#include <locale.h>
#ifndef LC_MESSAGES
#define LC_MESSAGES 1729 /* as GNU's has it; Windows has no such category */
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The compiler sees through them to the format of a printf. */
#define YINDI_FORMAT(which) __attribute__((format_arg(which)))
char* gettext(const char* text) YINDI_FORMAT(1);
char* dgettext(const char* domain, const char* text) YINDI_FORMAT(2);
char* dcgettext(const char* domain, const char* text, int category) YINDI_FORMAT(2);
char* ngettext(const char* one, const char* many, unsigned long count) YINDI_FORMAT(1) YINDI_FORMAT(2);
char* dngettext(const char* domain, const char* one, const char* many, unsigned long count) YINDI_FORMAT(2)
    YINDI_FORMAT(3);
char* textdomain(const char* domain);
char* bindtextdomain(const char* domain, const char* folder);
char* bind_textdomain_codeset(const char* domain, const char* set);

#ifdef __cplusplus
}
#endif

#endif
