; The per-user installer; build.py gives the values and writes files.nsh. Asks for no rights and leaves vaults alone.
Unicode true
Target amd64-unicode
!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"

Name "JobCoach"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\JobCoach"
InstallDirRegKey HKCU "Software\JobCoach" "InstallDir"
RequestExecutionLevel user
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif
ManifestDPIAware true
ManifestSupportedOS all
CRCCheck force
BrandingText "JobCoach ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=1043 "ProductName" "JobCoach"
VIAddVersionKey /LANG=1043 "CompanyName" "JobCoach"
VIAddVersionKey /LANG=1043 "FileDescription" "Installatie van JobCoach"
VIAddVersionKey /LANG=1043 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "ProductVersion" "${BUILT}"
VIAddVersionKey /LANG=1043 "LegalCopyright" "EUPL-1.2"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PANEL}"
!define MUI_WELCOMEPAGE_TITLE "JobCoach ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "JobCoach wordt alleen voor jou geïnstalleerd. Daar zijn geen beheerdersrechten voor nodig.$\r$\n$\r$\nStaat JobCoach al op deze computer, dan wordt het vervangen. Je kluizen en instellingen blijven zoals ze zijn."
!define MUI_FINISHPAGE_TITLE "JobCoach staat klaar"
!define MUI_FINISHPAGE_TEXT "Je vindt JobCoach in het menu Start."
!define MUI_FINISHPAGE_RUN "$INSTDIR\jobcoach.exe"
!define MUI_FINISHPAGE_RUN_TEXT "JobCoach nu openen"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "JobCoach wordt van deze computer gehaald. Je kluizen, reservekopieën en instellingen blijven staan: kluizen staan in $LOCALAPPDATA\JobCoach, of waar je ze zelf hebt gezet."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\JobCoach"

; Whether the file can be written: Windows refuses that while a program runs from it. Waits a little, because a
; virus scanner or a program that is just closing lets go soon.
!macro WaitUntilClosed file
  Push $0
  Push $1
  StrCpy $1 0
  ${DoWhile} ${FileExists} "${file}"
    ClearErrors
    FileOpen $0 "${file}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    IntOp $1 $1 + 1
    ${If} $1 > 10
      StrCpy $R9 "open"
      ${ExitDo}
    ${EndIf}
    Sleep 300
  ${Loop}
  Pop $1
  Pop $0
!macroend

!macro RefuseWhenOpen
  StrCpy $R9 ""
  !insertmacro WaitUntilClosed "$INSTDIR\jobcoach.exe"
  ${If} $R9 == ""
    !insertmacro WaitUntilClosed "$INSTDIR\jobcoach-cli.exe"
  ${EndIf}
  ${If} $R9 == ""
    !insertmacro WaitUntilClosed "$INSTDIR\programma\python313.dll"
  ${EndIf}
  ${If} $R9 != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "JobCoach staat nog open. Sluit JobCoach en probeer het dan opnieuw. Er is niets veranderd." /SD IDOK
    SetErrorLevel 32
    Quit
  ${EndIf}
!macroend

Function .onInit
  SetShellVarContext current
  ; A folder with something else in it is not ours to change.
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\jobcoach.exe"
    ${DirState} "$INSTDIR" $0
    ${If} $0 = 1
    ${AndIfNot} ${FileExists} "$INSTDIR\programma.oud\*.*"
      MessageBox MB_OK|MB_ICONEXCLAMATION "In de map $INSTDIR staat al iets anders. Kies een lege map. Er is niets veranderd." /SD IDOK
      SetErrorLevel 183
      Quit
    ${EndIf}
  ${EndIf}
  !insertmacro RefuseWhenOpen
FunctionEnd

Section "JobCoach"
  SetOutPath "$INSTDIR"
  ; The old program stays whole beside the new one until the new one is there.
  ${If} ${FileExists} "$INSTDIR\programma.oud\*.*"
    ${If} ${FileExists} "$INSTDIR\programma\${LAST}"
      RMDir /r "$INSTDIR\programma.oud"
    ${Else}
      RMDir /r "$INSTDIR\programma"
      Rename "$INSTDIR\programma.oud" "$INSTDIR\programma"
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\programma\*.*"
    ClearErrors
    Rename "$INSTDIR\programma" "$INSTDIR\programma.oud"
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "JobCoach staat nog open. Sluit JobCoach en probeer het dan opnieuw. Er is niets veranderd." /SD IDOK
      SetErrorLevel 32
      Quit
    ${EndIf}
  ${EndIf}
  RMDir /r "$INSTDIR\licenties"
  ClearErrors
  !include "${FILES}"
  ${If} ${Errors}
    RMDir /r "$INSTDIR\programma"
    Rename "$INSTDIR\programma.oud" "$INSTDIR\programma"
    MessageBox MB_OK|MB_ICONSTOP "JobCoach kon niet worden geïnstalleerd. Is er nog ruimte op de schijf? Je kluizen zijn niet aangeraakt." /SD IDOK
    SetErrorLevel 112
    Quit
  ${EndIf}
  RMDir /r "$INSTDIR\programma.oud"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\verwijder.exe"
  CreateShortcut "$SMPROGRAMS\JobCoach.lnk" "$INSTDIR\jobcoach.exe" "" "$INSTDIR\jobcoach.exe" 0
  WriteRegStr HKCU "Software\JobCoach" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "JobCoach"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\jobcoach.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "JobCoach"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\verwijder.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\verwijder.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Function un.onInit
  SetShellVarContext current
  ${IfNot} ${FileExists} "$INSTDIR\jobcoach.exe"
    SetErrorLevel 2
    Quit
  ${EndIf}
  !insertmacro RefuseWhenOpen
FunctionEnd

Section "Uninstall"
  RMDir /r "$INSTDIR\programma"
  RMDir /r "$INSTDIR\programma.oud"
  RMDir /r "$INSTDIR\licenties"
  Delete "$INSTDIR\onderdelen.cdx.json"
  Delete "$INSTDIR\bouw.json"
  Delete "$INSTDIR\jobcoach-cli.exe"
  Delete "$INSTDIR\jobcoach.exe"
  Delete "$INSTDIR\verwijder.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\JobCoach.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\JobCoach"
  MessageBox MB_OK|MB_ICONINFORMATION "JobCoach is van deze computer gehaald. Je kluizen en reservekopieën staan er nog: in $LOCALAPPDATA\JobCoach, of waar je ze zelf hebt gezet. Heb je ze niet meer nodig, gooi die mappen dan zelf weg." /SD IDOK
SectionEnd
