/* Only for the tests under Wine, which lacks Windows' icuuc.dll: Qt asks it for text encodings beyond the usual.
   No encoding is known here, so each call says so. Never in the program. */
#define OFFERED __declspec(dllexport)
enum { NO_SUCH_FILE = 4, NOT_SUPPORTED = 16 };
OFFERED void *ucnv_open(const char *name, int *error) { (void)name; *error = NO_SUCH_FILE; return 0; }
OFFERED void ucnv_close(void *c) { (void)c; }
OFFERED void ucnv_reset(void *c) { (void)c; }
OFFERED int ucnv_countAvailable(void) { return 0; }
OFFERED const char *ucnv_getAvailableName(int n) { (void)n; return 0; }
OFFERED const char *ucnv_getStandardName(const char *a, const char *b, int *error) { (void)a; (void)b; *error = NOT_SUPPORTED; return 0; }
OFFERED const char *ucnv_getName(void *c, int *error) { (void)c; *error = NOT_SUPPORTED; return 0; }
OFFERED signed char ucnv_getMaxCharSize(void *c) { (void)c; return 1; }
OFFERED int ucnv_fromUCountPending(void *c, int *error) { (void)c; *error = NOT_SUPPORTED; return 0; }
OFFERED int ucnv_toUCountPending(void *c, int *error) { (void)c; *error = NOT_SUPPORTED; return 0; }
OFFERED void ucnv_fromUnicode(void *c, char **to, const char *end, const void **from, const void *last, int *offsets,
                              signed char flush, int *error)
{ (void)c; (void)to; (void)end; (void)from; (void)last; (void)offsets; (void)flush; *error = NOT_SUPPORTED; }
OFFERED void ucnv_toUnicode(void *c, void **to, const void *end, const char **from, const char *last, int *offsets,
                            signed char flush, int *error)
{ (void)c; (void)to; (void)end; (void)from; (void)last; (void)offsets; (void)flush; *error = NOT_SUPPORTED; }
OFFERED void ucnv_getFromUCallBack(void *c, void *action, void *context) { (void)c; (void)action; (void)context; }
OFFERED void ucnv_getToUCallBack(void *c, void *action, void *context) { (void)c; (void)action; (void)context; }
OFFERED void ucnv_setFromUCallBack(void *c, void *action, void *context, void *old, void *was, int *error)
{ (void)c; (void)action; (void)context; (void)old; (void)was; *error = NOT_SUPPORTED; }
OFFERED void ucnv_setToUCallBack(void *c, void *action, void *context, void *old, void *was, int *error)
{ (void)c; (void)action; (void)context; (void)old; (void)was; *error = NOT_SUPPORTED; }
OFFERED void ucnv_cbFromUWriteUChars(void *a, void *b, void *c, int d, int *error) { (void)a; (void)b; (void)c; (void)d; *error = NOT_SUPPORTED; }
OFFERED void ucnv_cbToUWriteUChars(void *a, void *b, int c, int d, int *error) { (void)a; (void)b; (void)c; (void)d; *error = NOT_SUPPORTED; }
OFFERED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
OFFERED void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
