/* Only for the tests under Wine 8, which lacks bcryptprimitives.dll: cryptography asks it for random bytes. Wine's own
   source of random bytes gives them. Never in the program. */
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID to, ULONG length);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T length) { return SystemFunction036(to, (ULONG)length); }
