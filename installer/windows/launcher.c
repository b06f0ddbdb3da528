/* jobcoach.exe and jobcoach-cli.exe: load the Python that came along, and no other, and start the program with it.
   Everything is in the folder "programma" beside this file; python313._pth in it shuts out any Python of the user. */
#define _WIN32_WINNT 0x0A00
#include <windows.h>
#include <shellapi.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
typedef int (*PyMain)(int, wchar_t **);
static wchar_t own[LONGEST], folder[LONGEST], library[LONGEST];

static int refuse(const wchar_t *sentence) {
#ifdef WINDOWED
    MessageBoxW(NULL, sentence, L"JobCoach", MB_ICONERROR);
#else
    DWORD written;
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    if (!WriteConsoleW(out, sentence, (DWORD)wcslen(sentence), &written, NULL)) {
        char bytes[1024];
        int n = WideCharToMultiByte(CP_UTF8, 0, sentence, -1, bytes, sizeof bytes, NULL, NULL);
        if (n > 1) WriteFile(out, bytes, (DWORD)(n - 1), &written, NULL);
    }
#endif
    return 70;
}

static int start(void) {
    DWORD length = GetModuleFileNameW(NULL, own, LONGEST);
    if (!length || length > LONGEST - 64) return refuse(L"JobCoach staat in een map met een te lange naam.\n");
    wcscpy(folder, own);
    *wcsrchr(folder, L'\\') = 0;
    wcscat(folder, L"\\programma");
    wcscat(wcscpy(library, folder), L"\\" PYTHON);
    /* A library is taken from our own folders or from Windows itself, never from where the coach happens to be. */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    AddDllDirectory(folder);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    PyMain py_main = python ? (PyMain)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!py_main) return refuse(L"JobCoach is niet heel meer. Installeer het opnieuw; de kluis blijft staan.\n");
    int count, i;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    wchar_t **words = given ? calloc((size_t)count + 8, sizeof *words) : NULL;
    if (!words) return refuse(L"Er is te weinig geheugen om JobCoach te starten.\n");
    wchar_t *ours[] = {own, L"-B", L"-X", L"utf8", L"-m", L"begin"};
    int n = (int)(sizeof ours / sizeof *ours);
    for (i = 0; i < n; i++) words[i] = ours[i];
    for (i = 1; i < count; i++) words[n++] = given[i];
    return py_main(n, words);
}

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE a, HINSTANCE b, PWSTR c, int d) { (void)a, (void)b, (void)c, (void)d; return start(); }
#else
int wmain(void) { return start(); }
#endif
