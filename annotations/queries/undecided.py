"""What waits for review, and how whoever looks stands to it: the one piece of SQL that queues, lists and counts share.

Only those who review in a project find anything here. Assignments to people who could not decide (who are authors,
have signed first, have left, review no more, or whose accounts are closed) keep nothing from anybody.
"""

from functools import cache

from django.contrib.auth import get_user_model

# A contradiction whose passages are not signed off yet cannot be, so it comes after what can be decided.
_IS_EARLY = """EXISTS (
    SELECT 1 FROM annotations_contradictionend AS e JOIN annotations_annotation AS a ON a.id = e.annotation_id
    WHERE e.contradiction_id = w.id AND a.status <> 'signed_off'
)"""
# The sources that a contradiction `w` stands in.
SOURCES = """ARRAY(
    SELECT a.source_id FROM annotations_contradictionend AS e JOIN annotations_annotation AS a ON a.id = e.annotation_id
    WHERE e.contradiction_id = w.id
)"""
# Asked only where the project assigns anything at all.
_ASSIGNED = """CASE WHEN assigns THEN EXISTS (
    SELECT 1 FROM annotations_assignment AS x
    JOIN annotations_membership AS m ON m.person_id = x.person_id AND m.role IN ('reviewer', 'manager')
    JOIN annotations_person AS p ON p.id = x.person_id JOIN {users} AS u ON u.id = p.user_id AND u.is_active
    WHERE x.project_id = signable.project_id AND (x.source_id = ANY(sources) OR x.source_id IS NULL)
        AND (x.kind = reviewed_as OR x.kind IS NULL) AND {whose}
) ELSE false END"""
_MINE = "x.person_id = signable.person_id"
_OTHERS = """x.person_id <> signable.person_id AND NOT authors @> ARRAY[x.person_id]
        AND x.person_id IS DISTINCT FROM first_signer"""
# Nothing but the constants above, and the name of the table of accounts, goes into this text.
_UNDECIDED = f"""
seat AS (
    SELECT m.project_id, m.person_id, r.two_reviewers,
        -- Somebody who was a pseudonym and came back has another key, and their work is still theirs.
        ARRAY(SELECT o.id FROM annotations_person AS o WHERE o.project_id = m.project_id
            AND (o.id = m.person_id OR o.account_mark = p.account_mark)) AS keys,
        EXISTS (SELECT 1 FROM annotations_assignment AS x WHERE x.project_id = m.project_id) AS assigns
    FROM annotations_membership AS m
    JOIN annotations_person AS p ON p.id = m.person_id AND p.user_id = %(user)s
    JOIN annotations_project AS r ON r.id = m.project_id
    WHERE m.project_id = ANY(%(projects)s) AND m.role IN ('reviewer', 'manager')
), work AS (
    SELECT seat.*, 'annotation' AS thing, w.id, w.kind AS reviewed_as, w.updated, w.revision, w.authors,
        ARRAY[w.source_id] AS sources, false AS is_early
    FROM seat JOIN annotations_source AS s ON s.project_id = seat.project_id
    JOIN annotations_annotation AS w ON w.source_id = s.id WHERE w.status = 'submitted' AND NOT w.deleted
    UNION ALL
    SELECT seat.*, 'contradiction', w.id, 'contradiction', w.updated, w.revision, w.authors, {SOURCES}, {_IS_EARLY}
    FROM seat JOIN annotations_contradiction AS w ON w.project_id = seat.project_id
    WHERE w.status = 'submitted' AND NOT w.deleted
), signable AS (
    SELECT work.*, authors && keys AS is_own, CASE WHEN reviewed_as = ANY(two_reviewers) THEN (
        SELECT e.person_id FROM annotations_ledgerentry AS e
        WHERE e.thing_id = work.id AND e.revision = work.revision AND e.action = 'endorse'
    ) END AS first_signer FROM work
), undecided AS (
    SELECT signable.*, coalesce(first_signer = ANY(keys), false) AS is_signed,
        {_ASSIGNED.format(users="{users}", whose=_MINE)} AS is_mine,
        {_ASSIGNED.format(users="{users}", whose=_OTHERS)} AS is_others
    FROM signable
), decidable AS (
    SELECT undecided.*, is_mine OR NOT is_others AS is_handed_out FROM undecided WHERE NOT is_own AND NOT is_signed
)
"""  # noqa: S608


@cache
def undecided() -> str:
    """For the WITH of a query about %(user)s in %(projects)s.

    `undecided` is what waits: `is_own` of theirs, `is_signed` by them as the first of two. `decidable` is the rest:
    `is_mine` what is assigned to them, `is_others` to somebody else who could decide it, `is_handed_out` what the queue
    offers them; `is_early` what cannot be signed off yet; `sources` those that it stands in.
    """
    return _UNDECIDED.format(users=get_user_model()._meta.db_table)
