<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message numerus="yes">
        <source>Add %n folder(s) to the library?</source>
        <translation>
            <numerusform>Add %n folder to the library?</numerusform>
            <numerusform>Add %n folders to the library?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlbumChooser</name>
    <message numerus="yes">
        <source>Add %Ln photo(s) to an album</source>
        <translation>
            <numerusform>Add %Ln photo to an album</numerusform>
            <numerusform>Add %Ln photos to an album</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlbumCommands</name>
    <message numerus="yes">
        <source>%Ln photo(s) will be in it.</source>
        <translation>
            <numerusform>%Ln photo will be in it.</numerusform>
            <numerusform>%Ln photos will be in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlbumLine</name>
    <message numerus="yes">
        <source>{names} and %Ln more</source>
        <translation>
            <numerusform>{names} and %Ln more</numerusform>
            <numerusform>{names} and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message numerus="yes">
        <source>%n unticked photo(s) will be marked as not “{label}”.</source>
        <translation>
            <numerusform>%n unticked photo will be marked as not “{label}”.</numerusform>
            <numerusform>%n unticked photos will be marked as not “{label}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n photo(s)</source>
        <translation>
            <numerusform>Confirm %n photo</numerusform>
            <numerusform>Confirm %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message numerus="yes">
        <source>%n path(s) copied</source>
        <translation>
            <numerusform>%n path copied</numerusform>
            <numerusform>%n paths copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n file(s) to the bin?</source>
        <translation>
            <numerusform>Move %n file to the bin?</numerusform>
            <numerusform>Move %n files to the bin?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo brings %n file(s) back until the bin is emptied.</source>
        <translation>
            <numerusform>Undo brings %n file back until the bin is emptied.</numerusform>
            <numerusform>Undo brings %n files back until the bin is emptied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n other file(s) likewise</source>
        <translation>
            <numerusform>and %n other file likewise</numerusform>
            <numerusform>and %n other files likewise</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message numerus="yes">
        <source>%n photo(s) are still being looked at and cannot be found yet.</source>
        <translation>
            <numerusform>%n photo is still being looked at and cannot be found yet.</numerusform>
            <numerusform>%n photos are still being looked at and cannot be found yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Photos that come into the library stay here for %n day(s).</source>
        <translation>
            <numerusform>Photos that come into the library stay here for %n day.</numerusform>
            <numerusform>Photos that come into the library stay here for %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExampleStrip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailureModel</name>
    <message numerus="yes">
        <source>Tried %n time(s)</source>
        <translation>
            <numerusform>Tried %n time</numerusform>
            <numerusform>Tried %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message numerus="yes">
        <source>%n answered</source>
        <translation>
            <numerusform>%n answered</numerusform>
            <numerusform>%n answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n sure photo(s)</source>
        <translation>
            <numerusform>Confirm %n sure photo</numerusform>
            <numerusform>Confirm %n sure photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>now %n photo(s)</source>
        <translation>
            <numerusform>now %n photo</numerusform>
            <numerusform>now %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message numerus="yes">
        <source>%Ln favourite(s)</source>
        <translation>
            <numerusform>%Ln favourite</numerusform>
            <numerusform>%Ln favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message numerus="yes">
        <source>%n album(s) deleted</source>
        <translation>
            <numerusform>%n album deleted</numerusform>
            <numerusform>%n albums deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) for “{name}”</source>
        <translation>
            <numerusform>%n answer for “{name}”</numerusform>
            <numerusform>%n answers for “{name}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) for “{name}” taken back</source>
        <translation>
            <numerusform>%n answer for “{name}” taken back</numerusform>
            <numerusform>%n answers for “{name}” taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) added</source>
        <translation>
            <numerusform>%n label added</numerusform>
            <numerusform>%n labels added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) changed</source>
        <translation>
            <numerusform>%n label changed</numerusform>
            <numerusform>%n labels changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) deleted</source>
        <translation>
            <numerusform>%n label deleted</numerusform>
            <numerusform>%n labels deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) added to “{name}”</source>
        <translation>
            <numerusform>%n photo added to “{name}”</numerusform>
            <numerusform>%n photos added to “{name}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) confirmed as “{name}”</source>
        <translation>
            <numerusform>%n photo confirmed as “{name}”</numerusform>
            <numerusform>%n photos confirmed as “{name}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) removed from “{name}”</source>
        <translation>
            <numerusform>%n photo removed from “{name}”</numerusform>
            <numerusform>%n photos removed from “{name}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{name}” rejected for %n photo(s)</source>
        <translation>
            <numerusform>“{name}” rejected for %n photo</numerusform>
            <numerusform>“{name}” rejected for %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IndexingPage</name>
    <message numerus="yes">
        <source>How many files are read at once. “Automatic” uses all %n core(s).</source>
        <translation>
            <numerusform>How many files are read at once. “Automatic” uses all %n core.</numerusform>
            <numerusform>How many files are read at once. “Automatic” uses all %n cores.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message numerus="yes">
        <source>%n label(s) added</source>
        <translation>
            <numerusform>%n label added</numerusform>
            <numerusform>%n labels added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them existed already and stayed as they are</source>
        <translation>
            <numerusform>%n of them existed already and stayed as it is</numerusform>
            <numerusform>%n of them existed already and stayed as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them from below the line, as you said so</source>
        <translation>
            <numerusform>%n of them from below the line, as you said so</numerusform>
            <numerusform>%n of them from below the line, as you said so</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) get this label</source>
        <translation>
            <numerusform>%n photo gets this label</numerusform>
            <numerusform>%n photos get this label</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing to add: all %n label(s) are there already</source>
        <translation>
            <numerusform>Nothing to add: %n label is there already</numerusform>
            <numerusform>Nothing to add: all %n labels are there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the nearest of %n photo(s)</source>
        <translation>
            <numerusform>only %n photo</numerusform>
            <numerusform>the nearest of %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelsPage</name>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %n label(s)</source>
        <translation>
            <numerusform>{shown} of %n label</numerusform>
            <numerusform>{shown} of %n labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message numerus="yes">
        <source>%n thing(s) to mend; close Photolens and run: photolens verify --repair</source>
        <translation>
            <numerusform>%n thing to mend; close Photolens and run: photolens verify --repair</numerusform>
            <numerusform>%n things to mend; close Photolens and run: photolens verify --repair</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n path(s) copied</source>
        <translation>
            <numerusform>%n path copied</numerusform>
            <numerusform>%n paths copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) cannot be compared, as they are not indexed yet.</source>
        <translation>
            <numerusform>%n photo cannot be compared, as it is not indexed yet.</numerusform>
            <numerusform>%n photos cannot be compared, as they are not indexed yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phrase(s)</source>
        <translation>
            <numerusform>%n phrase</numerusform>
            <numerusform>%n phrases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message numerus="yes">
        <source>Measured here on %Ln photo(s): {device}, {precision}</source>
        <translation>
            <numerusform>Measured here on %Ln photo: {device}, {precision}</numerusform>
            <numerusform>Measured here on %Ln photos: {device}, {precision}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Those of {model} for %Ln photo(s) take {size} in this library.</source>
        <translation>
            <numerusform>Those of {model} for %Ln photo take {size} in this library.</numerusform>
            <numerusform>Those of {model} for %Ln photos take {size} in this library.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message numerus="yes">
        <source>These pictures are in %n folder(s) that are not in the library</source>
        <translation>
            <numerusform>These pictures are in %n folder that is not in the library</numerusform>
            <numerusform>These pictures are in %n folders that are not in the library</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageCommands</name>
    <message numerus="yes">
        <source>%n label(s) deleted</source>
        <translation>
            <numerusform>%n label deleted</numerusform>
            <numerusform>%n labels deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) written to {file}</source>
        <translation>
            <numerusform>%n label written to {file}</numerusform>
            <numerusform>%n labels written to {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message numerus="yes">
        <source>Looking at your photos for %n label(s)…</source>
        <translation>
            <numerusform>Looking at your photos for %n label…</numerusform>
            <numerusform>Looking at your photos for %n labels…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportsCard</name>
    <message numerus="yes">
        <source>%n on this computer only.</source>
        <translation>
            <numerusform>%n, on this computer only.</numerusform>
            <numerusform>%n, on this computer only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n crash report(s)?</source>
        <translation>
            <numerusform>Delete %n crash report?</numerusform>
            <numerusform>Delete %n crash reports?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message numerus="yes">
        <source>%n likely match(es) for {sought}</source>
        <translation>
            <numerusform>%n likely match for {sought}</numerusform>
            <numerusform>%n likely matches for {sought}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) with {sought}</source>
        <translation>
            <numerusform>%n photo with {sought}</numerusform>
            <numerusform>%n photos with {sought}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>these %n photos</source>
        <translation>
            <numerusform>these %n photos</numerusform>
            <numerusform>these %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%n photo(s) answered</source>
        <translation>
            <numerusform>%n photo answered</numerusform>
            <numerusform>%n photos answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{label}” has %n photo(s) now</source>
        <translation>
            <numerusform>“{label}” has %n photo now</numerusform>
            <numerusform>“{label}” has %n photos now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpansView</name>
    <message numerus="yes">
        <source>%Ln of them offline</source>
        <translation>
            <numerusform>%Ln of them offline</numerusform>
            <numerusform>%Ln of them offline</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartingLabels</name>
    <message numerus="yes">
        <source>%n label(s) chosen</source>
        <translation>
            <numerusform>%n label chosen</numerusform>
            <numerusform>%n labels chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%Ln file(s) so far</source>
        <translation>
            <numerusform>%Ln file so far</numerusform>
            <numerusform>%Ln files so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) offline</source>
        <translation>
            <numerusform>%Ln folder offline</numerusform>
            <numerusform>%Ln folders offline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) can now be found</source>
        <translation>
            <numerusform>%Ln photo can now be found</numerusform>
            <numerusform>%Ln photos can now be found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) could not be read</source>
        <translation>
            <numerusform>%Ln photo could not be read</numerusform>
            <numerusform>%Ln photos could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagPicker</name>
    <message numerus="yes">
        <source>Labels of %Ln photo(s)</source>
        <translation>
            <numerusform>Labels of %Ln photo</numerusform>
            <numerusform>Labels of %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tagging</name>
    <message numerus="yes">
        <source>%Ln as Photolens thinks</source>
        <translation>
            <numerusform>%Ln as Photolens thinks</numerusform>
            <numerusform>%Ln as Photolens thinks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln confirmed by you</source>
        <translation>
            <numerusform>%Ln confirmed by you</numerusform>
            <numerusform>%Ln confirmed by you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected by you</source>
        <translation>
            <numerusform>%Ln rejected by you</numerusform>
            <numerusform>%Ln rejected by you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm for all %Ln photo(s)</source>
        <translation>
            <numerusform>Confirm for %Ln photo</numerusform>
            <numerusform>Confirm for all %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject for all %Ln photo(s)</source>
        <translation>
            <numerusform>Reject for %Ln photo</numerusform>
            <numerusform>Reject for all %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back for all %Ln photo(s)</source>
        <translation>
            <numerusform>Take back for %Ln photo</numerusform>
            <numerusform>Take back for all %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagsSection</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <translation>
            <numerusform>%Ln rejected</numerusform>
            <numerusform>%Ln rejected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThresholdSlider</name>
    <message numerus="yes">
        <source>%n photo(s) get the label</source>
        <translation>
            <numerusform>%n photo gets the label</numerusform>
            <numerusform>%n photos get the label</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%n file(s) moved to the bin</source>
        <translation>
            <numerusform>%n file moved to the bin</numerusform>
            <numerusform>%n files moved to the bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) added to favourites</source>
        <translation>
            <numerusform>%n photo added to favourites</numerusform>
            <numerusform>%n photos added to favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) picked</source>
        <translation>
            <numerusform>%n photo picked</numerusform>
            <numerusform>%n photos picked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) rated {stars}</source>
        <translation>
            <numerusform>%n photo rated {stars}</numerusform>
            <numerusform>%n photos rated {stars}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) rejected</source>
        <translation>
            <numerusform>%n photo rejected</numerusform>
            <numerusform>%n photos rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) removed from favourites</source>
        <translation>
            <numerusform>%n photo removed from favourites</numerusform>
            <numerusform>%n photos removed from favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Caption of %n photo(s) changed</source>
        <translation>
            <numerusform>Caption of %n photo changed</numerusform>
            <numerusform>Caption of %n photos changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Flag of %n photo(s) removed</source>
        <translation>
            <numerusform>Flag of %n photo removed</numerusform>
            <numerusform>Flag of %n photos removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rating of %n photo(s) removed</source>
        <translation>
            <numerusform>Rating of %n photo removed</numerusform>
            <numerusform>Rating of %n photos removed</numerusform>
        </translation>
    </message>
</context>
</TS>
