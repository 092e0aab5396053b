"""Lists: narrowed by facets with counts, sorted, in columns and views that each person keeps, as page, XLSX and CSV."""
