-- A release that has ended never changes; its files grow only while it is being built.
CREATE FUNCTION workbench_release_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'queued' THEN
            RAISE EXCEPTION 'a release begins queued' USING ERRCODE = 'WB011';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status NOT IN ('queued', 'building') THEN
        RAISE EXCEPTION 'release % is %, and never changes', OLD.id, OLD.status USING ERRCODE = 'WB011';
    END IF;
    IF NEW.status = 'queued' AND OLD.status <> 'queued'
        OR NEW.revision <> OLD.revision + (NEW.status NOT IN ('queued', 'building'))::integer THEN
        RAISE EXCEPTION 'a release goes forward, and only its end is a revision' USING ERRCODE = 'WB012';
    END IF;
    IF NEW.status <> 'ready' AND NEW.ledger_sequence IS NOT NULL THEN
        RAISE EXCEPTION 'only a release that is ready says where the ledger stood' USING ERRCODE = 'WB011';
    END IF;
    IF NEW.status = 'ready' THEN
        -- Whoever is about to add to its files has to be through with it; see workbench_release_file_guard.
        PERFORM pg_advisory_xact_lock(hashtextextended(NEW.id::text, 1));
    END IF;
    IF NEW.status = 'ready' AND (OLD.status <> 'building' OR NEW.ledger_sequence IS NULL OR NOT EXISTS (
        SELECT 1 FROM annotations_releasefile WHERE release_id = NEW.id AND name = 'manifest.json')) THEN
        RAISE EXCEPTION 'a release is complete before it is ready' USING ERRCODE = 'WB011';
    END IF;
    IF NEW.status = 'ready' AND NEW.number <> (
        SELECT coalesce(max(number), 0) + 1 FROM annotations_release WHERE project_id = NEW.project_id
    ) THEN
        RAISE EXCEPTION 'release numbers have no holes' USING ERRCODE = 'WB012';
    END IF;
    IF (NEW.id, NEW.project_id, NEW.note, NEW.created, NEW.created_by_id)
        IS DISTINCT FROM (OLD.id, OLD.project_id, OLD.note, OLD.created, OLD.created_by_id) THEN
        RAISE EXCEPTION 'who asked for a release, where and when never changes' USING ERRCODE = 'WB011';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER release_guard BEFORE INSERT OR UPDATE ON annotations_release
    FOR EACH ROW EXECUTE FUNCTION workbench_release_guard();
CREATE CONSTRAINT TRIGGER is_explained AFTER INSERT ON annotations_release
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workbench_is_explained('release');
CREATE CONSTRAINT TRIGGER end_is_explained AFTER UPDATE ON annotations_release
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.revision <> OLD.revision)
    EXECUTE FUNCTION workbench_is_explained('release');

CREATE FUNCTION workbench_release_file_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    standing text;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'release files never change' USING ERRCODE = 'WB011';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(hashtextextended((CASE WHEN TG_OP = 'INSERT' THEN NEW.release_id
        ELSE OLD.release_id END)::text, 1));
    SELECT status INTO standing FROM annotations_release
    WHERE id = CASE WHEN TG_OP = 'INSERT' THEN NEW.release_id ELSE OLD.release_id END;
    IF standing = 'building' OR (TG_OP = 'DELETE' AND standing IN ('failed', 'cancelled')) THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'files of a release that is % never change', standing USING ERRCODE = 'WB011';
END $$;

CREATE TRIGGER release_file_guard BEFORE INSERT OR UPDATE OR DELETE ON annotations_releasefile
    FOR EACH ROW EXECUTE FUNCTION workbench_release_file_guard();
CREATE TRIGGER release_chunk_guard BEFORE INSERT OR UPDATE OR DELETE ON annotations_releasechunk
    FOR EACH ROW EXECUTE FUNCTION workbench_release_file_guard();
CREATE TRIGGER release_files_are_never_emptied BEFORE TRUNCATE ON annotations_releasefile
    FOR EACH STATEMENT EXECUTE FUNCTION workbench_never_changes();
CREATE TRIGGER release_chunks_are_never_emptied BEFORE TRUNCATE ON annotations_releasechunk
    FOR EACH STATEMENT EXECUTE FUNCTION workbench_never_changes();
