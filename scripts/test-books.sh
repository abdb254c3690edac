#!/bin/sh
# Exports the books that tests read: the specimen's and the example site's, as NAME.pdf into a folder.
# usage: scripts/test-books.sh LECTERN FOLDER
set -eu
cd "$(dirname "$0")/.."
mkdir -p "$2"
for course in Tests/Specimen/english Tests/Specimen/german site/courses/weather site/courses/sauerteig; do
    "$1" export pdf "$course" --output "$2/$(basename "$course").pdf" --quiet 2>/dev/null
done
