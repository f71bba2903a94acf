#!/usr/bin/env python3
"""Makes invented reports with the programs of others, with the truth of each cell.

    foreign.py -n 400 -seed 1 -out DIR

Each report is drawn by one of the producers that are installed (WeasyPrint,
wkhtmltopdf, Chromium, LibreOffice Writer and Calc, XeLaTeX, ReportLab, and with
Node.js pdfmake, jsPDF and Typst, found by NODE_PATH), with no feature, one, or three. The truth
is written as that of the corpus: NAME.meta.json and NAME.cells.tsv. The organs
are real names, all figures are invented.
"""
import argparse, collections, html, json, os, pathlib, random, shutil, struct, subprocess, sys, tempfile

import model

HERE = pathlib.Path(__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


def css(r):
    f = r.features
    width = "2.5pt" if "lines-thick" in f else "0.75pt"
    style = "double" if "lines-double" in f else "solid"
    if "lines-double" in f:
        width = "3pt"
    border = f"border:{width} {style} #000;"
    if "lines-horizontal" in f:
        border = f"border-top:{width} solid #000;border-bottom:{width} solid #000;"
    if "lines-none" in f:
        border = ""
    collapse = "collapse" if "lines-apart" not in f else "separate;border-spacing:1px"
    return f"""@page{{size:A4;margin:20mm 18mm}}
body{{font:12pt/1.6 "WenQuanYi Zen Hei","Noto Sans CJK SC",sans-serif;margin:0;width:174mm}}
h1{{font-size:18pt;text-align:center}} h2{{font-size:14pt}} p{{text-indent:2em;margin:.3em 0}} p.c{{text-indent:0}}
table{{border-collapse:{collapse};width:100%;font-size:{5.5 if 'applications-transposed' in f else 8 if 'small' not in f else 6.5}pt;line-height:1.35;margin:4pt 0}}
td{{{border}padding:1.5pt 2pt;text-align:center;{'background:#eef;' if 'shaded' in f else ''}}} td.l{{text-align:left}}
td.d{{background:#334;color:#fff}}
sup{{font-size:60%;vertical-align:super;line-height:0}}
.v{{width:1.1em;margin:auto}} .w{{color:#fff}} .m{{position:fixed;top:120mm;left:30mm;font-size:46pt;color:#ddd;transform:rotate(-30deg)}}"""


def cell_html(c, r):
    t = html.escape(c.text).replace("\n", "<br>")
    if c.old:
        t = f"<s>{html.escape(c.old)}</s> {t}"
    if c.note:
        t += f"<sup>{html.escape(c.note)}</sup>"
    if c.hidden:
        t = f'<span class="w">{c.hidden}</span> {t}'
    if c.vertical:
        t = "<br>".join(html.escape(x) for x in c.text)
    span = (f" colspan={c.cols}" if c.cols > 1 else "") + (f" rowspan={c.rows}" if c.rows > 1 else "")
    cls = "l" if c.left else ("d" if c.head and "dark-heads" in r.features else "")
    if r.ruled():  # Calc looks at nothing else
        span += ' style="border:0.75pt solid #000"' if not {"lines-thick", "lines-double"} & set(r.features) else ""
    return f"<td{span}{f' class={cls}' if cls else ''}>{t}</td>"


def as_html(r):
    out = [f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{r.title}</title><style>{css(r)}</style></head><body>']
    if "watermark" in r.features:
        out.append(f'<div class="m">{r.organ}</div>')
    for kind, what in r.blocks:
        if kind == "table":
            lines = ' border="1" cellspacing="0"' if r.ruled() else ""
            out.append(f"<table{lines}>" + "".join("<tr>" + "".join(cell_html(c, r) for c in row) + "</tr>" for row in what) + "</table>")
        elif kind == "caption":
            out.append(f'<p class="c">{what}</p>')
        else:
            out.append(f"<{kind}>{what}</{kind}>")
    return "\n".join(out) + "</body></html>"


def run(*args, **kw):
    subprocess.run(args, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300, **kw)


def weasyprint(jobs):
    for r, pdf in jobs:
        src = pdf.with_suffix(".html")
        src.write_text(as_html(r), encoding="utf8")
        run("weasyprint", str(src), str(pdf))
        src.unlink()


def wkhtmltopdf(jobs):
    for r, pdf in jobs:
        src = pdf.with_suffix(".html")
        src.write_text(as_html(r), encoding="utf8")
        run("wkhtmltopdf", "-q", "-B", "20mm", "-T", "20mm", str(src), str(pdf))
        src.unlink()


def chromium(jobs):
    for r, pdf in jobs:
        src = pdf.with_suffix(".html")
        src.write_text(as_html(r), encoding="utf8")
        run(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", str(src))
        src.unlink()


def soffice(infilter, export):
    def make(jobs):
        with tempfile.TemporaryDirectory() as d:
            for i in range(0, len(jobs), 25):
                part = jobs[i:i + 25]
                for r, pdf in part:
                    (pathlib.Path(d) / (pdf.stem + ".html")).write_text(as_html(r), encoding="utf8")
                run("soffice", "--headless", f"-env:UserInstallation=file://{d}/profile", f"--infilter={infilter}", "--convert-to", export,
                    "--outdir", str(part[0][1].parent), *[f"{d}/{p.stem}.html" for _, p in part])
    return make


def calc(jobs):
    import calc
    with tempfile.TemporaryDirectory() as d:
        for i in range(0, len(jobs), 25):
            part = jobs[i:i + 25]
            for r, pdf in part:
                (pathlib.Path(d) / (pdf.stem + ".fods")).write_text(calc.source(r), encoding="utf8")
            run("soffice", "--headless", f"-env:UserInstallation=file://{d}/profile", "--convert-to", "pdf:calc_pdf_Export",
                "--outdir", str(part[0][1].parent), *[f"{d}/{p.stem}.fods" for _, p in part])


def xelatex(jobs):
    import latex
    with tempfile.TemporaryDirectory() as d:
        for r, pdf in jobs:
            src = pathlib.Path(d) / "report.tex"
            src.write_text(latex.source(r), encoding="utf8")
            run("xelatex", "-interaction=batchmode", src.name, cwd=d)
            shutil.copy(src.with_suffix(".pdf"), pdf)


def reportlab(jobs):
    import drawn
    for r, pdf in jobs:
        drawn.draw(r, pdf)


def node(script):
    def make(jobs):
        with tempfile.TemporaryDirectory() as d:
            spec = pathlib.Path(d) / "jobs.json"
            spec.write_text(json.dumps([{"out": str(p), "features": r.features, "organ": r.organ, "blocks": [
                [k, w if k != "table" else [[c.__dict__ for c in row] for row in w]] for k, w in r.blocks]} for r, p in jobs], ensure_ascii=False))
            run("node", str(HERE / script), str(spec), font())
    return make


def font():
    """A TrueType font of one face, which is what the libraries of Node.js take."""
    out = pathlib.Path(tempfile.gettempdir()) / "foreign-font" / "zenhei.ttf"
    out.parent.mkdir(exist_ok=True)
    ttc = pathlib.Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc").read_bytes()
    at = struct.unpack(">I", ttc[12:16])[0]
    n = struct.unpack(">H", ttc[at + 4:at + 6])[0]
    head, body, where = ttc[at:at + 12], b"", 12 + 16 * n
    for i in range(n):
        tag, check, offset, length = struct.unpack(">4sIII", ttc[at + 12 + 16 * i:at + 28 + 16 * i])
        head += struct.pack(">4sIII", tag, check, where + len(body), length)
        body += ttc[offset:offset + length] + b"\0" * (-length % 4)
    out.write_bytes(head + body)
    return str(out)


def ghostscript(jobs):
    chromium(jobs)
    for _, pdf in jobs:
        run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={pdf}.gs", str(pdf))
        os.replace(f"{pdf}.gs", pdf)


PRODUCERS = {
    "chromium": (chromium, CHROMIUM), "ghostscript": (ghostscript, CHROMIUM and shutil.which("gs")),
    "weasyprint": (weasyprint, shutil.which("weasyprint")), "wkhtmltopdf": (wkhtmltopdf, shutil.which("wkhtmltopdf")),
    "writer": (soffice("HTML (StarWriter)", "pdf:writer_pdf_Export"), shutil.which("soffice")),
    "calc": (calc, shutil.which("soffice") and os.path.exists("/usr/lib/libreoffice/program/libsclo.so")),
    "xelatex": (xelatex, shutil.which("xelatex")),
    "reportlab": (reportlab, True), "pdfmake": (node("pdfmake.js"), shutil.which("node")), "jspdf": (node("jspdf.js"), shutil.which("node")),
    "typst": (node("typst.js"), shutil.which("node")),
}
# What only pages of markup can show.
MARKUP_ONLY = {"struck", "superscript", "white-text", "watermark", "dark-heads", "lines-double", "lines-apart", "heads-vertical", "shaded"}
# What each of the others leaves out.
UNABLE = {
    "reportlab": MARKUP_ONLY, "pdfmake": MARKUP_ONLY, "jspdf": MARKUP_ONLY, "typst": {"lines-double", "lines-apart"},
    "xelatex": {"struck", "watermark", "dark-heads", "lines-double", "lines-apart", "shaded"},
    "calc": {"struck", "superscript", "white-text", "watermark", "lines-apart"},
}

def main():
    p = argparse.ArgumentParser()
    p.add_argument("-n", type=int, default=400)
    p.add_argument("-seed", type=int, default=1)
    p.add_argument("-out", required=True)
    p.add_argument("-only", default="")
    a = p.parse_args()
    out = pathlib.Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(a.seed)
    names = [n for n, (_, there) in PRODUCERS.items() if there and (not a.only or n in a.only.split(","))]
    jobs = collections.defaultdict(list)
    for i in range(a.n):
        producer = names[i % len(names)]
        pool = [f for f in model.FEATURES if f not in UNABLE.get(producer, ())]
        features = [[], [rng.choice(pool)], rng.sample(pool, 3), [rng.choice(pool)], rng.sample(pool, 3)][(i // len(names)) % 5]
        r = model.Report(random.Random(f"{a.seed}/{i}"), model.compatible(features))
        name = f"{i:05d}-{producer}"
        r.write(out / name, producer)
        jobs[producer].append((r, out / f"{name}.pdf"))
    for producer, list_ in jobs.items():
        try:
            PRODUCERS[producer][0](list_)
        except Exception as e:  # what a producer can't draw is left out, and said
            print(f"{producer}: {e}", file=sys.stderr)
    for meta in out.glob("*.meta.json"):
        if not meta.with_name(meta.name.replace(".meta.json", ".pdf")).exists():
            meta.unlink()
            meta.with_name(meta.name.replace(".meta.json", ".cells.tsv")).unlink()


if __name__ == "__main__":
    main()
