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
    <name>Results</name>
    <message numerus="yes">
        <source>%n likely match(es) for {sought}</source>
        <translation>
            <numerusform>%n likely match for {sought}</numerusform>
            <numerusform>%n likely matches for {sought}</numerusform>
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
