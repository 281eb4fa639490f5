-- What is signed names whoever signs it, and shows the passages and their sources as they are stored.

CREATE FUNCTION workbench_check_shown(p_person uuid, p_thing text, p_id uuid, p_statement jsonb) RETURNS void
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    passages jsonb;
    sources jsonb;
BEGIN
    WITH shown AS (
        SELECT p_id AS annotation, 0 AS position WHERE p_thing = 'annotation'
        UNION ALL
        SELECT annotation_id, position FROM annotations_contradictionend WHERE contradiction_id = p_id
    ), passage AS (
        SELECT a.id, a.source_id, a.prefix, a.suffix, shown.position
        FROM shown JOIN annotations_annotation AS a ON a.id = shown.annotation
    )
    SELECT
        (SELECT jsonb_agg(jsonb_build_object('annotation', id, 'prefix', prefix, 'suffix', suffix) ORDER BY position)
            FROM passage),
        (SELECT jsonb_agg(jsonb_build_object('id', id, 'title', title, 'author', author, 'publisher', publisher,
            'speaker', speaker, 'published', published, 'translated_from', translated_from,
            'sha256', encode(sha256, 'hex')) ORDER BY id)
            FROM annotations_source WHERE id IN (SELECT source_id FROM passage))
    INTO passages, sources;
    IF p_statement ->> 'signer' IS DISTINCT FROM p_person::text OR p_statement -> 'passages' IS DISTINCT FROM passages
        OR p_statement -> 'sources' IS DISTINCT FROM sources THEN
        RAISE EXCEPTION 'what is signed names another signer, or shows a passage or a source otherwise than it is stored'
            USING ERRCODE = 'WB004';
    END IF;
END $$;

-- As it was, but that it looks at what was shown too.
CREATE OR REPLACE FUNCTION workbench_record(
    p_project uuid, p_person uuid, p_action text, p_thing text, p_thing_id uuid, p_revision integer,
    p_before text, p_after text, p_reason text, p_cause bigint, p_meaning text, p_statement text
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    head annotations_ledgerhead%ROWTYPE;
    previous record;
    member_role text;
    is_archived boolean;
    state jsonb := workbench_state(p_thing, p_thing_id);
    is_work boolean := p_thing IN ('annotation', 'contradiction');
    now_at timestamptz;
    body text;
    body_hash bytea;
BEGIN
    -- From here to the commit nobody else adds to this chain.
    SELECT * INTO head FROM annotations_ledgerhead WHERE project_id = p_project FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no project %', p_project USING ERRCODE = 'WB004';
    END IF;
    IF p_person IS NULL OR p_action IS NULL OR p_thing_id IS NULL OR coalesce(p_revision, 0) < 1
        OR state IS DISTINCT FROM p_after::jsonb OR (state ->> 'revision')::integer <> p_revision
        OR (state IS NULL AND p_thing NOT IN ('membership', 'assignment')) OR p_before::jsonb = 'null' THEN
        RAISE EXCEPTION 'the entry does not say what is stored of % %', p_thing, p_thing_id USING ERRCODE = 'WB004';
    END IF;
    SELECT e.status, e.deleted, e.body, e.thing, e.project_id, e.action, e.person_id INTO previous FROM annotations_ledgerentry AS e
    WHERE e.thing_id = p_thing_id AND e.revision = p_revision - 1;
    IF FOUND <> (p_revision > 1) OR (p_revision > 1 AND (previous.thing <> p_thing OR previous.project_id <> p_project
        OR (workbench_not_yet_said(p_thing) || (previous.body::jsonb -> 'after'))
            IS DISTINCT FROM p_before::jsonb)) OR (p_revision = 1 AND p_before IS NOT NULL) THEN
        RAISE EXCEPTION 'the entry does not go on from revision % of % %', p_revision - 1, p_thing, p_thing_id
            USING ERRCODE = 'WB012';
    END IF;
    -- Read after the head is locked: a removal or a change of role is either before this or after it.
    SELECT m.role, p.archived INTO member_role, is_archived FROM annotations_project AS p
    LEFT JOIN annotations_membership AS m ON m.project_id = p.id AND m.person_id = p_person
    WHERE p.id = p_project;
    IF is_archived AND (is_work OR p_thing = 'source') THEN
        RAISE EXCEPTION 'project % is archived', p_project USING ERRCODE = 'WB018';
    END IF;
    IF is_work THEN
        PERFORM workbench_check_work(p_project, p_person, member_role, p_action, p_thing, state,
            CASE WHEN p_revision > 1 THEN previous.status END, CASE WHEN p_revision > 1 THEN previous.deleted END,
            p_before::jsonb, p_reason);
        PERFORM workbench_check_signatures(p_project, p_person, p_action, p_thing, state,
            CASE WHEN p_revision > 1 AND previous.action = 'endorse' THEN previous.person_id END);
    ELSE
        PERFORM workbench_check_frame(p_project, p_person, member_role, p_action, p_thing, state, p_before::jsonb,
            head.sequence + 1);
    END IF;
    PERFORM workbench_check_statement(p_project, p_action, state, p_before::jsonb, p_cause, p_meaning, p_statement);
    IF p_statement IS NOT NULL THEN
        PERFORM workbench_check_shown(p_person, p_thing, p_thing_id, p_statement::jsonb);
    END IF;

    now_at := clock_timestamp();
    -- RFC 8785: keys in order, no space; to_json escapes exactly what RFC 8785 does.
    body := '{"action":' || to_json(p_action) || ',"after":' || coalesce(p_after, 'null')
        || ',"at":"' || to_char(now_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        || '","before":' || coalesce(p_before, 'null') || ',"cause":' || coalesce(p_cause::text, 'null')
        || ',"format":1,"id":"' || p_thing_id || '","meaning":' || coalesce(to_json(p_meaning)::text, 'null')
        || ',"person":"' || p_person || '","project":"' || p_project
        || '","reason":' || coalesce(to_json(p_reason)::text, 'null') || ',"revision":' || p_revision
        || ',"sequence":' || head.sequence + 1 || ',"statement_sha256":'
        || coalesce('"' || encode(sha256(convert_to(p_statement, 'UTF8')), 'hex') || '"', 'null')
        || ',"thing":' || to_json(p_thing) || '}';
    body_hash := sha256(convert_to(body, 'UTF8'));
    head.chain_sha256 := sha256(head.chain_sha256 || body_hash);
    INSERT INTO annotations_ledgerentry (project_id, sequence, at, person_id, action, thing, thing_id, revision, status,
        deleted, cause, meaning, statement, body, body_sha256, chain_sha256)
    VALUES (p_project, head.sequence + 1, now_at, p_person, p_action, p_thing, p_thing_id, p_revision, state ->> 'status',
        coalesce((state ->> 'deleted')::boolean, p_after IS NULL), p_cause, p_meaning, p_statement, body, body_hash, head.chain_sha256);
    UPDATE annotations_ledgerhead SET sequence = head.sequence + 1, chain_sha256 = head.chain_sha256
    WHERE project_id = p_project;
    PERFORM pg_notify('workbench_ledger', p_project::text || ' ' || (head.sequence + 1));
    RETURN head.sequence + 1;
END $$;

REVOKE ALL ON FUNCTION workbench_check_shown FROM PUBLIC;
