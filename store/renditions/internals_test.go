package renditions

// Own are the statements of this room, for its tests.
var Own = queries
