#!/bin/sh
# Takes the pictures of README.md and cmd/internal/web/README.md: screenshots.sh DATABASE DIR
# Needs Chromium and curl, and pngquant where it is there, for smaller files. The
# database has testdata/fixtures/drift.pdf (青岛市崂山区 2023), imported from the
# project's folder.
set -eu
database=$1
out=$2
address=127.0.0.1:18099
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
go build -o "$work/nianbao" ./cmd/nianbao
"$work/nianbao" --db "$database" serve --listen $address 2>"$work/messages" &
server=$!
until curl -sf "http://$address/healthz" >/dev/null; do
	kill -0 $server 2>/dev/null || { cat "$work/messages" >&2; exit 1; }
	sleep 0.2
done
report=$(curl -s "http://$address/reports.json?region=370212&from=2023&to=2023" | sed -n 's/.*"id": \([0-9]*\).*/\1/p' | head -1)
[ -n "$report" ] || { echo "$database has no report of 370212 in 2023: import testdata/fixtures/drift.pdf" >&2; exit 1; }

# take NAME WIDTH HEIGHT PATH [CHROMIUM'S OPTIONS]
take() {
	name=$1 width=$2 height=$3 path=$4
	shift 4
	curl -sfg -o /dev/null "http://$address$path" || { echo "no page $path" >&2; exit 1; }
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --accept-lang=zh-CN --virtual-time-budget=5000 \
		--window-size="$width,$height" --screenshot="$out/$name.png" "$@" "http://$address$path" 2>"$work/chromium" ||
		{ cat "$work/chromium" >&2; exit 1; }
	if command -v pngquant >/dev/null; then pngquant --force --ext .png 64 "$out/$name.png"; fi
}

take home 1280 900 /
take page 1280 1000 "/reports/$report/pages/2?cell=applications.received/total"
take compare 1280 1350 "/compare?regions=淮安市&children=1&indicator=applications.received"
take shares 1280 1000 "/compare/shares?of=reasons&region=淮安市&level=below"
take report-dark 1280 900 "/reports/$report" --force-dark-mode --blink-settings=preferredColorScheme=0
