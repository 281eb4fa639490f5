-- The ledger: one function writes it, nothing changes it. docs/ledger.md has the format.
ALTER TABLE annotations_ledgerentry ADD COLUMN transaction xid8 NOT NULL DEFAULT pg_current_xact_id();

CREATE TRIGGER ledger_never_changes BEFORE UPDATE OR DELETE ON annotations_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION workbench_never_changes();
CREATE TRIGGER ledger_is_never_emptied BEFORE TRUNCATE ON annotations_ledgerentry
    FOR EACH STATEMENT EXECUTE FUNCTION workbench_never_changes();

CREATE FUNCTION workbench_starts_a_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO annotations_ledgerhead (project_id, sequence, chain_sha256) VALUES (NEW.id, 0, decode(repeat('00', 32), 'hex'));
    RETURN NULL;
END $$;

CREATE TRIGGER starts_a_chain AFTER INSERT ON annotations_project
    FOR EACH ROW EXECUTE FUNCTION workbench_starts_a_chain();

-- What is stored of a thing now, with the keys that `before` and `after` of an entry have.
CREATE FUNCTION workbench_state(p_thing text, p_id uuid) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
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
        SELECT jsonb_build_object('id', id, 'name', name, 'description', description, 'archived', archived,
            'revision', revision)
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

CREATE FUNCTION workbench_check_work(
    p_project uuid, p_person uuid, p_role text, p_action text, p_thing text, p_state jsonb, p_from text,
    p_was_deleted boolean, p_before jsonb, p_reason text
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    allowed annotations_signoffmove%ROWTYPE;
    is_author boolean := p_state -> 'authors' ? p_person::text;
BEGIN
    SELECT * INTO allowed FROM annotations_signoffmove
    WHERE thing = p_thing AND action = p_action AND from_status = coalesce(p_from, '');
    IF NOT FOUND OR allowed.to_status <> p_state ->> 'status' THEN
        RAISE EXCEPTION '% from % to % is not in the table of moves', p_action, p_from, p_state ->> 'status'
            USING ERRCODE = 'WB002';
    END IF;
    IF coalesce(p_was_deleted, false) <> (p_action = 'restore') OR (p_state ->> 'deleted')::boolean <> (p_action = 'delete') THEN
        RAISE EXCEPTION '% does not lead here from what is or is not deleted', p_action USING ERRCODE = 'WB002';
    END IF;
    IF allowed.needs_reason AND btrim(coalesce(p_reason, '')) = '' THEN
        RAISE EXCEPTION '% needs a reason', p_action USING ERRCODE = 'WB002';
    END IF;
    IF p_role IS NULL OR p_role = 'reader' OR (allowed.who = 'reviewer' AND p_role = 'annotator')
        OR (allowed.who = 'owner' AND p_role <> 'manager' AND NOT is_author) THEN
        RAISE EXCEPTION 'a person of role % may not %', coalesce(p_role, '(none)'), p_action USING ERRCODE = 'WB001';
    END IF;
    IF allowed.who = 'reviewer' AND is_author THEN
        RAISE EXCEPTION 'nobody reviews what they are an author of' USING ERRCODE = 'WB003';
    END IF;
    IF allowed.who = 'author' AND NOT is_author THEN
        RAISE EXCEPTION 'whoever makes or edits becomes an author' USING ERRCODE = 'WB004';
    END IF;
    IF p_action = 'create' AND p_state -> 'authors' <> jsonb_build_array(p_person) THEN
        RAISE EXCEPTION 'whoever makes it is its first and only author' USING ERRCODE = 'WB004';
    END IF;
    IF p_action NOT IN ('create', 'revise') AND p_before - ARRAY['status', 'revision', 'deleted']
        <> p_state - ARRAY['status', 'revision', 'deleted'] THEN
        RAISE EXCEPTION '% changes nothing but where the thing stands', p_action USING ERRCODE = 'WB004';
    END IF;
    IF p_thing = 'annotation' THEN
        PERFORM 1 FROM annotations_source WHERE id = (p_state ->> 'source')::uuid AND project_id = p_project;
    ELSE
        PERFORM 1 WHERE p_state ->> 'project' = p_project::text AND jsonb_array_length(p_state -> 'annotations') > 1
            AND NOT EXISTS (SELECT 1 FROM annotations_contradictionend AS e
                JOIN annotations_annotation AS a ON a.id = e.annotation_id
                JOIN annotations_source AS s ON s.id = a.source_id
                WHERE e.contradiction_id = (p_state ->> 'id')::uuid AND s.project_id <> p_project);
    END IF;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'this is not of project %, or rests on too little', p_project USING ERRCODE = 'WB004';
    END IF;
END $$;

CREATE FUNCTION workbench_record(
    p_project uuid, p_person uuid, p_action text, p_thing text, p_thing_id uuid, p_revision integer,
    p_before text, p_after text, p_reason text, p_cause bigint, p_meaning text, p_statement text
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    head annotations_ledgerhead%ROWTYPE;
    previous record;
    member_role text;
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
    IF state IS DISTINCT FROM p_after::jsonb OR (p_after IS NOT NULL AND (state ->> 'revision')::integer <> p_revision) THEN
        RAISE EXCEPTION 'the entry does not say what is stored of % %', p_thing, p_thing_id USING ERRCODE = 'WB004';
    END IF;
    SELECT e.status, e.deleted, e.body, e.thing INTO previous FROM annotations_ledgerentry AS e
    WHERE e.thing_id = p_thing_id AND e.revision = p_revision - 1 AND e.project_id = p_project;
    IF FOUND <> (p_revision > 1) OR (p_revision > 1 AND (previous.thing <> p_thing
        OR (previous.body::jsonb -> 'after') IS DISTINCT FROM p_before::jsonb)) OR (p_revision = 1 AND p_before IS NOT NULL) THEN
        RAISE EXCEPTION 'the entry does not go on from revision % of % %', p_revision - 1, p_thing, p_thing_id
            USING ERRCODE = 'WB012';
    END IF;
    -- Read after the head is locked: a removal or a change of role is either before this or after it.
    SELECT m.role INTO member_role FROM annotations_membership AS m
    WHERE m.person_id = p_person AND m.project_id = p_project;
    IF is_work THEN
        PERFORM workbench_check_work(p_project, p_person, member_role, p_action, p_thing, state,
            CASE WHEN p_revision > 1 THEN previous.status END, CASE WHEN p_revision > 1 THEN previous.deleted END,
            p_before::jsonb, p_reason);
    ELSIF p_thing = 'source' AND coalesce(member_role, 'reader') = 'reader' THEN
        RAISE EXCEPTION 'a person of role % may not change sources', coalesce(member_role, '(none)') USING ERRCODE = 'WB001';
    ELSE
        PERFORM 1 FROM annotations_person WHERE id = p_person AND project_id = p_project;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'person % is nobody in project %', p_person, p_project USING ERRCODE = 'WB001';
        END IF;
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
        deleted, cause, statement, body, body_sha256, chain_sha256)
    VALUES (p_project, head.sequence + 1, now_at, p_person, p_action, p_thing, p_thing_id, p_revision, state ->> 'status',
        coalesce((state ->> 'deleted')::boolean, p_after IS NULL), p_cause, p_statement, body, body_hash, head.chain_sha256);
    UPDATE annotations_ledgerhead SET sequence = head.sequence + 1, chain_sha256 = head.chain_sha256
    WHERE project_id = p_project;
    PERFORM pg_notify('workbench_ledger', p_project::text || ' ' || (head.sequence + 1));
    RETURN head.sequence + 1;
END $$;

REVOKE ALL ON FUNCTION workbench_record FROM PUBLIC;
REVOKE ALL ON FUNCTION workbench_check_work FROM PUBLIC;
