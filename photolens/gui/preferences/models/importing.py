"""ImportDialog: weights of one's own, from a file."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QFileDialog, QLineEdit, QWidget

from photolens.domain.model import ModelCard
from photolens.gui.context import Context
from photolens.gui.models.shelf import architectures_in
from photolens.gui.preferences.models.form import FormDialog
from photolens.gui.preferences.page import button
from photolens.gui.tasks import sentence

LANE = "import-model"
EXAMPLE = "ViT-B-32"
ENDINGS = "*.safetensors *.pt *.pth *.bin"

translate = QCoreApplication.translate


class ImportDialog(FormDialog):
    """Asks for the file, what it holds and what to call it; stays while it is read, and when it cannot be."""

    imported = Signal(object)
    """The ModelCard of what is on this computer now."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        title = translate("ImportDialog", "Import a model")
        hint = translate("ImportDialog", "Weights that open_clip can load. The file stays where it is.")
        super().__init__(title, hint, parent)
        self._context = context
        self._names = QStringListModel(self)
        self.path, self.architecture, self.name = QLineEdit(), QLineEdit(placeholderText=EXAMPLE), QLineEdit()
        self.architecture.setCompleter(self._build_completer())
        self.browse = button("folder-open", self.tr("Choose…"))
        self.browse.clicked.connect(self._choose)
        self.add_field(self.tr("File"), self.path, self.browse)
        self.add_field(self.tr("Architecture"), self.architecture)
        self.add_field(self.tr("Name"), self.name)
        self.go.setText(self.tr("Import"))
        self.go.clicked.connect(self._on_go_clicked)
        for field in (self.path, self.architecture):
            field.textChanged.connect(self._on_text_changed)
        self._on_text_changed()
        context.tasks.run(context.library.models.open_clip_names, self.while_open(self._on_names_known))

    def set_path(self, path: Path) -> None:
        """Fill in which file; its name is proposed as the model's."""
        self.path.setText(str(path))
        if not self.name.text():
            self.name.setText(path.stem)

    def _build_completer(self) -> QCompleter:
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        return completer

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.windowTitle())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"{self.tr('Weights')} ({ENDINGS})", f"{self.tr('All files')} (*)"])
        dialog.fileSelected.connect(lambda chosen: self.set_path(Path(chosen)))
        dialog.open()

    def _on_names_known(self, names: list[str]) -> None:
        self._names.setStringList(architectures_in(names))

    def _on_text_changed(self) -> None:
        self.go.setEnabled(bool(self.path.text().strip() and self.architecture.text().strip()))
        self.say("")

    def _on_go_clicked(self) -> None:
        path, architecture = Path(self.path.text().strip()), self.architecture.text().strip()
        name, models = self.name.text().strip(), self._context.library.models
        self.go.setEnabled(False)
        self.say(self.tr("Reading the file, which can take a minute…"))
        self._context.tasks.run(
            lambda: models.import_file(path, architecture, name),
            self.while_open(self._on_imported),
            lane=LANE,
            failed=self.while_open(self._on_failed),
        )

    def _on_imported(self, card: ModelCard) -> None:
        self.imported.emit(card)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self.complain(sentence(error))
