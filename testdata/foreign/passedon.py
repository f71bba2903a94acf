#!/usr/bin/env python3
"""Writes the reports of foreign.py as they are passed on: as texts of their PDFs, or as documents that are no PDFs.

    passedon.py -way flow -of DIR -out OUT            the texts of the PDFs in DIR
    passedon.py -way html -n 400 -seed 1 -out OUT     other reports, as documents

Ways of texts are flow, layout and raw (pdftotext as it comes, with -layout, with -raw) and mutool; of documents
html, markdown, docx, doc, rtf and odt (the last four written by LibreOffice from the web page). The truth stands beside each.
What a text does not show, as which figures were struck out, is right in the truth all the same.
"""
import argparse, pathlib, random, shutil, subprocess, tempfile

import grid
import markup
import model

TEXTS = {"flow": ["pdftotext"], "layout": ["pdftotext", "-layout"], "raw": ["pdftotext", "-raw"], "mutool": ["mutool", "draw", "-F", "txt", "-o"]}
OFFICE = {"docx": "MS Word 2007 XML", "doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}
NOT_IN_MARKDOWN = {"white-text", "struck", "superscript", "watermark"}


def texts(way, source, out):
    for pdf in sorted(source.glob("*.pdf")):
        text, command = out / (pdf.stem + ".txt"), TEXTS[way]
        files = [text, pdf] if command[0] == "mutool" else [pdf, text]
        subprocess.run([*command, *map(str, files)], check=True, stderr=subprocess.DEVNULL)
        for truth in (".meta.json", ".cells.tsv"):
            shutil.copy(source / (pdf.stem + truth), out)


def markdown(report):
    out = []
    for kind, what in report.blocks:
        if kind != "table":
            out.append(what)
            continue
        cells, columns, rows = grid.grid(what)
        at = {(x, y): c.text.replace("\n", "") for x, y, c in cells}
        lines = ["| " + " | ".join(at.get((x, y), "") for x in range(columns)) + " |" for y in range(rows)]
        out.append("\n".join(lines[:1] + ["|" + " --- |" * columns] + lines[1:]))
    return "\n\n".join(out) + "\n"


def documents(way, n, seed, out):
    pool = [f for f in model.FEATURES if way != "markdown" or f not in NOT_IN_MARKDOWN]
    rng, reports = random.Random(seed), []
    for i in range(n):
        features = [[], [rng.choice(pool)], rng.sample(pool, 3), [rng.choice(pool)], rng.sample(pool, 3)][i % 5]
        report = model.Report(random.Random(f"{way}/{seed}/{i}"), model.compatible(features))
        report.write(out / f"{i:05d}-{way}", way)
        reports.append((f"{i:05d}-{way}", report))
    if way == "markdown":
        for name, report in reports:
            (out / f"{name}.txt").write_text(markdown(report), encoding="utf8")
        return
    with tempfile.TemporaryDirectory() as d:
        folder = out if way == "html" else pathlib.Path(d)
        for name, report in reports:
            (folder / f"{name}.html").write_text(markup.page(report), encoding="utf8")
        for i in range(0, len(reports) if way in OFFICE else 0, 25):
            subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{d}/profile", "--infilter=HTML (StarWriter)", "--convert-to", f"{way}:{OFFICE[way]}",
                            "--outdir", str(out), *[f"{d}/{name}.html" for name, _ in reports[i:i + 25]]], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("-way", required=True, choices=[*TEXTS, "html", "markdown", *OFFICE])
    p.add_argument("-of", type=pathlib.Path)
    p.add_argument("-n", type=int, default=400)
    p.add_argument("-seed", type=int, default=1)
    p.add_argument("-out", required=True, type=pathlib.Path)
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    if a.way in TEXTS:
        if a.of is None:
            p.error("a text is of the PDFs of a folder: -of DIR")
        texts(a.way, a.of, a.out)
    else:
        documents(a.way, a.n, a.seed, a.out)


if __name__ == "__main__":
    main()
