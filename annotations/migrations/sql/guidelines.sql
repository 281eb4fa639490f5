-- What a project asks of its annotators. Entries from before do not speak of it: what stands in them is what stood then.

CREATE FUNCTION workbench_not_yet_said(p_thing text) RETURNS jsonb LANGUAGE sql IMMUTABLE
    SET search_path = public, pg_temp AS $$
    SELECT CASE p_thing WHEN 'project' THEN '{"guidelines": ""}'::jsonb ELSE '{}'::jsonb END;
$$;
REVOKE ALL ON FUNCTION workbench_not_yet_said FROM PUBLIC;

CREATE OR REPLACE FUNCTION workbench_state(p_thing text, p_id uuid) RETURNS jsonb LANGUAGE plpgsql STABLE
    SET search_path = public, pg_temp AS $$
DECLARE
    state jsonb;
BEGIN
    CASE p_thing
    WHEN 'annotation' THEN
        SELECT jsonb_build_object('id', id, 'source', source_id, 'kind', kind, 'start', start, 'end', "end",
            'quote', quote, 'note', note, 'details', details, 'status', status, 'revision', revision,
            'author', author_id, 'authors', authors, 'origin', origin, 'deleted', deleted)
        INTO state FROM annotations_annotation WHERE id = p_id;
    WHEN 'contradiction' THEN
        SELECT jsonb_build_object('id', id, 'project', project_id, 'kind', kind, 'explanation', explanation,
            'annotations', (SELECT jsonb_agg(e.annotation_id ORDER BY e.position)
                FROM annotations_contradictionend AS e WHERE e.contradiction_id = c.id),
            'resolution', jsonb_build_object('state', resolution_state, 'preferred', resolution_preferred_id,
                'reason', resolution_reason),
            'status', status, 'revision', revision, 'author', author_id, 'authors', authors, 'origin', origin,
            'deleted', deleted)
        INTO state FROM annotations_contradiction AS c WHERE id = p_id;
    WHEN 'source' THEN
        SELECT jsonb_build_object('id', id, 'project', project_id, 'title', title, 'language', language,
            'direction', direction, 'publisher', publisher, 'author', author, 'speaker', speaker, 'genre', genre,
            'translated_from', translated_from, 'published', published, 'found_at', found_at,
            'dating_evidence', dating_evidence, 'sha256', encode(sha256, 'hex'),
            'original_sha256', encode(original_sha256, 'hex'), 'original_bytes', original_bytes,
            'normalised', normalised, 'length', length, 'lines', lines, 'recorded_by', recorded_by,
            'archived', archived, 'revision', revision)
        INTO state FROM annotations_source WHERE id = p_id;
    WHEN 'project' THEN
        SELECT jsonb_build_object('id', id, 'name', name, 'description', description, 'guidelines', guidelines,
            'archived', archived, 'revision', revision)
        INTO state FROM annotations_project WHERE id = p_id;
    WHEN 'membership' THEN
        SELECT jsonb_build_object('id', id, 'person', person_id, 'role', role, 'revision', revision)
        INTO state FROM annotations_membership WHERE id = p_id;
    WHEN 'invitation' THEN
        SELECT jsonb_build_object('id', id, 'role', role, 'created_by', created_by_id, 'accepted_by', accepted_by_id,
            'revoked', revoked, 'revision', revision)
        INTO state FROM annotations_invitation WHERE id = p_id;
    WHEN 'release' THEN
        SELECT jsonb_build_object('id', id, 'number', number, 'note', note,
            'status', CASE status WHEN 'building' THEN 'queued' ELSE status END,  -- that a job is at it changes nothing
            'ledger_sequence', ledger_sequence, 'created_by', created_by_id, 'revision', revision,
            'files', coalesce((SELECT jsonb_agg(jsonb_build_object('name', f.name, 'bytes', f.bytes,
                'sha256', encode(f.sha256, 'hex')) ORDER BY f.name)
                FROM annotations_releasefile AS f WHERE f.release_id = r.id AND r.status = 'ready'), '[]'))
        INTO state FROM annotations_release AS r WHERE id = p_id;
    END CASE;
    RETURN state;
END $$;

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
        OR (state IS NULL AND p_thing <> 'membership') OR p_before::jsonb = 'null' THEN
        RAISE EXCEPTION 'the entry does not say what is stored of % %', p_thing, p_thing_id USING ERRCODE = 'WB004';
    END IF;
    SELECT e.status, e.deleted, e.body, e.thing, e.project_id INTO previous FROM annotations_ledgerentry AS e
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
    ELSE
        PERFORM workbench_check_frame(p_project, p_person, member_role, p_action, p_thing, state, p_before::jsonb,
            head.sequence + 1);
    END IF;
    PERFORM workbench_check_statement(p_project, p_action, state, p_before::jsonb, p_cause, p_meaning, p_statement);

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
