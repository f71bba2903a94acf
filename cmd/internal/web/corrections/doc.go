// Package corrections has the pages about corrections: which were made, and, where editors have been
// named, a form on which anybody proposes one, what became of a proposal, and the queue in which
// editors decide. In come the database and, for proposals, one that is open for writing with the
// sessions of the editors; out go views, and answers to forms that are sent. Nothing is written on a
// GET. What a correction does is store's business, and who is an editor that of package editors.
package corrections
