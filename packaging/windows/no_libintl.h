/* Stands in for GNU libintl where GLib is linked in and nobody sees what it says: every text stays as it is. */
#ifndef YINDI_NO_LIBINTL
#define YINDI_NO_LIBINTL

#ifdef __cplusplus
extern "C" {
#endif

char* gettext(const char* text);
char* dgettext(const char* domain, const char* text);
char* dcgettext(const char* domain, const char* text, int category);
char* ngettext(const char* one, const char* many, unsigned long count);
char* dngettext(const char* domain, const char* one, const char* many, unsigned long count);
char* textdomain(const char* domain);
char* bindtextdomain(const char* domain, const char* folder);
char* bind_textdomain_codeset(const char* domain, const char* set);

#ifdef __cplusplus
}
#endif

#endif
