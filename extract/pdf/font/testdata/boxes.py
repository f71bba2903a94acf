"""Makes boxes.ttf and boxes.otf: fonts of boxes, with the tables of real ones.

    python3 boxes.py        # needs fonttools

Glyph n of the list below is number n + 1; the order is not that of Unicode, so
that a glyph's number, its code and its character all differ.
"""
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

CHARACTERS = "7年3一0（5报1收9，2费8）46"
ALSO = {0x2F00: "一", 0xFE35: "（"}  # drawn with the same glyph

names = [".notdef"] + ["glyph%d" % (i + 1) for i in range(len(CHARACTERS))]
by_character = dict(zip(CHARACTERS, names[1:]))
cmap = {ord(c): name for c, name in by_character.items()}
cmap.update({code: by_character[c] for code, c in ALSO.items()})
widths = {".notdef": 500}
widths.update({name: 500 if c.isascii() else 1000 for c, name in by_character.items()})


def draw(pen, width):
    pen.moveTo((50, 0))
    pen.lineTo((50, 700))
    pen.lineTo((width - 50, 700))
    pen.lineTo((width - 50, 0))
    pen.closePath()
    return pen


for path, is_ttf in (("boxes.ttf", True), ("boxes.otf", False)):
    b = FontBuilder(1000, isTTF=is_ttf)
    b.setupGlyphOrder(names)
    b.setupCharacterMap(cmap)
    if is_ttf:
        b.setupGlyf({n: draw(TTGlyphPen(None), w).glyph() for n, w in widths.items()})
    else:
        strings = {n: draw(T2CharStringPen(w, None), w).getCharString() for n, w in widths.items()}
        b.setupCFF("Boxes", {"FullName": "Boxes"}, strings, {})
    b.setupHorizontalMetrics({n: (w, 50) for n, w in widths.items()})
    b.setupHorizontalHeader(ascent=880, descent=-120)
    b.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": "Boxes"})
    b.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    b.setupPost(keepGlyphNames=False)
    b.setupHead(unitsPerEm=1000, created=0, modified=0)
    b.font.recalcTimestamp = False
    b.save(path)
