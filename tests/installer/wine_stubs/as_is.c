/* Only for the tests: runs the command line that stands in as_is.txt beside it (UTF-16), to the letter, and ends as that
   ends. The way out of NSIS wants a word without quotes that Wine's own start would put quotes around. */
#include <windows.h>
int wmain(int argc, wchar_t **argv)
{
    static wchar_t text[4096], line[4096];
    STARTUPINFOW how = {.cb = sizeof how};
    PROCESS_INFORMATION made;
    DWORD n = 0;
    (void)argc; (void)argv;
    GetModuleFileNameW(NULL, text, 4000);
    wcscpy(wcsrchr(text, L'.'), L".txt");
    HANDLE file = CreateFileW(text, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    if (!ReadFile(file, line, sizeof line - 2, &n, NULL)) return 98;
    if (!CreateProcessW(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &how, &made)) return 99;
    WaitForSingleObject(made.hProcess, INFINITE);
    GetExitCodeProcess(made.hProcess, &n);
    return (int)n;
}
