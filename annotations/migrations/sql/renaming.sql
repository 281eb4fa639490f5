-- Names in releases: when a person becomes a pseudonym, so they do in each ready release. Data files stay as they are.

-- As it was, but that the one function below, which runs as the owner, may raise the revision of what is ready.
CREATE OR REPLACE FUNCTION workbench_release_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'queued' THEN
            RAISE EXCEPTION 'a release begins queued' USING ERRCODE = 'WB011';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status = 'ready' AND workbench_is_owner(TG_RELID) AND NEW.revision = OLD.revision + 1
        AND to_jsonb(NEW) - 'revision' = to_jsonb(OLD) - 'revision' THEN
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

CREATE OR REPLACE FUNCTION workbench_release_file_guard() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
DECLARE
    touched record := CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END;
    standing text;
    is_renaming boolean;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended(touched.release_id::text, 1));
    SELECT status INTO standing FROM annotations_release WHERE id = touched.release_id;
    is_renaming := standing = 'ready' AND touched.name IN ('people.jsonl', 'README.md', 'manifest.json')
        AND workbench_is_owner(TG_RELID);
    IF TG_OP = 'UPDATE' THEN
        IF is_renaming AND TG_TABLE_NAME = 'annotations_releasefile'
            AND to_jsonb(NEW) - ARRAY['bytes', 'sha256'] = to_jsonb(OLD) - ARRAY['bytes', 'sha256'] THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'release files never change' USING ERRCODE = 'WB011';
    END IF;
    IF standing = 'building' OR (TG_OP = 'DELETE' AND standing IN ('failed', 'cancelled'))
        OR (is_renaming AND TG_TABLE_NAME = 'annotations_releasechunk') THEN
        RETURN touched;
    END IF;
    RAISE EXCEPTION 'files of a release that is % never change', standing USING ERRCODE = 'WB011';
END $$;

-- RFC 1950 and 1951, without compressing: so the database itself can write what the application reads.
CREATE FUNCTION workbench_zlib(p_content bytea) RETURNS bytea LANGUAGE sql IMMUTABLE
    SET search_path = public, pg_temp AS $$
    SELECT '\x7801'::bytea || (
        SELECT string_agg(
            set_byte(set_byte(set_byte(set_byte(set_byte('\x0000000000'::bytea,
                0, (start + 65535 >= length(p_content))::integer), 1, size & 255), 2, size >> 8),
                3, 255 - (size & 255)), 4, 255 - (size >> 8)) || substr(p_content, start + 1, size),
            ''::bytea ORDER BY start)
        FROM generate_series(0, greatest(length(p_content) - 1, 0), 65535) AS start,
            LATERAL (SELECT least(length(p_content) - start, 65535) AS size) AS block
    ) || (
        SELECT decode(lpad(to_hex(((length(p_content) + coalesce(sum((length(p_content) - place)::bigint
            * get_byte(p_content, place)), 0)) % 65521)::bigint * 65536
            + ((1 + coalesce(sum(get_byte(p_content, place)), 0)) % 65521)::bigint), 8, '0'), 'hex')
        FROM generate_series(0, length(p_content) - 1) AS place
    );
$$;

-- The files of a release that name people, after one of them became a pseudonym; the same again where none does.
-- `p_people`, `p_card` and `p_manifest` are what is there, which their hashes have told.
CREATE FUNCTION workbench_renamed(
    p_person uuid, p_name text, p_people text, p_card text, p_manifest text,
    OUT people text, OUT card text, OUT manifest text
) LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    key text := '{"key":"urn:uuid:' || p_person || '",';
    size text;
BEGIN
    SELECT string_agg(CASE WHEN starts_with(line, key) THEN key || '"name":' || to_json(p_name) || '}' ELSE line END,
        E'\n' ORDER BY place) INTO people
    FROM string_to_table(p_people, E'\n') WITH ORDINALITY AS lines (line, place);
    size := to_char(octet_length(convert_to(people, 'UTF8')), 'FM999,999,999,990');
    -- What people typed stands in the card with its ` and | escaped: a line that begins so is the card's own.
    SELECT string_agg(regexp_replace(line, '^(\| `people\.jsonl` \| )[0-9,]+( \|)', '\1' || size || '\2'),
        E'\n' ORDER BY place) INTO card
    FROM string_to_table(p_card, E'\n') WITH ORDINALITY AS lines (line, place);
    manifest := replace(p_manifest, workbench_facts(p_people), workbench_facts(people));
    IF card <> p_card THEN
        manifest := replace(manifest, workbench_facts(p_card), workbench_facts(card));
    END IF;
END $$;

-- How a manifest states the bytes and the hash of a file; in a text that somebody typed the quotes would be escaped.
CREATE FUNCTION workbench_facts(p_content text) RETURNS text LANGUAGE sql IMMUTABLE
    SET search_path = public, pg_temp AS $$
    SELECT '"bytes": ' || octet_length(convert_to(p_content, 'UTF8')) || E',\n      "sha256": "'
        || encode(sha256(convert_to(p_content, 'UTF8')), 'hex') || '"';
$$;

CREATE FUNCTION workbench_replace_file(p_release uuid, p_file text, p_before text, p_after text) RETURNS void
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    content bytea := convert_to(p_after, 'UTF8');
BEGIN
    IF p_before = p_after THEN
        RETURN;
    END IF;
    UPDATE annotations_releasefile SET bytes = length(content), sha256 = sha256(content)
    WHERE release_id = p_release AND name = p_file;
    DELETE FROM annotations_releasechunk WHERE release_id = p_release AND name = p_file;
    INSERT INTO annotations_releasechunk (release_id, name, number, content)
    VALUES (p_release, p_file, 0, workbench_zlib(content));
END $$;

-- The one way by which a name changes, in the project and in all its ready releases at once; those that changed come
-- back. What is in them is given, since it is compressed there, and believed by its hash. It lasts only with entries of
-- its transaction that explain it. `p_mark` recognises the account if it comes back after it was let go here.
CREATE FUNCTION workbench_pseudonymise(
    p_project uuid, p_person uuid, p_name text, p_mark bytea,
    p_releases uuid[], p_people text[], p_cards text[], p_manifests text[]
) RETURNS uuid[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    ready uuid[];
    changed uuid[] := '{}';
    is_member boolean;
    made record;
BEGIN
    -- A release that is about to turn ready has read the names after it held the project; see the job.
    PERFORM 1 FROM annotations_project WHERE id = p_project FOR NO KEY UPDATE;
    IF p_name IS NULL OR p_name !~ '\S\s+\S' OR EXISTS (SELECT 1 FROM annotations_person
        WHERE project_id = p_project AND id <> p_person AND lower(name) = lower(p_name)) THEN
        RAISE EXCEPTION 'this name is taken, or could be that of an account' USING ERRCODE = 'WB004';
    END IF;
    is_member := EXISTS (SELECT 1 FROM annotations_membership WHERE person_id = p_person);
    IF p_mark IS NULL AND NOT is_member
        AND EXISTS (SELECT 1 FROM annotations_person WHERE id = p_person AND user_id IS NOT NULL) THEN
        RAISE EXCEPTION 'an account that is let go leaves its mark' USING ERRCODE = 'WB004';
    END IF;
    UPDATE annotations_person SET name = p_name, pseudonymous = true, revision = revision + 1,
        account_mark = CASE WHEN is_member OR user_id IS NULL THEN account_mark ELSE coalesce(account_mark, p_mark) END,
        user_id = CASE WHEN is_member THEN user_id END
    WHERE id = p_person AND project_id = p_project;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'person % is nobody in project %', p_person, p_project USING ERRCODE = 'WB004';
    END IF;
    PERFORM 1 FROM annotations_release WHERE project_id = p_project AND status = 'ready' ORDER BY id FOR NO KEY UPDATE;
    ready := ARRAY(SELECT id FROM annotations_release WHERE project_id = p_project AND status = 'ready' ORDER BY id);
    IF ready IS DISTINCT FROM p_releases THEN
        RAISE EXCEPTION 'a name changes in every release that is ready, and in nothing else' USING ERRCODE = 'WB014';
    END IF;
    FOR place IN 1 .. cardinality(p_releases) LOOP
        IF (SELECT count(*) FROM annotations_releasefile AS f
            JOIN (VALUES ('people.jsonl', p_people[place]), ('README.md', p_cards[place]),
                ('manifest.json', p_manifests[place])) AS given (name, content)
            ON given.name = f.name AND sha256(convert_to(given.content, 'UTF8')) = f.sha256
            WHERE f.release_id = p_releases[place]) <> 3 THEN
            RAISE EXCEPTION 'what was given of release % is not what is in it', p_releases[place] USING ERRCODE = 'WB011';
        END IF;
        made := workbench_renamed(p_person, p_name, p_people[place], p_cards[place], p_manifests[place]);
        CONTINUE WHEN made.people = p_people[place];
        IF made.manifest = p_manifests[place] THEN
            RAISE EXCEPTION 'the manifest of release % is none that is known', p_releases[place] USING ERRCODE = 'WB011';
        END IF;
        PERFORM workbench_replace_file(p_releases[place], 'people.jsonl', p_people[place], made.people);
        PERFORM workbench_replace_file(p_releases[place], 'README.md', p_cards[place], made.card);
        PERFORM workbench_replace_file(p_releases[place], 'manifest.json', p_manifests[place], made.manifest);
        UPDATE annotations_release SET revision = revision + 1 WHERE id = p_releases[place];
        changed := changed || p_releases[place];
    END LOOP;
    RETURN changed;
END $$;

REVOKE ALL ON FUNCTION workbench_pseudonymise, workbench_replace_file, workbench_renamed FROM PUBLIC;
