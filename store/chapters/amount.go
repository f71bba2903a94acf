package chapters

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"nianbao/normalize/number"
	"nianbao/normalize/spelling"
)

// An Amount is an amount of money that a sentence states.
type Amount struct {
	Sentence string `json:"sentence"`
	Printed  string `json:"printed"` // "12.5万元", without spaces and wide digits
	// Yuan is the amount in 元, "" of a price, which is none.
	Yuan string `json:"yuan,omitempty"`
	// Doubt says why it may not be the amount of what was looked for, "" where nothing speaks against it.
	Doubt AmountDoubt `json:"doubt,omitempty"`
}

// An AmountDoubt is why an amount is unclear.
type AmountDoubt string

// The doubts of amounts.
const (
	Approximate AmountDoubt = "approximate" // 约12万元, 12万余元
	Cumulative  AmountDoubt = "cumulative"  // 累计12万元: of several years
	Several     AmountDoubt = "several"     // the sentence states several
	Price       AmountDoubt = "price"       // 每件100元, 10元/页
)

var (
	moneyForm = regexp.MustCompile(`(约|近|逾|超过|不足|共计|每[件页人次份]?)?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(余|多)?(亿|千万|百万|万|千|百)?(余|多)?元(/[^\d，,；。]?)?`)
	// sentenceEnd parts sentences.
	sentenceEnd = regexp.MustCompile(`[。；;！!\n]`)
	cumulative  = regexp.MustCompile(`累计|历年|以来`)
)

// myriads are how many 元 the words before 元 stand for.
var myriads = map[string]int64{"": 1, "百": 100, "千": 1000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}

// amountsIn returns the amounts of money in the sentences of a text that hold one of the words.
func amountsIn(text string, words []string) []Amount {
	if !strings.Contains(text, "元") {
		return nil
	}
	var list []Amount
	for _, sentence := range sentenceEnd.Split(text, -1) {
		told := compact(sentence)
		if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(told, w) }) {
			list = append(list, amountsOf(strings.TrimSpace(sentence))...)
		}
	}
	return list
}

// amountsOf returns the amounts of one sentence.
func amountsOf(sentence string) []Amount {
	var list []Amount
	sums := 0
	for _, m := range moneyForm.FindAllStringSubmatch(spelling.Squeeze(sentence), -1) {
		a := Amount{Sentence: sentence, Printed: m[0]}
		switch {
		case strings.HasPrefix(m[1], "每") || m[6] != "":
			a.Doubt = Price
			list = append(list, a)
			continue
		case m[1] != "" && m[1] != "共计" || m[3] != "" || m[5] != "":
			a.Doubt = Approximate
		case cumulative.MatchString(sentence):
			a.Doubt = Cumulative
		}
		a.Yuan = inYuan(m[2], m[4])
		list = append(list, a)
		sums++
	}
	for i := range list {
		if sums > 1 && list[i].Doubt == "" {
			list[i].Doubt = Several
		}
	}
	return list
}

// inYuan returns digits before a word for a power of ten as 元.
func inYuan(digits, myriad string) string {
	value, err := number.ParseDecimal(strings.ReplaceAll(digits, ",", ""))
	if err != nil {
		return ""
	}
	return number.PlainRat(new(big.Rat).Mul(value.Rat(), big.NewRat(myriads[myriad], 1)))
}
