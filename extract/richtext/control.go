package richtext

import "nianbao/extract/markup"

// symbols are the controls that stand for characters.
var symbols = map[string]string{
	"tab": " ", "line": "\n", "page": "\n", "column": "\n", "softline": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘",
	"rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}",
	"\t": " ",
}

// control does what a control says.
func (r *reader) control(t token) {
	s := r.state()
	if s.fresh {
		s.fresh = t.word == "*"
		r.begin(t.word)
	}
	if r.replaced > 0 && symbols[t.word] != "" {
		r.replaced--
		return
	}
	r.replaced = 0 // nothing stands for the character; what follows is the document's
	if s.skip != nothing {
		return
	}
	if symbol, ok := symbols[t.word]; ok {
		r.add(symbol)
		return
	}
	if !r.look(t, s) && !r.row(t, s) {
		r.structure(t, s)
	}
}

// look does what a control says of how characters look. It reports false for others.
func (r *reader) look(t token, s *state) bool {
	on := !t.given || t.number != 0
	switch t.word {
	case "plain":
		s.plain(r.font)
	case "v":
		s.hidden = on
	case "deleted":
		s.deleted = on
	case "strike":
		s.struck = on
	case "striked":
		s.twiceStruck = on
	case "super", "sub":
		s.tiny = on
	case "nosupersub":
		s.tiny = false
	case "up", "dn":
		s.off = on
	case "dbch":
		s.wide = true
	case "loch", "hich":
		s.wide = false
	case "af":
		if s.wide {
			s.wideFont = t.number
		}
	case "f":
		if r.inFont = t.number; !s.fonts {
			s.font = t.number
		}
	case "fcharset":
		if page := charsets[t.number]; s.fonts && page != 0 {
			r.pages[r.inFont] = page
		}
	case "cpg":
		if s.fonts {
			r.pages[r.inFont] = t.number
		}
	case "uc":
		s.unicodeSkip = max(0, t.number)
	case "u":
		r.addRune(t.number)
	default:
		return false
	}
	return true
}

// row does what a control says of the row of a table. It reports false for others.
func (r *reader) row(t token, s *state) bool {
	of := &r.rows[0]
	if s.inner {
		of = &r.rows[1]
	}
	switch t.word {
	case "trowd":
		*of = row{}
		r.inRow = r.inRow || !s.inner
	case "trleft":
		of.shape.Left = t.number
	case "clmgf":
		of.cell.Beside = markup.First
	case "clmrg":
		of.cell.Beside = markup.Further
	case "clvmgf":
		of.cell.Below = markup.First
	case "clvmrg":
		of.cell.Below = markup.Further
	case "cellx":
		of.cell.Right = t.number
		of.shape.Cells = append(of.shape.Cells, of.cell)
		of.cell = markup.CellShape{}
	case "cell":
		r.end(1, true)
	case "nestcell":
		r.end(max(2, s.depth), true)
	case "row":
		r.endRow(1, of)
		r.inRow = false
	case "nestrow":
		r.endRow(max(2, s.depth), &r.rows[1])
	default:
		return false
	}
	return true
}

// structure does what a control says of the document and its paragraphs.
func (r *reader) structure(t token, s *state) {
	switch t.word {
	case "par", "\r", "\n":
		r.end(s.tables(), false)
	case "sect":
		if r.paragraph.Len() > 0 {
			r.end(s.tables(), false)
		}
	case "pard":
		s.inTable, s.depth = false, 0
	case "intbl":
		s.inTable = true
	case "itap":
		s.depth = t.number
	case "ansicpg":
		if codePages[t.number] != nil {
			r.page = t.number
		}
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "pca":
		r.page = 850
	case "deff":
		r.font, s.font = t.number, t.number
	}
}
