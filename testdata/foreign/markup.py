"""Writes a report as a web page, which browsers and LibreOffice Writer print."""
import html


def css(r):
    f = r.features
    width = "2.5pt" if "lines-thick" in f else "0.25pt" if "lines-hair" in f else "0.75pt"
    style = "double" if "lines-double" in f else "dashed" if "lines-dashed" in f else "solid"
    if "lines-double" in f:
        width = "3pt"
    colour = "#bbb" if "lines-grey" in f else "#000"
    border = f"border:{width} {style} {colour};"
    if "lines-horizontal" in f:
        border = f"border-top:{width} solid #000;border-bottom:{width} solid #000;"
    if "lines-vertical" in f:
        border = f"border-left:{width} solid #000;border-right:{width} solid #000;"
    if {"lines-none", "stripes"} & set(f):
        border = ""
    collapse = "collapse" if "lines-apart" not in f else "separate;border-spacing:1px"
    size = 5.5 if "applications-transposed" in f else 8 if "small" not in f else 6.5
    page = "A4 landscape" if "landscape" in f else "A4"
    number = '@bottom-center{content:"- " counter(page) " -"}' if "page-numbers" in f else ""
    more = ""
    if "stripes" in f:
        more += "tr:nth-child(odd) td{background:#e8eef4}"
    if "lines-slanted" in f:
        more += "table{transform:rotate(0.2deg)}"
    if "figures-right" in f:
        more += "td.n{text-align:right}"
    if "figures-top" in f:
        more += "td.n{vertical-align:top}"
    if "sizes-mixed" in f:
        more += "td.n{font-size:120%}"
    return f"""@page{{size:{page};margin:20mm 18mm;{number}}}
body{{font:12pt/1.6 "WenQuanYi Zen Hei","Noto Sans CJK SC",sans-serif;margin:0;width:{255 if "landscape" in f else 174}mm}}
h1{{font-size:18pt;text-align:center}} h2{{font-size:14pt}} p{{text-indent:2em;margin:.3em 0}} p.c{{text-indent:0}}
table{{border-collapse:{collapse};width:100%;font-size:{size}pt;line-height:1.35;margin:4pt 0}}
td{{{border}padding:1.5pt 2pt;text-align:center;{'background:#eef;' if 'shaded' in f else ''}}} td.l{{text-align:left}}
td.d{{background:#334;color:#fff}}
sup{{font-size:60%;vertical-align:super;line-height:0}}
.w{{color:#fff}} .m{{position:fixed;top:120mm;left:30mm;font-size:46pt;color:#ddd;transform:rotate(-30deg)}}{more}"""


def cell(c, r):
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
    cls = "l" if c.left else "n" if not c.head else "d" if "dark-heads" in r.features else ""
    return f"<td{span}{f' class={cls}' if cls else ''}>{t}</td>"


def page(r):
    out = [f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{r.title}</title><style>{css(r)}</style></head><body>']
    if "watermark" in r.features:
        out.append(f'<div class="m">{r.organ}</div>')
    for kind, what in r.blocks:
        if kind == "table":
            lines = ' border="1" cellspacing="0"' if r.ruled() and "lines-hair" not in r.features else ""
            out.append(f"<table{lines}>" + "".join("<tr>" + "".join(cell(c, r) for c in row) + "</tr>" for row in what) + "</table>")
        elif kind == "caption":
            out.append(f'<p class="c">{what}</p>')
        else:
            out.append(f"<{kind}>{what}</{kind}>")
    return "\n".join(out) + "</body></html>"
