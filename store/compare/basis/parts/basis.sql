-- name: basis_lines
coalesce(group_concat({{}}.id || ' ' || iif({{}}.scope = '', '-', {{}}.scope) || ' ' || ({{}}.identity IN ('doubtful', 'unknown')) || ' '
    || ({{}}.id IN (SELECT report_id FROM findings WHERE code = 'scope-conflict')) || ' ' || coalesce({{}}.form, ''), char(10)), '')
