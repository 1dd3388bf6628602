; The installer of Windows, compiled by Inno Setup 6.3 or newer. packaging/recipe/windows.py passes what is not fixed:
;   /DApp=        the folder that PyInstaller made          /DLicence=  the file that the user reads first
;   /DVersion=    0.2.0                                     /DNumbers=  the same as four numbers, 0.2.0.0
;   /DOut=        the folder for the installer              /DStem=     its name without .exe
; and, where there is one, /DIcon= (.ico), /DPage= (URL for the list of installed programs) and /DSigned, which then
; needs /Ssign=COMMAND. Saved as UTF-8 with a byte order mark, or the umlauts of the German texts are lost.

#define Name "Photolens"
#define Program "Photolens.exe"
#define ConsoleProgram "photolens-cli.exe"
#define PictureClass "Photolens.Picture"

; What photolens/media/formats.py reads. Photolens offers itself for these; what opens them by default stays as it is.
#dim Extensions[14] {".jpg", ".jpeg", ".jpe", ".mpo", ".png", ".apng", ".webp", ".tif", ".tiff", ".gif", ".bmp", ".heic", ".heif", ".avif"}

[Setup]
; Never changes: by it an installer knows which installation it renews. Both editions share it, each replaces the other.
AppId={{0F64839B-ADBE-5575-AC3E-64F745AABC17}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
AppPublisher={#Publisher}
#ifdef Page
AppPublisherURL={#Page}
AppUpdatesURL={#Page}
#endif
VersionInfoVersion={#Numbers}
VersionInfoProductTextVersion={#Version}
VersionInfoDescription={#Name}
VersionInfoProductName={#Name}

; For this user, without an administrator; who wants it for everybody is asked once, or says /ALLUSERS.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
DefaultDirName={autopf}\{#Name}
DisableProgramGroupPage=yes
; Windows 10 1809 is the first that Qt 6 runs on.
MinVersion=10.0.17763
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible

SourceDir={#App}
OutputDir={#Out}
OutputBaseFilename={#Stem}
LicenseFile={#Licence}
#ifdef Icon
SetupIconFile={#Icon}
#endif
UninstallDisplayIcon={app}\{#Program}
WizardStyle=modern
; Asked only where Windows speaks neither of them.
ShowLanguageDialog=auto
Compression=lzma2/max
SolidCompression=yes
LZMAUseSeparateProcess=yes
#ifdef Signed
; Inno Setup signs the installer, and the uninstaller inside it, which nobody could reach afterwards.
SignTool=sign
SignedUninstaller=yes
#endif

SetupMutex=photolens-setup
; A running app is asked to close, and closed if it does not answer: ending it at any moment loses nothing.
CloseApplications=force
RestartApplications=no
ChangesAssociations=yes
ChangesEnvironment=yes

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"
Name: "german"; MessagesFile: "compiler:Languages\German.isl"

[Messages]
; Said by the uninstaller. The path is one that the address bar of the Explorer understands, for any user.
english.ConfirmUninstall=Remove %1 from this computer? Your photos and your library stay where they are.
english.UninstalledAll=%1 was removed from this computer.%n%nYour library stays where it is, with your labels, albums and ratings; unless you chose another folder, that is%n%n%%LOCALAPPDATA%%\photolens%n%nInstall %1 again and everything is back, or delete that folder if you no longer want it.
english.UninstalledMost=%1 was removed, but some files could not be deleted; they can be removed by hand.%n%nYour library stays where it is; unless you chose another folder, that is%n%n%%LOCALAPPDATA%%\photolens
german.ConfirmUninstall=%1 von diesem Computer entfernen? Ihre Fotos und Ihre Bibliothek bleiben, wo sie sind.
german.UninstalledAll=%1 wurde von diesem Computer entfernt.%n%nIhre Bibliothek mit Schlagwörtern, Alben und Bewertungen bleibt, wo sie ist; wenn Sie keinen anderen Ordner gewählt haben, ist das%n%n%%LOCALAPPDATA%%\photolens%n%nInstallieren Sie %1 wieder, und alles ist da; oder löschen Sie diesen Ordner, wenn Sie ihn nicht mehr wollen.
german.UninstalledMost=%1 wurde entfernt, aber einige Dateien konnten nicht gelöscht werden; Sie können sie von Hand löschen.%n%nIhre Bibliothek bleibt, wo sie ist; wenn Sie keinen anderen Ordner gewählt haben, ist das%n%n%%LOCALAPPDATA%%\photolens

[CustomMessages]
english.OpenWith=Open with Photolens
english.Picture=Picture
english.Summary=Find your photos by what is in them
english.CommandLine=Command line:
english.SearchPath=&Add photolens-cli to the PATH
english.StillRunning=Photolens is still running. Close its window, then choose Retry.
german.OpenWith=Mit Photolens öffnen
german.Picture=Bild
german.Summary=Findet Ihre Fotos nach dem, was darauf zu sehen ist
german.CommandLine=Befehlszeile:
german.SearchPath=&photolens-cli in den PATH aufnehmen
german.StillRunning=Photolens läuft noch. Schließen Sie sein Fenster und wählen Sie dann „Wiederholen“.

[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked
Name: "searchpath"; Description: "{cm:SearchPath}"; GroupDescription: "{cm:CommandLine}"; Flags: unchecked

[InstallDelete]
; What an older version brought and this one does not must not be imported by this one.
Type: filesandordirs; Name: "{app}\_internal"; Check: IsRenewal

[Files]
; The program first: if it cannot be replaced after all, nothing is.
Source: "{#App}\{#Program}"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#App}\*"; Excludes: "\{#Program}"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Program}"; Comment: "{cm:Summary}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Program}"; Comment: "{cm:Summary}"; Tasks: desktop

[Registry]
; Found by its name, as by Win+R.
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\{#Program}"; ValueType: string; ValueData: "{app}\{#Program}"; Flags: uninsdeletekey

; In the context menu of folders, of the empty space inside one, and of drives: memory cards come as drives.
#define Verb(str Class, str Path) \
  'Root: HKA; Subkey: "Software\Classes\' + Class + '\shell\photolens"; ValueType: string; ValueData: "{cm:OpenWith}"; Flags: uninsdeletekey' + NewLine + \
  'Root: HKA; Subkey: "Software\Classes\' + Class + '\shell\photolens"; ValueType: string; ValueName: "Icon"; ValueData: "{app}\' + Program + ',0"' + NewLine + \
  'Root: HKA; Subkey: "Software\Classes\' + Class + '\shell\photolens\command"; ValueType: string; ValueData: """{app}\' + Program + '"" open ""' + Path + '"""'
{#Verb("Directory", "%1")}
; "C:\" would escape the quotation mark after it, "C:\." does not.
{#Verb("Directory\Background", "%V\.")}
{#Verb("Drive", "%1\.")}

; What it is called where programs are chosen.
Root: HKA; Subkey: "Software\Classes\{#PictureClass}"; ValueType: string; ValueData: "{cm:Picture}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#PictureClass}\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\{#PictureClass}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" open ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "{#Name}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" open ""%1"""
Root: HKA; Subkey: "Software\{#Name}"; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\{#Name}\Capabilities"; ValueType: string; ValueName: "ApplicationName"; ValueData: "{#Name}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\{#Name}\Capabilities"; ValueType: string; ValueName: "ApplicationDescription"; ValueData: "{cm:Summary}"
Root: HKA; Subkey: "Software\RegisteredApplications"; ValueType: string; ValueName: "{#Name}"; ValueData: "Software\{#Name}\Capabilities"; Flags: uninsdeletevalue

#define Index
#sub Picture
Root: HKA; Subkey: "Software\Classes\{#Extensions[Index]}"; Flags: dontcreatekey uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\{#Extensions[Index]}\OpenWithProgids"; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\{#Extensions[Index]}\OpenWithProgids"; ValueType: string; ValueName: "{#PictureClass}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: "{#Extensions[Index]}"; ValueData: ""
Root: HKA; Subkey: "Software\{#Name}\Capabilities\FileAssociations"; ValueType: string; ValueName: "{#Extensions[Index]}"; ValueData: "{#PictureClass}"
#endsub
#for {Index = 0; Index < DimOf(Extensions); Index++} Picture

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent

[Code]
function IsInUse(FileName: String): Boolean;
// A program that runs cannot be opened for writing.
var
  Stream: TFileStream;
begin
  Result := False;
  if not FileExists(FileName) then
    exit;
  try
    Stream := TFileStream.Create(FileName, fmOpenReadWrite);
    Stream.Free;
  except
    Result := True;
  end;
end;

function IsRunning: Boolean;
begin
  Result := IsInUse(ExpandConstant('{app}\{#Program}')) or IsInUse(ExpandConstant('{app}\{#ConsoleProgram}'));
end;

function IsRenewal: Boolean;
// Whether Photolens lies here already, so that what lies beside it is ours to delete, and nobody needs it any more.
begin
  Result := FileExists(ExpandConstant('{app}\{#Program}')) and not IsRunning;
end;

function EnvironmentKey: String;
begin
  if IsAdminInstallMode then
    Result := 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
  else
    Result := 'Environment';
end;

function WithoutFolder(SearchPath, Folder: String): String;
var
  Padded: String;
  Start: Integer;
begin
  Result := SearchPath;
  Padded := ';' + SearchPath + ';';
  Start := Pos(';' + Lowercase(Folder) + ';', Lowercase(Padded));
  if Start > 0 then
  begin
    Delete(Padded, Start, Length(Folder) + 1);
    Result := Copy(Padded, 2, Length(Padded) - 2);
  end;
end;

procedure SetSearchPath(IsOnIt: Boolean);
var
  Before, After: String;
begin
  Before := '';
  if RegValueExists(HKA, EnvironmentKey, 'Path') and not RegQueryStringValue(HKA, EnvironmentKey, 'Path', Before) then
    exit; // there, but not readable: writing it would lose it
  After := WithoutFolder(Before, ExpandConstant('{app}'));
  if IsOnIt and (After <> '') then
    After := After + ';';
  if IsOnIt then
    After := After + ExpandConstant('{app}');
  if After <> Before then
    RegWriteExpandStringValue(HKA, EnvironmentKey, 'Path', After);
end;

procedure CurStepChanged(CurStep: TSetupStep);
begin
  if CurStep = ssPostInstall then
    SetSearchPath(WizardIsTaskSelected('searchpath'));
end;

function InitializeUninstall: Boolean;
// A silent uninstallation asks nothing: while the app runs it ends with an error and removes nothing.
begin
  repeat
    Result := not IsRunning;
  until Result or UninstallSilent or (MsgBox(CustomMessage('StillRunning'), mbError, MB_RETRYCANCEL) = IDCANCEL);
end;

procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
begin
  if CurUninstallStep = usUninstall then
    SetSearchPath(False);
end;
