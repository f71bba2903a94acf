#!/usr/bin/python3
"""Makes charts.ttf, the type of charts: of Noto Sans CJK SC (OFL 1.1) the letters that charts
can have, with TrueType outlines, which PDF files embed in parts.

    apt install fonts-noto-cjk python3-fonttools
    /usr/bin/python3 cmd/internal/web/typeface/makefont.py [FONT.ttc]

The letters are those of GB 2312, of the names of regions, indicators and phrases in this
repository, of Latin with its accents, and signs of print. Run it from the top of the repository.
"""
import glob
import gzip
import pathlib
import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, newTable

FONT = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
OUT = pathlib.Path(__file__).parent / "charts.ttf"
MAX_ERROR = 1.0  # of the outlines, in thousandths of their size


def letters():
    found = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180))
    found |= set(map(ord, "ǎǐǒǔǚǜǖǘ–—‘’“”‡†•…‰′″←↑→↓−×÷≈≠≤≥·■□▲△●○◆◇★☆①②③④⑤⑥⑦⑧⑨⑩〇□�"))
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    for pattern in ("normalize/gazetteer/regions/*.csv", "normalize/form/forms/*.json", "normalize/form/*.json",
                    "store/catalogue/*.json", "cmd/internal/web/wording/*.json"):
        for path in glob.glob(pattern):
            found |= set(map(ord, pathlib.Path(path).read_text(encoding="utf-8")))
    with gzip.open("normalize/gazetteer/regions/townships.txt.gz", "rt", encoding="utf-8") as names:
        found |= set(map(ord, names.read()))
    return found


def truetype(font):
    """Puts quadratic outlines in the place of the cubic ones."""
    glyphs, outlines = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = font.getGlyphOrder(), outlines
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxZones",):
        setattr(maxp, field, 1)
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
                  "maxSizeOfInstructions", "maxComponentElements"):
        setattr(maxp, field, 0)
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 3.0, [], {}
    for table in ("CFF ", "VORG", "vhea", "vmtx", "GSUB", "GPOS", "GDEF", "BASE", "DSIG"):
        if table in font:
            del font[table]
    font.sfntVersion = "\000\001\000\000"


def main():
    font = next(f for f in TTCollection(FONT).fonts if f["name"].getDebugName(4).startswith("Noto Sans CJK SC"))
    options = subset.Options(layout_features=[], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], hinting=False, notdef_outline=True,
                             drop_tables=subset.Options._drop_tables_default + ["vhea", "vmtx", "VORG"])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters())
    cutter.subset(font)
    truetype(font)
    font.save(OUT)
    print(OUT, OUT.stat().st_size, "bytes,", len(font.getGlyphOrder()), "glyphs")


main()
