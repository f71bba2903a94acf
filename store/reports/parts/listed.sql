-- What a list of reports is asked for besides regions and names of organs, by the parameters of Browse; {{}} is the table reports in the
-- statement.

-- name: listed
((:from_year = 0 OR {{}}.year >= :from_year)
 AND (:to_year = 0 OR {{}}.year <= :to_year)
 AND (:kind = '' OR {{}}.organ_kind = :kind)
 AND (:identity = '' OR {{}}.identity = :identity)
 AND {{among {{}}}}
 AND (NOT :latest OR {{latest {{}}}}))
