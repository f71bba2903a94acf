-- The address of the cell of a spreadsheet in which something stands, as 统计表!B7; NULL in what
-- comes from other files. page is the sheet there, among those that are seen, line the row; the
-- box counts columns and rows.
ALTER TABLE sections ADD COLUMN cell TEXT;
ALTER TABLE subheadings ADD COLUMN cell TEXT;
ALTER TABLE observations ADD COLUMN cell TEXT;
ALTER TABLE unplaced_figures ADD COLUMN cell TEXT;
ALTER TABLE evidence ADD COLUMN cell TEXT;
ALTER TABLE findings ADD COLUMN cell TEXT;
ALTER TABLE printed_tables ADD COLUMN cell TEXT;
ALTER TABLE printed_figures ADD COLUMN cell TEXT;
