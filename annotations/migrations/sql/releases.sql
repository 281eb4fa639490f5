-- A release that has ended never changes; its files grow only while it is being built.
CREATE FUNCTION workbench_release_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status NOT IN ('queued', 'building') THEN
        RAISE EXCEPTION 'release % is %, and never changes', OLD.id, OLD.status USING ERRCODE = 'WB011';
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

CREATE TRIGGER release_guard BEFORE UPDATE ON annotations_release
    FOR EACH ROW EXECUTE FUNCTION workbench_release_guard();

CREATE FUNCTION workbench_release_file_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    standing text;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'release files never change' USING ERRCODE = 'WB011';
    END IF;
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
