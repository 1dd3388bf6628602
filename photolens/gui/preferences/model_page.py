"""ModelPage: which model understands the photos, and on what it runs."""

from photolens.gui.context import Context
from photolens.gui.preferences.page import Notice, Page, label
from photolens.gui.tasks import sentence
from photolens.library import LibraryStatus
from photolens.settings import ModelSettings

LANE = "preferences-model"


class ModelPage(Page):
    """Only tells; what it tells comes from loading the model, which takes a moment."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Model"))
        self._context = context
        card = self.add_card()
        self.model = card.add_fact(self.tr("Model"))
        self.dimensions = card.add_fact(self.tr("Dimensions"))
        self.device = card.add_fact(self.tr("Runs on"))
        self.understood = card.add_fact(self.tr("Photos understood"))
        self._notice = Notice()
        self.add(self._notice)
        for sentences in self._explanations():
            self.add(label(sentences, "muted"))

    def refresh(self) -> None:
        """Ask the library, which loads the model if nothing has yet."""
        self.device.setText(self._device())
        if not self.model.text():
            self._notice.tell(self.tr("Loading the model…"))
        self._context.tasks.run(
            self._context.library.status,
            self.while_open(self._on_status_known),
            lane=LANE,
            failed=self.while_open(self._on_status_failed),
        )

    def _explanations(self) -> list[str]:
        return [
            self.tr(
                "The model turns photos and words into numbers that can be compared. It runs on this computer only."
            ),
            self.tr("The starter model comes with Photolens and needs neither a download nor a graphics card."),
            self.tr(
                "Larger models can be named in the library’s settings.toml, in the section [model]; "
                "choosing them here comes with a later version. With another model every photo is read anew."
            ),
        ]

    def _device(self) -> str:
        model = self._context.library.settings.model
        device = "cpu" if model.name == ModelSettings().name else model.device
        words = {
            "cpu": self.tr("Processor"),
            "cuda": self.tr("Graphics card (CUDA)"),
            "mps": self.tr("Apple graphics (Metal)"),
            "xpu": self.tr("Intel graphics (XPU)"),
        }
        return words.get(device, self.tr("The fastest that is there"))

    def _on_status_known(self, status: LibraryStatus) -> None:
        self._notice.tell("")
        numbers = self.locale()
        self.model.setText(status.model)
        self.dimensions.setText(numbers.toString(status.dimensions))
        of_all = self.tr("{understood} of {photos}")
        counts = {"understood": numbers.toString(status.embedded), "photos": numbers.toString(status.photos)}
        self.understood.setText(of_all.format(**counts))

    def _on_status_failed(self, error: Exception) -> None:
        self._notice.complain(sentence(error))
