"""Draws a report with ReportLab."""
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

pdfmetrics.registerFont(TTFont("zh", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", subfontIndex=0))
STYLES = {"h1": ParagraphStyle("h1", fontName="zh", fontSize=18, leading=26, alignment=1), "h2": ParagraphStyle("h2", fontName="zh", fontSize=14, leading=22),
          "p": ParagraphStyle("p", fontName="zh", fontSize=12, leading=19, firstLineIndent=24, wordWrap="CJK"), "caption": ParagraphStyle("c", fontName="zh", fontSize=12, leading=19)}


def grid(rows):
    """The cells by their place, with what they span."""
    taken, out = {}, []
    for y, row in enumerate(rows):
        x = 0
        for c in row:
            while (x, y) in taken:
                x += 1
            for i in range(c.cols):
                for j in range(c.rows):
                    taken[x + i, y + j] = True
            out.append((x, y, c))
            x += c.cols
    return out, max(x for x, _ in taken) + 1, max(y for _, y in taken) + 1


def draw(r, path):
    story = []
    f = r.features
    width = 2.2 if "lines-thick" in f else 0.6
    small = ParagraphStyle("s", fontName="zh", fontSize=6.5 if "small" in f else 8, leading=10, wordWrap="CJK", alignment=1)
    left = ParagraphStyle("l", parent=small, alignment=0)
    for kind, what in r.blocks:
        if kind != "table":
            story.append(Paragraph(what, STYLES[kind]))
            continue
        cells, nx, ny = grid(what)
        data = [[""] * nx for _ in range(ny)]
        style = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 2), ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]
        if "lines-horizontal" in f:
            style += [("LINEABOVE", (0, 0), (-1, -1), width, colors.black), ("LINEBELOW", (0, -1), (-1, -1), width, colors.black)]
        elif "lines-none" not in f:
            style.append(("GRID", (0, 0), (-1, -1), width, colors.black))
        for x, y, c in cells:
            data[y][x] = Paragraph(c.text.replace("&", "&amp;").replace("<", "&lt;"), left if c.left else small)
            if c.cols > 1 or c.rows > 1:
                style.append(("SPAN", (x, y), (x + c.cols - 1, y + c.rows - 1)))
        weights = [1.0] * nx
        if nx in (10, 11, 12):
            base = nx - 10
            weights = [0.6] * base + [1.0, 1.2, 3.0] + [0.9] * (nx - 3 - base)
        total = sum(weights)
        story.append(Table(data, colWidths=[w / total * 500 for w in weights], style=TableStyle(style), repeatRows=0))
    SimpleDocTemplate(str(path), pagesize=A4, leftMargin=45, rightMargin=45, topMargin=55, bottomMargin=55, title=r.title).build(story)
