"""Draws a report with ReportLab."""
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from grid import grid, weights

pdfmetrics.registerFont(TTFont("zh", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", subfontIndex=0))
STYLES = {"h1": ParagraphStyle("h1", fontName="zh", fontSize=18, leading=26, alignment=1), "h2": ParagraphStyle("h2", fontName="zh", fontSize=14, leading=22),
          "p": ParagraphStyle("p", fontName="zh", fontSize=12, leading=19, firstLineIndent=24, wordWrap="CJK"), "caption": ParagraphStyle("c", fontName="zh", fontSize=12, leading=19)}


def draw(r, path):
    story = []
    f = r.features
    width = 2.2 if "lines-thick" in f else 0.1 if "lines-hair" in f else 0.6
    ink = colors.lightgrey if "lines-grey" in f else colors.black
    small = ParagraphStyle("s", fontName="zh", fontSize=6.5 if "small" in f else 8, leading=10, wordWrap="CJK", alignment=1)
    left = ParagraphStyle("l", parent=small, alignment=0)
    right = ParagraphStyle("r", parent=small, alignment=2)
    for kind, what in r.blocks:
        if kind != "table":
            story.append(Paragraph(what, STYLES[kind]))
            continue
        cells, nx, ny = grid(what)
        data = [[""] * nx for _ in range(ny)]
        style = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 2), ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]
        if "lines-horizontal" in f:
            style += [("LINEABOVE", (0, 0), (-1, -1), width, ink), ("LINEBELOW", (0, -1), (-1, -1), width, ink)]
        elif "lines-vertical" in f:
            style += [("LINEBEFORE", (0, 0), (-1, -1), width, ink), ("LINEAFTER", (-1, 0), (-1, -1), width, ink)]
        elif "lines-none" not in f:
            style.append(("GRID", (0, 0), (-1, -1), width, ink))
        for x, y, c in cells:
            data[y][x] = Paragraph(c.text.replace("&", "&amp;").replace("<", "&lt;"), left if c.left else right if "figures-right" in f and not c.head else small)
            if c.cols > 1 or c.rows > 1:
                style.append(("SPAN", (x, y), (x + c.cols - 1, y + c.rows - 1)))
        w = weights(what)
        story.append(Table(data, colWidths=[x / sum(w) * 500 for x in w], style=TableStyle(style), repeatRows=0))
    SimpleDocTemplate(str(path), pagesize=A4, leftMargin=45, rightMargin=45, topMargin=55, bottomMargin=55, title=r.title).build(story)
