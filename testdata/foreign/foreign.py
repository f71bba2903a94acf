#!/usr/bin/env python3
"""Makes invented reports with the programs of others, with the truth of each cell.

    foreign.py -n 400 -seed 1 -out DIR

Each report is drawn by one of the producers that are installed (WeasyPrint,
wkhtmltopdf, Chromium, LibreOffice Writer and Calc, XeLaTeX, ReportLab, and with
Node.js pdfmake, jsPDF and Typst, found by NODE_PATH), with no feature, one, or three. The truth
is written as that of the corpus: NAME.meta.json and NAME.cells.tsv. The organs
are real names, all figures are invented.
"""
import argparse, collections, json, os, pathlib, random, shutil, struct, subprocess, sys, tempfile

import calc
import grid
import latex
import markup
import model

HERE = pathlib.Path(__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


def run(*args, **kw):
    subprocess.run(args, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300, **kw)


def weasyprint(jobs):
    for r, pdf in jobs:
        src = pdf.with_suffix(".html")
        src.write_text(markup.page(r), encoding="utf8")
        run("weasyprint", str(src), str(pdf))
        src.unlink()


def wkhtmltopdf(jobs):
    for r, pdf in jobs:
        src = pdf.with_suffix(".html")
        src.write_text(markup.page(r), encoding="utf8")
        run("wkhtmltopdf", "-q", "-B", "20mm", "-T", "20mm", str(src), str(pdf))
        src.unlink()


def chromium(jobs):
    for r, pdf in jobs:
        src = pdf.with_suffix(".html")
        src.write_text(markup.page(r), encoding="utf8")
        run(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", str(src))
        src.unlink()


def soffice(write, suffix, infilter, export):
    def make(jobs):
        with tempfile.TemporaryDirectory() as d:
            for i in range(0, len(jobs), 25):
                part = jobs[i:i + 25]
                for r, pdf in part:
                    (pathlib.Path(d) / (pdf.stem + suffix)).write_text(write(r), encoding="utf8")
                run("soffice", "--headless", f"-env:UserInstallation=file://{d}/profile", f"--infilter={infilter}", "--convert-to", export,
                    "--outdir", str(part[0][1].parent), *[f"{d}/{p.stem}{suffix}" for _, p in part])
    return make


def xelatex(jobs):
    with tempfile.TemporaryDirectory() as d:
        for r, pdf in jobs:
            (pathlib.Path(d) / "r.tex").write_text(latex.source(r), encoding="utf8")
            run("xelatex", "-interaction=batchmode", "-halt-on-error", "r.tex", cwd=d)
            shutil.move(f"{d}/r.pdf", pdf)


def reportlab(jobs):
    import drawn
    for r, pdf in jobs:
        drawn.draw(r, pdf)


def node(script):
    def make(jobs):
        with tempfile.TemporaryDirectory() as d:
            spec = pathlib.Path(d) / "jobs.json"
            spec.write_text(json.dumps([{"out": str(p), "features": r.features, "organ": r.organ, "widths": [grid.weights(w) if k == "table" else None for k, w in r.blocks], "blocks": [
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


def package(name):
    """Whether Node.js finds a package by NODE_PATH."""
    return shutil.which("node") and any(os.path.isdir(os.path.join(d, name)) for d in os.environ.get("NODE_PATH", "").split(os.pathsep) if d)


PRODUCERS = {
    "chromium": (chromium, CHROMIUM), "ghostscript": (ghostscript, CHROMIUM and shutil.which("gs")),
    "weasyprint": (weasyprint, shutil.which("weasyprint")), "wkhtmltopdf": (wkhtmltopdf, shutil.which("wkhtmltopdf")),
    "writer": (soffice(markup.page, ".html", "HTML (StarWriter)", "pdf:writer_pdf_Export"), shutil.which("soffice")),
    "calc": (soffice(calc.source, ".fods", "OpenDocument Spreadsheet Flat XML", "pdf:calc_pdf_Export"),
             shutil.which("soffice") and os.path.exists("/usr/lib/libreoffice/program/libsclo.so")),
    "reportlab": (reportlab, True), "xelatex": (xelatex, shutil.which("xelatex")),
    "pdfmake": (node("pdfmake.js"), package("pdfmake")), "jspdf": (node("jspdf.js"), package("jspdf-autotable")),
    "typst": (node("typst.js"), package("@myriaddreamin/typst-ts-node-compiler")),
}
# What a producer, or the way it is used here, does not show.
PLAIN_CELLS = {"struck", "superscript", "white-text", "heads-vertical"}
LIBRARY = PLAIN_CELLS | {"watermark", "dark-heads", "lines-double", "lines-apart", "lines-dashed", "lines-slanted", "shaded", "stripes", "columns-over-pages",
                         "sizes-mixed", "figures-top", "landscape", "page-numbers"}
CANNOT = {
    "chromium": {"columns-over-pages"}, "ghostscript": {"columns-over-pages"}, "weasyprint": {"columns-over-pages"},
    "wkhtmltopdf": {"columns-over-pages", "landscape", "page-numbers"},
    "writer": {"columns-over-pages", "landscape", "page-numbers", "lines-slanted", "stripes", "watermark"},
    "calc": {"struck", "superscript", "white-text", "watermark", "lines-apart", "lines-slanted", "page-numbers"},
    "reportlab": LIBRARY, "pdfmake": LIBRARY, "jspdf": LIBRARY,
    "typst": {"columns-over-pages", "lines-double", "lines-apart", "lines-slanted"},
    "xelatex": {"columns-over-pages", "lines-double", "lines-apart", "lines-slanted", "struck", "sizes-mixed", "figures-top", "lines-dashed", "lines-grey"},
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
        pool = [f for f in model.FEATURES if f not in CANNOT[producer]]
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
