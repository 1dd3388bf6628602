"""FindDialog: any model that open_clip lists, by its name."""

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from photolens.domain.model import ModelCard
from photolens.gui.context import Context
from photolens.gui.models.standing import Deed
from photolens.gui.models.words import bytes_words, deed_words, languages_words
from photolens.gui.preferences.models.form import FormDialog
from photolens.gui.status_words import DOT
from photolens.gui.tasks import sentence

LANE, NAMES_LANE = "find-model", "names-of-models"
MOST_NAMES = 12
EXAMPLE = "ViT-B-32/openai"

translate = QCoreApplication.translate


class FindDialog(FormDialog):
    """First looks a name up and tells what it is, then hands it on."""

    found = Signal(object)
    """The ModelCard that is wanted."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        title = translate("FindDialog", "Another open_clip model")
        hint = translate("FindDialog", "Its name is the architecture, a slash, and the tag of the weights.")
        super().__init__(title, hint, parent)
        self._context = context
        self._card: ModelCard | None = None
        self.name = QLineEdit(placeholderText=EXAMPLE)
        self.name.textChanged.connect(self._on_name_text_changed)
        self._names = QStringListModel(self)
        self.name.setCompleter(self._build_completer())
        self.add_field(self.tr("Name"), self.name)
        self.go.clicked.connect(self._on_go_clicked)
        self._on_name_text_changed("")
        names = context.library.models.open_clip_names
        context.tasks.run(names, self.while_open(self._names.setStringList), lane=NAMES_LANE)

    def _build_completer(self) -> QCompleter:
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(MOST_NAMES)
        return completer

    def _on_name_text_changed(self, text: str) -> None:
        self._card = None
        self.go.setText(self.tr("Look it up"))
        self.go.setEnabled(bool(text.strip()))
        self.say("")

    def _on_go_clicked(self) -> None:
        if self._card is not None:
            self.found.emit(self._card)
            self.accept()
            return
        wanted, models = self.name.text().strip(), self._context.library.models
        self.go.setEnabled(False)
        self.say(self.tr("Looking…"))
        self._context.tasks.run(
            lambda: models.find(wanted),
            self.while_open(self._on_found),
            lane=LANE,
            failed=self.while_open(lambda error: self.complain(sentence(error))),
        )

    def _on_found(self, card: ModelCard) -> None:
        self._card = card
        size = bytes_words(card.download_bytes) if card.download_bytes else ""
        self.say(DOT.join(filter(None, (card.title, size, languages_words(card), card.licence))))
        self.go.setText(deed_words(Deed.DOWNLOAD, card))
        self.go.setEnabled(True)
