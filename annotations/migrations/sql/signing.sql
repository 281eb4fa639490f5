-- What a project asks of those who sign, and who is to look at what.

INSERT INTO annotations_signoffmove VALUES
    ('annotation', 'endorse', 'submitted', 'submitted', 'reviewer', false),
    ('contradiction', 'endorse', 'submitted', 'submitted', 'reviewer', false);

CREATE OR REPLACE FUNCTION workbench_not_yet_said(p_thing text) RETURNS jsonb LANGUAGE sql IMMUTABLE
    SET search_path = public, pg_temp AS $$
    SELECT CASE p_thing
        WHEN 'project' THEN '{"guidelines": "", "two_reviewers": [], "sign_again_after": null}'::jsonb
        ELSE '{}'::jsonb END;
$$;

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
            'two_reviewers', two_reviewers, 'sign_again_after', sign_again_after,
            'archived', archived, 'revision', revision)
        INTO state FROM annotations_project WHERE id = p_id;
    WHEN 'membership' THEN
        SELECT jsonb_build_object('id', id, 'person', person_id, 'role', role, 'revision', revision)
        INTO state FROM annotations_membership WHERE id = p_id;
    WHEN 'assignment' THEN
        SELECT jsonb_build_object('id', id, 'project', project_id, 'person', person_id, 'source', source_id,
            'kind', kind, 'revision', revision)
        INTO state FROM annotations_assignment WHERE id = p_id;
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

CREATE OR REPLACE FUNCTION workbench_check_frame(
    p_project uuid, p_person uuid, p_role text, p_action text, p_thing text, p_state jsonb, p_before jsonb,
    p_place bigint
) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    now_or_before jsonb := coalesce(p_state, p_before);
    needed text;
    place_of uuid;
BEGIN
    SELECT who INTO needed FROM (VALUES
        ('project', 'create', 'manager'), ('project', 'revise', 'manager'),
        ('membership', 'create', 'manager'), ('membership', 'revise', 'manager'), ('membership', 'delete', 'manager'),
        ('invitation', 'create', 'manager'), ('invitation', 'revoke', 'manager'), ('invitation', 'accept', 'newcomer'),
        ('assignment', 'create', 'manager'), ('assignment', 'delete', 'manager'),
        ('source', 'create', 'contributor'), ('source', 'revise', 'contributor'),
        ('release', 'create', 'manager'), ('release', 'complete', 'manager'), ('release', 'cancel', 'manager'),
        ('release', 'fail', 'nobody')
    ) AS deeds (thing, action, who) WHERE thing = p_thing AND action = p_action;
    IF NOT FOUND OR (p_action = 'create') <> (p_before IS NULL) OR (p_action = 'delete') <> (p_state IS NULL) THEN
        RAISE EXCEPTION 'nobody can % a %', p_action, p_thing USING ERRCODE = 'WB002';
    END IF;
    -- What is gone is known to be of this project by the entry before.
    place_of := CASE p_thing
        WHEN 'project' THEN (p_state ->> 'id')::uuid
        WHEN 'source' THEN (p_state ->> 'project')::uuid
        WHEN 'assignment' THEN (p_state ->> 'project')::uuid
        WHEN 'membership' THEN (SELECT project_id FROM annotations_membership WHERE id = (p_state ->> 'id')::uuid)
        WHEN 'invitation' THEN (SELECT project_id FROM annotations_invitation WHERE id = (p_state ->> 'id')::uuid)
        WHEN 'release' THEN (SELECT project_id FROM annotations_release WHERE id = (p_state ->> 'id')::uuid)
    END;
    IF place_of <> p_project THEN
        RAISE EXCEPTION 'this % is not of project %', p_thing, p_project USING ERRCODE = 'WB004';
    END IF;
    -- Whoever changes their own seat does it from where they sat before.
    IF p_thing = 'membership' AND now_or_before ->> 'person' = p_person::text THEN
        p_role := p_before ->> 'role';
        IF p_action = 'create' AND (p_place = 2 OR EXISTS (SELECT 1 FROM annotations_invitation
            WHERE project_id = p_project AND role = p_state ->> 'role' AND accepted_by_id IS NULL AND NOT revoked
                AND expires > now())) THEN
            needed := 'nobody';  -- the first manager, and whoever was invited, sit down themselves
        END IF;
    END IF;
    IF (needed = 'manager' AND p_role IS DISTINCT FROM 'manager')
        OR (needed = 'contributor' AND coalesce(p_role, 'reader') = 'reader')
        OR (p_thing = 'source' AND p_role <> 'manager' AND (p_state -> 'archived') <> coalesce(p_before -> 'archived', 'false'))
        OR (needed = 'newcomer' AND p_state ->> 'accepted_by' IS DISTINCT FROM p_person::text) THEN
        RAISE EXCEPTION 'a person of role % may not % a %', coalesce(p_role, '(none)'), p_action, p_thing
            USING ERRCODE = 'WB001';
    END IF;
    PERFORM 1 FROM annotations_person WHERE id = p_person AND project_id = p_project;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'person % is nobody in project %', p_person, p_project USING ERRCODE = 'WB001';
    END IF;
    IF (p_thing = 'source' AND p_state -> 'recorded_by' NOT IN (coalesce(p_before -> 'recorded_by', jsonb_build_array(p_person)),
            coalesce(p_before -> 'recorded_by', '[]') || to_jsonb(p_person)))
        OR (p_action = 'create' AND p_thing IN ('invitation', 'release') AND p_state ->> 'created_by' <> p_person::text)
        OR (p_action IN ('complete', 'fail') AND p_state ->> 'created_by' <> p_person::text) THEN
        RAISE EXCEPTION 'this % names somebody else than who did it', p_thing USING ERRCODE = 'WB004';
    END IF;
    IF p_thing = 'assignment' AND p_action = 'create' THEN
        PERFORM 1 FROM annotations_membership AS m
        WHERE m.project_id = p_project AND m.person_id = (p_state ->> 'person')::uuid AND m.role <> 'reader'
            AND coalesce((SELECT project_id FROM annotations_source WHERE id = (p_state ->> 'source')::uuid) = p_project,
                p_state ->> 'source' IS NULL);
        IF NOT FOUND THEN
            RAISE EXCEPTION 'only sources of the project are assigned, and only to those who work in it'
                USING ERRCODE = 'WB004';
        END IF;
    END IF;
    IF p_thing = 'release' AND p_state ->> 'status' <> (CASE p_action WHEN 'create' THEN 'queued'
        WHEN 'complete' THEN 'ready' WHEN 'cancel' THEN 'cancelled' ELSE 'failed' END) THEN
        RAISE EXCEPTION '% does not lead a release to %', p_action, p_state ->> 'status' USING ERRCODE = 'WB002';
    END IF;
END $$;

-- Where two have to sign, the first endorses and another signs off what was endorsed, with nothing between the two.
CREATE FUNCTION workbench_check_signatures(
    p_project uuid, p_person uuid, p_action text, p_thing text, p_state jsonb, p_endorsed_by uuid
) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    takes_two boolean;
BEGIN
    IF p_action NOT IN ('sign_off', 'endorse') THEN
        RETURN;
    END IF;
    SELECT (CASE p_thing WHEN 'contradiction' THEN 'contradiction' ELSE p_state ->> 'kind' END) = ANY (two_reviewers)
    INTO takes_two FROM annotations_project WHERE id = p_project;
    IF p_action = 'sign_off' AND takes_two AND (p_endorsed_by IS NULL OR p_endorsed_by = p_person) THEN
        RAISE EXCEPTION 'this takes two different reviewers' USING ERRCODE = 'WB019';
    END IF;
    IF p_action = 'endorse' AND (NOT takes_two OR p_endorsed_by IS NOT NULL) THEN
        RAISE EXCEPTION 'only the first of two reviewers endorses' USING ERRCODE = 'WB019';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION workbench_check_statement(
    p_project uuid, p_action text, p_state jsonb, p_before jsonb, p_cause bigint, p_meaning text, p_statement text
) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    ends jsonb;
    minutes integer;
BEGIN
    IF p_action IN ('sign_off', 'endorse') THEN
        SELECT coalesce(jsonb_agg(workbench_state('annotation', annotation_id) ORDER BY position), '[]') INTO ends
        FROM annotations_contradictionend WHERE contradiction_id = (p_state ->> 'id')::uuid;
        IF coalesce(p_meaning, '') = '' OR p_statement IS NULL OR p_statement::jsonb -> 'signed' IS DISTINCT FROM p_before
            OR p_statement::jsonb -> 'ends' IS DISTINCT FROM ends
            OR p_statement::jsonb ->> 'meaning' IS DISTINCT FROM p_meaning THEN
            RAISE EXCEPTION 'a sign-off states what was signed, as it stood, and what that means' USING ERRCODE = 'WB004';
        END IF;
        SELECT sign_again_after INTO minutes FROM annotations_project WHERE id = p_project;
        -- A moment is left between the password and the click, even where each signature takes its own.
        IF minutes IS NOT NULL AND NOT coalesce(
            (p_statement::jsonb -> 'confirmed' ->> 'at')::timestamptz
                BETWEEN now() - greatest(minutes, 5) * interval '1 minute' AND clock_timestamp(), false) THEN
            RAISE EXCEPTION 'this project asks those who sign to say again who they are' USING ERRCODE = 'WB020';
        END IF;
    ELSIF p_meaning IS NOT NULL OR p_statement IS NOT NULL THEN
        RAISE EXCEPTION 'only a sign-off states what is signed' USING ERRCODE = 'WB004';
    END IF;
    IF p_action = 'unsettle' THEN
        PERFORM 1 FROM annotations_ledgerentry
        WHERE project_id = p_project AND sequence = p_cause AND thing = 'annotation'
            AND transaction = pg_current_xact_id() AND p_state -> 'annotations' ? thing_id::text;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'an unsettle follows from a change of an end, in one transaction' USING ERRCODE = 'WB004';
        END IF;
    ELSIF p_cause IS NOT NULL THEN
        RAISE EXCEPTION 'only an unsettle follows from another entry' USING ERRCODE = 'WB004';
    END IF;
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

CREATE CONSTRAINT TRIGGER is_explained AFTER INSERT OR UPDATE ON annotations_assignment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workbench_is_explained('assignment');
CREATE CONSTRAINT TRIGGER removal_is_explained AFTER DELETE ON annotations_assignment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workbench_removal_is_explained();

REVOKE ALL ON FUNCTION workbench_check_signatures FROM PUBLIC;
