#!/bin/sh
# compare.sh FILE N [PROCESSES]: how long N copies of a PDF take, each made unique
# by a comment, in nianbao (from files to committed rows) and in programs that
# read text with its places, with the same number of processes. A program that
# is not installed is left out; pdf.js is fetched where npm is installed.
set -eu
file=$1 n=$2 processes=${3:-$(nproc)}
nianbao=$(pwd)/bin/nianbao
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/copies"
i=0
while [ $i -lt "$n" ]; do
	{ cat "$file"; printf '\n%%%d\n%%%%EOF\n' $i; } > "$dir/copies/$(printf %06d $i).pdf"
	i=$((i + 1))
done

# clock NAME COMMAND...: wall clock and processor time of a command.
clock() {
	name=$1
	shift
	start=$(date +%s.%N)
	"$@" > /dev/null 2>&1 || echo "$name: exit code $?"
	end=$(date +%s.%N)
	echo "$name $start $end $n" | awk '{ printf "%-28s %8.2f s  %8.1f files/s\n", $1, $3 - $2, $4 / ($3 - $2) }'
}

# each COMMAND...: the command for every copy, its path in place of {}.
each() { find "$dir/copies" -name '*.pdf' | sort | xargs -P "$processes" -I{} "$@"; }

has() { command -v "$1" > /dev/null; }

clock nianbao "$nianbao" --db "$dir/reports.db" import --quiet --workers "$processes" "$dir/copies"
if has pdftotext; then
	clock pdftotext-layout each pdftotext -layout {} /dev/null
	clock pdftotext-bbox-layout each pdftotext -bbox-layout {} /dev/null
fi
if has mutool; then
	clock mutool-stext each mutool draw -q -F stext -o /dev/null {}
fi
# One interpreter for all files of a process, so that its start is not counted.
script='import sys
from pdfminer.high_level import extract_pages
for path in sys.argv[1:]:
    for page in extract_pages(path): pass'
if /usr/bin/python3 -c 'import pdfminer' 2> /dev/null; then
	clock pdfminer sh -c 'find "$1" -name "*.pdf" | sort | xargs -P "$2" -n "$3" /usr/bin/python3 -c "$4"' _ \
		"$dir/copies" "$processes" $(((n + processes - 1) / processes)) "$script"
fi

if has npm && npm install --silent --prefix "$dir" pdfjs-dist > /dev/null 2>&1; then
	cat > "$dir/pdfjs.mjs" << 'END'
import { readFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
const maps = new URL("node_modules/pdfjs-dist/cmaps/", import.meta.url).href;
for (const path of process.argv.slice(2)) {
  const data = new Uint8Array(await readFile(path));
  const pdf = await getDocument({ data, verbosity: 0, cMapUrl: maps, cMapPacked: true }).promise;
  for (let n = 1; n <= pdf.numPages; n++) await (await pdf.getPage(n)).getTextContent();
  await pdf.destroy();
}
END
	clock pdf.js sh -c 'find "$1/copies" -name "*.pdf" | sort | xargs -P "$2" -n "$3" node "$1/pdfjs.mjs"' _ \
		"$dir" "$processes" $(((n + processes - 1) / processes))
fi
