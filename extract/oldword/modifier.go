package oldword

// A modifier is a change to a format ([MS-DOC] 2.6, a Prl): what is changed, and how.
type modifier struct {
	code    int
	operand []byte
}

// The changes that matter here ([MS-DOC] 2.6.1 to 2.6.3, the Sprms).
const (
	deleted      = 0x0800 // sprmCFRMarkDel
	isData       = 0x0806 // sprmCFData
	hidden       = 0x083C // sprmCFVanish
	struck       = 0x0837 // sprmCFStrike
	doublyStruck = 0x2A53 // sprmCFDStrike
	raised       = 0x2A48 // sprmCIss
	offLine      = 0x4845 // sprmCHpsPos
	special      = 0x0855 // sprmCFSpec
	symbol       = 0x6A09 // sprmCSymbol

	inTable       = 0x2416 // sprmPFInTable
	endsRow       = 0x2417 // sprmPFTtp
	depth         = 0x6649 // sprmPItap
	deeper        = 0x664A // sprmPDtap
	endsInnerCell = 0x244B // sprmPFInnerTableCell
	endsInnerRow  = 0x244C // sprmPFInnerTtp
	inData        = 0x6646 // sprmPHugePapx
	tabs          = 0xC615 // sprmPChgTabs

	tableCells    = 0xD608 // sprmTDefTable
	oldTableCells = 0xD606 // sprmTDefTable10
	tableBelow    = 0xD62B // sprmTVertMerge
	tableBeside   = 0x5624 // sprmTMerge
	tableApart    = 0x5625 // sprmTSplit
	tableWidth    = 0x7623 // sprmTDxaCol
	tableMore     = 0x7621 // sprmTInsert
	tableFewer    = 0x5622 // sprmTDelete
)

// modifiers returns the changes of a list, those before the first that is cut off.
func modifiers(list []byte) []modifier {
	var all []modifier
	for len(list) >= 3 {
		code := u16(list)
		list = list[2:]
		skip, length := operandOf(code, list)
		if skip+length > len(list) {
			break
		}
		all = append(all, modifier{code, list[skip : skip+length]})
		list = list[skip+length:]
	}
	return all
}

// operandOf returns where behind its code the operand of a change is and how long, in bytes.
func operandOf(code int, behind []byte) (skip, length int) {
	switch code >> 13 {
	case 0, 1:
		return 0, 1
	case 2, 4, 5:
		return 0, 2
	case 3:
		return 0, 4
	case 7:
		return 0, 3
	}
	switch {
	case code == tableCells || code == oldTableCells:
		if len(behind) < 2 {
			return 0, 2
		}
		return 2, max(0, u16(behind)-1)
	case code == tabs && behind[0] == 255 && len(behind) > 2:
		removed := 2 + 4*int(behind[1])
		if removed >= len(behind) {
			return 0, removed + 1
		}
		return 0, removed + 1 + 3*int(behind[removed])
	}
	return 1, int(behind[0])
}

// isOn reports whether a change switches something on, which no style does.
func (m modifier) isOn() bool { return m.operand[0] == 1 || m.operand[0] == unlikeStyle }

// unlikeStyle stands for the opposite of what the style says.
const unlikeStyle = 0x81

// byStyle reports whether a style, which is not known here, decides what a change does.
func (m modifier) byStyle() bool { return m.operand[0] == unlikeStyle }
