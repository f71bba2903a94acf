"""Draws a report with LibreOffice Calc: each table on a sheet of its own, with the text that stands before it."""
import math, xml.sax.saxutils

from grid import grid, weights

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:font-face-decls><style:font-face style:name="zh" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" svg:font-family="WenQuanYi Zen Hei"/></office:font-face-decls>
<office:automatic-styles>"""
SIZES = {"h1": 18, "h2": 14, "p": 12, "caption": 12}
POINTS = 490  # what the columns of a sheet have together


def cell_style(name, size, align, border, fill="", colour="#000000", valign="middle"):
    return (f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" '
            f'style:vertical-align="{valign}" {border} {f"""fo:background-color="{fill}" """ if fill else ""}fo:padding="1.5pt"/>'
            f'<style:paragraph-properties fo:text-align="{align}"/><style:text-properties style:font-name="zh" style:font-name-asian="zh" '
            f'fo:font-size="{size}pt" style:font-size-asian="{size}pt" fo:color="{colour}"/></style:style>')


def border(f):
    width = "2.2pt" if "lines-thick" in f else "0.05pt" if "lines-hair" in f else "0.6pt"
    line = f"{width} {'double' if 'lines-double' in f else 'dashed' if 'lines-dashed' in f else 'solid'} #{'bbbbbb' if 'lines-grey' in f else '000000'}"
    if "lines-double" in f:
        line = "2.6pt double #000000"
    if {"lines-none", "stripes"} & set(f):
        return ""
    if "lines-horizontal" in f:
        return f'fo:border-top="{line}" fo:border-bottom="{line}"'
    if "lines-vertical" in f:
        return f'fo:border-left="{line}" fo:border-right="{line}"'
    return f'fo:border="{line}"'


def source(r):
    """The report as a flat document of Calc."""
    f = r.features
    size = 6.5 if "small" in f or "applications-transposed" in f else 8
    b = border(f)
    valign = "top" if "figures-top" in f else "middle"
    figure = "end" if "figures-right" in f else "center"
    fills = [""] * 2
    if "shaded" in f:
        fills = ["#eeeeff"] * 2
    if "stripes" in f:
        fills = ["#e8eef4", ""]
    styles = [cell_style(k, s, "center" if k == "h1" else "start", "") for k, s in SIZES.items()]
    for i, fill in enumerate(fills):
        styles += [cell_style(f"label{i}", size, "start", b, fill), cell_style(f"figure{i}", 9.5 if "sizes-mixed" in f else size, figure, b, fill, valign=valign)]
    dark = "dark-heads" in f
    styles.append(cell_style("head", size, "center", b, "#333344" if dark else fills[0] if "shaded" in f else "", "#ffffff" if dark else "#000000"))
    landscape = "landscape" in f
    w, h = ("842pt", "595pt") if landscape else ("595pt", "842pt")
    layout = (f'<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="{w}" fo:page-height="{h}" style:print-orientation="{"landscape" if landscape else "portrait"}" '
              'fo:margin-top="50pt" fo:margin-bottom="50pt" fo:margin-left="45pt" fo:margin-right="45pt"/>'
              '<style:header-style/><style:footer-style/></style:page-layout>')
    master = ('<office:master-styles><style:master-page style:name="Default" style:page-layout-name="pl"><style:header style:display="false"/>'
              '<style:footer style:display="false"/></style:master-page></office:master-styles>')
    sheets, widths, heights, text = [], {}, {}, []
    for kind, what in r.blocks:
        text.append((kind, what))
        if kind == "table":
            sheets.append(sheet(text, len(sheets), size, f, widths, heights))
            text = []
    if text:
        sheets.append(sheet(text, len(sheets), size, f, widths, heights))
    for name, (points, breaks) in widths.items():
        styles.append(f'<style:style style:name="{name}" style:family="table-column"><style:table-column-properties style:column-width="{points:.2f}pt"'
                      f'{" fo:break-before=" + chr(34) + "page" + chr(34) if breaks else ""}/></style:style>')
    for name, points in heights.items():
        styles.append(f'<style:style style:name="{name}" style:family="table-row"><style:table-row-properties style:row-height="{points:.1f}pt" style:use-optimal-row-height="false"/></style:style>')
    styles.append('<style:style style:name="ta" style:family="table" style:master-page-name="Default"><style:table-properties table:display="true"/></style:style>')
    return HEAD + "".join(styles) + layout + "</office:automatic-styles>" + master + "<office:body><office:spreadsheet>" + "".join(sheets) + "</office:spreadsheet></office:body></office:document>"


def sheet(blocks, number, size, f, widths, heights):
    """One sheet: paragraphs over its whole width, then the table."""
    rows = next((w for k, w in blocks if k == "table"), None)
    ws = weights(rows) if rows else [1.0] * 6
    points = [w / sum(ws) * POINTS * (1.4 if "landscape" in f else 1) for w in ws]
    nx = len(points)
    labels = next((x for x, _, c in grid(rows)[0] if c.text == "申请人情况"), 0) if rows else 0
    wide = labels > 0 and "columns-over-pages" in f
    columns = []
    for x, p in enumerate(points):
        name = f"c{number}-{x}"
        # The table goes on at the right of the page, and on the next one with its labels again.
        widths[name] = (p * (1.25 if wide else 1), wide and x == nx - 3)
        columns.append(f'<table:table-column table:style-name="{name}"/>')
    if wide:
        columns = ["<table:table-header-columns>"] + columns[:labels] + ["</table:table-header-columns>"] + columns[labels:]
    out = [f'<table:table table:name="表{number + 1}" table:style-name="ta">' + "".join(columns)]
    for kind, what in blocks:
        if kind != "table":
            across = nx if not wide else nx - 3
            lines = math.ceil(len(what) * SIZES[kind] / sum(points[:across]) * 1.06) if len(what) * SIZES[kind] > sum(points[:across]) * 0.97 else 1
            out.append(f'<table:table-row table:style-name="{row(heights, lines * SIZES[kind] * 1.45 + 6)}">' + cell(kind, ("　　" if kind == "p" else "") + what, across, 1)
                       + covered(across - 1) + "</table:table-row>")
            continue
        cells, _, ny = grid(what)
        at = {(x, y): c for x, y, c in cells}
        for y in range(ny):
            high = size * 1.3 + 5
            line = []
            x = 0
            while x < nx:
                c = at.get((x, y))
                if c is None:
                    line.append("<table:covered-table-cell/>")
                    x += 1
                    continue
                room = sum(points[x:x + c.cols]) - 6
                lines = sum(max(1, math.ceil(breadth(part) * size / room)) for part in shown(c).split("\n"))
                if c.rows == 1 or lines > 3:
                    high = max(high, lines * size * 1.35 / c.rows + 5)
                style = "head" if c.head else f"label{y % 2}" if c.left else f"figure{y % 2}"
                line.append(cell(style, shown(c), c.cols, c.rows) + covered(c.cols - 1))
                x += c.cols
            out.append(f'<table:table-row table:style-name="{row(heights, high)}">' + "".join(line) + "</table:table-row>")
    return "".join(out) + "</table:table>"


def shown(c):
    return "\n".join(c.text) if c.vertical else c.text


def breadth(text):
    return sum(0.6 if ch.isascii() else 1.05 for ch in text)


def row(heights, points):
    name = f"r{points:.0f}"
    heights[name] = math.ceil(points)
    return name


def covered(n):
    return "<table:covered-table-cell/>" * n


def cell(style, text, cols, rows):
    span = (f' table:number-columns-spanned="{cols}" table:number-rows-spanned="{rows}"') if cols > 1 or rows > 1 else ""
    body = "".join(f"<text:p>{xml.sax.saxutils.escape(t)}</text:p>" for t in text.split("\n")) if text else ""
    return f'<table:table-cell table:style-name="{style}" office:value-type="string"{span}>{body}</table:table-cell>'
