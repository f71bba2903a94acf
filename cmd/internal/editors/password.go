package editors

import (
	"errors"
	"fmt"
	"regexp"
	"unicode/utf8"

	"golang.org/x/crypto/bcrypt"
)

// Bounds on passwords and on what they cost to try.
const (
	leastPassword = 12 // characters
	mostPassword  = 72 // bytes: bcrypt looks at no more
	cost          = 12 // of new hashes: some 0.2 seconds
	leastCost     = 10
	mostCost      = 15
)

// ErrPassword tells what is wrong with a password.
var ErrPassword = errors.New("a password has 12 characters or more, and at most 72 bytes")

// namePattern has the names of editors: what stands in records of corrections and in front of a colon.
var namePattern = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,39}$`)

// Line returns the line of a file of editors for a name and a password.
func Line(name, password string) (string, error) {
	if !namePattern.MatchString(name) {
		return "", fmt.Errorf("%q is no name of an editor: letters, digits and . _ - of any script, at most 40", name)
	}
	if utf8.RuneCountInString(password) < leastPassword || len(password) > mostPassword {
		return "", ErrPassword
	}
	hash, err := bcrypt.GenerateFromPassword([]byte(password), cost)
	if err != nil {
		return "", fmt.Errorf("password: %w", err)
	}
	return name + ":" + string(hash), nil
}

// matches reports whether a password has the hash. It takes as long whatever the password is.
func matches(hash, password string) bool {
	tooLong := len(password) > mostPassword
	if tooLong {
		password = password[:mostPassword]
	}
	return bcrypt.CompareHashAndPassword([]byte(hash), []byte(password)) == nil && !tooLong
}

// checkHash returns the cost of a hash, or why it is none.
func checkHash(hash string) (int, error) {
	n, err := bcrypt.Cost([]byte(hash))
	if err != nil || len(hash) != 60 {
		return 0, errors.New("what follows the name is no hash of bcrypt")
	}
	if n < leastCost || n > mostCost {
		return 0, fmt.Errorf("the cost of the hash is %d, and not from %d to %d", n, leastCost, mostCost)
	}
	return n, nil
}
