"""Draws a report with XeLaTeX: the source of it."""
from drawn import grid

LEAD = r"""\documentclass[12pt]{article}
\usepackage[a4paper,margin=18mm]{geometry}
\usepackage{fontspec,multirow,array,xcolor}
\setmainfont{WenQuanYi Zen Hei}
\XeTeXlinebreaklocale "zh"
\XeTeXlinebreakskip = 0pt plus 1pt
\parindent=2em \tabcolsep=2pt \renewcommand{\arraystretch}{1.25}
\begin{document}
"""


def escape(s):
    return "".join({"%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "<": r"\textless{}", "\n": " "}.get(c, c) for c in s)


def text(c):
    t = escape(c.text)
    if c.vertical:
        t = r"\shortstack{" + r"\\".join(c.text) + "}"
    if c.note:
        t += r"\textsuperscript{" + escape(c.note) + "}"
    if c.hidden:
        t = r"\textcolor{white}{" + c.hidden + "} " + t
    return t


def table(rows, features):
    cells, nx, ny = grid(rows)
    upright = "" if {"lines-none", "lines-horizontal"} & set(features) else "|"
    label = (3 if "column-number" in features else 2) if nx in (10, 11, 12) else None
    usable = 168 - nx * 1.5
    widths = [usable / nx] * nx
    if label is not None:
        widths = [(usable - 44) / (nx - 1)] * nx
        widths[label] = 44
    at = {(x, y): c for x, y, c in cells}
    covered = {}  # what goes on below its first row
    for x, y, c in cells:
        for j in range(1, c.rows):
            covered[x, y + j] = (c.cols, j == c.rows - 1)
    size = r"\fontsize{6.5}{8}" if "small" in features or nx > 14 else r"\fontsize{8}{9.6}"
    out = [r"{" + size + r"\selectfont\noindent\setlength{\arrayrulewidth}{" + ("2pt" if "lines-thick" in features else "0.4pt") + "}"
           r"\begin{tabular}{" + upright + upright.join("p{%.1fmm}" % w for w in widths) + upright + "}"]
    if "lines-none" not in features:
        out.append(r"\hline")
    for y in range(ny):
        row, lines, x = [], [], 0
        while x < nx:
            c, below = at.get((x, y)), covered.get((x, y))
            if c is None:
                cols = below[0] if below else 1
                row.append(r"\multicolumn{%d}{%s%s%s}{}" % (cols, upright if x == 0 else "", "c", upright))
                ends = not below or below[1]
            else:
                cols = c.cols
                width = sum(widths[x:x + cols]) + (cols - 1) * 1.5
                body = r"\parbox{%.1fmm}{%s%s}" % (width, r"\raggedright " if c.left else r"\centering ", text(c))
                if c.rows > 1:
                    body = r"\multirow{%d}{%.1fmm}{%s%s}" % (c.rows, width, r"\raggedright " if c.left else r"\centering ", text(c))
                row.append(r"\multicolumn{%d}{%sc%s}{%s}" % (cols, upright if x == 0 else "", upright, body))
                ends = c.rows == 1
            if ends and "lines-none" not in features:
                lines.append(r"\cline{%d-%d}" % (x + 1, x + cols))
            x += cols
        out.append(" & ".join(row) + r" \\ " + "".join(lines))
    out.append(r"\end{tabular}\par}\medskip")
    return "\n".join(out)


def source(r):
    out = [LEAD]
    for kind, what in r.blocks:
        if kind == "table":
            out.append(table(what, r.features))
        elif kind == "h1":
            out.append(r"\begin{center}\fontsize{18}{24}\selectfont " + escape(what) + r"\end{center}")
        elif kind == "h2":
            out.append(r"{\noindent\fontsize{14}{20}\selectfont " + escape(what) + r"\par}")
        else:
            out.append((r"\noindent " if kind == "caption" else "") + escape(what) + r"\par")
    return "\n\n".join(out) + r"\end{document}"
