package corrections

import (
	"context"
	"errors"
	"net/http"

	"nianbao/cmd/internal/web/page"
	"nianbao/store/proposals"
)

// undecided are the reasons for which a decision is not taken, with what is told.
var undecided = map[error]string{proposals.ErrChanged: "decide-changed", proposals.ErrBreaks: "decide-breaks", proposals.ErrNegative: "propose-negative",
	proposals.ErrDecided: "decide-decided", proposals.ErrGone: "decide-gone", proposals.ErrNoAnswer: "decide-no-answer", proposals.ErrTooLong: "decide-too-long",
	proposals.ErrNotAccepted: "decide-not-accepted"}

// told returns an error of a decision as it is told: as a conflict, if it is one for which a decision is not taken.
func told(err error) error {
	for refused, key := range undecided {
		if errors.Is(err, refused) {
			return &page.Problem{Status: http.StatusConflict, Key: key, Err: err}
		}
	}
	return err
}

// editor returns who has signed in and sent a form of a page of this session.
func (p *Pages) editor(r *page.Request) (string, error) {
	session, ok := p.session(r.Request)
	switch {
	case !ok:
		return "", &page.Problem{Status: http.StatusUnauthorized, Key: "problem-sign-in"}
	case !session.Holds(field(r, "form")):
		return "", &page.Problem{Status: http.StatusForbidden, Key: "problem-cross-origin"}
	}
	return session.Editor, nil
}

// acceptOwn accepts what an editor has just proposed, with the page in view: the correction is made at once, and
// kept as any other, with who proposed it and who decided.
func (p *Pages) acceptOwn(ctx context.Context, token, editor string, seen proposals.Cell, breaks bool) error {
	own, err := proposals.Find(ctx, p.db, token)
	if err == nil {
		err = proposals.Accept(ctx, p.writable, own.ID, proposals.Decision{By: editor, Seen: seen.Key(), Breaks: breaks})
	}
	if err != nil {
		return told(err)
	}
	p.log.Info("proposal decided", "id", own.ID, "action", "accept", "editor", editor)
	return nil
}
