-- A person can become a pseudonym: the ledger says that it happened and never from which name to which.

-- Whether the person is one of these, by a key of now or by one that lost its account before they came back.
CREATE FUNCTION workbench_is_among(p_people jsonb, p_person uuid) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT coalesce(p_people ? p_person::text, false) OR EXISTS (
        SELECT 1 FROM annotations_person AS me
        JOIN annotations_person AS other ON other.project_id = me.project_id AND other.account_mark = me.account_mark
        WHERE me.id = p_person AND p_people ? other.id::text);
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
    WHEN 'person' THEN  -- the name stands beside the ledger, before and after
        SELECT jsonb_build_object('id', id, 'project', project_id, 'pseudonymous', pseudonymous, 'revision', revision)
        INTO state FROM annotations_person WHERE id = p_id;
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
        ('person', 'pseudonymise', 'themself'),
        ('membership', 'create', 'manager'), ('membership', 'revise', 'manager'), ('membership', 'delete', 'manager'),
        ('invitation', 'create', 'manager'), ('invitation', 'revoke', 'manager'), ('invitation', 'accept', 'newcomer'),
        ('assignment', 'create', 'manager'), ('assignment', 'delete', 'manager'),
        ('source', 'create', 'contributor'), ('source', 'revise', 'contributor'),
        ('release', 'create', 'manager'), ('release', 'complete', 'manager'), ('release', 'cancel', 'manager'),
        ('release', 'fail', 'nobody'), ('release', 'pseudonymise', 'whoever pseudonymises')
    ) AS deeds (thing, action, who) WHERE thing = p_thing AND action = p_action;
    -- That a key was made has no entry of its own: the first about a person has nothing before it.
    IF NOT FOUND OR (p_thing <> 'person' AND (p_action = 'create') <> (p_before IS NULL)) OR (p_action = 'delete') <> (p_state IS NULL) THEN
        RAISE EXCEPTION 'nobody can % a %', p_action, p_thing USING ERRCODE = 'WB002';
    END IF;
    -- What is gone is known to be of this project by the entry before.
    place_of := CASE p_thing
        WHEN 'project' THEN (p_state ->> 'id')::uuid
        WHEN 'source' THEN (p_state ->> 'project')::uuid
        WHEN 'assignment' THEN (p_state ->> 'project')::uuid
        WHEN 'person' THEN (p_state ->> 'project')::uuid
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
        OR (needed = 'themself' AND p_role IS DISTINCT FROM 'manager'
            AND (p_role IS NULL OR p_state ->> 'id' <> p_person::text))
        OR (needed = 'whoever pseudonymises' AND NOT EXISTS (SELECT 1 FROM annotations_ledgerentry
            WHERE project_id = p_project AND thing = 'person' AND action = 'pseudonymise' AND person_id = p_person
                AND transaction = pg_current_xact_id()))
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
        WHEN 'complete' THEN 'ready' WHEN 'pseudonymise' THEN 'ready' WHEN 'cancel' THEN 'cancelled' ELSE 'failed' END) THEN
        RAISE EXCEPTION '% does not lead a release to %', p_action, p_state ->> 'status' USING ERRCODE = 'WB002';
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
    ELSIF p_action = 'pseudonymise' AND p_state ? 'files' THEN
        PERFORM 1 FROM annotations_ledgerentry
        WHERE project_id = p_project AND sequence = p_cause AND thing = 'person' AND action = 'pseudonymise'
            AND transaction = pg_current_xact_id();
        IF NOT FOUND THEN
            RAISE EXCEPTION 'names in a release change because a person became a pseudonym, in one transaction'
                USING ERRCODE = 'WB004';
        END IF;
    ELSIF p_cause IS NOT NULL THEN
        RAISE EXCEPTION 'only an unsettle, and new names in a release, follow from another entry' USING ERRCODE = 'WB004';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION workbench_check_signatures(
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
    IF p_action = 'sign_off' AND takes_two AND (p_endorsed_by IS NULL OR workbench_is_among(jsonb_build_array(p_endorsed_by), p_person)) THEN
        RAISE EXCEPTION 'this takes two different reviewers' USING ERRCODE = 'WB019';
    END IF;
    IF p_action = 'endorse' AND (NOT takes_two OR p_endorsed_by IS NOT NULL) THEN
        RAISE EXCEPTION 'only the first of two reviewers endorses' USING ERRCODE = 'WB019';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION workbench_check_work(
    p_project uuid, p_person uuid, p_role text, p_action text, p_thing text, p_state jsonb, p_from text,
    p_was_deleted boolean, p_before jsonb, p_reason text
) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
    IF allowed.needs_reason AND coalesce(p_reason, '') !~ '\S' THEN
        RAISE EXCEPTION '% needs a reason', p_action USING ERRCODE = 'WB002';
    END IF;
    IF p_role IS NULL OR p_role = 'reader' OR (allowed.who = 'reviewer' AND p_role = 'annotator')
        OR (allowed.who = 'owner' AND p_role <> 'manager' AND NOT is_author) THEN
        RAISE EXCEPTION 'a person of role % may not %', coalesce(p_role, '(none)'), p_action USING ERRCODE = 'WB001';
    END IF;
    IF allowed.who = 'reviewer' AND workbench_is_among(p_state -> 'authors', p_person) THEN
        RAISE EXCEPTION 'nobody reviews what they are an author of' USING ERRCODE = 'WB003';
    END IF;
    IF allowed.who = 'author' AND NOT is_author THEN
        RAISE EXCEPTION 'whoever makes or edits becomes an author' USING ERRCODE = 'WB004';
    END IF;
    IF p_action = 'create' AND (p_state -> 'authors' <> jsonb_build_array(p_person) OR p_state ->> 'author' <> p_person::text) THEN
        RAISE EXCEPTION 'whoever makes it is its first and only author' USING ERRCODE = 'WB004';
    END IF;
    IF p_action = 'revise' AND p_state -> 'authors' <> (CASE WHEN p_before -> 'authors' ? p_person::text
        THEN p_before -> 'authors' ELSE (p_before -> 'authors') || to_jsonb(p_person) END) THEN
        RAISE EXCEPTION 'an edit adds nobody but whoever makes it to the authors' USING ERRCODE = 'WB004';
    END IF;
    IF p_action NOT IN ('create', 'revise') AND p_before - ARRAY['status', 'revision', 'deleted']
        <> p_state - ARRAY['status', 'revision', 'deleted'] THEN
        RAISE EXCEPTION '% changes nothing but where the thing stands', p_action USING ERRCODE = 'WB004';
    END IF;
    IF p_thing = 'annotation' THEN
        -- By the key alone, here and below: of two conditions a young table's planner may choose the one on the project.
        PERFORM 1 WHERE (SELECT project_id FROM annotations_source WHERE id = (p_state ->> 'source')::uuid) = p_project;
    ELSE
        PERFORM 1 WHERE p_state ->> 'project' = p_project::text
            AND jsonb_array_length(coalesce(nullif(p_state -> 'annotations', 'null'), '[]')) > 1
            AND coalesce(p_state -> 'annotations' ? (p_state -> 'resolution' ->> 'preferred'), true)
            AND NOT EXISTS (SELECT 1 FROM annotations_contradictionend AS e
                JOIN annotations_annotation AS a ON a.id = e.annotation_id
                JOIN annotations_source AS s ON s.id = a.source_id
                WHERE e.contradiction_id = (p_state ->> 'id')::uuid AND s.project_id <> p_project);
    END IF;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'this is not of project %, or rests on too little', p_project USING ERRCODE = 'WB004';
    END IF;
END $$;

-- A key stands for one person in one project, for ever; it can lose its account, and never gets another. The name beside
-- it changes in workbench_pseudonymise only, which runs as the owner of the table.
CREATE OR REPLACE FUNCTION workbench_person_guard() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.pseudonymous OR NEW.revision <> 0 THEN
            RAISE EXCEPTION 'a person begins with the name of their account' USING ERRCODE = 'WB011';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.project_id) <> (OLD.id, OLD.project_id)
        OR (NEW.user_id IS NOT NULL AND NEW.user_id IS DISTINCT FROM OLD.user_id)
        OR (OLD.account_mark IS NOT NULL AND NEW.account_mark IS DISTINCT FROM OLD.account_mark) THEN
        RAISE EXCEPTION 'a key stands for one person for ever' USING ERRCODE = 'WB011';
    END IF;
    IF (NEW.name, NEW.pseudonymous, NEW.revision) IS DISTINCT FROM (OLD.name, OLD.pseudonymous, OLD.revision)
        AND (NOT workbench_is_owner(TG_RELID) OR NOT NEW.pseudonymous OR NEW.revision <> OLD.revision + 1) THEN
        RAISE EXCEPTION 'a name changes by becoming a pseudonym only' USING ERRCODE = 'WB011';
    END IF;
    RETURN NEW;
END $$;

-- Whether whoever runs this, or the function that runs it, owns the table: a function of the database's own does.
CREATE FUNCTION workbench_is_owner(p_table oid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class WHERE oid = p_table;
$$;

DROP TRIGGER person_guard ON annotations_person;
CREATE TRIGGER person_guard BEFORE INSERT OR UPDATE ON annotations_person
    FOR EACH ROW EXECUTE FUNCTION workbench_person_guard();
CREATE CONSTRAINT TRIGGER is_explained AFTER UPDATE ON annotations_person
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.revision <> OLD.revision)
    EXECUTE FUNCTION workbench_is_explained('person');

REVOKE ALL ON FUNCTION workbench_is_among FROM PUBLIC;
