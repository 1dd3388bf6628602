<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Finds photos by what is in them. Nothing leaves this computer.</source>
        <translation>Findet Fotos nach dem, was darauf zu sehen ist. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Icons</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation>Wenn etwas schiefgeht</translation>
    </message>
    <message>
        <source>Index and catalogue</source>
        <translation>Index und Katalog</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Entstanden mit</translation>
    </message>
    <message>
        <source>Reads photos</source>
        <translation>Liest Fotos</translation>
    </message>
    <message>
        <source>Runs the model</source>
        <translation>Führt das Modell aus</translation>
    </message>
    <message>
        <source>Starter model, images</source>
        <translation>Startmodell, Bilder</translation>
    </message>
    <message>
        <source>Starter model, words</source>
        <translation>Startmodell, Wörter</translation>
    </message>
    <message>
        <source>The full texts of the licences come with the app, beside what they are about.</source>
        <translation>Die vollständigen Lizenztexte liegen der App bei, jeweils neben dem, wofür sie gelten.</translation>
    </message>
    <message>
        <source>Typeface</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Neue Versionen</translation>
    </message>
    <message>
        <source>Version {version} · MIT licence</source>
        <translation>Version {version} · MIT-Lizenz</translation>
    </message>
    <message>
        <source>Windows and pictures</source>
        <translation>Fenster und Bilder</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n Stern</numerusform>
            <numerusform>%n Sterne</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;About Photolens</source>
        <translation>Ü&amp;ber Photolens</translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Albums</source>
        <translation>Alb&amp;en</translation>
    </message>
    <message>
        <source>&amp;All photos</source>
        <translation>&amp;Alle Fotos</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Compare with phrases…</source>
        <translation>Mit &amp;Begriffen vergleichen…</translation>
    </message>
    <message>
        <source>&amp;Copy image</source>
        <translation>&amp;Bild kopieren</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Favourites</source>
        <translation>&amp;Favoriten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Find similar</source>
        <translation>Ä&amp;hnliche finden</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Go on to the next photo after each</source>
        <translation>&amp;Danach weiter zum nächsten Foto</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Information</source>
        <translation>&amp;Informationen</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>&amp;Labels</translation>
    </message>
    <message>
        <source>&amp;Labels…</source>
        <translation>&amp;Labels…</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>&amp;Größer</translation>
    </message>
    <message>
        <source>&amp;Look for changes now</source>
        <translation>Jetzt &amp;nach Änderungen suchen</translation>
    </message>
    <message>
        <source>&amp;Manage labels</source>
        <translation>Labels &amp;verwalten</translation>
    </message>
    <message>
        <source>&amp;Move to bin…</source>
        <translation>In den Papier&amp;korb legen…</translation>
    </message>
    <message>
        <source>&amp;Neither</source>
        <translation>&amp;Weder noch</translation>
    </message>
    <message>
        <source>&amp;New album…</source>
        <translation>&amp;Neues Album…</translation>
    </message>
    <message>
        <source>&amp;New label…</source>
        <translation>&amp;Neues Label…</translation>
    </message>
    <message>
        <source>&amp;Newest first</source>
        <translation>&amp;Neueste zuerst</translation>
    </message>
    <message>
        <source>&amp;Oldest first</source>
        <translation>Ä&amp;lteste zuerst</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Öffnen</translation>
    </message>
    <message>
        <source>&amp;Pause reading photos</source>
        <translation>Einlesen &amp;pausieren</translation>
    </message>
    <message>
        <source>&amp;Photo</source>
        <translation>&amp;Foto</translation>
    </message>
    <message>
        <source>&amp;Pick</source>
        <translation>&amp;Vormerken</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>&amp;Probleme</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Rating</source>
        <translation>Be&amp;wertung</translation>
    </message>
    <message>
        <source>&amp;Recently added</source>
        <translation>Zuletzt &amp;hinzugefügt</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Durchsehen</translation>
    </message>
    <message>
        <source>&amp;Save search as album…</source>
        <translation>Suche als Album &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Show in file manager</source>
        <translation>Im &amp;Dateimanager zeigen</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>&amp;Seitenleiste</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Use as album cover</source>
        <translation>Als &amp;Titelbild des Albums</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Whole photos</source>
        <translation>Gan&amp;ze Fotos</translation>
    </message>
    <message>
        <source>Add to al&amp;bum…</source>
        <translation>Zu &amp;Album hinzufügen…</translation>
    </message>
    <message>
        <source>Copy pat&amp;h</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>Fa&amp;vourite</source>
        <translation>Fa&amp;vorit</translation>
    </message>
    <message>
        <source>Move photos &amp;earlier</source>
        <translation>Fotos nach &amp;vorn</translation>
    </message>
    <message>
        <source>Move photos &amp;later</source>
        <translation>Fotos nach &amp;hinten</translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>Keine Bewertung</translation>
    </message>
    <message>
        <source>Open with the &amp;default program</source>
        <translation>Mit dem &amp;Standardprogramm öffnen</translation>
    </message>
    <message>
        <source>P&amp;references…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>R&amp;emove from album</source>
        <translation>Aus Albu&amp;m nehmen</translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation>Ve&amp;rwerfen</translation>
    </message>
    <message>
        <source>S&amp;maller</source>
        <translation>&amp;Kleiner</translation>
    </message>
    <message>
        <source>S&amp;quares</source>
        <translation>&amp;Quadrate</translation>
    </message>
    <message>
        <source>Search by the &amp;picture on the clipboard</source>
        <translation>Mit dem Bild in der &amp;Zwischenablage suchen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alle auswählen</translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <source>Show &amp;log file</source>
        <translation>Proto&amp;kolldatei zeigen</translation>
    </message>
    <message>
        <source>Sli&amp;deshow</source>
        <translation>&amp;Diaschau</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Add %n folder(s) to the library?</source>
        <translation>
            <numerusform>%n Ordner zur Bibliothek hinzufügen?</numerusform>
            <numerusform>%n Ordner zur Bibliothek hinzufügen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Add to the library</source>
        <translation>Zur Bibliothek hinzufügen</translation>
    </message>
    <message>
        <source>Add “{folder}” to the library?</source>
        <translation>„{folder}“ zur Bibliothek hinzufügen?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Photos are only read, and stay where they are.</source>
        <translation>Fotos werden nur gelesen und bleiben, wo sie sind.</translation>
    </message>
</context>
<context>
    <name>AdditionCard</name>
    <message>
        <source>Add CLIP</source>
        <translation>CLIP hinzufügen</translation>
    </message>
    <message>
        <source>Adding CLIP</source>
        <translation>CLIP wird hinzugefügt</translation>
    </message>
    <message>
        <source>Another Photolens is adding CLIP right now</source>
        <translation>Ein anderes Photolens fügt CLIP gerade hinzu</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>Beginnt …</translation>
    </message>
    <message>
        <source>CLIP and SigLIP models need an addition</source>
        <translation>CLIP- und SigLIP-Modelle brauchen einen Zusatz</translation>
    </message>
    <message>
        <source>CLIP could not be added</source>
        <translation>CLIP konnte nicht hinzugefügt werden</translation>
    </message>
    <message>
        <source>CLIP is added</source>
        <translation>CLIP ist hinzugefügt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <source>Discard the download</source>
        <translation>Download verwerfen</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei …</translation>
    </message>
    <message>
        <source>It takes {size} on this computer.</source>
        <translation>Er belegt {size} auf diesem Computer.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Unpacking CLIP</source>
        <translation>CLIP wird entpackt</translation>
    </message>
    <message>
        <source>{deed}: CLIP</source>
        <translation>{deed}: CLIP</translation>
    </message>
    <message>
        <source>{done} of {total} are here</source>
        <translation>{done} von {total} sind da</translation>
    </message>
    <message>
        <source>{download} to download, {disk} on disk. Nothing else is sent or fetched.</source>
        <translation>{download} herunterzuladen, {disk} auf der Festplatte. Sonst wird nichts gesendet oder geholt.</translation>
    </message>
</context>
<context>
    <name>AdditionDeeds</name>
    <message>
        <source>Add CLIP from a file</source>
        <translation>CLIP aus einer Datei hinzufügen</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>It takes {size} on this computer. Models other than the built-in one cannot run without it.</source>
        <translation>Er belegt {size} auf diesem Computer. Andere Modelle als das eingebaute laufen ohne ihn nicht.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove CLIP?</source>
        <translation>CLIP entfernen?</translation>
    </message>
</context>
<context>
    <name>AlbumChooser</name>
    <message numerus="yes">
        <source>Add %Ln photo(s) to an album</source>
        <translation>
            <numerusform>%Ln Foto zu einem Album hinzufügen</numerusform>
            <numerusform>%Ln Fotos zu einem Album hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add to album</source>
        <translation>Zu Album hinzufügen</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>Find an album, or name a new one</source>
        <translation>Album suchen oder ein neues benennen</translation>
    </message>
    <message>
        <source>New album “{name}”</source>
        <translation>Neues Album „{name}“</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>Neues Album…</translation>
    </message>
</context>
<context>
    <name>AlbumCommands</name>
    <message numerus="yes">
        <source>%Ln photo(s) will be in it.</source>
        <translation>
            <numerusform>%Ln Foto kommt hinein.</numerusform>
            <numerusform>%Ln Fotos kommen hinein.</numerusform>
        </translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>It fills itself with everything that has the label; you can pin photos and throw others out.</source>
        <translation>Es füllt sich von selbst mit allem, was das Label hat; Fotos lassen sich anheften und andere herausnehmen.</translation>
    </message>
    <message>
        <source>New album</source>
        <translation>Neues Album</translation>
    </message>
    <message>
        <source>New album of a label</source>
        <translation>Neues Album zu einem Label</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename album</source>
        <translation>Album umbenennen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save search</source>
        <translation>Suche speichern</translation>
    </message>
    <message>
        <source>Save search as album</source>
        <translation>Suche als Album speichern</translation>
    </message>
    <message>
        <source>The album holds what this search finds, also among photos that are yet to come.</source>
        <translation>Das Album enthält, was diese Suche findet, auch unter künftigen Fotos.</translation>
    </message>
    <message>
        <source>This search cannot be shown in the search bar; make a new album instead</source>
        <translation>Diese Suche lässt sich nicht in der Suchleiste zeigen; stattdessen ein neues Album anlegen</translation>
    </message>
    <message>
        <source>“{name}” gets this search. With another name it becomes an album of its own.</source>
        <translation>„{name}“ bekommt diese Suche. Mit einem anderen Namen wird daraus ein eigenes Album.</translation>
    </message>
</context>
<context>
    <name>AlbumLine</name>
    <message>
        <source>In albums: {names}</source>
        <translation>In Alben: {names}</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %Ln more</source>
        <translation>
            <numerusform>{names} und %Ln weiteres</numerusform>
            <numerusform>{names} und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Also with Ctrl and the mouse wheel.</source>
        <translation>Auch mit Strg und dem Mausrad.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>How photos fill the grid.</source>
        <translation>Wie Fotos das Raster füllen.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of the photos</source>
        <translation>Größe der Fotos</translation>
    </message>
    <message>
        <source>Squares</source>
        <translation>Quadrate</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Whole photos</source>
        <translation>Ganze Fotos</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>“System” follows the desktop.</source>
        <translation>„System“ richtet sich nach dem Desktop.</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message numerus="yes">
        <source>%n unticked photo(s) will be marked as not “{label}”.</source>
        <translation>
            <numerusform>%n Foto ohne Häkchen wird als nicht „{label}“ festgehalten.</numerusform>
            <numerusform>%n Fotos ohne Häkchen werden als nicht „{label}“ festgehalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Are these all “{label}”?</source>
        <translation>Ist das alles „{label}“?</translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n photo(s)</source>
        <translation>
            <numerusform>%n Foto bestätigen</numerusform>
            <numerusform>%n Fotos bestätigen</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Keines davon</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Take the last answer back (Backspace)</source>
        <translation>Letzte Antwort zurücknehmen (Rücktaste)</translation>
    </message>
    <message>
        <source>Untick those that are not: click them, or go there and press Space.</source>
        <translation>Häkchen entfernen, wo es nicht stimmt: mit einem Klick oder mit der Leertaste.</translation>
    </message>
</context>
<context>
    <name>CaptionEdit</name>
    <message>
        <source>Add a caption</source>
        <translation>Beschriftung hinzufügen</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>Different captions</source>
        <translation>Verschiedene Beschriftungen</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>{name}, remove with Delete</source>
        <translation>{name}, mit Entf entfernen</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>In: {place}</source>
        <translation>In: {place}</translation>
    </message>
    <message>
        <source>Only in {place}</source>
        <translation>Nur in {place}</translation>
    </message>
    <message>
        <source>Similar to {name}</source>
        <translation>Ähnlich wie {name}</translation>
    </message>
    <message>
        <source>a photo</source>
        <translation>ein Foto</translation>
    </message>
</context>
<context>
    <name>CollectionHeader</name>
    <message>
        <source>Confirm or reject what Photolens found</source>
        <translation>Bestätigen oder ablehnen, was Photolens gefunden hat</translation>
    </message>
    <message>
        <source>Edit label</source>
        <translation>Label bearbeiten</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsehen</translation>
    </message>
</context>
<context>
    <name>CollectionMenus</name>
    <message>
        <source>A photo has at most one of these labels</source>
        <translation>Höchstens eins dieser Labels je Foto</translation>
    </message>
    <message>
        <source>Add to al&amp;bum</source>
        <translation>Zu &amp;Album hinzufügen</translation>
    </message>
    <message>
        <source>Delete album</source>
        <translation>Album löschen</translation>
    </message>
    <message>
        <source>Delete label</source>
        <translation>Label löschen</translation>
    </message>
    <message>
        <source>Edit search…</source>
        <translation>Suche bearbeiten…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Last added first</source>
        <translation>Zuletzt hinzugefügte zuerst</translation>
    </message>
    <message>
        <source>More albums…</source>
        <translation>Weitere Alben…</translation>
    </message>
    <message>
        <source>My own order</source>
        <translation>Eigene Reihenfolge</translation>
    </message>
    <message>
        <source>New album of this label…</source>
        <translation>Neues Album zu diesem Label…</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>Neues Album…</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Durchsehen…</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
</context>
<context>
    <name>Collections</name>
    <message>
        <source>Not “{label}”</source>
        <translation>Nicht „{label}“</translation>
    </message>
    <message>
        <source>Remove from this album</source>
        <translation>Aus diesem Album nehmen</translation>
    </message>
</context>
<context>
    <name>CrashNotice</name>
    <message>
        <source>Photolens ended unexpectedly last time. Nothing was sent.</source>
        <translation>Photolens wurde zuletzt unerwartet beendet. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Bericht zeigen</translation>
    </message>
    <message>
        <source>Something went wrong; a report was written. Nothing was sent.</source>
        <translation>Etwas ist schiefgegangen; ein Bericht wurde geschrieben. Es wurde nichts gesendet.</translation>
    </message>
</context>
<context>
    <name>DateScrubber</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message numerus="yes">
        <source>%n path(s) copied</source>
        <translation>
            <numerusform>%n Pfad kopiert</numerusform>
            <numerusform>%n Pfade kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Image copied</source>
        <translation>Bild kopiert</translation>
    </message>
    <message numerus="yes">
        <source>Move %n file(s) to the bin?</source>
        <translation>
            <numerusform>%n Datei in den Papierkorb legen?</numerusform>
            <numerusform>%n Dateien in den Papierkorb legen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Move to bin</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Move “{file}” to the bin?</source>
        <translation>„{file}“ in den Papierkorb legen?</translation>
    </message>
    <message>
        <source>The bin cannot take {file}: its name holds bytes that are no text; rename it first</source>
        <translation>Der Papierkorb kann {file} nicht aufnehmen: Der Name enthält Zeichen, die kein Text sind; erst umbenennen</translation>
    </message>
    <message numerus="yes">
        <source>Undo brings %n file(s) back until the bin is emptied.</source>
        <translation>
            <numerusform>Rückgängig bringt %n Datei zurück, bis der Papierkorb geleert wird.</numerusform>
            <numerusform>Rückgängig bringt %n Dateien zurück, bis der Papierkorb geleert wird.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n other file(s) likewise</source>
        <translation>
            <numerusform>und %n weitere Datei ebenso</numerusform>
            <numerusform>und %n weitere Dateien ebenso</numerusform>
        </translation>
    </message>
    <message>
        <source>{file} could not be moved to the bin ({reason})</source>
        <translation>{file} ließ sich nicht in den Papierkorb legen ({reason})</translation>
    </message>
    <message>
        <source>{file} could not be opened: no program for it was found</source>
        <translation>{file} ließ sich nicht öffnen: Es wurde kein Programm dafür gefunden</translation>
    </message>
    <message>
        <source>{file} is not there any more</source>
        <translation>{file} ist nicht mehr da</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>DeviceBox</name>
    <message>
        <source>Looking for others…</source>
        <translation>Suche nach weiteren…</translation>
    </message>
</context>
<context>
    <name>Emptiness</name>
    <message>
        <source>Confirm what comes near, or describe it in other words.</source>
        <translation>Bestätigen, was nahekommt, oder es mit anderen Wörtern beschreiben.</translation>
    </message>
    <message>
        <source>Drag photos onto it in the sidebar, or press B on a selection.</source>
        <translation>Fotos in der Seitenleiste daraufziehen oder bei einer Auswahl die Taste B drücken.</translation>
    </message>
    <message>
        <source>It holds what its search finds. New photos come in by themselves.</source>
        <translation>Es enthält, was seine Suche findet. Neue Fotos kommen von selbst dazu.</translation>
    </message>
    <message>
        <source>Looking for “{name}”</source>
        <translation>„{name}“ wird gesucht</translation>
    </message>
    <message>
        <source>No photo is labelled “{name}” yet</source>
        <translation>Noch kein Foto hat das Label „{name}“</translation>
    </message>
    <message>
        <source>Nothing matches “{name}” yet</source>
        <translation>Noch passt nichts zu „{name}“</translation>
    </message>
    <message>
        <source>Photos that get its label come in by themselves.</source>
        <translation>Fotos, die sein Label bekommen, kommen von selbst dazu.</translation>
    </message>
    <message>
        <source>Photos that have this label appear here.</source>
        <translation>Fotos mit diesem Label erscheinen hier.</translation>
    </message>
    <message>
        <source>This is not in the library any more</source>
        <translation>Das ist nicht mehr in der Bibliothek</translation>
    </message>
    <message>
        <source>“{name}” is empty</source>
        <translation>„{name}“ ist leer</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message numerus="yes">
        <source>%n photo(s) are still being looked at and cannot be found yet.</source>
        <translation>
            <numerusform>%n Foto wird noch betrachtet und lässt sich noch nicht finden.</numerusform>
            <numerusform>%n Fotos werden noch betrachtet und lassen sich noch nicht finden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a folder, and everything in it can be found here.</source>
        <translation>Sobald ein Ordner hinzugefügt ist, lässt sich hier alles darin finden.</translation>
    </message>
    <message>
        <source>Every photo could be read.</source>
        <translation>Jedes Foto konnte gelesen werden.</translation>
    </message>
    <message>
        <source>Files that could not be read are listed under Problems.</source>
        <translation>Dateien, die sich nicht lesen ließen, stehen unter „Probleme“.</translation>
    </message>
    <message>
        <source>Looking at your photos</source>
        <translation>Die Fotos werden betrachtet</translation>
    </message>
    <message>
        <source>No favourites yet</source>
        <translation>Noch keine Favoriten</translation>
    </message>
    <message>
        <source>No photo clearly shows {sought}</source>
        <translation>Kein Foto zeigt eindeutig {sought}</translation>
    </message>
    <message>
        <source>No photo looks like {sought}</source>
        <translation>Kein Foto sieht aus wie {sought}</translation>
    </message>
    <message>
        <source>No photos in “{folder}”</source>
        <translation>Keine Fotos in „{folder}“</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>Noch keine Fotos</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
    <message>
        <source>Nothing was added lately</source>
        <translation>In letzter Zeit kam nichts dazu</translation>
    </message>
    <message>
        <source>Only {place} was searched. Try all photos, or other words.</source>
        <translation>Gesucht wurde nur in {place}. Vielleicht hilft die Suche in allen Fotos oder mit anderen Wörtern.</translation>
    </message>
    <message numerus="yes">
        <source>Photos that come into the library stay here for %n day(s).</source>
        <translation>
            <numerusform>Neue Fotos der Bibliothek bleiben %n Tag lang hier.</numerusform>
            <numerusform>Neue Fotos der Bibliothek bleiben %n Tage lang hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Press . on a photo to keep it here.</source>
        <translation>Die Taste . nimmt ein Foto hier auf.</translation>
    </message>
    <message>
        <source>Some photos are still being looked at and cannot be found yet.</source>
        <translation>Einige Fotos werden noch betrachtet und lassen sich noch nicht finden.</translation>
    </message>
    <message>
        <source>They appear here one by one and can be searched at once.</source>
        <translation>Sie erscheinen hier nach und nach und lassen sich sofort durchsuchen.</translation>
    </message>
    <message>
        <source>This search is not possible</source>
        <translation>Diese Suche ist nicht möglich</translation>
    </message>
    <message>
        <source>Try another photo, or add a few words.</source>
        <translation>Vielleicht hilft ein anderes Foto, oder ein paar Wörter dazu.</translation>
    </message>
    <message>
        <source>Try other words: say what can be seen, as “a red car in the snow”.</source>
        <translation>Vielleicht helfen andere Wörter: was zu sehen ist, etwa „ein rotes Auto im Schnee“.</translation>
    </message>
</context>
<context>
    <name>Example</name>
    <message>
        <source>{name}, cosine {cosine}</source>
        <translation>{name}, Kosinus {cosine}</translation>
    </message>
</context>
<context>
    <name>ExampleStrip</name>
    <message>
        <source>Counterexamples</source>
        <translation>Gegenbeispiele</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Mark photos ✓ in the preview, or drop some here</source>
        <translation>Fotos in der Vorschau mit ✓ markieren oder hierher ziehen</translation>
    </message>
    <message>
        <source>Mark photos ✗ in the preview, or drop some here</source>
        <translation>Fotos in der Vorschau mit ✗ markieren oder hierher ziehen</translation>
    </message>
    <message>
        <source>Only photos that are in the library can be examples</source>
        <translation>Nur Fotos aus der Bibliothek können Beispiele sein</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Excludes</name>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Names to leave out</source>
        <translation>Namen, die ausgelassen werden</translation>
    </message>
    <message>
        <source>One name a line; * stands for any characters. “Screenshots” leaves out what has that name, “*.png” all PNG files, “private/*” what lies in “private”. Photos that are left out go at the next scan.</source>
        <translation>Ein Name je Zeile; * steht für beliebige Zeichen. „Screenshots“ lässt aus, was so heißt, „*.png“ alle PNG-Dateien, „privat/*“, was in „privat“ liegt. Ausgelassene Fotos verschwinden beim nächsten Durchsehen.</translation>
    </message>
    <message>
        <source>“{pattern}” is a full path; write a name, or a path below a folder of the library.</source>
        <translation>„{pattern}“ ist ein vollständiger Pfad; gemeint ist ein Name oder ein Pfad unterhalb eines Ordners der Bibliothek.</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>Its score {score} is above the threshold {threshold}.</source>
        <translation>Sein Wert {score} liegt über der Schwelle {threshold}.</translation>
    </message>
    <message>
        <source>Its score {score} is below the threshold {threshold}.</source>
        <translation>Sein Wert {score} liegt unter der Schwelle {threshold}.</translation>
    </message>
    <message>
        <source>Its score {score} is just about the threshold.</source>
        <translation>Sein Wert {score} liegt ziemlich genau auf der Schwelle.</translation>
    </message>
    <message>
        <source>Its score {score} would do, but another label of its group fits better.</source>
        <translation>Sein Wert {score} würde reichen, aber ein anderes Label der Gruppe passt besser.</translation>
    </message>
    <message>
        <source>Photolens does not think that this is “{label}”.</source>
        <translation>Photolens hält das nicht für „{label}“.</translation>
    </message>
    <message>
        <source>Photolens thinks that this is “{label}”.</source>
        <translation>Photolens hält das für „{label}“.</translation>
    </message>
    <message>
        <source>You said that this is not “{label}”.</source>
        <translation>Von Hand abgelehnt: Das ist nicht „{label}“.</translation>
    </message>
    <message>
        <source>You said that this is “{label}”.</source>
        <translation>Von Hand bestätigt: Das ist „{label}“.</translation>
    </message>
    <message>
        <source>Your word counts, whatever Photolens thinks: {comparison}</source>
        <translation>Das gilt, was immer Photolens meint: {comparison}</translation>
    </message>
</context>
<context>
    <name>ExplanationDialog</name>
    <message>
        <source> Confirm</source>
        <translation> Bestätigen</translation>
    </message>
    <message>
        <source> Reject</source>
        <translation> Ablehnen</translation>
    </message>
    <message>
        <source> Take back</source>
        <translation> Zurücknehmen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This cannot be explained</source>
        <translation>Das lässt sich nicht erklären</translation>
    </message>
    <message>
        <source>Why this label?</source>
        <translation>Warum dieses Label?</translation>
    </message>
    <message>
        <source>Why “{label}”?</source>
        <translation>Warum „{label}“?</translation>
    </message>
</context>
<context>
    <name>ExplanationPanel</name>
    <message>
        <source>Most alike of those that you confirmed</source>
        <translation>Die ähnlichsten unter den bestätigten</translation>
    </message>
    <message>
        <source>Most alike of those that you rejected</source>
        <translation>Die ähnlichsten unter den abgelehnten</translation>
    </message>
    <message>
        <source>Numbers beside texts and photos are cosines: how alike the model finds both, 1 at most.</source>
        <translation>Die Zahlen neben Texten und Fotos sind Kosinuswerte: wie ähnlich das Modell beides findet, höchstens 1.</translation>
    </message>
    <message>
        <source>Score {score}</source>
        <translation>Wert {score}</translation>
    </message>
    <message>
        <source>Threshold {score}</source>
        <translation>Schwelle {score}</translation>
    </message>
    <message>
        <source>What else it may show</source>
        <translation>Was das Foto sonst zeigen könnte</translation>
    </message>
    <message>
        <source>What it is not</source>
        <translation>Was es nicht ist</translation>
    </message>
    <message>
        <source>What the label says</source>
        <translation>Was das Label sagt</translation>
    </message>
</context>
<context>
    <name>ExtraCard</name>
    <message>
        <source>Command that installs it</source>
        <translation>Befehl, der sie installiert</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Other models need an addition that is not installed. Run this and start again:</source>
        <translation>Andere Modelle brauchen eine Ergänzung, die nicht installiert ist. Führen Sie dies aus und starten Sie neu:</translation>
    </message>
    <message>
        <source>Some models need an addition that is not installed. Run this and start again:</source>
        <translation>Manche Modelle brauchen eine Ergänzung, die nicht installiert ist. Führen Sie dies aus und starten Sie neu:</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Added {date}</source>
        <translation>Hinzugefügt am {date}</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>Close to what was asked for</source>
        <translation>Nah an dem, was gesucht ist</translation>
    </message>
    <message>
        <source>Cosine similarity {number}</source>
        <translation>Kosinus-Ähnlichkeit {number}</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Not very close: perhaps something else</source>
        <translation>Nicht sehr nah: vielleicht etwas anderes</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Very close to what was asked for</source>
        <translation>Sehr nah an dem, was gesucht ist</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Why it matched</source>
        <translation>Warum es passt</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>date of the file</source>
        <translation>Datum der Datei</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>{height} m above sea level</source>
        <translation>{height} m über dem Meer</translation>
    </message>
    <message>
        <source>{length} mm</source>
        <translation>{length} mm</translation>
    </message>
    <message>
        <source>{number} megapixels</source>
        <translation>{number} Megapixel</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>{percent} match</source>
        <translation>{percent} Übereinstimmung</translation>
    </message>
    <message>
        <source>{time} s</source>
        <translation>{time} s</translation>
    </message>
</context>
<context>
    <name>FailureModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message numerus="yes">
        <source>Tried %n time(s)</source>
        <translation>
            <numerusform>%n Mal versucht</numerusform>
            <numerusform>%n Mal versucht</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailureTable</name>
    <message>
        <source>Files that are not in the library</source>
        <translation>Dateien, die nicht in der Bibliothek sind</translation>
    </message>
</context>
<context>
    <name>FavouriteButton</name>
    <message>
        <source>Add to favourites</source>
        <translation>Zu den Favoriten</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Aus den Favoriten nehmen</translation>
    </message>
    <message>
        <source>Some of them are favourites</source>
        <translation>Einige davon sind Favoriten</translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>Looking for similar photos</source>
        <translation>Ähnliche Fotos werden gesucht</translation>
    </message>
    <message>
        <source>No photo looks like this one</source>
        <translation>Kein Foto sieht aus wie dieses</translation>
    </message>
    <message>
        <source>Show in the grid</source>
        <translation>Im Raster zeigen</translation>
    </message>
    <message>
        <source>Similar photos</source>
        <translation>Ähnliche Fotos</translation>
    </message>
</context>
<context>
    <name>FindDialog</name>
    <message>
        <source>Another open_clip model</source>
        <translation>Ein anderes Modell von open_clip</translation>
    </message>
    <message>
        <source>Its name is the architecture, a slash, and the tag of the weights.</source>
        <translation>Sein Name besteht aus der Architektur, einem Schrägstrich und der Bezeichnung der Gewichte.</translation>
    </message>
    <message>
        <source>Look it up</source>
        <translation>Nachsehen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Sehe nach…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>FlagRow</name>
    <message>
        <source>Flag</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>Weder noch</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Vormerken</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Its drive is not plugged in; its photos are kept.</source>
        <translation>Das Laufwerk ist nicht angeschlossen; die Fotos bleiben erhalten.</translation>
    </message>
    <message>
        <source>Offline · {photos}</source>
        <translation>Offline · {photos}</translation>
    </message>
    <message>
        <source>Remove from the library; the files stay where they are</source>
        <translation>Aus der Bibliothek nehmen; die Dateien bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Remove {folder}</source>
        <translation>{folder} entfernen</translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>Add a folder of photos</source>
        <translation>Ordner mit Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Look through every folder for new, changed and missing photos</source>
        <translation>Alle Ordner nach neuen, geänderten und fehlenden Fotos durchsehen</translation>
    </message>
    <message>
        <source>No folders yet. Add the one that your photos are in.</source>
        <translation>Noch keine Ordner. Am Anfang steht der, in dem die Fotos liegen.</translation>
    </message>
    <message>
        <source>Scan now</source>
        <translation>Jetzt durchsehen</translation>
    </message>
    <message>
        <source>The folders are being looked through.</source>
        <translation>Die Ordner werden durchgesehen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>“{folder}” is no longer in the library; its files are where they were.</source>
        <translation>„{folder}“ ist nicht mehr in der Bibliothek; die Dateien sind, wo sie waren.</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Edit label</source>
        <translation>Label bearbeiten</translation>
    </message>
    <message>
        <source>Edit search</source>
        <translation>Suche bearbeiten</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsehen</translation>
    </message>
</context>
<context>
    <name>GroupField</name>
    <message>
        <source>A photo gets the likeliest label of the group, or none: day or night, for example</source>
        <translation>Ein Foto bekommt das wahrscheinlichste Label der Gruppe oder keines: zum Beispiel Tag oder Nacht</translation>
    </message>
    <message>
        <source>At most one per photo</source>
        <translation>Höchstens eins je Foto</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message numerus="yes">
        <source>%n answered</source>
        <translation>
            <numerusform>%n beantwortet</numerusform>
            <numerusform>%n beantwortet</numerusform>
        </translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n sure photo(s)</source>
        <translation>
            <numerusform>%n sicheres Foto bestätigen</numerusform>
            <numerusform>%n sichere Fotos bestätigen</numerusform>
        </translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>Review “{label}”</source>
        <translation>„{label}“ durchsehen</translation>
    </message>
    <message numerus="yes">
        <source>now %n photo(s)</source>
        <translation>
            <numerusform>jetzt %n Foto</numerusform>
            <numerusform>jetzt %n Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>{change} since you began</source>
        <translation>{change} seit Beginn</translation>
    </message>
    <message>
        <source>{enough} make a label clearly better</source>
        <translation>{enough} machen ein Label deutlich besser</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message numerus="yes">
        <source>%Ln favourite(s)</source>
        <translation>
            <numerusform>%Ln Favorit</numerusform>
            <numerusform>%Ln Favoriten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>No photo selected</source>
        <translation>Kein Foto ausgewählt</translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message numerus="yes">
        <source>%n album(s) deleted</source>
        <translation>
            <numerusform>%n Album gelöscht</numerusform>
            <numerusform>%n Alben gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) for “{name}”</source>
        <translation>
            <numerusform>%n Antwort zu „{name}“</numerusform>
            <numerusform>%n Antworten zu „{name}“</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) for “{name}” taken back</source>
        <translation>
            <numerusform>%n Antwort zu „{name}“ zurückgenommen</numerusform>
            <numerusform>%n Antworten zu „{name}“ zurückgenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) added</source>
        <translation>
            <numerusform>%n Label hinzugefügt</numerusform>
            <numerusform>%n Labels hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) changed</source>
        <translation>
            <numerusform>%n Label geändert</numerusform>
            <numerusform>%n Labels geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) deleted</source>
        <translation>
            <numerusform>%n Label gelöscht</numerusform>
            <numerusform>%n Labels gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) added to “{name}”</source>
        <translation>
            <numerusform>%n Foto zu „{name}“ hinzugefügt</numerusform>
            <numerusform>%n Fotos zu „{name}“ hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) confirmed as “{name}”</source>
        <translation>
            <numerusform>%n Foto als „{name}“ bestätigt</numerusform>
            <numerusform>%n Fotos als „{name}“ bestätigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) removed from “{name}”</source>
        <translation>
            <numerusform>%n Foto aus „{name}“ genommen</numerusform>
            <numerusform>%n Fotos aus „{name}“ genommen</numerusform>
        </translation>
    </message>
    <message>
        <source>Album “{name}” changed</source>
        <translation>Album „{name}“ geändert</translation>
    </message>
    <message>
        <source>Album “{name}” created</source>
        <translation>Album „{name}“ erstellt</translation>
    </message>
    <message>
        <source>Album “{name}” deleted</source>
        <translation>Album „{name}“ gelöscht</translation>
    </message>
    <message>
        <source>Group “{name}” changed</source>
        <translation>Gruppe „{name}“ geändert</translation>
    </message>
    <message>
        <source>Label “{name}” changed</source>
        <translation>Label „{name}“ geändert</translation>
    </message>
    <message>
        <source>Label “{name}” created</source>
        <translation>Label „{name}“ erstellt</translation>
    </message>
    <message>
        <source>Label “{name}” deleted</source>
        <translation>Label „{name}“ gelöscht</translation>
    </message>
    <message>
        <source>“{name}” rearranged</source>
        <translation>„{name}“ neu geordnet</translation>
    </message>
    <message numerus="yes">
        <source>“{name}” rejected for %n photo(s)</source>
        <translation>
            <numerusform>„{name}“ für %n Foto abgelehnt</numerusform>
            <numerusform>„{name}“ für %n Fotos abgelehnt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Ein Modell importieren</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading the file, which can take a minute…</source>
        <translation>Die Datei wird gelesen, das kann eine Minute dauern…</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Weights that open_clip can load. The file stays where it is.</source>
        <translation>Gewichte, die open_clip laden kann. Die Datei bleibt, wo sie ist.</translation>
    </message>
</context>
<context>
    <name>Incoming</name>
    <message>
        <source>Pasted picture {number}</source>
        <translation>Eingefügtes Bild {number}</translation>
    </message>
</context>
<context>
    <name>IndexingPage</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>A file that takes longer is listed under Problems and left out.</source>
        <translation>Eine Datei, die länger braucht, wird ausgelassen und steht unter „Probleme“.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Files at once</source>
        <translation>Dateien zugleich</translation>
    </message>
    <message numerus="yes">
        <source>How many files are read at once. “Automatic” uses all %n core(s).</source>
        <translation>
            <numerusform>Wie viele Dateien zugleich gelesen werden. „Automatisch“ nutzt %n Kern.</numerusform>
            <numerusform>Wie viele Dateien zugleich gelesen werden. „Automatisch“ nutzt alle %n Kerne.</numerusform>
        </translation>
    </message>
    <message>
        <source>Indexing</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>New photos are read when the computer is plugged in again.</source>
        <translation>Neue Fotos werden gelesen, sobald der Computer wieder am Netz hängt.</translation>
    </message>
    <message>
        <source>Pause on battery</source>
        <translation>Im Akkubetrieb pausieren</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Time limit for a file</source>
        <translation>Zeitgrenze für eine Datei</translation>
    </message>
</context>
<context>
    <name>InfoPanel</name>
    <message>
        <source>Information</source>
        <translation>Informationen</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Its drive is not connected</source>
        <translation>Das Laufwerk ist nicht angeschlossen</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Kinds of files</source>
        <translation>Arten von Dateien</translation>
    </message>
</context>
<context>
    <name>LabelEditor</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Click what is right ✓ or wrong ✗: the preview learns at once.</source>
        <translation>Anklicken, was stimmt ✓ oder nicht stimmt ✗: Die Vorschau lernt sofort.</translation>
    </message>
    <message>
        <source>Create label</source>
        <translation>Label erstellen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard what you marked?</source>
        <translation>Markierungen verwerfen?</translation>
    </message>
    <message>
        <source>Edit label</source>
        <translation>Label bearbeiten</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Neues Label</translation>
    </message>
    <message>
        <source>Nothing of it was saved yet.</source>
        <translation>Davon ist noch nichts gespeichert.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
</context>
<context>
    <name>LabelField</name>
    <message>
        <source>Add label</source>
        <translation>Label hinzufügen</translation>
    </message>
    <message>
        <source>Add label…</source>
        <translation>Label hinzufügen…</translation>
    </message>
</context>
<context>
    <name>LabelForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Other words for it</source>
        <translation>Andere Wörter dafür</translation>
    </message>
    <message>
        <source>There is a label of this name already; choose another name.</source>
        <translation>Ein Label mit diesem Namen gibt es schon; ein anderer Name ist nötig.</translation>
    </message>
    <message>
        <source>Use with care: it can cost photos that belong here, as the preview shows at once.</source>
        <translation>Sparsam verwenden: Es kann auch Fotos kosten, die hierher gehören, wie die Vorschau sofort zeigt.</translation>
    </message>
    <message>
        <source>What it is not</source>
        <translation>Was es nicht ist</translation>
    </message>
    <message>
        <source>birthday, our red car, whiteboard</source>
        <translation>Geburtstag, unser rotes Auto, Whiteboard</translation>
    </message>
    <message>
        <source>for example, a cake with candles</source>
        <translation>zum Beispiel eine Torte mit Kerzen</translation>
    </message>
    <message>
        <source>for example, a wedding</source>
        <translation>zum Beispiel eine Hochzeit</translation>
    </message>
</context>
<context>
    <name>LabelModel</name>
    <message>
        <source>As Photolens proposes</source>
        <translation>Wie von Photolens vorgeschlagen</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>From which match on photos get the label</source>
        <translation>Ab welcher Übereinstimmung Fotos das Label bekommen</translation>
    </message>
    <message>
        <source>Group {name}</source>
        <translation>Gruppe {name}</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>More generous than proposed</source>
        <translation>Großzügiger als vorgeschlagen</translation>
    </message>
    <message>
        <source>Photolens thinks so</source>
        <translation>Von Photolens zugeordnet</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Review with R, edit with E</source>
        <translation>Durchsehen mit R, bearbeiten mit E</translation>
    </message>
    <message>
        <source>Still being looked at</source>
        <translation>Wird noch betrachtet</translation>
    </message>
    <message>
        <source>Stricter than proposed</source>
        <translation>Strenger als vorgeschlagen</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Without a group</source>
        <translation>Ohne Gruppe</translation>
    </message>
    <message>
        <source>You said no</source>
        <translation>Von Hand abgelehnt</translation>
    </message>
    <message>
        <source>You said so</source>
        <translation>Von Hand bestätigt</translation>
    </message>
    <message>
        <source>at most one a photo</source>
        <translation>höchstens eins je Foto</translation>
    </message>
</context>
<context>
    <name>LabelTable</name>
    <message>
        <source>A photo gets the likeliest label of the group, or none (Space)</source>
        <translation>Ein Foto bekommt das wahrscheinlichste Label der Gruppe oder keines (Leertaste)</translation>
    </message>
    <message>
        <source>Edit (E)</source>
        <translation>Bearbeiten (E)</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Review (R)</source>
        <translation>Durchsehen (R)</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message numerus="yes">
        <source>%n label(s) added</source>
        <translation>
            <numerusform>%n Label hinzugefügt</numerusform>
            <numerusform>%n Labels hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them existed already and stayed as they are</source>
        <translation>
            <numerusform>%n davon war schon da und bleibt unverändert</numerusform>
            <numerusform>%n davon waren schon da und bleiben unverändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them from below the line, as you said so</source>
        <translation>
            <numerusform>%n davon unter der Linie, von Hand bestätigt</numerusform>
            <numerusform>%n davon unter der Linie, von Hand bestätigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) get this label</source>
        <translation>
            <numerusform>%n Foto bekommt dieses Label</numerusform>
            <numerusform>%n Fotos bekommen dieses Label</numerusform>
        </translation>
    </message>
    <message>
        <source>At most one per photo</source>
        <translation>Höchstens eins je Foto</translation>
    </message>
    <message>
        <source>Below the line</source>
        <translation>Unter der Linie</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>Labels exportieren</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>Labels importieren</translation>
    </message>
    <message>
        <source>Just above the line</source>
        <translation>Knapp über der Linie</translation>
    </message>
    <message>
        <source>Label sets (*.toml)</source>
        <translation>Label-Sammlungen (*.toml)</translation>
    </message>
    <message>
        <source>No photo but yours gets this label</source>
        <translation>Nur die von Hand bestätigten Fotos bekommen dieses Label</translation>
    </message>
    <message>
        <source>No photo reaches the line</source>
        <translation>Kein Foto erreicht die Linie</translation>
    </message>
    <message numerus="yes">
        <source>Nothing to add: all %n label(s) are there already</source>
        <translation>
            <numerusform>Nichts hinzuzufügen: %n Label ist schon da</numerusform>
            <numerusform>Nichts hinzuzufügen: Alle %n Labels sind schon da</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the nearest of %n photo(s)</source>
        <translation>
            <numerusform>nur %n Foto</numerusform>
            <numerusform>die ähnlichsten von %n Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>the surest first</source>
        <translation>die sichersten zuerst</translation>
    </message>
</context>
<context>
    <name>LabelsPage</name>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n Label</numerusform>
            <numerusform>%n Labels</numerusform>
        </translation>
    </message>
    <message>
        <source>A label is a word of your own, as “birthday” or “our red car”: Photolens finds the photos that it fits, and learns from what you accept and reject. Photos that come later get it by themselves.</source>
        <translation>Ein Label ist ein eigenes Wort, etwa „Geburtstag“ oder „unser rotes Auto“: Photolens findet die Fotos, zu denen es passt, und lernt aus dem, was bestätigt und abgelehnt wird. Spätere Fotos bekommen es von selbst.</translation>
    </message>
    <message>
        <source>A photo has at most one of this group</source>
        <translation>Höchstens eins dieser Gruppe je Foto</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Find a label</source>
        <translation>Label suchen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Label “{name}” changed</source>
        <translation>Label „{name}“ geändert</translation>
    </message>
    <message>
        <source>Label “{name}” created</source>
        <translation>Label „{name}“ erstellt</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>New label…</source>
        <translation>Neues Label…</translation>
    </message>
    <message>
        <source>No label matches this filter</source>
        <translation>Kein Label passt zu diesem Filter</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsehen</translation>
    </message>
    <message>
        <source>Show photos</source>
        <translation>Fotos zeigen</translation>
    </message>
    <message>
        <source>Start with everyday labels…</source>
        <translation>Mit Labels für den Alltag beginnen…</translation>
    </message>
    <message>
        <source>Your new labels appear here in a moment</source>
        <translation>Die neuen Labels erscheinen gleich hier</translation>
    </message>
    <message>
        <source>Your own words for your photos</source>
        <translation>Eigene Wörter für die eigenen Fotos</translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %n label(s)</source>
        <translation>
            <numerusform>{shown} von %n Label</numerusform>
            <numerusform>{shown} von %n Labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>{measure}, colours from {lowest} to {highest}</source>
        <translation>{measure}, Farben von {lowest} bis {highest}</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message numerus="yes">
        <source>%n thing(s) to mend; close Photolens and run: photolens verify --repair</source>
        <translation>
            <numerusform>%n Mangel; Photolens schließen und ausführen: photolens verify --repair</numerusform>
            <numerusform>%n Mängel; Photolens schließen und ausführen: photolens verify --repair</numerusform>
        </translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Check the library</source>
        <translation>Bibliothek prüfen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>Alles ist in Ordnung.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the library’s folder</source>
        <translation>Ordner der Bibliothek öffnen</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Portable: everything is kept beside the app</source>
        <translation>Portabel: alles liegt neben der App</translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation>Größe auf dem Datenträger</translation>
    </message>
    <message>
        <source>Take the app and this folder along, and all of it is there.</source>
        <translation>Wer die App und diesen Ordner mitnimmt, hat alles dabei.</translation>
    </message>
    <message>
        <source>The library holds what Photolens knows: small previews, and what the photos show. The photos themselves stay in their folders.</source>
        <translation>Die Bibliothek enthält, was Photolens weiß: kleine Vorschaubilder und was die Fotos zeigen. Die Fotos selbst bleiben in ihren Ordnern.</translation>
    </message>
    <message>
        <source>Upkeep</source>
        <translation>Pflege</translation>
    </message>
    <message>
        <source>When Photolens is removed, the library stays where it is.</source>
        <translation>Wird Photolens entfernt, bleibt die Bibliothek, wo sie ist.</translation>
    </message>
    <message>
        <source>Whether every photo has what is needed to find it. Nothing is changed.</source>
        <translation>Ob zu jedem Foto da ist, was zum Finden nötig ist. Nichts wird geändert.</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n path(s) copied</source>
        <translation>
            <numerusform>%n Pfad kopiert</numerusform>
            <numerusform>%n Pfade kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a folder of photos</source>
        <translation>Ordner mit Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Photolens</source>
        <translation>Photolens</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>Aus der Bibliothek nehmen</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{place} – Photolens</source>
        <translation>{place} – Photolens</translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) cannot be compared, as they are not indexed yet.</source>
        <translation>
            <numerusform>%n Foto lässt sich nicht vergleichen, weil es noch nicht eingelesen ist.</numerusform>
            <numerusform>%n Fotos lassen sich nicht vergleichen, weil sie noch nicht eingelesen sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phrase(s)</source>
        <translation>
            <numerusform>%n Begriff</numerusform>
            <numerusform>%n Begriffe</numerusform>
        </translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Cosine {cosine}, probability {probability}</source>
        <translation>Kosinus {cosine}, Wahrscheinlichkeit {probability}</translation>
    </message>
    <message>
        <source>Only the first {shown} of the {chosen} photos that you chose are compared.</source>
        <translation>Von den {chosen} gewählten Fotos werden nur die ersten {shown} verglichen.</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>best phrase of the photo</source>
        <translation>bester Begriff des Fotos</translation>
    </message>
    <message>
        <source>similarity matrix</source>
        <translation>Ähnlichkeitsmatrix</translation>
    </message>
    <message>
        <source>{photos}, {phrases}</source>
        <translation>{photos}, {phrases}</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Similarity matrix</source>
        <translation>Ähnlichkeitsmatrix</translation>
    </message>
    <message>
        <source>Similarity matrix, {size}</source>
        <translation>Ähnlichkeitsmatrix, {size}</translation>
    </message>
</context>
<context>
    <name>MatrixWindow</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Each photo is compared with each phrase on the left.</source>
        <translation>Jedes Foto wird mit jedem Begriff links verglichen.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>How near photo and phrase are, whatever the other phrases</source>
        <translation>Wie nah sich Foto und Begriff sind, unabhängig von den anderen Begriffen</translation>
    </message>
    <message>
        <source>How the phrases share a photo: each row adds up to 100%</source>
        <translation>Wie sich die Begriffe ein Foto teilen: Jede Zeile ergibt zusammen 100 %</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Bild (PNG)…</translation>
    </message>
    <message>
        <source>Save the matrix as a picture or as a table</source>
        <translation>Die Matrix als Bild oder als Tabelle speichern</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Gespeichert als {name}.</translation>
    </message>
    <message>
        <source>Select photos first</source>
        <translation>Zuerst Fotos auswählen</translation>
    </message>
    <message>
        <source>Similarity matrix</source>
        <translation>Ähnlichkeitsmatrix</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>Tabelle (CSV)…</translation>
    </message>
    <message>
        <source>Then open the matrix again to compare them with phrases.</source>
        <translation>Danach die Matrix noch einmal öffnen, um sie mit Begriffen zu vergleichen.</translation>
    </message>
    <message>
        <source>This cannot be compared</source>
        <translation>Das lässt sich nicht vergleichen</translation>
    </message>
    <message>
        <source>Type a phrase</source>
        <translation>Einen Begriff eingeben</translation>
    </message>
    <message>
        <source>What the cells tell</source>
        <translation>Was die Felder zeigen</translation>
    </message>
    <message>
        <source>a beach</source>
        <translation>ein Strand</translation>
    </message>
    <message>
        <source>a city at night</source>
        <translation>eine Stadt bei Nacht</translation>
    </message>
    <message>
        <source>a dog</source>
        <translation>ein Hund</translation>
    </message>
</context>
<context>
    <name>ModelNews</name>
    <message>
        <source>CLIP could not be added: {reason}</source>
        <translation>CLIP konnte nicht hinzugefügt werden: {reason}</translation>
    </message>
    <message>
        <source>CLIP is added: other models can be downloaded now</source>
        <translation>CLIP ist hinzugefügt: andere Modelle können jetzt heruntergeladen werden</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurückkehren</translation>
    </message>
    <message>
        <source>Searches are now answered by {model}</source>
        <translation>Suchen beantwortet jetzt {model}</translation>
    </message>
    <message>
        <source>The new model could not be prepared: {reason}</source>
        <translation>Das neue Modell konnte nicht vorbereitet werden: {reason}</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>{model} is on this computer now</source>
        <translation>{model} ist jetzt auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>ModelOffer</name>
    <message>
        <source>No, thanks</source>
        <translation>Nein, danke</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>{addition} for an addition and {size} for the model, once.</source>
        <translation>{addition} für einen Zusatz und {size} für das Modell, einmalig.</translation>
    </message>
    <message>
        <source>{model} understands photos better.</source>
        <translation>{model} versteht Fotos besser.</translation>
    </message>
    <message>
        <source>{model} understands your photos better than the built-in model.</source>
        <translation>{model} versteht Ihre Fotos besser als das eingebaute Modell.</translation>
    </message>
    <message>
        <source>{size}, once.</source>
        <translation>Einmalig {size}.</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>By its name, with its weights.</source>
        <translation>Nach seinem Namen, mit seinen Gewichten.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Eine Datei importieren</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Other models</source>
        <translation>Andere Modelle</translation>
    </message>
    <message>
        <source>Use another open_clip model</source>
        <translation>Ein anderes Modell von open_clip verwenden</translation>
    </message>
    <message>
        <source>Weights of your own, if open_clip can load them.</source>
        <translation>Eigene Gewichte, wenn open_clip sie laden kann.</translation>
    </message>
    <message>
        <source>Where models do their work. The built-in model always runs on the processor.</source>
        <translation>Wo Modelle arbeiten. Das eingebaute Modell läuft immer auf dem Prozessor.</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
    </message>
    <message>
        <source>The model turns photos and words into numbers that can be compared. It runs on this computer only.</source>
        <translation>Das Modell macht aus Fotos und Wörtern Zahlen, die sich vergleichen lassen. Es läuft nur auf diesem Computer.</translation>
    </message>
</context>
<context>
    <name>ModelView</name>
    <message>
        <source>Beginning…</source>
        <translation>Beginnt…</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Download failed</source>
        <translation>Download fehlgeschlagen</translation>
    </message>
    <message>
        <source>Download paused</source>
        <translation>Download angehalten</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Wird heruntergeladen</translation>
    </message>
    <message>
        <source>First the addition that this model needs ({size}), then the model itself</source>
        <translation>Zuerst der Zusatz, den dieses Modell braucht ({size}), dann das Modell selbst</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Im Einsatz</translation>
    </message>
    <message>
        <source>In use for now</source>
        <translation>Noch im Einsatz</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>Measuring the speed…</source>
        <translation>Geschwindigkeit wird gemessen…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More: {model}</source>
        <translation>Mehr: {model}</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>One at a time: wait for the other model</source>
        <translation>Eins nach dem anderen: Warten Sie auf das andere Modell</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Ready to go back to</source>
        <translation>Bereit zur Rückkehr</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>The best that this computer can run at a good pace.</source>
        <translation>Das beste, das dieser Computer zügig ausführen kann.</translation>
    </message>
    <message>
        <source>This app cannot run it, Photolens from pip can.</source>
        <translation>Diese App kann es nicht ausführen, Photolens aus pip kann es.</translation>
    </message>
    <message>
        <source>Waits for the addition</source>
        <translation>Wartet auf den Zusatz</translation>
    </message>
    <message>
        <source>{done} of {total} are here</source>
        <translation>{done} von {total} sind da</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Apple graphics (Metal)</source>
        <translation>Apple-Grafik (Metal)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Built-in model</source>
        <translation>Eingebautes Modell</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Comes with Photolens, works at once on any computer, and knows everyday things.</source>
        <translation>Kommt mit Photolens, arbeitet sofort auf jedem Computer und kennt alltägliche Dinge.</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Dimensionen</translation>
    </message>
    <message>
        <source>Discard the download</source>
        <translation>Download verwerfen</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download {addition} + {size}</source>
        <translation>{addition} + {size} herunterladen</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>{size} laden</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget old vectors…</source>
        <translation>Alte Vektoren vergessen…</translation>
    </message>
    <message>
        <source>Forget these vectors?</source>
        <translation>Diese Vektoren vergessen?</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurückkehren</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Input size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Intel graphics (XPU)</source>
        <translation>Intel-Grafik (XPU)</translation>
    </message>
    <message>
        <source>Knows far more things than the built-in model, and is still quick on a computer without a graphics card.</source>
        <translation>Kennt viel mehr Dinge als das eingebaute Modell und ist auch ohne Grafikkarte noch schnell.</translation>
    </message>
    <message>
        <source>Languages in which you can search</source>
        <translation>Sprachen, in denen Sie suchen können</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Looks more closely than CLIP ViT-B/32 and finds more, but takes about four times as long for a photo.</source>
        <translation>Sieht genauer hin als CLIP ViT-B/32 und findet mehr, braucht für ein Foto aber etwa viermal so lange.</translation>
    </message>
    <message>
        <source>Many languages</source>
        <translation>Viele Sprachen</translation>
    </message>
    <message>
        <source>Measure speed</source>
        <translation>Geschwindigkeit messen</translation>
    </message>
    <message numerus="yes">
        <source>Measured here on %Ln photo(s): {device}, {precision}</source>
        <translation>
            <numerusform>Hier an %Ln Foto gemessen: {device}, {precision}</numerusform>
            <numerusform>Hier an %Ln Fotos gemessen: {device}, {precision}</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Photos it knows here</source>
        <translation>Fotos, die es hier kennt</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove from this computer…</source>
        <translation>Von diesem Computer entfernen…</translation>
    </message>
    <message>
        <source>Remove this model?</source>
        <translation>Dieses Modell entfernen?</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Small, as fast as CLIP ViT-B/32 and more accurate, but Apple permits it for non-commercial scientific research only: for other use, take another one.</source>
        <translation>Klein, so schnell wie CLIP ViT-B/32 und genauer, von Apple aber nur für nichtkommerzielle wissenschaftliche Forschung erlaubt: Nehmen Sie für anderes ein anderes.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Stay with it</source>
        <translation>Dabei bleiben</translation>
    </message>
    <message>
        <source>The most accurate here, in many languages, because it sees the most detail; it wants a graphics card.</source>
        <translation>Das genaueste hier, in vielen Sprachen, weil es die meisten Einzelheiten sieht; es will eine Grafikkarte.</translation>
    </message>
    <message numerus="yes">
        <source>Those of {model} for %Ln photo(s) take {size} in this library.</source>
        <translation>
            <numerusform>Die von {model} für %Ln Foto belegen {size} in dieser Bibliothek.</numerusform>
            <numerusform>Die von {model} für %Ln Fotos belegen {size} in dieser Bibliothek.</numerusform>
        </translation>
    </message>
    <message>
        <source>To download</source>
        <translation>Herunterzuladen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Understands many languages and is as accurate as CLIP ViT-L/14, but several times faster.</source>
        <translation>Versteht viele Sprachen und ist so genau wie CLIP ViT-L/14, aber mehrfach schneller.</translation>
    </message>
    <message>
        <source>Understands many languages and is as fast as CLIP ViT-B/32, but a little less accurate in English.</source>
        <translation>Versteht viele Sprachen und ist so schnell wie CLIP ViT-B/32, auf Englisch aber etwas ungenauer.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Very accurate in English, and so large that it wants a graphics card.</source>
        <translation>Sehr genau auf Englisch, und so groß, dass es eine Grafikkarte will.</translation>
    </message>
    <message>
        <source>Without them, going back to it means that it looks at every photo again.</source>
        <translation>Ohne sie muss es sich bei einer Rückkehr jedes Foto erneut ansehen.</translation>
    </message>
    <message>
        <source>Zero-shot on ImageNet-1k</source>
        <translation>Zero-Shot auf ImageNet-1k</translation>
    </message>
    <message>
        <source>{accuracy} accurate</source>
        <translation>{accuracy} genau</translation>
    </message>
    <message>
        <source>{accuracy}. Source: {source}</source>
        <translation>{accuracy}. Quelle: {source}</translation>
    </message>
    <message>
        <source>{count} million</source>
        <translation>{count} Millionen</translation>
    </message>
    <message>
        <source>{count} photos/s</source>
        <translation>{count} Fotos/s</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{done} of {total} photos</source>
        <translation>{done} von {total} Fotos</translation>
    </message>
    <message>
        <source>{model} takes {size} on this computer. To use it again it has to be downloaded or imported again.</source>
        <translation>{model} belegt {size} auf diesem Computer. Um es wieder zu verwenden, muss es erneut heruntergeladen oder importiert werden.</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>This photo is no longer in the library. Go on to another one, or back to the photos.</source>
        <translation>Dieses Foto ist nicht mehr in der Bibliothek. Weiter geht es mit einem anderen oder zurück zu den Fotos.</translation>
    </message>
    <message>
        <source>This photo is on a drive that is not connected. Connect it to see the photo in full.</source>
        <translation>Dieses Foto liegt auf einem Laufwerk, das nicht angeschlossen ist. Sobald es angeschlossen ist, ist das Foto ganz zu sehen.</translation>
    </message>
    <message>
        <source>{name} cannot be shown in full: {reason}.</source>
        <translation>{name} lässt sich nicht ganz zeigen: {reason}.</translation>
    </message>
    <message>
        <source>{name} is not where it was. If you moved it, the next look at your folders finds it again.</source>
        <translation>{name} ist nicht mehr, wo es war. Wurde es verschoben, findet es das nächste Durchsehen der Ordner wieder.</translation>
    </message>
</context>
<context>
    <name>NowCard</name>
    <message>
        <source>A model that is not known any more</source>
        <translation>Ein Modell, das nicht mehr bekannt ist</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurückkehren</translation>
    </message>
    <message>
        <source>Go back to {model}, at once</source>
        <translation>Sofort zu {model} zurückkehren</translation>
    </message>
    <message>
        <source>Photos are looked at as soon as the indexer has time</source>
        <translation>Die Fotos werden angesehen, sobald die Indexierung Zeit hat</translation>
    </message>
    <message>
        <source>Searches are answered by</source>
        <translation>Suchen beantwortet</translation>
    </message>
    <message>
        <source>Stay with the model that answers now</source>
        <translation>Beim Modell bleiben, das jetzt antwortet</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Aufhören</translation>
    </message>
    <message>
        <source>Stop preparing {model}</source>
        <translation>{model} nicht weiter vorbereiten</translation>
    </message>
    <message>
        <source>{model} is being prepared</source>
        <translation>{model} wird vorbereitet</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>The folder “{folder}” is not in the library</source>
        <translation>Der Ordner „{folder}“ ist nicht in der Bibliothek</translation>
    </message>
    <message numerus="yes">
        <source>These pictures are in %n folder(s) that are not in the library</source>
        <translation>
            <numerusform>Diese Bilder liegen in %n Ordner, der nicht in der Bibliothek ist</numerusform>
            <numerusform>Diese Bilder liegen in %n Ordnern, die nicht in der Bibliothek sind</numerusform>
        </translation>
    </message>
    <message>
        <source>{file} is not a photo; open a photo, or a folder of photos</source>
        <translation>{file} ist kein Foto; öffnen Sie ein Foto oder einen Ordner mit Fotos</translation>
    </message>
    <message>
        <source>{file} is not there; check its name, or plug in the drive that it is on</source>
        <translation>{file} ist nicht da; prüfen Sie den Namen, oder schließen Sie das Laufwerk an, auf dem es liegt</translation>
    </message>
    <message>
        <source>{folder} belongs to the library itself; open a folder of photos</source>
        <translation>{folder} gehört zur Bibliothek selbst; öffnen Sie einen Ordner mit Fotos</translation>
    </message>
</context>
<context>
    <name>PageCommands</name>
    <message numerus="yes">
        <source>%n label(s) deleted</source>
        <translation>
            <numerusform>%n Label gelöscht</numerusform>
            <numerusform>%n Labels gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) written to {file}</source>
        <translation>
            <numerusform>%n Label in {file} gespeichert</numerusform>
            <numerusform>%n Labels in {file} gespeichert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoCanvas</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
</context>
<context>
    <name>PhotoModel</name>
    <message>
        <source>Its drive is not connected</source>
        <translation>Das Laufwerk ist nicht angeschlossen</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Photo {name}</source>
        <translation>Foto {name}</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>match {percent} %</source>
        <translation>Übereinstimmung {percent} %</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>vorgemerkt</translation>
    </message>
    <message>
        <source>rated {stars}</source>
        <translation>bewertet mit {stars}</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
</context>
<context>
    <name>PhraseField</name>
    <message>
        <source>Add (Enter)</source>
        <translation>Hinzufügen (Enter)</translation>
    </message>
</context>
<context>
    <name>PhraseList</name>
    <message>
        <source>Add a phrase…</source>
        <translation>Begriff hinzufügen…</translation>
    </message>
    <message>
        <source>Add phrase (Enter)</source>
        <translation>Begriff hinzufügen (Enter)</translation>
    </message>
    <message>
        <source>Double click, or press F2, to change a phrase.</source>
        <translation>Ein Doppelklick oder F2 ändert einen Begriff.</translation>
    </message>
    <message>
        <source>No more than {number}</source>
        <translation>Höchstens {number}</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>Remove phrase (Delete)</source>
        <translation>Begriff entfernen (Entf)</translation>
    </message>
</context>
<context>
    <name>PickerField</name>
    <message>
        <source>Find or create a label</source>
        <translation>Label suchen oder erstellen</translation>
    </message>
</context>
<context>
    <name>PickerModel</name>
    <message>
        <source>Create label “{name}”…</source>
        <translation>Label „{name}“ erstellen…</translation>
    </message>
    <message>
        <source>will be confirmed</source>
        <translation>wird bestätigt</translation>
    </message>
    <message>
        <source>will be rejected</source>
        <translation>wird abgelehnt</translation>
    </message>
    <message>
        <source>will be taken back</source>
        <translation>wird zurückgenommen</translation>
    </message>
</context>
<context>
    <name>PlaceModel</name>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>{folder}
Offline: the drive is not connected.</source>
        <translation>{folder}
Offline: Das Laufwerk ist nicht angeschlossen.</translation>
    </message>
</context>
<context>
    <name>PlaceTree</name>
    <message>
        <source>Places in the library</source>
        <translation>Orte in der Bibliothek</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>PreviewGrid</name>
    <message>
        <source>A marks a photo as an example, R as a counterexample</source>
        <translation>A markiert ein Foto als Beispiel, R als Gegenbeispiel</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Give the label a name</source>
        <translation>Dem Label einen Namen geben</translation>
    </message>
    <message>
        <source>Looking at your photos…</source>
        <translation>Die Fotos werden betrachtet…</translation>
    </message>
    <message>
        <source>More photos</source>
        <translation>Mehr Fotos</translation>
    </message>
    <message>
        <source>Move the line to where Photolens would draw it (▲)</source>
        <translation>Die Linie dorthin setzen, wo Photolens sie ziehen würde (▲)</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>Noch keine Fotos</translation>
    </message>
    <message>
        <source>No preview</source>
        <translation>Keine Vorschau</translation>
    </message>
    <message>
        <source>Only the surest</source>
        <translation>Nur die sichersten</translation>
    </message>
    <message>
        <source>Photos get the label as they come into the library.</source>
        <translation>Fotos bekommen das Label, sobald sie in die Bibliothek kommen.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>These words fit no photo well. Try other words for what is seen, or mark a few photos ✓ as examples.</source>
        <translation>Diese Wörter passen zu keinem Foto gut. Vielleicht helfen andere Wörter für das, was zu sehen ist, oder ein paar mit ✓ markierte Fotos als Beispiele.</translation>
    </message>
    <message>
        <source>Use proposed</source>
        <translation>Vorschlag übernehmen</translation>
    </message>
    <message>
        <source>What it would catch appears here while you type.</source>
        <translation>Was dazu passt, erscheint hier schon beim Tippen.</translation>
    </message>
    <message>
        <source>{brief} photos, from a match of {percent} %</source>
        <translation>{brief} Fotos, ab {percent} % Übereinstimmung</translation>
    </message>
    <message>
        <source>{caught} of {total}</source>
        <translation>{caught} von {total}</translation>
    </message>
</context>
<context>
    <name>ProblemsPage</name>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Every photo in your folders was read.</source>
        <translation>Jedes Foto in den Ordnern wurde gelesen.</translation>
    </message>
    <message>
        <source>Files of other kinds lie in your folders too. Photolens leaves them alone.</source>
        <translation>In den Ordnern liegen auch andere Dateien. Photolens lässt sie in Ruhe.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter by name, folder or reason</source>
        <translation>Nach Name, Ordner oder Grund filtern</translation>
    </message>
    <message>
        <source>No file matches this filter</source>
        <translation>Keine Datei passt zu diesem Filter</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
    <message>
        <source>Only photos</source>
        <translation>Nur Fotos</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>Datei zeigen</translation>
    </message>
    <message>
        <source>There are no other files in your folders.</source>
        <translation>In den Ordnern liegen keine anderen Dateien.</translation>
    </message>
    <message>
        <source>These files are not in your library. They are tried again by themselves when they change.</source>
        <translation>Diese Dateien sind nicht in der Bibliothek. Ändern sie sich, wird es von selbst noch einmal versucht.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>Alle noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Adding labels…</source>
        <translation>Labels werden hinzugefügt…</translation>
    </message>
    <message>
        <source>Labels that are ready</source>
        <translation>Fertige Labels</translation>
    </message>
    <message numerus="yes">
        <source>Looking at your photos for %n label(s)…</source>
        <translation>
            <numerusform>Die Fotos werden für %n Label betrachtet…</numerusform>
            <numerusform>Die Fotos werden für %n Labels betrachtet…</numerusform>
        </translation>
    </message>
    <message>
        <source>Nearly done…</source>
        <translation>Fast fertig…</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Is this “{label}”?</source>
        <translation>Ist das „{label}“?</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Open the photo (O)</source>
        <translation>Foto öffnen (O)</translation>
    </message>
    <message>
        <source>Photolens is not sure</source>
        <translation>Photolens ist unsicher</translation>
    </message>
    <message>
        <source>Photolens thinks it is not</source>
        <translation>Photolens meint: nein</translation>
    </message>
    <message>
        <source>Photolens thinks so</source>
        <translation>Photolens meint: ja</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Take the last answer back (Backspace)</source>
        <translation>Letzte Antwort zurücknehmen (Rücktaste)</translation>
    </message>
    <message>
        <source>Why? (E)</source>
        <translation>Warum? (E)</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>{score} · threshold {threshold}</source>
        <translation>{score} · Schwelle {threshold}</translation>
    </message>
</context>
<context>
    <name>RatingRow</name>
    <message>
        <source>Different ratings</source>
        <translation>Verschiedene Bewertungen</translation>
    </message>
    <message>
        <source>Not rated</source>
        <translation>Nicht bewertet</translation>
    </message>
    <message>
        <source>Rating (0 to 5)</source>
        <translation>Bewertung (0 bis 5)</translation>
    </message>
    <message>
        <source>Rating {stars} of 5</source>
        <translation>Bewertung {stars} von 5</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Clear recent searches</source>
        <translation>Letzte Suchen löschen</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>Letzte Suchen</translation>
    </message>
</context>
<context>
    <name>ReportsCard</name>
    <message numerus="yes">
        <source>%n on this computer only.</source>
        <translation>
            <numerusform>%n, nur auf diesem Computer.</numerusform>
            <numerusform>%n, nur auf diesem Computer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Crash reports</source>
        <translation>Absturzberichte</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n crash report(s)?</source>
        <translation>
            <numerusform>%n Absturzbericht löschen?</numerusform>
            <numerusform>%n Absturzberichte löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>Alle löschen</translation>
    </message>
    <message>
        <source>Delete all…</source>
        <translation>Alle löschen …</translation>
    </message>
    <message>
        <source>None, so far.</source>
        <translation>Bisher keine.</translation>
    </message>
    <message>
        <source>Show crash reports</source>
        <translation>Absturzberichte zeigen</translation>
    </message>
    <message>
        <source>They say what went wrong, for whoever is to mend it. Nothing else reads them.</source>
        <translation>Sie sagen, was schiefging, für alle, die es beheben sollen. Sonst liest sie niemand.</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message numerus="yes">
        <source>%n likely match(es) for {sought}</source>
        <translation>
            <numerusform>%n wahrscheinlicher Treffer für {sought}</numerusform>
            <numerusform>%n wahrscheinliche Treffer für {sought}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) with {sought}</source>
        <translation>
            <numerusform>%n Foto mit {sought}</numerusform>
            <numerusform>%n Fotos mit {sought}</numerusform>
        </translation>
    </message>
    <message>
        <source>Less likely</source>
        <translation>Weniger wahrscheinlich</translation>
    </message>
    <message>
        <source>Likely matches</source>
        <translation>Wahrscheinliche Treffer</translation>
    </message>
    <message>
        <source>No clear match for {sought}</source>
        <translation>Kein eindeutiger Treffer für {sought}</translation>
    </message>
    <message>
        <source>No match for {sought}</source>
        <translation>Kein Treffer für {sought}</translation>
    </message>
    <message>
        <source>Nothing clearly matches. The closest:</source>
        <translation>Nichts passt eindeutig. Am nächsten kommt:</translation>
    </message>
    <message>
        <source>Photos that look like {sought}</source>
        <translation>Fotos wie {sought}</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>Ähnlich</translation>
    </message>
    <message>
        <source>Very similar</source>
        <translation>Sehr ähnlich</translation>
    </message>
    <message numerus="yes">
        <source>these %n photos</source>
        <translation>
            <numerusform>dieses %n Foto</numerusform>
            <numerusform>diese %n Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>this photo</source>
        <translation>dieses Foto</translation>
    </message>
    <message>
        <source>{photos} and “{phrase}”</source>
        <translation>{photos} und „{phrase}“</translation>
    </message>
    <message>
        <source>“{phrase}”</source>
        <translation>„{phrase}“</translation>
    </message>
</context>
<context>
    <name>ResultsHeader</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation>Dorthin zurück, wo die Suche begann</translation>
    </message>
    <message>
        <source>Back to where you were (Esc)</source>
        <translation>Dorthin zurück, wo die Suche begann (Esc)</translation>
    </message>
    <message>
        <source>Best match</source>
        <translation>Bester Treffer</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>Bester Treffer zuerst</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Order of the results</source>
        <translation>Reihenfolge der Treffer</translation>
    </message>
    <message>
        <source>Save search as album</source>
        <translation>Suche als Album speichern</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%n photo(s) answered</source>
        <translation>
            <numerusform>%n Foto beantwortet</numerusform>
            <numerusform>%n Fotos beantwortet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n übersprungen</numerusform>
            <numerusform>%n übersprungen</numerusform>
        </translation>
    </message>
    <message>
        <source>As soon as your photos have been looked at, those that may be “{label}” come here.</source>
        <translation>Sobald die Fotos betrachtet sind, erscheinen hier die, die „{label}“ sein könnten.</translation>
    </message>
    <message>
        <source>Looking for the photos that teach most</source>
        <translation>Die lehrreichsten Fotos werden gesucht</translation>
    </message>
    <message>
        <source>No photos to ask about yet</source>
        <translation>Noch keine Fotos zum Durchsehen</translation>
    </message>
    <message>
        <source>Nothing left to ask</source>
        <translation>Keine Fragen mehr</translation>
    </message>
    <message>
        <source>Round finished</source>
        <translation>Runde beendet</translation>
    </message>
    <message>
        <source>This label cannot be reviewed now</source>
        <translation>Dieses Label lässt sich gerade nicht durchsehen</translation>
    </message>
    <message>
        <source>{now}, {fewer} fewer than when you began.</source>
        <translation>{now}, {fewer} weniger als zu Beginn.</translation>
    </message>
    <message>
        <source>{now}, {more} more than when you began.</source>
        <translation>{now}, {more} mehr als zu Beginn.</translation>
    </message>
    <message numerus="yes">
        <source>“{label}” has %n photo(s) now</source>
        <translation>
            <numerusform>„{label}“ hat jetzt %n Foto</numerusform>
            <numerusform>„{label}“ hat jetzt %n Fotos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Ask me more</source>
        <translation>Weitere Fragen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Edit label</source>
        <translation>Label bearbeiten</translation>
    </message>
    <message>
        <source>Show photos</source>
        <translation>Fotos zeigen</translation>
    </message>
</context>
<context>
    <name>ScoreMeter</name>
    <message>
        <source>Score {score}, threshold {threshold}</source>
        <translation>Wert {score}, Schwelle {threshold}</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Clear search (Esc)</source>
        <translation>Suche leeren (Esc)</translation>
    </message>
    <message>
        <source>Refine: this, but …</source>
        <translation>Verfeinern: so, aber …</translation>
    </message>
    <message>
        <source>Search your photos, for example “two dogs in the snow”</source>
        <translation>Fotos durchsuchen, zum Beispiel „zwei Hunde im Schnee“</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search your photos</source>
        <translation>Fotos durchsuchen</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>No shortcut has these words.</source>
        <translation>Zu diesen Wörtern gibt es kein Tastenkürzel.</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n Label</numerusform>
            <numerusform>%n Labels</numerusform>
        </translation>
    </message>
    <message>
        <source>A photo has at most one of them.</source>
        <translation>Höchstens eins davon je Foto.</translation>
    </message>
    <message>
        <source>A saved search: it fills itself.</source>
        <translation>Eine gespeicherte Suche: füllt sich von selbst.</translation>
    </message>
    <message>
        <source>Add a folder (Ctrl+O)</source>
        <translation>Ordner hinzufügen (Strg+O)</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>An album that you fill: drop photos here.</source>
        <translation>Ein Album zum Selbstfüllen: Fotos hierher ziehen.</translation>
    </message>
    <message>
        <source>Everything with a label; photos dropped here are pinned to it.</source>
        <translation>Alles mit einem Label; hierher gezogene Fotos werden angeheftet.</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Manage labels</source>
        <translation>Labels verwalten</translation>
    </message>
    <message>
        <source>New album</source>
        <translation>Neues Album</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>Neues Album…</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Neues Label</translation>
    </message>
    <message>
        <source>New label…</source>
        <translation>Neues Label…</translation>
    </message>
    <message>
        <source>Photos dropped here become an album.</source>
        <translation>Aus hierher gezogenen Fotos wird ein Album.</translation>
    </message>
    <message>
        <source>Type a word, and see which photos it would catch.</source>
        <translation>Ein Wort eingeben und sehen, welche Fotos dazu passen.</translation>
    </message>
</context>
<context>
    <name>Sorts</name>
    <message>
        <source>Could not be read ({count})</source>
        <translation>Nicht lesbar ({count})</translation>
    </message>
    <message>
        <source>Not photos ({count})</source>
        <translation>Keine Fotos ({count})</translation>
    </message>
    <message>
        <source>Which files to show</source>
        <translation>Welche Dateien gezeigt werden</translation>
    </message>
</context>
<context>
    <name>Spans</name>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>SpansView</name>
    <message numerus="yes">
        <source>%Ln of them offline</source>
        <translation>
            <numerusform>%Ln davon offline</numerusform>
            <numerusform>%Ln davon offline</numerusform>
        </translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Different folders</source>
        <translation>Verschiedene Ordner</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>{size} in all</source>
        <translation>{size} insgesamt</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Next photo</source>
        <translation>Nächstes Foto</translation>
    </message>
    <message>
        <source>Next photo (Right)</source>
        <translation>Nächstes Foto (Rechts)</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>Vorheriges Foto</translation>
    </message>
    <message>
        <source>Previous photo (Left)</source>
        <translation>Vorheriges Foto (Links)</translation>
    </message>
</context>
<context>
    <name>StartingLabels</name>
    <message numerus="yes">
        <source>%n label(s) chosen</source>
        <translation>
            <numerusform>%n Label gewählt</numerusform>
            <numerusform>%n Labels gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Alle wählen</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Keine wählen</translation>
    </message>
    <message>
        <source>Choose the labels that Photolens is to look for. All can be changed later.</source>
        <translation>Welche Labels soll Photolens suchen? Alle lassen sich später ändern.</translation>
    </message>
    <message>
        <source>Everyday labels</source>
        <translation>Labels für den Alltag</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Find a label</source>
        <translation>Label suchen</translation>
    </message>
    <message>
        <source>all there already</source>
        <translation>alle schon da</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>schon da</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%Ln file(s) so far</source>
        <translation>
            <numerusform>bisher %Ln Datei</numerusform>
            <numerusform>bisher %Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) offline</source>
        <translation>
            <numerusform>%Ln Ordner offline</numerusform>
            <numerusform>%Ln Ordner offline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) can now be found</source>
        <translation>
            <numerusform>%Ln Foto lässt sich jetzt finden</numerusform>
            <numerusform>%Ln Fotos lassen sich jetzt finden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) could not be read</source>
        <translation>
            <numerusform>%Ln Foto ließ sich nicht lesen</numerusform>
            <numerusform>%Ln Fotos ließen sich nicht lesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Could not go on: {reason}</source>
        <translation>Es ging nicht weiter: {reason}</translation>
    </message>
    <message>
        <source>Looking through your folders</source>
        <translation>Die Ordner werden durchgesehen</translation>
    </message>
    <message>
        <source>No folders yet</source>
        <translation>Noch keine Ordner</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Paused while on battery</source>
        <translation>Im Akkubetrieb pausiert</translation>
    </message>
    <message>
        <source>Preparing {model}</source>
        <translation>{model} wird vorbereitet</translation>
    </message>
    <message>
        <source>Reading photos</source>
        <translation>Fotos werden eingelesen</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Auf dem neuesten Stand</translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>noch etwa %n Stunde</numerusform>
            <numerusform>noch etwa %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>noch etwa %n Minute</numerusform>
            <numerusform>noch etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>about {hours}½ hours left</source>
        <translation>noch etwa {hours}½ Stunden</translation>
    </message>
    <message>
        <source>as you arranged them</source>
        <translation>eigene Reihenfolge</translation>
    </message>
    <message>
        <source>last added first</source>
        <translation>zuletzt hinzugefügte zuerst</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>neueste zuerst</translation>
    </message>
    <message>
        <source>no photos</source>
        <translation>keine Fotos</translation>
    </message>
    <message>
        <source>none confirmed</source>
        <translation>keines bestätigt</translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation>älteste zuerst</translation>
    </message>
    <message>
        <source>still being looked for</source>
        <translation>wird noch gesucht</translation>
    </message>
    <message>
        <source>{count} by Photolens</source>
        <translation>{count} von Photolens</translation>
    </message>
    <message>
        <source>{count} confirmed</source>
        <translation>{count} bestätigt</translation>
    </message>
    <message>
        <source>{count} photos/s</source>
        <translation>{count} Fotos/s</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on reading photos</source>
        <translation>Fotos weiter einlesen</translation>
    </message>
    <message>
        <source>Pause reading photos</source>
        <translation>Einlesen pausieren</translation>
    </message>
    <message>
        <source>Photos read</source>
        <translation>Eingelesene Fotos</translation>
    </message>
    <message>
        <source>Show what could not be read, and why</source>
        <translation>Zeigen, was sich nicht lesen ließ, und warum</translation>
    </message>
    <message>
        <source>Size of the photos</source>
        <translation>Größe der Fotos</translation>
    </message>
    <message>
        <source>Size of the photos (Ctrl++, Ctrl+-)</source>
        <translation>Größe der Fotos (Strg++, Strg+-)</translation>
    </message>
    <message>
        <source>Squares</source>
        <translation>Quadrate</translation>
    </message>
    <message>
        <source>Whole photos</source>
        <translation>Ganze Fotos</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Next; click one to see it now</source>
        <translation>Als Nächstes; ein Klick zeigt eines gleich</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>Was als Nächstes kommt</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>Create label “{name}”…</source>
        <translation>Label „{name}“ erstellen…</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
</context>
<context>
    <name>Switches</name>
    <message>
        <source>Information</source>
        <translation>Informationen</translation>
    </message>
    <message>
        <source>Similar photos</source>
        <translation>Ähnliche Fotos</translation>
    </message>
</context>
<context>
    <name>TagChip</name>
    <message>
        <source>Enter opens its photos</source>
        <translation>Enter öffnet die Fotos dazu</translation>
    </message>
</context>
<context>
    <name>TagPicker</name>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Apply ({keys})</source>
        <translation>Anwenden ({keys})</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message numerus="yes">
        <source>Labels of %Ln photo(s)</source>
        <translation>
            <numerusform>Labels von %Ln Foto</numerusform>
            <numerusform>Labels von %Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no labels yet. Type a name to make the first one.</source>
        <translation>Es gibt noch keine Labels. Ein Name genügt für das erste.</translation>
    </message>
    <message>
        <source>{tick} ticks or unticks, {reject} rejects, {apply} applies</source>
        <translation>{tick} setzt oder entfernt Häkchen, {reject} lehnt ab, {apply} wendet an</translation>
    </message>
</context>
<context>
    <name>Tagging</name>
    <message numerus="yes">
        <source>%Ln as Photolens thinks</source>
        <translation>
            <numerusform>%Ln laut Photolens</numerusform>
            <numerusform>%Ln laut Photolens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln confirmed by you</source>
        <translation>
            <numerusform>%Ln von Hand bestätigt</numerusform>
            <numerusform>%Ln von Hand bestätigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected by you</source>
        <translation>
            <numerusform>%Ln von Hand abgelehnt</numerusform>
            <numerusform>%Ln von Hand abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message numerus="yes">
        <source>Confirm for all %Ln photo(s)</source>
        <translation>
            <numerusform>Für %Ln Foto bestätigen</numerusform>
            <numerusform>Für alle %Ln Fotos bestätigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Photolens thinks so</source>
        <translation>laut Photolens</translation>
    </message>
    <message>
        <source>Photolens thinks so ({score})</source>
        <translation>laut Photolens ({score})</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message numerus="yes">
        <source>Reject for all %Ln photo(s)</source>
        <translation>
            <numerusform>Für %Ln Foto ablehnen</numerusform>
            <numerusform>Für alle %Ln Fotos ablehnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message numerus="yes">
        <source>Take back for all %Ln photo(s)</source>
        <translation>
            <numerusform>Für %Ln Foto zurücknehmen</numerusform>
            <numerusform>Für alle %Ln Fotos zurücknehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>confirmed by you</source>
        <translation>von Hand bestätigt</translation>
    </message>
    <message>
        <source>rejected by you</source>
        <translation>von Hand abgelehnt</translation>
    </message>
    <message>
        <source>{label}, {said}</source>
        <translation>{label}, {said}</translation>
    </message>
    <message>
        <source>{some} of {all}</source>
        <translation>{some} von {all}</translation>
    </message>
    <message>
        <source>{some} of {all} photos</source>
        <translation>{some} von {all} Fotos</translation>
    </message>
    <message>
        <source>{some} of {all} photos rejected by you</source>
        <translation>{some} von {all} Fotos von Hand abgelehnt</translation>
    </message>
    <message>
        <source>{what} ({keys})</source>
        <translation>{what} ({keys})</translation>
    </message>
</context>
<context>
    <name>TagsSection</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weiteres</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <translation>
            <numerusform>%Ln abgelehnt</numerusform>
            <numerusform>%Ln abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>Explain…</source>
        <translation>Erklären…</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>More labels</source>
        <translation>Weitere Labels</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Rejected labels</source>
        <translation>Abgelehnte Labels</translation>
    </message>
</context>
<context>
    <name>TermDelegate</name>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
</context>
<context>
    <name>TermList</name>
    <message>
        <source>Album {name}</source>
        <translation>Album {name}</translation>
    </message>
    <message>
        <source>Label {name}</source>
        <translation>Label {name}</translation>
    </message>
    <message>
        <source>Labels and albums</source>
        <translation>Labels und Alben</translation>
    </message>
</context>
<context>
    <name>ThresholdSlider</name>
    <message numerus="yes">
        <source>%n photo(s) get the label</source>
        <translation>
            <numerusform>%n Foto bekommt das Label</numerusform>
            <numerusform>%n Fotos bekommen das Label</numerusform>
        </translation>
    </message>
    <message>
        <source>Drag to the left for more photos, to the right for only the surest</source>
        <translation>Nach links ziehen für mehr Fotos, nach rechts für nur die sichersten</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>from {percent} %</source>
        <translation>ab {percent} %</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>{name} · score {score}</source>
        <translation>{name} · Wert {score}</translation>
    </message>
    <message>
        <source>{name}, remove with Delete</source>
        <translation>{name}, mit Entf entfernen</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>Similar photos</source>
        <translation>Ähnliche Fotos</translation>
    </message>
    <message>
        <source>{name}, {percent} match</source>
        <translation>{name}, {percent} Übereinstimmung</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>Back to the photos</source>
        <translation>Zurück zu den Fotos</translation>
    </message>
    <message>
        <source>Fit or full size (Z)</source>
        <translation>Einpassen oder volle Größe (Z)</translation>
    </message>
    <message>
        <source>Fit, {percent}</source>
        <translation>Eingepasst, {percent}</translation>
    </message>
    <message>
        <source>Similar photos, {position} of {count}</source>
        <translation>Ähnliche Fotos, {position} von {count}</translation>
    </message>
    <message>
        <source>Zoomed, {percent}</source>
        <translation>Vergrößert, {percent}</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>{position} von {count}</translation>
    </message>
</context>
<context>
    <name>UpdatesCard</name>
    <message>
        <source>Asks the internet once, when you press the button. Nothing is downloaded by itself.</source>
        <translation>Fragt das Internet einmal, wenn Sie die Taste drücken. Von selbst wird nichts heruntergeladen.</translation>
    </message>
    <message>
        <source>Check for a newer version</source>
        <translation>Nach neuer Version suchen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Open the download page</source>
        <translation>Download-Seite öffnen</translation>
    </message>
    <message>
        <source>Published on {day}</source>
        <translation>Veröffentlicht am {day}</translation>
    </message>
    <message>
        <source>That could not be found out.</source>
        <translation>Das war nicht herauszufinden.</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Das ist die neueste Version.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Version {version} is available.</source>
        <translation>Version {version} ist da.</translation>
    </message>
</context>
<context>
    <name>Verbs</name>
    <message>
        <source>Done again: {what}</source>
        <translation>Wiederholt: {what}</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>Rückgängig gemacht: {what}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Choose a folder with photos</source>
        <translation>Ordner mit Fotos wählen</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Anderen Ordner wählen…</translation>
    </message>
    <message>
        <source>Everything stays on this computer.
Your photos are only read, never changed or moved.</source>
        <translation>Alles bleibt auf diesem Computer.
Die Fotos werden nur gelesen, nie verändert oder verschoben.</translation>
    </message>
    <message>
        <source>Find your photos by what is in them</source>
        <translation>Fotos finden nach dem, was darauf ist</translation>
    </message>
    <message>
        <source>Show my photos</source>
        <translation>Meine Fotos zeigen</translation>
    </message>
    <message>
        <source>or drop folders anywhere</source>
        <translation>oder Ordner irgendwohin ziehen</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%n file(s) moved to the bin</source>
        <translation>
            <numerusform>%n Datei in den Papierkorb gelegt</numerusform>
            <numerusform>%n Dateien in den Papierkorb gelegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) added to favourites</source>
        <translation>
            <numerusform>%n Foto zu den Favoriten hinzugefügt</numerusform>
            <numerusform>%n Fotos zu den Favoriten hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) picked</source>
        <translation>
            <numerusform>%n Foto vorgemerkt</numerusform>
            <numerusform>%n Fotos vorgemerkt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) rated {stars}</source>
        <translation>
            <numerusform>%n Foto bewertet mit {stars}</numerusform>
            <numerusform>%n Fotos bewertet mit {stars}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) rejected</source>
        <translation>
            <numerusform>%n Foto verworfen</numerusform>
            <numerusform>%n Fotos verworfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) removed from favourites</source>
        <translation>
            <numerusform>%n Foto aus den Favoriten genommen</numerusform>
            <numerusform>%n Fotos aus den Favoriten genommen</numerusform>
        </translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message numerus="yes">
        <source>Caption of %n photo(s) changed</source>
        <translation>
            <numerusform>Beschriftung von %n Foto geändert</numerusform>
            <numerusform>Beschriftung von %n Fotos geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message numerus="yes">
        <source>Flag of %n photo(s) removed</source>
        <translation>
            <numerusform>Markierung von %n Foto entfernt</numerusform>
            <numerusform>Markierung von %n Fotos entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder “{folder}” removed from the library</source>
        <translation>Ordner „{folder}“ aus der Bibliothek genommen</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message numerus="yes">
        <source>Rating of %n photo(s) removed</source>
        <translation>
            <numerusform>Bewertung von %n Foto entfernt</numerusform>
            <numerusform>Bewertung von %n Fotos entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>Recently added</source>
        <translation>Zuletzt hinzugefügt</translation>
    </message>
    <message>
        <source>Review: {label}</source>
        <translation>Durchsehen: {label}</translation>
    </message>
    <message>
        <source>Similar photos</source>
        <translation>Ähnliche Fotos</translation>
    </message>
</context>
<context>
    <name>_Field</name>
    <message>
        <source>Add a phrase</source>
        <translation>Begriff hinzufügen</translation>
    </message>
</context>
<context>
    <name>_FolderRow</name>
    <message>
        <source>Leave out {folder}</source>
        <translation>{folder} auslassen</translation>
    </message>
</context>
<context>
    <name>_List</name>
    <message>
        <source>Phrases, Delete removes one, F2 changes it</source>
        <translation>Begriffe, Entf entfernt einen, F2 ändert ihn</translation>
    </message>
</context>
</TS>
