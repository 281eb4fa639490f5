-- What is signed names whoever signs it, and shows the passages and their sources as they are stored.

CREATE FUNCTION workbench_signs_what_is_stored() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    said jsonb := NEW.statement::jsonb;
    passages jsonb;
    sources jsonb;
BEGIN
    WITH shown AS (
        SELECT NEW.thing_id AS annotation, 0 AS position WHERE NEW.thing = 'annotation'
        UNION ALL
        SELECT annotation_id, position FROM annotations_contradictionend WHERE contradiction_id = NEW.thing_id
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
    IF said ->> 'signer' IS DISTINCT FROM NEW.person_id::text OR said -> 'passages' IS DISTINCT FROM passages
        OR said -> 'sources' IS DISTINCT FROM sources THEN
        RAISE EXCEPTION 'what is signed names another signer, or shows a passage or a source otherwise than it is stored'
            USING ERRCODE = 'WB004';
    END IF;
    RETURN NEW;
END $$;

-- Not where a project is brought in from an archive: what was signed there showed its sources as they were then.
CREATE TRIGGER signs_what_is_stored BEFORE INSERT ON annotations_ledgerentry FOR EACH ROW
    WHEN (NEW.statement IS NOT NULL)
    EXECUTE FUNCTION workbench_signs_what_is_stored();

REVOKE ALL ON FUNCTION workbench_signs_what_is_stored FROM PUBLIC;
