#!/bin/sh
# Run once by the image of PostgreSQL, when its volume is empty: the database and its two roles (docs/database.md).
set -eu
psql --username "${POSTGRES_USER:-postgres}" --set ON_ERROR_STOP=1 \
    --set owner="$OWNER_PASSWORD" --set app="$APP_PASSWORD" <<'SQL'
CREATE ROLE workbench_owner LOGIN PASSWORD :'owner';
CREATE ROLE workbench_app LOGIN PASSWORD :'app';
CREATE DATABASE workbench OWNER workbench_owner ENCODING 'UTF8' TEMPLATE template0;
SQL
