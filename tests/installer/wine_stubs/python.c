/* Only for the tests: a bare python.exe on the Python of the installed program, to try its parts by themselves. The
   program itself has none. */
#include <windows.h>
#include <stdio.h>
int wmain(int argc, wchar_t **argv)
{
    static wchar_t library[4096];
    GetModuleFileNameW(NULL, library, 4000);
    *wcsrchr(library, L'\\') = 0;
    wcscat(library, L"\\programma\\python313.dll");
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    int (*py_main)(int, wchar_t **) = python ? (void *)GetProcAddress(python, "Py_Main") : NULL;
    return py_main ? py_main(argc, argv) : 99;
}
