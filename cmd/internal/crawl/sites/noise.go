package sites

import "strings"

// shortestNoise is how long the values of a parameter are that can be noise: a number of a few
// digits is that of something.
const shortestNoise = 5

// DiffersIn returns the parameter in which alone two addresses differ, by values that can be noise, and
// what is the same of them. It reports false for others.
func DiffersIn(a, b string) (parameter, rest string, ok bool) {
	beforeA, queryA, _ := strings.Cut(a, "?")
	beforeB, queryB, _ := strings.Cut(b, "?")
	pairsA, pairsB := strings.Split(queryA, "&"), strings.Split(queryB, "&")
	if beforeA != beforeB || len(pairsA) != len(pairsB) || queryA == "" {
		return "", "", false
	}
	var same []string
	for i := range pairsA {
		nameA, valueA, _ := strings.Cut(pairsA[i], "=")
		nameB, valueB, _ := strings.Cut(pairsB[i], "=")
		switch {
		case nameA != nameB:
			return "", "", false
		case valueA == valueB:
			same = append(same, pairsA[i])
		case parameter != "" || len(valueA) < shortestNoise || len(valueB) < shortestNoise:
			return "", "", false
		default:
			parameter = nameA
		}
	}
	return parameter, beforeA + "?" + strings.Join(same, "&"), parameter != ""
}
