"""Who is answered what: one table for every address and method, one for the moves of work by its status.

Written from design.md ("Sign-off", "Seeing", promises 2 and 9) and interface.md, never from the code. An address or a
method without a row fails the tests.
"""

PEOPLE = ("maya", "rosa", "ada", "remy", "otto", "")
"""Manager, reviewer, annotator, reader, somebody of another project, nobody."""

ADDRESSES = """
                                                             maya rosa ada  remy otto nobody
GET    projects/                                             200  200  200  200  200  401
POST   projects/                                             201  201  201  201  201  401
GET    projects/<project>/                                   200  200  200  200  404  401
PATCH  projects/<project>/                                   200  403  403  403  404  401
GET    projects/<project>/memberships/                       200  200  200  200  404  401
POST   projects/<project>/memberships/                       201  403  403  403  404  401
GET    projects/<project>/memberships/<membership>/          200  200  200  200  404  401
PATCH  projects/<project>/memberships/<membership>/          200  403  403  403  404  401
DELETE projects/<project>/memberships/<membership>/          204  403  403  403  404  401
GET    projects/<project>/people/                            200  200  200  200  404  401
GET    projects/<project>/people/<person>/                   200  200  200  200  404  401
POST   projects/<project>/people/<person>/pseudonym/         201  403  403  403  404  401
GET    projects/<project>/assignments/                       200  200  200  403  404  401
POST   projects/<project>/assignments/                       201  403  403  403  404  401
GET    projects/<project>/assignments/<assignment>/          200  200  200  403  404  401
DELETE projects/<project>/assignments/<assignment>/          204  403  403  403  404  401
GET    projects/<project>/invitations/                       200  403  403  403  404  401
POST   projects/<project>/invitations/                       201  403  403  403  404  401
GET    projects/<project>/invitations/<invitation>/          200  403  403  403  404  401
DELETE projects/<project>/invitations/<invitation>/          200  403  403  403  404  401
GET    projects/<project>/sources/                           200  200  200  200  404  401
POST   projects/<project>/sources/                           201  201  201  403  404  401
GET    projects/<project>/contradictions/                    200  200  200  200  404  401
POST   projects/<project>/contradictions/                    201  201  201  403  404  401
GET    projects/<project>/findings/                          200  200  200  200  404  401
GET    projects/<project>/check-runs/                        200  200  200  200  404  401
POST   projects/<project>/check-runs/                        202  202  202  403  404  401
GET    projects/<project>/checks/                            200  200  200  200  404  401
GET    projects/<project>/checks/<check>/                    200  200  200  200  404  401
PATCH  projects/<project>/checks/<check>/                    200  403  403  403  404  401
GET    findings/<finding>/                                   200  200  200  404  404  401
POST   findings/<finding>/decisions/                         201  201  201  404  404  401
GET    check-runs/<run>/                                     200  200  200  404  404  401
DELETE check-runs/<run>/                                     200  200  200  404  404  401
POST   projects/<project>/signoff-events/                    200  200  200  200  404  401
GET    projects/<project>/review-queue/                      200  200  200  200  404  401
GET    projects/<project>/search/                            200  200  200  200  404  401
GET    projects/<project>/undo/                              200  200  200  200  404  401
POST   projects/<project>/undo/                              201  403  403  404  404  401
GET    projects/<project>/ledger/                            200  200  200  200  404  401
GET    projects/<project>/ledger.jsonl                       200  403  403  403  404  401
GET    projects/<project>/releases/                          200  200  200  200  404  401
POST   projects/<project>/releases/                          202  403  403  403  404  401
GET    projects/<project>/events/                            200  200  200  200  404  401
GET    sources/<source>/                                     200  200  200  200  404  401
PATCH  sources/<source>/                                     200  200  200  403  404  401
PATCH  sources/<source>/ archive                             200  403  403  403  404  401
GET    sources/<source>/text/                                200  200  200  200  404  401
GET    sources/<source>/annotations/                         200  200  200  200  404  401
POST   sources/<source>/annotations/                         201  201  201  403  404  401
POST   sources/<source>/presence/                            204  204  204  403  404  401
GET    annotations/<annotation>/                             200  200  200  200  404  401
PATCH  annotations/<annotation>/                             200  200  200  403  404  401
DELETE annotations/<annotation>/                             200  403  403  403  404  401
GET    annotations/<annotation>/signoff-events/              200  200  200  200  404  401
POST   annotations/<annotation>/signoff-events/              201  201  403  403  404  401
GET    annotations/<annotation>/statement/                   200  200  200  200  404  401
GET    contradictions/<contradiction>/statement/             200  200  200  200  404  401
GET    contradictions/<contradiction>/                       200  200  200  200  404  401
PATCH  contradictions/<contradiction>/                       200  200  200  403  404  401
DELETE contradictions/<contradiction>/                       200  403  403  403  404  401
GET    contradictions/<contradiction>/signoff-events/        200  200  200  200  404  401
POST   contradictions/<contradiction>/signoff-events/        201  201  403  403  404  401
GET    releases/<release>/                                   200  200  200  200  404  401
DELETE releases/<release>/ queued                            200  403  403  403  404  401
DELETE releases/<release>/ ready                             409  403  403  403  404  401
GET    releases/<release>/files/<name>                       200  200  200  200  404  401
GET    releases/<release>/archive.zip                        200  200  200  200  404  401
GET    releases/<release>/changes/                           200  200  200  200  404  401
POST   invitations/                                          409  409  409  409  201  401
GET    schema/                                               200  200  200  200  200  200
GET    docs/                                                 200  200  200  200  200  200
"""

# Pages speak to browsers: who is signed in is known by the session, and refusals are shown on the page. Nobody is sent
# to sign in (302); what is done leads on to where it is seen (302). A word after the address tells two forms of one
# address apart; what is posted stands in page_forms.py.
PAGES = """
                                                             maya rosa ada  remy otto nobody
GET    /                                                     200  200  200  200  200  200
GET    /keys/                                                200  200  200  200  200  200
GET    /projects/new/                                        200  200  200  200  200  302
POST   /projects/new/                                        302  302  302  302  302  302
GET    /projects/<project>/                                  200  200  200  200  404  302
GET    /projects/<project>/about/                            200  200  200  200  404  302
POST   /projects/<project>/about/                            302  403  403  403  404  302
GET    /projects/<project>/archive/                          200  403  403  403  404  302
POST   /projects/<project>/archive/                          302  403  403  403  404  302
GET    /projects/<project>/people/                           200  200  200  200  404  302
POST   /projects/<project>/people/                           302  403  403  403  404  302
GET    /projects/<project>/people/invitations/               302  302  302  302  404  302
POST   /projects/<project>/people/invitations/               201  403  403  403  404  302
POST   /projects/<project>/people/invitations/<invitation>/revoke/ 302 403 403 403 404 302
GET    /projects/<project>/people/<membership>/              302  302  302  302  404  302
POST   /projects/<project>/people/<membership>/              302  403  403  403  404  302
GET    /projects/<project>/people/<membership>/remove/       200  403  403  403  404  302
POST   /projects/<project>/people/<membership>/remove/       302  403  403  403  404  302
GET    /projects/<project>/people/<person>/pseudonym/        200  403  403  403  404  302
POST   /projects/<project>/people/<person>/pseudonym/        302  403  403  403  404  302
GET    /projects/<project>/people/left-behind/               200  403  403  403  404  302
POST   /projects/<project>/people/left-behind/               200  403  403  403  404  302
GET    /projects/<project>/assignments/                      200  200  200  403  404  302
POST   /projects/<project>/assignments/                      302  403  403  403  404  302
GET    /projects/<project>/assignments/<assignment>/end/     302  302  302  403  404  302
POST   /projects/<project>/assignments/<assignment>/end/     302  403  403  403  404  302
GET    /projects/<project>/sources/new/                      200  200  200  403  404  302
POST   /projects/<project>/sources/new/                      302  302  302  403  404  302
GET    /sources/<source>/                                    200  200  200  200  404  302
GET    /sources/<source>/marked/                             200  200  200  200  404  302
GET    /sources/<source>/passages/                           200  200  200  200  404  302
GET    /sources/<source>/findings/                           200  200  200  200  404  302
GET    /projects/<project>/findings/                         200  200  200  403  404  302
GET    /findings/<finding>/                                  200  200  200  404  404  302
POST   /findings/<finding>/                                  302  302  302  404  404  302
GET    /findings/<finding>/card/                             200  200  200  404  404  302
GET    /projects/<project>/checks/                           200  200  200  403  404  302
POST   /projects/<project>/checks/                           302  302  302  403  404  302
GET    /projects/<project>/checks/<check>/                   302  302  302  403  404  302
POST   /projects/<project>/checks/<check>/                   302  403  403  403  404  302
GET    /check-runs/<run>/                                    302  302  302  404  404  302
POST   /check-runs/<run>/                                    302  302  302  404  404  302
GET    /sources/<source>/beside/                             200  200  200  200  404  302
GET    /sources/<source>/beside/<second>/                    200  200  200  200  404  302
GET    /sources/<source>/beside/<second>/ties/               200  200  200  200  404  302
GET    /sources/<source>/annotations/new/                    302  302  302  403  404  302
POST   /sources/<source>/annotations/new/                    200  200  200  403  404  302
GET    /sources/<source>/annotations/by-words/               200  200  200  403  404  302
GET    /annotations/<annotation>/                            200  200  200  200  404  302
GET    /annotations/<annotation>/signatures/<revision>/      200  200  200  200  404  302
GET    /annotations/<annotation>/signatures/<revision>/statement.json 200 200 200 200 404 302
GET    /contradictions/<contradiction>/signatures/<revision>/ 200  200  200  200  404  302
GET    /contradictions/<contradiction>/signatures/<revision>/statement.json 200 200 200 200 404 302
GET    /sources/<source>/sheet/                              200  200  200  200  404  302
GET    /releases/<release>/sheet/                            200  200  200  200  404  302
GET    /annotations/<annotation>/card/                       200  200  200  200  404  302
GET    /annotations/<annotation>/edit/                       302  302  302  403  404  302
POST   /annotations/<annotation>/edit/                       200  200  200  403  404  302
GET    /dates/                                               200  200  200  200  200  302
GET    /sources/<source>/provenance/                         200  200  200  200  404  302
POST   /sources/<source>/provenance/                         302  302  302  403  404  302
GET    /sources/<source>/archive/                            302  302  302  302  404  302
GET    /sources/<source>/brought-in/                         200  200  200  200  404  302
POST   /sources/<source>/archive/                            302  403  403  403  404  302
GET    /projects/<project>/mine/                             200  200  200  200  404  302
POST   /projects/<project>/mine/                             200  200  200  200  404  302
GET    /projects/<project>/review/                           200  200  200  200  404  302
POST   /projects/<project>/review/                           302  302  403  403  404  302
GET    /projects/<project>/review/all/                       200  200  200  200  404  302
POST   /projects/<project>/review/all/                       302  302  200  200  404  302
POST   /projects/<project>/review/lease/                     200  200  200  200  404  302
GET    /projects/<project>/history/                          200  200  200  200  404  302
GET    /projects/<project>/search/                           200  200  200  200  404  302
GET    /projects/<project>/undo/                             200  200  200  200  404  302
POST   /projects/<project>/undo/                             302  403  403  404  404  302
GET    /projects/<project>/undo/next/                        200  200  200  200  404  302
POST   /projects/<project>/undo/next/                        200  403  403  404  404  302
GET    /projects/<project>/timeline/                         200  200  200  200  404  302
GET    /projects/<project>/timeline/nowhere/                 200  200  200  200  404  302
GET    /projects/<project>/timeline.svg                      200  200  200  200  404  302
GET    /projects/<project>/timeline.csv                      200  200  200  200  404  302
GET    /projects/<project>/between-sources/                  200  200  200  200  404  302
GET    /projects/<project>/between-sources.svg               200  200  200  200  404  302
GET    /projects/<project>/progress/                         200  200  200  200  404  302
GET    /projects/<project>/progress.svg                      200  200  200  200  404  302
GET    /annotations/<annotation>/moves/                      302  302  302  302  404  302
POST   /annotations/<annotation>/moves/                      302  302  403  403  404  302
GET    /contradictions/<contradiction>/moves/                302  302  302  302  404  302
POST   /contradictions/<contradiction>/moves/                302  302  403  403  404  302
GET    /projects/<project>/contradictions/                   200  200  200  200  404  302
GET    /projects/<project>/contradictions/new/               200  200  200  403  404  302
POST   /projects/<project>/contradictions/new/               302  302  302  403  404  302
GET    /contradictions/<contradiction>/                      200  200  200  200  404  302
GET    /contradictions/<contradiction>/card/                 200  200  200  200  404  302
GET    /contradictions/<contradiction>/edit/                 200  200  200  403  404  302
POST   /contradictions/<contradiction>/edit/                 302  302  302  403  404  302
GET    /projects/<project>/releases/                         200  200  200  200  404  302
POST   /projects/<project>/releases/                         302  403  403  403  404  302
GET    /releases/<release>/                                  200  200  200  200  404  302
POST   /releases/<release>/ queued                           302  403  403  403  404  302
GET    /releases/<release>/progress/                         200  200  200  200  404  302
GET    /releases/<release>/changes/                          200  200  200  200  404  302
GET    /healthz                                              200  200  200  200  200  200
GET    /invitations/<secret>/                                200  200  200  200  200  200
POST   /invitations/<secret>/                                200  200  200  200  302  302
GET    /accounts/sign-in/                                    302  302  302  302  302  200
POST   /accounts/sign-in/                                    302  302  302  302  302  200
POST   /accounts/sign-out/                                   302  302  302  302  302  302
"""

NOT_IN_THE_TABLE = {
    "/admin/": "Django's own, for superusers only; what it may change of our tables is nothing, and has its own test",
    "/accounts/": "one's own account, whoever one is in a project; has a table of its own in tests/accounts",
}

# Work, by what is asked and where it stands. `own`: the person is among its authors. `own` as an answer: 403 with the
# code own_work, because nothing but the authorship stands in the way. Restoring and reopening need their states: 409.
COLUMNS = ("maya", "maya own", "rosa", "rosa own", "ada", "ada own", "remy", "remy own", "otto", "otto own", "")
WORK = """
                           manager   reviewer  annotator reader    outsider  nobody
                           -    own  -    own  -    own  -    own  -    own
GET        draft           200  200  200  200  200  200  404  404  404  404  401
GET        submitted       200  200  200  200  200  200  404  404  404  404  401
GET        signed_off      200  200  200  200  200  200  200  200  404  404  401
GET        rejected        200  200  200  200  200  200  404  404  404  404  401
GET        deleted         410  410  410  410  410  410  404  404  404  404  401

history    draft           200  200  200  200  200  200  404  404  404  404  401
history    submitted       200  200  200  200  200  200  404  404  404  404  401
history    signed_off      200  200  200  200  200  200  200  200  404  404  401
history    rejected        200  200  200  200  200  200  404  404  404  404  401
history    deleted         200  200  200  200  200  200  404  404  404  404  401

PATCH      draft           200  200  200  200  200  200  404  404  404  404  401
PATCH      submitted       200  200  200  200  200  200  404  404  404  404  401
PATCH      signed_off      200  200  200  200  200  200  403  403  404  404  401
PATCH      rejected        200  200  200  200  200  200  404  404  404  404  401
PATCH      deleted         410  410  410  410  410  410  404  404  404  404  401

DELETE     draft           200  200  403  200  403  200  404  404  404  404  401
DELETE     submitted       200  200  403  200  403  200  404  404  404  404  401
DELETE     signed_off      200  200  403  200  403  200  403  403  404  404  401
DELETE     rejected        200  200  403  200  403  200  404  404  404  404  401
DELETE     deleted         410  410  410  410  410  410  404  404  404  404  401

submit     draft           201  201  403  201  403  201  404  404  404  404  401
submit     submitted       409  409  403  409  403  409  404  404  404  404  401
submit     signed_off      409  409  403  409  403  409  403  403  404  404  401
submit     rejected        409  409  403  409  403  409  404  404  404  404  401
submit     deleted         410  410  410  410  410  410  404  404  404  404  401

withdraw   draft           409  409  403  409  403  409  404  404  404  404  401
withdraw   submitted       201  201  403  201  403  201  404  404  404  404  401
withdraw   signed_off      409  409  403  409  403  409  403  403  404  404  401
withdraw   rejected        409  409  403  409  403  409  404  404  404  404  401
withdraw   deleted         410  410  410  410  410  410  404  404  404  404  401

sign_off   draft           409  own  409  own  403  403  404  404  404  404  401
sign_off   submitted       201  own  201  own  403  403  404  404  404  404  401
sign_off   signed_off      409  own  409  own  403  403  403  403  404  404  401
sign_off   rejected        409  own  409  own  403  403  404  404  404  404  401
sign_off   deleted         410  410  410  410  410  410  404  404  404  404  401

return     draft           409  own  409  own  403  403  404  404  404  404  401
return     submitted       201  own  201  own  403  403  404  404  404  404  401
return     signed_off      409  own  409  own  403  403  403  403  404  404  401
return     rejected        409  own  409  own  403  403  404  404  404  404  401
return     deleted         410  410  410  410  410  410  404  404  404  404  401

reject     draft           409  own  409  own  403  403  404  404  404  404  401
reject     submitted       201  own  201  own  403  403  404  404  404  404  401
reject     signed_off      409  own  409  own  403  403  403  403  404  404  401
reject     rejected        409  own  409  own  403  403  404  404  404  404  401
reject     deleted         410  410  410  410  410  410  404  404  404  404  401

reopen     draft           409  own  409  own  403  403  404  404  404  404  401
reopen     submitted       409  own  409  own  403  403  404  404  404  404  401
reopen     signed_off      201  own  201  own  403  403  403  403  404  404  401
reopen     rejected        201  own  201  own  403  403  404  404  404  404  401
reopen     deleted         410  410  410  410  410  410  404  404  404  404  401

delete     draft           201  201  403  201  403  201  404  404  404  404  401
delete     submitted       201  201  403  201  403  201  404  404  404  404  401
delete     signed_off      201  201  403  201  403  201  403  403  404  404  401
delete     rejected        201  201  403  201  403  201  404  404  404  404  401
delete     deleted         410  410  410  410  410  410  404  404  404  404  401

restore    draft           409  409  403  409  403  409  404  404  404  404  401
restore    submitted       409  409  403  409  403  409  404  404  404  404  401
restore    signed_off      409  409  403  409  403  409  403  403  404  404  401
restore    rejected        409  409  403  409  403  409  404  404  404  404  401
restore    deleted         201  201  403  201  403  201  404  404  404  404  401
"""


def rows(table: str, people: tuple[str, ...]) -> dict[tuple[str, ...], dict[str, str]]:
    """By what is asked, the answer to each person."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for line in table.splitlines():
        words = line.split()
        answers = words[-len(people) :]
        if len(words) > len(people) and answers[-1].isdigit():
            asked = tuple(words[: -len(people)])
            assert asked not in found, f"{asked} stands in the table twice"
            found[asked] = dict(zip(people, answers, strict=True))
    return found
