package family

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// saysGBK is how a page says that it is in GBK or one of its kin.
var saysGBK = regexp.MustCompile(`(?i)<meta[^<>]*charset\s*=\s*["']?gb`)

// headLength is how much of a page is looked at for its encoding, as browsers do.
const headLength = 1024

func isGBK(page string) bool { return saysGBK.MatchString(page[:min(len(page), headLength)]) }

// queryInGBK spells what is not of ASCII in the query of an address by the encoding of its page, as browsers do: a server
// of the 2000s finds nothing by UTF-8. What GBK does not have stays.
func queryInGBK(query string) string {
	var b strings.Builder
	for _, r := range query {
		bytes, err := simplifiedchinese.GBK.NewEncoder().String(string(r))
		if r < 0x80 || err != nil {
			b.WriteRune(r)
			continue
		}
		for i := range len(bytes) {
			fmt.Fprintf(&b, "%%%02X", bytes[i])
		}
	}
	return b.String()
}
