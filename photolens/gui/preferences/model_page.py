"""ModelPage: which model understands the photos, and on what it runs."""

from photolens.gui.context import Context
from photolens.gui.preferences.page import Notice, Page
from photolens.gui.tasks import sentence
from photolens.library import LibraryStatus
from photolens.vision.catalogue import STARTER

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
        self._explain()

    def refresh(self) -> None:
        """Ask the library, which loads the model if nothing has yet."""
        self._notice.tell(self.tr("Loading the model…"))
        self._context.tasks.run(
            self._context.library.status,
            self.while_open(self._on_status_known),
            lane=LANE,
            failed=self.while_open(self._on_status_failed),
        )

    def _explain(self) -> None:
        """What a model is for, and how another one is taken."""
