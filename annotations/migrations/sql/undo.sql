-- An entry of work can take back an earlier one of the same person and thing; `cause` names it.

-- What takes back what. A test holds it against rules/undo.py.
CREATE FUNCTION workbench_taken_back_by(p_action text) RETURNS text LANGUAGE sql IMMUTABLE
    SET search_path = public, pg_temp AS $$
    SELECT CASE p_action
        WHEN 'create' THEN 'delete'
        WHEN 'revise' THEN 'revise'
        WHEN 'delete' THEN 'restore'
        WHEN 'restore' THEN 'delete'
        WHEN 'submit' THEN 'withdraw'
        WHEN 'withdraw' THEN 'submit'
        WHEN 'return' THEN 'submit'
        WHEN 'sign_off' THEN 'reopen'
        WHEN 'reject' THEN 'reopen'
        WHEN 'reopen' THEN 'reject'
    END;
$$;

-- What somebody said of a thing, without where it stands and who its authors are.
CREATE FUNCTION workbench_said(p_thing text, p_state jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
    SET search_path = public, pg_temp AS $$
    SELECT (workbench_not_yet_said(p_thing) || p_state) - ARRAY['status', 'revision', 'deleted', 'authors'];
$$;

CREATE FUNCTION workbench_takes_back() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    taken annotations_ledgerentry%ROWTYPE;
BEGIN
    SELECT * INTO taken FROM annotations_ledgerentry WHERE project_id = NEW.project_id AND sequence = NEW.cause;
    IF NOT FOUND OR NEW.thing NOT IN ('annotation', 'contradiction') OR taken.thing_id <> NEW.thing_id
        OR taken.person_id <> NEW.person_id OR workbench_taken_back_by(taken.action) IS DISTINCT FROM NEW.action
        -- What is edited back is what was there before the edit.
        OR (NEW.action = 'revise' AND workbench_said(NEW.thing, NEW.body::jsonb -> 'after')
            <> workbench_said(NEW.thing, taken.body::jsonb -> 'before'))
        -- What was rejected, and reopened, is rejected again; nothing is signed off by taking something back.
        OR (taken.action = 'reopen' AND taken.body::jsonb -> 'before' ->> 'status' <> 'rejected') THEN
        RAISE EXCEPTION 'entry % does not take back entry %, and follows from none', NEW.sequence, NEW.cause
            USING ERRCODE = 'WB004';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER takes_back BEFORE INSERT ON annotations_ledgerentry FOR EACH ROW
    WHEN (NEW.cause IS NOT NULL AND NEW.action NOT IN ('unsettle', 'pseudonymise'))
    EXECUTE FUNCTION workbench_takes_back();

-- As it was, but that what takes something back is looked at where it is written, above.
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
    ELSIF p_action = 'pseudonymise' AND p_cause IS NOT NULL THEN
        RAISE EXCEPTION 'that a person became a pseudonym follows from nothing' USING ERRCODE = 'WB004';
    END IF;
END $$;

REVOKE ALL ON FUNCTION workbench_taken_back_by, workbench_said, workbench_takes_back FROM PUBLIC;
