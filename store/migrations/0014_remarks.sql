-- What is printed in a cell beside its figure, or in place of one: （其中修订16件）, 不适用.
ALTER TABLE observations ADD COLUMN remark TEXT NOT NULL DEFAULT '';

-- NULL: the observation's.
ALTER TABLE printed_figures ADD COLUMN remark TEXT;
