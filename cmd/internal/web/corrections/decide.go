package corrections

import (
	"context"
	"errors"
	"net/http"

	"nianbao/cmd/internal/web/page"
	"nianbao/store/database"
	"nianbao/store/proposals"
)

// decisions are what an editor can do with a proposal.
var decisions = map[string]func(context.Context, *database.DB, int64, proposals.Decision) error{
	"accept": proposals.Accept,
	"refuse": proposals.Refuse,
	"take-back": func(ctx context.Context, db *database.DB, id int64, d proposals.Decision) error {
		return proposals.TakeBack(ctx, db, id, d.By)
	},
}

// decide does with a proposal what an editor decides, and leads back to the queue.
func (p *Pages) decide(w http.ResponseWriter, r *page.Request) error {
	editor, err := p.editor(r)
	if err != nil {
		return err
	}
	action := field(r, "action")
	do, known := decisions[action]
	if !known {
		return page.BadParameter("action", action)
	}
	found, err := proposals.Find(r.Context(), p.db, r.Value("token"))
	if errors.Is(err, proposals.ErrNotFound) {
		return page.NotFound("")
	}
	if err != nil {
		return err
	}
	err = do(r.Context(), p.writable, found.ID, proposals.Decision{By: editor, Answer: field(r, "answer"), Seen: field(r, "seen"), Breaks: field(r, "breaks") != ""})
	if err != nil {
		return told(err)
	}
	p.log.Info("proposal decided", "id", found.ID, "action", action, "editor", editor)
	query, err := page.Query("done", action, "proposal", found.ID, "state", r.PostForm.Get("state"))
	if err != nil {
		return err
	}
	seeOther(w, r, page.Address(r.Language, "/proposals")+string(query))
	return nil
}
