"""A report as a workbook of LibreOffice Calc (flat ODF): a sheet for each table, with what stands before it."""
import html

from drawn import grid

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin="15mm" style:scale-to-X="1" style:scale-to-Y="0" style:print="objects charts drawings"/>
<style:header-style/><style:footer-style/></style:page-layout>
<style:style style:name="sheet" style:family="table" style:master-page-name="Default"/>
<style:style style:name="narrow" style:family="table-column"><style:table-column-properties style:column-width="17mm"/></style:style>
<style:style style:name="wide" style:family="table-column"><style:table-column-properties style:column-width="52mm"/></style:style>
<style:style style:name="row" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>
<style:style style:name="tall" style:family="table-row"><style:table-row-properties style:row-height="18mm" style:use-optimal-row-height="false"/></style:style>
"""
CELL = """<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties {border}fo:wrap-option="wrap" style:vertical-align="middle"{fill}/>
<style:paragraph-properties fo:text-align="{align}"/><style:text-properties style:font-name-asian="WenQuanYi Zen Hei" fo:font-size="{size}pt" style:font-size-asian="{size}pt"{color}/></style:style>
"""


def source(r):
    f = r.features
    width = "2pt" if "lines-thick" in f else "0.75pt"
    border = f'fo:border="{width} solid #000000" '
    if "lines-double" in f:
        border = 'fo:border="2.2pt double #000000" '
    if "lines-horizontal" in f:
        border = f'fo:border-top="{width} solid #000000" fo:border-bottom="{width} solid #000000" fo:border-left="none" fo:border-right="none" '
    if "lines-none" in f:
        border = ""
    size = 6.5 if "small" in f else 8
    fill = ' fo:background-color="#eeeeff"' if "shaded" in f else ""
    dark = ' fo:background-color="#333344"' if "dark-heads" in f else fill
    out = [HEAD, CELL.format(name="c", border=border, align="center", size=size, fill=fill, color=""),
           CELL.format(name="h", border=border, align="center", size=size, fill=dark, color=' fo:color="#ffffff"' if "dark-heads" in f else ""),
           CELL.format(name="l", border=border, align="start", size=size, fill=fill, color=""),
           CELL.format(name="h1", border="", align="center", size=16, fill="", color=""), CELL.format(name="t", border="", align="start", size=11, fill="", color=""),
           '</office:automatic-styles><office:master-styles><style:master-page style:name="Default" style:page-layout-name="page"/></office:master-styles>'
           "<office:body><office:spreadsheet>"]
    before, sheets = [], 0
    for kind, what in r.blocks + [("table", None)]:
        if kind != "table":
            before.append((kind, what))
            continue
        if what is None and not before:
            continue
        sheets += 1
        out.append(sheet(f"表{sheets}", before, what or [], "column-number" in f))
        before = []
    return "".join(out) + "</office:spreadsheet></office:body></office:document>"


def sheet(name, before, rows, numbered):
    cells, nx, ny = grid(rows) if rows else ([], 8, 0)
    label = (3 if numbered else 2) if nx in (10, 11, 12) else 0
    out = [f'<table:table table:name="{name}" table:style-name="sheet">']
    out += [f'<table:table-column table:style-name="{"wide" if x == label else "narrow"}"/>' for x in range(nx)]
    for kind, what in before:
        style = "tall" if len(what) > 40 else "row"
        out.append(f'<table:table-row table:style-name="{style}">' + one(html.escape(what), "h1" if kind == "h1" else "t", nx, 1) + covered(nx - 1) + "</table:table-row>")
    at = {(x, y): c for x, y, c in cells}
    for y in range(ny):
        out.append('<table:table-row table:style-name="row">')
        for x in range(nx):
            c = at.get((x, y))
            if c is None:
                out.append(covered(1))
                continue
            value = "\n".join(c.text) if c.vertical else c.text
            out.append(one("</text:p><text:p>".join(html.escape(v) for v in value.split("\n")), "l" if c.left else "h" if c.head else "c", c.cols, c.rows))
        out.append("</table:table-row>")
    return "".join(out) + "</table:table>"


def one(text, style, cols, rows):
    span = f' table:number-columns-spanned="{cols}" table:number-rows-spanned="{rows}"' if cols > 1 or rows > 1 else ""
    return f'<table:table-cell office:value-type="string" table:style-name="{style}"{span}><text:p>{text}</text:p></table:table-cell>'


def covered(n):
    return f'<table:covered-table-cell table:number-columns-repeated="{n}"/>' if n > 0 else ""
