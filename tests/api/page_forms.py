"""A form for each address of pages that takes one, filled in so that it is accepted from whoever may send it."""

from tests.api.stage import Stage

Form = dict[str, object]


def form_for(stage: Stage, person: str, address: str, variation: str = "") -> Form:
    """What is posted; an address without a form of its own gets the one that makes an account or signs in."""
    account: Form = {"username": person or "newcomer", "password": f"password-of-{person}"}
    account |= {"password1": "a-long-enough-one", "password2": "a-long-enough-one"}
    seen: Form = {"seen_revision": 1}
    reopen = {"move": "reopen", "reason": "look again", "seen_revision": stage.annotation["revision"]}
    shown = f"{stage.annotation['id']}:{stage.annotation['revision']}"
    take_back: Form = {"entry": stage.entry, **seen}
    forms: dict[tuple[str, str], Form] = {
        ("/projects/<project>/undo/", ""): take_back,
        ("/projects/<project>/undo/next/", ""): take_back,
        ("/projects/new/", ""): {"name": "Another project"},
        ("/projects/<project>/about/", ""): {"name": "Dates", "description": "More of it", **seen},
        ("/projects/<project>/archive/", ""): seen,
        ("/projects/<project>/people/", ""): {"username": "otto", "role": "reader"},
        ("/projects/<project>/people/invitations/", ""): {"role": "reader"},
        ("/projects/<project>/people/invitations/<invitation>/revoke/", ""): seen,
        ("/projects/<project>/people/<membership>/", ""): {"role": "reader", **seen},
        ("/projects/<project>/people/<membership>/remove/", ""): seen,
        ("/projects/<project>/sources/new/", ""): {"title": "A third page", "text": "Some text."},
        ("/sources/<source>/provenance/", ""): {"title": "The ministry's page", "publisher": "The ministry", **seen},
        ("/sources/<source>/archive/", ""): seen,
        ("/projects/<project>/mine/", ""): {"item": shown},
        ("/projects/<project>/people/<person>/pseudonym/", ""): {
            "name": "The archivist",
            "understood": "yes",
            "seen_revision": stage.person["revision"],
        },
        ("/projects/<project>/people/left-behind/", ""): {"item": shown},
        ("/projects/<project>/assignments/", ""): {"username": "rolf", "source": stage.play.second, "kind": ""},
        ("/projects/<project>/assignments/<assignment>/end/", ""): seen,
        ("/projects/<project>/review/", ""): {**reopen, "item": stage.annotation["id"]},
        ("/projects/<project>/review/all/", ""): {**reopen, "item": shown},
        ("/projects/<project>/review/lease/", ""): {"item": stage.annotation["id"]},
        ("/sources/<source>/annotations/new/", ""): {"kind": "claim", "start": 0, "end": 3},
        ("/annotations/<annotation>/edit/", ""): {
            **{name: stage.annotation[name] for name in ("kind", "start", "end", "note")},
            "seen_revision": stage.annotation["revision"],
        },
        ("/annotations/<annotation>/moves/", ""): reopen,
        ("/contradictions/<contradiction>/moves/", ""): {
            **reopen,
            "seen_revision": stage.contradiction["revision"],
        },
        ("/projects/<project>/contradictions/new/", ""): {"annotations": stage.contradiction["annotations"]},
        ("/contradictions/<contradiction>/edit/", ""): {
            "annotations": stage.contradiction["annotations"],
            "explanation": "They differ by a day.",
            "seen_revision": stage.contradiction["revision"],
        },
        ("/findings/<finding>/", ""): {"decision": "accept", "becomes": "annotations", **seen},
        ("/projects/<project>/checks/", ""): {},
        ("/projects/<project>/checks/<check>/", ""): {"is_on": "1", **seen},
        ("/check-runs/<run>/", ""): seen,
        ("/projects/<project>/releases/", ""): {"note": "Another"},
        ("/releases/<release>/", "queued"): {"seen_revision": stage.queued["revision"]},
    }
    return forms.get((address, variation), account)
