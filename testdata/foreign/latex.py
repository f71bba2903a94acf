"""Writes a report for XeLaTeX, with multirow and tabular."""
from grid import grid, weights

HEAD = r"""\documentclass[12pt]{article}
\usepackage[a4paper%s,margin=20mm]{geometry}
\usepackage{fontspec,multirow,array,xcolor,colortbl,eso-pic,graphicx}
\XeTeXlinebreaklocale "zh"
\XeTeXlinebreakskip = 0pt plus 1pt
\setmainfont{%s}
\setlength{\parindent}{24pt}\setlength{\tabcolsep}{2pt}\renewcommand{\arraystretch}{1.3}
\setlength{\arrayrulewidth}{%s}
\pagestyle{%s}
\begin{document}%s
"""
POINTS = 470


def escape(text):
    return "".join({"%": r"\%", "&": r"\&", "_": r"\_", "#": r"\#", "\n": r"\newline "}.get(ch, ch) for ch in text)


def source(r):
    f = r.features
    width = "2.2pt" if "lines-thick" in f else "0.1pt" if "lines-hair" in f else "0.5pt"
    mark = (r"\AddToShipoutPictureBG{\AtPageCenter{\rotatebox{30}{\makebox[0pt]{\fontsize{46}{50}\selectfont\color{gray!30}%s}}}}" % r.organ) if "watermark" in f else ""
    out = [HEAD % (",landscape" if "landscape" in f else "", "Noto Serif CJK SC" if r.rng.random() < .5 else "WenQuanYi Zen Hei", width,
                   "plain" if "page-numbers" in f else "empty", mark)]
    for kind, what in r.blocks:
        if kind == "table":
            out.append(table(what, f))
        elif kind == "h1":
            out.append(r"\begin{center}\fontsize{18}{24}\selectfont %s\end{center}" % escape(what))
        elif kind == "h2":
            out.append(r"\bigskip\noindent{\fontsize{14}{20}\selectfont %s}\par\nopagebreak" % escape(what))
        else:
            out.append((r"\noindent " if kind == "caption" else "") + escape(what) + r"\par")
    return "\n".join(out) + "\n\\end{document}\n"


def table(rows, f):
    cells, nx, ny = grid(rows)
    wide = POINTS * (1.45 if "landscape" in f else 1) - 4 * nx
    ws = weights(rows)
    points = [w / sum(ws) * wide for w in ws]
    bar = "" if {"lines-none", "lines-horizontal", "stripes"} & set(f) else "|"
    lines = not {"lines-none", "lines-vertical", "stripes"} & set(f)
    at = {(x, y): c for x, y, c in cells}
    under = {(x + i, y + j): (x, y) for x, y, c in cells for i in range(c.cols) for j in range(c.rows)}
    out = [r"\par\medskip\noindent{\fontsize{%s}{%s}\selectfont" % (("6.5", "8.5") if "small" in f or nx > 14 else ("8", "10")),
           r"\begin{tabular}{%s%s}" % (bar, "".join(r"m{%.2fpt}%s" % (p, bar) for p in points))]
    if lines:
        out.append(r"\hline")
    for y in range(ny):
        line, x = [], 0
        while x < nx:
            ox, oy = under.get((x, y), (x, y))
            c = at.get((ox, oy))
            n = c.cols if c else 1
            room = sum(points[x:x + n]) + 4 * (n - 1)
            text = ""
            if c and oy == y:
                align = r"\raggedright" if c.left else r"\raggedleft" if "figures-right" in f and not c.head else r"\centering"
                text = escape("\n".join(c.text) if c.vertical else c.text)
                if c.note:
                    text += r"\textsuperscript{%s}" % escape(c.note)
                if c.hidden:
                    text = r"\textcolor{white}{%s} %s" % (c.hidden, text)
                if c.head and "dark-heads" in f:
                    text = r"\textcolor{white}{%s}" % text
                text = align + r"\arraybackslash " + text
                if c.rows > 1:
                    text = r"\multirow{%d}{%.2fpt}{%s}" % (c.rows, room, text)
            fill = r"\cellcolor[rgb]{0.2,0.2,0.27}" if c and c.head and "dark-heads" in f else r"\cellcolor[rgb]{0.93,0.93,1}" if "shaded" in f or "stripes" in f and y % 2 == 0 else ""
            line.append(r"\multicolumn{%d}{%sm{%.2fpt}%s}{%s%s}" % (n, bar if x == 0 else "", room, bar, fill, text))
            x += n
        out.append(" & ".join(line) + r" \\")
        if not lines:
            continue
        # A rule under each cell that ends here.
        ends = [x for x in range(nx) if y + 1 == ny or under.get((x, y)) != under.get((x, y + 1))]
        out.append("".join(r"\cline{%d-%d}" % (x + 1, x + 1) for x in ends) if len(ends) < nx else r"\hline")
    out.append(r"\end{tabular}}\par\medskip")
    return "\n".join(out)
