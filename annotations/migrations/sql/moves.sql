-- The table of moves, as the database knows it. A test holds it against rules/signoff.py.
CREATE TABLE annotations_signoffmove (
    thing text NOT NULL,
    action text NOT NULL,
    from_status text NOT NULL,  -- '' for what was not there before
    to_status text NOT NULL,
    who text NOT NULL CHECK (who IN ('author', 'owner', 'reviewer', 'nobody')),
    needs_reason boolean NOT NULL,
    PRIMARY KEY (thing, action, from_status)
);

INSERT INTO annotations_signoffmove
SELECT thing, action, from_status, to_status, who, needs_reason
FROM (VALUES ('annotation'), ('contradiction')) AS things (thing),
    (VALUES
        ('create', '', 'draft', 'author', false),
        ('submit', 'draft', 'submitted', 'owner', false),
        ('withdraw', 'submitted', 'draft', 'owner', false),
        ('sign_off', 'submitted', 'signed_off', 'reviewer', false),
        ('return', 'submitted', 'draft', 'reviewer', true),
        ('reject', 'submitted', 'rejected', 'reviewer', true),
        ('reopen', 'signed_off', 'submitted', 'reviewer', true),
        ('reopen', 'rejected', 'submitted', 'reviewer', true),
        ('revise', 'draft', 'draft', 'author', false),
        ('revise', 'submitted', 'draft', 'author', false),
        ('revise', 'signed_off', 'draft', 'author', false),
        ('revise', 'rejected', 'draft', 'author', false),
        ('delete', 'draft', 'draft', 'owner', false),
        ('delete', 'submitted', 'submitted', 'owner', false),
        ('delete', 'signed_off', 'signed_off', 'owner', false),
        ('delete', 'rejected', 'rejected', 'owner', false),
        ('restore', 'draft', 'draft', 'owner', false),
        ('restore', 'submitted', 'draft', 'owner', false),
        ('restore', 'signed_off', 'draft', 'owner', false),
        ('restore', 'rejected', 'draft', 'owner', false)
    ) AS moves (action, from_status, to_status, who, needs_reason);

INSERT INTO annotations_signoffmove VALUES
    ('contradiction', 'unsettle', 'draft', 'draft', 'nobody', false),
    ('contradiction', 'unsettle', 'submitted', 'submitted', 'nobody', false),
    ('contradiction', 'unsettle', 'signed_off', 'submitted', 'nobody', false),
    ('contradiction', 'unsettle', 'rejected', 'rejected', 'nobody', false);
