"""Commands about labels and tags: each calls the library and prints. They return the exit status."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from photolens.cli import DONE, FAILED, label_forms, label_printing, printing
from photolens.cli.label_forms import LabelForm, TagsForm, label_form
from photolens.cli.label_parser import PROPOSED
from photolens.cli.label_review import review
from photolens.cli.label_sets import export_labels, import_labels
from photolens.cli.lookup import counted, open_library, paths_of, photo_at, photos_at
from photolens.domain.label import Label, LabelDraft, threshold_of
from photolens.domain.photo import PhotoId
from photolens.errors import UsageError
from photolens.library import Library


def add(arguments: Namespace) -> int:
    """Make a label, and tell how many photos get it."""
    with open_library(arguments) as library:
        accepted, rejected = _examples(library, arguments)
        draft = _edited(LabelDraft(arguments.name), arguments)
        _check_group(draft, arguments)
        library.labels.add(draft, accepted=accepted, rejected=rejected)
        _set_exclusive(library, draft, arguments, is_changed=True)
        label = library.labels.named(" ".join(draft.name.split()))
        if arguments.threshold is not None:
            library.labels.set_threshold(label.id, arguments.threshold)
        made = label_form(counted(library, label.id))
    return _told(made, arguments)


def list_labels(arguments: Namespace) -> int:
    """List the labels."""
    with open_library(arguments) as library:
        labels = [label_form(count) for count in library.labels.all()]
    if arguments.json:
        printing.print_json([asdict(label) for label in labels])
    else:
        label_printing.print_labels(labels)
    return DONE


def edit(arguments: Namespace) -> int:
    """Change a label in what is named, and leave the rest of it."""
    with open_library(arguments) as library:
        label = library.labels.named(arguments.name)
        draft = _edited(label.draft, arguments)
        _check_group(draft, arguments)
        if arguments.threshold == PROPOSED:
            draft = replace(draft, strictness=0.0)
        if draft != label.draft:
            library.labels.edit(label.id, draft)
        _set_exclusive(library, draft, arguments, is_changed=draft != label.draft)
        if isinstance(arguments.threshold, float):
            library.labels.set_threshold(label.id, arguments.threshold)
        edited = label_form(counted(library, label.id))
    return _told(edited, arguments)


def remove(arguments: Namespace) -> int:
    """Forget labels: all that are named, or none if one of them is not there."""
    with open_library(arguments) as library:
        labels = [library.labels.named(name) for name in arguments.names]
        library.labels.remove(label.id for label in labels)
    names = list(dict.fromkeys(label.name for label in labels))
    if arguments.json:
        printing.print_json({"removed": names})
    else:
        print(f"Removed: {', '.join(names)}.")
    return DONE


def preview(arguments: Namespace) -> int:
    """Tell what a label would catch, and save nothing."""
    with open_library(arguments) as library:
        accepted, rejected = _examples(library, arguments)
        known = _known(library, arguments.name)
        draft = _edited(known.draft if known else LabelDraft(arguments.name), arguments)
        found = library.labels.preview(draft, accepted=accepted, rejected=rejected, label=known.id if known else None)
        threshold = arguments.threshold or threshold_of(found.proposed, draft.strictness)
        shown = label_forms.shown_of_preview(found, threshold, arguments.limit)
        paths = paths_of(library, (candidate.photo for part in shown for candidate in part))
    form = label_forms.preview_form(draft.name, found, threshold, shown=shown, paths=paths)
    if arguments.json:
        printing.print_json(asdict(form))
    else:
        label_printing.print_preview(form)
    return DONE


def run(arguments: Namespace) -> int:
    """Look at every photo anew, for all labels or those named."""
    with open_library(arguments) as library:
        labels = [library.labels.named(name).id for name in arguments.names]
        _, report = library.labels.run(labels or None)
    if arguments.json:
        printing.print_json(asdict(report))
    else:
        label_printing.print_labelling(report)
    return DONE


def explain(arguments: Namespace) -> int:
    """Tell why a photo has a label, or has it not."""
    with open_library(arguments) as library:
        label = library.labels.named(arguments.name)
        photo = photo_at(library, arguments.photo)
        told = library.labels.explain(label.id, photo)
        examples = [one.photo for one in (*told.accepted, *told.rejected) if one.photo is not None]
        paths = paths_of(library, [photo, *examples])
    form = label_forms.explanation_form(label.name, photo, told, paths)
    if arguments.json:
        printing.print_json(asdict(form))
    else:
        label_printing.print_explanation(form)
    return DONE


def tags(arguments: Namespace) -> int:
    """Tell which labels photos have; those that are not in the library are named, the others still answered."""
    found, status = [], DONE
    with open_library(arguments) as library:
        for path in arguments.photos:
            try:
                found.append(_tags(library, path))
            except UsageError as error:
                printing.complain(str(error))
                status = FAILED
    if arguments.json:
        printing.print_json([asdict(tagged) for tagged in found])
    else:
        for tagged in found:
            label_printing.print_tags(tagged)
    return status


LABEL_COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "label add": add,
    "label list": list_labels,
    "label edit": edit,
    "label remove": remove,
    "label preview": preview,
    "label run": run,
    "label review": review,
    "label explain": explain,
    "label export": export_labels,
    "label import": import_labels,
    "tags": tags,
}


def _told(label: LabelForm, arguments: Namespace) -> int:
    if arguments.json:
        printing.print_json(asdict(label))
    else:
        label_printing.print_label(label)
    return DONE


def _tags(library: Library, path: Path) -> TagsForm:
    photo = photo_at(library, path)
    return TagsForm(path, photo, tuple(library.labels.tags(photo)))


def _examples(library: Library, arguments: Namespace) -> tuple[list[PhotoId], list[PhotoId]]:
    return photos_at(library, arguments.accepted), photos_at(library, arguments.rejected)


def _known(library: Library, name: str) -> Label | None:
    """The label of a name, if there is one."""
    wanted = " ".join(name.split()).casefold()
    return next((count.label for count in library.labels.all() if count.label.name.casefold() == wanted), None)


def _edited(draft: LabelDraft, arguments: Namespace) -> LabelDraft:
    """A draft with what the arguments say anew."""
    return replace(
        draft,
        name=draft.name if arguments.rename is None else arguments.rename,
        phrasings=_texts(arguments.phrasing, draft.phrasings),
        negatives=_texts(arguments.negatives, draft.negatives),
        group=draft.group if arguments.group is None else arguments.group,
    )


def _texts(new: Sequence[str] | None, old: tuple[str, ...]) -> tuple[str, ...]:
    """The new texts if there are any; empty ones only clear what was there."""
    return old if new is None else tuple(text for text in new if text.strip())


def _check_group(draft: LabelDraft, arguments: Namespace) -> None:
    if arguments.exclusive is not None and not draft.group.strip():
        raise UsageError("a group is exclusive, not a label alone; name its group with --group")


def _set_exclusive(library: Library, draft: LabelDraft, arguments: Namespace, *, is_changed: bool) -> None:
    """As the arguments say; where that cannot be, a label that was just made or changed is as it was, too."""
    if arguments.exclusive is None:
        return
    try:
        library.labels.set_exclusive(draft.group, arguments.exclusive)
    except UsageError:
        if is_changed:
            library.undo()
        raise
