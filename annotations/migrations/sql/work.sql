-- Annotations and contradictions: what an update may touch, and that the ledger explains every row version.
CREATE FUNCTION workbench_work_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.updated NOT BETWEEN transaction_timestamp() AND clock_timestamp()
        OR (TG_OP = 'INSERT' AND NEW.created NOT BETWEEN transaction_timestamp() AND clock_timestamp()) THEN
        RAISE EXCEPTION 'when it was made and changed is by the clock of the database' USING ERRCODE = 'WB011';
    END IF;
    IF TG_OP = 'INSERT' THEN
        RETURN NEW;
    END IF;
    IF NEW.id <> OLD.id OR NEW.author_id <> OLD.author_id OR NEW.created <> OLD.created THEN
        RAISE EXCEPTION 'who made it and when never changes' USING ERRCODE = 'WB011';
    END IF;
    IF NEW.revision <> OLD.revision + 1 THEN
        RAISE EXCEPTION 'a revision rises by one, from % to %', OLD.revision, OLD.revision + 1 USING ERRCODE = 'WB012';
    END IF;
    IF NEW.authors[1:cardinality(OLD.authors)] IS DISTINCT FROM OLD.authors THEN
        RAISE EXCEPTION 'whoever became an author stays one' USING ERRCODE = 'WB012';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER work_guard BEFORE INSERT OR UPDATE ON annotations_annotation
    FOR EACH ROW EXECUTE FUNCTION workbench_work_guard();
CREATE TRIGGER work_guard BEFORE INSERT OR UPDATE ON annotations_contradiction
    FOR EACH ROW EXECUTE FUNCTION workbench_work_guard();

CREATE FUNCTION workbench_source_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'an annotation stays in its source, a contradiction in its project' USING ERRCODE = 'WB011';
END $$;

CREATE TRIGGER source_stays BEFORE UPDATE OF source_id ON annotations_annotation
    FOR EACH ROW WHEN (NEW.source_id <> OLD.source_id) EXECUTE FUNCTION workbench_source_stays();
CREATE TRIGGER project_stays BEFORE UPDATE OF project_id ON annotations_contradiction
    FOR EACH ROW WHEN (NEW.project_id <> OLD.project_id) EXECUTE FUNCTION workbench_source_stays();

-- Checked at commit: this version of the row has an entry, and the entry is of this very transaction.
CREATE FUNCTION workbench_is_explained() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM annotations_ledgerentry AS e
    WHERE e.thing_id = NEW.id AND e.revision = NEW.revision AND e.thing = TG_ARGV[0]
        AND e.transaction = pg_current_xact_id();
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no ledger entry of this transaction explains revision % of % %', NEW.revision, TG_ARGV[0], NEW.id
            USING ERRCODE = 'WB014';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER is_explained AFTER INSERT OR UPDATE ON annotations_annotation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workbench_is_explained('annotation');
CREATE CONSTRAINT TRIGGER is_explained AFTER INSERT OR UPDATE ON annotations_contradiction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workbench_is_explained('contradiction');
CREATE CONSTRAINT TRIGGER is_explained AFTER INSERT OR UPDATE ON annotations_source
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workbench_is_explained('source');

-- Ends change only together with their contradiction.
CREATE FUNCTION workbench_ends_are_explained() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    touched uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.contradiction_id ELSE NEW.contradiction_id END;
BEGIN
    PERFORM 1 FROM annotations_contradiction AS c
    JOIN annotations_ledgerentry AS e ON e.thing_id = c.id AND e.revision = c.revision
    WHERE c.id = touched AND e.action IN ('create', 'revise') AND e.transaction = pg_current_xact_id()
        AND e.body::jsonb -> 'after' -> 'annotations' = (SELECT jsonb_agg(annotation_id ORDER BY position)
            FROM annotations_contradictionend WHERE contradiction_id = c.id);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the ends of contradiction % changed without an edit of it', touched USING ERRCODE = 'WB014';
    END IF;
    IF TG_OP = 'INSERT' THEN
        PERFORM 1 FROM annotations_annotation WHERE id = NEW.annotation_id AND NOT deleted FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'annotation % is deleted; nothing can rest on it', NEW.annotation_id USING ERRCODE = 'WB015';
        END IF;
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER ends_are_explained AFTER INSERT OR UPDATE OR DELETE ON annotations_contradictionend
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workbench_ends_are_explained();

-- Checked at commit, holding the ends still: what a contradiction rests on is there, and signed off if it is.
CREATE FUNCTION workbench_ends_agree() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    bad record;
BEGIN
    -- Not for every update: an unsettle already holds one end, and locking the others after the contradiction would be
    -- against the order of locks (annotations first) and deadlock with the edit of another end.
    IF TG_OP = 'INSERT' OR NEW.status = 'signed_off' OR OLD.deleted THEN
        PERFORM 1 FROM annotations_annotation
        WHERE id IN (SELECT annotation_id FROM annotations_contradictionend WHERE contradiction_id = NEW.id)
        ORDER BY id FOR SHARE;
    END IF;
    SELECT a.id, a.deleted INTO bad
    FROM annotations_contradiction AS c
    JOIN annotations_contradictionend AS e ON e.contradiction_id = c.id
    JOIN annotations_annotation AS a ON a.id = e.annotation_id
    WHERE c.id = NEW.id AND NOT c.deleted AND (a.deleted OR (c.status = 'signed_off' AND a.status <> 'signed_off'))
    LIMIT 1;
    IF FOUND AND bad.deleted THEN
        RAISE EXCEPTION 'contradiction % rests on annotation %, which is deleted', NEW.id, bad.id USING ERRCODE = 'WB015';
    ELSIF FOUND THEN
        RAISE EXCEPTION 'contradiction % is signed off on annotation %, which is not', NEW.id, bad.id
            USING ERRCODE = 'WB016';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER ends_agree AFTER INSERT OR UPDATE ON annotations_contradiction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workbench_ends_agree();

-- The same from the other side, whenever an annotation is not, or no longer, signed off and there; and whatever edits
-- an end or takes it out of signed_off has unsettled what rests on it.
CREATE FUNCTION workbench_rests_agree() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    bad record;
    deed text := (SELECT action FROM annotations_ledgerentry WHERE thing_id = NEW.id AND revision = NEW.revision);
BEGIN
    IF NEW.dated IS DISTINCT FROM OLD.dated AND deed <> 'revise' THEN
        RAISE EXCEPTION '% changes nothing but where the annotation stands', deed USING ERRCODE = 'WB014';
    END IF;
    SELECT c.id, a.deleted, c.status = 'signed_off' AND a.status <> 'signed_off' AS is_unsigned INTO bad
    FROM annotations_annotation AS a
    JOIN annotations_contradictionend AS e ON e.annotation_id = a.id
    JOIN annotations_contradiction AS c ON c.id = e.contradiction_id
    WHERE a.id = NEW.id AND NOT c.deleted AND (a.deleted OR (c.status = 'signed_off' AND a.status <> 'signed_off')
        OR ((deed = 'revise' OR (OLD.status = 'signed_off' AND NEW.status <> 'signed_off')) AND NOT EXISTS (
            SELECT 1 FROM annotations_ledgerentry AS l
            WHERE l.thing_id = c.id AND l.revision = c.revision AND l.transaction = pg_current_xact_id())))
    LIMIT 1;
    IF NOT FOUND THEN
        RETURN NULL;
    ELSIF bad.deleted THEN
        RAISE EXCEPTION 'contradiction % rests on annotation %, which is deleted', bad.id, NEW.id USING ERRCODE = 'WB015';
    ELSIF bad.is_unsigned THEN
        RAISE EXCEPTION 'contradiction % is signed off on annotation %, which is not', bad.id, NEW.id
            USING ERRCODE = 'WB016';
    END IF;
    RAISE EXCEPTION 'contradiction % rests on annotation %, and was not unsettled', bad.id, NEW.id USING ERRCODE = 'WB016';
END $$;

CREATE CONSTRAINT TRIGGER rests_agree AFTER UPDATE ON annotations_annotation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.status <> 'signed_off' OR NEW.deleted OR NEW.dated IS DISTINCT FROM OLD.dated)
    EXECUTE FUNCTION workbench_rests_agree();

-- A project has at least one manager.
CREATE FUNCTION workbench_has_a_manager() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    touched uuid;
BEGIN
    IF TG_TABLE_NAME = 'annotations_project' THEN
        touched := NEW.id;
    ELSE
        touched := OLD.project_id;
    END IF;
    PERFORM 1 FROM annotations_project WHERE id = touched FOR NO KEY UPDATE;
    PERFORM 1 FROM annotations_membership WHERE project_id = touched AND role = 'manager';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'project % would have no manager', touched USING ERRCODE = 'WB017';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER has_a_manager AFTER INSERT ON annotations_project
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workbench_has_a_manager();
CREATE CONSTRAINT TRIGGER keeps_a_manager AFTER UPDATE OR DELETE ON annotations_membership
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.role = 'manager') EXECUTE FUNCTION workbench_has_a_manager();

-- What frames the work changes only with an entry too: otherwise somebody could be a reviewer for a moment, unseen.
CREATE FUNCTION workbench_frame_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    stays text[] := CASE TG_TABLE_NAME
        WHEN 'annotations_membership' THEN ARRAY['id', 'project_id', 'person_id', 'created']
        WHEN 'annotations_invitation' THEN
            ARRAY['id', 'project_id', 'role', 'sha256', 'created', 'created_by_id', 'expires']
        ELSE ARRAY['id', 'created'] END;
    kept text;
BEGIN
    IF NEW.revision <> OLD.revision + 1 THEN
        RAISE EXCEPTION 'a revision rises by one, from % to %', OLD.revision, OLD.revision + 1 USING ERRCODE = 'WB012';
    END IF;
    FOREACH kept IN ARRAY stays LOOP
        IF to_jsonb(NEW) -> kept <> to_jsonb(OLD) -> kept THEN
            RAISE EXCEPTION '% of % never changes', kept, TG_TABLE_NAME USING ERRCODE = 'WB011';
        END IF;
    END LOOP;
    IF TG_TABLE_NAME = 'annotations_invitation'
        AND (to_jsonb(OLD) ->> 'accepted_by_id' IS NOT NULL OR (to_jsonb(OLD) ->> 'revoked')::boolean) THEN
        RAISE EXCEPTION 'an invitation that was used or revoked never changes' USING ERRCODE = 'WB011';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER frame_guard BEFORE UPDATE ON annotations_project
    FOR EACH ROW EXECUTE FUNCTION workbench_frame_guard();
CREATE TRIGGER frame_guard BEFORE UPDATE ON annotations_membership
    FOR EACH ROW EXECUTE FUNCTION workbench_frame_guard();
CREATE TRIGGER frame_guard BEFORE UPDATE ON annotations_invitation
    FOR EACH ROW EXECUTE FUNCTION workbench_frame_guard();

CREATE CONSTRAINT TRIGGER is_explained AFTER INSERT OR UPDATE ON annotations_project
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workbench_is_explained('project');
CREATE CONSTRAINT TRIGGER is_explained AFTER INSERT OR UPDATE ON annotations_membership
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workbench_is_explained('membership');
CREATE CONSTRAINT TRIGGER is_explained AFTER INSERT OR UPDATE ON annotations_invitation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workbench_is_explained('invitation');

CREATE FUNCTION workbench_removal_is_explained() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM annotations_ledgerentry AS e
    WHERE e.thing_id = OLD.id AND e.revision = OLD.revision + 1 AND e.action = 'delete'
        AND e.transaction = pg_current_xact_id();
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no ledger entry of this transaction explains the end of membership %', OLD.id USING ERRCODE = 'WB014';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER removal_is_explained AFTER DELETE ON annotations_membership
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workbench_removal_is_explained();

-- A key stands for one person in one project, for ever; it can lose its account, and never gets another.
CREATE FUNCTION workbench_person_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF (NEW.id, NEW.project_id) <> (OLD.id, OLD.project_id)
        OR (NEW.user_id IS NOT NULL AND NEW.user_id IS DISTINCT FROM OLD.user_id) THEN
        RAISE EXCEPTION 'a key stands for one person for ever' USING ERRCODE = 'WB011';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER person_guard BEFORE UPDATE ON annotations_person
    FOR EACH ROW EXECUTE FUNCTION workbench_person_guard();
