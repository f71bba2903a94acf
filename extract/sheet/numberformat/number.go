package numberformat

import "strings"

// A pattern is what the tokens of a section ask of a number.
type pattern struct {
	scale    int // by which power of ten it is multiplied
	places   int // behind the point
	grouped  bool
	hasPoint bool
	first    int // tokens of the first and the last digit before the point, -1 for none
	last     int
}

// patternOf reads the tokens. A comma behind the last digit divides by a thousand, one between
// digits groups them.
func patternOf(tokens []token) pattern {
	p := pattern{first: -1, last: -1}
	lastDigit := -1
	for i, t := range tokens {
		if t.kind == digit {
			lastDigit = i
		}
	}
	digitSeen := false
	for i, t := range tokens {
		switch t.kind {
		case point:
			p.hasPoint = true
		case percent:
			p.scale += 2
		case comma:
			switch {
			case digitSeen && i > lastDigit || digitSeen && !p.hasPoint && tokens[min(i+1, len(tokens)-1)].kind == point:
				p.scale -= 3
			case digitSeen:
				p.grouped = true
			}
		case digit:
			digitSeen = true
			if p.hasPoint {
				p.places++
				continue
			}
			if p.first < 0 {
				p.first = i
			}
			p.last = i
		}
	}
	return p
}

// number shows a value in a section of digits.
func (s *section) number(value float64, signed bool) Shown {
	if s.isGeneral {
		return s.generalWithin(value, signed)
	}
	return s.decimal(decimalOf(value), signed)
}

// decimal shows a number in a section of digits.
func (s *section) decimal(d decimal, signed bool) Shown {
	p := patternOf(s.tokens)
	hasDigits := p.first >= 0 || p.places > 0
	if d.digits != "" {
		d.exponent += p.scale
	}
	d, cut := d.rounded(p.places)
	whole := s.wholePart(p, d.whole())
	fraction := d.fraction()
	var b strings.Builder
	if signed && hasDigits && d.digits != "" {
		b.WriteByte('-')
	}
	behind := 0
	seen := false
	for i, t := range s.tokens {
		switch t.kind {
		case digit:
			if seen {
				b.WriteString(place(t.text, fraction, behind))
				behind++
				continue
			}
			b.WriteString(whole[i])
		case point:
			if !seen && p.first < 0 {
				b.WriteString(d.whole())
			}
			seen = true
			b.WriteByte('.')
		case percent, literal:
			b.WriteString(t.text)
		}
	}
	return Shown{Text: b.String(), Rounded: cut && hasDigits}
}

// wholePart returns what stands at each token of a digit before the point: the last digit of the
// number at the last of them, all that are left at the first.
func (s *section) wholePart(p pattern, digits string) map[int]string {
	at := map[int]string{}
	shown := 0 // digits so far, from the right
	for i := p.last; i >= 0 && i >= p.first; i-- {
		t := s.tokens[i]
		if t.kind != digit {
			continue
		}
		from := max(0, len(digits)-1)
		if i == p.first {
			from = 0
		}
		own := digits[min(from, len(digits)):]
		digits = digits[:min(from, len(digits))]
		if own == "" {
			own = place(t.text, "", 0)
		}
		for k := len(own) - 1; k >= 0; k-- {
			if p.grouped && shown > 0 && shown%3 == 0 && own[k] != ' ' {
				at[i] = "," + at[i]
			}
			at[i] = string(own[k]) + at[i]
			shown++
		}
	}
	return at
}

// place returns the digit at a place behind the point, or what its token has for none.
func place(holder, digits string, i int) string {
	if i < len(digits) {
		return digits[i : i+1]
	}
	switch holder {
	case "0":
		return "0"
	case "?":
		return " "
	}
	return ""
}

// generalWithin shows a value without a format between the literals of a section.
func (s *section) generalWithin(value float64, signed bool) Shown {
	if !signed && value < 0 {
		value = -value
	}
	plain := General(value)
	var b strings.Builder
	for _, t := range s.tokens {
		switch t.kind {
		case general:
			b.WriteString(plain.Text)
		case literal, percent:
			b.WriteString(t.text)
		}
	}
	plain.Text = b.String()
	return plain
}
