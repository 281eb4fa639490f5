-- A source's text is its blocks: whole and unbroken from the first statement on, and never changed.
ALTER TABLE annotations_sourceblock
    ADD CONSTRAINT block_has_a_length CHECK (char_length(text) BETWEEN 1 AND 8192);

CREATE FUNCTION workbench_text_is_whole() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    broken record;
BEGIN
    SELECT s.id INTO broken
    FROM (SELECT DISTINCT source_id FROM added) AS touched
    JOIN annotations_source AS s ON s.id = touched.source_id
    CROSS JOIN LATERAL (
        SELECT string_agg(b.text, '' ORDER BY b.start) AS text,
            bool_and(b.start = b.expected) AS is_unbroken
        FROM (
            SELECT start, text, coalesce(
                sum(char_length(text)) OVER (ORDER BY start ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0
            ) AS expected
            FROM annotations_sourceblock WHERE source_id = s.id
        ) AS b
    ) AS joined
    WHERE NOT (joined.is_unbroken AND char_length(joined.text) = s.length
        AND sha256(convert_to(joined.text, 'UTF8')) = s.sha256)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the blocks of source % are not its text', broken.id USING ERRCODE = 'WB010';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER text_is_whole AFTER INSERT ON annotations_sourceblock
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION workbench_text_is_whole();

CREATE FUNCTION workbench_never_changes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_setting('workbench.allow_truncate', true) = 'on' THEN
        RETURN NULL;  -- only the tests set this, on a database of their own
    END IF;
    RAISE EXCEPTION '% never changes', TG_TABLE_NAME USING ERRCODE = 'WB011';
END $$;

CREATE TRIGGER text_never_changes BEFORE UPDATE OR DELETE ON annotations_sourceblock
    FOR EACH ROW EXECUTE FUNCTION workbench_never_changes();
CREATE TRIGGER text_is_never_emptied BEFORE TRUNCATE ON annotations_sourceblock
    FOR EACH STATEMENT EXECUTE FUNCTION workbench_never_changes();

CREATE FUNCTION workbench_source_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF (NEW.id, NEW.project_id, NEW.sha256, NEW.original_sha256, NEW.original_bytes, NEW.normalised, NEW.length,
        NEW.lines, NEW.created) IS DISTINCT FROM (OLD.id, OLD.project_id, OLD.sha256, OLD.original_sha256,
        OLD.original_bytes, OLD.normalised, OLD.length, OLD.lines, OLD.created) THEN
        RAISE EXCEPTION 'the text of a source never changes' USING ERRCODE = 'WB011';
    END IF;
    IF NEW.revision <> OLD.revision + 1 OR NOT NEW.recorded_by @> OLD.recorded_by THEN
        RAISE EXCEPTION 'a revision rises by one, and nobody is taken off those who recorded' USING ERRCODE = 'WB012';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER source_guard BEFORE UPDATE ON annotations_source
    FOR EACH ROW EXECUTE FUNCTION workbench_source_guard();

CREATE FUNCTION workbench_source_has_text() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM annotations_sourceblock WHERE source_id = NEW.id) THEN
        RAISE EXCEPTION 'source % has no text', NEW.id USING ERRCODE = 'WB010';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER source_has_text AFTER INSERT ON annotations_source DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION workbench_source_has_text();

-- A passage lies in its text; its quote is what stands there, prefix and suffix the 32 code points on either side.
CREATE FUNCTION workbench_passage_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    piece text;
    piece_start integer;
    place integer;
    width integer := NEW."end" - NEW.start;
BEGIN
    SELECT string_agg(text, '' ORDER BY start), min(start) INTO piece, piece_start
    FROM annotations_sourceblock
    WHERE source_id = NEW.source_id AND start > NEW.start - 32 - 8192 AND start < NEW."end" + 32;
    place := NEW.start - piece_start + 1;
    IF NEW.start < 0 OR width < 1 OR substr(piece, place, width) IS DISTINCT FROM NEW.quote
        OR char_length(NEW.quote) <> width THEN
        RAISE EXCEPTION 'the quote is not what stands at % to %', NEW.start, NEW."end" USING ERRCODE = 'WB013';
    END IF;
    IF substr(piece, greatest(place - 32, 1), least(place - 1, 32)) <> NEW.prefix
        OR substr(piece, place + width, 32) <> NEW.suffix THEN
        RAISE EXCEPTION 'prefix or suffix is not what stands around % to %', NEW.start, NEW."end" USING ERRCODE = 'WB013';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER passage_guard BEFORE INSERT OR UPDATE OF source_id, start, "end", quote, prefix, suffix
    ON annotations_annotation FOR EACH ROW EXECUTE FUNCTION workbench_passage_guard();
