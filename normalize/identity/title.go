package identity

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"nianbao/extract/document"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/spelling"
)

// cleanText drops all white space and gives full-width and compatibility
// characters their usual form, since titles are spaced out and broken freely.
func cleanText(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(text))
}

const yearExpr = `(?:(?:19|20)\d{2}|二[〇○零0O][〇○零0O一二三四五六七八九]{2})(?:[-—~至](?:19|20)\d{2})?年?度?`

var (
	titleLead = regexp.MustCompile(`^(?:附件?\d*[::.、]?|关于(?:印发|公布|发布|报送)?|` + yearExpr + `|[^\p{Han}\d]+)`)
	titleTail = regexp.MustCompile(yearExpr + `|政府信息公开|信息公开|政务公开|关于|年度报告|年度工作|工作报告|年报|[^\p{Han}()]`)
)

// publishedBy is the title of a notice by which a report is published; the one who publishes stands before.
var publishedBy = regexp.MustCompile(`关于(?:印发|公布|发布|公开|转发)《?([^《》]{2,60}?(?:报告|年报))》?的(?:通知|公告|公示)$`)

// organPhrase returns the words of a cleaned title that name the organ: those
// before the year or before 政府信息公开. It is empty when there are none.
func organPhrase(title string) string {
	if m := publishedBy.FindStringSubmatch(title); m != nil {
		if own := organPhrase(m[1]); own != "" {
			return own
		}
	}
	for {
		lead := titleLead.FindString(title)
		if lead == "" {
			break
		}
		title = title[len(lead):]
	}
	cut := titleTail.FindStringIndex(title)
	if cut == nil {
		return ""
	}
	phrase := title[:cut[0]]
	// In 人民政府信息公开 the word 政府 belongs to the organ.
	if strings.HasSuffix(phrase, "人民") && strings.HasPrefix(title[cut[0]:], "政府") {
		phrase += "政府"
	}
	return balance(strings.TrimSuffix(phrase, "的"))
}

// isTitle tells whether a cleaned text is short enough to be a report's title
// and says what a title says.
func isTitle(text string) bool {
	return len(text) <= 60*gazetteer.HanBytes && strings.Contains(text, "公开") &&
		(strings.Contains(text, "报告") || strings.Contains(text, "年报")) && !strings.ContainsAny(text, "。;")
}

var (
	bareGovernment = regexp.MustCompile(`^(?:自治区|[省市区县旗州盟])?(?:人民政府|政府)?(?:办公室|办公厅|办)?$`)
	// organTail is what makes a region's name in prose part of an organ's name.
	organTail = regexp.MustCompile(`^(?:人民政府|政府|行政公署|行署|\p{Han}{0,14}?(?:局|厅|委员会|管委会|办公室|办事处|人民政府))`)
	// unknownRegion is a government of a region whose name the table lacks.
	unknownRegion = regexp.MustCompile(`^\p{Han}{1,12}?[区县市旗州盟](?:人民政府|政府)?(?:办公室|办公厅)?$`)
	// startsWithLevelWord is a department whose own name begins like a level.
	startsWithLevelWord = regexp.MustCompile(`^(?:市场|市政|市容|区域|区划|县域)`)
	// authorClause holds the author in "本报告由某某根据…编制".
	authorClause = regexp.MustCompile(`由(\p{Han}{3,40}?)(?:根据|依据|依照|按照|按[《省市县区州国条要规统有上]|编制|编写|撰写|负责|汇总)`)
)

// verticalOrgans are names of national organs that stand before the region of
// their local office, as in 国家税务总局淮安市洪泽区税务局.
var verticalOrgans = []string{"国家税务总局", "国家统计局", "国家金融监督管理总局", "中国人民银行", "中国证券监督管理委员会", "中国银行保险监督管理委员会", "国家外汇管理局", "国家矿山安全监察局", "国家能源局", "中国证监会", "中国银保监会", republic, "中国气象局"}

// republic stands before the name of a ministry, or of a region's organ.
const republic = "中华人民共和国"

func cutVerticalOrgan(phrase string) (organ, rest string) {
	for _, organ := range verticalOrgans {
		if rest, ok := strings.CutPrefix(phrase, organ); ok {
			return organ, rest
		}
	}
	return "", phrase
}

// productionCorps has no code in GB/T 2260; only some of its cities have.
const productionCorps = "新疆生产建设兵团"

// TitlesDiffer reports whether two titles are those of reports of different organs, or on
// different years. What one of them does not name is no difference.
func TitlesDiffer(a, b string) bool {
	a, b = cleanText(a), cleanText(b)
	x, y := yearOf(withoutDates(a)), yearOf(withoutDates(b))
	if x != 0 && y != 0 && x != y {
		return true
	}
	one, other := TitleOrgan(a), TitleOrgan(b)
	r := newReader(nil, beside{}, x)
	return one != "" && other != "" && !agree(r.parse(one), r.parse(other))
}

// TitleOrgan returns the organ that a title names, "" for none.
func TitleOrgan(title string) string {
	return newReader(nil, beside{}, 0).trim(organPhrase(cleanText(title)))
}

// ownStart returns on which line a title begins that ends on the line at i and may begin at start.
// A line that is a title by itself and names its organ with its region needs nothing more: what
// stands above is the name of the site, a menu, but for a wider region. So does one that names an
// organ of some length without a region, or a column, but for a line of an organ, a region or a year. And a line
// that is a government's name stands over its site where the next begins with a region of its own.
func ownStart(lines []string, start, i int) int {
	const least = 4 // characters of an organ that may stand by itself
	if _, alone := TitleAt(lines[i:i+1], 0); alone {
		organ := TitleOrgan(lines[i])
		belongs := func(string) bool { return true }
		switch {
		case startsWithRegion(organ):
			belongs = isRegion
		case utf8.RuneCountInString(organ) >= least || NamesColumn(lines[i]):
			belongs = mayBeOfOrgan
		}
		for start < i && !belongs(spelling.Squeeze(lines[start])) {
			start++
		}
	}
	for start+1 < i && isGovernment(spelling.Squeeze(lines[start])) && namesAgain(spelling.Squeeze(lines[start+1]), lines[start]) {
		start++
	}
	return start
}

// mayBeOfOrgan reports whether a line can be a part of the title below it.
func mayBeOfOrgan(line string) bool {
	kind, _ := kindOf(line, line)
	return kind != "" || isRegion(line) || startsWithRegion(line) || namedYear.MatchString(line)
}

// namesAgain reports whether a line begins with a region, or with the short name of that of the line above.
func namesAgain(line, above string) bool {
	stem := gazetteer.Names().StemAt(line, 0)
	return startsWithRegion(line) || stem != "" && strings.Contains(above, stem)
}

// isGovernment reports whether a line is the whole name of a region's government.
func isGovernment(line string) bool {
	o := newReader(nil, beside{}, 0).parse(line)
	return o.kind == Government && o.hasRegion() && !o.bare
}

func startsWithRegion(organ string) bool {
	chain, ok := newReader(nil, beside{}, 0).names.ChainAt(organ, 0, 0)
	return ok && chain.End < len(organ)
}

func isRegion(text string) bool {
	chain, ok := newReader(nil, beside{}, 0).names.ChainAt(text, 0, 0)
	return ok && chain.End == len(text)
}

// sitePart parts the title of a web page into that of the report and those of its columns and its
// site, in whatever order.
var sitePart = regexp.MustCompile(`[_|｜丨>＞»·]+|\s[-—–]+\s|\s+|[-—–]`)

// titleWithin returns the part of the title of a web page that names a report and its organ, all of
// it if there is none.
func titleWithin(title string) string {
	for _, part := range sitePart.Split(title, -1) {
		if _, alone := TitleAt([]string{part}, 0); alone && startsWithRegion(TitleOrgan(part)) {
			return part
		}
	}
	return title
}

// cutShort is what a system puts behind a title that it cuts for want of room.
var (
	cutShort  = regexp.MustCompile(`(?:…|\.{2,})+$`)
	namedYear = regexp.MustCompile(yearExpr)
)

// wholeTitle returns the title that a page has among its metadata, cleaned, as far as it goes. It
// reports false where it is not that of a report.
func wholeTitle(content string) (string, bool) {
	text := cleanText(content)
	if isTitle(text) {
		return text, true
	}
	head := cutShort.ReplaceAllString(text, "")
	return head, head != text && strings.Contains(head, "信息公开") && namedYear.MatchString(head)
}

// columnName is a title that is the name of the column too in which sites have their reports: a page
// that was printed begins with its menu. It stands for the title where no other line is one.
var columnName = regexp.MustCompile(`^(?:政府|政务)?信息公开(?:工作)?(?:年度报告|年报)$`)

// NamesColumn reports whether a title is no more than the name of such a column, over whatever a site
// has there.
func NamesColumn(title string) bool { return columnName.MatchString(spelling.Squeeze(title)) }

// titleLines returns the lines of the report's title: the first short line that
// names an information-disclosure report, with the short lines before it that
// name an organ or a year, and the file's own title where the text has none. Where the text states of
// which year its figures are, a title of that year goes before one of none, and that before one of
// another: pages have their menu above, and list reports of all years.
func titleLines(doc *document.Document) []string {
	lines := opening(doc)
	var column, plain, first []string
	stated := statedYear(lines)
	simplify := Plainer(lines)
	simple := make([]string, len(lines)) // in which names of regions are known
	for i, l := range lines {
		simple[i] = simplify(l)
	}
	for i, l := range lines {
		if m := gluedTitle.FindStringSubmatch(spelling.Squeeze(l)); m != nil {
			lines[i] = m[1]
		} else if m := pageTools.FindStringSubmatch(l); m != nil {
			lines[i] = m[1]
		}
		start, ok := TitleAt(lines, i)
		if !ok {
			continue
		}
		title := slices.Clone(lines[ownStart(simple, start, i) : i+1])
		for j, line := range title {
			title[j] = titleLabel.ReplaceAllString(line, "")
		}
		if NamesColumn(strings.Join(title, "")) {
			if column == nil {
				column = title
			}
			continue
		}
		switch year := yearOf(withoutDates(strings.Join(title, ""))); {
		case stated == 0 || year == stated:
			return title
		case year == 0 && plain == nil:
			plain = title
		case year != 0 && first == nil:
			first = title
		}
	}
	for _, title := range [][]string{plain, first, column} {
		if title != nil {
			return title
		}
	}
	if namesSubject.MatchString(doc.Title) && !strings.Contains(strings.TrimRight(doc.Title, "。"), "。") { // and not sentences
		return []string{titleWithin(doc.Title)}
	}
	return nil
}

// gluedTitle is a title with the preamble right behind it, as texts have it that lost
// their line breaks.
var gluedTitle = regexp.MustCompile(`^([\p{Han}\d][^。；;：:《》]{3,50}?(?:信息|政务)公开[^。；;：:《》]{0,10}?(?:报告|年报))(?:根据|按照|依据|依照|为(?:贯彻|进一步|切实|深入)|本(?:年度)?报告(?:根据|按照|依据|由|是)|一、)`)

// pageTools are what a page has on the line of its title, behind it, or an index card after it where the lines were joined.
var pageTools = regexp.MustCompile(`^(.{6,80}?(?:报告|年报)(?:[（(][^（()）]{1,8}[)）])?)\s*[\[【(（]?\s*(?:(?:字号|字体|打印|浏览次数|点击数?|发布日期|发布时间)\s*[:：\]】]|索\s*引\s*号\s*[:：\s]).*$`)

// TitleAt reports whether a report's title ends with the line at i, and on which line it
// starts: a title set over several lines can have the subject on one of them and the word
// "report" on the next.
func TitleAt(lines []string, i int) (start int, ok bool) {
	joined := spelling.Squeeze(lines[i])
	if !isTitlePart(lines[i]) || !namesReport.MatchString(joined) || isPath(joined) {
		return 0, false
	}
	start = i
	for start > 0 && i-start < 3 && isTitlePart(lines[start-1]) && !isFurniture(lines[start-1]) && !yearsDiffer(spelling.Squeeze(lines[start-1]), joined) {
		start--
		joined = spelling.Squeeze(lines[start]) + joined
	}
	return start, namesSubject.MatchString(joined)
}

// noticeEnd ends the title of what asks for a report.
var noticeEnd = regexp.MustCompile(`(?:通知|通报|公告|的函)$`)

// rest returns the line that goes on where a title ends with the word "report" and is that of a
// notice: 关于做好年度报告 / 编制和公布工作的通知.
func rest(title, paragraphs []string) string {
	if len(title) == 0 {
		return ""
	}
	at := slices.Index(paragraphs, title[len(title)-1])
	if at < 0 || at+1 == len(paragraphs) {
		return ""
	}
	if next := spelling.Squeeze(paragraphs[at+1]); isTitlePart(next) && noticeEnd.MatchString(next) {
		return next
	}
	return ""
}

// yearsDiffer reports whether two lines name years that are not the same, as those of a list do.
func yearsDiffer(a, b string) bool {
	x, y := yearOf(withoutDates(a)), yearOf(withoutDates(b))
	return x != 0 && y != 0 && x != y
}

// titleLabel is what a page's index card or a crawler puts before a title.
var titleLabel = regexp.MustCompile(`^\s*[•*·]?\s*(?:标\s*题|名\s*称|题\s*名|主\s*题)\s*[:：]?\s*`)

// furniture is a line that a page has beside its text.
var furniture = regexp.MustCompile(`发文|成文|分类|文号|字号|星期|〔|﹝|^第?\d+号|登录|登陆|注册|无障碍|长者|首页|位置|索引号|发布日期|发布时间|来源|点击|浏览|字体|打印|正文$|^(?:政府)?信息公开(?:年报)?$|特殊符号|政务公开|文档内容|^引言|^目录|www|http|相关(?:解读|文件)|\|.*\||^[\d/.\-年月日()（）]+$`)

func isFurniture(line string) bool { return furniture.MatchString(spelling.Squeeze(line)) }

// sitePath is a line that says where on its site a page is. What it names are columns, which go by
// years of their own: that of the publication, or of any other report.
var sitePath = regexp.MustCompile(`^(?:(?:您|你|我)?(?:现在|当前|目前)?(?:的|所在的?)?位置|当前栏目|(?:网站)?首页)[:：]?.*(?:>|＞|》|»|›|→|/|\||·)`)

// isPath reports whether a line without spaces is the path of a page.
func isPath(line string) bool {
	return utf8.RuneCountInString(line) <= 2*maxTitleLine && sitePath.MatchString(line)
}

func isTitlePart(line string) bool {
	line = spelling.Squeeze(line)
	line = titleLabel.ReplaceAllString(line, "")
	return line != "" && utf8.RuneCountInString(line) <= maxTitleLine && !strings.ContainsAny(line, "。；：:;")
}
