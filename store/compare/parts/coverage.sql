-- name: coverage_lines
coalesce(group_concat({{}}.id || ' ' || iif({{}}.scope = '', '-', {{}}.scope) || ' ' || coalesce({{}}.region_code, '-') || ' ' || coalesce({{}}.year, 0), char(10)
    ORDER BY {{}}.region_code, {{}}.year, {{}}.id), '')
