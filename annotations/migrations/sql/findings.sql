-- Findings: what is said of which places never changes, the quote is what stands there, and only decisions decide.
CREATE FUNCTION workbench_finding_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'open' OR NEW.revision <> 1 OR octet_length(NEW.key) <> 32 THEN
            RAISE EXCEPTION 'a finding begins open, with a key' USING ERRCODE = 'WB011';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.project_id, NEW.check_name, NEW.kind, NEW.contradiction_kind, NEW."values", NEW.key, NEW.first_given)
        IS DISTINCT FROM (OLD.id, OLD.project_id, OLD.check_name, OLD.kind, OLD.contradiction_kind, OLD."values", OLD.key,
        OLD.first_given) THEN
        RAISE EXCEPTION 'what a finding says of which places never changes' USING ERRCODE = 'WB011';
    END IF;
    IF NEW.revision <> OLD.revision
        + ((NEW.status, NEW.message, NEW.relation) IS DISTINCT FROM (OLD.status, OLD.message, OLD.relation))::integer THEN
        RAISE EXCEPTION 'a revision rises by one with each decision and each other wording' USING ERRCODE = 'WB012';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER finding_guard BEFORE INSERT OR UPDATE ON annotations_finding
    FOR EACH ROW EXECUTE FUNCTION workbench_finding_guard();

-- Checked at commit: somebody decided what the status says.
CREATE FUNCTION workbench_finding_is_decided() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM annotations_findingdecision AS d
    WHERE d.finding_id = NEW.id AND d.revision = NEW.revision
        AND NEW.status = CASE d.decision WHEN 'accept' THEN 'accepted' WHEN 'dismiss' THEN 'dismissed' ELSE 'open' END;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'nobody decided that finding % is %', NEW.id, NEW.status USING ERRCODE = 'WB014';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER finding_is_decided AFTER UPDATE ON annotations_finding DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.status <> OLD.status) EXECUTE FUNCTION workbench_finding_is_decided();

-- By the statement, since one source gives thousands of them.
CREATE FUNCTION workbench_finding_passages_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    bad record;
BEGIN
    SELECT a.start, a."end" INTO bad
    FROM added AS a
    LEFT JOIN annotations_finding AS f ON f.id = a.finding_id
    LEFT JOIN annotations_source AS s ON s.id = a.source_id
    CROSS JOIN LATERAL (
        SELECT string_agg(b.text, '' ORDER BY b.start) AS text, min(b.start) AS start
        FROM annotations_sourceblock AS b
        WHERE b.source_id = a.source_id AND b.start > a.start - 8192 AND b.start < a."end"
    ) AS piece
    WHERE f.project_id IS DISTINCT FROM s.project_id OR s.project_id IS NULL
        OR substr(piece.text, a.start - piece.start + 1, a."end" - a.start) IS DISTINCT FROM a.quote
        OR char_length(a.quote) <> a."end" - a.start
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the quote of a finding is not what stands at % to % in a source of its project', bad.start, bad."end"
            USING ERRCODE = 'WB013';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER finding_passages_guard AFTER INSERT ON annotations_findingpassage
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION workbench_finding_passages_guard();
CREATE TRIGGER finding_passage_never_changes BEFORE UPDATE OR DELETE ON annotations_findingpassage
    FOR EACH ROW EXECUTE FUNCTION workbench_never_changes();

-- Checked at commit, since the work is made after the decision, with the ledger's head held last: a decision is of
-- somebody in the project, and names work that is in it.
CREATE FUNCTION workbench_finding_decision_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    place uuid;
BEGIN
    SELECT project_id INTO place FROM annotations_finding WHERE id = NEW.finding_id;
    IF NOT EXISTS (SELECT 1 FROM annotations_person WHERE id = NEW.person_id AND project_id = place)
        OR (NEW.contradiction_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM annotations_contradiction WHERE id = NEW.contradiction_id AND project_id = place))
        OR cardinality(NEW.annotations) <> (
            SELECT count(*) FROM annotations_annotation AS a JOIN annotations_source AS s ON s.id = a.source_id
            WHERE a.id = ANY(NEW.annotations) AND s.project_id = place) THEN
        RAISE EXCEPTION 'who decides about a finding and what it becomes is of its project' USING ERRCODE = 'WB013';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER finding_decision_guard AFTER INSERT ON annotations_findingdecision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workbench_finding_decision_guard();
CREATE TRIGGER finding_decision_never_changes BEFORE UPDATE OR DELETE ON annotations_findingdecision
    FOR EACH ROW EXECUTE FUNCTION workbench_never_changes();

-- A run goes forward, and one that has ended never changes.
CREATE FUNCTION workbench_check_run_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'queued' OR NEW.revision <> 1 THEN
            RAISE EXCEPTION 'a run begins queued' USING ERRCODE = 'WB011';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status NOT IN ('queued', 'running') THEN
        RAISE EXCEPTION 'run % is %, and never changes', OLD.id, OLD.status USING ERRCODE = 'WB011';
    END IF;
    IF (NEW.status = 'queued' AND OLD.status <> 'queued')
        OR NEW.revision <> OLD.revision + (NEW.status NOT IN ('queued', 'running'))::integer
        OR (NEW.ended IS NULL) <> (NEW.status IN ('queued', 'running')) THEN
        RAISE EXCEPTION 'a run goes forward, and only its end is a revision' USING ERRCODE = 'WB012';
    END IF;
    IF (NEW.id, NEW.project_id, NEW.cause, NEW.created, NEW.asked_by_id)
        IS DISTINCT FROM (OLD.id, OLD.project_id, OLD.cause, OLD.created, OLD.asked_by_id) THEN
        RAISE EXCEPTION 'who asked for a run, where and when never changes' USING ERRCODE = 'WB011';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER check_run_guard BEFORE INSERT OR UPDATE ON annotations_checkrun
    FOR EACH ROW EXECUTE FUNCTION workbench_check_run_guard();

-- What work was derived from is said when it is made, and never again.
CREATE FUNCTION workbench_origin_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'what work was derived from never changes' USING ERRCODE = 'WB011';
END $$;

CREATE TRIGGER origin_stays BEFORE UPDATE ON annotations_annotation
    FOR EACH ROW WHEN (NEW.origin IS DISTINCT FROM OLD.origin) EXECUTE FUNCTION workbench_origin_stays();
CREATE TRIGGER origin_stays BEFORE UPDATE ON annotations_contradiction
    FOR EACH ROW WHEN (NEW.origin IS DISTINCT FROM OLD.origin) EXECUTE FUNCTION workbench_origin_stays();
