#!/bin/sh
# Takes the pictures of the README: screenshots.sh DATABASE DIR
# Needs Chromium, and pngquant where it is there, for smaller files. The database
# has testdata/fixtures/drift.pdf (青岛市崂山区 2023), imported from the project's folder.
set -eu
database=$1
out=$2
address=127.0.0.1:18099
go build -o "$out/nianbao" ./cmd/nianbao
"$out/nianbao" --db "$database" serve --listen $address 2>/dev/null &
server=$!
trap 'kill $server; rm -f "$out/nianbao"' EXIT
until curl -sf "http://$address/healthz" >/dev/null; do sleep 0.2; done
report=$(curl -s "http://$address/reports.json?region=370212&from=2023&to=2023" | sed -n 's/.*"id": \([0-9]*\).*/\1/p' | head -1)

# take NAME WIDTH HEIGHT PATH [CHROMIUM'S OPTIONS]
take() {
	name=$1 width=$2 height=$3 path=$4
	shift 4
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --virtual-time-budget=5000 \
		--window-size="$width,$height" --screenshot="$out/$name.png" "$@" "http://$address$path" 2>/dev/null
	if command -v pngquant >/dev/null; then pngquant --force --ext .png 64 "$out/$name.png"; fi
}

take home 1280 900 /
take page 1280 1000 "/reports/$report/pages/2?cell=applications.received/total"
take compare 1280 1000 "/compare?regions=淮安市&children=1&indicator=applications.received"
take report-dark 1280 900 "/reports/$report" --force-dark-mode --blink-settings=preferredColorScheme=0
