package store

// What the tests look at behind the door.
var (
	Own          = queries
	Migrations   = migrations
	Migrate      = migrate
	MakeViews    = makeViews
	CompareOlder = compareOlder
	ViewNames    = viewNames
)
