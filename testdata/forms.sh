#!/bin/sh
# forms.sh [RUNS]: what it takes to import one and the same report in each form: the processor time and the largest
# process (of the import and its worker), each the median of RUNS, 5 if nobody says. The forms are made by LibreOffice of
# a Word document, pictures by Poppler; what can't be made so is a fixture. Pictures are read where tesseract is
# installed. The first line is what a file costs that is none.
set -eu
runs=${1:-5}
nianbao=$(pwd)/bin/nianbao
fixtures=$(pwd)/testdata/fixtures
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cp "$fixtures/word-2021.docx" report.docx
for form in pdf doc rtf html; do
	soffice "-env:UserInstallation=file://$dir/profile" --headless --convert-to $form report.docx > /dev/null 2>&1 || echo "no $form: LibreOffice is missing"
done
cp "$fixtures/sheet-plain.xlsx" report.xlsx
cp "$fixtures/sheet-plain.xls" report.xls
cp "$fixtures/ofd-2021.ofd" report.ofd
if [ -f report.html ]; then
	{
		printf 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=part\n\n--part\nContent-Type: text/html\n\n'
		cat report.html
		printf '\n--part--\n'
	} > report.mht
fi
if [ -f report.pdf ]; then
	python3 -m zipfile -c report.zip report.pdf
	pdftoppm -r 200 -f 2 -l 2 -singlefile -jpeg report.pdf report || echo "no pictures: Poppler is missing"
	pdftoppm -r 200 -f 2 -l 2 -singlefile -tiff report.pdf report || true
fi
echo none > empty.txt

for file in empty.txt report.*; do
	i=0
	while [ $i -lt "$runs" ]; do
		rm -f reports.db* measured
		XDG_CACHE_HOME="$dir/cache$i" /usr/bin/time -o measured -f '%U %S %M' "$nianbao" --db reports.db import --quiet --workers 1 "$file" > outcome 2> /dev/null || true
		tail -n 1 measured >> runs
		i=$((i + 1))
	done
	awk -v file="$file" -v outcome="$(cut -f 1 outcome)" '
		{ time[NR] = $1 + $2; size[NR] = $3 / 1024 }
		function median(list, i, j, t) {
			for (i = 2; i <= NR; i++) for (j = i; j > 1 && list[j] < list[j-1]; j--) { t = list[j]; list[j] = list[j-1]; list[j-1] = t }
			return list[int((NR + 1) / 2)]
		}
		END { printf "%-12s %-8s %6.2f s %6.0f MB\n", file, outcome, median(time), median(size) }' runs
	rm runs
done
