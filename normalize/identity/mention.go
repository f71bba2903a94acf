package identity

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/normalize/gazetteer"
)

// A mention is one place of the texts that names an organ as the report's.
type mention struct {
	namedOrgan
	source string // title, report, author, covers, signature, subject, contact, publisher, named
	weight int
	quote  string
	office bool // the office of a government that puts the whole government's report together
	at     int  // the text that it stands in
	beside bool // it stands in none, but beside them
	place  document.Place
}

// How much each source weighs that is no frame of wordings.json.
const (
	titleWeight     = 100
	bareTitleWeight = 65 // a region's name in a title, and nothing more
	bareFrameWeight = 55
	// A file's own title can be left from the file that it was made of.
	fileTitleWeight     = 50
	bareFileTitleWeight = 30
	signatureWeight     = 60
	lineWeight          = 30 // an organ alone on a line that is no signature
	ownRulesWeight      = 25
	namedWeight         = 8
	bareZoneWeight      = 30
	mostNamed           = 24
)

// eachBelow are those of whose reports a government makes its own.
const eachBelow = `各(?:县|区|市|镇|乡|级|部门|有关部门|单位|街道)`

var (
	quoted   = regexp.MustCompile(`《[^《》]*(?:《[^《》]*》[^《》]*)*》|<<[^<>]*>>|“[^“”]*通知”`)
	angled   = regexp.MustCompile(`<[^<>]*>`)
	compiles = regexp.MustCompile(`综合|汇总|涵盖|` + eachBelow)
	// onThoseOf stands before who makes a report out of those of others.
	onThoseOf = regexp.MustCompile(eachBelow + `[^。]{0,40}(?:报告|年报)[^。]{0,6}基础上`)
	dateOnly  = regexp.MustCompile(`\(?\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?\)?`)
	// shortened is what an organ, or a rule, is called from there on.
	shortened   = regexp.MustCompile(`\((?:以下)?(?:简称|下称|统称)[^()]*\)`)
	titleBreaks = regexp.MustCompile(`[-_|>＞»/]+|\.docx?|\.pdf`)
	officeTail  = regexp.MustCompile(`(?:办公厅|办公室|办)$`)
)

// withoutQuotes drops the names of rules and notices, in which other organs stand.
func withoutQuotes(text string) string {
	w := loadWordings()
	drop := func(s string) string {
		if w.removedQuote.MatchString(s) {
			return "《》"
		}
		return s
	}
	return quoted.ReplaceAllStringFunc(angled.ReplaceAllStringFunc(text, drop), drop)
}

// mentions collects what the texts say of the organ; the first text is the title.
func (r *regionReader) mentions() []mention {
	var list []mention
	add := func(m mention) { list = append(list, r.placed(m)) }
	for i, text := range r.texts {
		r.at = i
		if i == 0 && !strings.ContainsAny(text, ",。;") || isTitle(text) {
			r.titleMentions(pathEnd(text), add)
		}
	}
	if r.beside.title != "" && len(r.texts) > 0 && r.beside.title != r.texts[0] {
		r.titleMentions(r.beside.title, func(m mention) {
			m.source, m.weight, m.beside = "file-title", min(m.weight, fileTitleWeight), true
			if m.bare {
				m.weight = bareFileTitleWeight
			}
			add(m)
		})
	}
	r.besideMentions(add)
	w := loadWordings()
	for i, text := range r.texts {
		r.at = i
		if i == 0 {
			continue
		}
		for _, m := range w.ownRules.FindAllStringSubmatch(text, -1) {
			organ := r.trim(m[1])
			if organ == "" {
				continue
			}
			if o := r.parse(organ); o.kind != Government && o.kind != GovernmentOffice {
				add(mention{namedOrgan: o, source: "own-rules", weight: ownRulesWeight, quote: m[0]})
			}
		}
		plain := withoutQuotes(text)
		if i+1 < len(r.texts) && !isPath(text) && utf8.RuneCountInString(text) >= shortestBroken && !strings.ContainsAny(text[len(text)-1:], ".;:") && !endsSentence(text) {
			plain = withoutQuotes(text + r.texts[i+1]) // a line broken within a sentence
		}
		short := shortened.ReplaceAllString(plain, "")
		for _, f := range w.Frames {
			plain := plain
			if !slices.Contains(f.Needs, "以下简称") {
				plain = short
			}
			r.frameMentions(f, plain, func(m mention) {
				if i > openingLines { // what stands deep in the text can be of others
					m.weight = min(m.weight, deepWeight)
				}
				add(m)
			})
		}
		r.frameMentions(w.Labels, plain, add)
		r.frameMentions(w.Sites, plain, func(m mention) {
			if m.kind == Zone {
				add(m)
			}
		})
	}
	r.signature(add)
	return list
}

// polluted reports whether advertising stands before an organ, behind the name of a region.
func polluted(phrase, organ string) bool {
	before := strings.TrimSuffix(phrase, organ)
	_, behindRegion := gazetteer.Names().ChainAt(before, 0, 0)
	return before != phrase && behindRegion && slices.ContainsFunc(loadWordings().Pollution, func(word string) bool { return strings.Contains(before, word) })
}

// pathEnd returns what the path of a page ends with, and any other text as it is: what stands before
// are the columns of the site, of all its organs.
func pathEnd(text string) string {
	if !isPath(text) {
		return text
	}
	parts := titleBreaks.Split(text, -1)
	return parts[len(parts)-1]
}

const (
	openingLines = 14
	deepWeight   = 40
)

// shortestBroken is the least characters of a line that the width of a page broke.
const shortestBroken = 15

func endsSentence(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("。;:!?》)）", last)
}

// titleMentions reads the organ of a title: of each of its parts, where separators of a
// page's head stand between them.
func (r *regionReader) titleMentions(text string, add func(mention)) {
	text = dateOnly.ReplaceAllString(text, "")
	for _, part := range append([]string{text}, titleBreaks.Split(text, -1)...) {
		phrase := organPhrase(part)
		if phrase == "" || part != text && !namesSubject.MatchString(part) {
			continue
		}
		organ := r.trim(phrase)
		if organ == "" {
			if street, ok := r.street(phrase); ok {
				add(mention{namedOrgan: street, source: "title", weight: titleWeight, quote: "标题“" + phrase + "”"})
				return
			}
			if corrected, ok := r.fromTitle(phrase); ok && corrected.Region.Code != "" && gazetteer.GovernmentTail.MatchString(corrected.Department) {
				organ = phrase
			}
		}
		if organ == "" {
			continue
		}
		m := mention{namedOrgan: r.parse(organ), source: "title", weight: titleWeight, quote: "标题“" + phrase + "”"}
		switch {
		case m.bare:
			m.weight = bareTitleWeight
		case polluted(phrase, organ):
			m.weight = deepWeight // a part of the name may be gone with what was put in its place
		}
		if m.kind == "" {
			m.kind = Other
		}
		add(m)
		return
	}
}

// frameMentions reads the organs that stand in a frame of the text.
func (r *regionReader) frameMentions(f frame, text string, add func(mention)) {
	if !f.mayFit(text) {
		return
	}
	if strings.Contains(text, "的通知") && f.Source == "report" && !strings.Contains(text, "现") {
		return
	}
	for _, at := range f.re.FindAllStringSubmatchIndex(text, 4) {
		phrase := text[at[2]:at[3]]
		if at[2] > 0 && '0' <= text[at[2]-1] && text[at[2]-1] <= '9' {
			phrase = strings.TrimPrefix(phrase, "日") // of a date above a title
		}
		if strings.HasSuffix(phrase, "人民") && strings.HasPrefix(text[at[3]:], "政府") {
			phrase += "政府"
		}
		if (strings.HasSuffix(phrase, "公开") || strings.HasSuffix(phrase, "公开工作")) && strings.HasPrefix(text[at[3]:], "办公室") {
			phrase += "办公室"
		}
		phrase, offices := cutInnerOffices(phrase, f)
		organ := r.trim(phrase)
		if organ == "" {
			continue
		}
		m := mention{namedOrgan: r.parse(organ), source: f.Source, weight: f.Weight, quote: text[at[0]:at[1]]}
		if m.kind == GovernmentOffice {
			before, rest := text[:at[0]], text[at[3]:min(len(text), at[3]+60*gazetteer.HanBytes)]
			before = before[strings.LastIndex(before, "。")+1:]
			rest, _, _ = strings.Cut(rest, "。")
			m.office = !f.Own && (compiles.MatchString(rest) || onThoseOf.MatchString(before)) || f.Source == "contact"
		}
		if f.Source == "covers" && m.kind == Zone && bareZone.MatchString(m.whole) {
			m.weight = min(m.weight, bareZoneWeight) // 高新区, of which there are many
		}
		if m.bare {
			// A region's bare name in prose is a government only where an office of it speaks.
			switch {
			case f.Source == "report":
				m.weight = bareFrameWeight
			case offices && (f.Source == "author" || f.Source == "contact"):
				m.weight = f.Weight - 30
			case f.Source == "subject" && len(m.whole) >= 3*gazetteer.HanBytes:
				r.subjects = append(r.subjects, m.whole)
				r.subjectLevels = append(r.subjectLevels, m.whole[len(m.whole)-gazetteer.HanBytes:])
				continue
			default:
				continue
			}
		}
		add(m)
	}
}

// ownOffice ends the name of an office that is an organ itself: that of a group which leads some work.
var ownOffice = regexp.MustCompile(`[^公开信息政务服工作和]{2}(?:工作)?(?:领导小组|指挥部)办公室$`)

// cutInnerOffices cuts the offices within an organ that stand after its name; it reports
// whether there were any.
func cutInnerOffices(phrase string, f frame) (string, bool) {
	cut := false
	if f.Inner || f.Source == "author" {
		if m := loadWordings().innerDivision.FindStringSubmatch(phrase); m != nil {
			phrase, cut = m[1], true
		}
	}
	for f.Source != "subject" && !ownOffice.MatchString(phrase) {
		i := slices.IndexFunc(loadWordings().InnerOffices, func(office string) bool {
			short := len(office) <= 3*gazetteer.HanBytes // an office of that name can be the organ itself
			return strings.HasSuffix(phrase, office) && len(phrase) > len(office)+gazetteer.HanBytes && (f.Inner || !short || loadWordings().departmentOffice.MatchString(phrase))
		})
		if i < 0 {
			break
		}
		phrase, cut = strings.TrimSuffix(phrase, loadWordings().InnerOffices[i]), true
		if strings.HasSuffix(phrase, "人民") { // of 人民政府信息公开领导小组
			phrase += "政府"
		}
	}
	return phrase, cut
}

// lastLines is where a signature stands, counted from the end.
const lastLines = 6

// signature finds lines that are an organ's name alone.
func (r *regionReader) signature(add func(mention)) {
	for i, text := range r.texts {
		r.at = i
		if i == 0 || len(text) > 30*gazetteer.HanBytes || strings.ContainsAny(text, "，,。;:《〔[﹝") || isTitle(text) {
			continue
		}
		organ := r.trim(dateOnly.ReplaceAllString(text, ""))
		if organ == "" || len(text)-len(organ) > 12*gazetteer.HanBytes || strings.ContainsAny(text, "一二三四五六七八九十") && strings.Contains(text, "、") {
			continue
		}
		o := r.parse(organ)
		dated := i+1 < len(r.texts) && len(r.texts[i+1]) < 16*gazetteer.HanBytes && fullDate.MatchString(r.texts[i+1])
		if o.bare || !o.hasRegion() && !(dated && o.named()) {
			continue
		}
		switch {
		case dated || i >= len(r.texts)-lastLines || text != organ && fullDate.MatchString(text):
			add(mention{namedOrgan: o, source: "signature", weight: signatureWeight, quote: text})
		case o.kind != Government && o.kind != GovernmentOffice: // a government alone on a line is a site's head
			add(mention{namedOrgan: o, source: "line", weight: lineWeight, quote: text})
		}
	}
}

// named reports whether an organ has a name of its own, without that of a region: that of a township which
// the table has, or of an institution.
func (o namedOrgan) named() bool { return o.kind == Institution || knownTownship(o.township) }

// notSelf takes out the words that only look like an organ's of itself.
var notSelf = strings.NewReplacer("本办法", "", "本部分", "", "全部", "", "本会议", "", "本委托", "")

// selfWords counts the words by which the texts speak as an organ: 局 in 我局, 镇 in 本镇.
func (r *regionReader) selfWords() map[string]int {
	w, counts := loadWordings(), make(map[string]int)
	for i, text := range r.texts {
		if i == 0 {
			continue
		}
		for _, m := range w.self.FindAllStringSubmatch(notSelf.Replace(text), -1) {
			for _, word := range m[1:] {
				if word != "" {
					counts[word]++
				}
			}
		}
	}
	return counts
}

// named counts the organs of the kinds that the texts name after a region.
func (r *regionReader) named(kinds []Kind, add func(mention)) {
	counts := make(map[string]int)
	var order []string
	for i, text := range r.texts {
		if i == 0 {
			continue
		}
		text = withoutQuotes(text)
		for at, chain := range r.chains(text, 1) {
			if tail := namedTail.FindString(text[chain.End:]); tail != "" {
				organ := text[at:chain.End] + tail
				if o := r.parse(organ); slices.Contains(kinds, o.kind) && !loadWordings().notInOrgan.MatchString(o.tail) {
					if counts[organ] == 0 {
						order = append(order, organ)
					}
					counts[organ]++
				}
			}
		}
	}
	for _, organ := range order {
		add(mention{namedOrgan: r.parse(organ), source: "named", weight: min(mostNamed, namedWeight*(1+counts[organ])), quote: organ})
	}
}

var namedTail = regexp.MustCompile(`^(?:[\p{Han}()]{1,16}?(?:局|厅|委员会|委|管委会|街道办事处|街道|镇人民政府|镇政府|乡人民政府|乡政府|苏木人民政府|镇|乡|苏木|大学|学院|医院|公司)|人民政府(?:办公厅|办公室)?|政府(?:办公厅|办公室)?)`)
