"""Words: what tags are called for people, in tooltips, menus and for screen readers."""

from html import escape

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import Qt

from photolens.gui.tagging.standing import Say, Standing

translate = QCoreApplication.translate


def provenance(standing: Standing) -> str:
    """A label and who says that the photos have it: "Beach, confirmed by you"."""
    said = _of_one(standing) if standing.photos == 1 else _of_many(standing)
    return translate("Tagging", "{label}, {said}").format(label=standing.name, said=said)


def share(standing: Standing) -> str:
    """How many of the photos have the label, or have it not: "12 of 30"; "" for a single photo."""
    if standing.photos == 1:
        return ""
    count = standing.rejected if standing.is_rejected else standing.having
    if count == standing.photos:
        return translate("Tagging", "all")
    some, photos = (QLocale().toString(number) for number in (count, standing.photos))
    return translate("Tagging", "{some} of {all}").format(some=some, all=photos)


def offer(say: Say, photos: int) -> str:
    """What a button or an entry of a menu offers to say, of so many photos."""
    if photos == 1:
        return _offer_of_one(say)
    match say:
        case Say.CONFIRM:
            return translate("Tagging", "Confirm for all %Ln photo(s)", "", photos)
        case Say.REJECT:
            return translate("Tagging", "Reject for all %Ln photo(s)", "", photos)
        case Say.TAKE_BACK:
            return translate("Tagging", "Take back for all %Ln photo(s)", "", photos)


def hinted(offered: str, keys: str) -> str:
    """What is offered, and the keys that do the same."""
    return translate("Tagging", "{what} ({keys})").format(what=offered, keys=keys)


def tooltip(text: str) -> str:
    """A text as a tooltip: one that looks like HTML, as a label's name may, stays a text."""
    return escape(text).replace("\n", "<br>") if Qt.mightBeRichText(text) else text


def _of_one(standing: Standing) -> str:
    if standing.confirmed:
        return translate("Tagging", "confirmed by you")
    if standing.rejected:
        return translate("Tagging", "rejected by you")
    if standing.score is None:
        return translate("Tagging", "Photolens thinks so")
    score = QLocale().toString(standing.score, "f", 2)
    return translate("Tagging", "Photolens thinks so ({score})").format(score=score)


def _of_many(standing: Standing) -> str:
    some = standing.rejected if standing.is_rejected else standing.having
    some_text, all_text = (QLocale().toString(count) for count in (some, standing.photos))
    if standing.is_rejected:
        sentence = translate("Tagging", "{some} of {all} photos rejected by you")
        return sentence.format(some=some_text, all=all_text)
    parts = [translate("Tagging", "{some} of {all} photos").format(some=some_text, all=all_text)]
    if standing.confirmed:
        parts.append(translate("Tagging", "%Ln confirmed by you", "", standing.confirmed))
    if standing.auto:
        parts.append(translate("Tagging", "%Ln as Photolens thinks", "", standing.auto))
    if standing.rejected:
        parts.append(translate("Tagging", "%Ln rejected by you", "", standing.rejected))
    return "; ".join(parts)


def _offer_of_one(say: Say) -> str:
    match say:
        case Say.CONFIRM:
            return translate("Tagging", "Confirm")
        case Say.REJECT:
            return translate("Tagging", "Reject")
        case Say.TAKE_BACK:
            return translate("Tagging", "Take back")
